"""The report's second page: lists that share its room, so that there is always one page and the newest is on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from exercises.history.measures.words import change_words, value_words
from exercises.report.content import MeasuredChange, Report
from gui import text
from gui.printing import report_words as words
from gui.printing.paper import LINE, MUTED, Letters
from gui.printing.report_pen import ReportPen
from gui.words.places import place_word

HEADING: Final = Letters(11, bold=True)
_BODY: Final = Letters(8.8)
_BOLD: Final = Letters(8.8, bold=True)
_TITLES: Final = Letters(7.8, colour=MUTED)
_MUTED: Final = Letters(8.8, colour=MUTED)
_GUTTER: Final = 3.0
_ROW_GAP: Final = 0.9
_AFTER: Final = 3.6
_UNDER_HEADING: Final = 1.0
_TITLES_BELOW: Final = 0.6
# Each list has so many rows first, and then so many before another one gets more; what was warned of keeps more.
_FIRST: Final = 2
_AT_LEAST: Final = 3
_AT_LEAST_WARNINGS: Final = 6


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the width, how many lines a cell may have, and whether it is bold."""

    title: str
    share: float
    lines: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with its heading; `empty` is said where it has no rows, `more` of how many had to be left out.

    `under` is a line below the rows, which always has its place.
    """

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str
    more: Callable[[int], str] = field(default=lambda n: text.tr("… and {n} more").format(n=n))
    under: str = ""
    at_least: int = _AT_LEAST


def paint_lists(pen: ReportPen, report: Report, top: float, bottom: float) -> None:
    """Paint all lists between these heights (millimetres)."""
    drawn = [_Drawn(pen, each) for each in lists_of(report)]
    for each, count in zip(drawn, _shared(drawn, bottom - top), strict=True):
        top = each.paint(top, count)


def lists_of(report: Report) -> tuple[Listing, ...]:
    """What stands on the second page."""
    lists = (_warnings(report), _levels(report), _measures(report), _hurt(report), _exercises(report))
    return lists if report.notes is None else (*lists, _notes(report))


def _warnings(report: Report) -> Listing:
    rows = tuple(
        (words.full_day(each.day), " · ".join(each.signs) or each.advised, words.done_about(each))
        for each in report.warnings
    )
    under = text.tr("Lasting, told at the last answer: {what}").format(what=" · ".join(report.lasting))
    return Listing(
        text.tr("Warning signs answered with yes, and advice to be seen"),
        (
            Column(text.tr("Day"), 0.13),
            Column(text.tr("In the words of Amble"), 0.5, 3),
            Column(text.tr("What was done"), 0.37, 3),
        ),
        rows,
        text.tr("None in this time."),
        under=under if report.lasting else "",
        at_least=_AT_LEAST_WARNINGS,
    )


def _levels(report: Report) -> Listing:
    rows = tuple((words.full_day(each.day), each.change, words.rule(each.rule), each.text) for each in report.levels)
    return Listing(
        text.tr("Changes of the walking plan's level"),
        (
            Column(text.tr("Day"), 0.13),
            Column(text.tr("Level"), 0.12, bold=True),
            Column(text.tr("Rule"), 0.2, 2),
            Column(text.tr("Reason, as Amble told it"), 0.55, 2),
        ),
        rows,
        text.tr("The level did not change in this time."),
        lambda n: text.tr("… and {n} earlier").format(n=n),
    )


def _measures(report: Report) -> Listing:
    return Listing(
        text.tr("Measures"),
        (
            Column("", 0.27, 2, bold=True),
            Column(text.tr("Start"), 0.22, 2),
            Column(text.tr("Last"), 0.22, 2),
            Column(text.tr("Change (more is better)"), 0.29, 2),
        ),
        tuple(_measure_row(each) for each in report.measures),
        text.tr("Nothing was measured in this time."),
    )


def _measure_row(measured: MeasuredChange) -> tuple[str, ...]:
    series, change = measured.series, measured.change
    last = series.results[-1]
    name = text.tr("Mean of: {names}").format(names=series.name) if series.is_mean else series.name
    now = f"{value_words(series.measure, last.value)} · {words.full_day(last.day)}"
    if change is None:
        return name, now, "–", text.tr("measured once")
    start = f"{value_words(series.measure, change.start.value)} · {words.full_day(change.start.day)}"
    return name, start, now, change_words(series, change)


def _hurt(report: Report) -> Listing:
    places = " · ".join(
        text.tr("{place} {often}").format(place=place_word(each.place).lower(), often=words.times_short(each))
        for each in report.places
    )
    return Listing(
        text.tr("What hurt"),
        (
            Column(text.tr("Exercise marked as hurting"), 0.33, bold=True),
            Column(text.tr("How often"), 0.33, 3),
            Column(text.tr("Where it hurt in these sessions"), 0.34, 2),
        ),
        tuple(words.hurt(each) for each in report.hurt),
        text.tr("No exercise was marked as hurting in this time."),
        under=text.tr("Where pain was told, in all sessions: {places}").format(places=places) if places else "",
    )


def _exercises(report: Report) -> Listing:
    left_out = report.exercises_in_all - len(report.exercises)
    return Listing(
        text.tr("Exercises done most often"),
        (
            Column("", 0.36, bold=True),
            Column(text.tr("Sessions"), 0.12),
            Column(text.tr("On the first day"), 0.26, 2),
            Column(text.tr("On the last day"), 0.26, 2),
        ),
        tuple(
            (each.name, str(each.sessions), words.load(each.first), words.load(each.last)) for each in report.exercises
        ),
        text.tr("No exercises beside walks in this time."),
        lambda n: text.tr("… and {n} more").format(n=n + left_out),
    )


def _notes(report: Report) -> Listing:
    return Listing(
        text.tr("Own notes, the newest first"),
        (Column(text.tr("Day"), 0.13), Column(text.tr("Session"), 0.22), Column(text.tr("Note"), 0.65, 3)),
        tuple((words.full_day(each.day), each.about, each.text) for each in report.notes or ()),
        text.tr("No notes in this time."),
    )


class _Drawn:
    """A list with its rows cut to their columns, and how high each of them is."""

    def __init__(self, pen: ReportPen, listing: Listing) -> None:
        self._pen = pen
        self.listing = listing
        self._widths = [column.share * pen.width for column in listing.columns]
        self._line = pen.line_height(_BODY)
        self._cut: list[tuple[tuple[str, ...], float]] = []
        self._under = pen.clamp(listing.under, pen.width, _MUTED, 2) if listing.under else ""
        titled = any(column.title for column in listing.columns) and bool(listing.rows)
        self._titles = pen.line_height(_TITLES) + _TITLES_BELOW if titled else 0.0

    def row(self, number: int) -> tuple[tuple[str, ...], float]:
        """A row's cells as they fit, and its height; cut when it is first asked for."""
        while len(self._cut) <= number:
            cells = []
            height = self._line
            for column, width, words_ in zip(
                self.listing.columns, self._widths, self.listing.rows[len(self._cut)], strict=True
            ):
                letters = _BOLD if column.bold else _BODY
                cell = self._pen.clamp(words_, width - _GUTTER, letters, column.lines)
                height = max(height, self._pen.height_of(cell, width - _GUTTER, letters))
                cells.append(cell)
            self._cut.append((tuple(cells), height + _ROW_GAP))
        return self._cut[number]

    def height(self, count: int) -> float:
        """How high the list is with so many of its rows, and with the line that tells of the others."""
        rows = self.listing.rows
        body = sum(self.row(number)[1] for number in range(count))
        if not rows or self._left_out(count):
            body += self._line + _ROW_GAP
        under = self._pen.height_of(self._under, self._pen.width, _MUTED) + _ROW_GAP if self._under else 0.0
        return self._pen.line_height(HEADING) + _UNDER_HEADING + self._titles + body + under + _AFTER

    def paint(self, top: float, count: int) -> float:
        """Paint it with so many rows, and return where the next thing may begin."""
        pen, y = self._pen, top
        y += pen.write(self.listing.heading, 0.0, y, pen.width, HEADING) + _UNDER_HEADING
        pen.rule(0.0, y - 0.4, pen.width, LINE)
        if self._titles:
            self._write_row([column.title for column in self.listing.columns], y, _TITLES)
            y += self._titles
        for number in range(count):
            cells, height = self.row(number)
            self._write_row(cells, y, None)
            y += height
        left_out = self._left_out(count)
        if not self.listing.rows:
            pen.write(self.listing.empty, 0.0, y, pen.width, _MUTED)
        elif left_out:
            pen.write(left_out, 0.0, y, pen.width, _MUTED)
        if not self.listing.rows or left_out:
            y += self._line + _ROW_GAP
        if self._under:
            pen.write(self._under, 0.0, y, pen.width, _MUTED)
        return top + self.height(count)

    def _left_out(self, count: int) -> str:
        """What is said of the rows that found no room; empty when all did."""
        missing = len(self.listing.rows) - count
        return self.listing.more(missing) if missing else ""

    def _write_row(self, cells: Sequence[str], y: float, letters: Letters | None) -> None:
        x = 0.0
        for column, width, cell in zip(self.listing.columns, self._widths, cells, strict=True):
            used = letters or (_BOLD if column.bold else _BODY)
            self._pen.write(cell, x, y, width - _GUTTER, used)
            x += width


def _shared(drawn: Sequence[_Drawn], room: float) -> list[int]:
    """How many rows each list shows: a few of each first, then row by row as long as there is room."""
    counts = [0] * len(drawn)
    heights = [each.height(0) for each in drawn]

    def grow(number: int) -> bool:
        if counts[number] >= len(drawn[number].listing.rows):
            return False
        height = drawn[number].height(counts[number] + 1)
        if sum(heights) - heights[number] + height > room:
            return False
        counts[number] += 1
        heights[number] = height
        return True

    for _ in range(_FIRST):
        for number in range(len(drawn)):
            grow(number)
    for number, each in enumerate(drawn):
        while counts[number] < each.listing.at_least and grow(number):
            pass
    while sum(grow(number) for number in range(len(drawn))):
        pass
    return counts
