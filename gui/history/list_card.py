"""Sessions as a list in a card: columns with headings where there is room, two lines a session where there is not."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from gui.history.model import SessionModel
from gui.history.row_delegate import COLUMN_STARTS, RowDelegate
from gui.theme.theme import Theme
from gui.widgets.card import Card
from gui.widgets.scroll import bring_into_view


class _Headings(QWidget):
    """The words above the columns; gone where rows take two lines."""

    def __init__(self, theme: Theme, words: tuple[str, ...], rows: "Rows") -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._rows = rows
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font(13))
        painter.setPen(self._theme.colours.muted)
        # A bar to scroll with makes the rows narrower.
        width = self._rows.viewport().width() - self._theme.px(60)
        inside = QRect(self._theme.px(20), 0, width, self.height())
        for words, start in zip(self._words, COLUMN_STARTS, strict=True):
            place = inside.adjusted(round(start * inside.width()), 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class Rows(QListView):
    """The list itself; Enter and a click open a session. With `whole`, it is as tall as its rows and never scrolls."""

    opened = Signal(QModelIndex)

    def __init__(self, theme: Theme, *, whole: bool) -> None:
        super().__init__()
        self._whole = whole
        self._delegate = RowDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pressed: tuple[QPersistentModelIndex, QPointF] | None = None
        # The focus brings what it is on into view: a click must not move the row away from under the mouse.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def is_narrow(self, width: int) -> bool:
        """Whether a row takes two lines at this width."""
        return self._delegate.is_narrow(width)

    def fit_height(self) -> None:
        """Be as tall as all rows."""
        if self._whole:
            rows = self.model().rowCount() if self.model() is not None else 0
            self.setFixedHeight(max(1, rows * self.sizeHintForRow(0)) if rows else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
            if self._whole and self.currentIndex().isValid():
                bring_into_view(self, self.visualRect(self.currentIndex()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index, left = self.indexAt(event.position().toPoint()), event.button() == Qt.MouseButton.LeftButton
        self._pressed = (QPersistentModelIndex(index), event.globalPosition()) if left and index.isValid() else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        row, at = pressed
        moved = (event.globalPosition() - at).manhattanLength()
        # What was pressed is meant, also when the list has moved since.
        if row.isValid() and moved <= QApplication.startDragDistance():
            self.opened.emit(self.model().index(row.row(), 0))

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Tell where the focus is, which a page that scrolls brings into view."""
        if query == Qt.InputMethodQuery.ImCursorRectangle and self._whole and self.currentIndex().isValid():
            return self.visualRect(self.currentIndex())
        return super().inputMethodQuery(query)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._whole:
            event.ignore()  # the page around it scrolls
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class SessionList(Card):
    """A card with the list in it; with `whole`, it is as tall as its rows."""

    session_chosen = Signal(str)

    def __init__(
        self, theme: Theme, model: SessionModel, *, whole: bool = False, parent: QWidget | None = None
    ) -> None:
        self._model = model
        self._headings: _Headings | None = None
        super().__init__(theme, padding=0, parent=parent)
        self.rows = Rows(theme, whole=whole)
        self.rows.setModel(model)
        self.rows.setAccessibleName(self.tr("Sessions"))
        self.rows.opened.connect(self._open)
        words = (self.tr("When"), self.tr("Session"), self.tr("Time"), self.tr("Pain"), self.tr("Effort"))
        self._headings = _Headings(theme, words, self.rows)
        self.content.addWidget(self._headings)
        self.content.addWidget(self.rows, 1)
        model.modelReset.connect(self._filled)
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _filled(self) -> None:
        self.rows.fit_height()
        if self._model.rowCount() and not self.rows.currentIndex().isValid():
            self.rows.setCurrentIndex(self._model.index(0, 0))

    def _open(self, index: QModelIndex) -> None:
        self.session_chosen.emit(self._model.summary(index.row()).id)

    def _restyle(self) -> None:
        super()._restyle()
        if self._headings is not None:
            px = self._theme.px
            self.content.setSpacing(0)
            # The card's round corners must not be painted over by the rows.
            self.content.setContentsMargins(px(4), px(4), px(4), px(10))
            self._arrange()

    def _arrange(self) -> None:
        if self._headings is not None:
            self._headings.setVisible(not self.rows.is_narrow(self.width()))
            self.rows.scheduleDelayedItemsLayout()
            self.rows.fit_height()
