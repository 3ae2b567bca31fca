"""What is marked in the text: problems, matches of a search, brackets."""

import html
from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip

from exercises.library.problems import Problem
from gui.editor.yaml.brackets import partners
from gui.editor.yaml.lines import Spot
from gui.editor.yaml.text_area import TextArea
from gui.theme.theme import Theme
from gui.theme.tokens import mix

_MOST_UNDERLINED: Final = 300
_MOST_MATCHES: Final = 500


class Trouble(NamedTuple):
    """A problem with the piece of text that it is about, which moves along while others are typed."""

    problem: Problem
    cursor: QTextCursor

    @property
    def row(self) -> int:
        """The line (from 0) where it stands now."""
        return self.cursor.document().findBlock(self.cursor.selectionStart()).blockNumber()


class Match(NamedTuple):
    """Where something that is searched for stands; columns count characters."""

    row: int
    start: int
    end: int


class Marks:
    """Paints all marks of one text."""

    def __init__(self, theme: Theme, area: TextArea) -> None:
        self._theme = theme
        self._area = area
        self._found: Sequence[Match] = ()
        # Their cursors move along with the text, so they are made once.
        self._match_marks: list[QTextEdit.ExtraSelection] = []
        self._problem_marks: list[QTextEdit.ExtraSelection] = []
        self.troubles: list[Trouble] = []
        area.cursorPositionChanged.connect(self.paint)
        area.tip_wanted.connect(self._show_tip)
        theme.changed.connect(self._restyle)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Underline problems where they stand."""
        self.troubles = [Trouble(problem, self._cursor_of(problem)) for problem in problems]
        self._make_problem_marks()
        self.paint()
        self._area.gutter.update()

    def show_matches(self, found: Sequence[Match]) -> None:
        """Mark what was found."""
        self._found = found
        self._make_match_marks()
        self.paint()

    def _cursor_of(self, problem: Problem) -> QTextCursor:
        """The piece of text that a problem is about, to the end of its first line at most."""
        mirror = self._area.mirror
        row = min(problem.line, len(mirror.lines)) - 1
        text = mirror.lines[row]
        start = min(problem.column - 1, len(text))
        end = min(start + max(1, problem.width), len(text))
        if start == end:
            # Nothing stands there: the letter before it is underlined, if there is one.
            start = max(0, start - 1)
        cursor = QTextCursor(self._area.document())
        cursor.setPosition(mirror.position(Spot(row, start)))
        cursor.setPosition(mirror.position(Spot(row, end)), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def at_line(self, row: int) -> list[Problem]:
        """What is wrong on a line."""
        return [trouble.problem for trouble in self.troubles if trouble.row == row]

    def _show_tip(self, event: QHelpEvent) -> None:
        position = self._area.cursorForPosition(event.pos()).position()
        here = [
            trouble.problem
            for trouble in self.troubles
            if trouble.cursor.selectionStart() <= position <= trouble.cursor.selectionEnd()
        ]
        if here:
            text = "<br>".join(html.escape(sentence(problem)) for problem in here[:3])
            QToolTip.showText(event.globalPos(), f"<p>{text}</p>", self._area.viewport())
        else:
            QToolTip.hideText()

    # Painting

    def paint(self) -> None:
        """Bring all marks up to date."""
        area = self._area
        area.bad_rows = frozenset(trouble.row for trouble in self.troubles)
        area.setExtraSelections([*self._match_marks, *self._bracket_marks(), *self._problem_marks])

    def _restyle(self) -> None:
        self._make_problem_marks()
        self._make_match_marks()
        self.paint()

    def _make_problem_marks(self) -> None:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(self._theme.colours.bad.full))
        self._problem_marks = [_mark(trouble.cursor, look) for trouble in self.troubles[:_MOST_UNDERLINED]]

    def _make_match_marks(self) -> None:
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.colours.ready.soft))
        look.setForeground(QColor(self._theme.colours.ink))
        self._match_marks = [
            _mark(self._between(Spot(found.row, found.start), Spot(found.row, found.end)), look)
            for found in self._found[:_MOST_MATCHES]
        ]

    def _bracket_marks(self) -> list[QTextEdit.ExtraSelection]:
        area = self._area
        pair = partners(area.mirror.lines.texts, area.place, area.highlighter.state_at)
        if pair is None:
            return []
        colours = self._theme.colours
        look = QTextCharFormat()
        look.setBackground(QColor(mix(colours.primary.soft, colours.primary.full, 0.15)))
        look.setForeground(QColor(colours.ink))
        return [_mark(self._between(spot, Spot(spot.line, spot.column + 1)), look) for spot in pair]

    def _between(self, start: Spot, end: Spot) -> QTextCursor:
        mirror = self._area.mirror
        cursor = QTextCursor(self._area.document())
        cursor.setPosition(mirror.position(start))
        cursor.setPosition(mirror.position(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def sentence(problem: Problem) -> str:
    """A problem as a sentence by itself."""
    text = problem.text[:1].upper() + problem.text[1:]
    return text if text[-1:] in ".?!" or text.endswith(('."', '?"')) else f"{text}."


def _mark(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    mark.cursor = cursor
    mark.format = look
    return mark
