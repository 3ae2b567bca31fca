"""The parts behind the pages, each made when it is first needed, and wired to each other."""

import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exercises.clock import Clock
from exercises.errors import AmbleError
from exercises.paths import DataFolder
from exercises.settings import Settings
from gui.main_window import MainWindow
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.history.history import History
    from exercises.library.exercise import Exercise
    from exercises.library.library import Library
    from exercises.library.timeline import Timeline
    from exercises.session.record import SessionRecord
    from gui.coaching import Coaching
    from gui.flows.care import Care
    from gui.flows.correcting import Correcting
    from gui.flows.editing import Editing
    from gui.flows.exporting import Exporting
    from gui.flows.importing import Importing
    from gui.flows.keeping import Keeping
    from gui.flows.logging_by_hand import LoggingByHand
    from gui.flows.looking_over import LookingOver
    from gui.flows.measuring import Measuring
    from gui.flows.own_files import OwnFiles
    from gui.flows.plan import Decisions
    from gui.flows.session_companions import SessionCompanions
    from gui.flows.sessions import SessionFlow
    from gui.flows.setting_out import SettingOut
    from gui.flows.sharing import Sharing
    from gui.flows.take_along import TakeAlong
    from gui.services.file_watch import FileWatch


class Parts(QObject):
    """Library, history, coach and the flows through them; what they want of the pages are signals."""

    back_wanted = Signal()  # to the page one came from
    today_wanted = Signal()
    recorded = Signal()  # a session is in the history
    routine_gone = Signal()
    files_changed = Signal()
    routine_made = Signal(str)
    exercise_made = Signal(str)
    history_changed = Signal()  # another one stands there, or something came in
    erased = Signal()  # nothing of the user's is left
    settings_wanted = Signal(object)  # Settings to be kept and used

    def __init__(
        self, theme: Theme, window: MainWindow, data: DataFolder, clock: Clock, settings: Callable[[], Settings]
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._data = data
        self._clock = clock
        self._settings = settings
        self._history: History | None = None
        self._library: Library | None = None

    @property
    def library(self) -> "Library":
        """The library, read when it is first needed."""
        if self._library is None:
            from exercises.library.library import Library
            from exercises.library.timeline import Side

            self._library = Library(self._data, weaker=Side(self._settings().weaker_side.value))
            self._library.scan()
        return self._library

    def read_library(self) -> "Library":
        """The library, for those who ask for it each time."""
        return self.library

    def scan_again(self) -> bool:
        """Notice what another program did to the files that were read; whether anything is new."""
        return self._library is not None and self._library.scan()

    def history(self) -> "History":
        """The history, opened when it is first needed. Raises AmbleError when the file can't be used."""
        if self._history is None:
            from exercises.history.history import History

            self._history = History(self._data.history, self._clock)
        return self._history

    def close(self) -> None:
        """Let go of the history file, when nothing writes to it any more."""
        for name in ("coaching", "looking_over", "keeping", "exporting", "importing", "companions"):
            if name in self.__dict__:
                getattr(self, name).close()
        self.let_go()

    def let_go(self) -> None:
        """Close the history; it is opened again when it is next needed."""
        if self._history is not None:
            try:
                self._history.close()
            except AmbleError as error:
                print(error, file=sys.stderr)  # noqa: T201 - the window is gone
            self._history = None

    @cached_property
    def looking_over(self) -> "LookingOver":
        """What is done for the history when the program starts."""
        from gui.flows.looking_over import LookingOver

        looking = LookingOver(self._theme, self._window, self._data, self._clock, self.let_go)
        looking.changed.connect(self.history_changed)
        looking.folder_wanted.connect(lambda: self.files.open(self._data.root))
        self.back_wanted.connect(looking.ask_when_home)
        self.recorded.connect(looking.ask_when_home)
        return looking

    @cached_property
    def keeping(self) -> "Keeping":
        """Backups, another computer's history, and deleting everything."""
        from gui.flows.keeping import Keeping

        keeping = Keeping(self._theme, self._window, self._data, self._clock, self.let_go)
        keeping.changed.connect(self.history_changed)
        keeping.erased.connect(self.erased)
        return keeping

    @cached_property
    def exporting(self) -> "Exporting":
        """The history and the plan as files for other programs."""
        from gui.flows.exporting import Exporting

        return Exporting(self._theme, self._window, self._data, self._clock, self.coaching, self.read_library)

    @cached_property
    def coaching(self) -> "Coaching":
        """The coach as the window uses it."""
        from gui.coaching import Coaching

        coaching = Coaching(self.read_library, self.history, self._clock, self._settings, self)
        coaching.failed.connect(self._window.say)
        return coaching

    @cached_property
    def care(self) -> "Care":
        """Warning signs, relief, the self-check and the shoes."""
        from gui.flows.care import Care

        care = Care(self._theme, self._window, self.coaching, self.read_library)
        care.left.connect(self.back_wanted)
        care.routine_requested.connect(self.start_routine)
        care.exercise_requested.connect(self.try_exercise)
        return care

    @cached_property
    def measuring(self) -> "Measuring":
        """What is measured now and then."""
        from gui.flows.measuring import Measuring

        measuring = Measuring(self._theme, self._window, self.coaching, self.read_library, self._clock, self._settings)
        measuring.left.connect(self.back_wanted)
        return measuring

    @cached_property
    def decisions(self) -> "Decisions":
        """What the user decides about the walking plan."""
        from gui.flows.plan import Decisions

        return Decisions(self._window, self.coaching)

    @property
    def has_sessions(self) -> bool:
        """Whether any session was led through so far."""
        return "sessions" in self.__dict__

    @cached_property
    def sessions(self) -> "SessionFlow":
        """What leads through a session, from its first second to the questions after it."""
        from gui.flows.sessions import SessionFlow

        flow = SessionFlow(self._theme, self._window, self.library, self.history, self._clock, self.coaching)
        flow.left.connect(self.back_wanted)
        flow.recorded.connect(self.recorded)
        flow.safety_wanted.connect(self.ask_safety)
        flow.start_wanted.connect(self.start_routine)
        flow.timeline_wanted.connect(self._start_timeline)
        self.companions.follow(flow)
        return flow

    @cached_property
    def companions(self) -> "SessionCompanions":
        """What goes along with every session."""
        from gui.flows.session_companions import SessionCompanions

        companions = SessionCompanions(self._window, self._clock, self.history, self._settings)
        companions.settings_wanted.connect(self.settings_wanted)
        return companions

    def take_settings(self, settings: Settings) -> None:
        """Other settings are to be used at once."""
        if "companions" in self.__dict__:
            self.companions.set_settings(settings)

    @cached_property
    def setting_out(self) -> "SettingOut":
        """The check-in before a session."""
        from gui.flows.setting_out import SettingOut

        out = SettingOut(self._theme, self._window, self.coaching, self.care, self.sessions, self.read_library)
        out.left.connect(self.back_wanted)
        out.gone.connect(self.routine_gone)
        out.flared.connect(self.today_wanted)
        return out

    @cached_property
    def logging(self) -> "LoggingByHand":
        """The forms for what was done without the program."""
        from gui.flows.logging_by_hand import LoggingByHand

        logging = LoggingByHand(self._theme, self._window, self.coaching, self.history)
        logging.left.connect(self.back_wanted)
        logging.safety_wanted.connect(self.ask_safety)
        return logging

    @cached_property
    def correcting(self) -> "Correcting":
        """What puts the history right."""
        from gui.flows.correcting import Correcting

        correcting = Correcting(self._theme, self._window, self.coaching, self.history)
        correcting.left.connect(self.back_wanted)
        correcting.safety_wanted.connect(self.ask_safety)
        correcting.continue_wanted.connect(self._go_on)
        correcting.timeline_wanted.connect(self._start_timeline)
        correcting.log_wanted.connect(self._log_timeline)
        correcting.keep_routine_wanted.connect(self._keep_routine)
        return correcting

    @cached_property
    def files(self) -> "OwnFiles":
        """The user's own files."""
        from gui.flows.own_files import OwnFiles

        files = OwnFiles(self._theme, self._window, self._data, self.read_library, self._clock)
        files.changed.connect(self.files_changed)
        files.routine_made.connect(self.routine_made)
        return files

    @cached_property
    def file_watch(self) -> "FileWatch":
        """What notices changes that other programs make to the user's files."""
        from gui.services.file_watch import FileWatch

        return FileWatch((self._data.exercises, self._data.routines, self._data.plans), self)

    @cached_property
    def sharing(self) -> "Sharing":
        """What goes out to others and comes in from them."""
        from gui.flows.sharing import Sharing

        sharing = Sharing(self._theme, self._window, self._data, self.read_library)
        sharing.left.connect(self.back_wanted)
        sharing.changed.connect(self.files_changed)
        sharing.routine_made.connect(self.routine_made)
        return sharing

    @cached_property
    def importing(self) -> "Importing":
        """What comes in from watches, phones and other computers."""
        from gui.flows.importing import Importing

        importing = Importing(
            self._theme, self._window, self._data, self._clock, self.coaching, self.history, self.let_go
        )
        importing.left.connect(self.back_wanted)
        importing.changed.connect(self.history_changed)
        importing.shared_found.connect(self._open_shared)
        return importing

    def _open_shared(self, paths: list[Path]) -> None:
        self.sharing.open(paths)

    @cached_property
    def taking(self) -> "TakeAlong":
        """What is taken along: pages for the phone, and sheets."""
        from gui.flows.take_along import TakeAlong

        taking = TakeAlong(self._theme, self._window, self.coaching, self.read_library, self._settings)
        taking.safety_wanted.connect(self.ask_safety)
        return taking

    @cached_property
    def editing(self) -> "Editing":
        """The editor of the user's own routines and exercises."""
        from gui.flows.editing import Editing

        editing = Editing(self._theme, self._window, self._data, self.read_library, self._clock)
        editing.left.connect(self.back_wanted)
        editing.changed.connect(self.files_changed)
        editing.routine_made.connect(self.routine_made)
        editing.exercise_made.connect(self.exercise_made)
        editing.open_outside_wanted.connect(self._open_outside)
        editing.try_wanted.connect(self._try_timeline)
        return editing

    @property
    def _has_editor(self) -> bool:
        return "editing" in self.__dict__

    def edit_routine(self, routine_id: str) -> None:
        """Edit a routine of the user's, or a copy of a bundled one."""
        from exercises.library.library import FileKind

        self.editing.edit(FileKind.ROUTINE, routine_id)

    def edit_exercise(self, exercise_id: str) -> None:
        """Edit an exercise of the user's, or a copy of a bundled one."""
        from exercises.library.library import FileKind

        self.editing.edit(FileKind.EXERCISE, exercise_id)

    def leave_editor_then(self, act: Callable[[], None]) -> None:
        """Do something that puts the editor away, once what is unsaved in it is settled."""
        if self._has_editor:
            self.editing.leave_then(act)
        else:
            act()

    def editor_comes_back(self) -> bool:
        """Show the editor again where a file is open in it; whether there is one."""
        return self._has_editor and self.editing.come_back()

    def editor_may_close(self) -> bool:
        """Whether nothing unsaved is open; else it is asked about, and the window closes after that."""
        if not self._has_editor or not self.editing.is_unsaved:
            return True
        self.editing.leave_then(self._close_window)
        return False

    def tell_editor(self) -> None:
        """The folders were read again."""
        if self._has_editor:
            self.editing.look_again()

    def _open_outside(self, path: Path) -> None:
        self.files.open(path)

    def _close_window(self) -> None:
        self._window.close()

    def _try_timeline(self, timeline: "Timeline", exercise: "Exercise | None") -> None:
        if self.coaching.lock() is not None:
            self.ask_safety("button")
        else:
            self.sessions.try_timeline(timeline, exercise)

    # What several of them do

    def start_routine(self, routine_id: str) -> None:
        """Set out for a routine."""
        self.setting_out.routine(routine_id)

    def log_routine(self, routine_id: str) -> None:
        """Write down a routine that was done without the program."""
        routine = self.library.routine(routine_id)
        self.logging.routine(self.library.timeline(routine) if routine is not None else None)

    def start_walk(self) -> None:
        """Set out for today's walk."""
        self.setting_out.walk()

    def try_exercise(self, exercise_id: str) -> None:
        """Play one exercise without recording it; locked like everything else."""
        if self.coaching.lock() is not None:
            self.ask_safety("button")
        else:
            self.sessions.try_exercise(exercise_id)

    def ask_safety(self, why: str = "button") -> None:
        """Ask about warning signs (`leg`, `pain`, `button` …); a session that stands waits for the answer."""
        from exercises.history.facts import Asked

        def then() -> None:
            locked = self.coaching.lock() is not None
            if not (self.has_sessions and self.sessions.go_on_after_safety(locked=locked)):
                self.back_wanted.emit()

        self.care.ask_safety(Asked(why), then)

    def _go_on(self, record: "SessionRecord") -> None:
        self.sessions.go_on(record)

    def _log_timeline(self, timeline: "Timeline") -> None:
        self.logging.routine(timeline)

    def _keep_routine(self, record: "SessionRecord") -> None:
        """Make a routine of the user's own from a session, and open it in the editor."""
        from gui.flows.keeping_routines import KeepingRoutines

        keeping = KeepingRoutines(self._window, self._data, self.read_library, self._clock)
        path = keeping.keep(record)
        if path is not None:
            self.files_changed.emit()
            self.editing.mend(path)
            self.editing.page.ask_name()

    def _start_timeline(self, timeline: object) -> None:
        from exercises.library.timeline import Timeline

        if isinstance(timeline, Timeline):
            self.setting_out.timeline(timeline)
