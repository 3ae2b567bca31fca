"""A figure in motion: eased from key to key, planted where it is pinned, on the floor, walking without sliding."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises.library.figure.body import Bone, Joint, Point, View, turn
from exercises.library.figure.contact import bottoms, lowest, rest_of, sole_of
from exercises.library.figure.motion import Motion, ease
from exercises.library.figure.pins import BOTH, LIMB_PINS, TRUNK_PINS

BRIDGE = """
pin: [shoulders, near-foot, far-foot]
keys:
  down: {spine: [180, 180, 180], arms: [-10, 0], legs: [42, -47, 0]}
  up:   {spine: [-159, -159, -175], arms: [-10, 0], legs: [21, -56, 0]}
cycle: [down, 2s, up, hold, up, 1s, down]
"""
SQUAT = """
pin: [near-foot, far-foot]
keys:
  up:   {spine: [90, 90, 90], arms: [-88, -85], legs: [-90, -90, 0]}
  down: {spine: [55, 58, 75], arms: [10, 5], legs: [5, -100, 0]}
cycle: [up, 2s, down, 1s, down, 2s, up]
"""
WALK = """
walks: yes
keys:
  strike:
    spine: [88, 90, 90]
    arms: {near: [-112, -75], far: [-68, -30]}
    legs: {near: [-64, -77, 18], far: [-88, -136, -45]}
  stand:  {spine: [90, 90, 90], arms: [-90, -70], legs: {near: [-89, -91, 0], far: [-70, -125, -40]}}
