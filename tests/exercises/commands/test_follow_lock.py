"""`amble follow` while a warning sign waits to be checked (R0)."""

import json
from contextlib import closing
from datetime import timedelta

import pytest

from exercises.clock import SystemClock
from exercises.history.facts import Asked, Checked, Screening
from exercises.history.history import History
from tests.exercises.commands.conftest import write


@pytest.fixture
def history(data):
    with closing(History(data / "history.db", SystemClock())) as opened:
        yield opened


@pytest.fixture
def follow(amble):
    return lambda: amble("follow", "two-things", "--speed", "1000", "--quiet")


@pytest.mark.parametrize(
    ("signs", "settings", "sentence"),
    [
        (("saddle-numb",), "", "please call your emergency number."),
        (("saddle-numb", "fever"), "emergency-number: '144'\n", "please call 144."),
        (("fever",), "emergency-number: '144'\n", "a doctor should look at today."),
        (("cancer",), "", "a doctor should know before you begin."),
    ],
)
def test_a_lock_keeps_sessions(follow, history, data, amble, signs, settings, sentence):
    write(data / "settings.yaml", settings)
    history.note(Screening(Asked.WEEKLY, signs))
    result = follow()
    assert (result.status, result.out) == (1, "")
    assert sentence in result.err
    assert result.err.count("\n") == 1
    assert json.loads(amble("history", "--json").out) == []


@pytest.mark.parametrize("signs", [(), ("low-mood",), ("a-sign-of-a-newer-program",)])
def test_other_answers_keep_nothing(follow, history, signs):
    history.note(Screening(Asked.WEEKLY, signs))
    assert follow().status == 0


def test_who_has_been_checked_goes_on(follow, history):
    now = SystemClock().now()
    history.note(Screening(Asked.WEEKLY, ("fever", "cancer")), now - timedelta(days=1))
    assert follow().status == 1
    history.note(Checked(now.date()))
    assert follow().status == 0


def test_a_history_that_can_not_be_read_stops_no_session(follow, data):
    (data / "history.db").write_bytes(b"this is no database, and never was one " * 30)
    result = follow()
    assert "Finished: Two small things" in result.out
    assert result.status == 1  # because it could not be kept there
