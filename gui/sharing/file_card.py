"""One file that arrives: what it is, how it stands to one's own, and what is to become of it."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from exercises.library.editing.comparing import Line, Mark
from exercises.library.problems import visible
from exercises.sharing.names import PartKind
from exercises.sharing.preview import Arriving, Verdict
from exercises.sharing.same import comparable, plain_lines
from exercises.sharing.taking_in import Choice
from gui.sharing import words
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.card import Card
from gui.widgets.chips import Chip, ChipRow
from gui.widgets.differences import Differences, TextView
from gui.widgets.disclosure import Disclosure
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import CardGrid, FlowLayout, SideBySide

_MOST_PROBLEMS: Final = 10
_PICTURE: Final = QSize(320, 220)


class FileCard(Card):
    """Shows a file; tells which choice was made for it."""

    chosen = Signal(str, object)  # the file's key, a Choice

    def __init__(self, theme: Theme, file: Arriving, choice: Choice, *, is_open: bool) -> None:
        """`is_open` shows at once what differs."""
        super().__init__(theme)
        self._file = file
        self.setObjectName(f"arriving-{file.part.name}")
        self.content.setSpacing(theme.px(Space.S))
        self._add_head()
        self._add_story()
        if file.verdict in (Verdict.NEW, Verdict.DIFFERS):
            self._add_choices(choice)
        for problem in file.problems[:_MOST_PROBLEMS]:
            place = self.tr("Line {line}, column {column}").format(line=problem.line, column=problem.column)
            self.content.addWidget(Label(place, Role.SECONDARY))
            self.content.addWidget(Label(visible(problem.sentence), Role.BODY))
            excerpt = problem.excerpt(file.lines)
            if excerpt:
                self.content.addWidget(self._plain_text(place, excerpt.splitlines()))
        if len(file.problems) > _MOST_PROBLEMS:
            more = self.tr("And {n} more.").format(n=len(file.problems) - _MOST_PROBLEMS)
            self.content.addWidget(Label(more, Role.MUTED))
        self._add_look(is_open=is_open)

    def _add_head(self) -> None:
        theme, file = self._theme, self._file
        head = QWidget()
        sides = SideBySide(head, main_width=theme.px(240), spacing=theme.px(Space.M))
        names = QWidget()
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(visible(file.name), Role.HEADING, max_lines=3))
        if file.name != file.part.name:
            column.addWidget(Label(file.part.name, Role.SECONDARY, max_lines=2))
        chips = QWidget()
        flow = FlowLayout(chips)
        flow.addWidget(Chip(theme, words.kind(file.part.kind)))
        text, tone, icon = words.verdict(file.verdict)
        flow.addWidget(Chip(theme, text, tone, icon=icon))
        sides.addWidget(names)
        sides.addWidget(chips)
        self.content.addWidget(head)

    def _add_story(self) -> None:
        mine = self._file.mine
        if self._file.verdict is Verdict.DIFFERS and mine is not None:
            if self._file.part.kind is PartKind.PICTURE:
                story = self.tr("You have a different picture of this name.")
            elif mine.bundled:
                story = self.tr("This one came with Amble. Theirs would be used in all of your routines.")
            else:
                story = self.tr("You have one of this name that says something else.")
            self.content.addWidget(Label(story, Role.MUTED))
        elif self._file.verdict is Verdict.BROKEN:
            self.content.addWidget(Label(self.tr("It stays out until it is mended where it comes from."), Role.MUTED))

    def _add_choices(self, choice: Choice) -> None:
        if self._file.verdict is Verdict.NEW:
            options = [(Choice.THEIRS, self.tr("Import it")), (Choice.MINE, self.tr("Leave it out"))]
        else:
            is_original = self._file.mine is not None and self._file.mine.bundled
            options = [
                (Choice.MINE, self.tr("Keep the original") if is_original else self.tr("Keep mine")),
                (Choice.THEIRS, self.tr("Take theirs")),
                (Choice.BOTH, self.tr("Keep both")),
            ]
        row = ChipRow(self._theme, [(option.value, label) for option, label in options], name=visible(self._file.name))
        row.setObjectName(f"choices-{self._file.part.name}")
        row.set_chosen([choice.value])
        row.chosen_changed.connect(lambda keys: self.chosen.emit(self._file.key, Choice(keys[0])))
        self.content.addWidget(row)

    def _add_look(self, *, is_open: bool) -> None:
        """What is inside, made when somebody wants to see it."""
        if self._file.verdict is Verdict.SAME:
            return
        differs = self._file.verdict is Verdict.DIFFERS
        inside = Disclosure(self._theme, self.tr("What differs") if differs else self.tr("What is in it"))
        inside.setObjectName(f"look-{self._file.part.name}")

        def fill(wanted: bool) -> None:
            if wanted and not inside.content.count():
                inside.content.addWidget(self._look())

        inside.toggled.connect(fill)
        self.content.addWidget(inside)
        if is_open:
            fill(True)
            inside.set_open(True)

    def _look(self) -> QWidget:
        file = self._file
        if file.part.kind is PartKind.PICTURE:
            return self._pictures()
        if file.verdict is Verdict.DIFFERS and file.mine is not None:
            shown = Differences(self._theme, self.tr("Yours"), self.tr("Theirs"))
            shown.show_texts(comparable(file.mine.data), comparable(file.part.data))
            return shown
        lines = [Line(Mark.SAME, number, text) for number, text in enumerate(plain_lines(file.part.data), 1)]
        view = TextView(self._theme, visible(file.name))
        view.show_lines(lines)
        return view

    def _plain_text(self, name: str, lines: list[str]) -> TextView:
        view = TextView(self._theme, name)
        view.show_excerpt(lines)
        return view

    def _pictures(self) -> QWidget:
        """The picture, beside one's own where there is one."""
        box = QWidget()
        grid = CardGrid(box, minimum_card_width=self._theme.px(_PICTURE.width()), spacing=self._theme.px(Space.M))
        mine = self._file.mine
        if self._file.verdict is Verdict.DIFFERS and mine is not None:
            grid.addWidget(self._picture(self.tr("Yours"), mine.data))
        grid.addWidget(self._picture(self.tr("Theirs"), self._file.part.data))
        return box

    def _picture(self, caption: str, data: bytes) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(caption, Role.SECONDARY))
        picture = QPixmap()
        if not picture.loadFromData(data):
            column.addWidget(Label(self.tr("This picture can't be shown."), Role.MUTED))
            return box
        view = QLabel()
        view.setTextFormat(Qt.TextFormat.PlainText)
        view.setAccessibleName(f"{caption}: {visible(self._file.part.name)}")
        size = QSize(self._theme.px(_PICTURE.width()), self._theme.px(_PICTURE.height()))
        fitted = picture.size().boundedTo(size) if picture.size().width() <= size.width() else size
        view.setPixmap(
            picture.scaled(fitted, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )
        column.addWidget(view)
        column.addStretch(1)
        return box
