"""What happens on a day changes the plan at once: decisions by hand, flare-ups, walks that were too much, locks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import inf
from operator import itemgetter
from typing import Final

from exercises.coach import sentences
from exercises.coach.days import DayFacts, answered_on, is_walk, trait_on
from exercises.coach.decisions import take_decision
from exercises.coach.flares import begin_flare, is_gentle_day, look_for_help, return_minutes, take_return_walk
from exercises.coach.grading import Graded, grade, usual_pain
from exercises.coach.outlook import Grade, SessionGrade
from exercises.coach.readiness import is_flare
from exercises.coach.state import Back, State, WalkDay, within
from exercises.coach.steps import (
    Ground,
    begin_level,
    change_words,
    changed,
    count_red,
    count_standstill,
    give_reason,
    start_percent,
)
from exercises.history.facts import FlareUp, StoredFact, TraitName
from exercises.history.session_facts import SessionFact

# Walk days are looked at over the advance window and the last few of a level; older ones are done with.
_DAYS_KEPT: Final = 90
_MOMENT: Final = itemgetter(0)
# Our own choice: what is shorter was begun by mistake.
_REAL_WALK_SECONDS: Final = 60.0


@dataclass(frozen=True, slots=True)
class _Judged:
    """A day's sessions with their grades, and the first pain that means a flare-up with its moment."""

    sessions: tuple[tuple[SessionFact, Graded], ...]
    flare_pain: int | None
    flare_at: float
    before: tuple[int, ...]


def take_day(state: State, day: DayFacts, ground: Ground) -> State:
    """The state at the end of a day."""
    today = day.day
    judged = _judge(state, day, ground)
    walks = [(session, graded) for session, graded in judged.sessions if is_walk(session)]
    earlier, later = _split(day.decisions, walks)
    for stored in earlier:
        if stored.at.timestamp() <= judged.flare_at:
            state = take_decision(state, stored, ground)
    if judged.flare_pain is not None:
        state = begin_flare(state, today, ground, sentences.pain_before(judged.flare_pain))
    for stored in earlier:
        if stored.at.timestamp() > judged.flare_at:
            state = take_decision(state, stored, ground)
    if walks:
        state = _take_walks(state, today, walks, ground)
    for stored in later:
        state = take_decision(state, stored, ground)
    state = _take_strength(state, today, judged)
    state = _remember(state, day, judged, ground)
    return look_for_help(state, today, ground)


def _judge(state: State, day: DayFacts, ground: Ground) -> _Judged:
    """Grade the day's sessions in the order of time, each by what was usual before it."""
    rules, before = ground.rules, state.before
    limit = trait_on(ground.traits, TraitName.PAIN_LIMIT, day.day)
    told = [(pain.at.timestamp(), pain.pain, None) for pain in day.pains if pain.session is None]
    begun = [(session.started.timestamp(), session.feelings.pain_before, session) for session in day.sessions]
    flare_pain, flare_at, sessions, flared = None, inf, [], _flared_since(state, day, ground)
    # The day's sessions are in the order of time; where nothing was told beside them there is nothing to sort.
    for at, pain, session in sorted([*told, *begun], key=_MOMENT) if told else begun:
        base = usual_pain(before, rules)
        if session is not None:
            sessions.append((session, grade(session.feelings, base, limit or None, rules)))
        if pain is None:
            continue
        if flare_pain is None and is_flare(pain, base, rules):
            flare_pain, flare_at = pain, at
        if flare_pain is not None or at >= flared:
            continue
        before = (*before, pain)[-max(rules.usual_logs, 1) :]
    return _Judged(tuple(sessions), flare_pain, flare_at, before)


def _flared_since(state: State, day: DayFacts, ground: Ground) -> float:
    """The moment from which on pain told on this day is that of a flare-up, and says nothing about what is usual."""
    if is_gentle_day(state, day.day, ground):
        return -inf
    if not day.decisions:
        return inf
    return min((d.at.timestamp() for d in day.decisions if isinstance(d.fact, FlareUp)), default=inf)


def _split(
    decisions: Sequence[StoredFact], walks: Sequence[tuple[SessionFact, Graded]]
) -> tuple[list[StoredFact], list[StoredFact]]:
    """Decisions told before the day's first walk, and those after it: what is told last holds."""
    if not walks or not decisions:
        return list(decisions), []
    first = walks[0][0].started.timestamp()
    return [d for d in decisions if d.at.timestamp() <= first], [d for d in decisions if d.at.timestamp() > first]


# Walks


