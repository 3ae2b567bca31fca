"""Writing small files and reading them back through the library."""

from pathlib import Path

import pytest

from exercises.library.library import Library, LibraryFile
from exercises.paths import DataFolder


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """A user's folder, empty as yet."""
    folder = DataFolder(tmp_path / "data")
    for part in (folder.exercises, folder.routines, folder.plans):
        part.mkdir(parents=True)
    return folder


class Shelf:
    """A folder of given files that is scanned again after each change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library(None)

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def read(self, text: str | bytes, name: str = "mine.yaml") -> LibraryFile:
        """One file, read in the company of those written before."""
        wanted = self.write(name, text)
        self.library = Library(None, given=[wanted, *sorted(self.folder.rglob("*.y*ml"))])
        self.library.scan()
        return self.library.given()[0]

    def rendered(self, text: str | bytes, name: str = "mine.yaml") -> str:
        file = self.read(text, name)
        return "\n".join(problem.render(name, file.lines) for problem in file.problems)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)
