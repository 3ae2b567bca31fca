"""Puts a drawn figure into an exercise's text: only the lines that say something else now are written anew."""

from exercises.library.editing.block_layout import BlockLayout
from exercises.library.editing.document import Document, RefusedError
from exercises.library.editing.edit import Change, Edit
from exercises.library.editing.order import KeyPath, key_order, place_for
from exercises.library.editing.pieces import Arrangement, Piece
from exercises.library.editing.replacing import put
from exercises.library.editing.spans import colon_end, is_block, is_flow
from exercises.library.editing.surroundings import in_flow, manner_of, opening_of
from exercises.library.figure.draft import DraftKey, FigureDraft
from exercises.library.figure.draft_reading import read_draft
from exercises.library.figure.reading import KEYS
from exercises.library.figure.writing import (
    LONGEST_LINE,
    key_lines,
    long_pose,
    pose_parts,
    short_pose,
    written_lines,
    written_part,
)
from exercises.library.problems import Problem
from exercises.library.tree import Mapping, Node

_FIGURE: KeyPath = ("figure",)
_POSES: KeyPath = ("figure", "keys")
_PARTS = ("view", "props", "pin", "cycle", "walks")


def draft_in(document: Document) -> tuple[FigureDraft | None, tuple[Problem, ...]]:
    """The figure in a text, and what keeps it from being read; None and no problem where there is none."""
    if document.problems:
        return None, document.problems
    return read_draft(document.find(_FIGURE))


def figure_edit(document: Document, draft: FigureDraft) -> Edit:
    """The edit that lets the text have this figure.

    Lines of parts that stay the same keep their bytes and comments. Raises RefusedError where the text must be mended
    first, or has its keys between brackets.
    """
    document.demand_tree()
    if not isinstance(document.root, Mapping) or not is_block(document.sheet, document.root):
        raise RefusedError("This file is written between brackets; change the figure in the text itself.")
    old, _ = draft_in(document)
    ways = [_whole]
    if old is not None and old.view is draft.view and _is_usual(document):
        ways.insert(0, lambda document, draft: _by_parts(document, old, draft))
    for way in ways:
        edit = document.sheet.edit(way(document, draft))
        if _says(document.after(edit), draft):
            return edit
    raise RefusedError("This figure can't be written here; change it in the text itself.")


def _says(document: Document, draft: FigureDraft) -> bool:
    found, _ = draft_in(document)
    return found is not None and written_lines(found) == written_lines(draft)


def _is_usual(document: Document) -> bool:
    """Whether the figure and its poses are written in lines."""
    return all(_lines_at(document, path) is not None for path in (_FIGURE, _POSES))


def _lines_at(document: Document, path: KeyPath) -> Mapping | None:
    node = document.find(path)
    return node if isinstance(node, Mapping) and is_block(document.sheet, node) and node.entries else None


# All of it


def _whole(document: Document, draft: FigureDraft) -> list[Change]:
    manner = manner_of(document, ())
    lines = "".join(f"  {line}{manner.line_end}" for line in written_lines(draft))
    if document.find(_FIGURE) is not None:
        return put(document, _FIGURE, "", lines, keep_comments=False)
    root = document.root
    assert isinstance(root, Mapping)  # noqa: S101 - asked before
    arrangement = Arrangement(BlockLayout(document.sheet, root, None))
    names = [entry.key.text for entry in root.entries]
    position = place_for("figure", names, key_order((), document.kind))
    arrangement.insert(position, Piece(f"figure:{manner.line_end}{lines}", 0))
    return arrangement.changes()


# Part by part


