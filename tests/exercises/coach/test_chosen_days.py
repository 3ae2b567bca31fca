"""Fewer days chosen for walking than the level has walks: the goal is theirs; three a week grow (R6)."""

from itertools import pairwise

import pytest

from exercises.coach.looking_back import plan_weeks
from exercises.coach.next_level import what_it_takes
from exercises.coach.outlook import DueKind, PlanState
from exercises.coach.sentences import hold_for_morning, hold_for_tonight
from exercises.coach.weekly_goal import holds_by_choice, longest_gap, walks_needed, weekly_goal
from exercises.history.facts import WalkingDays
from exercises.library.rules import Rules
from tests.exercises.coach.stories import Story, small_plan

RULES = Rules()


def walks_on(days, weeks, level="L4", **rules):
    """Somebody who walks well on just these days of the week."""
    story = Story(**rules).level(level).tell(0, WalkingDays(days))
    for week in range(weeks):
        story.good(*(7 * week + day for day in days))
    return story


@pytest.mark.parametrize(
    ("week", "chosen", "needed"),
    [
        *((5, 0, 4), (5, 5, 4), (5, 7, 4), (5, 4, 3), (5, 3, 3), (5, 2, 3), (5, 1, 3)),
        *((4, 0, 3), (4, 4, 3), (4, 3, 3), (4, 1, 3)),
        *((7, 0, 6), (7, 6, 5), (7, 5, 4), (7, 4, 3)),
        # A plan of one's own with fewer walks is no harder for who chooses still fewer.
        *((3, 0, 2), (3, 2, 2), (2, 1, 2), (1, 1, 1), (1, 0, 1)),
    ],
)
def test_so_many_full_walks_in_seven_days(week, chosen, needed):
    assert walks_needed(week, chosen, RULES) == needed


@pytest.mark.parametrize(
    ("week", "chosen", "goal", "holds"),
    [(5, 0, 5, False), (5, 7, 5, False), (5, 3, 3, False), (5, 2, 2, True), (5, 1, 1, True), (1, 1, 1, False)],
)
def test_the_goal_is_theirs_and_below_three_the_level_holds(week, chosen, goal, holds):
    assert weekly_goal(week, chosen) == goal
    assert holds_by_choice(week, chosen, RULES) is holds


@pytest.mark.parametrize(
    ("days", "gap"), [((), 0), ((0,), 6), ((0, 1), 5), ((0, 1, 2), 4), ((0, 2, 3), 3), (tuple(range(7)), 0), ((6,), 6)]
)
def test_the_longest_time_between_two_walking_days(days, gap):
    assert longest_gap(days) == gap


@pytest.mark.parametrize("days", [(0, 2, 3), (0, 1, 2), (4, 5, 6), (0, 2, 4), (1, 3, 6)])
@pytest.mark.parametrize("level", ["L0", "L4"])
def test_three_days_a_week_grow_however_they_lie(days, level):
    story = walks_on(days, 5, level)
    reasons = story.on(34).reasons
    rules = [reason.rule for reason in reasons]
    assert rules.count("R6") >= 3
    assert not {"R11", "R16"} & set(rules)
    # It may wait for the morning after the last walk, and for nothing else.
    assert {reason.text for reason in reasons if reason.rule == "R7"} <= {hold_for_morning(), hold_for_tonight()}


def test_three_days_never_grow_faster_than_a_level_in_seven_days():
    story = walks_on((0, 2, 3), 8)
    days = [reason.day for reason in story.on(56).reasons if reason.rule == "R6"]
    assert len(days) >= 4
    assert all((later - day).days >= 7 for day, later in pairwise(days))


def test_two_of_the_three_days_hold_as_ever():
    story = Story().level("L4").tell(0, WalkingDays((0, 2, 3))).good(0, 3, 7, 10)
    assert story.on(10).level == "L4"
    held = next(reason for reason in story.on(10).reasons if reason.rule == "R7")
    assert held.text.startswith("Two of the three full walks")
    assert story.on(10).state is PlanState.HOLD


@pytest.mark.parametrize("days", [(0,), (0, 3), (0, 1)])
def test_one_or_two_days_hold_the_level_and_nothing_is_called_standing_still(days):
    story = walks_on(days, 9)
    for day in range(64):
        outlook = story.on(day)
        assert (outlook.level, outlook.state, outlook.parts, outlook.walks_a_week) == ("L4", "walk", 1, len(days)), day
    assert {reason.rule for reason in story.on(63).reasons} == {"hand"}


