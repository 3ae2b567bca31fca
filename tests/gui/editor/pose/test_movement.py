"""The movement as a line of poses: added, named, ordered, timed, held, taken away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from exercises.library.figure.body import Bone
from exercises.library.figure.draft import MOST_KEYS

ALT = Qt.KeyboardModifier.AltModifier


def names(hands) -> list[str]:
    return [stop.written for stop in hands.draft.stops]


def write(hands, field: str, text: str) -> None:
    line = hands.find(field)
    line.setFocus()
    line.selectAll()
    hands.qtbot.keyClicks(line, text)
    hands.key(line, Qt.Key.Key_Return)


def test_new_pose__is_half_way_and_its_name_waits_to_be_written(pose_editor) -> None:
    hands = pose_editor("bridge")
    hands.press("add-pose")
    assert names(hands) == ["down", "down-2", "up"]
    assert hands.editor.model.stop == 1
    assert hands.draft.pose("down-2").angle(Bone.LUMBAR) == 190
    assert QApplication.focusWidget() is hands.find("pose-name")
    hands.qtbot.keyClicks(QApplication.focusWidget(), "half-way")
    hands.key(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert names(hands) == ["down", "half-way", "up"]
    assert hands.draft.held == 2
    assert hands.find("stop-1").accessibleName() == "half-way, chosen"
    for _ in range(2):
        hands.press("pose-undo")
    assert names(hands) == ["down", "up"]


def test_copy__is_the_same_pose_with_another_name(pose_editor) -> None:
    hands = pose_editor("bridge")
    hands.press("stop-1")
    hands.press("copy-pose")
    assert names(hands) == ["down", "up", "up-2"]
    assert hands.draft.pose("up-2") == hands.draft.pose("up")


def test_too_many_poses__are_refused_with_a_sentence(pose_editor) -> None:
    hands = pose_editor("bridge")
    for _ in range(MOST_KEYS):
        hands.press("copy-pose")
    assert len(hands.draft.keys) == MOST_KEYS
    assert hands.hint == f"A figure has at most {MOST_KEYS} poses."


@pytest.mark.parametrize(
    ("name", "says"), [("hold", "means something else"), ("down", "another pose called"), ("", "needs a name")]
)
def test_name_that_can_not_be__is_refused_with_a_sentence(pose_editor, name, says) -> None:
    hands = pose_editor("bridge")
    hands.press("stop-1")
    line = hands.find("pose-name")
    line.setFocus()
    line.selectAll()
    hands.key(line, Qt.Key.Key_Delete)
    hands.qtbot.keyClicks(line, name)
    hands.key(line, Qt.Key.Key_Return)
    assert says in hands.hint
    assert names(hands) == ["down", "up"]
    assert line.text() == "up"


def test_keys__walk_move_and_take_away(pose_editor) -> None:
    hands = pose_editor("cat-cow")
    before = names(hands)
    first = hands.find("stop-0")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(first, Qt.Key.Key_Right, ALT)
    assert names(hands)[:2] == before[1::-1]
    assert QApplication.focusWidget() is hands.find("stop-1")
    hands.key(hands.find("stop-1"), Qt.Key.Key_Left, ALT)
    assert names(hands) == before
    hands.key(hands.find("stop-0"), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is hands.find("stop-1")
    hands.key(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert hands.editor.model.stop == 1
    hands.key(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert len(names(hands)) == len(before) - 1
    hands.key(QApplication.focusWidget(), Qt.Key.Key_F2)
    assert QApplication.focusWidget() is hands.find("pose-name")


def test_last_pose__stays(pose_editor) -> None:
    hands = pose_editor("bridge")
    hands.press("remove-pose")
    assert names(hands) == ["up"]
    assert not hands.find("remove-pose").isEnabled()
    hands.key(hands.find("stop-0"), Qt.Key.Key_Delete)
    assert hands.hint == "A figure needs one pose at least."


def test_seconds__there_and_back(pose_editor) -> None:
    hands = pose_editor("bridge")
    assert hands.editor.findChild(object, "way-seconds").parentWidget().isHidden()
    hands.press("stop-1")
    assert hands.find("way-seconds").text() == "2 s"
    write(hands, "way-seconds", "1.5")
    write(hands, "back-seconds", "4")
    assert (hands.draft.stops[1].seconds, hands.draft.back_seconds) == (1.5, 4.0)
    hands.press("pose-undo")
    assert (hands.draft.stops[1].seconds, hands.draft.back_seconds) == (1.5, 2.0)
    assert hands.find("back-seconds").value() == 2.0


def test_hold__is_in_one_place_only(pose_editor) -> None:
    hands = pose_editor("bridge")
    assert hands.find("stop-1").accessibleName() == "up, held here"
    assert not hands.find("pose-held").isChecked()
    hands.press("pose-held")
    assert hands.draft.held == 0
    assert hands.find("stop-1").accessibleName() == "up"
    hands.press("pose-held")
    assert hands.draft.held is None


def test_other_side__shows_the_pose_with_its_sides_exchanged(pose_editor) -> None:
    hands = pose_editor("bird-dog")
    hands.press("stop-1")
    near, far = (hands.editor.canvas.frame.pose.angle(bone) for bone in (Bone.UPPER_A, Bone.UPPER_B))
    hands.press("pose-other-side")
    assert names(hands) == ["kneel", "~reach"]
    pose = hands.draft.stop_pose(1)
    assert (pose.angle(Bone.UPPER_A), pose.angle(Bone.UPPER_B)) == pytest.approx((far, near))
    assert hands.draft.pose("reach").angle(Bone.UPPER_A) == pytest.approx(near)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_pose__can_come_once_more_and_on_its_other_side(pose_editor) -> None:
    hands = pose_editor("bird-dog")
    hands.press("stop-1")
    hands.press("pose-again")
    menu = hands.editor.findChild(QMenu)
    actions = {action.text(): action for action in menu.actions() if not action.isSeparator()}
    assert list(actions) == ["kneel", "reach", "kneel, other side", "reach, other side"]
    actions["kneel"].trigger()
    menu.close()
    assert names(hands) == ["kneel", "reach", "kneel"]
    hands.press("pose-again")
    menu = [each for each in hands.editor.findChildren(QMenu) if each.isVisible()][-1]
    next(action for action in menu.actions() if action.text() == "reach, other side").trigger()
    menu.close()
    assert names(hands) == ["kneel", "reach", "kneel", "~reach"]
    assert hands.find("stop-3").accessibleName() == "reach, other side, chosen"


def test_swap__exchanges_the_sides_of_one_pose(pose_editor) -> None:
    hands = pose_editor("bird-dog")
    hands.press("stop-1")
    before = hands.draft.pose("reach")
    hands.press("swap-sides")
    assert hands.draft.pose("reach") == before.swapped()
    assert hands.find("swap-sides").toolTip() == "Swap near and far"


def test_mirror__from_the_front(pose_editor) -> None:
    hands = pose_editor("standing-hip-abduction")
    hands.press("stop-1")
    before = hands.draft.pose("out")
    hands.press("swap-sides")
    assert hands.draft.pose("out") == before.mirrored()
    assert hands.find("swap-sides").toolTip() == "Mirror left and right"
