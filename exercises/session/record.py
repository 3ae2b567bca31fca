"""Frozen records of what was done: one of the session, one of each work phase that was planned."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from exercises.library.timeline import PhaseKind, Side, Timeline
from exercises.session.events import Outcome


class StepOutcome(StrEnum):
    """What became of a planned work phase."""

    DONE = "done"
    SKIPPED = "skipped"
    PARTIAL = "partial"
    EASIER = "easier"
    HURT = "hurt"


class SkipReason(StrEnum):
    """Why a planned work phase was skipped or done otherwise, where that was told.

    HURT is for what hurt and was exchanged for something easier; what was left out because it hurt has that outcome.
    """

    HURT = "hurt"
    TOO_HARD = "too-hard"
    NO_TIME = "no-time"
    NOT_WANTED = "not-wanted"


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One planned work phase and what was done of it; repetitions count each side, None where nobody counted.

    `exercise` and `name` are None only for records that came from elsewhere without them. `reason` is None as long as
    nobody told it; HURT stands on whatever became of a step that hurt, all others on a skipped one only. `instead` and
    `instead_name` are the easier exercise that was done in its place, where that is known.
    """

    exercise: str | None
    name: str | None
    side: Side | None
    set: int | None
    planned_seconds: float
    active_seconds: float
    reps_planned: int | None
    reps_done: int | None
    outcome: StepOutcome
    reason: SkipReason | None = None
    instead: str | None = None
    instead_name: str | None = None

    @property
    def hurt(self) -> bool:
        """Whether it was marked as hurting, whatever was done then."""
        return self.outcome is StepOutcome.HURT or self.reason is SkipReason.HURT


@dataclass(frozen=True, slots=True)
class Feelings:
    """What the user said about a session: pain and effort from 0 to 10, None where nothing was said.

    `leg` means a new or worse symptom in a leg. `next_day_at` is when the question about the next morning was
    answered. `surface` and `hills` are words of the questions, `shoes` is the id of a pair.
    """

    pain_before: int | None = None
    pain_peak: int | None = None
    pain_after: int | None = None
    pain_next_day: int | None = None
    effort: int | None = None
    leg: bool | None = None
    sleep_lost: bool | None = None
    where: tuple[str, ...] = ()
    surface: str | None = None
    note: str | None = None
    next_day_at: datetime | None = None
    hills: str | None = None
    shoes: str | None = None
    kilometres: float | None = None


@dataclass(frozen=True, slots=True)
class PainTap:
    """Pain told on the way: 0 to 10, so many session seconds after the start."""

    seconds: float
    pain: int


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session, complete enough to be understood in ten years.

    `id` is a UUID; `ended` is None while it runs and after a crash. Seconds are session seconds without pauses:
    `planned_seconds` of the whole timeline, `walk_…` of its walking alone. `timeline` is the routine as it was then.
    """

    id: str
    routine: str | None
    name: str
    kind: str
    level: str | None
    started: datetime
    ended: datetime | None
    planned_seconds: float
    active_seconds: float
    walk_planned_seconds: float
    walk_active_seconds: float
    outcome: Outcome
    steps: tuple[StepRecord, ...]
    feelings: Feelings = Feelings()
    logged_by_hand: bool = False
    timeline: Timeline | None = None
    # The phase that ran last, for going on after a crash.
    position: int = 0
    taps: tuple[PainTap, ...] = ()

    def reached(self, number: int) -> bool:
        """Whether the session came as far as the step of this number; True where nobody knows."""
        if self.timeline is None or self.steps[number].active_seconds > 0:
            return True
        works = [i for i, phase in enumerate(self.timeline.phases) if phase.kind is PhaseKind.WORK]
        return works[number] < self.position or self.outcome is Outcome.FINISHED
