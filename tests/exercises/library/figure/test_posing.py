"""Posing: bones keep their length, joints their limits, pinned points their place; what is led comes where it can."""

from math import cos, radians, sin

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from exercises.library.figure.body import CHAIN, LENGTHS, Bone, Joint, Point, Pose, View, joints_of, turn
from exercises.library.figure.limb import LIMBS
from exercises.library.figure.limits import beyond
from exercises.library.figure.posing import drag, turn_bone
from exercises.library.figure.stance import Stance, depth, resting
from exercises.library.figure.turning import all_fit, rules_of, turned


def pose_of(spine, arms, legs, *, far_arms=None, far_legs=None, looks=None) -> Pose:
    lines = (0.0, 0.0)
    angles = (*spine, *lines, *arms, *(far_arms or arms), *legs, *(far_legs or legs))
    return Pose(angles, looks or (1.0, 1.0, 1.0, 0.0, 0.0, *[1.0] * 10))


STAND = pose_of((90, 90, 90), (-94, -78), (-89, -91, 0))
FACING = Pose((90, 90, 90, 0, 0, -80, -85, 260, 265, -88, -92, -80, 268, 272, 260), (1.0,) * 15)
FOURS = pose_of((11, 11, 4), (-92, -88), (-90, 176, 197))
LYING = pose_of((180, 180, 180), (-13, -2), (40, -57, 0))


def stance_of(pose: Pose, view: View = View.SIDE, *held: Joint) -> Stance:
    joints = joints_of(pose)
    lowest = min(point.y for point in joints) - 0.034
    return Stance(view, pose, Point(0.0, -lowest)).holding(*held)


STARTS = st.sampled_from(
    [
        stance_of(STAND),
        stance_of(STAND, View.SIDE, Joint.ANKLE_A, Joint.ANKLE_B),
        stance_of(STAND, View.SIDE, Joint.TOE_A, Joint.TOE_B),
        stance_of(FOURS, View.SIDE, Joint.KNEE_A, Joint.KNEE_B, Joint.WRIST_A, Joint.WRIST_B),
        stance_of(LYING, View.SIDE, Joint.NECK, Joint.ANKLE_A, Joint.ANKLE_B),
        stance_of(LYING, View.SIDE, Joint.PELVIS),
        stance_of(FACING, View.FRONT),
        stance_of(FACING, View.FRONT, Joint.ANKLE_B),
    ]
)
WAYS = st.builds(
    lambda angle, far: Point(far * cos(radians(angle)), far * sin(radians(angle))),
    st.floats(0, 360),
    st.floats(0.0, 0.6),
)
DRAGS = st.lists(st.tuples(st.sampled_from(list(Joint)), WAYS), min_size=1, max_size=4)


@settings(max_examples=120, deadline=None)
@given(STARTS, DRAGS)
def test_dragging__keeps_lengths_limits_and_what_is_held(start: Stance, drags) -> None:
    stance = start
    for joint, way in drags:
        stance = drag(stance, joint, stance.at(joint).plus(way)).stance
    joints = stance.joints
    for bone, begin, end in CHAIN:
        assert joints[begin].distance(joints[end]) == pytest.approx(LENGTHS[bone] * start.pose.looks[bone])
    assert beyond(stance.pose, stance.view) == ()
    for held in start.held:
        assert joints[held.pin.joint].distance(held.place) < 1e-4


def test_an_arm_that_comes_to_its_very_end__is_not_beyond_it_by_a_rounding() -> None:
    stance = stance_of(LYING, View.SIDE, Joint.NECK, Joint.ANKLE_A, Joint.ANKLE_B)
    for joint, way in (
        (Joint.PELVIS, Point(0.0038526781310048103, 0.0006447172103932721)),
        (Joint.ELBOW_B, Point(0.09129049302074185, -0.42786948463758184)),
        (Joint.ELBOW_B, Point(-0.4996954135095479, -0.01744974835125045)),
    ):
        stance = drag(stance, joint, stance.at(joint).plus(way)).stance
    assert beyond(stance.pose, stance.view) == ()


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(LIMBS), st.floats(0, 1), st.floats(0, 1), st.sampled_from([STAND, FOURS, LYING]))
def test_hand_or_foot__comes_to_every_place_that_its_joints_allow(limb, upper, lower, pose) -> None:
    """The place is made by bending the limb as far as it may: so it can be reached."""
    start = stance_of(pose)
    rules = {rule.limit.outer: rule for rule in rules_of(pose, View.SIDE)}
    one, other = rules[limb.first], rules[limb.second]
    bent = turned(pose, dict.fromkeys(limb.bones, 1.0), _to(one, pose, upper), ())
    bent = turned(bent, {limb.second: 1.0}, _to(other, bent, lower), ())
    assume(all_fit(bent, (one, other)))
    place = Stance(View.SIDE, bent, start.pelvis).at(limb.end)
    posed = drag(start, limb.end, place)
    assert posed.arrived
    assert posed.stance.at(limb.end).distance(place) < 2e-3


