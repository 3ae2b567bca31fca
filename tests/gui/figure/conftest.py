"""Figures of every view and with every thing, read as people write them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from exercises.library.exercise import Exercise
from exercises.library.library import Library
from gui.figure.colours import Look, figure_colours
from gui.figure.fit import fit
from gui.figure.painter import paint_figure
from gui.figure.scene import Scene
from gui.theme.tokens import LIGHT

FIGURES = {
    "bird-dog": """
  props: [mat]
  pin: [far-knee, near-hand]
  keys:
    start: {spine: [14, 14, 9], arms: [-90, -90], legs: [-90, 180, 180]}
    reach:
      spine: [14, 14, 11]
      arms: {near: [-90, -90], far: [8, 8]}
      legs: {near: [-178, -178, -95], far: [-90, 180, 180]}
  cycle: [start, 2s, reach, hold, reach, 2s, start]
""",
    "squat": """
  props: [chair]
  pin: [near-foot, far-foot]
  keys:
    stand: {spine: [90, 90, 90], arms: [-88, -85], legs: [-90, -90, 0]}
    sit: {spine: [55, 58, 75], arms: [10, 5], legs: [5, -100, 0]}
  cycle: [stand, 3s, sit, 1s, sit, 2s, stand]
""",
    "strap": """
  props: [mat, strap]
  pin: [hips, far-foot]
  keys:
    bent: {spine: [180, 180, 180], arms: [38, 39], legs: {near: [90, 0, 80], far: [42, -47, 0]}}
    straight: {spine: [180, 180, 180], arms: [41, 43], legs: {near: [78, 72, 150], far: [42, -47, 0]}}
  cycle: [bent, 3s, straight, hold, straight, 2s, bent]
""",
    "wall": """
  props: [wall]
  pin: [near-foot, far-foot]
  keys:
    lean: {spine: [78, 78, 82], arms: [-42, 25], legs: {near: [-62, -94, 0], far: [-110, -110, 0]}}
""",
    "walk": """
  walks: true
  keys:
    strike:
      spine: [88, 90, 90]
      arms: {near: [-112, -75], far: [-68, -30]}
      legs: {near: [-64, -77, 18], far: [-88, -136, -45]}
    middle: {spine: [90, 90, 90], arms: [-90, -70], legs: {near: [-89, -91, 0], far: [-70, -125, -40]}}
  cycle: [strike, 0.3s, middle, 0.3s, ~strike, 0.3s, ~middle, 0.3s, strike]
""",
    "abduction": """
  view: front
  pin: [right-foot]
  keys:
    stand: {trunk: 90, arms: [-70, -75], legs: [-88, -90, -80]}
    out: {trunk: 90, arms: [-70, -75], legs: {left: [-62, -62, -55], right: [-92, -90, -100]}}
  cycle: [stand, 1.5s, out, 1.5s, stand]
""",
    "rotation": """
  view: feet
  props: [mat]
  keys:
    middle: {trunk: 90, arms: [-20, 0], legs: [84, -86, 85], foreshorten: {trunk: 0.15, head: 0.3}}
    left:
      trunk: 90
      arms: [-20, 0]
      legs: {left: [40, -150, 50], right: [45, -140, 50]}
      foreshorten: {trunk: 0.15, head: 0.3}
  cycle: [middle, 2s, left, 2s, middle]
""",
    "turn": """
  view: top
  keys:
    middle: {shoulders: 90, pelvis: 90, arms: {near: [20, -80], far: [-20, 80]}}
    turned: {shoulders: 130, pelvis: 96, arms: {near: [60, -40], far: [20, 120]}}
  cycle: [middle, 1.5s, turned, 1.5s, middle]
""",
    "open-book-of-mine": """
  view: top
  props: [mat, cushion]
  pin: [hips]
  keys:
    closed:
      spine: [180, 180, 180]
      arms: [-100, -100]
      legs: [-100, 10, -75]
      foreshorten: {shoulders: 0, pelvis: 0}
    open:
      spine: [180, 180, 180]
      arms: {near: [70, 70], far: [-100, -100]}
      legs: [-100, 10, -75]
      foreshorten: {shoulders: 0.9, pelvis: 0}
  cycle: [closed, 2s, open, hold, open, 2s, closed]
""",
    "crossed-from-above": """
  view: top
  props: [mat]
  pin: [shoulders]
  keys:
    cross:
      trunk: 90
      arms: {near: [-70, -84], far: [250, 264]}
      legs: {near: [-54, 192, 204], far: [-92, -90, -90]}
      foreshorten: {near-thigh: 0.61, near-shank: 0.84, near-foot: 0.8, far-thigh: 0.77, far-shank: 0.54}
    draw:
      trunk: 90
      arms: {near: [-100, -104], far: [260, -80]}
      legs: {near: [-42, 186, 202], far: [-92, -90, -90]}
      foreshorten: {near-thigh: 0.62, near-shank: 0.97, near-foot: 0.8, far-thigh: 0.5, far-foot: 0.5}
  cycle: [cross, 2s, draw, hold, draw, 2s, cross]
""",
    "chair-before": """
  view: front
  props: [chair]
  keys:
    stand: {trunk: 90, arms: [-70, -110], legs: [-88, -90, -80]}
""",
}
_HEAD = "name: {name}\nkind: strength\nposition: standing\nsides: {sides}\ntargets: [glutes]\ninstructions: [Move.]\n"


@pytest.fixture(scope="session")
def exercises(tmp_path_factory) -> dict[str, Exercise]:
    folder: Path = tmp_path_factory.mktemp("shelf") / "exercises"
    folder.mkdir()
    paths = []
    for name, figure in FIGURES.items():
        sides = "alternate" if name == "bird-dog" else "both"
        paths.append(folder / f"{name}.yaml")
        paths[-1].write_text(_HEAD.format(name=name.title(), sides=sides) + "figure:" + figure, encoding="utf-8")
    plain = folder / "plain.yaml"
    plain.write_text(_HEAD.format(name="Plain", sides="both"), encoding="utf-8")
    library = Library(None, [*paths, plain])
    library.scan()
    assert [problem for file in library.given() for problem in file.problems] == []
    return {path.stem: library.exercise(path.stem) for path in [*paths, plain]}


@pytest.fixture
def painted():
    """Paints a frame on a plain ground that no part of a figure has."""

    def paint(
        scene: Scene, share: float, *, width=240, height=200, theme=LIGHT, mirrored=False, margin=1, **how
    ) -> QImage:
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor("#FF00FF"))
        room = QRectF(margin, margin, width - 2 * margin, height - 2 * margin)
        painter = QPainter(image)
        frame = scene.motion.frame(share)
        placing = fit(scene.extent, room, mirrored=mirrored)
        paint_figure(painter, scene, frame, placing, figure_colours(theme, Look()), **how)
        painter.end()
        return image

    return paint
