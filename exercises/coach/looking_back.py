"""What the plan asked of the weeks behind, and which days counted as kept without a walk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from typing import Final

from exercises.coach.outlook import Outlook
from exercises.history.facts import Away, StoredFact
from exercises.history.statistics.days import days_of

_SUNDAY: Final = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class PlanWeeks:
    """The plan's side of the weeks.

    `asked` holds from which day on how many walk days a week were asked for, oldest first; `flare` are the gentle days
    of flare-ups, `away` the days away.
    """

    asked: tuple[tuple[date, int], ...] = ()
    flare: frozenset[date] = frozenset()
    away: frozenset[date] = frozenset()

    def days_asked(self, monday: date) -> int:
        """How many walk days the week of that Monday asked for, 0 while no level was ever set.

        The level at the week's end counts; weeks before the first level are measured by that one.
        """
        until = [days for _, days in takewhile(lambda each: each[0] <= monday + _SUNDAY, self.asked)]
        if until:
            return until[-1]
        return self.asked[0][1] if self.asked else 0


def plan_weeks(outlook: Outlook, facts: Iterable[StoredFact]) -> PlanWeeks:
    """Gather the plan's weeks from what the coach says on a day and from what was told until then."""
    walks = {step.name: step.walks_a_week for step in outlook.levels}
    asked = [
        (reason.day, walks[name])
        for reason in outlook.reasons
        if reason.change is not None and (name := reason.change.rpartition("→")[2].strip()) in walks
    ]
    if outlook.walks_a_week is not None:
        # The plan may have been exchanged since, which changes nothing but what it asks for now.
        asked.append((outlook.today, outlook.walks_a_week))
    away = days_of((stored.fact.first, stored.fact.last) for stored in facts if isinstance(stored.fact, Away))
    return PlanWeeks(tuple(asked), frozenset(outlook.kept) - away, away)
