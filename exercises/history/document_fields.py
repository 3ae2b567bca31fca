"""Reading the values of a JSON document: each is what it should be, or it is said where it is not."""

import json
import math
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, NoReturn, TypeVar

from exercises.errors import AmbleError

_LARGEST: Final = 2**31
_Word = TypeVar("_Word", bound=StrEnum)


class NotReadableError(AmbleError):
    """A document says something that can't be; the text says where."""


@dataclass(frozen=True, slots=True)
class Fields:
    """An object of the document and where it stands, such as `sessions[3]`. Reading raises NotReadableError."""

    value: dict[str, Any]
    place: str

    def text(self, name: str) -> str:
        """A text that must be there."""
        found = self.maybe_text(name)
        return found if found is not None else self._wrong(name, "a text")

    def maybe_text(self, name: str) -> str | None:
        """A text, or null."""
        found = self.value.get(name)
        return found if found is None or isinstance(found, str) else self._wrong(name, "a text")

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty when it is missing."""
        found = self.value.get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            self._wrong(name, "a list of texts")
        return tuple(found)

    def uuid(self, name: str) -> str:
        """An id as this program makes them."""
        found = self.text(name)
        try:
            proper = str(uuid.UUID(found)) == found
        except ValueError:
            proper = False
        if not proper:
            self._wrong(name, "an id")
        return found

    def number(self, name: str, default: float | None = None) -> float:
        """A number from 0 on; `default` stands in for one that is missing."""
        found = self.maybe_number(name)
        if found is None:
            found = default
        return found if found is not None else self._wrong(name, "a number from 0 on")

    def maybe_number(self, name: str) -> float | None:
        """A number from 0 on, or null."""
        found = self.value.get(name)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found < _LARGEST:
            self._wrong(name, "a number from 0 on")
        return float(found)

    def moment_number(self, name: str) -> float:
        """A number that says when, in seconds of UTC; 0 when it is missing."""
        found = self.value.get(name, 0.0)
        if isinstance(found, bool) or not isinstance(found, int | float) or not abs(found) < 2.0**53:
            self._wrong(name, "a number")
        return float(found) if math.isfinite(found) else self._wrong(name, "a number")

    def whole(self, name: str, least: int = 0, most: int = _LARGEST) -> int | None:
        """A whole number in that range, or null."""
        found = self.value.get(name)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int) or not least <= found <= most:
            until = f" to {most}" if most < _LARGEST else " on"
            self._wrong(name, f"a whole number from {least}{until}")
        return found

    def flag(self, name: str) -> bool | None:
        """True, false or null."""
        found = self.value.get(name)
        return found if found is None or isinstance(found, bool) else self._wrong(name, "true or false")

    def moment(self, name: str) -> datetime:
        """A moment with its offset that must be there."""
        found = self.maybe_moment(name)
        return found if found is not None else self._wrong(name, "a moment with its offset")

    def maybe_moment(self, name: str) -> datetime | None:
        """A moment with its offset, or null."""
        found = self.maybe_text(name)
        if found is None:
            return None
        try:
            moment = datetime.fromisoformat(found)
            moment.timestamp()
        except (ValueError, OverflowError):
            self._wrong(name, "a moment with its offset")
        return moment if moment.tzinfo is not None else self._wrong(name, "a moment with its offset")

    def word(self, name: str, words: type[_Word]) -> _Word:
        """One of these words."""
        found = self.maybe_word(name, words)
        return found if found is not None else self._wrong(name, f"one of {', '.join(words)}")

    def maybe_word(self, name: str, words: type[_Word]) -> _Word | None:
        """One of these words, or null."""
        found = self.maybe_text(name)
        if found is not None and found not in list(words):
            self._wrong(name, f"one of {', '.join(words)}")
        return words(found) if found is not None else None

    def each(self, name: str) -> Iterator["Fields"]:
        """The objects of a list; none when it is missing."""
        found = self.value.get(name, [])
        if not isinstance(found, list):
            self._wrong(name, "a list")
        return objects(found, f"{self.place}.{name}" if self.place else name)

    def _wrong(self, name: str, due: str) -> NoReturn:
        where = f"{self.place}.{name}" if self.place else name
        raise NotReadableError(f"{where} must be {due}.")


def _no_number(word: str) -> Any:
    raise ValueError(word)


# JSON as its standard has it, without NaN and Infinity.
strict_decoder: Final = json.JSONDecoder(parse_constant=_no_number)


def strictly(text: str) -> Any:
    """JSON as its standard has it, without NaN and Infinity. Raises ValueError or RecursionError."""
    return strict_decoder.decode(text)


def objects(values: list[Any], place: str) -> Iterator[Fields]:
    """The objects of a list that stands at this place. Raises NotReadableError when one of them is none."""
    for number, value in enumerate(values):
        if not isinstance(value, dict):
            raise NotReadableError(f"{place}[{number}] must be an object.")
        yield Fields(value, f"{place}[{number}]")
