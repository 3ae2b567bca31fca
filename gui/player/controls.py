"""The row of buttons below the player: back, pause, skip, more, done, this hurts."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.library.timeline import Phase
from gui.theme.theme import Theme
from gui.widgets.buttons import Button, ButtonKind, ButtonRow, ButtonSize

_KEYS = {"back": "←", "pause": "Space", "skip": "→", "more": "↑", "done": "Enter", "hurts": "H"}


class Controls(QWidget):
    """Buttons whose words, sizes and key caps follow the phase and the room there is."""

    def __init__(self, theme: Theme, acts: Mapping[str, Callable[[], None]], parent: QWidget | None = None) -> None:
        """`acts` says what each of back, pause, skip, more, done and hurts does."""
        super().__init__(parent)
        self._buttons = {
            "back": Button(theme, self.tr("Back"), icon="back"),
            "pause": Button(theme, self.tr("Pause"), ButtonKind.PRIMARY, size=ButtonSize.LARGE),
            "skip": Button(theme, self.tr("Skip"), icon="skip", icon_after=True),
            "more": Button(theme, self.tr("+10 s")),
            "done": Button(theme, self.tr("Done"), ButtonKind.PRIMARY),
            "hurts": Button(theme, self.tr("This hurts"), ButtonKind.DANGER),
        }
        for name, button in self._buttons.items():
            button.setObjectName(name)
            button.clicked.connect(acts[name])
        self._row = ButtonRow(theme, *self._buttons.values(), align=Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)
        self.setFocusProxy(self._buttons["pause"])
        self._waits = self._open_walk = self._tiny = self._paused = False
        self._wide = self._tall = 0.0

    def focus(self) -> None:
        """Put the focus on the button that does no harm."""
        self._buttons["pause"].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_phase(self, phase: Phase) -> None:
        """Offer what means something in this phase: Done where it waits for the user, else ten seconds more."""
        self._waits = phase.until_done
        self._open_walk = phase.until_done and phase.walking
        self._arrange()

    def show_paused(self, *, paused: bool) -> None:
        """Say what the pause button does now."""
        self._paused = paused
        self._say_pause()

    def _say_pause(self) -> None:
        button, words = self._buttons["pause"], self.tr("Go on") if self._paused else self.tr("Pause")
        smallest = self._tiny and self._wide < 430
        button.set_icon(("play" if self._paused else "pause") if smallest else "")
        button.set_label("" if smallest else words)
        button.setAccessibleName(words)

    def set_room(self, wide: float, tall: float, *, tiny: bool) -> None:
        """Fit into a player of this size at 100 % text; `tiny` leaves icons only where they say enough."""
        self._wide, self._tall, self._tiny = wide, tall, tiny
        self._arrange()

    def _arrange(self) -> None:
        buttons = self._buttons
        smallest = self._tiny and self._wide < 430
        buttons["more"].setVisible(not self._waits and not smallest)
        buttons["done"].setVisible(self._waits)
        for name, button in buttons.items():
            button.set_key(_KEYS[name] if self._wide >= 860 and not (self._open_walk and self._wide < 1150) else "")
        large = ButtonSize.LARGE if self._tall >= 480 else ButtonSize.NORMAL
        # In a walk that the user ends, ending it is the one thing to do next.
        buttons["pause"].set_size(ButtonSize.NORMAL if self._open_walk else large)
        buttons["pause"].set_kind(ButtonKind.SECONDARY if self._open_walk else ButtonKind.PRIMARY)
        buttons["done"].set_size(large if self._open_walk else ButtonSize.NORMAL)
        buttons["done"].set_label(self._done_words())
        for name, words in (("back", self.tr("Back")), ("skip", self.tr("Skip"))):
            buttons[name].set_label("" if self._tiny else words)
            buttons[name].setAccessibleName(words)
        buttons["more"].set_icon("plus-ten" if self._tiny else "")
        buttons["more"].set_label("" if self._tiny else self.tr("+10 s"))
        buttons["more"].setAccessibleName(self.tr("Ten seconds more"))
        self._say_pause()
        self._row.set_spacing(4 if smallest else 8 if self._tiny else 14)

    def _done_words(self) -> str:
        if not self._open_walk:
            return self.tr("Done")
        if self._wide < 1000:
            return self.tr("I have had enough")
        return self.tr("My pain is up by 2, or I have had enough")
