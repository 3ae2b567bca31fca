"""A file's text together with its tree, as it is while someone edits it."""

from collections.abc import Mapping as Keyed
from collections.abc import Sequence as Listed
from functools import cached_property
from typing import TypeAlias

from exercises.errors import AmbleError
from exercises.library.editing.edit import Edit
from exercises.library.editing.order import KeyPath
from exercises.library.editing.sheet import Sheet
from exercises.library.files import FileKind
from exercises.library.problems import Problem
from exercises.library.tree import Document as Reading
from exercises.library.tree import Entry, Mapping, Node, Scalar, Sequence, read_document

# What stands in a file: a text, nothing (a key with nothing after it), a list, or keys and values.
Value: TypeAlias = "str | Listed[Value] | Keyed[str, Value] | None"

_MARK = "\ufeff"


class RefusedError(AmbleError):
    """An edit that can't be made here, with the reason; nothing was changed."""


class Document:
    """A text and what it says. It never changes: an edit makes a new one.

    A text with a mistake in its shape has `problems`; it can still be edited as text.
    """

    def __init__(self, text: str, kind: FileKind | None = None, *, mark: bool = False) -> None:
        """`mark` tells that the file begins with a byte order mark, which is not part of `text`."""
        self.mark = mark or text.startswith(_MARK)
        self.text = text if mark else text.removeprefix(_MARK)
        self.data = ((_MARK if self.mark else "") + self.text).encode("utf-8", errors="surrogatepass")
        self.kind = kind or _kind_of(self.root)

    @classmethod
    def read(cls, data: bytes, kind: FileKind | None = None) -> "Document":
        """The document in a file's bytes. Raises AmbleError when they are not UTF-8 text."""
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            text = 'This is not UTF-8 text, so it can\'t be edited here. Save it once with the encoding "UTF-8".'
            raise RefusedError(text) from error
        return cls(text.removeprefix(_MARK), kind, mark=text.startswith(_MARK))

    @cached_property
    def _found(self) -> Reading:
        # Read when it is asked for: of texts that change letter by letter only the last is looked into.
        return read_document(self.data)

    @property
    def root(self) -> Node | None:
        """The tree; None when there is nothing to read."""
        return self._found.root

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the text's shape."""
        return self._found.problems

    @property
    def lines(self) -> tuple[str, ...]:
        """The text's lines without their ends."""
        return self._found.lines

    @cached_property
    def sheet(self) -> Sheet:
        """The text as lines."""
        return Sheet(self.text)

    @cached_property
    def value(self) -> Value:
        """What the text says, as lists (tuples), keys and values (dicts) and texts."""
        return None if self.root is None else value_of(self.root)

    def get(self, path: KeyPath) -> Value:
        """What stands at a path; None when nothing does."""
        node = self.find(path)
        return None if node is None else value_of(node)

    def find(self, path: KeyPath) -> Node | None:
        """The part of the tree at a path; None when there is none."""
        node = self.root
        for part in path:
            node = child(node, part)
            if node is None:
                return None
        return node

    def demand_tree(self) -> None:
        """Raise RefusedError when the shape of the text has a mistake that must be mended first."""
        if self.problems:
            problem = self.problems[0]
            raise RefusedError(f"Line {problem.line} must be mended in the text first: {problem.sentence}.")

    def after(self, edit: Edit) -> "Document":
        """The document after an edit of its text."""
        return Document(edit.apply(self.text), self.kind, mark=self.mark)


def child(node: Node | None, part: str | int) -> Node | None:
    """The part of a mapping or list under a key or at a position."""
    if isinstance(part, int):
        return node.items[part] if isinstance(node, Sequence) and 0 <= part < len(node.items) else None
    entry = entry_of(node, part)
    return None if entry is None else entry.value


def entry_of(node: Node | None, key: str) -> Entry | None:
    """A key with its value."""
    if not isinstance(node, Mapping):
        return None
    return next((entry for entry in node.entries if entry.key.text == key), None)


def value_of(node: Node) -> Value:
    """What a part of the tree says."""
    match node:
        case Scalar():
            return None if node.empty else node.text
        case Mapping():
            return {entry.key.text: value_of(entry.value) for entry in node.entries}
        case Sequence():
            return tuple([value_of(item) for item in node.items])
        case _:
            raise RefusedError("A part of this file can't be read; mend it in the text first.")


def agrees(node: Node | None, value: Value) -> bool:
    """Whether a part of the tree says exactly this, keys in any order.

    Line ends at the end of a text don't count: no reader of ours shows them.
    """
    if isinstance(node, Scalar):
        if value is None or node.empty:
            return value is None and node.empty
        return isinstance(value, str) and (node.text == value or node.text.rstrip("\n") == value.rstrip("\n"))
    if isinstance(node, Mapping):
        return (
            isinstance(value, Keyed)
            and len(node.entries) == len(value)
            and all(entry.key.text in value and agrees(entry.value, value[entry.key.text]) for entry in node.entries)
        )
    if isinstance(node, Sequence):
        return (
            isinstance(value, Listed)
            and not isinstance(value, str)
            and len(node.items) == len(value)
            and all(map(agrees, node.items, value))
        )
    return node is None and (value is None or value == {})


def _kind_of(root: Node | None) -> FileKind:
    keys = {entry.key.text for entry in root.entries} if isinstance(root, Mapping) else set()
    if "levels" in keys:
        return FileKind.PLAN
    if "steps" in keys:
        return FileKind.ROUTINE
    return FileKind.EXERCISE if keys & {"instructions", "position", "figure"} else FileKind.ROUTINE
