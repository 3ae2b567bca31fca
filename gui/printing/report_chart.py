"""The report's chart: pain above, minutes walked a week below, over one time, with every change of the level."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QDate, QLocale, Qt

from exercises.history.statistics.pain import Moment
from exercises.report.content import PainCurve, Report
from gui import text
from gui.printing import report_words as words
from gui.printing.paper import INK, MUTED, Letters
from gui.printing.report_pen import Dash, ReportPen

_SMALL: Final = Letters(8, colour=INK)
_FAINT: Final = Letters(7.5, colour=MUTED)
_GRID: Final = "#C9C9C9"
_BAR: Final = "#B4CEC8"
_BAR_EDGE: Final = "#5B7F78"
_MARK: Final = "#7A7A7A"
# Colour helps where there is some; the kind of line tells the curves apart on any printer.
_LOOKS: Final = {
    Moment.WORST: ("#B4410F", 0.55, Dash.LONG),
    Moment.BEFORE: ("#0E5348", 0.7, Dash.SOLID),
    Moment.AFTER: ("#2A5C94", 0.5, Dash.MIXED),
    Moment.NEXT_MORNING: ("#6B4A06", 0.55, Dash.DOTS),
}
_LEFT: Final = 8.0
_RIGHT: Final = 24.0
_LEGEND: Final = 7.0
_STRIP: Final = 6.5
_AXIS: Final = 6.0
_NOTE: Final = 4.0
_GAP: Final = 3.0
_PAIN_SHARE: Final = 0.6
_MOST_PAIN: Final = 10
# Means have no say over a longer silence than their own days and a week more.
_LONGEST_SILENCE: Final = 7
# More days than this make of single days a grey cloud, so they are drawn smaller.
_MANY_DAYS: Final = 200
# How much of its curve's colour a single day has: at least 3 : 1 against the paper.
_DOT_SHARE: Final = 0.7
_LEAST_APART: Final = 1.2
_LEAST_WITH_EDGE: Final = 1.5
_LEVEL_WIDTH: Final = 16.0
_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a plot is: its left and top edge and its size in millimetres."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


def paint_chart(pen: ReportPen, report: Report, top: float, height: float) -> None:
    """Paint the chart over the whole width, so many millimetres high."""
    _Chart(pen, report, top, height).paint()


class _Chart:
    def __init__(self, pen: ReportPen, report: Report, top: float, height: float) -> None:
        self._pen = pen
        self._report = report
        self._top = top
        width = pen.width - _LEFT - _RIGHT
        plots = height - _LEGEND - _STRIP - _AXIS - _NOTE - _GAP
        self._pain = _Box(_LEFT, top + _LEGEND, width, plots * _PAIN_SHARE)
        strip = self._pain.bottom + _STRIP
        self._walks = _Box(_LEFT, strip + _GAP, width, plots * (1 - _PAIN_SHARE))
        self._first = report.period.first.toordinal()
        self._days = report.period.days

    def paint(self) -> None:
        """Paint the plots, what marks them, and what stands beside them."""
        self._paint_legend()
        self._paint_note()
        self._paint_time()
        self._paint_levels()
        self._paint_pain()
        self._paint_walks()

    def _x(self, day: date | float) -> float:
        """Where a day is, its middle; cut to the plot."""
        number = day.toordinal() + 0.5 if isinstance(day, date) else day
        share = (number - self._first) / self._days
        return self._pain.x + self._pain.width * min(1.0, max(0.0, share))

    # What stands around it

    def _paint_legend(self) -> None:
        pen, x, middle = self._pen, 0.0, self._top + 2.2
        title = text.tr("Pain, 0 to 10:")
        pen.write(title, x, self._top, 60.0, _SMALL)
        x += pen.width_of(title, _SMALL) + 2.5
        for curve in self._report.chart.pain:
            colour, thick, dash = _LOOKS[curve.moment]
            pen.stroke(((x, middle), (x + 9.0, middle)), colour, thick, dash)
            name = words.moment(curve.moment)
            pen.write(name, x + 10.5, self._top, 40.0, _SMALL)
            x += 10.5 + pen.width_of(name, _SMALL) + 4.0

    def _paint_note(self) -> None:
        chart, parts = self._report.chart, []
        if chart.pain:
            said = text.tr("Pain: lines are means of {n} days, dots are single days.")
            parts.append(said.format(n=chart.mean_days))
        if chart.weeks:
            parts.append(text.tr("Bars are minutes walked in a week; empty ones are weeks that are not whole."))
        y = self._walks.bottom + _AXIS
        self._pen.write(self._pen.cut(" ".join(parts), self._pen.width, _FAINT), 0.0, y, self._pen.width, _FAINT)

    def _paint_time(self) -> None:
        pen, end = self._pen, -100.0
        for day, word in _ticks(self._report.period.first, self._report.period.last):
            x = self._x(float(day.toordinal()))
            for box in (self._pain, self._walks):
                pen.stroke(((x, box.y), (x, box.bottom)), _GRID, 0.12)
            width = pen.width_of(word, _SMALL)
            left = min(x - width / 2, pen.width - width)
            if left >= end + 2.0:
                pen.write(word, max(0.0, left), self._walks.bottom + 1.2, width + 1.0, _SMALL)
                end = left + width

    def _paint_levels(self) -> None:
        """A thin line through both plots for each change of the level, and the level's name where there is room."""
        pen, end, last = self._pen, -100.0, -100.0
        changes = self._report.levels[::-1]
        for change in changes:
            x = self._x(float(change.day.toordinal()))
            if x - last >= _LEAST_APART:
                pen.stroke(((x, self._pain.y), (x, self._walks.bottom)), _MARK, 0.18, Dash.FINE)
                last = x
            name = pen.cut(change.change.rpartition("→")[2].strip(), _LEVEL_WIDTH, _SMALL)
            width = pen.width_of(name, _SMALL)
            left = min(max(self._pain.x, x - width / 2), self._pain.right - width)
            if left >= end + 1.5:
                pen.write(name, left, self._pain.bottom + 1.8, width + 1.0, _SMALL)
                end = left + width
        if changes:
            pen.write(text.tr("Level"), self._pain.right + 2.0, self._pain.bottom + 1.8, _RIGHT, _FAINT)

    # Pain

    def _paint_pain(self) -> None:
        pen, box = self._pen, self._pain
        for value in (0, 2, 4, 6, 8, 10):
            self._grid_line(box, value / _MOST_PAIN, str(value))
        curves = self._report.chart.pain
        if not curves:
            self._say(box, text.tr("No pain was told in this time."))
            return
        radius = 0.45 if self._days > _MANY_DAYS else 0.75
        for curve in curves:
            faint = _paler(_LOOKS[curve.moment][0])
            pen.dots([(self._x(each.day), self._pain_y(each.pain)) for each in curve.days], radius, faint)
        for curve in curves:
            self._paint_curve(curve)
        self._paint_ends(curves)

    def _paint_curve(self, curve: PainCurve) -> None:
        colour, thick, dash = _LOOKS[curve.moment]
        for part in _parts(curve.line, self._report.chart.mean_days + _LONGEST_SILENCE):
            points = [(self._x(day), self._pain_y(mean)) for day, mean in part]
            if len(points) > 1:
                self._pen.stroke(points, colour, thick, dash)
            else:
                self._pen.dot(*points[0], 0.7, colour)

    def _paint_ends(self, curves: Sequence[PainCurve]) -> None:
        """The curves' names beside their ends, moved apart where they would lie on each other."""
        pen, box = self._pen, self._pain
        height = pen.line_height(_SMALL)
        wanted = sorted((self._pain_y(each.line[-1][1]) - height / 2, each.moment) for each in curves)
        places: list[float] = []
        for y, _ in wanted:
            places.append(max(y, places[-1] + height) if places else max(y, box.y - height / 2))
        over = places[-1] + height - (box.bottom + height / 2)
        if over > 0:
            places[-1] -= over
            for number in range(len(places) - 2, -1, -1):
                places[number] = min(places[number], places[number + 1] - height)
        for (_, moment), y in zip(wanted, places, strict=True):
            colour = _LOOKS[moment][0]
            name = pen.cut(words.moment(moment), _RIGHT - 2.0, _SMALL)
            pen.write(name, box.right + 2.0, y, _RIGHT, Letters(_SMALL.points, colour=colour))

    def _pain_y(self, pain: float) -> float:
        return self._pain.bottom - self._pain.height * pain / _MOST_PAIN

    # Walks

    def _paint_walks(self) -> None:
        pen, box, chart = self._pen, self._walks, self._report.chart
        most = max((week.minutes for week in chart.weeks), default=0.0)
        plan = [(day, minutes) for day, minutes in chart.plan if day <= self._report.period.last]
        most = max(most, *(minutes for _, minutes in self._plan_steps(plan)), 0.0)
        top = _nice(most)
        for share in (0.0, 0.5, 1.0):
            self._grid_line(box, share, words.number(top * share))
        pen.write(text.tr("Minutes\na week"), box.right + 2.0, box.y - 1.0, _RIGHT, _SMALL)
        if not chart.weeks:
            self._say(box, text.tr("No walk in this time."))
        for week in chart.weeks:
            left = self._x(float(week.monday.toordinal()))
            right = self._x(float((week.monday + _WEEK).toordinal()))
            height = box.height * week.minutes / top
            gap = min(0.5, (right - left) * 0.12)
            is_whole = self._report.period.first <= week.monday and week.monday + _WEEK <= self._report.period.last
            if height > 0:
                fill = _BAR if is_whole else ""
                edge = _BAR_EDGE if right - left >= _LEAST_WITH_EDGE or not fill else ""
                pen.fill(left + gap, box.bottom - height, max(0.1, right - left - 2 * gap), height, fill, edge)
        self._paint_plan(plan, top)

    def _plan_steps(self, plan: Sequence[tuple[date, int]]) -> list[tuple[date, int]]:
        """The plan's week from day to day within this time."""
        first = self._report.period.first
        before = [minutes for day, minutes in plan if day <= first]
        return [*((first, each) for each in before[-1:]), *(each for each in plan if each[0] > first)]

    def _paint_plan(self, plan: Sequence[tuple[date, int]], top: float) -> None:
        pen, box, steps = self._pen, self._walks, self._plan_steps(plan)
        if not steps:
            return
        points: list[tuple[float, float]] = []
        for day, minutes in steps:
            x, y = self._x(float(day.toordinal())), box.bottom - box.height * minutes / top
            if points:
                points.append((x, points[-1][1]))
            points.append((x, y))
        points.append((box.right, points[-1][1]))
        pen.stroke(points, INK, 0.5)
        y = min(max(points[-1][1] - pen.line_height(_SMALL) / 2, box.y + 7.0), box.bottom - 3.0)
        pen.write(text.tr("Plan"), box.right + 2.0, y, _RIGHT, Letters(_SMALL.points, bold=True))

    # Both

    def _grid_line(self, box: _Box, share: float, word: str) -> None:
        pen, y = self._pen, box.bottom - box.height * share
        pen.stroke(((box.x, y), (box.right, y)), INK if not share else _GRID, 0.25 if not share else 0.15)
        width = pen.width_of(word, _SMALL)
        pen.write(word, box.x - 1.5 - width, y - pen.line_height(_SMALL) / 2, width + 1.0, _SMALL)

    def _say(self, box: _Box, sentence: str) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._pen.write(sentence, box.x, box.y + box.height * 0.22, box.width, Letters(9, colour=MUTED), centre)


