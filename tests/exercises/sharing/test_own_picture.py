"""A picture of one's own beside an exercise: what is taken, how it is called, and what is left away."""

from pathlib import Path

import pytest

from exercises.errors import AmbleError
from exercises.paths import BUNDLED_EXERCISES
from exercises.sharing.own_picture import clean_picture, put_beside
from tests.exercises.sharing.conftest import chunk, jpeg, png, segment


@pytest.fixture
def exercise(tmp_path: Path) -> Path:
    """Where an exercise is saved; the folder is not there yet."""
    return tmp_path / "data" / "exercises" / "lift.yaml"


def given(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_picture__lies_beside_the_exercise_under_a_name_for_every_system(tmp_path: Path, exercise: Path) -> None:
    picture = clean_picture(given(tmp_path, "Übung Nr. 3 (Küche).PNG", png()))
    assert put_beside(picture, "Übung Nr. 3 (Küche)", exercise) == "ubung-nr-3-kuche.png"
    assert (exercise.parent / "ubung-nr-3-kuche.png").read_bytes() == png()


@pytest.mark.parametrize(
    ("stem", "name"),
    [("..", "my-exercise.png"), ("con", "my-exercise-con.png"), ("../../x", "x.png"), ("背", "my-exercise.png")],
)
def test_odd_names__become_harmless(exercise: Path, stem: str, name: str) -> None:
    assert put_beside(png(), stem, exercise) == name
    assert [path.name for path in exercise.parent.iterdir()] == [name]


def test_name_that_is_taken__is_not_written_over(exercise: Path) -> None:
    assert put_beside(png(grey=1), "back", exercise) == "back.png"
    assert put_beside(png(grey=2), "back", exercise) == "back-2.png"
    assert put_beside(png(grey=1), "back", exercise) == "back.png", "the same picture is not there twice"
    assert (exercise.parent / "back.png").read_bytes() == png(grey=1)
    assert len(list(exercise.parent.iterdir())) == 2


def test_name_taken_in_capitals__counts_as_taken(exercise: Path) -> None:
    exercise.parent.mkdir(parents=True)
    (exercise.parent / "BACK.PNG").write_bytes(png(grey=1))
    assert put_beside(png(grey=2), "back", exercise) == "back-2.png"


def test_folder_of_that_name__is_left_alone(exercise: Path) -> None:
    (exercise.parent / "back.png").mkdir(parents=True)
    assert put_beside(png(), "back", exercise) == "back-2.png"


def test_content_decides__not_the_name(tmp_path: Path, exercise: Path) -> None:
    picture = clean_picture(given(tmp_path, "photo.png", jpeg()))
    assert put_beside(picture, "photo", exercise) == "photo.jpg"


def test_traces_of_the_camera__are_left_away(tmp_path: Path) -> None:
    place = segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\0 Berlin")
    assert clean_picture(given(tmp_path, "a.jpg", jpeg(8, 8, place))) == jpeg()
    said = chunk(b"tEXt", b"Author\0Berlin")
    assert clean_picture(given(tmp_path, "a.png", png(3, 2, said))) == png()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "neither a PNG nor a JPEG"),
        (b"GIF89a", "neither a PNG nor a JPEG"),
        (b"<svg/>", "neither a PNG nor a JPEG"),
        (png()[:-5], "damaged"),
        (png() + b"#!/bin/sh", "hidden behind"),
        (png(5000, 2001), "5,000 × 2,001 points"),
        (jpeg(0, 8), "empty"),
        (png() + bytes(5 * 2**20), "larger than 5 MB"),
    ],
)
def test_no_picture__is_refused_with_a_sentence(tmp_path: Path, data: bytes, why: str) -> None:
    with pytest.raises(AmbleError, match=why) as refused:
        clean_picture(given(tmp_path, "x.png", data))
    assert str(refused.value).startswith("x.png can't be ")
    assert str(refused.value).endswith(".")


def test_folder_and_missing_file__are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.png"):
        with pytest.raises(AmbleError, match="can't be read"):
            clean_picture(path)


def test_bundled_exercise__gets_no_picture() -> None:
    with pytest.raises(AmbleError, match="came with Amble"):
        put_beside(png(), "back", BUNDLED_EXERCISES / "bridge.yaml")
    assert not (BUNDLED_EXERCISES / "back.png").exists()
