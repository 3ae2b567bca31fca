"""Somebody edits one thing after the other, and goes on writing after saving."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QStyle, QStyleOptionComboBox, QWidget

from gui.widgets.toast import Toast
from tests.gui.story.conftest import Person

ROUTINE = "name: Evening calm\nkind: mobility\nsteps:\n  - {exercise: bridge, reps: 5}\n"
EXERCISE = """\
name: Wall reach
kind: stretch
position: standing
dose: {hold: 20s}
instructions:
  - Reach up along the wall.
"""


@pytest.fixture
def writer(settled: Person) -> Person:
    """Somebody with a routine and an exercise of their own."""
    own = {settled.data.routines / "evening.yaml": ROUTINE, settled.data.exercises / "wall.yaml": EXERCISE}
    for path, text in own.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    settled.amble.reload()
    return settled


def edit_routine(person: Person) -> None:
    person.page("routines")
    person.click("routine-evening")
    person.click("edit")


def open_exercise(person: Person) -> None:
    person.page("exercises")
    person.write("search-exercises", "wall reach")
    person.press_return()
    person.press_return()


def edit_exercise(person: Person) -> None:
    open_exercise(person)
    person.click("edit-exercise")


def new_routine(person: Person) -> None:
    person.page("routines")
    person.click("new-routine")


def new_exercise(person: Person) -> None:
    person.page("exercises")
    person.click("new-exercise")


def time_passes() -> None:
    """What was to be deleted later is gone now, as it is in a program that runs by itself."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def focus(person: Person) -> str:
    widget = person.window.focusWidget()
    assert isinstance(widget, QWidget)
    return widget.objectName()


def test_one_after_the_other__each_opens(writer: Person) -> None:
    for way in (edit_routine, new_routine, edit_exercise, new_exercise, edit_routine):
        way(writer)
        assert writer.see("editor-title").isVisible()
        writer.page("today")
        time_passes()


def test_while_the_figure_is_posed__one_can_leave_and_open_another(writer: Person) -> None:
    edit_exercise(writer)
    writer.click("pose-figure")
    writer.page("today")
    time_passes()
    edit_exercise(writer)
    assert writer.see("field-name").isVisible()
    assert not writer.sees("pose-done")


def test_a_sentence_that_is_emptied__and_left_by_leaving_the_editor__is_of_no_other_file(writer: Person) -> None:
    edit_exercise(writer)
    sentence = writer.see("text-instructions-0")
    assert isinstance(sentence, QPlainTextEdit)
    sentence.setFocus()
    sentence.selectAll()
    writer.qtbot.keyClick(sentence, Qt.Key.Key_Backspace)
    writer.page("today")
    time_passes()
    edit_exercise(writer)
    assert (writer.data.exercises / "wall.yaml").read_text(encoding="utf-8") == EXERCISE
    assert writer.see("text-instructions-0").toPlainText() == "Reach up along the wall."


