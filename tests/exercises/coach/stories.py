"""Stories in few lines: what somebody did and told, and what the coach says about a day of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from exercises.coach.coach import look
from exercises.coach.ladder import Ladder, ladder_of
from exercises.coach.outlook import Outlook
from exercises.history.facts import Fact, SetLevel, StoredFact
from exercises.history.session_facts import SessionFact
from exercises.library.library import Library
from exercises.library.rules import Rules
from exercises.session.record import Feelings, StepOutcome

MONDAY = date(2026, 1, 5)
# What a good walk feels like.
GOOD = {"before": 2, "peak": 2, "after": 2, "effort": 3}


def bundled_ladder() -> Ladder:
    """The levels of the plan that comes with the program."""
    library = Library(None)
    library.scan()
    plan = library.plan("gradual-walk")
    assert plan is not None
    return ladder_of(plan, library.lookup())


LADDER = bundled_ladder()


class Story:
    """Days are counted from a Monday, day 0."""

    def __init__(self, ladder: Ladder = LADDER, zone: tzinfo = UTC, start: date = MONDAY, **rules: int) -> None:
        self.ladder = replace(ladder, rules=replace(ladder.rules, **rules)) if rules else ladder
        self.zone = zone
        self.start = start
        self.sessions: list[SessionFact] = []
        self.facts: list[StoredFact] = []

    @property
    def rules(self) -> Rules:
        return self.ladder.rules

    def day(self, number: int) -> date:
        return self.start + timedelta(days=number)

    def moment(self, number: int, hour: float = 10) -> datetime:
        midnight = datetime.combine(self.day(number), datetime.min.time(), self.zone)
        return midnight + timedelta(hours=hour)

    def tell(self, number: int, fact: Fact, hour: float = 9) -> "Story":
        """Tell a fact on a day."""
        self.facts.append(StoredFact(f"fact-{len(self.facts)}", self.moment(number, hour), fact))
        return self

    def level(self, name: str, number: int = 0, hour: float = 8) -> "Story":
        """Set a level by hand."""
        found = self.ladder.called(name)
        return self.tell(number, SetLevel(name, self.ladder.minutes(found) if found is not None else 12), hour)

    def walk(
        self,
        number: int,
        minutes: float | None = None,
        *,
        before: int | None = None,
        peak: int | None = None,
        after: int | None = None,
        effort: int | None = None,
        next_day: int | None = None,
        answered: int | None = None,
        leg: bool | None = None,
        sleep_lost: bool | None = None,
        hour: float = 10,
    ) -> "Story":
        """Walk on a day, the plan's minutes where none are given; `answered` is the day of the next-day answer."""
        if minutes is None:
            minutes = float(self.on(number).minutes or 10)
        told = next_day is not None or sleep_lost is not None
        at = self.moment(number + 1 if answered is None else answered, 8) if told else None
        felt = Feelings(before, peak, after, next_day, effort, leg, sleep_lost, next_day_at=at)
        return self._session(number, "walk", None, minutes * 60, felt, hour)

    def good(self, *numbers: int, minutes: float | None = None, next_day: int | None = 2) -> "Story":
        """Walk well on these days, and be fine the next morning."""
        for number in numbers:
            self.walk(number, minutes, **GOOD, next_day=next_day)
        return self

    def red(self, number: int, minutes: float | None = None) -> "Story":
        """A walk that was too much."""
        return self.walk(number, minutes, before=2, peak=6, after=3, effort=4)

    def amber(self, number: int) -> "Story":
        """A walk on the edge."""
        return self.walk(number, before=2, peak=4, after=2, effort=4, next_day=2)

    def routine(
        self,
        number: int,
        routine: str,
        kind: str = "strength",
        *,
        peak: int | None = 2,
        finished: bool = True,
        exercises: tuple[tuple[str, StepOutcome], ...] = (),
        before: int | None = 2,
    ) -> "Story":
        """Do a routine on a day."""
        felt = Feelings(before, peak, before)
        self._session(number, kind, routine, 0.0, felt, 15, finished=finished)
        self.sessions[-1] = replace(self.sessions[-1], exercises=exercises)
        return self

    def _session(
        self,
        number: int,
        kind: str,
        routine: str | None,
        walked: float,
        felt: Feelings,
        hour: float,
        *,
        finished: bool = True,
    ) -> "Story":
        name = f"session-{len(self.sessions)}"
        at = self.moment(number, hour)
        seconds = walked or 600.0
        self.sessions.append(SessionFact(name, routine, kind, kind, None, at, finished, seconds, walked, walked, felt))
        return self

    def on(self, number: int) -> Outlook:
        """What the coach says on a day, after everything that happened on it."""
        return look(self.ladder, tuple(self.sessions), tuple(self.facts), self.day(number))

    def said(self, number: int) -> list[tuple[str, str | None]]:
        """The rules and changes that were told until a day, oldest first."""
        return [(reason.rule, reason.change) for reason in self.on(number).reasons]

    def grade(self, number: int = 30) -> tuple[str | None, str | None]:
        """The last session's grade and rule."""
        graded = self.on(number).grades[-1]
        return (graded.grade.value if graded.grade is not None else None, graded.rule)


def small_plan(*levels: tuple[str, int, int], rules: Rules | None = None) -> Ladder:
    """A plan of one's own: name, minutes of a day, walks a week."""
    from exercises.coach.outlook import LevelStep

    steps = tuple(LevelStep(*level) for level in levels)
    return Ladder("own", "Own", steps, (1,) * len(steps), rules or Rules())
