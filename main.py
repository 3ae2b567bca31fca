"""Starts Amble: reads the command line, then opens the window or runs one command; only this file knows both."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exercises.phone.handout import SheetPrinter
    from exercises.report.content import ReportPrinter


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for, and return the exit status.

    Nothing is imported for the window before it is known that the window is wanted, and nothing else then.
    """
    words, data = split_data(sys.argv[1:] if arguments is None else arguments)
    in_background = words == ["--background"]
    if words and not in_background and not is_shared_file(words):
        from exercises.commands.command_line import run
        from exercises.commands.fault import tell_of_faults

        if arguments is None:
            tell_of_faults()
        return run(words, data, _sheet_printer, _report_printer)
    return _open_window(data, () if in_background else words, in_background=in_background)


def is_shared_file(words: Sequence[str]) -> bool:
    """Whether the words are nothing but a file that somebody shared, as a file manager passes it on."""
    return len(words) == 1 and words[0].lower().endswith(".amble") and not words[0].startswith("-")


def split_data(words: Sequence[str]) -> tuple[list[str], str | None]:
    """Take `--data DIR` out of the words, before or after the command, and return the rest and DIR.

    A `--data` with nothing behind it stays, so that whoever reads the rest says what is wrong.
    """
    rest: list[str] = []
    data = None
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            return [*rest, word, *waiting], data
        if word == "--data" and waiting and waiting[0]:
            data = waiting.pop(0)
        elif word.startswith("--data=") and word != "--data=":
            data = word.removeprefix("--data=")
        else:
            rest.append(word)
    return rest, data


def _sheet_printer() -> "SheetPrinter":
    """Load what makes a PDF; raises ImportError where Qt is not there."""
    from gui.printing.sheet import sheet_pdf

    return sheet_pdf


def _report_printer() -> "ReportPrinter":
    """The same for the report."""
    from gui.printing.report import report_pdf

    return report_pdf


def _open_window(data: str | None, shared: Sequence[str], *, in_background: bool) -> int:
    from exercises.commands.display import why_no_window
    from exercises.paths import data_folder

    reason = why_no_window()
    if reason:
        sys.stderr.write(reason + "\n")
        return 1
    try:
        from gui.program import run_window
    except ImportError as error:
        from exercises.commands.display import what_qt_misses

        sys.stderr.write(what_qt_misses(error) + "\n")
        return 1
    return run_window(data_folder(data), shared, in_background=in_background)


if __name__ == "__main__":
    sys.exit(main())
