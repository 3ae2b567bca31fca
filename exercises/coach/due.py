"""What is due on a day, given where the plan stands: the walk, the routines, the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from exercises.coach import sentences
from exercises.coach.flares import is_gentle_day
from exercises.coach.happenings import planned_minutes
from exercises.coach.ladder import Ladder
from exercises.coach.outlook import DayMark, Due, DueKind, WeekDay
from exercises.coach.routines_due import GENTLE, Done, mobility_due, strength_due
from exercises.coach.state import State
from exercises.coach.steps import Ground

# Days of the week (0 is Monday) for so many walks, when the user has no wish: never more in a row than needed.
_SPREAD: Final = {
    1: (0,),
    2: (0, 3),
    3: (0, 2, 4),
    4: (0, 1, 3, 5),
    5: (0, 1, 3, 4, 5),
    6: (0, 1, 2, 3, 4, 5),
    7: (0, 1, 2, 3, 4, 5, 6),
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What bears on the choice beside the plan: days for walking (0 is Monday), routines that the self-check wants."""

    days: tuple[int, ...]
    routines: tuple[str, ...]
    exists: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Today:
    """The day that is looked at: the state at its end so far, and what was done."""

    state: State
    ground: Ground
    done: Done
    wishes: Wishes
    away_until: date | None

    @property
    def day(self) -> date:
        return self.done.today

    @property
    def monday(self) -> date:
        return self.day - timedelta(days=self.day.weekday())

    @property
    def ladder(self) -> Ladder:
        return self.ground.ladder


def walks_done(today: Today) -> int:
    """Walk days since this week's Monday."""
    return sum(1 for walk in today.state.walks if walk.counts and walk.day >= today.monday)


def walked_minutes(today: Today) -> float:
    """Minutes walked on the day itself."""
    return sum(walk.minutes for walk in today.state.walks if walk.day == today.day)


def walk_days(today: Today) -> tuple[int, ...]:
    """The days of the week on which walks are planned."""
    if today.wishes.days:
        return today.wishes.days
    level = today.state.level
    return _SPREAD[today.ladder.walks_a_week(level)] if level is not None else tuple(range(7))


def is_walk_due(today: Today) -> bool:
    """Whether the plan wants a walk on this day that is not walked yet."""
    state, day = today.state, today.day
    minutes = planned_minutes(state, day, today.ground)
    if state.level is None or minutes is None or _is_walked(today, minutes):
        return False
    # What was planned this morning is done, also when the walk itself has changed what is planned.
    if any(walk.day == day and walk.planned is not None and walk.done for walk in state.walks[-1:]):
        return False
    if walked_minutes(today) > 0 and day.weekday() not in walk_days(today):
        return False
    if state.flare is not None or day == state.since:
        return True
    week, done = today.ladder.walks_a_week(state.level), walks_done(today)
    done -= 1 if walked_minutes(today) > 0 and any(w.day == day and w.counts for w in state.walks) else 0
    if done >= week:
        return False
    if day.weekday() in walk_days(today):
        return True
    if today.wishes.days:
        return False
    # Nobody has to catch up, but who has walked less often than planned so far may walk on a free day.
    first = max(today.monday, state.since or today.monday)
    so_far = (first + timedelta(days=i) for i in range((day - first).days))
    return done < sum(1 for each in so_far if each.weekday() in walk_days(today))


def _is_walked(today: Today, minutes: int) -> bool:
    return walked_minutes(today) * 100 + 1e-6 >= minutes * today.ground.rules.walk_done_percent


def what_is_due(today: Today) -> tuple[Due, Due | None]:
    """What is next, and what else would be good on the day."""
    state, day = today.state, today.day
    if state.lock is not None:
        return Due(day, DueKind.REST, None, None, "Please get checked first; walks can still be written down."), None
    if today.away_until is not None:
        back = today.away_until + timedelta(days=1)
        return _walk_on(today, back, "Enjoy your time away; the plan goes on afterwards."), None
    if is_gentle_day(state, day, today.ground):
        return _gentle(today), None
    routine = _routine(today)
    if state.level is None:
        walked = state.last_baseline == day
        due = _re_test(today, day + timedelta(days=1) if walked else day)
        return (routine, due) if walked and routine is not None else (due, routine)
    if not is_walk_due(today):
        later = _next_walk(today)
        return (routine, later) if routine is not None else (later, None)
    walk = _walk_on(today, day, "")
    # Where walking stands still, strength comes first (R16).
    if state.split and routine is not None and routine.kind is DueKind.STRENGTH:
        return routine, walk
    return walk, routine


