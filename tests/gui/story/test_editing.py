"""Somebody makes a routine of their own, changes one, breaks one and mends it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListView, QPlainTextEdit, QWidget

from exercises.library.timeline import PhaseKind
from gui.editor.editor_page import EditorPage, Mode
from gui.editor.step_list import StepList
from gui.figure.figure_view import FigureView
from gui.player.stage import Stage
from gui.widgets.buttons import Button
from gui.widgets.labels import Label
from tests.gui.story.conftest import Person

OWN = """\
# My own, from the physiotherapist
name: Evening calm
kind: mobility   # quiet
steps:
  - exercise: bridge   # slowly
    reps: 5

  - {exercise: calf-stretch, hold: 20s}
  - repeat: 2
    steps:
      - {exercise: march, for: 30s}
"""


@pytest.fixture
def own(settled: Person) -> Path:
    folder = settled.data.routines
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "evening.yaml"
    path.write_text(OWN, encoding="utf-8")
    settled.amble.reload()
    return path


def page(person: Person) -> EditorPage:
    return person.amble.parts.editing.page


def steps(person: Person) -> StepList:
    return page(person).form.steps


def titles(person: Person) -> list[tuple[int, str]]:
    return [(row.depth, row.title) for row in steps(person).rows]


def edit(person: Person, routine: str) -> None:
    person.page("routines")
    person.click(f"routine-{routine}")
    person.click("edit")


def add_exercise(person: Person, words: str) -> None:
    person.click("add-exercise")
    search = person.see("picker-search")
    person.qtbot.keyClicks(search, words)
    person.qtbot.keyClick(search, Qt.Key.Key_Return)
    QApplication.processEvents()


def choose_step(person: Person, number: int) -> None:
    """Click a step's card."""
    view = steps(person)
    index = view.model().index(number, 0)
    view.scrollTo(index)
    where = view.visualRect(index).center()
    person.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QApplication.processEvents()


def settle(person: Person) -> None:
    file = person.amble.parts.editing.file
    assert file is not None
    file.judge()
    QApplication.processEvents()


def test_new_routine__five_steps__saved__and_followed(settled: Person) -> None:
    settled.page("routines")
    settled.click("new-routine")
    assert settled.reads("No steps yet.")
    settled.write("field-name", "After lunch")
    for words in ("bridge on", "calf stretch, straight", "march"):
        add_exercise(settled, words)
    settled.click("add-rest")
    add_exercise(settled, "child")
    assert len(steps(settled).rows) == 5
    choose_step(settled, 0)
    settled.write("field-sets", "3")
    settle(settled)
    assert settled.see("editor-time").isVisible()
    assert settled.reads("Not ready yet.") is False
    settled.click("editor-save")
    saved = settled.data.routines / "after-lunch.yaml"
    text = saved.read_text(encoding="utf-8")
    assert "name: After lunch" in text
    assert "sets: 3" in text
    settled.click("editor-back")
    settled.start("after-lunch")
    driver = settled.amble.sessions.player.driver
    assert driver is not None
    works = [phase.exercise for phase in driver.session.timeline.phases if phase.kind is PhaseKind.WORK]
    assert works[:3] == ["bridge"] * 3


def test_one_field__changes_one_line(settled: Person, own: Path) -> None:
    edit(settled, "evening")
    choose_step(settled, 0)
    settled.write("field-reps", "7")
    settled.click("editor-save")
    assert own.read_text(encoding="utf-8") == OWN.replace("reps: 5", "reps: 7")


