"""Bringing another history in: what it has that is not here, before anything is done."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exercises.history.merging import Merged
from gui.keeping import words
from gui.keeping.rows import Rows
from gui.theme.theme import Theme
from gui.widgets.buttons import ButtonKind, ButtonRow, primary_button, quiet_button
from gui.widgets.labels import Label, Role
from gui.widgets.overlay import Overlay


class MergePanel(Overlay):
    """Numbers, and a yes or a no; `closed` means that nothing changes."""

    confirmed = Signal(object)  # Path

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, self.tr("Import another history"))
        self.setObjectName("merge-panel")
        self._path: Path | None = None
        self._name = Label("", Role.MUTED, max_lines=2)
        self._rows = Rows(theme)
        self._story = Label("", Role.BODY)
        self._trouble = Label("", Role.BAD)
        self._yes = primary_button(theme, self.tr("Import"))
        self._yes.setObjectName("merge-yes")
        self._yes.clicked.connect(self._confirm)
        self._no = quiet_button(theme, "")
        self._no.setObjectName("merge-no")
        self._no.clicked.connect(self.close_panel)
        for widget in (self._name, self._rows, self._story, self._trouble):
            self.card.content.addWidget(widget)
        self.card.content.addWidget(ButtonRow(theme, self._yes, self._no))

    def ask(self, path: Path, found: Merged) -> None:
        """Show what this file would bring."""
        self._path = path
        self._name.set_text(path.name)
        self._trouble.hide()
        nothing = found.is_nothing
        self._rows.show_rows(words.merging(found) if not nothing else ())
        self._rows.setVisible(not nothing)
        if nothing:
            self._story.set_text(self.tr("There is nothing in it that is not here already."))
        else:
            self._story.set_text(
                self.tr(
                    "Nothing here is lost: what was changed on both computers holds as it was changed last, and what "
                    "it was before is kept. The other file stays as it is."
                )
            )
        self._yes.setVisible(not nothing)
        self._yes.setEnabled(True)
        self._no.set_label(self.tr("Close") if nothing else self.tr("Cancel"))
        self._no.set_kind(ButtonKind.PRIMARY if nothing else ButtonKind.QUIET)
        self.open(self._no if nothing else self._yes)
        self._scroll.scroll_to_top()  # large letters: what it is about comes first

    def show_trouble(self, sentence: str) -> None:
        """Say why it did not go; everything is as it was."""
        self._trouble.set_text(sentence)
        self._trouble.show()
        self._yes.setEnabled(True)

    def _confirm(self) -> None:
        self._yes.setEnabled(False)
        self.confirmed.emit(self._path)
