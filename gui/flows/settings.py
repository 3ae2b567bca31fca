"""The settings at work: their page, their file, and everything that goes by them at once."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exercises import __version__
from exercises.clock import Clock
from exercises.errors import AmbleError
from exercises.paths import DataFolder
from exercises.settings import Settings, save_settings
from gui.main_window import MainWindow
from gui.services.autostart import find_autostart
from gui.theme.theme import Theme
from gui.theme.tokens import ThemeChoice

if TYPE_CHECKING:
    from gui.hearing.tones import Tones
    from gui.parts import Parts
    from gui.reminding.flow import Reminding
    from gui.settings.page import SettingsPage


class SettingsFlow(QObject):
    """Holds the settings that are used, and keeps each change."""

    side_changed = Signal()  # another side is the weaker one
    plan_changed = Signal()  # another plan, or another number to call
    snack_changed = Signal()  # the next movement snack is offered at another time
    today_wanted = Signal()
    settings_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, theme: Theme, window: MainWindow, data: DataFolder, clock: Clock, settings: Settings) -> None:
        super().__init__(window)
        self._theme, self._window, self._data, self._clock = theme, window, data, clock
        self.settings = settings
        self.page: SettingsPage | None = None
        self.reminding: Reminding | None = None
        self._tones: Tones | None = None
        self._parts: Parts | None = None

    def serve(self, parts: "Parts") -> None:
        """Pass settings on to these parts, and take theirs."""
        self._parts = parts
        parts.settings_wanted.connect(self.change)
        parts.erased.connect(self._forget)

    def use_look(self) -> None:
        """Let the figures look as they were chosen."""
        from gui.figure.looks import look_of

        self._theme.set_figure_look(look_of(self.settings))

    def first_run_over(self) -> None:
        """The first steps need not be shown any more."""
        self._keep(replace(self.settings, first_run_over=True))

    def change(self, settings: Settings) -> None:
        """Keep other settings, and go by them at once."""
        before = self.settings
        # The page was made from older settings, and knows nothing of the first run.
        settings = replace(settings, first_run_over=before.first_run_over)
        self._keep(settings)
        if self._parts is not None:
            self._parts.take_settings(settings)
        if self.page is not None:
            self.page.take(settings)
        self.use_look()
        self._theme.set_reduce_motion(settings.reduce_motion)
        self._theme.set_choice(ThemeChoice(settings.look.value))
        self._theme.set_text_scale(settings.text_size / 100)
        self.remind(in_background=False)
        if settings.weaker_side is not before.weaker_side:
            self.side_changed.emit()
        elif (settings.plan, settings.emergency_number) != (before.plan, before.emergency_number):
            self.plan_changed.emit()

    def make_page(self, plans: Iterable[tuple[str, str]]) -> "SettingsPage":
        """Make the page, with these walking plans to choose from."""
        from exercises.coach.weekly_goal import walking_days
        from gui.figure.subject import subject_of
        from gui.settings.page import SettingsPage

        assert self._parts is not None  # noqa: S101 - served before any page is made
        parts = self._parts
        root = self._data.root
        page = self.page = SettingsPage(self._theme, self.settings, root, __version__, autostart=find_autostart(root))
        page.set_plans(plans)
        page.set_example(subject_of(parts.library, "warm-pack"))
        coaching = parts.coaching
        page.set_walking_days(walking_days(coaching.facts()))
        coaching.changed.connect(lambda: page.set_walking_days(walking_days(coaching.facts())))
        page.changed.connect(self.change)
        page.failed.connect(self._window.say)
        page.open_folder_requested.connect(lambda: parts.files.open(root, make=True))
        page.safety_requested.connect(lambda: parts.ask_safety())
        page.shoes_requested.connect(lambda: parts.care.show_shoes())
        page.self_check_requested.connect(lambda: parts.care.show_self_check())
        page.sound.tone_wanted.connect(self._try_tone)
        page.sound.trial_wanted.connect(self._try_voice)
        page.data.backup_requested.connect(lambda: parts.keeping.back_up())
        page.data.restore_requested.connect(lambda: parts.keeping.restore())
        page.data.export_requested.connect(lambda: parts.exporting.ask())
        page.data.merge_requested.connect(lambda: parts.keeping.merge())
        page.data.delete_requested.connect(lambda: parts.keeping.delete_all())
        return page

    def remind(self, *, in_background: bool) -> None:
        """Begin with the reminders where they are wanted, or pass other settings on to them."""
        parts = self._parts
        if self.reminding is not None:
            self.reminding.take_settings()
        elif parts is not None and (self.settings.reminders or in_background):
            from gui.reminding.flow import Reminding

            reminding = self.reminding = Reminding(
                self._theme,
                self._window,
                self._data,
                self._clock,
                parts.coaching,
                parts.read_library,
                lambda: self.settings,
                is_running=lambda: parts.has_sessions and parts.sessions.player.is_running,
                in_background=in_background,
            )
            reminding.today_wanted.connect(lambda: self._at_home(self.today_wanted.emit))
            reminding.walk_wanted.connect(lambda: self._at_home(parts.start_walk))
            reminding.routine_wanted.connect(lambda routine: self._at_home(lambda: parts.start_routine(routine)))
            reminding.settings_wanted.connect(lambda: self._at_home(self.settings_wanted.emit))
            reminding.quit_wanted.connect(self.quit_wanted)
            reminding.changed.connect(self.snack_changed)
            self.snack_changed.emit()

    def next_snack(self) -> time | None:
        """At which time of this day a movement snack is offered next; None where none is."""
        return self.reminding.next_snack if self.reminding is not None else None

    def close(self) -> None:
        """Remind of nothing any more."""
        if self.reminding is not None:
            self.reminding.close()

    def _at_home(self, act: Callable[[], None]) -> None:
        """Come to the front and do something there; a session, or its questions, goes first."""
        self._window.come_to_front()
        if self._parts is not None and self._window.is_at_home:
            self._parts.leave_editor_then(act)

    def _keep(self, settings: Settings) -> None:
        self.settings = settings
        try:
            save_settings(self._data.settings, settings)
        except AmbleError as error:
            self._window.say(str(error))

    def _try_tone(self) -> None:
        from exercises.session.cues import Tone
        from gui.hearing.tones import Tones

        if not self._can_hear():
            return
        tones = self._tones = self._tones or Tones(self)
        if tones.prepare():
            tones.set_volume(self.settings.sound_volume)
            tones.play(Tone.SIDE)

    def _try_voice(self) -> None:
        if self._parts is not None and self._can_hear():
            self._parts.companions.sound.try_voice()

    def _can_hear(self) -> bool:
        from gui.hearing.tones import has_loudspeaker

        if has_loudspeaker():
            return True
        self._window.say(self.tr("No loudspeaker is there at the moment. It is used as soon as there is one."))
        return False

    def _forget(self) -> None:
        """Everything was deleted: nothing starts with the system any more."""
        autostart = find_autostart(self._data.root)
        if autostart is not None and autostart.is_on:
            try:
                autostart.switch(on=False)
            except AmbleError as error:
                self._window.say(str(error))
