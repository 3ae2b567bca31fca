"""Going back to the original from the window: what would change is shown, it is done after a yes, and can be undone."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from exercises.clock import Clock
from exercises.errors import AmbleError
from exercises.library.editing.disk import read_bytes
from exercises.library.editing.own import GoingBack, go_back, going_back
from exercises.library.editing.saving import Conflict, save_bytes
from exercises.library.files import FileKind
from gui.editor.original_panel import OriginalPanel
from gui.main_window import MainWindow
from gui.theme.theme import Theme


class BackToOriginal(QObject):
    """Asks, does it, and says what was done; `changed` tells which file (a Path) is another one now, or gone."""

    changed = Signal(object)

    def __init__(self, theme: Theme, window: MainWindow, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._kind = FileKind.ROUTINE
        self._panel = OriginalPanel(theme, window)
        self._panel.confirmed.connect(self._go_back)

    def ask(self, path: Path, kind: FileKind) -> None:
        """Show what going back would change in a file of the user's, or say why it can't be."""
        self._kind = kind
        try:
            self._panel.ask(going_back(path, kind))
        except AmbleError as error:
            self._window.say(str(error))

    def _go_back(self, plan: GoingBack) -> None:
        try:
            there = read_bytes(plan.path)
            result = go_back(plan, self._clock)
        except AmbleError as error:
            self._window.say(str(error))
            return
        if isinstance(result, Conflict) or there is None:
            self._window.say(self.tr("{name} was changed meanwhile. Look once more.").format(name=plan.path.name))
            self.changed.emit(plan.path)
            if there is not None:
                self.ask(plan.path, self._kind)
            return
        known = None if result is None else result.known
        self.changed.emit(plan.path)
        self._window.say(
            self.tr("The original is back. What you had is kept."),
            action=self.tr("Undo"),
            on_action=lambda: self._undo(plan.path, there, known),
        )

    def _undo(self, path: Path, before: bytes, known: str | None) -> None:
        try:
            result = save_bytes(path, before, known, self._clock)
        except AmbleError as error:
            self._window.say(str(error))
            return
        if isinstance(result, Conflict):
            words = self.tr("{name} was changed again since, so it stays as it is now.")
            self._window.say(words.format(name=path.name))
        self.changed.emit(path)
