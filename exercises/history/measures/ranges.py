"""Which results there can be."""

import math
from typing import Final

from exercises.history.facts import ActivityScores, Measure, Measured
from exercises.library.timeline import Side

MOST_ACTIVITIES: Final = 3
HIGHEST_SCORE: Final = 10

# Lowest and highest result of each measure; wide, for they only keep out what can't have been meant.
RANGES: Final[dict[Measure, tuple[int, int]]] = {
    Measure.ACTIVITIES: (0, HIGHEST_SCORE),
    Measure.TWO_MINUTE_WALK: (0, 600),
    Measure.CHAIR_STANDS: (0, 60),
    Measure.PLANK: (0, 3600),
    Measure.SIDE_PLANK: (0, 3600),
    Measure.KNEE_TO_WALL: (0, 40),
    Measure.SLEEP: (0, HIGHEST_SCORE),
    Measure.MOOD: (0, HIGHEST_SCORE),
    Measure.CONFIDENCE: (0, HIGHEST_SCORE),
    Measure.OVERALL_CHANGE: (-3, 3),
}
SIDED: Final = frozenset({Measure.SIDE_PLANK, Measure.KNEE_TO_WALL})
WHOLE: Final = frozenset(
    {Measure.CHAIR_STANDS, Measure.SLEEP, Measure.MOOD, Measure.CONFIDENCE, Measure.OVERALL_CHANGE}
)


def can_be_measured(result: Measured) -> bool:
    """Whether a result is within its measure's range, with a side where there are two, and of one kind of distance."""
    if result.measure is Measure.ACTIVITIES:
        return False  # they are told as scores
    lowest, highest = RANGES[result.measure]
    # Compared so that what is no number fails.
    if not lowest <= result.value <= highest:
        return False
    if result.measure in WHOLE and result.value % 1:
        return False
    if (result.side in (Side.LEFT, Side.RIGHT)) != (result.measure in SIDED) or result.side is Side.ALTERNATE:
        return False
    return result.unit_metres is None or 0 < result.unit_metres < math.inf


def can_be_scored(told: ActivityScores) -> bool:
    """Whether there are one to three different activities, each from 0 to 10."""
    ids = [activity for activity, _, _ in told.scores]
    return (
        0 < len(ids) <= MOST_ACTIVITIES
        and len(set(ids)) == len(ids)
        and all(0 <= score <= HIGHEST_SCORE for _, _, score in told.scores)
    )
