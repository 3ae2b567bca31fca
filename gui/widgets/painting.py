"""Strokes that several widgets share: rounded boxes and the focus ring."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from gui.theme.theme import Theme


def paint_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: str | None,
    border: str | None = None,
    border_width: float = 1.0,
) -> None:
    """Paint a rounded box whose border lies wholly inside `rect`."""
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
        return
    half = border_width / 2
    painter.setPen(QPen(QColor(border), border_width))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)


def paint_focusable(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    radius: float,
    fill: str | None,
    border: str | None = None,
    *,
    ring: bool,
    gap: bool = False,
) -> None:
    """Paint a box and, when `ring`, the focus ring around it; `gap` sets the ring off from a strong fill."""
    colours = theme.colours
    if not ring:
        paint_box(painter, rect, radius, fill, border, theme.px(colours.line_width))
        return
    width = theme.ring_width
    if not gap:
        paint_box(painter, rect, radius, fill, colours.primary.full, width)
        return
    inset = width + max(2, theme.px(2))
    paint_box(painter, rect.adjusted(inset, inset, -inset, -inset), max(2.0, radius - inset), fill)
    paint_box(painter, rect, radius, None, colours.primary.full, width)


def elided(metrics: QFontMetrics, text: str, width: float) -> str:
    """Shorten a text with … so that it fits `width` pixels."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width))