def test_undo_in_a_field__takes_back_steps_of_the_file_whichever_field_they_were_made_in(
    settled: Person, own: Path
) -> None:
    edit(settled, "evening")
    choose_step(settled, 0)
    settled.write("field-reps", "7")
    settled.write("field-sets", "3")
    file = page(settled).file
    assert file is not None
    assert "sets: 3" in file.text
    for _ in range(2):
        settled.qtbot.keyClick(settled.see("field-sets"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert file.text == OWN
    settled.qtbot.keyClick(settled.see("field-sets"), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert file.text == OWN.replace("reps: 5", "reps: 7")


def test_keys__move_a_step_into_the_repeat_and_undo_brings_it_back(settled: Person, own: Path) -> None:
    edit(settled, "evening")
    choose_step(settled, 1)
    view = steps(settled)
    view.setFocus()
    settled.qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(settled)[2] == (1, "Calf stretch, straight knee")
    assert view.current is not None
    assert view.current.depth == 1, "the step that moves stays chosen"
    settled.qtbot.keyClick(steps(settled), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert titles(settled)[1] == (0, "Calf stretch, straight knee")
    assert page(settled).file is not None
    assert page(settled).file.text == OWN


def test_drag__puts_a_step_where_it_is_dropped(settled: Person, own: Path) -> None:
    edit(settled, "evening")
    view = steps(settled)
    view.drop(1, 0, 0)
    assert [title for _, title in titles(settled)][:2] == ["Calf stretch, straight knee", "Bridge"]
    view.drop(0, 4, 1)
    assert titles(settled)[-1] == (1, "Calf stretch, straight knee")
    assert page(settled).file is not None
    assert "# slowly" in page(settled).file.text


def test_form_and_yaml__are_one_text_and_keep_the_place(settled: Person, own: Path) -> None:
    edit(settled, "evening")
    choose_step(settled, 1)
    settled.qtbot.keyClick(steps(settled), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert page(settled).mode is Mode.YAML
    area = settled.see("yaml-text")
    assert isinstance(area, QPlainTextEdit)
    assert "calf-stretch" in area.textCursor().block().text()
    assert page(settled).place[:2] == ("steps", 1)
    page(settled).show_mode(Mode.FORM)
    assert steps(settled).current is not None
    assert steps(settled).current.path == ("steps", 1)


def test_bundled__is_copied_before_it_changes(settled: Person) -> None:
    edit(settled, "core-foundation")
    copy = settled.data.routines / "my-core-foundation.yaml"
    assert copy.exists()
    settled.click("editor-back")
    assert not copy.exists(), "nothing was changed, so nothing is left behind"
    edit(settled, "core-foundation")
    choose_step(settled, 0)
    settled.qtbot.keyClick(steps(settled), Qt.Key.Key_Delete)
    settled.click("editor-save")
    assert copy.exists()
    assert settled.amble.library.routine("core-foundation") is not None


def test_unsaved__is_asked_about_on_every_way_out(settled: Person, own: Path) -> None:
    edit(settled, "evening")
    choose_step(settled, 0)
    settled.write("field-reps", "7")
    settled.click("editor-back")
    settled.click("leave-stay")
    assert settled.see("editor-title").isVisible()
    settled.page("today")
    settled.click("leave-drop")
    assert not settled.sees("editor-title")
    assert own.read_text(encoding="utf-8") == OWN
    edit(settled, "evening")
    choose_step(settled, 0)
    settled.write("field-reps", "8")
    assert not settled.window.close()
    settled.click("leave-save")
    assert "reps: 8" in own.read_text(encoding="utf-8")


def test_broken_text__is_mended_here(settled: Person, own: Path) -> None:
    own.write_text(OWN.replace("bridge ", "bridgee "), encoding="utf-8")
    settled.amble.reload()
    settled.page("routines")
    settled.click("mend-evening.yaml")
    assert settled.reads("is not an exercise")
    choose_step(settled, 0)
    settled.click("mend-in-text")
    area = settled.see("yaml-text")
    assert isinstance(area, QPlainTextEdit)
    found = area.document().find("bridgee")
    area.setTextCursor(found)
    settled.qtbot.keyClicks(area, "bridge")
    settled.click("editor-save")
    assert own.read_text(encoding="utf-8") == OWN
    assert settled.amble.library.routine("evening") is not None


def test_changed_elsewhere__while_nothing_was_changed_here(settled: Person, own: Path) -> None:
    edit(settled, "evening")
    own.write_text(OWN.replace("reps: 5", "reps: 9"), encoding="utf-8")
    settled.amble.reload()
    assert page(settled).file is not None
    assert "reps: 9" in page(settled).file.text
    assert any("9 times" in row.line for row in steps(settled).rows)


def test_changed_there_and_here__none_is_lost(settled: Person, own: Path) -> None:
    edit(settled, "evening")
    choose_step(settled, 0)
    settled.write("field-reps", "7")
    theirs = OWN.replace("hold: 20s", "hold: 40s")
    own.write_text(theirs, encoding="utf-8")
    settled.amble.reload()
    settled.click("conflict-both")
    assert own.read_text(encoding="utf-8") == theirs
    others = [path for path in settled.data.routines.glob("*.yaml") if path != own]
    assert [path.read_text(encoding="utf-8") for path in others] == [OWN.replace("reps: 5", "reps: 7")]


def test_try_it__plays_from_the_chosen_step_and_is_not_recorded(settled: Person, own: Path) -> None:
    edit(settled, "evening")
    choose_step(settled, 1)
    settled.click("try-it")
    driver = settled.amble.sessions.player.driver
    assert driver is not None
    works = [phase.exercise for phase in driver.session.timeline.phases if phase.exercise]
    assert works[0] == "calf-stretch"
    settled.press(Qt.Key.Key_Escape)
    settled.click("end-now") if settled.sees("end-now") else None
    assert settled.records == []


def test_list__is_walked_with_arrows_and_spoken(settled: Person, own: Path) -> None:
    edit(settled, "evening")
    view = steps(settled)
    assert isinstance(view, QListView)
    view.setFocus()
    settled.qtbot.keyClick(view, Qt.Key.Key_Down)
    settled.qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current is not None
    spoken = view.model().data(view.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert view.current.title in str(spoken)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert isinstance(settled.see("steps"), QWidget)


def test_decided_later__is_not_asked_again_and_again(settled: Person, own: Path) -> None:
    edit(settled, "evening")
    choose_step(settled, 0)
    settled.write("field-reps", "7")
    own.write_text(OWN.replace("hold: 20s", "hold: 40s"), encoding="utf-8")
    settled.amble.reload()
    assert settled.sees("conflict-both")
    settled.press_escape()
    settled.amble.reload()
    assert not settled.sees("conflict-both")
    settled.click("editor-save")
    settled.click("conflict-mine")
    assert "reps: 7" in own.read_text(encoding="utf-8")


def test_staying__forgets_where_one_wanted_to_go(settled: Person, own: Path) -> None:
    edit(settled, "evening")
    choose_step(settled, 0)
    settled.write("field-reps", "7")
    settled.page("today")
    settled.click("leave-stay")
    settled.click("editor-save")
    assert settled.see("editor-title").isVisible(), "saving stays in the editor"


def test_gone__while_it_was_open(settled: Person, own: Path) -> None:
    edit(settled, "evening")
    own.unlink()
    settled.amble.reload()
    assert not settled.sees("editor-title")
    assert settled.reads("evening.yaml is not there any more.")


def test_new_exercise__tells_what_it_lacks_at_its_fields_when_it_is_saved(settled: Person) -> None:
    settled.page("exercises")
    settled.click("new-exercise")
    first, position = settled.see("text-instructions-0"), settled.see("field-position")
    assert isinstance(first, QPlainTextEdit)
    assert isinstance(position, QComboBox)
    assert (first.toPlainText(), first.placeholderText()) == ("", "One step of the movement")
    assert (position.currentText(), position.placeholderText()) == ("", "Choose one")
    still = page(settled).exercise_form.fields.picture.still
    assert still.subject.position == ""
    assert still.accessibleName() == "My new exercise"
    assert not settled.sees("problem-instructions"), "it is only begun"
    assert not settled.reads("Not ready yet.")
    settled.click("editor-save")
    assert settled.reads("Saved as my-new-exercise.yaml. It can be used once what is marked is mended.")
    saved = settled.data.exercises / "my-new-exercise.yaml"
    assert "instructions" not in saved.read_text(encoding="utf-8")
    assert label(settled, "problem-instructions") == "Write at least one step of the movement."
    assert label(settled, "problem-position") == "Choose how the body is placed."
    settled.click("text-instructions-0")
    settled.qtbot.keyClicks(settled.see("text-instructions-0"), "Reach.")
    settled.choose_in("field-position", "sitting")
    page(settled).file.judge()
    assert still.subject.position == "sitting"
    assert not settled.sees("problem-instructions")
    assert not settled.sees("problem-position")
    settled.click("editor-save")
    exercise = settled.amble.library.exercise("my-new-exercise")
    assert exercise is not None
    assert (exercise.position.value, exercise.instructions) == ("sitting", ("Reach.",))


def label(person: Person, name: str) -> str:
    found = person.see(name)
    assert isinstance(found, Label)
    return found.text()


def test_own_exercise__with_a_posed_figure__is_used(settled: Person) -> None:
    settled.page("exercises")
    settled.click("new-exercise")
    settled.write("field-name", "Seated reach")
    form = page(settled).exercise_form
    form.pose()
    QApplication.processEvents()
    settled.click_on(settled.see("no-figure").findChild(Button))
    search = settled.see("picker-search")
    settled.qtbot.keyClicks(search, "bird-dog")
    settled.qtbot.keyClick(search, Qt.Key.Key_Return)
    QApplication.processEvents()
    form.end_posing()
    settled.click("text-instructions-0")
    settled.qtbot.keyClicks(settled.see("text-instructions-0"), "Reach forward.")
    settled.click("editor-save")
    saved = settled.data.exercises / "seated-reach.yaml"
    assert "figure:" in saved.read_text(encoding="utf-8")
    assert "position: all-fours" in saved.read_text(encoding="utf-8")
    exercise = settled.amble.library.exercise("seated-reach")
    assert exercise is not None
    assert exercise.figure is not None
    settled.page("routines")
    settled.click("new-routine")
    settled.write("field-name", "With the reach")
    add_exercise(settled, "seated reach")
    settled.click("editor-save")
    settled.click("editor-back")
    settled.start("with-the-reach")
    stage = settled.amble.sessions.player.findChild(Stage)
    assert stage is not None
    figure = stage.findChild(FigureView)
    assert figure is not None
    assert figure.has_figure
    assert figure.isVisible()


def test_exercise_that_is_not_saved__is_tried_as_it_is_written(settled: Person) -> None:
    settled.page("exercises")
    settled.click("exercise-bridge")
    settled.click("edit-exercise")
    settled.write("field-name", "Bridge of mine")
    settle(settled)
    settled.click("try-it")
    driver = settled.amble.sessions.player.driver
    assert driver is not None
    assert any(phase.name == "Bridge of mine" for phase in driver.session.timeline.phases)
    assert settled.amble.library.exercise("my-bridge").name != "Bridge of mine"
