"""Finding the level to begin with."""

import pytest

from exercises.history.facts import FlareUp, KnownMinutes, Trait, TraitName
from tests.exercises.coach.stories import LADDER, Story


def begun(*minutes, **rules):
    story = Story(**rules)
    for number, each in enumerate(minutes):
        story.walk(2 * number, each, before=2, peak=4, after=2)
    return story


def test_start_three_easy_walks_begin_at_eighty_percent_that_day():
    story = begun(15, 16, 17)
    assert story.on(3).level is None
    assert story.on(3).state == "re-test"
    assert story.on(3).baseline_walks == 2
    assert story.on(4).level == "L3"  # 80 % of 16 are 12.8 minutes
    assert story.said(4) == [("start", "→ L3")]


def test_start_just_short_of_a_level_is_the_one_below():
    assert begun(15, 15, 15).on(4).level == "L3"  # 12.0
    assert begun(15, 15, 14.9).on(4).level == "L1"  # 11.97


def test_start_no_walk_counts_more_than_thirty_minutes():
    assert begun(90, 90, 90).on(4).level == "L8"  # 80 % of 30 are 24


def test_start_never_higher_than_l8_whatever_the_plan_caps():
    assert begun(60, 60, 60, start_cap=60).on(4).level == "L8"


def test_start_under_eight_minutes_is_l0():
    assert begun(5, 6, 7).on(4).level == "L0"


def test_start_the_first_walk_of_a_day_counts():
    story = Story().walk(0, 10, peak=3).walk(0, 30, peak=3, hour=18).walk(1, 10, peak=3).walk(2, 10, peak=3)
    assert story.on(2).level == "L0"


def test_start_a_walk_begun_by_mistake_takes_no_day():
    story = Story().walk(0, 0.1, hour=8).walk(0, 15, before=2, peak=4, hour=10)
    assert story.on(0).baseline_walks == 1
    assert story.walk(1, 16, before=2, peak=4).walk(2, 17, before=2, peak=4).on(2).level == "L3"


def test_start_is_more_careful_after_a_flare_up_or_when_walking_frightens():
    assert begun(16, 16, 16).on(4).level == "L3"
    afraid = begun(16, 16, 16).tell(0, Trait(TraitName.AFRAID, 1))
    assert afraid.on(4).level == "L1"  # 70 % of 16 are 11.2
    assert afraid.on(4).reasons[-1].text.endswith("the plan begins well below that, with 10 minutes a day.")
    no_longer = begun(16, 16, 16).tell(0, Trait(TraitName.AFRAID, 1)).tell(1, Trait(TraitName.AFRAID, 0))
    assert no_longer.on(4).level == "L3"


@pytest.mark.parametrize(("day", "level"), [(14, "L1"), (15, "L3")])
def test_start_a_flare_up_counts_for_fourteen_days(day, level):
    story = Story().tell(0, FlareUp())
    for number in (day - 4, day - 2, day):
        story.walk(number, 16, before=2, peak=3, after=2)
    assert story.on(day).level == level


def test_start_knowing_how_far_uses_the_same_formula():
    assert Story().tell(0, KnownMinutes(16)).said(0) == [("start", "→ L3")]
    assert Story().tell(0, KnownMinutes(200)).on(0).level == "L8"


def test_start_a_level_by_hand_is_taken_as_it_is():
    story = Story().level("L12")
    assert story.said(0) == [("hand", "→ L12")]
    assert story.on(0).minutes == 30


def test_l0_counts_as_eight_minutes_in_two_parts():
    outlook = Story().level("L0").on(0)
    assert (outlook.minutes, outlook.parts, outlook.part_minutes) == (8, 2, (4, 4))
    assert LADDER.minutes(0) == 8


def test_walks_of_long_ago_find_no_level():
    story = Story().walk(0, 10, peak=3).walk(1, 10, peak=3).walk(40, 10, peak=3)
    assert story.on(40).level is None
    assert story.on(40).baseline_walks == 1


@pytest.mark.parametrize(("day", "level"), [(25, "L1"), (26, "L3")])
def test_start_a_flare_up_counts_from_its_last_day_1(day, level):
    story = Story()
    for number in range(12):
        story.tell(number, FlareUp())
    for number in (day - 4, day - 2, day):
        story.walk(number, 16, before=2, peak=3, after=2)
    assert story.on(day).level == level


def test_start_a_flare_up_that_still_lasts_counts_however_long_ago_it_began():
    story = Story().level("L4").tell(0, FlareUp())
    for number in range(3, 18, 3):
        story.amber(number)
    assert story.tell(18, KnownMinutes(16)).on(18).level == "L1"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (10, "You can walk about 10 minutes: the plan begins a little below that, with 8 minutes a day."),
        (5, "You can walk about 5 minutes: the plan begins at its lowest level, 8 minutes a day."),
        (1, "You can walk about 1 minute: the plan begins at its lowest level, 8 minutes a day."),
        (90, "You can walk about 90 minutes: the plan begins below that, with 23 minutes a day."),
    ],
)
def test_start__says_the_minutes_that_it_begins_with(minutes, said):
    told = Story().tell(0, KnownMinutes(minutes)).on(0)
    assert told.minutes == int(said.split()[-4])
    assert told.why == said
