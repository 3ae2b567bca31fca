"""The history at the start: looked over, backed up, joined with what other computers wrote, mended if need be."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from exercises.clock import Clock
from exercises.paths import DataFolder
from gui.main_window import MainWindow
from gui.services.background import Background
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.history.care import Condition
    from exercises.history.merging import JoinedCopy
    from exercises.history.restoring import Restored, Restoring
    from gui.keeping.damaged_panel import DamagedPanel

# So long the first page waits for the history to be looked over; then it is shown all the same.
_PATIENCE_MS: Final = 150


@dataclass(frozen=True, slots=True)
class _LookedOver:
    """How the history is, what its newest backup holds, and what became of copies from other computers."""

    condition: "Condition"
    backup: "Restoring | None"
    joined: "tuple[JoinedCopy, ...]"


class LookingOver(QObject):
    """Does it beside the window, once; asks the user only when the history is damaged.

    `let_go` closes the window's own history, which is opened again when it is next needed.
    """

    changed = Signal()  # the history says something else now
    folder_wanted = Signal()

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
        self._then: Callable[[], None] | None = None
        self._waiting: _LookedOver | None = None
        self._backup: Path | None = None

    def close(self) -> None:
        """Wait until nothing is written any more."""
        self._background.close()

    def look_over(self, then: Callable[[], None]) -> None:
        """Look the history over, back it up and join what other computers wrote; then go on with what comes next.

        That waits a moment at most, unless the history is damaged: then the user is asked first.
        """
        if not self._has_something():
            then()
            return
        self._then = then
        self._background.run(self._look, self._looked, self._window.say)
        QTimer.singleShot(_PATIENCE_MS, self, self._go_on)

    def ask_when_home(self) -> None:
        """Ask about a damaged history that was found while something wanted the whole window."""
        if self._waiting is not None and self._window.is_at_home:
            found, self._waiting = self._waiting, None
            self._ask_damaged(found)

    def _has_something(self) -> bool:
        stem = self._data.history.stem
        try:
            return any(path.name.startswith(stem) for path in self._data.root.iterdir())
        except OSError:
            return False

    def _look(self) -> _LookedOver:
        from exercises.history.care import look_after

        history = self._data.history
        condition = look_after(history, self._clock)
        if condition.damaged:
            from exercises.history.restoring import preview

            found = preview(history, condition.backup.path) if condition.backup is not None else None
            return _LookedOver(condition, found, ())
        from exercises.history.merging import join_conflict_copies

        return _LookedOver(condition, None, join_conflict_copies(history))

    def _looked(self, found: _LookedOver) -> None:
        if found.condition.damaged:
            if self._window.is_at_home:
                self._ask_damaged(found)
            else:
                self._waiting = found
            return
        came_late = self._then is None
        self._go_on()
        if found.joined:
            from gui.keeping import words

            if came_late:
                self.changed.emit()
            self._say(words.joined(found.joined))
        if found.condition.trouble:
            self._say(self.tr("Today's backup was not made. {why}").format(why=found.condition.trouble))

    def _go_on(self) -> None:
        if self._damaged_is_open:
            return
        then, self._then = self._then, None
        if then is not None:
            then()

    # A damaged history

    @property
    def _damaged_is_open(self) -> bool:
        return "_damaged" in self.__dict__ and self._damaged.isVisible()

    @cached_property
    def _damaged(self) -> "DamagedPanel":
        from gui.keeping.damaged_panel import DamagedPanel

        panel = DamagedPanel(self._theme, self._window)
        panel.backup_wanted.connect(self._use_backup)
        panel.afresh_wanted.connect(self._begin_afresh)
        panel.folder_wanted.connect(self.folder_wanted)
        panel.closed.connect(self._go_on)
        self._background.busy_changed.connect(panel.set_busy)
        return panel

    def _ask_damaged(self, found: _LookedOver) -> None:
        backup = found.condition.backup
        self._backup = backup.path if backup is not None else None
        self._damaged.ask(
            self._data.history.name, backup.day if backup is not None else None, found.backup, found.condition.trouble
        )

    def _use_backup(self) -> None:
        from exercises.history.restoring import restore
        from gui.keeping import words

        history, backup, now = self._data.history, self._backup, self._clock.now()
        if backup is not None:
            self._mend(lambda: restore(history, backup, now), words.restored)

    def _begin_afresh(self) -> None:
        from exercises.history.restoring import begin_afresh
        from gui.keeping import words

        history, now = self._data.history, self._clock.now()
        self._mend(lambda: begin_afresh(history, now), words.begun_afresh)

    def _mend(self, work: "Callable[[], Restored]", told: "Callable[[Restored], str]") -> None:
        def mended(found: "Restored") -> None:
            self._damaged.put_away()
            self._let_go()
            if self._then is not None:
                self._go_on()
            else:
                self.changed.emit()
            self._say(told(found))

        self._let_go()
        self._background.run(work, mended, self._damaged.show_trouble)

    def _say(self, words: str) -> None:
        if words:
            self._window.say(words)
