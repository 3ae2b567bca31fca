"""Setting and removing what stands at a place: a text, a list, keys and values."""

from collections.abc import Mapping as Keyed
from collections.abc import Sequence as Listed
from difflib import SequenceMatcher
from enum import Enum, auto
from itertools import chain

from exercises.library.editing.document import Document, RefusedError, Value, agrees, value_of
from exercises.library.editing.edit import Change, Edit
from exercises.library.editing.order import KeyPath, key_order, place_for
from exercises.library.editing.performing import Edited, demand_writable, list_of, perform, with_part
from exercises.library.editing.pieces import Arrangement, Layout, Piece
from exercises.library.editing.rendering import Manner
from exercises.library.editing.replacing import replaced
from exercises.library.editing.scalar_changes import block_text_changes, inline_changes, plain_enough
from exercises.library.editing.sheet import LINE_END
from exercises.library.editing.spans import is_block_text, is_flow
from exercises.library.editing.surroundings import column_of, demand_holder, in_flow, layout_of, manner_of
from exercises.library.tree import Mapping, Node, Scalar, Sequence


class Style(Enum):
    """How a list or mapping is written."""

    FLOW = auto()
    BLOCK = auto()


def set_value(document: Document, path: KeyPath, value: Value, style: Style | None = None) -> Edited:
    """Let a value stand at a path: a text, a list, or keys and values; None leaves a key with nothing after it.

    A missing key goes to its usual place, missing mappings above it are made. What is there already keeps its manner
    unless `style` asks for another one; items and keys that stay the same keep their bytes. Raises RefusedError.
    """
    document.demand_tree()
    demand_writable(value)
    path, value = _from_what_is_there(document, path, value)
    node = document.find(path)
    wrong_style = style is not None and isinstance(node, Mapping | Sequence) and _style(document, node) is not style
    if node is not None and agrees(node, value) and not wrong_style:
        return Edited(document, Edit(), path)
    expected = with_part(document.value, path, value)
    ways = (_changes(document, path, value, style, simply=simply) for simply in (False, True))
    return perform(document, path, expected, ways)


def remove(document: Document, path: KeyPath) -> Edited:
    """Remove a key with its value, or an item of a list, with the comments right above it and behind it.

    Raises RefusedError when nothing stands there.
    """
    document.demand_tree()
    holder, part = demand_holder(document, path[:-1]), path[-1]
    if document.find(path) is None:
        raise RefusedError("This is gone already.")
    arrangement = Arrangement(layout_of(document, path[:-1]))
    rest: Value
    if isinstance(part, str):
        assert isinstance(holder, Mapping)  # noqa: S101 - a key was found in it
        arrangement.remove([entry.key.text for entry in holder.entries].index(part))
        rest = {entry.key.text: value_of(entry.value) for entry in holder.entries if entry.key.text != part}
    else:
        arrangement.remove(part)
        items = list_of(value_of(holder))
        rest = (*items[:part], *items[part + 1 :])
    expected = with_part(document.value, path[:-1], rest)
    return perform(document, path[:-1], expected, [arrangement.changes()])


def _from_what_is_there(document: Document, path: KeyPath, value: Value) -> tuple[KeyPath, Value]:
    """The deepest place on a path that has a holder, with the value that brings the missing ones along."""
    for depth, part in enumerate(path):
        holder = document.find(path[:depth])
        nothing = holder is None or (isinstance(holder, Scalar) and holder.empty)
        if isinstance(part, int) and not (isinstance(holder, Sequence) and part < len(holder.items)):
            raise RefusedError("Something else stands in this place by now.")
        if isinstance(part, str) and not nothing and not isinstance(holder, Mapping):
            raise RefusedError("A text or a list stands where keys and values are due; change it in the text itself.")
        if nothing:
            for missing in reversed(path[depth:]):
                if isinstance(missing, int):
                    raise RefusedError("Something else stands in this place by now.")
                value = {missing: value}
            return path[:depth], value
    return path, value


def _style(document: Document, node: Node) -> Style:
    return Style.FLOW if is_flow(document.sheet, node) else Style.BLOCK


def _changes(document: Document, path: KeyPath, value: Value, style: Style | None, *, simply: bool) -> list[Change]:
    """The changes that let a value stand at a path whose holder is there."""
    node = document.find(path)
    if node is None and path:
        return _added(document, path, value, style, simply=simply)
    if node is not None and agrees(node, value) and style is None:
        return []
    if isinstance(node, Scalar) and isinstance(value, str) and not node.empty:
        return _text_changes(document, path, node, value, simply=simply)
    if node is not None and (style is None or _style(document, node) is style):
        if isinstance(node, Sequence) and node.items and value and _is_list(value):
            return _list_changes(document, path, node, list_of(value), simply=simply)
        if isinstance(node, Mapping) and node.entries and value and isinstance(value, Keyed):
            return _mapping_changes(document, path, node, value, simply=simply)
    flow = None if style is None else style is Style.FLOW
    return replaced(document, path, value, flow, simply=simply)


def _is_list(value: Value) -> bool:
    return isinstance(value, Listed) and not isinstance(value, str)


