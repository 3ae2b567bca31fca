"""What every command gets: the user's folder, a clock, and what only the window's side of the program can do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exercises.clock import Clock
from exercises.paths import DataFolder

if TYPE_CHECKING:
    from exercises.phone.handout import SheetPrinter
    from exercises.report.content import ReportPrinter


@dataclass(frozen=True, slots=True)
class Context:
    """Where the user's files are, what time it is, and how PDFs are made (None: they can't be).

    `sheet_printer` and `report_printer` give the functions that print; only then is Qt loaded.
    """

    data: DataFolder
    clock: Clock
    sheet_printer: "Callable[[], SheetPrinter] | None" = None
    report_printer: "Callable[[], ReportPrinter] | None" = None
