"""A card with one chart: its heading, its legend, a line that reads it out, and its numbers as a table."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaMethod, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QActionGroup,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gui.history.back_to_all import BackToAll
from gui.history.charts.legend import Legend
from gui.history.charts.picture import Picture, Shape
from gui.history.charts.range_chip import RangeChip
from gui.history.charts.span import Range, Span, bounds_of, range_words, span_of, span_words
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow
from gui.widgets.card import Card
from gui.widgets.chips import ToggleChip
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import SideBySide

if TYPE_CHECKING:
    from gui.history.charts.plot import TimePlot
    from gui.history.charts.table import NumbersTable

# The page is painted first; then there is time for what draws charts.
_AFTER_PAINT_MS = 30
_PLOT_HEIGHT = 170
# The plot makes room for a line below it, so that the card stays as it is.
_NOTE_HEIGHT = 28
_MOST_LINES = 4
_LINES_KEPT = 2


class ChartCard(Card):
    """Shows a picture over time. What draws it is loaded when the card is first looked at: painted, not only shown.

    `span_wanted` asks for another stretch of time (a Span, or a Range): whoever keeps several charts together sets it
    with `set_span`.
    """

    day_chosen = Signal(object)  # date
    all_wanted = Signal()  # all days again, where only a few were chosen
    span_wanted = Signal(object)  # Span or Range

    def __init__(
        self, theme: Theme, heading: str, empty: str, *, chosen: Range = Range.THREE_MONTHS, framed: bool = True
    ) -> None:
        """Without a frame it stands inside another card, and needs no heading of its own (an empty one)."""
        super().__init__(theme, padding=20 if framed else 0)
        self._framed = framed
        self._was_seen = False
        self._make: Callable[[], Picture] | None = None
        # Until there was a picture, even an empty one, its room stays blank.
        self._is_known = False
        self._at_first = chosen
        self._heading = heading
        self._picture = Picture()
        self._span: Span | Range = chosen
        self._is_one_of_several = False
        self._listed = ""
        self._plot: TimePlot | None = None
        self._numbers: NumbersTable | None = None
        self._head = QWidget()
        self._head_layout = SideBySide(self._head)
        if heading:
            self._head_layout.addWidget(Label(heading, Role.SUBHEADING))
        self._range = RangeChip(theme, range_words(chosen))
        self._range.setObjectName("chart-range")
        self._range.clicked.connect(self._offer_ranges)
        self._as_table = ToggleChip(theme, self.tr("Table"))
        self._as_table.setObjectName("chart-table")
        self._as_table.clicked.connect(self._turn)
        self._tools = ButtonRow(theme, self._as_table, self._range, spacing=Space.S)
        self._head_layout.addWidget(self._tools)
        self.legend = Legend(theme, self.tr("Lines of the chart"))
        self.legend.hidden_changed.connect(self._redraw)
        self._reading = Label(
            "", Role.SECONDARY, max_lines=_MOST_LINES, align=Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        )
        self._reading.setObjectName("chart-reading")
        self._keys_line = Label("", Role.SECONDARY)
        self._keys_line.setObjectName("chart-keys")
        kept = self._keys_line.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._keys_line.setSizePolicy(kept)
        self._back = BackToAll(theme, self._keys_line)
        self._back.wanted.connect(self._go_back)
        self._note = Label("", Role.SECONDARY)
        self._note.setObjectName("chart-note")
        self._views = QStackedWidget()
        self._views.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._room = QWidget()
        self._room_layout = QVBoxLayout(self._room)
        self._room_layout.setContentsMargins(0, 0, 0, 0)
        self._views.addWidget(self._room)
        self._empty_at_first = empty
        self._empty = Label(empty, Role.MUTED, align=Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for part in (self._head, self.legend, self._reading):
            self.content.addWidget(part)
        self.content.addWidget(self._views, 1)
        self.content.addWidget(self._back)
        self.content.addWidget(self._note)
        self.content.addWidget(self._empty, 1)
        theme.changed.connect(self._fit)
        self._fit()
        self._show_parts()

    @property
    def picture(self) -> Picture:
        return self._picture

    @property
    def plot(self) -> "TimePlot | None":
        """What draws the chart; None while the card was never seen."""
        return self._plot

    @property
    def reading(self) -> str:
        """What the line above the chart says."""
        return self._reading.text()

    def set_empty_words(self, words: str) -> None:
        """Say something else where there is nothing to show; empty words bring back the first ones."""
        self._empty.set_text(words or self._empty_at_first)

    def show_picture(self, picture: Picture) -> None:
        """Show something else, over the same stretch of time."""
        self._make = None
        self._is_known = True
        self._picture = picture
        self._forget_height()
        self.legend.show_series(picture.series)
        self._show_parts()
        self._redraw()

    def show_later(self, make: Callable[[], Picture]) -> None:
        """Show what `make` gives, which is asked as soon as somebody looks at the card."""
        self._make = make
        self._await_sight()

    def set_span(self, wanted: "Span | Range") -> None:
        """Show a stretch of time, or the last so many days."""
        self._span = wanted
        self._range.set_label(range_words(wanted) if isinstance(wanted, Range) else span_words(self._shown_span()))
        if self._plot is not None and not self._picture.is_empty:
            self._plot.set_span(self._shown_span())
            self._plot.is_zoomed = wanted is not self._at_first
        self._show_numbers()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._framed:
            super().paintEvent(event)
        if not self._was_seen:
            self._was_seen = True
            QTimer.singleShot(_AFTER_PAINT_MS, self, self.look)

    def _await_sight(self) -> None:
        self._was_seen = False
        self.update()

    def look(self) -> None:
        """Do what was put off until somebody looks; painting the card does it by itself."""
        if self._make is not None:
            self.show_picture(self._make())
        self.load()

    def load(self) -> None:
        """Make what draws the chart, unless it is there or nothing is to be drawn."""
        if self._plot is not None or self._picture.is_empty:
            return
        from gui.history.charts.plot import TimePlot

        self._plot = TimePlot(self._theme, self._heading or self.accessibleName())
        self._plot.setObjectName("chart-plot")
        self._plot.day_read.connect(self._read)
        self._plot.day_chosen.connect(self.day_chosen)
        self._plot.focus_changed.connect(self._show_keys)
        self._plot.span_wanted.connect(lambda span: self.span_wanted.emit(span or self._at_first))
        self._room_layout.addWidget(self._plot)
        self._redraw()

    def _redraw(self) -> None:
        if self._plot is None:
            self._read(None)
            self._await_sight()
            return
        self._plot.show_picture(self._picture, self.legend.hidden)
        self.set_span(self._span)
        self._read(self._plot.read_day)

    def _shown_span(self) -> Span:
        if self._picture.is_empty:
            return Span(0, 7)
        bounds = bounds_of(self._picture.first, self._picture.last)
        return span_of(self._span, bounds) if isinstance(self._span, Range) else self._span.within(bounds)

    def _read(self, day: date | None) -> None:
        """Read a day out; the last one while none is pointed at."""
        if self._picture.is_empty:
            return
        words = self._picture.say(day if day is not None else self._picture.stops[-1])
        self._reading.set_text(words)
        self._keep_height()
        if self._plot is not None:
            self._plot.setAccessibleDescription(f"{words}. {self._keys()}")
            if day is not None and self._plot.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._plot, words))

    def _keys(self) -> str:
        """What the keyboard does, as far as it does something here."""
        weeks = any(series.shape is Shape.BARS for series in self._picture.series)
        parts = [
            self.tr("Arrows read week by week") if weeks else self.tr("Arrows read day by day"),
            self.tr("+ and − zoom all charts") if self._is_one_of_several else self.tr("+ and − zoom"),
            self.tr("0 or Esc shows all as at first"),
        ]
        if self.isSignalConnected(QMetaMethod.fromSignal(self.day_chosen)):
            parts.append(self.tr("Enter lists that week") if weeks else self.tr("Enter lists that day"))
        return ", ".join(parts) + "."

    def _show_keys(self, is_focused: bool) -> None:
        self._keys_line.set_text(self._listed or self._keys())
        is_table = self._as_table.isChecked()
        self._back.show_button(on=bool(self._listed) and not self._picture.is_empty)
        self._keys_line.setVisible(not self._picture.is_empty and (bool(self._listed) or (is_focused and not is_table)))

    def name_as_one_of_several(self) -> None:
        """Tell with the keys that zooming changes other charts as well."""
        self._is_one_of_several = True
        self._show_parts()

    def say_what_is_listed(self, words: str) -> None:
        """Say that only some days are listed, in the place of the keys, with a way back; empty words say nothing."""
        self._listed = words
        self._show_parts()

    def _go_back(self) -> None:
        # The button is about to go; the keyboard goes on where the days were chosen.
        chosen_in = self._numbers if self._as_table.isChecked() else self._plot
        if chosen_in is not None:
            chosen_in.setFocus(Qt.FocusReason.OtherFocusReason)
        self.all_wanted.emit()

    def _turn(self) -> None:
        """The numbers instead of the picture, and back."""
        if self._numbers is None:
            from gui.history.charts.table import NumbersTable

            self._numbers = NumbersTable(self._theme, self._heading or self.accessibleName())
            self._numbers.day_chosen.connect(self.day_chosen)
            self._views.addWidget(self._numbers)
        wanted = self._as_table.isChecked()
        self._show_numbers()
        self._views.setCurrentWidget(self._numbers if wanted else self._room)
        self._show_parts()

    def _show_numbers(self) -> None:
        """The rows of the stretch of time that is shown, with room for some of them at once."""
        is_table = self._numbers is not None and self._as_table.isChecked() and not self._picture.is_empty
        if self._numbers is not None and is_table:
            wide = max((series.days_wide for series in self._picture.series), default=1)
            self._numbers.show_table(self._picture.table().within(self._shown_span(), wide))
        plot = self._theme.px(_PLOT_HEIGHT - (_NOTE_HEIGHT if self._picture.note else 0))
        self._views.setMinimumHeight(max(plot, self._numbers.height_of_rows) if self._numbers and is_table else plot)

    def _show_parts(self) -> None:
        some, table = not self._picture.is_empty, self._as_table.isChecked()
        self._empty.setVisible(not some and self._is_known)
        self._views.setVisible(some or not self._is_known)
        self._tools.setVisible(some)
        self.legend.setVisible(some and not table and len(self._picture.series) > 1)
        self._reading.setVisible(some and not table)
        self._show_keys(self._plot is not None and self._plot.hasFocus())
        policy = self._keys_line.sizePolicy()
        policy.setRetainSizeWhenHidden(some and not table)
        self._keys_line.setSizePolicy(policy)
        self._note.set_text(self._picture.note)
        self._note.setVisible(some and bool(self._picture.note))

    def _offer_ranges(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for each in Range:
            action = QAction(range_words(each), menu, checkable=True)
            action.setChecked(self._span is each)
            action.triggered.connect(lambda _=False, each=each: self.span_wanted.emit(each))
            group.addAction(action)
            menu.addAction(action)
        menu.popup(self._range.mapToGlobal(self._range.rect().bottomLeft()))

    def _fit(self) -> None:
        px = self._theme.px
        self.content.setSpacing(px(Space.S))
        self._head_layout.setSpacing(px(Space.S))
        self._head_layout.set_main_width(px(150))
        self._show_numbers()
        self._forget_height()

    def _forget_height(self) -> None:
        self._reading.setMinimumHeight(0)
        self._keep_height()

    def _keep_height(self) -> None:
        """Two lines are kept for what is read out, and what it has grown to, or the chart would jump meanwhile."""
        two_lines = _LINES_KEPT * self._reading.minimumSizeHint().height()
        needed = self._reading.heightForWidth(self._reading.width())
        self._reading.setMinimumHeight(max(self._reading.minimumHeight(), needed, two_lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._forget_height()
