"""Facts about measuring in the file: what can be kept, what of a newer program stays, and that they travel."""

import json
import math
import sqlite3
import uuid
from contextlib import closing
from datetime import date

import pytest

from exercises.history.document import document
from exercises.history.facts import (
    ActivityScores,
    DistanceWay,
    Measure,
    MeasureChoice,
    Measured,
    MeasuresPutOff,
    OwnActivities,
)
from exercises.history.history import History
from exercises.history.measures.words import measure_sentence
from exercises.history.merging import merge
from exercises.history.taking_in import take_in
from exercises.library.timeline import Side
from tests.exercises.history.measures.told import STAIRS, WALK

ALL = (
    Measured(Measure.TWO_MINUTE_WALK, 140.5, None, DistanceWay.LAPS, 12.25),
    Measured(Measure.CHAIR_STANDS, 12.0),
    Measured(Measure.PLANK, 45.0),
    Measured(Measure.SIDE_PLANK, 31.0, Side.LEFT),
    Measured(Measure.KNEE_TO_WALL, 9.5, Side.RIGHT),
    Measured(Measure.SLEEP, 0.0),
    Measured(Measure.OVERALL_CHANGE, -3.0),
    OwnActivities(((WALK, "Walk 20 min"), (STAIRS, "Ä stairs"))),
    ActivityScores(((WALK, "Walk 20 min", 4), (STAIRS, "Ä stairs", 10))),
    MeasureChoice(Measure.MOOD, wanted=True),
    MeasuresPutOff(date(2026, 11, 27)),
)
WRONG = (
    Measured(Measure.ACTIVITIES, 5.0),
    Measured(Measure.CHAIR_STANDS, 12.5),
    Measured(Measure.CHAIR_STANDS, -1.0),
    Measured(Measure.CHAIR_STANDS, 61.0),
    Measured(Measure.CHAIR_STANDS, 12.0, Side.LEFT),
    Measured(Measure.SIDE_PLANK, 30.0),
    Measured(Measure.SIDE_PLANK, 30.0, Side.ALTERNATE),
    Measured(Measure.PLANK, 30.0, Side.ALTERNATE),
    Measured(Measure.TWO_MINUTE_WALK, math.nan),
    Measured(Measure.TWO_MINUTE_WALK, math.inf),
    Measured(Measure.TWO_MINUTE_WALK, 100.0, None, DistanceWay.LAPS, 0.0),
    Measured(Measure.TWO_MINUTE_WALK, 100.0, None, DistanceWay.LAPS, math.inf),
    Measured(Measure.OVERALL_CHANGE, 4.0),
    ActivityScores(()),
    ActivityScores(((WALK, "a", 1), (WALK, "b", 2))),
    ActivityScores(((WALK, "a", 11),)),
    ActivityScores(tuple((str(n), "a", 1) for n in range(4))),
)


@pytest.fixture
def full(history):
    for fact in ALL:
        history.note(fact)
    return history


def facts_of(history):
    return tuple(stored.fact for stored in history.facts())


@pytest.mark.parametrize("fact", WRONG, ids=repr)
def test_what_cannot_be_is_not_kept(history, fact):
    with pytest.raises(ValueError):
        history.note(fact)
    assert history.facts() == ()


def test_they_come_back_as_they_were_told(full):
    assert facts_of(full) == ALL


def test_each_has_a_sentence(full):
    assert [measure_sentence(fact) for fact in facts_of(full)] == [
        "2-minute walk: 140.5 m, counted in laps",
        "Chair stands in 30 seconds: 12 stands",
        "Plank hold: 45 s",
        "Side plank hold, left: 31 s",
        "Knee to wall, right: 9.5 cm",
        "Sleep: 0 of 10",
        "All in all: Much worse",
        "Activities to score: Walk 20 min, Ä stairs",
        "Your activities, 0 to 10: Walk 20 min 4, Ä stairs 10",
        "Mood: wanted among the measures",
        "Measuring put off until 2026-11-27",
    ]


def test_they_travel_as_json_and_by_joining(full, path, tmp_path, clock):
    full.close()
    text = "".join(document(path))
    by_json, by_joining = tmp_path / "json.db", tmp_path / "joined.db"
    take_in(by_json, text)
    merge(by_joining, path)
    for other in (by_json, by_joining):
        with History(other, clock) as history:
            assert facts_of(history) == ALL
        assert "".join(document(other)) == text


def test_one_that_is_taken_back_can_come_back(full):
    first = full.facts()[0]
    assert full.delete_fact(first.id)
    assert facts_of(full) == ALL[1:]
    assert full.undelete_fact(first.id)
    assert facts_of(full) == ALL


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("measured", {"measure": "grip-strength", "value": 30.0}),
        ("measured", {"measure": "two-minute-walk", "value": 100.0, "way": "satellite"}),
        ("measured", {"measure": "chair-stands", "value": "many"}),
        ("activity-scores", {"scores": [[WALK, "Walk", 4.5]]}),
        ("measure-choice", {"measure": "grip-strength", "wanted": True}),
        ("measured-twice", {}),
    ],
)
def test_what_a_newer_program_wrote_is_passed_over_and_stays(full, path, tmp_path, clock, kind, value):
    full.close()
    strange = str(uuid.uuid4())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO fact (id, kind, at, at_utc, value, told_utc) VALUES (?, ?, ?, 0, ?, 9e9)",
            (strange, kind, "1970-01-01T00:00:00+00:00", json.dumps(value, separators=(",", ":"))),
        )
    other = tmp_path / "other.db"
    take_in(other, "".join(document(path)))
    for each in (path, other):
        with History(each, clock) as history:
            assert facts_of(history) == ALL
            history.note(Measured(Measure.SLEEP, 4.0))
        found = next(fact for fact in json.loads("".join(document(each)))["facts"] if fact["id"] == strange)
        assert (found["kind"], found["value"]) == (kind, value)


def test_what_a_newer_program_adds_to_one_is_passed_over(history, path):
    history.note(MeasuresPutOff(date(2026, 1, 1)))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        value = {"measure": "plank", "value": 30, "surface": "mat"}
        connection.execute(
            "INSERT INTO fact (id, kind, at, at_utc, value, told_utc) VALUES (?, 'measured', ?, 9e9, ?, 9e9)",
            (str(uuid.uuid4()), "2100-01-01T00:00:00+00:00", json.dumps(value)),
        )
    assert facts_of(history)[-1] == Measured(Measure.PLANK, 30.0)