def _to(rule, pose, share) -> float:
    return rule.low + (rule.high - rule.low) * share - rule.bend(pose)


@given(st.sampled_from(LIMBS), WAYS)
def test_limb_out_of_reach__points_straight_to_the_place(limb, way) -> None:
    start = stance_of(FACING, View.FRONT)
    root = start.at(limb.root)
    to = root.plus(Point(way.x * 4, way.y * 4))
    far = root.distance(to)
    assume(far > 0.6)
    posed = drag(start, limb.end, to)
    assume(not posed.stopped)
    end = posed.stance.at(limb.end)
    length = LENGTHS[limb.first] + LENGTHS[limb.second]
    assert end.distance(root.towards(to, length / far)) < 1e-3


def test_knee__keeps_the_side_that_it_bends_to() -> None:
    stance = stance_of(STAND)
    for x in (0.05, 0.1, 0.2, 0.3, 0.2, 0.1, 0.0, -0.1, -0.2):
        stance = drag(stance, Joint.ANKLE_A, Point(x, 0.2)).stance
        assert turn(stance.pose.angle(Bone.THIGH_A), stance.pose.angle(Bone.SHANK_A)) < 0


def test_knee__takes_shank_and_foot_along() -> None:
    posed = drag(stance_of(STAND), Joint.KNEE_A, Point(0.4, 0.51)).stance.pose
    assert posed.angle(Bone.THIGH_A) == pytest.approx(0.0, abs=2.0)
    for inner, outer in ((Bone.THIGH_A, Bone.SHANK_A), (Bone.SHANK_A, Bone.FOOT_A)):
        before = turn(STAND.angle(inner), STAND.angle(outer))
        assert turn(posed.angle(inner), posed.angle(outer)) == pytest.approx(before)


def test_knee_over_a_pinned_foot__takes_the_body_along() -> None:
    start = stance_of(STAND, View.SIDE, Joint.ANKLE_A, Joint.ANKLE_B)
    posed = drag(start, Joint.KNEE_A, start.at(Joint.KNEE_A).plus(Point(0.1, -0.03)))
    assert posed.stance.at(Joint.KNEE_A).x > start.at(Joint.KNEE_A).x + 0.03
    assert posed.stance.pelvis != start.pelvis
    assert posed.stance.at(Joint.ANKLE_A).distance(start.at(Joint.ANKLE_A)) < 1e-4


def test_hips__squat_over_feet_that_only_stand_there() -> None:
    start = stance_of(STAND)
    posed = drag(start, Joint.PELVIS, start.pelvis.plus(Point(-0.1, -0.2)))
    assert posed.arrived
    assert posed.stance.at(Joint.ANKLE_A).distance(start.at(Joint.ANKLE_A)) < 1e-4
    assert posed.stance.pose.angle(Bone.LUMBAR) == 90


def test_hips_of_who_lies__rise_into_a_bridge() -> None:
    start = stance_of(LYING, View.SIDE, Joint.NECK, Joint.ANKLE_A, Joint.ANKLE_B)
    posed = drag(start, Joint.PELVIS, start.pelvis.plus(Point(0.0, 0.09))).stance
    assert posed.pelvis.y > start.pelvis.y + 0.05
    assert posed.at(Joint.NECK).distance(start.at(Joint.NECK)) < 1e-4
    assert posed.pose.angle(Bone.HEAD) == 180


def test_pinned_joint__does_not_move() -> None:
    start = stance_of(STAND, View.SIDE, Joint.WRIST_A)
    posed = drag(start, Joint.WRIST_A, Point(0.5, 0.9))
    assert posed.stance == start
    assert not posed.arrived


def test_elbow_at_its_limit__is_named() -> None:
    posed = drag(stance_of(STAND), Joint.ELBOW_A, Point(-0.4, 1.0))
    assert posed.stopped == ("near shoulder",)
    assert not posed.arrived


