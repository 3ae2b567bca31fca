"""What the coming two weeks bring, day by day."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from exercises.coach.ahead import coming
from exercises.coach.coach import look
from exercises.coach.outlook import DueKind
from exercises.history.facts import Asked, Away, FlareUp, Screening, WalkingDays
from tests.exercises.coach.stories import Story
from tests.simulation.__main__ import bundled_ladder
from tests.simulation.life import live
from tests.simulation.people import person


def ahead(story, number, hour=7, days=14):
    def ask(sessions, facts, day):
        return look(story.ladder, sessions, facts, day)

    return coming(ask, story.sessions, story.facts, story.moment(number, hour), days)


def of(kind, planned, story):
    return [(each.day - story.start).days for each in planned if each.kind is kind]


def test_two_weeks__walks_at_todays_level_as_often_as_the_plan_says():
    story = Story().level("L3")
    planned = ahead(story, 0)
    assert of(DueKind.WALK, planned, story) == [0, 1, 3, 4, 5, 7, 8, 10, 11, 12]
    assert {each.minutes for each in planned if each.kind is DueKind.WALK} == {12}
    assert {each.parts for each in planned} == {1}
    strength = of(DueKind.STRENGTH, planned, story)
    assert strength
    assert all(later - earlier > 1 for earlier, later in pairwise(strength))
    assert all(each.routine for each in planned if each.kind is not DueKind.WALK)
    keys = [(each.day, each.kind) for each in planned]
    assert len(set(keys)) == len(keys), "each has a UID of its own"
    assert [each.day for each in planned] == sorted(each.day for each in planned)


def test_what_was_done_today_is_not_planned_again():
    story = Story().level("L3")
    assert of(DueKind.WALK, ahead(story, 0), story)[0] == 0
    story.walk(0, before=2, peak=2, after=2)
    assert of(DueKind.WALK, ahead(story, 0, hour=20), story)[0] == 1


def test_a_level_of_two_parts_stays_one():
    story = Story().level("L0")
    walks = [each for each in ahead(story, 0) if each.kind is DueKind.WALK]
    assert {(each.minutes, each.parts) for each in walks} == {(8, 2)}


def test_the_users_days_are_kept():
    story = Story().level("L3").tell(0, WalkingDays((1, 6)))
    walks = of(DueKind.WALK, ahead(story, 1), story)
    assert {number % 7 for number in walks} <= {1, 6}
    assert len(walks) == 4


def test_days_away_are_left_free():
    story = Story().level("L3")
    story.tell(0, Away(story.day(2), story.day(9)))
    planned = ahead(story, 1)
    assert not [each for each in planned if story.day(2) <= each.day <= story.day(9)]
    assert of(DueKind.WALK, planned, story)[-1] > 9


def test_a_flare_up__gentle_days_first_and_then_shorter_walks():
    story = Story().level("L6").tell(3, FlareUp())
    planned = ahead(story, 3)
    assert of(DueKind.GENTLE, planned, story) == [3, 4]
    walks = [each for each in planned if each.kind is DueKind.WALK]
    assert walks[0].day == story.day(5)
    assert all(each.minutes < story.ladder.minutes(6) for each in walks)


def test_without_a_level__easy_walks_only_as_nobody_knows_what_they_will_show():
    planned = ahead(Story(), 0)
    assert [each.minutes for each in planned if each.kind is DueKind.RE_TEST] == [30, 30, 30]
    assert not [each for each in planned if each.kind is DueKind.WALK]


def test_while_a_warning_sign_waits_nothing_is_planned():
    story = Story().level("L3").tell(1, Screening(Asked.BUTTON, ("bladder-bowel",)))
    assert ahead(story, 1) == ()


@pytest.mark.parametrize("seed", random.Random(7).sample(range(1, 1000), 6))
def test_in_any_life__never_more_than_todays_level_and_never_a_day_twice(seed):
    ladder = bundled_ladder()
    life = live(person(seed), ladder, 120)
    story = replace_story(life)
    for number in (10, 45, 119):
        today = look(ladder, tuple(story.sessions), tuple(story.facts), story.day(number))
        planned = ahead(story, number)
        keys = [(each.day, each.kind) for each in planned]
        assert len(set(keys)) == len(keys)
        walks = [each.minutes for each in planned if each.kind is DueKind.WALK]
        if today.level is None:
            assert not walks
        elif walks:
            assert max(walks) <= today.minutes


def replace_story(life):
    story = Story(life.ladder)
    story.sessions = [replace(each) for each in life.sessions]
    story.facts = list(life.facts)
    return story
