"""Every session's numbers as columns, read in one go: with them a choice of sessions is made without the file."""

import sqlite3
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from operator import le, neg
from typing import Final

from exercises.history.filtering import Filter
from exercises.history.listing import fitting_words, ids_with_words
from exercises.history.schema import MICROSECONDS, NUMBERS
from exercises.session.events import Outcome

NOT_TOLD: Final = 15
SECOND: Final = 1_000_000
"""How many microseconds a second has."""
# What NUMBERS writes for each session, in bytes.
_WIDTH: Final = 32
_LOW, _HIGH = bytes(each & 15 for each in range(256)), bytes(each >> 4 for each in range(256))
_ORDER: Final = "FROM session WHERE deleted_at IS NULL ORDER BY started_utc DESC, id DESC"
# One text holds them all: taking over a row for each takes longer than everything else.
_READ: Final = f"SELECT group_concat(numbers, '') FROM (SELECT {NUMBERS} AS numbers {_ORDER})"  # noqa: S608 - our own
_READ_IDS: Final = f"SELECT group_concat(id, '') FROM (SELECT id {_ORDER})"  # noqa: S608
_READ_LABELS: Final = f"""
    SELECT group_concat(kind, char(10)), group_concat(routine, char(10))
    FROM (SELECT kind, coalesce(routine, '') AS routine {_ORDER})"""  # noqa: S608
_ID_WIDTH: Final = 36


class Columns:
    """Every session that is not deleted, newest first; each column has a session's value at the session's place.

    Times and durations are microseconds, `days` ordinals of local dates. `pains` are the answers before, at its worst,
    after and the next morning, NOT_TOLD where there is none. What only some choices ask for is read for the first of
    them: whoever asks sees to it that the connection still shows the same state.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        whole = bytes.fromhex(connection.execute(_READ).fetchone()[0] or "")
        self.days: Sequence[int] = _numbers(whole, "i", 4)[0::8]
        long = _numbers(whole, "q", 8)
        self.utc: Sequence[int] = long[1::4]
        self.active: Sequence[int] = long[2::4]
        self.walked: Sequence[int] = long[3::4]
        finished, highest, first, second = (whole[place::_WIDTH] for place in range(4, 8))
        self.pains = (
            first.translate(_LOW),
            first.translate(_HIGH),
            second.translate(_LOW),
            second.translate(_HIGH),
        )
        self._finished, self._highest = finished, highest
        self._ids: Sequence[str] | None = None
        self._labels: tuple[_Labels, _Labels] | None = None
        self._fitting: tuple[Filter, bytes] = (Filter(), b"\1" * len(self.utc))
        self._holding: tuple[str, bytes] = ("", b"")

    def __len__(self) -> int:
        return len(self.utc)

    @cached_property
    def done(self) -> bytes:
        """1 at the place of each session in which something was done."""
        return bytes(map(bool, self.active))

    @cached_property
    def by_day(self) -> tuple[Sequence[int], Sequence[int]]:
        """The days, the first one first, and the places of their sessions; within a day in the order of time."""
        days, places = self.days[::-1], range(len(self) - 1, -1, -1)
        if all(map(le, days, days[1:])):
            return days, places
        # Whoever moved west had a day twice.
        moved = sorted(places, key=self.days.__getitem__)
        return array("i", [self.days[place] for place in moved]), array("l", moved)

    def place_behind(self, connection: sqlite3.Connection, started_utc: float, session_id: str) -> int:
        """The first place that comes after this one in the order of the list, whether it is taken or not."""
        # The file's own arithmetic, so that the same moment gives the same number.
        asked = connection.execute(f"SELECT {MICROSECONDS.format('?')}", (started_utc,)).fetchone()[0]
        first = bisect_left(self.utc, -asked, key=neg)
        last = bisect_right(self.utc, -asked, key=neg)
        ids = self.ids(connection)
        return next((place for place in range(first, last) if ids[place] < session_id), last)

    def fitting(self, connection: sqlite3.Connection, choice: Filter) -> bytes:
        """1 at the place of each session that fits, 0 elsewhere."""
        known, found = self._fitting
        if known != choice:
            found = self._fit(connection, choice)
            self._fitting = (choice, found)
        return found

    def ids(self, connection: sqlite3.Connection) -> Sequence[str]:
        """The sessions' ids."""
        if self._ids is None:
            text = connection.execute(_READ_IDS).fetchone()[0] or ""
            if len(text) == _ID_WIDTH * len(self):
                self._ids = _Ids(text)
            else:
                self._ids = [row[0] for row in connection.execute(f"SELECT id {_ORDER}")]
        return self._ids

    def id_at(self, connection: sqlite3.Connection, place: int) -> str:
        """The id of one session, for which the others' need not be read."""
        if self._ids is not None:
            return self._ids[place]
        query = f"SELECT id {_ORDER} LIMIT 1 OFFSET ?"
        return str(connection.execute(query, (place,)).fetchone()[0])

    def kinds(self, connection: sqlite3.Connection) -> "_Labels":
        """The sessions' kinds."""
        return self._read_labels(connection)[0]

    def routines(self, connection: sqlite3.Connection) -> "_Labels":
        """The ids of the sessions' routines, empty where there is none."""
        return self._read_labels(connection)[1]

    def _read_labels(self, connection: sqlite3.Connection) -> "tuple[_Labels, _Labels]":
        if self._labels is None:
            texts = [(text or "").split("\n") for text in connection.execute(_READ_LABELS).fetchone()]
            if any(len(found) != len(self) for found in texts):
                # A kind may be any text in a history that comes from elsewhere.
                rows = connection.execute(f"SELECT kind, coalesce(routine, '') {_ORDER}").fetchall()
                texts = [[row[place] for row in rows] for place in range(2)]
            kinds, routines = map(_Labels, texts)
            self._labels = kinds, routines
        return self._labels

    def _fit(self, connection: sqlite3.Connection, choice: Filter) -> bytes:
        fits: list[bytes] = []
        if choice.since is not None or choice.until is not None:
            low = choice.since.toordinal() if choice.since is not None else 0
            high = choice.until.toordinal() if choice.until is not None else sys.maxsize
            fits.append(bytes([low <= day <= high for day in self.days]))
        if choice.kinds:
            fits.append(self.kinds(connection).fitting(choice.kinds.__contains__))
        if choice.routines:
            fits.append(self.routines(connection).fitting(choice.routines.__contains__))
        if choice.outcomes:
            wanted = [Outcome.STOPPED in choice.outcomes, Outcome.FINISHED in choice.outcomes]
            fits.append(self._finished.translate(bytes(wanted).ljust(256, b"\0")))
        if choice.pain is not None:
            least, most = choice.pain
            fits.append(self._highest.translate(bytes(least <= pain <= most and pain < 255 for pain in range(256))))
        if choice.words.strip():
            # The words stay while the rest is chosen, and looking for them takes longest.
            if choice.words != self._holding[0]:
                self._holding = choice.words, self._hold(connection, choice.words)
            fits.append(self._holding[1])
        return all_of(b"\1" * len(self), *fits)

    def _hold(self, connection: sqlite3.Connection, words: str) -> bytes:
        found = fitting_words(connection, words)
        if len(found) == len(self):
            return found
        # Not each session is known to the search, which only a damaged history has.
        holding = ids_with_words(connection, words)
        return bytes([session_id in holding for session_id in self.ids(connection)])


