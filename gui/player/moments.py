"""Moments and phases of a session in the words and colours that the player's parts show."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from exercises.library.exercise import Exercise
from exercises.library.scalars import format_clock, format_duration
from exercises.library.timeline import Phase, PhaseKind
from exercises.session.display import seconds_to_show
from exercises.session.events import Ending, Event, PhaseEnded, PhaseStarted
from exercises.session.parts import part_at, part_count
from exercises.session.record import SessionRecord, StepOutcome
from exercises.session.session import SessionView, Status
from gui.player.big_view import BigMoment
from gui.player.following import Following
from gui.player.side_column import SideColumn, side_now
from gui.player.side_words import side_words
from gui.player.stage import PHASE_ICONS, PHASE_TONES, phase_word
from gui.widgets.segment_bar import Segment


def segments_of(phases: Sequence[Phase], exercise: Callable[[str], Exercise | None]) -> list[Segment]:
    """Phases as the pieces of the bar; `exercise` finds an exercise by its id."""
    return [_segment(phase, exercise(phase.exercise) if phase.exercise else None) for phase in phases]


def _segment(phase: Phase, exercise: Exercise | None) -> Segment:
    words = " · ".join(w for w in (phase_word(phase), phase.name or "", side_words(exercise, phase.side)) if w)
    return Segment(phase.seconds, PHASE_TONES[phase.kind], f"{words} · {format_duration(phase.seconds)}")


def place_words(view: SessionView, phases: Sequence[Phase]) -> tuple[str, str]:
    """Which exercise of how many this is, and how much time is left of all; empty where nobody knows."""
    number = _tr("{number} of {count}").format(number=part_at(phases, view.index) + 1, count=part_count(phases))
    if view.phase.until_done and view.phase.walking:
        return number, ""  # nobody has to come up to it
    return number, _tr("{time} left").format(time=format_clock(seconds_to_show(view.total_left_seconds)))


class LeftOut:
    """Which phases of a session were left out, by their number, with the share (0 to 1) of each that was done."""

    def __init__(self, first: int = 0, so_far: SessionRecord | None = None) -> None:
        """`first` is the phase that the session begins with; `so_far` is the record of one that goes on."""
        self.shares: dict[int, float] = _left_out_before(so_far, first) if so_far is not None else {}
        self._at = first - 1

    def happened(self, event: Event) -> None:
        """Take in an event of the session."""
        match event:
            case PhaseEnded(index=index, phase=phase, active_seconds=active, ending=ending):
                self._at = index
                self.shares.pop(index, None)
                skipped = ending is Ending.SKIPPED and phase.kind is PhaseKind.WORK
                if skipped or ending is Ending.HURT:
                    self.shares[index] = min(1.0, active / phase.seconds) if phase.seconds else 0.0
            case PhaseStarted(index=index):
                self.shares.update(dict.fromkeys(range(self._at + 1, index), 0.0))
            case _:
                pass


def _left_out_before(record: SessionRecord, first: int) -> dict[int, float]:
    phases = record.timeline.phases if record.timeline is not None else ()
    works = [index for index, phase in enumerate(phases) if phase.kind is PhaseKind.WORK]
    return {
        index: min(1.0, step.active_seconds / step.planned_seconds) if step.planned_seconds else 0.0
        for index, step in zip(works, record.steps, strict=False)
        if index < first and step.outcome in (StepOutcome.SKIPPED, StepOutcome.HURT)
    }


def big_moment(view: SessionView, exercise: Exercise | None, coming: Following) -> BigMoment:
    """What the big view shows of a moment of the session; in a rest `exercise` is the one that comes."""
    phase = view.phase
    number, caption = SideColumn.number_and_caption(view)
    paused = view.status is Status.PAUSED
    word = _tr("Paused") if paused else phase_word(phase)
    name, side, line = phase.name or "", side_words(exercise, side_now(view)), coming.line
    if phase.kind is PhaseKind.REST and phase.exercise is None:
        # What comes is what one has to get ready for.
        name, line = coming.line, ""
        side = side_words(exercise, view.coming.side) if view.coming is not None else ""
    return BigMoment(
        tone=PHASE_TONES[phase.kind],
        phase=word,
        name=name,
        side=side,
        number=number,
        caption=_tr("Space: go on") if paused else caption if caption.lower() != word.lower() else "",
        coming=line,
        icon="pause" if paused else "walking" if phase.walking else PHASE_ICONS[phase.kind],
        paused=paused,
        waits=phase.until_done,
        listens=view.status is Status.LISTENING,
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("player", words)
