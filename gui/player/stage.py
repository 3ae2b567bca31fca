"""The large left side of the player: what to do, shown and told."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from exercises.library.exercise import Exercise
from exercises.library.timeline import Phase, PhaseKind, Side
from gui import text
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.figure_view import FigureView
from gui.figure.subject import Subject
from gui.player.driver import SessionDriver
from gui.player.figure_pace import FigurePace
from gui.theme.theme import Theme
from gui.theme.tokens import Tone
from gui.widgets.buttons import quiet_button
from gui.widgets.card import Card
from gui.widgets.chips import Chip
from gui.widgets.labels import Label, Role

PHASE_TONES = {
    PhaseKind.PREPARE: Tone.READY,
    PhaseKind.WORK: Tone.WORK,
    PhaseKind.SWITCH: Tone.REST,
    PhaseKind.REST: Tone.REST,
}
_PHASE_ICONS = {
    PhaseKind.PREPARE: "clock",
    PhaseKind.WORK: "play",
    PhaseKind.SWITCH: "repeat",
    PhaseKind.REST: "breathe",
}
_MOST_STEPS = 12


def phase_word(phase: Phase) -> str:
    """What one does now; walking is called so."""
    return QCoreApplication.translate("player", "Walk") if phase.walking else text.phase_word(phase.kind)


class Stage(Card):
    """The exercise's figure as large as the place allows; chips tell phase and side.

    While one gets ready or rests the instructions stand below it, in the work only when they are asked for: people on
    a mat look, they don't read. An exercise without a figure shows its instructions all the time.
    """

    def __init__(self, theme: Theme, subject: Callable[[str], Subject], parent: QWidget | None = None) -> None:
        """`subject` tells what an exercise's picture shows, by its id."""
        super().__init__(theme, padding=0, parent=parent)
        self._subject = subject
        self._phase_chip = Chip(theme, "")
        self._side_chip = Chip(theme, "")
        self._picture = ExercisePicture(theme, "", Subject())
        self._figure = FigureView(theme, fills=True)
        self._pace = FigurePace(theme, self._figure)
        self._how = quiet_button(theme, self.tr("How to do it"), icon="info")
        self._how.setObjectName("how")
        self._how.clicked.connect(self.toggle_words)
        self._steps = [Label("", Role.BODY) for _ in range(_MOST_STEPS)]
        for child in (self._picture, self._figure, *self._steps, self._phase_chip, self._side_chip, self._how):
            child.setParent(self)
        self._exercise: Exercise | None = None
        self._works = self._words_wanted = False
        self._lines: list[str] = []
        self._shown = 0
        self._coming = ""
        self._arranging = self._again = False
        theme.changed.connect(self._arrange)

    def show_phase(self, phase: Phase, exercise: Exercise | None, about: str) -> None:
        """Show an exercise's instructions, or `about` where there is none; in a rest it is the exercise to come."""
        self._phase_chip.set_text(phase_word(phase))
        self._phase_chip.set_tone(PHASE_TONES[phase.kind], "walking" if phase.walking else _PHASE_ICONS[phase.kind])
        self._coming = ""
        if exercise is not None and phase.kind is PhaseKind.REST and phase.exercise is None:
            self._coming = self.tr("Next: {name}").format(name=exercise.name)
        self.show_side(phase.side)
        self._works = phase.kind in (PhaseKind.WORK, PhaseKind.SWITCH)
        self._show_exercise(exercise)
        if exercise is None:
            self._lines = [about] if about else []
        else:
            self._lines = [f"{number}.  {line}" for number, line in enumerate(exercise.instructions, 1)]
        self._show_words()

    def _show_exercise(self, exercise: Exercise | None) -> None:
        if exercise is None:
            self._picture.show_subject("", Subject("lying-back"))
        elif exercise is not self._exercise:
            position = text.position(exercise.position)
            self._picture.show_subject(exercise.name, self._subject(exercise.id), position)
            self._figure.show_exercise(exercise)
        self._exercise = exercise
        self._pace.show_exercise(exercise)

    def follow(self, driver: SessionDriver | None) -> None:
        """Move the figure in time with a session; None rests."""
        self._pace.follow(driver)

    def toggle_words(self) -> None:
        """Show how it is done below the moving figure, or let the figure have the place again."""
        self._words_wanted = not self._words_wanted
        self._show_words()

    @property
    def _has_figure(self) -> bool:
        return self._exercise is not None and self._exercise.figure is not None

    def _show_words(self) -> None:
        can_be_hidden = self._has_figure and self._works
        lines = self._lines if not can_be_hidden or self._words_wanted else []
        self._shown = min(len(lines), _MOST_STEPS)
        for label, line in zip(self._steps, lines, strict=False):
            label.set_text(line)
        self._how.setVisible(can_be_hidden and bool(self._lines))
        self._arrange()

    def show_side(self, side: Side | None) -> None:
        """Show which side works now."""
        words = self._coming or text.side(side)
        self._side_chip.setVisible(bool(words))
        if words != self._side_chip.text():
            self._side_chip.set_text(words)
            self._side_chip.resize(self._side_chip.sizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now are the labels' fonts the ones that they are painted with.
        self._arrange()

    def _arrange(self) -> None:
        """Lay everything out; showing a label can resize the stage, which then is laid out once more."""
        if self._arranging:
            self._again = True
            return
        self._arranging = self._again = True
        while self._again:
            self._again = False
            self._lay_out()
        self._arranging = False

    def _lay_out(self) -> None:
        """Give the words the largest size at which the picture keeps its share, else leave the picture out."""
        px = self._theme.px
        edge = px(24)
        width, height = self.width() - 2 * edge, self.height()
        if width <= 0 or height <= 0:
            return
        picture_height = self._picture_height(width, height, edge)
        with_picture = picture_height > 0
        self._picture.setVisible(with_picture and not self._has_figure)
        self._picture.setGeometry(QRect(0, 0, self.width(), picture_height))
        self._picture.set_corners(top=16, bottom=0 if self._shown else 16)
        self._figure.setVisible(with_picture and self._has_figure)
        # Chips and button stand in the corners; only where it is low they need a line of their own.
        self._figure.setGeometry(QRect(px(12), px(12), self.width() - px(24), picture_height - px(16)))
        top = picture_height + edge if with_picture else px(60)
        for number, label in enumerate(self._steps):
            visible = number < self._shown
            step = label.heightForWidth(width) if visible else 0
            visible = visible and top + step <= height - px(8)
            label.setVisible(visible)
            if visible:
                label.setGeometry(QRect(edge, top, width, step))
                top += step + px(6)
        self._place_chips(edge, stacked=with_picture and picture_height < px(220))

    def _picture_height(self, width: int, height: int, edge: int) -> int:
        """Set the words' size and return what is left for the picture; 0 when it is too little for one."""
        px = self._theme.px
        if not self._shown:
            return height
        for role, share in ((Role.HEADING, 0.45), (Role.BODY, 0.3)):
            left = height - self._words_height(role, width) - 2 * edge
            if left >= max(px(124), height * share):
                return left
        for role in (Role.HEADING, Role.BODY, Role.SMALL):
            if self._words_height(role, width) <= height - px(60) - px(8):
                break
        return 0

    def _place_chips(self, edge: int, *, stacked: bool) -> None:
        """Side by side, or one below the other where they would lie on the figure."""
        px = self._theme.px
        first = self._phase_chip.sizeHint()
        self._phase_chip.setGeometry(QRect(QPoint(edge, px(20)), first))
        second = (
            QPoint(edge, px(20) + first.height() + px(8)) if stacked else QPoint(edge + first.width() + px(12), px(20))
        )
        self._side_chip.setGeometry(QRect(second, self._side_chip.sizeHint()))
        words = self.tr("Only the figure") if self._words_wanted else self.tr("How to do it")
        self._how.set_label(words)
        self._how.setAccessibleName(words)
        used = second.x() + self._side_chip.width() if self._side_chip.isVisibleTo(self) else edge + first.width()
        if used + self._how.sizeHint().width() + px(16) > self.width():
            self._how.set_label("")  # The icon alone says it where words have no room.
        how = self._how.sizeHint()
        self._how.setGeometry(QRect(QPoint(self.width() - how.width() - px(12), px(14)), how))

    def _words_height(self, role: Role, width: int) -> int:
        total = 0
        for label in self._steps[: self._shown]:
            label.set_role(role)
            total += label.heightForWidth(width) + self._theme.px(6)
        return total