def test_saving__leaves_the_focus_in_the_text(writer: Person) -> None:
    edit_routine(writer)
    writer.press(Qt.Key.Key_Tab)
    writer.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    area = writer.see("yaml-text")
    assert isinstance(area, QPlainTextEdit)
    for letters in ("# mine", "!"):
        writer.qtbot.keyClicks(area, letters)
        writer.qtbot.keyClick(area, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        time_passes()
        assert focus(writer) == "yaml-text"
    assert (writer.data.routines / "evening.yaml").read_text(encoding="utf-8").count("!") == 1


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_saving_with_the_button__brings_the_focus_back_to_what_was_written(writer: Person, keyboard: bool) -> None:
    edit_exercise(writer)
    sentence = writer.see("text-instructions-0")
    sentence.setFocus()
    writer.qtbot.keyClicks(sentence, "Reach far up. ")
    save = writer.see("editor-save")
    if keyboard:
        save.setFocus(Qt.FocusReason.TabFocusReason)
        writer.press(Qt.Key.Key_Space)
    else:
        writer.click("editor-save")
    time_passes()
    assert not save.isEnabled()
    assert focus(writer) == "text-instructions-0"
    assert "Reach far up. Reach up along" in (writer.data.exercises / "wall.yaml").read_text(encoding="utf-8")


def test_what_is_chosen_for_an_exercise__is_read_in_full(writer: Person) -> None:
    edit_exercise(writer)
    for name in ("field-kind", "field-position", "field-sides", "field-dose"):
        has_room(writer, name)


def test_saving_with_the_button__where_no_field_was_used_goes_to_the_way_back(writer: Person) -> None:
    """And never to the next button, which takes the figure away."""
    edit_exercise(writer)
    file = writer.amble.parts.editing.file
    assert file is not None
    file.replace_text(f"{file.text}sources: [Mine]\n", "typing")
    writer.see("editor-save").setFocus(Qt.FocusReason.TabFocusReason)
    writer.press(Qt.Key.Key_Space)
    time_passes()
    assert focus(writer) == "editor-back"


def test_what_is_chosen_in_the_form__is_read_in_full(writer: Person) -> None:
    edit_routine(writer)
    writer.press(Qt.Key.Key_Tab)
    writer.see("steps").setFocus()
    writer.press(Qt.Key.Key_Down)
    has_room(writer, "field-sides")
    has_room(writer, "field-dose")
    writer.click("about-routine")
    has_room(writer, "field-kind")
    has_room(writer, "field-level")


def has_room(person: Person, name: str) -> None:
    """A choice shows each of its words in full."""
    field = person.see(name)
    assert isinstance(field, QComboBox)
    inside = QStyleOptionComboBox()
    field.initStyleOption(inside)
    room = field.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, inside, QStyle.SubControl.SC_ComboBoxEditField, field
    )
    for number in range(field.count()):
        assert field.fontMetrics().horizontalAdvance(field.itemText(number)) <= room.width(), field.itemText(number)


def test_saving_with_a_mistake__leaves_the_line_about_it_to_be_read(writer: Person) -> None:
    edit_routine(writer)
    file = writer.amble.parts.editing.file
    assert file is not None
    writer.click("chip-yaml")
    lines = "".join(f"  - {{exercise: no-{number}, reps: 5}}\n" for number in range(6))
    file.replace_text(f"{ROUTINE}{lines}", "typing")
    file.judge()
    writer.click("editor-save")
    time_passes()
    rows = writer.see("problems")
    (toast,) = writer.window.findChildren(Toast)
    assert toast.isVisible()
    assert "It can be used once" in toast.text
    assert not toast.geometry().intersects(QRect(rows.mapTo(writer.window, QPoint()), rows.size()))
    toast.findChild(QTimer, "toast-deed").timeout.emit()
    writer.click("chip-form")
    assert not toast.isVisible(), "another view is shown"


def test_another_program_that_breaks_a_file__takes_no_keys_away(writer: Person) -> None:
    """The page behind what is worked on is made anew, and it has a button to begin with."""
    open_exercise(writer)
    edit_routine(writer)
    writer.press(Qt.Key.Key_Tab)
    before = focus(writer)
    (writer.data.exercises / "wall.yaml").write_text("name: [", encoding="utf-8")
    writer.amble.reload()
    assert focus(writer) == before


@pytest.mark.parametrize("shift", [False, True], ids=["Ctrl+Y", "Ctrl+Shift+Z"])
def test_redo__has_both_keys_that_people_know(writer: Person, shift: bool) -> None:
    edit_routine(writer)
    steps = writer.see("steps")
    steps.setFocus()
    writer.press(Qt.Key.Key_Down, Qt.Key.Key_Delete)
    file = writer.amble.parts.editing.file
    assert file is not None
    changed = file.text
    assert changed != ROUTINE
    control = Qt.KeyboardModifier.ControlModifier
    writer.qtbot.keyClick(steps, Qt.Key.Key_Z, control)
    assert file.text == ROUTINE
    if shift:
        writer.qtbot.keyClick(steps, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    else:
        writer.qtbot.keyClick(steps, Qt.Key.Key_Y, control)
    assert file.text == changed


def test_coming_back_from_the_editor__one_can_go_on_with_the_keys(writer: Person) -> None:
    edit_routine(writer)
    writer.click("editor-back")
    time_passes()
    assert writer.see("start").isVisible() or writer.see("new-routine").isVisible()
    widget = writer.window.focusWidget()
    assert widget is not None
    assert widget.isVisible()
