"""A grid of cards that are filled as one scrolls, so that two thousand of them cost no more than one screen."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from gui.theme.theme import Theme
from gui.widgets.layouts import CardGrid
from gui.widgets.picture_card import CardFace, PictureCard

# Before anybody knows how many are seen at once.
_AT_FIRST: Final = 12


class LazyCards(QWidget):
    """Fills cards until they reach a screen below what is to be seen; more follow while one scrolls there.

    A card that is there is given another face instead of being made anew, and those that are seen come first: a
    letter that is typed into a search changes a screen of texts and nothing else.
    """

    chosen = Signal(str)  # the key of the card that was pressed

    def __init__(
        self,
        theme: Theme,
        face: Callable[[str], CardFace],
        *,
        name: str,
        minimum_card_width: int,
        parent: QWidget | None = None,
    ) -> None:
        """`face` gives what stands on the card of a key; `minimum_card_width` is in pixels at 100 % text size.

        The object of a card is called `name`, a hyphen and its key.
        """
        super().__init__(parent)
        self._theme = theme
        self._face = face
        self._name = name
        self._minimum_card_width = minimum_card_width
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # cards that stay are not painted again
        self._grid = CardGrid(self)
        self._cards: list[PictureCard] = []  # those beyond what is filled are hidden, and wait
        self._keys: Sequence[str] = ()
        self._filled = 0
        self._scroll: QScrollArea | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fill_some)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def cards(self) -> list[PictureCard]:
        """The cards that have been filled, in their order."""
        return self._cards[: self._filled]

    def show_cards(self, keys: Sequence[str]) -> None:
        """Show the cards of these keys, in this order."""
        self._keys = keys
        self._filled = 0
        self._fill(self._seen_at_once())
        # Those further down that will be filled in a moment stay: hiding them would move the whole page twice.
        for card in self._cards[max(self._filled, len(keys)) :]:
            if not card.isHidden():
                card.hide()
                # Nothing is to be found under a name that is not shown.
                card.setObjectName("")
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._scroll is None:
            self._scroll = self._find_scroll()
            if self._scroll is not None:
                self._scroll.verticalScrollBar().valueChanged.connect(lambda _: self._soon.start())
                self._scroll.viewport().installEventFilter(self)
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
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

    def _seen_at_once(self) -> int:
        """How many cards a screen holds, the row that begins in it included."""
        if self._scroll is None or not self._cards or not self.isVisible():
            return _AT_FIRST
        viewport = self._scroll.viewport()
        above = max(0, self.mapTo(viewport, QPoint(0, 0)).y())
        return self._columns() * (max(0, viewport.height() - above) // max(1, self._cards[0].height()) + 1)

    def _columns(self) -> int:
        return self._grid.columns(self.width())

    def _fill_some(self) -> None:
        if self._filled >= len(self._keys) or not self.isVisible():
            return
        waiting = self._filled < len(self._cards) and not self._cards[self._filled].isHidden()
        if self._scroll is not None and not waiting:
            viewport = self._scroll.viewport()
            bottom = self.mapTo(viewport, self.rect().bottomLeft()).y()
            if bottom > 2 * viewport.height():
                return
        # A row at a time, so that the window answers in between. They may not reach far enough yet.
        self._fill(self._columns())
        self._soon.start()

    def _fill(self, number: int) -> None:
        # Each card that is shown would have the whole page laid out at once.
        self._grid.setEnabled(False)
        for key in self._keys[self._filled : self._filled + number]:
            face = self._face(key)
            if self._filled < len(self._cards):
                card = self._cards[self._filled]
                card.show_face(face)
            else:
                card = self._new_card(face)
                self._cards.append(card)
            card.setObjectName(f"{self._name}-{key}")
            card.show()
            self._filled += 1
        self._grid.setEnabled(True)
        self._grid.update()

    def _new_card(self, face: CardFace) -> PictureCard:
        card = PictureCard(self._theme, face, self)
        card.activated.connect(lambda: self.chosen.emit(card.key))
        self._grid.addWidget(card)
        return card

    def _restyle(self) -> None:
        self._grid.set_minimum_card_width(self._theme.px(self._minimum_card_width))
        self._grid.setSpacing(self._theme.px(18))