def _gentle(today: Today) -> Due:
    text = "Two or three times today, as it feels good; a warm pack helps many. Please don't stay in bed all day."
    routine = GENTLE if today.wishes.exists(GENTLE) else None
    return Due(today.day, DueKind.GENTLE, routine, None, text)


def _re_test(today: Today, day: date) -> Due:
    rules, number = today.ground.rules, len(today.state.baseline) + 1
    text = (
        f"Easy walk {number} of {rules.start_walks} to find your level: stop when your pain is up by 2, "
        f"or after {rules.start_cap} minutes."
    )
    return Due(day, DueKind.RE_TEST, None, rules.start_cap, text)


def _walk_on(today: Today, day: date, before: str) -> Due:
    minutes = planned_minutes(today.state, day, today.ground)
    if minutes is None:
        return _re_test(today, day)
    text = f"Walk {minutes} minutes." if minutes != 1 else "Walk one minute."
    return Due(day, DueKind.WALK, None, minutes, f"{before} {text}".strip())


def _next_walk(today: Today) -> Due:
    days = walk_days(today)
    level = today.state.level
    left = today.ladder.walks_a_week(level) - walks_done(today) if level is not None else 0
    for ahead in range(1, 8):
        day = today.day + timedelta(days=ahead)
        in_this_week = day < today.monday + timedelta(days=7)
        if day.weekday() in days and (left > 0 or not in_this_week):
            return _walk_on(today, day, f"Next on {sentences.weekday(day)}." if ahead > 1 else "Next tomorrow.")
    return _walk_on(today, today.monday + timedelta(days=7), "Next on Monday.")


def _routine(today: Today) -> Due | None:
    state, exists = today.state, today.wishes.exists
    after_top = state.top_since is not None
    strength = strength_due(today.done, state.level, after_top=after_top, exists=exists)
    if strength is not None:
        text = "Strength for your back and hips, and never on two days in a row."
        return Due(today.day, DueKind.STRENGTH, strength, None, text)
    mobility = mobility_due(today.done, today.wishes.routines, exists)
    if mobility is None:
        return None
    return Due(today.day, DueKind.MOBILITY, mobility, None, "A few minutes that keep you moving easily.")


def week_of(today: Today) -> tuple[WeekDay, ...]:
    """The seven days of the week, Monday first."""
    due_today = what_is_due(today)[0]
    planned = _planned_days(today)
    days = []
    for ahead in range(7):
        day = today.monday + timedelta(days=ahead)
        walked = any(walk.day == day and walk.counts for walk in today.state.walks)
        days.append(WeekDay(day, _mark(today, day, planned, due_today, walked=walked), walked))
    return tuple(days)


def _mark(today: Today, day: date, planned: set[date], due: Due, *, walked: bool) -> DayMark:
    if walked or today.done.moved_on(day):
        return DayMark.DONE
    if day in today.state.kept:
        return DayMark.KEPT
    if day in planned or (due.day == day and due.kind is not DueKind.REST):
        return DayMark.PLANNED
    return DayMark.REST


def _planned_days(today: Today) -> set[date]:
    """The days from today on, within the week, on which a walk is planned."""
    level = today.state.level
    if today.state.lock is not None or level is None:
        return set()
    left = today.ladder.walks_a_week(level) - walks_done(today)
    days = (today.day + timedelta(days=i) for i in range(7 - today.day.weekday()))
    wanted = [day for day in days if day.weekday() in walk_days(today) and day not in _walked_days(today)]
    free = [day for day in wanted if today.away_until is None or day > today.away_until]
    return set(free[: max(0, left)])


def _walked_days(today: Today) -> set[date]:
    return {walk.day for walk in today.state.walks if walk.counts}