cycle: [strike, 0.3s, stand, 0.3s, ~strike, 0.3s, ~stand, 0.3s, strike]
"""
STAND = "{spine: [90, 90, 90], arms: [-90, -85], legs: [-90, -90, 0]}"


def pose_only(motion: Motion, share: float, bone: Bone) -> float:
    return motion.pose_at(share).angle(bone) % 360.0


# Easing and keys


def test_ease__is_slow_at_both_ends_and_quick_in_the_middle():
    assert (ease(0.0), ease(0.5), ease(1.0)) == pytest.approx((0.0, 0.5, 1.0))
    assert (ease(-3.0), ease(7.0)) == pytest.approx((0.0, 1.0))
    assert ease(0.05) < 0.01
    assert 1.0 - ease(0.95) < 0.01
    assert ease(0.55) - ease(0.45) > 0.1


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_ease__never_goes_back_and_is_even(one, other):
    low, high = sorted((one, other))
    assert ease(low) <= ease(high)
    assert ease(one) + ease(1.0 - one) == pytest.approx(1.0)


def test_keys__are_reached_at_their_seconds(motion_of):
    motion = motion_of(SQUAT)
    for share, angle in ((0.0, -90.0), (0.4, 5.0), (0.5, 5.0), (0.6, 5.0), (1.0, -90.0)):
        assert turn(angle, motion.pose_at(share).angle(Bone.THIGH_A)) == pytest.approx(0.0, abs=1e-9)
    assert turn(-90.0, motion.pose_at(0.2).angle(Bone.THIGH_A)) == pytest.approx(47.5)
    assert turn(-90.0, motion.pose_at(0.02).angle(Bone.THIGH_A)) < 1.0


@pytest.mark.parametrize("share", [-1.0, 2.0, float("1e9")])
def test_share_beyond_the_cycle__is_its_end(motion_of, share):
    motion = motion_of(SQUAT)
    assert motion.frame(share) == motion.frame(0.0 if share < 0 else 1.0)


def test_key_frame__is_the_moment_at_which_the_key_is_reached(motion_of):
    motion = motion_of(BRIDGE)
    assert (motion.share_of_key(0), motion.share_of_key(1)) == (0.0, pytest.approx(2 / 3))
    for key in (0, 1):
        there, then = motion.key_frame(key), motion.frame(motion.share_of_key(key))
        assert max(a.distance(b) for a, b in zip(there.joints, then.joints, strict=True)) < 1e-9


def test_frames__are_spread_over_the_whole_cycle(motion_of):
    motion = motion_of(BRIDGE)
    frames = motion.frames(4)
    assert frames[0] == motion.frame(0.0)
    assert frames[2] == motion.frame(2 / 3)
    assert frames[3] == motion.frame(1.0)
    assert motion.frames(1) == [motion.frame(0.0)]


def test_figure_that_only_stands__is_the_same_at_any_moment(motion_of):
    motion = motion_of(f"keys: {{tall: {STAND}}}")
    assert motion.frame(0.0) == motion.frame(0.7) == motion.key_frame(0)


# Pins and the floor


@pytest.mark.parametrize("text", [BRIDGE, SQUAT])
def test_pinned_points__do_not_move(motion_of, text):
    motion = motion_of(text)
    first = motion.frame(0.0)
    for frame in motion.frames(97):
        for pin in motion.figure.pins:
            assert frame.at(pin.joint).distance(first.at(pin.joint)) < 1e-6


def test_first_pin__carries_the_body(motion_of):
    motion = motion_of(BRIDGE)
    down, up = motion.frame(0.0), motion.frame(2 / 3)
    assert up.at(Joint.NECK) == pytest.approx(down.at(Joint.NECK))
    assert up.at(Joint.PELVIS).y > down.at(Joint.PELVIS).y + 0.05
    for bone in (Bone.LUMBAR, Bone.THORACIC, Bone.HEAD):
        assert up.pose.angle(bone) == motion.pose_at(2 / 3).angle(bone), "the trunk is as written"


ALL_FOURS = "{spine: [14, 14, 9], arms: [-90, -90], legs: [-90, 180, 180]}"
SWAYED = "{spine: [16, 12, 9], arms: [-92, -88], legs: [-91, 180, 180]}"
EVERY_PIN = [*TRUNK_PINS, *BOTH, *(f"{side}-{name}" for side in ("near", "far") for name in LIMB_PINS["A"])]


@pytest.mark.parametrize("name", EVERY_PIN)
def test_every_name__holds_its_joints_alone(motion_of, name):
    pin = f"pin: [{name}]\nkeys:\n  a: {ALL_FOURS}\n  b: {SWAYED}\ncycle: [a, 2s, b, 2s, a]"
    motion = motion_of(pin)
    frames = motion.frames(21)
    for each in motion.figure.pins:
        assert max(frame.at(each.joint).distance(frames[0].at(each.joint)) for frame in frames) < 1e-6


@pytest.mark.parametrize("name", ["hand", "elbow", "knee", "foot", "toe"])
def test_pin_of_one_side__leaves_the_other_side_as_written(motion_of, name):
    motion = motion_of(
        f"pin: [hips, far-{name}]\nkeys:\n  a: {ALL_FOURS}\n  b: {SWAYED}\ncycle: [a, 2s, b, 2s, a]"
        if name in ("hand", "foot", "toe")
        else f"pin: [hips, far-{name}]\nkeys:\n  a: {ALL_FOURS}\ncycle: [a]"
    )
    frame, written = motion.frame(0.5), motion.pose_at(0.5)
    for bone in (Bone.UPPER_A, Bone.FORE_A, Bone.THIGH_A, Bone.SHANK_A, Bone.FOOT_A):
        assert frame.pose.angle(bone) == written.angle(bone)


def test_misses__are_nothing_where_all_pins_hold(motion_of):
    assert all(miss.far < 1e-6 for miss in motion_of(BRIDGE).misses())
    assert motion_of(WALK).misses() == ()
    assert motion_of(f"keys: {{tall: {STAND}}}").misses() == ()


def test_misses__tell_the_pin_and_the_pose_where_it_is_worst(figure_of):
    bridge = figure_of(BRIDGE)
    down, up = bridge.keys
    for bone in (Bone.LUMBAR, Bone.THORACIC):
        up = up.turned(bone, -130.0)
    shoulders, *feet = Motion(replace(bridge, keys=(down, up))).misses()
    assert shoulders.far < 1e-9
    for foot in feet:
        assert foot.key == 1
        assert foot.far == pytest.approx(
            Motion(replace(bridge, keys=(down, up)))
            .frame(2 / 3)
            .at(Joint.ANKLE_A)
            .distance(Motion(bridge).frame(0.0).at(Joint.ANKLE_A))
        )
        assert foot.far > 0.02


def test_misses__of_a_pin_that_a_later_one_moves_are_told(figure_of):
    """A knee can't stay when its own foot is pinned too and the hips move."""
    figure = figure_of(
        "pin: [hips, near-foot]\nkeys:\n  a: {spine: [180, 180, 180], arms: [-10, 0], legs: [42, -47, 0]}\n"
        "  b: {spine: [180, 180, 180], arms: [-10, 0], legs: [60, -70, 0]}\ncycle: [a, 2s, b, 2s, a]"
    )
    hips, knee, foot = Motion(replace(figure, pins=(figure.pins[0], LIMB_PINS["A"]["knee"], figure.pins[1]))).misses()
    assert (hips.far, foot.far) == pytest.approx((0.0, 0.0), abs=1e-6)
    assert knee.far < 1e-6, "with hips and foot in one place the knee stays as well"
    neck = replace(figure, pins=(TRUNK_PINS["shoulders"], LIMB_PINS["A"]["knee"], figure.pins[1]))
    tilted = replace(neck, keys=(figure.keys[0], figure.keys[0].turned(Bone.LUMBAR, 160.0)))
    _, knee, foot = Motion(tilted).misses()
    assert foot.far < 1e-6 < 0.002 < knee.far


