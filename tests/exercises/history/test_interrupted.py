"""Sessions that were broken off, by processes that are really killed, and programs that share a history."""

import uuid

import pytest

from exercises.library.timeline import PhaseKind
from exercises.session.events import Outcome
from exercises.session.exercise_starts import start_of_exercise
from exercises.session.record import StepOutcome
from tests.exercises.history.records import PLAN, begun, done

# Every moment: the middle of each phase, and right behind each boundary.
ENDS = [sum(phase.seconds for phase in PLAN.phases[: number + 1]) for number in range(len(PLAN.phases))]
MOMENTS = [moment for end in ENDS[:-1] for moment in (end - 2, end + 0.5)]


@pytest.fixture
def session_id():
    return str(uuid.uuid4())


def names(path):
    return sorted(each.name for each in path.parent.iterdir())


@pytest.mark.parametrize("seconds", MOMENTS)
def test_a_killed_program_loses_at_most_the_phase_that_ran(history, program, session_id, seconds):
    other = program()
    other.do(f"session {session_id}")
    other.do(f"advance {seconds}")
    other.kill()
    (found,) = history.interrupted()
    ended = [number for number, end in enumerate(ENDS) if end <= seconds]
    works = [number for number, phase in enumerate(PLAN.phases) if phase.kind is PhaseKind.WORK]
    assert found.id == session_id
    assert found.timeline == PLAN
    assert (found.ended, found.outcome) == (None, Outcome.STOPPED)
    assert found.active_seconds == sum(PLAN.phases[number].seconds for number in ended)
    assert [step.outcome for step in found.steps] == [
        StepOutcome.DONE if number in ended else StepOutcome.SKIPPED for number in works
    ]
    assert found.position == len(ended)
    assert PLAN.phases[start_of_exercise(PLAN, found.position)].kind in (PhaseKind.PREPARE, PhaseKind.WORK)


@pytest.mark.parametrize(
    ("seconds", "goes_on"),
    [
        (4, 0),  # getting ready
        (20, 0),  # in the first work: again from its prepare
        (50, 3),  # in the rest behind it: what is done is done
        (80, 3),
        (90, 3),
        (104, 6),  # changing sides: the left side is done
        (110, 6),
    ],
)
def test_going_on__never_repeats_what_was_done(history, program, session_id, seconds, goes_on):
    other = program()
    other.do(f"session {session_id}")
    other.do(f"advance {seconds}")
    other.kill()
    (found,) = history.interrupted()
    assert start_of_exercise(PLAN, found.position) == goes_on


def test_a_killed_program_leaves_one_file_behind_the_next_one_that_closes(history, program, session_id, path):
    other = program()
    other.do(f"session {session_id}")
    other.kill()
    assert "history.db-wal" in names(path)
    assert len(history.interrupted()) == 1
    history.close()
    assert names(path) == ["history.db"]
    assert len(history.interrupted()) == 1


def test_a_session_that_runs_elsewhere_is_not_offered_nor_given_away(history, program, session_id):
    other = program()
    other.do(f"session {session_id}")
    other.do("advance 10")
    assert history.interrupted() == []
    assert not history.resume(session_id)
    assert not history.keep(session_id)
    other.do("advance 50")
    other.kill()
    assert [record.id for record in history.interrupted()] == [session_id]


def test_a_session_of_this_program_is_not_offered(history, open_history):
    history.begin(begun())
    assert history.interrupted() == []
    assert open_history().interrupted() == []


def test_keep__answers_for_good_and_leaves_what_was_done(history, program, session_id):
    other = program()
    other.do(f"session {session_id}")
    other.do("advance 50")
    other.kill()
    assert history.keep(session_id)
    assert history.interrupted() == []
    assert program().do("interrupted") == ""
    kept = history.session(session_id)
    assert (kept.ended, kept.outcome, kept.active_seconds) == (None, Outcome.STOPPED, 48.0)
    assert [line.id for line in history.recent(5)] == [session_id]


def test_resume__takes_it_over_once(history, program, session_id):
    other = program()
    other.do(f"session {session_id}")
    other.do("advance 50")
    other.kill()
    third = program()
    assert history.resume(session_id)
    assert third.do("interrupted") == ""
    assert third.do(f"resume {session_id}") == "False"
    assert third.do(f"keep {session_id}") == "False"
    assert history.resume(session_id)


def test_a_resumed_session_that_is_broken_off_again_is_offered_again(history, program, session_id):
    first = program()
    first.do(f"session {session_id}")
    first.kill()
    second = program()
    assert second.do(f"resume {session_id}") == "True"
    assert history.interrupted() == []
    second.kill()
    assert [record.id for record in history.interrupted()] == [session_id]


def test_resume__needs_a_session_that_has_not_ended(history):
    record = done()
    history.save(record)
    assert not history.resume(record.id)
    assert not history.resume("no-such-id")
    assert history.session(record.id) == record


def test_a_kept_session_can_still_be_gone_on_with(history):
    record = begun()
    history.begin(record)
    assert history.keep(record.id)
    assert history.resume(record.id)


def test_a_broken_off_session_that_comes_from_elsewhere_belongs_to_nobody(open_history, program, path):
    """An import of what a crash left behind on another computer."""
    record = begun()
    importer = open_history()
    importer.save(record)
    importer.save(record)
    importer.close()
    assert program().do("interrupted") == ""
    assert open_history().interrupted() == []
    assert open_history().resume(record.id)


def test_another_try_keeps_a_running_session_this_programs_own(history, program, session_id):
    other = program()
    other.do(f"session {session_id}")
    record = history.session(session_id)
    # Written whole by somebody who does not run it: it stays the other's.
    history.save(record)
    assert not history.resume(session_id)
    other.kill()
    assert len(history.interrupted()) == 1


def test_a_deleted_session_is_not_offered_until_it_is_brought_back(history, program, session_id):
    other = program()
    other.do(f"session {session_id}")
    other.kill()
    history.delete(session_id)
    assert history.interrupted() == []
    history.undelete(session_id)
    assert len(history.interrupted()) == 1


def test_several_are_offered_oldest_first(history, program):
    ids = [str(uuid.uuid4()) for _ in range(3)]
    other = program()
    for session_id in ids:
        other.do(f"session {session_id}")
        other.do("advance 1")
    other.kill()
    assert [record.id for record in history.interrupted()] == ids


def test_two_programs_write_at_the_same_time(history, program, path):
    first, second = program(), program()
    for turn in range(4):
        for other in (first, second):
            if not turn:
                other.do(f"session {uuid.uuid4()}")
            other.do("advance 10")
            history.save(done())
    assert history.count() == 10
    for other in (first, second):
        other.do("close")
        other.end()
    history.close()
    assert names(path) == ["history.db"]


def test_programs_that_open_and_close_all_the_time_lose_nothing(history, program, path):
    others = [program() for _ in range(3)]
    for other in others:
        other.ask("cycles 25")
    for other in others:
        other.wait_for_answer()
        other.do("close")
    assert history.count() == 75
    history.close()
    assert names(path) == ["history.db"]
