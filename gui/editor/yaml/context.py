"""Where in a file the cursor is: in which mapping or list, at a key or at a value.

Half-written files are the rule here, so this looks at lines and columns only: the line itself, and the lines above it
that are indented less.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, NamedTuple

from exercises.library.editing.order import KeyPath
from gui.editor.yaml.scanner import START, Kind, Mode, State, Token, scan

StateAt = Callable[[int], State]


class Due(Enum):
    """What can be written at a place."""

    KEY = "key"
    VALUE = "value"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Context:
    """The place of the cursor.

    `path` leads to the mapping or list that it is in; for a value it ends with the value's key or number. `siblings`
    are the keys that the mapping has already. The word that is being written spans the columns `start` to `end`, and
    `prefix` is what of it stands before the cursor.
    """

    due: Due
    path: KeyPath = ()
    siblings: tuple[str, ...] = ()
    prefix: str = ""
    start: int = 0
    end: int = 0
    in_flow: bool = False
    begins_item: bool = False
    has_colon: bool = False


NOWHERE: Final = Context(Due.NOTHING)
_WORDS: Final = frozenset({Kind.TEXT, Kind.ID, Kind.COUNT, Kind.DURATION, Kind.KEY})
_MOST_ROWS_OF_FLOW: Final = 400


class LineShape(NamedTuple):
    """What of a line tells where it belongs: the columns of its dashes and of what follows them, and its key."""

    dashes: tuple[int, ...]
    column: int
    key: str | None

    @property
    def first(self) -> int:
        return self.dashes[0] if self.dashes else self.column


class _Above(NamedTuple):
    """The line that something belongs to: `key` is its key, None where it is an item; no `shape` when there is none.

    `before` counts the items that stand before this one in the list that was left.
    """

    row: int = 0
    shape: LineShape | None = None
    key: str | None = None
    before: int = 0


@dataclass(slots=True)
class _Frame:
    """An open bracket with what was written in it so far."""

    bracket: str
    key: str | None = None
    keys: list[str] = field(default_factory=list)
    items: int = 0
    after_colon: bool = False


def states_of(lines: Sequence[str]) -> StateAt:
    """What is open at the beginning of each line, worked out from the first one on."""
    found = [START]
    for line in lines:
        found.append(scan(line, found[-1])[1])
    return lambda number: found[number]


def context_at(lines: Sequence[str], row: int, column: int, state_at: StateAt) -> Context:
    """What can be written at a place; line and column count characters from 0."""
    before = lines[row][:column]
    left, open_end = scan(before, state_at(row))
    if open_end.mode is not Mode.PLAIN or (left and _closed(left[-1], column, before)):
        return NOWHERE
    whole = scan(lines[row], state_at(row))[0]
    if open_end.in_flow:
        return _in_flow(lines, row, column, state_at, left, whole)
    return _in_block(lines, row, column, state_at, left, whole)


def path_at(lines: Sequence[str], row: int, state_at: StateAt) -> KeyPath:
    """The path of what stands on a line, without looking into brackets."""
    while row > 0 and (not lines[row].strip() or (state_at(row) != START and goes_on(lines[row], state_at(row)))):
        row -= 1
    shape = line_shape(lines[row], START)
    if shape is None:
        return ()
    path, _ = _climb(lines, row, shape.column, list(shape.dashes), state_at)
    return path if shape.key is None else (*path, shape.key)


def item_column(lines: Sequence[str], row: int, column: int, state_at: StateAt) -> int | None:
    """The column of the dash of the item whose keys stand at a column above a line; None outside of items."""
    above = _out_of_mapping(lines, row, column, state_at, [])
    if above.shape is None or above.key is not None or not above.shape.dashes or above.shape.column != column:
        return None
    return above.shape.dashes[-1]


def list_column(lines: Sequence[str], row: int, state_at: StateAt) -> int | None:
    """The column of the key whose list an item on this line belongs to; None when there is none."""
    shape = line_shape(lines[row], START)
    if shape is None or not shape.dashes:
        return None
    above = _out_of_list(lines, row, list(shape.dashes), state_at)
    return above.shape.column if above.shape is not None else None


def _closed(last: Token, column: int, before: str) -> bool:
    """Whether nothing can be written here: in a comment, or right behind what is complete."""
    if last.kind is Kind.COMMENT:
        return True
    touching = last.end == column
    if last.kind in _WORDS:
        return not touching
    if last.kind in (Kind.QUOTED, Kind.REFUSED):
        return True
    return last.kind is Kind.COLON and touching and not before.endswith(" ")


def _word(left: list[Token], whole: list[Token], column: int, text: str) -> tuple[str, int, int, bool]:
    """What is being written at the cursor: its beginning, where it starts and ends, and whether a colon follows."""
    if not left or left[-1].kind not in _WORDS:
        return "", column, column, False
    start = left[-1].start
    for number, token in enumerate(whole):
        if token.start == start:
            after = whole[number + 1] if number + 1 < len(whole) else None
            return text[start:column], start, max(token.end, column), after is not None and after.kind is Kind.COLON
    return text[start:column], start, column, False


# Brackets


def _in_flow(
    lines: Sequence[str], row: int, column: int, state_at: StateAt, left: list[Token], whole: list[Token]
) -> Context:
    first = row
    while first > 0 and state_at(first).in_flow and goes_on(lines[first], state_at(first)):
        first -= 1
        if row - first > _MOST_ROWS_OF_FLOW:
            return NOWHERE
    rows = [(lines[number], scan(lines[number], state_at(number))[0]) for number in range(first, row)]
    rows.append((lines[row][:column], left))
    frames: list[_Frame] = []
    for text, tokens in rows:
        for token in tokens:
            _take(frames, token, text)
    if not frames:
        return NOWHERE
    path = _block_path_of(lines, first, state_at)
    for frame in frames[:-1]:
        path = (*path, *_step(frame))
    top = frames[-1]
    prefix, start, end, has_colon = _word(left, whole, column, lines[row])
    if top.bracket == "{" and not top.after_colon:
        keys = [key for key in top.keys if key != prefix]
        keys += _keys_after(whole, lines[row], max(end, column))
        return Context(Due.KEY, path, tuple(keys), prefix, start, end, True, has_colon=has_colon)
    return Context(Due.VALUE, (*path, *_step(top)), tuple(top.keys), prefix, start, end, True)


def _step(frame: _Frame) -> KeyPath:
    """The piece of a path that leads to what is being written in a bracket."""
    if frame.bracket == "[":
        return (frame.items,)
    return () if frame.key is None else (frame.key,)


def _take(frames: list[_Frame], token: Token, text: str) -> None:
    if token.kind is Kind.BRACKET:
        if text[token.start] in "[{":
            frames.append(_Frame(text[token.start]))
        elif frames:
            frames.pop()
        return
    if not frames:
        return
    top = frames[-1]
    if token.kind is Kind.COMMA:
        top.items += 1
        top.key, top.after_colon = None, False
    elif token.kind is Kind.KEY:
        top.key = _plain(text[token.start : token.end])
        top.keys.append(top.key)
    elif token.kind is Kind.COLON:
        top.after_colon = True


def _keys_after(whole: list[Token], text: str, column: int) -> list[str]:
    """The keys that follow in the same brackets on the same line."""
    depth, found = 0, []
    for token in whole:
        if token.start < column:
            continue
        if token.kind is Kind.BRACKET:
            depth += 1 if text[token.start] in "[{" else -1
            if depth < 0:
                break
        elif token.kind is Kind.KEY and depth == 0:
            found.append(_plain(text[token.start : token.end]))
    return found


def _block_path_of(lines: Sequence[str], row: int, state_at: StateAt) -> KeyPath:
    """The path of the value whose brackets begin on a line."""
    tokens = scan(lines[row], state_at(row))[0]
    dashes: list[int] = []
    key: tuple[int, str] | None = None
    for token in tokens:
        if token.kind is Kind.DASH:
            dashes.append(token.start)
        elif token.kind is Kind.KEY:
            key = (token.start, _plain(lines[row][token.start : token.end]))
            break
        elif token.kind is Kind.BRACKET:
            break
    column = key[0] if key is not None else next((token.start for token in tokens if token.kind is Kind.BRACKET), 0)
    path, _ = _climb(lines, row, column, dashes, state_at)
    return path if key is None else (*path, key[1])


# Lines


def _in_block(
    lines: Sequence[str], row: int, column: int, state_at: StateAt, left: list[Token], whole: list[Token]
) -> Context:
    prefix, start, end, has_colon = _word(left, whole, column, lines[row])
    dashes = [token.start for token in left if token.kind is Kind.DASH]
    key = next((token for token in left if token.kind is Kind.KEY), None)
    if key is not None:
        if any(token.kind is Kind.BRACKET for token in left):
            return NOWHERE  # behind brackets that are closed
        path, siblings = _climb(lines, row, key.start, dashes, state_at)
        name = _plain(lines[row][key.start : key.end])
        return Context(Due.VALUE, (*path, name), tuple(siblings), prefix, start, end)
    if any(token.kind is Kind.BRACKET for token in left):
        return NOWHERE
    if not dashes and column and not prefix and lines[row][column:].strip():
        return NOWHERE  # in the indentation of a line
    path, siblings = _climb(lines, row, start, list(dashes), state_at)
    siblings += _siblings_below(lines, row, start, state_at)
    return Context(Due.KEY, path, tuple(siblings), prefix, start, end, False, bool(dashes), has_colon)


def _climb(
    lines: Sequence[str], row: int, column: int, dashes: list[int], state_at: StateAt
) -> tuple[KeyPath, list[str]]:
    """The path of the mapping whose keys stand at a column, and its keys above the line."""
    parts: list[str | int] = []
    siblings: list[str] = []
    inmost = True
    while True:
        if dashes:
            above = _out_of_list(lines, row, dashes, state_at)
            parts.append(above.before)
        else:
            above = _out_of_mapping(lines, row, column, state_at, siblings if inmost else [])
        inmost = False
        if above.shape is None:
            break
        if above.key is not None:
            parts.append(above.key)
        row, column, dashes = above.row, above.shape.column, list(above.shape.dashes)
    return tuple(reversed(parts)), siblings


def _out_of_mapping(lines: Sequence[str], row: int, column: int, state_at: StateAt, siblings: list[str]) -> _Above:
    """Go up from a key to the line that its mapping belongs to: a key further left, or the dash of its item."""
    deeper = " " * (column + 1)
    for above in range(row - 1, -1, -1):
        if lines[above].startswith(deeper):
            continue
        shape = line_shape(lines[above], state_at(above))
        if shape is None or shape.first > column:
            continue
        if shape.column == column and shape.key is not None:
            siblings.append(shape.key)
            if not shape.dashes:
                continue
            return _Above(above, shape)
        if shape.dashes and (shape.column >= column or shape.key is None):
            return _Above(above, shape)
        if shape.key is not None and shape.column < column:
            return _Above(above, shape, shape.key)
        break
    return _Above()


def _out_of_list(lines: Sequence[str], row: int, dashes: list[int], state_at: StateAt) -> _Above:
    """Go up from a dash to the key of its list, counting the items on the way."""
    dash, outer = dashes[-1], tuple(dashes[:-1])
    count = 0
    if outer:
        return _Above(row, LineShape(outer, dash, None))
    deeper, item = " " * (dash + 1), " " * dash + "- "
    for above in range(row - 1, -1, -1):
        line = lines[above]
        if not line or line.startswith(deeper):
            continue
        if line.startswith(item) and state_at(above) == START:
            count += 1  # the quick way for what most lines are
            continue
        shape = line_shape(lines[above], state_at(above))
        if shape is None or shape.first > dash:
            continue
        if shape.dashes and shape.first == dash:
            count += 1
        elif shape.key is not None and shape.column <= dash:
            return _Above(above, shape, shape.key, count)
        elif dash in shape.dashes:
            number = shape.dashes.index(dash)
            return _Above(above, LineShape(shape.dashes[:number], dash, None), None, count + 1)
        else:
            break
    return _Above(before=count)


def _siblings_below(lines: Sequence[str], row: int, column: int, state_at: StateAt) -> list[str]:
    found = []
    deeper = " " * (column + 1)
    for below in range(row + 1, len(lines)):
        if lines[below].startswith(deeper):
            continue
        shape = line_shape(lines[below], state_at(below))
        if shape is None or (shape.first > column):
            continue
        if shape.dashes or shape.column < column or shape.key is None:
            break
        found.append(shape.key)
    return found


def line_shape(line: str, state: State) -> LineShape | None:
    """What a line begins with; None for a blank line, a comment, and what goes on from the line before."""
    if state != START and goes_on(line, state):
        return None
    tokens = scan(line)[0]
    dashes: list[int] = []
    for token in tokens:
        if token.kind is Kind.DASH:
            dashes.append(token.start)
        elif token.kind is Kind.KEY:
            return LineShape(tuple(dashes), token.start, _plain(line[token.start : token.end]))
        elif token.kind is Kind.COMMENT:
            break
        else:
            return LineShape(tuple(dashes), token.start, None)
    return LineShape(tuple(dashes), dashes[-1] + 2, None) if dashes else None


def goes_on(line: str, state: State) -> bool:
    """Whether a line belongs to what was open before it."""
    if not line.strip():
        return True
    indent = len(line) - len(line.lstrip(" "))
    closing = state.in_flow and line.lstrip()[:1] in ("]", "}")
    return indent > state.indent or closing


def _plain(word: str) -> str:
    return word[1:-1] if len(word) > 1 and word[0] == word[-1] and word[0] in "\"'" else word
