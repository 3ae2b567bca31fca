"""Going on (R6), holding (R7, R10), and what never makes it go faster (R9)."""

import itertools
from datetime import timedelta, timezone

import pytest

from exercises.history.facts import Repeat
from exercises.library.rules import Rules
from tests.exercises.coach.stories import Story, small_plan


def week(*, last=None, level="L3"):
    """A good week on a level: five walks, Monday to Saturday."""
    story = Story().level(level).good(0, 1, 3, 4)
    return story.good(5) if last is None else last(story)


def test_r6_a_level_begun_on_a_monday_rises_on_the_next_monday_at_the_earliest():
    story = week()
    assert story.on(6).level == "L3"
    assert story.on(7).level == "L4"
    assert story.said(7)[-1] == ("R6", "L3 → L4")
    assert story.on(7).reasons[-1].day == story.day(7)


def test_r6_takes_eighty_percent_of_the_walks_rounded_half_up():
    assert Story().level("L3").good(0, 1, 3, 5).on(7).level == "L4"  # 4 of 5
    assert Story().level("L3").good(0, 3, 5).on(7).level == "L3"
    assert Story().level("L2").good(0, 3, 5).on(7).level == "L3"  # 3 of 4
    assert Story().level("L2").good(0, 5).on(7).level == "L2"


def test_r6_a_walk_counts_from_ninety_percent_of_its_minutes():
    assert Story().level("L3").good(0, 1, 3, minutes=12).good(5, minutes=10.8).on(7).level == "L4"
    assert Story().level("L3").good(0, 1, 3, minutes=12).good(5, minutes=10.7).on(7).level == "L3"


def test_r6_minutes_of_a_day_add_up_and_more_than_the_plan_counts_nothing_extra():
    story = Story().level("L3").good(0, 1, 3)
    story.walk(5, 6, before=2, peak=2, after=2).walk(5, 6, before=2, peak=2, after=2, next_day=2, hour=17)
    assert story.on(7).level == "L4"
    assert Story().level("L3").good(0, 3, 5, minutes=40).on(7).level == "L3"


def test_r6_one_amber_walk_is_allowed_and_two_are_not():
    assert Story().level("L3").amber(0).good(1, 3, 4, 5).on(7).level == "L4"
    assert Story().level("L3").amber(0).amber(1).good(3, 4, 5).on(7).level == "L3"


def test_r6_the_last_two_must_be_green():
    assert Story().level("L3").good(0, 1, 3, 5).amber(4).on(7).level == "L3"
    assert Story().level("L3").good(0, 3, 4, 5).amber(1).on(7).level == "L4"


def test_r6_a_red_keeps_the_level_for_seven_days():
    """The day of a walk that was too hard is the seventh before, and then the eighth."""
    story = Story().level("L3").walk(0, before=2, peak=2, after=2, effort=8)
    story.good(1, 3, 4, 5)
    assert story.on(7).level == "L3"
    assert story.on(8).level == "L4"


def test_r6_a_green_is_provisional_until_the_next_morning_or_the_second_day():
    def last(answered):
        story = Story().level("L3").good(1, 3, 4)
        if answered:
            return story.good(6)
        return story.walk(6, before=2, peak=2, after=2, effort=3)

    for answered in (True, False):
        assert last(answered).on(7).level == "L3"
        assert last(answered).on(7).state == "hold"
        assert last(answered).on(8).level == "L4"


def test_r6_a_bad_next_morning_counts_on_the_day_of_the_walk():
    story = week(last=lambda story: story.walk(5, before=2, peak=2, after=2, next_day=4))
    assert story.on(5).level == "L3"
    assert story.on(5).grades[-1].grade == "green"  # the answer is dated a day later
    assert story.on(6).state == "step-back"
    assert story.on(6).reasons[-1].day == story.day(5)


def test_r6_never_more_than_one_level_in_seven_days():
    story = Story().level("L3").good(*range(14), minutes=30)
    rises = [story.day(0)] + [reason.day for reason in story.on(20).reasons if reason.rule == "R6"]
    assert len(rises) > 1
    assert all(later - earlier >= timedelta(days=7) for earlier, later in itertools.pairwise(rises))


def test_r6_the_last_level_stays():
    story = Story().level("L12").good(0, 1, 3, 4, 5)
    assert story.on(7).level == "L12"
    assert story.on(7).state == "walk"
    assert [rule for rule, _ in story.said(7)] == ["hand"]


