"""Going through a JSON document entry by entry, so that a large one takes little more memory than its text."""

import json
import re
from collections.abc import Generator, Iterator
from typing import Any, Final

from exercises.history.document_fields import Fields, NotReadableError, strict_decoder

_SPACE: Final = re.compile(r"[ \t\n\r]*")
# A list of sessions alone, as `history --json` writes it, is read as if it stood under this name.
_SESSIONS: Final = "sessions"


class Document:
    """A document that is JSON from its first to its last letter; what its entries say is looked at in `each`.

    `value` holds what stands at its top and is no list. Raises NotReadableError.
    """

    def __init__(self, text: str) -> None:
        self._text = text.removeprefix("\ufeff")
        self._lists: dict[str, int] = {}
        self.value: dict[str, Any] = {}
        try:
            begin = _skip(self._text, 0)
            self.is_list = self._text[begin : begin + 1] == "["
            end = self._note(_SESSIONS, begin) if self.is_list else self._note_object(begin)
            end = _skip(self._text, end)
            if end != len(self._text):
                raise json.JSONDecodeError("Extra data", self._text, end)
        except json.JSONDecodeError as error:
            raise NotReadableError(f"It is no JSON: {error.msg.lower()} in line {error.lineno}.") from error
        except (ValueError, RecursionError) as error:  # a number of thousands of digits, thousands of brackets
            raise NotReadableError("It is no JSON that can be read.") from error

    def each(self, name: str) -> Iterator[Fields]:
        """The objects of one of its lists; none when it is missing. Raises NotReadableError."""
        if name not in self._lists:
            if name in self.value:
                raise NotReadableError(f"{name} must be a list.")
            return
        for number, value in enumerate(_entries(self._text, self._lists[name])):
            if not isinstance(value, dict):
                raise NotReadableError(f"{name}[{number}] must be an object.")
            yield Fields(value, f"{name}[{number}]")

    def _note_object(self, at: int) -> int:
        """Go over the object that is the document, and note where its lists begin; where it ends."""
        if self._text[at : at + 1] != "{":
            value, at = strict_decoder.raw_decode(self._text, at)
            self.value = {"": value}  # JSON, but no document
            return at
        at = _skip(self._text, at + 1)
        if self._text[at : at + 1] == "}":
            return at + 1
        while True:
            if self._text[at : at + 1] != '"':
                raise json.JSONDecodeError("Expecting property name enclosed in double quotes", self._text, at)
            key, at = strict_decoder.raw_decode(self._text, at)
            at = self._note(key, _skip(self._text, _after(self._text, at, ":")))
            at = _skip(self._text, at)
            if self._text[at : at + 1] == "}":
                return at + 1
            at = _skip(self._text, _after(self._text, at, ","))

    def _note(self, key: str, at: int) -> int:
        """Note the value that begins here; where it ends."""
        self._lists.pop(key, None)
        self.value.pop(key, None)
        if self._text[at : at + 1] != "[":
            self.value[key], at = strict_decoder.raw_decode(self._text, at)
            return at
        self._lists[key] = at
        entries = _entries(self._text, at)
        while True:
            try:
                next(entries)
            except StopIteration as end:
                return int(end.value)


def _entries(text: str, at: int) -> Generator[Any, None, int]:
    """The values of the list that begins here, one at a time; returns where it ends."""
    at = _skip(text, at + 1)
    if text[at : at + 1] == "]":
        return at + 1
    while True:
        value, at = strict_decoder.raw_decode(text, at)
        yield value
        at = _skip(text, at)
        if text[at : at + 1] == "]":
            return at + 1
        at = _skip(text, _after(text, at, ","))


def _after(text: str, at: int, sign: str) -> int:
    """The place behind a sign that is due, spaces before it left out."""
    at = _skip(text, at)
    if text[at : at + 1] != sign:
        raise json.JSONDecodeError(f"Expecting '{sign}' delimiter", text, at)
    return at + 1


def _skip(text: str, at: int) -> int:
    spaces = _SPACE.match(text, at)
    return spaces.end() if spaces is not None else at
