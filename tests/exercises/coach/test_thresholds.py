"""Every threshold of the plan file matters: with another value some life goes another way."""

import random
from dataclasses import fields, replace
from functools import cache

import pytest

from exercises.coach.coach import look
from exercises.coach.readiness import before_session, on_the_way
from exercises.history.facts import FlareUp, Trait, TraitName, WalkingDays
from exercises.library.rules import Rules
from exercises.session.record import StepOutcome
from tests.exercises.coach.stories import LADDER, Story

DAYS = 60


@cache
def lives():
    """A few lives of all sorts, always the same."""
    return (*(wild(seed) for seed in range(14)), after_a_flare(), with_one_last_green(), on_three_days())


def wild(seed):
    chance = random.Random(seed)
    story = Story() if seed % 3 else Story().level(f"L{chance.randrange(2, 9)}")
    usual = chance.choice((1, 2, 5))
    if seed % 5 == 0:
        story.tell(0, Trait(TraitName.AFRAID, 1))
    day = 0
    while day < DAYS:
        day += chance.choice((1, 1, 1, 2, 2, 3, 5, 9, 16, 30) if seed % 2 else (1, 1, 1, 2))
        before = max(0, min(10, usual + chance.choice((-1, 0, 0, 0, 1, 2))))
        peak = max(0, min(10, before + chance.choice((0, 0, 1, 1, 2, 3))))
        after = max(0, min(10, before + chance.choice((0, 0, 1, 2))))
        later = max(0, min(10, before + chance.choice((-1, 0, 0, 0, 1, 2))))
        minutes = chance.choice((None, None, None, 10.0, 35.0)) or float(story.on(day).minutes or 15)
        effort = chance.choice((2, 3, 4, 5, 7))
        story.walk(day, minutes, before=before, peak=peak, after=after, effort=effort, next_day=later)
        if chance.random() < 0.05:
            story.tell(day, FlareUp())
    return story


def after_a_flare():
    return Story().level("L4").tell(0, FlareUp()).good(2, 3, 4, 5, 7, 8, 9)


def with_one_last_green():
    story = Story().level("L3").good(0, 1, 3).amber(4).good(5)
    for day in (0, 40, 42):
        story.routine(day, "core-foundation", exercises=(("bridge", StepOutcome.HURT),))
    return story


def on_three_days():
    return Story().level("L4").tell(0, WalkingDays((0, 2, 3))).good(0, 2, 3, 7, 9, 10)


def outcome(rules):
    """Everything that the coach says with these rules, life by life."""
    ladder = replace(LADDER, rules=rules)
    easier = {"bridge": "pelvic-tilt"}.get
    pains = [(pain, base) for pain in range(11) for base in (None, 1, 4, 5)]
    yield [before_session(pain, base, rules) for pain, base in pains]
    yield [on_the_way(pain, before, None, None, rules) for pain in range(11) for before in range(8)]
    for story in lives():
        for day in (7, 11, 43, DAYS + 5):
            yield look(ladder, story.sessions, story.facts, story.day(day), easier=easier)


@cache
def usual():
    return list(outcome(Rules()))


@pytest.mark.parametrize("name", [field.name for field in fields(Rules)])
def test_every_key_of_the_rules_changes_what_the_coach_says(name):
    value = getattr(Rules(), name)
    tried = (1, 200) if name.endswith("percent") else (0, 1, value + 3, 100)
    for other in tried:
        changed = outcome(replace(Rules(), **{name: other}))
        if any(one != another for one, another in zip(changed, usual(), strict=True)):
            return
    pytest.fail(f"nothing reads {name}")
