"""A file that another program changed or removed while it was changed here too: which of them is to stay?"""

from typing import Final

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from exercises.library.editing.saving import Conflict
from exercises.library.problems import visible
from gui.editor.comparing_panel import ComparingPanel
from gui.theme.theme import Theme
from gui.widgets.buttons import primary_button, quiet_button, secondary_button

_ENCODING: Final = "utf-8-sig"


class ConflictPanel(ComparingPanel):
    """Both versions, and what is to become of them; `closed` means to decide later.

    With a file that is gone, `keep_mine` means to save it again and `take_theirs` to let it go.
    """

    keep_mine = Signal(object)  # the Conflict that was asked about, with each of them
    take_theirs = Signal(object)
    keep_both = Signal(object)

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, self.tr("Yours, here in the editor"), self.tr("Theirs, on the disk"))
        self._conflict: Conflict | None = None
        self._mine = self.add_answer(primary_button(theme, ""), "conflict-mine", lambda: self._answer(self.keep_mine))
        self._theirs = self.add_answer(
            secondary_button(theme, ""), "conflict-theirs", lambda: self._answer(self.take_theirs)
        )
        self._both = self.add_answer(
            secondary_button(theme, self.tr("Keep both")), "conflict-both", lambda: self._answer(self.keep_both)
        )
        self.add_answer(quiet_button(theme, self.tr("Decide later")), "conflict-later", self.close_panel)

    def ask(self, conflict: Conflict) -> None:
        """Show both versions, or that theirs is gone."""
        self._conflict = conflict
        name, theirs = visible(conflict.path.name), conflict.theirs
        self._both.setVisible(theirs is not None)
        self.show_texts(theirs is not None)
        self._theirs.setEnabled(True)
        if theirs is None:
            self.set_title(self.tr("The file is gone"))
            self.story.set_text(self._told_gone(conflict))
            self._mine.set_label(self.tr("Save it again"))
            self._theirs.set_label(self.tr("Let it go"))
        else:
            self.set_title(self.tr("Changed elsewhere too"))
            is_text = _is_text(theirs)
            self._theirs.setEnabled(is_text)
            self.story.set_text(self._told_changed(name, is_text=is_text))
            self._mine.set_label(self.tr("Keep mine"))
            self._theirs.set_label(self.tr("Take theirs"))
            self.differences.show_texts(_text(conflict.yours), _text(theirs))
        self.open(self._mine)

    def _told_gone(self, conflict: Conflict) -> str:
        folder = visible(conflict.path.parent.name)
        return self.tr(
            "Another program removed or renamed {name}. What you see here is whole: you can save it again. If you let "
            "it go, it closes here, and its text is kept in the folder {folder}/.versions."
        ).format(name=visible(conflict.path.name), folder=folder)

    def _told_changed(self, name: str, *, is_text: bool) -> str:
        told = self.tr(
            "Another program saved {name} while you changed it here. Nothing is lost: keep one, and the other stays "
            "among the earlier versions; keep both, and yours is saved under a new name."
        ).format(name=name)
        if is_text:
            return told
        return f"{told} {self.tr('Theirs is not written as text that can be edited here.')}"

    def _answer(self, answer: SignalInstance) -> None:
        self.put_away()
        answer.emit(self._conflict)


def _is_text(data: bytes) -> bool:
    try:
        data.decode(_ENCODING)
    except UnicodeDecodeError:
        return False
    return True


def _text(data: bytes) -> str:
    return data.decode(_ENCODING, errors="replace")
