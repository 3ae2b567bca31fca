"""The picture of an exercise on cards and pages: its figure, its own picture file, or the calm placeholder."""

import sys
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QPointF, QSize, QTimer
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from gui.figure.colours import Look
from gui.figure.picture_file import file_mark, read_picture
from gui.figure.subject import Subject
from gui.theme.theme import Theme
from gui.theme.tokens import Colours
from gui.widgets.placeholder import PositionPlaceholder

_PENCILS: Final = "gui.figure.still"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """All that a drawn picture depends on; `file` is the state of the picture file, empty for a figure."""

    subject: Subject
    size: QSize
    ratio: float
    colours: Colours
    look: Look
    file: str = ""


class ExercisePicture(PositionPlaceholder):
    """Shows a Subject on a soft ground.

    Its ground is painted at once; what is drawn for the first time follows when the window has nothing else to do, one
    picture after the other, so that a page full of them comes and goes as fast as an empty one.
    """

    def __init__(
        self, theme: Theme, name: str, subject: Subject, words: str = "", *, parent: QWidget | None = None
    ) -> None:
        """`words` tells the position, as on the placeholder."""
        super().__init__(theme, name, subject.position, words, parent=parent)
        self._shown = subject
        self._made: _Wanted | None = None
        self._failed: _Wanted | None = None
        theme.figure_look_changed.connect(self.update)

    @property
    def subject(self) -> Subject:
        """What is shown."""
        return self._shown

    def show_subject(self, name: str, subject: Subject, words: str = "") -> None:
        """Show something else."""
        self._shown = subject
        self.set_subject(name, subject.position, words)

    def begin(self) -> None:
        """Work out what the drawing needs; that is half of the time it takes."""
        wanted = self._wanted()
        figure = wanted.subject.exercise.figure if wanted is not None and wanted.subject.exercise is not None else None
        if wanted is not None and wanted != self._made and figure is not None:
            from gui.figure.scene import scene_of

            scene_of(figure)

    def make(self) -> None:
        """Draw what has not been drawn yet."""
        wanted = self._wanted()
        if wanted is None or wanted == self._made:
            return
        self._made = wanted
        if _drawn(wanted).isNull():
            self._failed = wanted
        self.update()

    def _paint_subject(self, painter: QPainter) -> None:
        wanted = self._wanted()
        if wanted is None or wanted == self._failed:
            super()._paint_subject(painter)
            return
        # What has been forgotten because so much else was drawn since is drawn again at once.
        picture = _drawn(wanted, only_kept=wanted != self._made)
        if picture.isNull():
            _turns().wait(self)
            return
        size = picture.deviceIndependentSize()
        painter.drawPixmap(QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2), picture)

    def _wanted(self) -> _Wanted | None:
        """What is to be drawn now; None where the placeholder is all there is."""
        shown, theme = self._shown, self._theme
        mark = ""
        if shown.exercise is None or shown.exercise.figure is None:
            mark = file_mark(shown.file) if shown.file is not None else ""
            if not mark:
                return None
        return _Wanted(shown, self.size(), self.devicePixelRatioF(), theme.colours, theme.figure_look, mark)


def _drawn(wanted: _Wanted, *, only_kept: bool = False) -> QPixmap:
    """The picture; empty where it can't be drawn or, with `only_kept`, was not drawn before."""
    subject = wanted.subject
    if not wanted.file and subject.exercise is not None:
        if only_kept and _PENCILS not in sys.modules:
            # The first page is painted before anything that draws is loaded.
            return QPixmap()
        from gui.figure.still import still_picture

        return still_picture(
            subject.exercise,
            wanted.size,
            wanted.colours,
            look=wanted.look,
            ratio=wanted.ratio,
            ground=wanted.colours.primary.soft,
            only_kept=only_kept,
        )
    key = f"picture {subject.file} {wanted.file} {wanted.size.width()}x{wanted.size.height()} {wanted.ratio}"
    kept = QPixmap()
    if subject.file is None or QPixmapCache.find(key, kept) or only_kept:
        return kept
    picture = read_picture(subject.file, wanted.size, wanted.ratio)
    if not picture.isNull():
        QPixmapCache.insert(key, picture)
    return picture


class _Turns(QObject):
    """Lets pictures be drawn one after the other, each in a moment when nothing else is to be done."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._waiting: dict[ExercisePicture, None] = {}
        self._begun: ExercisePicture | None = None
        self._has_painted = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)

    def wait(self, picture: ExercisePicture) -> None:
        """Draw this picture when its turn comes."""
        self._waiting[picture] = None
        self._has_painted = True
        self._timer.start()

    def _next(self) -> None:
        if self._has_painted:
            # The window has just painted; before anything is drawn it may answer to what is typed.
            self._has_painted = False
            return
        while self._waiting:
            picture = next(iter(self._waiting))
            # One that is hidden meanwhile asks again when it is painted.
            if not isValid(picture) or not picture.isVisible():
                del self._waiting[picture]
            elif picture is not self._begun:
                self._begun = picture
                picture.begin()
                return
            else:
                del self._waiting[picture]
                self._begun = None
                picture.make()
                return
        self._begun = None
        self._timer.stop()


@cache
def _turns() -> _Turns:
    return _Turns(QCoreApplication.instance())
