"""A moving figure on the screen."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercises.library.exercise import Exercise
from exercises.library.figure.motion import Frame
from gui.figure.colours import Look, figure_colours
from gui.figure.cycle import KEY_SECONDS, Moment, key_at, keys_in_order, moment_at
from gui.figure.fit import Placing, fit, most_for_card
from gui.figure.in_sight import InSight
from gui.figure.painter import paint_figure
from gui.figure.scene import Scene, scene_of
from gui.figure.still import paint_still
from gui.theme.theme import Theme
from gui.theme.tokens import Colours

# At most 30 pictures a second.
_PICTURE_MS: Final = 34
_MARGIN: Final = 0.05
# Pixels that soft edges may reach beyond.
_ROUND: Final = 4
# So many pictures of a breath, from out to in, are told apart.
_BREATHS: Final = 40


def _surface(colours: Colours) -> str:
    return colours.surface


class FigureView(QWidget):
    """Shows one exercise's figure: a still picture, the moment it is told, or running by itself.

    `ground` tells which of the theme's colours lies behind it; the view itself is transparent.
    """

    def __init__(
        self,
        theme: Theme,
        look: Look | None = None,
        *,
        ground: Callable[[Colours], str] = _surface,
        monotonic: Callable[[], float] = time.monotonic,
        fills: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Without a `look` of its own the figure has the theme's, also when that changes.

        `fills` paints the ground itself, so that what lies behind needn't be painted for each picture.
        """
        super().__init__(parent)
        self._fills = fills
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, fills)
        self._theme = theme
        self._own_look = look
        self._ground = ground
        self._monotonic = monotonic
        self._exercise: Exercise | None = None
        self._scene: Scene | None = None
        self._mirrored = False
        self._moment: Moment | None = None
        self._key: int | None = None
        self._begun: float | None = None
        self._in_sight = InSight(self)
        self._in_sight.changed.connect(self._run_or_rest)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)
        theme.figure_look_changed.connect(self.update)

    # What it shows

    def show_exercise(self, exercise: Exercise, mirrored: bool = False) -> None:
        """Show another exercise: a still picture until told a moment or to play, nothing where it has no figure."""
        self._exercise = exercise
        self._scene = scene_of(exercise.figure) if exercise.figure is not None else None
        self._mirrored = mirrored
        self._moment = None
        self._key = self._scene.still_key if self._scene is not None else None
        if self._begun is not None:
            self.play()
        self._tell()
        self.update()

    @property
    def has_figure(self) -> bool:
        """Whether there is anything to see."""
        return self._scene is not None

    @property
    def frame(self) -> Frame | None:
        """The posture that is shown, sides exchanged where they are; a mirrored picture only looks the other way."""
        if self._scene is None:
            return None
        if self._moment is None:
            return self._scene.still()
        frame = self._scene.motion.frame(self._moment.share)
        return frame.swapped() if self._moment.swapped else frame

    @property
    def is_mirrored(self) -> bool:
        """Whether the picture is flipped: the right side works."""
        return self._mirrored

    def set_look(self, look: Look) -> None:
        """Give this figure a skin and hair of its own."""
        self._own_look = look
        self.update()

    def show_moment(
        self, share: float, *, breath: float = 0.0, swapped: bool = False, mirrored: bool | None = None
    ) -> None:
        """Show a share (0 to 1) of the cycle's moving time, the chest as full as `breath` (0 to 1).

        `swapped` exchanges the near and the far side; `mirrored` flips the picture. With reduced motion only keys are
        shown, and nothing breathes.
        """
        if self._begun is not None:
            self.stop()
        self._show(Moment(share, breath, swapped), self._mirrored if mirrored is None else mirrored)

    def show_still(self) -> None:
        """Show the held key with its arrow and what works."""
        self.stop()
        self._moment = None
        self._key = self._scene.still_key if self._scene is not None else None
        self._tell()
        self.update()

    # Running by itself

    def play(self, *, after: float = 0.0) -> None:
        """Run while it can be seen, as if `after` seconds had gone by; with reduced motion key by key."""
        self._begun = self._monotonic() - after
        self._go_on()
        self._run_or_rest()

    def stop(self) -> None:
        """Stay where it is."""
        self._begun = None
        self._run_or_rest()

    @property
    def seconds(self) -> float:
        """How long it has been running; 0 while it stays where it is."""
        return 0.0 if self._begun is None else self._monotonic() - self._begun

    @property
    def is_running(self) -> bool:
        """Whether its timer runs."""
        return self._timer.isActive()

    def _run_or_rest(self) -> None:
        moves = self._scene is not None and (len(self._scene.figure.keys) > 1 or not self._theme.reduce_motion)
        if self._begun is None or not self._in_sight.is_so or not moves:
            self._timer.stop()
            return
        interval = round(KEY_SECONDS * 1000) if self._theme.reduce_motion else _PICTURE_MS
        if not self._timer.isActive() or self._timer.interval() != interval:
            self._timer.start(interval)

    def _go_on(self) -> None:
        if self._begun is None or self._exercise is None or self._scene is None:
            return
        seconds = self._monotonic() - self._begun
        if self._theme.reduce_motion:
            order = keys_in_order(self._scene.figure)
            self._show_key(order[int(seconds / KEY_SECONDS) % len(order)])
        else:
            self._show(moment_at(self._exercise, seconds), self._mirrored)
        self._run_or_rest()

    def _show_key(self, key: int) -> None:
        if self._scene is not None:
            self._show(Moment(self._scene.motion.share_of_key(key)), self._mirrored)

    def _show(self, moment: Moment, mirrored: bool) -> None:
        # Breath is so slow that most of its pictures would be the same to the pixel.
        moment = replace(moment, breath=round(moment.breath * _BREATHS) / _BREATHS)
        if self._scene is None or (moment, mirrored) == (self._moment, self._mirrored):
            return
        key = key_at(self._scene.figure, moment.share)
        if self._theme.reduce_motion:
            moment = Moment(self._scene.motion.share_of_key(key), 0.0, moment.swapped)
        if (moment, mirrored) != (self._moment, self._mirrored):
            was_still = self._moment is None
            self._moment, self._mirrored = moment, mirrored
            self.update(self.rect() if was_still else self._moving_part())
        if key != self._key:
            self._key = key
            self._tell()

    def _tell(self) -> None:
        name = self._exercise.name if self._exercise is not None else ""
        if self._scene is not None and self._key is not None:
            key = self._scene.figure.names[self._key].removeprefix("~").replace("-", " ").replace("_", " ")
            name = f"{name}, {key}"
        self.setAccessibleName(name)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = self._ground(self._theme.colours)
        painter = QPainter(self)
        if self._fills:
            painter.fillRect(event.rect(), QColor(ground))
        if self._scene is None or self._exercise is None:
            return
        colours = figure_colours(self._theme.colours, self._own_look or self._theme.figure_look, ground)
        if self._moment is None:
            box, works = QRectF(self.rect()), self._exercise.targets
            paint_still(painter, self._scene, box, colours, works, self._mirrored, alone=True)
            return
        frame: Frame = self._scene.motion.frame(self._moment.share)
        paint_figure(
            painter,
            self._scene,
            frame,
            self._placing(self._scene),
            colours,
            breath=self._moment.breath,
            swapped=self._moment.swapped,
        )

    def _placing(self, scene: Scene) -> Placing:
        box = QRectF(self.rect())
        margin = min(box.width(), box.height()) * _MARGIN
        room = box.adjusted(margin, margin, -margin, -margin)
        most = most_for_card(room, scene.figure.view, alone=True)
        return fit(scene.extent, room, most=most, mirrored=self._mirrored)

    def _moving_part(self) -> QRect:
        """The part of the view that a figure is painted in; it lies in the middle, mirrored or not."""
        if self._scene is None:
            return self.rect()
        extent, placing = self._scene.extent, self._placing(self._scene)
        width = extent.width * placing.scale
        left = self.rect().center().x() - width / 2
        top = placing.floor - extent.top * placing.scale
        box = QRectF(left, top, width, extent.height * placing.scale).toAlignedRect()
        return box.adjusted(-_ROUND, -_ROUND, _ROUND, _ROUND).intersected(self.rect())
