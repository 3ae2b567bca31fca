"""Flare-ups (R12) and when to see a professional (R13)."""

import pytest

from exercises.history.facts import Checked, CheckIn, FlareUp
from tests.exercises.coach.stories import Story, small_plan


def flared(level="L4"):
    return Story().level(level).tell(0, FlareUp())


def test_r12_two_gentle_days_then_half_a_walk():
    story = flared()
    assert [(story.on(day).state, story.on(day).flare_day) for day in range(3)] == [
        ("flare", 1),
        ("flare", 2),
        ("step-back", None),
    ]
    assert story.on(1).due.kind == "gentle"
    assert story.on(1).due.routine == "flare-day-gentle"
    assert (story.on(2).due.kind, story.on(2).minutes, story.on(2).level) == ("walk", 7, "L4")


def test_r12_green_walks_grow_and_the_first_at_the_cap_ends_it():
    story = flared().good(2)
    assert story.on(3).minutes == 11
    story.good(3)
    assert story.on(4).minutes == 12  # 100 % of L4 are 15, and never above L3
    story.good(4)
    assert (story.on(4).level, story.on(4).minutes, story.on(4).state) == ("L3", 12, "walk")
    assert story.said(4)[-1] == ("R12", "L4 → L3")


def test_r12_amber_repeats_and_red_is_day_one_again():
    story = flared().amber(2)
    assert story.on(3).minutes == 7
    story.red(3)
    assert (story.on(3).state, story.on(3).flare_day) == ("flare", 1)
    assert story.on(5).minutes == 7


def test_r12_the_level_reached_is_held_seven_days():
    story = flared().good(2, 3, 4)
    assert story.on(4).level == "L3"
    story.good(5, 7, 8, 9)
    assert story.on(10).level == "L3"
    assert story.on(11).level == "L4"


def test_r12_at_l0_the_way_back_never_asks_for_more_than_l0():
    story = flared("L0").good(2, 3, 4)
    assert [story.on(day).minutes for day in (2, 3, 4)] == [6, 8, 8]
    assert story.on(2).reasons[-1].text.endswith("6 minutes next time.")
    assert story.on(4).level == "L0"


def test_r12_a_new_trigger_restarts_it_once_a_day():
    story = flared().tell(1, FlareUp()).tell(1, FlareUp(), hour=12)
    assert (story.on(1).flare_day, story.on(2).flare_day, story.on(3).flare_day) == (1, 2, None)
    assert story.on(1).level == "L4"
    assert [rule for rule, _ in story.said(1)].count("R12") == 2


def test_r12_pain_before_a_session_or_without_one_is_a_trigger():
    assert Story().level("L4").walk(0, 5, before=7, peak=7).on(0).state == "flare"
    assert Story().level("L4").tell(0, CheckIn(7)).on(0).state == "flare"
    assert Story().level("L4").routine(0, "hip-mobility", "mobility", before=7, peak=7).on(0).state == "flare"
    assert Story().level("L4").tell(0, CheckIn(6)).on(0).state == "walk"


def test_r12_without_a_level_gentle_days_come_and_go():
    story = Story().walk(0, 10, before=2, peak=3).tell(1, FlareUp())
    assert story.on(1).due.kind == "gentle"
    assert story.on(3).due.kind == "re-test"
    assert story.on(3).state == "re-test"


def test_r12_a_flare_day_is_kept():
    marks = {each.day: each.mark for each in flared().on(2).week}
    story = Story()
    assert marks[story.day(0)] == marks[story.day(1)] == "kept"


def test_r12_flare_by_hand_is_told_as_a_decision_too():
    assert [rule for rule, _ in flared().said(0)] == ["hand", "hand", "R12"]


@pytest.mark.parametrize(("answered", "state"), [(True, "get-help"), (False, "step-back")])
def test_r13_day_seven_without_a_good_walk_and_with_an_answer(answered, state):
    story = flared()
    if answered:
        story.amber(3)
    assert story.on(5).state == "step-back"
    assert story.on(6).state == state


def test_r13_a_good_walk_before_it_got_worse_again_does_not_silence_it():
    story = flared().good(2).red(3).amber(5)
    assert story.on(5).state == "step-back"
    assert story.on(6).state == "get-help"


def test_r8_a_third_red_asks_for_help_on_the_way_back_as_well():
    story = Story().level("L6").red(0).red(1).tell(2, FlareUp()).good(4).red(5)
    assert ("R8", None) in story.said(5)
    assert "professional" in [reason.text for reason in story.on(5).reasons if reason.rule == "R8"][-1]


def test_r13_a_green_return_walk_is_enough():
    story = flared().good(3).amber(4)
    assert story.on(6).state == "step-back"


@pytest.mark.parametrize(("last", "state"), [(42, "get-help"), (43, "flare")])
def test_r13_three_flare_ups_in_forty_two_days(last, state):
    story = Story().level("L4").tell(0, FlareUp()).level("L4", 5).tell(20, FlareUp()).level("L4", 25)
    assert story.tell(last, FlareUp()).on(last).state == state


def test_r13_pain_two_higher_than_three_weeks_before():
    def pain(now):
        story = Story().level("L4", 20)
        for day in (2, 4):  # 28 and 26 days before day 30
            story.tell(day, CheckIn(2))
        for day in (26, 28):
            story.tell(day, CheckIn(now))
        return story.on(30)

    assert pain(4).state == "get-help"
    assert "R13" in [reason.rule for reason in pain(4).reasons]
    assert pain(3).state != "get-help"


def test_r13_single_days_are_no_week():
    story = Story().level("L4", 20).tell(2, CheckIn(0)).tell(28, CheckIn(5))
    assert story.on(30).state != "get-help"


def test_r13_having_been_checked_ends_what_led_there():
    story = flared().amber(3)
    assert story.on(7).state == "get-help"
    story.tell(8, Checked(story.day(8)))
    assert story.on(8).state == "step-back"
    # It locks nothing before that either.
    assert story.on(7).lock is None
    assert story.on(7).due.kind == "walk"


def test_r12_no_return_walk_is_longer_than_the_old_level_also_where_the_one_below_is():
    story = Story(small_plan(("A", 30, 5), ("B", 10, 5))).level("B").tell(0, FlareUp())
    assert story.on(2).minutes == 5
    assert story.good(2).on(3).minutes == 7
    assert story.good(3).on(4).minutes == 10
    assert story.good(4).on(4).level == "A"
