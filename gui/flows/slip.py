"""A session that is taken out of the history again: ended at once, or begun by mistake; it can be brought back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from exercises.errors import AmbleError
from exercises.history.facts import CheckIn
from exercises.session.record import SessionRecord
from exercises.session.slip import is_slip
from gui.coaching import Coaching
from gui.main_window import MainWindow
from gui.text import tr

if TYPE_CHECKING:
    from exercises.history.history import History


def let_go(record: SessionRecord, history: "Callable[[], History]", coaching: Coaching, window: MainWindow) -> bool:
    """Take a session that holds nothing out of the history; whether it was one.

    A row for it would stand among the real ones, count as a session and ask for its morning after. What can't be taken
    out is kept and asked about like any other.
    """
    if not is_slip(record):
        return False
    try:
        keep = _take_out(record, history, coaching, window)
    except AmbleError:
        return False
    window.say(tr("Ended at once, so nothing was written down."), action=tr("Keep it"), on_action=keep)
    return True


def throw_away(record: SessionRecord, history: "Callable[[], History]", coaching: Coaching, window: MainWindow) -> bool:
    """Take any session out of the history because that is wished; whether it worked, and why not is said."""
    try:
        undo = _take_out(record, history, coaching, window)
    except AmbleError as error:
        window.say(str(error))
        return False
    window.say(tr("{name} was thrown away.").format(name=record.name), action=tr("Undo"), on_action=undo)
    return True


def _take_out(
    record: SessionRecord, history: "Callable[[], History]", coaching: Coaching, window: MainWindow
) -> Callable[[], None]:
    """Take it out, and return what brings it back. Raises HistoryError.

    How the back was before it stays, as an answer without a session.
    """
    history().delete(record.id)
    pain = record.feelings.pain_before
    told = coaching.note(CheckIn(pain, record.feelings.where), record.started) if pain is not None else None
    coaching.forget()

    def bring_back() -> None:
        try:
            history().undelete(record.id)
        except AmbleError as error:
            window.say(str(error))
            return
        if told is not None:
            coaching.take_back(told)
        coaching.forget()

    return bring_back
