"""Handles are led with the mouse and the keys, as far as joints and pins allow."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from exercises.library.figure.body import Bone, Joint, turn
from exercises.library.figure.draft_reading import read_draft
from exercises.library.figure.limits import beyond
from exercises.library.figure.stage import stance_at
from exercises.library.tree import read_document

NEAR = 8.0  # Whole degrees leave a handle within so many pixels of the mouse.


def test_hand__goes_where_the_mouse_goes_and_both_sides_go_along(pose_editor) -> None:
    hands = pose_editor("bridge")
    goal = hands.drag(Joint.WRIST_A, -60, -70)
    assert hands.off(Joint.WRIST_A, goal) < NEAR
    pose = hands.draft.pose("down")
    assert pose.angle(Bone.FORE_A) == pose.angle(Bone.FORE_B)
    assert pose.angle(Bone.FORE_A) == round(pose.angle(Bone.FORE_A))
    assert hands.editor.model.joint is Joint.WRIST_A


def test_one_drag__is_one_step_for_undo(pose_editor) -> None:
    hands = pose_editor("bridge")
    before = hands.draft
    hands.drag(Joint.WRIST_A, -60, -70, steps=10)
    after = hands.draft
    assert hands.editor.model.stack.count() == 1
    hands.press("pose-undo")
    assert hands.draft == before
    hands.press("pose-redo")
    assert hands.draft == after


def test_near_side_alone__leaves_the_far_side(pose_editor) -> None:
    hands = pose_editor("bridge")
    hands.press("chip-a")
    before = hands.draft.pose("down")
    hands.drag(Joint.WRIST_A, -60, -70)
    after = hands.draft.pose("down")
    assert after.angle(Bone.FORE_B) == before.angle(Bone.FORE_B)
    assert after.angle(Bone.FORE_A) != before.angle(Bone.FORE_A)


def test_far_side__has_handles_of_its_own_where_the_near_side_covers_it(pose_editor) -> None:
    hands = pose_editor("bridge")
    assert hands.handle(Joint.KNEE_B).isHidden()
    hands.press("chip-b")
    assert hands.handle(Joint.KNEE_A).isHidden()
    before = hands.draft.pose("down")
    goal = hands.drag(Joint.WRIST_B, -60, -70)
    assert hands.off(Joint.WRIST_B, goal) < NEAR
    assert hands.draft.pose("down").angle(Bone.FORE_A) == before.angle(Bone.FORE_A)


def test_sides_that_differ__have_handles_each(pose_editor) -> None:
    hands = pose_editor("bird-dog")
    assert hands.handle(Joint.WRIST_B).isHidden()
    hands.press("stop-1")
    assert not hands.handle(Joint.WRIST_B).isHidden()
    assert not hands.handle(Joint.WRIST_A).isHidden()


def test_hips_of_the_bridge__rise_over_feet_that_stay(pose_editor) -> None:
    hands = pose_editor("bridge")
    hands.press("stop-1")
    feet, shoulders = (hands.editor.canvas.place_of(joint) for joint in (Joint.ANKLE_A, Joint.NECK))
    hips = hands.editor.canvas.place_of(Joint.PELVIS)
    hands.drag(Joint.PELVIS, 0, -25)
    assert hands.editor.canvas.place_of(Joint.PELVIS).y() < hips.y() - 10
    assert hands.off(Joint.ANKLE_A, feet) < 1.5
    assert hands.off(Joint.NECK, shoulders) < 1.5


def test_first_pose__stays_under_the_mouse_when_its_origin_moves(pose_editor) -> None:
    hands = pose_editor("chair-squat")
    feet = hands.editor.canvas.place_of(Joint.ANKLE_A)
    goal = hands.drag(Joint.PELVIS, -35, 45)
    assert hands.off(Joint.PELVIS, goal) < NEAR
    assert hands.off(Joint.ANKLE_A, feet) < 3


def test_pinned_foot__does_not_move_in_a_later_pose_and_says_so(pose_editor) -> None:
    hands = pose_editor("bridge")
    hands.press("stop-1")
    before = hands.draft
    hands.drag(Joint.ANKLE_A, 40, -40)
    assert hands.draft == before
    assert hands.hint == "Near foot is pinned where “down” has it. Move it there, or unpin it."


def test_pinned_foot_of_the_first_pose__takes_its_pin_along(pose_editor) -> None:
    hands = pose_editor("bridge")
    goal = hands.drag(Joint.ANKLE_A, -20, 0)
    assert hands.off(Joint.ANKLE_A, goal) < NEAR
    places = [stance_at(hands.draft, stop).at(Joint.ANKLE_A) for stop in (0, 1)]
    assert places[0].distance(places[1]) < 0.005


def test_joint_at_its_limit__is_told_calmly(pose_editor) -> None:
    hands = pose_editor("chair-squat")
    hands.press("stop-0")
    hands.drag(Joint.HEAD, -120, 60)
    assert hands.hint == "The neck goes no farther."
    assert beyond(hands.draft.pose(hands.draft.stops[0].name), hands.draft.view) == ()
    hands.grab(Joint.HEAD)
    assert hands.hint.startswith("Drag the dots")
    hands.let_go(Joint.HEAD)


def test_escape__gives_a_drag_up(pose_editor) -> None:
    hands = pose_editor("bridge")
    before, place = hands.draft, hands.editor.canvas.place_of(Joint.WRIST_A)
    hands.grab(Joint.WRIST_A)
    hands.lead(Joint.WRIST_A, place + QPointF(-60, -70))
    assert hands.off(Joint.WRIST_A, place) > 30
    hands.key(hands.handle(Joint.WRIST_A), Qt.Key.Key_Escape)
    assert hands.off(Joint.WRIST_A, place) < 1
    hands.let_go(Joint.WRIST_A)
    assert hands.draft == before


def test_nothing__is_led_into_the_floor(pose_editor) -> None:
    hands = pose_editor("dead-bug")
    hands.drag(Joint.ANKLE_A, 30, 400)
    frame = hands.editor.canvas.frame
    assert frame.at(Joint.ANKLE_A).y > 0.0


@pytest.mark.parametrize(
    ("modifier", "least"), [(Qt.KeyboardModifier.NoModifier, 2), (Qt.KeyboardModifier.ShiftModifier, 12)]
)
@pytest.mark.parametrize(("key", "sign"), [(Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)])
def test_arrows__move_a_handle_by_small_or_large_steps(pose_editor, modifier, least, key, sign) -> None:
    hands = pose_editor("dead-bug")
    place = hands.editor.canvas.place_of(Joint.WRIST_A)
    hands.drag(Joint.WRIST_A, 30, 60)
    place = hands.editor.canvas.place_of(Joint.WRIST_A)
    hands.key(hands.handle(Joint.WRIST_A), key, modifier)
    moved = (hands.editor.canvas.place_of(Joint.WRIST_A).y() - place.y()) * sign
    assert least <= moved < 60


def test_arrows_in_a_row__are_one_step_for_undo(pose_editor) -> None:
    hands = pose_editor("dead-bug")
    before = hands.draft
    for _ in range(5):
        hands.key(hands.handle(Joint.HEAD), Qt.Key.Key_Up)
    assert hands.draft != before
    hands.press("pose-undo")
    assert hands.draft == before


def test_tab__comes_to_every_handle_and_its_name_is_read(pose_editor) -> None:
    hands = pose_editor("bridge")
    hands.handle(Joint.HEAD).setFocus(Qt.FocusReason.TabFocusReason)
    names = []
    for _ in range(9):
        focused = QApplication.focusWidget()
        names.append(focused.accessibleName())
        hands.key(focused, Qt.Key.Key_Tab)
    assert names == [
        "Head",
        "Shoulders",
        "Lower back",
        "Hips",
        "Near elbow",
        "Near hand",
        "Near knee",
        "Near foot",
        "Near toes",
    ]
    assert hands.editor.model.joint is Joint.TOE_A
    assert hands.handle(Joint.NECK).accessibleDescription() == "pinned to its place"


def test_from_the_front__sides_are_left_and_right_and_bend_as_mirror_images(pose_editor) -> None:
    hands = pose_editor("standing-hip-abduction")
    assert hands.handle(Joint.WRIST_A).accessibleName() == "Left hand"
    assert hands.find("limbs").findChild(object, "chip-b").label == "Right"
    goal = hands.drag(Joint.ELBOW_A, 20, -30)
    assert hands.off(Joint.ELBOW_A, goal) < 60
    pose = hands.draft.pose("stand")
    assert turn(180.0 - pose.angle(Bone.UPPER_A), pose.angle(Bone.UPPER_B)) == pytest.approx(0.0)


# Somebody who stands, seen from above, and turns: what lies along the body points at us.
_FROM_ABOVE = """
  view: top
  keys:
    middle:
      shoulders: 0
      pelvis: 0
      arms: {near: [-82, 168], far: [-98, 12]}
    turn:
      shoulders: 42
      pelvis: 5
      arms: {near: [-40, 210], far: [-56, 54]}
  cycle: [middle, 1.5s, turn, 1.5s, middle]
"""


def test_joints_of_bones_that_point_at_us__have_no_handle(pose_editor) -> None:
    root = read_document(_FROM_ABOVE.encode()).root
    draft, problems = read_draft(root)
    assert problems == ()
    hands = pose_editor(draft)
    for joint in (Joint.HEAD, Joint.NECK, Joint.WAIST, Joint.KNEE_A, Joint.ANKLE_B):
        assert hands.handle(joint).isHidden()
    assert not hands.handle(Joint.SHOULDER_A).isHidden()
    before = hands.draft.pose("middle").angle(Bone.SHOULDERS)
    hands.drag(Joint.SHOULDER_A, -5, -20)
    assert hands.draft.pose("middle").angle(Bone.SHOULDERS) > before + 10


def test_click_beside_the_figure__chooses_nothing(pose_editor) -> None:
    hands = pose_editor("bridge")
    hands.grab(Joint.HEAD)
    hands.let_go(Joint.HEAD)
    assert hands.editor.model.joint is Joint.HEAD
    hands.qtbot.mouseClick(hands.editor.canvas, Qt.MouseButton.LeftButton, pos=hands.editor.canvas.rect().topLeft())
    assert hands.editor.model.joint is None
