"""Every figure of the catalogue moves as a body can: bones keep their length, nothing slides, sinks or overbends."""

from itertools import pairwise

import pytest

from exercises.library.exercise import Exercise, Sides
from exercises.library.figure.body import CHAIN, OTHER_JOINT, Bone, Joint, Point, View, joints_of, turn
from exercises.library.figure.contact import bottoms, sole_of
from exercises.library.figure.limits import bend, beyond, limits_of
from exercises.library.figure.motion import REACH, Frame, Motion
from exercises.library.figure.scene import scene_of
from exercises.library.library import Library

FRAMES = 60
# Skin gives way, and a mat too.
DEEPEST = 0.02


def load() -> dict[str, Exercise]:
    library = Library(None)
    library.scan()
    return {exercise.id: exercise for exercise in library.exercises()}


CATALOGUE = load()
DRAWN = [exercise for exercise in CATALOGUE.values() if exercise.figure is not None]
MOVEMENTS = {exercise.id: Motion(exercise.figure) for exercise in DRAWN}
every_figure = pytest.mark.parametrize("name", list(MOVEMENTS))
alternating = pytest.mark.parametrize(
    "name",
    [each.id for each in DRAWN if each.sides is Sides.ALTERNATE and not each.figure.shows_both_sides],
)


def frames(name: str) -> list[Frame]:
    return MOVEMENTS[name].frames(FRAMES)


def written_looks(name: str, share: float) -> tuple[float, ...]:
    return MOVEMENTS[name].pose_at(share).looks


@every_figure
def test_bones_keep_their_length(name):
    for number, frame in enumerate(frames(name)):
        looks = written_looks(name, number / (FRAMES - 1))
        for bone, begin, end in CHAIN:
            whole = frame.at(begin).distance(frame.at(end))
            assert whole == pytest.approx(frame.pose.length(bone), abs=1e-6), bone
            assert frame.pose.looks[bone] == looks[bone], bone


@every_figure
def test_limbs_hang_on_hips_and_shoulders(name):
    for frame in frames(name):
        for line, middle, a, b in (
            (Bone.HIPS, Joint.PELVIS, Joint.HIP_A, Joint.HIP_B),
            (Bone.SHOULDERS, Joint.NECK, Joint.SHOULDER_A, Joint.SHOULDER_B),
        ):
            assert frame.at(a).towards(frame.at(b), 0.5).distance(frame.at(middle)) < 1e-9
            assert frame.at(a).distance(frame.at(b)) == pytest.approx(2 * frame.pose.length(line), abs=1e-6)


@every_figure
def test_what_is_pinned_stays(name):
    first, *others = frames(name)
    for pin in MOVEMENTS[name].figure.pins:
        farthest = max(frame.at(pin.joint).distance(first.at(pin.joint)) for frame in others)
        assert farthest < REACH, pin.joint.name


@every_figure
def test_nothing_sinks_into_the_floor(name):
    for frame in frames(name):
        assert min(bottoms(list(frame.joints), frame.pose, frame.view)) > -DEEPEST


@pytest.mark.parametrize("name", [name for name, motion in MOVEMENTS.items() if motion.figure.view is not View.TOP])
def test_somebody_touches_the_floor(name):
    lows = [min(bottoms(list(frame.joints), frame.pose, frame.view)) for frame in frames(name)]
    assert min(lows) < DEEPEST
    assert max(lows) < 0.06, "it floats"


@every_figure
def test_joints_stay_within_what_a_body_can(name):
    for frame in frames(name):
        stretched = {
            limit.name: round(bend(frame.pose, limit))
            for limit in limits_of(frame.pose, frame.view)
            if limit.name in beyond(frame.pose, frame.view)
        }
        assert not stretched


