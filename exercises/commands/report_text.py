"""What the command line says about the report for a clinician."""

from datetime import date

from exercises.library.problems import short

SINCE_HELP = "the first day, such as 2025-11-20; 12 weeks ago without it"
NOTES_HELP = "with what you wrote about your sessions"
NAME_HELP = "your name, for the paper only; a line to write it on without it"
OUT_HELP = "the PDF to write"


def not_pdf(path: str) -> str:
    """A file of another kind."""
    return f'"{short(path)}" must end in .pdf.'


def since_later(since: date) -> str:
    """A first day that has not come yet."""
    return f"{since.isoformat()} has not come yet; there is nothing to report from then on."


def nothing_there(first: date, last: date) -> str:
    """Nothing was done or told in this time."""
    return f"There is nothing to report: nothing was done or told from {first.isoformat()} to {last.isoformat()}."


def needs_qt(what: str) -> str:
    """A PDF can't be made here."""
    return f"A PDF can't be made here: {what}. `amble export --csv` writes your history as a table."
