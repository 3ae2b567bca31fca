"""Why a step was skipped goes wherever its step goes: the file, JSON, CSV, another computer, a rescue, a correction."""

import json
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from exercises.errors import AmbleError
from exercises.history.correcting import StepTold, with_steps
from exercises.history.csv_in import read_csv
from exercises.history.csv_out import table
from exercises.history.document import document
from exercises.history.document_fields import NotReadableError
from exercises.history.export import to_csv
from exercises.history.filtering import Filter
from exercises.history.history import History
from exercises.history.journal import Journal
from exercises.history.merging import merge
from exercises.history.rescue import rescue
from exercises.history.taking_in import take_in
from exercises.session.record import SkipReason, StepOutcome
from exercises.session.record_left_out import LeftOutTold, with_left_out
from exercises.session.session import Session
from tests.exercises.history.records import MORNING, PLAN, done

SKIPPED, HURT = StepOutcome.SKIPPED, StepOutcome.HURT
NO_TIME, TOO_HARD, NOT_WANTED = SkipReason.NO_TIME, SkipReason.TOO_HARD, SkipReason.NOT_WANTED


def with_skips(record):
    """The first two steps skipped, the first with a reason."""
    steps = [replace(step, outcome=SKIPPED, active_seconds=0.0, reps_done=0) for step in record.steps[:2]]
    return replace(record, steps=(replace(steps[0], reason=TOO_HARD), steps[1], *record.steps[2:]))


@pytest.fixture
def record():
    return with_skips(done())


@pytest.fixture
def kept(path, clock, record):
    with History(path, clock) as history:
        history.save(record)
    return path


def reasons(path, record):
    with History(path, None) as history:
        return [step.reason for step in history.session(record.id).steps]


def test_it_is_in_the_file(kept, record):
    assert reasons(kept, record) == [TOO_HARD, None, None]


@pytest.mark.parametrize("write", [to_csv, lambda records: "".join(table(records))])
def test_it_goes_through_csv(write, record):
    (found,) = read_csv(write([record]))
    assert [step.reason for step in found.steps] == [TOO_HARD, None, None]


def test_a_table_without_the_column_comes_in_as_before(record):
    text = to_csv([record])
    older = "\r\n".join(line.rsplit(",", 3)[0] for line in text.removesuffix("\r\n").split("\r\n")) + "\r\n"
    assert "reason" not in older
    (found,) = read_csv(older)
    assert [step.reason for step in found.steps] == [None, None, None]


def test_a_reason_that_is_none_is_refused_with_its_line(record):
    with pytest.raises(NotReadableError, match="Line 2: reason must be one of hurt, too-hard, no-time, not-wanted"):
        read_csv(to_csv([record]).replace("too-hard", "too-soft"))


def test_a_document_of_before_comes_in(kept, record, tmp_path):
    whole = json.loads("".join(document(kept)))
    for step in whole["sessions"][0]["steps"]:
        del step["reason"], step["instead"], step["instead_name"]
    take_in(tmp_path / "new.db", json.dumps(whole))
    assert reasons(tmp_path / "new.db", record) == [None, None, None]


def test_an_earlier_value_with_reasons_goes_through_a_document(kept, clock, record, tmp_path):
    clock.advance(60)
    with History(kept, clock) as history:
        history.correct(with_steps(record, {0: StepTold(StepOutcome.DONE, None), 1: StepTold(SKIPPED, 0, NO_TIME)}))
    text = "".join(document(kept))
    take_in(tmp_path / "new.db", text)
    assert "".join(document(tmp_path / "new.db")) == text
    with History(tmp_path / "new.db", clock) as history:
        values = [json.loads(change.value) for change in history.changes(record.id)["record"]]
    assert [each.get("reasons") for each in values] == [{"0": "too-hard"}, {"1": "no-time"}]
    assert {len(step) for each in values for step in each["steps"]} == {10}, "as older programs know it"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (["too-hard"], "reasons must be an object"),
        ({"9": "too-hard"}, "must have the numbers of steps"),
        ({"-0": "too-hard"}, "must have the numbers of steps"),
        ({"0": "too-soft"}, "reasons.0 must be one of hurt"),
        ({"0": None}, "reasons.0 must be one of hurt"),
    ],
)
def test_earlier_reasons_that_can_not_be_are_refused(kept, clock, record, tmp_path, value, said):
    with History(kept, clock) as history:
        history.correct(with_steps(record, {1: StepTold(SKIPPED, 0, NO_TIME)}))
    whole = json.loads("".join(document(kept)))
    change = next(each for each in whole["changes"] if each["field"] == "record")
    change["value"]["reasons"] = value
    with pytest.raises(NotReadableError, match=said):
        take_in(tmp_path / "new.db", json.dumps(whole))


