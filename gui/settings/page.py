"""The settings: how Amble looks, which side is weaker, and where the data lies."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from exercises.settings import Look, Settings, WeakerSide
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow, secondary_button
from gui.widgets.card import Card
from gui.widgets.chips import ChipRow
from gui.widgets.labels import Label, Role
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll

TEXT_SIZES = (90, 100, 115, 130, 150, 175, 200)


class SettingsPage(QWidget):
    """Shows the settings and tells each change at once."""

    changed = Signal(object)  # Settings
    open_folder_requested = Signal()

    def __init__(
        self, theme: Theme, settings: Settings, data: Path, version: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self._looks = self._row(
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
            self.tr("Text size"),
            tuple((str(size), f"{size} %") for size in TEXT_SIZES),
            str(min(TEXT_SIZES, key=lambda size: abs(size - settings.text_size))),
        )
        self._sides = self._row(
            self.tr("Weaker side"),
            ((WeakerSide.LEFT.value, self.tr("Left")), (WeakerSide.RIGHT.value, self.tr("Right"))),
            settings.weaker_side.value,
        )
        for name, row in (("look", self._looks), ("text-size", self._sizes), ("weaker-side", self._sides)):
            row.setObjectName(name)
            row.chosen_changed.connect(self._tell)
        self._still = QCheckBox(self.tr("Reduce motion"))
        self._still.setObjectName("reduce-motion")
        self._still.setChecked(settings.reduce_motion)
        self._still.toggled.connect(self._tell)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.addWidget(PageHeader(theme, self.tr("Settings")))
        look = self._card(self.tr("How it looks"))
        for words, widget in ((self.tr("Colours"), self._looks), (self.tr("Text size"), self._sizes)):
            look.content.addWidget(Label(words, Role.SUBHEADING))
            look.content.addWidget(widget)
        look.content.addWidget(self._still)
        body = self._card(self.tr("Your body"))
        body.content.addWidget(Label(self.tr("Weaker side"), Role.SUBHEADING))
        body.content.addWidget(self._sides)
        body.content.addWidget(
            Label(self.tr('Routines that say "start-side: weaker" begin with this side.'), Role.MUTED)
        )
        files = self._card(self.tr("Your data"))
        files.content.addWidget(
            Label(
                self.tr("Your routines, your history and these settings lie in this folder, and only there:"),
                Role.MUTED,
            )
        )
        self._path = Label(str(data), Role.BODY)
        files.content.addWidget(self._path)
        folder = secondary_button(theme, self.tr("Open the folder"), icon="folder")
        folder.setObjectName("open-data")
        folder.clicked.connect(self.open_folder_requested)
        files.content.addWidget(ButtonRow(theme, folder))
        for card in (look, body, files):
            self._column.addWidget(card)
        about = self.tr("Amble {version}. It guides, it does not diagnose; a professional who knows you comes first.")
        self._column.addWidget(Label(about.format(version=version), Role.SECONDARY))
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(theme, page))
        theme.changed.connect(self._restyle)
        self._restyle()

    def _row(self, name: str, options: tuple[tuple[str, str], ...], chosen: str) -> ChipRow:
        row = ChipRow(self._theme, options, name=name)
        row.set_chosen((chosen,))
        return row

    def _card(self, title: str) -> Card:
        card = Card(self._theme)
        card.content.setSpacing(self._theme.px(Space.M))
        card.content.addWidget(Label(title, Role.HEADING))
        return card

    def _tell(self) -> None:
        self._settings = replace(
            self._settings,
            look=Look(self._looks.chosen[0]),
            text_size=int(self._sizes.chosen[0]),
            weaker_side=WeakerSide(self._sides.chosen[0]),
            reduce_motion=self._still.isChecked(),
        )
        self.changed.emit(self._settings)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(Space.XXXL), px(Space.XL), px(Space.XXXL), px(Space.XL))
        self._column.setSpacing(px(Space.L))
