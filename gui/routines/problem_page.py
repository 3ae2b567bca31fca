"""A file that could not be read: every problem with its line, and how to go on."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from exercises.library.library import LibraryFile
from gui.routines.problem_words import until_mended
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.card import Card
from gui.widgets.first_focus import focus_first
from gui.widgets.labels import Label, Role
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to

_MOST = 30


class ProblemPage(QWidget):
    """Tells what is wrong where, in words and with the line itself."""

    mend_requested = Signal(Path)
    open_file_requested = Signal(Path)
    open_folder_requested = Signal()
    check_again_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.path: Path | None = None
        self._scroll = VerticalScroll(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        escape_to(self, self.left)

    def show_file(self, file: LibraryFile, *, is_replaced: bool = False) -> None:
        """Show a file's problems, or that it is in order now; `is_replaced`: another of the same name stands in."""
        self.path = file.path
        theme, px = self._theme, self._theme.px
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(Space.XXXL), px(Space.L), px(Space.XXXL), px(Space.XL))
        column.setSpacing(px(Space.L))
        back = quiet_button(theme, self.tr("Routines"), icon="chevron-left")
        back.clicked.connect(self.left)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Label(file.path.name, Role.TITLE))
        column.addWidget(Label(str(file.path), Role.SECONDARY))
        if not file.problems:
            column.addWidget(Banner(theme, self.tr("This file is in order now."), "", Tone.PRIMARY))
        else:
            column.addWidget(Label(self._story(file, is_replaced=is_replaced), Role.BODY))
        mend = primary_button(theme, self.tr("Fix it here"))
        mend.setObjectName("mend")
        mend.clicked.connect(lambda: self.mend_requested.emit(file.path))
        open_file = secondary_button(theme, self.tr("Open file"))
        open_file.clicked.connect(lambda: self.open_file_requested.emit(file.path))
        again = secondary_button(theme, self.tr("Check again"), icon="refresh")
        again.setObjectName("check-again")
        again.clicked.connect(self.check_again_requested)
        folder = quiet_button(theme, self.tr("My routines folder"), icon="folder")
        folder.clicked.connect(self.open_folder_requested)
        column.addWidget(ButtonRow(theme, *((mend,) if file.yours else ()), open_file, again, folder))
        for problem in file.problems[:_MOST]:
            card = Card(theme)
            card.content.setSpacing(px(Space.S))
            place = self.tr("Line {line}, column {column}").format(line=problem.line, column=problem.column)
            card.content.addWidget(Label(place, Role.SECONDARY))
            card.content.addWidget(Label(problem.sentence, Role.SUBHEADING))
            excerpt = problem.excerpt(file.lines)
            if excerpt:
                card.content.addWidget(_source(theme, excerpt))
            column.addWidget(card)
        if len(file.problems) > _MOST:
            more = self.tr("And {n} more, which are shown when these are mended.").format(n=len(file.problems) - _MOST)
            column.addWidget(Label(more, Role.MUTED))
        column.addStretch(1)
        self._scroll.set_page(page)
        self._scroll.scroll_to_top()
        focus_first(self, again)

    def _story(self, file: LibraryFile, *, is_replaced: bool) -> str:
        number = len(file.problems)
        what = (
            self.tr("One thing needs mending.") if number == 1 else self.tr("{n} things need mending.").format(n=number)
        )
        if file.fresh is None:
            what += " " + self.tr("When that is done, more may show.")
        what += " " + until_mended(file, is_replaced)
        how = self.tr("Open the file in any text editor, change the line, save, and check again.")
        if file.yours:
            how = self.tr("Fix it here, or open the file in any text editor, change the line, save, and check again.")
        return f"{what} {how}"


def _source(theme: Theme, excerpt: str) -> QPlainTextEdit:
    """The line and its caret in letters of one width; can be selected and copied."""
    view = QPlainTextEdit(excerpt)
    view.setReadOnly(True)
    view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    view.setTabStopDistance(8.0)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(theme.px(15))
    view.setFont(font)
    view.setStyleSheet(f"font-family:'{font.family()}';font-size:{theme.px(15)}px")
    lines = excerpt.count("\n") + 1
    view.setFixedHeight(view.fontMetrics().lineSpacing() * lines + theme.px(46))
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setTabChangesFocus(True)
    view.setAccessibleName(excerpt)
    return view
