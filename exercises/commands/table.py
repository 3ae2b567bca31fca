"""Text in columns."""

from collections.abc import Sequence
from typing import Final

from exercises.library.problems import display_width

NAME_COLUMNS: Final = 32


def as_table(rows: Sequence[Sequence[str]], right: Sequence[int] = (), indent: str = "") -> list[str]:
    """Lines with columns two spaces apart; the columns numbered in `right` end in line instead of beginning so."""
    widths = [max(display_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = []
        for index, (cell, width) in enumerate(zip(row, widths, strict=True)):
            space = " " * (width - display_width(cell))
            cells.append(space + cell if index in right else cell + space)
        lines.append((indent + "  ".join(cell for cell, width in zip(cells, widths, strict=True) if width)).rstrip())
    return lines


def shortened(text: str, columns: int) -> str:
    """A text cut with … to so many columns of the terminal, so that one long name does not push a table apart."""
    if display_width(text) <= columns:
        return text
    kept = ""
    for character in text:
        if display_width(kept + character) > columns - 1:
            break
        kept += character
    return kept + "…"
