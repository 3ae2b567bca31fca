"""Copies of routines for the user's own folder."""

from pathlib import Path

import pytest

from exercises.errors import AmbleError
from exercises.library.library import FileKind, Library
from exercises.library.own_copy import copy_routine
from exercises.library.trial import trial
from exercises.paths import BUNDLED_ROUTINES, DataFolder


def test_copy__changes_the_name_and_nothing_else(tmp_path: Path) -> None:
    source = BUNDLED_ROUTINES / "core-foundation.yaml"
    copy = copy_routine(source, tmp_path / "routines")
    assert copy.name == "my-core-foundation.yaml"
    old, new = source.read_text(encoding="utf-8").splitlines(), copy.read_text(encoding="utf-8").splitlines()
    assert old[0].startswith("# yaml-language-server:")
    differing = [(a, b) for a, b in zip(old[1:], new, strict=True) if a != b]
    assert differing == [("name: Core foundation", "name: My core foundation")]


def test_copies__never_overwrite_each_other(tmp_path: Path) -> None:
    source = BUNDLED_ROUTINES / "core-foundation.yaml"
    names = [copy_routine(source, tmp_path).name for _ in range(3)]
    assert names == ["my-core-foundation.yaml", "my-core-foundation-2.yaml", "my-core-foundation-3.yaml"]
    assert copy_routine(tmp_path / names[0], tmp_path).name == "my-core-foundation-4.yaml"


@pytest.mark.parametrize(
    ("name", "becomes"),
    [
        ("name: NHS bridge", "name: My NHS bridge"),
        ('name: "Legs: strong"', 'name: "My legs: strong"'),
        ("name: Morning # early", "name: My morning # early"),
        ("name: 'Say \"ah\"'", "name: 'My say \"ah\"'"),
    ],
)
def test_copy__names_of_every_kind(tmp_path: Path, name: str, becomes: str) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(f"{name}\nkind: snack\nsteps:\n  - exercise: march\n", encoding="utf-8")
    copy = copy_routine(source, tmp_path)
    assert copy.read_text(encoding="utf-8").splitlines()[0] == becomes
    library = Library(None, given=[copy])
    library.scan()
    assert library.given()[0].problems == ()


def test_every_bundled_routine__can_be_copied_and_followed(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    copies = [copy_routine(path, data.routines) for path in sorted(BUNDLED_ROUTINES.glob("*.yaml"))]
    library = Library(data)
    library.scan()
    own = [file for file in library.files(FileKind.ROUTINE) if file.yours]
    assert len(own) == len(copies)
    assert not any(file.problems for file in own)


def test_copy__that_cannot_be_written__says_so(tmp_path: Path) -> None:
    (tmp_path / "routines").write_text("in the way", encoding="utf-8")
    with pytest.raises(AmbleError, match="can't be written"):
        copy_routine(BUNDLED_ROUTINES / "core-foundation.yaml", tmp_path / "routines")


def test_trial__is_one_exercise_in_its_own_dose() -> None:
    library = Library(None)
    library.scan()
    exercise = library.exercise("bridge")
    assert exercise is not None
    timeline = trial(exercise, library)
    assert timeline is not None
    assert {phase.exercise for phase in timeline.phases if phase.exercise} == {"bridge"}
    assert timeline.routine is None
