"""Colours the text piece by piece, never more lines at once than a keystroke has time for."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from gui.editor.yaml.colours import piece_colours
from gui.editor.yaml.lines import units
from gui.editor.yaml.scanner import START, Kind, State, scan
from gui.theme.theme import Theme

# Some 10 microseconds each; the rest follows in the pauses between events.
_LINES_AT_ONCE: Final = 400
_UNKNOWN: Final = -1


class Highlighter(QSyntaxHighlighter):
    """Keeps for every line what is open at its end, and gives its pieces their colours."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._states: list[State] = [START]
        self._numbers: dict[State, int] = {START: 0}
        self._formats: dict[Kind, QTextCharFormat] = {}
        self._left = _LINES_AT_ONCE
        self._waiting: int | None = None
        self._rest = QTimer(self, interval=0, singleShot=True)
        self._rest.timeout.connect(self._go_on)
        theme.changed.connect(self._restyle)
        self._make_formats()

    def state_at(self, row: int) -> State:
        """What is open where a line begins."""
        if row <= 0:
            return START
        number = self.document().findBlockByNumber(row - 1).userState()
        return self._states[number] if number != _UNKNOWN else START

    def highlightBlock(self, text: str) -> None:
        if self._left <= 0:
            # Its state stays as it was, which ends the chain here for now.
            row = self.currentBlock().blockNumber()
            self._waiting = row if self._waiting is None else min(row, self._waiting)
            self._rest.start()
            return
        self._left -= 1
        if not self._rest.isActive():
            self._rest.start()
        before = self.previousBlockState()
        tokens, after = scan(text, self._states[before] if before != _UNKNOWN else START)
        plain = text.isascii()
        for token in tokens:
            start = token.start if plain else units(text[: token.start])
            length = token.end - token.start if plain else units(text[token.start : token.end])
            self.setFormat(start, length, self._formats[token.kind])
        self.setCurrentBlockState(self._number(after))

    def _go_on(self) -> None:
        """Time has passed: there is room for more lines, first for those that wait."""
        self._left = _LINES_AT_ONCE
        row, self._waiting = self._waiting, None
        while row is not None and self._left > 0:
            block = self.document().findBlockByNumber(row)
            if not block.isValid():
                return
            self.rehighlightBlock(block)
            # A line whose state is right already ends the chain, but lines behind it may be without colours.
            row = row + 1 if self._waiting is None and self._uncoloured(row + 1) else None
        if row is not None:
            self._waiting = row
        if self._waiting is not None:
            self._rest.start()

    def _uncoloured(self, row: int) -> bool:
        block = self.document().findBlockByNumber(row)
        return block.isValid() and bool(block.text()) and not block.layout().formats()

    def _number(self, state: State) -> int:
        number = self._numbers.get(state)
        if number is None:
            number = self._numbers[state] = len(self._states)
            self._states.append(state)
        return number

    def _restyle(self) -> None:
        self._make_formats()
        self.rehighlight()

    def _make_formats(self) -> None:
        for kind, colour in piece_colours(self._theme.colours).items():
            look = QTextCharFormat()
            look.setForeground(QColor(colour))
            if kind is Kind.KEY:
                look.setFontWeight(QFont.Weight.DemiBold)
            if kind is Kind.COMMENT:
                look.setFontItalic(True)
            self._formats[kind] = look
