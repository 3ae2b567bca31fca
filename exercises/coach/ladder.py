"""A walking plan's levels as a ladder of minutes: where one stands, what lies below, which level fits."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final

from exercises.coach.outlook import LevelStep
from exercises.coach.walks import level_minutes
from exercises.library.plan import WalkingPlan
from exercises.library.rules import Rules
from exercises.library.timeline import Lookup

# From half of the lowest level nothing grows faster than this in a week: above it the risk of trouble rises (novice
# runners; content of the walking plan).
_MOST_RISE: Final = 1.3
# Nobody begins higher than this, however far they walked (content of the start rule).
_HIGHEST_START: Final = 8


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels of a plan, counted from 0.

    "One lower" at the lowest is half its minutes (R8). From there small steps lead back up to it, the last of them
    -1; all of them bear the lowest level's name.
    """

    plan_id: str
    plan_name: str
    steps: tuple[LevelStep, ...]
    parts: tuple[int, ...]
    rules: Rules

    @property
    def top(self) -> int:
        """The number of the highest level."""
        return len(self.steps) - 1

    def name(self, level: int) -> str:
        """The level's name; half of the lowest is still called by its name."""
        return self.steps[max(level, 0)].name

    def minutes(self, level: int) -> int:
        """Minutes of walking on one walk day."""
        return self._below()[level] if level < 0 else self.steps[level].minutes

    def words(self, level: int) -> str:
        """What to call a level in a sentence."""
        return self.name(level) if level >= 0 else f"a part of {self.name(level)}"

    def _below(self) -> list[int]:
        """Minutes of the steps below the lowest level, half of it first."""
        whole = self.steps[0].minutes
        steps = [max(1, whole // 2)]
        while (step := max(steps[-1] + 1, floor(steps[-1] * _MOST_RISE))) < whole:
            steps.append(step)
        return steps

    def walks_a_week(self, level: int) -> int:
        """Walk days a week."""
        return min(7, self.steps[max(level, 0)].walks_a_week)

    def lower(self, level: int) -> int:
        """One lower; at the lowest, and below it, half of the lowest."""
        return level - 1 if level > 0 else -len(self._below())

    def fitting(self, minutes: Fraction) -> int:
        """The highest level to begin with whose minutes fit; the lowest where none does."""
        fits = [i for i, step in enumerate(self.steps[: _HIGHEST_START + 1]) if step.minutes <= minutes]
        return max(fits, default=0)

    def half_down(self, level: int) -> int:
        """The highest level with at most half the minutes, but 2 to `missed-half-levels` down (R11)."""
        lowest = max(0, level - max(2, self.rules.missed_half_levels))
        highest = max(0, level - 2)
        half = self.minutes(level) / 2
        fits = [i for i in range(lowest, highest + 1) if self.steps[i].minutes <= half]
        return max(fits, default=lowest)

    def called(self, name: str) -> int | None:
        """The level of that name."""
        return next((i for i, step in enumerate(self.steps) if step.name == name), None)

    def nearest_lower(self, minutes: int) -> int:
        """The highest level with at most so many minutes, else the lowest."""
        return max((i for i, step in enumerate(self.steps) if step.minutes <= minutes), default=0)

    def in_parts(self, level: int, minutes: int, *, split: bool) -> int:
        """In how many parts minutes are walked on a level: none longer than its own; `split` makes it two (R16)."""
        level = max(level, 0)
        parts = max(self.parts[level], 2 if split else 1)
        longest = self.steps[level].minutes / parts
        return min(parts, max(1, ceil(minutes / longest - 1e-9)))

    def share(self, level: int, percent: int) -> int:
        """So many percent of a level's minutes, rounded down to whole minutes, at least 1."""
        return max(1, floor(self.minutes(level) * percent / 100))


def ladder_of(plan: WalkingPlan, lookup: Lookup) -> Ladder:
    """The ladder of a usable plan."""
    steps = tuple(LevelStep(level.name, level_minutes(level, lookup), level.walks_a_week) for level in plan.levels)
    return Ladder(plan.id, plan.name, steps, tuple(level.parts for level in plan.levels), plan.rules)
