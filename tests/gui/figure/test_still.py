"""Still pictures: which moment, which arrow, drawn once."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmapCache

from exercises.library.figure.body import Joint
from exercises.library.figure.figure import PropKind
from exercises.library.library import Library
from gui.figure.colours import Hair, Look
from gui.figure.scene import Scene
from gui.figure.still import arrow_of, still_picture
from gui.theme.tokens import DARK, LIGHT


def test_still__has_the_asked_size_on_any_screen(qapp, exercises):
    picture = still_picture(exercises["squat"], QSize(120, 80), LIGHT, ratio=1.5)
    assert picture.size() == QSize(180, 120)
    assert picture.deviceIndependentSize().toSize() == QSize(120, 80)


def test_still__is_drawn_once(qapp, exercises):
    QPixmapCache.clear()
    first = still_picture(exercises["squat"], QSize(120, 80), LIGHT)
    assert still_picture(exercises["squat"], QSize(120, 80), LIGHT).cacheKey() == first.cacheKey()


def test_still__differs_by_theme_look_side_and_exercise(qapp, exercises):
    size = QSize(120, 80)
    pictures = [
        still_picture(exercises["squat"], size, LIGHT),
        still_picture(exercises["squat"], size, DARK),
        still_picture(exercises["squat"], size, LIGHT, look=Look(hair=Hair.GREY)),
        still_picture(exercises["squat"], size, LIGHT, mirrored=True),
        still_picture(exercises["wall"], size, LIGHT),
    ]
    images = [picture.toImage() for picture in pictures]
    assert all(one != other for number, one in enumerate(images) for other in images[:number])


def test_still__without_a_figure_is_empty(qapp, exercises):
    assert still_picture(exercises["plain"], QSize(120, 80), LIGHT).isNull()


def test_arrow__leads_to_the_hand_that_reaches(exercises):
    scene = Scene(exercises["bird-dog"].figure)
    way = arrow_of(scene)
    assert way[0].x < way[-1].x
    assert way[0].y < way[-1].y


def test_arrow__of_a_squat_points_down(exercises):
    way = arrow_of(Scene(exercises["squat"].figure))
    assert way[0].y > way[-1].y + 0.1


def test_arrow__of_a_back_that_rounds_stands_on_it_and_points_up():
    library = Library(None)
    library.scan()
    scene = Scene(library.exercise("cat-cow").figure)
    way, waist = arrow_of(scene), scene.still().at(Joint.WAIST)
    assert waist.y + 0.067 < way[0].y < way[-1].y
    assert abs(way[0].x - waist.x) < 0.06


def test_arrow__none_for_what_stays_or_walks(exercises):
    assert arrow_of(Scene(exercises["wall"].figure)) == []
    assert arrow_of(Scene(exercises["walk"].figure)) == []


def test_arrow__does_not_run_through_a_wall():
    library = Library(None)
    library.scan()
    exercise = library.exercise("knee-to-wall")
    scene = Scene(exercise.figure)
    wall = next(thing.box for thing in scene.places.at(scene.still()) if thing.kind is PropKind.WALL)
    way = arrow_of(scene)
    assert way
    assert all(point.x < wall.left for point in way)
    assert way[-1].x > way[0].x, "the knee goes to the wall"


def test_still_fills_its_card__also_where_the_movement_needs_more_room():
    library = Library(None)
    library.scan()
    scene = Scene(library.exercise("chair-squat").figure)
    assert scene.still_extent().height < scene.extent.height * 0.85
    way = arrow_of(scene)
    assert scene.still_extent(way).top > max(point.y for point in way)
