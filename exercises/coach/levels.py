"""The plan's level of many days at once, from facts that are read once."""

from datetime import date
from typing import TYPE_CHECKING

from exercises.coach.advisor import Advisor

if TYPE_CHECKING:
    from exercises.history.facts import StoredFact
    from exercises.history.session_facts import SessionFact


class Levels:
    """Answers for days, each looked at once; days before anything was told have no level."""

    def __init__(self, advisor: Advisor, sessions: "tuple[SessionFact, ...]", facts: "tuple[StoredFact, ...]") -> None:
        self._advisor = advisor
        self._sessions = sessions
        self._facts = facts
        days = [session.day for session in sessions] + [fact.day for fact in facts]
        self._first = min(days, default=None)
        self._known: dict[date, tuple[str | None, int | None]] = {}

    def on(self, day: date) -> tuple[str | None, int | None]:
        """The level of a day and the minutes that the plan asked for on it; None where there was none."""
        if self._first is None or day < self._first or not self._advisor.has_plan():
            return None, None
        if day not in self._known:
            outlook = self._advisor.look(self._sessions, self._facts, day)
            self._known[day] = outlook.level, outlook.minutes
        return self._known[day]
