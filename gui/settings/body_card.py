"""The part of the settings about the user's body."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from exercises.settings import Settings, WeakerSide
from gui.settings.settings_card import SettingsCard
from gui.theme.theme import Theme
from gui.widgets.labels import Label, Role


class BodyCard(SettingsCard):
    """Which side is the weaker one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Your body"))
        self._sides = self.chips(
            "weaker-side",
            self.tr("Which side is weaker?"),
            ((WeakerSide.LEFT.value, self.tr("Left")), (WeakerSide.RIGHT.value, self.tr("Right"))),
        )
        begins = self.tr("Some routines begin with it. As long as you are not sure, leave it as it is.")
        self.add(Label(self._sides.accessibleName(), Role.SUBHEADING), self._sides, Label(begins, Role.MUTED))

    def apply(self, settings: Settings) -> Settings:
        return replace(settings, weaker_side=WeakerSide(self._sides.chosen[0]))

    def show_settings(self, settings: Settings) -> None:
        self._sides.set_chosen((settings.weaker_side.value,))
