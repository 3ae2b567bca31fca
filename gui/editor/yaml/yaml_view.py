"""The YAML view of an open file: the text with everything that helps to write it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.library.editing.order import KeyPath
from exercises.library.tree import Mapping, Node, Sequence
from gui.editor.open_file import OpenFile
from gui.editor.yaml.completion import Completion
from gui.editor.yaml.context import path_at
from gui.editor.yaml.find_bar import FindBar, find_all, next_match
from gui.editor.yaml.lines import Spot
from gui.editor.yaml.marks import Marks, Match, sentence
from gui.editor.yaml.problem_list import ProblemList
from gui.editor.yaml.text_area import TextArea
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.labels import Label, Role

# What is told of the cursor's place waits until it rests.
_REST_MS = 60
# While someone types, half a word is no problem yet.
_CALM_MS = 600
# The list of problems is open by itself from so many pixels of height on, at 100 %.
_ROOM_FOR_LIST = 400
# Below so many there is no room to tell that nothing is wrong.
_TIGHT = 220


class YamlView(QWidget):
    """Shows and edits the text of an OpenFile; what is wrong, and what a place is for, stands below it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file: OpenFile | None = None
        self._found: list[Match] = []
        self._index = 0
        self._could_redo = False
        self._swapped: Spot | None = None
        self.area = TextArea(theme)
        self.completion = Completion(theme, self.area, self)
        self.marks = Marks(theme, self.area)
        self.search = FindBar(theme)
        self.search.hide()
        self.problems = ProblemList(theme, self)
        self._line = Label("", Role.SECONDARY, max_lines=3)
        self._line.setObjectName("yaml-line")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.search)
        self._column.addWidget(self.area, 1)
        self._column.addWidget(self._line)
        self._column.addWidget(self.problems)
        self.setFocusProxy(self.area)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.tell_place)
        self._calm = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._calm.timeout.connect(self._judged)
        self._connect()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _connect(self) -> None:
        self.area.cursorPositionChanged.connect(self._cursor_moved)
        self.area.typed.connect(self._calm.start)
        self.area.left_ready.connect(self._tell_leaving)
        self.area.mirror.came.connect(self._swap_shown)
        self.area.textChanged.connect(self._search_again)
        self.search.words_changed.connect(self._search)
        self.search.step_wanted.connect(self._step_match)
        self.search.closed.connect(self._close_search)
        self.problems.chosen.connect(self._go_to_problem)
        shortcuts: tuple[tuple[QKeySequence | QKeySequence.StandardKey | str, Callable[[], None]], ...] = (
            (QKeySequence.StandardKey.Find, self._open_search),
            ("F3", lambda: self._step_match(True)),
            ("Shift+F3", lambda: self._step_match(False)),
            ("F8", lambda: self._step_problem(1)),
            ("Shift+F8", lambda: self._step_problem(-1)),
        )
        for keys, act in shortcuts:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # The file

    def show_file(self, file: OpenFile) -> None:
        """Show and edit another file from its beginning."""
        self.forget()
        self._file = file
        self._index = file.stack.index()
        file.judged.connect(self._judged)
        self._could_redo = file.stack.canRedo()
        file.stack.indexChanged.connect(self._index_changed)
        file.stack.canRedoChanged.connect(self._redo_changed)
        self.area.show_file(file)
        self.completion.show_file(file)
        self.show_problems()

    def forget(self) -> None:
        """No file is open any more."""
        self._rest.stop()
        self._calm.stop()
        if self._file is not None:
            self._file.judged.disconnect(self._judged)
            self._file.stack.indexChanged.disconnect(self._index_changed)
            self._file.stack.canRedoChanged.disconnect(self._redo_changed)
            self._file = None
        self.area.forget()
        self.completion.forget()

    def _swap_shown(self, _start: Spot, end: Spot) -> None:
        self._swapped = end

    def _index_changed(self, index: int) -> None:
        """After undo and redo the cursor goes where something changed; steps made in the form leave it alone."""
        was_undo, was_redo = index < self._index, index > self._index and self._could_redo
        self._index = index
        swapped, self._swapped = self._swapped, None
        if swapped is not None and self.isVisible() and (was_undo or was_redo):
            self.area.go_to(swapped)

    def _redo_changed(self, can: bool) -> None:
        # Told after the index, so that there it still says what could be done before.
        self._could_redo = can

    # Places

    def path_at_cursor(self) -> KeyPath:
        """The path of what the cursor is in, as deep as the text tells it; empty for the file itself."""
        spot, lines = self.area.place, self.area.mirror.lines
        file = self._file
        if file is None:
            return ()
        root = None if file.document.problems else file.document.root
        if root is None:
            return path_at(lines.texts, spot.line, self.area.highlighter.state_at)
        line = lines[spot.line]
        first = len(line) - len(line.lstrip(" -"))
        return _path_to(root, lines.offset(Spot(spot.line, max(spot.column, first))))

    def go_to_path(self, path: KeyPath) -> None:
        """Put the cursor where a path leads, or as near as there is something; inside of it already, it stays."""
        file = self._file
        if file is None or self.path_at_cursor()[: len(path)] == path:
            return
        node = None
        while path and node is None:
            node = file.document.find(path)
            path = path[:-1]
        if node is not None:
            place = node.first if isinstance(node, Mapping) else node.at
            self.area.go_to(self.area.mirror.lines.spot(place.start))

    # Problems

    def _judged(self) -> None:
        """New problems wait until typing pauses and nothing is suggested any more."""
        if self.completion.is_open:
            self._calm.start()
        elif not self._calm.isActive():
            self.show_problems()

    def show_problems(self) -> None:
        """Show what is wrong with the text as of its last judgement, now."""
        self._calm.stop()
        if self._file is None:
            return
        found = self._file.draft.problems
        self.marks.show_problems(found)
        self.problems.show_problems(found)
        self.tell_place()

    def _go_to_problem(self, number: int) -> None:
        if number < len(self.marks.troubles):
            cursor = self.marks.troubles[number].cursor
            self.area.go_to(self.area.mirror.spot(cursor.selectionStart()))
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)
            self.tell_place(aloud=True)

    def _step_problem(self, by: int) -> None:
        """Go to the next problem or the one before, going round at the ends."""
        starts = [trouble.cursor.selectionStart() for trouble in self.marks.troubles]
        if not starts:
            return
        here = self.area.textCursor().position()
        if by > 0:
            number = next((n for n, start in enumerate(starts) if start > here), 0)
        else:
            before = [n for n, start in enumerate(starts) if start < here]
            number = before[-1] if before else len(starts) - 1
        self._go_to_problem(number)

    # The line below the text

    def _cursor_moved(self) -> None:
        self._rest.start()

    def tell_place(self, *, aloud: bool = False) -> None:
        """Tell what is wrong on the cursor's line, else what stands there is for."""
        self._rest.stop()
        spot = self.area.place
        self.problems.corner.set_text(self.tr("Line {n}, column {m}").format(n=spot.line + 1, m=spot.column + 1))
        here = self.marks.at_line(spot.line)
        if here:
            self._say(" ".join(sentence(problem) for problem in here[:3]), Role.BAD)
            if aloud:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.area, self._line.text()))
        else:
            self._say(self.completion.about_place(), Role.SECONDARY)
        numbers = [n for n, trouble in enumerate(self.marks.troubles) if trouble.row == spot.line]
        self.problems.show_current(numbers[0] if numbers else None)

    def _say(self, words: str, role: Role) -> None:
        self._line.set_role(role)
        self._line.set_text(words)

    def _tell_leaving(self, ready: bool) -> None:
        if ready:
            self._say(self.tr("Tab leaves the text now. Any other key goes on writing."), Role.SMALL)
        else:
            self.tell_place()

    # Searching

    def _open_search(self) -> None:
        chosen = self.area.textCursor().selectedText()
        self.search.show()
        if chosen and "\u2029" not in chosen:
            self.search.field.setText(chosen)
        self.search.field.selectAll()
        self.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search(self.search.field.text())

    def _close_search(self) -> None:
        self.search.hide()
        self._search("")
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, words: str) -> None:
        self._found = find_all(self.area.mirror.lines.texts, words)
        self.marks.show_matches(self._found)
        if self._found:
            cursor = self.area.textCursor()
            number = next_match(self._found, self.area.mirror.spot(cursor.selectionStart()), forward=True)
            self._show_match(number)
        else:
            self.search.show_count(None, 0)

    def _search_again(self) -> None:
        """The text changed below the search."""
        if self.search.isVisible():
            self._found = find_all(self.area.mirror.lines.texts, self.search.field.text())
            self.marks.show_matches(self._found)
            self.search.show_count(None, len(self._found))

    def _step_match(self, forward: bool) -> None:
        if not self.search.isVisible():
            self._open_search()
            return
        cursor = self.area.textCursor()
        position = cursor.selectionEnd() if forward else cursor.selectionStart()
        self._show_match(next_match(self._found, self.area.mirror.spot(position), forward=forward))

    def _show_match(self, number: int | None) -> None:
        self.search.show_count(number, len(self._found))
        if number is not None:
            match = self._found[number]
            self.area.go_to(Spot(match.row, match.start), Spot(match.row, match.end))

    # Look

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(Space.S))
        # Room for what is said of most places, so that the text above doesn't move with the cursor.
        self._line.setMinimumHeight(px(44 if self._theme.text_scale < 1.5 else 22))
        self.area.setMinimumHeight(px(90))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        height, px = self.height(), self._theme.px
        self.problems.set_room(height >= px(_ROOM_FOR_LIST), is_tight=height < px(_TIGHT))


def _path_to(node: Node, offset: int) -> KeyPath:
    """The path of the innermost part of a tree that an offset lies in or behind."""
    path: list[str | int] = []
    while True:
        child: Node | None = None
        if isinstance(node, Mapping):
            entry = next((entry for entry in reversed(node.entries) if entry.key.at.start <= offset), None)
            if entry is not None:
                path.append(entry.key.text)
                child = entry.value
        elif isinstance(node, Sequence):
            found = [number for number, item in enumerate(node.items) if item.at.start <= offset]
            if found:
                path.append(found[-1])
                child = node.items[found[-1]]
        if child is None:
            return tuple(path)
        node = child
