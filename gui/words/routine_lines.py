"""A routine in few lines: each exercise with its dose once, and the rests between."""

from dataclasses import dataclass

from exercises.library.timeline import Phase, PhaseKind, Side, Timeline
from gui import text


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line of the preview: an exercise with its dose, or a rest of the routine's own."""

    exercise: str | None
    name: str
    dose: str
    seconds: float


def preview_lines(timeline: Timeline) -> list[PreviewLine]:
    """Gather the phases of each exercise into one line; rests that belong to no exercise keep a line of their own."""
    lines: list[PreviewLine] = []
    block: int | None = None
    for phase in timeline.phases:
        if phase.exercise is None:
            lines.append(PreviewLine(None, phase.say or text.phase_word(phase.kind), "", phase.seconds))
            block = None
        elif phase.block == block:
            last = lines[-1]
            dose = last.dose or (_dose(phase) if phase.kind is PhaseKind.WORK else "")
            lines[-1] = PreviewLine(last.exercise, last.name, dose, last.seconds + phase.seconds)
        else:
            block = phase.block
            dose = _dose(phase) if phase.kind is PhaseKind.WORK else ""
            lines.append(PreviewLine(phase.exercise, phase.name or "", dose, phase.seconds))
    return lines


def _dose(phase: Phase) -> str:
    dose = text.dose(phase)
    if phase.sets is not None and phase.sets > 1:
        dose = text.tr("{sets} sets of {dose}").format(sets=phase.sets, dose=dose)
    if phase.side in (Side.LEFT, Side.RIGHT):
        dose = text.tr("{dose}, each side").format(dose=dose)
    return dose
