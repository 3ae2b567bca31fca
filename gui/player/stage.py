"""The large left side of the player: what to do, shown and told."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.library.exercise import Exercise
from exercises.library.timeline import Phase, PhaseKind
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
from gui.widgets.scroll import VerticalScroll

PHASE_TONES = {
    PhaseKind.PREPARE: Tone.READY,
    PhaseKind.WORK: Tone.WORK,
    PhaseKind.SWITCH: Tone.REST,
    PhaseKind.REST: Tone.REST,
}
PHASE_ICONS = {
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
    a mat look, they don't read. Words get smaller before the figure goes, and where they still have no room they wait
    to be asked for. An exercise without a figure shows its instructions all the time.
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
        sheet = QWidget()
        self._sheet = QVBoxLayout(sheet)
        for label in self._steps:
            self._sheet.addWidget(label)
        self._sheet.addStretch(1)
        # Only in the smallest places do the words not show all at once.
        self._words = VerticalScroll(theme, sheet)
        self._words.setStyleSheet("QScrollArea,QScrollArea>QWidget>QWidget{background:transparent}")
        for child in (self._picture, self._figure, self._words, self._phase_chip, self._side_chip, self._how):
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
        self._phase_chip.set_tone(PHASE_TONES[phase.kind], "walking" if phase.walking else PHASE_ICONS[phase.kind])
        self._coming = ""
        if exercise is not None and phase.kind is PhaseKind.REST and phase.exercise is None:
            self._coming = self.tr("Next: {name}").format(name=exercise.name)
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
        for label, line in zip(self._steps, self._lines, strict=False):
            label.set_text(line)
        self._words.scroll_to_top()
        self._arrange()

    def show_side(self, words: str) -> None:
        """Show which side works now; in a rest that belongs to nobody it is said what comes."""
        words = self._coming or words
        if words != self._side_chip.text():
            self._side_chip.set_text(words)
            self._arrange()

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
        """Chips and button in a row of their own, then the picture, below it the words."""
        px = self._theme.px
        edge = px(24) if self.width() >= px(400) else px(14)
        width, height = self.width() - 2 * edge, self.height()
        if width <= 0 or height <= 0:
            return
        wanted = not self._has_figure or not self._works or self._words_wanted
        self._shown = min(len(self._lines), _MOST_STEPS) if wanted else 0
        # So low a place belongs to the figure alone; phase and side stand beside the number too.
        row = px(54) if height >= px(150) else 0
        picture_height = self._picture_height(width, height, edge, row)
        with_picture = picture_height > 0
        self._picture.setVisible(with_picture and not self._has_figure)
        self._picture.setGeometry(QRect(0, 0, self.width(), picture_height))
        self._picture.set_corners(top=16, bottom=0 if self._shown else 16)
        self._figure.setVisible(with_picture and self._has_figure)
        side = px(12) if row else px(8)
        self._figure.setGeometry(
            QRect(side, row or side, self.width() - 2 * side, picture_height - (row or side) - (px(8) if row else side))
        )
        self._place_words(picture_height + (px(12) if with_picture else row), width, edge)
        self._place_chips(edge, row)

    def _place_words(self, top: int, width: int, edge: int) -> None:
        self._sheet.setContentsMargins(0, 0, 0, 0)
        self._sheet.setSpacing(self._theme.px(6))
        for number, label in enumerate(self._steps):
            label.setVisible(number < self._shown)
        self._words.setVisible(self._shown > 0)
        self._words.setGeometry(QRect(edge, top, width, max(0, self.height() - top - self._theme.px(8))))

    def _picture_height(self, width: int, height: int, edge: int, row: int) -> int:
        """Set the words' size and return what is left for the picture with its row; 0 when it is too little for one."""
        px = self._theme.px
        if not self._shown:
            return height
        for role, share in ((Role.HEADING, 0.45), (Role.BODY, 0.35), (Role.SMALL, 0.35)):
            left = height - self._words_height(role, width) - edge
            if left >= max(row + px(100), height * share):
                return left
        if self._has_figure and not self._words_wanted:
            self._shown = 0
            return height
        for role in (Role.HEADING, Role.BODY, Role.SMALL):
            if self._words_height(role, width) <= height - row - px(8):
                break
        return 0

    def _place_chips(self, edge: int, row: int) -> None:
        """Side by side in their row; the second one only where it has room, because the side is told elsewhere too."""
        px = self._theme.px
        first, how = self._phase_chip.sizeHint(), self._how
        top = (row - first.height()) // 2 + px(2)
        self._phase_chip.setVisible(row > 0)
        self._phase_chip.setGeometry(QRect(QPoint(edge, top), first))
        # Words that are there by themselves needn't be asked for, nor can they be sent away.
        asked = self._works or not self._shown or self._figure.isHidden()
        how.setVisible(row > 0 and self._has_figure and bool(self._lines) and asked)
        second, left = self._side_chip.sizeHint(), edge + first.width() + px(12)
        words = self.tr("Only the figure") if self._words_wanted else self.tr("How to do it")
        how.set_label(words)
        how.setAccessibleName(words)
        room = self.width() - left - edge
        if not how.isHidden():
            how.set_label(words if left + second.width() + how.sizeHint().width() + px(20) <= self.width() else "")
            # Where not even the icon has room beside the phase, its key is left.
            how.setVisible(left + self._how_size().width() <= self.width())
            room = self.width() - left - self._how_size().width() - px(20)
        said = bool(self._side_chip.text())
        fits = second.width() <= room or (bool(self._coming) and room >= px(120))
        self._side_chip.setVisible(row > 0 and said and fits)
        self._side_chip.setGeometry(QRect(left, top, min(second.width(), room), second.height()))
        size = self._how_size()
        corner = QPoint(self.width() - size.width() - px(12), top + (first.height() - size.height()) // 2)
        how.setGeometry(QRect(corner, size))

    def _how_size(self) -> QSize:
        """The icon alone needs no more width than height."""
        size = self._how.sizeHint()
        return size if self._how.label else QSize(min(size.width(), size.height()), size.height())

    def _words_height(self, role: Role, width: int) -> int:
        # A bar to scroll with takes some of the width: whoever once had one must not need it because of it.
        width -= self._words.verticalScrollBar().sizeHint().width()
        total = 0
        for label in self._steps[: self._shown]:
            label.set_role(role)
            total += label.heightForWidth(width) + self._theme.px(6)
        return total
