"""The settings: how Amble looks, the body and the walking, safety, and where the data lies."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from exercises.settings import LONGEST_NUMBER, Hair, Look, Settings, Skin, WeakerSide
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.looks import hair_colour, skin_colour
from gui.figure.subject import Subject
from gui.settings.data_card import DataCard
from gui.settings.swatches import SwatchRow
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.beside import Beside
from gui.widgets.buttons import Button, ButtonRow, secondary_button
from gui.widgets.card import Card
from gui.widgets.chips import ChipRow
from gui.widgets.fields import ChoiceField
from gui.widgets.labels import Label, Role
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll

TEXT_SIZES = (90, 100, 115, 130, 150, 175, 200)
_LONGEST_NAME = 60
# A number is kept when one has stopped typing for so long.
_TYPED_MS = 700


class SettingsPage(QWidget):
    """Shows the settings and tells each change at once."""

    changed = Signal(object)  # Settings
    open_folder_requested = Signal()
    safety_requested = Signal()
    shoes_requested = Signal()
    self_check_requested = Signal()

    def __init__(
        self, theme: Theme, settings: Settings, data: Path, version: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self.data = DataCard(theme, data)
        self.data.open_folder_requested.connect(self.open_folder_requested)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.addWidget(PageHeader(theme, self.tr("Settings")))
        for card in (self._look(), self._figures(), self._walking(), self._safety(), self._body(), self.data):
            self._column.addWidget(card)
        about = self.tr("Amble {version}. It guides, it does not diagnose; a professional who knows you comes first.")
        self._column.addWidget(Label(about.format(version=version), Role.SECONDARY))
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(theme, page))
        self.set_plans(())
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_plans(self, plans: Iterable[tuple[str, str]]) -> None:
        """Offer these walking plans (ids and names); the chosen one is shown even when its file is gone."""
        names = dict(plans)
        chosen = self._settings.plan
        if chosen not in names:
            missing = self.tr("{id} (its file is not there)") if names else "{id}"
            names = {chosen: missing.format(id=chosen), **names}
        self._plans.clear()
        for plan, name in names.items():
            self._plans.addItem(name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…", plan)
        self._plans.set_value(chosen)

    def take(self, settings: Settings) -> None:
        """Go on from these settings, of which another part of the program may have changed some."""
        self._settings = settings

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._number_settled()

    def _look(self) -> Card:
        settings = self._settings
        self._looks = self._row(
            "look",
            self.tr("Colours"),
            (
                (Look.SYSTEM.value, self.tr("Like the system")),
                (Look.LIGHT.value, self.tr("Light")),
                (Look.DARK.value, self.tr("Dark")),
                (Look.HIGH_CONTRAST.value, self.tr("High contrast")),
            ),
            settings.look.value,
        )
        self._sizes = self._row(
            "text-size",
            self.tr("Text size"),
            tuple((str(size), f"{size} %") for size in TEXT_SIZES),
            str(min(TEXT_SIZES, key=lambda size: abs(size - settings.text_size))),
        )
        self._still = QCheckBox(self.tr("Reduce motion"))
        self._still.setObjectName("reduce-motion")
        self._still.setChecked(settings.reduce_motion)
        self._still.toggled.connect(self._tell)
        card = self._card(self.tr("How it looks"))
        for row in (self._looks, self._sizes):
            card.content.addWidget(Label(row.accessibleName(), Role.SUBHEADING))
            card.content.addWidget(row)
        card.content.addWidget(self._still)
        return card

    def set_example(self, subject: Subject) -> None:
        """Show this exercise beside the tones, as it will look everywhere."""
        self._example.show_subject(self.tr("What the figure looks like"), subject)

    def _figures(self) -> Card:
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
            self._theme,
            [(tone.value, words, skin_colour(tone)) for tone, words in skins.items()],
            name=self.tr("Skin"),
        )
        self._hairs = SwatchRow(
            self._theme,
            [(tone.value, words, hair_colour(tone)) for tone, words in hairs.items()],
            name=self.tr("Hair"),
        )
        self._skins.setObjectName("figure-skin")
        self._hairs.setObjectName("figure-hair")
        self._skins.set_chosen(self._settings.figure_skin.value)
        self._hairs.set_chosen(self._settings.figure_hair.value)
        words = QWidget()
        self._tones = QVBoxLayout(words)
        self._tones.setContentsMargins(0, 0, 0, 0)
        for row in (self._skins, self._hairs):
            row.chosen_changed.connect(self._tell)
            self._tones.addWidget(Label(row.accessibleName(), Role.SUBHEADING))
            self._tones.addWidget(row)
        self._example = ExercisePicture(self._theme, self.tr("What the figure looks like"), Subject("standing"))
        inside = QWidget()
        self._beside = Beside(inside)
        self._beside.addWidget(self._example)
        self._beside.addWidget(words)
        card = self._card(self.tr("The figure in the pictures"))
        card.content.addWidget(inside)
        return card

    def _walking(self) -> Card:
        card = self._card(self.tr("Walking"))
        self._plans = ChoiceField([])
        self._plans.setObjectName("plan")
        self._plans.setAccessibleName(self.tr("Walking plan"))
        self._plans.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._plans.setMinimumContentsLength(16)
        self._plans.activated.connect(self._tell)
        card.content.addWidget(Label(self.tr("Walking plan"), Role.SUBHEADING))
        card.content.addWidget(self._plans)
        card.content.addWidget(
            Label(
                self.tr("Your walks stay yours: another plan goes on at its nearest level with no more minutes."),
                Role.MUTED,
            )
        )
        shoes = self._button("my-shoes", self.tr("My shoes"), "shoe")
        shoes.clicked.connect(self.shoes_requested)
        check = self._button("self-check", self.tr("Self-check: what needs attention?"), "search")
        check.clicked.connect(self.self_check_requested)
        card.content.addWidget(ButtonRow(self._theme, shoes, check))
        return card

    def _safety(self) -> Card:
        card = self._card(self.tr("Safety"))
        self._number = QLineEdit(self._settings.emergency_number)
        self._number.setObjectName("emergency-number")
        self._number.setAccessibleName(self.tr("Emergency number"))
        self._number.setMaxLength(LONGEST_NUMBER)
        self._number.setPlaceholderText(self.tr("Such as: 112"))
        self._typed = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._typed.timeout.connect(self._tell)
        self._number.textEdited.connect(self._number_typed)
        self._number.editingFinished.connect(self._number_settled)
        card.content.addWidget(Label(self.tr("Emergency number"), Role.SUBHEADING))
        card.content.addWidget(self._number)
        card.content.addWidget(
            Label(self.tr("Shown where help is needed at once. Amble itself never calls anybody."), Role.MUTED)
        )
        again = self._button("safety-again", self.tr("Answer the safety questions again"), "heart")
        again.clicked.connect(self.safety_requested)
        card.content.addWidget(ButtonRow(self._theme, again))
        return card

    def _body(self) -> Card:
        self._sides = self._row(
            "weaker-side",
            self.tr("Weaker side"),
            ((WeakerSide.LEFT.value, self.tr("Left")), (WeakerSide.RIGHT.value, self.tr("Right"))),
            self._settings.weaker_side.value,
        )
        card = self._card(self.tr("Your body"))
        card.content.addWidget(Label(self._sides.accessibleName(), Role.SUBHEADING))
        card.content.addWidget(self._sides)
        card.content.addWidget(
            Label(self.tr('Routines that say "start-side: weaker" begin with this side.'), Role.MUTED)
        )
        return card

    def _row(self, key: str, name: str, options: tuple[tuple[str, str], ...], chosen: str) -> ChipRow:
        row = ChipRow(self._theme, options, name=name)
        row.setObjectName(key)
        row.set_chosen((chosen,))
        row.chosen_changed.connect(self._tell)
        return row

    def _button(self, name: str, words: str, icon: str) -> Button:
        button = secondary_button(self._theme, words, icon=icon)
        button.setObjectName(name)
        return button

    def _card(self, title: str) -> Card:
        card = Card(self._theme)
        card.content.setSpacing(self._theme.px(Space.M))
        card.content.addWidget(Label(title, Role.HEADING))
        return card

    def _number_typed(self) -> None:
        self._typed.start()

    def _number_settled(self) -> None:
        """Keep the number now, if it is another one."""
        self._typed.stop()
        if " ".join(self._number.text().split()) != self._settings.emergency_number:
            self._tell()

    def _tell(self) -> None:
        self._typed.stop()
        self._settings = replace(
            self._settings,
            look=Look(self._looks.chosen[0]),
            text_size=int(self._sizes.chosen[0]),
            weaker_side=WeakerSide(self._sides.chosen[0]),
            reduce_motion=self._still.isChecked(),
            plan=str(self._plans.currentData()),
            figure_skin=Skin(self._skins.chosen),
            figure_hair=Hair(self._hairs.chosen),
            emergency_number=" ".join(self._number.text().split()),
        )
        self.changed.emit(self._settings)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(Space.XXXL), px(Space.XL), px(Space.XXXL), px(Space.XL))
        self._column.setSpacing(px(Space.L))
        self._plans.setMaximumWidth(px(460))
        self._number.setMaximumWidth(px(280))
        self._example.setFixedHeight(px(176))
        self._beside.set_widths(px(240), px(300))
        self._beside.setSpacing(px(Space.XL))
        self._tones.setSpacing(px(Space.S))
