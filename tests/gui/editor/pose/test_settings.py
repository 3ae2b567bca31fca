"""The chosen joint by numbers, what is pinned, things and views; and the figure seen moving."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSpinBox

from exercises.library.figure.body import Bone, Joint, View
from exercises.library.figure.figure import Prop, PropKind
from exercises.library.figure.stage import first_draft
from gui.widgets.disclosure import Disclosure


def choose(hands, joint) -> None:
    hands.handle(joint).setFocus(Qt.FocusReason.TabFocusReason)


def enter(hands, name, value) -> None:
    field = hands.find(name)
    field.selectAll()
    hands.qtbot.keyClicks(field, str(value))
    hands.key(field, Qt.Key.Key_Return)


def told(hands) -> list[str]:
    return [label.text() for label in hands.editor.findChildren(QLabel) if label.isVisible()]


def test_angle__is_set_by_number(pose_editor) -> None:
    hands = pose_editor("dead-bug")
    choose(hands, Joint.ELBOW_A)
    assert hands.find("bone-angle").value() == 90
    enter(hands, "bone-angle", 120)
    pose = hands.draft.pose("above")
    assert (pose.angle(Bone.UPPER_A), pose.angle(Bone.UPPER_B), pose.angle(Bone.FORE_A)) == (120, 120, 120)
    assert hands.editor.canvas.frame.pose.angle(Bone.UPPER_A) == 120


def test_angle_beyond_the_limit__stops_there_and_says_so(pose_editor) -> None:
    hands = pose_editor("dead-bug")
    choose(hands, Joint.ANKLE_A)
    assert "The near knee is bent −90°; it goes from −165° to 10°." in told(hands)
    enter(hands, "bone-angle", 140)
    assert hands.draft.pose("above").angle(Bone.SHANK_A) == 100
    assert hands.find("bone-angle").value() == 100
    assert hands.hint == "The near knee goes no farther."


def test_bone_that_points_at_us__looks_shorter(pose_editor) -> None:
    hands = pose_editor("dead-bug")
    choose(hands, Joint.ELBOW_A)
    enter(hands, "bone-look", 60)
    pose = hands.draft.pose("above")
    assert (pose.looks[Bone.UPPER_A], pose.looks[Bone.UPPER_B], pose.looks[Bone.FORE_A]) == (0.6, 0.6, 1.0)
    assert "0° points to the right, 90° up." in told(hands)


def test_trunk__looks_shorter_as_one(pose_editor) -> None:
    hands = pose_editor("lower-trunk-rotation")
    choose(hands, Joint.NECK)
    enter(hands, "bone-look", 70)
    looks = hands.draft.pose("middle").looks
    assert looks[Bone.LUMBAR] == looks[Bone.THORACIC] == 0.7
    assert hands.editor.model.problems == ()


def test_joint__is_pinned_carries_and_is_let_go(pose_editor) -> None:
    hands = pose_editor("dead-bug")
    choose(hands, Joint.WRIST_A)
    assert not [each for each in hands.editor.findChildren(object, "carry-joint") if each.isVisible()]
    hands.press("pin-joint")
    assert hands.draft.pins == ("hips", "near-hand")
    assert hands.handle(Joint.WRIST_A).accessibleDescription() == "pinned to its place"
    hands.press("carry-joint")
    assert hands.draft.pins == ("near-hand", "hips")
    hands.press("unpin-pelvis")
    hands.press("pin-joint")
    assert hands.draft.pins == ()
    assert "Nothing yet: the lowest point stands on the floor. Choose a joint to pin it." in told(hands)


def test_head__can_not_be_pinned(pose_editor) -> None:
    hands = pose_editor("dead-bug")
    choose(hands, Joint.HEAD)
    assert not hands.editor.findChild(object, "pin-joint").isVisible()


def test_pinned_point_out_of_reach__is_told_as_the_file_would_be(pose_editor) -> None:
    hands = pose_editor("dead-bug")
    hands.press("chip-a")
    choose(hands, Joint.ANKLE_A)
    hands.press("pin-joint")
    hands.editor.model.change(hands.draft.with_pinned(Joint.NECK, True).carried_by(Joint.NECK), "Pin")
    spun = hands.draft.pose("reach").turned(Bone.LUMBAR, 120.0).turned(Bone.THORACIC, 120.0)
    hands.editor.model.change(hands.draft.with_pose("reach", spun), "Turn")
    problem = hands.find("figure-problem")
    assert "can't stay in its place" in problem.accessibleName()
    assert "figure.pin" not in problem.accessibleName()
    hands.press("pose-undo")
    assert problem.isHidden()


def test_things__are_chosen_and_put_in_their_places(pose_editor) -> None:
    hands = pose_editor("bridge")
    hands.press("chip-ball")
    assert hands.draft.props == (Prop(PropKind.MAT), Prop(PropKind.BALL))
    hands.press("chip-mat")
    assert hands.draft.props == (Prop(PropKind.BALL),)
    hands.qtbot.mouseClick(hands.editor.findChild(Disclosure).button, Qt.MouseButton.LeftButton)
    across = next(each for each in hands.editor.findChildren(QSpinBox) if _named(each, "Ball: how far to the right"))
    assert across.text() == "found"
    across.setValue(40)
    assert hands.draft.props == (Prop(PropKind.BALL, 0.4),)
    across.setValue(across.minimum())
    assert hands.draft.props == (Prop(PropKind.BALL),)


def _named(widget, name) -> bool:
    return widget.isVisible() and widget.accessibleName() == name


def test_view__begins_the_poses_anew_and_undo_brings_them_back(pose_editor) -> None:
    hands = pose_editor("bridge")
    before = hands.draft
    view = hands.find("figure-view")
    view.setCurrentIndex(view.findData("front"))
    view.activated.emit(view.currentIndex())
    assert hands.draft.view is View.FRONT
    assert [stop.name for stop in hands.draft.stops] == ["down", "up"]
    assert hands.draft.pins == ("shoulders", "feet")
    assert hands.handle(Joint.WRIST_A).accessibleName() == "Left hand"
    assert hands.editor.model.problems == ()
    hands.press("pose-undo")
    assert hands.draft == before
    assert view.currentData() == "side"


@pytest.mark.parametrize("view", list(View))
def test_every_view__has_a_figure_that_can_be_posed(pose_editor, view) -> None:
    hands = pose_editor(first_draft(view))
    before = hands.draft
    hands.drag(Joint.WRIST_A, 15, -25)
    assert hands.draft != before
    assert hands.editor.model.problems == ()


def test_walk__leaves_pins_and_hold(pose_editor) -> None:
    hands = pose_editor("bridge")
    hands.press("figure-walks")
    assert hands.draft.walks
    assert hands.draft.pins == ()
    assert hands.draft.held is None
    hands.press("figure-walks")
    assert not hands.draft.walks


# Seen moving


def test_play_with_reduced_motion__goes_from_pose_to_pose(pose_editor, seconds) -> None:
    hands = pose_editor("bridge")
    still = hands.editor.canvas.frame
    hands.press("play-figure")
    assert hands.editor.canvas.plays
    assert hands.find("play-figure").label == "Pause"
    assert all(handle.isHidden() for handle in hands.editor.canvas.handles.values())
    seconds.now += 2.5
    hands.editor.canvas._go_on()
    assert hands.editor.canvas.frame.pose.angle(Bone.LUMBAR) == -161
    hands.press("play-figure")
    assert hands.editor.canvas.frame == still


def test_play__moves_in_place_and_loops(pose_editor, seconds, theme) -> None:
    theme.set_reduce_motion(False)
    hands = pose_editor("bridge")
    place = hands.editor.canvas.place_of(Joint.NECK)
    hands.press("play-figure")
    found = []
    # 2 s there, 3 s held, 2 s back, 0.7 s rest; then all of it again.
    for now in (0.0, 1.0, 2.0, 4.0, 6.0, 7.1, 8.7):
        seconds.now = 100.0 + now
        hands.editor.canvas._go_on()
        found.append(round(hands.editor.canvas.frame.at(Joint.PELVIS).y, 3))
        assert hands.off(Joint.NECK, place) < 1
    assert found[0] == found[5] < found[1] < found[2] == found[3]
    assert found[1] == found[4] == found[6]


def test_click_on_the_moving_figure__stops_it(pose_editor) -> None:
    hands = pose_editor("bridge")
    hands.press("play-figure")
    hands.qtbot.mouseClick(hands.editor.canvas, Qt.MouseButton.LeftButton)
    assert not hands.editor.canvas.plays
    assert hands.find("play-figure").label == "Play"


def test_choosing_a_pose__stops_it(pose_editor) -> None:
    hands = pose_editor("bridge")
    hands.press("play-figure")
    hands.press("stop-1")
    assert not hands.editor.canvas.plays
    assert hands.editor.model.stop == 1
