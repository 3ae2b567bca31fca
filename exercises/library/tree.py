"""YAML text as a small tree that remembers where each piece stands, read from the parser's events.

Events show what a composed tree hides: anchors, explicit tags, further documents and depth. All of them are
refused here, so nothing later can meet a cycle, a guessed type or a stack that is too deep.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import yaml

from exercises.library.problems import Place, Problem, key_path, short, syntax_sentence, wrong_column_sentence

MAX_BYTES: Final = 256 * 1024
MAX_DEPTH: Final = 16
# How far down a part that is nested too deep is still passed over; the parser's time grows with depth times length.
_MAX_PASSED_OVER: Final = 64
# What YAML itself counts as the end of a line; str.splitlines() would count more.
_LINE_END: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
# Complaints that are mended where the parser began what it could not end.
_AT_ITS_BEGINNING: Final = (
    "unexpected end of stream",
    "unexpected document indicator",
    "expected ',' or",
    "could not find expected ':'",
)
_ENTRY: Final = re.compile(r"- +(?=[^ #])(?P<key>[\w-]+:(?= |$))?")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(NamedTuple):
    """A text as it was written; `empty` when nothing was written at all."""

    at: Place
    text: str
    empty: bool


class Entry(NamedTuple):
    """One `key: value` of a mapping."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; a repeated key has been reported and left out."""

    at: Place
    entries: tuple[Entry, ...]

    @property
    def first(self) -> Place:
        """Where a missing key is reported: at the first key."""
        return self.entries[0].key.at if self.entries else self.at


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    at: Place
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that has been reported already, so nobody reports it again."""

    at: Place


Node = Scalar | Mapping | Sequence | Unreadable


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text, its tree (None when there is nothing to read) and what is wrong with it so far."""

    lines: tuple[str, ...]
    root: Node | None
    problems: tuple[Problem, ...]


