"""A session that seems to be in the history already is written down again only when that is wanted."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exercises.library.scalars import format_duration
from exercises.session.record import SessionRecord
from gui.theme.theme import Theme
from gui.theme.tokens import Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import quiet_button, secondary_button


class TwinQuestion(Banner):
    """Names the session that there is, with both choices; hidden until it is asked."""

    left = Signal()  # it is that one: nothing is to be written

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "", Tone.READY, parent=parent)
        self.setObjectName("twin-question")
        self._write: Callable[[], None] | None = None
        self._same = secondary_button(theme, self.tr("No, it is that one"))
        self._same.setObjectName("same-one")
        self._same.clicked.connect(self._is_same)
        another = quiet_button(theme, self.tr("Write down another"))
        another.setObjectName("write-another")
        another.clicked.connect(self._is_another)
        for button in (self._same, another):
            self.add_action(button)
        self.hide()

    def ask(self, twin: SessionRecord, write: Callable[[], None]) -> None:
        """Ask about the session that is there; `write` is called when another one is wanted."""
        self._write = write
        long = format_duration(round(twin.active_seconds))
        words = self.tr("You have one at {time} ({long}).").format(time=f"{twin.started:%H:%M}", long=long)
        self.set_parts(words, self.tr("Write down another?"))
        self.show()
        self._same.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Ask nothing, such as when a form begins or something else is told."""
        self._write = None
        self.hide()

    def _is_same(self) -> None:
        self.forget()
        self.left.emit()

    def _is_another(self) -> None:
        write = self._write
        self.forget()
        if write is not None:
            write()
