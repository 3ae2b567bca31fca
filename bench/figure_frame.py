"""One picture of a moving figure, as the player paints thirty of them a second."""

import tempfile
import time
from pathlib import Path
from statistics import median

SIZE = 480
_BIRD_DOG = """\
name: Bird-dog
kind: strength
position: all-fours
instructions: [Reach.]
figure:
  props: [mat]
  pin: [far-knee, near-hand]
  keys:
    start: {spine: [14, 14, 9], arms: [-90, -90], legs: [-90, 180, 180]}
    reach:
      spine: [14, 14, 11]
      arms: {near: [-90, -90], far: [8, 8]}
      legs: {near: [-178, -178, -95], far: [-90, 180, 180]}
  cycle: [start, 2s, reach, hold, reach, 2s, start]
"""


def frame_milliseconds(rounds: int = 300) -> tuple[float, float]:
    """What one picture of 480 × 480 pixels takes, solved and painted: the median and the slowest of twenty."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter

    from exercises.library.library import Library
    from gui.figure.colours import Look, figure_colours
    from gui.figure.fit import fit
    from gui.figure.painter import paint_figure
    from gui.figure.scene import Scene
    from gui.theme.tokens import LIGHT

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "exercises" / "measured.yaml"
        path.parent.mkdir()
        path.write_text(_BIRD_DOG, encoding="utf-8")
        library = Library(None, [path])
        library.scan()
        exercise = library.exercise("measured")
    if exercise is None or exercise.figure is None:
        raise RuntimeError("the measured figure has problems")
    scene, colours = Scene(exercise.figure), figure_colours(LIGHT, Look())
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    placing = fit(scene.extent, QRectF(0, 0, SIZE, SIZE))
    times = []
    for number in range(rounds):
        before = time.perf_counter()
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        paint_figure(painter, scene, scene.motion.frame(number / rounds), placing, colours, breath=0.5)
        painter.end()
        times.append((time.perf_counter() - before) * 1000)
    return median(times), sorted(times)[-max(1, rounds // 20)]
