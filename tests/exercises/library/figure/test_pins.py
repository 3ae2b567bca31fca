"""A limb is turned so that its pinned joint stays: two-bone inverse kinematics."""

from math import hypot

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from exercises.library.figure.body import LENGTHS, Bone, Joint, Point, Pose, along, joints_of, turn
from exercises.library.figure.pins import BOTH, LIMB_PINS, TRUNK_PINS, hold

STANDING = (
    Pose(
        tuple({Bone.LUMBAR: 90.0, Bone.THORACIC: 90.0, Bone.HEAD: 90.0}.get(bone, -90.0) for bone in Bone),
        tuple(0.0 if bone in (Bone.HIPS, Bone.SHOULDERS) else 1.0 for bone in Bone),
    )
    .turned(Bone.FOOT_A, 0.0)
    .turned(Bone.FOOT_B, 0.0)
)
PELVIS = Point(0.0, 0.53)
LIMBS = {
    "hand": (Bone.UPPER_A, Bone.FORE_A, Joint.SHOULDER_A, Joint.ELBOW_A, Joint.WRIST_A),
    "foot": (Bone.THIGH_A, Bone.SHANK_A, Joint.HIP_A, Joint.KNEE_A, Joint.ANKLE_A),
}


def bent(first: Bone, second: Bone, left: bool) -> Pose:
    """A limb with a small bend that tells the side."""
    return STANDING.turned(first, -90.0).turned(second, -60.0 if left else -120.0)


two_bones = pytest.mark.parametrize("name", list(LIMBS))


@two_bones
@given(st.floats(0.02, 0.99), st.floats(-180.0, 180.0), st.booleans())
def test_in_reach__the_joint_is_exactly_there_and_bends_to_its_side(name, share, direction, left):
    first, second, root, middle, end = LIMBS[name]
    shortest, longest = abs(LENGTHS[first] - LENGTHS[second]), LENGTHS[first] + LENGTHS[second]
    begin = joints_of(STANDING, PELVIS)[root]
    goal = begin.plus(along(direction, shortest + (longest - shortest) * share))
    pose, miss = hold(bent(first, second, left), PELVIS, LIMB_PINS["A"][name], goal, STANDING)
    at = joints_of(pose, PELVIS)
    assert miss < 1e-6
    assert at[end].distance(goal) < 1e-6
    assert at[root].distance(at[middle]) == pytest.approx(LENGTHS[first])
    assert at[middle].distance(at[end]) == pytest.approx(LENGTHS[second])
    assert (turn(pose.angle(first), pose.angle(second)) > 0) is left


@two_bones
@given(st.floats(1.01, 3.0), st.floats(-180.0, 180.0), st.booleans())
def test_out_of_reach__the_limb_points_straight_at_it_and_tells_how_far_it_misses(name, share, direction, left):
    first, second, root, _, end = LIMBS[name]
    longest = LENGTHS[first] + LENGTHS[second]
    begin = joints_of(STANDING, PELVIS)[root]
    goal = begin.plus(along(direction, longest * share))
    pose, miss = hold(bent(first, second, left), PELVIS, LIMB_PINS["A"][name], goal, STANDING)
    assert miss == pytest.approx(longest * (share - 1.0), abs=1e-6)
    assert abs(turn(pose.angle(first), pose.angle(second))) < 0.1
    assert abs(turn(direction, pose.angle(first))) < 0.1
    assert joints_of(pose, PELVIS)[end].distance(goal) == pytest.approx(miss)


def test_too_near__an_arm_folds_as_far_as_it_can():
    begin = joints_of(STANDING, PELVIS)[Joint.SHOULDER_A]
    pin = LIMB_PINS["A"]["hand"]
    pose, miss = hold(bent(Bone.UPPER_A, Bone.FORE_A, True), PELVIS, pin, begin.plus(Point(0.001, 0.0)), STANDING)
    assert miss == pytest.approx(0.172 - 0.146 - 0.001, abs=1e-6)
    assert abs(turn(pose.angle(Bone.UPPER_A), pose.angle(Bone.FORE_A))) == pytest.approx(180.0, abs=0.5)


def test_at_its_own_root__nothing_breaks():
    begin = joints_of(STANDING, PELVIS)[Joint.HIP_A]
    pose, miss = hold(STANDING, PELVIS, LIMB_PINS["A"]["foot"], begin, STANDING)
    assert miss == pytest.approx(0.245 - 0.232, abs=1e-6)
    assert all(angle == angle for angle in pose.angles)


