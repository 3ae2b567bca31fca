"""The figure keeps time with the session: one cycle a repetition, as long in the hold as the hold lasts."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.library.exercise import Dose, Exercise, ExerciseKind, Position, Sides
from exercises.library.figure.body import LENGTHS, Pose, View
from exercises.library.figure.figure import Figure, Move
from exercises.library.timeline import Phase, PhaseKind, Side
from exercises.session.figure_moment import Cycle, FigureMoment, breath_at, cycle_of, figure_moment
from exercises.session.repetition import repetition_at
from tests.exercises.session.builders import timeline

# Two seconds there, held, two seconds back.
BRIDGE = Cycle(4.0, 0.5)
# Three seconds there, one back.
QUICK_BACK = Cycle(4.0, 0.75)
SQUAT = Cycle(6.0, 0.5, has_hold=False)
WALK = Cycle(1.1, 1.0, has_hold=False, both_sides=True)
STILL = Cycle(0.0)


def work(text: str) -> Phase:
    """One work phase, written as in a timeline."""
    return timeline(f"work {text}").phases[0]


def at(phase: Phase, seconds: float, cycle: Cycle = BRIDGE, *, lasts: float | None = None, coming: Phase | None = None):
    """The moment of a phase, as the player asks for it."""
    whole = phase.seconds if lasts is None else lasts
    return figure_moment(phase, seconds, whole, repetition_at(phase, seconds, whole), cycle, coming)


def shares(phase: Phase, moments: list[float], cycle: Cycle = BRIDGE, **more) -> list[float]:
    return [pytest.approx(at(phase, moment, cycle, **more).share) for moment in moments]


# Counted work


def test_repetition_without_hold__is_one_whole_cycle():
    phase = work("3x4")
    assert shares(phase, [0.0, 1.0, 2.0, 3.0]) == [0.0, 0.25, 0.5, 0.75]
    assert shares(phase, [4.0, 5.0, 9.0]) == [0.0, 0.25, 0.25]


def test_repetition__stretches_the_cycle_to_the_pace():
    assert shares(work("3x8"), [0.0, 2.0, 6.0]) == [0.0, 0.25, 0.75]
    assert shares(work("3x2"), [0.5, 1.0, 1.5]) == [0.25, 0.5, 0.75]


def test_end_of_the_last_repetition__is_the_end_of_the_cycle():
    phase = work("3x4")
    assert at(phase, 12.0).share == pytest.approx(1.0)
    assert at(phase, 12.5).share == pytest.approx(1.0)


@pytest.mark.parametrize("cycle", [BRIDGE, QUICK_BACK])
def test_repetition_with_hold__goes_in_stays_and_comes_back(cycle):
    phase = work("2x4+5")
    held = cycle.share_of_hold
    assert shares(phase, [0.0, 1.0, 2.0], cycle) == [0.0, held / 2, held]
    assert {at(phase, 2.0 + second, cycle).share for second in (0.0, 1.0, 2.5, 4.9)} == {held}
    assert shares(phase, [7.0, 8.0], cycle) == [held, held + (1 - held) / 2]
    assert shares(phase, [9.0, 10.0], cycle) == [0.0, held / 2]


def test_hold__breathes_and_lets_go_as_it_ends():
    phase = work("1x4+20")
    breaths = [at(phase, 2.0 + second).breath for second in (0.0, 2.0, 4.0, 10.0, 14.0, 19.5, 20.0)]
    assert breaths[0] == 0.0
    assert breaths[1] == pytest.approx(0.5)
    assert breaths[2] == pytest.approx(1.0)
    assert breaths[3] == pytest.approx(0.0)
    assert breaths[4] == pytest.approx(1.0)
    assert breaths[5] < 0.1
    assert breaths[6] == pytest.approx(0.0)
    assert [at(phase, second).breath for second in (0.0, 1.0, 22.5, 24.0)] == [0.0] * 4


def test_hold_of_a_figure_without_one__stays_where_it_has_gone_and_not_at_its_beginning():
    phase = work("2x4+5")
    assert shares(phase, [0.0, 2.0, 4.0, 6.9], SQUAT) == [0.0, 0.5, 0.5, 0.5]
    assert at(phase, 9.0 - 1e-9, SQUAT).share == pytest.approx(1.0)


def test_pace_of_no_time__is_held_all_along():
    phase = work("3x0+5")
    assert {at(phase, second).share for second in (0.0, 2.0, 4.9, 5.0, 12.0)} == {0.5}


def test_more_time__goes_on_with_further_repetitions():
    phase = work("2x4")
    assert shares(phase, [9.0, 14.0], lasts=18.0) == [0.25, 0.5]


# Sides


def test_right__is_shown_mirrored_and_left_is_not():
    for text in ("2x4/{}", "2x4+5/{}", "40/{}"):
        assert at(work(text.format("right")), 3.0).mirrored
        assert not at(work(text.format("left")), 3.0).mirrored
        assert not at(work(text.format("right")), 3.0).swapped


@pytest.mark.parametrize(("first", "swaps"), [(Side.LEFT, [0, 1, 0, 1]), (Side.RIGHT, [1, 0, 1, 0])])
def test_alternate__exchanges_the_sides_with_each_repetition(first, swaps):
    phase = replace(work("2x4+5/alternate"), first_side=first)
    for second in (0.0, 1.0, 4.0, 8.0):
        assert [at(phase, 9.0 * turn + second).swapped for turn in range(4)] == [bool(swap) for swap in swaps]
    assert not any(at(phase, second).mirrored for second in (0.0, 9.0, 30.0))


def test_alternate__of_a_figure_that_shows_both_sides_exchanges_nothing():
    phase = work("2x4/alternate")
    both = replace(SQUAT, both_sides=True)
    assert not any(at(phase, float(second), both).swapped for second in range(16))


@pytest.mark.parametrize(("first", "swaps"), [(Side.LEFT, [0, 1, 0]), (Side.RIGHT, [1, 0, 1])])
def test_alternate__without_a_count_exchanges_the_sides_with_each_cycle(first, swaps):
    phase = replace(work("60/alternate"), first_side=first)
    assert [at(phase, 6.0 * turn + 2.0, SQUAT).swapped for turn in range(3)] == [bool(swap) for swap in swaps]


# Work without a count


def test_walk__goes_at_its_own_cadence():
    phase = timeline("walk 600").phases[0]
    assert shares(phase, [0.0, 0.55, 1.1, 111.65], WALK) == [0.0, 0.5, 0.0, 0.5]
    assert not at(phase, 100.0, WALK).swapped


def test_stroll_until_done__goes_beyond_its_estimate():
    phase = timeline("stroll 60").phases[0]
    assert at(phase, 110.55, WALK, lasts=60.0).share == pytest.approx(0.5)


def test_time_without_count__runs_through_the_figure_and_holds_as_long_as_the_dose():
    phase, cycle = work("60"), replace(BRIDGE, hold_seconds=5.0)
    assert shares(phase, [1.0, 2.0, 6.0, 8.0, 10.0], cycle) == [0.25, 0.5, 0.5, 0.75, 0.25]
    assert at(phase, 4.0, cycle).breath > 0
    assert shares(phase, [1.0, 2.0, 3.0, 5.0]) == [0.25, 0.5, 0.75, 0.25]


def test_time_of_a_position__is_held_until_it_ends():
    phase, cycle = work("30"), replace(BRIDGE, stays=True)
    assert shares(phase, [0.0, 1.0, 2.0], cycle) == [0.0, 0.25, 0.5]
    assert {at(phase, second, cycle).share for second in (2.0, 10.0, 20.0, 28.0)} == {0.5}
    assert shares(phase, [29.0, 30.0], cycle) == [0.75, 1.0]


def test_position_until_done__has_no_way_back():
    phase, cycle = timeline("open 60").phases[0], replace(BRIDGE, stays=True)
    assert {at(phase, second, cycle).share for second in (2.0, 60.0, 300.0)} == {0.5}
    assert at(phase, 302.0 + 4.0, cycle).breath > 0.9


def test_counted_hold_that_ends_when_told__goes_on_cycle_by_cycle():
    phase = replace(timeline("open 60").phases[0], reps=3, pace_seconds=4.0, hold_seconds=5.0)
    assert shares(phase, [1.0, 2.0, 6.9, 8.0, 10.0]) == [0.25, 0.5, 0.5, 0.75, 0.25]


def test_one_long_hold__is_reached_soon_and_left_at_the_end():
    phase = replace(work("30"), hold_seconds=30.0)
    assert shares(phase, [0.0, 1.0, 2.0]) == [0.0, 0.25, 0.5]
    assert {at(phase, second).share for second in (2.0, 15.0, 28.0)} == {0.5}
    assert shares(phase, [29.0, 30.0, 31.0]) == [0.75, 1.0, 1.0]


def test_short_hold__spends_most_of_its_time_held():
    phase = replace(work("5"), hold_seconds=5.0)
    held = [moment for moment in range(50) if at(phase, moment / 10).share == 0.5]
    assert len(held) >= 30


def test_figure_that_only_stands__breathes_in_all_work():
    for phase in (work("60"), replace(work("30"), hold_seconds=30.0)):
        assert at(phase, 4.0, STILL).breath == pytest.approx(1.0)


# Before and between


@pytest.mark.parametrize("kind", ["prepare", "switch"])
def test_getting_ready__shows_what_comes_once_held_for_a_second_and_then_stands(kind):
    phase = timeline(f"{kind} 10").phases[0]
    assert shares(phase, [0.0, 1.0, 2.0, 2.9, 4.0, 5.0]) == [0.0, 0.25, 0.5, 0.5, 0.75, 0.0]
    # A second turn would not end in time.
    assert {at(phase, second).share for second in (5.5, 7.0, 10.0)} == {0.0}
    assert at(phase, 7.0).breath == pytest.approx(0.5)
    assert at(phase, 10.0).breath == 0.0


@pytest.mark.parametrize(("lasts", "turns"), [(5.0, 1), (10.9, 1), (11.0, 2), (17.0, 3)])
def test_getting_ready__shows_as_many_whole_turns_as_there_is_time_for(lasts, turns):
    phase = timeline(f"prepare {lasts}").phases[0]
    held = [at(phase, number / 10).share == 0.5 for number in range(round(lasts * 10))]
    assert sum(now and not before for before, now in pairwise(held)) == turns
    assert at(phase, lasts).share in (0.0, pytest.approx(1.0))


def test_getting_ready__without_time_for_a_turn__shows_the_held_pose_then_the_way_to_the_beginning():
    phase = timeline("prepare 4").phases[0]
    assert {at(phase, second).share for second in (0.0, 2.0, 3.0)} == {0.5}
    assert shares(phase, [3.6, 4.0]) == [0.75, 1.0]
    assert at(phase, 2.0).breath == pytest.approx(0.5)
    assert {at(phase, second, SQUAT).share for second in (0.0, 2.0, 4.0)} == {0.0}


def test_getting_ready_for_a_walk__steps_flow_and_stand_still_before_it():
    phase = timeline("prepare 8").phases[0]
    assert shares(phase, [0.55, 1.65, 6.05], WALK) == [0.5, 0.5, 0.5]
    assert {at(phase, second, WALK).share for second in (6.7, 7.5, 8.0)} == {0.0}


def test_position_that_is_only_held__is_shown_with_its_way_there_and_back():
    phase = timeline("prepare 8").phases[0]
    assert shares(phase, [1.0, 2.5, 4.0, 6.0], replace(BRIDGE, stays=True)) == [0.25, 0.5, 0.75, 0.0]


def test_figure_that_only_stands__breathes_while_one_gets_ready():
    assert at(timeline("prepare 10").phases[0], 4.0, STILL).breath == pytest.approx(1.0)


def test_getting_ready__is_seen_from_the_side_that_comes():
    prepare = timeline("prepare 10").phases[0]
    assert at(replace(prepare, side=Side.RIGHT), 1.0).mirrored
    alternate = replace(prepare, side=Side.ALTERNATE, first_side=Side.RIGHT)
    assert at(alternate, 1.0).swapped
    assert not at(replace(alternate, first_side=Side.LEFT), 1.0).swapped
    assert not at(alternate, 1.0, WALK).swapped


def test_rest__shows_what_comes_and_breathes_between():
    rest, right = timeline("rest 31").phases[0], work("2x4/right")
    assert at(rest, 7.0, coming=right) == FigureMoment(0.0, mirrored=True, breath=pytest.approx(0.5))
    assert at(rest, 1.0, coming=right) == FigureMoment(0.25, mirrored=True)
    assert shares(rest, [2.5, 10.0, 19.0, 28.0]) == [0.5, 0.25, 0.25, 0.0]
    assert shares(rest, [31.0]) == [0.0]
    assert at(rest, 4.0).mirrored is False


def test_short_rest__breathes_where_what_comes_begins():
    rest = timeline("rest 4").phases[0]
    assert {at(rest, second).share for second in (0.0, 2.0, 4.0)} == {0.0}
    assert at(rest, 2.0).breath == pytest.approx(0.5)


def test_rest_between_sets__is_seen_from_the_side_that_the_next_set_begins_with():
    rest = replace(timeline("rest 30").phases[0], exercise="a", set=1)
    assert at(rest, 4.0, coming=work("2x4/right")).mirrored
    first_right = replace(work("2x4/alternate"), first_side=Side.RIGHT)
    assert at(rest, 4.0, coming=first_right).swapped


# For any session

paces = st.floats(0.5, 12.0)
cycles = st.builds(
    Cycle,
    seconds=st.one_of(st.just(0.0), st.floats(0.5, 20.0)),
    share_of_hold=st.floats(0.0, 1.0),
    has_hold=st.booleans(),
    both_sides=st.booleans(),
    hold_seconds=st.one_of(st.just(0.0), st.floats(1.0, 30.0)),
    stays=st.booleans(),
)


@st.composite
def phases(draw) -> Phase:
    kind = draw(st.sampled_from(PhaseKind))
    side = draw(st.sampled_from([None, *Side]))
    first = draw(st.sampled_from([Side.LEFT, Side.RIGHT])) if side is Side.ALTERNATE else None
    plain = Phase(kind, draw(st.floats(0.5, 90.0)), "a", "A", side, first_side=first)
    if kind is not PhaseKind.WORK:
        return plain
    plain = replace(plain, until_done=draw(st.booleans()))
    hold = draw(st.one_of(st.none(), st.floats(0.5, 30.0)))
    if not draw(st.booleans()):
        # One hold can't alternate; the sides take turns.
        side = None if hold is not None and side is Side.ALTERNATE else side
        return replace(plain, hold_seconds=hold, side=side, seconds=hold or plain.seconds)
    pace, reps = draw(paces), draw(st.integers(1, 8))
    seconds = reps * (pace + (hold or 0.0)) * (2 if side is Side.ALTERNATE else 1)
    return replace(plain, reps=reps, pace_seconds=pace, hold_seconds=hold, seconds=seconds)


@given(phases(), cycles, st.floats(0.0, 1.2), st.floats(0.0, 60.0))
def test_any_moment__has_a_share_and_a_breath_from_0_to_1(phase, cycle, part, added):
    lasts = phase.seconds + added
    moment = at(phase, part * lasts, cycle, lasts=lasts)
    assert 0.0 <= moment.share <= 1.0
    assert 0.0 <= moment.breath <= 1.0
    assert not (moment.mirrored and moment.swapped)


@given(phases(), cycles)
def test_any_phase__moves_and_breathes_without_a_jump(phase, cycle):
    count = 400
    step = phase.seconds / count
    moments = [at(phase, number * step, cycle) for number in range(count + 1)]
    # As fast as the fastest part can be: a whole cycle in the shortest way there or back.
    ways = [phase.pace_seconds or cycle.seconds or 1.0, cycle.seconds or 1.0, phase.seconds]
    quickest = min(ways) * 0.2
    for one, other in pairwise(moments):
        moved = abs(other.share - one.share)
        # The end of the cycle is its beginning.
        moved = min(moved, 1.0 - moved) if one.share > other.share else moved
        assert moved <= step / quickest + 1e-6 or moved <= 1e-6
        assert abs(other.breath - one.breath) <= step * 1.6 + 1e-6


@given(phases(), cycles)
def test_any_phase__exchanges_sides_only_where_a_cycle_begins(phase, cycle):
    count = 400
    moments = [at(phase, number * phase.seconds / count, cycle) for number in range(count + 1)]
    for one, other in pairwise(moments):
        if one.swapped != other.swapped:
            assert other.share < one.share or one.share == other.share or cycle.share_of_hold in (0.0, 1.0)
        assert one.mirrored == other.mirrored


@given(st.floats(0.0, 1e5), st.floats(0.0, 100.0))
def test_breath__is_a_full_one_at_most_and_gone_when_the_calm_is(seconds, left):
    assert 0.0 <= breath_at(seconds, left) <= 1.0
    assert breath_at(seconds, 0.0) == 0.0


# The cycle of an exercise

POSE = Pose((0.0,) * len(LENGTHS), (1.0,) * len(LENGTHS))
THERE_AND_BACK = (Move(0, 1, 3.0), Move(1, 1, 1.0), Move(1, 0, 2.0))


def exercise(figure: Figure | None, dose: Dose | None = None) -> Exercise:
    return Exercise(
        "a", "A", ExerciseKind.STRENGTH, Position.STANDING, ("Go.",), sides=Sides.BOTH, figure=figure, dose=dose
    )


def figure(*, hold_at: int | None, moves: tuple[Move, ...] = THERE_AND_BACK, names=("down", "up")) -> Figure:
    return Figure(View.SIDE, (POSE, POSE), names, moves, hold_at)


def test_cycle_of__no_figure_is_nothing():
    assert cycle_of(exercise(None)) is None


def test_cycle_of__a_figure_with_a_hold_is_held_there():
    held = figure(hold_at=1)
    assert cycle_of(exercise(held)) == Cycle(6.0, 0.5, shows_right=True)
    assert cycle_of(exercise(held, Dose(1, 5, 8.0, None))) == Cycle(6.0, 0.5, hold_seconds=8.0, shows_right=True)


def test_cycle_of__a_figure_with_a_hold_and_a_dose_of_time_stays():
    assert cycle_of(exercise(figure(hold_at=1), Dose(1, None, None, 30.0))) == Cycle(
        6.0, 0.5, stays=True, shows_right=True
    )
    assert not cycle_of(exercise(figure(hold_at=None), Dose(1, None, None, 30.0))).stays


def test_cycle_of__a_figure_without_a_hold_can_be_held_where_its_first_move_ends():
    assert cycle_of(exercise(figure(hold_at=None), Dose(1, 5, 8.0, None))) == Cycle(
        6.0, 0.5, has_hold=False, shows_right=True
    )


def test_cycle_of__a_figure_that_only_stands_takes_no_time():
    assert cycle_of(exercise(figure(hold_at=None, moves=()))).seconds == 0.0


def test_cycle_of__exchanged_poses_show_both_sides():
    assert cycle_of(exercise(figure(hold_at=None, names=("step", "~step")))).both_sides


def test_side_that_the_picture_shows__is_not_mirrored():
    """Facing right, a body shows its right side; from the front the figures show the left one at work."""
    from_the_side, from_the_front = Cycle(4.0, 0.5, shows_right=True), Cycle(4.0, 0.5)
    for side, mirrored in ((Side.LEFT, True), (Side.RIGHT, False), (Side.ALTERNATE, False), (None, False)):
        assert from_the_side.is_other(side) is mirrored
    for side, mirrored in ((Side.LEFT, False), (Side.RIGHT, True), (Side.ALTERNATE, False), (None, False)):
        assert from_the_front.is_other(side) is mirrored