def read_document(data: bytes) -> Document:
    """Read a file's bytes.

    After a syntax error there is exactly one problem and no tree.
    """
    if len(data) > MAX_BYTES:
        return Document((), None, (too_large(len(data)),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error)
    lines = tuple(_LINE_END.split(text))
    builder = _Builder()
    try:
        root = builder.build(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        return Document(lines, None, (_syntax_problem(error, text, lines),))
    except _FarTooDeepError:
        root = None
    return Document(lines, root, tuple(builder.problems))


def too_large(size: int) -> Problem:
    """The problem of a file of so many bytes."""
    text = f"this file has {size:,} bytes; at most {MAX_BYTES:,} ({MAX_BYTES // 1024} KiB) are read"
    return Problem(1, 1, 1, text)


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Document:
    # The error counts from behind the byte order mark, and its `object` begins there too.
    lines = _LINE_END.split(error.object[: error.start].decode("utf-8"))
    shown = tuple(_LINE_END.split(data.decode("utf-8-sig", errors="replace")))
    text = 'this is not UTF-8 text; save the file again with the encoding "UTF-8"'
    return Document(shown, None, (Problem(len(lines), len(lines[-1]) + 1, 1, text),))


def _syntax_problem(error: yaml.YAMLError, text: str, lines: tuple[str, ...]) -> Problem:
    if not isinstance(error, yaml.MarkedYAMLError):
        found = next((i for i, c in enumerate(text) if _unprintable(c)), 0)
        before = _LINE_END.split(text[:found])
        sentence = "a control character stands here; delete it and type the text again"
        return Problem(len(before), len(before[-1]) + 1, 1, sentence)
    mark = error.problem_mark or error.context_mark
    if any(part in (error.problem or "") for part in _AT_ITS_BEGINNING) and error.context_mark:
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    # At the end of the file the mark stands behind the last line: point at what there is.
    line = min(line, len(lines) - 1)
    shown = lines[line]
    indent = shown[: len(shown) - len(shown.lstrip(" \t"))]
    if "\t" in indent:
        sentence = "a tab stands in the indentation; use spaces there, two for each step inwards"
        return Problem(line + 1, indent.index("\t") + 1, 1, sentence)
    column = min(column, len(shown))
    if "expected '-' indicator" in (error.problem or "") and error.context_mark:
        entry = error.context_mark.column
        within = _column_in_entry(lines[:line], entry)
        if within is not None and not shown[column:].startswith("-"):
            sentence = wrong_column_sentence(shown[column:], column + 1, entry + 1, within + 1)
            return Problem(line + 1, column + 1, 1, sentence)
    sentence = syntax_sentence(error.problem or "", shown[:column], shown[column : column + 1])
    return Problem(line + 1, column + 1, 1, sentence)


def _column_in_entry(above: tuple[str, ...], entry: int) -> int | None:
    """Where the last entry of a list with its dashes at `entry` has its keys, both from 0; None if it has none."""
    for line in reversed(above):
        found = _ENTRY.match(line, entry)
        if found and not line[:entry].strip(" -"):
            return found.start("key") if found["key"] else None
    return None


def _unprintable(character: str) -> bool:
    code = ord(character)
    return (code < 32 and character not in "\t\n\r") or (127 <= code < 160 and code != 133) or code in (0xFFFE, 0xFFFF)


class _FarTooDeepError(Exception):
    """Not worth reading on."""


class _Builder:
    """Builds the tree with a stack of its own, so that depth costs no Python frames."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._stack: list[_Open] = []

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        stack = self._stack
        root: Node | None = None
        documents = 0
        for event in events:
            node: Node
            if isinstance(event, yaml.ScalarEvent):
                self._refuse_extras(event)
                empty = event.value == "" and not event.style
                node = Scalar(_place(event), event.value, empty)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._refuse_extras(event)
                if len(stack) >= MAX_DEPTH:
                    node = self._skip(event, events)
                else:
                    stack.append(_Open(event, isinstance(event, yaml.MappingStartEvent)))
                    continue
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                node = self._close(stack.pop(), event)
            elif isinstance(event, yaml.AliasEvent):
                node = Unreadable(_place(event))
                self._say(
                    node.at, f'"*{short(event.anchor or "")}" repeats another part; write that part out here instead'
                )
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._say(_place(event), "a second document begins here; one file holds one document")
                    break
                continue
            else:
                continue
            if stack:
                stack[-1].add(node)
            else:
                root = node
        return None if isinstance(root, Scalar) and root.empty else root

    def _say(self, at: Place, text: str, key: str | None = None) -> None:
        path = "".join(part.step() for part in self._stack).removeprefix(".")
        self.problems.append(Problem(at.line, at.column, at.width, text, path if key is None else key_path(path, key)))

    def _refuse_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            place = _place(event, width=len(event.anchor) + 1)
            self._say(place, f'"&{short(event.anchor)}" is an anchor; leave it out')
        if event.tag is not None:
            self._say(
                _place(event, width=1), f'"{_short_tag(event.tag)}" is a tag; leave it out and write only the value'
            )

    def _skip(self, start: yaml.Event, events: Iterator[yaml.Event]) -> Unreadable:
        place = _place(start, width=1)
        self._say(place, f"lists and mappings are nested deeper than {MAX_DEPTH} here; write it flatter")
        depth = 1
        while depth:
            event = next(events)
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                depth += 1
                if depth > _MAX_PASSED_OVER:
                    raise _FarTooDeepError
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                depth -= 1
        return Unreadable(place)

    def _close(self, part: "_Open", end: yaml.Event) -> Node:
        at = _between(part.start, end)
        if not part.mapping:
            return Sequence(at, tuple(part.children))
        entries: list[Entry] = []
        lines: dict[str, int] = {}
        pairs = zip(part.children[::2], part.children[1::2], strict=True)
        for key, value in pairs:
            if not isinstance(key, Scalar):
                if not isinstance(key, Unreadable):
                    self._say(key.at, "a key must be one word or text; put it between quotes")
                continue
            if key.text in lines:
                text = f'"{short(key.text)}" stands here twice; the first is on line {lines[key.text]}'
                self._say(key.at, text, key.text)
                continue
            lines[key.text] = key.at.line
            entries.append(Entry(key, value))
        return Mapping(at, tuple(entries))


class _Open:
    """A mapping or list whose end has not come yet."""

    __slots__ = ("children", "mapping", "start")

    def __init__(self, start: yaml.Event, mapping: bool) -> None:
        self.start = start
        self.mapping = mapping
        self.children: list[Node] = []

    def add(self, node: Node) -> None:
        self.children.append(node)

    def step(self) -> str:
        """The piece of a path that leads to what is being read inside this part."""
        if not self.mapping:
            return f"[{len(self.children)}]"
        key = self.children[-1] if len(self.children) % 2 else None
        return f".{short(key.text)}" if isinstance(key, Scalar) else ""


def _place(event: yaml.Event, width: int | None = None) -> Place:
    return _between(event, event, width)


def _between(first: yaml.Event, last: yaml.Event, width: int | None = None) -> Place:
    """From the beginning of one event to the end of another; both parsers always give marks."""
    start, end = first.start_mark, last.end_mark
    assert start is not None and end is not None  # noqa: S101, PT018 - for the type checker
    span = max(1, end.index - start.index) if width is None else width
    return Place(start.line + 1, start.column + 1, span, start.index, end.index)


def _short_tag(tag: str) -> str:
    return short(tag.replace("tag:yaml.org,2002:", "!!"))
