"""Puts together what Today shows, from the coach, the history and the library."""

from collections.abc import Iterable
from datetime import time
from typing import Final

from exercises.coach.afterwards import too_much
from exercises.coach.days import lately
from exercises.coach.notes import Note, Topic, note_for
from exercises.coach.outlook import DueKind, Outlook, PlanState
from exercises.coach.red_flags import asks_for
from exercises.coach.routines_due import GENTLE, SNACK
from exercises.coach.weekly_goal import walking_days
from exercises.errors import AmbleError
from exercises.history.facts import KnownMinutes, Screening, SelfCheckAnswers, SetLevel, WalkingDays
from exercises.library.library import Library
from exercises.library.rules import Rules
from exercises.library.timeline import Timeline
from gui.coaching import Coaching
from gui.figure.subject import Subject, subject_of, subject_of_routine
from gui.flows.measures_due import measures_for_today
from gui.today.view import (
    WEEKS_SHOWN,
    DayPictures,
    FirstStep,
    LastTime,
    MorningQuestion,
    RoutineLine,
    TodayView,
    WalkPain,
)

_PAIN_DAYS: Final = 90
_SELF_CHECK_AFTER: Final = 2
_SELF_CHECK_AGAIN_DAYS: Final = 90


def today_view(
    coaching: Coaching,
    library: Library,
    *,
    first_run: bool,
    skipped: Iterable[str] = (),
    postponed: str = "",
    next_reminder: time | None = None,
) -> TodayView | None:
    """What Today shows now; None when the coach can't say anything.

    `first_run` asks for the first steps that are still open, without the `skipped` ones; `postponed` is the session
    whose question about the morning after was put off; `next_reminder` is when a snack is offered next.
    """
    outlook = coaching.outlook()
    if outlook is None:
        return None
    today, facts, sessions = coaching.today, coaching.facts(), coaching.sessions()
    morning, snack = coaching.morning(), _snack(coaching, outlook)
    wanted = {SNACK, GENTLE, *(due.routine for due in (outlook.due, outlook.second) if due and due.routine)}
    return TodayView(
        outlook=outlook,
        now=coaching.now,
        routines=tuple(line for each in sorted(wanted) if (line := _routine_line(each, library)) is not None),
        walk=_walk(coaching, outlook),
        baseline_needed=_baseline_needed(coaching),
        sessions_done=coaching.sessions_this_week(),
        morning=None
        if morning is None or morning[0].id == postponed
        else MorningQuestion(morning[0].id, morning[0].day, morning[0].name, morning[0].kind == "walk", morning[1]),
        weekly_minutes=coaching.weekly_minutes(WEEKS_SHOWN),
        plan_minutes=outlook.minutes * outlook.walks_a_week if outlook.minutes and outlook.walks_a_week else None,
        walk_pain=tuple(
            WalkPain(s.day, s.feelings.pain_peak)
            for s in sessions
            if s.kind == "walk" and s.feelings.pain_peak is not None and (today - s.day).days <= _PAIN_DAYS
        ),
        second_last=_last_time(coaching, outlook),
        snack=snack,
        snack_is_gentle=snack == GENTLE,
        next_reminder=next_reminder,
        first_run=_open_steps(coaching, skipped) if first_run else (),
        walking_days=walking_days(facts),
        ask=asks_for(facts, today),
        self_check_due=_self_check_due(coaching),
        measures=measures_for_today(coaching),
        # Where somebody should look at the back first, nothing else is good to know.
        note=_note(outlook) if outlook.lock is None else None,
        emergency_number=coaching.emergency_number or None,
        pictures=_pictures(library),
    )


def _snack(coaching: Coaching, outlook: Outlook) -> str:
    """The movement snack; on a day on which something was too much a gentle routine."""
    try:
        rules = coaching.advisor().rules
    except AmbleError:
        return SNACK
    of_today = lately(coaching.sessions(), outlook.today)
    return GENTLE if too_much(of_today, outlook, rules, coaching.limit()) else SNACK


def _routine_line(routine_id: str, library: Library) -> RoutineLine | None:
    routine = library.routine(routine_id)
    timeline = library.timeline(routine) if routine is not None else None
    if routine is None or timeline is None:
        return None
    minutes = max(1, round(timeline.seconds / 60))
    return RoutineLine(routine.id, routine.name, minutes, subject_of_routine(library, routine))


def _pictures(library: Library) -> DayPictures:
    usual = DayPictures()

    def of(exercise_id: str, instead: Subject) -> Subject:
        return subject_of(library, exercise_id) if library.exercise(exercise_id) is not None else instead

    return DayPictures(
        walk=of("walk-easy", usual.walk),
        stand=of("posture-check", usual.stand),
        rest=of("rest-90-90", usual.rest),
        sit=of("warm-pack", usual.sit),
    )


def _walk(coaching: Coaching, outlook: Outlook) -> Timeline | None:
    if outlook.lock is not None:
        return None
    try:
        return coaching.advisor().walk(outlook)
    except AmbleError:
        return None  # the outlook has told why already


def _baseline_needed(coaching: Coaching) -> int:
    try:
        return coaching.advisor().rules.start_walks
    except AmbleError:
        return Rules().start_walks


def _last_time(coaching: Coaching, outlook: Outlook) -> LastTime | None:
    routine = outlook.second.routine if outlook.second is not None else None
    last = next((s for s in reversed(coaching.sessions()) if s.routine == routine and s.finished), None)
    if routine is None or last is None:
        return None
    return LastTime(last.day, last.feelings.pain_before, last.feelings.pain_after)


def _open_steps(coaching: Coaching, skipped: Iterable[str]) -> tuple[FirstStep, ...]:
    facts = [stored.fact for stored in coaching.facts()]
    done = set(skipped)
    if any(isinstance(fact, Screening) for fact in facts):
        done.add(FirstStep.SAFETY)
    if any(isinstance(fact, SetLevel | KnownMinutes) for fact in facts) or coaching.last_walk() is not None:
        done.add(FirstStep.DISTANCE)
    if any(isinstance(fact, WalkingDays) for fact in facts):
        done.add(FirstStep.DAYS)
    return tuple(step for step in FirstStep if step.value not in done and step not in done)


def _self_check_due(coaching: Coaching) -> bool:
    answered = [stored.day for stored in coaching.facts() if isinstance(stored.fact, SelfCheckAnswers)]
    if answered:
        return (coaching.today - answered[-1]).days >= _SELF_CHECK_AGAIN_DAYS
    return sum(1 for session in coaching.sessions() if session.finished) >= _SELF_CHECK_AFTER


def _note(outlook: Outlook) -> Note:
    """A note that fits the day."""
    if outlook.state in (PlanState.FLARE, PlanState.GET_HELP):
        topic = Topic.FLARE
    elif outlook.state is PlanState.STEP_BACK:
        topic = Topic.PACING
    elif any(reason.rule == "R11" and (outlook.today - reason.day).days < 7 for reason in outlook.reasons):
        topic = Topic.MISSED
    elif outlook.due.kind is DueKind.STRENGTH:
        topic = Topic.STRENGTH
    else:
        topic = Topic.WALKING if outlook.today.toordinal() % 2 else Topic.POSTURE
    return note_for(topic, outlook.today)
