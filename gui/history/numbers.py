"""The tiles' numbers and the sentences beside them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from PySide6.QtCore import QDate, QLocale

from exercises.history.overview import Overview
from exercises.history.statistics.days import WEEK_DAYS, Day, monday_of
from exercises.history.statistics.goal import WeekGoal, week_goal, weeks_kept
from exercises.history.statistics.pain import DailyPain, Direction, Moment, pain_change
from gui import text
from gui.history.day_words import sessions, short_date
from gui.history.plan_side import PlanSide

_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class TileText:
    """What a tile says: what it is about, the number, and what to make of it."""

    title: str
    value: str
    more: str

    @property
    def sentence(self) -> str:
        """All of it for those who don't see the tile."""
        value = text.tr("nothing yet") if self.value == _NOTHING else self.value
        return text.tr("{title}: {value}. {more}").format(title=self.title, value=value, more=self.more).strip()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sessions that were chosen; `until` is the last chosen day, `words` what was chosen (empty: everything)."""

    overview: Overview = field(default_factory=Overview)
    until: date | None = None
    words: str = ""

    def titled(self, title: str) -> str:
        """A tile's title, and what it is of where that is not everything."""
        return text.tr("{title} · {chosen}").format(title=title, chosen=self.words) if self.words else title


class _Counting(Mapping[date, Day]):
    """The days as the plan counts them: of this week only those with a walk that counts for it."""

    def __init__(self, days: Mapping[date, Day], walked: Collection[date], monday: date) -> None:
        self._days = days
        self._walked = walked
        self._monday = monday

    def __getitem__(self, day: date) -> Day:
        if day >= self._monday and day not in self._walked:
            raise KeyError(day)
        return self._days[day]

    def __iter__(self) -> Iterator[date]:
        return (day for day in self._days if day < self._monday or day in self._walked)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def tiles(days: Mapping[date, Day], chosen: Chosen, plan: PlanSide | None, today: date) -> tuple[TileText, ...]:
    """This week, minutes of the week, longest walk, pain, weeks kept; `days` are those of all sessions.

    Without `plan`, because it is not known yet or there is none, the numbers stand alone. Only the days that are needed
    are looked at: a long history works each of them out when it is asked for.
    """
    return (
        _this_week(days, plan, today),
        _walked(days, plan, today),
        _longest(chosen, today),
        _pain(chosen, today),
        _weeks(days, plan, today),
    )


def _week_of(days: Mapping[date, Day], monday: date) -> list[Day]:
    """What was done on the days of a week."""
    found = (days.get(monday + timedelta(days=number)) for number in range(WEEK_DAYS))
    return [day for day in found if day is not None]


def _this_week(days: Mapping[date, Day], plan: PlanSide | None, today: date) -> TileText:
    monday = monday_of(today)
    if plan is None:
        done = sum(day.sessions for day in _week_of(days, monday))
        return TileText(text.tr("This week"), sessions(done), "")
    weeks = plan.weeks
    counting = _Counting(days, plan.walked, monday)
    goal = week_goal(counting, today, weeks.days_asked, weeks.flare, weeks.away)
    return TileText(text.tr("This week"), sessions(plan.sessions), _to_go(goal, plan, today))


def _to_go(goal: WeekGoal, plan: PlanSide, today: date) -> str:
    week = [goal.monday + timedelta(days=number) for number in range(WEEK_DAYS)]
    if goal.asks_for_nothing:
        return text.tr("away, so nothing is due") if any(day in plan.weeks.away for day in week) else ""
    gentle = text.tr("gentle days count too") if any(day in plan.weeks.flare for day in week) else ""
    left = WEEK_DAYS - today.weekday()
    if goal.kept:
        more = text.tr("goal met")
    elif goal.to_go > left:
        said = text.tr("{n} of {goal} walk days") if goal.days else text.tr("every walk counts")
        more = said.format(n=goal.days, goal=goal.goal)
    elif goal.to_go == 1:
        more = text.tr("1 walk to go")
    else:
        more = text.tr("{n} walks to go").format(n=goal.to_go)
    return ", ".join(part for part in (more, gentle) if part)


