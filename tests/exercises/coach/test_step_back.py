"""Stepping back after walks that were too much (R8)."""

import itertools

from tests.exercises.coach.stories import Story, small_plan


def test_r8_one_red_is_one_level_lower_on_the_same_day():
    story = Story().level("L4").red(0)
    assert (story.on(0).level, story.on(0).minutes, story.on(0).state) == ("L3", 12, "step-back")
    assert story.said(0)[-1] == ("R8", "L4 → L3")
    assert "Pain rose to 6 on Monday's walk" in story.on(0).reasons[-1].text


def test_r8_two_green_walks_lead_back_from_the_seventh_day_on():
    story = Story().level("L4").red(0).good(1, 3)
    assert (story.on(6).level, story.on(6).state) == ("L3", "step-back")
    assert (story.on(7).level, story.on(7).state) == ("L4", "walk")
    assert story.said(7)[-1] == ("R8", "L3 → L4")


def test_r8_the_way_back_waits_for_the_second_walk():
    story = Story().level("L4").red(0).good(3)
    assert story.on(7).level == "L3"
    story.good(7)
    assert story.on(7).level == "L3"
    assert story.on(8).level == "L4"


def test_r8_one_amber_of_the_two_and_it_stays_lower_from_that_day():
    story = Story().level("L4").red(0).amber(1).good(3)
    assert story.on(3).reasons[-1].rule == "R8"
    assert (story.on(3).level, story.on(3).state) == ("L3", "walk")
    assert story.on(9).level == "L3"
    # Begun on day 3: from day 10 on it may rise again.
    story.good(4, 5, 7, 8)
    assert story.on(10).level == "L4"


def test_r8_a_second_red_within_seven_days_begins_one_below_the_lower():
    story = Story().level("L6").red(0).red(7)
    assert story.said(7)[-1] == ("R8", "L5 → L4")
    assert story.on(7).state == "step-back"
    later = Story().level("L6").red(0).red(8)
    assert later.said(8)[-1] == ("R8", "L5 → L4")
    # The first is a new beginning without a way back, the other leads back after two good walks.
    assert story.good(9, 11).on(15).level == "L4"
    assert later.good(9, 11).on(15).level == "L5"


def test_r8_a_third_red_within_fourteen_days_is_a_flare_up_and_asks_for_help():
    story = Story().level("L8").red(0).red(7).red(14)
    rules = [rule for rule, _ in story.said(14)]
    assert rules[-2:] == ["R8", "R12"]
    assert story.on(14).state == "flare"
    assert "professional" in story.on(14).reasons[-2].text
    later = Story().level("L8").red(0).red(7).red(15)
    assert later.on(15).state == "step-back"


def test_r8_at_the_lowest_level_one_lower_is_half_its_minutes():
    story = Story().level("L0").red(0)
    assert (story.on(0).level, story.on(0).minutes) == ("L0", 4)
    story.good(1, 3)
    assert (story.on(7).level, story.on(7).minutes) == ("L0", 8)


def test_r8_from_half_of_the_lowest_it_grows_in_small_steps():
    story = Story(small_plan(("A", 8, 5), ("B", 10, 5))).level("A").red(0).red(1)
    assert story.on(1).minutes == 4
    seen = [4]
    for monday in range(7, 63, 7):
        story.good(monday, monday + 1, monday + 3, monday + 4, monday + 5)
        minutes = story.on(monday + 9).minutes
        assert minutes is not None
        seen.append(minutes)
    assert all(b <= max(a * 1.3, a + 1) for a, b in itertools.pairwise(seen))
    assert max(seen) == 10


def test_r8_a_red_that_the_next_morning_tells_counts_on_its_day():
    story = Story().level("L4").walk(0, before=2, peak=2, after=2, next_day=4)
    assert story.on(0).level == "L4"
    assert story.on(1).level == "L3"
    assert story.on(1).reasons[-1].day == story.day(0)


def test_r8_a_short_red_walk_counts_as_well():
    assert Story().level("L4").red(0, minutes=2).on(0).level == "L3"


def test_r8_the_way_back_takes_seven_days_whatever_counts_as_a_second_red():
    story = Story(two_red_days=3).level("L4").red(0).good(1, 3)
    assert [story.on(day).level for day in (3, 6, 7)] == ["L3", "L3", "L4"]


def test_on_the_day_itself_it_is_todays_walk():
    story = Story().level("L4").red(0)
    assert story.on(0).why.startswith("Pain rose to 6 on today's walk, so two walks")
    assert story.on(1).why.startswith("Pain rose to 6 on Monday's walk, so two walks")
    assert story.on(7).reasons[-1].said_on(story.day(7)) == story.on(7).reasons[-1].text


def test_a_sentence_that_begins_with_the_day():
    story = Story().level("L4").walk(0, before=2, peak=2, after=2, effort=8)
    assert story.on(0).why.startswith("Today's walk felt too hard")
    assert story.on(1).why.startswith("Monday's walk felt too hard")
