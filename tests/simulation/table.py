"""The table of many lives."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean, median

from exercises.coach.outlook import Grade
from tests.simulation.life import DAYS, Life
from tests.simulation.people import Kind

GOAL_MINUTES = 30
GOAL_WALKS = 5


@dataclass(frozen=True, slots=True)
class Summary:
    """What of a life goes into the table; small enough to be sent between processes."""

    seed: int
    kind: Kind
    start: int | None
    goal_week: float | None
    end: int | None
    walks: int
    reds: int
    holds: int
    steps_back: int
    flares: int
    helps: int
    broken: tuple[str, ...]


def summary(life: Life) -> Summary:
    """The figures of one life."""
    reasons = life.final.reasons
    levels = [day.level for day in life.diary if day.level is not None]
    graded = life.final.grades
    return Summary(
        seed=life.person.seed,
        kind=life.person.kind,
        start=levels[0] if levels else None,
        goal_week=goal_week(life),
        end=life.final.level,
        walks=sum(1 for day in life.diary if day.walked > 0),
        reds=sum(1 for each in graded if each.grade is Grade.RED),
        holds=sum(1 for reason in reasons if reason.rule in ("R7", "R10")),
        steps_back=sum(1 for reason in reasons if reason.rule == "R8" and reason.change is not None),
        flares=len([reason for reason in reasons if reason.rule == "R12" and "first, then" in reason.text]),
        helps=sum(1 for reason in reasons if reason.rule == "R13"),
        broken=tuple(life.broken),
    )


def goal_week(life: Life) -> float | None:
    """Weeks from the beginning until thirty minutes were walked on five days of seven; None when never."""
    for day in range(6, DAYS):
        week = life.diary[day - 6 : day + 1]
        if sum(1 for each in week if each.walked >= GOAL_MINUTES - 0.01) >= GOAL_WALKS:
            return (day + 1) / 7
    return None


def faults(each: Summary) -> list[str]:
    """What did not hold in a life."""
    found = list(each.broken)
    if each.kind is Kind.STEADY and each.start is not None and each.start <= 2:
        if each.goal_week is None:
            found.append("a steady walker never came to thirty minutes")
        elif not 10 <= each.goal_week <= 20:
            found.append(f"thirty minutes after {each.goal_week:.1f} weeks")
    return found


def table(summaries: Iterable[Summary]) -> list[str]:
    """Lines of the table, one for each kind of person."""
    rows = list(summaries)
    lines = [
        f"{'people':<12}{'n':>5}{'start':>7}{'goal %':>8}{'weeks':>7}{'end':>6}{'walks':>7}{'red %':>7}"
        f"{'holds':>7}{'back':>6}{'flares':>8}{'help':>6}{'faults':>8}"
    ]
    for kind in Kind:
        of_kind = [row for row in rows if row.kind is kind]
        if not of_kind:
            continue
        weeks = [row.goal_week for row in of_kind if row.goal_week is not None]
        walks = sum(row.walks for row in of_kind)
        starts = [row.start for row in of_kind if row.start is not None]
        ends = [row.end for row in of_kind if row.end is not None]
        lines.append(
            f"{kind.value:<12}{len(of_kind):>5}{_level(starts):>7}{100 * len(weeks) / len(of_kind):>8.0f}"
            f"{median(weeks) if weeks else float('nan'):>7.1f}{_level(ends):>6}{walks / len(of_kind):>7.0f}"
            f"{100 * sum(row.reds for row in of_kind) / max(1, walks):>7.1f}"
            f"{mean(row.holds for row in of_kind):>7.1f}{mean(row.steps_back for row in of_kind):>6.1f}"
            f"{mean(row.flares for row in of_kind):>8.2f}{mean(row.helps for row in of_kind):>6.2f}"
            f"{sum(1 for row in of_kind if faults(row)):>8}"
        )
    return lines


def _level(levels: list[int]) -> str:
    return f"L{median(levels):.0f}" if levels else "-"
