"""Back to the original from a routine's page: first what would change, then a yes, then a way to take it back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from exercises.library.editing.versions import versions
from exercises.library.own_copy import copy_plan
from exercises.paths import BUNDLED_ROUTINES
from gui.editor.original_panel import OriginalPanel
from gui.widgets.buttons import Button
from tests.gui.story.conftest import Person

ID = "core-foundation"


@pytest.fixture
def mine(person: Person) -> Path:
    """The user's own version of a bundled routine, with a byte that an editor elsewhere left in it."""
    path = copy_plan(BUNDLED_ROUTINES / f"{ID}.yaml", person.data.routines)
    text = path.read_text(encoding="utf-8").replace("name: Core foundation", "name: Mine")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    person.amble.reload()
    return path


def panel(person: Person) -> OriginalPanel:
    [found] = [each for each in person.window.findChildren(OriginalPanel) if each.isVisible()]
    return found


def ask(person: Person) -> OriginalPanel:
    person.page("routines")
    if not person.sees("start"):
        person.click(f"routine-{ID}")
    person.click_on(
        next(b for b in person.window.findChildren(Button) if b.isVisible() and b.label == "Go back to the original")
    )
    return panel(person)


def name_now(person: Person) -> str:
    routine = person.amble.library.routine(ID)
    assert routine is not None
    return routine.name


def test_what_would_change__is_shown_and_nothing_is_done_before_a_yes(person: Person, mine: Path) -> None:
    shown = ask(person)
    assert "− name: Mine" in shown.differences.before.toPlainText()
    assert "+ name: Core foundation" in shown.differences.after.toPlainText()
    person.press_escape()
    assert not shown.isVisible()
    assert person.reads("Mine")
    assert mine.exists()


def test_going_back__can_be_undone_to_the_byte(person: Person, mine: Path) -> None:
    before = mine.read_bytes()
    ask(person)
    person.press(Qt.Key.Key_Return)
    assert not mine.exists()
    assert name_now(person) == "Core foundation"
    assert person.reads("Core foundation")
    assert person.reads("The original is back. What you had is kept.")
    assert before in [version.read() for version in versions(mine)]
    person.undo()
    assert mine.read_bytes() == before
    assert name_now(person) == "Mine"
    assert person.reads("Mine")


def test_a_file_that_changes_under_the_question__is_shown_anew(person: Person, mine: Path) -> None:
    shown = ask(person)
    newer = mine.read_bytes().replace(b"name: Mine", b"name: Newer")
    mine.write_bytes(newer)
    person.press(Qt.Key.Key_Return)
    assert mine.read_bytes() == newer
    assert shown.isVisible()
    assert "− name: Newer" in shown.differences.before.toPlainText()
    person.press(Qt.Key.Key_Return)
    assert not mine.exists()


def test_undo_after_another_program_wrote_there__leaves_that_alone(person: Person, mine: Path) -> None:
    ask(person)
    person.press(Qt.Key.Key_Return)
    other = (BUNDLED_ROUTINES / "movement-snack.yaml").read_bytes()
    mine.write_bytes(other)
    person.undo()
    assert mine.read_bytes() == other
    assert person.reads("was changed again since")


def test_a_file_that_went_meanwhile__is_said_so(person: Person, mine: Path) -> None:
    ask(person)
    mine.unlink()
    person.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert person.reads("was changed meanwhile")
    assert name_now(person) == "Core foundation"


def test_a_bundled_routine__has_no_question_to_ask(person: Person, mine: Path) -> None:
    person.amble.parts.files.back_to_original("movement-snack")
    assert not [each for each in person.window.findChildren(OriginalPanel) if each.isVisible()]
    assert mine.exists()
