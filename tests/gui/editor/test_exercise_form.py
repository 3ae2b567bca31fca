"""An exercise as a form, with real keys and a real mouse: what is done there changes that line of the file only."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QMenu, QPlainTextEdit, QWidget

from exercises.library.editing.document import Document
from exercises.library.editing.new_files import new_exercise
from exercises.library.exercise import Exercise, ExerciseKind, Position
from exercises.library.library import Library
from exercises.paths import DataFolder
from gui.editor.exercise_form import ExerciseForm
from gui.editor.open_file import OpenFile
from gui.theme.theme import Theme
from gui.widgets.scroll import VerticalScroll

LIFT = """\
# From the physiotherapist
name: Arm lift   # for the neck
kind: strength
position: sitting
kit: [chair]  # without arms
targets: [neck]
dose: {sets: 2, reps: 8}
instructions:
  - Sit tall.
  # the important one
  - Lift one arm.
  - Lower it slowly.
cues: [Long neck., Soft jaw.]
breathing: Breathe out on the way up.
easier: [bridge]
stop-when:
  - Your arm tingles.
"""
# What pops up grabs the keyboard, which this platform has not.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="session")
def library() -> Library:
    found = Library(None)
    found.scan()
    return found


@dataclass
class Hands:
    """Somebody who edits."""

    qtbot: object
    form: ExerciseForm
    file: OpenFile
    refused: list[str]

    @property
    def text(self) -> str:
        return self.file.text

    @property
    def exercise(self) -> Exercise:
        self.file.judge()
        assert isinstance(self.file.draft.content, Exercise), self.file.draft.problems
        return self.file.draft.content

    def find(self, name: str) -> QWidget:
        QApplication.processEvents()
        found = [widget for widget in self.form.findChildren(QWidget, name) if widget.isVisible()]
        assert found, f"no {name}"
        return found[0]

    def sees(self, name: str) -> bool:
        QApplication.processEvents()
        return any(widget.isVisible() for widget in self.form.findChildren(QWidget, name))

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClick(focused, key, modifier)

    def keys(self, words: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), words)

    def go(self, name: str) -> QWidget:
        field = self.find(name)
        field.setFocus()
        return field

    def write(self, name: str, words: str) -> None:
        """Write over what stands in a field."""
        self.go(name)
        self.key(Qt.Key.Key_A, CONTROL)
        self.keys(words)

    def choose(self, name: str, value: str) -> None:
        """Choose from a list with the keyboard."""
        field = self.go(name)
        assert isinstance(field, QComboBox)
        self.key(Qt.Key.Key_Home)
        for _ in range(field.findData(value)):
            self.key(Qt.Key.Key_Down)

    def says(self, name: str) -> str:
        field = self.find(name)
        return field.toPlainText() if isinstance(field, QPlainTextEdit) else str(field.text())

    def sentences(self, key: str) -> list[str]:
        return [row.sentence.toPlainText() for row in self.form.texts.lists[key].rows]

    def menu(self, name: str, words: str) -> None:
        self.click(name)
        menu = next(menu for menu in self.form.findChildren(QMenu) if menu.isVisible())
        menu.setActiveAction(next(action for action in menu.actions() if action.text().startswith(words)))
        self.qtbot.keyClick(menu, Qt.Key.Key_Return)
        self.form.activateWindow()
        QApplication.processEvents()


@pytest.fixture
def opened(qtbot, theme: Theme, library: Library, tmp_path: Path) -> Callable[..., Hands]:
    """Opens a text in a form."""

    def open_text(text: str, width: int = 1000) -> Hands:
        folder = DataFolder(tmp_path / "data").exercises
        form = ExerciseForm(theme)
        qtbot.addWidget(form)
        file = OpenFile(folder / "arm-lift.yaml", Document(text), library, form)
        refused: list[str] = []
        form.refused.connect(refused.append)
        form.resize(width, 900)
        form.show()
        form.show_file(file)
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        return Hands(qtbot, form, file, refused)

    return open_text


@pytest.fixture
def hands(opened) -> Hands:
    return opened(LIFT)


# Fields


@pytest.mark.parametrize(
    ("field", "words", "before", "after"),
    [
        ("field-name", "Arm raise", "name: Arm lift ", "name: Arm raise "),
        ("field-targets", "neck, upper back", "targets: [neck]", "targets: [neck, upper back]"),
        ("field-kit", "stool", "kit: [chair]", "kit: [stool]"),
        ("field-dose.reps", "12", "reps: 8", "reps: 12"),
        ("field-dose.hold", "3s", "reps: 8}", "reps: 8, hold: 3s}"),
        ("field-dose.sets", "3", "sets: 2", "sets: 3"),
        ("field-pace", "6s", "dose:", "pace: 6s\ndose:"),
        ("field-breathing", "Just breathe.", "Breathe out on the way up.", "Just breathe."),
        ("text-instructions-1", "Lift both arms.", "Lift one arm.", "Lift both arms."),
        ("text-cues-0", "Tall neck.", "Long neck.", "Tall neck."),
        ("text-stop-when-0", "It hurts.", "Your arm tingles.", "It hurts."),
    ],
)
def test_typing__changes_that_line_and_is_taken_back_as_one(
    hands: Hands, field: str, words: str, before: str, after: str
) -> None:
    hands.write(field, words)
    assert hands.text == LIFT.replace(before, after, 1)
    assert hands.exercise.name
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.text == LIFT
    hands.key(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert hands.text == LIFT.replace(before, after, 1)


@pytest.mark.parametrize(
    ("field", "value", "before", "after"),
    [
        ("field-kind", "mobility", "kind: strength", "kind: mobility"),
        ("field-position", "standing", "position: sitting", "position: standing"),
        ("field-sides", "each", "kit:", "sides: each\nkit:"),
    ],
)
def test_choice__changes_that_line(hands: Hands, field: str, value: str, before: str, after: str) -> None:
    hands.choose(field, value)
    assert hands.text == LIFT.replace(before, after, 1)


def test_dose__of_another_kind_keeps_the_sets(hands: Hands) -> None:
    hands.choose("field-dose", "hold")
    assert "dose: {sets: 2, hold: 20s}\n" in hands.text
    hands.write("field-dose.hold", "40s")
    assert hands.exercise.dose is not None
    assert hands.exercise.dose.hold_seconds == 40
    hands.choose("field-dose", "")
    assert "dose" not in hands.text
    assert not hands.sees("field-dose.hold")
    hands.choose("field-dose", "for")
    assert "dose: {for: 30s}\n" in hands.text


def test_amount_emptied_and_left__takes_the_dose_away(hands: Hands) -> None:
    hands.go("field-dose.reps")
    hands.key(Qt.Key.Key_A, CONTROL)
    hands.key(Qt.Key.Key_Delete)
    assert hands.text == LIFT, "emptied to write something else"
    hands.key(Qt.Key.Key_Tab)
    assert "dose" not in hands.text
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.text == LIFT


def test_emptied_line__comes_back_by_undo(hands: Hands) -> None:
    hands.go("field-name")
    hands.key(Qt.Key.Key_A, CONTROL)
    hands.key(Qt.Key.Key_Delete)
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.says("field-name") == "Arm lift"
    hands.key(Qt.Key.Key_Tab)
    assert hands.text == LIFT


def test_judging_again__leaves_what_is_typed(hands: Hands) -> None:
    hands.write("field-kit", "chair, ")
    hands.file.judge()
    assert hands.says("field-kit") == "chair, "
    hands.keys("a wal")
    hands.file.judge()
    hands.keys("l")
    assert hands.says("field-kit") == "chair, a wall"
    assert "kit: [chair, a wall]" in hands.text
    hands.write("text-cues-1", "Soft ")
    hands.file.judge()
    hands.keys("jaw")
    assert hands.says("text-cues-1") == "Soft jaw"


def test_words_used_elsewhere__are_offered_for_the_last_word(hands: Hands) -> None:
    field = hands.go("field-targets")
    assert isinstance(field, QLineEdit)
    field.end(False)
    hands.keys(", glu")
    completer = field.completer()
    assert completer is not None
    assert completer.currentCompletion() == "neck, glutes"
    hands.qtbot.keyClick(completer.popup(), Qt.Key.Key_Down)
    hands.qtbot.keyClick(completer.popup(), Qt.Key.Key_Return)
    assert field.text() == "neck, glutes"
    assert "targets: [neck, glutes]" in hands.text
    hands.keys(", glu")
    assert completer.completionCount() == 0, "it is there already"


def test_word_with_a_comma__stays_one_word(opened) -> None:
    hands = opened(LIFT.replace("kit: [chair]", 'kit: ["chair, sturdy", mat]'))
    assert hands.says("field-kit") == '"chair, sturdy", mat'
    hands.go("field-kit").end(False)
    hands.keys("s")
    assert hands.exercise.kit == ("chair, sturdy", "mats")


# Lists


def test_enter__begins_an_entry_below_that_waits_for_its_first_letter(hands: Hands) -> None:
    hands.go("text-instructions-0")
    hands.key(Qt.Key.Key_Return)
    assert hands.text == LIFT
    assert len(hands.sentences("instructions")) == 4
    hands.keys("Breathe in: slowly")
    assert hands.text == LIFT.replace("Sit tall.\n", 'Sit tall.\n  - "Breathe in: slowly"\n')
    assert hands.exercise.instructions[1] == "Breathe in: slowly"
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.text == LIFT
    assert hands.sentences("instructions") == ["Sit tall.", "Lift one arm.", "Lower it slowly."]


def test_entry_without_a_letter__leaves_nothing_behind(hands: Hands) -> None:
    hands.click("add-cues")
    assert len(hands.sentences("cues")) == 3
    hands.go("field-name")
    assert hands.sentences("cues") == ["Long neck.", "Soft jaw."]
    assert hands.text == LIFT


def test_first_entry_of_a_list__makes_the_list(hands: Hands) -> None:
    hands.click("add-mistakes")
    hands.keys("Shrugging")
    assert hands.text == LIFT.replace("breathing:", "mistakes:\n  - Shrugging\nbreathing:")
    hands.key(Qt.Key.Key_Return)
    hands.keys("Rushing")
    assert hands.exercise.mistakes == ("Shrugging", "Rushing")


def test_alt_and_arrows__move_an_entry_with_its_comment_and_the_cursor(hands: Hands) -> None:
    field = hands.go("text-instructions-1")
    assert isinstance(field, QPlainTextEdit)
    hands.key(Qt.Key.Key_Home)
    hands.key(Qt.Key.Key_Up, ALT)
    start = LIFT.index("  - Sit tall.")
    assert hands.text == (
        LIFT[:start]
        + "  # the important one\n  - Lift one arm.\n  - Sit tall.\n"
        + LIFT[LIFT.index("  - Lower it slowly.") :]
    )
    assert QApplication.focusWidget() is hands.find("text-instructions-0")
    hands.keys("X")
    assert hands.sentences("instructions")[0] == "XLift one arm."
    hands.key(Qt.Key.Key_Up, ALT)
    assert hands.sentences("instructions")[0] == "XLift one arm.", "it is the first one already"


def test_drag__puts_an_entry_where_it_is_dropped(hands: Hands) -> None:
    grip, last = hands.find("grip-instructions-0"), hands.find("text-instructions-2")
    below = grip.mapFromGlobal(last.mapToGlobal(QPoint(5, last.height() - 2)))
    hands.qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=grip.rect().center())
    hands.qtbot.mouseMove(grip, QPoint(5, 30))
    hands.qtbot.mouseMove(grip, below)
    hands.qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=below)
    assert hands.exercise.instructions == ("Lift one arm.", "Lower it slowly.", "Sit tall.")
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.text == LIFT


def test_menu__moves_and_removes(hands: Hands) -> None:
    hands.menu("menu-cues-0", "Move down")
    assert hands.exercise.cues == ("Soft jaw.", "Long neck.")
    hands.menu("menu-cues-0", "Remove")
    assert hands.text == LIFT.replace("[Long neck., Soft jaw.]", "[Long neck.]")
    hands.menu("menu-cues-0", "Remove")
    assert hands.text == LIFT.replace("cues: [Long neck., Soft jaw.]\n", "")
    assert QApplication.focusWidget() is hands.find("add-cues")


def test_backspace_in_an_emptied_entry__removes_it(hands: Hands) -> None:
    hands.go("text-instructions-2")
    hands.key(Qt.Key.Key_A, CONTROL)
    hands.key(Qt.Key.Key_Delete)
    assert hands.text == LIFT
    hands.key(Qt.Key.Key_Backspace)
    assert hands.text == LIFT.replace("  - Lower it slowly.\n", "")
    assert QApplication.focusWidget() is hands.find("text-instructions-1")


def test_emptied_entry__goes_when_it_is_left_and_the_click_still_lands(hands: Hands) -> None:
    hands.go("text-instructions-0")
    hands.key(Qt.Key.Key_A, CONTROL)
    hands.key(Qt.Key.Key_Delete)
    hands.click("text-instructions-2")
    assert hands.exercise.instructions == ("Lift one arm.", "Lower it slowly.")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    assert focused.toPlainText() == "Lower it slowly."


def test_emptied_entry__comes_back_by_undo(hands: Hands) -> None:
    hands.go("text-instructions-0")
    hands.key(Qt.Key.Key_A, CONTROL)
    hands.key(Qt.Key.Key_Delete)
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.sentences("instructions")[0] == "Sit tall."
    assert hands.text == LIFT


def test_undo__brings_a_removed_entry_back_to_its_row(hands: Hands) -> None:
    hands.menu("menu-instructions-1", "Remove")
    assert hands.sentences("instructions") == ["Sit tall.", "Lower it slowly."]
    hands.file.stack.undo()
    assert hands.sentences("instructions") == ["Sit tall.", "Lift one arm.", "Lower it slowly."]
    assert hands.text == LIFT


def test_pasted_lines__are_an_entry_each(hands: Hands) -> None:
    data = QMimeData()
    data.setText("One arm up.\n\n  And the other.\n")
    hands.click("add-instructions")
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    QApplication.clipboard().setMimeData(data)
    hands.key(Qt.Key.Key_V, CONTROL)
    assert hands.exercise.instructions[-2:] == ("One arm up.", "And the other.")
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.text == LIFT


def test_twelve_instructions__are_the_most(opened) -> None:
    many = "".join(f"  - Step {n}.\n" for n in range(12))
    hands = opened(LIFT.replace("  - Lower it slowly.\n", many[: many.index("  - Step 10")]))
    assert len(hands.sentences("instructions")) == 12
    hands.go("text-instructions-11")
    hands.key(Qt.Key.Key_Return)
    assert hands.refused == ["There can be 12 of these at most."]
    assert len(hands.sentences("instructions")) == 12


def test_tab__walks_from_top_to_bottom_also_over_new_entries(hands: Hands) -> None:
    hands.go("text-instructions-0")
    hands.key(Qt.Key.Key_Return)
    hands.keys("New")
    walked = []
    hands.go("text-instructions-0")
    for _ in range(9):
        walked.append(QApplication.focusWidget().objectName())
        hands.key(Qt.Key.Key_Tab)
    rows = [f"{part}-instructions-{n}" for n in range(4) for part in ("text", "menu")]
    assert walked == [*rows, "add-instructions"]


def test_row__grows_with_its_text(hands: Hands) -> None:
    field = hands.go("text-cues-0")
    low = field.height()
    hands.keys("word " * 60)
    QApplication.processEvents()
    assert field.height() > 2 * low
    hands.form.resize(700, 900)
    QApplication.processEvents()
    field = hands.find("text-cues-0")
    assert field.verticalScrollBar().maximum() == 0, "all of it is to be seen"


# Problems


def test_problems__stand_below_their_fields(opened) -> None:
    text = LIFT.replace("name: Arm lift   # for the neck\n", "").replace("reps: 8", "reps: 800")
    hands = opened(text.replace("Lift one arm.", '""').replace("[bridge]", "[bridgee]").replace("sitting", "siting"))
    assert "a name is missing" in hands.says("problem-name")
    assert "standing" in hands.says("problem-position") or "sitting" in hands.says("problem-position")
    assert "200" in hands.says("problem-dose.reps")
    assert "empty" in hands.says("problem-instructions-1")
    assert 'did you mean "bridge"' in hands.says("problem-easier-0")
    assert not hands.sees("problem-instructions-0")
    hands.write("field-name", "Arm lift")
    hands.write("text-instructions-1", "Lift.")
    hands.file.judge()
    assert not hands.sees("problem-name")
    assert not hands.sees("problem-instructions-1")


def test_list_that_is_none__becomes_one_with_the_first_change(opened) -> None:
    hands = opened(LIFT.replace("stop-when:\n  - Your arm tingles.\n", "stop-when: Your arm tingles.\n"))
    assert "a list is due" in hands.says("problem-stop-when")
    hands.go("text-stop-when-0")
    hands.key(Qt.Key.Key_End)
    hands.keys("!")
    assert hands.exercise.stop_when == ("Your arm tingles.!",)


def test_sentence_with_a_colon__is_shown_as_it_was_meant_and_mended(opened) -> None:
    hands = opened(LIFT.replace("- Sit tall.", "- Sit: tall"))
    assert hands.sentences("instructions")[0] == "Sit: tall"
    assert hands.sees("problem-instructions-0")
    hands.go("text-instructions-0")
    hands.key(Qt.Key.Key_End)
    hands.keys(".")
    assert hands.exercise.instructions[0] == "Sit: tall."


def test_text_with_a_mistake_in_its_shape__leaves_what_was_shown(hands: Hands) -> None:
    hands.file.replace_text(LIFT + "  : [", "typing")
    assert hands.says("field-name") == "Arm lift"
    hands.write("field-name", "X")
    assert hands.refused, "it says why nothing can be written"
    hands.file.replace_text(LIFT, "typing")
    hands.file.judge()
    assert hands.says("field-name") == "Arm lift"


# Easier and harder


def test_harder__is_picked_and_taken_out(hands: Hands) -> None:
    hands.click("add-harder")
    search = hands.find("picker-search")
    hands.qtbot.keyClicks(search, "side plank")
    hands.qtbot.keyClick(search, Qt.Key.Key_Return)
    assert len(hands.exercise.harder) == 1
    assert hands.text == LIFT.replace("easier: [bridge]\n", f"easier: [bridge]\nharder: [{hands.exercise.harder[0]}]\n")
    hands.click("remove-harder-0")
    assert hands.text == LIFT


def test_picker__leaves_out_what_is_named_already(hands: Hands) -> None:
    hands.click("add-easier")
    search = hands.find("picker-search")
    hands.qtbot.keyClicks(search, "bridge")
    view = hands.find("picker-list")
    names = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    assert names
    assert not any(name.startswith("Bridge,") for name in names)


# The picture


def photo(path: Path, width: int = 60, height: int = 40) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    assert image.save(str(path))
    return path


def test_picture__is_copied_shown_and_removed(hands: Hands, tmp_path: Path) -> None:
    given = photo(tmp_path / "Me at Home.JPG")
    hands.click("choose-picture")
    dialog = hands.form.findChild(QFileDialog, "picture-dialog")
    assert dialog is not None
    assert dialog.isVisible()
    assert hands.form.isEnabled(), "nothing waits for it"
    dialog.fileSelected.emit(str(given))
    dialog.close()
    assert hands.text == LIFT + "picture: me-at-home.jpg\n"
    copy = hands.file.path.parent / "me-at-home.jpg"
    assert copy.exists()
    still = hands.form.fields.picture.still
    assert still.subject.file == copy
    still.make()
    middle = still.grab().toImage().pixelColor(still.width() // 2, still.height() // 2)
    assert abs(middle.blue() - 0x99) < 8
    hands.click("remove-shown")
    assert hands.text == LIFT
    hands.file.stack.undo()
    assert copy.exists(), "undo finds it again"
    assert not hands.refused


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("notes.txt", b"hello", "neither a PNG nor a JPEG"),
        ("fake.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "damaged"),
        ("big.jpg", b"\xff\xd8\xff" + bytes(5 * 2**20), "larger than 5 MB"),
    ],
)
def test_bad_picture__is_refused_with_a_sentence(
    hands: Hands, tmp_path: Path, name: str, data: bytes, why: str
) -> None:
    given = tmp_path / name
    given.write_bytes(data)
    hands.form.take_picture(given)
    assert len(hands.refused) == 1
    assert why in hands.refused[0]
    assert name in hands.refused[0]
    assert hands.text == LIFT
    assert not hands.file.path.parent.exists()


def test_picture_of_too_many_points__is_refused(hands: Hands, tmp_path: Path) -> None:
    hands.form.take_picture(photo(tmp_path / "wide.png", 4000, 2600))
    assert "4,000 × 2,600 points" in hands.refused[0]


def test_picture_that_is_gone__is_told(opened) -> None:
    hands = opened(LIFT + "picture: gone.png\n")
    assert hands.says("picture-note") == "gone.png is not in the folder of your exercises."


# The figure


def test_posed_figure__is_written_used_and_removed(hands: Hands) -> None:
    assert not hands.form.fields.picture.view.isVisible()
    hands.click("pose-figure")
    assert hands.form.is_posing
    assert hands.form.place == ("figure",)
    assert not hands.sees("field-name")
    hands.find("no-figure").action_requested.emit()
    search = hands.find("picker-search")
    hands.qtbot.keyClicks(search, "bird-dog")
    hands.qtbot.keyClick(search, Qt.Key.Key_Return)
    assert hands.text.startswith(LIFT + "figure:\n")
    hands.click("pose-done")
    assert not hands.form.is_posing
    assert hands.form.fields.picture.view.isVisible()
    assert hands.form.fields.picture.view.has_figure
    assert hands.exercise.figure is not None
    hands.click("remove-shown")
    assert hands.text == LIFT
    hands.file.judge()
    assert not hands.form.fields.picture.view.isVisible()


def test_figure_with_a_mistake__is_told_and_the_rest_works(opened) -> None:
    one = "{spine: [90, 90, 90], arms: [-90, -90], legs: [-90, -90, 0]}"
    hands = opened(LIFT + f"figure:\n  view: side\n  keys: {{one: {one}}}\n  cycle: [two]\n")
    assert "two" in hands.says("problem-figure")
    hands.write("field-name", "Arm raise")
    assert "name: Arm raise" in hands.text


def test_another_file__ends_the_posing(hands: Hands, library: Library, tmp_path: Path) -> None:
    hands.click("pose-figure")
    other = OpenFile(tmp_path / "x.yaml", Document(LIFT.replace("Arm lift", "Other")), library, hands.form)
    hands.form.show_file(other)
    assert not hands.form.is_posing
    assert hands.says("field-name") == "Other"


# Places, new files, little room


def test_another_file__takes_over_nothing_that_was_begun(hands: Hands, library: Library, tmp_path: Path) -> None:
    hands.click("add-cues")
    other = OpenFile(tmp_path / "x.yaml", Document(LIFT), library, hands.form)
    hands.form.show_file(other)
    assert hands.sentences("cues") == ["Long neck.", "Soft jaw."]


def test_larger_text__makes_rows_higher(hands: Hands, theme: Theme) -> None:
    before = hands.find("text-cues-0").height()
    theme.set_text_scale(2.0)
    QApplication.processEvents()
    assert hands.find("text-cues-0").height() > 1.8 * before
    assert hands.says("text-cues-0") == "Long neck."


def test_widgets__outlive_the_collector(hands: Hands) -> None:
    """Asking Qt for its focus chain would hand widgets over to Python, which then forgets their slots."""
    gc.collect()
    hands.go("text-cues-1")
    scrolls = hands.form.findChildren(VerticalScroll)
    assert scrolls
    assert all(scroll.metaObject().methodCount() > scroll.metaObject().methodOffset() for scroll in scrolls)


def test_place__follows_the_focus_and_leads_there(hands: Hands) -> None:
    told: list[object] = []
    hands.form.place_changed.connect(told.append)
    hands.go("text-instructions-2")
    assert hands.form.place == ("instructions", 2)
    assert told == [("instructions", 2)]
    hands.form.go_to_path(("dose", "reps"))
    assert QApplication.focusWidget() is hands.find("field-dose.reps")
    hands.form.go_to_path(("figure", "keys", "up"))
    assert QApplication.focusWidget() is hands.find("pose-figure")
    hands.form.go_to_path(("cues", 1))
    assert hands.form.place == ("cues", 1)


def test_new_exercise__is_ready_to_be_written_over(opened) -> None:
    hands = opened(new_exercise("My lift", ExerciseKind.STRENGTH, Position.SITTING))
    hands.form.open_about()
    assert QApplication.focusWidget() is hands.find("field-name")
    hands.write("text-instructions-0", "Sit tall.")
    hands.key(Qt.Key.Key_Return)
    hands.keys("Lift.")
    assert hands.exercise.instructions == ("Sit tall.", "Lift.")
    assert hands.exercise.dose is not None


def test_instructions__one_empty_field_always_waits_and_writes_nothing(opened) -> None:
    hands = opened(new_exercise("My lift", ExerciseKind.STRENGTH, Position.SITTING))
    before = hands.text
    hands.go("text-instructions-0")
    hands.key(Qt.Key.Key_Backspace)
    hands.key(Qt.Key.Key_Return)
    hands.go("field-name")
    assert hands.sentences("instructions") == [""]
    assert hands.text == before
    hands.write("text-instructions-0", "Sit tall.")
    hands.menu("menu-instructions-0", "Remove")
    assert hands.sentences("instructions") == [""]
    assert hands.text == before
    assert QApplication.focusWidget() is hands.find("text-instructions-0")


def test_little_room__has_everything_in_one_column(opened) -> None:
    hands = opened(LIFT, width=600)
    name, sentence = hands.find("field-name"), hands.find("text-instructions-0")
    assert name.isVisible()
    top = name.mapTo(hands.form, QPoint()).y()
    assert sentence.mapTo(hands.form, QPoint()).y() > top
    hands.form.go_to_path(("stop-when", 0))
    shown = hands.find("text-stop-when-0").visibleRegion()
    assert not shown.isEmpty(), "it is scrolled into view"
    hands.form.resize(1000, 900)
    QApplication.processEvents()
    assert hands.find("text-instructions-0").mapTo(hands.form, QPoint()).y() < 200


def test_hidden__is_not_worked_out_and_catches_up(hands: Hands) -> None:
    hands.form.hide()
    hands.file.replace_text(LIFT.replace("Arm lift", "Other"), "typing")
    hands.file.judge()
    hands.form.show()
    hands.form.show_now()
    assert hands.says("field-name") == "Other"
