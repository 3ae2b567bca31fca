"""`amble log measure`: results from the command line, and what can't be one."""

from contextlib import closing
from datetime import datetime

import pytest

from exercises.history.facts import ActivityScores, Asked, Measure, Measured, OwnActivities, Screening
from exercises.history.history import History
from exercises.library.timeline import Side
from tests.exercises.history.measures.told import STAIRS, WALK
from tests.fakes import FakeClock

NOW = datetime.fromisoformat("2026-11-20T08:00:00+01:00")
USAGE, NOT_POSSIBLE = 2, 1


@pytest.fixture
def clock(monkeypatch):
    fake = FakeClock(NOW)
    monkeypatch.setattr("exercises.commands.command_line.SystemClock", lambda: fake)
    return fake


@pytest.fixture
def history(data, clock):
    with closing(History(data / "history.db", clock)) as opened:
        yield opened


@pytest.fixture
def log(amble, clock):
    return lambda *words: amble("log", *words)


def told(history):
    return [(stored.fact, stored.at.isoformat()) for stored in history.facts()]


def test_a_result_is_kept_for_now_or_for_its_moment_and_its_id_is_printed(log, history):
    first = log("measure", "chair-stands", "12")
    second = log("measure", "side-plank", "31.5", "--side", "left", "--at", "2026-11-01T09:00+01:00")
    assert (first.status, second.status) == (0, 0)
    assert [stored.id for stored in history.facts()] == [second.out.strip(), first.out.strip()]
    assert told(history) == [
        (Measured(Measure.SIDE_PLANK, 31.5, Side.LEFT), "2026-11-01T09:00:00+01:00"),
        (Measured(Measure.CHAIR_STANDS, 12.0), NOW.isoformat()),
    ]


def test_overall_change_may_be_below_nought(log, history):
    assert log("measure", "overall-change", "-3").status == 0
    assert [fact for fact, _ in told(history)] == [Measured(Measure.OVERALL_CHANGE, -3.0)]


def test_activities_take_one_number_each_in_their_order(log, history):
    assert "named no activities yet" in log("measure", "activities", "4").err
    history.note(OwnActivities(((WALK, "Walk"), (STAIRS, "Stairs"))))
    for wrong in (("4",), ("4", "5", "6"), ("4", "5.5"), ("4", "11")):
        result = log("measure", "activities", *wrong)
        assert result.status == NOT_POSSIBLE
        assert "in this order: Walk and Stairs" in result.err
    assert log("measure", "activities", "4", "7").status == 0
    assert told(history)[-1][0] == ActivityScores(((WALK, "Walk", 4), (STAIRS, "Stairs", 7)))


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        (("chair-stand", "12"), USAGE, 'did you mean "chair-stands"?'),
        (("grip", "12"), USAGE, "is not a measure"),
        (("chair-stands",), USAGE, "VALUE"),
        (("chair-stands", "many"), USAGE, "many"),
        (("chair-stands", "12", "13"), USAGE, "is one number"),
        (("chair-stands", "12.5"), NOT_POSSIBLE, "a whole number from 0 to 60"),
        (("two-minute-walk", "601"), NOT_POSSIBLE, "a number from 0 to 600"),
        (("plank", "inf"), NOT_POSSIBLE, "from 0 to 3600"),
        (("side-plank", "30"), NOT_POSSIBLE, "add --side left"),
        (("side-plank", "30", "--side", "alternate"), USAGE, "write left or right"),
        (("plank", "30", "--side", "left"), NOT_POSSIBLE, "has no sides"),
        (("plank", "30", "--at", "2026-11-21"), NOT_POSSIBLE, "2026"),
    ],
)
def test_what_cannot_be_is_told_and_not_kept(log, history, words, status, why):
    result = log("measure", *words)
    assert (result.status, result.out) == (status, "")
    assert why in result.err
    assert history.facts() == ()


def test_undo_takes_a_result_back_and_nothing_else_that_was_told(log, history):
    kept = log("measure", "plank", "30").out.strip()
    other = history.note(Screening(Asked.BUTTON, ("bladder-bowel",)))
    assert log("undo", kept[:3]).status == NOT_POSSIBLE
    assert log("undo", other.id).status == NOT_POSSIBLE
    assert log("undo", kept[:8].upper()).out == "Taken back: Plank hold: 30 s, 2026-11-20 08:00.\n"
    assert [fact for fact, _ in told(history)] == [other.fact]
    assert log("undo", kept).status == NOT_POSSIBLE
