"""Text from a file, as it is written: in letters of one width, never as markup, with lines coloured and marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from exercises.sharing.differences import Mark, Row
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone, Type
from gui.widgets.labels import Label, Role

_MOST_LINES: Final = 30
_NARROW: Final = 640
_TONES: Final = {Mark.MINE: Tone.BAD, Mark.THEIRS: Tone.PRIMARY}


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line: its number (None: it is not there), its mark, its words."""

    number: int | None
    mark: Mark
    words: str


class TextView(QPlainTextEdit):
    """Lines to read, select and copy; as high as they need, up to thirty lines."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says first."""
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._lines: tuple[ShownLine, ...] = ()
        self._rows = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.px(Type.BODY))
        self.setFont(font)
        self.setStyleSheet(f"font-family:'{font.family()}';font-size:{theme.px(Type.BODY)}px")

    def show_lines(self, lines: Sequence[ShownLine]) -> None:
        """Show these lines, with their numbers and marks before them."""
        self._lines = tuple(lines)
        width = max((len(str(line.number)) for line in lines if line.number is not None), default=1)
        self._show([_written(line, width) for line in lines])
        self._colour()

    def show_excerpt(self, lines: Sequence[str]) -> None:
        """Show lines as they are, such as one with a caret below it."""
        self._lines = ()
        self._show(lines)
        self._colour()

    def _show(self, lines: Sequence[str]) -> None:
        self.setPlainText("\n".join(lines))
        self.setAccessibleName(f"{self._name}. {self.toPlainText()}")
        self._rows = min(max(1, len(lines)), _MOST_LINES)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        # Not a fixed height: the style sheet has the last word on those.
        bar = self.horizontalScrollBar().sizeHint().height()
        height = self.fontMetrics().lineSpacing() * self._rows + self._theme.px(48) + bar
        return QSize(self._theme.px(240), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    def _colour(self) -> None:
        colours = self._theme.colours
        marked: list[QTextEdit.ExtraSelection] = []
        for index, line in enumerate(self._lines):
            tone = _TONES.get(line.mark)
            if tone is None:
                continue
            selection = QTextEdit.ExtraSelection()
            shades = colours.shades(tone)
            selection.format.setBackground(QColor(shades.soft))
            selection.format.setForeground(QColor(colours.ink))
            selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            selection.cursor = QTextCursor(self.document().findBlockByNumber(index))
            marked.append(selection)
        self.setExtraSelections(marked)


def _written(line: ShownLine, width: int) -> str:
    if line.mark is Mark.GAP:
        return f"{'':>{width}} …"
    number = "" if line.number is None else str(line.number)
    mark = line.mark.value if line.number is not None else " "
    return f"{number:>{width}} {mark} {line.words}".rstrip()


class Differences(QWidget):
    """Two versions beside each other that scroll together; one below the other, line by line, where it is narrow."""

    def __init__(self, theme: Theme, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = tuple(rows)
        self._is_narrow: bool | None = None
        self.mine = TextView(theme, self.tr("Yours"))
        self.theirs = TextView(theme, self.tr("Theirs"))
        self._heads = (Label(self.tr("Yours"), Role.SECONDARY), Label(self.tr("Theirs"), Role.SECONDARY))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Space.M))
        self._sides = (QWidget(), QWidget())
        for side, head, view in zip(self._sides, self._heads, (self.mine, self.theirs), strict=True):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.px(Space.XS))
            column.addWidget(head)
            column.addWidget(view)
            column.addStretch(1)
            row.addWidget(side, 1)
        for one, other in ((self.mine, self.theirs), (self.theirs, self.mine)):
            one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
            one.horizontalScrollBar().valueChanged.connect(other.horizontalScrollBar().setValue)
        self._arrange(narrow=False)

    @property
    def is_narrow(self) -> bool:
        """Whether both versions stand in one column."""
        return bool(self._is_narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < self._theme.px(_NARROW))

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        self._sides[1].setVisible(not narrow)
        self._heads[0].set_text(self.tr("Yours (−) and theirs (+)") if narrow else self.tr("Yours (−)"))
        self._heads[1].set_text(self.tr("Theirs (+)"))
        if narrow:
            self.mine.show_lines(in_one_column(self._rows))
        else:
            self.mine.show_lines([_left(row) for row in self._rows])
            self.theirs.show_lines([_right(row) for row in self._rows])


def _left(row: Row) -> ShownLine:
    mark = Mark.MINE if row.mark is Mark.CHANGED else row.mark
    return ShownLine(row.mine_number, mark if mark is not Mark.THEIRS else Mark.SAME, row.mine)


def _right(row: Row) -> ShownLine:
    mark = Mark.THEIRS if row.mark is Mark.CHANGED else row.mark
    return ShownLine(row.theirs_number, mark if mark is not Mark.MINE else Mark.SAME, row.theirs)


def in_one_column(rows: Sequence[Row]) -> list[ShownLine]:
    """Both versions in one column: what only mine has, then what only theirs has, then what both have."""
    lines: list[ShownLine] = []
    waiting: list[ShownLine] = []
    for row in rows:
        if row.mark in (Mark.SAME, Mark.GAP):
            lines += waiting
            waiting = []
            lines.append(_right(row))
            continue
        if row.mine_number is not None:
            lines.append(ShownLine(row.mine_number, Mark.MINE, row.mine))
        if row.theirs_number is not None:
            waiting.append(ShownLine(row.theirs_number, Mark.THEIRS, row.theirs))
    return lines + waiting
