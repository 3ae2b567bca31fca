"""Where a figure comes from and goes to: another exercise, or the text of an open file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt

from exercises.library.editing.document import Document
from exercises.library.figure.body import Joint
from exercises.library.figure.draft import draft_of
from exercises.library.files import FileKind
from exercises.paths import BUNDLED_EXERCISES
from gui.editor.open_file import OpenFile
from gui.editor.picker import Picker
from gui.widgets.overlay import Overlay


@pytest.fixture
def open_file(qtbot, library):
    """Opens an exercise's text, of the catalogue or as written."""
    opened = []

    def make(text: str) -> OpenFile:
        path = BUNDLED_EXERCISES / f"{text}.yaml"
        if not text.count("\n"):
            text = path.read_text("utf-8")
        opened.append(OpenFile(Path("mine.yaml"), Document(text, FileKind.EXERCISE), library))
        return opened[-1]

    yield make
    for file in opened:
        file.stack.clear()


def pick(hands, word: str) -> None:
    picker = hands.editor.findChild(Picker)
    search = picker.findChild(object, "picker-search")
    hands.qtbot.keyClicks(search, word)
    hands.key(search, Qt.Key.Key_Return)


def test_nothing_yet__offers_the_catalogue_with_a_search(pose_editor, library) -> None:
    hands = pose_editor()
    assert hands.editor.draft is None
    assert hands.editor.canvas.isHidden()
    with hands.qtbot.waitSignal(hands.editor.edited) as told:
        hands.find("no-figure").action_requested.emit()
        pick(hands, "dead bug heel")
    expected = draft_of(library.exercise("dead-bug-heel-slide").figure)
    assert hands.draft == expected
    assert told.args == [expected]
    assert not hands.editor.canvas.isHidden()
    assert hands.editor.findChild(object, "no-figure").isHidden()


def test_somebody_who_stands__is_a_start_too(pose_editor) -> None:
    hands = pose_editor("bridge")
    hands.press("start-from")
    pick(hands, "somebody")
    assert [key.name for key in hands.draft.keys] == ["stand"]
    assert hands.editor.model.problems == ()
    hands.press("pose-undo")
    assert [key.name for key in hands.draft.keys] == ["down", "up"]


def test_escape_in_the_choice__changes_nothing(pose_editor) -> None:
    hands = pose_editor("bridge")
    before = hands.draft
    hands.press("start-from")
    hands.key(hands.editor.findChild(object, "picker-search"), Qt.Key.Key_Escape)
    assert hands.editor.findChild(Overlay).isHidden()
    assert hands.draft == before


def test_drag__changes_one_line_of_the_text_and_undo_brings_it_back(pose_editor, open_file) -> None:
    file = open_file("bridge")
    before = file.text
    hands = pose_editor(file)
    hands.drag(Joint.WRIST_A, -60, -70)
    pairs = zip(before.splitlines(), file.text.splitlines(), strict=True)
    changed = [(old, new) for old, new in pairs if old != new]
    assert len(changed) == 1
    assert changed[0][1].startswith("    down: {spine: [180, 180, 180], arms: [")
    assert file.stack.undoText() == "Move: Near hand"
    assert file.is_dirty
    hands.press("pose-undo")
    assert file.text == before


def test_arrows_in_a_row__are_one_step_of_the_text(pose_editor, open_file) -> None:
    file = open_file("bridge")
    before = file.text
    hands = pose_editor(file)
    for _ in range(4):
        hands.key(hands.handle(Joint.HEAD), Qt.Key.Key_Up)
    assert file.text != before
    assert file.stack.count() == 1
    file.stack.undo()
    assert file.text == before


def test_what_is_written_in_the_text__is_seen_at_once(pose_editor, open_file) -> None:
    file = open_file("bridge")
    hands = pose_editor(file)
    hands.press("stop-1")
    place = hands.editor.canvas.place_of(Joint.PELVIS)
    file.replace_text(file.text.replace("[-161, -161, 180]", "[-175, -175, 180]"), "Type")
    assert hands.editor.canvas.place_of(Joint.PELVIS).y() > place.y() + 10
    assert hands.editor.model.stop == 1


def test_other_keys_of_the_text__leave_the_figure_alone(pose_editor, open_file) -> None:
    file = open_file("bridge")
    hands = pose_editor(file)
    frame = hands.editor.canvas.frame
    file.replace_text(file.text.replace("name: ", "name: My "), "Type")
    assert hands.editor.canvas.frame is frame