class _Labels:
    """Texts of which the same ones come again and again."""

    def __init__(self, texts: Sequence[str]) -> None:
        codes: dict[str, int] = {}
        self._codes = array("L", [codes.setdefault(text, len(codes)) for text in texts])
        self.different = tuple(codes)

    def fitting(self, fits: Callable[[str], bool]) -> bytes:
        """1 at the place of each text that fits, 0 elsewhere."""
        answers = [int(fits(text)) for text in self.different]
        return bytes(map(answers.__getitem__, self._codes))

    def first_places(self) -> dict[str, int]:
        """Where each different text comes first."""
        return {text: self._codes.index(code) for code, text in enumerate(self.different)}


class _Ids(Sequence[str]):
    """UUIDs in one text, which takes a fifth of the room."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __len__(self) -> int:
        return len(self._text) // _ID_WIDTH

    def __iter__(self) -> Iterator[str]:
        return (self._text[start : start + _ID_WIDTH] for start in range(0, len(self._text), _ID_WIDTH))

    def __getitem__(self, place: int) -> str:  # type: ignore[override]
        if not 0 <= place < len(self):
            raise IndexError(place)
        return self._text[_ID_WIDTH * place : _ID_WIDTH * (place + 1)]


def all_of(first: bytes, *others: bytes) -> bytes:
    """1 at the places where all of them have 1, 0 elsewhere; they are of one length."""
    if not others:
        return first
    found = int.from_bytes(first, "little")
    for each in others:
        found &= int.from_bytes(each, "little")
    return found.to_bytes(len(first), "little")


def _numbers(whole: bytes, code: str, size: int) -> "array[int]":
    """The bytes as numbers of so many bytes, the highest first."""
    found = array(code, whole)
    if found.itemsize != size:  # pragma: no cover - there is no such platform left
        raise ValueError(f"numbers of {found.itemsize} bytes")
    if sys.byteorder == "little":
        found.byteswap()
    return found
