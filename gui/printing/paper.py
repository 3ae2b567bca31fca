"""Where things go on paper: pages, a pen that keeps to them, and text in columns."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QLocale, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPen,
)

INK: Final = "#111111"
MUTED: Final = "#444444"
LINE: Final = "#8A8A8A"
MM_AN_INCH: Final = 25.4
_POINTS_AN_INCH: Final = 72.0
_MARGIN_MM: Final = 14.0
_LETTERS_OF_SIGNS: Final = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_LISTED: Final = re.compile(rb"\[[^\]]*\]")
_TAB: Final = b"<0009>"
_SPACE: Final = b"<0020>"


class Paper(Enum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> QPageSize:
        """The same for Qt."""
        return QPageSize(QPageSize.PageSizeId.A4 if self is Paper.A4 else QPageSize.PageSizeId.Letter)


def usual_paper() -> Paper:
    """What people print on where they live: Letter in the United States, Canada and their neighbours, else A4."""
    american = (
        QLocale.Country.UnitedStates,
        QLocale.Country.Canada,
        QLocale.Country.Mexico,
        QLocale.Country.Philippines,
        QLocale.Country.Chile,
        QLocale.Country.Colombia,
    )
    return Paper.LETTER if QLocale.system().territory() in american else Paper.A4


def page_layout(paper: Paper) -> QPageLayout:
    """An upright page with room for a punch."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(paper.size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def with_spaces(pdf: bytes) -> bytes:
    """The same PDF, in which a space is one when somebody copies or searches its text.

    Qt tells readers that the sign of a space is a tab, which has the same sign in most fonts; what a sign stands for is
    written in tables of four digits each, so nothing else moves.
    """

    def mended(table: re.Match[bytes]) -> bytes:
        return _LISTED.sub(lambda listed: listed[0].replace(_TAB, _SPACE), table[0])

    return _LETTERS_OF_SIGNS.sub(mended, pdf)


@dataclass(frozen=True, slots=True)
class Letters:
    """How text looks: its size in points, bold or not, and its colour."""

    points: float
    bold: bool = False
    colour: str = INK


class Pen:
    """Writes and draws on one page after the other; lengths are millimetres from the printable corner."""

    def __init__(self, device: QPaintDevice, painter: QPainter, page: QPageLayout) -> None:
        self._device = device
        self.painter = painter
        self.mm = device.logicalDpiX() / MM_AN_INCH
        layout = page.paintRect(QPageLayout.Unit.Millimeter)
        self.width = layout.width()
        self.height = layout.height()

    def next_page(self) -> None:
        """Go on with an empty page; a picture has only the one it is of."""
        if isinstance(self._device, QPagedPaintDevice):
            self._device.newPage()

    def box(self, x: float, y: float, width: float, height: float) -> QRectF:
        """A box in the painter's own lengths."""
        return QRectF(x * self.mm, y * self.mm, width * self.mm, height * self.mm)

    def height_of(self, text: str, width: float, letters: Letters) -> float:
        """How high a text becomes in a column of that width."""
        if not text:
            return 0.0
        metrics = QFontMetricsF(self.font(letters), self._device)
        room = QRectF(0.0, 0.0, width * self.mm, 1e7)
        return metrics.boundingRect(room, int(_FLOWING), text).height() / self.mm

    def width_of(self, text: str, letters: Letters) -> float:
        """How long a text is on one line."""
        return QFontMetricsF(self.font(letters), self._device).horizontalAdvance(text) / self.mm

    def write(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        letters: Letters,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> float:
        """Write a text into a column, and return how high it became."""
        height = self.height_of(text, width, letters)
        if text:
            self.painter.setFont(self.font(letters))
            self.painter.setPen(QColor(letters.colour))
            # A hair wider, so that what was measured to fit does not break anew.
            box = self.box(x, y, width, height).adjusted(0.0, 0.0, 1.0, 1.0)
            self.painter.drawText(box, int(_FLOWING | align), text)
        return height

    def rule(self, x: float, y: float, width: float, colour: str = LINE, thick: float = 0.25) -> None:
        """Draw a line across."""
        self.painter.setPen(QPen(QColor(colour), thick * self.mm))
        self.painter.drawLine(self.box(x, y, width, 0.0).topLeft(), self.box(x + width, y, 0.0, 0.0).topLeft())

    def frame(self, x: float, y: float, width: float, height: float, corner: float = 0.0) -> None:
        """Draw an empty box, to tick or to look at."""
        self.painter.setPen(QPen(QColor(LINE), 0.25 * self.mm))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(self.box(x, y, width, height), corner * self.mm, corner * self.mm)

    def font(self, letters: Letters) -> QFont:
        """The system's own letters, in the size that they have on paper."""
        font = QFont()
        font.setPixelSize(max(1, round(letters.points * self.mm * MM_AN_INCH / _POINTS_AN_INCH)))
        font.setBold(letters.bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


_FLOWING: Final = Qt.TextFlag.TextWordWrap
