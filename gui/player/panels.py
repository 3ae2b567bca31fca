"""The questions that the player asks over itself: end, this hurts, after a gap, and the list of keys."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from exercises.library.exercise import Exercise
from exercises.library.scalars import format_clock, format_duration
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import Button, ButtonKind, ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.chips import Chip, ChipRow, ToggleChip
from gui.widgets.labels import Label, Role
from gui.widgets.number_scale import NumberScale
from gui.widgets.overlay import Overlay
from gui.words.places import PLACES, place_word

# From this pain on stopping is offered first (0 to 10; pain-monitoring model, Silbernagel and Thomeé: above 5).
STRONG_PAIN: Final = 6
# In a window lower than this, in pixels at 100 % text, not all questions have room: the answers come first.
_LOW: Final = 520


class EndPanel(Overlay):
    """Asks before a session is ended."""

    end_requested = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, "")
        self.title.set_text(self.tr("End here?"))
        self._story = Label("", Role.MUTED)
        self.card.content.addWidget(self._story)
        self._stay = primary_button(theme, self.tr("Keep going"))
        self._stay.setObjectName("keep-going")
        self._end = secondary_button(theme, "")
        self._end.setObjectName("end-session")
        self.card.content.addWidget(ButtonRow(theme, self._stay, self._end))
        self._stay.clicked.connect(self.close_panel)
        self._end.clicked.connect(self.end_requested)
        self.set_kept(kept=True)

    def set_kept(self, *, kept: bool) -> None:
        """Say what ending does: what was done is kept, or nothing was written down."""
        if kept:
            self._story.set_text(self.tr("What you have done so far is kept in your history."))
            self._end.set_label(self.tr("End and keep what I did"))
        else:
            self._story.set_text(self.tr("You are trying it out: nothing of it is written down."))
            self._end.set_label(self.tr("End"))

    def ask(self) -> None:
        """Open with the harmless answer in focus."""
        self.open(self._stay)


class GapPanel(Overlay):
    """Tells that the computer slept, and asks how to go on."""

    go_on_requested = Signal()
    kept_walking_requested = Signal()
    restart_requested = Signal()
    end_requested = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, "")
        self._story = Label("", Role.MUTED)
        self.card.content.addWidget(self._story)
        self._walked = primary_button(theme, self.tr("I kept walking"))
        self._walked.setObjectName("gap-walked")
        self._go_on = primary_button(theme, self.tr("Go on"))
        self._go_on.setObjectName("gap-go-on")
        restart = secondary_button(theme, self.tr("Restart this exercise"))
        restart.setObjectName("gap-restart")
        self._end = secondary_button(theme, "")
        self._end.setObjectName("gap-end")
        self.card.content.addWidget(ButtonRow(theme, self._walked, self._go_on, restart, self._end))
        self._walked.clicked.connect(self.kept_walking_requested)
        self._go_on.clicked.connect(self.go_on_requested)
        restart.clicked.connect(self.restart_requested)
        self._end.clicked.connect(self.end_requested)
        self.set_kept(kept=True)

    def set_kept(self, *, kept: bool) -> None:
        """Say what ending does: what was done is kept, or nothing was written down."""
        self._end.set_label(self.tr("End and keep") if kept else self.tr("End"))

    def ask(self, gap_seconds: float, shown_seconds: int, *, walking: bool) -> None:
        """Open after a gap, which came when so many seconds were shown; in a walk one may have walked on."""
        self.title.set_text(self.tr("Paused at {time}").format(time=format_clock(shown_seconds)))
        self._story.set_text(
            self.tr("Your computer slept or stood still for {time}. None of that was counted.").format(
                time=format_duration(round(gap_seconds))
            )
        )
        self._walked.setVisible(walking)
        self._go_on.set_kind(ButtonKind.SECONDARY if walking else ButtonKind.PRIMARY)
        self.open(self._walked if walking else self._go_on)


class HurtPanel(Overlay):
    """This hurts: how much, where, and what to do about it.

    The wisest choice has the focus, so that Enter is an answer; digits tell how much it hurts wherever the focus is.
    """

    easier_requested = Signal(str)
    skip_requested = Signal()
    stop_requested = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, "", width=790)
        self.title.set_text(self.tr("Paused. What would help?"))
        content = self.card.content
        self._choices = ButtonRow(theme)
        self._easier = primary_button(theme, "")
        self._easier.setObjectName("hurt-easier")
        self._skip = secondary_button(theme, self.tr("Leave this exercise out"))
        self._skip.setObjectName("hurt-skip")
        self._stop = secondary_button(theme, self.tr("Stop here"))
        self._stop.setObjectName("hurt-stop")
        self._go_on = quiet_button(theme, self.tr("It is fine, go on"))
        for button in (self._easier, self._skip, self._stop, self._go_on):
            self._choices.add(button)
        content.addWidget(Label(self.tr("How much does it hurt?"), Role.SUBHEADING))
        self.scale = NumberScale(
            theme,
            lowest=self.tr("no pain"),
            highest=self.tr("worst imaginable"),
            name=self.tr("How much does it hurt?"),
        )
        self.scale.value_changed.connect(self._offer)
        content.addWidget(self.scale)
        content.addWidget(Label(self.tr("Where?"), Role.SUBHEADING))
        self.places = ChipRow(
            theme, [(key, place_word(key)) for key, _ in PLACES], multiple=True, name=self.tr("Where?")
        )
        content.addWidget(self.places)
        self._leg = ToggleChip(theme, self.tr("Something is new or worse in a leg"))
        self._leg.setObjectName("hurt-leg")
        self._leg.toggled.connect(lambda: self._offer(self.scale.value))
        content.addWidget(ButtonRow(theme, self._leg))
        content.addWidget(
            Banner(
                theme,
                self.tr("Stop and get help today"),
                self.tr(
                    "if a leg is newly numb, tingling or weak. Call your emergency number if both legs are, if you "
                    "are numb between the legs, or if you lose control of bladder or bowel."
                ),
                Tone.BAD,
            )
        )
        content.addWidget(self._choices)
        self._easier_id = ""
        self._easier.clicked.connect(lambda: self.easier_requested.emit(self._easier_id))
        self._skip.clicked.connect(self.skip_requested)
        self._stop.clicked.connect(self.stop_requested)
        self._go_on.clicked.connect(self.close_panel)

    def ask(self, easier: Exercise | None) -> None:
        """Open; the easier version is offered first when there is one."""
        self.forget()
        self._easier.setVisible(easier is not None)
        if easier is not None:
            self._easier_id = easier.id
            self._easier.set_label(self.tr("Take the easier one: {name}").format(name=easier.name))
        self._offer(None)
        host = self.parentWidget()
        low = host is not None and host.height() / self._theme.text_scale < _LOW
        content = self.card.content
        content.removeWidget(self._choices)
        content.insertWidget(1 if low else content.count(), self._choices)
        self.open(self._wisest)
        if low:
            self.to_top()

    @property
    def offers_easier(self) -> bool:
        """Whether there is an easier version to take."""
        return not self._easier.isHidden()

    @property
    def leg(self) -> bool:
        """Whether something is new or worse in a leg."""
        return self._leg.isChecked()

    def forget(self) -> None:
        """Take the answers away."""
        self._leg.setChecked(False)
        self.scale.set_value(None)
        self.places.set_chosen(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() in "0123456789":
            chosen = self.window().focusWidget() in self._answers
            self.scale.keyPressEvent(event)
            if chosen:
                self._wisest.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    @property
    def _answers(self) -> tuple[Button, ...]:
        return (self._easier, self._skip, self._stop)

    @property
    def _wisest(self) -> Button:
        return next(button for button in self._answers if button.kind is ButtonKind.PRIMARY and not button.isHidden())

    def _offer(self, pain: object) -> None:
        """Put the wisest choice first: from strong pain on, and with signs in a leg, that is to stop."""
        strong = self.leg or (isinstance(pain, int) and pain >= STRONG_PAIN)
        wisest = self._stop if strong else self._easier if self.offers_easier else self._skip
        for button in self._answers:
            button.set_kind(ButtonKind.PRIMARY if button is wisest else ButtonKind.SECONDARY)


class KeysPanel(Overlay):
    """All keys of the player."""

    def __init__(self, theme: Theme, host: QWidget, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__(theme, host, "")
        self.title.set_text(self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(Space.XL))
        grid.setVerticalSpacing(theme.px(Space.M))
        grid.setColumnStretch(1, 1)
        for row, (key, meaning) in enumerate(keys):
            grid.addWidget(Chip(theme, key), row, 0)
            grid.addWidget(Label(meaning, Role.BODY), row, 1)
        self.card.content.addLayout(grid)
        self._close = Button(theme, self.tr("Close"), ButtonKind.PRIMARY)
        self.card.content.addWidget(ButtonRow(theme, self._close))
        self._close.clicked.connect(self.close_panel)

    def ask(self) -> None:
        """Open at its beginning; the button at its end has the focus."""
        self.open(self._close)
        self.to_top()
