"""What the pieces of a line are: a small scanner of the YAML that our files are written in.

It goes line by line and never fails: half a line is what it sees most of the time. What is open at the end of a line
ends, at the latest, with a line that is indented no further than the one where it began; so one quote that is missing
doesn't turn the rest of the file into text.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

from exercises.library.scalars import parse_duration


class Kind(Enum):
    """What a piece of a line is."""

    KEY = "key"
    COLON = "colon"
    DASH = "dash"
    HEADER = "header"  # | or > before a block of text
    BRACKET = "bracket"
    COMMA = "comma"
    TEXT = "text"
    QUOTED = "quoted"
    DURATION = "duration"
    COUNT = "count"
    ID = "id"
    REFUSED = "refused"  # anchors, aliases and tags
    COMMENT = "comment"


class Token(NamedTuple):
    """A piece of a line, from column `start` to `end` (exclusive)."""

    kind: Kind
    start: int
    end: int


class Mode(Enum):
    """What a line begins inside of."""

    PLAIN = 0
    BLOCK_TEXT = 1  # after | or >
    SINGLE = 2
    DOUBLE = 3


@dataclass(frozen=True, slots=True)
class State:
    """What is open where a line begins: a quote or a block of text, and brackets (innermost last).

    `indent` is the indentation of the line where it was opened.
    """

    mode: Mode = Mode.PLAIN
    brackets: str = ""
    indent: int = 0

    @property
    def in_flow(self) -> bool:
        """Whether brackets are open."""
        return bool(self.brackets)


START: Final = State()
ID_KEYS: Final = frozenset({"exercise", "routine", "before", "after"})
ID_LIST_KEYS: Final = frozenset({"easier", "harder"})
_DASH: Final = re.compile(r"-(?= |$)")
_KEY: Final = re.compile(
    r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s\-?:,\[\]{}#&*!|>'"%@`][^:#]*?|-[^\s:#][^:#]*?)(?=\s*:(?:\s|$))"""
)
_FLOW_KEY: Final = re.compile(
    r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s:,\[\]{}#&*!'"][^:,\[\]{}]*?)(?=\s*:(?:[\s,\[\]{}]|$))"""
)
_PLAIN_END: Final = re.compile(r"\s+#|\s*$")
_FLOW_PLAIN_END: Final = re.compile(r"\s*[,\[\]{}]|\s+#|:(?=[\s,\[\]{}]|$)|\s*$")
_HEADER: Final = re.compile(r"[|>][-+0-9]*(?=\s|$)")
_REFUSED: Final = re.compile(r"[&*!][^\s,\[\]{}]*")
_NUMBER: Final = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?: *%)?")
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ENDS: Final = {"[": "]", "{": "}"}
# Deeper than any file may be nested; keeps what must be remembered of a line small.
_DEEPEST: Final = 32


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def scan(line: str, state: State = START) -> tuple[list[Token], State]:
    """The pieces of a line, and what is open behind it."""
    return _Scan(line, state).run()


