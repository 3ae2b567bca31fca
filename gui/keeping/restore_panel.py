"""Choosing a backup: what each would bring back and take away is said before it is put in place."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exercises.history.kept import Kept
from exercises.history.restoring import Restoring
from gui.keeping import words
from gui.keeping.rows import Rows
from gui.theme.theme import Theme
from gui.widgets.buttons import ButtonRow, primary_button, quiet_button
from gui.widgets.fields import ChoiceField
from gui.widgets.labels import Label, Role
from gui.widgets.overlay import Overlay


class RestorePanel(Overlay):
    """A list of the copies that are kept, and what the chosen one would change; `closed` means that nothing changes."""

    chosen = Signal(object)  # the Path of a copy that is to be looked at
    file_wanted = Signal()
    confirmed = Signal(object)  # Path

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, self.tr("Put a backup in place"))
        self.setObjectName("restore-panel")
        self._path: Path | None = None
        self._none = Label(
            self.tr("There is no backup yet: the first one is made on the first day with a session."), Role.BODY
        )
        self._list = ChoiceField([])
        self._list.setObjectName("kept-copies")
        self._list.setAccessibleName(self.tr("Backup"))
        self._list.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._list.setMinimumContentsLength(16)
        self._list.currentIndexChanged.connect(self._choose)
        self._rows = Rows(theme)
        self._trouble = Label("", Role.BAD)
        self._safe_words = self.tr("What you have now is copied first, so you can come back to it from this same list.")
        self._same_words = self.tr("It holds just what you have now.")
        self._safe = Label(self._safe_words, Role.MUTED)
        self._yes = primary_button(theme, self.tr("Put it in place"))
        self._yes.setObjectName("restore-yes")
        self._yes.clicked.connect(self._confirm)
        other = quiet_button(theme, self.tr("Choose a file…"), icon="folder")
        other.setObjectName("restore-file")
        other.clicked.connect(self.file_wanted)
        self._no = quiet_button(theme, self.tr("Cancel"))
        self._no.setObjectName("restore-no")
        self._no.clicked.connect(self.close_panel)
        for widget in (self._none, self._list, self._rows, self._trouble, self._safe):
            self.card.content.addWidget(widget)
        self.card.content.addWidget(ButtonRow(theme, self._yes, other, self._no))

    def ask(self, copies: Sequence[Kept]) -> None:
        """Offer these copies; the first one is looked at."""
        self._list.blockSignals(True)
        self._list.clear()
        for copy in copies:
            self._list.addItem(words.kept_copy(copy), copy.path)
        self._list.blockSignals(False)
        self._none.setVisible(not copies)
        self._list.setVisible(bool(copies))
        self._rows.show_rows(())
        self._wait(None)
        if not self.isVisible():
            self.open(self._list if copies else self._no)
        if copies:
            self._choose(0)

    def add_file(self, path: Path) -> None:
        """Offer another file, and look at it."""
        at = self._list.findData(path)
        if at < 0:
            self._list.insertItem(0, path.name, path)
            at = 0
        self._none.hide()
        self._list.show()
        if self._list.currentIndex() == at:
            self._choose(at)
        else:
            self._list.setCurrentIndex(at)

    def show_preview(self, path: Path, found: Restoring) -> None:
        """Say what the chosen copy would change."""
        if path == self._path:
            same = not any((found.lost, found.back, found.changed, found.facts_lost, found.facts_back))
            same = same and found.lost is not None
            self._rows.show_rows(words.restoring(found))
            self._rows.show()
            self._safe.set_text(self._same_words if same else self._safe_words)
            self._safe.setVisible(found.lost is not None)
            self._yes.setEnabled(not same)

    def show_trouble(self, path: Path, sentence: str) -> None:
        """Say why the chosen copy can't be used, or could not be put in place."""
        if path == self._path:
            self._trouble.set_text(sentence)
            self._trouble.show()

    def _choose(self, index: int) -> None:
        path = self._list.itemData(index)
        if isinstance(path, Path):
            self._wait(path)
            self.chosen.emit(path)

    def _wait(self, path: Path | None) -> None:
        self._path = path
        self._yes.setEnabled(False)
        self._trouble.hide()
        self._rows.hide()
        self._safe.hide()

    def _confirm(self) -> None:
        self._yes.setEnabled(False)
        self.confirmed.emit(self._path)
