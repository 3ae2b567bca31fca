"""What somebody left out by hand, and why: who is asked, and what the answers do."""

from dataclasses import replace

import pytest

from exercises.session.record import SessionRecord, SkipReason, StepOutcome
from exercises.session.record_left_out import LeftOutTold, left_out, with_left_out
from tests.exercises.session.test_recorder import Played


def named(record: SessionRecord, *exercises: str) -> SessionRecord:
    """The record with these exercises in its steps, since the plan of the tests has but one."""
    steps = (
        replace(step, exercise=each, name=each.title()) for step, each in zip(record.steps, exercises, strict=True)
    )
    return replace(record, steps=tuple(steps))


def played(*acts: str) -> SessionRecord:
    """Five steps of three exercises; what was done in each: `do`, `skip`, `early`, `late`, `hurt`, or `stop`."""
    played = Played("work 40 | work 40 | work 30 | work 30 | work 20")
    for act in acts:
        match act:
            case "skip":
                played.take(played.session.skip())
            case "late":
                played.go(26)
                played.take(played.session.skip())
            case "early":
                played.go(6)
                played.take(played.session.skip())
            case "hurt":
                played.take(played.session.hurt())
                played.take(played.session.resume())
            case "stop":
                played.take(played.session.end())
            case "do":
                played.go(played.session.view().phase_seconds)
    return named(played.record, "bridge", "bridge", "plank", "cat", "cat")


@pytest.mark.parametrize(
    ("acts", "found"),
    [
        ("do do do do do", ()),
        ("do do skip do do", (("Plank", (2,), True),)),
        ("do skip skip do do", (("Bridge", (1,), False), ("Plank", (2,), True))),
        ("skip skip skip skip skip", (("Bridge", (0, 1), True), ("Plank", (2,), True), ("Cat", (3, 4), True))),
        ("do do early do do", (("Plank", (2,), False),)),
        ("do do late do do", ()),  # most of it was done
        ("do skip stop", (("Bridge", (1,), False),)),  # what was never reached was not left out
        ("stop", ()),
    ],
)
def test_what_was_skipped_by_hand_is_asked_about(
    acts: str, found: tuple[tuple[str, tuple[int, ...], bool], ...]
) -> None:
    asked = left_out(played(*acts.split()))
    assert tuple((each.name, each.steps, each.wholly) for each in asked) == found


def test_what_hurt_has_said_why() -> None:
    record = played("do", "do", "do", "hurt")
    assert StepOutcome.HURT in [step.outcome for step in record.steps]
    skipped = replace(record.steps[4], outcome=StepOutcome.SKIPPED, active_seconds=0.0)
    assert left_out(replace(record, steps=(*record.steps[:4], skipped), position=99)) == ()


def test_what_is_told_is_not_asked_again() -> None:
    record = played(*["do", "do", "skip", "do", "skip"])
    told = with_left_out(record, LeftOutTold({2: SkipReason.NO_TIME}))
    assert told.steps[2].reason is SkipReason.NO_TIME
    assert [each.name for each in left_out(told)] == ["Cat"]


def test_it_hurt_is_the_outcome_that_every_hurting_step_has() -> None:
    record = played(*["do", "do", "skip", "do", "do"])
    told = with_left_out(record, LeftOutTold(hurt=(2,)))
    assert (told.steps[2].outcome, told.steps[2].reason) == (StepOutcome.HURT, None)
    assert told.active_seconds == record.active_seconds


def test_only_what_was_skipped_has_a_reason() -> None:
    record = played(*["do", "do", "skip", "do", "do"])
    assert with_left_out(record, LeftOutTold({0: SkipReason.NO_TIME}, (1,))) == record


def test_nothing_told_is_nothing() -> None:
    assert not LeftOutTold()
    assert LeftOutTold(hurt=(1,))