def test_r6_a_walk_without_a_grade_is_walked_but_not_green():
    story = Story().level("L3").good(0, 1, 3).walk(5)
    assert story.on(7).walks_done == 0
    assert story.on(6).walks_done == 4
    assert story.on(7).level == "L3"


def test_r6_a_plan_of_one_walk_a_week_goes_on_too():
    plan = small_plan(("A", 10, 1), ("B", 12, 1), rules=Rules(missed_carry_on=7, missed_restart=9))
    story = Story(plan).level("A").good(0, 7)
    assert story.on(8).level == "A"
    assert story.on(9).level == "B"


def test_r7_a_hold_is_told_once_in_seven_days():
    story = Story().level("L3").good(0, 3, 5, 8, 10, 12)
    assert [day for day in range(16) if story.on(day).state == "hold"] == list(range(7, 16))
    holds = [reason.day for reason in story.on(15).reasons if reason.rule == "R7"]
    assert holds == [story.day(7), story.day(14)]
    assert "Repeating a week is normal" in story.on(7).reasons[-1].text


def test_r7_three_walks_without_a_word_ask_for_the_two_answers():
    story = Story().level("L3").walk(0).walk(1).walk(3)
    assert story.on(3).state == "walk"
    assert story.on(4).state == "hold"
    assert "worst on the way and the pain afterwards" in story.on(4).reasons[-1].text
    told = Story().level("L3").walk(0).walk(1).good(3)
    assert told.on(4).state == "walk"


def test_r7_repeat_holds_for_a_week_however_well_it_goes():
    story = week().tell(5, Repeat())
    assert story.said(5)[-1] == ("R7", None)
    assert story.on(7).level == "L3"
    assert story.on(7).state == "hold"
    story.good(7, 8, 10, 11)
    assert story.on(12).level == "L3"
    assert story.on(13).level == "L4"


def test_r9_a_good_day_never_adds_anything():
    story = Story().level("L3").good(0, minutes=60)
    assert story.on(1).minutes == 12


def test_r9_between_two_levels_of_the_bundled_plan_only_one_thing_grows():
    steps = Story().ladder.steps
    for lower, higher in itertools.pairwise(steps):
        more_minutes = higher.minutes > lower.minutes
        more_days = higher.walks_a_week > lower.walks_a_week
        assert not (more_minutes and more_days), (lower, higher)
        assert higher.minutes * higher.walks_a_week <= 1.3 * lower.minutes * lower.walks_a_week


def test_r10_too_hard_alone_holds_and_does_not_step_back():
    story = Story().level("L4").walk(0, before=2, peak=2, after=2, effort=7)
    assert (story.on(0).level, story.on(0).state) == ("L4", "hold")
    assert story.said(0)[-1] == ("R10", None)
    assert story.on(7).state == "hold"
    hard = Story().level("L4").walk(0, before=2, peak=2, after=2, effort=6)
    assert hard.on(0).state == "walk"


def test_r10_is_not_counted_among_the_reds_of_r8():
    story = Story().level("L4").walk(0, before=2, peak=2, after=2, effort=8).red(2)
    assert story.said(2)[-1] == ("R8", "L4 → L3")


@pytest.mark.parametrize("hours", [-11, 0, 13])
def test_a_day_is_the_local_date_of_the_fact(hours):
    """Just before and just after midnight, wherever one is."""
    zone = timezone(timedelta(hours=hours))
    late = Story(zone=zone).level("L3").walk(0, 12, peak=2, hour=23.99)
    assert late.on(0).walks_done == 1
    early = Story(zone=zone).level("L3").walk(1, 12, peak=2, hour=0.01)
    assert early.on(0).walks_done == 0
    assert early.on(1).walks_done == 1


def test_a_week_over_the_change_of_clocks_and_over_new_year_has_seven_days():
    from datetime import date
    from zoneinfo import ZoneInfo

    for start in (date(2026, 3, 23), date(2026, 10, 19), date(2025, 12, 29)):
        story = Story(zone=ZoneInfo("Europe/Berlin"), start=start).level("L3").good(0, 1, 3, 4, 6)
        assert story.on(7).level == "L3"
        assert story.on(8).level == "L4"


