"""The small steps that every rule is made of: beginning a level, writing a reason, noticing that one is stuck."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from exercises.coach import sentences
from exercises.coach.days import trait_on
from exercises.coach.ladder import Ladder
from exercises.coach.outlook import Reason
from exercises.coach.state import Red, Standstill, State, within
from exercises.history.facts import Checked, Screening, StoredFact, Trait, TraitName
from exercises.library.rules import Rules


@dataclass(frozen=True, slots=True)
class Ground:
    """What the rules stand on: the plan's ladder, and everything that was told, oldest first.

    `traits` and `answers` (about warning signs, and checks) are those of the facts; every day asks for them.
    """

    ladder: Ladder
    facts: tuple[StoredFact, ...]
    traits: tuple[StoredFact, ...] = field(init=False)
    answers: tuple[StoredFact, ...] = field(init=False)

    def __post_init__(self) -> None:
        traits = tuple(stored for stored in self.facts if isinstance(stored.fact, Trait))
        answers = tuple(stored for stored in self.facts if isinstance(stored.fact, Screening | Checked))
        object.__setattr__(self, "traits", traits)
        object.__setattr__(self, "answers", answers)

    @property
    def rules(self) -> Rules:
        return self.ladder.rules


_PLACES: Final = {name: place for place, name in enumerate(State._fields)}


def changed(state: State, **changes: Any) -> State:
    """The state with other values for some of its fields; quicker than what every named tuple has for it."""
    values = list(state)
    for name, value in changes.items():
        values[_PLACES[name]] = value
    return State._make(values)


def give_reason(state: State, day: date, rule: str, text: str, change: str | None = None) -> State:
    """Write down what the plan did and why."""
    return changed(state, reasons=state.reasons.with_more(Reason(day, rule, change, text)))


def change_words(ground: Ground, old: int | None, new: int | None) -> str | None:
    """`L3 → L4`, `→ L2` where there was none before; None when the name stays."""
    if new is None:
        return None
    name = ground.ladder.name(new)
    if old is None:
        return f"→ {name}"
    before = ground.ladder.name(old)
    return f"{before} → {name}" if before != name else None


def begin_level(state: State, day: date, level: int | None) -> State:
    """Begin a level on a day: whatever was on its way ends."""
    return changed(
        state,
        level=level,
        since=day if level is not None else None,
        back=None,
        stepped_twice=None,
        stepped_by_absence=False,
        holding=False,
        ungraded=0,
        last_hold=None,
        held_until=None,
        repeat_until=None,
        top_since=None,
    )


def count_standstill(state: State, day: date, level: int, ground: Ground) -> State:
    """Notice a hold or a step-back on a level; too many of them split the walk (R16)."""
    rules = ground.rules
    standstills = (
        *(s for s in state.standstills if within(s.day, day, rules.stuck_window_days)),
        Standstill(day, level),
    )
    same = sum(1 for s in standstills if s.level == level)
    if same < rules.stuck_count or state.split:
        return changed(state, standstills=standstills)
    state = changed(state, standstills=tuple(s for s in standstills if s.level != level), split=True)
    return give_reason(state, day, "R16", sentences.stuck(same, ground.ladder.words(level), rules))


def count_red(state: State, day: date, level: int, ground: Ground) -> State:
    """Remember a red walk day for as long as the rules look back."""
    longest = max(ground.rules.two_red_days, ground.rules.three_red_days)
    return changed(state, reds=(*(red for red in state.reds if within(red.day, day, longest)), Red(day, level)))


def start_percent(state: State, today: date, ground: Ground) -> int:
    """The share of the baseline to begin with: a smaller one after a flare-up or when walking is frightening."""
    rules = ground.rules
    flared = state.flare is not None or within(state.flared, today, 14)
    careful = flared or bool(trait_on(ground.traits, TraitName.AFRAID, today))
    return rules.start_share_careful_percent if careful else rules.start_share_percent
