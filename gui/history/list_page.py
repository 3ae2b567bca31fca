"""Every session, newest first, with a search over names and notes."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from exercises.errors import AmbleError
from gui.history.model import SessionModel
from gui.history.row_delegate import COLUMN_STARTS, RowDelegate
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import secondary_button
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll
from gui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from exercises.history.history import History

# Below this width at 100 % text size there is no room for words on the buttons of the head.
_NARROW = 720
_QT_WIDEST = 16_777_215


class _Headings(QWidget):
    """The words above the columns; gone where rows take two lines."""

    def __init__(self, theme: Theme, words: tuple[str, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font(13))
        painter.setPen(self._theme.colours.muted)
        inside = self.rect().adjusted(self._theme.px(20), 0, -self._theme.px(40), 0)
        for words, start in zip(self._words, COLUMN_STARTS, strict=True):
            place = inside.adjusted(round(start * inside.width()), 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class _Rows(QListView):
    """The list itself; Enter and a click open a session."""

    opened = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class HistoryList(QWidget):
    """The list with its search; says how many there are."""

    session_chosen = Signal(str)
    from_phone_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        history: "Callable[[], History]",
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._history = history
        self._header = PageHeader(theme, self.tr("History"))
        self._search = SearchField(theme, self.tr("Search sessions and notes"))
        self._search.setObjectName("search-history")
        self._search.text_settled.connect(self.refresh)
        self._from_phone = secondary_button(theme, "", icon="phone")
        self._from_phone.setObjectName("from-phone")
        self._from_phone.clicked.connect(self.from_phone_requested)
        self._header.add_action(self._from_phone)
        self._header.add_action(self._search)
        self._trouble = Banner(theme, self.tr("Your history can't be read."), "", Tone.BAD)
        self._trouble.hide()
        self._model = SessionModel(history, today, self)
        self.rows = _Rows()
        self.rows.setObjectName("sessions")
        self.rows.setAccessibleName(self.tr("Sessions"))
        self.rows.setModel(self._model)
        self._delegate = RowDelegate(theme, self.rows)
        self.rows.setItemDelegate(self._delegate)
        self.rows.setUniformItemSizes(True)
        self.rows.setMouseTracking(True)
        self.rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.clicked.connect(self._open)
        self.rows.opened.connect(self._open)
        self._headings = _Headings(
            theme, (self.tr("When"), self.tr("Session"), self.tr("Time"), self.tr("Pain"), self.tr("Effort"))
        )
        self._card = Card(theme, padding=0)
        self._card.content.addWidget(self._headings)
        self._card.content.addWidget(self.rows, 1)
        self._empty = EmptyState(
            theme,
            "history",
            self.tr("Nothing here yet."),
            more=self.tr("Every routine that you follow is kept here, also those that you left early."),
        )
        self._counter = QTimer(self, singleShot=True, interval=40)
        self._counter.timeout.connect(self._count)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._header)
        self._column.addWidget(self._trouble)
        self._column.addWidget(self._card, 1)
        self._nothing = VerticalScroll(theme, self._empty)
        self._column.addWidget(self._nothing, 1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def refresh(self) -> None:
        """Read the list anew, from the newest session on."""
        search = self._search.text().strip()
        try:
            self._model.show(search)
        except AmbleError as error:
            self._say_trouble(str(error))
            return
        some = self._model.rowCount() > 0
        self._trouble.hide()
        self._card.setVisible(some)
        self._nothing.setVisible(not some)
        if search and not some:
            self._empty.set_sentence(self.tr("No session fits that."), self.tr("Try fewer words."))
        elif not some:
            self._empty.set_sentence(
                self.tr("Nothing here yet."),
                self.tr("Every routine that you follow is kept here, also those that you left early."),
            )
        # Counting a long history takes longer than showing its beginning, so it comes after it.
        self._counter.start()
        if self._model.rowCount() and not self.rows.currentIndex().isValid():
            self.rows.setCurrentIndex(self._model.index(0, 0))

    def _count(self) -> None:
        try:
            search = self._search.text().strip()
            count = self._model.rowCount() if self._model.is_complete else self._history().count(search=search)
        except AmbleError as error:
            self._say_trouble(str(error))
            return
        words = self.tr("1 session") if count == 1 else self.tr("{n} sessions").format(n=f"{count:,}")
        self._header.set_subtitle(words if count else "")

    def _say_trouble(self, why: str) -> None:
        self._trouble.set_parts(self.tr("Your history can't be read."), why)
        self._trouble.show()
        self._card.hide()
        self._nothing.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def _open(self, index: QModelIndex) -> None:
        self.session_chosen.emit(self._model.summary(index.row()).id)

    def _fit_actions(self) -> None:
        """Where there is little room the button is its icon, and stands in one row with the search."""
        px, words = self._theme.px, self.tr("I did this on my phone")
        narrow = self.width() < px(_NARROW)
        if self._from_phone.label != ("" if narrow else words):
            self._from_phone.set_label("" if narrow else words)
            self._from_phone.setToolTip(words if narrow else "")
            self._from_phone.setAccessibleName(words)
        beside = self._from_phone.sizeHint().width() + px(Space.L) + 2 * px(Space.XXXL)
        self._search.setMaximumWidth(max(px(160), self.width() - beside) if narrow else _QT_WIDEST)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(Space.XXXL), px(Space.XL), px(Space.XXXL), px(Space.XL))
        self._column.setSpacing(px(Space.L))
        self._card.content.setSpacing(0)
        self._fit_actions()
        # The card's round corners must not be painted over by the rows.
        self._card.content.setContentsMargins(px(4), px(4), px(4), px(10))
        self._headings.setVisible(not self._delegate.is_narrow(self._card.width()))
        self.rows.scheduleDelayedItemsLayout()
