"""What the clock of a timed trial shows at each moment."""

from math import ceil, floor

from PySide6.QtCore import QCoreApplication

from exercises.history.facts import Measure
from exercises.history.measures.catalogue import DEFINITIONS
from exercises.history.measures.words import value_words
from exercises.library.scalars import format_clock
from exercises.library.timeline import Side
from exercises.session.timed_trial import TrialState, TrialView
from gui import text
from gui.measures.big_timer import TimerMoment
from gui.theme.tokens import Tone


def moment_of(measure: Measure, side: Side | None, view: TrialView, taps: int) -> TimerMoment:
    """The moment of a trial that counts in or runs; `taps` are the chair stands so far."""
    name = DEFINITIONS[measure].name
    named = f"{name} · {text.side(side)}" if side is not None else name
    if view.state is TrialState.COUNTING_IN:
        number = str(max(1, ceil(view.count_in_seconds)))
        return TimerMoment(Tone.READY, _tr("Get ready"), named, number, "", _hint(measure, counting_in=True))
    if view.left_seconds is None:
        number = format_clock(floor(view.elapsed_seconds))
    else:
        number = format_clock(ceil(view.left_seconds))
    return TimerMoment(
        Tone.WORK, _phase(measure), named, number, _caption(measure, view, taps), _hint(measure, counting_in=False)
    )


def _phase(measure: Measure) -> str:
    match measure:
        case Measure.TWO_MINUTE_WALK:
            return _tr("Walk")
        case Measure.CHAIR_STANDS:
            return _tr("Stand up and sit down")
        case _:
            return _tr("Hold, and breathe")


def _caption(measure: Measure, view: TrialView, taps: int) -> str:
    if measure is Measure.CHAIR_STANDS and taps:
        return value_words(measure, taps)
    if view.left_seconds is None:
        return ""
    left = ceil(view.left_seconds)
    if left <= 10:
        return _tr("Nearly there")
    if measure is Measure.TWO_MINUTE_WALK and 55 < left <= 60:
        return _tr("Half the time. One minute left")
    if measure is Measure.CHAIR_STANDS and 12 < left <= 15:
        return _tr("Half the time")
    return ""


def _hint(measure: Measure, *, counting_in: bool) -> str:
    if measure is Measure.CHAIR_STANDS:
        if counting_in:
            return _tr("Space counts a stand · Enter: stop · Esc: leave")
        return _tr("Space or a tap: one more stand · Enter: stop · Esc: leave")
    if counting_in:
        return _tr("Space or a tap: not yet · Esc: leave")
    return _tr("Space or a tap: stop · Esc: leave")


def _tr(words: str) -> str:
    return QCoreApplication.translate("measures", words)
