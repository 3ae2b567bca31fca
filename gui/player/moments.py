"""Moments and phases of a session in the words and colours that the player's parts show."""

from PySide6.QtCore import QCoreApplication

from exercises.library.scalars import format_duration
from exercises.library.timeline import Phase
from exercises.session.session import SessionView
from gui import text
from gui.player.big_view import BigMoment
from gui.player.side_column import SideColumn, side_now
from gui.player.stage import PHASE_TONES, phase_word
from gui.widgets.segment_bar import Segment


def segment_of(phase: Phase) -> Segment:
    """A phase as a piece of the bar."""
    words = " · ".join(w for w in (phase_word(phase), phase.name or "", text.side(phase.side)) if w)
    return Segment(phase.seconds, PHASE_TONES[phase.kind], f"{words} · {format_duration(phase.seconds)}")


def big_moment(view: SessionView) -> BigMoment:
    """What the big view shows of a moment of the session."""
    phase = view.phase
    number, caption = SideColumn.number_and_caption(view)
    coming = ""
    if view.coming is not None:
        coming = _tr("Next: {name}").format(name=view.coming.name or "")
    return BigMoment(
        tone=PHASE_TONES[phase.kind],
        phase=phase_word(phase),
        name=phase.name or "",
        side=text.side(side_now(view)),
        number=number,
        caption=caption if caption != phase_word(phase).lower() else "",
        coming=coming,
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("player", words)
