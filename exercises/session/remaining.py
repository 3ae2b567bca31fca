"""What is left of a session that was stopped early, as a session of its own."""

from dataclasses import replace

from exercises.library.routine import DEFAULT_PREPARE_SECONDS
from exercises.library.timeline import Phase, PhaseKind, Timeline
from exercises.session.events import Outcome
from exercises.session.going_on import going_on
from exercises.session.record import SessionRecord


def remaining(record: SessionRecord) -> Timeline | None:
    """The phases from where it stopped: the rest of a walk, else from the start of the set and side that ran.

    None when it was finished, was never led through, or nothing but rests is left.
    """
    timeline = record.timeline
    if timeline is None or record.logged_by_hand or (record.ended is not None and record.outcome is Outcome.FINISHED):
        return None
    if not 0 <= record.position < len(timeline.phases):
        return None
    start = going_on(record)
    first, *others = timeline.phases[start.first :]
    if start.gone_seconds > 0 and not first.until_done:
        first = replace(first, seconds=first.seconds - start.gone_seconds)
    phases = (*_getting_ready(first), first, *others)
    if not any(phase.kind is PhaseKind.WORK for phase in phases):
        return None
    return replace(timeline, phases=phases)


def _getting_ready(first: Phase) -> tuple[Phase, ...]:
    """A moment to get into position, where the first thing left is work that has none of its own."""
    if first.kind is not PhaseKind.WORK or first.walking:
        return ()
    return (
        replace(
            first,
            kind=PhaseKind.PREPARE,
            seconds=DEFAULT_PREPARE_SECONDS,
            reps=None,
            pace_seconds=None,
            hold_seconds=None,
            say=None,
            until_done=False,
        ),
    )
