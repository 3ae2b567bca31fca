"""Icons are tinted, sharp, and drawn with the one stroke."""

import re

import pytest
from PySide6.QtGui import QColor

from gui.theme import icons

NAMES = sorted(path.stem for path in icons.ICON_FOLDER.glob("*.svg"))
LINES = [name for name in NAMES if not name.startswith("style-") and name != "amble"]


def inked(picture):
    image = picture.toImage()
    return [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 250
    ]


@pytest.mark.parametrize("name", LINES)
def test_icon__is_drawn_in_the_colour_asked_for(qapp, name):
    pixels = inked(icons.pixmap(name, "#1F7A6C", 48, 1.0))
    assert len(pixels) > 20
    red, green, blue, _ = QColor("#1F7A6C").getRgb()
    # Alpha is stored multiplied in, so a channel may be off by one or two.
    off = [abs(p.red() - red) + abs(p.green() - green) + abs(p.blue() - blue) for p in pixels]
    assert max(off) <= 4


@pytest.mark.parametrize("name", LINES)
def test_icon__keeps_to_the_grid_and_the_stroke(name):
    text = (icons.ICON_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke="currentColor" stroke-width="1.75" stroke-linecap="round"' in text
    assert not re.search(r"<(image|text|style|script)", text)


@pytest.mark.parametrize("name", LINES)
def test_icon__touches_no_edge(qapp, name):
    image = icons.pixmap(name, "#000000", 48, 1.0).toImage()
    edge = [image.pixelColor(i, j).alpha() for i in range(48) for j in (0, 47)]
    edge += [image.pixelColor(j, i).alpha() for i in range(48) for j in (0, 47)]
    assert max(edge) == 0


def test_icon__is_sharp_on_a_dense_screen_and_kept(qapp):
    picture = icons.pixmap("walking", "#000000", 20, 2.0)
    assert (picture.width(), picture.deviceIndependentSize().width()) == (40, 20)
    assert icons.pixmap("walking", "#000000", 20, 2.0) is picture
    assert not icons.icon("walking", "#000000", 20).isNull()


def test_app_icon__is_legible_when_small(qapp):
    picture = icons.pixmap("amble", "#000000", 16, 1.0).toImage()
    colours = [picture.pixelColor(x, y) for x in range(16) for y in range(16)]
    assert sum(colour.lightness() > 200 and colour.alpha() > 200 for colour in colours) > 12
    assert picture.pixelColor(2, 8).name() == "#1f7a6c"


def test_app_icon__comes_in_the_sizes_of_desktops(qapp):
    assert [size.width() for size in icons.app_icon().availableSizes()] == [16, 24, 32, 48, 64, 128, 256]
