"""Searching in the text."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gui.editor.yaml.lines import Spot
from gui.editor.yaml.marks import Match
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import IconButton
from gui.widgets.labels import Label, Role

_MOST: Final = 5000


def find_all(lines: Sequence[str], words: str) -> list[Match]:
    """Every place where words stand on one line, capital or small; empty words stand nowhere."""
    if not words:
        return []
    pattern = re.compile(re.escape(words), re.IGNORECASE)
    found: list[Match] = []
    for row, line in enumerate(lines):
        found += [Match(row, match.start(), match.end()) for match in pattern.finditer(line)]
        if len(found) > _MOST:
            break
    return found


def next_match(found: Sequence[Match], spot: Spot, *, forward: bool) -> int | None:
    """Which match comes next after a place, or before it, going round at the ends; None when there is none."""
    if not found:
        return None
    if forward:
        return next((n for n, each in enumerate(found) if (each.row, each.start) >= spot), 0)
    before = [n for n, each in enumerate(found) if (each.row, each.end) <= spot]
    return before[-1] if before else len(found) - 1


class FindBar(QWidget):
    """A field with the number of matches, next, previous and close; Enter and Shift+Enter go on and back."""

    words_changed = Signal(str)
    step_wanted = Signal(bool)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field = _Field(self)
        self.field.setObjectName("find-field")
        self.field.setPlaceholderText(self.tr("Find in the text"))
        self.field.setAccessibleName(self.tr("Find in the text"))
        self.field.textChanged.connect(self.words_changed)
        self.field.step_wanted.connect(self.step_wanted)
        self.field.left.connect(self.closed)
        self._count = Label("", Role.SECONDARY, tabular=True)
        self._count.setObjectName("find-count")
        previous = IconButton(theme, "chevron-up", self.tr("Previous match (Shift+F3)"))
        previous.setObjectName("find-previous")
        previous.clicked.connect(lambda: self.step_wanted.emit(False))
        following = IconButton(theme, "chevron-down", self.tr("Next match (F3)"))
        following.setObjectName("find-next")
        following.clicked.connect(lambda: self.step_wanted.emit(True))
        close = IconButton(theme, "close", self.tr("Close the search"))
        close.setObjectName("find-close")
        close.clicked.connect(self.closed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.field, 1)
        for part in (self._count, previous, following, close):
            self._row.addWidget(part)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_count(self, number: int | None, of: int) -> None:
        """Tell how many matches there are, and which of them (from 0) the cursor is at."""
        if not self.field.text():
            words = ""
        elif not of:
            words = self.tr("not found")
        elif number is None:
            words = self.tr("{n} found").format(n=of)
        else:
            words = self.tr("{number} of {n}").format(number=number + 1, n=of)
        self._count.set_text(words)

    def _restyle(self) -> None:
        self._row.setSpacing(self._theme.px(Space.S))


class _Field(QLineEdit):
    step_wanted = Signal(bool)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride:
            # It closes the search, not the page.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step_wanted.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
