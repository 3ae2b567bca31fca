"""Each choice of sessions against the same choice made in plain Python."""

import sqlite3
import tempfile
import uuid
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.history.columns import Columns
from exercises.history.filtering import Filter
from exercises.history.history import History
from exercises.history.rows import fold
from exercises.history.statistics.days import days, longest_walk
from exercises.history.statistics.loads import loads
from exercises.history.statistics.pain import Moment, daily_pain
from exercises.history.store import Store
from exercises.history.tables import put_session
from exercises.library.timeline import Side
from exercises.session.events import Outcome
from exercises.session.record import Feelings, SessionRecord, StepOutcome, StepRecord
from tests.exercises.history.records import MORNING, done, named
from tests.fakes import FakeClock

TODAY = date(2026, 11, 20)
WORDS = ("Bridge", "Übung", "core", "100%", "it's", "ﬁt")
ROUTINES = (None, "core-foundation", "gentle-start", "neu\nzeile")
KINDS = ("walk", "strength", "my own kind", "a\nb")

answers = st.none() | st.integers(0, 10)
moments = st.builds(
    lambda minutes, zone: (
        (datetime(2026, 10, 20, tzinfo=timezone(timedelta(minutes=15 * zone)))) + timedelta(minutes=20 * minutes)
    ),
    st.integers(0, 72 * 36),
    st.integers(-48, 56),
)
steps = st.builds(
    lambda exercise, side, seconds, reps: StepRecord(
        exercise, f"The {exercise}", side, 1, 30.0, seconds, reps, reps, StepOutcome.DONE
    ),
    st.sampled_from([None, "bridge", "bird-dog", "plank"]),
    st.sampled_from([None, *Side]),
    st.sampled_from([0.0, 12.25, 40.0]),
    st.sampled_from([None, 0, 8]),
)
records = st.builds(
    lambda started, minutes, walked, told, note, **values: SessionRecord(
        id=str(uuid.uuid4()),
        level=None,
        started=started,
        ended=started + timedelta(minutes=minutes),
        planned_seconds=minutes * 60.0,
        active_seconds=minutes * 60.0,
        walk_planned_seconds=walked,
        walk_active_seconds=walked,
        feelings=Feelings(*told, note=note),
        **values,
    ),
    started=moments,
    minutes=st.sampled_from([0, 0.5, 12, 30.125]),
    walked=st.sampled_from([0.0, 300.0, 300.5]),
    told=st.tuples(answers, answers, answers, answers),
    note=st.none() | st.sampled_from(WORDS),
    routine=st.sampled_from(ROUTINES),
    name=st.sampled_from(WORDS),
    kind=st.sampled_from(KINDS),
    outcome=st.sampled_from(Outcome),
    steps=st.lists(steps, max_size=3).map(tuple),
)
spans = st.none() | st.dates(date(2026, 10, 18), date(2026, 11, 25))
choices = st.builds(
    Filter,
    since=spans,
    until=spans,
    kinds=st.frozensets(st.sampled_from(KINDS), max_size=2),
    routines=st.frozensets(st.sampled_from(ROUTINES[1:]), max_size=2),
    outcomes=st.frozensets(st.sampled_from(Outcome), max_size=2),
    pain=st.none() | st.tuples(st.integers(0, 10), st.integers(0, 10)),
    words=st.lists(st.sampled_from([*WORDS, "ubung", "plank", "the", "FIT", "nowhere"]), max_size=2).map(" ".join),
)
# Of one part each, so that none of them hides behind another.
parts = st.sampled_from(["since", "until", "kinds", "routines", "outcomes", "pain", "words"]).flatmap(
    lambda part: choices.map(lambda choice: replace(Filter(), **{part: getattr(choice, part)}))
)


def fits(record: SessionRecord, choice: Filter) -> bool:
    day, felt = record.started.date(), record.feelings
    told = [p for p in (felt.pain_before, felt.pain_peak, felt.pain_after, felt.pain_next_day) if p is not None]
    text = fold(" \n ".join([record.name, felt.note or "", *(step.name or "" for step in record.steps)]))
    return (
        (choice.since is None or choice.since <= day)
        and (choice.until is None or day <= choice.until)
        and (not choice.kinds or record.kind in choice.kinds)
        and (not choice.routines or record.routine in choice.routines)
        and (not choice.outcomes or record.outcome in choice.outcomes)
        and (choice.pain is None or bool(told and choice.pain[0] <= max(told) <= choice.pain[1]))
        and all(word in text for word in fold(choice.words).split())
    )


def write(path, found):
    """All of them in one transaction."""
    store = Store(path)
    with store.writing() as connection:
        for record in found:
            put_session(connection, record)
    store.close()


