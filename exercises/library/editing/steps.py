"""Steps (and other items of lists): putting in, moving, doubling, taking in and out of a repeat."""

from collections.abc import Mapping as Keyed
from dataclasses import replace

from exercises.library.editing.block_layout import BlockLayout, reindented, shifted
from exercises.library.editing.comments import as_lines, comments_in
from exercises.library.editing.document import Document, RefusedError, Value, child
from exercises.library.editing.edit import Change, Edit
from exercises.library.editing.order import KeyPath
from exercises.library.editing.performing import Edited, demand_writable, list_of, part_of, perform, with_part
from exercises.library.editing.pieces import Arrangement, Layout, Piece
from exercises.library.editing.rendering import Manner
from exercises.library.editing.replacing import put
from exercises.library.editing.setting import new_item, set_value
from exercises.library.editing.spans import is_block, is_flow
from exercises.library.editing.surroundings import column_of, in_flow, layout_of, manner_of
from exercises.library.editing.writing import written
from exercises.library.tree import Mapping, Node, Scalar, Sequence


def insert(document: Document, path: KeyPath, index: int, value: Value) -> Edited:
    """Put a new item into the list at `path`, before the one at `index`, or last; it is written like its neighbours.

    Raises RefusedError when something else than a list stands there.
    """
    document.demand_tree()
    demand_writable(value)
    items = _items(document, path)
    index = max(0, min(index, len(items)))
    after = (*items[:index], value, *items[index:])
    if not items:
        return replace(set_value(document, path, after), path=(*path, 0))
    expected = with_part(document.value, path, after)
    ways = (_inserted(document, path, index, value, one_line=one_line) for one_line in (False, True))
    return perform(document, (*path, index), expected, ways)


def _inserted(document: Document, path: KeyPath, index: int, value: Value, *, one_line: bool) -> list[Change]:
    layout = layout_of(document, path)
    arrangement = Arrangement(layout)
    manner = manner_of(document, (*path, index), one_line=one_line)
    arrangement.insert(index, new_item(manner, layout, value))
    return arrangement.changes()


def duplicate(document: Document, path: KeyPath) -> Edited:
    """Put a copy of the item at `path` right behind it, with the comments inside it."""
    document.demand_tree()
    holder, index = _item_place(document, path)
    items = _items(document, holder)
    after = (*items[: index + 1], items[index], *items[index + 1 :])
    layout = layout_of(document, holder)
    arrangement = Arrangement(layout)
    arrangement.insert(index + 1, replace(layout.piece(index), lead=""))
    return perform(document, (*holder, index + 1), with_part(document.value, holder, after), [arrangement.changes()])


def move(document: Document, path: KeyPath, target: KeyPath, index: int) -> Edited:
    """Move the item at `path` into the list at `target`, where it then stands at `index`.

    `target` is counted as the document is now; it may be the item's own list. Comments go with the item. Raises
    RefusedError when the item would have to go into itself.
    """
    document.demand_tree()
    holder, position = _item_place(document, path)
    if target[: len(path)] == path:
        raise RefusedError("A step can't be moved into itself.")
    items = _items(document, holder)
    if holder == target:
        index = max(0, min(index, len(items) - 1))
        if index == position:
            return Edited(document, Edit(), path)
        arrangement = Arrangement(layout_of(document, holder))
        arrangement.move(position, index)
        items.insert(index, items.pop(position))
        expected = with_part(document.value, holder, tuple(items))
        return perform(document, (*holder, index), expected, [arrangement.changes()])
    new_target = _after_removal(target, holder, position)
    value = items.pop(position)
    expected = with_part(document.value, holder, tuple(items))
    there = list_of(part_of(expected, new_target))
    index = max(0, min(index, len(there)))
    there.insert(index, value)
    expected = with_part(expected, new_target, tuple(there))
    source = layout_of(document, holder)
    leaving = Arrangement(source)
    leaving.remove(position)
    ways = (
        [*leaving.changes(), *_arriving(document, path, source, position, target, index, anew=anew)]
        for anew in (False, True)
    )
    return perform(document, (*new_target, index), expected, ways)


def _after_removal(target: KeyPath, holder: KeyPath, position: int) -> KeyPath:
    """Where a list stands once an item of another list is gone."""
    depth = len(holder)
    if len(target) > depth and target[:depth] == holder:
        part = target[depth]
        if isinstance(part, int) and part > position:
            return (*holder, part - 1, *target[depth + 1 :])
    return target


