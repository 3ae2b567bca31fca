"""Two versions of a text beside each other: in letters of one width, never as markup, marked by sign and colour."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QFontMetricsF,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollBar, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from exercises.library.editing.comparing import (
    GAP,
    Line,
    Mark,
    Pair,
    Row,
    in_one_column,
    line_of,
    side_by_side,
    with_gaps,
)
from exercises.library.problems import visible
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone, Type, mix
from gui.widgets.labels import Label, Role

_MOST_LINES: Final = 30
_FEWEST_LINES: Final = 5
# What a text field's border and padding take from its height, in pixels at 100 %.
_EDGES: Final = 26
# Below this width, in pixels at 100 %, both versions share one column.
_NARROW: Final = 640
_TONES: Final = {Mark.REMOVED: Tone.BAD, Mark.ADDED: Tone.PRIMARY}
_SIGNS: Final = {Mark.REMOVED: "−", Mark.ADDED: "+", Mark.SAME: " ", Mark.GAP: "…"}
# How much of the full colour lies under the piece of a line that changed.
_EMPHASIS: Final = 0.22


class TextView(QPlainTextEdit):
    """Lines to read, select and copy; as high as they need, up to so many lines. Arrows and page keys scroll."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says first."""
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[Line, ...] = ()
        self._columns_before = 0
        self._count = 1
        self._most_lines = _MOST_LINES
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(name)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_name(self, name: str) -> None:
        """Say something else first."""
        self.setAccessibleName(name)

    def set_most_lines(self, lines: int) -> None:
        """Grow up to so many lines (at least five); more are scrolled to."""
        if max(_FEWEST_LINES, lines) != self._most_lines:
            self._most_lines = max(_FEWEST_LINES, lines)
            self.updateGeometry()

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show these lines, with their numbers and marks before them."""
        self._lines = tuple(lines)
        width = max((len(str(line.number)) for line in self._lines if line.number is not None), default=1)
        self._columns_before = width + 3
        self._show([_written(line, width) for line in self._lines])

    def show_excerpt(self, lines: Sequence[str]) -> None:
        """Show lines as they are, such as one with a caret below it."""
        self._lines = ()
        self._show([visible(line, tabs=True) for line in lines])

    def scroll_to_first_mark(self) -> None:
        """Bring the first line that changed into view, with what stands before it."""
        first = next((index for index, line in enumerate(self._lines) if line.mark in _TONES), 0)
        self.verticalScrollBar().setValue(max(0, first - 3))

    @property
    def line_height(self) -> int:
        """How high a line is, in pixels."""
        return ceil(QFontMetricsF(self.font()).lineSpacing())

    def sizeHint(self) -> QSize:
        # Not a fixed height: the style sheet has the last word on those.
        bar = self.horizontalScrollBar().sizeHint().height()
        rows = min(self._count, self._most_lines)
        height = self.line_height * rows + 2 * ceil(self.document().documentMargin())
        return QSize(self._theme.px(240), height + self._theme.px(_EDGES) + bar)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, side = self.verticalScrollBar(), self.horizontalScrollBar()
        moves = {
            Qt.Key.Key_Up: (bar, QScrollBar.SliderAction.SliderSingleStepSub),
            Qt.Key.Key_Down: (bar, QScrollBar.SliderAction.SliderSingleStepAdd),
            Qt.Key.Key_PageUp: (bar, QScrollBar.SliderAction.SliderPageStepSub),
            Qt.Key.Key_PageDown: (bar, QScrollBar.SliderAction.SliderPageStepAdd),
            Qt.Key.Key_Home: (bar, QScrollBar.SliderAction.SliderToMinimum),
            Qt.Key.Key_End: (bar, QScrollBar.SliderAction.SliderToMaximum),
            Qt.Key.Key_Left: (side, QScrollBar.SliderAction.SliderSingleStepSub),
            Qt.Key.Key_Right: (side, QScrollBar.SliderAction.SliderSingleStepAdd),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        move[0].triggerAction(move[1])
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _show(self, lines: Sequence[str]) -> None:
        self.setPlainText("\n".join(lines))
        self._count = max(1, len(lines))
        self._colour()
        self.updateGeometry()

    def _restyle(self) -> None:
        pixels = self._theme.px(Type.BODY)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(pixels)
        self.setFont(font)
        # The application's style sheet names a font as well, and would win.
        self.setStyleSheet(
            f"QPlainTextEdit{{font-family:'{font.family()}';font-size:{pixels}px}}"
            "QPlainTextEdit::corner{background:transparent;border:none}"
        )
        self._colour()
        self.updateGeometry()

    def _colour(self) -> None:
        colours = self._theme.colours
        marked: list[QTextEdit.ExtraSelection] = []
        for index, line in enumerate(self._lines):
            tone = _TONES.get(line.mark)
            if tone is None:
                continue
            shades = colours.shades(tone)
            whole = QTextCharFormat()
            whole.setBackground(QColor(shades.soft))
            whole.setForeground(QColor(colours.ink))
            whole.setProperty(QTextFormat.Property.FullWidthSelection, True)
            marked.append(self._selection(index, 0, 0, whole))
            if line.differs is not None and line.differs[0] < line.differs[1]:
                piece = QTextCharFormat()
                piece.setBackground(QColor(mix(shades.soft, shades.full, _EMPHASIS)))
                piece.setForeground(QColor(colours.ink))
                piece.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                piece.setUnderlineColor(QColor(shades.ink))
                start, end = (self._columns_before + _units(line.text[:place]) for place in line.differs)
                marked.append(self._selection(index, start, end, piece))
        self.setExtraSelections(marked)

    def _selection(self, line: int, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        block = self.document().findBlockByNumber(line)
        cursor = QTextCursor(block)
        last = block.length() - 1
        cursor.setPosition(block.position() + min(start, last))
        cursor.setPosition(block.position() + min(end, last), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = look
        return selection


def _units(text: str) -> int:
    """How many places a text takes in Qt, which counts letters beyond the first 65,536 twice."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def _written(line: Line, width: int) -> str:
    if line.mark is Mark.GAP:
        return f"{'':>{width}} {_SIGNS[Mark.GAP]}"
    number = "" if line.number is None else str(line.number)
    # Blanks at the end stay: they may be all that changed.
    written = f"{number:>{width}} {_SIGNS[line.mark]} {visible(line.text, tabs=True)}"
    return written if line.differs is not None else written.rstrip()


