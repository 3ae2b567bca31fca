"""What is written as a pose becomes directions of bones, in each view."""

import pytest

from exercises.library.figure.body import Bone, Joint, View, joints_of

A_ARM, B_ARM = (Bone.UPPER_A, Bone.FORE_A), (Bone.UPPER_B, Bone.FORE_B)
A_LEG, B_LEG = (Bone.THIGH_A, Bone.SHANK_A, Bone.FOOT_A), (Bone.THIGH_B, Bone.SHANK_B, Bone.FOOT_B)
SPINE = (Bone.LUMBAR, Bone.THORACIC, Bone.HEAD)


@pytest.fixture
def pose_of(figure_of):
    """Reads one pose of a view."""

    def read(view: str, text: str):
        return figure_of(f"view: {view}\nkeys: {{pose: {text}}}").keys[0]

    return read


def angles(pose, bones):
    return [pose.angle(bone) for bone in bones]


def looks(pose, bones):
    return [pose.looks[bone] for bone in bones]


def test_side__one_list_is_both_sides_alike(pose_of):
    pose = pose_of("side", "{spine: [80, 85, 95.5], arms: [-60, 10], legs: [-90, -95, +5]}")
    assert angles(pose, SPINE) == [80, 85, 95.5]
    assert angles(pose, A_ARM) == angles(pose, B_ARM) == [-60, 10]
    assert angles(pose, A_LEG) == angles(pose, B_LEG) == [-90, -95, 5]


def test_side__near_is_side_a_and_far_is_side_b(pose_of):
    pose = pose_of(
        "side",
        "{spine: [90, 90, 90], arms: {far: [3, 4], near: [1, 2]}, legs: {near: [5, 6, 7], far: [8, 9, 10]}}",
    )
    assert angles(pose, A_ARM) == [1, 2]
    assert angles(pose, B_ARM) == [3, 4]
    assert angles(pose, A_LEG) == [5, 6, 7]
    assert angles(pose, B_LEG) == [8, 9, 10]


def test_side__both_hips_and_both_shoulders_are_in_one_place(pose_of):
    at = joints_of(pose_of("side", "{spine: [70, 60, 50], arms: [-60, 10], legs: [-90, -95, 0]}"))
    assert at[Joint.HIP_A] == at[Joint.HIP_B] == at[Joint.PELVIS]
    assert at[Joint.SHOULDER_A] == at[Joint.SHOULDER_B] == at[Joint.NECK]


@pytest.mark.parametrize("view", ["front", "feet"])
def test_facing__one_list_is_a_mirror_image_and_left_is_at_our_right(pose_of, view):
    pose = pose_of(view, "{trunk: 90, arms: [-80, -70], legs: [-85, -90, -60]}")
    assert angles(pose, A_ARM) == [-80, -70]
    assert angles(pose, B_ARM) == [260, 250]
    at = joints_of(pose)
    for name in ("SHOULDER", "ELBOW", "WRIST", "HIP", "KNEE", "ANKLE", "TOE"):
        left, right = at[Joint[f"{name}_A"]], at[Joint[f"{name}_B"]]
        assert left.x > 0
        assert right.x == pytest.approx(-left.x)
        assert right.y == pytest.approx(left.y)


@pytest.mark.parametrize("view", ["front", "feet"])
def test_facing__left_and_right_are_written_as_they_are_seen(pose_of, view):
    pose = pose_of(view, "{trunk: 90, arms: {left: [1, 2], right: [3, 4]}, legs: {left: [5, 6, 7], right: [8, 9, 10]}}")
    assert angles(pose, A_ARM + B_ARM) == [1, 2, 3, 4]
    assert angles(pose, A_LEG + B_LEG) == [5, 6, 7, 8, 9, 10]


@pytest.mark.parametrize(
    ("trunk", "spine", "across"),
    [
        ("trunk: 90", [90, 90, 90], [0, 0]),
        ("trunk: 70", [70, 70, 70], [-20, -20]),
        ("trunk: 70, head: 90", [70, 70, 90], [-20, -20]),
        ("spine: [90, 70, 80]", [90, 70, 80], [0, 0]),
        ("trunk: 90, hips: 8, shoulders: -5", [90, 90, 90], [8, -5]),
        ("trunk: 180, hips: 90", [180, 180, 180], [90, 90]),
    ],
)
def test_facing__lines_of_hips_and_shoulders_follow_the_trunk_unless_written(pose_of, trunk, spine, across):
    pose = pose_of("front", f"{{{trunk}, arms: [-80, -80], legs: [-90, -90, -90]}}")
    assert angles(pose, SPINE) == spine
    assert angles(pose, (Bone.HIPS, Bone.SHOULDERS)) == across
    assert looks(pose, Bone) == [1.0] * len(Bone)


def test_top__without_a_trunk_somebody_stands_below_us(pose_of):
    pose = pose_of("top", "{shoulders: 40, pelvis: 8, arms: {near: [40, 30], far: [220, 230]}}")
    at = joints_of(pose)
    assert at[Joint.PELVIS] == at[Joint.NECK]
    assert angles(pose, (Bone.HIPS, Bone.SHOULDERS)) == [8, 40]
    assert at[Joint.HIP_A].distance(at[Joint.HIP_B]) == pytest.approx(0.104)
    assert at[Joint.HIP_A] == at[Joint.TOE_A], "legs that aren't written point away from us"