@pytest.mark.parametrize("left", [True, False])
def test_straight_limb__bends_to_the_side_of_the_first_key(left):
    goal = joints_of(STANDING, PELVIS)[Joint.ANKLE_A].plus(Point(0.0, 0.1))
    bend = bent(Bone.THIGH_A, Bone.SHANK_A, left)
    pose, miss = hold(STANDING, PELVIS, LIMB_PINS["A"]["foot"], goal, bend)
    assert miss < 1e-6
    assert (turn(pose.angle(Bone.THIGH_A), pose.angle(Bone.SHANK_A)) > 0) is left


def test_foreshortened_limb__reaches_as_far_as_it_looks():
    looks = tuple(
        0.5 if bone in (Bone.THIGH_A, Bone.SHANK_A) else look for bone, look in zip(Bone, STANDING.looks, strict=True)
    )
    pose = Pose(STANDING.angles, looks)
    goal = PELVIS.plus(Point(0.0, -0.3))
    _, miss = hold(pose, PELVIS, LIMB_PINS["A"]["foot"], goal, pose)
    assert miss == pytest.approx(0.3 - (0.245 + 0.232) / 2, abs=1e-6)


@pytest.mark.parametrize(
    ("name", "bone", "joint"), [("elbow", Bone.UPPER_A, Joint.ELBOW_A), ("knee", Bone.THIGH_A, Joint.KNEE_A)]
)
@given(direction=st.floats(-180.0, 180.0), far=st.floats(0.5, 1.5))
def test_one_bone__points_at_the_place_and_misses_by_the_difference(name, bone, joint, direction, far):
    pin = LIMB_PINS["A"][name]
    root = joints_of(STANDING, PELVIS)[Joint.SHOULDER_A if name == "elbow" else Joint.HIP_A]
    goal = root.plus(along(direction, LENGTHS[bone] * far))
    pose, miss = hold(STANDING, PELVIS, pin, goal, STANDING)
    assert abs(turn(direction, pose.angle(bone))) < 1e-6
    assert miss == pytest.approx(abs(far - 1.0) * LENGTHS[bone], abs=1e-9)


@given(st.floats(-60.0, 60.0), st.floats(0.05, 0.9), st.floats(-150.0, -30.0))
def test_toe__stays_and_its_foot_keeps_its_direction(foot, share, direction):
    pose = bent(Bone.THIGH_A, Bone.SHANK_A, False).turned(Bone.FOOT_A, foot)
    ankle = PELVIS.plus(along(direction, 0.05 + share * 0.42))
    toe = ankle.plus(along(foot, LENGTHS[Bone.FOOT_A]))
    held, miss = hold(pose, PELVIS, LIMB_PINS["A"]["toe"], toe, pose)
    at = joints_of(held, PELVIS)
    assert miss < 1e-6
    assert held.angle(Bone.FOOT_A) == foot
    assert at[Joint.ANKLE_A].distance(ankle) < 1e-6


@pytest.mark.parametrize("pin", TRUNK_PINS.values(), ids=list(TRUNK_PINS))
def test_trunk__is_measured_and_not_moved(pin):
    place = joints_of(STANDING, PELVIS)[pin.joint]
    assert hold(STANDING, PELVIS, pin, place.plus(Point(0.03, 0.04)), STANDING) == (STANDING, pytest.approx(0.05))


@given(st.floats(-1.0, 1.0), st.floats(-1.0, 1.0), st.sampled_from(["hand", "foot"]))
def test_side_b__is_solved_as_side_a_is(x, y, name):
    assume(hypot(x, y) > 1e-3)
    goal = Point(x, y)
    a, miss_a = hold(STANDING, PELVIS, LIMB_PINS["A"][name], goal, bent(*LIMBS[name][:2], True))
    b, miss_b = hold(STANDING, PELVIS, LIMB_PINS["B"][name], goal, bent(*LIMBS[name][:2], True).swapped())
    assert b.swapped() == a
    assert miss_a == miss_b


def test_names__say_which_joints_they_pin():
    assert {name: pin.joint for name, pin in TRUNK_PINS.items()} == {
        "shoulders": Joint.NECK,
        "hips": Joint.PELVIS,
        "back": Joint.WAIST,
    }
    assert {name: pin.joint for name, pin in LIMB_PINS["B"].items()} == {
        "hand": Joint.WRIST_B,
        "elbow": Joint.ELBOW_B,
        "knee": Joint.KNEE_B,
        "foot": Joint.ANKLE_B,
        "toe": Joint.TOE_B,
    }
    assert set(BOTH.values()) == set(LIMB_PINS["A"])
