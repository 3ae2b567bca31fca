"""Hearing first how an exercise is done: until when that is read out, and where a session stands for it."""

from collections.abc import Sequence
from typing import Final

from exercises.library.timeline import Phase, PhaseKind
from exercises.session.counting import COUNTED

# Work that nobody gets ready for has hardly begun within this.
_JUST_BEGUN_SECONDS: Final = 1.5


class Reading:
    """What is being read out, as far as a session has to know: its latest end, in seconds of the clock."""

    def __init__(self) -> None:
        self._until: float | None = None

    def goes_on(self, until: float) -> None:
        """It is being read, until then at the latest."""
        self._until = until

    def is_over(self) -> None:
        """It has been read to its end, or nothing is read any more."""
        self._until = None

    def give_up(self, now: float) -> None:
        """Wait for it no longer than to this moment."""
        if self._until is not None:
            self._until = min(self._until, now)

    def is_on(self, now: float) -> bool:
        """Whether it is worth waiting for."""
        return self._until is not None and now < self._until

    @property
    def was_cut(self) -> bool:
        """Whether nobody has told its end."""
        return self._until is not None


def listening_moment(phases: Sequence[Phase], index: int, seconds: float, elapsed: float) -> float | None:
    """The second of this phase of so many `seconds` at which one would stand to listen; None as long as one needn't.

    That is before the last three of what leads to work, so that they are counted afterwards, and the very beginning of
    timed work that nothing leads to. A walk and work of one's own tempo go on meanwhile.
    """
    phase = phases[index]
    if phase.kind is PhaseKind.WORK:
        own = phase.walking or phase.until_done or elapsed > _JUST_BEGUN_SECONDS
        return None if own else 0.0
    leads_to_work = index + 1 < len(phases) and phases[index + 1].kind is PhaseKind.WORK
    moment = max(0.0, seconds - COUNTED)
    return moment if leads_to_work and elapsed >= moment else None
