"""Where everything is put together: the only place at which pages, library, history and services meet."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from exercises.clock import Clock
from exercises.paths import DataFolder
from exercises.settings import load_settings
from gui.flows.settings import SettingsFlow
from gui.main_window import EXERCISES, HISTORY, PLAN, ROUTINES, SAFETY, SETTINGS, TODAY, MainWindow
from gui.parts import Parts
from gui.theme.theme import Theme
from gui.theme.tokens import ThemeChoice

if TYPE_CHECKING:
    from exercises.history.history import History
    from exercises.library.library import Library
    from exercises.session.record import SessionRecord
    from gui.coaching import Coaching
    from gui.exercises.page import ExercisesPage
    from gui.flows.history import HistoryFlow
    from gui.flows.plan import PlanFlow
    from gui.flows.sessions import SessionFlow
    from gui.flows.today import TodayFlow
    from gui.routines.page import RoutinesPage


class Amble(QObject):
    """The running program: wires pages to the library, to the history and to each other.

    Nothing but the shell of the window is made before it was painted for the first time.
    """

    loaded = Signal()
    erased = Signal()  # everything was deleted: the program begins anew

    def __init__(self, app: QApplication, data: DataFolder, clock: Clock) -> None:
        super().__init__()
        self._data = data
        self._clock = clock
        settings, self._settings_trouble = load_settings(data.settings)
        self.theme = Theme(
            app,
            ThemeChoice(settings.look.value),
            settings.text_size / 100,
            reduce_motion=settings.reduce_motion,
        )
        self.window = MainWindow(self.theme, self._may_close)
        self.window.page_chosen.connect(self._go_to)
        self.window.came_back.connect(self._look_again)
        self.window.files_dropped.connect(self.open_files)
        self.window.painted.connect(lambda: QTimer.singleShot(0, self.load))
        self._page = TODAY
        flow = self.settings_flow = SettingsFlow(self.theme, self.window, data, clock, settings)
        flow.side_changed.connect(self.reload)
        flow.plan_changed.connect(self._plan_changed)
        flow.today_wanted.connect(lambda: self._go(TODAY))
        flow.settings_wanted.connect(lambda: self._go(SETTINGS))
        flow.quit_wanted.connect(app.quit)
        parts = self.parts = Parts(self.theme, self.window, data, clock, lambda: flow.settings)
        flow.serve(parts)
        parts.back_wanted.connect(self._back_to_page)
        parts.today_wanted.connect(lambda: self.show_page(TODAY))
        parts.recorded.connect(self._recorded)
        parts.routine_gone.connect(self._routine_gone)
        parts.files_changed.connect(self.reload)
        parts.routine_made.connect(self._show_routine)
        parts.exercise_made.connect(lambda item: self._show_exercise(item, ""))
        parts.history_changed.connect(self._history_changed)
        parts.erased.connect(self.erased)
        self._today: TodayFlow | None = None
        self._plan: PlanFlow | None = None
        self._routines: RoutinesPage | None = None
        self._exercises: ExercisesPage | None = None
        self._history_flow: HistoryFlow | None = None
        self._is_loading = self._in_background = False
        self._told_trouble = ""

    def show(self) -> None:
        """Show the window; the rest is loaded when it has been painted."""
        self.window.nav.set_current(TODAY)
        self.window.show()

    def start_in_tray(self) -> None:
        """Load everything without showing the window: the tray has what can be chosen."""
        self._in_background = True
        self.window.nav.set_current(TODAY)
        QTimer.singleShot(0, self.load)

    def load(self) -> None:
        """Look the history over, and show the first page; once."""
        if not self._is_loading:
            self._is_loading = True
            self.parts.looking_over.look_over(lambda: self.coaching.prepare(self._open))

    def _open(self) -> None:
        """Show the first page, and ask about a session that was broken off."""
        from gui.theme.icons import app_icon

        self.settings_flow.use_look()
        self.window.setWindowIcon(app_icon())
        self.show_page(self._page)
        self._tell_plan_trouble()
        if self._settings_trouble:
            self.window.say(self._settings_trouble)
        if self._data.history.exists():
            self.sessions.offer_interrupted()
        self.parts.file_watch.changed.connect(self._look_again)
        self.settings_flow.remind(in_background=self._in_background)
        self.loaded.emit()

    def close(self) -> None:
        """Let go of the tray and of the history file."""
        self.settings_flow.close()
        self.parts.close()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Show what files from elsewhere hold, before anything of it is taken in."""
        if not self.window.has_page(self._page):
            self.loaded.connect(lambda: self.open_files(paths))  # the history is looked over still
        elif paths:
            self.parts.importing.open(paths)

    # The parts that pages and tests ask for

    @property
    def library(self) -> "Library":
        """The library, read when it is first needed."""
        return self.parts.library

    def history(self) -> "History":
        """The history, opened when it is first needed. Raises AmbleError when the file can't be used."""
        return self.parts.history()

    @property
    def coaching(self) -> "Coaching":
        """The coach as the window uses it."""
        return self.parts.coaching

    @property
    def sessions(self) -> "SessionFlow":
        """What leads through a session."""
        return self.parts.sessions

    # Pages

    def show_page(self, key: str) -> None:
        """Show one of the pages, and make it first when it is not there yet."""
        self._page = key
        if not self.window.has_page(key):
            self.window.add_page(key, self._make_page(key))
        elif key == HISTORY and self._history_flow is not None:
            self._history_flow.page.refresh()
        self.window.show_page(key)
        if key == HISTORY and self._history_flow is not None:
            self._history_flow.page.take_focus()

    def _go_to(self, key: str) -> None:
        """Go where the navigation leads; an editor with something unsaved asks first."""
        self.parts.leave_editor_then(lambda: self._go(key))

    def _go(self, key: str) -> None:
        """To the page's list, also when something else of it was open."""
        if key == SAFETY:
            self.window.nav.set_current(self._page)
            self.parts.ask_safety()
            return
        self._look_again()
        self.show_page(key)
        for page in (self._routines, self._exercises):
            if page is not None:
                page.show_list()
        if self._plan is not None:
            self._plan.page.show_plan()
        if key == HISTORY and self._history_flow is not None:
            self._history_flow.page.show_from_top()

    def _make_page(self, key: str) -> QWidget:
        match key:
            case "today":
                return self._make_today()
            case "plan":
                return self._make_plan()
            case "routines":
                return self._make_routines()
            case "exercises":
                return self._make_exercises()
            case "history":
                return self._make_history()
            case _:
                return self.settings_flow.make_page(self._plans())

    def _make_today(self) -> QWidget:
        from gui.flows.today import TodayFlow

        parts = self.parts
        flow = self._today = TodayFlow(
            self.theme,
            self.window,
            self.coaching,
            self.parts.care,
            self.parts.decisions,
            self.parts.read_library,
            first_run=not self.settings_flow.settings.first_run_over,
            next_snack=self.settings_flow.next_snack,
        )
        self.settings_flow.snack_changed.connect(flow.refresh)
        flow.first_run_over.connect(self.settings_flow.first_run_over)
        flow.measures_wanted.connect(lambda: parts.measuring.show())
        page = flow.page
        page.walk_requested.connect(self.parts.start_walk)
        page.walk_take_requested.connect(lambda: parts.taking.walk())
        page.walk_log_requested.connect(lambda: parts.logging.walk())
        page.activity_log_requested.connect(lambda: parts.logging.activity())
        page.routine_requested.connect(self.parts.start_routine)
        page.plan_requested.connect(lambda: self.show_page(PLAN))
        page.level_chosen.connect(self._choose_level)
        return page

    def _make_plan(self) -> QWidget:
        from gui.flows.plan import PlanFlow

        parts = self.parts
        flow = self._plan = PlanFlow(self.theme, self.window, self.coaching, self.parts.decisions)
        page = flow.page
        page.walk_requested.connect(self.parts.start_walk)
        page.take_requested.connect(lambda: parts.taking.walk())
        page.log_walk_requested.connect(lambda: parts.logging.walk())
        page.routine_requested.connect(self.parts.start_routine)
        page.safety_requested.connect(lambda: parts.ask_safety())
        page.calendar_requested.connect(lambda: parts.exporting.open_plan())
        page.edit_plan_requested.connect(lambda: parts.files.edit_plan(self.coaching.advisor().plan().id))
        return page

    def _make_routines(self) -> QWidget:
        from gui.routines.page import RoutinesPage

        parts = self.parts
        page = self._routines = RoutinesPage(self.theme)
        page.start_requested.connect(self.parts.start_routine)
        page.edit_requested.connect(lambda routine: parts.edit_routine(routine))
        page.new_requested.connect(lambda: parts.editing.new_routine())
        page.mend_requested.connect(lambda path: parts.editing.mend(path))
        page.take_requested.connect(lambda routine: parts.taking.routine(routine))
        page.done_requested.connect(lambda routine: parts.log_routine(routine))
        page.share_requested.connect(lambda routine: parts.sharing.share(routine))
        page.shared_file_requested.connect(lambda: parts.sharing.choose())
        page.original_requested.connect(lambda routine: parts.files.back_to_original(routine))
        page.exercise_chosen.connect(self._show_exercise)
        page.open_file_requested.connect(lambda path: parts.files.open(path))
        page.open_folder_requested.connect(lambda: parts.files.open(self._data.routines, make=True))
        page.check_again_requested.connect(self.reload)
        page.show_library(self.library)
        return page

    def _make_exercises(self) -> QWidget:
        from gui.exercises.page import ExercisesPage

        page = self._exercises = ExercisesPage(self.theme)
        page.try_requested.connect(self.parts.try_exercise)
        page.edit_requested.connect(lambda exercise: self.parts.edit_exercise(exercise))
        page.new_requested.connect(lambda: self.parts.editing.new_exercise())
        page.routine_chosen.connect(self._show_routine)
        page.went_back.connect(lambda: self.show_page(ROUTINES))
        page.show_library(self.library)
        return page

    def _make_history(self) -> QWidget:
        from gui.flows.history import HistoryFlow

        flow = self._history_flow = HistoryFlow(
            self.theme, self.window, self.history, self.coaching, lambda: self._clock.now().date()
        )
        flow.again_requested.connect(self._do_again)
        flow.log_walk_requested.connect(lambda: self.parts.logging.walk())
        flow.log_activity_requested.connect(lambda: self.parts.logging.activity())
        flow.from_phone_requested.connect(lambda: self.parts.logging.from_phone())
        flow.page.offer("import", "export", "measures")
        flow.page.measures_requested.connect(lambda: self.parts.measuring.show())
        flow.page.import_requested.connect(lambda: self.parts.importing.ask())
        flow.page.export_requested.connect(lambda: self.parts.exporting.ask())
        self.parts.correcting.serve(flow.page)
        return flow.page

    def _look_again(self) -> None:
        """Notice what another program did to the files in the meantime."""
        if self.parts.scan_again():
            self._show_library()

    def reload(self) -> None:
        """Read what changed in the folders, and show it."""
        from exercises.library.timeline import Side

        self.library.weaker = Side(self.settings_flow.settings.weaker_side.value)
        self.library.scan()
        self._show_library()

    def _show_library(self) -> None:
        self.coaching.forget()
        self._tell_plan_trouble()
        if self.settings_flow.page is not None:
            self.settings_flow.page.set_plans(self._plans())
        if self._routines is not None:
            self._routines.show_library(self.library)
        if self._exercises is not None:
            self._exercises.show_library(self.library)
        self.parts.tell_editor()

    def _plans(self) -> Iterator[tuple[str, str]]:
        """The walking plans that can be chosen: ids and names."""
        from exercises.library.library import FileKind

        for file in self.library.files(FileKind.PLAN):
            plan = self.library.plan(file.id)
            if plan is not None:
                yield plan.id, plan.name

    def _tell_plan_trouble(self) -> None:
        """Say once what stands in for a plan that can't be used; the plan's page goes on saying it."""
        trouble = self.coaching.plan_trouble()
        if trouble and trouble != self._told_trouble:
            self.window.say(trouble)
        self._told_trouble = trouble

    def _show_exercise(self, exercise_id: str, routine: str) -> None:
        self.show_page(EXERCISES)
        if self._exercises is not None:
            self._exercises.show_exercise_from(exercise_id, routine)

    def _show_routine(self, routine_id: str) -> None:
        self.show_page(ROUTINES)
        if self._routines is not None:
            self._routines.show_routine(routine_id)

    def _routine_gone(self) -> None:
        self.reload()
        self._back_to_page()

    def _recorded(self) -> None:
        from gui.flows.after_session import words_after

        if self._history_flow is not None:
            self._history_flow.page.refresh()
        self._back_to_page()
        self.window.say(words_after(self.coaching))

    def _history_changed(self) -> None:
        self.coaching.forget()
        if self._history_flow is not None:
            self._history_flow.page.refresh()

    def _back_to_page(self) -> None:
        if not self.parts.editor_comes_back():
            self.show_page(self._page)

    def _choose_level(self) -> None:
        self.show_page(PLAN)
        if self._plan is not None:
            self._plan.page.choose_level()

    def _do_again(self, record: "SessionRecord") -> None:
        self.sessions.do_again(record)

    def _plan_changed(self) -> None:
        self.coaching.forget()
        self._tell_plan_trouble()

    def _may_close(self) -> bool:
        if self.parts.has_sessions and not self.sessions.may_close():
            return False
        return self.parts.editor_may_close()
