"""Which moment of its cycle a figure shows at a moment of a session: a pure function, without a clock of its own."""

from dataclasses import dataclass
from math import cos, pi
from typing import Final

from exercises.library.timeline import Phase, PhaseKind, Side
from exercises.session.repetition import Repetition, RepetitionPart

# Slow belly breathing: four seconds in, six out.
_BREATH_IN: Final = 4.0
_BREATH_OUT: Final = 6.0
# A breath that is cut short by the next move lets go within this time.
_LET_GO: Final = 1.0
# How long a figure takes at most to come into a position that is then held, and out of it, as a share of the phase.
_INTO_SHARE: Final = 0.2


@dataclass(frozen=True, slots=True)
class Cycle:
    """A figure's cycle as a session needs it: its moving seconds, and the share of them at which the hold comes.

    `both_sides` tells that one cycle shows left and right already, as walking does.
    """

    seconds: float
    share_of_hold: float = 1.0
    both_sides: bool = False


@dataclass(frozen=True, slots=True)
class FigureMoment:
    """What a figure shows: the share of its cycle's moving time, and how.

    `swapped` exchanges near and far limbs (the other side of alternating work), `mirrored` shows it from the other
    side; `breath` goes from 0 (out) to 1 (in).
    """

    share: float
    swapped: bool = False
    mirrored: bool = False
    breath: float = 0.0


def figure_moment(
    phase: Phase,
    elapsed_seconds: float,
    phase_seconds: float,
    repetition: Repetition | None,
    cycle: Cycle,
    coming: Phase | None = None,
) -> FigureMoment:
    """The figure's moment so many seconds into a phase that lasts `phase_seconds` in all.

    A rest that belongs to no exercise shows the beginning of the `coming` one, from the side that it begins with.
    """
    shown = coming if coming is not None and phase.kind is PhaseKind.REST and phase.exercise is None else phase
    mirrored = shown.side is Side.RIGHT
    match phase.kind:
        case PhaseKind.PREPARE | PhaseKind.SWITCH:
            # What is coming: the position that it leads to.
            swapped = phase.side is Side.ALTERNATE and phase.first_side is Side.RIGHT and not cycle.both_sides
            return FigureMoment(cycle.share_of_hold, swapped, mirrored, breath_at(elapsed_seconds))
        case PhaseKind.REST:
            return FigureMoment(0.0, mirrored=mirrored, breath=breath_at(elapsed_seconds))
        case PhaseKind.WORK:
            return _work(phase, elapsed_seconds, phase_seconds, repetition, cycle, mirrored=mirrored)


def breath_at(seconds: float, left_seconds: float = _BREATH_OUT) -> float:
    """How full the breath is (0 to 1) after so many seconds of calm; it lets go as the calm ends."""
    into = seconds % (_BREATH_IN + _BREATH_OUT)
    if into < _BREATH_IN:
        full = (1 - cos(pi * into / _BREATH_IN)) / 2
    else:
        full = (1 + cos(pi * (into - _BREATH_IN) / _BREATH_OUT)) / 2
    return full * min(1.0, max(0.0, left_seconds / _LET_GO))


def _work(
    phase: Phase,
    elapsed_seconds: float,
    phase_seconds: float,
    repetition: Repetition | None,
    cycle: Cycle,
    *,
    mirrored: bool,
) -> FigureMoment:
    if repetition is None:
        return _free(phase, elapsed_seconds, cycle, mirrored=mirrored)
    swapped = phase.side is Side.ALTERNATE and repetition.side is Side.RIGHT and not cycle.both_sides
    gone = repetition.part_seconds - repetition.part_left_seconds
    share = gone / repetition.part_seconds if repetition.part_seconds > 0 else 1.0
    if phase.reps is None:
        return _held(elapsed_seconds, phase_seconds, cycle, mirrored=mirrored)
    match repetition.part:
        case RepetitionPart.MOVE:
            return FigureMoment(share, swapped, mirrored)
        case RepetitionPart.INTO:
            return FigureMoment(share * cycle.share_of_hold, swapped, mirrored)
        case RepetitionPart.HOLD:
            breath = breath_at(gone, repetition.part_left_seconds)
            return FigureMoment(cycle.share_of_hold, swapped, mirrored, breath)
        case RepetitionPart.BACK:
            return FigureMoment(cycle.share_of_hold + share * (1 - cycle.share_of_hold), swapped, mirrored)


def _free(phase: Phase, elapsed_seconds: float, cycle: Cycle, *, mirrored: bool) -> FigureMoment:
    """Work that is not counted: one cycle after the other at its own pace, holding as long as the dose says."""
    if cycle.seconds <= 0:
        return FigureMoment(0.0, mirrored=mirrored, breath=breath_at(elapsed_seconds))
    hold = (phase.hold_seconds or 0.0) if cycle.share_of_hold < 1.0 else 0.0
    turn, into = divmod(elapsed_seconds, cycle.seconds + hold)
    other = (int(turn) % 2 == 1) != (phase.first_side is Side.RIGHT)
    swapped = phase.side is Side.ALTERNATE and other and not cycle.both_sides
    before = cycle.seconds * cycle.share_of_hold
    if before <= into < before + hold:
        return FigureMoment(cycle.share_of_hold, swapped, mirrored, breath_at(into - before, before + hold - into))
    moved = into if into < before else into - hold
    return FigureMoment(min(1.0, moved / cycle.seconds), swapped, mirrored)


def _held(elapsed_seconds: float, phase_seconds: float, cycle: Cycle, *, mirrored: bool) -> FigureMoment:
    """One long hold: into it at the beginning, out of it at the end, breathing in between."""
    into = min(cycle.seconds * cycle.share_of_hold, phase_seconds * _INTO_SHARE)
    out = min(cycle.seconds * (1 - cycle.share_of_hold), phase_seconds * _INTO_SHARE)
    left = max(0.0, phase_seconds - elapsed_seconds)
    if elapsed_seconds < into:
        return FigureMoment(cycle.share_of_hold * elapsed_seconds / into, mirrored=mirrored)
    if left < out:
        return FigureMoment(1 - (1 - cycle.share_of_hold) * left / out, mirrored=mirrored)
    breath = breath_at(elapsed_seconds - into, left - out)
    return FigureMoment(cycle.share_of_hold, mirrored=mirrored, breath=breath)
