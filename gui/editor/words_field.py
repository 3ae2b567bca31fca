"""A field for short words with commas between them, which offers the words that are used elsewhere."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.labels import Label, Role

_MOST_OFFERED: Final = 8
# A word in quotation marks may hold a comma.
_WORD: Final = re.compile(r'\s*(?:"([^"]*)"|([^,]*))\s*(?:,|$)')


def split_words(line: str) -> tuple[str, ...]:
    """The words of a line."""
    found = ((match[1] if match[1] is not None else match[2]).strip() for match in _WORD.finditer(line))
    return tuple(word for word in found if word)


def joined(words: Iterable[str]) -> str:
    """Words as a line; one with a comma stands in quotation marks."""
    return ", ".join(f'"{word}"' if "," in word and '"' not in word else word for word in words)


class _Completer(QCompleter):
    """Completes the word behind the last comma."""

    def __init__(self, parent: QLineEdit) -> None:
        super().__init__(parent)
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(_MOST_OFFERED)
        self._line = parent

    def offer(self, words: Sequence[str]) -> None:
        """Offer these words."""
        if list(words) != self._words.stringList():
            self._words.setStringList(list(words))

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        before, comma, _ = self._line.text().rpartition(",")
        return f"{before}{comma}{' ' if comma else ''}{index.data()}"


class WordsField(QWidget):
    """The words of one key with their label; what is wrong with them stands below.

    `edited` tells all words there are now; none only once the emptied field is left.
    """

    edited = Signal(object)  # tuple of words

    def __init__(self, theme: Theme, key: str, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.key = key
        self._emptied = False
        self._offered: tuple[str, ...] = ()
        self.field = QLineEdit()
        self.field.setObjectName(f"field-{key}")
        self.field.setAccessibleName(label)
        self.field.setPlaceholderText(hint)
        self._hint = hint
        self._completer = _Completer(self.field)
        self.field.setCompleter(self._completer)
        self.field.textChanged.connect(self._typed)
        self.field.editingFinished.connect(self._finish)
        self._problem = Label("", Role.BAD)
        self._problem.setObjectName(f"problem-{key}")
        self._problem.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (Label(label, Role.MUTED), self.field, self._problem):
            self._column.addWidget(part)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def words(self) -> tuple[str, ...]:
        """What stands in the field."""
        return split_words(self.field.text())

    def show_words(self, words: Sequence[str]) -> None:
        """Show other words; what is being typed is left alone where it says the same."""
        if tuple(words) == self.words or self._emptied:
            return
        self.field.blockSignals(True)
        self.field.setText(joined(words))
        if not self.field.hasFocus():
            self.field.setCursorPosition(0)  # a line that is too long shows its beginning
        self.field.blockSignals(False)

    def show_problem(self, words: str) -> None:
        """Say what is wrong; an empty text takes it away."""
        self._problem.set_text(words)
        self._problem.setVisible(bool(words))
        self.field.setAccessibleDescription(words or self._hint)

    def offer(self, words: Sequence[str]) -> None:
        """Offer these words while one types, but for those that are there already."""
        self._offered = tuple(words)
        there = {word.casefold() for word in split_words(self.field.text().rpartition(",")[0])}
        self._completer.offer([word for word in words if word.casefold() not in there])

    def _typed(self) -> None:
        self.offer(self._offered)
        # Emptied to write something else: only leaving it so takes the key away.
        self._emptied = not self.words
        if not self._emptied:
            self.edited.emit(self.words)

    def _finish(self) -> None:
        if self._emptied:
            self._emptied = False
            self.edited.emit(())

    def _restyle(self) -> None:
        px, colours = self._theme.px, self._theme.colours
        line = px(colours.line_width)
        popup = self._completer.popup()
        if popup is not None:
            popup.setStyleSheet(f"QAbstractItemView{{border:{line}px solid {colours.line};padding:{px(4)}px}}")
        self._column.setSpacing(px(Space.XS))
