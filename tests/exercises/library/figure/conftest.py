"""Reading small figures and moving them."""

import pytest

from exercises.library.figure.figure import Figure
from exercises.library.figure.motion import Motion
from tests.exercises.library.conftest import Shelf

HEAD = "name: Mine\nkind: strength\nposition: standing\ninstructions: [Move.]\nfigure:\n"


@pytest.fixture
def figure_of(tmp_path):
    """Reads what stands under `figure:`, each line without its indentation."""

    def read(text: str) -> Figure:
        lines = "".join(f"  {line}\n" for line in text.strip().splitlines())
        file = Shelf(tmp_path / "exercises").read(HEAD + lines)
        assert not file.problems, [problem.text for problem in file.problems]
        assert file.content.figure is not None
        return file.content.figure

    return read


@pytest.fixture
def motion_of(figure_of):
    """Reads a figure and works out its movement."""

    def move(text: str) -> Motion:
        return Motion(figure_of(text))

    return move