def test_told_on_one_computer_it_is_known_on_the_other(kept, clock, record, tmp_path):
    other = tmp_path / "other.db"
    shutil.copy(kept, other)
    clock.advance(60)
    with History(other, clock) as history:
        history.save(with_left_out(record, LeftOutTold({1: NOT_WANTED})))
    clock.advance(60)
    with History(kept, clock) as history:
        history.feel(record.id, replace(record.feelings, note="Said here."))
    for target, source in ((kept, other), (other, kept)):
        merge(target, source)
        assert reasons(target, record) == [TOO_HARD, NOT_WANTED, None]
    assert merge(kept, other).is_nothing


def test_a_reason_taken_back_later_is_gone_on_both(kept, clock, record, tmp_path):
    other = tmp_path / "other.db"
    shutil.copy(kept, other)
    clock.advance(60)
    with History(kept, clock) as history:
        history.correct(with_steps(record, {0: StepTold(SKIPPED, 0)}))
    merge(other, kept)
    assert reasons(other, record) == [None, None, None]


def test_it_is_rescued(kept, clock, record, tmp_path):
    whole = tmp_path / "whole.db"
    with History(whole, clock) as history:
        history.save(done(MORNING + timedelta(days=1)))
    assert rescue(kept, whole).sessions == 1
    assert reasons(whole, record) == [TOO_HARD, None, None]


def test_a_correction_keeps_the_reason_of_what_is_still_skipped(record):
    assert with_steps(record, {1: StepTold(StepOutcome.DONE, None)}).steps[0].reason is TOO_HARD
    assert with_steps(record, {0: StepTold(StepOutcome.DONE, None)}).steps[0].reason is None
    assert with_steps(record, {0: StepTold(HURT, None, NO_TIME)}).steps[0].reason is None
    assert with_steps(record, {0: StepTold(SKIPPED, 0, NO_TIME)}).steps[0].reason is NO_TIME


# Told at the end


def ended(path, clock, troubles=()):
    """A session whose first step was skipped by hand, with its journal; `troubles` keep it from being written."""
    history = History(path, clock)

    def opened():
        for trouble in troubles:
            raise AmbleError(trouble)
        return history

    journal, session = Journal(PLAN, "0c3c6f0e-4c3e-4b8e-9d5a-3a1b2c3d4e5f", opened), Session(PLAN, clock)
    for events in (session.start(), session.skip(), session.skip(), session.end()):
        for event in events:
            journal.take(event)
    return history, journal


def test_told_at_the_end_it_is_on_disk_at_once(path, clock):
    _, journal = ended(path, clock)
    journal.tell_left_out(LeftOutTold({0: NO_TIME}))
    assert journal.trouble == ""
    assert reasons(path, journal.record)[0] is NO_TIME


def test_told_at_the_end_that_it_hurt_it_counts_for_the_coach(path, clock):
    history, journal = ended(path, clock)
    assert history.coach_sessions()[0].exercises == ()
    journal.tell_left_out(LeftOutTold(hurt=(0,)))
    exercise = journal.record.steps[0].exercise
    assert dict(history.coach_sessions()[0].exercises)[exercise] is HURT
    assert [step.exercise for step in history.hurt_steps()] == [exercise]


def test_told_while_nothing_can_be_written_it_is_kept_and_written_later(path, clock):
    troubles = []
    _, journal = ended(path, clock, troubles)
    troubles.append("No room on the disk.")
    journal.tell_left_out(LeftOutTold({0: NO_TIME}))
    assert journal.trouble == "No room on the disk."
    assert reasons(path, journal.record)[0] is None
    troubles.clear()
    assert journal.try_again()
    assert reasons(path, journal.record)[0] is NO_TIME


