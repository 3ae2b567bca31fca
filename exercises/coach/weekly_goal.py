"""How many walks a week are planned: those of the level, or fewer where fewer days were chosen for walking (R6)."""

from collections.abc import Sequence

from exercises.history.facts import StoredFact, WalkingDays
from exercises.library.rules import Rules


def walking_days(facts: Sequence[StoredFact]) -> tuple[int, ...]:
    """The days of the week chosen for walking last, 0 for Monday; empty where any day will do. `facts` ascend."""
    return next((stored.fact.days for stored in reversed(facts) if isinstance(stored.fact, WalkingDays)), ())


def weekly_goal(walks_a_week: int, chosen: int) -> int:
    """Walk days a week that are asked for; `chosen` counts the days chosen for walking, 0 where none were."""
    return min(walks_a_week, chosen) if chosen else walks_a_week


def walks_needed(walks_a_week: int, chosen: int, rules: Rules) -> int:
    """Full walk days that an advance takes: a share of the planned walks, rounded half up (4 → 3, 5 → 4).

    Of fewer days than the level's, at least `advance-least`: below that no level is left.
    """
    needed = _share(walks_a_week, rules)
    if not chosen or chosen >= walks_a_week:
        return needed
    return min(needed, max(rules.advance_least, _share(max(chosen, rules.advance_least), rules)))


def holds_by_choice(walks_a_week: int, chosen: int, rules: Rules) -> bool:
    """Whether the days chosen for walking are too few for ever growing; then the level holds, and that is fine."""
    return 0 < chosen < walks_needed(walks_a_week, chosen, rules)


def longest_gap(days: Sequence[int]) -> int:
    """The most days in a row without a planned walk; `days` of the week ascend from 0 for Monday, 0 with none."""
    following = [*days[1:], *(day + 7 for day in days[:1])]
    return max((later - day - 1 for day, later in zip(days, following, strict=True)), default=0)


def _share(walks: int, rules: Rules) -> int:
    return (2 * walks * rules.advance_done_percent + 100) // 200