def _arriving(
    document: Document, path: KeyPath, source: Layout, position: int, target: KeyPath, index: int, *, anew: bool
) -> list[Change]:
    """The changes that write the item at `path` into another list; `anew` from its meaning, not from its letters."""
    node = document.find(target)
    into_flow = in_flow(document, target) or (node is not None and is_flow(document.sheet, node))
    manner = manner_of(document, (*target, index))
    empty = not (isinstance(node, Sequence) and node.items)
    if empty and not in_flow(document, target):
        column = column_of(document, target) + manner.dash_in
        piece = _for_lines(document, path, source.piece(position), manner, anew=anew)
        lead = reindented(piece.lead, column)
        body = " " * column + shifted(piece.body, column - piece.column, first=False)
        return put(document, target, "", lead + body)
    if not into_flow:
        arrangement = Arrangement(layout_of(document, target))
        arrangement.insert(index, _for_lines(document, path, source.piece(position), manner, anew=anew))
        return arrangement.changes()
    text, comments = _for_brackets(document, path, source, position, manner, anew=anew)
    above = _above(document, target, comments, manner.line_end)
    if empty:
        assert node is not None  # noqa: S101 - asked before
        if isinstance(node, Scalar):
            return [Change(node.at.end, node.at.end, f" [{text}]"), *above]
        return [Change(node.at.start + 1, node.at.start + 1, text), *above]
    arrangement = Arrangement(layout_of(document, target))
    arrangement.insert(index, Piece(text))
    return [*arrangement.changes(), *above]


def _for_lines(document: Document, path: KeyPath, piece: Piece, manner: Manner, *, anew: bool) -> Piece:
    """An item for a list in lines."""
    node = document.find(path)
    if not in_flow(document, path):
        if not anew:
            return piece
        return replace(piece, body=manner.item(document.get(path), piece.column))
    dash = "-" + " " * (manner.after_dash - 1)
    text = piece.body if not anew and not isinstance(node, Scalar) else manner.flow(document.get(path))
    tail = f" {piece.tail.strip()}" if piece.tail.strip() else ""
    return Piece(f"{dash}{text}{tail}{manner.line_end}", piece.column, reindented(piece.lead, piece.column))


def _for_brackets(
    document: Document, path: KeyPath, source: Layout, position: int, manner: Manner, *, anew: bool
) -> tuple[str, list[str]]:
    """An item for a list between brackets, and the comments that have no room there."""
    sheet, node = document.sheet, document.find(path)
    assert node is not None  # noqa: S101 - asked before
    comments = comments_in(sheet, node, source.start(position), source.stop(position))
    letters = sheet.text[node.at.start : node.at.end]
    one_line = is_flow(sheet, node) and "\n" not in letters and "\r" not in letters
    if one_line and not anew:
        return letters, comments
    if isinstance(node, Scalar):
        return written(node.text, flow=True, quote=letters[:1] if letters[:1] in "'\"" else ""), comments
    return manner.flow(document.get(path)), comments


def _above(document: Document, path: KeyPath, comments: list[str], line_end: str) -> list[Change]:
    """Comments on lines of their own above the innermost item or key in lines that a place belongs to."""
    if not comments:
        return []
    sheet = document.sheet
    depth = next(
        depth for depth in range(len(path) + 1) if depth == len(path) or _flow_below(document, path[: depth + 1])
    )
    node = document.find(path[: depth + 1]) if depth < len(path) else document.root
    assert node is not None  # noqa: S101 - asked before
    number = sheet.number(node.at.start)
    start = sheet.start(number)
    return [Change(start, start, as_lines(comments, sheet.indent(number), line_end))]


def _flow_below(document: Document, path: KeyPath) -> bool:
    node = document.find(path)
    return node is not None and is_flow(document.sheet, node)


def _items(document: Document, path: KeyPath) -> list[Value]:
    node = document.find(path)
    if isinstance(node, Sequence) or node is None or (isinstance(node, Scalar) and node.empty):
        return list_of(document.get(path))
    raise RefusedError("A list is due here; change it in the text itself.")


def _item_place(document: Document, path: KeyPath) -> tuple[KeyPath, int]:
    holder, index = path[:-1], path[-1]
    if not isinstance(index, int) or document.find(path) is None:
        raise RefusedError("This is gone already.")
    return holder, index


# Repeats


