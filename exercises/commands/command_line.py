"""Finds the command that the words ask for and runs it; whatever goes wrong becomes a sentence and an exit status."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from exercises import __version__
from exercises.clock import SystemClock
from exercises.commands import help_text, text, usage_text
from exercises.commands.arguments import UsageError
from exercises.commands.context import Context
from exercises.commands.output import drop_output, make_streams_safe, say, say_all, warn
from exercises.errors import AmbleError
from exercises.library.problems import did_you_mean
from exercises.paths import DataFolder, data_folder

if TYPE_CHECKING:
    from exercises.phone.handout import SheetPrinter
    from exercises.report.content import ReportPrinter

DONE = 0
NOT_POSSIBLE = 1
WRONG_USAGE = 2
INTERRUPTED = 130

Command = Callable[[Sequence[str], Context], int]


def run(
    words: Sequence[str],
    data: str | None = None,
    sheet_printer: "Callable[[], SheetPrinter] | None" = None,
    report_printer: "Callable[[], ReportPrinter] | None" = None,
) -> int:
    """Run one command and return its exit status.

    `data` is what was given with --data, `sheet_printer` and `report_printer` give what makes a PDF.
    """
    make_streams_safe()

    def context(folder: DataFolder) -> Context:
        return Context(folder, SystemClock(), sheet_printer, report_printer)

    try:
        return _run(words[0], words[1:], data, context)
    except UsageError as error:
        return _say_why(WRONG_USAGE, str(error), help_text.see_help(words[0]))
    except AmbleError as error:
        return _say_why(NOT_POSSIBLE, str(error))
    except BrokenPipeError:  # whoever read our output had enough of it
        drop_output()
        return DONE
    except OSError as error:
        # What names a file says something about that file: a name that is too long, a disk that is gone.
        if not isinstance(error.filename, str):
            raise
        return _say_why(NOT_POSSIBLE, text.unusable_path(error.filename, error.strerror or str(error)))
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit:  # argparse has shown a command's help
        return DONE


def _run(name: str, rest: Sequence[str], data: str | None, context: Callable[[DataFolder], Context]) -> int:
    if name in ("--help", "-h", "help"):
        say_all(help_text.overview())
        return DONE
    if name == "--version":
        say(f"Amble {__version__}")
        return DONE
    if name not in help_text.COMMANDS:
        raise UsageError(_unknown(name))
    if "--data" in rest or "--data=" in rest:
        raise UsageError(usage_text.value_missing("--data"))
    folder = data_folder(data)
    if folder.root.exists() and not folder.root.is_dir():
        raise AmbleError(text.data_is_no_folder(str(folder.root)))
    return _command(name)(rest, context(folder))


def _unknown(name: str) -> str:
    option = name.partition("=")[0]
    if option == "--data":
        return usage_text.value_missing("--data")
    if name.startswith("-"):
        return usage_text.unknown_option(
            option, did_you_mean(option, ("--help", "--version", "--data", "--background"))
        )
    return usage_text.unknown_command(name, did_you_mean(name, help_text.COMMANDS))


def _command(name: str) -> Command:
    """Import the one command that was asked for, and nothing of the others."""
    match name:
        case "check":
            from exercises.commands.check import check

            return check
        case "list":
            from exercises.commands.list import list_routines

            return list_routines
        case "show":
            from exercises.commands.show import show

            return show
        case "follow":
            from exercises.commands.follow import follow

            return follow
        case "history":
            from exercises.commands.history import history

            return history
        case "plan":
            from exercises.commands.plan import plan

            return plan
        case "log":
            from exercises.commands.log import log

            return log
        case "sheet":
            from exercises.commands.sheet import sheet

            return sheet
        case "report":
            from exercises.commands.report import report

            return report
        case "export":
            from exercises.commands.export import export

            return export
        case "import":
            from exercises.commands.import_files import import_files

            return import_files
        case _:
            return _command_that_keeps(name)


def _command_that_keeps(name: str) -> Command:
    """The commands about the history's file as a whole."""
    match name:
        case "backup":
            from exercises.commands.backup import backup

            return backup
        case "restore":
            from exercises.commands.restore import restore

            return restore
        case "merge":
            from exercises.commands.merge import merge

            return merge
        case _:
            raise AssertionError(name)


def _say_why(status: int, *lines: str) -> int:
    try:
        for line in lines:
            warn(line)
    except (AmbleError, BrokenPipeError):  # nobody reads standard error either
        drop_output()
    return status
