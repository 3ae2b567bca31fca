"""What stands where a few days were chosen: that only these are listed, and a way back to all of them."""

from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.history.day_words import short_date
from gui.text import tr
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.chips import ToggleChip
from gui.widgets.labels import Label
from gui.widgets.layouts import SideBySide


class BackToAll(QWidget):
    """A line of words with a small button at its end, which is there only while a few days are listed."""

    wanted = Signal()

    def __init__(self, theme: Theme, line: Label) -> None:
        """`line` is what says it; what else it says is the owner's."""
        super().__init__()
        self._theme = theme
        self._row = SideBySide(self)
        self.button = ToggleChip(theme, self.tr("Show all"))
        self.button.setObjectName("show-all-days")
        self.button.setCheckable(False)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.setAccessibleName(self.tr("Show all days again"))
        self.button.clicked.connect(self.wanted)
        self.button.hide()
        self._row.addWidget(line)
        self._row.addWidget(self.button)
        theme.changed.connect(self._fit)
        self._fit()

    def show_button(self, *, on: bool) -> None:
        """Offer the way back, or don't."""
        self.button.setVisible(on)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def _fit(self) -> None:
        self._row.setSpacing(self._theme.px(Space.S))
        self._row.set_main_width(self._theme.px(120))


def only_these(first: date | None, last: date | None, today: date) -> str:
    """`The list shows only Thu 20 Nov.`, or a stretch of days; empty where no such stretch was chosen."""
    if first is None or last is None:
        return ""
    days = short_date(first, today)
    if first != last:
        days = tr("{first} to {last}").format(first=days, last=short_date(last, today))
    return tr("The list shows only {days}.").format(days=days)