def test_unpinned_figure__stands_on_its_lowest_point_at_every_moment(motion_of):
    motion = motion_of(SQUAT.replace("pin: [near-foot, far-foot]\n", ""))
    for frame in motion.frames(31):
        assert lowest(list(frame.joints), frame.pose, View.SIDE) == pytest.approx(0.0, abs=1e-9)


def test_first_key__stands_on_the_floor_when_pinned(motion_of):
    for text in (BRIDGE, SQUAT):
        frame = motion_of(text).frame(0.0)
        assert min(bottoms(list(frame.joints), frame.pose, View.SIDE)) == pytest.approx(0.0, abs=0.02)


@pytest.mark.parametrize("name", ["hand", "foot", "knee"])
def test_pinned_near_the_floor__is_put_on_it(motion_of, name):
    """The hips hold the body a little too high for one knee, one hand or one foot."""
    raised = {
        "hand": "{spine: [8, 8, 9], arms: {near: [-65, -115], far: [-70, -110]}, legs: [-90, 180, 180]}",
        "foot": "{spine: [90, 90, 90], arms: [-90, -85], legs: {near: [-72, -108, 0], far: [-80, -100, 0]}}",
        "knee": ALL_FOURS.replace("legs: [-90, 180, 180]", "legs: {near: [-96, 180, 180], far: [-90, 180, 180]}"),
    }[name]
    pin = LIMB_PINS["A"][name]
    frame = motion_of(f"pin: [hips, near-{name}]\nkeys: {{a: {raised}}}").frame(0.0)
    above = rest_of(pin.joint, list(frame.joints), frame.pose)
    if name == "knee":
        # A thigh has only one length: its knee stays where it was written.
        assert above > 0.0
    else:
        assert above == pytest.approx(0.0, abs=2e-3)


def test_pinned_high_above_the_floor__stays_up_there(motion_of):
    wall = "{spine: [90, 90, 90], arms: [10, 5], legs: [-90, -90, 0]}"
    frame = motion_of(f"pin: [near-foot, hands]\nkeys: {{lean: {wall}}}").frame(0.0)
    free = motion_of(f"keys: {{lean: {wall}}}").frame(0.0)
    assert frame.at(Joint.WRIST_A).distance(free.at(Joint.WRIST_A)) < 1e-6