def everything_read(history, found, choice):
    """Compares all that is said of a choice with what Python makes of the same records."""
    newest = sorted(found, key=lambda each: (each.started.timestamp(), each.id), reverse=True)
    fitting = [record for record in newest if fits(record, choice)]
    listed, page = [], history.recent(3, choice=choice)
    while page:
        listed += page
        page = history.recent(3, before=page[-1], choice=choice)
    assert [line.id for line in listed] == [record.id for record in fitting]
    assert history.count(choice) == len(fitting)
    overview = history.overview(choice, TODAY)
    assert overview.sessions == len(fitting)
    assert overview.days == days(fitting, TODAY)
    assert list(overview.days) == sorted(overview.days)
    assert overview.longest == longest_walk(fitting, TODAY)
    for moment in Moment:
        told = daily_pain(fitting, TODAY, moment)
        assert overview.pain[moment] == told
        assert all(overview.pain[moment][day] == told[day] for day in told)
        assert list(overview.pain[moment]) == list(told)
    for day in (date(2026, 10, 20) + timedelta(days=number) for number in range(36)):
        assert overview.days.get(day) == days(fitting, TODAY).get(day)
    of_exercises = loads(fitting, TODAY)
    for exercise in ("bridge", "bird-dog", "plank", "never"):
        assert history.load_line(exercise, choice, TODAY) == of_exercises.get(exercise)
    assert {each.id: each.sessions for each in history.exercises_done(choice)} == sessions_by_exercise(fitting)


def sessions_by_exercise(fitting):
    found = {}
    for record in fitting:
        if record.kind != "walk":
            for exercise in {s.exercise for s in record.steps if s.exercise and (s.active_seconds or s.reps_done)}:
                found[exercise] = found.get(exercise, 0) + 1
    return found


@given(st.lists(records, max_size=14), st.lists(choices | parts, min_size=1, max_size=4))
def test_every_choice_is_the_one_that_plain_python_makes(found, wanted):
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "history.db"
        write(path, found)
        with History(path, FakeClock()) as history:
            for choice in wanted:
                everything_read(history, found, choice)
            assert history.kinds_done() == sorted({record.kind for record in found})
            assert {routine for routine, _ in history.routines_done()} == {r.routine for r in found if r.routine}


