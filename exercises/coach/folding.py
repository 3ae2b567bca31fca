"""Folding again and again: of a history that was folded before, only from the first day on that is different now."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress, count
from operator import is_not, le
from typing import Final, TypeVar

from exercises.coach.days import ASKED_UNTIL_DAYS, answered_on, by_day, facts_until, sessions_until
from exercises.coach.happenings import take_day
from exercises.coach.ladder import Ladder
from exercises.coach.night import new_morning
from exercises.coach.state import State
from exercises.coach.steps import Ground
from exercises.history.facts import Away, StoredFact
from exercises.history.session_facts import SessionFact

# Of these last days every evening is kept, of those before one in so many: what is told or put right is mostly new.
_EVERY_EVENING_DAYS: Final = 40
_ONE_EVENING_IN: Final = 32
_DAY_SECONDS: Final = 86_400.0
_EPOCH: Final = date(1970, 1, 1).toordinal()
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Folded:
    """The end of a day: the state, what the rules stand on, and the sessions as they were known on that day."""

    today: date
    ground: Ground
    known: tuple[SessionFact, ...]
    state: State


@dataclass(frozen=True, slots=True)
class _Before:
    """What was folded, and evenings of it from which to go on: days as Python counts them, ascending, with the state.

    `in_order` tells whether the sessions came in the order of time.
    """

    sessions: tuple[SessionFact, ...]
    in_order: bool
    folded: Folded
    evenings: tuple[tuple[int, State], ...]


class Folding:
    """Folds the same history as it grows; what it says is what folding all of it from the first day on would say.

    Not for two threads at once.
    """

    def __init__(self, each_day: Callable[[], None] = lambda: None) -> None:
        """`each_day` is called for each day that is folded; what it raises ends that."""
        self.each_day = each_day
        self._before: _Before | None = None

    def fold(
        self,
        ladder: Ladder,
        sessions: Sequence[SessionFact],
        facts: Sequence[StoredFact],
        today: date,
        *,
        keep: bool = False,
    ) -> Folded:
        """The end of `today`, from every fact that is dated until then; with `keep` the next time goes on from it.

        What only might be, and days of long ago, are folded without keeping them.
        """
        ground = Ground(ladder, facts_until(facts, today))
        given, before = tuple(sessions), self._before
        if before is not None and before.in_order:
            place, gone, come = _others(before.sessions, given)
            if _is_in_order(given[max(0, place - 1) : place + len(come) + 1]):
                first = _first_other_day(before.folded, ground, today, (*gone, *come))
                evenings = before.evenings[: bisect_left(before.evenings, first, key=_day_of)]
                if evenings:
                    return self._go_on(before, evenings, given, ground, today, keep=keep)
        known = sessions_until(given, today)
        state, evenings = self._run(State(), (), known, ground, today, None)
        folded = Folded(today, ground, known, state)
        if keep:
            self._before = _Before(given, _is_in_order(given), folded, evenings)
        return folded

    def _go_on(
        self,
        before: _Before,
        evenings: tuple[tuple[int, State], ...],
        given: tuple[SessionFact, ...],
        ground: Ground,
        today: date,
        *,
        keep: bool,
    ) -> Folded:
        evening, state = evenings[-1]
        # The answer about the next morning counts on one of the days after a session.
        since = date.fromordinal(max(1, evening - ASKED_UNTIL_DAYS + 1))
        earlier = before.folded.known
        tail = sessions_until(_since(given, since), today)
        state, evenings = self._run(state, evenings, tail, ground, today, date.fromordinal(evening + 1))
        known = (*earlier[: bisect_left(earlier, since, key=_day_of_session)], *tail)
        folded = Folded(today, ground, known, state)
        if keep:
            self._before = _Before(given, True, folded, evenings)
        return folded

    def _run(
        self,
        state: State,
        evenings: tuple[tuple[int, State], ...],
        sessions: Sequence[SessionFact],
        ground: Ground,
        today: date,
        since: date | None,
    ) -> tuple[State, tuple[tuple[int, State], ...]]:
        """Fold the days from `since` on, and add to the evenings."""
        lately = today.toordinal() - _EVERY_EVENING_DAYS
        kept = [each for each in evenings if each[0] > lately or each[0] % _ONE_EVENING_IN == 0]
        for day in by_day(sessions, ground.facts, today, since):
            self.each_day()
            state = take_day(new_morning(state, day, ground), day, ground)
            number = day.day.toordinal()
            if number > lately or number % _ONE_EVENING_IN == 0:
                kept.append((number, state))
        return state, tuple(kept)


# What is different


def _first_other_day(before: Folded, ground: Ground, today: date, sessions: Sequence[SessionFact]) -> int:
    """The first day, as Python counts them, of which anything may be different; `sessions` came, went or changed."""
    if before.ground.ladder != ground.ladder:
        return 0
    # On the last of the days something was not known yet.
    days = [min(before.today, today).toordinal() - ASKED_UNTIL_DAYS + 1]
    for session in sessions:
        answered = answered_on(session)
        days.append(min(session.day, answered or session.day).toordinal())
    _, gone, come = _others(before.ground.facts, ground.facts)
    for stored in (*gone, *come):
        told = stored.day
        days.append((min(told, stored.fact.first) if isinstance(stored.fact, Away) else told).toordinal())
    return min(days)


def _others(old: tuple[_Item, ...], new: tuple[_Item, ...]) -> tuple[int, tuple[_Item, ...], tuple[_Item, ...]]:
    """Where two rows begin to differ, and what is in the one and the other from there until they are the same again."""
    first = _alike(old, new)
    old, new = old[first:], new[first:]
    last = _alike(old[::-1], new[::-1])
    return first, old[: len(old) - last], new[: len(new) - last]


def _alike(old: tuple[_Item, ...], new: tuple[_Item, ...]) -> int:
    """How many of two rows' items are the same from the first one on; mostly they are the very same objects."""
    for place in compress(count(), map(is_not, old, new)):
        if old[place] != new[place]:
            return place
    return min(len(old), len(new))


def _is_in_order(sessions: Sequence[SessionFact]) -> bool:
    """Whether sessions come in the order of time, as they do from the history."""
    moments = [session.started.timestamp() for session in sessions]
    return all(map(le, moments, moments[1:]))


def _since(sessions: tuple[SessionFact, ...], first: date) -> list[SessionFact]:
    """Those of sessions in the order of time that lie on a day or later, wherever on earth they were begun."""
    earliest = (first.toordinal() - _EPOCH - 1) * _DAY_SECONDS
    place = bisect_left(sessions, earliest, key=_moment_of)
    return [session for session in sessions[place:] if session.day >= first]


def _day_of(evening: tuple[int, State]) -> int:
    return evening[0]


def _day_of_session(session: SessionFact) -> date:
    return session.day


def _moment_of(session: SessionFact) -> float:
    return session.started.timestamp()
