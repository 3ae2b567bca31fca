"""Suggestions while one types: when they come, and what the keys do to them."""

import re
from typing import Final

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from exercises.library.files import FileKind, id_of
from gui.editor.open_file import OpenFile
from gui.editor.yaml.context import NOWHERE, Context, Due, context_at, path_at
from gui.editor.yaml.lines import Spot
from gui.editor.yaml.suggestion_list import SuggestionList
from gui.editor.yaml.suggestions import Ground, Sort, Suggestion, about, suggestions
from gui.editor.yaml.text_area import TextArea
from gui.theme.theme import Theme

# So many letters of a word bring suggestions by themselves.
_LETTERS: Final = 2
_PAGE: Final = 6
_TAKE: Final = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE}
_CLOSE: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)
_NO_KEYS: Final = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
_WORD: Final = re.compile(r"[\w-]")
_VIEW: Final = re.compile(r"^\s+view\s*:\s*([a-z]+)")
_POSE: Final = re.compile(r"^    (?! )([^\s:#][^:#]*?)\s*:")
_KEYS: Final = re.compile(r"^\s+keys\s*:")


class Completion(QObject):
    """Offers what can be written at the cursor of a text, over `host`."""

    def __init__(self, theme: Theme, area: TextArea, host: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self._host = host
        self._file: OpenFile | None = None
        self._ground: Ground | None = None
        self._context = NOWHERE
        self._asked = False
        self._taking = False
        self.list = SuggestionList(theme, host, area.font)
        self.list.taken.connect(self.take)
        area.first_look = self._look_at_key
        area.typed.connect(self._typed)
        area.is_list = lambda path: self._ground is not None and self._ground.schema.is_list(path)
        area.is_mapping = lambda path: self._ground is not None and self._ground.schema.is_mapping(path)
        area.cursorPositionChanged.connect(self._cursor_moved)
        area.verticalScrollBar().valueChanged.connect(lambda _value: self._follow())

    def show_file(self, file: OpenFile) -> None:
        """Suggest what another file can have."""
        self._file = file
        self.close()
        self._refresh_ground()

    def forget(self) -> None:
        """No file is open any more: there is nothing to suggest."""
        self.close()
        self._file = self._ground = None

    def _refresh_ground(self) -> None:
        file = self._file
        if file is not None:
            self._ground = Ground(file.kind, id_of(file.path), file.library, self._view, self._poses)

    @property
    def is_open(self) -> bool:
        """Whether suggestions are shown."""
        return self.list.isVisible()

    def close(self) -> None:
        """Take the suggestions away."""
        self.list.hide()
        self._asked = False

    def open(self) -> None:
        """Show everything that can be written here, whatever is typed so far."""
        self._asked = True
        self._show()

    def about_place(self) -> str:
        """One line about what stands where the cursor is."""
        if self._ground is None:
            return ""
        self._refresh_ground()
        lines, spot = self._area.mirror.lines.texts, self._area.place
        if not lines[spot.line].strip():
            return ""
        context = self._context_at(spot)
        if context.due is Due.VALUE:
            start, end = context.start, context.end
            return about(self._ground, context.path, lines[spot.line][start:end])
        if context.due is Due.KEY and context.in_flow:
            return about(self._ground, (*context.path, context.prefix) if context.has_colon else context.path)
        path = path_at(lines, spot.line, self._area.highlighter.state_at)
        return about(self._ground, path)

    def take(self) -> None:
        """Write the chosen suggestion in the place of the word at the cursor."""
        chosen, context = self.list.chosen, self._context
        self.close()
        if chosen is None:
            return
        area, row = self._area, self._area.place.line
        text = chosen.insert
        rest = area.mirror.lines[row][context.end :]
        if text.endswith(" ") and rest.startswith(" "):
            text = text[:-1]
        self._taking = True
        with area.mirror.step(self.tr("complete")) as cursor:
            cursor.setPosition(area.mirror.position(Spot(row, context.start)))
            cursor.setPosition(area.mirror.position(Spot(row, context.end)), cursor.MoveMode.KeepAnchor)
            cursor.insertText(text)
        cursor.setPosition(cursor.position() - chosen.back)
        area.setTextCursor(cursor)
        area.ensureCursorVisible()
        self._taking = False
        if chosen.sort is Sort.KEY:
            self._go_on()

    def _go_on(self) -> None:
        """Behind a new key its words are offered at once, where there is a choice."""
        context = self._context_at(self._area.place)
        if self._ground is not None and context.due is Due.VALUE and suggestions(self._ground, context):
            self.open()

    # Keys

    def _look_at_key(self, event: QKeyEvent) -> bool:
        """Whether a key was for the suggestions."""
        held = event.modifiers() & ~_NO_KEYS
        asks = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.MetaModifier)
        if event.key() == Qt.Key.Key_Space and held in asks:
            self.open()
            return True
        if not self.is_open:
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close()
        elif held:
            return False
        elif key in _TAKE:
            self.take()
        elif key in _STEPS:
            self.list.step(_STEPS[key])
        else:
            if key in _CLOSE:
                self.close()
            return False
        return True

    def _typed(self) -> None:
        self._show()

    def _cursor_moved(self) -> None:
        if self.is_open and not self._taking:
            spot = self._area.place
            if spot.column < self._context.start or self._area.textCursor().hasSelection():
                self.close()

    def _follow(self) -> None:
        """The text was scrolled: the suggestions stay beside their word while it is in view."""
        if self.is_open:
            box = self._cursor_box()
            if self._area.viewport().rect().contains(self._area.cursorRect().center()):
                self.list.place(box)
            else:
                self.close()

    # What is offered

    def _show(self) -> None:
        self._refresh_ground()
        if self._ground is None or self._area.textCursor().hasSelection():
            self.close()
            return
        spot = self._area.place
        line = self._area.mirror.lines[spot.line]
        self._context = self._context_at(spot, quick=not self._asked)
        is_inside = _WORD.match(line[spot.column : spot.column + 1]) is not None
        if not self._asked and (len(self._context.prefix) < _LETTERS or is_inside):
            self.close()
            return
        found = suggestions(self._ground, self._context)
        if not found or (not self._asked and _is_written(found[0], self._context)):
            self.close()
            return
        self.list.offer(found, self._cursor_box())

    def _context_at(self, spot: Spot, *, quick: bool = False) -> Context:
        lines = self._area.mirror.lines.texts
        if quick and len(lines[spot.line][: spot.column].strip(" -")) < _LETTERS:
            return NOWHERE
        return context_at(lines, spot.line, spot.column, self._area.highlighter.state_at)

    def _cursor_box(self) -> QRect:
        """The beginning of the word at the cursor, in the host's coordinates."""
        area = self._area
        cursor = area.textCursor()
        cursor.setPosition(area.mirror.position(Spot(area.place.line, self._context.start)))
        box = area.cursorRect(cursor)
        return QRect(area.viewport().mapTo(self._host, box.topLeft()), box.size())

    def _view(self) -> str:
        """From where the figure is seen, as the text says."""
        found = (_VIEW.match(line) for line in self._area.mirror.lines.texts)
        return next((match[1] for match in found if match), "side")

    def _poses(self) -> list[str]:
        """The names of the figure's poses."""
        if self._file is None or self._file.kind is not FileKind.EXERCISE:
            return []
        found: list[str] = []
        inside = False
        for line in self._area.mirror.lines.texts:
            if _KEYS.match(line):
                inside = True
            elif inside and (match := _POSE.match(line)):
                found.append(match[1])
            elif inside and line.strip() and not line.startswith("    "):
                break
        return found


def _is_written(first: Suggestion, context: Context) -> bool:
    """Whether the word is complete as it stands, so that Enter may be Enter again."""
    return context.due is Due.VALUE and first.insert == context.prefix
