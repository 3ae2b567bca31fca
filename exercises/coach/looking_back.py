"""What the plan asked of the weeks behind, and which days counted as kept without a walk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from operator import itemgetter
from typing import Final

from exercises.coach.outlook import Outlook
from exercises.coach.weekly_goal import weekly_goal
from exercises.history.facts import Away, StoredFact, WalkingDays
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
    told = tuple(facts)
    asked = _asked(outlook, [(stored.day, stored.fact) for stored in told if isinstance(stored.fact, WalkingDays)])
    if outlook.walks_a_week is not None:
        # The plan may have been exchanged since, which changes nothing but what it asks for now.
        asked.append((outlook.today, outlook.walks_a_week))
    away = days_of((stored.fact.first, stored.fact.last) for stored in told if isinstance(stored.fact, Away))
    return PlanWeeks(tuple(asked), frozenset(outlook.kept) - away, away)


def _asked(outlook: Outlook, choices: Sequence[tuple[date, WalkingDays]]) -> list[tuple[date, int]]:
    """From which day on how many walk days a week were asked for: each level and each choice of days changes that."""
    walks = {step.name: step.walks_a_week for step in outlook.levels}
    changes: list[tuple[date, int | WalkingDays]] = [
        (reason.day, walks[name])
        for reason in outlook.reasons
        if reason.change is not None and (name := reason.change.rpartition("→")[2].strip()) in walks
    ]
    changes += [each for each in choices if each[0] <= outlook.today]
    asked, week, chosen = list[tuple[date, int]](), 0, 0
    for day, change in sorted(changes, key=itemgetter(0)):
        if isinstance(change, WalkingDays):
            chosen = len(set(change.days))
        else:
            week = change
        if week:
            asked.append((day, weekly_goal(week, chosen)))
    return asked
