"""Two small charts: minutes walked a week, and pain while walking."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.today import words
from gui.today.view import WEEKS_SHOWN, WalkPain, pain_change
from gui.widgets.buttons import ButtonRow
from gui.widgets.card import Card
from gui.widgets.chips import Chip
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import SideBySide
from gui.widgets.small_bars import SmallBars
from gui.widgets.small_line import SmallLine


class _ChartCard(Card):
    """A heading with something at its right, the chart, or a sentence while there is nothing to draw."""

    def __init__(self, theme: Theme, heading: str, aside: QWidget, chart: QWidget, empty: str) -> None:
        super().__init__(theme)
        head = QWidget()
        self._head = SideBySide(head)
        self._head.addWidget(Label(heading, Role.SUBHEADING))
        self._aside, self._chart = ButtonRow(theme, aside), chart
        self._head.addWidget(self._aside)
        self._empty = Label(empty, Role.MUTED, align=Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.content.addWidget(head)
        self.content.addWidget(chart)
        self.content.addWidget(self._empty)
        self.content.addStretch(1)
        theme.changed.connect(self._fit)
        self._fit()

    def set_empty(self, is_empty: bool) -> None:
        """Show the sentence instead of the chart."""
        self._chart.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        if is_empty:
            self._aside.hide()

    def _fit(self) -> None:
        px = self._theme.px
        self._head.set_main_width(px(150))
        self._head.setSpacing(px(Space.S))
        self.content.setSpacing(px(Space.M))


class MinutesCard(_ChartCard):
    """Minutes walked in each of the last weeks, against the plan's."""

    def __init__(self, theme: Theme) -> None:
        self._bars = SmallBars(theme)
        self._bars.setObjectName("weekly-minutes")
        self._weeks = Label("", Role.SECONDARY)
        super().__init__(
            theme,
            self.tr("Minutes walked a week"),
            self._weeks,
            self._bars,
            self.tr("Every week with a walk gets a bar here."),
        )

    def show_minutes(self, minutes: Sequence[int], plan_minutes: int | None) -> None:
        """Show the weeks, the oldest first and this week last."""
        shown = tuple(minutes)[-WEEKS_SHOWN:]
        self._weeks.set_text(self.tr("last {n} weeks").format(n=len(shown)))
        self._aside.setVisible(len(shown) > 1)
        self.set_empty(not any(shown))
        if not any(shown):
            return
        before = ", ".join(str(each) for each in shown[:-1])
        told = self.tr("This week {n} minutes walked.").format(n=shown[-1])
        if before:
            told = self.tr("{this} The weeks before, oldest first: {before}.").format(this=told, before=before)
        if plan_minutes:
            told = self.tr("{told} The plan's week has {n}.").format(told=told, n=plan_minutes)
        label = self.tr("plan {n}").format(n=plan_minutes) if plan_minutes else ""
        # Weeks before the first one take their room, so that a bar keeps its width from week to week.
        room = (0,) * (WEEKS_SHOWN - len(shown))
        self._bars.set_values((*room, *shown), plan_minutes, label, told)


class PainCard(_ChartCard):
    """The worst pain on recent walks; a change is named only when it is a real one."""

    def __init__(self, theme: Theme) -> None:
        self._line = SmallLine(theme)
        self._line.setObjectName("walk-pain")
        self._change = Chip(theme, "")
        super().__init__(
            theme,
            self.tr("Pain while walking"),
            self._change,
            self._line,
            self.tr("After two walks with a word about pain, this shows where it goes."),
        )
        self._change.setObjectName("pain-change")

    def show_pain(self, walks: Sequence[WalkPain]) -> None:
        """Show walks, the oldest first."""
        self.set_empty(len(walks) < 2)
        if len(walks) < 2:
            return
        first, last = walks[0].day, walks[-1].day
        days = max(1, (last - first).days)
        points = [((walk.day - first).days / days, float(walk.peak)) for walk in walks]
        told = self.tr("Worst pain on walks from {first} to {last}, of 10: {peaks}.").format(
            first=words.long_date(first), last=words.long_date(last), peaks=", ".join(str(walk.peak) for walk in walks)
        )
        change = pain_change(walks)
        self._aside.setVisible(change is not None)
        if change is not None:
            month = words.month(first)
            less = self.tr("▼ {n} since {month}") if change < 0 else self.tr("▲ {n} since {month}")
            self._change.set_text(less.format(n=abs(change), month=month))
            self._change.set_tone(Tone.PRIMARY if change < 0 else Tone.READY)
            meaning = (
                self.tr("{n} points less since {month}: a real change.")
                if change < 0
                else self.tr("{n} points more since {month}: a real change.")
            ).format(n=abs(change), month=month)
            self._change.setToolTip(meaning)
            self._change.setAccessibleName(meaning)
            told = f"{told} {meaning}"
        self._line.set_points(points, told)


class NoteCard(Card):
    """A short note on walking and backs, with who says so."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName("note")
        self._text = Label("", Role.BODY)
        self._source = Label("", Role.SECONDARY)
        self.content.addWidget(Label(self.tr("Good to know"), Role.SUBHEADING))
        self.content.addWidget(self._text)
        self.content.addWidget(self._source)
        self.content.addStretch(1)

    def show_note(self, text: str, source: str) -> None:
        """Show a note and its source; an empty one takes the card away."""
        self.setVisible(bool(text))
        self._text.set_text(text)
        self._source.set_text(source)
