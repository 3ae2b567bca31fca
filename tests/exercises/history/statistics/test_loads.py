"""Each exercise's load against tables made by hand."""

from datetime import date

from exercises.history.statistics.loads import DayLoad, Load, loads
from exercises.library.timeline import Side
from exercises.session.record import StepOutcome, StepRecord
from tests.exercises.history.statistics.table import session

TODAY = date(2026, 11, 20)


def step(exercise, side, seconds, reps=None, name="Side plank", outcome=StepOutcome.DONE):
    return StepRecord(exercise, name, side, 1, 30.0, float(seconds), reps, reps, outcome)


def on(day, *steps, kind="strength"):
    return session(f"{day}T08:00+01:00 +10", steps=steps, kind=kind)


def test_loads__left_against_right_day_by_day():
    found = loads(
        [
            on("2026-11-18", step("side-plank", Side.LEFT, 12), step("side-plank", Side.RIGHT, 15)),
            on("2026-11-16", step("side-plank", Side.LEFT, 10), step("side-plank", Side.LEFT, 9)),
            on("2026-11-18", step("side-plank", Side.LEFT, 5)),
        ],
        TODAY,
    )
    assert found["side-plank"].days == (
        DayLoad(date(2026, 11, 16), left=Load(2, None, 19, 10)),
        DayLoad(date(2026, 11, 18), left=Load(2, None, 17, 12), right=Load(1, None, 15, 15)),
    )


def test_loads__alternating_repetitions_count_each_side_and_share_the_time():
    (day,) = loads([on("2026-11-18", step("bird-dog", Side.ALTERNATE, 60, 6))], TODAY)["bird-dog"].days
    assert day == DayLoad(date(2026, 11, 18), Load(1, 6, 30, 30), Load(1, 6, 30, 30))


def test_loads__without_sides_and_with_repetitions_that_nobody_counted():
    (day,) = loads([on("2026-11-18", step("bridge", None, 40, 8), step("bridge", None, 35))], TODAY)["bridge"].days
    assert day == DayLoad(date(2026, 11, 18), both=Load(2, 8, 75, 40))


def test_loads__what_was_not_done_is_no_load():
    skipped = step("bridge", None, 0, outcome=StepOutcome.SKIPPED)
    partial = step("bridge", None, 3, 1, outcome=StepOutcome.PARTIAL)
    untimed = step("squat", None, 0, 10)
    found = loads([on("2026-11-18", skipped, partial, untimed, step(None, None, 20))], TODAY)
    assert found["bridge"].days[0].both == Load(1, 1, 3, 3)
    assert found["squat"].days[0].both == Load(1, 10, 0, 0)
    assert list(found) == ["bridge", "squat"]
    assert loads([on("2026-11-18", skipped)], TODAY) == {}


def test_loads__walks_have_their_own_numbers_and_a_name_is_the_last_one():
    found = loads(
        [
            on("2026-11-18", step("bridge", None, 3, name="Bridge, new")),
            on("2026-11-16", step("bridge", None, 3, name="Bridge")),
            on("2026-11-19", step("walk-easy", None, 300), kind="walk"),
            on("2027-11-19", step("from-the-future", None, 300)),
        ],
        TODAY,
    )
    assert [(each.name, len(each.days)) for each in found.values()] == [("Bridge, new", 2)]
