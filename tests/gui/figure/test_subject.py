"""What a picture is of: the exercise, its file, and the exercise that stands for a routine."""

from pathlib import Path

import pytest

from exercises.library.library import Library
from exercises.paths import DataFolder
from gui.figure.subject import Subject, subject_of, subject_of_routine

MOVE = "name: {name}\nkind: {kind}\nposition: {position}\ninstructions: [Move.]\ndose: {{for: 30s}}\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    data = DataFolder(tmp_path)
    data.exercises.mkdir()
    data.routines.mkdir()
    for name, kind, position in (
        ("rolls", "mobility", "lying-back"),
        ("reach", "mobility", "standing"),
        ("lean", "mobility", "standing"),
        ("breathe", "breathing", "lying-back"),
    ):
        words = MOVE.format(name=name.title(), kind=kind, position=position)
        (data.exercises / f"{name}.yaml").write_text(words + f"picture: {name}.png\n")
    for name, steps in {
        "longest": ["breathe: 5min", "reach: 20s", "lean: 2min", "rolls: 30s"],
        "floor": ["lean: 50s", "rolls: 30s"],
        "standing": ["reach: 30s", "lean: 40s"],
        "quiet": ["breathe: 1min", "walk-easy: 5min"],
    }.items():
        lines = [f"  - {{exercise: {move}, for: {time}}}" for move, time in (step.split(": ") for step in steps)]
        (data.routines / f"{name}.yaml").write_text(f"name: {name}\nkind: mobility\nsteps:\n" + "\n".join(lines) + "\n")
    library = Library(data)
    library.scan()
    assert [problem for file in library.own() for problem in file.problems] == []
    return library


def test_exercise__with_the_picture_that_lies_beside_it(library: Library, tmp_path: Path) -> None:
    subject = subject_of(library, "rolls")
    assert subject == Subject("lying-back", library.exercise("rolls"), tmp_path / "exercises" / "rolls.png")
    assert subject_of(library, library.exercise("rolls")) == subject
    assert subject_of(library, "bridge").file is None


def test_exercise_that_is_gone__is_an_empty_ground(library: Library) -> None:
    assert subject_of(library, "no-such") == subject_of(library, None) == Subject()


@pytest.mark.parametrize(
    ("routine", "shows"), [("longest", "lean"), ("floor", "rolls"), ("standing", "lean"), ("quiet", "walk-easy")]
)
def test_routine__is_shown_by_its_most_telling_exercise(library: Library, routine: str, shows: str) -> None:
    found = library.routine(routine)
    assert found is not None
    assert subject_of_routine(library, found) == subject_of(library, shows)
