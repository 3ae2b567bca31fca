"""What is to be seen of an exercise that is written: its moving figure, else its picture, with what can be done."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from exercises.library.exercise import Exercise
from gui import text
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.figure_view import FigureView
from gui.figure.picture_file import file_mark
from gui.figure.subject import Subject
from gui.theme.theme import Theme
from gui.theme.tokens import Colours, Corner, Space
from gui.widgets.buttons import ButtonRow, IconButton, quiet_button, secondary_button
from gui.widgets.labels import Label, Role
from gui.widgets.painting import paint_box


def _soft(colours: Colours) -> str:
    return colours.primary.soft


class _Plate(QWidget):
    """Small buttons, which may lie on a picture of any colour."""

    def __init__(self, theme: Theme, *buttons: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._is_on_picture = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in buttons:
            row.addWidget(button)

    def set_on_picture(self, on_picture: bool) -> None:
        """Have a ground of their own, or lie on the one that is there."""
        self._is_on_picture = on_picture
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._is_on_picture:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()), self._theme.px(Corner.FIELD), self._theme.colours.surface)


class _Ground(QWidget):
    """The figure, which moves until it is paused, or what is shown where there is none; buttons in the corner."""

    removal_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._gone = 0.0
        self._plays = True
        self.view = FigureView(theme, ground=_soft)
        self.still = ExercisePicture(theme, "", Subject())
        self.still.hide()
        self.play = IconButton(theme, "pause", "")
        self.play.setObjectName("figure-play")
        self.play.clicked.connect(self._toggle)
        self.remove = IconButton(theme, "trash", "")
        self.remove.setObjectName("remove-shown")
        self.remove.clicked.connect(self.removal_wanted)
        self._plate = _Plate(theme, self.remove, self.play)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.view, 0, 0)
        grid.addWidget(self.still, 0, 0)
        self._corner = QHBoxLayout()
        self._corner.addWidget(self._plate)
        grid.addLayout(self._corner, 0, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        theme.changed.connect(self._restyle)
        self._tell()
        self._restyle()

    def show_figure(self, exercise: Exercise) -> None:
        """Show another figure; whether it moves stays so."""
        self._gone = 0.0
        self.view.show_exercise(exercise)
        if self._plays:
            self.view.play()

    def set_drawn(self, drawn: bool, removal: str) -> None:
        """Whether the figure is to be seen, and what the button for removing does; empty where there is nothing."""
        self.view.setVisible(drawn)
        self.play.setVisible(drawn)
        self.still.setVisible(not drawn)
        self.remove.setVisible(bool(removal))
        self.remove.set_icon("trash", removal)
        self._plate.setVisible(drawn or bool(removal))
        self._plate.set_on_picture(not drawn)

    def _restyle(self) -> None:
        edge = self._theme.px(6)
        self._corner.setContentsMargins(0, 0, edge, edge)
        self.update()

    def _toggle(self) -> None:
        if self._plays:
            self._gone = self.view.seconds
            self.view.stop()
        else:
            self.view.play(after=self._gone)
        self._plays = not self._plays
        self._tell()

    def _tell(self) -> None:
        if self._plays:
            self.play.set_icon("pause", self.tr("Pause the figure"))
        else:
            self.play.set_icon("play", self.tr("Play the figure"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        paint_box(painter, QRectF(self.rect()), self._theme.px(Corner.BUTTON), colours.primary.soft)


class ShownPicture(QWidget):
    """Figure or picture of an exercise; all that the buttons want is told by signals."""

    pose_wanted = Signal()
    picture_wanted = Signal()
    picture_removed = Signal()
    figure_removed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._exercise: Exercise | None = None
        self._has_figure = False
        self._ground = _Ground(theme)
        self._ground.removal_wanted.connect(self._remove_shown)
        self._note = Label("", Role.SECONDARY)
        self._note.setObjectName("picture-note")
        self._problem = Label("", Role.BAD)
        self._problem.setObjectName("problem-figure")
        self.pose = secondary_button(theme, "")
        self.pose.setObjectName("pose-figure")
        self.pose.clicked.connect(self.pose_wanted)
        self.choose = secondary_button(theme, "")
        self.choose.setObjectName("choose-picture")
        self.choose.clicked.connect(self.picture_wanted)
        self._no_picture = quiet_button(theme, self.tr("Remove the picture"))
        self._no_picture.setObjectName("remove-picture")
        self._no_picture.clicked.connect(self.picture_removed)
        self._buttons = ButtonRow(theme, self.pose, self.choose, self._no_picture, spacing=8)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._ground, self._problem, self._note, self._buttons):
            self._column.addWidget(part)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def view(self) -> FigureView:
        """The moving figure."""
        return self._ground.view

    @property
    def still(self) -> ExercisePicture:
        """The picture, or what stands in for it."""
        return self._ground.still

    def tab_chain(self) -> list[QWidget]:
        """What Tab walks through, in this order."""
        return [self._ground.remove, self._ground.play, self.pose, self.choose, self._no_picture]

    def show_exercise(
        self,
        exercise: Exercise,
        folder: Path,
        *,
        has_figure: bool,
        picture: str,
        problem: str = "",
        is_placed: bool = True,
    ) -> None:
        """Show what an exercise is shown as; `picture` is the name in its file, `problem` what is wrong with either.

        Nobody is shown where no position was chosen yet (not `is_placed`) and there is nothing else to be seen. A
        figure that is written but can't be drawn is no figure to see, but there to be posed or removed.
        """
        drawn = exercise.figure is not None
        file = folder / exercise.picture if exercise.picture is not None else None
        if drawn and (self._exercise is None or _differs(self._exercise, exercise)):
            self._ground.show_figure(exercise)
        self._exercise = exercise if drawn else None
        self._has_figure = has_figure
        position = exercise.position if is_placed else None
        self._ground.still.show_subject(
            exercise.name,
            Subject(position.value if position else "", exercise, file),
            text.position(position) if position else "",
        )
        what = self.tr("Remove the figure") if has_figure else self.tr("Remove the picture") if picture else ""
        self._ground.set_drawn(drawn, what)
        self.pose.set_label(self.tr("Pose the figure") if has_figure else self.tr("Pose a figure"))
        self.choose.set_label(self.tr("Another picture") if picture else self.tr("Your own picture"))
        self._no_picture.setVisible(has_figure and bool(picture))
        self._problem.set_text(problem)
        self._problem.setVisible(bool(problem))
        note = ""
        if file is not None and not file_mark(file):
            note = self.tr("{name} is not in the folder of your exercises.").format(name=file.name)
        elif file is not None and drawn:
            note = self.tr("The figure is shown instead of the picture.")
        self._note.set_text(note)
        self._note.setVisible(bool(note))

    def set_height(self, height: int) -> None:
        """How high figure and picture are, in pixels."""
        self._ground.setFixedHeight(height)

    def _remove_shown(self) -> None:
        (self.figure_removed if self._has_figure else self.picture_removed).emit()

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(Space.S))


def _differs(one: Exercise, other: Exercise) -> bool:
    """Whether the figure of one moves in another way than that of the other."""
    return (one.figure, one.sides, one.pace_seconds, one.dose) != (
        other.figure,
        other.sides,
        other.pace_seconds,
        other.dose,
    )
