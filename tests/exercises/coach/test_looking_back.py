"""What the plan asked of the weeks behind, and which days counted as kept without a walk."""

from datetime import date, timedelta

from exercises.coach.looking_back import PlanWeeks, plan_weeks
from exercises.history.facts import Away, FlareUp
from tests.exercises.coach.stories import MONDAY, Story


def weeks(story: Story, day: int) -> PlanWeeks:
    return plan_weeks(story.on(day), story.facts)


def week(number: int) -> date:
    return MONDAY + timedelta(weeks=number)


def test_no_level_yet__nothing_was_asked() -> None:
    assert weeks(Story(), 3).days_asked(MONDAY) == 0


def test_a_level_by_hand__asks_from_its_week_on_and_measures_the_weeks_before() -> None:
    story = Story().level("L4", 15)
    asks = story.on(15).walks_a_week
    found = weeks(story, 30)
    assert asks is not None
    assert [found.days_asked(week(number)) for number in range(4)] == [asks] * 4


def test_each_week__is_measured_by_its_own_level() -> None:
    story = Story().level("L0").level("L2", 15)
    first, then = story.on(1).walks_a_week, story.on(15).walks_a_week
    assert first != then
    found = weeks(story, 20)
    assert [found.days_asked(week(number)) for number in range(3)] == [first, first, then]


def test_flare__its_gentle_days_count_for_good() -> None:
    story = Story().level("L4").tell(8, FlareUp())
    gentle = {story.day(8), story.day(9)}
    for later in (9, 12, 60, 400):
        assert weeks(story, later).flare == gentle, later
    assert weeks(story, 8).flare == {story.day(8)}


def test_away__every_day_also_those_to_come() -> None:
    story = Story().level("L4").tell(2, Away(MONDAY + timedelta(days=3), MONDAY + timedelta(days=20)))
    found = weeks(story, 10)
    assert found.away == {story.day(number) for number in range(3, 21)}
    assert not found.flare


def test_flare_while_away__is_a_day_away() -> None:
    story = Story().level("L4").tell(2, Away(story_day(3), story_day(5))).tell(3, FlareUp())
    found = weeks(story, 10)
    assert found.away == {story_day(3), story_day(4), story_day(5)}
    assert not found.flare & found.away


def story_day(number: int) -> date:
    return MONDAY + timedelta(days=number)
