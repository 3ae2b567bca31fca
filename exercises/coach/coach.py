"""The coach: folds everything that was stored, day by day, into what it has to say about one day."""

from collections.abc import Callable, Sequence
from datetime import date

from exercises.coach.days import trait_on
from exercises.coach.due import Today, Wishes, walked_minutes, walks_done, week_of, what_is_due
from exercises.coach.flares import is_gentle_day, return_minutes
from exercises.coach.folding import Folded, Folding
from exercises.coach.grading import usual_pain
from exercises.coach.happenings import planned_minutes
from exercises.coach.ladder import Ladder
from exercises.coach.made_easier import easier_sentence
from exercises.coach.outlook import Outlook, PlanState
from exercises.coach.routines_due import Done, exercise_advice
from exercises.coach.self_check import suggestions
from exercises.coach.state import State, within
from exercises.coach.steps import Ground
from exercises.coach.walks import part_split
from exercises.coach.weekly_goal import weekly_goal
from exercises.history.facts import Away, SelfCheckAnswers, StoredFact, TraitName, WalkingDays
from exercises.history.session_facts import SessionFact

Exists = Callable[[str], bool]
Easier = Callable[[str], str | None]


def fold(ladder: Ladder, sessions: Sequence[SessionFact], facts: Sequence[StoredFact], today: date) -> State:
    """The state at the end of `today`, from every fact that is dated until then."""
    return Folding().fold(ladder, sessions, facts, today).state


def look(
    ladder: Ladder,
    sessions: Sequence[SessionFact],
    facts: Sequence[StoredFact],
    today: date,
    *,
    exists: Exists = lambda _: True,
    easier: Easier = lambda _: None,
    folded: Folded | None = None,
) -> Outlook:
    """What the coach says about a day.

    `sessions` and `facts` are all that is stored, in any order; what is dated after `today` is ignored. `exists` tells
    whether a routine id is usable, `easier` names the easier version of an exercise. `folded` is what `Folding` made of
    all that, where that is known.
    """
    folded = folded or Folding().fold(ladder, sessions, facts, today)
    known, state, ground = folded.known, folded.state, folded.ground
    told = ground.facts
    day = Today(state, ground, Done(known, today), _wishes(told, exists), _away_until(told, today))
    due, second = what_is_due(day)
    minutes = planned_minutes(state, today, ground)
    level = state.level
    parts = _parts(state, minutes, ladder)
    return Outlook(
        plan_id=ladder.plan_id,
        plan_name=ladder.plan_name,
        today=today,
        levels=ladder.steps,
        level=ladder.name(level) if level is not None else None,
        level_index=max(level, 0) if level is not None else None,
        minutes=minutes if minutes is not None else _minutes_after_flare(state, ground),
        parts=parts,
        part_minutes=_parts_left(minutes, parts, walked_minutes(day)),
        walks_a_week=weekly_goal(ladder.walks_a_week(level), len(state.chosen)) if level is not None else None,
        walks_done=walks_done(day),
        walked_today_minutes=round(walked_minutes(day)),
        state=_plan_state(state, today, ground),
        lock=state.lock,
        due=due,
        second=second,
        why=_why(state, today),
        reasons=tuple(state.reasons),
        grades=tuple(state.grades),
        week=week_of(day),
        base=_base(state, ground),
        baseline_walks=len(state.baseline),
        flare_day=_flare_day(state, today, ground),
        away_until=day.away_until,
        easy=state.split or state.flare is not None,
        stenosis=bool(trait_on(told, TraitName.STENOSIS, today)),
        advice=exercise_advice(known, easier, today, ladder.rules.strength_pause_days),
        kept=tuple(state.kept),
        chosen_days=len(state.chosen),
        level_minutes=ladder.minutes(level) if level is not None else None,
        easier=easier_sentence(level, ladder, split=state.split) if level is not None else "",
    )


def _plan_state(state: State, today: date, ground: Ground) -> PlanState:
    """The strongest that holds."""
    if state.lock is not None or state.helps:
        return PlanState.GET_HELP
    if is_gentle_day(state, today, ground):
        return PlanState.FLARE
    if state.level is None:
        return PlanState.RE_TEST
    twice = within(state.stepped_twice, today, ground.rules.advance_days - 1)
    if state.flare is not None or state.back is not None or state.stepped_by_absence or twice:
        return PlanState.STEP_BACK
    return PlanState.HOLD if state.holding else PlanState.WALK


def _minutes_after_flare(state: State, ground: Ground) -> int | None:
    """On gentle days the minutes of the first walk after them."""
    flare = state.flare
    return return_minutes(flare, ground) if flare is not None and flare.level is not None else None


def _parts(state: State, minutes: int | None, ladder: Ladder) -> int:
    """In how many parts the day's minutes are walked."""
    if minutes is None or state.level is None:
        return 1
    return ladder.in_parts(state.level, minutes, split=state.split)


def _parts_left(minutes: int | None, parts: int, walked: float) -> tuple[int, ...]:
    """The parts of the day that are still to be walked."""
    if minutes is None:
        return ()
    left, behind = [], 0.0
    for part in part_split(minutes, parts):
        behind += part
        # Nearly all of a part is a part.
        if walked < behind - part * 0.5:
            left.append(part)
    return tuple(left)


def _why(state: State, today: date) -> str:
    """The sentence behind the last thing that the plan did, as one says it today."""
    return state.reasons[-1].said_on(today) if state.reasons else ""


def _base(state: State, ground: Ground) -> int | None:
    return usual_pain(state.before, ground.rules)


def _flare_day(state: State, today: date, ground: Ground) -> int | None:
    if state.flare is None or not is_gentle_day(state, today, ground):
        return None
    return (today - state.flare.first_day).days + 1


def _wishes(facts: Sequence[StoredFact], exists: Exists) -> Wishes:
    days: tuple[int, ...] = ()
    routines: tuple[str, ...] = ()
    for stored in facts:
        match stored.fact:
            case WalkingDays(chosen):
                days = chosen
            case SelfCheckAnswers(answers):
                routines = tuple(each.routine for each in suggestions(answers) if each.routine is not None)
            case _:
                pass
    return Wishes(days, routines, exists)


def _away_until(facts: Sequence[StoredFact], today: date) -> date | None:
    """The last day of the absence that today lies in."""
    return max((a.last for s in facts if isinstance(a := s.fact, Away) and a.first <= today <= a.last), default=None)
