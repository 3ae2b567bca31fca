"""Days without a walk (R11), and days away."""

import pytest

from exercises.history.facts import Away, FlareUp
from tests.exercises.coach.stories import Story, small_plan


def gap(missed, level="L8"):
    """So many days missed after a walk, seen on the morning after them."""
    return Story().level(level).good(0, minutes=5 if level == "L8" else None).level(level, 0, hour=20).on(missed + 1)


@pytest.mark.parametrize(
    ("missed", "level", "state"),
    [
        (1, "L8", "walk"),
        (3, "L8", "walk"),
        (4, "L8", "walk"),
        (7, "L8", "walk"),
        (8, "L7", "step-back"),
        (14, "L7", "step-back"),
        (15, "L4", "step-back"),
        (28, "L4", "step-back"),
        (29, None, "re-test"),
    ],
)
def test_r11_missed_days_from_the_level_before_the_gap(missed, level, state):
    outlook = gap(missed)
    assert (outlook.level, outlook.state) == (level, state)


def test_r11_up_to_three_days_nothing_is_said():
    assert [reason.rule for reason in gap(3).reasons if reason.rule == "R11"] == []
    assert [reason.rule for reason in gap(4).reasons if reason.rule == "R11"] == ["R11"]


def test_r11_from_the_fourth_day_the_level_begins_anew():
    story = Story().level("L3").good(0, 1, 6)  # days 2 to 5 are missed
    story.good(8, 9, 11)
    assert story.on(12).level == "L3"
    assert story.on(13).level == "L4"  # begun on day 6


def test_r11_about_half_the_minutes_are_two_to_four_levels_down():
    assert gap(15, "L12").level == "L8"  # half of 30 would be L4; four down at most
    assert gap(15, "L4").level == "L0"
    assert gap(15, "L1").level == "L0"


def test_r11_more_than_four_weeks_find_the_level_anew():
    outlook = gap(29)
    assert (outlook.level, outlook.minutes, outlook.due.kind) == (None, None, "re-test")
    assert outlook.reasons[-1].rule == "R11"


def test_r11_today_does_not_count_and_a_walk_of_less_than_half_does_not_end_the_gap():
    story = Story().level("L4").good(0)
    story.walk(4, 7, peak=2)
    assert story.on(5).reasons[-1].rule == "R11"
    walked = Story().level("L4").good(0)
    walked.walk(4, 7.5, peak=2)
    assert walked.on(5).reasons[-1].rule == "hand"


def test_r11_days_away_are_left_out_also_when_told_afterwards():
    story = Story().level("L4").good(0)
    story.tell(20, Away(story.day(1), story.day(19)))
    assert (story.on(20).level, story.on(20).state) == ("L4", "walk")
    assert story.on(19).level != "L4"  # nobody knew on that day


def test_r11_a_flare_day_counts_like_a_walk():
    story = Story().level("L4").good(0).tell(3, FlareUp())
    assert [reason.rule for reason in story.on(8).reasons].count("R11") == 0
    assert [reason.rule for reason in story.on(9).reasons].count("R11") == 1


def test_r11_on_the_way_back_from_a_flare_up_it_is_judged_from_where_that_leads():
    story = Story().level("L5").tell(0, FlareUp())
    assert story.on(10).level == "L3"  # L4 is where it leads; eight days missed


def test_days_away_say_so_and_end():
    story = Story().level("L4").good(0)
    story.tell(1, Away(story.day(2), story.day(5)))
    assert story.on(3).away_until == story.day(5)
    assert (story.on(3).due.kind, story.on(3).due.day) == ("walk", story.day(6))
    assert story.on(6).away_until is None


@pytest.mark.parametrize("number", [1, 2, 40])
def test_plans_of_any_length_go_down_without_falling(number):
    plan = small_plan(*((f"S{i}", 5 + i, 5) for i in range(number)))
    story = Story(plan).level(f"S{number - 1}")
    for day in range(60):
        outlook = story.on(day)
        assert outlook.level is None or outlook.level in {step.name for step in plan.steps}


def test_r11_a_level_that_begins_anew_says_so_once_also_when_days_away_follow():
    story = Story().level("L4").good(0)
    story.tell(4, Away(story.day(5), story.day(12)))
    assert [rule for rule, _ in story.said(12)].count("R11") == 1