def test_reading_the_numbers_of_all_sessions_does_not_look_at_the_sessions(history, path):
    """With many of them that takes ten times as long; nothing else would show it."""
    history.save(done())
    asked = []
    connection = Store(path).reading()
    connection.set_trace_callback(asked.append)
    columns = Columns(connection)
    columns.ids(connection)
    columns.routines(connection)
    connection.set_trace_callback(None)
    plans = [row["detail"] for query in asked for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    connection.close()
    assert [plan for plan in plans if "session" in plan] == ["SCAN session USING COVERING INDEX session_by_time"] * 3
    (numbers,) = {query for query in asked if "printf" in query}
    # The digits themselves are in the index, so that nobody works them out.
    with closing(sqlite3.connect(path)) as plain:
        steps = [row[1] for row in plain.execute(f"EXPLAIN {numbers}")]
    assert "Function" not in steps


def test_a_history_on_a_read_only_disk_can_be_chosen_from(disk, open_history):
    with open_history(disk.path) as history:
        history.save(named("Core", kind="strength"))
    disk.make_read_only()
    wanted = Filter(words="core", kinds=frozenset({"strength"}))
    with open_history(disk.path) as history:
        assert (history.count(wanted), len(history.recent(5, choice=wanted))) == (1, 1)
        assert history.overview(wanted, TODAY).sessions == 1


def test_an_absent_history_has_nothing_to_choose_from(history, path):
    assert history.recent(5, choice=Filter(words="bridge")) == []
    assert history.count(Filter(pain=(0, 10))) == 0
    overview = history.overview(Filter(), TODAY)
    assert (overview.sessions, len(overview.days), overview.longest, overview.longest_at_first) == (0, 0, None, None)
    assert [len(overview.pain[moment]) for moment in Moment] == [0, 0, 0, 0]
    assert (history.kinds_done(), history.routines_done(), history.exercises_done()) == ([], [], [])
    assert history.load_line("bridge", Filter(), TODAY) is None
    assert not path.exists()


def test_pain_is_the_highest_that_was_told(history):
    low, high, none = (
        done(feelings=Feelings(pain_before=0)),
        done(feelings=Feelings(pain_before=1, pain_next_day=10)),
        done(feelings=Feelings(effort=3)),
    )
    for record in (low, high, none):
        history.save(record)
    assert [line.id for line in history.recent(5, choice=Filter(pain=(0, 0)))] == [low.id]
    assert [line.id for line in history.recent(5, choice=Filter(pain=(1, 9)))] == []
    assert [line.id for line in history.recent(5, choice=Filter(pain=(10, 10)))] == [high.id]
    assert history.count(Filter(pain=(0, 10))) == 2


STEP = StepRecord("bridge", "Bridge", None, 1, 30.0, 30.0, 8, 8, StepOutcome.DONE)


def test_what_is_written_here_shows_at_once(history):
    """Each way to change a session, with what a choice says before it read into memory."""
    choice = Filter(kinds=frozenset({"strength"}), until=date(2026, 12, 31))

    def seen():
        overview, sets = history.overview(choice, TODAY), history.load_line("bridge", choice, TODAY)
        pain = overview.pain[Moment.BEFORE].get(date(2026, 11, 20))
        return history.count(choice), len(overview.days), pain, sets.days[0].both.sets if sets is not None else 0

    first = replace(named("Core", kind="strength"), steps=(STEP,))
    history.save(first)
    assert seen() == (1, 1, None, 1)
    history.feel(first.id, Feelings(pain_before=4))
    assert seen() == (1, 1, 4, 1)
    second = replace(named("Core", kind="strength", started=MORNING - timedelta(days=1)), steps=(STEP, STEP))
    history.save(second)
    assert seen() == (2, 2, 4, 2)
    history.delete(first.id)
    assert seen() == (1, 1, None, 2)
    history.undelete(first.id)
    assert seen() == (2, 2, 4, 2)
    history.save(replace(second, kind="walk"))
    assert seen() == (1, 1, 4, 1)


def test_what_another_program_writes_shows_at_once(history, open_history):
    other = open_history()
    history.save(named("Core", kind="strength"))
    wanted = Filter(words="core", kinds=frozenset({"strength"}))
    assert (history.count(wanted), history.overview(wanted, TODAY).sessions) == (1, 1)
    other.save(named("Core", kind="strength"))
    assert (history.count(wanted), history.overview(wanted, TODAY).sessions) == (2, 2)
    assert len(history.recent(5, choice=wanted)) == 2


def test_an_overview_stays_what_it_was(history):
    first = done()
    history.save(first)
    before = history.overview(Filter(), TODAY)
    history.delete(first.id)
    history.close()
    assert before.sessions == len(before.days) == 1


def test_the_list_goes_on_behind_a_session_that_was_deleted_meanwhile(history):
    found = [named("Core", started=MORNING + timedelta(hours=number // 3)) for number in range(9)]
    for record in found:
        history.save(record)
    order = sorted(found, key=lambda each: (each.started, each.id), reverse=True)
    wanted = Filter(words="core")
    page = history.recent(4, choice=wanted)
    history.delete(page[-1].id)
    assert [line.id for line in history.recent(9, before=page[-1], choice=wanted)] == [each.id for each in order[4:]]


@pytest.mark.parametrize("year", [1, 1969, 2112, 9998])
def test_any_year_that_a_clock_may_have_shown(history, year):
    """A wrong clock makes no trouble; milliseconds still tell sessions apart."""
    times = [datetime(year, 7, 1, 12, 0, 0, micro, timezone(timedelta(hours=2))) for micro in (1_000, 2_000, 999_999)]
    for started in times:
        history.save(named("Core", started=started))
    wanted = Filter(since=date(year, 7, 1), until=date(year, 7, 1), words="core")
    page = history.recent(2, choice=wanted)
    rest = history.recent(2, before=page[-1], choice=wanted)
    assert [line.started for line in (*page, *rest)] == sorted(times, reverse=True)
    assert history.overview(wanted, TODAY).sessions == 3


def test_a_search_that_lost_sessions_finds_the_others(history, path):
    """As in a file that was damaged and mended by other means."""
    found = [named("Core", started=MORNING + timedelta(hours=number)) for number in range(4)]
    for record in found:
        history.save(record)
    with Store(path).writing() as connection:
        connection.execute("DELETE FROM search WHERE session = ?", (found[1].id,))
    ids = [line.id for line in history.recent(9, choice=Filter(words="core"))]
    assert ids == [found[3].id, found[2].id, found[0].id]


def test_ids_that_are_no_uuids(history):
    for number, session_id in enumerate(("one", "a much longer id than any of the others is", "")):
        history.save(done(MORNING + timedelta(hours=number), id=session_id))
    page = history.recent(9, choice=Filter(pain=None, until=TODAY))
    assert [line.id for line in page] == ["", "a much longer id than any of the others is", "one"]


def test_routines_have_the_name_that_they_had_last_and_stand_by_name(history):
    for hours, routine, name in (
        (1, "b", "Old"),
        (2, "b", "ärmel"),
        (0, "a", "Zebra"),
        (3, None, "Walk"),
        (4, "c", "b"),
    ):
        history.save(done(MORNING + timedelta(hours=hours), routine=routine, name=name))
    assert history.routines_done() == [("c", "b"), ("a", "Zebra"), ("b", "ärmel")]


def test_exercises_have_the_name_that_they_had_last_and_the_most_frequent_comes_first(history):
    def session(hours, *done_steps):
        found = tuple(replace(STEP, exercise=exercise, name=name) for exercise, name in done_steps)
        history.save(replace(named("Core", kind="strength", started=MORNING + timedelta(hours=hours)), steps=found))

    session(0, ("bridge", "Bridge"), ("plank", "Plank"))
    session(1, ("bridge", "Bridge, new"), ("bridge", "Bridge, new"), ("squat", None))
    session(2, ("bridge", None))
    found = history.exercises_done()
    assert [(each.id, each.name, each.sessions) for each in found] == [
        ("bridge", "Bridge, new", 3),
        ("plank", "Plank", 1),
        ("squat", "squat", 1),
    ]
    assert history.load_line("bridge", Filter(), TODAY).name == "Bridge, new"
