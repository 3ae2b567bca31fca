"""What to do about the signs that were just told."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.coach.red_flags import Advice, Urgency
from gui.safety.advice_cards import advice_cards
from gui.theme.theme import Theme
from gui.widgets.buttons import ButtonRow, ButtonSize, primary_button, quiet_button
from gui.widgets.labels import Label, Role
from gui.widgets.page_body import PageBody
from gui.widgets.scroll import VerticalScroll


class AdviceView(QWidget):
    """Shows the advice, the strongest first."""

    understood = Signal()
    mistaken = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scroll = VerticalScroll(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def show_advice(self, advice: Sequence[Advice]) -> None:
        """Show what to do, and that sessions wait when they do."""
        theme = self._theme
        page = PageBody(theme)
        urgent = any(each.urgency is Urgency.EMERGENCY for each in advice)
        if not urgent:
            page.column.addWidget(Label(self.tr("Thank you for telling"), Role.TITLE))
        for card in advice_cards(theme, advice):
            page.column.addWidget(card)
        if any(each.urgency in (Urgency.EMERGENCY, Urgency.SAME_DAY) for each in advice):
            waits = self.tr(
                "Sessions wait until you have been checked; then come back and tell the day. Walks can be written down "
                "at any time."
            )
            page.column.addWidget(Label(waits, Role.BODY))
        page.column.addWidget(
            Label(
                self.tr("This is no diagnosis. Questions about medicines are best put to a pharmacist."),
                Role.MUTED,
            )
        )
        understood = primary_button(theme, self.tr("I understand"), size=ButtonSize.LARGE)
        understood.setObjectName("understood")
        understood.clicked.connect(self.understood)
        mistaken = quiet_button(theme, self.tr("I ticked something by mistake"))
        mistaken.setObjectName("mistaken")
        mistaken.clicked.connect(self.mistaken)
        page.column.addWidget(ButtonRow(theme, understood, mistaken))
        page.column.addStretch(1)
        self._scroll.set_page(page)
        # The page shows from its top: what to do comes before the button.
        understood.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.scroll_to_top()