# Hurt, then done in an easier version


def eased(record):
    """The first step hurt and was done in an easier version."""
    step = replace(
        record.steps[0],
        outcome=StepOutcome.EASIER,
        reason=SkipReason.HURT,
        instead="knees",
        instead_name="On your knees",
    )
    return replace(record, steps=(step, *record.steps[1:]))


EASED_SESSION = eased(done())


@pytest.fixture
def eased_kept(path, clock):
    with History(path, clock) as history:
        history.save(EASED_SESSION)
    return path


def first(path, record):
    with History(path, None) as history:
        step = history.session(record.id).steps[0]
        return step.outcome, step.reason, step.instead, step.instead_name


EASED = (StepOutcome.EASIER, SkipReason.HURT, "knees", "On your knees")


def test_what_hurt_and_was_done_easier_goes_everywhere(eased_kept, clock, tmp_path):
    record = EASED_SESSION
    assert first(eased_kept, record) == EASED
    text = "".join(document(eased_kept))
    take_in(tmp_path / "new.db", text)
    assert first(tmp_path / "new.db", record) == EASED
    assert "".join(document(tmp_path / "new.db")) == text
    for written in (to_csv([record]), "".join(table([record]))):
        assert read_csv(written)[0].steps[0] == record.steps[0]
    whole = tmp_path / "whole.db"
    with History(whole, clock) as history:
        history.save(done(MORNING + timedelta(days=1)))
    assert rescue(eased_kept, whole).sessions == 1
    assert first(whole, record) == EASED


def test_put_right_it_comes_to_another_computer_with_its_earlier_values(eased_kept, clock, tmp_path):
    other = tmp_path / "other.db"
    shutil.copy(eased_kept, other)
    record = EASED_SESSION
    clock.advance(60)
    with History(eased_kept, clock) as history:
        history.correct(with_steps(record, {0: StepTold(StepOutcome.DONE, None)}))
    merge(other, eased_kept)
    assert first(other, record) == (StepOutcome.DONE, None, None, None)
    clock.advance(60)
    with History(other, clock) as history:
        history.correct(record)
    merge(eased_kept, other)
    assert first(eased_kept, record) == EASED
    assert "".join(document(eased_kept)) == "".join(document(other))


def test_a_name_beside_the_steps_that_is_no_text_is_refused(eased_kept, clock, tmp_path):
    with History(eased_kept, clock) as history:
        history.correct(with_steps(EASED_SESSION, {1: StepTold(SKIPPED, 0, NO_TIME)}))
    whole = json.loads("".join(document(eased_kept)))
    change = next(each for each in whole["changes"] if each["field"] == "record")
    change["value"]["instead_names"] = {"0": 7}
    with pytest.raises(NotReadableError, match=r"instead_names\.0"):
        take_in(tmp_path / "new.db", json.dumps(whole))


def test_a_correction_keeps_that_it_hurt():
    record = EASED_SESSION
    again = with_steps(record, {0: StepTold(StepOutcome.EASIER, None, SkipReason.HURT)})
    assert (again.steps[0].reason, again.steps[0].instead) == (SkipReason.HURT, "knees")
    assert with_steps(record, {0: StepTold(HURT, None, SkipReason.HURT)}).steps[0].reason is None
    assert with_steps(record, {0: StepTold(HURT, None)}).steps[0].instead is None


def test_it_is_told_as_hurting_and_the_coach_counts_it_as_before(eased_kept, clock):
    with History(eased_kept, clock) as history:
        assert [(step.eased, step.instead) for step in history.hurt_steps()] == [(True, "On your knees")]
        assert history.coach_sessions()[0].exercises == ()


def test_done_as_another_exercise_it_counts_as_that_one(eased_kept, clock):
    with History(eased_kept, clock) as history:
        counted = {each.id: each.name for each in history.exercises_done()}
        line = history.load_line("knees", Filter(), clock.now().date())
    assert counted["knees"] == "On your knees"
    assert line is not None
    assert line.name == "On your knees"