def wrap(document: Document, path: KeyPath, first: int, count: int, times: str, rest: str | None = None) -> Edited:
    """Put `count` steps of the list at `path`, from `first` on, into a repeat of so many `times`.

    `rest` is the pause between the rounds. Comments stay with their steps. Raises RefusedError when there are none.
    """
    document.demand_tree()
    items = _items(document, path)
    inner = items[first : first + count]
    if count < 1 or first < 0 or len(inner) < count:
        raise RefusedError("Choose one step or more to repeat.")
    keys: dict[str, Value] = {"repeat": times}
    if rest is not None:
        keys["rest"] = rest
    whole: dict[str, Value] = {**keys, "steps": tuple(inner)}
    demand_writable(whole)
    layout, manner = layout_of(document, path), manner_of(document, (*path, first))
    arrangement = Arrangement(layout)
    if isinstance(layout, BlockLayout):
        piece = _wrapped(layout, arrangement, manner, first, count, keys)
    else:
        letters = document.sheet.text[layout.head(first) : _value_end(layout, first + count - 1)]
        pairs = ", ".join(manner.pair(key, part) for key, part in keys.items())
        tail = layout.piece(first + count - 1).tail
        piece = Piece(f"{{{pairs}, steps: [{letters}]}}", lead=layout.piece(first).lead, tail=tail)
    arrangement.replace(first, count, [piece])
    after = (*items[:first], whole, *items[first + count :])
    expected = with_part(document.value, path, after)
    return perform(document, (*path, first), expected, [arrangement.changes()])


def _value_end(layout: Layout, index: int) -> int:
    return layout.head(index) + len(layout.piece(index).body)


def _wrapped(
    layout: BlockLayout, arrangement: Arrangement, manner: Manner, first: int, count: int, keys: Keyed[str, Value]
) -> Piece:
    outer = layout.column
    key_column = outer + manner.after_dash
    inner = key_column + manner.dash_in
    head = "-" + " " * (manner.after_dash - 1) + manner.entries(keys, key_column)
    texts = [f"{head}{' ' * key_column}steps:{manner.line_end}"]
    for position in range(first, first + count):
        piece = arrangement.taken(position)
        if position > first:
            texts.append(shifted(arrangement.gap(position), inner - outer))
        texts.append(shifted(piece.lead, inner - outer))
        texts.append(" " * inner + shifted(piece.body, inner - outer, first=False))
    return Piece("".join(texts), outer)


def unwrap(document: Document, path: KeyPath) -> Edited:
    """Put the steps of the repeat at `path` in its place, once; comments stay above the first of them.

    Raises RefusedError when no repeat with steps stands there.
    """
    document.demand_tree()
    holder, index = _item_place(document, path)
    node = document.find(path)
    steps = child(node, "steps")
    if not isinstance(node, Mapping) or not isinstance(steps, Sequence) or not steps.items:
        raise RefusedError("There are no steps to take out of this repeat.")
    items = _items(document, holder)
    after = (*items[:index], *list_of(document.get((*path, "steps"))), *items[index + 1 :])
    layout = layout_of(document, holder)
    arrangement = Arrangement(layout)
    above: list[Change] = []
    if isinstance(layout, BlockLayout):
        pieces, gaps = _unwrapped(document, path, layout, index, node, steps)
    else:
        sheet, start, end = document.sheet, steps.items[0].at.start, steps.items[-1].at.end
        lost = comments_in(sheet, node, node.at.start, start) + comments_in(sheet, node, end, node.at.end)
        above = _above(document, holder, lost, sheet.line_end_at(start))
        piece = layout.piece(index)
        pieces, gaps = [replace(piece, body=document.sheet.text[start:end])], []
    arrangement.replace(index, 1, pieces, gaps)
    expected = with_part(document.value, holder, after)
    return perform(document, (*holder, index), expected, [[*above, *arrangement.changes()]])


def _unwrapped(
    document: Document, path: KeyPath, layout: BlockLayout, index: int, node: Node, steps: Sequence
) -> tuple[list[Piece], list[str]]:
    sheet, manner = document.sheet, manner_of(document, path)
    inner_path = (*path, "steps")
    inner = layout_of(document, inner_path)
    pieces = [
        _for_lines(document, (*inner_path, number), inner.piece(number), manner, anew=False)
        for number in range(inner.count)
    ]
    first, last = inner.start(0), inner.stop(inner.count - 1)
    above = comments_in(sheet, node, layout.head(index), first)
    below = comments_in(sheet, node, last, layout.stop(index))
    spans = [(inner.stop(number - 1), inner.start(number)) for number in range(1, inner.count)]
    if is_block(sheet, steps):
        gaps = [shifted(inner.between(*span), layout.column - inner.column) for span in spans]
    else:
        gaps = [""] * len(spans)
        above += [comment for span in spans for comment in comments_in(sheet, node, *span)]
    lead = layout.piece(index).lead + as_lines(above, layout.column, manner.line_end)
    column = pieces[0].column
    pieces[0] = replace(pieces[0], lead=shifted(lead, column - layout.column) + pieces[0].lead)
    if below:
        text = as_lines(below, pieces[-1].column + manner.after_dash, manner.line_end)
        pieces[-1] = replace(pieces[-1], body=pieces[-1].body + text)
    return pieces, gaps
