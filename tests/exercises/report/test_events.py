"""The second page: what the plan did, what was warned of, what was measured, what hurt, and the notes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from exercises.coach.signs import Urgency
from exercises.history.facts import ActivityScores, Asked, Checked, Easier, Measure, Measured, Screening
from exercises.history.history import History
from exercises.history.measures.changes import Size
from exercises.library.timeline import Side
from exercises.session.record import Feelings, SkipReason, StepOutcome
from tests.exercises.history.records import done
from tests.exercises.report.walkers import TODAY, at, at_level, made, tell, walk
from tests.fakes import FakeClock


@pytest.fixture
def history(tmp_path):
    with History(tmp_path / "history.db", FakeClock()) as history:
        yield history


def strength(days_ago, *, hurt=(), times=1, **felt):
    """A session; the steps of these numbers hurt."""
    record = done(at(days_ago, 17), feelings=Feelings(**felt))
    steps = tuple(
        replace(
            step,
            outcome=StepOutcome.HURT if number in hurt else step.outcome,
            reps_done=step.reps_done * times if step.reps_done else step.reps_done,
        )
        for number, step in enumerate(record.steps)
    )
    return replace(record, steps=steps)


def test_levels__the_newest_first_and_those_of_this_time_only(history):
    at_level(history, 40, "L3")
    at_level(history, 20, "L5", 16)
    tell(history, 5, Easier())
    for days_ago in range(39, 0, -2):
        history.save(walk(days_ago))
    levels = made(history, since_days_ago=30).levels
    assert [((TODAY - each.day).days, each.change, each.rule) for each in levels] == [
        (5, "L5 → L4", "hand"),
        (20, "L3 → L5", "hand"),
    ]
    assert levels[0].text == "You wanted it easier: one level lower from today."


def test_warnings__with_what_was_done(history):
    tell(history, 20, Screening(Asked.LEG, ("fever", "both-legs")))
    tell(history, 18, Checked(TODAY - timedelta(days=19)))
    tell(history, 10, Screening(Asked.WEEKLY))
    tell(history, 3, Screening(Asked.BUTTON, ("fever",)))
    newest, oldest = made(history).warnings
    assert (newest.urgency, newest.checked, newest.locks) == (Urgency.SAME_DAY, None, True)
    assert (oldest.urgency, oldest.checked) == (Urgency.EMERGENCY, TODAY - timedelta(days=19))
    assert oldest.signs[0].startswith("Both legs hurt")
    assert oldest.signs[1].startswith("I have a fever")
    assert not oldest.is_lasting


def test_warnings__a_lasting_thing_is_news_once(history):
    for days_ago in (40, 30, 20, 10):
        tell(history, days_ago, Screening(Asked.WEEKLY, ("osteoporosis",)))
    report = made(history)
    (only,) = report.warnings
    assert ((TODAY - only.day).days, only.is_lasting) == (40, True)
    assert report.lasting == ("I have osteoporosis (thin bones).",)
    later = made(history, since_days_ago=35)
    assert later.warnings == ()
    assert later.lasting == report.lasting


def test_warnings__answers_come_before_what_the_program_advised(history):
    at_level(history, 60)
    tell(history, 50, Screening(Asked.WEEKLY, ("fever",)))
    for days_ago in range(49, 0, -1):
        history.save(walk(days_ago, pain_before=8))
    kinds = [bool(each.signs) for each in made(history).warnings]
    assert kinds[0]
    assert not any(kinds[1:])
    assert len(kinds) > 1


def test_measures__start_and_last_of_this_time_and_whether_it_is_real(history):
    for days_ago, score in ((50, 1), (25, 3), (2, 6)):
        scores = tuple((name, name, score) for name in ("stairs", "shop"))
        tell(history, days_ago, ActivityScores(scores))
    mean = made(history, since_days_ago=30).measures[0]
    assert (mean.change.start.value, mean.change.last.value, mean.change.size) == (3, 6, Size.LARGE)
    everything = made(history).measures[0]
    assert everything.change.start.value == 1


def test_measures__with_one_result_the_one_before_is_the_start(history):
    tell(history, 200, Measured(Measure.CHAIR_STANDS, 8))
    tell(history, 90, Measured(Measure.CHAIR_STANDS, 9))
    tell(history, 2, Measured(Measure.CHAIR_STANDS, 12))
    (stands,) = made(history, since_days_ago=30).measures
    assert (stands.change.start.value, stands.change.difference) == (9, 3)


def test_measures__none_in_this_time(history):
    tell(history, 200, Measured(Measure.CHAIR_STANDS, 8))
    history.save(walk(1))
    assert made(history, since_days_ago=30).measures == ()


def test_hurt__how_often_where_and_also_long_ago(history):
    history.save(strength(300, hurt=(0,), where=("buttock",)))
    history.save(strength(9, hurt=(1, 2), where=("lower-back-left",)))
    history.save(strength(3, hurt=(1,), where=("thigh",)))
    history.save(strength(1, where=("thigh",)))
    report = made(history)
    # The steps of the record are of two exercises; the second one is done on both sides.
    assert [each.sessions for each in report.hurt] == [2, 1]
    assert {place for each in report.hurt for place in each.where} == {"buttock", "lower-back-left", "thigh"}
    assert [(each.place, each.sessions) for each in report.places] == [
        ("thigh", 2),
        ("buttock", 1),
        ("lower-back-left", 1),
    ]
    assert {place for each in made(history, since_days_ago=5).hurt for place in each.where} == {"thigh"}


def test_hurt__and_then_done_in_an_easier_version(history):
    for days_ago, name in ((9, None), (6, "Half depth"), (3, "Half depth")):
        session = strength(days_ago)
        eased = replace(
            session.steps[0],
            outcome=StepOutcome.EASIER,
            reason=SkipReason.HURT,
            instead=name and "half",
            instead_name=name,
        )
        history.save(replace(session, steps=(eased, *session.steps[1:])))
    history.save(strength(1, hurt=(0,)))
    (hurt,) = made(history).hurt
    assert (hurt.sessions, hurt.eased, hurt.instead) == (4, 3, ("Half depth",))


def test_done_often__what_was_skipped_or_done_as_another_one_is_not_counted(history):
    record = strength(3)
    first, other = (
        record.steps[0].exercise,
        next(each for each in record.steps if each.exercise != record.steps[0].exercise),
    )
    eased = {"outcome": StepOutcome.EASIER, "instead": "half", "instead_name": "Half depth"}
    begun = {"outcome": StepOutcome.SKIPPED, "active_seconds": 1.0, "reps_done": 0}
    steps = tuple(replace(step, **(eased if step.exercise == first else begun)) for step in record.steps)
    history.save(replace(record, steps=steps))
    assert [each.name for each in made(history).exercises] == ["Half depth"]
    most = {"outcome": StepOutcome.SKIPPED, "active_seconds": other.planned_seconds * 0.6, "reps_done": 1}
    steps = tuple(replace(step, **(eased if step.exercise == first else most)) for step in record.steps)
    history.save(replace(record, steps=steps))
    assert {each.name for each in made(history).exercises} == {"Half depth", other.name}


def test_hurt__a_deleted_session_hurts_nobody(history):
    record = strength(3, hurt=(1,))
    history.save(record)
    history.save(walk(2))
    assert made(history).hurt
    history.delete(record.id)
    assert made(history).hurt == ()


def test_hurt__the_sides_that_were_marked(history):
    history.save(strength(3, hurt=(1,)))
    (hurt,) = made(history).hurt
    assert hurt.sides == (Side.LEFT,)


def test_exercises__first_and_last_day(history):
    for days_ago, times in ((20, 1), (9, 2), (2, 3)):
        history.save(strength(days_ago, times=times))
    history.save(walk(1))
    report = made(history)
    sided = next(each for each in report.exercises if each.first.left.reps)
    assert (sided.sessions, sided.last.left.reps) == (3, sided.first.left.reps * 3)
    assert report.exercises_in_all == len(report.exercises)
    assert all(each.last is None for each in made(history, since_days_ago=5).exercises)


def test_notes__only_when_they_are_wanted_and_the_newest_first(history):
    history.save(walk(9, note="first"))
    history.save(walk(2, note="  second\nline "))
    history.save(walk(1, note="  "))
    assert made(history).notes is None
    assert [each.text for each in made(history, notes=True).notes] == ["second\nline", "first"]


def test_a_name_is_one_line(history):
    history.save(walk(2))
    assert made(history, name=" Jo\n Walker ").name == "Jo Walker"