class _Scan:
    """One line, read from left to right."""

    def __init__(self, line: str, state: State) -> None:
        self._line = line
        self._state = state
        self._at = 0
        self._tokens: list[Token] = []
        self._brackets = list(state.brackets)
        self._key = ""
        self._indent = indent_of(line)

    def run(self) -> tuple[list[Token], State]:
        line, state = self._line, self._state
        blank = not line.strip()
        if state != START and blank:
            return [], state
        closes = line.lstrip()[:1] in ("]", "}") and bool(line.lstrip())
        over = self._indent <= state.indent and not (closes and state.in_flow and state.mode is Mode.PLAIN)
        if state != START and over:
            self._brackets, state = [], START
        if state.mode is Mode.BLOCK_TEXT:
            self._add(Kind.TEXT, self._indent, len(line.rstrip()))
            return self._tokens, state
        if state.mode in (Mode.SINGLE, Mode.DOUBLE) and not self._quote(state.mode):
            return self._tokens, state
        opened = state.indent if state != START else self._indent
        return self._tokens, self._pieces(opened)

    def _pieces(self, indent: int) -> State:
        line = self._line
        fresh = self._at == 0  # nothing but indentation and dashes so far
        while True:
            self._skip_spaces()
            if self._at >= len(line):
                break
            character = line[self._at]
            if character == "#" and (self._at == 0 or line[self._at - 1] in " \t"):
                self._add(Kind.COMMENT, self._at, len(line))
                break
            if not self._brackets and fresh and _DASH.match(line, self._at):
                self._add(Kind.DASH, self._at, self._at + 1)
                continue
            key = self._try_key(fresh)
            fresh = False
            if key:
                continue
            open_end = self._value(character)
            if open_end is not None:
                return State(open_end, "".join(self._brackets), self._value_indent(indent, open_end))
        return State(Mode.PLAIN, "".join(self._brackets), indent) if self._brackets else START

    def _value_indent(self, indent: int, mode: Mode) -> int:
        """A block of text is indented further than its key, wherever the line's dashes stand."""
        keys = [token.start for token in self._tokens if token.kind is Kind.KEY]
        return keys[-1] if mode is Mode.BLOCK_TEXT and keys and not self._brackets else indent

    def _try_key(self, fresh: bool) -> bool:
        """A key with its colon, where one can stand."""
        if self._brackets:
            if self._brackets[-1] != "{" and not fresh and self._last() not in (Kind.BRACKET, Kind.COMMA):
                return False
            if self._last() is Kind.COLON:
                return False
            match = _FLOW_KEY.match(self._line, self._at)
        else:
            match = _KEY.match(self._line, self._at) if fresh else None
        if match is None:
            return False
        self._add(Kind.KEY, match.start(), match.end())
        self._key = match[0]
        self._skip_spaces()
        self._add(Kind.COLON, self._at, self._at + 1)
        return True

    def _value(self, character: str) -> Mode | None:
        """One piece of a value; returns what stays open at the end of the line, if anything."""
        line = self._line
        if character in "[{":
            self._add(Kind.BRACKET, self._at, self._at + 1)
            if len(self._brackets) < _DEEPEST:
                self._brackets.append(character)
        elif character in "]}" and self._brackets:
            self._add(Kind.BRACKET, self._at, self._at + 1)
            if _ENDS[self._brackets[-1]] == character:
                self._brackets.pop()
        elif character == "," and self._brackets:
            self._add(Kind.COMMA, self._at, self._at + 1)
        elif character in "\"'":
            mode = Mode.DOUBLE if character == '"' else Mode.SINGLE
            start = self._at
            self._at += 1
            if not self._quote(mode, start):
                return mode
        elif header := (None if self._brackets else _HEADER.match(line, self._at)):
            self._add(Kind.HEADER, header.start(), header.end())
            self._skip_spaces()
            if line[self._at : self._at + 1] == "#":
                self._add(Kind.COMMENT, self._at, len(line))
            return Mode.BLOCK_TEXT
        elif refused := _REFUSED.match(line, self._at):
            self._add(Kind.REFUSED, refused.start(), refused.end())
        else:
            self._plain()
        return None

    def _plain(self) -> None:
        pattern = _FLOW_PLAIN_END if self._brackets else _PLAIN_END
        match = pattern.search(self._line, self._at)
        end = match.start() if match else len(self._line)
        if end <= self._at:
            # A lone colon in brackets.
            self._add(Kind.COLON, self._at, self._at + 1)
            return
        self._add(self._kind_of(self._line[self._at : end]), self._at, end)

    def _kind_of(self, text: str) -> Kind:
        if self._key in ID_KEYS or (self._key in ID_LIST_KEYS and self._brackets):
            return Kind.ID if _ID.fullmatch(text) else Kind.TEXT
        if _NUMBER.fullmatch(text):
            return Kind.COUNT
        return Kind.DURATION if len(text) <= 24 and parse_duration(text) is not None else Kind.TEXT

    def _quote(self, mode: Mode, start: int | None = None) -> bool:
        """Read on inside of a quote; whether it ends on this line."""
        line = self._line
        start = self._at if start is None else start
        at = self._at
        while at < len(line):
            if mode is Mode.DOUBLE and line[at] == "\\":
                at += 2
            elif line[at] == '"' and mode is Mode.DOUBLE:
                break
            elif line[at] == "'" and mode is Mode.SINGLE:
                if line[at + 1 : at + 2] != "'":
                    break
                at += 2
            else:
                at += 1
        ended = at < len(line)
        self._add(Kind.QUOTED, start, at + 1 if ended else len(line))
        return ended

    def _skip_spaces(self) -> None:
        line = self._line
        while self._at < len(line) and line[self._at] in " \t":
            self._at += 1

    def _last(self) -> Kind | None:
        return self._tokens[-1].kind if self._tokens else None

    def _add(self, kind: Kind, start: int, end: int) -> None:
        if end > start:
            self._tokens.append(Token(kind, start, end))
        self._at = end
