"""Texts as YAML scalars: plain where our reader takes them so, quoted only where they must be."""

import re
from typing import Final

# Where a plain text would turn into something else, inside brackets and outside.
_FIRST: Final = frozenset(",[]{}#&*!|>'\"%@`")
_UNFIT: Final = re.compile(r":(?: |$)|(?:^| )#|^[-?:](?: |$)|^(?:---|\.\.\.)|^ | $|^$")
_UNFIT_IN_FLOW: Final = re.compile(r"[,\[\]{}]|^[-?:]|:(?=[\"'])")
# What can stand in a file as it is; all else needs an escape.
_SAFE: Final = re.compile("[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# Words are parted at single spaces only: more of them stay as they are.
_BETWEEN_WORDS: Final = re.compile(r"(?<=[^ ]) (?=[^ ])")
NARROWEST: Final = 40


def safe(text: str) -> bool:
    """Whether each character of one line can stand in a file as it is."""
    return _SAFE.fullmatch(text) is not None


def fits_plain(text: str, *, flow: bool) -> bool:
    """Whether a text needs no quotes; `flow` tells that it stands between brackets."""
    if not safe(text) or text[:1] in _FIRST or _UNFIT.search(text):
        return False
    return not (flow and _UNFIT_IN_FLOW.search(text))


def written(text: str, *, flow: bool, quote: str = "") -> str:
    """A text as a scalar on one line.

    `quote` is the kind of quotes to keep where the text allows (`'`, `"` or none).
    """
    if quote == "'" and safe(text):
        return "'" + text.replace("'", "''") + "'"
    if quote != '"':
        if fits_plain(text, flow=flow):
            return text
        if safe(text) and ('"' in text or "\\" in text) and "'" not in text:
            return f"'{text}'"
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if safe(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def quote_of(source: str) -> str:
    """The quotes around a scalar as it is written, empty for none."""
    return source[0] if source[:1] in ("'", '"') else ""


def literal_lines(text: str) -> list[str] | None:
    """The lines of a text below `|`; None where they can't be written so."""
    lines = text.rstrip("\n").split("\n")
    if not all(map(safe, lines)) or not lines[0] or lines[0][0] == " " or not lines[-1].strip(" "):
        return None
    return lines


def folded_lines(text: str, old: list[str], width: int) -> list[str] | None:
    """The lines of a text that is wrapped over several; None where it can't be written so.

    Lines of `old` are kept as far as their words are still the same; new ones are at most `width` wide if words allow.
    """
    paragraphs = text.rstrip("\n").split("\n")
    if not all(map(safe, paragraphs)) or not paragraphs[0]:
        return None
    if any(part != part.strip(" ") for part in paragraphs):
        return None
    known = _paragraphs(old)
    several = [part for part in paragraphs if part]
    same_count = len(known) == len(several)
    lines: list[str] = []
    for index, part in enumerate(paragraphs):
        if index:
            lines.append("")
        if part:
            position = sum(1 for other in paragraphs[:index] if other)
            before = known[position] if same_count else next((k for k in known if " ".join(k) == part), [])
            lines += _rewrapped(part, before, width)
    return lines


def _paragraphs(lines: list[str]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in lines:
        if line:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [part for part in found if part]


def _rewrapped(text: str, old: list[str], width: int) -> list[str]:
    words = _BETWEEN_WORDS.split(text)
    old_words = [_BETWEEN_WORDS.split(line) for line in old]
    first = 0
    while first < len(old) and words[: len(old_words[first])] == old_words[first]:
        words = words[len(old_words[first]) :]
        first += 1
    last = len(old)
    while (
        last > first
        and len(words) >= len(old_words[last - 1])
        and words[-len(old_words[last - 1]) :] == old_words[last - 1]
    ):
        words = words[: -len(old_words[last - 1])]
        last -= 1
    return [*old[:first], *_wrapped(words, width), *old[last:]]


def _wrapped(words: list[str], width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
