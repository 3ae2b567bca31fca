"""The calendar in its card: how much time it shows, what its colours mean, what the day says that is looked at."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gui import text
from gui.history.back_to_all import BackToAll, only_these
from gui.history.day_calendar import DayCalendar, Days
from gui.history.day_painting import STEPS_BELOW, DayLook, paint_square
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Type
from gui.widgets.card import Card
from gui.widgets.chips import ChipRow
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import FlowLayout, SideBySide


class _Meaning(QWidget):
    """One square and what it means."""

    def __init__(self, theme: Theme, look: DayLook, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._look = look
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(Type.SECONDARY))
        side = self._theme.px(14)
        return QSize(side + self._theme.px(6) + metrics.horizontalAdvance(self._words) + 1, metrics.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._theme.px(14)
        place = QRectF(0, (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
        paint_square(painter, self._theme, place, self._look)
        painter.setFont(self._theme.font(Type.SECONDARY))
        painter.setPen(QColor(self._theme.colours.muted))
        painter.drawText(QRectF(self.rect()).adjusted(side + self._theme.px(6), 0, 0, 0), self._words)


class CalendarCard(Card):
    """Chips choose half a year, one, two or five; the choice stays while the window is open."""

    day_chosen = Signal(object)  # date
    all_wanted = Signal()  # all days again, where only a few were chosen

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._shown = Days()
        self.setObjectName("every-day")
        spans = [
            ("half", self.tr("½ year")),
            ("1", self.tr("1 year")),
            ("2", self.tr("2 years")),
            ("5", self.tr("5 years")),
        ]
        self._span = ChipRow(theme, spans, name=self.tr("How much time"))
        self._span.set_chosen(["half"])
        head = QWidget()
        self._head = SideBySide(head)
        self._head.addWidget(Label(self.tr("Every day"), Role.SUBHEADING))
        self._head.addWidget(self._span)
        self.days = DayCalendar(theme)
        self.days.setObjectName("calendar")
        self.days.day_chosen.connect(self.day_chosen)
        self.days.looked_at.connect(self._say)
        self._span.chosen_changed.connect(lambda keys: self._set_span(keys[0]))
        below = [text.tr("to {n}").format(n=minutes) for minutes in STEPS_BELOW]
        steps = (*below[:-1], text.tr("to {n} min").format(n=STEPS_BELOW[-1]), text.tr("more"))
        self._flare = _Meaning(theme, DayLook(0, flare=True), text.tr("flare-up"))
        self._away = _Meaning(theme, DayLook(0, away=True), text.tr("away"))
        self._meanings = QWidget()
        self._flow = FlowLayout(self._meanings)
        for step, words in enumerate(steps, start=1):
            self._flow.addWidget(_Meaning(theme, DayLook(step), words))
        for meaning in (self._flare, self._away):
            self._flow.addWidget(meaning)
            meaning.hide()
        self._said = Label("", Role.SMALL, max_lines=1)
        self._said.setObjectName("day-said")
        self._back = BackToAll(theme, self._said)
        self._back.wanted.connect(self._go_back)
        for part in (head, self.days, self._meanings, self._back):
            self.content.addWidget(part)
        self.content.addStretch(1)
        theme.changed.connect(self._fit)
        self._fit()
        self._say("")

    def show_days(self, days: Days) -> None:
        """Show other days."""
        self._shown = days
        self.days.show_days(days)
        self._show_meanings()
        self._back.show_button(on=bool(self._listed))
        self._say("")

    @property
    def _listed(self) -> str:
        """What the page lists when a few days were chosen."""
        return only_these(self._shown.since, self._shown.until, self._shown.today)

    def _go_back(self) -> None:
        # The button is about to go; the keyboard goes on where the day was chosen.
        self.days.setFocus(Qt.FocusReason.OtherFocusReason)
        self.all_wanted.emit()

    def _set_span(self, span: str) -> None:
        self.days.set_span(span)
        self._show_meanings()

    def _show_meanings(self) -> None:
        """Explain only the marks that are there."""
        days, first = self._shown, self.days.grid.first
        self._flare.setVisible(any(day >= first for day in days.flare))
        self._away.setVisible(any(day >= first for day in days.away))

    def _say(self, sentence: str) -> None:
        # The line keeps its room, so that nothing moves under the mouse.
        self._said.set_text(sentence or self._listed or self.tr("Each square is a day; a click lists its sessions."))

    def _fit(self) -> None:
        px = self._theme.px
        self._head.set_main_width(px(90))
        self._head.setSpacing(px(Space.S))
        self._flow.set_spacing(px(Space.M), px(Space.XS))
        column: QVBoxLayout = self.content
        column.setSpacing(px(Space.M))
