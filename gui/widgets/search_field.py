"""A field to search in."""

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from gui.theme import icons
from gui.theme.theme import Theme
from gui.widgets.buttons import IconButton

SETTLE_MS = 120


class SearchField(QLineEdit):
    """A line to type into: Ctrl+F comes here, Esc empties it.

    `textChanged` tells every letter, `text_settled` the text when typing pauses.
    """

    text_settled = Signal(str)

    def __init__(self, theme: Theme, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settled = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._clear = IconButton(theme, "close", self.tr("Clear the search"), self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear_now)
        self._clear.hide()
        self._timer = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._timer.timeout.connect(self._settle)
        self.textChanged.connect(self._text_changed)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        shortcut.activated.connect(self._take_focus)
        theme.changed.connect(self._restyle)
        self._restyle()

    def clear_now(self) -> None:
        """Empty the field and say so at once."""
        self.clear()
        self._settle()

    def settle_now(self) -> None:
        """Tell the text without waiting for a pause."""
        self._settle()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_now()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._settle()
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._theme.px(18)
        picture = icons.pixmap("search", self._theme.colours.muted, side)
        QPainter(self).drawPixmap(QPointF(self._theme.px(12), (self.height() - side) / 2), picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_clear()

    def _text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._timer.start()

    def _settle(self) -> None:
        self._timer.stop()
        if self.text() != self._settled:
            self._settled = self.text()
            self.text_settled.emit(self._settled)

    def _take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _restyle(self) -> None:
        px = self._theme.px
        self.setTextMargins(px(26), 0, px(26), 0)
        self._clear.setFixedSize(px(34), px(34))
        self._place_clear()
        self.updateGeometry()

    def _place_clear(self) -> None:
        side = self._clear.height()
        self._clear.move(self.width() - side - self._theme.px(4), (self.height() - side) // 2)
