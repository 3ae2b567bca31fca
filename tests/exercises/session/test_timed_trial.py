"""A timed trial on a clock that is moved by hand: its end, its cues, and what spoils it."""

import pytest

from exercises.session.timed_trial import TimedTrial, TrialSignal, TrialState

BEGUN, CUE, STOPPED, INTERRUPTED = TrialSignal


@pytest.fixture
def walk(clock):
    return TimedTrial(clock, 120.0, count_in_seconds=5, cues=(60.0, 10.0))


@pytest.fixture
def hold(clock):
    return TimedTrial(clock, None, count_in_seconds=3)


def let(clock, trial, seconds, step=1.0):
    """Look every `step` seconds; what was caused."""
    caused = []
    for _ in range(round(seconds / step)):
        clock.advance(step)
        caused += trial.tick()
    return caused


def test_it_counts_in_runs_and_is_over(clock, walk):
    walk.start()
    assert walk.view().count_in_seconds == 5
    assert let(clock, walk, 4) == []
    assert walk.view().count_in_seconds == 1
    assert let(clock, walk, 1) == [BEGUN]
    assert let(clock, walk, 59) == []
    assert let(clock, walk, 1) == [CUE]
    assert walk.view().left_seconds == 60
    assert let(clock, walk, 59) == [CUE]
    assert let(clock, walk, 1) == [STOPPED]
    assert walk.state is TrialState.OVER
    assert let(clock, walk, 10) == []
    assert walk.whole_seconds == 120


def test_late_looks_lose_nothing(clock, walk):
    walk.start()
    caused = let(clock, walk, 128, step=4.0)
    assert caused == [BEGUN, CUE, CUE, STOPPED]
    assert walk.view().elapsed_seconds == 120


def test_a_hold_goes_on_until_it_is_stopped(clock, hold):
    hold.start()
    let(clock, hold, 3 + 41)
    clock.advance(0.9)
    assert hold.stop() == (STOPPED,)
    assert hold.whole_seconds == 41
    assert hold.view().left_seconds is None
    clock.advance(100)
    assert hold.stop() == ()
    assert hold.whole_seconds == 41


def test_stopping_before_it_runs_gives_nothing(clock, hold):
    hold.start()
    let(clock, hold, 2)
    assert hold.stop() == ()
    assert hold.state is TrialState.READY
    assert let(clock, hold, 10) == []
    assert hold.whole_seconds == 0


def test_stopping_early_keeps_what_was_done(clock, walk):
    walk.start()
    let(clock, walk, 5 + 45)
    assert walk.stop() == (STOPPED,)
    assert walk.whole_seconds == 45


def test_stopping_at_the_very_end_is_told_once(clock, walk):
    walk.start()
    let(clock, walk, 5 + 119)
    clock.advance(1)
    assert walk.stop() == (STOPPED,)
    assert walk.state is TrialState.OVER


def test_it_can_be_begun_again(clock, hold):
    hold.start()
    let(clock, hold, 20)
    hold.stop()
    hold.start()
    assert hold.view().elapsed_seconds == 0
    let(clock, hold, 3 + 7)
    hold.stop()
    assert hold.whole_seconds == 7


@pytest.mark.parametrize("seconds", [-7200, -1, 4])
def test_a_wall_clock_that_is_set_back_or_a_little_forward_changes_nothing(clock, hold, seconds):
    hold.start()
    let(clock, hold, 10)
    clock.jump_wall(seconds)
    let(clock, hold, 10)
    hold.stop()
    assert hold.whole_seconds == 17


def test_a_computer_that_slept_spoils_it(clock, hold):
    hold.start()
    let(clock, hold, 10)
    clock.sleep(600)
    assert hold.tick() == (INTERRUPTED,)
    assert hold.state is TrialState.INTERRUPTED
    assert hold.stop() == ()
    hold.start()
    let(clock, hold, 5)
    assert hold.state is TrialState.RUNNING


def test_a_frozen_program_spoils_it_also_while_it_counts_in(clock, walk):
    walk.start()
    clock.advance(5.5)
    assert walk.tick() == (INTERRUPTED,)


def test_a_gap_of_just_five_seconds_is_only_late(clock, walk):
    walk.start()
    clock.advance(5.0)
    assert walk.tick() == (BEGUN,)
    clock.advance(5.0)
    assert walk.tick() == ()
    assert walk.view().elapsed_seconds == 5
