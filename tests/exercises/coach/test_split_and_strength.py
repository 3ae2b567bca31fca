"""Seats on the way (R15), standing still (R16), exercises that hurt (R17), and the order of use."""

import pytest

from exercises.coach.routines_due import exercise_advice
from exercises.history.facts import SelfCheckAnswers, Trait, TraitName
from exercises.session.record import StepOutcome
from tests.exercises.coach.stories import Story

HURT, DONE, EASIER = StepOutcome.HURT, StepOutcome.DONE, StepOutcome.EASIER


def test_r15_the_pattern_is_kept_from_its_day_on():
    story = Story().level("L4").tell(2, Trait(TraitName.STENOSIS, 1))
    assert not story.on(1).stenosis
    assert story.on(2).stenosis
    assert story.said(2)[-1] == ("R15", None)


def stuck(days):
    """Weeks with two amber walks each: a hold every seven days."""
    story = Story().level("L4")
    for week in range(days // 7 + 1):
        story.amber(7 * week).amber(7 * week + 1).good(7 * week + 3, 7 * week + 4)
    return story


def test_r16_three_standstills_on_one_level_split_the_walk():
    story = stuck(28)
    assert (story.on(20).parts, story.on(20).easy) == (1, False)
    outlook = story.on(21)
    assert (outlook.parts, outlook.part_minutes, outlook.easy) == (2, (8, 7), True) or outlook.walked_today_minutes
    assert [rule for rule, _ in story.said(21)].count("R7") == 3
    assert story.said(21)[-1][0] == "R16"


def test_r16_strength_comes_first_while_it_is_split():
    story = stuck(21)
    assert story.on(23).due.kind == "strength"
    assert story.on(23).second is not None


def test_r16_until_the_next_advance():
    story = stuck(14).amber(21)
    story.good(22, 24, 25, 26, 27)
    assert story.on(23).easy
    assert story.on(29).level == "L5"
    assert not story.on(29).easy


def test_r16_standstills_of_long_ago_do_not_count():
    story = Story(stuck_window_days=13).level("L4")
    for week in range(4):
        story.amber(7 * week).amber(7 * week + 1).good(7 * week + 3, 7 * week + 4)
    assert "R16" not in [rule for rule, _ in story.said(22)]


# R17


def advice(story, day=40):
    return dict(exercise_advice(tuple(story.sessions), {"bridge": "pelvic-tilt"}.get, story.day(day), 14))


def test_r17_what_hurt_once_gives_way_to_the_easier_one_next_time():
    story = Story().routine(0, "core-foundation", exercises=(("bridge", HURT), ("bird-dog", DONE)))
    assert advice(story) == {"bridge": "pelvic-tilt"}
    story.routine(2, "core-foundation", exercises=(("pelvic-tilt", DONE),))
    assert advice(story) == {}


@pytest.mark.parametrize(("day", "found"), [(16, {"bridge": None}), (17, {})])
def test_r17_what_hurt_twice_is_left_out_for_fourteen_days(day, found):
    story = Story().routine(0, "core-foundation", exercises=(("bridge", HURT),))
    story.routine(2, "core-foundation", exercises=(("bridge", HURT),))
    assert advice(story, day) == found


def test_r17_a_good_try_in_between_forgets_the_first():
    story = Story().routine(0, "core-foundation", exercises=(("bridge", HURT),))
    story.routine(2, "core-foundation", exercises=(("bridge", DONE),))
    story.routine(4, "core-foundation", exercises=(("bridge", HURT),))
    assert advice(story, 5) == {"bridge": "pelvic-tilt"}


def test_r17_without_an_easier_one_it_stays():
    story = Story().routine(0, "core-foundation", exercises=(("plank", HURT),))
    assert advice(story) == {}


def test_r17_a_strength_session_that_was_too_much_keeps_the_walks_from_growing():
    story = Story().level("L3").good(0, 1, 3, 4, 5).routine(2, "core-foundation", peak=6)
    assert story.on(2).level == "L3"
    assert "R17" in [rule for rule, _ in story.said(2)]
    assert story.on(9).level == "L3"
    story.good(7, 8)
    assert story.on(10).level == "L4"


# The order of use


def due(story, day):
    outlook = story.on(day)
    kinds = {each.kind.value: each.routine for each in (outlook.due, outlook.second) if each is not None}
    return kinds.get("strength")


def test_order_of_use_never_strength_on_two_days_in_a_row_nor_more_than_the_week_wants():
    story = Story().level("L1").routine(0, "core-foundation", peak=4)
    assert due(story, 0) is None
    assert due(story, 1) is None
    assert due(story, 2) == "core-foundation"
    story.routine(2, "core-foundation", peak=4)
    assert [due(story, day) for day in (3, 4, 5, 6)] == [None] * 4
    assert due(story, 7) == "core-foundation"


def test_order_of_use_core_progress_after_two_finished_ones_with_little_pain():
    story = Story().level("L1").routine(0, "core-foundation", peak=3).routine(2, "core-foundation", peak=3)
    assert due(story, 7) == "core-progress"
    sore = Story().level("L1").routine(0, "core-foundation", peak=3).routine(2, "core-foundation", peak=4)
    assert due(sore, 7) == "core-foundation"
    told_low = Story().level("L1").routine(0, "core-foundation", peak=3)
    told_low.routine(2, "core-foundation", peak=3, before=4)  # and after it 4: the worst was at least that
    assert due(told_low, 7) == "core-foundation"
    stopped = Story().level("L1").routine(0, "core-foundation", peak=3).routine(2, "core-foundation", finished=False)
    assert due(stopped, 7) == "core-foundation"


def test_order_of_use_hip_strength_from_the_third_week_and_l3():
    def week_three(level, day):
        return due(Story().level(level, day - 1).routine(0, "core-foundation", peak=4), day)

    assert week_three("L3", 14) == "hip-strength"
    assert week_three("L3", 13) == "core-foundation"
    assert week_three("L2", 14) == "core-foundation"


def test_order_of_use_maintenance_after_the_last_level():
    story = Story().level("L12").good(0, 1, 3, 4, 5)
    assert due(story, 6) == "core-foundation"
    assert due(story, 7) == "maintenance-full"


def test_the_self_check_says_which_mobility_comes_first():
    story = Story().level("L1").routine(0, "core-foundation", peak=4).walk(1, peak=2)
    first = story.on(1).due
    assert (first.kind, first.routine) == ("mobility", "hip-mobility")
    story.tell(1, SelfCheckAnswers((("ankles", 2),)), hour=7)
    assert story.on(1).due.routine == "ankle-foot-mobility"
