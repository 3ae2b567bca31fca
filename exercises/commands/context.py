"""What every command gets: the user's folder, a clock, and what only the window's side of the program can do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exercises.clock import Clock
from exercises.paths import DataFolder

if TYPE_CHECKING:
    from exercises.phone.handout import SheetPrinter


@dataclass(frozen=True, slots=True)
class Context:
    """Where the user's files are, what time it is, and how a PDF is made (None: it can't be).

    `sheet_printer` gives the function that prints; only then is Qt loaded.
    """

    data: DataFolder
    clock: Clock
    sheet_printer: "Callable[[], SheetPrinter] | None" = None
