"""Our line icons, tinted and sharp at every size; QtSvg is loaded when the first one is drawn."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from exercises.paths import ASSETS

ICON_FOLDER = ASSETS / "icons"


def icon(name: str, colour: str, size: int) -> QIcon:
    """Draw an icon of assets/icons in one colour, `size` logical pixels square."""
    return QIcon(pixmap(name, colour, size))


def app_icon() -> QIcon:
    """Draw the program's own icon in the sizes that desktops ask for; takes some 10 ms, so after the first paint."""
    drawn = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        drawn.addPixmap(pixmap("amble", "#FFFFFF", size, 1.0))
    return drawn


def pixmap(name: str, colour: str, size: int, ratio: float | None = None) -> QPixmap:
    """Draw an icon for a screen of `ratio` device pixels a pixel (by default the sharpest screen's)."""
    if ratio is None:
        ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    return _drawn(name, colour, size, ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    drawing = _svg_text(name).replace("currentColor", colour)
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


@lru_cache(maxsize=128)
def _svg_text(name: str) -> str:
    return (ICON_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