def test_shoulders__lean_with_arms_and_head() -> None:
    start = stance_of(STAND)
    posed = drag(start, Joint.NECK, start.pelvis.plus(Point(0.2, 0.2))).stance.pose
    for bone in (Bone.LUMBAR, Bone.THORACIC, Bone.HEAD):
        assert posed.angle(bone) == pytest.approx(45)
    assert turn(STAND.angle(Bone.UPPER_A), posed.angle(Bone.UPPER_A)) == pytest.approx(-45)
    assert posed.angle(Bone.THIGH_A) == -89


def test_waist__rounds_the_back_without_leaning() -> None:
    start = stance_of(FOURS, View.SIDE, Joint.KNEE_A, Joint.KNEE_B, Joint.WRIST_A, Joint.WRIST_B)
    posed = drag(start, Joint.WAIST, start.at(Joint.WAIST).plus(Point(0.0, 0.06))).stance
    assert turn(posed.pose.angle(Bone.LUMBAR), posed.pose.angle(Bone.THORACIC)) < -20
    middle = (posed.pose.angle(Bone.LUMBAR) + posed.pose.angle(Bone.THORACIC)) / 2
    assert middle == pytest.approx(11)


def test_pose_beyond_its_limits__may_stay_but_gets_no_worse() -> None:
    bad = STAND.turned(Bone.SHANK_A, -60.0)
    start = stance_of(bad)
    worse = turn_bone(start, Bone.SHANK_A, -40.0).stance.pose
    better = turn_bone(start, Bone.SHANK_A, -90.0).stance.pose
    assert worse.angle(Bone.SHANK_A) == pytest.approx(-60.0)
    assert better.angle(Bone.SHANK_A) == pytest.approx(-90.0)


@pytest.mark.parametrize(
    ("bone", "wanted", "got"), [(Bone.SHANK_A, -120, -120), (Bone.SHANK_A, -40, -79), (Bone.HEAD, 0, 20)]
)
def test_angle_by_number__stops_at_the_limit(bone, wanted, got) -> None:
    posed = turn_bone(stance_of(STAND), bone, wanted)
    assert posed.stance.pose.angle(bone) == pytest.approx(got)
    assert posed.arrived == (wanted == got)


def test_resting__holds_feet_knees_and_hands_on_the_floor_but_no_pinned_limb() -> None:
    assert [held.pin.joint for held in resting(stance_of(STAND)).held] == [Joint.ANKLE_A, Joint.ANKLE_B]
    held = resting(stance_of(STAND, View.SIDE, Joint.TOE_A)).held
    assert [each.pin.joint for each in held] == [Joint.TOE_A, Joint.ANKLE_B]
    fours = Stance(View.SIDE, FOURS, Point(0.0, 0.29))
    assert Joint.KNEE_A in {each.pin.joint for each in resting(fours).held}
    assert resting(stance_of(STAND, View.TOP)).held == ()


def test_body_over_pinned_points__does_not_sink_into_the_floor() -> None:
    plank = pose_of((6, 6, 2), (-89, 0), (-174, -174, -80))
    start = Stance(View.SIDE, plank, Point(0.0, 0.14)).holding(Joint.ELBOW_A, Joint.ELBOW_B, Joint.TOE_A, Joint.TOE_B)
    for joint, way in ((Joint.PELVIS, Point(0.0, -0.3)), (Joint.NECK, Point(0.0, -0.3))):
        posed = drag(start, joint, start.at(joint).plus(way)).stance
        assert depth(posed) > depth(start) - 0.01
        assert posed.at(joint).y < start.at(joint).y


def test_foot_led_down_to_the_floor__is_laid_flat() -> None:
    lifted = pose_of((90, 90, 90), (-94, -78), (20, -60, -40), far_legs=(-89, -91, 0))
    start = Stance(View.SIDE, lifted, Point(0.0, 0.511))
    posed = drag(start, Joint.ANKLE_A, Point(0.1, 0.06)).stance
    assert posed.at(Joint.ANKLE_A).y == pytest.approx(0.06, abs=0.005)
    assert posed.at(Joint.TOE_A).y > 0.015
    carried = LENGTHS[Bone.FOOT_A] * sin(radians(posed.pose.angle(Bone.SHANK_A) + 20))
    assert 0.06 + carried < 0.0


def test_limit__is_told_of_the_joint_that_was_led_only() -> None:
    rounded = pose_of((90, 35, 60), (-94, -78), (-89, -91, 0))
    posed = drag(stance_of(rounded), Joint.HEAD, Point(0.2, -1.0))
    assert posed.stopped == ("neck",)
