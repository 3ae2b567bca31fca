"""New files from nothing are in order from the first moment, and have a name of their own."""

import pytest

from exercises.library.editing.document import Document
from exercises.library.editing.new_files import new_exercise, new_id, new_path, new_routine
from exercises.library.editing.saving import Saved, save
from exercises.library.editing.steps import insert
from exercises.library.exercise import ExerciseKind, Position
from exercises.library.files import id_of
from exercises.library.library import FileKind, Library
from exercises.library.routine import Level, RoutineKind
from exercises.paths import DataFolder
from tests.fakes import FakeClock


@pytest.mark.parametrize(
    ("name", "item_id"),
    [
        ("Morning stretch", "morning-stretch"),
        ("  Übung für den Rücken! ", "ubung-fur-den-rucken"),
        ("Grün & groß", "grun-gross"),
        ("Don't rush", "dont-rush"),
        ("1.5 hours / day", "1-5-hours-day"),
        ("腰の体操", "my-routine"),
        ("", "my-routine"),
        ("CON", "my-routine-con"),
        ("taken", "taken-3"),
        ("word " * 30, "-".join(["word"] * 12)),
        ("x" * 100, "x" * 60),
    ],
)
def test_id__comes_from_the_name(name: str, item_id: str) -> None:
    found = new_id(name, FileKind.ROUTINE, {"taken", "taken-2"})
    assert found == item_id
    from pathlib import Path

    assert id_of(Path(f"{found}.yaml")) == found


def test_path__avoids_files_that_are_there(data: DataFolder) -> None:
    (data.routines / "mine.yaml").touch()
    (data.routines / "mine-3.yml").touch()
    assert new_path("Mine", FileKind.ROUTINE, data.routines, {"mine-2"}).name == "mine-4.yaml"


def test_routine__is_in_order_and_written_like_the_bundled_ones(data: DataFolder) -> None:
    text = new_routine("Mine: first", RoutineKind.STRENGTH, Level.MEDIUM)
    first, *rest = text.split("\n")
    assert first.startswith("# yaml-language-server: $schema=file:///")
    assert first.endswith("/assets/schema/routine.schema.json")
    assert "\n".join(rest) == (
        'name: "Mine: first"\nkind: strength\nlevel: medium\n\nsteps:\n'
        "  - rest: 30s\n    say: Breathe in and out, and begin when you are ready.\n"
    )
    path = new_path("Mine", FileKind.ROUTINE, data.routines)
    saved = save(
        path, insert(Document(text), ("steps",), 1, {"exercise": "march", "for": "1m"}).document, None, FakeClock()
    )
    assert isinstance(saved, Saved)
    library = Library(data)
    library.scan()
    file = library.file_of(FileKind.ROUTINE, "mine")
    assert file is not None
    assert file.problems == ()


def test_exercise__is_in_order(data: DataFolder) -> None:
    text = new_exercise("Ankle # circles", ExerciseKind.MOBILITY, Position.SITTING, ["Lift a foot."])
    path = new_path("Ankle circles", FileKind.EXERCISE, data.exercises, {"ankle-circles"})
    assert isinstance(save(path, Document(text), None, FakeClock()), Saved)
    library = Library(data)
    library.scan()
    file = library.file_of(FileKind.EXERCISE, "ankle-circles-2")
    assert file is not None
    assert file.problems == ()
    exercise = library.exercise("ankle-circles-2")
    assert exercise is not None
    assert exercise.name == "Ankle # circles"
    assert text.split("\n", 1)[1] == (
        'name: "Ankle # circles"\nkind: mobility\nposition: sitting\ndose: {reps: 8}\ninstructions:\n  - Lift a foot.\n'
    )


def test_exercise__says_nothing_that_nobody_said() -> None:
    text = new_exercise("Ankle circles", ExerciseKind.MOBILITY)
    assert text.split("\n", 1)[1] == "name: Ankle circles\nkind: mobility\ndose: {reps: 8}\n"
