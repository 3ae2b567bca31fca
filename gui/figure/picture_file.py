"""Pictures that people put beside their exercises: read with bounds, because a file can hold anything."""

from pathlib import Path
from stat import S_ISREG
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageIOHandler, QImageReader, QPixmap

LARGEST_BYTES: Final = 32 * 1024 * 1024
MOST_PIXELS: Final = 40_000_000
# What decoding may take, in MiB; four bytes a pixel.
_MOST_MEMORY: Final = 192
_FORMATS: Final = (b"png", b"jpeg")


def file_mark(path: Path) -> str:
    """What changes with the file; empty where it isn't one that can be shown."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return ""
    if not S_ISREG(found.st_mode) or not 0 < found.st_size <= LARGEST_BYTES:
        return ""
    return f"{found.st_mtime_ns} {found.st_size}"


def read_picture(path: Path, size: QSize, ratio: float = 1.0) -> QPixmap:
    """A PNG or JPEG made to fit into `size` logical pixels and turned upright; empty where it can't be shown.

    Never larger than it is. Refused are files of more than 32 MiB or 40 million pixels.
    """
    if not file_mark(path) or size.isEmpty():
        return QPixmap()
    if QImageReader.allocationLimit() != _MOST_MEMORY:
        QImageReader.setAllocationLimit(_MOST_MEMORY)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if reader.format().data() not in _FORMATS:
        return QPixmap()
    whole = reader.size()
    if whole.isEmpty() or whole.width() * whole.height() > MOST_PIXELS:
        return QPixmap()
    room = QSize(round(size.width() * ratio), round(size.height() * ratio))
    if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
        room.transpose()  # it is made small first and turned then
    fitting = whole.scaled(room.boundedTo(whole), Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        return QPixmap()
    picture = QPixmap.fromImage(image)
    picture.setDevicePixelRatio(ratio)
    return picture
