"""What a painted figure shows, and that it stays where it belongs."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from gui.figure.colours import Hair, Look, Skin, figure_colours
from gui.figure.scene import Scene
from gui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, contrast
from tests.gui.figure.conftest import FIGURES

GROUND = QColor("#FF00FF").rgb()


def colours_in(image):
    return Counter(
        QColor(image.pixel(x, y)).name().upper() for x in range(image.width()) for y in range(image.height())
    )


def edge(image):
    right, bottom = image.width() - 1, image.height() - 1
    yield from ((x, y) for x in range(image.width()) for y in (0, bottom))
    yield from ((x, y) for y in range(image.height()) for x in (0, right))


def test_side_view__shows_clothes_skin_hair_and_the_far_side(exercises, painted):
    found = colours_in(painted(Scene(exercises["bird-dog"].figure), 0.5, width=480, height=480))
    for colour in ("#2F8F7F", "#33475B", "#263648", "#E3B08C", "#C9977A", "#F4F1EA", "#D5D0C5", "#4A342B"):
        assert found[colour] > 40, colour


@pytest.mark.parametrize("name", ["abduction", "rotation", "turn"])
def test_other_views__show_top_trousers_skin_and_hair(exercises, painted, name):
    found = colours_in(painted(Scene(exercises[name].figure), 0.0, width=360, height=360))
    for colour in ("#2F8F7F", "#33475B", "#E3B08C", "#4A342B", "#F4F1EA"):
        assert found[colour] > 40, colour


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize(("width", "height"), [(120, 64), (240, 240), (160, 420)])
def test_nothing_leaves_the_picture__over_the_whole_cycle(exercises, painted, name, width, height):
    scene = Scene(exercises[name].figure)
    for number in range(13):
        for swapped in (False, True):
            image = painted(scene, number / 12, width=width, height=height, swapped=swapped, breath=1.0)
            assert all(image.pixel(x, y) == GROUND for x, y in edge(image)), (number, swapped)


@pytest.mark.parametrize("name", FIGURES)
def test_figure__fills_its_picture(exercises, painted, name):
    image = painted(Scene(exercises[name].figure), 0.0, width=300, height=300, margin=0)
    covered = [(x, y) for x in range(300) for y in range(300) if image.pixel(x, y) != GROUND]
    wide = max(x for x, _ in covered) - min(x for x, _ in covered)
    high = max(y for _, y in covered) - min(y for _, y in covered)
    assert max(wide, high) > 220


@pytest.mark.parametrize("name", FIGURES)
def test_mirrored__is_the_mirror_image(exercises, painted, name):
    scene = Scene(exercises[name].figure)
    plain = painted(scene, 0.3).convertToFormat(plain_format())
    other = painted(scene, 0.3, mirrored=True).convertToFormat(plain_format()).flipped(Qt.Orientation.Horizontal)
    differing = sum(
        abs(QColor(plain.pixel(x, y)).lightness() - QColor(other.pixel(x, y)).lightness()) > 40
        for x in range(plain.width())
        for y in range(plain.height())
    )
    assert differing < plain.width() * plain.height() * 0.002
    assert name in ("rotation", "turn", "chair-before") or plain != painted(scene, 0.3, mirrored=True).convertToFormat(
        plain_format()
    )


def plain_format():
    from PySide6.QtGui import QImage

    return QImage.Format.Format_RGB32


def test_swapped__shows_the_other_side_working(exercises, painted):
    scene = Scene(exercises["bird-dog"].figure)
    share = scene.figure.share_of_hold
    usual = colours_in(painted(scene, share, width=480, height=480))
    other = colours_in(painted(scene, share, width=480, height=480, swapped=True))
    # The far arm reaches behind the head at first, then it stands in full view; of the legs the near one is raised.
    assert other["#C9977A"] > usual["#C9977A"]
    assert other["#33475B"] < usual["#33475B"]


@pytest.mark.parametrize("name", ["abduction", "rotation", "turn", "open-book-of-mine"])
def test_swapped__is_the_mirror_image_where_both_sides_are_seen(exercises, painted, name):
    scene = Scene(exercises[name].figure)
    share = 0.3
    swapped = painted(scene, share, swapped=True)
    assert swapped != painted(scene, share)
    mirrored = painted(scene, share, mirrored=True)
    differing = sum(
        abs(QColor(swapped.pixel(x, y)).lightness() - QColor(mirrored.pixel(x, y)).lightness()) > 40
        for x in range(swapped.width())
        for y in range(swapped.height())
    )
    assert differing < swapped.width() * swapped.height() * 0.002


def test_head_seen_from_above__shows_a_profile_then_the_face(exercises, painted):
    scene = Scene(exercises["open-book-of-mine"].figure)
    skin, hair = "#E3B08C", "#4A342B"
    closed = colours_in(painted(scene, 0.0, width=480, height=480))
    assert closed["#C9977A"] > 40, "the ear"
    opened = colours_in(painted(scene, 0.5, width=480, height=480))
    # Of a face there is less hair to see than of a profile.
    assert opened[hair] < closed[hair] * 0.8
    assert opened[skin] > closed[skin]


def test_knees_that_lean_over__are_told_apart(exercises, painted):
    scene = Scene(exercises["rotation"].figure)
    seam = "#263648"
    assert colours_in(painted(scene, 0.5, width=480, height=480))[seam] > 40


def test_chair_before_the_body__covers_it(exercises, painted):
    scene = Scene(exercises["chair-before"].figure)
    with_chair, without = (
        colours_in(painted(Scene(exercises[name].figure), 0.0, width=480, height=480))["#33475B"]
        for name in ("chair-before", "abduction")
    )
    assert scene.places.at(scene.motion.frame(0.0))[0].is_before
    assert with_chair < without * 0.8


def test_breath__widens_the_chest(exercises, painted):
    scene = Scene(exercises["wall"].figure)
    empty = colours_in(painted(scene, 0.0, width=480, height=480))["#2F8F7F"]
    full = colours_in(painted(scene, 0.0, width=480, height=480, breath=1.0))["#2F8F7F"]
    assert empty * 1.005 < full < empty * 1.06


def test_working_muscles__are_tinted(exercises, painted):
    scene = Scene(exercises["bird-dog"].figure)
    plain = painted(scene, 0.5, width=480, height=480)
    assert painted(scene, 0.5, width=480, height=480, works=("glutes",)) != plain
    assert painted(scene, 0.5, width=480, height=480, works=("no such muscle",)) == plain


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "high contrast"])
@pytest.mark.parametrize("skin", Skin)
@pytest.mark.parametrize("hair", Hair)
def test_every_part__stands_out_from_its_ground(theme, skin, hair):
    colours = figure_colours(theme, Look(skin, hair))
    for cloth in (colours.top, colours.trousers, colours.skin, colours.shoes):
        lined = cloth.line and contrast(cloth.line, colours.ground) >= 1.45
        assert lined or min(contrast(tone, colours.ground) for tone in (cloth.near, cloth.far)) >= 1.45
    assert contrast(colours.hair, colours.ground) >= 1.45


@pytest.mark.parametrize("name", FIGURES)
def test_size_and_floor__stay_the_same_over_the_cycle(exercises, name):
    """One placing serves the whole movement: it depends on the scene alone."""
    scene = Scene(exercises[name].figure)
    for frame in scene.motion.frames(9):
        for point in frame.joints:
            assert scene.extent.left < point.x < scene.extent.right
            assert scene.extent.bottom < point.y < scene.extent.top
