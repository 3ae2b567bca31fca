"""The part of the settings about what happens while a session runs."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from exercises.settings import Settings
from gui.settings.settings_card import SettingsCard
from gui.theme.theme import Theme


class SessionCard(SettingsCard):
    """Four things to switch on or off, each with what it does."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("In a session"))
        self._wait = self.tick_with_words(
            "wait-for-me",
            self.tr("Wait for me"),
            self.tr("Before each exercise the session waits until you say that you are ready."),
        )
        self._flash = self.tick_with_words(
            "flash", self.tr("Big flash"), self.tr("The whole window lights up when something else begins.")
        )
        self._awake = self.tick_with_words(
            "keep-awake", self.tr("Keep the screen awake"), self.tr("As long as the session runs, not in a pause.")
        )
        self._keys = self.tick_with_words(
            "media-keys",
            self.tr("Media keys and clickers"),
            self.tr("The keys of a headset, a keyboard or a presenter pause, resume, skip and go back."),
        )

    def apply(self, settings: Settings) -> Settings:
        return replace(
            settings,
            wait_for_me=self._wait.isChecked(),
            flash=self._flash.isChecked(),
            keep_awake=self._awake.isChecked(),
            media_keys=self._keys.isChecked(),
        )

    def show_settings(self, settings: Settings) -> None:
        self._wait.setChecked(settings.wait_for_me)
        self._flash.setChecked(settings.flash)
        self._awake.setChecked(settings.keep_awake)
        self._keys.setChecked(settings.media_keys)
