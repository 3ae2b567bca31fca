"""Why sessions wait, and the way on: a day on which somebody has looked."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.coach.red_flags import HISTORY_IDS, Lock, Urgency, advice_for
from gui.safety.advice_cards import advice_cards
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import Button, ButtonKind, ButtonRow
from gui.widgets.card import Card
from gui.widgets.fields import DateField
from gui.widgets.labels import Label, Role
from gui.widgets.page_body import PageBody
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll

# A lasting thing may have been talked over with a doctor long before this program was told of it.
_HEALTH_DAYS = 365


class LockView(QWidget):
    """Shows the signs that sessions wait for and takes "I have been checked" with its day."""

    checked = Signal(object)  # date
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scroll = VerticalScroll(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def show_lock(self, lock: Lock, emergency_number: str, today: date) -> None:
        """Show a lock; the check may be of any day from that of the newest sign to today."""
        theme = self._theme
        lasting = HISTORY_IDS.issuperset(lock.signs)
        page = PageBody(theme)
        page.add_back(self.tr("Back"), self.left)
        since = QLocale().toString(QDate(lock.since.year, lock.since.month, lock.since.day), "d MMM yyyy")
        waits = self.tr("Sessions have waited since {day}, when you told of this.").format(day=since)
        page.column.addWidget(PageHeader(theme, self.tr("First, get this checked"), waits))
        for card in advice_cards(theme, advice_for(lock.signs, emergency_number)):
            page.column.addWidget(card)
        page.column.addWidget(self._check_card(lock, today, lasting=lasting))
        page.column.addWidget(
            Label(self.tr("Walks and how your back is can be written down all the time."), Role.MUTED)
        )
        page.column.addStretch(1)
        self._scroll.set_page(page)
        self._scroll.scroll_to_top()
        back = page.findChild(QWidget, "back")
        if back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check_card(self, lock: Lock, today: date, *, lasting: bool) -> Card:
        theme = self._theme
        card = Card(theme, padding=24)
        card.content.setSpacing(theme.px(Space.M))
        card.content.addWidget(Label(self.tr("Has somebody looked at it?"), Role.HEADING))
        words = (
            self.tr("A doctor, nurse or physiotherapist knows of this, and that you want to move more.")
            if lasting
            else self.tr("A doctor, nurse or physiotherapist has examined you since, and you may move.")
        )
        card.content.addWidget(Label(words, Role.BODY))
        field = DateField(theme)
        field.setObjectName("check-day")
        field.setAccessibleName(self.tr("Day on which I was checked"))
        first = lock.since - timedelta(days=_HEALTH_DAYS) if lasting else lock.newest or lock.since
        # A day that is too early can be chosen and is answered in words: a field that refuses it says nothing.
        field.set_bounds(min(first, today) - timedelta(days=_HEALTH_DAYS), today)
        field.set_day(today)
        problem = Label("", Role.BAD)
        problem.setObjectName("check-problem")
        problem.hide()

        def say(words: str) -> None:
            problem.set_text(words)
            problem.setVisible(bool(words))
            field.setAccessibleDescription(words)

        def check() -> None:
            if field.day < min(first, today):
                say(self._too_early(first, lasting=lasting))
                field.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.checked.emit(field.day)

        field.dateChanged.connect(lambda: say(""))
        # In an emergency the next thing is the call, not this button.
        kind = ButtonKind.SECONDARY if lock.urgency is Urgency.EMERGENCY else ButtonKind.PRIMARY
        button = Button(theme, self.tr("I have been checked"), kind)
        button.setObjectName("checked")
        button.clicked.connect(check)
        card.content.addWidget(ButtonRow(theme, field, button))
        card.content.addWidget(problem)
        return card

    def _too_early(self, first: date, *, lasting: bool) -> str:
        day = QLocale().toString(QDate(first.year, first.month, first.day), "d MMM yyyy")
        if lasting:
            return self.tr("That is long ago. Please give a day from {day} on.").format(day=day)
        return self.tr(
            "You told of this on {day}, so please give that day or a later one, on which somebody has looked at it."
        ).format(day=day)
