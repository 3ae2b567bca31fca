"""The sessions that fit a choice in numbers: what tiles, the calendar and charts are made of."""

from bisect import bisect_left, bisect_right
from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from dataclasses import dataclass, field
from datetime import date, timedelta
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


def overview_of(columns: Columns, ids: Sequence[str], places: bytes, today: date) -> Overview:
    """The overview of the sessions that have 1 at their place; what lies beyond tomorrow only counts as a session."""
    by_day = _ByDay(columns, places, today)
    days = _Days(columns, by_day)
    longest = _longest_walk(columns, ids, by_day.counted)
    return Overview(
        sessions=places.count(1),
        days=days,
        pain={moment: _Pain(answers, by_day) for moment, answers in zip(_MOMENTS, columns.pains, strict=True)},
        longest=longest,
        longest_at_first=_longest_at_first(columns, ids, by_day.counted, longest),
    )


class _ByDay:
    """The sessions that count, to be found by their day."""

    def __init__(self, columns: Columns, places: bytes, today: date) -> None:
        self._days, self._places = columns.by_day
        self._columns = columns
        last = counted_until(today).toordinal()
        beyond = bisect_right(self._days, last)
        if beyond < len(self._days):
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


class _Lazy(Mapping[date, Value]):
    """Values by day, each worked out when it is asked for; all of them at once when all are."""

    def __init__(self, by_day: _ByDay, fits: bytes) -> None:
        self._by_day = by_day
        self._fits = fits

    def _value(self, _day: date, places: Sequence[int]) -> Value:
        raise NotImplementedError

    def __getitem__(self, day: date) -> Value:
        places = self._by_day.places(day, self._fits)
        if not places:
            raise KeyError(day)
        return self._value(day, places)

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
        return {day: self._value(day, of_day) for day, of_day in places.items()}


class _Days(_Lazy[Day]):
    """Days on which something was done."""

    def __init__(self, columns: Columns, by_day: _ByDay) -> None:
        super().__init__(by_day, all_of(by_day.counted, columns.done))
        self._active, self._walked = columns.active, columns.walked

    def _value(self, _day: date, places: Sequence[int]) -> Day:
        walks = [self._walked[place] for place in places]
        return Day(
            day=_day,
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

    def _value(self, _day: date, places: Sequence[int]) -> Fraction:
        return Fraction(sum([self._answers[place] for place in places]), len(places))


def _longest_walk(columns: Columns, ids: Sequence[str], places: bytes) -> LongestWalk | None:
    longest = max(compress(columns.walked, places), default=0)
    if longest <= 0:
        return None
    # Newest first: the last of equal ones was the first.
    place = max(place for place in compress(range(len(places)), places) if columns.walked[place] == longest)
    return LongestWalk(ids[place], date.fromordinal(columns.days[place]), longest / SECOND)


def _longest_at_first(
    columns: Columns, ids: Sequence[str], places: bytes, longest: LongestWalk | None
) -> LongestWalk | None:
    if longest is None:
        return None
    first = date.fromordinal(min(compress(columns.days, all_of(places, columns.with_walk)))).replace(day=1)
    if (longest.day.year, longest.day.month) == (first.year, first.month):
        return None
    end = (first + timedelta(days=31)).replace(day=1).toordinal()
    return _longest_walk(columns, ids, all_of(places, bytes([day < end for day in columns.days])))
