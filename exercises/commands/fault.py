"""What a command says when the fault is ours: two lines for people, and the details in a file for us."""

import sys
import tempfile
import traceback
from types import TracebackType

from exercises import __version__
from exercises.commands import text


def tell_of_faults() -> None:
    """From now on an error that nobody expected is told in two lines instead of a traceback."""
    sys.excepthook = _tell


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    details = "".join(traceback.format_exception(kind, error, trace))
    name = traceback.format_exception_only(kind, error)[-1].strip()
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="replace", prefix="amble-fault-", suffix=".txt", delete=False
        ) as file:
            file.write(f"Amble {__version__}, Python {sys.version}, {sys.platform}\n{details}")
        where = file.name
    except OSError:
        where = ""
    if sys.stderr is not None:
        sys.stderr.write(f"{text.our_fault(name)}\n{text.fault_details(where) if where else details}\n")
