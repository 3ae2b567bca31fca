import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from exercises.history.history import History
from exercises.library.timeline import Side
from exercises.session.events import Outcome
from exercises.session.record import Feelings, SessionRecord, StepOutcome, StepRecord
from tests.fakes import FakeClock

SESSION_KEYS = [
    *("id", "routine", "name", "kind", "level", "started", "ended", "planned_seconds", "active_seconds"),
    *("walk_planned_seconds", "walk_active_seconds", "outcome", "pain_before", "pain_peak", "pain_after"),
    *("pain_next_day", "effort", "leg", "sleep_lost", "where", "surface", "note", "logged_by_hand", "steps"),
]
STEP_KEYS = [
    *(
        "exercise",
        "name",
        "side",
        "set",
        "planned_seconds",
        "active_seconds",
        "reps_planned",
        "reps_done",
        "outcome",
        "reason",
        "instead",
        "instead_name",
    ),
]
STEP = StepRecord("lift", "Lift", Side.LEFT, 1, 18.0, 18.0, 3, 3, StepOutcome.DONE)
HERE = timezone(timedelta(hours=1))


def record(session_id, started, **changes):
    plain = SessionRecord(
        id=session_id,
        routine="two-things",
        name="Zwei Übungen",
        kind="snack",
        level="gentle",
        started=started,
        ended=started + timedelta(seconds=40),
        planned_seconds=53.0,
        active_seconds=40.5,
        walk_planned_seconds=0.0,
        walk_active_seconds=0.0,
        outcome=Outcome.STOPPED,
        steps=(STEP, replace(STEP, side=Side.RIGHT, active_seconds=0.0, reps_done=0, outcome=StepOutcome.SKIPPED)),
    )
    return replace(plain, **changes)


@pytest.fixture
def filled(data):
    """A history of three sessions, put in out of order; one of them was never ended."""
    with History(data / "history.db", FakeClock()) as history:
        history.save(
            record(
                "bbbbbbbb-0000-4000-8000-000000000002",
                datetime(2026, 3, 2, 0, 15, tzinfo=HERE),
                feelings=Feelings(pain_after=2, effort=4, where=("hip", "leg"), note="Good, quiet"),
            )
        )
        history.save(record("aaaa1111-0000-4000-8000-000000000001", datetime(2026, 3, 1, 23, 50, tzinfo=HERE)))
        crashed = record("aaaa2222-0000-4000-8000-000000000003", datetime(2026, 3, 3, 8, 0, tzinfo=UTC), ended=None)
        history.begin(crashed)
        history.keep(crashed.id)


def names(result):
    return [session["id"][:8] for session in json.loads(result.out)]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--since", "today"), ["aaaa2222"]),
        (("--since", "Yesterday"), ["bbbbbbbb", "aaaa2222"]),
        (("--until", "yesterday"), ["aaaa1111", "bbbbbbbb"]),
        (("--since", "yesterday", "--until", "yesterday"), ["bbbbbbbb"]),
    ],
)
def test_days_may_be_named_from_today(amble, filled, monkeypatch, words, ids):
    now = datetime(2026, 3, 3, 21, tzinfo=HERE)
    monkeypatch.setattr("exercises.commands.command_line.SystemClock", lambda: FakeClock(now))
    assert names(amble("history", "--json", *words)) == ids


def test_people__see_the_newest_first_in_one_line_each(amble, filled):
    result = amble("history")
    assert (result.status, result.err) == (0, "")
    assert result.out == (
        "2026-03-03 08:00  Zwei Übungen  40 s  stopped                    aaaa2222\n"
        "2026-03-02 00:15  Zwei Übungen  40 s  stopped  pain 2, effort 4  bbbbbbbb\n"
        "2026-03-01 23:50  Zwei Übungen  40 s  stopped                    aaaa1111\n"
    )


def test_json__is_the_contract_key_by_key_and_oldest_first(amble, filled):
    result = amble("history", "--json")
    first, second, third = json.loads(result.out)
    assert list(second) == SESSION_KEYS
    assert list(second["steps"][0]) == STEP_KEYS
    assert second | {"steps": None} == {
        "id": "bbbbbbbb-0000-4000-8000-000000000002",
        "routine": "two-things",
        "name": "Zwei Übungen",
        "kind": "snack",
        "level": "gentle",
        "started": "2026-03-02T00:15:00+01:00",
        "ended": "2026-03-02T00:15:40+01:00",
        "planned_seconds": 53,
        "active_seconds": 40.5,
        "walk_planned_seconds": 0,
        "walk_active_seconds": 0,
        "outcome": "stopped",
        "pain_before": None,
        "pain_peak": None,
        "pain_after": 2,
        "pain_next_day": None,
        "effort": 4,
        "leg": None,
        "sleep_lost": None,
        "where": ["hip", "leg"],
        "surface": None,
        "note": "Good, quiet",
        "logged_by_hand": False,
        "steps": None,
    }
    assert list(second["steps"][0].values()) == ["lift", "Lift", "left", 1, 18, 18, 3, 3, "done", None, None, None]
    assert (first["id"][:8], third["id"][:8]) == ("aaaa1111", "aaaa2222")
    assert (third["ended"], third["outcome"]) == (None, "stopped")


