"""A movement through several keys goes on where a bone goes on, and stops where it is held or turns back."""

from itertools import pairwise

import pytest

from exercises.library.figure.body import Bone, Pose, View
from exercises.library.figure.figure import Figure, Move
from exercises.library.figure.motion import Motion, ease


def pose(thigh: float, look: float = 1.0) -> Pose:
    angles, looks = [0.0] * len(Bone), [1.0] * len(Bone)
    angles[Bone.THIGH_A], looks[Bone.THIGH_A] = thigh, look
    return Pose(tuple(angles), tuple(looks))


def movement(*keys: Pose, moves: tuple[Move, ...], hold_at: int | None = None) -> Motion:
    return Motion(Figure(View.SIDE, keys, tuple("abcdefg"[: len(keys)]), moves, hold_at))


def thighs(motion: Motion, count: int = 201) -> list[float]:
    return [motion.pose_at(number / (count - 1)).angle(Bone.THIGH_A) for number in range(count)]


ON = (Move(0, 1, 1.0), Move(1, 2, 1.0))


def test_a_bone_that_goes_on_does_not_stop_in_a_key():
    way = thighs(movement(pose(0), pose(30), pose(60), moves=ON))
    steps = [b - a for a, b in pairwise(way)]
    assert way[100] == pytest.approx(30)
    assert min(steps[50:150]) > max(steps) * 0.6
    assert all(step > -1e-9 for step in steps)


def test_it_begins_and_ends_softly_and_stops_where_it_turns_back():
    way = thighs(movement(pose(0), pose(30), pose(10), moves=ON))
    steps = [abs(b - a) for a, b in pairwise(way)]
    for stop in (0, 99, 100, 199):
        assert steps[stop] < max(steps) * 0.05
    assert max(way) == pytest.approx(30)


def test_it_stops_where_it_is_held_or_pauses():
    held = movement(pose(0), pose(30), pose(60), moves=ON, hold_at=1)
    assert held.pose_at(0.25).angle(Bone.THIGH_A) == pytest.approx(30 * ease(0.5))
    pausing = movement(pose(0), pose(30), pose(60), moves=(Move(0, 1, 1.0), Move(1, 1, 1.0), Move(1, 2, 1.0)))
    assert thighs(pausing, 31)[10:21] == [pytest.approx(30)] * 11


def test_a_quick_way_after_a_slow_one_swings_past_no_key():
    for quick in (0.2, 5.0):
        motion = movement(pose(0), pose(4), pose(60), moves=(Move(0, 1, 1.0), Move(1, 2, quick)))
        way = thighs(motion)
        assert all(b - a > -1e-9 for a, b in pairwise(way))
        assert 0.0 <= min(way) <= max(way) <= 60.0 + 1e-9


def test_what_grows_shorter_goes_on_too():
    motion = movement(pose(0, 1.0), pose(0, 0.6), pose(0, 0.2), moves=ON)
    looks = [motion.pose_at(number / 200).looks[Bone.THIGH_A] for number in range(201)]
    assert looks[101] - looks[100] < -0.002
    assert 0.2 - 1e-9 <= min(looks) <= max(looks) <= 1.0 + 1e-9
