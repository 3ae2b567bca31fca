"""The tiles: what they say of a week, of walks, pain and the weeks behind."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

import pytest

from exercises.coach.looking_back import PlanWeeks
from exercises.history.overview import Overview
from exercises.history.statistics.days import Day, LongestWalk
from exercises.history.statistics.pain import Moment
from gui.history.numbers import Chosen, TileText, tiles
from gui.history.plan_side import PlanSide

TODAY = date(2026, 11, 20)  # a Friday
MONDAY = date(2026, 11, 16)
WEEK = timedelta(days=7)


def walked(days: Mapping[date, float]) -> dict[date, Day]:
    """These minutes walked on these days, one session each."""
    return {day: Day(day, 1, minutes * 60, minutes * 60, minutes * 60) for day, minutes in sorted(days.items())}


def plan(
    *walk_days: date,
    sessions: int = 0,
    asked: int = 4,
    minutes: int | None = 54,
    flare: set[date] | None = None,
    away: set[date] | None = None,
) -> PlanSide:
    weeks = PlanWeeks(((date(2026, 1, 5), asked),), frozenset(flare or ()), frozenset(away or ()))
    return PlanSide(sessions, frozenset(walk_days), minutes, weeks)


def tile(number: int, days: dict[date, Day], side: PlanSide | None, today: date = TODAY) -> TileText:
    return tiles(days, Chosen(), side, today)[number]


def next_days(count: int, first: date = MONDAY) -> list[date]:
    return [first + timedelta(days=number) for number in range(count)]


@pytest.mark.parametrize(
    ("done", "more"),
    [(0, "3 walks to go"), (2, "1 walk to go"), (3, "goal met"), (4, "goal met")],
)
def test_this_week__counts_what_is_left(done: int, more: str) -> None:
    days = next_days(done)
    said = tile(0, walked(dict.fromkeys(days, 10.0)), plan(*days, sessions=done + 2, asked=3))
    assert said.value == f"{done + 2} sessions"
    assert said.more == more


def test_this_week__says_no_number_that_nobody_can_reach_any_more() -> None:
    sunday = date(2026, 11, 22)
    days = next_days(1)
    assert tile(0, walked({days[0]: 10}), plan(*days, sessions=1), sunday).more == "1 of 4 walk days"
    assert tile(0, {}, plan(), sunday).more == "every walk counts"


def test_this_week__gentle_days_count_and_days_away_ask_for_less() -> None:
    flare = set(next_days(2))
    said = tile(0, {}, plan(flare=flare))
    assert said.more == "2 walks to go, gentle days count too"
    away = set(next_days(7))
    assert tile(0, {}, plan(away=away)).more == "away, so nothing is due"
    half = set(next_days(4, MONDAY + timedelta(days=3)))  # 3 days here: 12 / 7, rounded to 2
    assert tile(0, {}, plan(away=half)).more == "2 walks to go"


def test_this_week__walk_that_the_plan_does_not_count_leaves_it_open() -> None:
    """A walk of a minute is a session, but no walk day; Today says the same."""
    days = walked({MONDAY: 1})
    assert tile(0, days, plan(sessions=1, asked=3)).more == "3 walks to go"
    assert tile(0, days, plan(MONDAY, sessions=1, asked=3)).more == "2 walks to go"


def test_without_a_plan__numbers_stand_alone() -> None:
    days = walked({MONDAY: 12, MONDAY - WEEK: 30})
    said = tiles(days, Chosen(), None, TODAY)
    assert (said[0].value, said[0].more) == ("1 session", "")
    assert (said[1].value, said[1].more) == ("12 min", "last week 30")
    assert said[4].value == "–"


def test_walked__against_the_plan() -> None:
    days = walked({MONDAY: 12, TODAY: 26, MONDAY - timedelta(days=1): 40})
    said = tile(1, days, plan())
    assert (said.value, said.more) == ("38 min", "plan: 54")


def walk(day: date, minutes: float) -> LongestWalk:
    return LongestWalk("id", day, minutes * 60)


@pytest.mark.parametrize(
    ("longest", "at_first", "value", "more"),
    [
        (None, None, "–", "no walk yet"),
        (walk(TODAY, 19), walk(date(2026, 9, 20), 6), "19 min", "was 6 in September"),
        (walk(TODAY, 19), walk(date(2025, 9, 20), 6), "19 min", "was 6 in September 2025"),
        (walk(date(2026, 11, 10), 19), None, "19 min", "Tue 10 Nov"),
        (walk(TODAY, 19.2), walk(date(2026, 9, 3), 19), "19 min", "Fri 20 Nov"),
        (walk(TODAY, 3), walk(date(2026, 9, 3), 0.5), "3 min", "was 30 s in September"),
    ],
)
def test_longest_walk__tells_where_it_began(
    longest: LongestWalk | None, at_first: LongestWalk | None, value: str, more: str
) -> None:
    said = tiles({}, Chosen(Overview(longest=longest, longest_at_first=at_first)), None, TODAY)[2]
    assert (said.title, said.value, said.more) == ("Longest walk", value, more)


def test_longest_walk__of_a_choice_says_so() -> None:
    assert tiles({}, Chosen(words="October"), None, TODAY)[2].sentence == (
        "Longest walk · October: nothing yet. no walk among them"
    )


def before(pain: dict[date, Fraction], worst: dict[date, Fraction] | None = None) -> Overview:
    """Pain told before sessions and at their worst; what was told at other moments has no part in the tile."""
    other = dict.fromkeys(pain, Fraction(9))
    told = {Moment.BEFORE: pain, Moment.WORST: worst or {}}
    return Overview(pain={moment: told.get(moment, other) for moment in Moment})


def pains(first: float, last: float, start: date = date(2026, 9, 1)) -> dict[date, Fraction]:
    early = {start + timedelta(days=number): Fraction(first) for number in range(4)}
    late = {TODAY - timedelta(days=number): Fraction(last) for number in range(4)}
    return early | late


@pytest.mark.parametrize(
    ("first", "last", "more"),
    [
        (5, 3, "Better than in your first week (5.0), a real change."),  # 2 points
        (3, 2, "Better than in your first week (3.0), a real change."),  # a third
        (5, 4, "About as in your first week (5.0)."),
        (2, 4, "More than in your first week (2.0), a real rise."),
        (4, 4, "About as in your first week (4.0)."),
    ],
)
def test_pain__a_change_is_named_only_when_it_is_real(first: float, last: float, more: str) -> None:
    said = tiles({}, Chosen(before(pains(first, last))), None, TODAY)[3]
    assert (said.title, said.value, said.more) == ("Pain before sessions, 7 days", f"{last:.1f}", more)


def test_pain__tells_the_worst_beside_what_was_told_before() -> None:
    peaks = {TODAY: Fraction(6), TODAY - timedelta(days=2): Fraction(1, 2), TODAY - WEEK: Fraction(10)}
    said = tiles({}, Chosen(before(pains(2, 2), peaks)), None, TODAY)[3]
    assert (said.value, said.more) == ("2.0", "About as in your first week (2.0). At worst 3.2.")
    said = tiles({}, Chosen(before({}, peaks)), None, TODAY)[3]
    assert (said.value, said.more) == ("–", "At worst 3.2.")


def test_pain__few_answers_are_no_change() -> None:
    said = tiles({}, Chosen(before({TODAY: Fraction(3)})), None, TODAY)[3]
    assert (said.value, said.more) == ("3.0", "On 1 day.")
    assert tiles({}, Chosen(), None, TODAY)[3].value == "–"
    old = {TODAY - timedelta(days=7): Fraction(3)}
    assert tiles({}, Chosen(before(old)), None, TODAY)[3].value == "–"


def test_pain__of_a_range_that_is_over_is_that_of_its_end() -> None:
    until = date(2026, 9, 4)
    said = tiles({}, Chosen(before(pains(5, 1)), until, "September"), None, TODAY)[3]
    assert said.value == "5.0"
    assert said.title == "Pain before sessions, last 7 days of September"


def weeks_of(*counts: int) -> dict[date, Day]:
    """Weeks up to last week with so many walk days each, oldest first."""
    found: dict[date, float] = {}
    for back, count in enumerate(reversed(counts), start=1):
        found |= dict.fromkeys(next_days(count, MONDAY - back * WEEK), 10.0)
    return walked(found)


def test_weeks__row_ends_with_the_first_that_was_not_kept() -> None:
    said = tile(4, weeks_of(4, 4, 2, 4, 5), plan())
    assert (said.title, said.value, said.more) == ("Weeks in a row", "2", "goal met each week")
    assert tile(4, weeks_of(2, 4), plan()).more == "goal met"


def test_weeks__rest_is_never_punished() -> None:
    """An open week takes nothing away, a missed one leaves what was done, flares and days away keep the row."""
    said = tile(4, weeks_of(4, 4, 1), plan())
    assert (said.title, said.value) == ("Weeks kept", "2")
    flare = set(next_days(3, MONDAY - WEEK))
    assert tile(4, weeks_of(4, 4, 1), plan(flare=flare)).value == "2"
    assert tile(4, weeks_of(4, 4, 0), plan(away=set(next_days(7, MONDAY - WEEK)))).value == "2"
    for said in tiles(weeks_of(4, 0), Chosen(), plan(), TODAY):
        assert not {"missed", "lost", "failed", "broken"} & set(said.sentence.lower().split())


def test_weeks__none_kept_yet() -> None:
    assert tile(4, weeks_of(1), plan()).sentence == "Weeks in a row: nothing yet. a week counts when its goal is met"


def test_sentence__says_the_whole_tile() -> None:
    days = next_days(3)
    said = tile(0, walked(dict.fromkeys(days, 10.0)), plan(*days, sessions=3))
    assert said.sentence == "This week: 3 sessions. 1 walk to go"
