"""Dividing the tests loses none and runs none twice."""

from pathlib import Path

from tests.side_by_side import PARTS, words

ROOT = Path(__file__).resolve().parent.parent


def test_every_file_of_tests__is_in_exactly_one_part() -> None:
    def holds(part: str, file: Path) -> bool:
        under, *ignored = words(part)
        inside = [ROOT / each.removeprefix("--ignore=") for each in ignored]
        return ROOT / under in file.parents and not any(each in file.parents for each in inside)

    files = list((ROOT / "tests").rglob("test_*.py"))
    assert len(files) > 100
    assert all((ROOT / part).is_dir() for part in PARTS)
    assert not [file for file in files if sum(holds(part, file) for part in PARTS) != 1]
