"""What the plan's screen is told beside the outlook."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanDetails:
    """Words and choices that the outlook does not hold.

    `shape` is today's walk in words (`easy 5 · brisk 5 · easy 5`) and `time` how long it takes in all, `needed` what
    it takes to move up, `walk_notes` what was told about the walks of this week (`pain 3 → 2`), `start_walks` how many
    walks find a level. `too_much` are the days of this week's walks that were, `walking_days` those of the week that
    were chosen for walking, 0 for Monday. `limit` is the pain limit of a clinician, 0 for none; `afraid` whether
    walking is frightening. `emergency_number` is the user's own. `trouble` says that the plan's file can't be used and
    what stands in for it.
    """

    shape: str = ""
    time: str = ""
    needed: str = ""
    walk_notes: Mapping[date, str] = field(default_factory=dict)
    too_much: frozenset[date] = frozenset()
    start_walks: int = 3
    walking_days: tuple[int, ...] = ()
    limit: int = 0
    afraid: bool = False
    emergency_number: str = ""
    trouble: str = ""
