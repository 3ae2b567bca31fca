"""Cells of a CSV table: texts that no spreadsheet takes for a formula, and what they were before."""

import re
from typing import Final

# What spreadsheets begin to compute at, also in full width; a tab or a line end before it does not stop them.
_FORMULA: Final = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")


def cell(value: object) -> str:
    """A cell that a spreadsheet shows and never computes."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    return guarded(str(value))


def guarded(text: str) -> str:
    """A text with an apostrophe before it where it would be a formula.

    One that has apostrophes before a formula's sign already gets one more, so that `unguarded` gives each text back.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
