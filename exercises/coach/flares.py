"""Flare-ups: gentle days, walks that grow back, and when to ask for help (R12, R13)."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date
from typing import Final

from exercises.coach import sentences
from exercises.coach.grading import usual_pain
from exercises.coach.outlook import Grade
from exercises.coach.readiness import SEVERE_USUAL_PAIN
from exercises.coach.state import Flare, State, WalkDay, within
from exercises.coach.steps import Ground, begin_level, change_words, changed, give_reason

# Reasons to see a professional that last while their cause does.
LONG: Final = "long-flare"
MANY: Final = "many-flares"
GROWING: Final = "growing-pain"
USUAL: Final = "usual-pain"
# Fewer answers than this in a week are single days, not a week's pain.
_FEWEST_ANSWERS: Final = 2


def is_gentle_day(state: State, day: date, ground: Ground) -> bool:
    """Whether the day is one of a flare-up's first, without a walk of the plan."""
    return state.flare is not None and (day - state.flare.first_day).days < ground.rules.flare_days


def begin_flare(state: State, day: date, ground: Ground, cause: str, rule: str = "R12") -> State:
    """Day 1 of a flare-up; one that is under way begins again."""
    old = state.flare
    if old is not None and old.first_day == day:
        return state
    state = changed(state, flared=day)
    if old is None:
        # Two steps for one day would be one too many: a red of the same day is part of it.
        level = state.back.level if state.back is not None and state.back.red == day else state.level
        flare = Flare(day, day, level)
        flares = (*state.flares[bisect_left(state.flares, _days_before(day, ground.rules.flare_window_days)) :], day)
        state = changed(begin_level(state, day, level), flare=flare, flares=flares)
    else:
        # A good walk before it got worse again says nothing any more about how long this takes.
        state = changed(state, flare=replace(old, first_day=day, step=0, green=False))
    return give_reason(state, day, rule, sentences.flare(cause, ground.rules))


def return_minutes(flare: Flare, ground: Ground) -> int:
    """Minutes of the next walk on the way back: a share of the old level's, never above the level below."""
    assert flare.level is not None  # noqa: S101 - without a level there is no way back
    ladder, rules = ground.ladder, ground.rules
    percent = rules.flare_share_percent + flare.step * rules.flare_step_percent
    return min(ladder.share(flare.level, percent), _most_minutes(flare, ground))


def _most_minutes(flare: Flare, ground: Ground) -> int:
    """The most that a return walk takes: the level below, or all of the old one where a plan has that as less."""
    assert flare.level is not None  # noqa: S101 - without a level there is no way back
    return min(ground.ladder.minutes(flare.level), ground.ladder.minutes(level_after(flare)))


def level_after(flare: Flare) -> int:
    """The level that a flare-up leads to: the one below, the lowest at least."""
    assert flare.level is not None  # noqa: S101 - without a level there is no way back
    return max(flare.level - 1, min(flare.level, 0))


def take_return_walk(state: State, walk: WalkDay, cause: str, ground: Ground) -> State:
    """What a walk on the way back does: green goes on, red is day 1 again, everything else repeats."""
    flare, today = state.flare, walk.day
    assert flare is not None  # noqa: S101 - the caller looked
    if walk.grade is Grade.RED and not walk.effort_only:
        return begin_flare(state, today, ground, cause)
    if walk.grade is not Grade.GREEN or not walk.counts:
        return state
    if return_minutes(flare, ground) < _most_minutes(flare, ground):
        flare = replace(flare, step=flare.step + 1, green=True)
        state = changed(state, flare=flare)
        return give_reason(state, today, "R12", sentences.return_green(return_minutes(flare, ground)))
    old, level = flare.level, level_after(flare)
    state = changed(begin_level(state, today, level), flare=None)
    held_until = date.fromordinal(today.toordinal() + ground.rules.flare_hold_days)
    state = changed(state, held_until=held_until)
    text = sentences.flare_over(ground.ladder.words(level))
    return give_reason(state, today, "R12", text, change_words(ground, old, level))


# When to ask for help (R13, and R1's usual pain)


def look_for_help(state: State, today: date, ground: Ground) -> State:
    """Give the reasons to see a professional, each once when it arises."""
    found: list[str] = []
    for name, text in _help_reasons(state, today, ground):
        found.append(name)
        if name not in state.helps:
            state = give_reason(state, today, "R1" if name == USUAL else "R13", text)
    # Most days bring nothing new, and a copy of everything takes its time.
    return state if state.helps == tuple(found) else changed(state, helps=tuple(found))


def _help_reasons(state: State, today: date, ground: Ground) -> list[tuple[str, str]]:
    rules, flare, checked = ground.rules, state.flare, state.checked
    found = []
    if flare is not None and not flare.green and flare.answered and not _is_checked(checked, flare.began):
        day_of_flare = (today - flare.began).days + 1
        if day_of_flare >= rules.flare_doctor_days:
            found.append((LONG, sentences.flare_long(day_of_flare)))
    # They are in the order of their days.
    flares = len(state.flares) - bisect_left(state.flares, _days_before(today, rules.flare_window_days))
    if checked is not None:
        flares = min(flares, len(state.flares) - bisect_right(state.flares, checked))
    if flares >= rules.flare_count:
        found.append((MANY, sentences.flares_many(rules)))
    recently_checked = within(checked, today, 28)
    if not recently_checked and _pain_grows(state, today):
        found.append((GROWING, sentences.pain_grows()))
    base = usual_pain(state.before, rules)
    if base is not None and base >= SEVERE_USUAL_PAIN and not recently_checked:
        found.append((USUAL, sentences.pain_usual_high(base)))
    return found


def _is_checked(checked: date | None, day: date) -> bool:
    return checked is not None and checked >= day


def _pain_grows(state: State, today: date) -> bool:
    """Whether the mean of the last 7 days is 2 or more above that of days 22 to 28 before (2 points: Ostelo 2008)."""
    last = _days_before(today, 22)
    then = _pains_between(state, _days_before(today, 28), date.fromordinal(last.toordinal() + 1))
    if len(then) < _FEWEST_ANSWERS:
        return False
    now = _pains_between(state, _days_before(today, 7), today)
    if len(now) < _FEWEST_ANSWERS:
        return False
    return sum(now) * len(then) >= (sum(then) + 2 * len(then)) * len(now)


def _pains_between(state: State, first: date, until: date) -> list[int]:
    """The pains from a day on until before another; they are in the order of their days."""
    pains = state.pains
    return [pain for _, pain in pains[bisect_left(pains, (first,)) : bisect_left(pains, (until,))]]


def _days_before(today: date, days: int) -> date:
    """The day so many days before, or the first one there is."""
    return date.fromordinal(max(1, today.toordinal() - days))