@every_figure
def test_knees_and_elbows_do_not_snap_over(name):
    """Between two of 240 pictures no bone turns by more than a quick movement does."""
    motion = MOVEMENTS[name]
    seconds = motion.figure.seconds
    moments = motion.frames(240)
    for one, other in pairwise(moments):
        for bone in Bone:
            if one.pose.looks[bone] > 0.05:
                speed = abs(turn(one.pose.angles[bone], other.pose.angles[bone])) / max(seconds / 239, 1e-9)
                assert not seconds or speed < 500.0, (bone.name, speed)


@every_figure
def test_left_and_right_are_exact_mirror_images(name):
    for frame in frames(name):
        pelvis = frame.at(Joint.PELVIS)
        image = joints_of(frame.pose.mirrored(), pelvis._replace(x=-pelvis.x))
        for joint in Joint:
            there = frame.at(OTHER_JOINT[joint])
            assert image[joint].distance(there._replace(x=-there.x)) < 1e-9, joint.name


@every_figure
def test_exchanging_the_sides_twice_changes_nothing(name):
    for frame in frames(name):
        assert frame.swapped().swapped() == frame
        assert frame.swapped().at(Joint.KNEE_A) == frame.at(Joint.KNEE_B)


@every_figure
def test_the_cycle_ends_where_it_began(name):
    motion = MOVEMENTS[name]
    first, last = motion.frame(0.0), motion.frame(1.0)
    for joint in Joint:
        assert first.at(joint).distance(last.at(joint)) < 1e-6, joint.name


@alternating
def test_the_other_side_begins_where_this_one_ends(name):
    motion = MOVEMENTS[name]
    frame = motion.frame(0.0)
    if motion.figure.view is View.SIDE:
        other = frame.swapped()
        assert max(frame.at(joint).distance(other.at(joint)) for joint in Joint) < REACH
    else:
        extent = scene_of(motion.figure).extent
        assert frame.is_even
        assert extent.left == pytest.approx(-extent.right)


@pytest.mark.parametrize("name", [name for name, motion in MOVEMENTS.items() if motion.figure.walks])
def test_who_walks_goes_forwards_on_feet_that_stay(name):
    bore = set()
    for one, other in pairwise(MOVEMENTS[name].frames(241)):
        assert one.at(Joint.PELVIS).x + one.ground < other.at(Joint.PELVIS).x + other.ground + 1e-4
        here, there = sole_ends(one), sole_ends(other)
        still = {end for end in here if abs(here[end].x - there[end].x) < 1e-3 and here[end].y < DEEPEST}
        assert still, "no part of a sole on the ground stays"
        bore |= {side for side, _ in still}
    assert bore == {"A", "B"}


def sole_ends(frame: Frame) -> dict[tuple[str, int], Point]:
    """Heels and balls, in places of the ground that passes by."""
    found = {}
    for side in "AB":
        ankle, toe = frame.at(Joint[f"ANKLE_{side}"]), frame.at(Joint[f"TOE_{side}"])
        for number, end in enumerate(sole_of(ankle, toe, frame.pose.angle(Bone[f"FOOT_{side}"]))):
            found[side, number] = end.plus(Point(frame.ground, 0.0))
    return found


@every_figure
def test_a_figure_of_counted_work_moves(name):
    dose = CATALOGUE[name].dose
    if dose is not None and dose.reps is not None:
        moved = max(
            frame.at(joint).distance(MOVEMENTS[name].frame(0.0).at(joint)) for frame in frames(name) for joint in Joint
        )
        assert moved > 0.01


@every_figure
def test_a_hold_is_drawn_where_the_dose_has_one(name):
    dose, figure = CATALOGUE[name].dose, MOVEMENTS[name].figure
    if dose is not None and dose.hold_seconds is not None and figure.moves:
        assert figure.hold_at is not None


def test_every_exercise_has_a_figure():
    assert [name for name, exercise in CATALOGUE.items() if exercise.figure is None] == []


def test_the_limits_have_something_to_judge():
    judged = [name for name in MOVEMENTS if limits_of(frames(name)[0].pose, MOVEMENTS[name].figure.view)]
    assert len(judged) > len(MOVEMENTS) * 0.8
