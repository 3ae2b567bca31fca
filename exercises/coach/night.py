"""What a new morning brings: days that were missed, the way back, and whether the level goes on or holds.

Everything here looks at the days before; red walks, flare-ups and locks, which count at once, are in `happenings`.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from exercises.coach import sentences
from exercises.coach.days import DayFacts
from exercises.coach.outlook import Grade
from exercises.coach.state import Back, State, WalkDay, within
from exercises.coach.steps import Ground, begin_level, change_words, changed, count_standstill, give_reason
from exercises.coach.weekly_goal import holds_by_choice, longest_gap, walks_needed

# Whatever a plan's own numbers say: never more than one level in seven days (R6), and not back to the level of a red
# walk before the seventh day after it (R8).
_SHORTEST_STAY: Final = 7
_WAY_BACK_DAYS: Final = 7


def new_morning(state: State, day: DayFacts, ground: Ground) -> State:
    """The state on the morning of a day, before anything happens on it."""
    today = day.day
    if state.away != day.away:
        state = changed(state, away=day.away)
    state = _leave_flare_without_level(state, today, ground)
    state = _forget_baseline(state, today, ground)
    state = _absence(state, today, ground)
    if state.level is None or state.flare is not None or state.lock is not None:
        return _with_holding(state, holding=False)
    if state.back is not None:
        return _with_holding(_way_back(state, today, ground), holding=False)
    return _go_on_or_hold(state, today, ground)


# Flare-ups and baselines that end by themselves


def _leave_flare_without_level(state: State, today: date, ground: Ground) -> State:
    flare = state.flare
    if flare is None or flare.level is not None or within(flare.first_day, today, ground.rules.flare_days - 1):
        return state
    return changed(state, flare=None)


def _forget_baseline(state: State, today: date, ground: Ground) -> State:
    """Walks of long ago tell nothing about how far one can walk now."""
    if state.last_baseline is None or within(state.last_baseline, today, ground.rules.missed_half):
        return state
    return changed(state, baseline=(), last_baseline=None)


# Missed days (R11)


def _absence(state: State, today: date, ground: Ground) -> State:
    rules, missed = ground.rules, state.missed
    now = state.level
    if now is None or _carries_on(state, ground):
        return state
    first = state.gap is None
    before = _level_before_gap(state) if state.gap is None else state.gap
    state = changed(state, gap=before)
    if missed <= rules.missed_restart:
        return _restart(state, today, first=first)
    if missed <= rules.missed_down:
        return _down_to(state, today, max(before - 1, min(before, 0)), sentences.one_down(missed), ground)
    if missed <= rules.missed_half:
        # Never higher than the step before it.
        level = min(ground.ladder.half_down(before), now)
        return _down_to(state, today, level, sentences.half_down(missed), ground)
    state = changed(begin_level(state, today, None), flare=None, baseline=(), gap=None, split=False)
    return give_reason(state, today, "R11", sentences.re_test(missed))


def _carries_on(state: State, ground: Ground) -> bool:
    """Whether so few days were missed that the plan just goes on; those between two chosen days are none too many."""
    return state.missed <= ground.rules.missed_carry_on or state.missed <= longest_gap(state.chosen)


def _level_before_gap(state: State) -> int:
    """On the way back from a flare-up that is the level it leads to."""
    level = state.level
    assert level is not None  # noqa: S101 - asked only where a level is set
    return max(level - 1, min(level, 0)) if state.flare is not None else level


def _restart(state: State, today: date, *, first: bool) -> State:
    if state.flare is not None:
        state = changed(state, flare=replace(state.flare, step=0))
    else:
        state = begin_level(state, today, state.level)
    return give_reason(state, today, "R11", sentences.restart(state.missed)) if first else state


def _down_to(state: State, today: date, level: int, text: str, ground: Ground) -> State:
    old, was_flare = state.level, state.flare is not None
    first = not state.stepped_by_absence or old != level
    state = changed(begin_level(state, today, level), flare=None, stepped_by_absence=True)
    if not first and not was_flare:
        return state
    return give_reason(state, today, "R11", text, change_words(ground, old, level))


# The way back after a red (R8)


def _way_back(state: State, today: date, ground: Ground) -> State:
    back, rules = state.back, ground.rules
    assert back is not None  # noqa: S101 - the caller looked
    if not back.all_green(rules.back_walks) or (today - back.red).days < _WAY_BACK_DAYS:
        return state
    old = state.level
    level = _level_to_return_to(state, back, today, ground)
    state = begin_level(state, today, level)
    return give_reason(state, today, "R8", sentences.way_back(), change_words(ground, old, level))


def _level_to_return_to(state: State, back: Back, today: date, ground: Ground) -> int:
    """Where the way back leads: to the level from which it was stepped back.

    Half of the lowest level doubles on the way back. Where the whole was never walked well and is a week ago, it grows
    in the small steps instead.
    """
    level = state.level
    if level is None or level >= 0 or (today - back.red).days <= _WAY_BACK_DAYS:
        return back.level
    whole = ground.ladder.minutes(back.level)
    proven = any(walk.grade is Grade.GREEN and walk.minutes >= whole for walk in state.walks)
    return back.level if proven else level + 1


# Going on or holding (R6, R7)


@dataclass(frozen=True, slots=True)
class _Hold:
    """Why the level does not grow today; waiting for the next morning's answer does not count as standing still.

    `by_choice` where fewer walks were chosen than growing takes: that is as it was wanted, and nothing to speak of.
    """

    text: str
    counts: bool = True
    by_choice: bool = False


def _go_on_or_hold(state: State, today: date, ground: Ground) -> State:
    rules = ground.rules
    level, since = state.level, state.since
    assert level is not None  # noqa: S101 - the caller looked
    assert since is not None  # noqa: S101 - a level has a day on which it began
    if state.ungraded >= 3 and not day_is_paused(state):
        return _hold(state, today, _Hold(sentences.hold_for_answers()), ground)
    on_level = (today - since).days
    held = state.held_until is not None and today < state.held_until
    if (
        on_level < max(rules.advance_days, _SHORTEST_STAY)
        or held
        or not _carries_on(state, ground)
        or day_is_paused(state)
    ):
        return _still_holding(state, today, ground)
    hold, is_top = _why_hold(state, today, ground), level >= ground.ladder.top
    if hold is not None and hold.by_choice:
        return _still_holding(state, today, ground)
    if hold is not None and not hold.counts:
        hold = None if _has_waited(state, today, ground) else hold
        state = changed(state, waited=today)
    # At the top nothing waits for an answer.
    if hold is not None and (hold.counts or not is_top):
        # Who was away, or had gentle days, has not stood still.
        was_kept = within(state.kept[-1] if state.kept else None, today, rules.advance_days)
        return _still_holding(state, today, ground) if was_kept else _hold(state, today, hold, ground)
    if is_top:
        state = _with_holding(state, holding=False)
        return state if state.top_since is not None else changed(state, top_since=today)
    done = _full_walks(_window(state, today, since, rules.advance_days), level, ground)
    state = changed(begin_level(state, today, level + 1), split=False)
    text = sentences.advance(done, rules) if level >= 0 else sentences.a_little_more(done, rules)
    return give_reason(state, today, "R6", text, change_words(ground, level, level + 1))


def _has_waited(state: State, today: date, ground: Ground) -> bool:
    """Whether all that yesterday morning waited for has come.

    Who walks every day would else wait for ever: there is always one more walk whose next morning is open.
    """
    yesterday = date.fromordinal(max(1, today.toordinal() - 1))
    if state.waited != yesterday:
        return False
    before = changed(state, walks=tuple(walk for walk in state.walks if walk.day < yesterday))
    return _why_hold(before, today, ground) is None


def day_is_paused(state: State) -> bool:
    """Whether the user is away; then nothing is judged."""
    return state.away


def _still_holding(state: State, today: date, ground: Ground) -> State:
    """A hold that was given for a week is still one before the week is over (R10, or the user's own)."""
    week = ground.rules.advance_days
    own = state.repeat_until is not None and today < state.repeat_until
    return _with_holding(state, holding=own or within(state.effort_red, today, week))


def _with_holding(state: State, *, holding: bool) -> State:
    """The state with what this morning says about holding; mostly that is what the last one said."""
    return state if state.holding == holding else changed(state, holding=holding)


def _hold(state: State, today: date, hold: _Hold, ground: Ground) -> State:
    state = _with_holding(state, holding=True)
    if state.last_hold is not None and (today - state.last_hold).days < ground.rules.advance_days:
        return state
    if not hold.counts:
        # Said once for each level; the answer is due within a day or two.
        said = state.reasons and state.reasons[-1].text == hold.text and within(state.reasons[-1].day, today, 7)
        return state if said else give_reason(state, today, "R7", hold.text)
    state = give_reason(changed(state, last_hold=today), today, "R7", hold.text)
    assert state.level is not None  # noqa: S101 - only a level is held
    return count_standstill(state, today, state.level, ground)


def _why_hold(state: State, today: date, ground: Ground) -> _Hold | None:
    """The first thing that keeps the level from growing; None when it may grow."""
    rules, level, since = ground.rules, state.level, state.since
    assert level is not None  # noqa: S101 - the caller looked
    assert since is not None  # noqa: S101 - the caller looked
    if state.repeat_until is not None and today < state.repeat_until:
        return _Hold(sentences.repeat())
    window = _window(state, today, since, rules.advance_days)
    strength = within(state.strength_red, today, rules.advance_days)
    effort = within(state.effort_red, today, rules.advance_days)
    if strength or effort or any(walk.grade is Grade.RED for walk in window):
        return _Hold(sentences.hold_for_red())
    amber = sum(walk.grade is Grade.AMBER for walk in window)
    if amber > rules.advance_amber:
        return _Hold(sentences.hold_for_amber(amber))
    week, chosen = ground.ladder.walks_a_week(level), len(state.chosen)
    done, needed = _full_walks(window, level, ground), walks_needed(week, chosen, rules)
    if done < needed:
        by_choice = holds_by_choice(week, chosen, rules)
        return _Hold(sentences.hold_for_walks(done, needed, rules), by_choice=by_choice)
    # A plan of one walk a week has its last two in two weeks: they may lie before the window, not before the level.
    counting = [walk for walk in state.walks if walk.day >= since and walk.counts]
    last = counting[-rules.advance_green :] if rules.advance_green else []
    if len(last) < rules.advance_green or any(walk.grade is not Grade.GREEN for walk in last):
        return _Hold(sentences.hold_for_green(rules))
    open_ones = [walk for walk in last if is_provisional(walk, today)]
    if any(walk.answered is None for walk in open_ones):
        return _Hold(sentences.hold_for_morning(), counts=False)
    if open_ones:
        # Answered this morning: the answer counts from tomorrow on, and then nothing is open any more.
        tomorrow = date.fromordinal(today.toordinal() + 1)
        grows = _why_hold(state, tomorrow, ground) is None
        return _Hold(sentences.hold_for_tonight() if grows else sentences.hold_for_the_day(), counts=False)
    return None


def _full_walks(walks: list[WalkDay], level: int, ground: Ground) -> int:
    """How many of the walk days were full ones of this level.

    A walk on the day on which the level began may have been planned shorter.
    """
    share = ground.ladder.minutes(level) * ground.rules.walk_done_percent
    return sum(walk.done and walk.minutes * 100 + 1e-6 >= share for walk in walks)


def is_provisional(walk: WalkDay, today: date) -> bool:
    """Whether the morning after is still open: until the day of the answer is over, or the second day has come."""
    if (today - walk.day).days >= 2:
        return False
    return walk.answered is None or walk.answered >= today


def _window(state: State, today: date, since: date, days: int) -> list[WalkDay]:
    """The walk days of the last so many days before today, none before the level began."""
    first = max(since, date.fromordinal(max(1, today.toordinal() - days)))
    return [walk for walk in state.walks if first <= walk.day < today]
