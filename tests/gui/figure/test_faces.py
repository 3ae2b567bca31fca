"""Faces, turned chests, people on the back, and hands that rest on things."""

from math import radians, sin

import pytest
from PySide6.QtGui import QColor

from exercises.library.figure.body import Joint
from exercises.library.figure.figure import PropKind
from exercises.library.figure.props import PALM
from exercises.library.library import Library
from gui.figure.facing import turned_aside
from gui.figure.from_above import legs_by_height, lies_on_back
from gui.figure.scene import Scene
from gui.figure.side import _arm

EYES = QColor("#33261F").rgb()


@pytest.fixture(scope="module")
def scenes():
    library = Library(None)
    library.scan()
    return {exercise.id: Scene(exercise.figure) for exercise in library.exercises() if exercise.figure is not None}


def eyes(picture):
    return [(x, y) for x in range(picture.width()) for y in range(picture.height()) if picture.pixel(x, y) == EYES]


@pytest.mark.parametrize(
    "name", ["standing-hip-abduction", "thoracic-rotation-standing", "lower-trunk-rotation", "bridge"]
)
def test_every_view_has_eyes(scenes, painted, name):
    assert len(eyes(painted(scenes[name], 0.0, width=480, height=480))) > 8


def test_face_turns_with_the_chest(scenes, painted):
    scene = scenes["thoracic-rotation-standing"]
    ahead, turned = scene.motion.frame(0.0), scene.still()
    assert turned_aside(ahead) == 0.0
    assert turned_aside(turned) > 0.5
    assert turned.at(Joint.HEAD).x == pytest.approx(ahead.at(Joint.HEAD).x)
    share = scene.motion.share_of_key(scene.still_key)
    middles = [
        sum(x for x, _ in found) / len(found)
        for found in (eyes(painted(scene, at, width=480, height=480)) for at in (0.0, share))
    ]
    assert middles[1] > middles[0] + 5


def test_shoulders_that_only_tilt_do_not_turn_the_face(scenes):
    for name in ("side-plank", "clamshell", "standing-hip-abduction"):
        assert all(turned_aside(frame) == 0.0 for frame in scenes[name].motion.frames(20)), name


@pytest.fixture
def crossed(exercises):
    """One ankle on the other thigh, seen from above."""
    return Scene(exercises["crossed-from-above"].figure)


def test_lying_on_the_back_is_told_from_lying_on_the_side(scenes, crossed):
    for scene in (scenes["lower-trunk-rotation"], scenes["lower-trunk-rotation-small"], crossed):
        assert all(lies_on_back(frame) for frame in scene.motion.frames(40))
    assert not any(lies_on_back(frame) for frame in scenes["open-book"].motion.frames(40))


def test_leg_that_leans_over_lies_on_the_other_one(scenes, crossed):
    assert legs_by_height(scenes["lower-trunk-rotation"].still()) == ("A", "B")
    # The crossed leg is on top.
    assert all(legs_by_height(frame) == ("B", "A") for frame in crossed.motion.frames(40))


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("hip-flexor-stretch", "B"),
        ("heel-raise", "A"),
        ("heel-raise-single", "A"),
        ("split-lunge", "B"),
        ("hip-flexor-stretch-standing", "B"),
        ("hamstring-stretch-step", "B"),
    ],
)
def test_hand_on_a_chair_lies_flat_on_its_back_all_the_time(scenes, name, side):
    scene = scenes[name]
    for frame in scene.motion.frames(30):
        things = scene.places.at(frame)
        chair = next(thing for thing in things if thing.kind is PropKind.CHAIR)
        assert frame.at(Joint[f"WRIST_{side}"]).y == pytest.approx(chair.back_top + PALM, abs=0.01)
        assert _arm(frame, side, things).is_flat


def test_front_foot_of_who_kneels_stands_before_the_chair(scenes):
    scene = scenes["hip-flexor-stretch"]
    chair = next(thing for thing in scene.places.at(scene.still()) if thing.kind is PropKind.CHAIR)
    for frame in scene.motion.frames(30):
        assert frame.at(Joint.TOE_B).x + 0.021 < chair.box.left + 0.01


def test_crossed_ankle_stays_on_the_thigh_that_is_drawn_in(scenes):
    """The figure four, seen from the side: the thigh comes to the chest, and the other ankle comes with it."""
    motion = scenes["figure4-stretch"].motion
    first, drawn = motion.frame(0.0), scenes["figure4-stretch"].still()
    for frame in motion.frames(40):
        hip, knee, ankle = (frame.at(joint) for joint in (Joint.HIP_B, Joint.KNEE_B, Joint.ANKLE_A))
        assert ankle.distance(hip.towards(knee, 0.86)) < 0.09
    assert drawn.at(Joint.KNEE_B).x < first.at(Joint.KNEE_B).x - 0.15, "towards the chest"
    assert drawn.at(Joint.WRIST_A).distance(drawn.at(Joint.HIP_B).towards(drawn.at(Joint.KNEE_B), 0.5)) < 0.06


def test_who_turns_standing_turns_far_enough_to_be_seen_and_no_farther_than_a_trunk_can(scenes):
    aside = turned_aside(scenes["thoracic-rotation-standing"].still())
    assert sin(radians(45)) < aside <= sin(radians(55))
