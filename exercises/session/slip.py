"""Sessions that were begun by mistake and ended at once."""

from dataclasses import replace
from typing import Final

from exercises.session.events import Outcome
from exercises.session.record import Feelings, SessionRecord

# Our own choice: nobody means to train for less.
SLIP_SECONDS: Final = 10.0


def is_slip(record: SessionRecord) -> bool:
    """Whether a session that is over holds nothing: stopped before 10 seconds of work, and nothing told in it.

    What was told before it, the pain and its places, is no part of what was done. Pain on the way, a sign in a leg,
    a step that hurt or was skipped for a reason, a note: with any of these it is kept.
    """
    felt = record.feelings
    told = replace(felt, pain_before=None, where=()) != Feelings() or bool(record.taps)
    said = any(step.hurt or step.reason is not None for step in record.steps)
    stopped = record.ended is not None and record.outcome is Outcome.STOPPED and not record.logged_by_hand
    return stopped and record.active_seconds < SLIP_SECONDS and not told and not said