def test_csv__has_one_row_a_step_with_the_sessions_columns_repeated(amble, filled):
    rows = list(csv.DictReader(io.StringIO(amble("history", "--csv").out, newline="")))
    assert len(rows) == 6
    assert list(rows[0])[: len(SESSION_KEYS) - 1] == SESSION_KEYS[:-1]
    assert [row["side"] for row in rows] == ["left", "right"] * 3
    assert [row["id"][:8] for row in rows] == ["aaaa1111"] * 2 + ["bbbbbbbb"] * 2 + ["aaaa2222"] * 2


def test_csv__is_utf_8_whatever_the_terminal_speaks(run_amble, filled):
    done = run_amble("history", "--csv", PYTHONIOENCODING="ascii")
    assert done.stderr == b""
    assert "Zwei Übungen" in done.stdout.decode("utf-8")


def test_json__in_a_terminal_without_umlauts_is_the_same_document(run_amble, filled):
    done = run_amble("history", "--json", PYTHONIOENCODING="ascii")
    assert done.stdout.isascii()
    assert json.loads(done.stdout)[0]["name"] == "Zwei Übungen"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--since", "2026-03-02"], ["bbbbbbbb", "aaaa2222"]),
        (["--until", "2026-03-01"], ["aaaa1111"]),
        (["--since=2026-03-02", "--until=2026-03-02"], ["bbbbbbbb"]),
        (["--since", "2026-03-04"], []),
        (["--until", "0001-01-01"], []),
        (["--until", "9999-12-30"], ["aaaa1111", "bbbbbbbb", "aaaa2222"]),
        (["--until", "9999-12-31"], ["aaaa1111", "bbbbbbbb", "aaaa2222"]),
    ],
)
def test_days__are_local_and_both_count(amble, filled, words, expected):
    assert names(amble("history", "--json", *words)) == expected


def test_days__the_wrong_way_round(amble, filled):
    result = amble("history", "--since", "2026-03-02", "--until", "2026-03-01")
    assert (result.status, result.out) == (1, "")
    assert result.err == "The day of --since must not lie behind that of --until.\n"


def test_nothing_recorded__makes_no_file(amble, data):
    assert amble("history").out == "Nothing is recorded yet.\n"
    assert amble("history", "--since", "2026-01-01").out == "Nothing is recorded for these days.\n"
    assert json.loads(amble("history", "--json").out) == []
    assert amble("history", "--csv").out.startswith("id,routine,name")
    assert not (data / "history.db").exists()


def test_history__that_is_none(amble, data):
    (data / "history.db").write_bytes(b"this is no database, and never was one " * 30)
    result = amble("history")
    assert (result.status, result.out) == (1, "")
    assert result.err.count("\n") == 1


def test_undo__takes_a_session_back_and_says_which(amble, filled):
    result = amble("log", "undo", "bbbb")
    assert (result.status, result.err) == (0, "")
    assert result.out == "Taken back: Zwei Übungen, 2026-03-02 00:15, 40 s.\n"
    assert names(amble("history", "--json")) == ["aaaa1111", "aaaa2222"]


def test_undo__takes_the_whole_id_too(amble, filled):
    assert amble("log", "undo", "AAAA1111-0000-4000-8000-000000000001").status == 0
    assert names(amble("history", "--json")) == ["bbbbbbbb", "aaaa2222"]


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("bbb", '"bbb" is too short; at least 4 characters of an id are needed.'),
        ("", '"" is too short; at least 4 characters of an id are needed.'),
        ("aaaa", 'More than one session begins with "aaaa"; write more of its id.'),
        ("cccc", 'There is no session "cccc" in the history.'),
        ("%%%%", 'There is no session "%%%%" in the history.'),
    ],
)
def test_undo__of_what_can_not_be_told(amble, filled, word, says):
    result = amble("log", "undo", word)
    assert (result.status, result.out, result.err) == (1, "", says + "\n")
    assert len(json.loads(amble("history", "--json").out)) == 3


def test_undo__twice(amble, filled):
    assert amble("log", "undo", "bbbbbbbb").status == 0
    assert amble("log", "undo", "bbbbbbbb").err == 'There is no session "bbbbbbbb" in the history.\n'


def test_undo__in_an_empty_history(amble, data):
    assert amble("log", "undo", "bbbbbbbb").status == 1
    assert not (data / "history.db").exists()
