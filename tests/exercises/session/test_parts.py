"""The parts of a session: one way of counting, while it runs, at its end and after it was broken off."""

from dataclasses import replace

from exercises.session.parts import part_at, part_count, parts_of
from exercises.session.record import SkipReason, StepOutcome
from tests.exercises.session.builders import timeline
from tests.exercises.session.test_recorder import Played

PLAN = "prepare 8 | work 40 | rest 30*2 | work 40*2 | rest 12 | prepare 8 | work 10 | rest 5 | prepare 8 | work 20"


def test_sets_and_sides_of_an_exercise_are_one_part() -> None:
    played = Played(PLAN)
    played.finish()
    phases = timeline(PLAN).phases
    assert [part.done for part in parts_of(played.record)] == [True, True, True]
    assert part_count(phases) == len(parts_of(played.record)) == 3
    assert [part_at(phases, index) for index in range(len(phases))] == [0, 0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_a_part_with_one_set_of_two_was_done_in_part() -> None:
    played = Played(PLAN)
    played.go(50)
    played.take(played.session.end())
    first, second, third = parts_of(played.record)
    assert (first.outcome, first.reached, second.reached, third.reached) == (StepOutcome.PARTIAL, True, False, False)


def test_a_part_that_hurt_says_so_whatever_was_done_then() -> None:
    played = Played(PLAN)
    played.finish()
    hurt, eased = played.record.steps[0], played.record.steps[2]
    steps = (
        replace(hurt, outcome=StepOutcome.HURT),
        played.record.steps[1],
        replace(eased, outcome=StepOutcome.EASIER, reason=SkipReason.HURT),
        played.record.steps[3],
    )
    first, second, third = parts_of(replace(played.record, steps=steps))
    assert (first.outcome, first.done, first.hurt) == (StepOutcome.HURT, False, True)
    assert (second.outcome, second.done, second.hurt) == (StepOutcome.EASIER, True, True)
    assert not third.hurt


def test_without_the_routine_each_step_is_a_part() -> None:
    played = Played(PLAN)
    played.finish()
    assert len(parts_of(replace(played.record, timeline=None))) == 4
