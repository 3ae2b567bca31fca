"""The routines screen: search, filters, previews."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from exercises.library.library import Library
from exercises.paths import BUNDLED_EXERCISES, DataFolder
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.subject import subject_of
from gui.routines.filters import RoutineItem, Wanted, fitting
from gui.routines.page import RoutinesPage
from gui.theme.theme import Theme
from gui.widgets.banner import Banner
from gui.widgets.buttons import Button
from gui.widgets.chips import ToggleChip
from gui.widgets.search_field import SearchField
from gui.words.routine_lines import preview_lines


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library(None)
    library.scan()
    return library


@pytest.fixture(scope="module")
def items(library: Library) -> dict[str, RoutineItem]:
    found = {}
    for routine in library.routines():
        timeline = library.timeline(routine)
        assert timeline is not None
        found[routine.id] = RoutineItem(routine, timeline, library, yours=False)
    return found


def chosen(items: dict[str, RoutineItem], wanted: Wanted) -> set[str]:
    return {item.routine.id for item in fitting(items.values(), wanted)}


def test_search__looks_at_names_exercises_targets_and_kit(items: dict[str, RoutineItem]) -> None:
    assert "core-foundation" in chosen(items, Wanted(search="bridge"))
    assert "post-walk-cooldown" in chosen(items, Wanted(search="HAMSTRING strap"))
    assert chosen(items, Wanted(search="strap bicycle")) == set()


def test_filters__by_kind_time_and_floor(items: dict[str, RoutineItem]) -> None:
    assert chosen(items, Wanted(kind="snack")) == {"movement-snack", "desk-break"}
    assert chosen(items, Wanted(kind="yours")) == set()
    assert "core-progress" not in chosen(items, Wanted(short=True))
    assert "movement-snack" in chosen(items, Wanted(no_floor=True))
    assert "core-foundation" not in chosen(items, Wanted(no_floor=True))


def test_preview__one_line_an_exercise_with_dose_and_its_whole_time(library: Library) -> None:
    routine = library.routine("core-foundation")
    assert routine is not None
    timeline = library.timeline(routine)
    assert timeline is not None
    lines = preview_lines(timeline)
    assert [line.exercise for line in lines if line.exercise] == [
        "diaphragmatic-breathing",
        "pelvic-tilt",
        "dead-bug-heel-slide",
        "bridge",
        "bird-dog",
        "front-plank-knees",
        "child-pose",
    ]
    bridge = next(line for line in lines if line.exercise == "bridge")
    assert bridge.dose == "2 sets of 8 × 4 s hold"
    assert sum(line.seconds for line in lines) == pytest.approx(timeline.seconds)


def test_page__search_leaves_the_cards_that_fit_and_can_be_cleared(
    qtbot: QtBot, theme: Theme, library: Library
) -> None:
    page = RoutinesPage(theme)
    qtbot.addWidget(page)
    page.resize(1076, 800)
    page.show_library(library)
    page.show()
    qtbot.waitUntil(lambda: len(page.list.shown) == len(library.routines()))
    field = page.findChild(SearchField, "search-routines")
    assert field is not None
    with qtbot.waitSignal(field.text_settled):
        qtbot.keyClicks(field, "snack")
    QApplication.processEvents()
    names = {card.objectName() for card in page.list.shown}
    assert names == {"routine-movement-snack", "routine-desk-break"}
    with qtbot.waitSignal(field.text_settled):
        qtbot.keyClicks(field, "zzz")
    assert page.list.shown == []


def test_page__a_routine_opens_and_starts(qtbot: QtBot, theme: Theme, library: Library) -> None:
    page = RoutinesPage(theme)
    qtbot.addWidget(page)
    page.resize(1076, 800)
    page.show_library(library)
    page.show()
    card = next(card for card in page.list.shown if card.objectName() == "routine-core-foundation")
    card.click()
    QApplication.processEvents()
    button = page.preview.findChild(Button, "start")
    assert button is not None
    with qtbot.waitSignal(page.start_requested) as start:
        button.click()
    assert start.args == ["core-foundation"]


def test_page__what_is_called_so_comes_first(qtbot: QtBot, theme: Theme, library: Library) -> None:
    page = RoutinesPage(theme)
    qtbot.addWidget(page)
    page.show_library(library)
    page.show()
    field = page.findChild(SearchField, "search-routines")
    assert field is not None
    with qtbot.waitSignal(field.text_settled):
        qtbot.keyClicks(field, "movement")
    assert page.list.shown[0].objectName() == "routine-movement-snack"
    qtbot.waitUntil(lambda: len(page.list.shown) > 1)


def test_page__a_name_that_begins_so_comes_before_one_that_has_it_inside(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    one, other = GOOD.replace("My broken one", "A calm core"), GOOD.replace("My broken one", "Core for the desk")
    page = RoutinesPage(theme)
    qtbot.addWidget(page)
    page.resize(1076, 1600)
    page.show_library(own_library(tmp_path, ("routines/a.yaml", one), ("routines/z.yaml", other)))
    page.show()
    search(qtbot, page, "core")
    names = [card.key for card in page.list.shown]
    assert names.index("z") < names.index("a")


def search(qtbot: QtBot, page: RoutinesPage, words: str) -> None:
    field = page.findChild(SearchField, "search-routines")
    assert field is not None
    with qtbot.waitSignal(field.text_settled):
        qtbot.keyClicks(field, words)


def test_page__says_how_many_the_search_leaves(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    library = own_library(tmp_path, ("routines/mine.yaml", GOOD.replace("My broken one", "My snack")))
    page = RoutinesPage(theme)
    qtbot.addWidget(page)
    page.show_library(library)
    page.show()
    every, yours = page.findChild(ToggleChip, "chip-"), page.findChild(ToggleChip, "chip-yours")
    assert (every.label, yours.label) == (f"All {len(library.routines())}", "Yours 1")
    search(qtbot, page, "snack")
    assert (every.label, yours.label) == ("All 3", "Yours 1")
    qtbot.mouseClick(yours, Qt.MouseButton.LeftButton)
    assert [card.key for card in page.list.shown] == ["mine"]
    assert every.label == "All 3", "the other kinds still count"
    search(qtbot, page, "zzz")
    assert (every.label, yours.label) == ("All 0", "Yours 0")


def test_page__a_shared_file_is_opened_beside_a_new_routine(qtbot: QtBot, theme: Theme, library: Library) -> None:
    page = RoutinesPage(theme)
    qtbot.addWidget(page)
    page.resize(1076, 800)
    page.show_library(library)
    page.show()
    shared, new = page.findChild(Button, "open-shared"), page.findChild(Button, "new-routine")
    one, other = (button.mapTo(page, button.rect().center()) for button in (shared, new))
    assert not shared.visibleRegion().isEmpty()
    assert one.y() == other.y()
    assert 0 < other.x() - one.x() < 300
    with qtbot.waitSignal(page.shared_file_requested):
        qtbot.mouseClick(shared, Qt.MouseButton.LeftButton)


def test_card__shows_the_routines_most_telling_exercise(items: dict[str, RoutineItem], library: Library) -> None:
    assert items["core-foundation"].picture == subject_of(library, "bird-dog")
    assert items["flare-day-gentle"].picture == subject_of(library, "knee-to-chest")


def test_preview__each_step_has_its_picture_and_leads_to_its_exercise(
    qtbot: QtBot, theme: Theme, library: Library
) -> None:
    page = RoutinesPage(theme)
    qtbot.addWidget(page)
    page.resize(1076, 2000)
    page.show_library(library)
    page.show()
    page.show_routine("core-foundation")
    QApplication.processEvents()
    pictures = page.preview.findChildren(ExercisePicture)
    ids = [picture.subject.exercise.id for picture in pictures if picture.subject.exercise is not None]
    assert ids[:4] == ["diaphragmatic-breathing", "pelvic-tilt", "dead-bug-heel-slide", "bridge"]
    place = pictures[3].mapTo(page, pictures[3].rect().center())
    with qtbot.waitSignal(page.exercise_chosen) as chosen:
        qtbot.mouseClick(page.childAt(place), Qt.MouseButton.LeftButton)
    assert chosen.args == ["bridge", "Core foundation"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_preview__words_never_lie_on_a_picture(qtbot: QtBot, theme: Theme, library: Library, scale: float) -> None:
    theme.set_text_scale(scale)
    page = RoutinesPage(theme)
    qtbot.addWidget(page)
    page.resize(770, 600)
    page.show_library(library)
    page.show()
    page.show_routine("evening-relax")
    QApplication.processEvents()
    for picture in page.preview.findChildren(ExercisePicture):
        card = picture.parentWidget()
        assert picture.width() > 0
        for label in card.findChildren(QLabel):
            assert label.mapTo(card, label.rect().topLeft()).x() > picture.geometry().right()


BROKEN = """\
name: My broken one
kind: strength
steps:
  - {exercise: no-such-thing, reps: 10}
