"""Facts about measuring, told on days that are counted from the first."""

import itertools
from datetime import datetime, timedelta, timezone

from exercises.history.facts import ActivityScores, Fact, Measure, Measured, StoredFact
from exercises.library.timeline import Side

FIRST = datetime(2026, 9, 1, 9, 0, tzinfo=timezone(timedelta(hours=2)))
WALK, STAIRS, GARDEN, SHOPPING = (f"00000000-0000-4000-a000-00000000000{n}" for n in range(1, 5))
_ids = itertools.count()


def told(fact: Fact, day: int = 0, hour: int = 0) -> StoredFact:
    return StoredFact(f"fact-{next(_ids)}", FIRST + timedelta(days=day, hours=hour), fact)


def measured(
    measure: Measure, value: float, day: int = 0, side: Side | None = None, hour: int = 0, **more: object
) -> StoredFact:
    return told(Measured(measure, value, side, **more), day, hour)  # type: ignore[arg-type]


def scored(day: int = 0, **scores: int) -> StoredFact:
    """Scores of activities, by name."""
    ids = {"walk": WALK, "stairs": STAIRS, "garden": GARDEN, "shopping": SHOPPING}
    return told(ActivityScores(tuple((ids[name], name.capitalize(), score) for name, score in scores.items())), day)


def on(day: int):
    return (FIRST + timedelta(days=day)).date()
