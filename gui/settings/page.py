"""The settings: each card shows a part of them; here they are put together."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.settings import Settings
from gui.figure.subject import Subject
from gui.hearing.voices import VoiceListing
from gui.services.autostart import Autostart
from gui.settings.body_card import BodyCard
from gui.settings.data_card import DataCard
from gui.settings.figure_card import FigureCard
from gui.settings.look_card import TEXT_SIZES, LookCard
from gui.settings.reminder_card import ReminderCard
from gui.settings.safety_card import SafetyCard
from gui.settings.session_card import SessionCard
from gui.settings.settings_card import SettingsCard
from gui.settings.sound_card import SoundCard
from gui.settings.walking_card import WalkingCard
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.labels import Label, Role
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll

__all__ = ["TEXT_SIZES", "SettingsPage"]


class SettingsPage(QWidget):
    """Shows the settings and tells each change at once."""

    changed = Signal(object)  # Settings
    failed = Signal(str)
    open_folder_requested = Signal()
    safety_requested = Signal()
    shoes_requested = Signal()
    self_check_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        data: Path,
        version: str,
        parent: QWidget | None = None,
        *,
        listing: VoiceListing | None = None,
        autostart: Autostart | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self.data = DataCard(theme, data)
        self.data.open_folder_requested.connect(self.open_folder_requested)
        self._figure = FigureCard(theme)
        self._walking = WalkingCard(theme)
        self._walking.shoes_requested.connect(self.shoes_requested)
        self._walking.self_check_requested.connect(self.self_check_requested)
        safety = SafetyCard(theme)
        safety.safety_requested.connect(self.safety_requested)
        self.sound = SoundCard(theme, listing)
        reminders = self._reminders = ReminderCard(theme, autostart)
        reminders.failed.connect(self.failed)
        self._cards: tuple[SettingsCard, ...] = (
            LookCard(theme),
            self.sound,
            SessionCard(theme),
            reminders,
            self._figure,
            self._walking,
            safety,
            BodyCard(theme),
        )
        self._fill(version)
        for card in self._cards:
            card.show_settings(settings)
            card.changed.connect(self._tell)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_plans(self, plans: Iterable[tuple[str, str]]) -> None:
        """Offer these walking plans (ids and names); the chosen one is shown even when its file is gone."""
        self._walking.set_plans(plans)

    def set_walking_days(self, days: Iterable[int]) -> None:
        """Propose these days of the week (0 for Monday) for reminders."""
        self._reminders.set_walking_days(days)

    def set_example(self, subject: Subject) -> None:
        """Show this exercise beside the figure's tones."""
        self._figure.set_example(subject)

    def take(self, settings: Settings) -> None:
        """Show these settings, of which another part of the program may have changed some."""
        self._settings = settings
        for card in self._cards:
            card.show_settings(settings)

    def _fill(self, version: str) -> None:
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.addWidget(PageHeader(self._theme, self.tr("Settings")))
        for card in (*self._cards, self.data):
            self._column.addWidget(card)
        about = self.tr("Amble {version}. It guides, it does not diagnose; a professional who knows you comes first.")
        self._column.addWidget(Label(about.format(version=version), Role.SECONDARY))
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(self._theme, page))

    def _tell(self) -> None:
        settings = self._settings
        for card in self._cards:
            settings = card.apply(settings)
        if settings != self._settings:
            self._settings = settings
            self.changed.emit(settings)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(Space.XXXL), px(Space.XL), px(Space.XXXL), px(Space.XL))
        self._column.setSpacing(px(Space.L))