def _walked(days: Mapping[date, Day], plan: PlanSide | None, today: date) -> TileText:
    monday = monday_of(today)
    seconds = sum(day.walk_seconds for day in _week_of(days, monday))
    value = text.tr("{n} min").format(n=round(seconds / 60))
    if plan is not None and plan.minutes is not None:
        more = text.tr("plan: {n}").format(n=plan.minutes)
    else:
        last = sum(day.walk_seconds for day in _week_of(days, monday - timedelta(days=WEEK_DAYS)))
        more = text.tr("last week {n}").format(n=round(last / 60)) if last else ""
    return TileText(text.tr("Walked this week"), value, more)


def _longest(chosen: Chosen, today: date) -> TileText:
    title = chosen.titled(text.tr("Longest walk"))
    best, at_first = chosen.overview.longest, chosen.overview.longest_at_first
    if best is None:
        return TileText(title, _NOTHING, text.tr("no walk among them") if chosen.words else text.tr("no walk yet"))
    value = text.minutes(best.seconds)
    if at_first is None or text.minutes(at_first.seconds) == value:
        return TileText(title, value, short_date(best.day, today))
    pattern = "MMMM" if at_first.day.year == today.year else "MMMM yyyy"
    month = QLocale().toString(QDate(at_first.day.year, at_first.day.month, 1), pattern)
    number = text.minutes(at_first.seconds) if at_first.seconds < 60 else round(at_first.seconds / 60)
    return TileText(title, value, text.tr("was {n} in {month}").format(n=number, month=month))


def _pain(chosen: Chosen, today: date) -> TileText:
    """Whether pain is better, in a sentence: pain before sessions against the first week, then the worst of them."""
    end = min(today, chosen.until) if chosen.until is not None else today
    title = chosen.titled(text.tr("Pain before sessions, 7 days"))
    if end != today and chosen.words:
        title = text.tr("Pain before sessions, last 7 days of {chosen}").format(chosen=chosen.words)
    before, worst = chosen.overview.pain[Moment.BEFORE], chosen.overview.pain[Moment.WORST]
    last, peaks = _answers(before, end), _answers(worst, end)
    at_worst = text.tr("At worst {n}.").format(n=_mean_word(peaks)) if peaks else ""
    if not last:
        return TileText(title, _NOTHING, at_worst or text.tr("told before a session"))
    change = pain_change(before, end)
    if change is None:
        said = text.tr("On 1 day.") if len(last) == 1 else text.tr("Mean of {n} days.").format(n=len(last))
    else:
        first = text.tr("the first week of these") if chosen.words else text.tr("your first week")
        said = {
            Direction.BETTER: text.tr("Better than in {first} ({n}), a real change."),
            Direction.WORSE: text.tr("More than in {first} ({n}), a real rise."),
            Direction.SAME: text.tr("About as in {first} ({n})."),
        }[change.direction].format(first=first, n=f"{change.start:.1f}")
    return TileText(title, _mean_word(last), " ".join(part for part in (said, at_worst) if part))


def _answers(told: DailyPain, end: date) -> list[Fraction]:
    """What was told on the 7 days that end on this one."""
    week = (told.get(end - timedelta(days=number)) for number in range(WEEK_DAYS))
    return [pain for pain in week if pain is not None]


def _mean_word(pains: list[Fraction]) -> str:
    return f"{float(sum(pains) / len(pains)):.1f}"


def _weeks(days: Mapping[date, Day], plan: PlanSide | None, today: date) -> TileText:
    title = text.tr("Weeks in a row")
    if plan is None:
        return TileText(title, _NOTHING, "")
    weeks, counting = plan.weeks, _Counting(days, plan.walked, monday_of(today))
    row = weeks_kept(counting, today, weeks.days_asked, weeks.flare, weeks.away)
    if row:
        return TileText(title, str(row), text.tr("goal met each week") if row > 1 else text.tr("goal met"))
    ever = _weeks_ever(counting, plan, today)
    if ever:
        return TileText(text.tr("Weeks kept"), str(ever), text.tr("rest is part of it"))
    return TileText(title, _NOTHING, text.tr("a week counts when its goal is met"))


def _weeks_ever(days: Mapping[date, Day], plan: PlanSide, today: date) -> int:
    """How many weeks ever kept their goal."""
    weeks, mondays = plan.weeks, {monday_of(day) for day in days if day <= today}
    goals = (week_goal(days, monday, weeks.days_asked, weeks.flare, weeks.away) for monday in mondays)
    return sum(goal.kept for goal in goals)
