"""What the command line says about the history that goes out to a file and comes in from one."""

from exercises.commands.text import counted, listed
from exercises.history.taking_in import TakenIn

CSV_HELP = "the history as a table, one row for each step"
JSON_HELP = "everything in the history as JSON, which `amble import` takes in again"
ICS_HELP = "the coming two weeks and what was done, as a calendar file"
BOM_HELP = "begin the table with the mark by which older versions of Excel know UTF-8"
OUT_HELP = "the file to write, such as evening.amble; for the history standard output without it"


def written(path: str) -> str:
    """A file was written."""
    return f"Written: {path}"


def is_the_history(path: str) -> str:
    """A file that was named is the history itself."""
    return f"{path} is the history itself; please name another file."


def without_plan() -> str:
    """Nothing is known of the coming days."""
    return "No walking plan can be used at the moment, so the calendar has what was done and nothing ahead."


def not_with_names(option: str) -> str:
    """The history and routines can't go into one file."""
    return f"{option} writes your history; routines go into a file of their own."


def bom_without_csv() -> str:
    """The mark belongs to tables only."""
    return "--bom goes with --csv only."


def not_for_a_history(path: str) -> str:
    """Choices between mine and theirs don't fit a history."""
    return f"{path} is a history: both sides are always kept, so --theirs, --both and --choose have no use here."


def refused(path: str, why: str) -> str:
    """A document that can't be taken in."""
    return f"{path} can't be taken in. {why}"


def table_holds_less() -> str:
    """What a table can't bring back."""
    return (
        "A table holds less than JSON: its seconds are rounded, and pain told on the way, the routine as it was and "
        "notes beside sessions are not in it."
    )


def no_text(path: str) -> str:
    """A document in some other encoding."""
    return f"{path} can't be taken in. It is not in UTF-8."


def taken_in(path: str, found: TakenIn, *, dry_run: bool) -> list[str]:
    """What of a document is new, known, and told otherwise."""
    merged = found.merged
    deleted = merged.sessions_deleted + merged.facts_deleted
    known = _both(
        found.sessions - merged.sessions - merged.sessions_deleted, found.facts - merged.facts - merged.facts_deleted
    )
    lines = [
        path,
        f"  new      {_both(merged.sessions, merged.facts)}",
        f"  known    {known}",
    ]
    if merged.changed:
        lines.append(f"  changed  {counted(merged.changed, 'known one')} changed since; what was said before is kept")
    if deleted:
        lines.append(f"  deleted  {counted(deleted, 'deleted one')}: stays deleted")
    nothing = merged.is_nothing
    if dry_run:
        return [*lines, "Nothing would be taken in." if nothing else "This would be taken in."]
    return [*lines, "Nothing was taken in." if nothing else "Taken in."]


def _both(sessions: int, facts: int) -> str:
    return listed([counted(sessions, "session"), counted(facts, "other note")])
