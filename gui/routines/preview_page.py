"""One routine before it begins: what it does, what one needs, its steps with times, and when not to do it."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exercises.library.exercise import Exercise
from exercises.library.scalars import format_duration
from gui import text
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.subject import Subject
from gui.routines.filters import RoutineItem
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.buttons import ButtonRow, ButtonSize, primary_button, quiet_button, secondary_button
from gui.widgets.card import Card, ClickableCard
from gui.widgets.chips import Chip
from gui.widgets.first_focus import focus_first
from gui.widgets.labels import Label, Role, heading
from gui.widgets.layouts import FlowLayout, SideBySide
from gui.widgets.picture_beside import PictureBeside
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to
from gui.words.routine_lines import PreviewLine, preview_lines


class RoutinePreview(QWidget):
    """What a routine holds, and the button that starts it."""

    start_requested = Signal(str)
    edit_requested = Signal(str)
    take_requested = Signal(str)
    done_requested = Signal(str)  # it was done without the program
    share_requested = Signal(str)
    original_requested = Signal(str)
    exercise_chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scroll = VerticalScroll(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        escape_to(self, self.left)

    def show_routine(
        self, item: RoutineItem, exercises: Mapping[str, Exercise], pictures: Mapping[str, Subject], *, replaces: bool
    ) -> None:
        """Show a routine; exercises and pictures go by id, `replaces` tells that it stands in for a bundled one."""
        theme, px, routine = self._theme, self._theme.px, item.routine
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(Space.XXXL), px(Space.L), px(Space.XXXL), px(Space.XL))
        column.setSpacing(px(Space.L))
        back = quiet_button(theme, self.tr("Routines"), icon="chevron-left")
        back.setObjectName("preview-back")
        back.clicked.connect(self.left)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Label(routine.name, Role.TITLE))
        chips = QWidget()
        flow = FlowLayout(chips)
        flow.addWidget(Chip(theme, text.minutes(item.timeline.seconds), Tone.PRIMARY, icon="clock"))
        flow.addWidget(Chip(theme, f"{text.routine_kind(routine.kind)} · {text.level(routine.level)}"))
        floor = self.tr("on the floor") if item.on_floor else self.tr("no floor needed")
        flow.addWidget(Chip(theme, floor))
        if item.yours:
            flow.addWidget(Chip(theme, self.tr("yours"), Tone.PRIMARY))
        column.addWidget(chips)
        if routine.about:
            column.addWidget(Label(routine.about, Role.BODY))
        need = self.tr("You need: {kit}.").format(kit=", ".join(item.kit)) if item.kit else self.tr("You need nothing.")
        column.addWidget(Label(need, Role.MUTED))
        start = primary_button(theme, self.tr("Start"), size=ButtonSize.LARGE)
        start.setObjectName("start")
        start.clicked.connect(lambda: self.start_requested.emit(routine.id))
        edit = secondary_button(theme, self.tr("Edit") if item.yours else self.tr("Edit a copy"), icon="edit")
        edit.setObjectName("edit")
        edit.clicked.connect(lambda: self.edit_requested.emit(routine.id))
        share = quiet_button(theme, self.tr("Share…"), icon="upload")
        share.setObjectName("share")
        share.clicked.connect(lambda: self.share_requested.emit(routine.id))
        take = secondary_button(theme, self.tr("Take it with you"), icon="phone")
        take.setObjectName("take-along")
        take.clicked.connect(lambda: self.take_requested.emit(routine.id))
        done = quiet_button(theme, self.tr("I did this already"), icon="check")
        done.setObjectName("did-this")
        done.clicked.connect(lambda: self.done_requested.emit(routine.id))
        row = ButtonRow(theme, start, take, edit, share, done)
        if replaces:
            original = quiet_button(theme, self.tr("Go back to the original"), icon="undo")
            original.clicked.connect(lambda: self.original_requested.emit(routine.id))
            row.add(original)
        column.addWidget(row)
        column.addWidget(self._steps(item, pictures))
        warnings = self._warnings(item, exercises)
        if warnings is not None:
            column.addWidget(warnings)
        column.addStretch(1)
        self._scroll.set_page(page)
        self._scroll.scroll_to_top()
        focus_first(self, start)

    def _steps(self, item: RoutineItem, pictures: Mapping[str, Subject]) -> QWidget:
        theme, px = self._theme, self._theme.px
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.S))
        column.addWidget(heading(self.tr("What you do")))
        for line in preview_lines(item.timeline):
            subject = pictures.get(line.exercise) if line.exercise else None
            if subject is None:
                column.addWidget(self._rest_row(line))
                continue
            spoken = ", ".join(part for part in (line.name, line.dose, format_duration(line.seconds)) if part)
            card = ClickableCard(theme, spoken, padding=12)
            card.content.addWidget(self._step(line, subject))
            card.activated.connect(lambda chosen=line.exercise: self.exercise_chosen.emit(chosen))
            column.addWidget(card)
        return box

    def _step(self, line: PreviewLine, subject: Subject) -> QWidget:
        theme, px = self._theme, self._theme.px
        row, right, words = QWidget(), QWidget(), QWidget()
        beside = PictureBeside(row, share=0.3)
        beside.set_picture(QSize(px(116), px(72)), px(76))
        beside.setSpacing(px(Space.L))
        sides = SideBySide(right, main_width=px(150), spacing=px(Space.M))
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(Label(line.name, Role.SUBHEADING))
        column.addWidget(Label(line.dose, Role.SECONDARY))
        sides.addWidget(words)
        sides.addWidget(Label(format_duration(line.seconds), Role.MUTED))
        beside.addWidget(ExercisePicture(theme, line.name, subject))
        beside.addWidget(right)
        return row

    def _rest_row(self, line: PreviewLine) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(self._theme.px(Space.M), 0, self._theme.px(Space.M), 0)
        layout.addWidget(Label(line.name, Role.MUTED), 1)
        layout.addWidget(Label(format_duration(line.seconds), Role.MUTED))
        return row

    def _warnings(self, item: RoutineItem, exercises: Mapping[str, Exercise]) -> QWidget | None:
        """When not to do it: each exercise's warnings under its name, said once."""
        ids = dict.fromkeys(phase.exercise for phase in item.timeline.phases if phase.exercise)
        found = [exercises[item_id] for item_id in ids if item_id in exercises and exercises[item_id].avoid_when]
        if not found:
            return None
        card = Card(self._theme)
        card.content.setSpacing(self._theme.px(Space.S))
        card.content.addWidget(heading(self.tr("When not to, and what to do instead")))
        said: set[str] = set()
        for exercise in found:
            fresh = [sentence for sentence in exercise.avoid_when if sentence not in said]
            said.update(fresh)
            if fresh:
                card.content.addWidget(Label(exercise.name, Role.SUBHEADING))
                for sentence in fresh:
                    card.content.addWidget(Label(sentence, Role.MUTED))
        return card
