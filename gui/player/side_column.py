"""The right side of the player: the name, the ring, a cue and what comes next."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from exercises.library.exercise import Exercise
from exercises.library.scalars import format_clock, format_duration
from exercises.library.timeline import UNTIL_DONE_SECONDS, Phase, PhaseKind, Side
from exercises.session.display import seconds_to_show
from exercises.session.session import SessionView, Status
from gui import text
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.subject import Subject
from gui.player.clock import Clock
from gui.player.following import Following
from gui.player.side_words import side_words
from gui.player.stage import PHASE_TONES, phase_word
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.card import Card
from gui.widgets.labels import Label, Role

# Lower than this, in pixels at 100 % text, what comes next leaves its room to the clock.
_LOW = 130


class Density(Enum):
    """How much room there is; TINY is beside a small figure, BARE has no figure at all."""

    ROOMY = "roomy"
    SNUG = "snug"
    TIGHT = "tight"
    TINY = "tiny"
    BARE = "bare"


def side_now(view: SessionView) -> Side | None:
    """The side that works at this moment: in alternating work the one of this repetition."""
    if view.repetition is not None and view.repetition.side is not None:
        return view.repetition.side
    return view.phase.side


class SideColumn(QWidget):
    """Everything that is read while one moves, the number above all."""

    def __init__(self, theme: Theme, subject: Callable[[str], Subject], parent: QWidget | None = None) -> None:
        """`subject` tells what an exercise's picture shows, by its id."""
        super().__init__(parent)
        self._theme = theme
        self._subject = subject
        self._density = Density.ROOMY
        self._name = Label("", Role.DISPLAY, max_lines=2)
        self._name.setObjectName("exercise-name")
        self._under = Label("", Role.MUTED, max_lines=2)
        self._under.setObjectName("side-and-set")
        self._small_next = Label("", Role.SECONDARY, max_lines=2)
        self._small_say = Label("", Role.SUBHEADING, max_lines=2)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addStretch(1)
        for label in (self._name, self._under, self._small_say, self._small_next):
            head.addWidget(label)
        head.addStretch(1)
        self.ring = Clock(theme)
        self.ring.setObjectName("ring")
        self._cue_card = Card(theme, padding=18)
        self._cue = Label("", Role.SUBHEADING, max_lines=2)
        self._words = Label("", Role.MUTED, max_lines=4)
        self._cue_card.content.addWidget(self._cue)
        self._cue_card.content.addWidget(self._words)
        self._next_card = Card(theme, padding=14)
        self._next_when = Label("", Role.SECONDARY, max_lines=1)
        self._next_what = Label("", Role.SUBHEADING, max_lines=2)
        self._next_what.setObjectName("next")
        self._next_picture = ExercisePicture(theme, "", Subject())
        self._next_picture.setObjectName("next-picture")
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addStretch(1)
        words.addWidget(self._next_when)
        words.addWidget(self._next_what)
        words.addStretch(1)
        self._next_row = QHBoxLayout()
        self._next_row.addWidget(self._next_picture)
        self._next_row.addLayout(words, 1)
        self._next_card.content.addLayout(self._next_row)
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._head)
        self._column.addWidget(self.ring, 1)
        self._column.addWidget(self._cue_card)
        self._column.addWidget(self._next_card)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self._has_cue = False
        self._sets = ""
        self._exercise: Exercise | None = None
        self._pictured = ""
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_density(self, density: Density) -> None:
        """Leave out what there is no room for, the number last of all."""
        if density is not self._density:
            self._density = density
            self._restyle()

    def show_phase(self, phase: Phase, exercise: Exercise | None) -> None:
        """Show what holds for the whole phase."""
        resting = phase.kind is PhaseKind.REST and phase.exercise is None
        self._exercise = exercise
        self._name.set_text(self.tr("Rest") if resting else phase.name or self.tr("Rest"))
        self._fit_name()
        self._sets = ""
        if phase.sets is not None and phase.sets > 1 and phase.set is not None:
            self._sets = self.tr("set {set} of {sets}").format(set=phase.set, sets=phase.sets)
        cue, words = self._advice(phase, exercise)
        self._cue.set_text(cue)
        self._cue.setVisible(bool(cue))
        self._words.set_text(words)
        self._words.setVisible(bool(words))
        self._has_cue = bool(cue or words)
        self._small_say.set_text(phase.say or "")
        self._show_words()

    def _show_words(self) -> None:
        """The routine's own words are always shown; cues only where there is room for them."""
        small = self._density in (Density.TIGHT, Density.TINY, Density.BARE)
        says = bool(self._small_say.text())
        self._small_say.setVisible(small and says)
        room = self._density is not Density.TINY or self.height() >= self._theme.px(_LOW)
        self._small_next.setVisible(small and room and not (says and self._density is not Density.TIGHT))
        self._next_card.setVisible(not small)
        self._words.setVisible(bool(self._words.text()) and self._density is Density.ROOMY)
        self._cue_card.setVisible(
            (self._has_cue and self._density is Density.ROOMY) or (says and self._density is Density.SNUG)
        )

    def _advice(self, phase: Phase, exercise: Exercise | None) -> tuple[str, str]:
        """A bold line and what stands below it: the routine's own words first, then the exercise's cues."""
        if phase.say:
            own = exercise is not None and phase.kind is not PhaseKind.REST
            return phase.say, (exercise.cues[0] if own and exercise and exercise.cues else "")
        if exercise is None:
            return self.tr("Breathe quietly."), ""
        if phase.kind is PhaseKind.REST:
            return self.tr("Let go for a moment."), exercise.breathing or ""
        if phase.kind is PhaseKind.SWITCH:
            return self.tr("Now the other side."), exercise.instructions[0]
        cue = exercise.cues[((phase.set or 1) - 1) % len(exercise.cues)] if exercise.cues else ""
        return cue, exercise.breathing or ""

    def show_moment(self, view: SessionView, coming: Following) -> None:
        """Show the number and what comes next."""
        number, caption = self.number_and_caption(view)
        tone = Tone.NEUTRAL if view.status is Status.PAUSED else PHASE_TONES[view.phase.kind]
        fraction = None if view.left_seconds is None else view.elapsed_seconds / max(view.phase_seconds, 0.001)
        self.ring.set_state(fraction, number, caption, tone)
        under = " · ".join(part for part in (side_words(self._exercise, side_now(view)), self._sets) if part)
        self._under.set_text(under)
        self._under.setVisible(bool(under))
        self._show_coming(coming)

    @staticmethod
    def number_and_caption(view: SessionView) -> tuple[str, str]:
        """The large number and the line below it."""

        def tr(words: str) -> str:
            return QCoreApplication.translate("player", words)

        if view.status is Status.COUNTING_IN:
            return str(seconds_to_show(view.count_in_seconds)), tr("here we go")
        if view.left_seconds is None:
            number = format_clock(int(view.elapsed_seconds))
            reps = view.phase.reps
            caption = tr("{n} times, then Enter").format(n=reps) if reps else tr("Enter when you are done")
            if view.phase.walking and view.phase.seconds > UNTIL_DONE_SECONDS:
                caption = tr("{time} at the most").format(time=format_duration(round(view.phase.seconds)))
        else:
            moment = view.repetition
            # Where something is held, the number is what is left of holding or moving; the ring shows the whole.
            held = moment is not None and view.phase.reps is not None and view.phase.hold_seconds is not None
            left = moment.part_left_seconds if moment is not None and held else view.left_seconds
            number = format_clock(seconds_to_show(left))
            caption = phase_word(view.phase).lower()
            if moment is not None:
                caption = text.repetition(moment) if view.phase.reps is not None else tr("hold")
        if view.status is Status.PAUSED:
            caption = tr("paused")
        if view.status is Status.LISTENING:
            caption = tr("listening first")
        return number, caption

    def _show_coming(self, coming: Following) -> None:
        self._next_picture.setVisible(coming.exercise is not None)
        if coming.exercise is not None and coming.exercise != self._pictured:
            self._pictured = coming.exercise
            self._next_picture.show_subject("", self._subject(coming.exercise))
        self._next_when.set_text(coming.when)
        self._next_when.setVisible(bool(coming.when))
        self._next_what.set_text(coming.what)
        self._small_next.set_text(coming.line)

    def _fit_name(self) -> None:
        """The name in its size; where it is low, in the largest in which it has one line."""
        roles = {Density.TIGHT: Role.TITLE, Density.TINY: Role.HEADING, Density.BARE: Role.HEADING}
        wanted = roles.get(self._density, Role.DISPLAY)
        self._name.set_role(wanted)
        if self._density not in (Density.TIGHT, Density.TINY) or self.width() <= 0:
            return
        smaller = (Role.TITLE, Role.HEADING, Role.SUBHEADING, Role.SECONDARY)
        for role in smaller[smaller.index(wanted) :]:
            self._name.set_role(role)
            if self._name.text_width() <= self.width():
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit_name()
        if event.oldSize().height() != event.size().height():
            self._show_words()

    def _restyle(self) -> None:
        px, bare = self._theme.px, self._density is Density.BARE
        sideways = QBoxLayout.Direction.LeftToRight if bare else QBoxLayout.Direction.TopToBottom
        self._column.setDirection(sideways)
        self._column.setSpacing(px(Space.M) if self._density is Density.ROOMY else px(Space.S))
        self._column.setStretch(0, 1 if bare else 0)
        self._fit_name()
        self._show_words()
        self._cue_card.content.setSpacing(px(Space.XS))
        self._next_row.setSpacing(px(Space.L))
        self._next_picture.setFixedSize(px(86), px(56))
