"""The exercises screen: cards with their figures, and an exercise's own page with a figure that moves."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from exercises.library.library import Library
from exercises.paths import DataFolder
from gui.exercises.page import ExercisesPage
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.moving_picture import MovingPicture
from gui.theme.theme import Theme
from gui.widgets.chips import ToggleChip
from gui.widgets.picture_card import PictureCard
from gui.widgets.search_field import SearchField

OWN = "name: Rolls\nkind: mobility\nposition: lying-back\npicture: rolls.png\ninstructions: [Roll.]\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    data = DataFolder(tmp_path)
    data.exercises.mkdir()
    (data.exercises / "rolls.yaml").write_text(OWN)
    library = Library(data)
    library.scan()
    return library


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, library: Library) -> ExercisesPage:
    page = ExercisesPage(theme)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show_library(library)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def on(page: QWidget, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def test_card__shows_what_belongs_to_its_exercise(page: ExercisesPage, library: Library) -> None:
    picture = on(page, "exercise-bridge").findChild(ExercisePicture)
    assert picture.subject.exercise == library.exercise("bridge")
    assert picture.accessibleName() == "Bridge"


def test_page_of_an_exercise__has_its_moving_figure(page: ExercisesPage, library: Library, qtbot: QtBot) -> None:
    qtbot.mouseClick(on(page, "exercise-bridge"), Qt.MouseButton.LeftButton)
    moving = page.detail.findChild(MovingPicture)
    assert moving.isVisible()
    assert moving.view.has_figure
    assert moving.view.accessibleName().startswith("Bridge, ")


def test_the_figures_button__is_reached_with_tab(page: ExercisesPage) -> None:
    page.show_exercise("clamshell")
    start = page.focusWidget()
    assert start is not None
    for _ in range(3):
        focus = page.focusWidget()
        assert focus is not None
        if focus.objectName() == "figure-play":
            break
        QTest.keyClick(focus, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert page.focusWidget() is on(page.detail, "figure-play")
    QTest.keyClick(on(page.detail, "figure-play"), Qt.Key.Key_Space)
    assert not page.detail.findChild(MovingPicture).plays


def test_own_exercise_without_a_figure__names_its_picture_and_position(page: ExercisesPage, tmp_path: Path) -> None:
    page.show_exercise("rolls")
    assert page.detail.findChild(MovingPicture) is None
    picture = page.detail.findChild(ExercisePicture)
    assert picture.subject.file == tmp_path / "exercises" / "rolls.png"
    assert picture.accessibleName() == "Rolls, Lying on your back"


def test_another_exercise__leaves_no_figure_running(page: ExercisesPage, qtbot: QtBot) -> None:
    page.show_exercise("bridge")
    first = page.detail.findChild(MovingPicture).view
    qtbot.waitUntil(lambda: first.is_running)
    page.show_list()
    qtbot.waitUntil(lambda: not first.is_running)


def search(page: ExercisesPage, qtbot: QtBot, words: str) -> list[str]:
    """The ids of the cards that a search leaves, in their order."""
    field = page.findChild(SearchField, "search-exercises")
    with qtbot.waitSignal(field.text_settled):
        qtbot.keyClicks(field, words)
    return [card.key for card in page.findChildren(PictureCard) if card.isVisible()]


def test_search__a_name_that_begins_so_comes_first(page: ExercisesPage, qtbot: QtBot) -> None:
    found = search(page, qtbot, "heel")
    assert found.index("heel-raise") < found.index("dead-bug-heel-slide")
    assert found[0].startswith("heel")


def test_search__says_how_many_it_leaves(page: ExercisesPage, qtbot: QtBot, library: Library) -> None:
    every = page.findChild(ToggleChip, "chip-")
    assert every.label == f"All {len(library.exercises())}"
    found = search(page, qtbot, "heel raise")
    assert every.label == f"All {len(found)}"
    search(page, qtbot, "zzz")
    assert every.label == "All 0"


def test_own_exercise__is_marked_and_found_by_its_chip(page: ExercisesPage, qtbot: QtBot) -> None:
    yours = page.findChild(ToggleChip, "chip-yours")
    assert yours.label == "Yours 1"
    qtbot.mouseClick(yours, Qt.MouseButton.LeftButton)
    (card,) = (card for card in page.findChildren(PictureCard) if card.isVisible())
    assert card.key == "rolls"
    assert card.label.endswith(", Yours")


def test_own_exercise__that_is_gone_takes_its_chip_along(
    page: ExercisesPage, qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    qtbot.mouseClick(page.findChild(ToggleChip, "chip-yours"), Qt.MouseButton.LeftButton)
    (tmp_path / "exercises" / "rolls.yaml").unlink()
    library.scan()
    page.show_library(library)
    assert page.list.findChild(ToggleChip, "chip-").isChecked()
    assert len([card for card in page.findChildren(PictureCard) if card.isVisible()]) > 1
    assert "Yours" not in on(page, "exercise-bridge").label
