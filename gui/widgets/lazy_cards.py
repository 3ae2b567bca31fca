"""A grid of cards that are made as one scrolls, so that two thousand of them cost no more than one screen."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from gui.theme.theme import Theme
from gui.widgets.layouts import CardGrid

_AT_ONCE: Final = 24


class LazyCards(QWidget):
    """Makes cards until they reach a screen below what is to be seen; more follow while one scrolls there."""

    def __init__(self, theme: Theme, *, minimum_card_width: int, parent: QWidget | None = None) -> None:
        """`minimum_card_width` is in pixels at 100 % text size."""
        super().__init__(parent)
        self._theme = theme
        self._minimum_card_width = minimum_card_width
        self._grid = CardGrid(self)
        self._cards: list[QWidget] = []
        self._to_make: list[Callable[[], QWidget]] = []
        self._scroll: QScrollArea | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._make_some)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def cards(self) -> list[QWidget]:
        """The cards that have been made."""
        return list(self._cards)

    def show_cards(self, makers: Sequence[Callable[[], QWidget]]) -> None:
        """Show other cards, each made by a call when it is needed."""
        for card in self._cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        self._to_make = list(makers)
        self._add(_AT_ONCE)
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._scroll is None:
            self._scroll = self._find_scroll()
            if self._scroll is not None:
                self._scroll.verticalScrollBar().valueChanged.connect(lambda _: self._soon.start())
                self._scroll.viewport().installEventFilter(self)
        self._soon.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._soon.start()
        return False

    def _find_scroll(self) -> QScrollArea | None:
        widget = self.parentWidget()
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        return widget

    def _make_some(self) -> None:
        if not self._to_make or not self.isVisible():
            return
        if self._scroll is not None:
            viewport = self._scroll.viewport()
            bottom = self.mapTo(viewport, self.rect().bottomLeft()).y()
            if bottom > 2 * viewport.height():
                return
        self._add(_AT_ONCE)
        # Once more when these have been laid out: they may not reach far enough yet.
        self._soon.start()

    def _add(self, number: int) -> None:
        now, self._to_make = self._to_make[:number], self._to_make[number:]
        for make in now:
            card = make()
            self._cards.append(card)
            self._grid.addWidget(card)

    def _restyle(self) -> None:
        self._grid.set_minimum_card_width(self._theme.px(self._minimum_card_width))
        self._grid.setSpacing(self._theme.px(18))
