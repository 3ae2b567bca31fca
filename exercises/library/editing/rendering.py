"""New pieces as YAML text, in the manner of the file they go into."""

from collections.abc import Mapping as Keyed
from collections.abc import Sequence as Listed
from dataclasses import dataclass
from typing import Final

from exercises.library.editing.document import Value
from exercises.library.editing.order import BRACKETS, LINES
from exercises.library.editing.writing import fits_plain, literal_lines, safe, written

LONGEST_LINE: Final = 110


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is written: its line ends, and the columns between a key and the dashes or keys below it.

    With `padded` there is a space inside brackets, with `short_steps` a step stands on one line, with `one_line` a text
    that has several lines does.
    """

    line_end: str = "\n"
    dash_in: int = 2
    key_in: int = 2
    after_dash: int = 2
    padded: bool = False
    short_steps: bool = False
    one_line: bool = False

    def item(self, value: Value, column: int) -> str:
        """A list item, from its dash on to its line end; with `short_steps` on one line where that is possible."""
        flow = self.short_steps
        dash = "-" + " " * (self.after_dash - 1)
        inner = column + self.after_dash
        if isinstance(value, Keyed) and value and not (flow and fits_one_line(value, column)):
            return dash + self.entries(value, inner)
        if _is_list(value) and value and not (flow or all(_short_word(part) for part in _parts(value))):
            return dash + self.items(value, inner)
        if isinstance(value, str):
            return dash + self.text(value, column) + self.line_end
        return (dash + self.flow(value)).rstrip(" ") + self.line_end

    def items(self, value: Value, column: int) -> str:
        """List items, the first from its dash on."""
        return (" " * column).join(self.item(part, column) for part in _parts(value))

    def entries(self, value: Keyed[str, Value], column: int) -> str:
        """Keys with their values, the first from its key on."""
        return (" " * column).join(self.entry(key, part, column) for key, part in value.items())

    def entry(self, key: str, value: Value, column: int, *, flow: bool | None = None) -> str:
        """A key with its value, from the key on to its line end; `flow` decides about brackets (None: as usual)."""
        name = written(key, flow=False)
        if value is None:
            return f"{name}:{self.line_end}"
        if isinstance(value, str):
            return f"{name}: {self.text(value, column)}{self.line_end}"
        if not value or (in_brackets(key, value, column) if flow is None else flow):
            return f"{name}: {self.flow(value)}{self.line_end}"
        if isinstance(value, Keyed):
            inner = column + self.key_in
            return f"{name}:{self.line_end}{' ' * inner}{self.entries(value, inner)}"
        inner = column + self.dash_in
        return f"{name}:{self.line_end}{' ' * inner}{self.items(value, inner)}"

    def text(self, text: str, column: int) -> str:
        """A text behind a key or dash at a column: on the same line, or below `|` where it has several lines."""
        lines = literal_lines(text) if "\n" in text and not self.one_line else None
        if lines is None:
            return written(text, flow=False)
        indent = " " * (column + 2)
        return self.line_end.join(["|-", *(f"{indent}{line}" if line else "" for line in lines)])

    def flow(self, value: Value, quote: str = "") -> str:
        """Anything on one line, as it stands between brackets."""
        if value is None:
            return ""
        if isinstance(value, str):
            return written(value, flow=True, quote=quote)
        pad = " " if self.padded and value else ""
        if isinstance(value, Keyed):
            pairs = (self.pair(key, part) for key, part in value.items())
            return f"{{{pad}{', '.join(pairs)}{pad}}}"
        return f"[{pad}{', '.join(map(self.flow, value))}{pad}]"

    def pair(self, key: str, value: Value) -> str:
        """A key with its value on one line."""
        return f"{written(key, flow=True)}: {self.flow(value)}"


def in_brackets(key: str, value: Value, column: int) -> bool:
    """Whether a new list or mapping usually stands between brackets."""
    if key in LINES:
        return False
    if not fits_one_line(value, column + len(key)):
        return False
    if isinstance(value, Keyed):
        return key in BRACKETS or all(isinstance(part, str) for part in value.values())
    return key in BRACKETS or all(_short_word(part) for part in _parts(value))


def fits_one_line(value: Value, column: int) -> bool:
    """Whether a list or mapping can be read well on one line."""
    if isinstance(value, Keyed) and ("steps" in value or any(_deep(part) for part in value.values())):
        return False
    flow = Manner().flow(value)
    return column + len(flow) <= LONGEST_LINE and "\\n" not in flow


def _deep(value: Value) -> bool:
    return isinstance(value, Keyed) or (_is_list(value) and any(not _short_word(part) for part in _parts(value)))


def _short_word(value: Value) -> bool:
    return isinstance(value, str) and len(value) <= 40 and safe(value) and fits_plain(value, flow=True)


def _is_list(value: Value) -> bool:
    return isinstance(value, Listed) and not isinstance(value, str)


def _parts(value: Value) -> Listed[Value]:
    assert isinstance(value, Listed)  # noqa: S101 - asked before
    return value