"""
GOOD = BROKEN.replace("no-such-thing", "bridge")


def own_library(folder: Path, *files: tuple[str, str]) -> Library:
    data = DataFolder(folder)
    for name, words in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    library = Library(data)
    library.scan()
    return library


def banner(qtbot: QtBot, theme: Theme, library: Library, name: str) -> str:
    page = RoutinesPage(theme)
    qtbot.addWidget(page)
    page.show_library(library)
    found = page.findChild(Banner, f"broken-{name}")
    assert found is not None
    page.show_problems(next(file.path for file in library.own() if file.path.name == name))
    told = " ".join(label.text() for label in page.problems.findChildren(QLabel))
    assert found.accessibleName().rpartition(". ")[2] in told, "the page about it says the same"
    return found.accessibleName()


def test_broken__what_never_worked_is_left_out(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    told = banner(qtbot, theme, own_library(tmp_path, ("routines/mine.yaml", BROKEN)), "mine.yaml")
    assert told.startswith("mine.yaml can't be used yet.")
    assert told.endswith("Until this is mended, it is left out.")
    unreadable = own_library(tmp_path, ("routines/other.yaml", "name: [\n"))
    assert banner(qtbot, theme, unreadable, "other.yaml").startswith("other.yaml could not be read.")


def test_broken__what_worked_before_is_still_used(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    library = own_library(tmp_path, ("routines/mine.yaml", GOOD))
    (tmp_path / "routines" / "mine.yaml").write_text(BROKEN, encoding="utf-8")
    library.scan()
    assert banner(qtbot, theme, library, "mine.yaml").endswith("the version from before is used.")


def test_broken__one_of_the_programs_own_stands_in(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    library = own_library(tmp_path, ("routines/core-foundation.yaml", BROKEN))
    assert library.routine("core-foundation") is not None
    assert banner(qtbot, theme, library, "core-foundation.yaml").endswith("the one that came with Amble is used.")


def test_broken__a_figure_alone_leaves_the_exercise_of_use(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    words = (BUNDLED_EXERCISES / "bridge.yaml").read_text(encoding="utf-8").replace("cycle: [down", "cycle: [dwn")
    library = own_library(tmp_path, ("exercises/my-bridge.yaml", words))
    told = banner(qtbot, theme, library, "my-bridge.yaml")
    assert told.startswith("The figure in my-bridge.yaml can't be drawn.")
    assert told.endswith("All else of it works; the figure is left out until this is mended.")
    assert library.exercise("my-bridge") is not None
