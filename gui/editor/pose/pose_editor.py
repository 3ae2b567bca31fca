"""The pose editor: a figure with handles, its movement below, and at the right what there is to set."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exercises.library.exercise import Position
from exercises.library.figure.draft import FigureDraft, draft_of
from exercises.library.figure.stage import first_draft
from exercises.library.library import Library
from gui import text
from gui.editor.open_file import OpenFile
from gui.editor.picker import Choice, Picker
from gui.editor.pose import words
from gui.editor.pose.canvas import PoseCanvas
from gui.editor.pose.figure_card import PinCard, ThingCard, ViewCard
from gui.editor.pose.joint_card import JointCard
from gui.editor.pose.model import FigureModel, FileFigureModel, Limbs
from gui.editor.pose.stop_fields import StopFields
from gui.editor.pose.time_line import TimeLine
from gui.editor.undo_keys import redo_keys
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import ButtonRow, IconButton, secondary_button
from gui.widgets.chips import ChipRow
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import FlowLayout
from gui.widgets.scroll import VerticalScroll

# Pixels at 100 %: the settings' width, and how wide the editor is at least where they stand at the right.
_SIDE: Final = 312
_WIDE: Final = 780
# What stands above and below the figure needs so much, and the figure at least that; where one has to scroll anyway,
# the figure gets a share of the height.
_REST: Final = 356
_LEAST: Final = 190
_SHARE: Final = 0.62
_STAND: Final = "stand"


class PoseEditor(QWidget):
    """Poses the figure of an exercise. It is given the open file of an exercise, or a figure of its own.

    With a file each change is an edit of its text, and undo is the file's; without one `edited` tells the new
    FigureDraft, and `draft` has it.
    """

    edited = Signal(object)

    def __init__(
        self,
        theme: Theme,
        library: Library,
        source: OpenFile | FigureDraft | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        """`library` has the figures to start from; without a source one begins with choosing one."""
        super().__init__(parent)
        self._theme = theme
        self._library = library
        self.model: FigureModel = FileFigureModel(source) if isinstance(source, OpenFile) else FigureModel(source)
        self.model.setParent(self)
        self.model.edited.connect(self.edited)
        self.canvas = PoseCanvas(theme, self.model, monotonic=monotonic)
        self.time_line = TimeLine(theme, self.model)
        self._fields = StopFields(theme, self.model)
        self._hint = Label("", Role.MUTED)
        self._hint.setObjectName("pose-hint")
        self._problem = Banner(theme, "", "", Tone.READY)
        self._problem.setObjectName("figure-problem")
        self._empty = EmptyState(theme, "walking", "", action=self.tr("Start from an exercise"))
        self._empty.setObjectName("no-figure")
        self._empty.action_requested.connect(self.choose_start)
        self._picker: Picker | None = None
        self._main, self._side = QWidget(), QWidget()
        self._main_column, self._side_column = QVBoxLayout(self._main), QVBoxLayout(self._side)
        self._lay_out()
        self.time_line.rename_wanted.connect(self._fields.focus_name)
        self.model.said.connect(self._say)
        self.model.changed.connect(self._show_draft)
        self.model.stack.canUndoChanged.connect(self._undo.setEnabled)
        self.model.stack.canRedoChanged.connect(self._redo.setEnabled)
        self.time_line.play_wanted.connect(self.canvas.toggle_play)
        self.time_line.stop_chosen.connect(self.canvas.stop)
        self.canvas.plays_changed.connect(self.time_line.show_plays)
        if not isinstance(source, OpenFile):
            # Around an open file the page has these keys.
            self._add_keys()
        theme.changed.connect(self._restyle)
        self._restyle()
        self._say("")
        self._show_draft()

    @property
    def draft(self) -> FigureDraft | None:
        """The figure as it is; None where there is none."""
        return self.model.draft

    def choose_start(self) -> None:
        """Offer every exercise that has a figure, and somebody who stands."""
        if self._picker is None:
            title, search = self.tr("Start from which exercise?"), self.tr("Search exercises")
            self._picker = Picker(self._theme, self, title, search)
            self._picker.picked.connect(self._start_from)
        drawn = [exercise for exercise in self._library.exercises() if exercise.figure is not None]
        choices = [
            Choice(exercise.id, exercise.name, text.position(exercise.position), " ".join(exercise.targets), exercise)
            for exercise in drawn
        ]
        standing = Choice(_STAND, self.tr("Somebody who stands"), self.tr("One pose, nothing else"))
        self._picker.ask([standing, *choices])

    # Parts

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._left = VerticalScroll(self._theme, self._main)
        self._right = VerticalScroll(self._theme, self._side)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self._right)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(0, 0, 0, 0)
        bar = QWidget()
        self._bar = FlowLayout(bar)
        for widget in self._bar_widgets():
            self._bar.addWidget(widget)
        for part in (bar, self._problem, self._empty):
            self._main_column.addWidget(part)
        self._main_column.addWidget(self.canvas, 1)
        for part in (self._hint, self.time_line, self._fields):
            self._main_column.addWidget(part)
        self._main_column.addLayout(self._below)
        self._cards = QWidget()
        self._card_column = QVBoxLayout(self._cards)
        self._card_column.setContentsMargins(0, 0, 0, 0)
        cards = (
            JointCard(self._theme, self.model),
            PinCard(self._theme, self.model),
            ThingCard(self._theme, self.model),
            ViewCard(self._theme, self.model),
        )
        for card in cards:
            self._card_column.addWidget(card)
        self._card_column.addStretch(1)
        self._side_column.addWidget(self._cards)

    def _bar_widgets(self) -> tuple[QWidget, ...]:
        self._limbs = ChipRow(self._theme, name=self.tr("Limbs that have handles"))
        self._limbs.setObjectName("limbs")
        self._limbs.chosen_changed.connect(lambda chosen: self.model.choose_limbs(Limbs(chosen[0])))
        self._start = secondary_button(self._theme, self.tr("Start from…"), icon="exercises")
        self._start.setObjectName("start-from")
        self._start.clicked.connect(self.choose_start)
        stack = self.model.stack
        self._undo = IconButton(self._theme, "undo", self.tr("Undo"))
        self._undo.setObjectName("pose-undo")
        self._undo.clicked.connect(stack.undo)
        self._undo.setEnabled(stack.canUndo())
        self._redo = IconButton(self._theme, "redo", self.tr("Redo"))
        self._redo.setObjectName("pose-redo")
        self._redo.clicked.connect(stack.redo)
        self._redo.setEnabled(stack.canRedo())
        return self._limbs, ButtonRow(self._theme, self._undo, self._redo, spacing=0), self._start

    # Showing

    def _show_draft(self) -> None:
        draft = self.model.draft
        there = draft is not None
        for widget in (self.canvas, self._hint, self._limbs, self._start, self._cards):
            widget.setVisible(there)
        self._empty.setVisible(not there)
        self._arrange()
        if draft is None:
            self._show_nothing()
            return
        view = draft.view
        sides = [(limbs.value, words.side_word(limbs.name, view).capitalize()) for limbs in (Limbs.A, Limbs.B)]
        self._limbs.set_options([(Limbs.BOTH.value, self.tr("Both sides")), *sides])
        self._limbs.set_chosen((self.model.limbs.value,))
        problems = self.model.problems
        self._problem.setVisible(bool(problems))
        if problems:
            self._problem.set_parts(self.tr("Not quite right yet:"), problems[0])

    def _show_nothing(self) -> None:
        problems = self.model.reading_problems if isinstance(self.model, FileFigureModel) else ()
        self._problem.setVisible(bool(problems))
        if problems:
            self._problem.set_parts(self.tr("The figure in the text can't be read:"), problems[0])
            self._empty.set_sentence(self.tr("Mend it in the text, or begin anew: undo brings the text back."))
        else:
            self._empty.set_sentence(self.tr("No figure yet. Start from an exercise that is near to yours."))

    def _say(self, sentence: str) -> None:
        self._hint.set_text(sentence or self._usual_hint())
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _usual_hint(self) -> str:
        return self.tr("Drag the dots, or use Tab and the arrow keys. Squares are pinned.")

    # Doing

    def _start_from(self, chosen: str) -> None:
        exercise = self._library.exercise(chosen) if chosen != _STAND else None
        if exercise is not None and exercise.figure is not None:
            draft, position, name = draft_of(exercise.figure), exercise.position, exercise.name
        else:
            draft, position, name = first_draft(), Position.STANDING, self.tr("Somebody who stands")
        self.model.start_from(draft, position, self.tr("Start from “{name}”").format(name=name))

    # Size and keys

    def _add_keys(self) -> None:
        for keys, act in (
            (QKeySequence.keyBindings(QKeySequence.StandardKey.Undo), self.model.stack.undo),
            (redo_keys(), self.model.stack.redo),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(keys)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The settings stand at the right, or below the movement where there is no room."""
        wide = self.width() >= self._theme.px(_WIDE)
        beside = self.height() - self._theme.px(_REST)
        self.canvas.set_room(beside if beside > self._theme.px(_LEAST) else round(self.height() * _SHARE))
        column = self._side_column if wide else self._below
        if column.indexOf(self._cards) < 0:
            column.addWidget(self._cards)
        self._right.setVisible(wide and self.model.draft is not None)

    def _restyle(self) -> None:
        px = self._theme.px
        self._main_column.setContentsMargins(0, 0, px(Space.M), 0)
        self._main_column.setSpacing(px(Space.M))
        self._side_column.setContentsMargins(0, 0, px(Space.XS), 0)
        self._card_column.setSpacing(px(Space.M))
        self._row.setSpacing(px(Space.S))
        self._bar.set_spacing(px(Space.S), px(Space.S))
        self._right.setFixedWidth(px(_SIDE))
        self._arrange()
