"""Editing the user's own routines and exercises: opening, saving, trying, and what other programs do meanwhile."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exercises.clock import Clock
from exercises.errors import AmbleError
from exercises.library.editing.disk import content_hash, read_bytes
from exercises.library.editing.document import Document
from exercises.library.editing.new_files import new_exercise, new_path, new_routine
from exercises.library.editing.origin import origin_of
from exercises.library.editing.own import forget_copy, open_copy, open_own
from exercises.library.editing.saving import Conflict, Saved, load, save
from exercises.library.editing.versions import Version, keep_version
from exercises.library.exercise import Exercise, ExerciseKind
from exercises.library.files import FileKind, id_of
from exercises.library.library import Library
from exercises.library.routine import Routine
from exercises.library.trial import trial, trial_from
from exercises.paths import DataFolder
from gui.editor.conflict_panel import ConflictPanel
from gui.editor.editor_page import EditorPage
from gui.editor.leave_panel import LeavePanel
from gui.editor.open_file import OpenFile
from gui.editor.versions_panel import VersionsPanel
from gui.flows.going_back import BackToOriginal
from gui.main_window import EXERCISES, ROUTINES, MainWindow
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.library.timeline import Timeline


class Editing(QObject):
    """Owns the editor's page; at most one file is open in it."""

    left = Signal()  # back to the page one came from
    changed = Signal()  # the folders have to be read again
    routine_made = Signal(str)  # an id to show
    exercise_made = Signal(str)
    open_outside_wanted = Signal(Path)
    try_wanted = Signal(object, object)  # Timeline, and the Exercise that is tried or None

    def __init__(
        self, theme: Theme, window: MainWindow, data: DataFolder, library: Callable[[], Library], clock: Clock
    ) -> None:
        super().__init__(window)
        self._window = window
        self._data = data
        self._library = library
        self._clock = clock
        self._file: OpenFile | None = None
        self._known: str | None = None
        # A copy that was made only to be edited; without a change it goes again.
        self._fresh_copy: Path | None = None
        # Hashes of what stood on the disk (None: no file) when it was asked about; not asked again.
        self._put_off: set[str | None] = set()
        self._then: Callable[[], None] | None = None
        self.page = EditorPage(theme, window)
        self.page.hide()
        self.page.left.connect(self._leave)
        self.page.save_wanted.connect(self.save)
        self.page.try_wanted.connect(self._try)
        self.page.versions_wanted.connect(self._show_versions)
        self.page.original_wanted.connect(self._show_original)
        self.page.open_outside_wanted.connect(self._open_outside)
        self.page.refused.connect(window.say)
        self._conflicts = ConflictPanel(theme, self.page)
        self._conflicts.keep_mine.connect(self._keep_mine)
        self._conflicts.take_theirs.connect(self._take_theirs)
        self._conflicts.keep_both.connect(self._keep_both)
        self._versions = VersionsPanel(theme, self.page)
        self._versions.brought_back.connect(self._bring_back)
        self._originals = BackToOriginal(theme, window, clock)
        self._originals.changed.connect(lambda _path: self.changed.emit())
        self._leaving = LeavePanel(theme, self.page)
        self._leaving.save_wanted.connect(self._save_and_go)
        self._leaving.drop_wanted.connect(self._drop_and_go)
        self._leaving.closed.connect(self._stay)

    # Opening

    def edit(self, kind: FileKind, item_id: str) -> None:
        """Edit the user's file of that id; of a bundled routine or exercise a copy."""
        file = self._library().file_of(kind, item_id)
        if file is None:
            return

        def open_it() -> None:
            try:
                loaded = open_own(file, self._data) if file.yours else open_copy(file, self._data)
            except AmbleError as error:
                self._window.say(str(error))
                return
            if not file.yours:
                self._fresh_copy = loaded.path
                self.changed.emit()
            self._show(loaded.path, loaded.document, loaded.known)
            if not file.yours:
                words = self.tr("This is your own copy, {name}. The original stays as it is.")
                self._window.say(words.format(name=loaded.path.name))

        self.leave_then(open_it)

    def mend(self, path: Path) -> None:
        """Edit a file of the user's that has a mistake."""

        def open_it() -> None:
            try:
                loaded = load(path)
            except AmbleError as error:
                self._window.say(str(error))
                return
            self._show(loaded.path, loaded.document, loaded.known)

        self.leave_then(open_it)

    def new_routine(self) -> None:
        """Begin a routine without any steps."""
        name = self.tr("My new routine")
        text = new_routine(name, steps=())
        self.leave_then(lambda: self._show_new(name, text, FileKind.ROUTINE))

    def new_exercise(self) -> None:
        """Begin an exercise without instructions, in no position yet."""
        name = self.tr("My new exercise")
        text = new_exercise(name, ExerciseKind.STRETCH)
        self.leave_then(lambda: self._show_new(name, text, FileKind.EXERCISE))

    def _show_new(self, name: str, text: str, kind: FileKind) -> None:
        self._show(self._path_for(name, kind), Document(text, kind), None)
        self.page.ask_name()

    def _path_for(self, name: str, kind: FileKind) -> Path:
        folder = self._data.routines if kind is FileKind.ROUTINE else self._data.exercises
        taken = [file.id for file in self._library().files(kind)]
        return new_path(name, kind, folder, taken)

    def _show(self, path: Path, document: Document, known: str | None) -> None:
        if self._file is not None:
            self._file.deleteLater()
        self._file = OpenFile(path, document, self._library(), self)
        self._known, self._put_off = known, set()
        file = self._file
        is_routine = file.kind is FileKind.ROUTINE
        has_original = known is not None and origin_of(path, file.kind) is not None
        back = self.tr("Routines") if is_routine else self.tr("Exercises")
        self.page.show_file(file, has_original=has_original, back=back, is_new=known is None)
        self._show_again()

    @property
    def file(self) -> OpenFile | None:
        """What is open."""
        return self._file

    # Leaving

    @property
    def is_unsaved(self) -> bool:
        """Whether something would be lost."""
        return self._file is not None and self._file.is_dirty

    def leave_then(self, act: Callable[[], None]) -> None:
        """Do something that puts the editor away; unsaved changes are asked about first."""
        if self.is_unsaved:
            self._then = act
            self._show_again()
            self._leaving.ask()
            return
        self._put_away()
        act()

    def _leave(self) -> None:
        self.leave_then(self.left.emit)

    def _put_away(self) -> None:
        file, self._file = self._file, None
        if file is None:
            return
        if self._fresh_copy == file.path and not file.stack.count():
            self._forget_copy(file.path)
        self._fresh_copy = None
        self.page.forget()
        file.deleteLater()

    def _forget_copy(self, path: Path) -> None:
        """Nothing was changed in it, so nobody needs it."""
        try:
            forget_copy(path)
        except AmbleError as error:
            self._window.say(str(error))
        self.changed.emit()

    def _stay(self) -> None:
        self._then = None

    def _save_and_go(self) -> None:
        then = self._then
        if self.save() and then is not None:
            self._then = None
            self._put_away()
            then()

    def _drop_and_go(self) -> None:
        then, self._then = self._then, None
        file = self._file
        if file is not None:
            file.mark_saved()
        self._put_away()
        if then is not None:
            then()

    # Saving

    def save(self) -> bool:
        """Write the file; returns whether it is on the disk now."""
        file = self._file
        if file is None:
            return False
        if self._known is None:
            # It has no name on the disk yet: the one that it is called now decides.
            name = file.document.get(("name",)) if not file.document.problems else None
            file.path = self._path_for(name if isinstance(name, str) else file.path.stem, file.kind)
        return self._write(file, self._known)

    def _write(self, file: OpenFile, known: str | None) -> bool:
        try:
            result = save(file.path, file.document, known, self._clock)
        except AmbleError as error:
            self._window.say(str(error))
            return False
        if isinstance(result, Conflict):
            self._conflicts.ask(result)
            return False
        self._saved(file, result)
        return True

    def _saved(self, file: OpenFile, result: Saved) -> None:
        self._known = result.known
        self._fresh_copy = None
        file.mark_saved()
        self.page.tell_saved()
        self.changed.emit()
        words = self.tr("Saved as {name}.")
        if file.draft.content is None:
            words = self.tr("Saved as {name}. It can be used once what is marked is mended.")
        self._window.say(words.format(name=file.path.name))

    # What other programs do

    def look_again(self) -> None:
        """The folders were read again: judge anew, and notice when this very file changed on the disk."""
        file = self._file
        if file is None:
            return
        file.set_library(self._library())
        if self._known is None or self._conflicts.isVisible():
            return
        try:
            there = read_bytes(file.path)
        except AmbleError:
            return
        now = None if there is None else content_hash(there)
        if now == self._known or now in self._put_off:
            return
        if there is None and not file.is_dirty:
            self._gone(file)
        elif there is not None and not file.is_dirty:
            self._take(there, now)
            words = self.tr("{name} was changed by another program; this is what it says now.")
            self._window.say(words.format(name=file.path.name))
        elif there != file.document.data:
            # Decided later means at saving, or when it changes once more.
            self._put_off.add(now)
            self._conflicts.ask(Conflict(file.path, file.document.data, there, now))

    def _gone(self, file: OpenFile) -> None:
        """The file is no more, by another program or because the original counts again."""
        kind, item = file.kind, id_of(file.path)
        self._put_away()
        if self._library().file_of(kind, item) is None:
            self._window.say(self.tr("{name} is not there any more.").format(name=file.path.name))
            self.left.emit()
        else:
            (self.routine_made if kind is FileKind.ROUTINE else self.exercise_made).emit(item)

    def _take(self, data: bytes, known: str | None) -> None:
        file = self._file
        if file is None:
            return
        try:
            document = Document.read(data, file.kind)
        except AmbleError as error:
            self._window.say(str(error))
            return
        self._known = known
        file.reload(document)
        self.page.show_now()

    def _keep_mine(self, conflict: Conflict) -> None:
        if self._file is not None:
            self._write(self._file, conflict.known)

    def _take_theirs(self, conflict: Conflict) -> None:
        file = self._file
        if file is None:
            return
        try:
            # What was written here stays among the earlier versions.
            keep_version(file.path, file.document.data, self._clock.now())
        except AmbleError as error:
            self._window.say(str(error))
            return
        if conflict.theirs is None:
            file.mark_saved()
            self._put_away()
            self.left.emit()
            return
        self._take(conflict.theirs, conflict.known)

    def _keep_both(self, conflict: Conflict) -> None:
        file = self._file
        if file is None:
            return
        file.path = self._path_for(conflict.path.stem, file.kind)
        self._known = None
        self._write(file, None)

    # Earlier versions, originals

    def _show_versions(self) -> None:
        if self._file is not None:
            self._versions.ask(self._file.path, self._file.text, self._clock.now())

    def _bring_back(self, version: Version) -> None:
        file = self._file
        if file is None:
            return
        try:
            text = Document.read(version.read(), file.kind).text
        except AmbleError as error:
            self._window.say(str(error))
            return
        file.replace_text(text, self.tr("earlier version"))
        self._window.say(self.tr("This is how it was. Save it to keep it so; Undo brings back what was here."))

    def _show_original(self) -> None:
        file = self._file
        if file is None:
            return
        if file.is_dirty:
            self._window.say(self.tr("Save or undo your changes first."))
            return
        self._originals.ask(file.path, file.kind)

    def _open_outside(self) -> None:
        file = self._file
        if file is None:
            return
        if self._known is None:
            self._window.say(self.tr("Save it first; then other programs can open it."))
        else:
            self.open_outside_wanted.emit(file.path)

    # Trying

    def _try(self) -> None:
        file = self._file
        if file is None:
            return
        file.judge()
        content = file.draft.content
        timeline: Timeline | None = None
        tried: Exercise | None = None
        if isinstance(content, Routine):
            timeline = trial_from(content, self.page.place, self._library())
        elif isinstance(content, Exercise):
            timeline, tried = trial(content, self._library()), content
        if timeline is None:
            self._window.say(self.tr("There is nothing to try yet: say how long or how many."))
        else:
            self.try_wanted.emit(timeline, tried)

    def come_back(self) -> bool:
        """Show the editor again, after something was tried; whether a file is open in it."""
        if self._file is None:
            return False
        self._show_again()
        return True

    def _show_again(self) -> None:
        is_routine = self._file is not None and self._file.kind is FileKind.ROUTINE
        self._window.show_within(self.page, ROUTINES if is_routine else EXERCISES)
        self.page.show_now()
