"""The numbers by which a walking plan advances, waits and steps back."""

from dataclasses import dataclass, fields
from typing import Final

from exercises.library.fields import Fields


@dataclass(frozen=True, slots=True)
class Rules:
    """Every threshold of the walking plan with its default.

    Pain and effort go from 0 to 10, days are calendar days, shares are percents. In a plan file the names are
    written with hyphens and without `_percent`; docs and routines/plans/gradual-walk.yaml tell what each one does.
    Pain bands after the pain-monitoring model (Silbernagel, Thomeé); a share of 80 % of a baseline to begin with,
    after published walking and pacing programmes; the windows are Amble's own choice.
    """

    green_pain: int = 3
    settle: int = 1
    green_effort: int = 4
    red_pain: int = 6
    red_rise: int = 3
    red_rise_reach: int = 5
    next_day_rise: int = 2
    red_effort: int = 7
    usual_logs: int = 7
    usual_pain: int = 4
    usual_green: int = 1
    usual_red: int = 3
    usual_red_pain: int = 7
    go_pain: int = 3
    half_pain: int = 5
    flare_pain: int = 7
    flare_rise: int = 3
    slow_rise: int = 2
    slow_pain: int = 3
    start_walks: int = 3
    start_cap: int = 30
    start_share_percent: int = 80
    start_share_careful_percent: int = 70
    advance_days: int = 7
    advance_done_percent: int = 80
    advance_least: int = 3
    walk_done_percent: int = 90
    advance_amber: int = 1
    advance_green: int = 2
    back_walks: int = 2
    two_red_days: int = 7
    three_red_days: int = 14
    missed_carry_on: int = 3
    missed_restart: int = 7
    missed_down: int = 14
    missed_half: int = 28
    missed_half_levels: int = 4
    flare_days: int = 2
    flare_share_percent: int = 50
    flare_step_percent: int = 25
    flare_hold_days: int = 7
    flare_doctor_days: int = 7
    flare_count: int = 3
    flare_window_days: int = 42
    stuck_count: int = 3
    stuck_window_days: int = 42
    strength_pause_days: int = 14


_PERCENT: Final = "_percent"
_MOST: Final = 1000


def _key(name: str) -> str:
    return name.removesuffix(_PERCENT).replace("_", "-")


# Key in the file -> field of Rules.
RULE_FIELDS: Final = {_key(field.name): field.name for field in fields(Rules)}


def read_rules(rules: Fields | None) -> Rules:
    """Read the mapping under `rules`; what is left out or wrong keeps its default."""
    if rules is None:
        return Rules()
    rules.only(RULE_FIELDS)
    given: dict[str, int] = {}
    for key, name in RULE_FIELDS.items():
        value = rules.percent(key) if name.endswith(_PERCENT) else rules.count(key, low=0, high=_MOST)
        if value is not None:
            given[name] = value
    return Rules(**given)
