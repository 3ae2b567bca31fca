"""Which strength and mobility routines are due: the order of use, and never strength on two days in a row."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import Final

from exercises.coach.peak import told_peak
from exercises.history.session_facts import SessionFact
from exercises.session.record import StepOutcome

CORE_FIRST: Final = "core-foundation"
CORE_NEXT: Final = "core-progress"
HIPS: Final = "hip-strength"
MAINTENANCE: Final = "maintenance-full"
MOBILITY: Final = ("hip-mobility", "upper-back-mobility", "ankle-foot-mobility")
GENTLE: Final = "flare-day-gentle"
SNACK: Final = "movement-snack"
# Stage 2 from the third week and from this level on.
_STAGE_2_WEEK: Final = 3
_STAGE_2_LEVEL: Final = 3
# Finished core-foundation sessions with little pain, before core-progress.
_CLEAN_SESSIONS: Final = 2
_CLEAN_PEAK: Final = 3
_GOOD: Final = (StepOutcome.DONE, StepOutcome.EASIER, StepOutcome.PARTIAL)
_STRENGTH_A_WEEK: Final = 2
_STRENGTH_A_WEEK_LATER: Final = 3


@dataclass(frozen=True, slots=True)
class Done:
    """What was done so far, for choosing what comes next; the sessions' days ascend."""

    sessions: tuple[SessionFact, ...]
    today: date

    def last(self, routine: str) -> date | None:
        """The last day on which a routine was finished."""
        return next((s.day for s in reversed(self.sessions) if s.routine == routine and s.finished), None)

    def of_kind(self, kind: str, since: date) -> int:
        """Days since then with a session of this kind."""
        return len({s.day for s in self._since(since) if s.kind == kind and _was_done(s)})

    def on(self, kind: str, day: date) -> bool:
        """Whether a session of this kind was done on a day."""
        return any(s.kind == kind and s.day == day and _was_done(s) for s in self._since(day))

    def moved_on(self, day: date) -> bool:
        """Whether a day has a session that was done; one of which every part was passed over is none."""
        return any(s.day == day and s.active_seconds > 0 and _was_done(s) for s in self._since(day))

    def _since(self, day: date) -> Iterator[SessionFact]:
        """The sessions from a day on, the last one first."""
        return takewhile(lambda session: session.day >= day, reversed(self.sessions))


def _was_done(session: SessionFact) -> bool:
    return session.finished or session.active_seconds >= 120


def strength_due(done: Done, level: int | None, *, after_top: bool, exists: Callable[[str], bool]) -> str | None:
    """The strength routine for today; None on a day after strength, or when the week has had enough of it."""
    today = done.today
    monday = today - timedelta(days=today.weekday())
    if done.on("strength", today) or done.on("strength", today - timedelta(days=1)):
        return None
    if after_top and exists(MAINTENANCE):
        return MAINTENANCE if done.of_kind("strength", monday) < _STRENGTH_A_WEEK else None
    core = CORE_NEXT if _core_is_clean(done.sessions) and exists(CORE_NEXT) else CORE_FIRST
    second = _week(done) >= _STAGE_2_WEEK and level is not None and level >= _STAGE_2_LEVEL
    if done.of_kind("strength", monday) >= (_STRENGTH_A_WEEK_LATER if second else _STRENGTH_A_WEEK):
        return None
    if second and exists(HIPS) and _is_longer_ago(done.last(HIPS), done.last(core)):
        return HIPS
    return core if exists(core) else None


def mobility_due(done: Done, wanted: Sequence[str], exists: Callable[[str], bool]) -> str | None:
    """The mobility routine for today: what the self-check asks for first, then the one longest ago."""
    if done.on("mobility", done.today):
        return None
    order = [*(each for each in wanted if each in MOBILITY), *(each for each in MOBILITY if each not in wanted)]
    order = [each for each in order if exists(each)]
    # The first of two that were never done is the one that comes first; ankles wait until the others had their turn.
    return min(order, key=lambda each: done.last(each) or date.min, default=None)


def _core_is_clean(sessions: Iterable[SessionFact]) -> bool:
    clean = (
        s
        for s in sessions
        if s.routine == CORE_FIRST
        and s.finished
        and (peak := told_peak(s.feelings)) is not None
        and peak <= _CLEAN_PEAK
    )
    return len(tuple(islice(clean, _CLEAN_SESSIONS))) == _CLEAN_SESSIONS


def _week(done: Done) -> int:
    """The number of today's week, counted from the first finished session."""
    first = next((s.day for s in done.sessions if s.finished), done.today)
    return (done.today - first).days // 7 + 1


def _is_longer_ago(one: date | None, other: date | None) -> bool:
    return (one or date.min) < (other or date.min)


# Exercises that hurt (R17)


def exercise_advice(
    sessions: Iterable[SessionFact], easier: Callable[[str], str | None], today: date, pause_days: int
) -> tuple[tuple[str, str | None], ...]:
    """What to do with exercises that hurt: the easier one's id next time; None for one that is left out for now.

    Hurting once exchanges it until the easier one was done without hurting; hurting twice, with no good try of the
    exercise itself in between, leaves it out for `pause_days`.
    """
    hurts: dict[str, list[date]] = {}
    eased: set[str] = set()
    for session in (each for each in sessions if each.exercises):
        if session.day > today:
            break
        outcomes = dict(session.exercises)
        for exercise, outcome in outcomes.items():
            if outcome is StepOutcome.HURT:
                hurts.setdefault(exercise, []).append(session.day)
                eased.discard(exercise)
        for exercise in hurts:
            if outcomes.get(exercise) in _GOOD:
                hurts[exercise] = []
            elif outcomes.get(easier(exercise) or "") in _GOOD:
                eased.add(exercise)
    advice: list[tuple[str, str | None]] = []
    for exercise, days in sorted(hurts.items()):
        if len(days) >= 2:
            if (today - days[-1]).days <= pause_days:
                advice.append((exercise, None))
        elif days and exercise not in eased and (replaced := easier(exercise)) is not None:
            advice.append((exercise, replaced))
    return tuple(advice)