def test_r6_what_was_walked_on_the_first_day_is_measured_by_the_level_that_began():
    story = Story().level("L1").good(0, minutes=10).level("L8", 0, hour=20).good(1, 3, 5)
    assert story.on(7).level == "L8"
    full = Story().level("L1").good(0, minutes=23).level("L8", 0, hour=20).good(1, 3, 5)
    assert full.on(7).level == "L9"
    baseline = Story().walk(-4, 30, peak=3).walk(-2, 30, peak=3).walk(0, 3, before=2, peak=3)
    assert baseline.on(0).level == "L4"
    assert baseline.good(1, 3, 5).on(7).level == "L4"


def test_r6_never_more_than_one_level_in_seven_days_whatever_a_plan_says():
    story = Story(advance_days=3, advance_done_percent=40).level("L3").good(*(0, 1, 2, 3, 4, 5, 7, 8), minutes=30)
    assert [story.on(day).level for day in (4, 6, 7, 13)] == ["L3", "L3", "L4", "L4"]


def test_r6_a_plan_that_asks_for_no_green_walks_waits_for_no_morning():
    story = Story(advance_green=0).level("L3").good(0, 1, 3, 4)
    story.walk(6, before=2, peak=2, after=2)
    assert story.on(7).level == "L4"


def test_r7_three_walk_days_without_a_grade_hold_until_one_has_a_grade():
    story = Story().level("L3").walk(0).walk(1)
    assert story.on(2).state == "walk"
    story.walk(2)
    assert [story.on(day).state for day in (2, 3, 4, 5)] == ["walk", "hold", "hold", "hold"]
    assert [rule for rule, _ in story.said(5)].count("R7") == 1
    assert "tell the worst" in story.on(5).reasons[-1].text
    assert story.good(5).on(6).state == "walk"


def test_r7_the_same_week_repeated_several_times_is_one_hold():
    story = Story().level("L4").good(0)
    for hour in (12, 13, 14):
        story.tell(1, Repeat(), hour)
    assert not story.on(1).easy, "three holds would split the walk (R16)"
    story.tell(8, Repeat()).tell(15, Repeat()).good(3, 5, 7, 9, 11, 13, 14)
    assert story.on(15).easy


def test_r10_is_told_also_when_the_level_was_held_already():
    story = Story().level("L4").amber(0).amber(1).good(3, 4)
    assert story.said(7)[-1][0] == "R7"
    story.walk(8, before=2, peak=2, after=2, effort=8)
    assert story.said(8)[-1] == ("R10", None)


@pytest.mark.parametrize("next_day", [2, None], ids=["told every morning", "never told"])
def test_r6_who_walks_every_day_goes_on_too(next_day):
    """There is always one more walk whose next morning is open; it waits one morning, not for ever."""
    story = Story().level("L3").good(*range(12), minutes=30, next_day=next_day)
    assert [story.on(day).level for day in (7, 8)] == ["L3", "L4"]
    plan = small_plan(("A", 10, 7), ("B", 12, 7), ("C", 14, 7))
    daily = Story(plan).level("A").good(*range(20), minutes=30, next_day=next_day)
    assert [daily.on(day).level for day in (8, 15, 16)] == ["B", "B", "C"]
    assert "R16" not in [rule for rule, _ in daily.said(19)]


@pytest.mark.parametrize("last", [{"peak": 4}, {"peak": 6}, {"peak": 2, "effort": 8}], ids=["amber", "red", "too hard"])
def test_r6_a_walk_on_the_last_day_that_went_less_well_still_keeps_the_level(last):
    story = Story().level("L3").good(*range(7), minutes=30).walk(7, 30, before=2, after=2, **last)
    assert story.on(8).level != "L4"


def test_the_morning_before_an_advance_says_what_is_waited_for_and_then_what_will_be():
    story = Story().level("L3").good(0, 1, 3, 4).walk(6, before=2, peak=2, after=2, effort=3)
    assert story.on(7).why == "It waits to hear how your back was the morning after the last walk."
    told = Story().level("L3").good(0, 1, 3, 4, 6)
    assert told.on(7).why == "Your back was fine the morning after, too: one level up tomorrow, if today goes well."
    assert (told.on(7).level, told.on(8).level) == ("L3", "L4")


def test_an_answer_that_promises_nothing():
    """The walks that count today have left the week tomorrow."""
    told = Story().level("L3", -7).good(0, 1, 3, 6)
    assert told.on(7).why == "Thank you for telling how your back was: tomorrow morning it is looked at anew."
    assert told.on(8).level == "L3"
