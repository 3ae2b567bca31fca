"""Plans of any shape and with any numbers: the coach always has an answer, and what keeps people safe still holds."""

import itertools
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.history.facts import (
    Away,
    CheckIn,
    Easier,
    Fact,
    FlareUp,
    KnownMinutes,
    Repeat,
    Trait,
    TraitName,
    WalkingDays,
)
from exercises.library.rules import Rules
from tests.exercises.coach.stories import Story, small_plan

NAMES = tuple(field.name for field in fields(Rules))
PLANS = st.lists(st.tuples(st.integers(1, 60), st.integers(1, 14)), min_size=1, max_size=40)
NUMBERS = st.dictionaries(st.sampled_from(NAMES), st.one_of(st.integers(0, 8), st.integers(0, 200)), max_size=6)
PAIN = st.one_of(st.none(), st.integers(0, 10))
WALK = st.tuples(st.floats(0, 90), PAIN, PAIN, PAIN, PAIN, st.integers(-11, 13))
TOLD: st.SearchStrategy[Fact] = st.one_of(
    st.builds(CheckIn, st.integers(0, 10)),
    st.builds(KnownMinutes, st.integers(1, 240)),
    st.builds(Trait, st.sampled_from(TraitName), st.integers(0, 1)),
    st.sampled_from([FlareUp(), Easier(), Repeat(), WalkingDays((0, 2, 3)), WalkingDays((4,)), WalkingDays(())]),
)
DAY = st.one_of(st.none(), st.just("good"), WALK, TOLD)
Walked = tuple[float, int | None, int | None, int | None, int | None, int]


def lived(
    levels: Sequence[tuple[int, int]], numbers: dict[str, int], days: Sequence[Walked | Fact | str | None]
) -> Story:
    """A life by such a plan, begun in its middle."""
    # A percent of nothing at all is no percent that a plan file may have.
    rules = {name: max(value, 1) if name.endswith("percent") else value for name, value in numbers.items()}
    plan = small_plan(*((f"S{n}", *level) for n, level in enumerate(levels)), rules=replace(Rules(), **rules))
    story = Story(plan).level(f"S{len(levels) // 2}")
    for number, what in enumerate(days):
        match what:
            case None:
                pass
            case "good":
                story.good(number, minutes=60)
            case (minutes, before, peak, after, next_day, hours):
                story.zone = timezone(timedelta(hours=hours))
                story.walk(number, minutes, before=before, peak=peak, after=after, next_day=next_day)
            case _ if not isinstance(what, str):
                story.tell(number, what)
    story.tell(len(days), Away(story.day(len(days)), story.day(len(days) + 5)))
    return story


@settings(max_examples=80, deadline=None)
@given(PLANS, NUMBERS, st.lists(DAY, max_size=50))
def test_any_plan_and_any_life_have_an_answer(
    levels: list[tuple[int, int]],
    numbers: dict[str, int],
    days: list[Walked | Fact | str | None],
) -> None:
    story = lived(levels, numbers, days)
    for day in (0, len(days) // 2, len(days) - 1, len(days) + 7, len(days) + 60):
        outlook = story.on(max(day, 0))
        assert outlook.level is None or outlook.level in {step.name for step in outlook.levels}
        assert (outlook.level is None) == (outlook.minutes is None)
        assert outlook.minutes is None or 1 <= outlook.minutes <= max(step.minutes for step in outlook.levels)
        assert sum(outlook.part_minutes) <= (outlook.minutes or 0)
        assert outlook.due.text


@settings(max_examples=80, deadline=None)
@given(PLANS, NUMBERS, st.lists(DAY, min_size=8, max_size=50))
def test_r6_no_plan_rises_twice_in_seven_days(
    levels: list[tuple[int, int]],
    numbers: dict[str, int],
    days: list[Walked | Fact | str | None],
) -> None:
    outlook = lived(levels, numbers, days).on(len(days) + 3)
    rises = [reason.day for reason in outlook.reasons if reason.rule == "R6"]
    assert all((later - earlier).days >= 7 for earlier, later in itertools.pairwise(rises))


@settings(max_examples=40, deadline=None)
@given(PLANS, NUMBERS, st.lists(DAY, max_size=40), st.integers(0, 39))
def test_the_past_never_changes(
    levels: list[tuple[int, int]], numbers: dict[str, int], days: list[Walked | Fact | str | None], day: int
) -> None:
    """What a day said of the days before it is what later days say, as far as its own facts go."""
    story = lived(levels, numbers, days)
    early, again = story.on(day), story.on(day)
    assert early == again
    known = [session for session in story.sessions if session.day <= story.day(day)]
    facts = [stored for stored in story.facts if stored.day <= story.day(day)]
    story.sessions, story.facts = known, facts
    assert story.on(day) == early
    # The morning after the last walks may have been told since: compare what no answer to come is about.
    later = [reason for reason in story.on(day + 400).reasons if reason.day <= story.day(day - 2)]
    assert later == [reason for reason in early.reasons if reason.day <= story.day(day - 2)]