def _by_parts(document: Document, old: FigureDraft, draft: FigureDraft) -> list[Change]:
    node = _lines_at(document, _FIGURE)
    assert node is not None  # noqa: S101 - asked before
    layout = BlockLayout(document.sheet, node, opening_of(document, _FIGURE))
    arrangement = Arrangement(layout)
    names = [entry.key.text for entry in node.entries]
    arrangement.inside(names.index("keys"), _poses(document, old, draft))
    for part in _PARTS:
        text = written_part(draft, part)
        if text == written_part(old, part):
            continue
        if part in names and text:
            index = [entry.key.text for entry in node.entries].index(part)
            arrangement.inside(index, put(document, (*_FIGURE, part), f" {text}", ""))
        elif part in names:
            arrangement.remove(names.index(part))
            names.remove(part)
        elif text:
            position = place_for(part, names, KEYS)
            line_end = manner_of(document, _FIGURE).line_end
            arrangement.insert(position, Piece(f"{part}: {text}{line_end}", layout.column))
            names.insert(position, part)
    return arrangement.changes()


def _poses(document: Document, old: FigureDraft, draft: FigureDraft) -> list[Change]:
    if [key.name for key in old.keys] != [key.name for key in draft.keys]:
        return _other_poses(document, old, draft)
    changes = []
    for before, after in zip(old.keys, draft.keys, strict=True):
        if pose_parts(before.pose, old.view) != pose_parts(after.pose, draft.view):
            changes += _pose(document, before, after, draft)
    return changes


def _pose(document: Document, before: DraftKey, after: DraftKey, draft: FigureDraft) -> list[Change]:
    """One pose on the line where it stands, or in the lines of its parts."""
    path, sheet = (*_POSES, after.name), document.sheet
    node = document.find(path)
    holder = _lines_at(document, _POSES)
    assert holder is not None  # noqa: S101 - asked before
    column = sheet.column(holder.at.start)
    if isinstance(node, Mapping) and is_flow(sheet, node):
        entry = next(entry for entry in holder.entries if entry.key.text == after.name)
        space = sheet.text[colon_end(sheet, entry) : node.at.start]
        text = short_pose(after.pose, draft.view)
        if not space.strip(" ") and sheet.column(node.at.start) + len(text) <= LONGEST_LINE:
            return put(document, path, space + text, "")
    was, now = pose_parts(before.pose, draft.view), pose_parts(after.pose, draft.view)
    if isinstance(node, Mapping) and is_block(sheet, node) and _names(node) == list(was) == list(now):
        changed = [name for name in now if was[name] != now[name] and not in_flow(document, (*path, name))]
        return [change for name in changed for change in put(document, (*path, name), f" {now[name]}", "")]
    line_end = manner_of(document, path).line_end
    lines = [f"{' ' * (column + 2)}{line}{line_end}" for line in long_pose(after.pose, draft.view, column + 2)]
    return put(document, path, "", "".join(lines))


def _names(node: Node) -> list[str]:
    return [entry.key.text for entry in node.entries] if isinstance(node, Mapping) else []


def _other_poses(document: Document, old: FigureDraft, draft: FigureDraft) -> list[Change]:
    """Poses that came, went or have another name: all of them line up anew, each below its comments."""
    node = _lines_at(document, _POSES)
    assert node is not None  # noqa: S101 - asked before
    layout = BlockLayout(document.sheet, node, opening_of(document, _POSES))
    line_end = manner_of(document, _POSES).line_end
    leads = {name: layout.piece(index).lead for index, name in enumerate(_names(node))}
    by_pose = {id(key.pose): key.name for key in old.keys}
    rendered = key_lines(draft.keys, draft.view, layout.column)
    texts: list[str] = []
    for line in rendered:
        if line.startswith(" ") and texts:
            texts[-1] += f"{' ' * layout.column}{line}{line_end}"
        else:
            texts.append(f"{line}{line_end}")
    pieces = []
    for key, text in zip(draft.keys, texts, strict=True):
        name = key.name if key.name in leads else by_pose.get(id(key.pose), "")
        pieces.append(Piece(text, layout.column, leads.get(name, "")))
    arrangement = Arrangement(layout)
    arrangement.replace(0, layout.count, pieces, [""] * (len(pieces) - 1))
    return arrangement.changes()
