"""The phone's page draws the figures as the window does: same colours, and nearly the same picture."""

import json
from base64 import b64decode

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from exercises import settings
from exercises.library.figure.figure import Figure
from exercises.library.library import Library
from exercises.paths import ASSETS
from exercises.phone.colours import PhoneLook, colours_of
from exercises.phone.figures import figure_of
from gui.figure.colours import Cloth, Hair, Look, Skin, figure_colours
from gui.figure.fit import fit, most_for_card
from gui.figure.painter import paint_figure
from gui.figure.scene import Scene
from gui.theme.tokens import DARK, LIGHT
from tests.chromium import Chromium, chromium

SIZE = 300
SHARES = (0.0, 0.37, 0.8)
# Of the pixels that one of the two pictures paints, at most this share may look different.
MOST_DIFFERENT = 0.04
PAINT = """
((figure, moments, colours) => moments.map((moment) => {
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, {width: '300px', height: '300px', padding: 0});
  document.body.replaceChildren(canvas);
  paintFigure(canvas, figure, moment, colours);
  return canvas.toDataURL('image/png').split(',')[1];
}))
"""


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_are_those_of_the_window(theme):
    for skin in settings.Skin:
        for hair in settings.Hair:
            ours = figure_colours(theme, Look(Skin[skin.name], Hair[hair.name]))
            told = colours_of(PhoneLook(skin, hair))["dark" if theme.is_dark else "light"]
            for name, value in told.items():
                real = getattr(ours, name)
                assert value == ((real.near, real.far, real.line) if isinstance(real, Cloth) else real), name


@pytest.fixture(scope="module")
def canvas():
    """A page with the figure's scripts, as functions that the test calls."""
    if chromium() is None:
        pytest.skip("there is no Chromium on this machine, so the phone's figures were not compared")
    browser = Chromium()
    tab = browser.page()
    tab.resize(400, 400, ratio=1)
    names = ("shapes.js", "body.js", "things.js", "figure.js")
    sources = "\n".join((ASSETS / "phone" / name).read_text(encoding="utf-8") for name in names)
    tab.run(f"(() => {{{sources}; window.paintFigure = paintFigure; }})()")
    yield tab
    browser.close()


def window_picture(figure: Figure, share: float, swapped: bool) -> QImage:
    scene = Scene(figure)
    picture = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    box = QRectF(0, 0, SIZE, SIZE)
    placing = fit(scene.extent, box, most=most_for_card(box, figure.view))
    paint_figure(
        painter, scene, scene.motion.frame(share), placing, figure_colours(LIGHT, Look()), breath=0.6, swapped=swapped
    )
    painter.end()
    return picture


def different(one: QImage, other: QImage) -> float:
    """The share of painted pixels that look different, edges left out: they fall a little differently everywhere."""

    def colour(picture, x, y):
        return picture.pixelColor(x, y)

    painted = unlike = 0
    for y in range(2, SIZE - 2, 5):
        for x in range(2, SIZE - 2, 5):
            a, b = colour(one, x, y), colour(other, x, y)
            if not a.alpha() and not b.alpha():
                continue
            painted += 1
            if far(a, b) and all(far(a, colour(other, x + dx, y + dy)) for dx, dy in NEAR):
                unlike += 1
    return unlike / max(1, painted)


NEAR = ((-2, 0), (2, 0), (0, -2), (0, 2))


def far(a: QColor, b: QColor) -> bool:
    return (
        max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue()), abs(a.alpha() - b.alpha()))
        > 60
    )


def test_every_bundled_figure_looks_the_same(canvas, qapp, tmp_path):
    library = Library(None)
    library.scan()
    colours = json.dumps(colours_of(PhoneLook())["light"])
    worse = {}
    for exercise in library.exercises():
        if exercise.figure is None:
            continue
        moments = [
            {"share": share, "swapped": swapped, "mirrored": False, "breath": 0.6}
            for share, swapped in zip(SHARES, (False, True, False), strict=True)
        ]
        drawn = canvas.run(f"{PAINT}({json.dumps(figure_of(exercise))}, {json.dumps(moments)}, {colours})")
        for moment, picture in zip(moments, drawn, strict=True):
            page = QImage.fromData(b64decode(picture)).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
            ours = window_picture(exercise.figure, moment["share"], moment["swapped"])
            unlike = different(page, ours)
            if unlike > MOST_DIFFERENT:
                worse[f"{exercise.id} at {moment['share']}"] = round(unlike, 3)
                page.save(str(tmp_path / f"{exercise.id}-{moment['share']}-page.png"))
                ours.save(str(tmp_path / f"{exercise.id}-{moment['share']}-window.png"))
    assert worse == {}, f"assets/phone draws otherwise than gui/figure; the pictures are in {tmp_path}"
