"""Leaving the questions with something ticked: asked once what is meant, so that no sign is passed over in silence."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exercises.coach.red_flags import Sign, Urgency
from gui.theme.theme import Theme
from gui.widgets.buttons import Button, ButtonKind, ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.labels import Label, Role
from gui.widgets.overlay import Overlay


class LeavePanel(Overlay):
    """Names what was ticked; `closed` goes back to the list, with every tick."""

    meant = Signal()  # it holds: what is there to do?
    dropped = Signal()  # it does not hold, or is to stay as it was

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, "")
        self.setObjectName("leave-panel")
        self._signs = Label("", Role.BODY)
        self._words = Label("", Role.BODY)
        self._words.setObjectName("leave-words")
        self._meant = primary_button(theme, self.tr("It is true: show what to do"))
        self._meant.setObjectName("leave-meant")
        self._meant.clicked.connect(self._say_meant)
        self._dropped = secondary_button(theme, "")
        self._dropped.setObjectName("leave-dropped")
        self._dropped.clicked.connect(self._say_dropped)
        self._back = quiet_button(theme, self.tr("Back to the list"))
        self._back.setObjectName("leave-back")
        self._back.clicked.connect(self.close_panel)
        buttons = ButtonRow(theme, self._meant, self._dropped, self._back)
        for widget in (self._signs, self._words, buttons):
            self.card.content.addWidget(widget)

    def ask(self, ticked: Sequence[Sign], taken_off: Sequence[Sign]) -> None:
        """Ask about signs that were ticked, or else about what was taken off the health told before."""
        self._signs.set_text("\n".join(f"·  {each.short}" for each in ticked or taken_off))
        self._meant.setVisible(bool(ticked))
        self._back.set_kind(ButtonKind.QUIET if ticked else ButtonKind.PRIMARY)
        title = (
            self.tr("You have ticked this. Is it true?") if ticked else self.tr("You have taken this off your health")
        )
        self.title.set_text(title)
        self.setAccessibleName(title)
        if ticked:
            self._words.set_text(self._told(ticked))
            self._dropped.set_label(self.tr("Ticked by mistake"))
        else:
            self._words.set_text(self.tr("It stays there until you have answered the questions."))
            self._dropped.set_label(self.tr("Leave it as it was"))
        first: Button = self._meant if ticked else self._back
        self.open(first)
        self.to_top()

    def _told(self, ticked: Sequence[Sign]) -> str:
        if any(each.urgency is Urgency.EMERGENCY for each in ticked):
            return self.tr("If it is true, it needs help at once. Please don't exercise now, and see first what to do.")
        return self.tr("If it is true, take a moment to see what is best done about it.")

    def _say_meant(self) -> None:
        self.put_away()
        self.meant.emit()

    def _say_dropped(self) -> None:
        self.put_away()
        self.dropped.emit()