def test_top__with_a_trunk_somebody_lies(pose_of):
    pose = pose_of("top", "{trunk: 180, arms: [90, 90], legs: [0, -80, -80]}")
    at = joints_of(pose)
    assert at[Joint.NECK].x == pytest.approx(-0.288)
    assert looks(pose, SPINE + A_LEG) == [1.0] * 6
    assert angles(pose, (Bone.HIPS, Bone.SHOULDERS)) == [90, 90]


def test_foreshorten__shortens_the_bones_that_it_names(pose_of):
    pose = pose_of(
        "side",
        "{spine: [90, 90, 90], arms: [-90, -90], legs: [-90, -90, 0],"
        " foreshorten: {near-thigh: 0.6, far-arm: 0.5, far-leg: 0.8, far-foot: 0, head: 0.9, trunk: 0.7}}",
    )
    assert looks(pose, SPINE) == [0.7, 0.7, 0.9]
    assert looks(pose, A_LEG) == [0.6, 1.0, 1.0]
    assert looks(pose, B_LEG) == [0.8, 0.8, 0.0], "a leg is its thigh and shank"
    assert looks(pose, A_ARM + B_ARM) == [1.0, 1.0, 0.5, 0.5]
    assert pose.length(Bone.THIGH_A) == pytest.approx(0.245 * 0.6)


def test_other_side_in_a_cycle__is_swapped_from_the_side_and_mirrored_from_the_front(figure_of):
    side = figure_of(
        "keys:\n  step: {spine: [88, 90, 90], arms: {near: [-112, -75], far: [-68, -30]},"
        " legs: {near: [-64, -77, 18], far: [-88, -136, -45]}}\ncycle: [step, 0.5s, ~step, 0.5s, step]"
    )
    assert side.names == ("step", "~step")
    assert side.shows_both_sides
    assert side.keys[1] == side.keys[0].swapped()
    assert angles(side.keys[1], A_LEG) == [-88, -136, -45]
    assert angles(side.keys[1], SPINE) == [88, 90, 90]
    front = figure_of(
        "view: front\nkeys:\n  lift:\n    trunk: 85\n    arms: [-80, -80]\n"
        "    legs: {left: [-60, -60, -60], right: [-90, -90, -90]}\ncycle: [lift, 1s, ~lift, 1s, lift]"
    )
    assert front.keys[1] == front.keys[0].mirrored()
    assert front.keys[1].angle(Bone.THIGH_B) == 240
    assert front.keys[1].angle(Bone.LUMBAR) == 95


def test_figure__is_seen_from_the_side_and_only_stands_unless_told(figure_of):
    figure = figure_of("keys: {tall: {spine: [90, 90, 90], arms: [-90, -90], legs: [-90, -90, 0]}}")
    assert figure.view is View.SIDE
    assert (figure.moves, figure.pins, figure.props, figure.walks, figure.hold_at) == ((), (), (), False, None)
    assert (figure.seconds, figure.held, figure.share_of_hold) == (0.0, 0, 1.0)


TWO = (
    "keys:\n  up: {spine: [90, 90, 90], arms: [-90, -90], legs: [-90, -90, 0]}\n"
    "  bow: {spine: [60, 60, 60], arms: [-90, -90], legs: [-90, -90, 0]}\n"
    "  unused: {spine: [50, 60, 60], arms: [-90, -90], legs: [-90, -90, 0]}\n"
)


@pytest.mark.parametrize(
    ("cycle", "moves", "hold_at", "held", "share"),
    [
        ("[up, 2s, bow, hold, bow, 1s, up]", [(0, 1, 2.0), (1, 0, 1.0)], 1, "bow", 2 / 3),
        ("[up, 2s, bow, hold, 1s, up]", [(0, 1, 2.0), (1, 0, 1.0)], 1, "bow", 2 / 3),
        ("[up, hold, up, 2s, bow, 1s, up]", [(0, 1, 2.0), (1, 0, 1.0)], 0, "up", 0.0),
        ("[up, 2s, bow, 1s, up]", [(0, 1, 2.0), (1, 0, 1.0)], None, "bow", 1.0),
        ("[bow, 1s, bow, 0:02, up, 1, bow]", [(0, 0, 1.0), (0, 1, 2.0), (1, 0, 1.0)], None, "bow", 1.0),
        ("[bow]", [], None, "bow", 1.0),
        ("[bow, hold]", [], 0, "bow", 1.0),
    ],
)
def test_cycle__becomes_moves_and_a_hold(figure_of, cycle, moves, hold_at, held, share):
    figure = figure_of(f"{TWO}cycle: {cycle}")
    assert [(move.start, move.end, move.seconds) for move in figure.moves] == moves
    assert figure.hold_at == hold_at
    assert figure.names[figure.held] == held
    assert figure.share_of_hold == pytest.approx(share)
    assert figure.seconds == sum(seconds for *_, seconds in moves)
    assert "unused" not in figure.names


def test_cycle__without_a_hold_stays_where_its_first_move_ends(figure_of):
    assert figure_of(f"{TWO}cycle: [up, 2s, bow, 1s, bow, 1s, up]").share_of_stay == 0.5
    assert figure_of(f"{TWO}cycle: [up, 2s, bow, 1s, bow, hold, 1s, up]").share_of_stay == 0.75
    assert figure_of(f"{TWO}cycle: [up]").share_of_stay == 1.0
