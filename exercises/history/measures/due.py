"""When it is time to measure again. Measuring is only ever offered: nothing that is late is told as late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from exercises.history.facts import (
    ActivityScores,
    Measure,
    MeasureChoice,
    Measured,
    MeasuresPutOff,
    StoredFact,
)
from exercises.history.measures.catalogue import DEFINITIONS

PUT_OFF_DAYS: Final = 7
# Our own choice: somebody new has enough to find out before the first measuring.
FIRST_AFTER_SESSIONS: Final = 3
# Asked for only by those who want to be asked.
UNASKED: Final = frozenset({Measure.SLEEP, Measure.MOOD, Measure.CONFIDENCE})
# Offered at the start; the holds and the ankle wait until somebody measures them once.
_AT_START: Final = frozenset({Measure.ACTIVITIES, Measure.TWO_MINUTE_WALK, Measure.CHAIR_STANDS})


@dataclass(frozen=True, slots=True)
class MeasureState:
    """One measure: whether it is wanted, when it was last measured, and from which day on it is time again.

    `due` is None for one that was never measured: any day is a good one.
    """

    measure: Measure
    wanted: bool
    last: date | None
    due: date | None

    def is_due(self, today: date) -> bool:
        """Whether it is time again."""
        return self.wanted and self.due is not None and self.due <= today


def measure_states(facts: Iterable[StoredFact], today: date) -> tuple[MeasureState, ...]:
    """Every measure as it stands today, in the order in which they are shown."""
    wanted = {measure: measure not in UNASKED for measure in Measure}
    last: dict[Measure, date] = {}
    for stored in facts:
        if stored.day > today:
            continue
        match stored.fact:
            case MeasureChoice(measure=measure, wanted=is_wanted):
                wanted[measure] = is_wanted
            case Measured(measure=measure):
                last[measure] = max(stored.day, last.get(measure, stored.day))
            case ActivityScores():
                last[Measure.ACTIVITIES] = max(stored.day, last.get(Measure.ACTIVITIES, stored.day))
    return tuple(
        MeasureState(measure, wanted[measure], last.get(measure), _due(measure, last.get(measure)))
        for measure in Measure
    )


def put_off_until(today: date) -> date:
    """The day from which on measures are offered again when they are put off today."""
    wait = timedelta(days=PUT_OFF_DAYS)
    return today + wait if date.max - today >= wait else date.max


def _due(measure: Measure, last: date | None) -> date | None:
    if last is None:
        return None
    wait = timedelta(days=DEFINITIONS[measure].every_days)
    return last + wait if date.max - last >= wait else None


def to_offer(
    facts: Sequence[StoredFact],
    today: date,
    *,
    sessions_done: int,
    begun: date | None,
    may_move: bool,
) -> tuple[Measure, ...]:
    """What to offer today, in its order; nothing while it is put off.

    `sessions_done` counts the finished sessions, `begun` is the day of the first one. Without `may_move` what tries
    the body waits.
    """
    if any(isinstance(each.fact, MeasuresPutOff) and each.day <= today < each.fact.until for each in facts):
        return ()
    return tuple(
        state.measure
        for state in measure_states(facts, today)
        if (may_move or not DEFINITIONS[state.measure].moves)
        and (state.is_due(today) if state.last is not None else _first(state, today, sessions_done, begun))
    )


def _first(state: MeasureState, today: date, sessions_done: int, begun: date | None) -> bool:
    """Whether something may be measured for the first time."""
    if not state.wanted:
        return False
    if state.measure is Measure.OVERALL_CHANGE:
        every = DEFINITIONS[state.measure].every_days
        return begun is not None and (today - begun).days >= every
    return state.measure in UNASKED or (state.measure in _AT_START and sessions_done >= FIRST_AFTER_SESSIONS)
