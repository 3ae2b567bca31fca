"""One measure on a card: the last result, what has changed since the start, when it is time again."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.history.facts import Measure
from exercises.history.measures.catalogue import DEFINITIONS
from exercises.history.measures.changes import change_of, is_best
from exercises.history.measures.due import MeasureState
from exercises.history.measures.series import MeasureSeries
from exercises.history.measures.words import change_words, value_words
from gui import text
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.subject import Subject
from gui.measures.trials import TRIALS
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.buttons import Button, ButtonKind, ButtonRow, quiet_button
from gui.widgets.card import Card
from gui.widgets.chips import Chip
from gui.widgets.labels import KeyValue, Label, Role
from gui.widgets.layouts import SideBySide
from gui.widgets.picture_beside import PictureBeside


class MeasureCard(Card):
    """Shows a measure, and tells what is wanted of it."""

    begun = Signal(Measure)
    typed = Signal(Measure)
    switched_off = Signal(Measure)

    def __init__(
        self,
        theme: Theme,
        state: MeasureState,
        series: tuple[MeasureSeries, ...],
        today: date,
        *,
        offered: bool,
        can_begin: bool,
        picture: Subject | None,
        chart: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`chart` shows all results; it also tells each activity's number, which else stands in a row of its own."""
        super().__init__(theme, padding=24, parent=parent)
        self._state, self._series, self._today = state, series, today
        self._definition = DEFINITIONS[state.measure]
        self.setObjectName(f"measure-{state.measure.value}")
        self.setAccessibleName(self._definition.name)
        self.content.setSpacing(theme.px(Space.M))
        self.content.addWidget(self._head(picture, offered=offered))
        if series:
            self._add_results(with_each=chart is None)
        else:
            self.content.addWidget(Label(self._definition.about, Role.MUTED))
        self.content.addWidget(Label(self._when(), Role.SECONDARY))
        self.begin = self._begin(can_begin=can_begin)
        self.content.addWidget(self._buttons())
        if chart is not None:
            self.content.addWidget(chart)
        self.content.addStretch(1)

    def make_first(self) -> None:
        """Make it the one thing to do next."""
        self.begin.set_kind(ButtonKind.PRIMARY)

    def _head(self, picture: Subject | None, *, offered: bool) -> QWidget:
        theme = self._theme
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Space.XS))
        column.addWidget(Label(self._definition.name, Role.HEADING))
        chips = ButtonRow(theme, spacing=6)
        if offered:
            chips.add(Chip(theme, self.tr("a good time for it"), Tone.PRIMARY, icon="clock"))
        if self._series and self._series[0].is_mean and is_best(self._series[0]):
            chips.add(Chip(theme, self.tr("best so far"), Tone.PRIMARY, icon="check"))
        column.addWidget(chips)
        chips.setVisible(bool(chips.findChildren(Chip)))
        if picture is None:
            return words
        head = QWidget()
        beside = PictureBeside(head, share=0.34)
        beside.set_picture(QSize(theme.px(116), theme.px(84)), theme.px(84))
        beside.setSpacing(theme.px(Space.L))
        beside.addWidget(ExercisePicture(theme, self._definition.name, picture))
        beside.addWidget(words)
        return head

    def _add_results(self, *, with_each: bool) -> None:
        first, *others = self._series
        if first.side is not None or not others:
            for series in self._series:
                self._add_result(series)
            return
        self._add_result(first)
        for series in others if with_each else ():
            self.content.addWidget(KeyValue(series.name, str(round(series.results[-1].value))))

    def _add_result(self, series: MeasureSeries) -> None:
        """The last result in large letters, and what has changed."""
        measure = series.measure
        value = Label(value_words(measure, series.results[-1].value), Role.TITLE)
        value.setObjectName(f"last-{series.key.partition(':')[0] if series.is_mean else series.key}")
        if series.side is not None:
            row = QWidget()
            sides = SideBySide(row, main_width=self._theme.px(80))
            sides.addWidget(Label(text.side(series.side), Role.MUTED))
            sides.addWidget(value)
            self.content.addWidget(row)
        else:
            self.content.addWidget(value)
        change = change_of(series)
        words = change_words(series, change) if change is not None else ""
        if words:
            self.content.addWidget(Label(words, Role.BODY))
        elif change is None and measure is not Measure.OVERALL_CHANGE:
            self.content.addWidget(Label(self.tr("Your start. What comes is held against it."), Role.MUTED))

    def _when(self) -> str:
        state = self._state
        minutes = self.tr("takes about {n} min").format(n=self._definition.minutes)
        if state.last is None:
            return self.tr("Not measured yet · {minutes}").format(minutes=minutes)
        last = self.tr("Measured {day}").format(day=day_words(state.last, self._today))
        if state.due is None or state.due <= self._today:
            return self.tr("{last} · again whenever you like").format(last=last)
        return self.tr("{last} · again from {day} on").format(last=last, day=day_words(state.due, self._today))

    def _begin(self, *, can_begin: bool) -> Button:
        measure = self._state.measure
        words = self.tr("Measure now") if self._definition.moves else self.tr("Answer now")
        begin = Button(self._theme, words)
        begin.setObjectName(f"begin-{measure.value}")
        begin.setAccessibleName(f"{words}, {self._definition.name}")
        begin.setEnabled(can_begin)
        begin.clicked.connect(lambda: self.begun.emit(measure))
        return begin

    def _buttons(self) -> QWidget:
        measure = self._state.measure
        row = ButtonRow(self._theme, self.begin, spacing=8)
        if measure in TRIALS:
            write = self._quiet("type", self.tr("Type a result"))
            write.clicked.connect(lambda: self.typed.emit(measure))
            row.add(write)
        off = self._quiet("off", self.tr("Not for me"))
        off.clicked.connect(lambda: self.switched_off.emit(measure))
        row.add(off)
        return row

    def _quiet(self, name: str, words: str) -> Button:
        button = quiet_button(self._theme, words)
        button.setObjectName(f"{name}-{self._state.measure.value}")
        button.setAccessibleName(f"{words}, {self._definition.name}")
        return button


def day_words(day: date, today: date) -> str:
    """A day as people say it: `today`, `3 Sep`, with the year when it is another."""
    if day == today:
        return text.tr("today")
    pattern = "d MMM" if day.year == today.year else "d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
