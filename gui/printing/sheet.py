"""A session on paper, as a physiotherapist hands it out: figures, doses, and boxes to tick."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QPainter, QPdfWriter

from exercises import __version__
from exercises.phone.handout import Handout, HandoutItem
from gui import text
from gui.figure.colours import FigureColours, Look, figure_colours
from gui.figure.scene import scene_of
from gui.figure.still import paint_still
from gui.printing.paper import INK, MUTED, Letters, Paper, Pen, page_layout, usual_paper, with_spaces
from gui.printing.sheet_rows import (
    DAYS,
    GAP,
    LARGE,
    SMALL,
    TICK,
    TICKS_WIDTH,
    WEEKS,
    Print,
    Row,
    Rows,
    has_figure,
    one_line,
)
from gui.theme.tokens import LIGHT

_RESOLUTION: Final = 600
# Both sides of one leaf of paper.
_LEAF: Final = 2
_MOST_PAGES: Final = 3
_TITLE: Final = Letters(22, bold=True)
_NAME: Final = Letters(13, bold=True)
_BODY: Final = Letters(10.5)
_SMALL: Final = Letters(9.5, colour=MUTED)
# What a figure keeps free above it, for its arrow.
_ABOVE: Final = 5.0
_FOOT: Final = 15.0


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


class _Sheet:
    """Lays out and paints one sheet."""

    def __init__(self, pen: Pen, handout: Handout, colours: FigureColours) -> None:
        self._pen = pen
        self._handout = handout
        self._colours = colours
        self._rows = self._sized(LARGE)

    def paint(self) -> int:
        """Paint all pages."""
        pages = self._best_pages()
        for number, rows in enumerate(pages, 1):
            if number > 1:
                self._pen.next_page()
            top = self._head() if number == 1 else self._small_head()
            for row in rows:
                self._paint_row(row, top)
                top += row.height + GAP
            self._foot(number, len(pages))
        return len(pages)

    def _best_pages(self) -> list[list[Row]]:
        """The pages in large print, or in small print where only that keeps them to one leaf, or to three pages."""
        for most in (_LEAF, _MOST_PAGES):
            for size in (LARGE, SMALL):
                self._rows = self._sized(size)
                pages = self._pages()
                if len(pages) <= most:
                    return pages
        return pages

    def _sized(self, size: Print) -> Rows:
        return Rows(self._pen, size, has_figures=any(has_figure(item) for item in self._handout.items))

    def _pages(self) -> list[list[Row]]:
        """The rows, page by page; as many pages as they need, since nobody can guess a step that is not told."""
        room = self._pen.height - _FOOT
        fresh = self._small_head_height()
        pages: list[list[Row]] = [[]]
        top = self._head_height()
        for number, item in enumerate(self._handout.items, 1):
            row = self._rows.row(number, item, room - fresh)
            if top > fresh and top + row.height > room:
                pages.append([])
                top = fresh
            pages[-1].append(row)
            top += row.height + GAP
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

    def _paint_row(self, row: Row, top: float) -> None:
        self._paint_figure(row.item, top)
        for piece in row.pieces:
            self._pen.write(piece.words, piece.x, top + piece.y, piece.width, piece.letters)
        self._paint_ticks(top)

    def _paint_figure(self, item: HandoutItem, top: float) -> None:
        figure = item.exercise.figure if item.exercise is not None else None
        if figure is None:
            return
        scene, painter, box = scene_of(figure), self._pen.painter, self._pen.box(0.0, top, *self._rows.size.figure)
        scale = min(box.width() / scene.extent.width, box.height() / scene.extent.height)
        # Whoever lies is low: the picture begins where the words do.
        lift = (box.height() - scene.extent.height * scale) / 2 - _ABOVE * self._pen.mm
        painter.save()
        paint_still(painter, scene, box.translated(0.0, -max(0.0, lift)), self._colours)
        painter.restore()

    def _paint_ticks(self, top: float) -> None:
        """Two weeks of boxes, a row each, under the days' letters."""
        pen = self._pen
        left = pen.width - TICKS_WIDTH
        for day, letter in enumerate(text.tr("M T W T F S S").split()):
            pen.write(letter, left + day * TICK, top, TICK, _SMALL, Qt.AlignmentFlag.AlignHCenter)
        for week in range(WEEKS):
            for day in range(DAYS):
                size = TICK - 1.0
                pen.frame(left + day * TICK + 0.5, top + 5.0 + week * TICK, size, size, 0.6)
