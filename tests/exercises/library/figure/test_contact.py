"""What of a body rests on the floor."""

import pytest

from exercises.library.figure.body import RADII, SOLE, Joint, Point, View, joints_of
from exercises.library.figure.contact import bottoms, lowest, rest_of, sole_of, stands_on_hand


@pytest.fixture
def pose_of(figure_of):
    def read(text: str):
        return figure_of(f"keys: {{pose: {text}}}").keys[0]

    return read


STAND = "{spine: [90, 90, 90], arms: [-90, -85], legs: [-90, -90, 0]}"
LIE = "{spine: [180, 180, 180], arms: [-6, 1], legs: [45, -50, 0]}"
ALL_FOURS = "{spine: [14, 14, 9], arms: [-90, -90], legs: [-90, 180, 180]}"


def test_flat_foot__stands_on_its_whole_sole():
    heel, ball = sole_of(Point(0.0, SOLE), Point(0.105, SOLE), 0.0)
    assert heel.y == pytest.approx(0.0)
    assert ball.y == pytest.approx(0.0)
    assert heel.x < 0.0 < 0.105 == pytest.approx(ball.x)


def test_standing__rests_on_the_soles(pose_of):
    pose = pose_of(STAND)
    at = joints_of(pose)
    assert lowest(at, pose, View.SIDE) == pytest.approx(at[Joint.ANKLE_A].y - SOLE)
    assert rest_of(Joint.ANKLE_A, at, pose) == pytest.approx(lowest(at, pose, View.SIDE))
    assert rest_of(Joint.TOE_B, at, pose) == pytest.approx(lowest(at, pose, View.SIDE))


def test_heels_up__rests_on_the_ball(pose_of):
    pose = pose_of(STAND.replace("-90, 0]", "-90, -42]"))
    at = joints_of(pose)
    assert lowest(at, pose, View.SIDE) == pytest.approx(rest_of(Joint.TOE_A, at, pose))
    assert rest_of(Joint.ANKLE_A, at, pose) == pytest.approx(rest_of(Joint.TOE_A, at, pose))
    assert at[Joint.ANKLE_A].y > at[Joint.TOE_A].y


def test_lying__rests_on_the_thickest_part_that_is_low(pose_of):
    pose = pose_of(LIE)
    at = joints_of(pose)
    assert lowest(at, pose, View.SIDE) == pytest.approx(
        min(at[joint].y - RADII[joint] for joint in (Joint.HEAD, Joint.WAIST))
    )


def test_kneeling__rests_on_the_knees_and_the_palms(pose_of):
    pose = pose_of(ALL_FOURS)
    at = joints_of(pose)
    assert rest_of(Joint.KNEE_A, at, pose) == pytest.approx(at[Joint.KNEE_A].y - RADII[Joint.KNEE_A])
    assert rest_of(Joint.WRIST_B, at, pose) == pytest.approx(at[Joint.WRIST_B].y - 0.030)
    assert rest_of(Joint.ELBOW_A, at, pose) == pytest.approx(at[Joint.ELBOW_A].y - RADII[Joint.ELBOW_A])


@pytest.mark.parametrize(
    ("degrees", "stands"), [(-90, True), (-50, True), (-130, True), (-30, False), (0, False), (90, False), (270, True)]
)
def test_hand__stands_on_its_palm_under_a_steep_forearm(degrees, stands):
    assert stands_on_hand(degrees) is stands


def test_hanging_hand__reaches_below_the_wrist_only_when_it_lies_flat(pose_of):
    for text, depth in ((STAND, 0.030), (STAND.replace("-90, -85", "-90, -35"), None)):
        pose = pose_of(text)
        at = joints_of(pose)
        found = bottoms(at, pose, View.SIDE)
        if depth is not None:
            assert any(low == pytest.approx(at[Joint.WRIST_A].y - depth) for low in found)
        else:
            assert not any(low == pytest.approx(at[Joint.WRIST_A].y - 0.030) for low in found)


def test_from_above__there_is_no_floor(pose_of):
    pose = pose_of(STAND)
    assert lowest(joints_of(pose, Point(0.0, -5.0)), pose, View.TOP) == 0.0
