"""What forms over the whole window have in common: a card in a page, a way back, and Save."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow, ButtonSize, primary_button, quiet_button
from gui.widgets.card import Card
from gui.widgets.labels import Label, Role
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to

_WIDTH = 800
# Below this height at 100 % text size there is less room around things, so that Save is seen.
_ROOMY = 700


class FormPage(QWidget):
    """A subclass puts its questions into `card` and saves in `_save`."""

    left = Signal()

    def __init__(self, theme: Theme, title: str, explained: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.save_button = primary_button(theme, self.tr("Save"), size=ButtonSize.LARGE)
        self.save_button.setObjectName("save-log")
        self.save_button.clicked.connect(self._save)
        self.buttons: tuple[QWidget, ...] = ()
        holder = QWidget()
        self._outer = QVBoxLayout(holder)
        self.card = Card(theme, padding=32)
        # From the top, and not in the middle: there everything would move whenever a line comes or goes.
        self._outer.addWidget(self.card)
        self._outer.addStretch(1)
        self.card.content.addWidget(Label(title, Role.TITLE))
        self.card.content.addWidget(Label(explained, Role.MUTED))
        self._scroll = VerticalScroll(theme, holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        escape_to(self, self.left)
        theme.changed.connect(self._restyle)
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def _add(self, question: str, *widgets: QWidget) -> None:
        self.card.content.addWidget(Label(question, Role.SUBHEADING))
        for widget in widgets:
            self.card.content.addWidget(widget)

    def _add_buttons(self, *others: QWidget) -> None:
        cancel = quiet_button(self._theme, self.tr("Cancel"))
        cancel.setObjectName("cancel-log")
        cancel.clicked.connect(self.left)
        self.buttons = (self.save_button, cancel, *others)
        self.card.content.addWidget(ButtonRow(self._theme, *self.buttons))

    def _begin(self, first: QWidget) -> None:
        self._scroll.scroll_to_top()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        raise NotImplementedError

    def _restyle(self) -> None:
        px = self._theme.px
        # Margins and not a greatest width: Qt gives an aligned item a height that wrapping text does not fit into.
        side = max(px(Space.L), (self.width() - px(_WIDTH)) // 2)
        top = px(Space.XXXL if self.height() >= px(_ROOMY) else Space.L)
        self._outer.setContentsMargins(side, top, side, px(Space.L))
        inside = px(Space.XXL if self.height() >= px(_ROOMY) else Space.L)
        self.card.content.setContentsMargins(px(Space.XXL), inside, px(Space.XXL), inside)
        self.card.content.setSpacing(px(Space.M if self.height() >= px(_ROOMY) else Space.S))
