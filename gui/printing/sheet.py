"""A session on one to three pages, as a physiotherapist hands it out: figures, doses, and boxes to tick."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QPainter, QPdfWriter

from exercises import __version__
from exercises.library.exercise import Exercise
from exercises.library.scalars import format_duration
from exercises.phone.handout import Handout, HandoutItem
from gui import text
from gui.figure.colours import FigureColours, Look, figure_colours
from gui.figure.scene import scene_of
from gui.figure.still import paint_still
from gui.printing.paper import INK, MUTED, Letters, Paper, Pen, page_layout, usual_paper, with_spaces
from gui.theme.tokens import LIGHT

_RESOLUTION: Final = 600
_MOST_PAGES: Final = 3
_TITLE: Final = Letters(22, bold=True)
_NAME: Final = Letters(13, bold=True)
_DOSE: Final = Letters(12, bold=True, colour=INK)
_BODY: Final = Letters(10.5)
_SMALL: Final = Letters(9.5, colour=MUTED)
_STOP: Final = Letters(10, colour=INK)
_STOP_WORD: Final = Letters(10, bold=True)
_FIGURE: Final = (46.0, 34.0)
# What a figure keeps free above it, for its arrow.
_ABOVE: Final = 5.0
_TICK: Final = 5.2
_GAP: Final = 4.0
_BULLET: Final = 3.2
_FOOT: Final = 15.0
_DAYS: Final = 7
_WEEKS: Final = 2


class Detail(Enum):
    """How much is told of each exercise; with many of them it has to be less."""

    ALL = 12
    THREE = 3
    ONE = 1
    NONE = 0


def sheet_pdf(handout: Handout, paper: str | None = None, look: Look | None = None) -> bytes:
    """The sheet as a PDF; `paper` is `a4` or `letter`, or None for what is usual here.

    Works without a window, and without a screen.
    """
    keep = font_knower()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(page_layout(Paper(paper) if paper is not None else usual_paper()))
    writer.setTitle(one_line(handout.name))
    writer.setCreator(f"Amble {__version__}")
    paint_sheet(writer, handout, look)
    del writer, keep
    return with_spaces(bytes(buffer.data().data()))


def paint_sheet(device: QPagedPaintDevice, handout: Handout, look: Look | None = None) -> int:
    """Paint the sheet on the pages of a printer or a PDF, and return how many there are; 0 when it can't begin."""
    painter = QPainter()
    if not painter.begin(device):
        return 0
    try:
        return _Sheet(Pen(device, painter, device.pageLayout()), handout, _on_paper(look or Look())).paint()
    finally:
        painter.end()


def font_knower() -> QGuiApplication | None:
    """Something has to know the fonts; in the terminal nobody does yet. None where somebody does; else keep it."""
    if QGuiApplication.instance() is not None:
        return None
    return QGuiApplication(["amble", "-platform", "offscreen"])


def _on_paper(look: Look) -> FigureColours:
    """Colours that a black-and-white printer keeps apart, and that leave it its ink."""
    colours = figure_colours(LIGHT, look, "#FFFFFF")
    return replace(colours, arrow=INK, mat="#D3DAD8", floor="#C4C4C4")


@dataclass(frozen=True, slots=True)
class _Row:
    """An exercise as it stands on the sheet, and how high it is in millimetres."""

    number: int
    item: HandoutItem
    lines: tuple[str, ...]
    height: float


