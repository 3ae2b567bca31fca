"""What Enter, Tab and the comment key do to lines."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from exercises.library.editing.order import KeyPath
from gui.editor.yaml.context import StateAt, goes_on, item_column, line_shape, list_column, path_at
from gui.editor.yaml.scanner import START, Kind, Mode, indent_of, scan

STEP: Final = 2


class Piece(NamedTuple):
    """The columns from `start` to `end` of a line give way to a text."""

    start: int
    end: int
    text: str


def new_line(
    lines: Sequence[str],
    row: int,
    column: int,
    state_at: StateAt,
    is_list: Callable[[KeyPath], bool],
    is_mapping: Callable[[KeyPath], bool],
) -> Piece:
    """What Enter writes: the same indentation, the next dash of a list, or one step in below a key.

    On an empty item it ends the list; on an empty line inside of an item it begins the next item.
    """
    line, state = lines[row], state_at(row)
    indent = indent_of(line)
    if line.strip() and column <= indent:
        return Piece(0, column, "\n" + " " * column)
    if line[:column].strip() and line[column:].lstrip().startswith("#"):
        column = len(line)  # a comment stays with its line
    left, right = line[:column], line[column:]
    open_end = scan(left, state)[1]
    if open_end != START:
        return Piece(
            column, column, "\n" + " " * _inside(left, indent, state != START and goes_on(line, state), open_end.mode)
        )
    if not line.strip():
        dash = item_column(lines, row, column, state_at) if column == indent and column else None
        return Piece(0, column, " " * dash + "- ") if dash is not None else Piece(column, column, "\n" + left)
    shape = line_shape(line, state)
    if shape is None:
        mark = "# " if right.strip() and left.lstrip().startswith("#") else ""
        return Piece(column, column, "\n" + " " * indent + mark)
    if shape.dashes and shape.key is None:
        dash = shape.dashes[-1]
        if not line[dash + 1 :].strip():
            outer = list_column(lines, row, state_at) if len(shape.dashes) == 1 else shape.dashes[-2]
            return Piece(0, len(line), " " * (outer or 0))
        return Piece(column, column, "\n" + " " * dash + "- ")
    if shape.key is None or column <= shape.column:
        return Piece(column, column, "\n" + " " * (indent if shape.key is None else column))
    if not right.strip() and _ends_with_key(left):
        path = path_at(lines, row, state_at)
        deeper = _column_below(lines, row, shape.column, state_at)
        if is_list(path):
            return Piece(column, column, "\n" + " " * deeper + "- ")
        if is_mapping(path):
            return Piece(column, column, "\n" + " " * deeper)
    return Piece(column, column, "\n" + " " * shape.column)


def _inside(left: str, indent: int, goes_on_here: bool, mode: Mode) -> int:
    """How far the next line of brackets, of a quote or of a block of text is indented."""
    opens = left.rstrip()[-1:] in ("[", "{") and mode is Mode.PLAIN
    if goes_on_here and not opens:
        return indent
    shape = line_shape(left, START)
    return (shape.column if shape is not None and not goes_on_here else indent) + STEP


def _ends_with_key(left: str) -> bool:
    """Whether nothing stands behind the colon of a line but a comment."""
    kinds = [token.kind for token in scan(left)[0] if token.kind is not Kind.COMMENT]
    return kinds[-1:] == [Kind.COLON]


def _column_below(lines: Sequence[str], row: int, column: int, state_at: StateAt) -> int:
    """Where what belongs to a key begins: where it does already, else one step in."""
    for below in range(row + 1, min(len(lines), row + 50)):
        shape = line_shape(lines[below], state_at(below))
        if shape is not None:
            inside = shape.first > column or (shape.dashes and shape.first == column)
            return shape.first if inside else column + STEP
    return column + STEP


def indented(lines: Sequence[str]) -> list[str]:
    """Lines one step further in; among several the blank ones stay."""
    alone = len(lines) == 1
    return [" " * STEP + line if line.strip() or alone else line for line in lines]


def dedented(lines: Sequence[str]) -> list[str]:
    """Lines one step further out, as far as there is room."""
    return [line[1:] if line.startswith("\t") else line[min(indent_of(line), STEP) :] for line in lines]


def commented(lines: Sequence[str]) -> list[str]:
    """Lines turned into comments, or back when all of them are comments already."""
    written = [line for line in lines if line.strip()]
    if written and all(line.lstrip().startswith("#") for line in written):
        return [_uncommented(line) for line in lines]
    column = min(map(indent_of, written), default=0)
    return [f"{line[:column]}# {line[column:]}" if line.strip() else line for line in lines]


def _uncommented(line: str) -> str:
    before, mark, after = line.partition("#")
    return before + after.removeprefix(" ") if mark and not before.strip() else line


def backspace(left: str) -> int:
    """How many characters the backspace key takes away: in the indentation a whole step."""
    if left and not left.strip(" "):
        return (len(left) - 1) % STEP + 1
    return 1
