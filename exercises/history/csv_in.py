"""Reading a table that this program wrote, also after a spreadsheet has saved it again."""

import csv
import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, NoReturn

from exercises.history.csv_cells import unguarded
from exercises.history.csv_out import ONCE_COLUMNS, PLACES_APART, SESSION_COLUMNS
from exercises.history.document_fields import Fields, NotReadableError
from exercises.history.document_values import record_in
from exercises.history.export import STEP_COLUMNS, STEP_KEYS
from exercises.session.record import SessionRecord

# By these a table is known as one of ours, wherever they stand.
_NEEDED: Final = frozenset(("id", "name", "kind", "started", "outcome", "step_active_seconds", "step_outcome"))
# Spreadsheets put in place of the comma what is usual where they run.
_SEPARATORS: Final = (",", ";", "\t")
_WHOLE: Final = re.compile(r"([0-9]{1,9})(?:[.,]0+)?")
_DECIMAL: Final = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{1,20})?(?:[eE][+-]?[0-9]{1,3})?")
_TRUTH: Final = {"yes": True, "true": True, "no": False, "false": False}
_WHOLES: Final = frozenset(
    ("pain_before", "pain_peak", "pain_after", "pain_next_day", "effort", "set", "reps_planned", "reps_done")
)
_DECIMALS: Final = frozenset(
    (
        *("planned_seconds", "active_seconds", "walk_planned_seconds", "walk_active_seconds", "kilometres"),
        *("step_planned_seconds", "step_active_seconds"),
    )
)
_FLAGS: Final = frozenset(("leg", "sleep_lost", "logged_by_hand"))


class _Row(Fields):
    """A row, or a session with all of its rows, whose troubles are told with the line and the column."""

    __slots__ = ()

    def each(self, name: str) -> Iterator[Fields]:
        yield from self.value.get(name, ())

    def _wrong(self, name: str, due: str) -> NoReturn:
        column = f"step_{name}" if "steps" not in self.value and f"step_{name}" in STEP_COLUMNS else name
        raise NotReadableError(f"{self.place}: {column} must be {due}.")


def is_own_csv(text: str) -> bool:
    """Whether a text begins as `amble export --csv` and `amble history --csv` begin, whatever follows."""
    return _separator(text) is not None


def read_csv(text: str) -> tuple[SessionRecord, ...]:
    """The sessions of a table, in the order of their first rows; the steps of one in the order of theirs.

    A table holds less than JSON: seconds are rounded, and pain told on the way, the routine as it was and earlier
    values are not in it. A session's numbers may stand in one of its rows or, as in older tables, in each. Raises
    AmbleError with the line where something can't be.
    """
    separator = _separator(text)
    if separator is None:
        raise NotReadableError("It is no table that Amble wrote.")
    found: dict[str, _Told] = {}
    for line, row in _rows(text, separator):
        told = found.setdefault(row.get("id", ""), _Told(line))
        told.add(row, line)
    return tuple(record_in(told.session()) for told in found.values())


class _Told:
    """What the rows of one session tell of it."""

    def __init__(self, line: int) -> None:
        self._line = line
        self._cells: dict[str, str] | None = None
        self._steps: list[_Row] = []

    def add(self, row: dict[str, str], line: int) -> None:
        """Take a row, in whichever order a spreadsheet has put them; it must not contradict the others."""
        cells = {name: row.get(name, "") for name in SESSION_COLUMNS}
        known = self._cells = self._cells or cells
        for name, told in cells.items():
            if name in ONCE_COLUMNS and "" in (told, known[name]):
                known[name] = told or known[name]
            elif told != known[name]:
                raise NotReadableError(f"Line {line} tells its session differently from line {self._line}.")
        if any(row.get(name) for name in STEP_COLUMNS):
            self._steps.append(_step(row, line))

    def session(self) -> _Row:
        """The session with its steps; what is wrong in it is told with its first line."""
        return _Row({**_values(self._cells or {}, SESSION_COLUMNS), "steps": self._steps}, f"Line {self._line}")


def _separator(text: str) -> str | None:
    """What stands between the cells of a table of ours; None for any other text."""
    head = text.removeprefix("\ufeff")[:4000].splitlines()[:1]
    for separator in _SEPARATORS:
        names = next(csv.reader(head, delimiter=separator), [])
        if set(names) >= _NEEDED:
            return separator
    return None


def _rows(text: str, separator: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row by the names of its columns, with the line at which it begins."""
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="")
    with _long_cells():
        reader = csv.reader(lines, delimiter=separator, strict=True)
        names, line = next(reader), reader.line_num + 1
        twice = next((name for name in names if name and names.count(name) > 1), None)
        if twice is not None:
            raise NotReadableError(f"Line 1: {twice} stands there twice.")
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise NotReadableError(f"Line {line}: a quotation mark is missing, or out of place.") from error
            if any(row):
                if any(row[len(names) :]):
                    raise NotReadableError(f"Line {line} has more cells than there are columns.")
                yield line, dict(zip(names, row, strict=False))
            line = reader.line_num + 1


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let notes be of any length; the reader's own limit holds for the whole program."""
    before = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _step(row: dict[str, str], line: int) -> _Row:
    found = _values(row, STEP_COLUMNS)
    return _Row({key: found[column] for key, column in zip(STEP_KEYS, STEP_COLUMNS, strict=True)}, f"Line {line}")


def _values(row: dict[str, str], columns: tuple[str, ...]) -> dict[str, Any]:
    return {name: _value(name, row.get(name, "")) for name in columns}


def _value(name: str, text: str) -> Any:
    """What a cell says; a text that is no number where one is due stays what it is, and is refused as such."""
    if name == "where":
        return unguarded(text).split(PLACES_APART) if text else []
    if not text:
        return None
    if name in _WHOLES and (whole := _WHOLE.fullmatch(text)):
        return int(whole[1])
    if name in _DECIMALS and _DECIMAL.fullmatch(text):
        return float(text.replace(",", "."))
    if name in _FLAGS:
        return _TRUTH.get(text.casefold(), text)
    return unguarded(text)