def test_more_walks_than_chosen_grow_all_the_same():
    story = Story().level("L4").tell(0, WalkingDays((0, 3))).good(0, 1, 3, 5)
    assert [change for rule, change in story.said(8) if rule == "R6"] == ["L4 → L5"]


def test_whole_weeks_without_a_walk_are_missed_with_chosen_days_too():
    story = walks_on((0,), 1).good(21)
    assert ("R11", "L4 → L3") in story.said(21)


def test_the_goal_is_reached_with_the_chosen_walks():
    story = walks_on((0, 2, 3), 1)
    assert [story.on(day).walks_done for day in (0, 2, 3, 6)] == [1, 2, 3, 3]
    outlook = story.on(4)
    assert outlook.walks_a_week == 3
    walk = next(due for due in (outlook.due, outlook.second) if due is not None and due.kind is DueKind.WALK)
    assert walk.day == story.day(7)


def test_a_walk_on_another_day_takes_no_chosen_day_away():
    story = Story().level("L4").tell(0, WalkingDays((0, 2, 3))).good(0, 1, 2)
    outlook = story.on(3)
    assert (outlook.walks_done, outlook.walks_a_week) == (3, 3)
    assert (outlook.due.kind, outlook.due.day) == (DueKind.WALK, story.day(3)), (
        "or the days until Monday would be missed"
    )


def test_another_choice_counts_from_its_day_on():
    story = walks_on((0, 2, 3), 2).tell(14, WalkingDays(()))
    assert [story.on(day).walks_a_week for day in (13, 14)] == [3, 5]
    weeks = plan_weeks(story.on(20), story.facts)
    assert [weeks.days_asked(story.day(7 * week)) for week in range(3)] == [3, 3, 5]


def test_the_weeks_of_a_level_are_measured_by_the_days_chosen_then():
    story = Story().level("L4").tell(14, WalkingDays((1, 3, 5)))
    weeks = plan_weeks(story.on(20), story.facts)
    assert [weeks.days_asked(story.day(7 * week)) for week in range(3)] == [5, 5, 3]


def test_without_chosen_days_or_with_enough_nothing_is_different():
    plain = Story().level("L4").good(0, 1, 3, 4, 5, 7, 8, 10, 11)
    every = Story().level("L4").tell(0, WalkingDays(tuple(range(7)))).good(0, 1, 3, 4, 5, 7, 8, 10, 11)
    for day in range(14):
        assert plain.said(day) == every.said(day)
        assert plain.on(day).walks_a_week == every.on(day).walks_a_week


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((), "four full walks in seven days"),
        ((0, 2, 3), "three full walks in seven days"),
        ((0, 3), "Two walks a week is your goal, and your level stays with it; to grow it takes three full walks"),
        ((2,), "One walk a week is your goal"),
    ],
)
def test_what_the_next_level_takes_is_said_in_one_sentence(days, words):
    outlook = Story().level("L4").tell(0, WalkingDays(days)).on(0)
    said = what_it_takes(outlook, RULES)
    assert words in said
    assert said.count(". ") == 0


def test_which_pain_is_said_and_that_of_a_sore_back_or_a_limit():
    calm = Story().level("L4").good(0, 1)
    assert "worst pain on the way no higher than 3" in what_it_takes(calm.on(2), RULES)
    sore = Story().level("L4").walk(0, before=5, peak=5, after=5, effort=3).walk(1, before=5, peak=5, after=5, effort=3)
    assert "no higher than 6" in what_it_takes(sore.on(2), RULES)
    assert "no higher than 2" in what_it_takes(calm.on(2), RULES, limit=3)


def test_at_the_top_and_without_a_level_there_is_nothing_to_take():
    assert what_it_takes(Story().on(0), RULES) == ""
    assert what_it_takes(Story().level("L12").on(0), RULES) == ""


def test_a_plan_of_many_walks_a_week_is_seven_at_most():
    story = Story(small_plan(("A", 10, 14), ("B", 12, 14))).level("A")
    assert "six full walks" in what_it_takes(story.on(0), RULES)
    assert story.tell(0, WalkingDays((0, 2, 4))).on(0).walks_a_week == 3
