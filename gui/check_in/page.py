"""Before a session: how is your back right now? One number, and what fits it."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from exercises.library.rules import Rules
from gui.check_in.verdict import Offer, Situation, verdict
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import (
    Button,
    ButtonKind,
    ButtonRow,
    ButtonSize,
    IconButton,
    primary_button,
    quiet_button,
    secondary_button,
)
from gui.widgets.card import Card
from gui.widgets.chips import ChipRow
from gui.widgets.labels import Label, LeadLabel, Role
from gui.widgets.layouts import SideBySide
from gui.widgets.number_scale import NumberPill, NumberScale
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to
from gui.words.places import PLACES, place_word
from gui.words.walk_time import as_sentence

# Below this height at 100 % text size the margins are small, so that everything is seen at once.
_ROOMY = 700
_WIDTH = 800
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckInPage(QWidget):
    """Asks before a session; what is answered is judged at once. Everything can be skipped.

    `begun`, `half_begun`, `gentler` and `flared` carry the pain (0 to 10, or None) and the places (a tuple of keys).
    """

    begun = Signal(object, object)
    half_begun = Signal(object, object)
    gentler = Signal(object, object)
    flared = Signal(object, object)
    safety_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._situation = Situation(None, Rules())
        self._offer = Offer.ASK
        self._time_of: Callable[[bool, bool], str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        holder = QWidget()
        self._outer = QVBoxLayout(holder)
        self._card = Card(theme, padding=0)
        self._outer.addStretch(1)
        self._outer.addWidget(self._card)
        self._outer.addStretch(1)
        self._build_questions()
        self._build_buttons()
        self._scroll = VerticalScroll(theme, holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        escape_to(self, self.left)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def pain(self) -> int | None:
        """What is answered so far, 0 to 10."""
        return self._scale.value

    @property
    def where(self) -> tuple[str, ...]:
        """The places that are chosen."""
        return self._places.chosen

    @property
    def just_the_walk(self) -> bool:
        """Whether the walk shall begin without warm-up and cool-down."""
        return self._only_walk.isChecked() and not self._only_walk.isHidden()

    def ask(
        self,
        name: str,
        base: int | None,
        rules: Rules,
        limit: int | None = None,
        last_where: Iterable[str] = (),
        pain: int | None = None,
        *,
        is_walk: bool = False,
        is_gentle: bool = False,
        just_the_walk: bool = False,
        settled: int = 0,
        time_of: Callable[[bool, bool], str] | None = None,
    ) -> None:
        """Ask before the session of this name.

        `base` is the usual pain and `limit` a clinician's; `last_where` and `pain` are what was told lately. The plan's
        walk (`is_walk`) may be taken for half the time, or without warm-up and cool-down; before something gentle
        nothing gentler is offered. For pain up to `settled` the questions about warning signs were answered lately.
        `time_of` tells in words how long it takes, for half the time and with what is wrapped round it, or not.
        """
        self._situation = Situation(base, rules, limit, is_gentle, is_walk=is_walk, settled=settled)
        self._time_of = time_of
        self._above.set_text(self.tr("Before you begin “{name}”").format(name=name))
        self._scale.set_value(pain)
        self._places.set_chosen(last_where)
        self._only_walk.setVisible(is_walk)
        self._only_walk.setChecked(just_the_walk)
        self._tell_time()
        self._scroll.scroll_to_top()
        # A key pressed once too often on the page before must not answer here.
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def safety_answered(self) -> None:
        """Go on after the questions about warning signs were answered and none holds."""
        self._situation = replace(self._situation, is_safe=True)
        self._judge()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = bool(event.text()) and event.text() in "0123456789"
        if digit and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self._scale.keyPressEvent(event)
        elif event.key() in _ENTER and not event.isAutoRepeat():
            self._primary.click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let Enter on a number go on: the number under the focus is the answer already, or there is none."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            if not event.isAutoRepeat():
                self._primary.click()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def _build_questions(self) -> None:
        theme, content = self._theme, self._card.content
        self._above = Label("", Role.MUTED, max_lines=2)
        leave = IconButton(theme, "close", self.tr("Back, without beginning"))
        leave.setObjectName("leave-check-in")
        leave.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(self._above, 1)
        head.addWidget(leave, 0, Qt.AlignmentFlag.AlignTop)
        question = self.tr("How is your back right now?")
        self._scale = NumberScale(theme, lowest=self.tr("no pain"), highest=self.tr("worst imaginable"), name=question)
        self._scale.setObjectName("pain-now")
        self._scale.value_changed.connect(self._answered)
        for pill in self._scale.findChildren(NumberPill):
            pill.installEventFilter(self)
        self._places = ChipRow(
            theme, [(key, place_word(key)) for key, _ in PLACES], multiple=True, name=self.tr("Where?")
        )
        self._places.setObjectName("where")
        warning = Banner(
            theme,
            self.tr("Stop and get help first if any of these is new:"),
            self.tr(
                "numbness, tingling or weakness in a leg · trouble with bladder or bowel · numb between the legs · "
                "pain that wakes you at night or does not ease with rest · fever · a recent fall"
            ),
            Tone.BAD,
        )
        new = secondary_button(theme, self.tr("One of these is new"))
        new.setObjectName("something-new")
        new.clicked.connect(self.safety_requested)
        warning.add_action(new)
        self._only_walk = QCheckBox(self.tr("Just the walk"))
        self._only_walk.setObjectName("just-the-walk")
        self._only_walk.setAccessibleDescription(self.tr("without warm-up and cool-down"))
        self._only_walk.toggled.connect(self._tell_time)
        self._time = Label("", Role.BODY)
        self._time.setObjectName("session-time")
        # At the right edge the box stays under the mouse when the words beside it get shorter.
        self._length = QWidget()
        self._beside_time = SideBySide(self._length)
        self._beside_time.addWidget(self._time)
        self._beside_time.addWidget(self._only_walk)
        self._line = LeadLabel("")
        self._line.setObjectName("verdict")
        content.addLayout(head)
        content.addWidget(Label(question, Role.TITLE))
        content.addWidget(self._scale)
        content.addWidget(Label(self.tr("Where?"), Role.SUBHEADING))
        for widget in (self._places, warning, self._length, self._line):
            content.addWidget(widget)

    def _build_buttons(self) -> None:
        theme = self._theme
        self._skip = quiet_button(theme, self.tr("Skip the check-in"))
        self._all_the_same = quiet_button(theme, self.tr("Begin all the same"))
        self._half = secondary_button(theme, self.tr("Half the time today"))
        self._gentler = secondary_button(theme, self.tr("Pick something gentler"))
        self._begin = primary_button(theme, self.tr("Begin"), size=ButtonSize.LARGE)
        self._flare = primary_button(theme, self.tr("Two gentle days first"), size=ButtonSize.LARGE)
        self._safety = primary_button(theme, self.tr("Answer the questions"), size=ButtonSize.LARGE)
        self._primary: Button = self._begin
        for button, name in (
            (self._skip, "skip-check-in"),
            (self._all_the_same, "begin-all-the-same"),
            (self._half, "begin-half"),
            (self._gentler, "gentler"),
            (self._begin, "begin"),
            (self._flare, "flare"),
            (self._safety, "safety-questions"),
        ):
            button.setObjectName(name)
        self._skip.clicked.connect(lambda: self.begun.emit(None, ()))
        self._all_the_same.clicked.connect(lambda: self.begun.emit(self.pain, self.where))
        self._half.clicked.connect(lambda: self.half_begun.emit(self.pain, self.where))
        self._gentler.clicked.connect(lambda: self.gentler.emit(self.pain, self.where))
        self._begin.clicked.connect(lambda: self.begun.emit(self.pain, self.where))
        self._flare.clicked.connect(lambda: self.flared.emit(self.pain, self.where))
        self._safety.clicked.connect(self.safety_requested)
        self._sides = SideBySide()
        self._sides.addWidget(ButtonRow(theme, self._skip, self._all_the_same))
        right = Qt.AlignmentFlag.AlignRight
        shown = (self._half, self._gentler, self._begin, self._flare, self._safety)
        self._sides.addWidget(ButtonRow(theme, *shown, align=right))
        self._card.content.addLayout(self._sides)

    def _answered(self) -> None:
        self._judge()
        line = self._line.text()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._line, line))
        # Where the window is small, what fits the answer must not stay below its edge.
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._primary, 0, self._theme.px(Space.L)))

    def _tell_time(self) -> None:
        """Say how long it takes as it is chosen now."""
        time = self._time_in_words(half=False)
        self._time.set_text(time)
        self._time.setVisible(bool(time))
        self._length.setVisible(bool(time) or not self._only_walk.isHidden())
        self._judge()

    def _time_in_words(self, *, half: bool) -> str:
        """How long it takes, as a sentence; empty where nobody told."""
        return as_sentence(self._time_of(half, not self.just_the_walk)) if self._time_of is not None else ""

    def _judge(self) -> None:
        found = verdict(self.pain, self._situation)
        self._offer = offer = found.offer
        can_halve = offer is Offer.HALF and self._situation.is_walk
        half = self._time_in_words(half=True) if can_halve else ""
        self._line.set_parts(found.lead, f"{found.more} {half}".rstrip())
        begins = offer in (Offer.ASK, Offer.BEGIN, Offer.HALF)
        gentle_first = offer in (Offer.GENTLE, Offer.GET_HELP)
        self._skip.setVisible(offer in (Offer.ASK, Offer.BEGIN))
        self._all_the_same.setVisible(offer is Offer.GENTLE)
        self._half.setVisible(can_halve)
        self._gentler.setVisible(offer is not Offer.SAFETY and not self._situation.is_gentle)
        self._gentler.set_kind(ButtonKind.PRIMARY if gentle_first else ButtonKind.SECONDARY)
        self._gentler.set_size(ButtonSize.LARGE if gentle_first else ButtonSize.NORMAL)
        self._begin.setVisible(begins)
        self._flare.setVisible(offer is Offer.FLARE)
        self._safety.setVisible(offer is Offer.SAFETY)
        match offer:
            case Offer.GENTLE | Offer.GET_HELP:
                self._primary = self._gentler
            case Offer.FLARE:
                self._primary = self._flare
            case Offer.SAFETY:
                self._primary = self._safety
            case _:
                self._primary = self._begin

    def _restyle(self) -> None:
        px = self._theme.px
        roomy = self.height() >= px(_ROOMY)
        edge, inside = (Space.XL, Space.XXXL) if roomy else (Space.S, Space.L)
        # Margins and not a greatest width: Qt gives an aligned item a height that wrapping text does not fit into.
        side = max(px(Space.L), (self.width() - px(_WIDTH)) // 2)
        self._outer.setContentsMargins(side, px(edge), side, px(edge))
        self._card.content.setContentsMargins(px(Space.XXXL), px(inside), px(Space.XXXL), px(inside))
        self._card.content.setSpacing(px(Space.L if roomy else Space.S))
        for sides in (self._sides, self._beside_time):
            sides.setSpacing(px(Space.M))
        self._beside_time.set_main_width(px(240))
        self._sides.set_main_width(px(160))