def planned_minutes(state: State, day: date, ground: Ground) -> int | None:
    """Minutes that the plan asks for on a day; None on gentle days and while no level is set."""
    if is_gentle_day(state, day, ground):
        return None
    if state.flare is not None and state.flare.level is not None:
        return return_minutes(state.flare, ground)
    return ground.ladder.minutes(state.level) if state.level is not None else None


def _take_walks(state: State, today: date, walks: Sequence[tuple[SessionFact, Graded]], ground: Ground) -> State:
    planned = planned_minutes(state, today, ground)
    walk = _walk_day(today, walks, planned, ground)
    first = next((i for i, each in enumerate(state.walks) if within(each.day, today, _DAYS_KEPT)), len(state.walks))
    kept = state.walks[first:]
    state = changed(state, walks=(*kept, walk), last_red=today if walk.grade is Grade.RED else state.last_red)
    cause = _cause(today, walks, ground)
    level = state.level
    if level is None:
        # A start by mistake finds no level, and takes no day.
        real = next((session for session, _ in walks if session.walk_active_seconds >= _REAL_WALK_SECONDS), None)
        return _take_baseline(state, today, real, ground) if real is not None and state.flare is None else state
    if is_gentle_day(state, today, ground):
        too_much = walk.grade is Grade.RED and not walk.effort_only
        return _red_in_flare(state, today, level, cause, ground) if too_much else state
    ungraded = state.ungraded + 1 if walk.grade is None else 0
    state = state if state.ungraded == ungraded else changed(state, ungraded=ungraded)
    if state.flare is not None:
        if walk.grade is Grade.RED and not walk.effort_only:
            return _red_in_flare(state, today, level, cause, ground)
        return take_return_walk(state, walk, cause, ground)
    if walk.grade is Grade.RED:
        return _take_red(state, walk, cause, ground)
    return _take_back_walk(state, walk) if state.back is not None else state


def _walk_day(today: date, walks: Sequence[tuple[SessionFact, Graded]], planned: int | None, ground: Ground) -> WalkDay:
    minutes = sum(session.walk_active_seconds for session, _ in walks) / 60
    grades = [graded.grade for _, graded in walks]
    reds = [graded for _, graded in walks if graded.grade is Grade.RED]
    worst = next((each for each in (Grade.RED, Grade.AMBER, Grade.GREEN) if each in grades), None)
    answers = [answered for session, _ in walks if (answered := answered_on(session)) is not None]
    least = planned or 0
    return WalkDay(
        day=today,
        minutes=minutes,
        planned=planned,
        grade=worst,
        effort_only=bool(reds) and all(graded.effort_only for graded in reds),
        answered=min(answers, default=None),
        counts=minutes > 0 and minutes * 2 >= least,
        # A walk of a few seconds less is no less of a walk.
        done=minutes > 0 and minutes * 100 + 1e-6 >= least * ground.rules.walk_done_percent,
    )


def _cause(today: date, walks: Sequence[tuple[SessionFact, Graded]], ground: Ground) -> str:
    """What made the worst of the day's walks too much."""
    reds = [session for session, graded in walks if graded.grade is Grade.RED]
    return sentences.what_was_red(reds[0].feelings, today, ground.rules) if reds else ""


def _take_baseline(state: State, today: date, walk: SessionFact, ground: Ground) -> State:
    """One of the easy walks that find the level to begin with (start)."""
    rules = ground.rules
    seconds = min(round(walk.walk_active_seconds), rules.start_cap * 60)
    if seconds <= 0:
        return state
    state = changed(state, baseline=(*state.baseline, Fraction(seconds, 60)), last_baseline=today)
    if len(state.baseline) < rules.start_walks:
        return state
    average = sum(state.baseline) / Fraction(len(state.baseline))
    percent = start_percent(state, today, ground)
    level = ground.ladder.fitting(average * percent / 100)
    text = sentences.started(
        [round(minutes) for minutes in state.baseline],
        ground.ladder.minutes(level),
        careful=percent < rules.start_share_percent,
    )
    return begin_plan(state, today, level, text, ground)


def begin_plan(state: State, today: date, level: int, text: str, ground: Ground) -> State:
    """Begin the plan at a level."""
    state = changed(begin_level(state, today, level), baseline=(), last_baseline=None, active=today, missed=0, gap=None)
    return give_reason(state, today, "start", text, change_words(ground, None, level))


# Too much (R8, R10)