def test_toe__stays_while_the_heel_comes_up(motion_of):
    motion = motion_of(
        f"pin: [near-toe, far-toe]\nkeys:\n  flat: {STAND}\n"
        f"  up: {STAND.replace('-90, 0]', '-90, -42]')}\ncycle: [flat, 3s, up, 1s, up, 5s, flat]"
    )
    flat, up = motion.frame(0.0), motion.frame(3.5 / 9)
    assert up.at(Joint.TOE_A).distance(flat.at(Joint.TOE_A)) < 1e-6
    assert up.at(Joint.ANKLE_A).y > flat.at(Joint.ANKLE_A).y + 0.05
    assert up.at(Joint.HEAD).y > flat.at(Joint.HEAD).y + 0.05
    assert up.pose.angle(Bone.FOOT_A) == pytest.approx(-42.0)


def test_from_above__nobody_is_set_on_a_floor(motion_of):
    frame = motion_of("view: top\nkeys: {a: {trunk: 180, arms: [90, 90], legs: [-90, 0, -80]}}").frame(0.0)
    assert frame.at(Joint.PELVIS) == (0.0, 0.0)


# Pictures


def test_bounds__hold_every_joint_of_the_cycle(motion_of):
    motion = motion_of(BRIDGE)
    box = motion.bounds()
    for frame in motion.frames(31):
        for point in frame.joints:
            assert box.left - 1e-3 <= point.x <= box.right + 1e-3
            assert box.bottom - 1e-3 <= point.y <= box.top + 1e-3
    assert box.width == box.right - box.left > 0.8
    assert box.height == box.top - box.bottom > 0.1
    one = motion.frame(0.0)
    assert motion.bounds([one.joints]).top == max(point.y for point in one.joints)


def test_swapped_frame__exchanges_the_sides_in_place(motion_of):
    frame = motion_of(WALK).frame(0.1)
    other = frame.swapped()
    assert other.at(Joint.KNEE_A) == frame.at(Joint.KNEE_B)
    assert other.at(Joint.HEAD) == frame.at(Joint.HEAD)
    assert other.pose.angle(Bone.SHANK_A) == frame.pose.angle(Bone.SHANK_B)
    assert other.swapped() == frame


@pytest.mark.parametrize(
    ("text", "even"),
    [
        ("view: front\nkeys: {a: {trunk: 90, arms: [-80, -85], legs: [-90, -90, -90]}}", True),
        ("view: front\nkeys: {a: {trunk: 88, arms: [-80, -85], legs: [-90, -90, -90]}}", False),
        (
            "view: front\nkeys:\n  a: {trunk: 90, arms: [-80, -85], legs: {left: [-80, 0, 0], right: [-90, -90, -90]}}",
            False,
        ),
        ("view: top\nkeys: {a: {shoulders: 0, arms: {near: [-70, -170], far: [-110, -10]}}}", True),
        ("view: top\nkeys: {a: {shoulders: 10, arms: [0, 0]}}", False),
        (f"keys: {{a: {STAND}}}", False),
    ],
)
def test_even__is_who_looks_the_same_in_a_mirror(motion_of, text, even):
    assert motion_of(text).frame(0.0).is_even is even


# Walking


def sole_ends(frame) -> dict[tuple[str, int], Point]:
    """Heels and balls, in places of the ground that passes by."""
    found = {}
    for side in "AB":
        ankle, toe = frame.at(Joint[f"ANKLE_{side}"]), frame.at(Joint[f"TOE_{side}"])
        for number, end in enumerate(sole_of(ankle, toe, frame.pose.angle(Bone[f"FOOT_{side}"]))):
            found[side, number] = end.plus(Point(frame.ground, 0.0))
    return found


def test_walk__never_slides_on_the_sole_that_bears_the_weight(motion_of):
    motion = motion_of(WALK)
    bore = set()
    for one, other in pairwise(motion.frames(481)):
        here, there = sole_ends(one), sole_ends(other)
        still = [end for end in here if abs(here[end].x - there[end].x) < 1e-4 and here[end].y < 0.03]
        assert still, "some part of a sole that is on the ground, or all but, stays"
        bore |= {side for side, _ in still}
    assert bore == {"A", "B"}