def _parts(line: Sequence[tuple[date, float]], longest_gap: int) -> Iterator[list[tuple[date, float]]]:
    """A line in parts between which there was too long a silence."""
    part = list(line[:1])
    for (before, _), point in pairwise(line):
        if (point[0] - before).days > longest_gap:
            yield part
            part = []
        part.append(point)
    if part:
        yield part


def _paler(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * _DOT_SHARE):02X}" for part in parts)


def _nice(most: float) -> float:
    """A number of minutes at the top of the plot whose half is easily read, 20 at least."""
    power = 10
    while True:
        for step in (2, 2.4, 3, 4, 5, 6, 8, 10, 12, 16):
            if most <= step * power:
                return float(step * power)
        power *= 10


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    """The days at which the time is marked, with their words."""
    days = (last - first).days + 1
    if days <= 15:
        every = [first + timedelta(days=number) for number in range(0, days, 2)]
        return [(day, _word(day, "d MMM")) for day in every]
    if days <= 100:
        step = 7 if days <= 50 else 14
        monday = first + timedelta(days=-first.weekday() % 7)
        return [(day, _word(day, "d MMM")) for day in _stepped(monday, last, step)]
    starts = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    step = next((each for each in (1, 2, 3, 6) if days / (30.44 * each) <= 14), 12)
    within = [day for day in starts if first <= day <= last and (day.month - 1) % step == 0]
    return [(day, _word(day, "yyyy" if day.month == 1 else "MMM")) for day in within]


def _stepped(first: date, last: date, step: int) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=step)


def _word(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
