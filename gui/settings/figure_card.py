"""The part of the settings about the figure in the pictures."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.settings import Hair, Settings, Skin
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.looks import hair_colour, skin_colour
from gui.figure.subject import Subject
from gui.settings.settings_card import SettingsCard
from gui.settings.swatches import SwatchRow
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.beside import Beside
from gui.widgets.labels import Label, Role


class FigureCard(SettingsCard):
    """Skin and hair, beside an example."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("The figure in the pictures"))
        skins = {
            Skin.LIGHT: self.tr("Light"),
            Skin.WARM: self.tr("Warm"),
            Skin.OLIVE: self.tr("Olive"),
            Skin.BROWN: self.tr("Brown"),
            Skin.DEEP: self.tr("Deep brown"),
        }
        hairs = {
            Hair.BLACK: self.tr("Black"),
            Hair.BROWN: self.tr("Brown"),
            Hair.AUBURN: self.tr("Auburn"),
            Hair.BLOND: self.tr("Blond"),
            Hair.GREY: self.tr("Grey"),
        }
        self._skins = SwatchRow(
            theme, [(tone.value, words, skin_colour(tone)) for tone, words in skins.items()], name=self.tr("Skin")
        )
        self._hairs = SwatchRow(
            theme, [(tone.value, words, hair_colour(tone)) for tone, words in hairs.items()], name=self.tr("Hair")
        )
        self._skins.setObjectName("figure-skin")
        self._hairs.setObjectName("figure-hair")
        words = QWidget()
        self._tones = QVBoxLayout(words)
        self._tones.setContentsMargins(0, 0, 0, 0)
        for row in (self._skins, self._hairs):
            row.chosen_changed.connect(self.tell)
            self._tones.addWidget(Label(row.accessibleName(), Role.SUBHEADING))
            self._tones.addWidget(row)
        self._example = ExercisePicture(theme, self.tr("What the figure looks like"), Subject("standing"))
        inside = QWidget()
        self._beside = Beside(inside)
        self._beside.addWidget(self._example)
        self._beside.addWidget(words)
        self.add(inside)
        theme.changed.connect(self._place)
        self._place()

    def set_example(self, subject: Subject) -> None:
        """Show this exercise beside the tones, as it will look everywhere."""
        self._example.show_subject(self.tr("What the figure looks like"), subject)

    def apply(self, settings: Settings) -> Settings:
        return replace(settings, figure_skin=Skin(self._skins.chosen), figure_hair=Hair(self._hairs.chosen))

    def show_settings(self, settings: Settings) -> None:
        self._skins.set_chosen(settings.figure_skin.value)
        self._hairs.set_chosen(settings.figure_hair.value)

    def _place(self) -> None:
        px = self._theme.px
        self._example.setFixedHeight(px(176))
        self._beside.set_widths(px(240), px(300))
        self._beside.setSpacing(px(Space.XL))
        self._tones.setSpacing(px(Space.S))