def _text_changes(document: Document, path: KeyPath, node: Scalar, text: str, *, simply: bool) -> list[Change]:
    sheet = document.sheet
    flow = in_flow(document, path)
    if is_block_text(sheet, node):
        return block_text_changes(sheet, node, text, column_of(document, path), simply=simply)
    one_line = not LINE_END.search(sheet.text[node.at.start : node.at.end])
    if one_line and not flow and not simply and plain_enough(text):
        return replaced(document, path, text, None, simply=False)
    return inline_changes(sheet, node, text, flow=flow, simply=simply)


def _added(document: Document, path: KeyPath, value: Value, style: Style | None, *, simply: bool) -> list[Change]:
    """A new key at its usual place."""
    holder_path, key = path[:-1], path[-1]
    holder = document.find(holder_path)
    assert isinstance(holder, Mapping)  # noqa: S101 - asked before
    assert isinstance(key, str)  # noqa: S101 - asked before
    if not holder.entries:
        return replaced(document, holder_path, {key: value}, None, simply=simply)
    layout = layout_of(document, holder_path)
    arrangement = Arrangement(layout)
    keys = [entry.key.text for entry in holder.entries]
    position = place_for(key, keys, key_order(holder_path, document.kind))
    manner = manner_of(document, holder_path, one_line=simply)
    arrangement.insert(position, new_entry(manner, layout, key, value, style))
    return arrangement.changes()


def new_entry(manner: Manner, layout: Layout, key: str, value: Value, style: Style | None = None) -> Piece:
    """A key with its value for a mapping."""
    if layout.in_flow:
        return Piece(manner.pair(key, value))
    flow = None if style is None else style is Style.FLOW
    return Piece(manner.entry(key, value, layout.column, flow=flow), layout.column)


def new_item(manner: Manner, layout: Layout, value: Value) -> Piece:
    """An item for a list."""
    if layout.in_flow:
        return Piece(manner.flow(value))
    return Piece(manner.item(value, layout.column), layout.column)


def _mapping_changes(
    document: Document, path: KeyPath, node: Mapping, value: Keyed[str, Value], *, simply: bool
) -> list[Change]:
    layout, manner = layout_of(document, path), manner_of(document, path, one_line=simply)
    arrangement = Arrangement(layout)
    keys = [entry.key.text for entry in node.entries]
    for index, key in enumerate(keys):
        if key in value:
            arrangement.inside(index, _changes(document, (*path, key), value[key], None, simply=simply))
    for key in [key for key in keys if key not in value]:
        arrangement.remove(keys.index(key))
        keys.remove(key)
    order = key_order(path, document.kind)
    for key in value:
        if key not in keys:
            position = place_for(key, keys, order) if keys else 0
            arrangement.insert(position, new_entry(manner, layout, key, value[key]))
            keys.insert(position, key)
    return arrangement.changes()


def _list_changes(document: Document, path: KeyPath, node: Sequence, new: list[Value], *, simply: bool) -> list[Change]:
    layout, manner = layout_of(document, path), manner_of(document, path, one_line=simply)
    arrangement = Arrangement(layout)
    old = [value_of(item) for item in node.items]
    old_keys, new_keys = list(map(_key, old)), list(map(_key, new))
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    if sorted(old_keys) == sorted(new_keys):
        arrangement.reorder(*_new_order(old_keys, new_keys, matcher))
        return arrangement.changes()
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    gone = chain.from_iterable(range(i1 + min(i2 - i1, j2 - j1), i2) for _, i1, i2, j1, j2 in steps)
    unused: dict[str, list[int]] = {}
    for index in gone:
        unused.setdefault(_key(old[index]), []).append(index)
    for _, i1, i2, j1, j2 in reversed(steps):
        pairs = min(i2 - i1, j2 - j1)
        for index in reversed(range(i1 + pairs, i2)):
            arrangement.remove(index)
        for index in range(pairs):
            part = _changes(document, (*path, i1 + index), new[j1 + index], None, simply=simply)
            arrangement.inside(i1 + index, part)
        for value in reversed(new[j1 + pairs : j2]):
            known = unused.get(_key(value))
            piece = layout.piece(known.pop(0)) if known else new_item(manner, layout, value)
            arrangement.insert(i1 + pairs, piece)
    return arrangement.changes()


def _new_order(old: list[str], new: list[str], matcher: SequenceMatcher[str]) -> tuple[list[int], set[int]]:
    """Which item goes to each position, and which of them stay where they are."""
    staying = {block.b + step: block.a + step for block in matcher.get_matching_blocks() for step in range(block.size)}
    unused: dict[str, list[int]] = {}
    for index, key in enumerate(old):
        if index not in staying.values():
            unused.setdefault(key, []).append(index)
    order = [staying[position] if position in staying else unused[key].pop(0) for position, key in enumerate(new)]
    return order, set(staying.values())


def _key(value: Value) -> str:
    """A value as something that can be compared fast."""
    return repr(value if isinstance(value, str | None) else _frozen(value))


def _frozen(value: Value) -> object:
    if isinstance(value, Keyed):
        return sorted((key, _frozen(part)) for key, part in value.items())
    if _is_list(value):
        return [_frozen(part) for part in list_of(value)]
    return value
