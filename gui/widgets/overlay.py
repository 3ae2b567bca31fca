"""A panel over the whole screen: a dim ground and a card with something to answer."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.card import Card
from gui.widgets.labels import Label, Role
from gui.widgets.scroll import VerticalScroll


class Overlay(QWidget):
    """Covers its host while it is open; Tab stays inside, Esc closes it.

    In here the keys do what they do everywhere: no single-key commands.
    """

    closed = Signal()

    def __init__(self, theme: Theme, host: QWidget, title: str, *, width: int = 620) -> None:
        super().__init__(host)
        self._theme = theme
        self._width = width
        self.card = Card(theme, padding=28)
        self.title = Label(title, Role.TITLE)
        self.card.content.addWidget(self.title)
        self.card.content.setSpacing(theme.px(Space.L))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.addStretch(1)
        column.addWidget(self.card)
        column.addStretch(1)
        self._scroll = VerticalScroll(theme, holder)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setStyleSheet("QScrollArea,QScrollArea>QWidget>QWidget{background:transparent}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._column = holder.layout()
        self._before: QWidget | None = None
        host.installEventFilter(self)
        self.setAccessibleName(title)
        self.hide()

    def open(self, focus: QWidget | None = None) -> None:
        """Show the panel with the focus on what is answered first."""
        window = self.window()
        self._before = window.focusWidget() if window is not None else None
        self._fit()
        self.show()
        self.raise_()
        (focus or self.card).setFocus(Qt.FocusReason.OtherFocusReason)
        if focus is None:
            self.focusNextChild()

    def to_top(self) -> None:
        """Show the beginning of a panel that is longer than the window, wherever the focus is."""
        QTimer.singleShot(0, self._scroll, self._scroll.scroll_to_top)

    def close_panel(self) -> None:
        """Leave without an answer."""
        if self.isVisible():
            self.hide()
            self.closed.emit()
            self._give_focus_back()

    def put_away(self) -> None:
        """Go after an answer was given: nothing is told, the focus goes back to where it was."""
        if self.isVisible():
            self.hide()
            self._give_focus_back()

    def _give_focus_back(self) -> None:
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # Nor may a key be a shortcut of the page behind the panel, such as Esc to leave it or Ctrl+Z.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            # Nothing typed in a panel may reach the player behind it.
            event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk round inside the panel only."""
        inside = [
            child
            for child in self.findChildren(QWidget)
            if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if not inside:
            return True
        chain = sorted(inside, key=_reading_order)
        current = self.window().focusWidget()
        place = chain.index(current) if current in chain else (-1 if forward else 0)
        target = chain[(place + (1 if forward else -1)) % len(chain)]
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        veil = QColor("#000000" if self._theme.colours.is_dark else "#22303A")
        veil.setAlphaF(0.62 if self._theme.colours.is_dark else 0.45)
        QPainter(self).fillRect(self.rect(), veil)

    def _fit(self) -> None:
        host = self.parent()
        if isinstance(host, QWidget):
            self.setGeometry(host.rect())
            side = max(self._theme.px(16), (host.width() - self._theme.px(self._width)) // 2)
            edge = self._theme.px(16)
            if self._column is not None:
                self._column.setContentsMargins(side, edge, side, edge)


def _reading_order(widget: QWidget) -> tuple[int, int]:
    place = widget.mapTo(widget.window(), widget.rect().topLeft())
    return place.y(), place.x()
