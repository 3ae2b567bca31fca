"""The player and somebody in front of it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from exercises.library.library import Library
from gui.theme.theme import Theme
from tests.gui.player.mat import Mat


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library(None)
    library.scan()
    return library


@pytest.fixture
def mat(qtbot: QtBot, theme: Theme, library: Library) -> Iterator[Mat]:
    mat = Mat(qtbot, theme, library)
    yield mat
    mat.page.leave()
