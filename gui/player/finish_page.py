"""The end of a session: what was done, and what one may say about it: one screen, three taps."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from exercises.library.routine import RoutineKind
from exercises.library.scalars import format_duration
from exercises.session.events import Outcome
from exercises.session.parts import parts_of
from exercises.session.record import Feelings, SessionRecord, StepOutcome
from exercises.session.record_left_out import LeftOutTold, left_out
from gui.asking.effort_scale import EffortScale
from gui.asking.felt_details import FeltDetails
from gui.asking.walk_details import WalkDetails, WalkTold
from gui.asking.worst_pain import WorstPain
from gui.player.finish_keys import FinishKeys
from gui.player.left_out_question import LeftOutQuestion
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.beside import Beside
from gui.widgets.buttons import ButtonRow, ButtonSize, primary_button, quiet_button, secondary_button
from gui.widgets.card import Card
from gui.widgets.labels import Label, Role
from gui.widgets.number_scale import NumberScale
from gui.widgets.scroll import VerticalScroll

# Pixels at 100 %: the card's widths, and those of its columns.
_NARROW, _WIDE, _TWO_COLUMNS = 800, 1160, 1140
_LEFT, _RIGHT = 660, 350
_DONE = (StepOutcome.DONE, StepOutcome.EASIER)
# Who ends within so many seconds has not begun.
_AT_ONCE_SECONDS = 5


class FinishPage(QWidget):
    """Everything here is optional: one key press leaves it.

    `left_out_told` carries why something was left out, where that was said, and `said` the feelings that are kept.
    When something is new in a leg, `safety_requested` comes last of all.
    """

    left_out_told = Signal(object)  # LeftOutTold
    said = Signal(object)  # Feelings
    try_again_requested = Signal()
    thrown_away = Signal()  # it was begun by mistake; the page stays until that has worked
    left = Signal()
    safety_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._feelings = Feelings()
        self._is_walk = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._holder = QWidget()
        self._outer = QVBoxLayout(self._holder)
        self._card = Card(theme, padding=28)
        self._outer.addStretch(1)
        self._outer.addWidget(self._card)
        self._outer.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = VerticalScroll(theme, self._holder)
        column.addWidget(self._scroll)
        self._begun_with: QWidget | None = None
        # Behind the scrolling, which has been told the same before.
        QApplication.instance().focusChanged.connect(self._stay_at_top)  # type: ignore[union-attr]
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page itself has nothing to say to keys: whoever comes to it comes to its first open question."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self._begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def _build(self) -> None:
        theme, content = self._theme, self._card.content
        self._above = Label("", Role.MUTED)
        self._title = Label("", Role.TITLE)
        self._story = Label("", Role.BODY)
        self._hint = Label(
            self.tr("You can type the numbers (1 and then 0 is ten) and press Enter to save."), Role.SECONDARY
        )
        self._hint.setObjectName("keys-hint")
        self._unsaved = Banner(theme, "", "", Tone.BAD)
        again = secondary_button(theme, self.tr("Try again"), icon="refresh")
        again.setObjectName("save-again")
        again.clicked.connect(self.try_again_requested)
        self._unsaved.add_action(again)
        self._unsaved.hide()
        for widget in (self._above, self._title, self._story, self._hint, self._unsaved):
            content.addWidget(widget)
        sides = QWidget()
        self._sides = Beside(sides, own_last=True)
        self._sides.addWidget(self._build_scales())
        self._felt = FeltDetails(theme)
        self._sides.addWidget(self._felt)
        content.addWidget(sides)
        self._left_out = LeftOutQuestion(theme)
        content.addWidget(self._left_out)
        self._walk = WalkDetails(theme)
        content.addWidget(self._walk)
        self._save = primary_button(theme, self.tr("Save"), size=ButtonSize.LARGE)
        self._save.setObjectName("save")
        self._save.clicked.connect(self._say)
        skip = quiet_button(theme, self.tr("Skip the questions"))
        skip.setObjectName("skip-questions")
        skip.clicked.connect(self._skip)
        throw_away = quiet_button(theme, self.tr("Throw this session away"))
        throw_away.setObjectName("throw-away")
        throw_away.clicked.connect(self.thrown_away)
        content.addWidget(ButtonRow(theme, self._save, skip, throw_away))
        self._keys = FinishKeys((self._after, self._peak, self._effort.scale), self._save, self)
        self._keys.confirmed.connect(self._save.click)

    def _build_scales(self) -> QWidget:
        box = QWidget()
        self._left = QVBoxLayout(box)
        self._left.setContentsMargins(0, 0, 0, 0)
        lowest, highest = self.tr("no pain"), self.tr("worst imaginable")
        now, worst = self.tr("How is your back now?"), self.tr("And at its worst, while you moved?")
        self._after = NumberScale(self._theme, lowest=lowest, highest=highest, name=now)
        self._after.setObjectName("pain-after")
        self._peak = NumberScale(self._theme, name=worst)
        self._peak.setObjectName("pain-peak")
        self._worst = WorstPain(self._peak, self._after)
        self._effort = EffortScale(self._theme)
        for words, scale in ((now, self._after), (worst, self._peak), (self.tr("How hard was it?"), self._effort)):
            self._left.addWidget(Label(words, Role.SUBHEADING))
            self._left.addWidget(scale)
            if scale is self._peak:
                self._left.addWidget(self._worst.line)
        self._left.addStretch(1)
        return box

    def show_record(
        self,
        record: SessionRecord,
        *,
        last_walk: WalkTold | None = None,
        shoes: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Show a session that has just ended, with what was said during it.

        For a walk, `last_walk` is what was told about the one before, `shoes` are ids and names of the pairs in use.
        """
        felt = self._feelings = record.feelings
        self._is_walk = record.kind == RoutineKind.WALK
        self._above.set_text(record.name)
        self._title.set_text(self._headline(record))
        self._story.set_text(self._told(record))
        self._after.set_value(felt.pain_after)
        on_the_way = [tap.pain for tap in record.taps]
        told = [pain for pain in (felt.pain_peak, *on_the_way) if pain is not None]
        self._peak.set_value(max(told, default=None))
        self._worst.begin()
        self._effort.set_value(felt.effort)
        self._felt.show_felt(felt.leg, felt.where, felt.note)
        self._left_out.show_left_out(left_out(record))
        before = last_walk or WalkTold()
        known = WalkTold(
            felt.surface or before.surface, felt.hills or before.hills, felt.shoes or before.shoes, felt.kilometres
        )
        self._walk.show_told(known, shoes)
        self._walk.setVisible(self._is_walk)
        self._begin()

    def _begin(self) -> None:
        """Let the first open question have the focus, and what stands above it be seen all the same."""
        self._keys.begin()
        self._begun_with = self.focusWidget()
        self._stay_at_top(None, self._begun_with)

    def _stay_at_top(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The page follows the focus; where it begins it need not, for keys answer wherever one reads."""
        if new is not None and new is self._begun_with:
            self._scroll.scroll_to_top()
        else:
            self._begun_with = None

    def show_unsaved(self, reason: str) -> None:
        """Say that the history could not be written, or (with an empty reason) that it is safe again."""
        self._unsaved.set_parts(self.tr("This session is not in your history yet."), reason)
        self._unsaved.setVisible(bool(reason))

    def _headline(self, record: SessionRecord) -> str:
        """Praise for what was done, never for what was not."""
        if record.outcome is not Outcome.FINISHED:
            return self.tr("Stopped here. That is fine.")
        outcomes = {step.outcome for step in record.steps}
        if outcomes & set(_DONE):
            return self.tr("Well done.")
        if outcomes and outcomes <= {StepOutcome.SKIPPED}:
            return self.tr("Every part was skipped this time. That is fine.")
        return self.tr("Through to the end.")

    def _told(self, record: SessionRecord) -> str:
        time = format_duration(round(record.active_seconds))
        parts = parts_of(record)
        reached = [part for part in parts if part.reached]
        counts = {outcome: sum(1 for part in reached if part.outcome is outcome) for outcome in StepOutcome}
        done = sum(part.done for part in reached)
        counts[StepOutcome.HURT] = sum(part.hurt for part in reached)
        others = {
            StepOutcome.PARTIAL: self.tr("{n} in part"),
            StepOutcome.SKIPPED: self.tr("{n} skipped"),
            StepOutcome.HURT: self.tr("{n} that hurt"),
        }
        if not done and record.active_seconds < _AT_ONCE_SECONDS:
            first = [self.tr("It waits here for whenever you like.")] if not counts[StepOutcome.HURT] else []
            others = {StepOutcome.HURT: others[StepOutcome.HURT]}
        elif not done:
            first = [time, self.tr("a start, and that counts")]
            del others[StepOutcome.PARTIAL]
        else:
            first = [time, self._parts_done(done, len(parts))]
        return " · ".join([*first, *(words.format(n=counts[each]) for each, words in others.items() if counts[each])])

    def _parts_done(self, done: int, planned: int) -> str:
        """How much was done; where that is little, the whole is not held against it."""
        if done == planned:
            return self.tr("all {n} parts done").format(n=done) if done > 1 else self.tr("all of it done")
        if 2 * done >= planned:
            return self.tr("{done} of {all} parts done").format(done=done, all=planned)
        if done == 1:
            return self.tr("1 part done, and that counts")
        return self.tr("{n} parts done, and that counts").format(n=done)

    def _say(self) -> None:
        if self._is_walk and not self._walk.check():
            return
        self._worst.settle()
        feelings = replace(
            self._feelings,
            pain_after=self._after.value,
            pain_peak=self._peak.value,
            effort=self._effort.value,
            leg=self._felt.leg,
            where=self._felt.where,
            note=self._felt.note,
        )
        if self._is_walk:
            told = self._walk.told
            feelings = replace(
                feelings, surface=told.surface, hills=told.hills, shoes=told.shoes, kilometres=told.kilometres
            )
        self._tell_left_out(self._left_out.told)
        self.said.emit(feelings)
        self._leave()

    def _tell_left_out(self, told: LeftOutTold) -> None:
        if told:
            self.left_out_told.emit(told)

    def _skip(self) -> None:
        # What was said about a leg, and of what hurt, is kept whatever else is skipped: it may be all that matters.
        self._tell_left_out(LeftOutTold(hurt=self._left_out.told.hurt))
        if self._felt.leg:
            self.said.emit(replace(self._feelings, leg=True))
        self._leave()

    def _leave(self) -> None:
        leg_is_new = self._felt.leg
        self.left.emit()
        if leg_is_new:
            self.safety_requested.emit()

    def _restyle(self) -> None:
        px = self._theme.px
        roomy = self.width() >= px(_TWO_COLUMNS)
        width = px(_WIDE if roomy else _NARROW)
        side = max(px(Space.L), (self.width() - width) // 2)
        self._outer.setContentsMargins(side, px(Space.L), side, px(Space.L))
        self._card.content.setSpacing(px(Space.M))
        self._sides.setSpacing(px(Space.XXL))
        # One column asks for more beside it than there is.
        self._sides.set_widths(px(_RIGHT), px(_LEFT))
        self._left.setSpacing(px(Space.S))
