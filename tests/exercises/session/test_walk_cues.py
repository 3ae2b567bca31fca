"""What is said while walking: when, in which order, and never twice, whatever the user does."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.session.events import CueKind, Event, KeptWalking, PhaseEnded, WalkCue, WalkedMinute
from exercises.session.session import Session, Status
from tests.exercises.session.builders import cues, story, timeline, walk_through
from tests.fakes import FakeClock

WALK = "prepare 8 | work 40 | walk 300 | walk 300 | walk 300 | work 30"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def begun(text: str, clock: FakeClock, **start: float) -> Session:
    session = Session(timeline(text), clock, **start)  # type: ignore[arg-type]
    session.start()
    return session


def go(session: Session, clock: FakeClock, seconds: float, step: float = 1.0) -> list[Event]:
    events: list[Event] = []
    while seconds > 1e-9:
        clock.advance(min(step, seconds))
        events += session.tick()
        seconds -= step
    return events


def test_a_walk_of_a_quarter_of_an_hour(clock: FakeClock) -> None:
    session = begun(WALK, clock)
    assert cues(walk_through(session, clock)) == (
        "posture 60 · pain 300 · posture 360 · turn-back 450 · pain 600 · posture 660 · pain 900"
    )


def test_in_order_with_the_other_boundaries(clock: FakeClock) -> None:
    session = begun("walk 300 | walk 300 | work 10", clock)
    go(session, clock, 298.5, 0.5)
    clock.advance(1.5)
    assert story(session.tick(), countdown=True, cues=True) == (
        "count 0 1 · turn-back 300 · pain 300 · end 0 completed 300 · start 1"
    )


def test_at_the_end_of_all_walking__nobody_is_told_to_stand_tall(clock: FakeClock) -> None:
    assert cues(walk_through(begun("walk 360 | work 10", clock), clock)) == "posture 60 · turn-back 180 · pain 300"


def test_other_exercises__have_no_cues(clock: FakeClock) -> None:
    assert cues(walk_through(begun("work 900 | open 400", clock), clock)) == ""


def test_a_minute_or_two_within_something_else__has_no_way_back(clock: FakeClock) -> None:
    assert cues(walk_through(begun("work 10 | walk 120 | work 10", clock), clock)) == "posture 60"


def test_seats_between__do_not_count(clock: FakeClock) -> None:
    text = "walk 180 | work 60 | walk 180 | work 60 | walk 180 | work 60 | walk 60"
    assert (
        cues(walk_through(begun(text, clock), clock))
        == "posture 60 · turn-back 300 · pain 300 · posture 360 · pain 600"
    )


def test_a_walk_without_an_end__is_told_when_it_is_enough(clock: FakeClock) -> None:
    session = begun("stroll 900", clock)
    told = cues(go(session, clock, 1300))
    assert told == (
        "posture 60 · pain 300 · posture 360 · turn-back 450 · pain 600 · posture 660 · enough 900 · pain 900 · "
        "posture 960 · pain 1200 · posture 1260"
    )
    assert story(session.done()) == "end 0 completed 1300 · over finished"


def test_a_walk_without_an_end_whose_length_nobody_estimated__has_no_cap(clock: FakeClock) -> None:
    assert "enough" not in cues(go(begun("stroll 60", clock), clock, 200))


def test_enough__counts_what_was_walked_before_going_back(clock: FakeClock) -> None:
    session = begun("stroll 900", clock)
    go(session, clock, 600)
    session.back()
    assert "enough 900" in cues(go(session, clock, 301))


def test_skip__turns_where_as_much_is_left_as_was_walked(clock: FakeClock) -> None:
    session = begun("walk 300 | walk 300 | walk 300", clock)
    go(session, clock, 100)
    session.skip()  # 100 walked, 600 to come
    assert cues(go(session, clock, 260)) == "pain 300 · turn-back 350 · posture 360"


def test_skip__so_much_that_the_rest_is_shorter__turns_at_once(clock: FakeClock) -> None:
    session = begun("walk 300 | walk 300 | walk 60", clock)
    go(session, clock, 200)
    session.skip()
    go(session, clock, 10)
    session.skip()
    assert cues(go(session, clock, 1)) == "turn-back 210"
    assert cues(walk_through(session, clock)) == ""


def test_ten_more_seconds__move_the_turn_by_five(clock: FakeClock) -> None:
    session = begun("walk 280", clock)
    session.extend()
    assert cues(go(session, clock, 200)) == "posture 60 · turn-back 145"


def test_back__walking_on_counts_on_and_nothing_is_said_twice(clock: FakeClock) -> None:
    session = begun("walk 400 | work 10", clock)
    assert cues(go(session, clock, 310)) == "posture 60 · turn-back 200 · pain 300"
    session.back()
    assert cues(walk_through(session, clock)) == "posture 360 · pain 600 · posture 660"


def test_pause_and_gap__say_nothing_twice(clock: FakeClock) -> None:
    session = begun("walk 400", clock)
    told = go(session, clock, 60)
    session.pause()
    clock.advance(500)
    session.resume()
    told += go(session, clock, 3 + 150)
    clock.sleep(700)
    told += session.tick()
    session.resume()
    told += go(session, clock, 3 + 189)
    assert cues(told) == "posture 60 · turn-back 200 · pain 300 · posture 360"


def test_kept_walking__says_only_what_matters_late_as_well(clock: FakeClock) -> None:
    session = begun("walk 900", clock)
    go(session, clock, 50)
    clock.sleep(620)
    session.tick()
    assert cues(session.kept_walking()) == "turn-back 450"
    assert cues(go(session, clock, 3 + 231)) == "pain 900"


def test_kept_walking__says_what_has_just_fallen_due(clock: FakeClock) -> None:
    session = begun("walk 300 | walk 600", clock)
    go(session, clock, 50)
    clock.sleep(253)
    session.tick()
    assert cues(session.kept_walking()) == "pain 300"


def test_going_on_after_a_crash__says_nothing_again(clock: FakeClock) -> None:
    session = begun("walk 300 | walk 600", clock, first=1, gone_seconds=180, walked_seconds=480)
    assert session.view().elapsed_seconds == 180
    assert cues(walk_through(session, clock)) == "pain 600 · posture 660 · pain 900"


def test_full_minutes__of_each_pass_and_not_at_its_end(clock: FakeClock) -> None:
    session = begun("walk 120 | walk 130 | work 200", clock)
    minutes = [e for e in walk_through(session, clock) if isinstance(e, WalkedMinute)]
    assert minutes == [WalkedMinute(0, 60), WalkedMinute(1, 60), WalkedMinute(1, 120)]


# Whatever happens

_PLAN = "prepare 8 | walk 70.3 | rest 12.5 | walk 333.3 | work 5 | walk 0.7 | stroll 200 | walk 299.9 | work 3"


def _told(pattern: list[float]) -> str:
    clock = FakeClock()
    session = begun(_PLAN, clock)
    told: list[Event] = []
    place = 0
    while session.status is not Status.ENDED:
        view = session.view()
        step = pattern[place % len(pattern)]
        if view.left_seconds is None:
            # What waits for the user ends at the same moment in every pattern.
            step = min(step, 250 - view.elapsed_seconds)
        clock.advance(step)
        place += 1
        told += session.tick()
        if view.left_seconds is None and session.view().elapsed_seconds >= 250 - 1e-6:
            told += session.done()
    kept = [e for e in told if not isinstance(e, WalkedMinute | PhaseEnded)]
    return story(
        [WalkCue(e.kind, round(e.walked_seconds, 3)) if isinstance(e, WalkCue) else e for e in kept], cues=True
    )


_EVERY_TENTH = _told([0.1])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0.05, 4.99), min_size=1, max_size=200))
def test_any_tick_pattern__says_the_same_in_the_same_order(pattern: list[float]) -> None:
    assert _told(pattern) == _EVERY_TENTH


def _at_random(dice: random.Random, session: Session, clock: FakeClock) -> list[Event]:
    """A key now and then, and a computer that sleeps; a pause does not last."""
    events: list[Event] = []
    match dice.randrange(60):
        case 0:
            events += session.pause()
        case 1:
            events += session.back()
        case 2:
            events += session.extend()
        case 3 if dice.random() < 0.1:
            events += session.skip()
        case 4:
            clock.sleep(dice.uniform(6, 400))
            events += session.tick()
            events += session.kept_walking() if dice.random() < 0.5 else ()
        case 5:
            events += session.done()
    return events + list(session.resume() if session.status is Status.PAUSED else ())


@pytest.mark.parametrize("seed", range(40))
def test_random_commands__each_moment_is_told_at_most_once_and_none_is_lost(seed: int) -> None:
    dice = random.Random(seed)
    clock = FakeClock()
    session = begun("prepare 8 | walk 400 | work 60 | walk 500 | walk 20 | stroll 300 | walk 400", clock)
    events: list[Event] = []
    while session.status is not Status.ENDED:
        clock.advance(dice.uniform(0.2, 4.9))
        events += session.tick()
        events += _at_random(dice, session, clock)
    told = [event for event in events if isinstance(event, WalkCue)]
    walked = sum(e.active_seconds for e in events if isinstance(e, PhaseEnded) and e.phase.walking)
    moments = [event.walked_seconds for event in told]
    assert moments == sorted(moments)
    assert moments[-1] <= walked + 1e-3
    for kind, first in ((CueKind.POSTURE, 60.0), (CueKind.PAIN, 300.0)):
        found = [event.walked_seconds for event in told if event.kind is kind]
        assert len(set(found)) == len(found)
        assert all(moment % 300 == first % 300 for moment in found)
        if not any(isinstance(event, KeptWalking) for event in events):
            assert found == [moment for n in range(100) if (moment := first + 300 * n) < walked]
    assert sum(event.kind is CueKind.TURN_BACK for event in told) <= 1
    assert sum(event.kind is CueKind.ENOUGH for event in told) <= 1
