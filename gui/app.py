"""Where everything is put together: the only place at which pages, library, history and services meet."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from exercises import __version__
from exercises.clock import Clock, SystemClock
from exercises.errors import AmbleError
from exercises.paths import DataFolder
from exercises.settings import Settings, load_settings, save_settings
from gui.main_window import EXERCISES, HISTORY, ROUTINES, MainWindow
from gui.theme.theme import Theme, make_application
from gui.theme.tokens import ThemeChoice

if TYPE_CHECKING:
    from exercises.history.history import History
    from exercises.library.library import Library
    from exercises.session.record import SessionRecord
    from gui.exercises.page import ExercisesPage
    from gui.history.page import HistoryPage
    from gui.routines.page import RoutinesPage
    from gui.sessions import SessionFlow


def run_window(data: DataFolder) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    app = make_application(sys.argv[:1])
    app.setApplicationName("amble")
    app.setApplicationDisplayName("Amble")
    app.setDesktopFileName("amble")
    from gui.services.single_instance import SingleInstance

    instance = SingleInstance(data.root)
    if not instance.is_first():
        return 0
    amble = Amble(app, data, SystemClock())
    instance.raised.connect(amble.window.come_to_front)
    amble.loaded.connect(instance.listen)
    amble.window.painted.connect(lambda: _report_crashes(data, amble.window))
    amble.show()
    status = app.exec()
    amble.close()
    instance.leave()
    return status


def _report_crashes(data: DataFolder, window: QWidget) -> None:
    """From the first paint on there is a window to say it in."""
    from gui.services.crash import CrashReporter

    CrashReporter(data.root / "amble.log", window).install()


class Amble(QObject):
    """The running program: wires pages to the library, to the history and to each other.

    Nothing but the shell of the window is made before it was painted for the first time.
    """

    loaded = Signal()

    def __init__(self, app: QApplication, data: DataFolder, clock: Clock) -> None:
        super().__init__()
        self._data = data
        self._clock = clock
        self._settings, self._settings_trouble = load_settings(data.settings)
        self.theme = Theme(
            app,
            ThemeChoice(self._settings.look.value),
            self._settings.text_size / 100,
            reduce_motion=self._settings.reduce_motion,
        )
        self.window = MainWindow(self.theme, self._may_close)
        self.window.page_chosen.connect(self._go_to)
        self.window.came_back.connect(self._look_again)
        self.window.painted.connect(lambda: QTimer.singleShot(0, self.load))
        self._page = ROUTINES
        self._library: Library | None = None
        self._history: History | None = None
        self._sessions: SessionFlow | None = None
        self._routines: RoutinesPage | None = None
        self._exercises: ExercisesPage | None = None
        self._history_page: HistoryPage | None = None

    def show(self) -> None:
        """Show the window; the rest is loaded when it has been painted."""
        self.window.nav.set_current(ROUTINES)
        self.window.show()

    def load(self) -> None:
        """Show the first page, and ask about a session that was broken off."""
        from gui.theme.icons import app_icon

        self.window.setWindowIcon(app_icon())
        self.show_page(self._page)
        if self._settings_trouble:
            self.window.say(self._settings_trouble)
        if self._data.history.exists():
            self.sessions.offer_interrupted()
        self.loaded.emit()

    def close(self) -> None:
        """Let go of the history file."""
        if self._history is not None:
            try:
                self._history.close()
            except AmbleError as error:
                print(error, file=sys.stderr)  # noqa: T201 - the window is gone
            self._history = None

    # What is made when it is first needed

    @property
    def library(self) -> "Library":
        """The library, read when it is first needed."""
        if self._library is None:
            from exercises.library.library import Library
            from exercises.library.timeline import Side

            self._library = Library(self._data, weaker=Side(self._settings.weaker_side.value))
            self._library.scan()
        return self._library

    def history(self) -> "History":
        """The history, opened when it is first needed. Raises AmbleError when the file can't be used."""
        if self._history is None:
            from exercises.history.history import History

            self._history = History(self._data.history, self._clock)
        return self._history

    @property
    def sessions(self) -> "SessionFlow":
        """What leads through a session, from its start to the questions after it."""
        if self._sessions is None:
            from gui.sessions import SessionFlow

            self._sessions = SessionFlow(self.theme, self.window, self.library, self.history, self._clock)
            self._sessions.left.connect(lambda: self.show_page(self._page))
            self._sessions.recorded.connect(lambda: self.show_page(HISTORY))
        return self._sessions

    # Pages

    def show_page(self, key: str) -> None:
        """Show one of the pages, and make it first when it is not there yet."""
        self._page = key
        if not self.window.has_page(key):
            self.window.add_page(key, self._make_page(key))
        elif key == HISTORY and self._history_page is not None:
            self._history_page.refresh()
        self.window.show_page(key)
        if key == HISTORY and self._history_page is not None:
            self._history_page.list.rows.setFocus()

    def _go_to(self, key: str) -> None:
        """Go where the navigation leads: to the page's list, also when something else of it was open."""
        self._look_again()
        self.show_page(key)
        for page in (self._routines, self._exercises):
            if page is not None:
                page.show_list()

    def _make_page(self, key: str) -> QWidget:
        match key:
            case "routines":
                return self._make_routines()
            case "exercises":
                return self._make_exercises()
            case "history":
                return self._make_history()
            case _:
                return self._make_settings()

    def _make_routines(self) -> QWidget:
        from gui.routines.page import RoutinesPage

        page = self._routines = RoutinesPage(self.theme)
        page.start_requested.connect(self._start_routine)
        page.copy_requested.connect(self._copy_routine)
        page.original_requested.connect(self._back_to_original)
        page.exercise_chosen.connect(self._show_exercise)
        page.open_file_requested.connect(self._open)
        page.open_folder_requested.connect(lambda: self._open(self._data.routines, make=True))
        page.check_again_requested.connect(self.reload)
        page.show_library(self.library)
        return page

    def _make_exercises(self) -> QWidget:
        from gui.exercises.page import ExercisesPage

        page = self._exercises = ExercisesPage(self.theme)
        page.try_requested.connect(self._try_exercise)
        page.routine_chosen.connect(self._show_routine)
        page.went_back.connect(lambda: self.show_page(ROUTINES))
        page.show_library(self.library)
        return page

    def _make_history(self) -> QWidget:
        from gui.history.page import HistoryPage

        page = self._history_page = HistoryPage(self.theme, self.history, lambda: self._clock.now().date())
        page.deleted.connect(self._deleted)
        page.failed.connect(self.window.say)
        page.again_requested.connect(self._do_again)
        return page

    def _make_settings(self) -> QWidget:
        from gui.settings.page import SettingsPage

        page = SettingsPage(self.theme, self._settings, self._data.root, __version__)
        page.changed.connect(self._change_settings)
        page.open_folder_requested.connect(lambda: self._open(self._data.root, make=True))
        return page

    def _look_again(self) -> None:
        """Notice what another program did to the files in the meantime."""
        if self._library is not None and self._library.scan():
            self._show_library()

    def reload(self) -> None:
        """Read what changed in the folders, and show it."""
        from exercises.library.timeline import Side

        self.library.weaker = Side(self._settings.weaker_side.value)
        self.library.scan()
        self._show_library()

    def _show_library(self) -> None:
        if self._routines is not None:
            self._routines.show_library(self.library)
        if self._exercises is not None:
            self._exercises.show_library(self.library)

    def _show_exercise(self, exercise_id: str, routine: str) -> None:
        self.show_page(EXERCISES)
        if self._exercises is not None:
            self._exercises.show_exercise_from(exercise_id, routine)

    def _show_routine(self, routine_id: str) -> None:
        self.show_page(ROUTINES)
        if self._routines is not None:
            self._routines.show_routine(routine_id)

    def _start_routine(self, routine_id: str) -> None:
        if not self.sessions.start_routine(routine_id):
            self.reload()

    def _try_exercise(self, exercise_id: str) -> None:
        self.sessions.try_exercise(exercise_id)

    def _do_again(self, record: "SessionRecord") -> None:
        self.sessions.do_again(record)

    def _change_settings(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        try:
            save_settings(self._data.settings, settings)
        except AmbleError as error:
            self.window.say(str(error))
        self.theme.set_reduce_motion(settings.reduce_motion)
        self.theme.set_choice(ThemeChoice(settings.look.value))
        self.theme.set_text_scale(settings.text_size / 100)
        if settings.weaker_side is not before.weaker_side:
            self.reload()

    def _deleted(self, session_id: str) -> None:
        def undo() -> None:
            try:
                self.history().undelete(session_id)
            except AmbleError as error:
                self.window.say(str(error))
            if self._history_page is not None:
                self._history_page.refresh()

        self.window.say(self.tr("Deleted."), action=self.tr("Undo"), on_action=undo)

    # Files of the user's own

    def _open(self, path: Path, *, make: bool = False) -> None:
        from gui.services.opener import open_outside

        try:
            if make:
                path.mkdir(parents=True, exist_ok=True)
            open_outside(path)
        except OSError as error:
            self.window.say(self.tr("{path} can't be made: {why}").format(path=path, why=error.strerror))
        except AmbleError as error:
            self.window.say(str(error))

    def _copy_routine(self, routine_id: str) -> None:
        from exercises.library.library import FileKind, id_of
        from exercises.library.own_copy import copy_routine

        file = self.library.file_of(FileKind.ROUTINE, routine_id)
        if file is None:
            return
        try:
            copy = copy_routine(file.path, self._data.routines)
        except AmbleError as error:
            self.window.say(str(error))
            return
        self.reload()
        self._show_routine(id_of(copy))
        self.window.say(
            self.tr("Your copy is {path}").format(path=copy),
            action=self.tr("Open file"),
            on_action=lambda: self._open(copy),
        )

    def _back_to_original(self, routine_id: str) -> None:
        from exercises.library.library import FileKind
        from exercises.library.own_copy import put_back, set_aside

        file = self.library.file_of(FileKind.ROUTINE, routine_id)
        if file is None or not file.yours:
            return
        path = file.path
        try:
            aside = set_aside(path)
        except AmbleError as error:
            self.window.say(str(error))
            return
        self.reload()
        self._show_routine(routine_id)

        def undo() -> None:
            try:
                put_back(aside, path)
            except AmbleError as error:
                self.window.say(str(error))
            self.reload()
            self._show_routine(routine_id)

        words = self.tr("The original is back; your file was set aside.")
        self.window.say(words, action=self.tr("Undo"), on_action=undo)

    def _may_close(self) -> bool:
        return self._sessions is None or self._sessions.may_close()