def test_walk__never_sinks_and_never_floats(motion_of):
    for frame in motion_of(WALK).frames(97):
        assert min(end.y for end in sole_ends(frame).values()) == pytest.approx(0.0, abs=1e-3)


def test_walk_with_a_toe_that_hangs_low__still_goes_forwards(motion_of):
    """The toe of the leg that swings hangs lower than the flat foot: the weight is on the flat one all the same."""
    motion = motion_of(WALK.replace("far: [-70, -125, -40]", "far: [-70, -118, -62]"))
    middle = sole_ends(motion.key_frame(1))
    assert min(middle["B", 1].y, middle["B", 0].y) < middle["A", 1].y
    forwards = [frame.at(Joint.PELVIS).x + frame.ground for frame in motion.frames(97)]
    assert all(one < other + 1e-3 for one, other in pairwise(forwards))
    assert forwards[-1] > 0.5


def test_walk__passes_more_and_more_ground(motion_of):
    motion = motion_of(WALK)
    passed = [frame.ground for frame in motion.frames(101)]
    assert passed[0] == 0.0
    assert all(one < other for one, other in pairwise(passed))
    # Two easy steps of some 0.4 statures each.
    assert 0.6 < passed[-1] < 0.9


def test_walk__stays_in_the_picture_and_begins_anew_without_a_jump(motion_of):
    motion = motion_of(WALK)
    frames = motion.frames(101)
    assert max(frame.at(Joint.PELVIS).x for frame in frames) - min(frame.at(Joint.PELVIS).x for frame in frames) < 0.1
    for joint in Joint:
        assert frames[0].at(joint).distance(frames[-1].at(joint)) < 1e-6


def test_walk__second_half_is_the_first_with_the_sides_exchanged(motion_of):
    motion = motion_of(WALK)
    for share in (0.0, 0.1, 0.2, 0.3, 0.4, 0.45):
        one, other = motion.frame(share), motion.frame(share + 0.5).swapped()
        for joint in Joint:
            assert one.at(joint).y == pytest.approx(other.at(joint).y, abs=2e-3)
            assert one.at(joint).x - one.at(Joint.PELVIS).x == pytest.approx(
                other.at(joint).x - other.at(Joint.PELVIS).x, abs=1e-6
            )


def test_walk__does_not_slow_down_at_its_keys(motion_of):
    """Each key is a moment of one long movement, not a stop."""
    motion = motion_of(WALK)
    before = turn(motion.pose_at(0.23).angle(Bone.THIGH_A), motion.pose_at(0.24).angle(Bone.THIGH_A))
    middle = turn(motion.pose_at(0.12).angle(Bone.THIGH_A), motion.pose_at(0.13).angle(Bone.THIGH_A))
    assert before == pytest.approx(middle)


def test_walk__has_key_frames_of_its_own(motion_of):
    motion = motion_of(WALK)
    for key in range(4):
        there = motion.key_frame(key)
        assert min(bottoms(list(there.joints), there.pose, View.SIDE)) == pytest.approx(0.0, abs=1e-3)
        then = motion.frame(motion.share_of_key(key))
        assert max(a.distance(b) for a, b in zip(there.joints, then.joints, strict=True)) < 1e-9


# Any figure

angle = st.integers(-180, 180)


def pose_text(spine, arm, leg) -> str:
    return f"{{spine: {list(spine)}, arms: {list(arm)}, legs: {list(leg)}}}"


posed = st.builds(pose_text, st.tuples(*[angle] * 3), st.tuples(*[angle] * 2), st.tuples(*[angle] * 3))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(posed, posed, st.sampled_from(["", "pin: [near-foot]\n", "pin: [hips]\n", "pin: [near-hand]\n"]))
def test_any_two_poses__are_joined_without_a_jump(motion_of, one, other, pin):
    motion = motion_of(f"{pin}keys:\n  a: {one}\n  b: {other}\ncycle: [a, 2s, b, 2s, a]")
    frames = motion.frames(401)
    for before, after in pairwise(frames):
        for joint in Joint:
            assert before.at(joint).distance(after.at(joint)) < 0.08
