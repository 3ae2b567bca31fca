"""A session that was ended at once: nothing is asked about it, and nothing of it is kept unless that is wished."""

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

    A row for it would stand among the real ones, count as a session and ask for its morning after. How the back was
    before it stays, as an answer without a session. What can't be taken out is kept and asked about like any other.
    """
    if not is_slip(record):
        return False
    try:
        history().delete(record.id)
    except AmbleError:
        return False
    pain = record.feelings.pain_before
    told = coaching.note(CheckIn(pain, record.feelings.where), record.started) if pain is not None else None
    coaching.forget()

    def keep() -> None:
        try:
            history().undelete(record.id)
        except AmbleError as error:
            window.say(str(error))
            return
        if told is not None:
            coaching.take_back(told)
        coaching.forget()

    window.say(tr("Ended at once, so nothing was written down."), action=tr("Keep it"), on_action=keep)
    return True
