"""Sessions as the coach reads them: lean, without the routine as it was."""

from dataclasses import dataclass
from datetime import date, datetime

from exercises.session.record import Feelings, StepOutcome


@dataclass(frozen=True, slots=True)
class SessionFact:
    """What of a session bears on what comes next; seconds without pauses.

    `exercises` names each exercise once with its worst outcome, and only where some exercise has hurt.
    """

    id: str
    routine: str | None
    kind: str
    name: str
    level: str | None
    started: datetime
    finished: bool
    active_seconds: float
    walk_planned_seconds: float
    walk_active_seconds: float
    feelings: Feelings
    exercises: tuple[tuple[str, StepOutcome], ...] = ()

    @property
    def day(self) -> date:
        """The local date at which it began, at the offset that held then."""
        return self.started.date()
