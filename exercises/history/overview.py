"""The sessions that fit a choice in numbers: what tiles, the calendar and charts are made of."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import MAXYEAR, date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import compress
from typing import Final, TypeVar

from exercises.history.columns import NOT_TOLD, SECOND, Columns, all_of
from exercises.history.statistics.days import Day, LongestWalk, counted_until
from exercises.history.statistics.pain import DailyPain, Moment

Value = TypeVar("Value")
_MOMENTS: Final = (Moment.BEFORE, Moment.WORST, Moment.AFTER, Moment.NEXT_MORNING)
_TOLD: Final = bytes(answer != NOT_TOLD for answer in range(256))


@dataclass(frozen=True, slots=True)
class Overview:
    """How many sessions fit, their days with something done and their pain, both oldest first, and the longest walk.

    `longest_at_first` is the longest walk of the month in which walking began; None when the longest of all is of that
    month. Days and pain are worked out when they are asked for: one day costs little, all of them take their time.
    """

    sessions: int = 0
    days: Mapping[date, Day] = field(default_factory=dict)
    pain: Mapping[Moment, DailyPain] = field(default_factory=lambda: {moment: {} for moment in Moment})
    longest: LongestWalk | None = None
    longest_at_first: LongestWalk | None = None


def overview_of(columns: Columns, places: bytes, today: date, id_at: Callable[[int], str]) -> Overview:
    """The overview of the sessions that have 1 at their place; what lies beyond tomorrow only counts as a session."""
    by_day = _ByDay(columns, places, today)
    longest, at_first = by_day.longest_walks(id_at)
    return Overview(
        sessions=places.count(1),
        days=_Days(columns, by_day),
        pain={moment: _Pain(answers, by_day) for moment, answers in zip(_MOMENTS, columns.pains, strict=True)},
        longest=longest,
        longest_at_first=at_first,
    )


class _ByDay:
    """The sessions that count, to be found by their day."""

    def __init__(self, columns: Columns, places: bytes, today: date) -> None:
        self._days, self._places = columns.by_day
        self._columns = columns
        last = counted_until(today).toordinal()
        if self._days and self._days[-1] > last:
            places = all_of(places, bytes([day <= last for day in columns.days]))
        self.counted = places

    def places(self, day: date, fits: bytes) -> list[int]:
        """The places of a day's sessions that have 1 there."""
        ordinal = day.toordinal()
        first, last = bisect_left(self._days, ordinal), bisect_right(self._days, ordinal)
        return [place for place in self._places[first:last] if fits[place]]

    def days(self, fits: bytes) -> list[date]:
        """Every day with a session that has 1 at its place, the first one first."""
        return list(map(date.fromordinal, sorted(set(compress(self._columns.days, fits)))))

    def all_places(self, fits: bytes) -> dict[date, list[int]]:
        """The places of every day's sessions that have 1 there, the first day first."""
        found: dict[int, list[int]] = {}
        for place in compress(range(len(fits)), fits):
            found.setdefault(self._columns.days[place], []).append(place)
        return {date.fromordinal(day): found[day] for day in sorted(found)}

    def longest_walks(self, id_at: Callable[[int], str]) -> tuple[LongestWalk | None, LongestWalk | None]:
        """The longest walk of all, and that of the month in which walking began unless it is of that month too."""
        walked, days = self._columns.walked, self._columns.days
        first = next((place for place in self._places if self.counted[place] and walked[place]), None)
        if first is None:
            return None, None
        longest = max(compress(walked, self.counted))
        # Newest first: the last of equal ones was the first.
        place = max(place for place in _places_of(longest, walked) if self.counted[place])
        best = LongestWalk(id_at(place), date.fromordinal(days[place]), longest / SECOND)
        month = date.fromordinal(days[first]).replace(day=1)
        end = (month + timedelta(days=31)).replace(day=1).toordinal() if month.year < MAXYEAR else sys.maxsize
        if days[place] < end:
            return best, None
        early = [each for each in self._places[: bisect_left(self._days, end)] if self.counted[each]]
        # The places are in the order of days and of times within a day.
        place = max(early, key=walked.__getitem__)
        return best, LongestWalk(id_at(place), date.fromordinal(days[place]), walked[place] / SECOND)


def _places_of(value: int, values: Sequence[int]) -> Iterator[int]:
    place = -1
    with suppress(ValueError):
        while True:
            place = values.index(value, place + 1)
            yield place


class _Lazy(Mapping[date, Value]):
    """Values by day, each worked out when it is asked for; all of them at once when all are."""

    def __init__(self, by_day: _ByDay, fits: bytes) -> None:
        self._by_day = by_day
        self._fits = fits

    def _value(self, places: Sequence[int]) -> Value:
        raise NotImplementedError

    def __getitem__(self, day: date) -> Value:
        places = self._by_day.places(day, self._fits)
        if not places:
            raise KeyError(day)
        return self._value(places)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and bool(self._by_day.places(day, self._fits))

    def __iter__(self) -> Iterator[date]:
        return iter(self._days)

    def __len__(self) -> int:
        return len(self._days)

    def items(self) -> ItemsView[date, Value]:
        return self._whole.items()

    def values(self) -> ValuesView[Value]:
        return self._whole.values()

    @cached_property
    def _days(self) -> list[date]:
        return self._by_day.days(self._fits)

    @cached_property
    def _whole(self) -> dict[date, Value]:
        places = self._by_day.all_places(self._fits)
        return {day: self._value(of_day) for day, of_day in places.items()}


class _Days(_Lazy[Day]):
    """Days on which something was done."""

    def __init__(self, columns: Columns, by_day: _ByDay) -> None:
        super().__init__(by_day, all_of(by_day.counted, columns.done))
        self._days_of, self._active, self._walked = columns.days, columns.active, columns.walked

    def _value(self, places: Sequence[int]) -> Day:
        walks = [self._walked[place] for place in places]
        return Day(
            day=date.fromordinal(self._days_of[places[0]]),
            sessions=len(places),
            active_seconds=sum([self._active[place] for place in places]) / SECOND,
            walk_seconds=sum(walks) / SECOND,
            longest_walk=max(walks) / SECOND,
        )


class _Pain(_Lazy[Fraction]):
    """Days on which one moment's question was answered, and the mean of the answers."""

    def __init__(self, answers: bytes, by_day: _ByDay) -> None:
        super().__init__(by_day, all_of(by_day.counted, answers.translate(_TOLD)))
        self._answers = answers

    def _value(self, places: Sequence[int]) -> Fraction:
        return Fraction(sum([self._answers[place] for place in places]), len(places))
