"""What the library says of a file that is still being written."""

from pathlib import Path

from exercises.library.library import FileKind, Library
from exercises.library.routine import Routine
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
