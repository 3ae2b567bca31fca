"""The sessions as a list model that fetches as one scrolls."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from exercises.history.filtering import Filter
from exercises.library.scalars import format_duration
from exercises.session.events import Outcome
from gui import text

if TYPE_CHECKING:
    from exercises.history.history import History, SessionSummary

PAGE: Final = 60
COLUMNS_ROLE: Final = Qt.ItemDataRole.UserRole
SUMMARY_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class SessionModel(QAbstractListModel):
    """Newest first; only what was scrolled to is in memory. With `most`, no more than so many are ever shown."""

    def __init__(
        self,
        history: "Callable[[], History]",
        today: Callable[[], date],
        parent: QObject | None = None,
        *,
        most: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._today = today
        self._rows: list[SessionSummary] = []
        self._choice = Filter()
        self._most = most
        self._complete = True

    @property
    def is_complete(self) -> bool:
        """Whether every session that is to be shown has been fetched."""
        return self._complete

    def show(self, choice: Filter) -> None:
        """Begin anew with the sessions of a choice. Raises AmbleError when the history can't be read."""
        self.beginResetModel()
        self._choice = choice
        self._rows = []
        self._complete = True
        try:
            limit = self._most or PAGE
            self._rows = self._history().recent(limit, choice=choice)
            self._complete = self._most is not None or len(self._rows) < limit
        finally:
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._complete

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or self._complete:
            return
        more = self._history().recent(PAGE, before=self._rows[-1], choice=self._choice)
        self._complete = len(more) < PAGE
        if more:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(more) - 1)
            self._rows.extend(more)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in columns_of(row, self._today()) if part)
            case _ if role == COLUMNS_ROLE:
                return columns_of(row, self._today())
            case _ if role == SUMMARY_ROLE:
                return row
            case _:
                return None

    def summary(self, row: int) -> "SessionSummary":
        """The session of a row."""
        return self._rows[row]


def columns_of(summary: "SessionSummary", today: date) -> tuple[str, str, str, str, str]:
    """When, what, how long, pain, effort: each in words, empty where nothing is known."""
    minutes = text.minutes(summary.active_seconds)
    if summary.outcome is Outcome.STOPPED:
        minutes = text.tr("stopped at {time}").format(time=minutes)
    if summary.logged_by_hand:
        minutes = text.tr("{time}, by hand").format(time=format_duration(round(summary.active_seconds)))
    effort = text.effort(summary.effort) if summary.effort is not None else ""
    return (
        text.when(summary.started, today),
        summary.name,
        minutes,
        pain(summary.pain_before, summary.pain_peak, summary.pain_after),
        effort,
    )


def pain(before: int | None, worst: int | None, after: int | None) -> str:
    """`3 → 2`, or the one that is known; `3 → 2, worst 6` where it was more in between."""
    ends = [each for each in (before, after) if each is not None]
    told = [" → ".join(map(str, ends))] if ends else []
    if worst is not None and (not ends or worst > max(ends)):
        told.append(text.tr("worst {n}").format(n=worst))
    return ", ".join(told)
