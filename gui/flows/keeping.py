"""Keeping the history when the user wants it: backed up, put back, joined with another one, and deleted."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from exercises.clock import Clock
from exercises.errors import AmbleError
from exercises.paths import DataFolder
from gui.main_window import MainWindow
from gui.services.background import Background
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.history.bringing_in import BroughtIn
    from exercises.history.erasing import Belongings
    from exercises.history.merging import Merged
    from exercises.history.restoring import Restored
    from gui.keeping.delete_panel import DeletePanel
    from gui.keeping.merge_panel import MergePanel
    from gui.keeping.restore_panel import RestorePanel


class Keeping(QObject):
    """Does what takes a while beside the window, and says what was done; what can't be taken back is asked first.

    `let_go` closes the window's own history, which is opened again when it is next needed.
    """

    changed = Signal()  # the history says something else now
    erased = Signal()  # nothing is left: the program begins anew

    def __init__(
        self, theme: Theme, window: MainWindow, data: DataFolder, clock: Clock, let_go: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._data = data
        self._clock = clock
        self._let_go = let_go
        self._background = Background(self)

    def close(self) -> None:
        """Wait until nothing is written any more."""
        self._background.close()

    # Backups

    def back_up(self) -> None:
        """Ask where a copy of the history is to be, and write it."""
        if not self._has_history():
            self._say(self.tr("There is no history yet, so there is nothing to back up."))
            return
        dialog = self._dialog("save-backup-dialog", self.tr("Back up your history"), "*.db")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("db")
        dialog.selectFile(f"amble-history-{self._clock.now().date().isoformat()}.db")
        dialog.fileSelected.connect(lambda name: self._back_up_to(Path(name)))
        dialog.open()

    def _back_up_to(self, target: Path) -> None:
        from exercises.history.backup import back_up

        history = self._data.history
        if target.exists() and target.samefile(history):
            self._say(self.tr("This is the history itself; please choose another name."))
            return
        self._background.run(
            lambda: back_up(history, target),
            lambda _: self._window.say(
                self.tr("Your history is copied to {path}").format(path=target),
                action=self.tr("Show the folder"),
                on_action=lambda: self.show_folder(target.parent),
            ),
            self._window.say,
        )

    def restore(self) -> None:
        """Show the copies that are kept, and put one in place after a yes."""
        from exercises.history.kept import kept

        history = self._data.history
        self._background.run(lambda: kept(history), self._restoring.ask, self._window.say)

    @cached_property
    def _restoring(self) -> "RestorePanel":
        from gui.keeping.restore_panel import RestorePanel

        panel = RestorePanel(self._theme, self._window)
        panel.chosen.connect(self._preview)
        panel.file_wanted.connect(self._choose_backup)
        panel.confirmed.connect(self._restore)
        return panel

    def _preview(self, path: Path) -> None:
        from exercises.history.restoring import preview

        history, panel = self._data.history, self._restoring
        self._background.run(
            lambda: preview(history, path),
            lambda found: panel.show_preview(path, found),
            lambda why: panel.show_trouble(path, why),
        )

    def _choose_backup(self) -> None:
        dialog = self._dialog("open-backup-dialog", self.tr("Choose a backup"), "*.db")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._restoring.add_file(Path(name)))
        dialog.open()

    def _restore(self, path: Path) -> None:
        from exercises.history.restoring import restore

        history, now = self._data.history, self._clock.now()

        def done(found: "Restored") -> None:
            from gui.keeping import words

            self._restoring.put_away()
            self._exchanged()
            if found.kept is not None and found.kept.parent != history.parent:
                self._say_with_undo(self.tr("The backup is in place."), found.kept)
            else:
                self._say(words.restored(found))

        self._let_go()
        self._background.run(
            lambda: restore(history, path, now), done, lambda why: self._restoring.show_trouble(path, why)
        )

    # Another history

    def merge(self) -> None:
        """Ask for the history of another computer, show what it would bring, and bring it in after a yes."""
        dialog = self._dialog("merge-dialog", self.tr("Choose the other history"), "*.db *.json")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._look_at_other(Path(name)))
        dialog.open()

    @cached_property
    def _merging(self) -> "MergePanel":
        from gui.keeping.merge_panel import MergePanel

        panel = MergePanel(self._theme, self._window)
        panel.confirmed.connect(self._merge)
        return panel

    def _look_at_other(self, other: Path) -> None:
        from exercises.history.bringing_in import preview_other

        history = self._data.history

        def ask(found: "Merged") -> None:
            self._merging.ask(other, found)

        self._background.run(lambda: preview_other(history, other), ask, self._window.say)

    def _merge(self, other: Path) -> None:
        from exercises.history.bringing_in import bring_in

        history, now = self._data.history, self._clock.now()

        def done(found: "BroughtIn") -> None:
            from gui.keeping import words

            self._merging.put_away()
            self._exchanged()
            told = self.tr("Imported: {what}.").format(what=words.brought_in(found.merged))
            if found.before is not None:
                self._say_with_undo(told, found.before)
            else:
                self._say(told)

        self._background.run(lambda: bring_in(history, other, now), done, self._merging.show_trouble)

    # Deleting

    def delete_all(self) -> None:
        """Show what deleting everything takes away, and do it after it was confirmed twice."""
        from exercises.history.erasing import belongings

        data = self._data

        def look() -> "tuple[Belongings, int | None]":
            from exercises.history.kept import sessions_in

            return belongings(data), sessions_in(data.history)

        def ask(found: "tuple[Belongings, int | None]") -> None:
            self._deleting.ask(*found)

        self._background.run(look, ask, self._window.say)

    @cached_property
    def _deleting(self) -> "DeletePanel":
        from gui.keeping.delete_panel import DeletePanel

        panel = DeletePanel(self._theme, self._window)
        panel.confirmed.connect(self._erase)
        return panel

    def _erase(self, own_files: bool) -> None:
        from exercises.history.erasing import belongings, erase

        self._let_go()
        # Once more: closing the history, or another program, may have left other files.
        troubles = erase(self._data, belongings(self._data), own_files=own_files)
        if troubles:
            self.changed.emit()
            self._say(self.tr("Not everything could be deleted: {what}").format(what="; ".join(troubles)))
        else:
            self.erased.emit()

    # What several of them need

    def _has_history(self) -> bool:
        try:
            return self._data.history.stat().st_size > 0
        except OSError:
            return False

    def _exchanged(self) -> None:
        """Another file may stand there now."""
        self._let_go()
        self.changed.emit()

    def _say_with_undo(self, told: str, before: Path) -> None:
        """Say what was done; Undo puts the copy of before in place again."""

        def undo() -> None:
            from exercises.history.restoring import restore

            history, now = self._data.history, self._clock.now()

            def undone(_found: "Restored") -> None:
                self._exchanged()
                self._say(self.tr("Everything is as it was before."))

            self._let_go()
            self._background.run(lambda: restore(history, before, now), undone, self._window.say)

        self._window.say(told, action=self.tr("Undo"), on_action=undo)

    def _say(self, words: str) -> None:
        if words:
            self._window.say(words)

    def show_folder(self, folder: Path) -> None:
        """Open a folder in the system's file manager."""
        from gui.services.opener import open_outside

        try:
            open_outside(folder)
        except AmbleError as error:
            self._window.say(str(error))

    def _dialog(self, name: str, title: str, patterns: str) -> QFileDialog:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = self.tr("Histories ({patterns})").format(patterns=patterns)
        dialog = QFileDialog(self._window, title, place or str(Path.home()), kinds)
        dialog.setObjectName(name)
        dialog.finished.connect(dialog.deleteLater)
        return dialog
