"""What every card of the settings can do: show the settings, and tell what was changed."""

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from exercises.settings import Settings
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import Button, secondary_button
from gui.widgets.card import Card
from gui.widgets.chips import ChipRow
from gui.widgets.labels import Label, Role

# What is typed or dragged is kept when one has stopped for so long.
_SETTLED_MS = 700
# Where the words of a box begin, beside its mark.
_BELOW_WORDS = 36


class SettingsCard(Card):
    """A part of the settings. `changed` tells only what the user did; `apply` says what it is now."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._soon = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._soon.timeout.connect(self.tell)
        self._indented: list[QVBoxLayout] = []
        self._title = Label("", Role.HEADING)
        self.add(self._title)
        theme.changed.connect(self._space)
        self._space()

    def apply(self, settings: Settings) -> Settings:
        """The settings with what this card shows."""
        raise NotImplementedError

    def show_settings(self, settings: Settings) -> None:
        """Show the settings as they are, and tell nobody."""
        raise NotImplementedError

    def set_title(self, title: str) -> None:
        """Say what the card is about."""
        self._title.set_text(title)
        self.setAccessibleName(title)

    def add(self, *widgets: QWidget) -> None:
        """Put something at the end."""
        for widget in widgets:
            self.content.addWidget(widget)

    def tell(self) -> None:
        """Something was changed."""
        self._soon.stop()
        self.changed.emit()

    def tell_soon(self) -> None:
        """Something is being changed; it is told when it has settled."""
        self._soon.start()

    @property
    def is_unsettled(self) -> bool:
        """Whether something was changed that was not told yet."""
        return self._soon.isActive()

    def settle(self) -> None:
        """Tell now what would be told soon."""
        if self._soon.isActive():
            self.tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.settle()

    def chips(self, key: str, name: str, options: Iterable[tuple[str, str]], *, multiple: bool = False) -> ChipRow:
        """A row to choose from; what is chosen is told at once."""
        row = ChipRow(self._theme, options, name=name, multiple=multiple)
        row.setObjectName(key)
        row.chosen_changed.connect(self.tell)
        return row

    def tick(self, key: str, words: str) -> QCheckBox:
        """Something that is on or off; told at once."""
        box = QCheckBox(words)
        box.setObjectName(key)
        box.clicked.connect(self.tell)
        return box

    def tick_with_words(self, key: str, words: str, about: str, within: QVBoxLayout | None = None) -> QCheckBox:
        """Something that is on or off, and below it what that means; the two share a parent, put at the end."""
        box = self.tick(key, words)
        box.setAccessibleDescription(about)
        together = QWidget()
        column = QVBoxLayout(together)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        inside = QVBoxLayout()
        inside.addWidget(Label(about, Role.MUTED))
        column.addWidget(box)
        column.addLayout(inside)
        self._indented.append(inside)
        self._space()
        (within or self.content).addWidget(together)
        return box

    def set_seen(self, box: QCheckBox, *, on: bool) -> None:
        """Show or hide a box with the words below it."""
        together = box.parentWidget()
        if together is not None:
            together.setVisible(on)

    def button(self, key: str, words: str, icon: str = "") -> Button:
        """A button that tells nothing by itself."""
        made = secondary_button(self._theme, words, icon=icon)
        made.setObjectName(key)
        return made

    def _space(self) -> None:
        self.content.setSpacing(self._theme.px(Space.M))
        for lines in self._indented:
            lines.setContentsMargins(self._theme.px(_BELOW_WORDS), 0, 0, 0)
