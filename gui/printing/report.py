"""The report on two pages, as a PDF, on a printer, or as pictures to look at before."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPainter, QPdfWriter

from exercises import __version__
from exercises.report.content import KeyFigures, Report
from gui import text
from gui.printing import report_words as words
from gui.printing.paper import INK, LINE, MM_AN_INCH, MUTED, Letters, Paper, page_layout, usual_paper, with_spaces
from gui.printing.report_chart import paint_chart
from gui.printing.report_lists import HEADING, paint_lists
from gui.printing.report_pen import ReportPen
from gui.printing.sheet import font_knower

PAGES: Final = 2
_RESOLUTION: Final = 600
_TITLE: Final = Letters(19, bold=True)
_PERIOD: Final = Letters(12)
_BODY: Final = Letters(9.5)
_SMALL: Final = Letters(8.5, colour=MUTED)
_TILE: Final = Letters(8.5, colour=MUTED)
_VALUE: Final = Letters(13, bold=True)
_CELL: Final = Letters(9.5)
_CELL_BOLD: Final = Letters(9.5, bold=True)
_COLUMNS: Final = 4
_GAP: Final = 4.0
_FOOT: Final = 8.0
_TILE_LINES: Final = 3
_PAIN_COLUMNS: Final = (0.2, 0.2, 0.2, 0.4)
_Paint = Callable[[ReportPen, Report], None]


def report_title() -> str:
    """What the report is called."""
    return text.tr("Walking and back pain")


def report_pdf(report: Report, paper: str | None = None) -> bytes:
    """The report as a PDF; `paper` is `a4` or `letter`, or None for what is usual here.

    Works without a window, and without a screen. Its title and author tell nothing about a person.
    """
    keep = font_knower()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(page_layout(Paper(paper) if paper is not None else usual_paper()))
    writer.setTitle(report_title())
    writer.setAuthor("Amble")
    writer.setCreator(f"Amble {__version__}")
    paint_report(writer, report)
    del writer, keep
    return with_spaces(bytes(buffer.data().data()))


def paint_report(device: QPagedPaintDevice, report: Report) -> int:
    """Paint both pages on a printer or a PDF, and return how many there are; 0 when it can't begin."""
    painter = QPainter()
    if not painter.begin(device):
        return 0
    try:
        pen = ReportPen(device, painter, device.pageLayout())
        _paint_first(pen, report)
        pen.next_page()
        _paint_second(pen, report)
    finally:
        painter.end()
    return PAGES


def report_pictures(report: Report, width: int, ratio: float = 1.0) -> tuple[QImage, ...]:
    """Both pages as pictures so many logical pixels wide, on the paper that is usual here."""
    layout = page_layout(usual_paper())
    return tuple(_picture(report, paint, layout, width, ratio) for paint in (_paint_first, _paint_second))


