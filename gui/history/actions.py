"""What can be done on the history's page, as buttons; those for which there is no room stand in a menu."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import Button, secondary_button
from gui.widgets.layouts import FlowLayout


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to do: its key, which is also its button's object name, and its words."""

    key: str
    words: str


class ActionRow(QWidget):
    """Buttons in one line, the first ones first; `asked` tells the key of what is wanted.

    What nobody can do yet is not offered.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, deeds: Sequence[Deed], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._deeds = tuple(deeds)
        self._offered: set[str] = set()
        self._room = 10_000
        self._flow = FlowLayout(self)
        self._buttons: dict[str, Button] = {}
        for deed in deeds:
            button = self._buttons[deed.key] = secondary_button(theme, deed.words)
            button.setObjectName(deed.key)
            button.clicked.connect(lambda _=False, key=deed.key: self.asked.emit(key))
            self._flow.addWidget(button)
            button.hide()
        self._more = secondary_button(theme, self.tr("More"), icon="more")
        self._more.setObjectName("history-more")
        self._more.clicked.connect(self._open_menu)
        self._flow.addWidget(self._more)
        self._more.hide()
        theme.changed.connect(self._fit)

    def offer(self, key: str) -> None:
        """Show what can be done from now on."""
        self._offered.add(key)
        self._fit()

    @property
    def first(self) -> Button:
        """The first button that is shown."""
        shown = (button for button in self._buttons.values() if not button.isHidden())
        return next(shown, self._more)

    @property
    def in_menu(self) -> tuple[Deed, ...]:
        """What is offered and stands in the menu."""
        return tuple(deed for deed in self._deeds if deed.key in self._offered and self._buttons[deed.key].isHidden())

    def set_room(self, width: int) -> None:
        """Say how many pixels there are."""
        if width != self._room:
            self._room = width
            self._fit()

    def _fit(self) -> None:
        gap = self._theme.px(Space.M)
        self._flow.set_spacing(gap)
        offered = [self._buttons[deed.key] for deed in self._deeds if deed.key in self._offered]
        widths = [button.sizeHint().width() + gap for button in offered]
        fits = len(offered)
        if sum(widths) - gap > self._room:
            used = self._more.sizeHint().width()
            fits = next((n for n in range(len(widths)) if used + sum(widths[: n + 1]) > self._room), len(widths))
        for number, button in enumerate(offered):
            button.setVisible(number < fits)
        self._more.setVisible(fits < len(offered))

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("history-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for deed in self.in_menu:
            action = QAction(deed.words, menu)
            action.setObjectName(deed.key)
            action.triggered.connect(lambda _=False, key=deed.key: self.asked.emit(key))
            menu.addAction(action)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