def test_figure_that_can_not_be_read__is_told_and_can_be_begun_anew(pose_editor, open_file) -> None:
    text = "name: Mine\nfigure:\n  view: sidd\n  keys: {a: {}}\n# mine\npicture: a.png\n"
    file = open_file(text)
    hands = pose_editor(file)
    assert "sidd" in hands.find("figure-problem").accessibleName()
    hands.find("no-figure").action_requested.emit()
    pick(hands, "somebody")
    assert file.text.startswith(
        "name: Mine\nposition: standing\nfigure:\n  view: side\n  keys:\n    stand: {spine: [90,"
    )
    assert file.text.endswith("# mine\npicture: a.png\n")
    hands.press("pose-undo")
    assert file.text == text
    assert hands.editor.canvas.isHidden()


def test_figure_that_is_chosen__brings_its_position_where_none_was_chosen(pose_editor, open_file) -> None:
    text = "name: Mine\nkind: strength\n"
    file = open_file(text)
    hands = pose_editor(file)
    for words, position in (("bridge", "lying-back"), ("bird-dog", "all-fours"), ("somebody", "standing")):
        hands.editor.choose_start()
        pick(hands, words)
        assert file.document.get(("position",)) == position
    for _ in range(3):
        hands.press("pose-undo")
    assert file.text == text, "figure and position are one step"


def test_figure_that_is_chosen__leaves_the_position_that_was_chosen(pose_editor, open_file) -> None:
    file = open_file("name: Mine\nkind: strength\nposition: sitting\n")
    hands = pose_editor(file)
    for words in ("bridge", "bird-dog"):
        hands.editor.choose_start()
        pick(hands, words)
    assert file.document.find(("figure",)) is not None
    assert file.document.get(("position",)) == "sitting"


def test_position_that_was_chosen_after_the_figure__stays(pose_editor, open_file) -> None:
    file = open_file("name: Mine\nkind: strength\n")
    hands = pose_editor(file)
    hands.editor.choose_start()
    pick(hands, "bridge")
    file.replace_text(file.text.replace("lying-back", "lying-side"), "change")
    hands.editor.choose_start()
    pick(hands, "bird-dog")
    assert file.document.get(("position",)) == "lying-side"


def test_mistake_while_typing__hides_the_figure_until_it_is_mended(pose_editor, open_file) -> None:
    file = open_file("bridge")
    good = file.text
    hands = pose_editor(file)
    file.replace_text(good.replace("view: side", "view: [side"), "Type")
    assert hands.editor.canvas.isHidden()
    assert not hands.find("figure-problem").isHidden()
    file.replace_text(good, "Type")
    assert not hands.editor.canvas.isHidden()
    assert hands.editor.findChild(object, "figure-problem").isHidden()


def test_text_that_changes_while_a_handle_is_held__does_no_harm(pose_editor, open_file) -> None:
    file = open_file("bridge")
    hands = pose_editor(file)
    start = hands.grab(Joint.WRIST_A)
    hands.lead(Joint.WRIST_A, start + QPointF(-40, -40))
    file.replace_text(file.text.replace("view: side", "view: [side"), "Type")
    broken = file.text
    hands.lead(Joint.WRIST_A, start + QPointF(-60, -60))
    hands.let_go(Joint.WRIST_A)
    assert file.text == broken


@pytest.mark.parametrize("size", [(1060, 760), (860, 560), (560, 520)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_size__shows_the_whole_figure_and_never_scrolls_sideways(pose_editor, theme, size, scale) -> None:
    theme.set_text_scale(scale)
    hands = pose_editor("bridge", size)
    canvas = hands.editor.canvas
    assert canvas.height() <= hands.editor.height()
    for joint in (Joint.HEAD, Joint.TOE_A, Joint.KNEE_A):
        assert canvas.rect().contains(canvas.place_of(joint).toPoint())
    assert canvas.mapTo(hands.editor, canvas.rect().topRight()).x() < hands.editor.width()
    for name in ("play-figure", "add-pose", "start-from", "pose-name"):
        widget = hands.find(name)
        assert widget.mapTo(hands.editor, widget.rect().topRight()).x() < hands.editor.width()
