"""Which moment of its cycle a figure shows at a moment of a session: a pure function, without a clock of its own."""

from dataclasses import dataclass
from math import cos, inf, pi
from typing import Final

from exercises.library.exercise import Exercise
from exercises.library.timeline import Phase, PhaseKind, Side
from exercises.session.repetition import Repetition, RepetitionPart

# Slow belly breathing: four seconds in, six out.
_BREATH_IN: Final = 4.0
_BREATH_OUT: Final = 6.0
# A breath that is cut short by the next move lets go within this time.
_LET_GO: Final = 1.0
# How long a figure takes at most to come into a position that is then held, and out of it, as a share of the phase.
_INTO_SHARE: Final = 0.2
# While one gets ready or rests, what comes is shown at its own pace: so long it is held, and so long it then stands.
_SHOWN_HOLD: Final = 1.0
_BETWEEN_READY: Final = 1.0
_BETWEEN_RESTING: Final = 4.0


@dataclass(frozen=True, slots=True)
class Cycle:
    """A figure's cycle as a session needs it: its moving seconds, and the share of them at which it is held.

    `has_hold` tells whether the figure has a hold of its own; without one it is held at `share_of_hold` only where the
    session holds. Work that isn't counted holds each cycle for `hold_seconds`, or `stays` there all the time.
    `both_sides` tells that one cycle shows left and right already, as walking does; `shows_right` that it is the right
    side that works in the picture as it is drawn.
    """

    seconds: float
    share_of_hold: float = 1.0
    has_hold: bool = True
    both_sides: bool = False
    hold_seconds: float = 0.0
    stays: bool = False
    shows_right: bool = False

    def is_other(self, side: Side | None) -> bool:
        """Whether a side is the one that the picture, as it is drawn, doesn't show at work."""
        return side in (Side.LEFT, Side.RIGHT) and (side is Side.RIGHT) is not self.shows_right


def cycle_of(exercise: Exercise) -> Cycle | None:
    """The cycle of an exercise's figure; None where it has none."""
    figure, dose = exercise.figure, exercise.dose
    if figure is None:
        return None
    has_hold = figure.hold_at is not None
    # A figure with a hold, and a dose that is only a time: it is held for that time.
    stays = has_hold and dose is not None and dose.for_seconds is not None
    hold_seconds = (dose.hold_seconds or 0.0) if has_hold and dose is not None else 0.0
    return Cycle(
        figure.seconds,
        figure.share_of_stay,
        has_hold,
        figure.shows_both_sides,
        hold_seconds,
        stays,
        figure.shows_right,
    )


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

    A rest shows the `coming` work, from the side that it begins with.
    """
    shown = coming if coming is not None and phase.kind is PhaseKind.REST else phase
    mirrored = cycle.is_other(shown.side)
    first = shown.first_side or Side.LEFT
    swapped = shown.side is Side.ALTERNATE and cycle.is_other(first) and not cycle.both_sides
    left = max(0.0, phase_seconds - elapsed_seconds)
    match phase.kind:
        case PhaseKind.PREPARE | PhaseKind.SWITCH:
            shows = _preview(elapsed_seconds, phase_seconds, cycle, _BETWEEN_READY)
            if shows is None:
                shows = _shown_before(left, phase_seconds, cycle), breath_at(elapsed_seconds, left)
            return FigureMoment(shows[0], swapped, mirrored, shows[1])
        case PhaseKind.REST:
            shows = _preview(elapsed_seconds, phase_seconds, cycle, _BETWEEN_RESTING)
            if shows is None:
                shows = 0.0, breath_at(elapsed_seconds, left)
            return FigureMoment(shows[0], swapped, mirrored, shows[1])
        case PhaseKind.WORK:
            return _work(phase, elapsed_seconds, phase_seconds, repetition, cycle, mirrored=mirrored)


def _preview(
    elapsed_seconds: float, phase_seconds: float, cycle: Cycle, between_seconds: float
) -> tuple[float, float] | None:
    """Share and breath of what comes, shown in whole turns from the phase's start; None where there is no time for one.

    Between two turns, and when no other has room before the phase ends, it stands at its beginning and breathes.
    """
    hold = _SHOWN_HOLD if cycle.has_hold else 0.0
    # Steps flow into each other; a movement is understood by its beginning and its end.
    between = 0.0 if cycle.both_sides and not hold else between_seconds
    one = cycle.seconds + hold + between
    # The last turn may end with the phase; who steps stands still before it.
    room = phase_seconds + between if between else phase_seconds - between_seconds
    turns = int(room / one) if cycle.seconds > 0 else 0
    if turns < 1:
        return None
    turn, into = divmod(elapsed_seconds, one)
    before = cycle.seconds * cycle.share_of_hold if hold else cycle.seconds
    if turn >= turns:
        begun = turns * one - between
        return 0.0, breath_at(elapsed_seconds - begun, phase_seconds - elapsed_seconds)
    if into < before:
        return into / cycle.seconds, 0.0
    if into < before + hold:
        return cycle.share_of_hold, 0.0
    if into < cycle.seconds + hold:
        return (into - hold) / cycle.seconds, 0.0
    stood = into - cycle.seconds - hold
    # After the last turn it goes on standing, so it breathes on.
    left = phase_seconds - elapsed_seconds if turn == turns - 1 else one - into
    return 0.0, breath_at(stood, left)


def _shown_before(left_seconds: float, phase_seconds: float, cycle: Cycle) -> float:
    """The share that is shown while somebody gets ready: the position that it leads to, then the way to the start."""
    if not cycle.has_hold:
        return 0.0
    way = 1.0 - cycle.share_of_hold
    out = min(cycle.seconds * way, phase_seconds * _INTO_SHARE)
    return 1.0 - way * left_seconds / out if left_seconds < out else cycle.share_of_hold


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
        return _free(phase, elapsed_seconds, phase_seconds, cycle, mirrored=mirrored)
    if phase.reps is None:
        return _held(elapsed_seconds, phase_seconds, cycle, mirrored=mirrored)
    swapped = phase.side is Side.ALTERNATE and cycle.is_other(repetition.side) and not cycle.both_sides
    gone = repetition.part_seconds - repetition.part_left_seconds
    share = gone / repetition.part_seconds if repetition.part_seconds > 0 else 1.0
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


def _free(phase: Phase, elapsed_seconds: float, phase_seconds: float, cycle: Cycle, *, mirrored: bool) -> FigureMoment:
    """Work that is not counted: one cycle after the other at its own pace, holding as long as the dose says."""
    if cycle.seconds <= 0:
        return FigureMoment(0.0, mirrored=mirrored, breath=breath_at(elapsed_seconds))
    if cycle.stays and not phase.until_done:
        return _held(elapsed_seconds, phase_seconds, cycle, mirrored=mirrored)
    hold = inf if cycle.stays else phase.hold_seconds or cycle.hold_seconds
    turn, into = divmod(elapsed_seconds, cycle.seconds + hold)
    first = phase.first_side or Side.LEFT
    side = first if int(turn) % 2 == 0 else first.other
    swapped = phase.side is Side.ALTERNATE and cycle.is_other(side) and not cycle.both_sides
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
