"""What can be wrong with a file, where, and in which words."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple


class Place(NamedTuple):
    """Where a piece of a file stands.

    Line and column start at 1 and count characters; `start` and `end` are offsets into the text (end exclusive),
    `width` is how many characters the piece spans, over line ends too.
    """

    line: int
    column: int
    width: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with a file, with a sentence that tells how to mend it.

    `path` names the key (`steps[2].exercise`), empty for the file as a whole. Problems sort by line, then column. A
    `minor` one leaves the file usable, as a bad figure does its exercise.
    """

    line: int
    column: int
    width: int
    text: str
    path: str = ""
    minor: bool = False

    @property
    def sentence(self) -> str:
        """The text with the key it belongs to."""
        return f"{self.path}: {self.text}" if self.path else self.text

    def headline(self, label: str) -> str:
        """One line, `label:line:column: path: text`, as editors and terminals link it."""
        return f"{label}:{self.line}:{self.column}: {visible(self.sentence)}"

    def excerpt(self, lines: tuple[str, ...]) -> str:
        """The source line with its number and a caret line below it; empty when the file has no such line."""
        if not 0 < self.line <= len(lines):
            return ""
        before, marked, after = _window(lines[self.line - 1], self.column - 1, self.width)
        gutter = " " * len(str(self.line))
        carets = "^" + "~" * (display_width(marked) - 1)
        pad = "".join("\t" if c == "\t" else " " * display_width(c) for c in before)
        shown = f"  {self.line} | {before}{marked}{after}".rstrip()
        return f"{shown}\n  {gutter} | {pad}{carets}"

    def render(self, label: str, lines: tuple[str, ...]) -> str:
        """The headline and the excerpt below it."""
        excerpt = self.excerpt(lines)
        return f"{self.headline(label)}\n{excerpt}" if excerpt else self.headline(label)


# A line is shown in full up to this many characters; a longer one as a window around the place.
_SHOWN: Final = 120


def _window(line: str, column: int, width: int) -> tuple[str, str, str]:
    """Cut a line into what stands before, at and after the place, ready to be shown in a terminal."""
    start = min(column, len(line))
    end = min(max(column + width, start + 1), len(line))
    if len(line) <= _SHOWN:
        left, right = 0, len(line)
    else:
        left = max(0, start - _SHOWN // 3)
        right = min(len(line), left + _SHOWN)
    end = min(end, right)
    before = ("…" if left else "") + visible(line[left:start], tabs=True)
    after = visible(line[end:right], tabs=True).rstrip() + ("…" if right < len(line) else "")
    return before, visible(line[start:end].replace("\t", "→")).rstrip() or " ", after


def visible(text: str, *, tabs: bool = False) -> str:
    """Replace characters that would steer a terminal or hide themselves, so that text from a file stays text."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or (tabs and c == "\t") else "\ufffd" for c in text)


def display_width(text: str) -> int:
    """How many terminal columns a text takes (wide East Asian characters take two, combining ones none)."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def short(text: str) -> str:
    """A text of the user's file, cut so that it fits in a sentence."""
    return visible(text if len(text) <= 60 else f"{text[:57]}…")


def key_path(path: str, key: str) -> str:
    """The path of a key inside the mapping at `path`."""
    return f"{path}.{short(key)}" if path else short(key)


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """`; did you mean "bridge"?`, or nothing when no known word is near."""
    match = nearest(wrong, known)
    return f'; did you mean "{match}"?' if match else ""


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant, if any."""
    words = {word.casefold(): word for word in known}
    plain = wrong.casefold().replace("_", "-").replace(" ", "-")
    if len(plain) > 100:  # difflib takes time by the square of the length
        return None
    found = difflib.get_close_matches(plain, words, n=1, cutoff=0.65)
    return words[found[0]] if found else None


def syntax_sentence(parser_says: str, before: str, character: str) -> str:
    """The parser's complaint in words that tell someone new to YAML what to do.

    `before` is what stands on the line before the place, `character` what stands at it.
    """
    if "did not find expected key" in parser_says and before.strip():
        return "this is not YAML: this can't follow what stands before it; put the whole text between quotes"
    for fragment, sentence in _SYNTAX:
        if fragment in parser_says:
            return sentence
    if "cannot start any token" in parser_says:
        if character == "\t":
            return "a tab stands in the indentation; use spaces there, two for each step inwards"
        return f'this is not YAML: "{visible(character)}" can\'t begin a value; put the text between quotes'
    return f"this is not YAML: {parser_says or 'the text ends too early'}"


def wrong_column_sentence(written: str, column: int, entry: int, within: int) -> str:
    """What to do with a line in a list that is neither an entry nor in the column of the last entry's keys.

    `written` is what stands on it from `column` on; the list's dashes stand in column `entry`, the keys in `within`.
    """
    text = f"this is not YAML: begin this line in column {within} like the lines of the entry above"
    if column == entry:
        text += f', or with "- " in column {entry} as a new entry'
    key = _KEY_WITHOUT_COLON.match(written)
    if key and ": " not in written and not written.rstrip().endswith(":"):
        text += f', and put a colon after "{short(key[0])}"'
    return text


_KEY_WITHOUT_COLON: Final = re.compile(r"[A-Za-z][\w-]*(?=\s|$)")
_BACKSLASH: Final = "this is not YAML: write a backslash in double quotes twice, or use single quotes"
_EXCLAMATION: Final = 'this is not YAML: put text that begins with "!" between quotes'
_SYNTAX: Final = (
    (
        "mapping values are not allowed",
        'this is not YAML: a colon too many; put text that contains ": " between quotes, and check the indentation',
    ),
    (
        "could not find expected ':'",
        'this is not YAML: a ":" is missing on this line; text that goes on from the line before is indented further',
    ),
    (
        "did not find expected key",
        "this is not YAML: the line doesn't fit here; keys of one block begin in the same column",
    ),
    (
        "did not find expected '-' indicator",
        'this is not YAML: every entry of a list begins with "- " in the same column',
    ),
    ("did not find expected ',' or ']'", 'this is not YAML: a list that began with "[" is not closed with "]"'),
    ("did not find expected ',' or '}'", 'this is not YAML: a mapping that began with "{" is not closed with "}"'),
    ("found unexpected end of stream", "this is not YAML: a quote was opened and never closed"),
    ("found unexpected document indicator", "this is not YAML: a quote was opened and never closed"),
    ("did not find expected node content", "this is not YAML: a value is missing here"),
    (
        "block sequence entries are not allowed",
        'this is not YAML: a "- " can\'t stand here; begin it on a line of its own',
    ),
    ("found unknown escape character", _BACKSLASH),
    ("did not find expected hexdecimal number", _BACKSLASH),
    (
        "did not find expected alphabetic or numeric",
        'this is not YAML: put text that begins with "*" or "&" between quotes',
    ),
    (
        "did not find expected <document start>",
        "this is not YAML: the file's keys and values have ended before this; is a bracket or a quote too many?",
    ),
    ("did not find expected tag URI", _EXCLAMATION),
    ("found undefined tag handle", _EXCLAMATION),
    ("control characters are not allowed", "a control character stands here; delete it and type the text again"),
)
