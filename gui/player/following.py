"""What comes after what is done now, in words: `Next` only of something else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from exercises.library.exercise import Exercise
from exercises.library.lying import side_to_lie_on
from exercises.library.scalars import format_duration
from exercises.library.timeline import Phase, PhaseKind, Side
from exercises.session.session import SessionView
from gui import text
from gui.player.side_words import side_words


@dataclass(frozen=True, slots=True)
class Following:
    """What comes: when, what in full and in short, and the exercise to picture, None where it is the one of now."""

    when: str
    what: str
    line: str
    exercise: str | None = None


def following(view: SessionView, phases: Sequence[Phase], exercise: Callable[[str], Exercise | None]) -> Following:
    """What comes after this phase; while one gets ready or changes sides, what comes after the work that this leads to.

    `phases` are those of the session, `exercise` finds an exercise by its id.
    """
    now, coming, rest_seconds = _now_and_coming(view, phases)
    if coming is None:
        done = _tr("Then you are done")
        return Following("", done, done)
    rests = format_duration(round(rest_seconds)) if rest_seconds >= 1 else ""
    found = exercise(coming.exercise) if coming.exercise else None
    side = side_words(found, coming.side) if coming.side in (Side.LEFT, Side.RIGHT) else ""
    if now is not None and now.block is not None and now.block == coming.block:
        then = _tr("Then, after {time} rest").format(time=rests) if rests else _tr("Then")
        if side and coming.side is not None and coming.side is not now.side:
            lies = side_to_lie_on(found, coming.side)
            return Following(then, _joined(side, text.dose(coming)), _side_line(coming.side, lies))
        what = _set_words(coming) or coming.name or ""
        return Following(then, _joined(what, text.dose(coming)), _set_line(coming))
    when = _tr("Next, after {time} rest").format(time=rests) if rests else _tr("Next")
    name = coming.name or _tr("Walk")
    return Following(
        when, _joined(name, side, text.dose(coming)), _tr("Next: {what}").format(what=name), coming.exercise
    )


def _now_and_coming(view: SessionView, phases: Sequence[Phase]) -> tuple[Phase | None, Phase | None, float]:
    """What is done now or got ready for, the work after it, and the seconds of rest between the two."""
    phase, index = view.phase, view.index
    match phase.kind:
        case PhaseKind.REST:
            # Between two sets it belongs to the exercise; otherwise it stands for itself.
            return (phase if phase.block is not None else None), view.coming, 0.0
        case PhaseKind.PREPARE | PhaseKind.SWITCH:
            works = [place for place in range(index, len(phases)) if phases[place].kind is PhaseKind.WORK]
            now = view.coming
            coming = phases[works[1]] if len(works) > 1 else None
            begun, end = (works[0] if works else index), (works[1] if len(works) > 1 else len(phases))
        case PhaseKind.WORK:
            now, coming, begun = phase, view.coming, index
            later = range(index + 1, len(phases))
            end = next((place for place in later if phases[place].kind is PhaseKind.WORK), len(phases))
    return now, coming, sum(each.seconds for each in phases[begun:end] if each.kind is PhaseKind.REST)


def _side_line(side: Side, lies_on: Side | None) -> str:
    left = (lies_on or side) is Side.LEFT
    if lies_on is not None:
        return _tr("Then on your left side") if left else _tr("Then on your right side")
    return _tr("Then the left side") if left else _tr("Then the right side")


def _set_line(phase: Phase) -> str:
    if phase.set is None or phase.sets is None or phase.sets < 2:
        return _tr("Then: {what}").format(what=phase.name or "")
    return _tr("Then set {set} of {sets}").format(set=phase.set, sets=phase.sets)


def _set_words(phase: Phase) -> str:
    if phase.set is None or phase.sets is None or phase.sets < 2:
        return ""
    return _tr("Set {set} of {sets}").format(set=phase.set, sets=phase.sets)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _tr(words: str) -> str:
    return QCoreApplication.translate("player", words)
