"""What is left of a session that was stopped early."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from exercises.library.timeline import PhaseKind, Side
from exercises.session.events import Outcome, SessionStarted
from exercises.session.record import StepOutcome
from exercises.session.recorder import blank_record
from exercises.session.remaining import remaining
from tests.exercises.session.builders import timeline

STARTED = datetime.fromisoformat("2026-11-20T08:00:00+01:00")
PLAN = timeline("prepare 8 | work 40 | rest 30 | prepare 8 | work 20/left | switch 5 | work 20/right | rest 10")
WALK = replace(timeline("prepare 8 | work 40 | walk 600 | rest 30"), kind="walk")


def stopped(plan=PLAN, position=0, **changes):
    record = blank_record(plan, "id", SessionStarted(STARTED))
    return replace(record, position=position, ended=STARTED + timedelta(minutes=5), **changes)


def test_the_set_and_side_that_ran_begins_anew_with_its_prepare():
    ready, *others = remaining(stopped(position=6)).phases
    assert (ready.kind, ready.seconds, ready.name, ready.side) == (PhaseKind.PREPARE, 8.0, "B", Side.RIGHT)
    assert tuple(others) == PLAN.phases[6:]
    assert remaining(stopped(position=4)).phases == PLAN.phases[3:]
    assert remaining(stopped(position=1)).phases == PLAN.phases
    assert remaining(stopped(position=1)).name == PLAN.name


def test_of_a_walk_only_what_was_not_walked_is_left():
    record = stopped(WALK, 2, walk_active_seconds=250.0)
    step = replace(record.steps[1], active_seconds=250.0, outcome=StepOutcome.PARTIAL)
    rest = remaining(replace(record, steps=(record.steps[0], step)))
    assert [(phase.kind, phase.seconds) for phase in rest.phases] == [(PhaseKind.WORK, 350.0), (PhaseKind.REST, 30.0)]


@pytest.mark.parametrize(
    "record",
    [
        stopped(position=7),
        stopped(position=4, outcome=Outcome.FINISHED),
        stopped(position=4, logged_by_hand=True),
        stopped(position=400),
        replace(stopped(position=4), timeline=None),
    ],
)
def test_nothing_is_left_of_what_was_finished_written_down_or_is_only_rest(record):
    assert remaining(record) is None


def test_a_broken_off_session_has_its_rest_too():
    assert remaining(replace(stopped(position=4), ended=None)).phases == PLAN.phases[3:]
