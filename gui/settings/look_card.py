"""The part of the settings about colours, size and motion."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from exercises.settings import Look, Settings
from gui.settings.settings_card import SettingsCard
from gui.theme.theme import Theme
from gui.widgets.labels import Label, Role

TEXT_SIZES = (90, 100, 115, 130, 150, 175, 200)


class LookCard(SettingsCard):
    """How the window looks."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("How it looks"))
        self._looks = self.chips(
            "look",
            self.tr("Colours"),
            (
                (Look.SYSTEM.value, self.tr("Like the system")),
                (Look.LIGHT.value, self.tr("Light")),
                (Look.DARK.value, self.tr("Dark")),
                (Look.HIGH_CONTRAST.value, self.tr("High contrast")),
            ),
        )
        self._sizes = self.chips(
            "text-size", self.tr("Text size"), tuple((str(size), f"{size} %") for size in TEXT_SIZES)
        )
        self._still = self.tick("reduce-motion", self.tr("Reduce motion"))
        for row in (self._looks, self._sizes):
            self.add(Label(row.accessibleName(), Role.SUBHEADING), row)
        self.add(self._still)

    def apply(self, settings: Settings) -> Settings:
        size = int(self._sizes.chosen[0])
        return replace(
            settings,
            look=Look(self._looks.chosen[0]),
            # A size between two of ours, from the file, stays until another one is chosen.
            text_size=settings.text_size if size == _nearest(settings.text_size) else size,
            reduce_motion=self._still.isChecked(),
        )

    def show_settings(self, settings: Settings) -> None:
        self._looks.set_chosen((settings.look.value,))
        self._sizes.set_chosen((str(_nearest(settings.text_size)),))
        self._still.setChecked(settings.reduce_motion)


def _nearest(size: int) -> int:
    return min(TEXT_SIZES, key=lambda each: abs(each - size))
