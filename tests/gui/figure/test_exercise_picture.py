"""An exercise's picture: its figure, a file beside its YAML, or the placeholder; drawn when its turn comes."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage, QPixmapCache

from gui.figure.colours import Hair, Look, Skin
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.picture_file import LARGEST_BYTES, MOST_PIXELS, read_picture
from gui.figure.still import still_picture
from gui.figure.subject import Subject
from gui.theme.tokens import ThemeChoice
from gui.widgets.placeholder import PositionPlaceholder

SIZE = (300, 128)
RED = QColor("#C81E1E")


@pytest.fixture(autouse=True)
def nothing_drawn_yet():
    QPixmapCache.clear()


@pytest.fixture
def shown(qtbot, theme):
    def show(subject: Subject, name: str = "Bird-dog", words: str = "") -> ExercisePicture:
        picture = ExercisePicture(theme, name, subject, words)
        qtbot.addWidget(picture)
        picture.resize(*SIZE)
        with qtbot.waitExposed(picture):
            picture.show()
        return picture

    return show


@pytest.fixture
def photo(tmp_path) -> Path:
    path = tmp_path / "rolls.png"
    image = QImage(600, 256, QImage.Format.Format_RGB32)
    image.fill(RED)
    image.save(str(path))
    return path


def seen(picture) -> QImage:
    return picture.grab().toImage()


def placeholder(theme, qtbot, position: str) -> QImage:
    plain = PositionPlaceholder(theme, "Bird-dog", position)
    qtbot.addWidget(plain)
    plain.resize(*SIZE)
    return seen(plain)


def test_figure__is_drawn_when_its_turn_comes_not_while_the_page_is_painted(qtbot, theme, exercises):
    picture = ExercisePicture(theme, "Bird-dog", Subject("all-fours", exercises["bird-dog"]))
    qtbot.addWidget(picture)
    picture.resize(*SIZE)
    ground = seen(picture)
    assert ground.pixelColor(150, 64) == QColor(theme.colours.primary.soft)
    assert kept(theme, exercises["bird-dog"]).isNull()
    with qtbot.waitExposed(picture):
        picture.show()
    qtbot.waitUntil(lambda: seen(picture) != ground)
    assert not kept(theme, exercises["bird-dog"]).isNull()
    assert seen(picture) != placeholder(theme, qtbot, "all-fours")


def kept(theme, exercise):
    soft = theme.colours.primary.soft
    return still_picture(exercise, QSize(*SIZE), theme.colours, look=theme.figure_look, ground=soft, only_kept=True)


def test_figure_drawn_before__is_there_at_the_first_paint(qtbot, theme, shown, exercises):
    subject = Subject("all-fours", exercises["bird-dog"])
    first = shown(subject)
    first.make()
    again = ExercisePicture(theme, "Bird-dog", subject)
    qtbot.addWidget(again)
    again.resize(*SIZE)
    assert seen(again) == seen(first)


def test_forgotten_by_the_cache__is_drawn_again_at_once(shown, exercises):
    picture = shown(Subject("all-fours", exercises["bird-dog"]))
    picture.make()
    before = seen(picture)
    QPixmapCache.clear()
    assert seen(picture) == before


def test_hidden_before_its_turn__is_drawn_when_it_is_shown_again(qtbot, shown, theme, exercises):
    picture = shown(Subject("all-fours", exercises["squat"]))
    picture.show_subject("Squat", Subject("standing", exercises["bird-dog"]))
    picture.repaint()
    picture.hide()
    ground = QColor(theme.colours.primary.soft)
    picture.show()
    qtbot.waitUntil(lambda: seen(picture).pixelColor(150, 70) != ground)


def test_deleted_before_its_turn__disturbs_nobody(qtbot, shown, exercises):
    gone, other = shown(Subject("standing", exercises["squat"])), shown(Subject("all-fours", exercises["bird-dog"]))
    for each in (gone, other):
        each.repaint()
    gone.deleteLater()
    blank = seen(other)
    qtbot.waitUntil(lambda: seen(other) != blank)


def test_look_and_theme__change_it_at_once(qtbot, theme, shown, exercises):
    picture = shown(Subject("standing", exercises["squat"]))
    picture.make()
    before = seen(picture)
    theme.set_figure_look(Look(Skin.DEEP, Hair.GREY))
    picture.make()
    other = seen(picture)
    assert other != before
    theme.set_choice(ThemeChoice.DARK)
    picture.make()
    assert seen(picture).pixelColor(150, 4) == QColor(theme.colours.primary.soft)


def test_without_a_figure__the_placeholder(qtbot, theme, shown, exercises):
    assert seen(shown(Subject("standing", exercises["plain"]))) == placeholder(theme, qtbot, "standing")
    assert seen(shown(Subject("lying-side"))) == placeholder(theme, qtbot, "lying-side")


def test_name__as_on_the_placeholder(shown, exercises):
    picture = shown(Subject("all-fours", exercises["bird-dog"]), "Bird-dog", "On hands and knees")
    assert picture.accessibleName() == "Bird-dog, On hands and knees"
    picture.show_subject("Squat", Subject("standing", exercises["squat"]))
    assert picture.accessibleName() == "Squat"


# Picture files


def test_picture_file__is_shown_where_there_is_no_figure(qtbot, shown, exercises, photo):
    picture = shown(Subject("standing", exercises["plain"], photo))
    qtbot.waitUntil(lambda: seen(picture).pixelColor(150, 64) == RED)


def test_figure__comes_before_a_picture_file(shown, exercises, photo):
    picture = shown(Subject("standing", exercises["squat"], photo))
    picture.make()
    assert seen(picture).pixelColor(150, 64) != RED


def test_picture_file_that_changes__is_read_again(qtbot, shown, exercises, photo):
    picture = shown(Subject("standing", exercises["plain"], photo))
    picture.make()
    blue = QImage(600, 256, QImage.Format.Format_RGB32)
    blue.fill(QColor("#0000FF"))
    blue.save(str(photo))
    os.utime(photo, ns=(1, 1))
    picture.update()
    qtbot.waitUntil(lambda: seen(picture).pixelColor(150, 64) == QColor("#0000FF"))


@pytest.mark.parametrize("spoil", ["missing", "empty", "words", "cut", "folder", "pipe"])
def test_picture_file_that_is_none__is_the_placeholder(qtbot, theme, shown, exercises, photo, spoil):
    whole = photo.read_bytes()
    photo.unlink()
    match spoil:
        case "empty":
            photo.touch()
        case "words":
            photo.write_text("not a picture")
        case "cut":
            photo.write_bytes(whole[:60])
        case "folder":
            photo.mkdir()
        case "pipe":
            os.mkfifo(photo)
    picture = shown(Subject("standing", exercises["plain"], photo))
    picture.make()
    assert seen(picture) == placeholder(theme, qtbot, "standing")


def test_other_formats__are_not_read(tmp_path):
    path = tmp_path / "rolls.png"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
    assert read_picture(path, QSize(90, 90)).isNull()


def test_too_many_pixels_or_bytes__are_refused_before_they_are_decoded(tmp_path):
    wide = tmp_path / "wide.png"
    image = QImage(MOST_PIXELS // 4 + 1, 4, QImage.Format.Format_Mono)
    image.fill(0)
    image.save(str(wide))
    assert wide.stat().st_size < LARGEST_BYTES
    assert read_picture(wide, QSize(90, 90)).isNull()
    heavy = tmp_path / "heavy.png"
    with heavy.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    assert read_picture(heavy, QSize(90, 90)).isNull()


def test_shape__is_kept_and_nothing_is_made_larger(tmp_path):
    path = tmp_path / "tall.jpg"
    image = QImage(200, 400, QImage.Format.Format_RGB32)
    image.fill(RED)
    image.save(str(path))
    assert read_picture(path, QSize(300, 100)).size() == QSize(50, 100)
    assert read_picture(path, QSize(900, 900)).size() == QSize(200, 400)
    sharp = read_picture(path, QSize(300, 100), 2.0)
    assert (sharp.size(), sharp.devicePixelRatio()) == (QSize(100, 200), 2.0)


def test_photo_taken_sideways__stands_upright(tmp_path):
    path = tmp_path / "sideways.jpg"
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(RED)
    image.save(str(path), quality=95)
    whole = path.read_bytes()
    # An EXIF block that says: turn a quarter to the right.
    tiff = b"MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
    exif = b"Exif\x00\x00" + tiff
    path.write_bytes(whole[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif + whole[2:])
    assert read_picture(path, QSize(300, 100)).size() == QSize(50, 100)


def test_corners__stay_round_over_a_photo(qtbot, theme, shown, exercises, photo):
    picture = shown(Subject("standing", exercises["plain"], photo))
    picture.make()
    corner = picture.grab().toImage().pixelColor(QPoint(0, 0))
    assert corner != RED