def _take_red(state: State, walk: WalkDay, cause: str, ground: Ground) -> State:
    rules, today, level = ground.rules, walk.day, state.level
    assert level is not None  # noqa: S101 - the caller looked
    if walk.effort_only:
        return _take_effort(state, today, level, ground)
    reds = [red for red in state.reds if red.day < today]
    state = count_red(state, today, level, ground)
    if _is_third(state, today, ground):
        state = give_reason(state, today, "R8", sentences.three_reds(cause, rules))
        return begin_flare(state, today, ground, "")
    before = [red for red in reds if within(red.day, today, rules.two_red_days)]
    if before:
        lower = ground.ladder.lower(min(level, before[-1].level))
        state = changed(begin_level(state, today, lower), stepped_twice=today)
        text = sentences.stepped_twice(cause, rules)
    else:
        lower = ground.ladder.lower(level)
        state = changed(begin_level(state, today, lower), back=Back(level, today))
        text = sentences.step_back(cause, rules)
    state = give_reason(state, today, "R8", text, change_words(ground, level, lower))
    return count_standstill(state, today, level, ground)


def _red_in_flare(state: State, today: date, level: int, cause: str, ground: Ground) -> State:
    """Day 1 again; a third red within the window asks for help here as well."""
    state = count_red(state, today, level, ground)
    if not _is_third(state, today, ground):
        return begin_flare(state, today, ground, cause)
    state = give_reason(state, today, "R8", sentences.three_reds(cause, ground.rules))
    return begin_flare(state, today, ground, "")


def _is_third(state: State, today: date, ground: Ground) -> bool:
    """Whether today's red is the third within `three-red-days`."""
    return sum(1 for red in state.reds if within(red.day, today, ground.rules.three_red_days)) >= 3


def _take_effort(state: State, today: date, level: int, ground: Ground) -> State:
    """Too hard, but the back was fine: the level holds, and nothing is counted against it (R10)."""
    week = ground.rules.advance_days
    is_new = not within(state.last_hold, today, week - 1)
    state = changed(state, effort_red=today, holding=True)
    if state.back is not None:
        state = changed(state, back=replace(state.back, walks=(*state.back.walks, Grade.RED)))
    state = give_reason(state, today, "R10", sentences.too_hard(today))
    return count_standstill(changed(state, last_hold=today), today, level, ground) if is_new else state


def _take_back_walk(state: State, walk: WalkDay) -> State:
    """A walk at the lower level; when they did not all go well it stays there."""
    back = state.back
    assert back is not None  # noqa: S101 - the caller looked
    return changed(state, back=replace(back, walks=(*back.walks, walk.grade))) if walk.counts else state


# Strength, and what is remembered


def _take_strength(state: State, today: date, judged: _Judged) -> State:
    """A strength session that was too much keeps the walks from growing for a week (R17)."""
    for session, graded in judged.sessions:
        if session.kind == "strength" and graded.grade is Grade.RED and state.strength_red != today:
            state = changed(state, strength_red=today)
            state = give_reason(state, today, "R17", sentences.strength_too_much(today))
    return state


def _remember(state: State, day: DayFacts, judged: _Judged, ground: Ground) -> State:
    today = day.day
    state = _stay_lower(state, today, ground)
    gentle = is_gentle_day(state, today, ground)
    walked = any(walk.day == today and walk.counts for walk in state.walks[-1:])
    first = next((i for i, (seen, _) in enumerate(state.pains) if within(seen, today, 28)), len(state.pains))
    grades = [
        SessionGrade(session.id, today, graded.grade, graded.rule)
        for session, graded in judged.sessions
        if is_walk(session) or session.kind == "strength"
    ]
    flare, active, missed, gap = state.flare, state.active, state.missed, state.gap
    stepped = state.stepped_by_absence
    if flare is not None and day.answers and not flare.answered and today > flare.began:
        flare = replace(flare, answered=True)
    if walked or gentle or active == today:
        active, missed, gap, stepped = today, 0, None, stepped and not walked
    elif not day.away and active is not None:
        missed += 1
    # Once for all: a copy of everything takes its time.
    return changed(
        state,
        before=state.before if gentle else judged.before,
        pains=(*state.pains[first:], *[(today, pain.pain) for pain in day.pains]),
        grades=state.grades.with_more(*grades) if grades else state.grades,
        kept=state.kept.with_more(today) if gentle or day.away else state.kept,
        flare=flare,
        active=active,
        missed=missed,
        gap=gap,
        stepped_by_absence=stepped,
    )


def _stay_lower(state: State, today: date, ground: Ground) -> State:
    """After the walks one level lower did not all go well that level begins now (R8)."""
    back, needed = state.back, ground.rules.back_walks
    if back is None or len(back.walks) < needed or back.all_green(needed):
        return state
    state = begin_level(state, today, state.level)
    return give_reason(state, today, "R8", sentences.stays_lower())