class Differences(QWidget):
    """Two versions beside each other that scroll together; one below the other, line by line, where it is narrow.

    What went has a minus sign and what came a plus; the piece of a line that changed is underlined. `before` and
    `after` are the two texts.
    """

    def __init__(self, theme: Theme, before_head: str, after_head: str, parent: QWidget | None = None) -> None:
        """The heads say whose or which the two versions are."""
        super().__init__(parent)
        self._theme = theme
        self._titles = (before_head, after_head)
        self._pairs: tuple[Pair | None, ...] = ()
        self._is_narrow = False
        self.before = TextView(theme, before_head)
        self.before.setObjectName("text-before")
        self.after = TextView(theme, after_head)
        self.after.setObjectName("text-after")
        self._heads = (Label("", Role.SECONDARY), Label("", Role.SECONDARY))
        self._note = Label(self.tr("Where nothing is underlined, only the end of the line differs."), Role.SECONDARY)
        self._note.setObjectName("line-end-note")
        self._note.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._sides = (QWidget(), QWidget())
        self._columns = (QVBoxLayout(self._sides[0]), QVBoxLayout(self._sides[1]))
        for side, column, head, view in zip(
            self._sides, self._columns, self._heads, (self.before, self.after), strict=True
        ):
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(head)
            column.addWidget(view)
            column.addStretch(1)
            self._row.addWidget(side, 1)
        outer.addLayout(self._row)
        outer.addWidget(self._note)
        for one, other in ((self.before, self.after), (self.after, self.before)):
            one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
            one.horizontalScrollBar().valueChanged.connect(other.horizontalScrollBar().setValue)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._fill()

    def set_heads(self, before: str, after: str) -> None:
        """Say whose or which the two versions are."""
        self._titles = (before, after)
        self.before.set_name(before)
        self.after.set_name(after)
        self._show_heads()

    def set_most_lines(self, lines: int) -> None:
        """Let both grow up to so many lines; more are scrolled to."""
        self.before.set_most_lines(lines)
        self.after.set_most_lines(lines)

    def show_texts(self, before: str, after: str) -> None:
        """Show what differs between two texts, with the lines around it."""
        self.show_pairs(with_gaps(side_by_side(before, after)))

    def show_pairs(self, pairs: Sequence[Pair | None]) -> None:
        """Show lines that were compared already; None is a gap."""
        self._pairs = tuple(pairs)
        only_ends = any(pair is not None and pair.row is Row.CHANGED and _reads_same(pair) for pair in self._pairs)
        self._note.setVisible(only_ends)
        self._fill()
        for view in (self.before, self.after):
            view.verticalScrollBar().setValue(0)
            view.horizontalScrollBar().setValue(0)

    @property
    def is_narrow(self) -> bool:
        """Whether both versions stand in one column."""
        return self._is_narrow

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _restyle(self) -> None:
        self._row.setSpacing(self._theme.px(Space.M))
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(self._theme.px(Space.S))
        for column in self._columns:
            column.setSpacing(self._theme.px(Space.XS))
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < self._theme.px(_NARROW)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._fill()

    def _fill(self) -> None:
        # Both are filled before either scrolls the other.
        bars = [self.before.verticalScrollBar(), self.after.verticalScrollBar()]
        blocked = [QSignalBlocker(bar) for bar in bars]
        self._show_heads()
        if self._is_narrow:
            had_focus = self.after.hasFocus()
            self._sides[1].hide()
            self.before.show_lines(in_one_column(self._pairs))
            self.after.show_lines(())
            if had_focus:
                self.before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._sides[1].show()
            self.before.show_lines(_column(self._pairs, Mark.REMOVED))
            self.after.show_lines(_column(self._pairs, Mark.ADDED))
        for each in blocked:
            each.unblock()

    def _show_heads(self) -> None:
        before, after = self._titles
        if self._is_narrow:
            self._heads[0].set_text(self.tr("− {before}\n+ {after}").format(before=before, after=after))
        else:
            self._heads[0].set_text(self.tr("− {before}").format(before=before))
            self._heads[1].set_text(self.tr("+ {after}").format(after=after))


def _reads_same(pair: Pair) -> bool:
    return pair.before is not None and pair.after is not None and pair.before.text == pair.after.text


def _column(pairs: Iterable[Pair | None], mark: Mark) -> list[Line]:
    """One of the versions, with empty lines where only the other has any."""
    lines = []
    for pair in pairs:
        if pair is None:
            lines.append(GAP)
            continue
        side = pair.before if mark is Mark.REMOVED else pair.after
        lines.append(line_of(Mark.SAME if pair.row is Row.SAME else mark, side))
    return lines
