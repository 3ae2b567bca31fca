import csv
import io
from dataclasses import replace
from datetime import datetime

import pytest

from exercises.history.export import CSV_COLUMNS, plain, session_object, to_csv
from exercises.library.timeline import Side
from exercises.session.events import Outcome
from exercises.session.record import Feelings, SessionRecord, StepOutcome, StepRecord

RECORD = SessionRecord(
    id="0b0e7f5e-0000-4000-8000-000000000001",
    routine="core-foundation",
    name="Core foundation",
    kind="strength",
    level="gentle",
    started=datetime.fromisoformat("2026-11-20T08:00:00+01:00"),
    ended=datetime.fromisoformat("2026-11-20T08:12:30.500000+01:00"),
    planned_seconds=750.0,
    active_seconds=612.5,
    walk_planned_seconds=0.0,
    walk_active_seconds=0.0,
    outcome=Outcome.STOPPED,
    steps=(
        StepRecord("bridge", "Bridge", None, 1, 56.0, 56.0, 8, 8, StepOutcome.DONE),
        StepRecord("side-plank", "Side plank", Side.LEFT, 2, 10.0, 3.3333333, None, None, StepOutcome.PARTIAL),
    ),
    feelings=Feelings(pain_before=3, pain_after=2, leg=False, where=("left hip", "knee"), note="It rained;\nfine."),
)


def rows(*records):
    text = to_csv(records)
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_json__has_every_key_in_order():
    assert session_object(RECORD) == {
        "id": "0b0e7f5e-0000-4000-8000-000000000001",
        "routine": "core-foundation",
        "name": "Core foundation",
        "kind": "strength",
        "level": "gentle",
        "started": "2026-11-20T08:00:00+01:00",
        "ended": "2026-11-20T08:12:30.500000+01:00",
        "planned_seconds": 750,
        "active_seconds": 612.5,
        "walk_planned_seconds": 0,
        "walk_active_seconds": 0,
        "outcome": "stopped",
        "pain_before": 3,
        "pain_peak": None,
        "pain_after": 2,
        "pain_next_day": None,
        "effort": None,
        "leg": False,
        "sleep_lost": None,
        "where": ["left hip", "knee"],
        "surface": None,
        "note": "It rained;\nfine.",
        "logged_by_hand": False,
        "steps": [
            {
                "exercise": "bridge",
                "name": "Bridge",
                "side": None,
                "set": 1,
                "planned_seconds": 56,
                "active_seconds": 56,
                "reps_planned": 8,
                "reps_done": 8,
                "outcome": "done",
                "reason": None,
                "instead": None,
                "instead_name": None,
            },
            {
                "exercise": "side-plank",
                "name": "Side plank",
                "side": "left",
                "set": 2,
                "planned_seconds": 10,
                "active_seconds": 3.333,
                "reps_planned": None,
                "reps_done": None,
                "outcome": "partial",
                "reason": None,
                "instead": None,
                "instead_name": None,
            },
        ],
    }


def test_json__after_a_crash_and_without_anything_known():
    found = session_object(replace(RECORD, ended=None, routine=None, level=None, steps=(), feelings=Feelings()))
    assert (found["ended"], found["routine"], found["level"], found["outcome"]) == (None, None, None, "stopped")
    assert (found["where"], found["steps"], found["note"]) == ([], [], None)


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.0, "0"), (12.0, "12"), (0.1 + 0.2, "0.3"), (1.0000000001, "1"), (2 / 3, "0.667")]
)
def test_numbers_are_whole_where_they_can_be(seconds, shown):
    assert repr(plain(seconds)) == shown


def test_csv__one_row_a_step_with_the_sessions_columns_repeated():
    first, second = rows(RECORD)
    session = CSV_COLUMNS[:23]
    assert [first[name] for name in session] == [second[name] for name in session]
    assert (first["name"], first["planned_seconds"], first["outcome"]) == ("Core foundation", "750", "stopped")
    assert (first["leg"], first["sleep_lost"], first["logged_by_hand"]) == ("no", "", "no")
    assert first["where"] == "left hip; knee"
    assert first["note"] == "It rained;\nfine."
    assert (second["exercise"], second["step_name"], second["side"], second["set"]) == (
        "side-plank",
        "Side plank",
        "left",
        "2",
    )
    assert (second["step_active_seconds"], second["reps_done"], second["step_outcome"]) == ("3.333", "", "partial")


def test_csv__no_two_columns_have_the_same_name():
    assert len(set(CSV_COLUMNS)) == len(CSV_COLUMNS)


def test_csv__a_session_without_steps_has_one_row():
    (row,) = rows(replace(RECORD, steps=()))
    assert row["name"] == "Core foundation"
    assert (row["exercise"], row["step_outcome"]) == ("", "")


def test_csv__without_sessions_has_its_head():
    assert to_csv([]) == ",".join(CSV_COLUMNS) + "\r\n"


@pytest.mark.parametrize(
    ("note", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("@cmd", "'@cmd"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("-5", "'-5"),
        ("+3.5", "'+3.5"),
        ("'=1", "''=1"),
        ("''-", "'''-"),
        ("\n=1", "'\n=1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("-5 pills", "'-5 pills"),
        ("-", "'-"),
        ("a=1", "a=1"),
        ("'quoted", "'quoted"),
    ],
)
def test_csv__nothing_is_a_formula(note, cell):
    (row,) = rows(replace(RECORD, steps=RECORD.steps[:1], feelings=Feelings(note=note)))
    assert row["note"] == cell


def test_csv__names_from_files_are_no_formulas_either():
    step = replace(RECORD.steps[0], name='=HYPERLINK("x")')
    (row,) = rows(replace(RECORD, name="=1", steps=(step,)))
    assert (row["name"], row["step_name"]) == ("'=1", '\'=HYPERLINK("x")')
