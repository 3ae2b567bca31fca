"""The question after a red sign on the way: stop here, and are there signs in a leg?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.theme.theme import Theme
from gui.widgets.buttons import ButtonRow, danger_button, primary_button, quiet_button
from gui.widgets.labels import Label, Role
from gui.widgets.overlay import Overlay


class StopPanel(Overlay):
    """Stop here, sit down, take the short way home."""

    end_requested = Signal()
    leg_told = Signal()
    go_on_requested = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, "", width=700)
        self.title.set_text(self.tr("Stop here, and sit down."))
        self.setAccessibleName(self.title.text())
        content = self.card.content
        content.addWidget(Label(self.tr("Let it ease, then take the short way home at an easy pace."), Role.BODY))
        self._kept = Label(self.tr("What you have walked is kept. A shorter day is part of it."), Role.MUTED)
        content.addWidget(self._kept)
        self._end = primary_button(theme, self.tr("Finish here"))
        self._end.setObjectName("stop-finish")
        leg = danger_button(theme, self.tr("Something is new or worse in a leg"))
        leg.setObjectName("stop-leg")
        go_on = quiet_button(theme, self.tr("It has eased, go on slowly"))
        go_on.setObjectName("stop-go-on")
        content.addWidget(ButtonRow(theme, self._end, leg, go_on))
        self._end.clicked.connect(self.end_requested)
        leg.clicked.connect(self.leg_told)
        go_on.clicked.connect(self.go_on_requested)

    def set_kept(self, *, kept: bool) -> None:
        """Say that what was walked is kept, or say nothing of it."""
        self._kept.setVisible(kept)

    def ask(self) -> None:
        """Open with stopping in focus."""
        self.open(self._end)