def _picture(report: Report, paint: _Paint, layout: QPageLayout, width: int, ratio: float) -> QImage:
    paper = layout.fullRect(QPageLayout.Unit.Millimeter)
    pixels = max(1, round(width * ratio))
    image = QImage(QSize(pixels, round(pixels * paper.height() / paper.width())), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    # Laid out as on paper and made smaller as a whole, so that every line breaks where it will on paper.
    a_metre = round(_RESOLUTION / MM_AN_INCH * 1000)
    image.setDotsPerMeterX(a_metre)
    image.setDotsPerMeterY(a_metre)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = ReportPen(image, painter, layout)
    scale = pixels / (paper.width() * pen.mm)
    margins = layout.margins(QPageLayout.Unit.Millimeter)
    painter.scale(scale, scale)
    painter.translate(margins.left() * pen.mm, margins.top() * pen.mm)
    try:
        paint(pen, report)
    finally:
        painter.end()
    image.setDevicePixelRatio(ratio)
    return image


# The first page


def _paint_first(pen: ReportPen, report: Report) -> None:
    top = _head(pen, report)
    figures_height = _figures_height(pen)
    pain_height = _pain_height(pen, report)
    bottom = pen.height - _FOOT
    chart = bottom - top - figures_height - pain_height - 2 * _GAP
    paint_chart(pen, report, top, chart)
    top += chart + _GAP
    _paint_figures(pen, report.figures, top)
    _paint_pain(pen, report, top + figures_height + _GAP)
    _foot(pen, 1)


def _head(pen: ReportPen, report: Report) -> float:
    """The title, the days, whose it is and who made it; returns where the rest may begin."""
    half = pen.width * 0.56
    y = pen.write(report_title(), 0.0, 0.0, half, _TITLE)
    y += pen.write(words.period(report.period), 0.0, y, half, _PERIOD) + 1.0
    _write_name(pen, report.name, half + 4.0)
    made = text.tr(
        "Made by the person themselves with Amble; it guides, it does not diagnose. Amble {version}, {day}."
    ).format(version=__version__, day=words.full_day(report.made))
    y += pen.write(made, 0.0, y, pen.width, _BODY)
    pen.rule(0.0, y + 1.6, pen.width, thick=0.5)
    return y + 4.2


def _write_name(pen: ReportPen, name: str, left: float) -> None:
    word = text.tr("Name")
    x = left + pen.width_of(word, _BODY) + 2.0
    below = 7.0
    pen.write(word, left, below - 4.2, x - left, _BODY)
    if name:
        bold = Letters(11, bold=True)
        pen.write(pen.cut(name, pen.width - x, bold), x, below - 4.8, pen.width - x + 1.0, bold)
    else:
        pen.rule(x, below, pen.width - x)


def _tiles(figures: KeyFigures) -> tuple[tuple[str, tuple[str, str]], ...]:
    nothing = ("–", text.tr("not known without a plan"))
    flares = (str(figures.flare_days), text.tr("gentle days, after a flare-up had begun"))
    return (
        (text.tr("Sessions"), words.sessions(figures)),
        (text.tr("Walk days, done of asked"), words.adherence(figures)),
        (text.tr("Walked in a week"), words.walked(figures)),
        (text.tr("Longest walk"), words.longest(figures)),
        (text.tr("Walking plan now"), words.plan(figures)),
        (text.tr("Flare-up days"), flares if figures.plan is not None else nothing),
        (text.tr("Days away"), (str(figures.away_days), text.tr("holiday or illness, told as such"))),
        (text.tr("Leg symptoms"), words.signs_in_sessions(figures)),
    )


def _tile_height(pen: ReportPen) -> float:
    return pen.line_height(_TILE) * (1 + _TILE_LINES) + pen.line_height(_VALUE) + 3.0


def _figures_height(pen: ReportPen) -> float:
    return 2 * _tile_height(pen) + 2.0


def _paint_figures(pen: ReportPen, figures: KeyFigures, top: float) -> None:
    """The key figures in two rows of boxes."""
    width = (pen.width - (_COLUMNS - 1) * 2.0) / _COLUMNS
    height, inside = _tile_height(pen), width - 4.0
    for number, (title, (value, more)) in enumerate(_tiles(figures)):
        x = number % _COLUMNS * (width + 2.0)
        y = top + number // _COLUMNS * (height + 2.0)
        pen.frame(x, y, width, height, 1.2)
        below = y + 1.3 + pen.write(pen.cut(title, inside, _TILE), x + 2.0, y + 1.3, inside + 1.0, _TILE)
        below += pen.write(pen.cut(value, inside, _VALUE), x + 2.0, below, inside + 1.0, _VALUE)
        pen.write(pen.clamp(more, inside, _TILE, _TILE_LINES), x + 2.0, below, inside + 0.5, _TILE)


def _pain_note() -> str:
    return text.tr(
        "Means of the first 7 days and the last 7, as far as there were answers. A change is called real from 2 points "
        "or 30 % of the start (Ostelo 2008, minimal important change in low back pain)."
    )


def _pain_height(pen: ReportPen, report: Report) -> float:
    rows = len(report.figures.pain) * (pen.line_height(_CELL) + 0.6)
    titles = pen.line_height(HEADING) + 1.4
    return titles + rows + 1.0 + pen.height_of(_pain_note(), pen.width, _SMALL)


def _paint_pain(pen: ReportPen, report: Report, top: float) -> None:
    """Pain at the start and now, for each of the four questions."""
    titles = (text.tr("Pain, 0 to 10"), text.tr("Start"), text.tr("Now"), text.tr("Change"))
    y = top
    x = 0.0
    for number, (title, share) in enumerate(zip(titles, _PAIN_COLUMNS, strict=True)):
        pen.write(title, x, y + (0.0 if not number else 0.6), share * pen.width, HEADING if not number else _SMALL)
        x += share * pen.width
    y += pen.line_height(HEADING) + 0.7
    pen.rule(0.0, y - 0.2, pen.width, LINE)
    y += 0.7
    for row in report.figures.pain:
        x = 0.0
        for number, (cell, share) in enumerate(zip(words.pain_row(row), _PAIN_COLUMNS, strict=True)):
            pen.write(cell, x, y, share * pen.width, _CELL_BOLD if number in (1, 2) else _CELL)
            x += share * pen.width
        y += pen.line_height(_CELL) + 0.6
    pen.write(_pain_note(), 0.0, y + 1.0, pen.width, _SMALL)


# The second page


def _paint_second(pen: ReportPen, report: Report) -> None:
    title = f"{report_title()} · {words.period(report.period)}"
    y = pen.write(title, 0.0, 0.0, pen.width * 0.7, _BODY)
    if report.name:
        # By itself: a name that is written from right to left would turn the whole line round.
        left = pen.width_of(title, _BODY) + 6.0
        name = pen.cut(report.name, pen.width - left, _CELL_BOLD)
        pen.write(name, left, 0.0, pen.width - left, _CELL_BOLD, Qt.AlignmentFlag.AlignRight)
    pen.rule(0.0, y + 1.2, pen.width, thick=0.5)
    paint_lists(pen, report, y + 4.0, pen.height - _FOOT)
    _foot(pen, 2)


def _foot(pen: ReportPen, number: int) -> None:
    top = pen.height - _FOOT + 3.0
    pen.rule(0.0, top, pen.width)
    guide = text.tr("Told by the person and counted by Amble; it guides, it does not diagnose.")
    page = text.tr("Page {number} of {of}").format(number=number, of=PAGES)
    pen.write(guide, 0.0, top + 1.0, pen.width * 0.75, Letters(8, colour=INK))
    width = pen.width_of(page, _SMALL) + 1.0
    pen.write(page, pen.width - width, top + 1.0, width, _SMALL, Qt.AlignmentFlag.AlignRight)