class _Sheet:
    """Lays out and paints one sheet."""

    def __init__(self, pen: Pen, handout: Handout, colours: FigureColours) -> None:
        self._pen = pen
        self._handout = handout
        self._colours = colours
        self._ticks_width = _TICK * _DAYS + 1.0
        has_figures = any(self._picture_height(item) for item in handout.items)
        self._words_x = _FIGURE[0] + _GAP if has_figures else 0.0
        self._words_width = pen.width - self._words_x - self._ticks_width - _GAP

    def paint(self) -> int:
        """Paint all pages with the most detail that keeps to them."""
        pages = self._pages()
        for number, rows in enumerate(pages, 1):
            if number > 1:
                self._pen.next_page()
            top = self._head() if number == 1 else self._small_head()
            for row in rows:
                self._paint_row(row, top)
                top += row.height + _GAP
            self._foot(number, len(pages))
        return len(pages)

    def _pages(self) -> list[list[_Row]]:
        for detail in Detail:
            pages = self._broken(detail)
            if len(pages) <= (_MOST_PAGES - 1 if detail is Detail.ALL else _MOST_PAGES):
                break
        return pages

    def _broken(self, detail: Detail) -> list[list[_Row]]:
        """The rows with that much detail, page by page."""
        room = self._pen.height - _FOOT
        pages: list[list[_Row]] = [[]]
        top = self._head_height()
        for number, item in enumerate(self._handout.items, 1):
            row = self._row(number, item, detail)
            if pages[-1] and top + row.height > room:
                pages.append([])
                top = self._small_head_height()
            pages[-1].append(row)
            top += row.height + _GAP
        return pages

    # The top and the bottom

    def _about(self) -> str:
        parts = [text.minutes(self._handout.seconds)]
        if self._handout.kit:
            parts.append(text.tr("You need: {kit}").format(kit=", ".join(self._handout.kit)))
        return " · ".join(parts)

    def _head_height(self) -> float:
        half = self._pen.width * 0.62
        name = self._pen.height_of(one_line(self._handout.name), half, _TITLE)
        about = self._pen.height_of(self._handout.about, half, _BODY)
        return max(name + about + self._pen.height_of(self._about(), half, _BODY) + 1.5, 20.0) + 7.0

    def _head(self) -> float:
        pen, half = self._pen, self._pen.width * 0.62
        top = pen.write(one_line(self._handout.name), 0.0, 0.0, half, _TITLE)
        top += pen.write(self._handout.about, 0.0, top, half, _BODY)
        pen.write(self._about(), 0.0, top + 1.5, half, _BODY)
        left = pen.width * 0.66
        for line, words in enumerate((text.tr("Name"), text.tr("From (date)"))):
            width = pen.width_of(words, _BODY)
            below = 7.0 + line * 10.0
            pen.write(words, left, below - 4.2, width + 1.0, _BODY)
            pen.rule(left + width + 2.0, below, pen.width - left - width - 2.0)
        height = self._head_height()
        pen.rule(0.0, height - 3.5, pen.width, thick=0.5)
        return height

    def _small_head_height(self) -> float:
        return self._pen.height_of("X", self._pen.width, _NAME) + 6.0

    def _small_head(self) -> float:
        self._pen.write(self._one_line(one_line(self._handout.name), _NAME), 0.0, 0.0, self._pen.width, _NAME)
        height = self._small_head_height()
        self._pen.rule(0.0, height - 3.5, self._pen.width, thick=0.5)
        return height

    def _one_line(self, words: str, letters: Letters) -> str:
        while self._pen.width_of(words, letters) > self._pen.width and len(words) > 1:
            words = words[:-2].rstrip() + "…"
        return words

    def _foot(self, number: int, of: int) -> None:
        pen = self._pen
        words = text.tr(
            "Stop and get help today if a leg is newly numb, tingling or weak. Call your emergency number if both legs "
            "are, if you are numb between the legs, or if you lose control of bladder or bowel."
        )
        page = text.tr("Amble · page {number} of {of}").format(number=number, of=of)
        top = pen.height - _FOOT + 2.5
        pen.rule(0.0, top, pen.width)
        side = pen.width_of(page, _SMALL) + 1.0
        pen.write(words, 0.0, top + 1.5, pen.width - side - 6.0, replace(_SMALL, colour=INK))
        pen.write(page, pen.width - side, top + 1.5, side, _SMALL, Qt.AlignmentFlag.AlignRight)

    # One exercise

    def _row(self, number: int, item: HandoutItem, detail: Detail) -> _Row:
        lines = item.exercise.instructions[: detail.value] if item.exercise is not None else ()
        pen, width = self._pen, self._words_width
        height = pen.height_of(self._title(number, item), width, _NAME) + pen.height_of(dose(item), width, _DOSE) + 1.0
        height += sum(pen.height_of(line, width - _BULLET, _BODY) + 0.4 for line in lines)
        height += pen.height_of(_said(item), width, _SMALL)
        if stop := _stop(item.exercise):
            height += pen.height_of(stop, width - self._stop_indent, _STOP) + 0.8
        return _Row(number, item, lines, max(height, self._picture_height(item), 2 * _TICK + 6.0))

    @staticmethod
    def _picture_height(item: HandoutItem) -> float:
        return _FIGURE[1] if item.exercise is not None and item.exercise.figure is not None else 0.0

    @staticmethod
    def _title(number: int, item: HandoutItem) -> str:
        return f"{number}. {one_line(item.name)}"

    def _paint_row(self, row: _Row, top: float) -> None:
        pen, x, width = self._pen, self._words_x, self._words_width
        self._paint_figure(row.item, top)
        below = top + pen.write(self._title(row.number, row.item), x, top, width, _NAME)
        below += pen.write(dose(row.item), x, below, width, _DOSE) + 1.0
        for line in row.lines:
            pen.write("•", x, below, _BULLET, _BODY)
            below += pen.write(line, x + _BULLET, below, width - _BULLET, _BODY) + 0.4
        below += pen.write(_said(row.item), x, below, width, _SMALL)
        if stop := _stop(row.item.exercise):
            self._write_stop(stop, below + 0.8)
        self._paint_ticks(top)

    @property
    def _stop_indent(self) -> float:
        return self._pen.width_of(f"{_stop_words()} ", _STOP_WORD)

    def _write_stop(self, stop: str, top: float) -> None:
        pen, x, indent = self._pen, self._words_x, self._stop_indent
        pen.write(_stop_words(), x, top, indent + 1.0, _STOP_WORD)
        pen.write(stop, x + indent, top, self._words_width - indent, _STOP)

    def _paint_figure(self, item: HandoutItem, top: float) -> None:
        figure = item.exercise.figure if item.exercise is not None else None
        if figure is None:
            return
        scene, painter, box = scene_of(figure), self._pen.painter, self._pen.box(0.0, top, *_FIGURE)
        scale = min(box.width() / scene.extent.width, box.height() / scene.extent.height)
        # Whoever lies is low: the picture begins where the words do.
        lift = (box.height() - scene.extent.height * scale) / 2 - _ABOVE * self._pen.mm
        painter.save()
        paint_still(painter, scene, box.translated(0.0, -max(0.0, lift)), self._colours)
        painter.restore()

    def _paint_ticks(self, top: float) -> None:
        """Two weeks of boxes, a row each, under the days' letters."""
        pen = self._pen
        left = pen.width - self._ticks_width
        for day, letter in enumerate(text.tr("M T W T F S S").split()):
            pen.write(letter, left + day * _TICK, top, _TICK, _SMALL, Qt.AlignmentFlag.AlignHCenter)
        for week in range(_WEEKS):
            for day in range(_DAYS):
                size = _TICK - 1.0
                pen.frame(left + day * _TICK + 0.5, top + 5.0 + week * _TICK, size, size, 0.6)


def one_line(words: str) -> str:
    """A name without its line breaks."""
    return " ".join(words.split())


def dose(item: HandoutItem) -> str:
    """How much, such as `2 sets: 8 × 4 s hold, each side · 20 s rest between`."""
    work = item.work
    words = text.dose(work)
    if work.reps is None and work.hold_seconds is not None and not work.until_done:
        words = text.tr("hold {time}").format(time=format_duration(work.hold_seconds))
    if item.both_sides:
        words = text.tr("{text}, each side").format(text=words)
    if work.sets is not None and work.sets > 1:
        words = text.tr("{sets} sets: {text}").format(sets=work.sets, text=words)
        if item.rest_seconds:
            words += " · " + text.tr("{time} rest between").format(time=format_duration(item.rest_seconds))
    if item.rounds > 1:
        words += " · " + text.tr("{n} times in all").format(n=item.rounds)
    return words


def _said(item: HandoutItem) -> str:
    return f"“{item.work.say}”" if item.work.say else ""


def _stop(exercise: Exercise | None) -> str:
    """The first sign to stop at; all of them would be a page of their own."""
    return exercise.stop_when[0] if exercise is not None and exercise.stop_when else ""


def _stop_words() -> str:
    return text.tr("Stop when:")
