"""The line above the player: ending, where one is, the sound, the keys, the big view."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.widgets.buttons import quiet_button
from gui.widgets.labels import LeadLabel

# Pixels at 100 % text below which the place is told without the session's name, then by its number alone.
_NAMELESS: Final = 520
_SHORT: Final = 400


class TopBar(QWidget):
    """Words where there is room for them, else icons; what every button does is its tooltip and accessible name."""

    end_wanted = Signal()
    mute_toggled = Signal()
    keys_wanted = Signal()
    big_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide = 0.0
        self._tiny = self._muted = False
        self._name = ""
        self._parts: tuple[str, ...] = ()
        self._end = quiet_button(theme, "", icon="chevron-left")
        self._sound = quiet_button(theme, "", icon="voice")
        self._keys = quiet_button(theme, "", icon="keyboard")
        self._big = quiet_button(theme, "", icon="fullscreen")
        for name, button, wanted in (
            ("end", self._end, self.end_wanted),
            ("mute", self._sound, self.mute_toggled),
            ("keys", self._keys, self.keys_wanted),
            ("big", self._big, self.big_wanted),
        ):
            button.setObjectName(name)
            button.clicked.connect(wanted)
        self._where = LeadLabel("")
        self._where.setObjectName("where")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._end)
        row.addStretch(1)
        row.addWidget(self._where)
        row.addStretch(1)
        for button in (self._sound, self._keys, self._big):
            row.addWidget(button)
        self._arrange()

    def show_place(self, name: str, number: str, *others: str) -> None:
        """Say what is done, which part of it, and what else there is room for; empty words are left out."""
        self._name, self._parts = name, (number, *others)
        self._show_place()

    def show_muted(self, *, muted: bool) -> None:
        """Say whether anything is to be heard."""
        self._muted = muted
        self._arrange()

    def set_room(self, wide: float, *, tiny: bool) -> None:
        """Fit into a player so many pixels wide at 100 % text; `tiny` leaves icons only."""
        self._wide, self._tiny = wide, tiny
        self._arrange()

    def _show_place(self) -> None:
        parts = [part for part in self._parts if part]
        if self._wide < _NAMELESS:
            # Who does it knows what it is; where in it one is has to be read, on one line.
            ends = (parts[:1] + parts[-1:]) if len(parts) > 1 else parts
            self._where.set_parts("", "  ·  ".join(ends if self._wide >= _SHORT else parts[:1]))
        else:
            self._where.set_parts(self._name, "  ".join(f"·  {part}" for part in parts))

    def _arrange(self) -> None:
        roomy = self._wide >= 1000
        sound = self.tr("Sound off") if self._muted else self.tr("Sound on")
        self._sound.set_icon("mute" if self._muted else "voice")
        for button, shown, words, tip in (
            (self._end, not self._tiny, self.tr("End session"), self.tr("End session (Esc)")),
            (
                self._sound,
                roomy or (self._muted and self._wide >= 700),
                sound,
                self.tr("Sound is off; switch it on (M)") if self._muted else self.tr("Sound is on; switch it off (M)"),
            ),
            (self._keys, roomy, self.tr("Keys"), self.tr("All keys (?)")),
            (self._big, self._wide >= 600, self.tr("Big view"), self.tr("Big view, to be read from afar (F)")),
        ):
            button.set_label(words if shown else "")
            button.setAccessibleName(tip if button is self._sound else words)
            button.setToolTip(tip)
        self._keys.setVisible(self._wide >= 700)
        self._show_place()
