"""The part of the settings about safety: whom to call, and the questions."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from exercises.settings import LONGEST_NUMBER, Settings
from gui.settings.settings_card import SettingsCard
from gui.theme.theme import Theme
from gui.widgets.buttons import ButtonRow
from gui.widgets.labels import Label, Role


class SafetyCard(SettingsCard):
    """The emergency number is kept when one has stopped typing."""

    safety_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Safety"))
        self._kept = ""
        self._number = QLineEdit()
        self._number.setObjectName("emergency-number")
        self._number.setAccessibleName(self.tr("Emergency number"))
        self._number.setMaxLength(LONGEST_NUMBER)
        self._number.setPlaceholderText(self.tr("Such as: 112"))
        self._number.textEdited.connect(self.tell_soon)
        self._number.editingFinished.connect(self.settle)
        shown = self.tr("Shown where help is needed at once. Amble itself never calls anybody.")
        self.add(Label(self.tr("Emergency number"), Role.SUBHEADING), self._number, Label(shown, Role.MUTED))
        again = self.button("safety-again", self.tr("Answer the safety questions again"), "heart")
        again.clicked.connect(self.safety_requested)
        self.add(ButtonRow(theme, again))
        theme.changed.connect(self._place)
        self._place()

    def apply(self, settings: Settings) -> Settings:
        self._soon.stop()
        return replace(settings, emergency_number=self._written)

    def show_settings(self, settings: Settings) -> None:
        self._kept = settings.emergency_number
        if not self.is_unsettled and self._kept != self._written:
            self._number.setText(self._kept)

    def settle(self) -> None:
        """Keep the number now, if it is another one."""
        self._soon.stop()
        if self._written != self._kept:
            self.tell()

    @property
    def _written(self) -> str:
        return " ".join(self._number.text().split())

    def _place(self) -> None:
        self._number.setMaximumWidth(self._theme.px(280))
