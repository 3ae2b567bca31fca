"""One exercise in full: its picture, how to do it, what helps, what to avoid, and where it comes from."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.library.exercise import Dose, Exercise, Sides
from exercises.library.routine import Routine
from exercises.library.scalars import format_duration
from gui import text
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.moving_picture import MovingPicture
from gui.figure.subject import Subject
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.buttons import ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.card import Card
from gui.widgets.chips import Chip
from gui.widgets.first_focus import focus_first
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import CardGrid, FlowLayout
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to

_PICTURE_HEIGHT: Final = 380
# Pixels at any text size: figure and buttons together fit into the smallest window.
_HIGHEST: Final = 420


class ExerciseDetail(QWidget):
    """Everything that an exercise's file tells."""

    try_requested = Signal(str)
    edit_requested = Signal(str)
    exercise_chosen = Signal(str)
    routine_chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scroll = VerticalScroll(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        escape_to(self, self.left)

    def show_exercise(
        self,
        exercise: Exercise,
        subject: Subject,
        easier: Sequence[Exercise],
        harder: Sequence[Exercise],
        routines: Sequence[Routine],
        *,
        yours: bool,
        back_to: str = "",
    ) -> None:
        """Show an exercise with its neighbours and the routines that it is in; `back_to` names where one came from."""
        theme, px = self._theme, self._theme.px
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(Space.XXXL), px(Space.L), px(Space.XXXL), px(Space.XL))
        column.setSpacing(px(Space.L))
        back = quiet_button(theme, back_to or self.tr("Exercises"), icon="chevron-left")
        back.setObjectName("exercise-back")
        back.clicked.connect(self.left)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Label(exercise.name, Role.TITLE))
        column.addWidget(self._chips(exercise, yours))
        column.addWidget(self._picture(exercise, subject))
        start = primary_button(theme, self.tr("Try it"))
        start.setObjectName("try")
        start.clicked.connect(lambda: self.try_requested.emit(exercise.id))
        row = ButtonRow(theme, start) if exercise.dose is not None else ButtonRow(theme)
        for word, others in ((self.tr("Easier: {name}"), easier), (self.tr("Harder: {name}"), harder)):
            for other in others:
                button = secondary_button(theme, word.format(name=other.name))
                button.clicked.connect(lambda _=False, chosen=other.id: self.exercise_chosen.emit(chosen))
                row.add(button)
        edit = quiet_button(theme, self.tr("Edit") if yours else self.tr("Edit a copy"), icon="edit")
        edit.setObjectName("edit-exercise")
        edit.clicked.connect(lambda: self.edit_requested.emit(exercise.id))
        row.add(edit)
        column.addWidget(row)
        cards = QWidget()
        grid = CardGrid(cards, minimum_card_width=px(360), spacing=px(18), most_columns=2)
        numbered = [f"{n}.  {line}" for n, line in enumerate(exercise.instructions, 1)]
        grid.addWidget(self._card(self.tr("How to do it"), numbered))
        helps = list(exercise.cues)
        if exercise.breathing:
            helps.append(exercise.breathing)
        sections = (
            (self.tr("What helps"), helps),
            (self.tr("What to watch for"), exercise.mistakes),
            (self.tr("Leave it out, or change it, when"), exercise.avoid_when),
            (self.tr("Stop when"), exercise.stop_when),
        )
        for title, lines in sections:
            if lines:
                grid.addWidget(self._card(title, lines))
        if routines:
            grid.addWidget(self._routines(routines))
        column.addWidget(cards)
        if exercise.sources:
            column.addWidget(
                Label(self.tr("Sources: {names}").format(names=" · ".join(exercise.sources)), Role.SECONDARY)
            )
        column.addStretch(1)
        self._scroll.set_page(page)
        self._scroll.scroll_to_top()
        focus_first(self, start)

    def _picture(self, exercise: Exercise, subject: Subject) -> QWidget:
        picture: QWidget
        if exercise.figure is not None:
            picture = MovingPicture(self._theme, exercise)
        else:
            picture = ExercisePicture(self._theme, exercise.name, subject, text.position(exercise.position))
        picture.setFixedHeight(min(self._theme.px(_PICTURE_HEIGHT), _HIGHEST))
        return picture

    def _chips(self, exercise: Exercise, yours: bool) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box)
        words = [text.exercise_kind(exercise.kind), text.position(exercise.position)]
        if exercise.sides is not Sides.BOTH:
            words.append(text.sides_of(exercise))
        words.extend(exercise.kit)
        if exercise.dose is not None:
            words.append(_dose_words(exercise.dose))
        for word in words:
            flow.addWidget(Chip(self._theme, word))
        for target in exercise.targets:
            flow.addWidget(Chip(self._theme, target, Tone.PRIMARY))
        if yours:
            flow.addWidget(Chip(self._theme, self.tr("yours"), Tone.PRIMARY))
        return box

    def _card(self, title: str, lines: Sequence[str]) -> Card:
        card = Card(self._theme)
        card.content.setSpacing(self._theme.px(Space.S))
        card.content.addWidget(Label(title, Role.HEADING))
        for line in lines:
            card.content.addWidget(Label(line, Role.BODY))
        card.content.addStretch(1)
        return card

    def _routines(self, routines: Sequence[Routine]) -> Card:
        card = Card(self._theme)
        card.content.setSpacing(self._theme.px(Space.S))
        card.content.addWidget(Label(self.tr("In these routines"), Role.HEADING))
        row = ButtonRow(self._theme, spacing=8)
        for routine in routines:
            button = secondary_button(self._theme, routine.name)
            button.clicked.connect(lambda _=False, chosen=routine.id: self.routine_chosen.emit(chosen))
            row.add(button)
        card.content.addWidget(row)
        card.content.addStretch(1)
        return card


def _dose_words(dose: Dose) -> str:
    if dose.for_seconds is not None:
        words = format_duration(dose.for_seconds)
    elif dose.reps is None:
        words = format_duration(dose.hold_seconds or 0)
    elif dose.hold_seconds is not None:
        words = f"{dose.reps} × {format_duration(dose.hold_seconds)}"
    else:
        words = text.tr("{reps} times").format(reps=dose.reps)
    return text.tr("{sets} sets of {words}").format(sets=dose.sets, words=words) if dose.sets > 1 else words
