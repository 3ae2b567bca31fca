"""What is said right after a session has been kept."""

from typing import TYPE_CHECKING

from exercises.coach.days import lately
from exercises.errors import AmbleError
from gui.text import tr

if TYPE_CHECKING:
    from gui.coaching import Coaching


def words_after(coaching: "Coaching") -> str:
    """That it was kept, and what the coach makes of it where it was too much."""
    from exercises.coach.afterwards import afterwards

    sessions, outlook = lately(coaching.sessions(), coaching.today), coaching.outlook()
    if sessions and outlook is not None and outlook.lock is None:
        try:
            rules = coaching.advisor().rules
        except AmbleError:
            return tr("Kept. It is in your history.")
        told = afterwards(sessions[-1], outlook, rules, coaching.limit())
        if told:
            return tr("Kept. {what}").format(what=told)
    return tr("Kept. It is in your history.")
