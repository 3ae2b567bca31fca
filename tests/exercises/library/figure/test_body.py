"""Poses as numbers: turning the shorter way, mirror images, joints in their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.library.figure.body import (
    CHAIN,
    OTHER_BONE,
    OTHER_JOINT,
    Bone,
    Joint,
    Point,
    Pose,
    between,
    joints_of,
    turn,
)

degrees = st.floats(-360.0, 360.0)
poses = st.builds(
    Pose,
    st.tuples(*[degrees] * len(Bone)),
    st.tuples(*[st.sampled_from([0.0, 0.5, 1.0])] * len(Bone)),
)
places = st.builds(Point, st.floats(-1.0, 1.0), st.floats(-1.0, 1.0))


@pytest.mark.parametrize(
    ("start", "end", "way"),
    [(0, 90, 90), (90, 0, -90), (170, -170, 20), (-170, 170, -20), (0, 360, 0), (350, 10, 20), (-90, 260, -10)],
)
def test_turn__is_the_shorter_way(start, end, way):
    assert turn(start, end) == pytest.approx(way)


@given(degrees, degrees)
def test_turn__leads_there_and_is_a_half_turn_at_most(start, end):
    way = turn(start, end)
    assert -180.0 <= way <= 180.0
    assert (start + way - end + 180.0) % 360.0 - 180.0 == pytest.approx(0.0, abs=1e-9)


@given(poses, poses)
def test_between__begins_at_the_one_and_ends_at_the_other(one, other):
    assert joints_near(joints_of(between(one, other, 0.0)), joints_of(one))
    assert joints_near(joints_of(between(one, other, 1.0)), joints_of(other))


def test_between__goes_past_the_half_turn_instead_of_all_the_way_round():
    one, other = (Pose((0.0,) * 15, (1.0,) * 15).turned(Bone.THIGH_A, angle) for angle in (170.0, -170.0))
    assert between(one, other, 0.5).angle(Bone.THIGH_A) == pytest.approx(180.0)


def test_between__lengthens_what_comes_out_of_the_picture_evenly():
    one, other = Pose((0.0,) * 15, (0.0,) * 15), Pose((0.0,) * 15, (1.0,) * 15)
    assert between(one, other, 0.25).looks == (0.25,) * 15


@given(poses, places)
def test_bones__have_their_length_and_hang_together(pose, pelvis):
    at = joints_of(pose, pelvis)
    assert at[Joint.PELVIS] == pelvis
    for bone, begin, end in CHAIN:
        assert at[begin].distance(at[end]) == pytest.approx(pose.length(bone), abs=1e-9)


@given(poses)
def test_swapped_and_mirrored__twice_are_the_pose_itself(pose):
    assert pose.swapped().swapped() == pose
    twice = pose.mirrored().mirrored()
    assert twice.angles == pytest.approx(pose.angles)
    assert twice.looks == pose.looks


@given(poses, places)
def test_mirrored__is_the_exact_mirror_image(pose, pelvis):
    at, image = joints_of(pose, pelvis), joints_of(pose.mirrored(), pelvis._replace(x=-pelvis.x))
    for joint in Joint:
        there = at[OTHER_JOINT[joint]]
        assert image[joint].distance(there._replace(x=-there.x)) < 1e-9, joint


@given(poses)
def test_swapped__exchanges_limbs_and_leaves_the_trunk(pose):
    other = pose.swapped()
    for bone in Bone:
        assert other.angle(bone) == pose.angle(OTHER_BONE[bone])
    for bone in (Bone.LUMBAR, Bone.THORACIC, Bone.HEAD, Bone.HIPS, Bone.SHOULDERS):
        assert OTHER_BONE[bone] is bone


def test_every_limb_has_its_other_side():
    for joint in Joint:
        assert OTHER_JOINT[OTHER_JOINT[joint]] is joint
    assert {joint for joint in Joint if OTHER_JOINT[joint] is joint} == {
        Joint.PELVIS,
        Joint.WAIST,
        Joint.NECK,
        Joint.HEAD,
    }


def joints_near(one, other):
    return all(a.distance(b) < 1e-9 for a, b in zip(one, other, strict=True))
