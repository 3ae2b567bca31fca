"""What was kept is put right later: a session's time, minutes and steps, and facts; what it was before is kept as well.

An answer about warning signs is never rewritten or taken away afterwards: a lock opens only by "I have been checked".
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from exercises.errors import AmbleError
from exercises.history.by_hand import ACTIVITY, check_moment
from exercises.history.changes import FACT, RECORD, Change, noting_fact, noting_session
from exercises.history.fact_rows import fact_from, fact_values
from exercises.history.facts import Checked, Fact, Screening, StoredFact
from exercises.history.tables import get_session, put_session
from exercises.library.timeline import PhaseKind
from exercises.session.record import Feelings, SessionRecord, SkipReason, StepOutcome, StepRecord

MOST_MINUTES: Final = 1_440
"""The longest time that a session may be corrected to: a whole day."""

_SCREENING: Final = "screening"
_DONE: Final = (StepOutcome.DONE, StepOutcome.EASIER)
# Of these something may have been done in an easier version.
_EASED: Final = (StepOutcome.EASIER, StepOutcome.PARTIAL)


def put_correction(connection: sqlite3.Connection, record: SessionRecord, now: datetime) -> bool:
    """Write a session with other values and note what changed; False when it is not there or was deleted."""
    if get_session(connection, record.id) is None:
        return False
    with noting_session(connection, record.id, now, corrected=True):
        put_session(connection, record)
    return True


def put_retold(connection: sqlite3.Connection, told: StoredFact, now: datetime) -> bool:
    """Write a fact that is told otherwise and note what changed; False when it is not there, or may not be rewritten.

    A fact stays of its kind. An answer about warning signs stays as it is, and "I have been checked" stays at its
    moment: moved behind a sign that was told later it would open a lock that it was never meant for.
    """
    row = connection.execute(
        "SELECT id, kind, at, value FROM fact WHERE id = ? AND deleted_at IS NULL", (told.id,)
    ).fetchone()
    before = fact_from(row) if row is not None else None
    if before is None or not may_be_retold(before, told):
        return False
    _, kind, at, at_utc, value = fact_values(told)
    with noting_fact(connection, told.id, now):
        connection.execute(
            "UPDATE fact SET kind = ?, at = ?, at_utc = ?, value = ? WHERE id = ?", (kind, at, at_utc, value, told.id)
        )
    return True


def may_be_retold(before: StoredFact, told: StoredFact) -> bool:
    """Whether a fact may be rewritten as this one."""
    if type(before.fact) is not type(told.fact) or not may_be_taken_back(before.fact):
        return False
    return not isinstance(before.fact, Checked) or before.at == told.at


def may_be_taken_back(fact: Fact) -> bool:
    """Whether a fact may be deleted long after it was told; answers about warning signs may not.

    Not even one without a sign: leaving it out could make a lasting sign told again look like one known before.
    """
    return not isinstance(fact, Screening)


def was_corrected(changes: Mapping[str, Sequence[Change]]) -> bool:
    """Whether a session's times or steps were told otherwise after it was recorded (from History.changes)."""
    return any(change.at is not None for change in changes.get(RECORD, ()))


def told_before(fact_id: str, changes: Mapping[str, Sequence[Change]]) -> list[StoredFact]:
    """What a fact said before it was told otherwise (from History.changes), oldest first."""
    values = [json.loads(change.value) for change in changes.get(FACT, ())[:-1]]
    found = (fact_from({"id": fact_id, **value}) for value in values)
    return [each for each in found if each is not None]


def stays(connection: sqlite3.Connection, fact_id: str) -> bool:
    """Whether a stored fact is one that is not taken back afterwards."""
    row = connection.execute("SELECT kind FROM fact WHERE id = ?", (fact_id,)).fetchone()
    return row is not None and row["kind"] == _SCREENING


# What a session becomes


def moved(record: SessionRecord, started: datetime, now: datetime) -> SessionRecord:
    """The session as begun at another moment (aware), as long as before. Raises AmbleError for one in the future."""
    if started == record.started:
        return record
    shift = started - record.started
    ended = record.ended + shift if record.ended is not None else None
    if ended is not None and ended.timestamp() > now.timestamp():
        check_moment(started, now)
        raise AmbleError(f"Begun at {started:%H:%M} it would not be over yet.")
    check_moment(started, now)
    told = record.feelings.next_day_at
    # The answer about the next morning goes along, but was not given later than now.
    later = min(told + shift, now, key=datetime.timestamp) if told is not None else None
    return replace(record, started=started, ended=ended, feelings=replace(record.feelings, next_day_at=later))


def with_feelings(record: SessionRecord, felt: Feelings, now: datetime) -> SessionRecord:
    """The session with other answers; one about the next morning counts for that morning, however late it comes."""
    before = record.feelings
    answered = felt.pain_next_day is not None or felt.sleep_lost is not None
    at = before.next_day_at
    if not answered:
        at = None
    elif at is None:
        at = min(record.started + timedelta(days=1), now, key=datetime.timestamp)
    return replace(record, feelings=replace(felt, next_day_at=at))


