"""Where in the repetitions of a work phase one is: a pure function of the phase and the seconds gone."""

from dataclasses import dataclass
from enum import StrEnum

from exercises.library.timeline import Phase, PhaseKind, Side


class RepetitionPart(StrEnum):
    """Moving into the position, holding it, moving back; without a hold there is only MOVE."""

    MOVE = "move"
    INTO = "into"
    HOLD = "hold"
    BACK = "back"

    @property
    def moving(self) -> bool:
        return self is not RepetitionPart.HOLD


@dataclass(frozen=True, slots=True)
class Repetition:
    """One moment of counted work.

    `number` counts from 1 on each side and goes beyond `of` when the phase was made longer; `part_seconds` is how long
    this part lasts in all, `part_left_seconds` what is left of it.
    """

    number: int
    of: int
    side: Side | None
    part: RepetitionPart
    part_seconds: float
    part_left_seconds: float


def repetition_at(phase: Phase, elapsed_seconds: float, phase_seconds: float) -> Repetition | None:
    """The repetition at a moment of a phase; None where nothing is counted or the user sets the tempo.

    `phase_seconds` is how long the phase lasts now, with what was added to it. At the very end it is the last one.
    """
    if phase.kind is not PhaseKind.WORK or phase.until_done:
        return None
    rep_seconds = phase.rep_seconds
    if phase.reps is None or rep_seconds is None:
        if phase.hold_seconds is None:
            return None
        left = max(0.0, phase_seconds - elapsed_seconds)
        return Repetition(1, 1, phase.side, RepetitionPart.HOLD, phase_seconds, left)
    # Just before the end, so that the last moment still belongs to the last repetition.
    moment = min(elapsed_seconds, phase_seconds - 1e-9)
    turn, into = divmod(max(0.0, moment), rep_seconds)
    number, side = int(turn) + 1, phase.side
    if phase.side is Side.ALTERNATE:
        first = phase.first_side or Side.LEFT
        number, side = int(turn) // 2 + 1, first if int(turn) % 2 == 0 else first.other
    part, part_seconds, gone = _part(phase, into)
    return Repetition(number, phase.reps, side, part, part_seconds, max(0.0, part_seconds - gone))


def _part(phase: Phase, into: float) -> tuple[RepetitionPart, float, float]:
    """Part, its length, and how much of it has gone, `into` seconds into one repetition."""
    pace, hold = phase.pace_seconds or 0.0, phase.hold_seconds or 0.0
    if hold == 0:
        return RepetitionPart.MOVE, pace, into
    half = pace / 2
    if into < half:
        return RepetitionPart.INTO, half, into
    if into < half + hold:
        return RepetitionPart.HOLD, hold, into - half
    return RepetitionPart.BACK, half, into - half - hold


def repetitions_done(phase: Phase, active_seconds: float, *, completed: bool) -> int | None:
    """Whole repetitions (on each side) after so many seconds of a pass; None where nobody counted."""
    if phase.reps is None:
        return None
    if phase.until_done:
        return phase.reps if completed else 0 if active_seconds == 0 else None
    rep_seconds = phase.rep_seconds
    if not rep_seconds:
        return None
    # A hair is added because sums of fractions of seconds fall just short of whole repetitions.
    turns = int((active_seconds + 1e-6) / rep_seconds)
    return turns // 2 if phase.side is Side.ALTERNATE else turns
