"""What the library says of a file that is still being written."""

from dataclasses import replace
from pathlib import Path

from exercises.library.exercise import Dose
from exercises.library.library import FileKind, Library
from exercises.library.routine import Routine
from exercises.library.trial import trial, trial_from
from exercises.paths import DataFolder

GOOD = b"name: Evening\nkind: mobility\nsteps:\n  - {exercise: bridge, reps: 5}\n"


def made(tmp_path: Path) -> tuple[Library, Path]:
    data = DataFolder(tmp_path)
    data.routines.mkdir()
    path = data.routines / "evening.yaml"
    path.write_bytes(GOOD)
    library = Library(data)
    library.scan()
    return library, path


def test_good__has_content_and_time(tmp_path: Path) -> None:
    library, path = made(tmp_path)
    draft = library.judge(path, GOOD.replace(b"reps: 5", b"reps: 10"))
    assert draft.problems == ()
    assert isinstance(draft.content, Routine)
    assert draft.timeline is not None
    before = library.timeline(library.routine("evening"))  # type: ignore[arg-type]
    assert before is not None
    assert draft.timeline.seconds > before.seconds, "nothing on the disk or in the library changed"
    assert path.read_bytes() == GOOD


def test_bad__tells_where_and_has_no_content(tmp_path: Path) -> None:
    library, path = made(tmp_path)
    draft = library.judge(path, GOOD.replace(b"bridge", b"bridgee"))
    assert [(problem.line, problem.column) for problem in draft.problems] == [(4, 16)]
    assert draft.content is None
    assert draft.timeline is None
    assert library.routine("evening") is not None


def test_including_itself__is_told(tmp_path: Path) -> None:
    library, path = made(tmp_path)
    draft = library.judge(path, GOOD + b"  - {routine: evening}\n")
    assert "includes itself" in draft.problems[0].text


def test_new_file__is_judged_before_it_exists(tmp_path: Path) -> None:
    library, path = made(tmp_path)
    draft = library.judge(path.with_name("new-one.yaml"), GOOD)
    assert draft.problems == ()
    assert draft.file.kind is FileKind.ROUTINE
    assert library.routine("new-one") is None


def test_too_large_and_not_text__are_told(tmp_path: Path) -> None:
    library, path = made(tmp_path)
    assert library.judge(path, b"#" * (300 * 1024)).problems
    assert library.judge(path, b"name: \xff\xfe").problems
    assert library.judge(path, b"").problems


def test_trial__begins_at_a_step_also_inside_a_repeat(tmp_path: Path) -> None:
    library, path = made(tmp_path)
    text = (
        b"name: Evening\nkind: mobility\nprepare: 0s\nsteps:\n  - {exercise: bridge, for: 10s}\n"
        b"  - repeat: 2\n    steps:\n      - {exercise: march, for: 20s}\n      - {exercise: chair-squat, for: 30s}\n"
        b"  - {exercise: bird-dog, for: 40s}\n"
    )
    routine = library.judge(path, text).content
    assert isinstance(routine, Routine)

    def seconds(*way: str | int) -> list[float]:
        timeline = trial_from(routine, way, library)
        assert timeline is not None
        return [phase.seconds for phase in timeline.phases]

    assert seconds() == [10, 20, 30, 20, 30, 40]
    assert seconds("steps", 2) == [40]
    assert seconds("steps", 1, "steps", 1) == [30, 20, 30, 40]
    assert seconds("steps", 1, "steps", 1, "hold") == [30, 20, 30, 40]


def test_trial__of_an_exercise_that_is_not_saved_is_as_it_is_written(tmp_path: Path) -> None:
    library, _ = made(tmp_path)
    bridge = library.exercise("bridge")
    assert bridge is not None
    timeline = trial(replace(bridge, dose=Dose(sets=1, for_seconds=33.0)), library)
    assert timeline is not None
    assert timeline.phases[-1].seconds == 33