def with_minutes(record: SessionRecord, minutes: float) -> SessionRecord:
    """The session with so many minutes walked, or for anything but a walk with so many active minutes (0 to 1440).

    What a walk holds beside the walking stays. Raises AmbleError when that can't be.
    """
    if not 0 <= minutes <= MOST_MINUTES:
        raise AmbleError(f"From 0 to {MOST_MINUTES} minutes, not {minutes:g}.")
    seconds = minutes * 60.0
    if record.kind != "walk":
        return _of_length(replace(record, active_seconds=seconds))
    more = seconds - record.walk_active_seconds
    active = max(seconds, record.active_seconds + more)
    steps = _walk_steps(record, seconds)
    return _of_length(replace(record, walk_active_seconds=seconds, active_seconds=active, steps=steps))


def minutes_of(record: SessionRecord) -> int:
    """The whole minutes that `with_minutes` is about."""
    return round((record.walk_active_seconds if record.kind == "walk" else record.active_seconds) / 60)


@dataclass(frozen=True, slots=True)
class StepTold:
    """What is told of a step: what became of it, how often where it was counted, and why it was so."""

    outcome: StepOutcome
    reps: int | None = None
    reason: SkipReason | None = None


def with_steps(record: SessionRecord, told: Mapping[int, StepTold]) -> SessionRecord:
    """The session with other outcomes, counts and reasons of its steps, by their numbers.

    A step that was done all the same has at least its planned time; one that was left out none. The session's own time
    follows. Counts of what was never counted are passed over.
    """
    steps = list(record.steps)
    for number, each in told.items():
        steps[number] = replace(_retold_step(steps[number], each.outcome, each.reps), reason=_reason(each))
    gained = sum(
        after.active_seconds - before.active_seconds for before, after in zip(record.steps, steps, strict=True)
    )
    walking = _walking_steps(record)
    walked = sum(steps[n].active_seconds - record.steps[n].active_seconds for n in walking)
    return replace(
        record,
        steps=tuple(steps),
        active_seconds=max(0.0, record.active_seconds + gained),
        walk_active_seconds=max(0.0, record.walk_active_seconds + walked),
    )


def _reason(told: StepTold) -> SkipReason | None:
    """Why it was so, where that can be: only what was skipped has all reasons, and what hurt says so by itself."""
    fits = told.outcome is StepOutcome.SKIPPED or told.reason is SkipReason.HURT
    return told.reason if fits and told.outcome is not StepOutcome.HURT else None


def _retold_step(step: StepRecord, outcome: StepOutcome, reps: int | None) -> StepRecord:
    counted = step.reps_planned is not None
    if outcome is step.outcome:
        return replace(step, reps_done=reps) if counted else step
    active = step.active_seconds
    if outcome in _DONE:
        active = max(active, step.planned_seconds)
        reps = step.reps_planned if reps in (None, 0, step.reps_done) else reps
    elif outcome is StepOutcome.SKIPPED:
        active, reps = 0.0, 0
    step = replace(step, outcome=outcome, active_seconds=active, reps_done=reps if counted else None)
    return step if outcome in _EASED else replace(step, instead=None, instead_name=None)


def _of_length(record: SessionRecord) -> SessionRecord:
    """What was written down by hand lasts as long as it was active; without a plan, that is what was planned."""
    if not record.logged_by_hand or record.timeline is not None or record.ended is None:
        return record
    ended = record.started + timedelta(seconds=record.active_seconds)
    if record.kind == ACTIVITY:
        return replace(record, ended=ended, planned_seconds=record.active_seconds)
    if record.kind == "walk" and record.level is None:
        seconds = record.walk_active_seconds
        return replace(record, ended=ended, planned_seconds=seconds, walk_planned_seconds=seconds)
    return replace(record, ended=ended)


def _walk_steps(record: SessionRecord, seconds: float) -> tuple[StepRecord, ...]:
    """The steps with so many seconds of walking in all, shared out as they were; outcomes stay."""
    walking = _walking_steps(record)
    before = sum(record.steps[number].active_seconds for number in walking)
    steps = list(record.steps)
    for place, number in enumerate(walking):
        share = steps[number].active_seconds / before if before > 0 else float(place == 0)
        steps[number] = replace(steps[number], active_seconds=seconds * share)
    return tuple(steps)


def _walking_steps(record: SessionRecord) -> list[int]:
    """The numbers of the steps that are walking; none where the routine as it was is not known."""
    if record.timeline is None:
        return []
    works = [phase for phase in record.timeline.phases if phase.kind is PhaseKind.WORK]
    return [number for number, phase in enumerate(works) if phase.walking and number < len(record.steps)]
