"""What the user decides by hand: facts that the rules respect from that day on."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from exercises.coach import sentences
from exercises.coach.flares import begin_flare
from exercises.coach.made_easier import easier_reason
from exercises.coach.red_flags import Urgency, lock_on
from exercises.coach.state import State, within
from exercises.coach.steps import (
    Ground,
    begin_level,
    change_words,
    changed,
    count_standstill,
    give_reason,
    start_percent,
)
from exercises.history.facts import (
    Away,
    Checked,
    Easier,
    FlareUp,
    KnownMinutes,
    Repeat,
    Screening,
    SetLevel,
    StoredFact,
    Trait,
    TraitName,
    WalkingDays,
)

HAND: Final = "hand"


def take_decision(state: State, stored: StoredFact, ground: Ground) -> State:
    """The state after one decision; facts that change nothing of the plan leave it as it is."""
    today = stored.day
    match stored.fact:
        case SetLevel(level, minutes):
            return _set_level(state, today, level, minutes, ground)
        case KnownMinutes(minutes):
            return _know(state, today, minutes, ground)
        case Easier():
            return _make_easier(state, today, ground)
        case Repeat():
            return _repeat(state, today, ground)
        case FlareUp():
            told = give_reason(state, today, HAND, sentences.flare_told())
            return begin_flare(told, today, ground, "")
        case Away(first, last):
            return give_reason(state, today, HAND, sentences.away(first, last))
        case Screening() | Checked():
            return _lock(state, stored, ground)
        case WalkingDays(days):
            return changed(state, chosen=tuple(sorted(set(days))))
        case Trait(TraitName.STENOSIS, value):
            return give_reason(state, today, "R15", sentences.stenosis(bool(value)))
        case Trait(TraitName.PAIN_LIMIT, value):
            return give_reason(state, today, HAND, sentences.limit(value))
        case _:
            return state


def _begin_by_hand(state: State, today: date, level: int) -> State:
    """A level begins with a clean window: what was too much before no longer counts against it."""
    return changed(
        begin_level(state, today, level),
        flare=None,
        reds=(),
        effort_red=None,
        strength_red=None,
        split=False,
        standstills=(),
        baseline=(),
        last_baseline=None,
        active=today,
        missed=0,
        gap=None,
    )


def _set_level(state: State, today: date, name: str, minutes: int, ground: Ground) -> State:
    found = ground.ladder.called(name)
    level = ground.ladder.nearest_lower(minutes) if found is None else found
    old = state.level
    state = _begin_by_hand(state, today, level)
    text = sentences.set_by_hand() if found is not None else sentences.level_is_gone(name)
    return give_reason(state, today, HAND, text, change_words(ground, old, level))


def _know(state: State, today: date, minutes: int, ground: Ground) -> State:
    percent = start_percent(state, today, ground)
    level = ground.ladder.fitting(Fraction(min(minutes, ground.rules.start_cap) * percent, 100))
    old = state.level
    careful = percent < ground.rules.start_share_percent
    text = sentences.known_minutes(minutes, ground.ladder.minutes(level), careful=careful)
    return give_reason(_begin_by_hand(state, today, level), today, "start", text, change_words(ground, old, level))


def _make_easier(state: State, today: date, ground: Ground) -> State:
    if state.level is None:
        return state
    old, lower = state.level, ground.ladder.lower(state.level)
    text = easier_reason(old, ground.ladder, split=state.split)
    if state.flare is not None and state.flare.level is not None:
        # On the way back from a flare-up the old level is what everything is a share of.
        flare = replace(state.flare, level=lower)
        state = changed(state, level=lower, flare=flare)
    else:
        state = changed(begin_level(state, today, lower), active=today, missed=0, gap=None)
    return give_reason(state, today, HAND, text, change_words(ground, old, lower))


def _repeat(state: State, today: date, ground: Ground) -> State:
    if state.level is None:
        return state
    until = date.fromordinal(today.toordinal() + ground.rules.advance_days)
    is_new = not within(state.last_hold, today, ground.rules.advance_days - 1)
    state = give_reason(changed(state, repeat_until=until, holding=True), today, "R7", sentences.repeat())
    if not is_new or state.level is None:
        return state
    return count_standstill(changed(state, last_hold=today), today, state.level, ground)


def _lock(state: State, stored: StoredFact, ground: Ground) -> State:
    today = stored.day
    moment = stored.at.timestamp()
    told = tuple(each for each in ground.answers if each.at.timestamp() <= moment)
    lock, was = lock_on(told, today), state.lock
    if isinstance(stored.fact, Checked):
        state = changed(state, checked=today)
    state = changed(state, lock=lock)
    if lock is not None and lock != was:
        return give_reason(state, today, "R0", sentences.lock(lock.urgency is Urgency.EMERGENCY))
    if lock is None and was is not None:
        return give_reason(state, today, "R0", sentences.unlocked())
    return state
