"""A session on a fake clock: every command in every state, gaps, lateness, and any pattern of ticks."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.library.library import Library
from exercises.library.timeline import PhaseKind
from exercises.session.events import Countdown, Ending, PhaseEnded, PhaseStarted
from exercises.session.exercise_starts import start_of_exercise
from exercises.session.session import Session, Status
from tests.exercises.session.builders import go, story, timeline, walk_through
from tests.fakes import FakeClock

ROUTINE = "prepare 8 | work 40 | rest 30*2 | work 40*2 | rest 12 | prepare 8 | walk 60 | prepare 8 | open 60"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def begun(text: str, clock: FakeClock) -> Session:
    session = Session(timeline(text), clock)
    session.start()
    return session


def test_start__begins_with_the_first_phase(clock: FakeClock) -> None:
    session = Session(timeline("prepare 8 | work 40"), clock)
    assert story(session.start()) == "begin · start 0"
    assert session.start() == ()


def test_tick__goes_through_every_phase_to_the_end(clock: FakeClock) -> None:
    session = begun("prepare 8 | work 40 | rest 30 | prepare 8 | work 10", clock)
    assert story(walk_through(session, clock)) == (
        "end 0 completed 8 · start 1 · end 1 completed 40 · start 2 · end 2 completed 30 · start 3 · "
        "end 3 completed 8 · start 4 · end 4 completed 10 · over finished"
    )


def test_tick__late_but_not_a_gap__emits_every_boundary_it_passed(clock: FakeClock) -> None:
    session = begun("work 1 | rest 1 | work 1 | rest 1 | work 10", clock)
    clock.advance(4.5)
    assert story(session.tick()) == (
        "end 0 completed 1 · start 1 · end 1 completed 1 · start 2 · end 2 completed 1 · start 3 · "
        "end 3 completed 1 · start 4"
    )
    assert session.view().elapsed_seconds == pytest.approx(0.5)


def test_countdown__three_two_one_before_zero_each_once(clock: FakeClock) -> None:
    session = begun("work 10 | work 10", clock)
    counts = [event.seconds_left for event in go(session, clock, 9.9, 0.1) if isinstance(event, Countdown)]
    assert counts == [3, 2, 1]


def test_countdown__more_than_a_second_late__is_dropped(clock: FakeClock) -> None:
    session = begun("work 10 | work 10", clock)
    go(session, clock, 6.0)
    clock.advance(3.5)  # at 9.5: three is 2.5 s late, two 1.5 s, one half a second
    assert story(session.tick(), countdown=True) == "count 0 1"


def test_countdown__after_ten_more_seconds__counts_anew(clock: FakeClock) -> None:
    session = begun("work 10 | work 10", clock)
    go(session, clock, 8.5)
    session.extend()
    counts = [e.seconds_left for e in go(session, clock, 11.4, 0.1) if isinstance(e, Countdown)]
    assert counts == [3, 2, 1]


def test_pause__stands_still_however_long(clock: FakeClock) -> None:
    session = begun("work 40 | work 10", clock)
    go(session, clock, 10)
    assert story(session.pause()) == "pause 0"
    clock.advance(3_600)
    assert session.tick() == ()
    assert session.view().elapsed_seconds == pytest.approx(10)
    assert session.pause() == ()


def test_resume__counts_three_seconds_that_belong_to_no_phase(clock: FakeClock) -> None:
    session = begun("work 40 | work 10", clock)
    go(session, clock, 10)
    session.pause()
    assert story(session.resume()) == "counting-in"
    assert session.view().count_in_seconds == pytest.approx(3)
    assert story(go(session, clock, 2.9), countdown=True) == "in 2 · in 1"
    assert session.view().elapsed_seconds == pytest.approx(10)
    assert story(go(session, clock, 0.2)) == "resume 0"
    assert session.view().elapsed_seconds == pytest.approx(10.1)


def test_pause__while_counting_in__stands_again(clock: FakeClock) -> None:
    session = begun("work 40", clock)
    go(session, clock, 10)
    session.pause()
    session.resume()
    go(session, clock, 1)
    assert story(session.pause()) == "pause 0"
    assert session.view().elapsed_seconds == pytest.approx(10)


@pytest.mark.parametrize(
    ("at", "ended", "next_index"),
    [(3, "end 0 skipped 3", 1), (20, "end 1 skipped 12", 2), (60, "end 2 skipped 12", 3)],
)
def test_skip__ends_this_phase_only(clock: FakeClock, at: float, ended: str, next_index: int) -> None:
    session = begun(ROUTINE, clock)
    go(session, clock, at)
    assert story(session.skip()) == f"{ended} · start {next_index}"


def test_skip__the_last_phase__finishes(clock: FakeClock) -> None:
    session = begun("work 40", clock)
    go(session, clock, 10)
    assert story(session.skip()) == "end 0 skipped 10 · over finished"


def test_skip__while_paused__stays_paused(clock: FakeClock) -> None:
    session = begun("work 40 | work 10", clock)
    go(session, clock, 10)
    session.pause()
    assert story(session.skip()) == "end 0 skipped 10 · start 1"
    assert session.status is Status.PAUSED


def test_skip__just_after_a_boundary__does_not_take_the_phase_that_nobody_saw(clock: FakeClock) -> None:
    session = begun("rest 10 | work 40", clock)
    go(session, clock, 9.95)
    clock.advance(0.1)
    assert story(session.skip()) == "end 0 completed 10 · start 1"


def test_back__within_three_seconds__goes_to_the_work_before_with_its_prepare(clock: FakeClock) -> None:
    session = begun("prepare 8 | work 40 | rest 12 | prepare 8 | work 10", clock)
    go(session, clock, 8 + 40 + 12 + 8 + 2)
    assert story(session.back()) == "end 4 left 2 · start 0"


def test_back__later__goes_to_this_phases_start(clock: FakeClock) -> None:
    session = begun("prepare 8 | work 40", clock)
    go(session, clock, 8 + 3.1)
    assert story(session.back()) == "end 1 left 3.1 · start 1"


def test_back__at_the_very_first__starts_it_again(clock: FakeClock) -> None:
    session = begun("prepare 8 | work 40", clock)
    go(session, clock, 1)
    assert story(session.back()) == "end 0 left 1 · start 0"


def test_back__between_sets__goes_to_the_set_before(clock: FakeClock) -> None:
    session = begun(ROUTINE, clock)
    go(session, clock, 8 + 40 + 1)
    assert story(session.back()) == "end 2 left 1 · start 0"


def test_extend__makes_the_phase_longer_and_only_this_pass(clock: FakeClock) -> None:
    session = begun("work 10 | work 10", clock)
    assert story(session.extend()) == "extend 0 10"
    assert session.view().left_seconds == pytest.approx(20)
    assert story(go(session, clock, 20)) == "end 0 completed 20 · start 1"
    assert session.view().phase_seconds == 10


def test_done__only_where_a_phase_waits(clock: FakeClock) -> None:
    session = begun("prepare 8 | open 60 | work 10", clock)
    assert session.done() == ()
    go(session, clock, 8)
    assert session.view().left_seconds is None
    go(session, clock, 200, 4)
    assert story(session.done()) == "end 1 completed 200 · start 2"


def test_extend__has_no_meaning_without_an_end(clock: FakeClock) -> None:
    session = begun("open 60", clock)
    assert session.extend() == ()


def test_end__keeps_what_was_done(clock: FakeClock) -> None:
    session = begun("prepare 8 | work 40", clock)
    go(session, clock, 20)
    assert story(session.end()) == "end 1 stopped 12 · over stopped"
    assert session.end() == ()


def test_hurt__leaves_the_exercise_with_all_its_sets(clock: FakeClock) -> None:
    session = begun(ROUTINE, clock)
    go(session, clock, 8 + 10)
    assert story(session.hurt()) == "end 1 hurt 10 · start 4"


def test_make_easier__exchanges_what_is_left_of_the_exercise(clock: FakeClock) -> None:
    session = begun(ROUTINE, clock)
    go(session, clock, 8 + 10)
    assert story(session.make_easier("knees", "On your knees")) == "end 1 left 10 · easier 0-4 knees · start 0"
    assert session.view().phase.exercise == "knees"
    coming = session.view().coming
    assert coming is not None
    assert coming.name == "On your knees"


def test_restart__goes_to_the_prepare_of_this_exercise(clock: FakeClock) -> None:
    session = begun(ROUTINE, clock)
    go(session, clock, 8 + 10)
    assert story(session.restart()) == "end 1 left 10 · start 0"


COMMANDS = (
    "start",
    "tick",
    "pause",
    "resume",
    "skip",
    "back",
    "restart",
    "extend",
    "done",
    "hurt",
    "end",
    "kept_walking",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command__before_the_start_and_after_the_end__does_nothing(clock: FakeClock, command: str) -> None:
    session = Session(timeline("work 40"), clock)
    if command != "start":
        assert getattr(session, command)() == ()
        assert session.status is Status.READY
    session.start()
    session.end()
    clock.advance(60)
    assert getattr(session, command)() == ()
    assert session.make_easier("x", "X") == ()
    assert session.status is Status.ENDED


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("state", ["running", "paused", "counting-in"])
def test_every_command__in_every_state_and_phase__keeps_the_session_in_order(command: str, state: str) -> None:
    for at in (1, 20, 60, 100, 125, 135, 160, 195, 205):
        clock = FakeClock()
        session = begun(ROUTINE, clock)
        go(session, clock, at, 2)
        if state != "running":
            session.pause()
        if state == "counting-in":
            session.resume()
        getattr(session, command)()
        view = session.view()
        assert 0 <= view.elapsed_seconds <= view.phase_seconds or view.phase.until_done
        assert view.total_left_seconds >= 0
        if session.status is Status.PAUSED:
            session.resume()
        if session.status is not Status.ENDED:
            assert story(walk_through(session, clock)).endswith("over finished")


# The gap rule


@pytest.mark.parametrize("index", range(9))
@pytest.mark.parametrize("kind", ["sleep", "frozen", "wall forward", "wall back"])
def test_gap__at_every_kind_of_phase__pauses_at_the_last_tick(index: int, kind: str) -> None:
    clock = FakeClock()
    session = Session(timeline(ROUTINE), clock, first=index)
    session.start()
    go(session, clock, 4, 2)
    match kind:
        case "sleep":
            clock.sleep(720)
        case "frozen":
            clock.advance(720)
        case "wall forward":
            clock.jump_wall(3_600)
        case "wall back":
            clock.jump_wall(-3_600)
    clock.advance(0.5)
    events = session.tick()
    assert story(events).startswith(f"pause {index} gap")
    view = session.view()
    assert view.status is Status.PAUSED
    assert view.elapsed_seconds == pytest.approx(4)
    assert view.gap_seconds is not None
    if kind == "sleep":
        assert view.gap_seconds == pytest.approx(720.5)


def test_gap__of_just_five_seconds_is_none(clock: FakeClock) -> None:
    session = begun("work 40", clock)
    clock.advance(5)
    assert session.tick() == ()
    assert session.view().elapsed_seconds == pytest.approx(5)


def test_gap__while_counting_in__pauses(clock: FakeClock) -> None:
    session = begun("work 40", clock)
    go(session, clock, 10)
    session.pause()
    session.resume()
    clock.advance(60)
    assert story(session.tick()) == "pause 0 gap 60"
    assert session.view().elapsed_seconds == pytest.approx(10)


def test_gap__found_by_a_key__the_key_only_wakes(clock: FakeClock) -> None:
    session = begun("work 40 | work 10", clock)
    go(session, clock, 10)
    clock.sleep(600)
    assert story(session.skip()) == "pause 0 gap 600"
    assert session.index == 0


def test_gap__does_not_look_at_scaled_time(clock: FakeClock) -> None:
    session = Session(timeline("work 1000 | work 1000"), clock, speed=1000)
    session.start()
    clock.advance(0.5)
    session.tick()
    assert session.view().elapsed_seconds == pytest.approx(500)


def test_clock_change_to_winter_time__is_no_gap(clock: FakeClock) -> None:
    """The offset changes, the moment does not."""
    from datetime import timedelta, timezone

    session = begun("work 40", clock)
    clock.advance(1)
    clock._wall = clock._wall.astimezone(timezone(timedelta(hours=2)))
    assert session.tick() == ()


def test_kept_walking__counts_the_gap(clock: FakeClock) -> None:
    session = begun("walk 600 | rest 30", clock)
    go(session, clock, 100, 2)
    clock.sleep(200)
    session.tick()
    assert story(session.kept_walking()) == "walked 200 · counting-in"
    assert session.view().elapsed_seconds == pytest.approx(300)


def test_kept_walking__goes_no_further_than_the_walking_does(clock: FakeClock) -> None:
    session = begun("walk 100 | walk 100 | rest 30 | work 10", clock)
    go(session, clock, 50, 2)
    clock.sleep(500)
    session.tick()
    assert story(session.kept_walking()) == (
        "walked 150 · end 0 completed 100 · start 1 · end 1 completed 100 · start 2 · counting-in"
    )


def test_kept_walking__to_the_very_end__finishes(clock: FakeClock) -> None:
    session = begun("walk 100", clock)
    go(session, clock, 50, 2)
    clock.sleep(500)
    session.tick()
    assert story(session.kept_walking()) == "walked 50 · end 0 completed 100 · over finished"


def test_kept_walking__means_nothing_on_the_mat(clock: FakeClock) -> None:
    session = begun("work 100", clock)
    go(session, clock, 50, 2)
    clock.sleep(500)
    session.tick()
    assert session.kept_walking() == ()


# What the front ends see


def test_view__repetitions_with_their_moving_and_holding_parts(clock: FakeClock) -> None:
    session = begun("work 2x4+5/alternate", clock)
    seen = []
    for _ in range(18):
        moment = session.view().repetition
        assert moment is not None
        seen.append(f"{moment.number}{(moment.side or '-')[0]} {moment.part.value} {moment.part_left_seconds:g}")
        go(session, clock, 2)
    assert seen[:5] == ["1l into 2", "1l hold 5", "1l hold 3", "1l hold 1", "1l back 1"]
    assert seen[5:9] == ["1r into 1", "1r hold 4", "1r hold 2", "1r back 2"]
    assert seen[9] == "2l into 2"


def test_view__repetitions_without_a_hold_only_move(clock: FakeClock) -> None:
    session = begun("work 6x4", clock)
    go(session, clock, 5)
    moment = session.view().repetition
    assert moment is not None
    assert (moment.number, moment.of, moment.part.value, moment.part_left_seconds) == (2, 6, "move", pytest.approx(3))


def test_view__at_the_end_of_the_last_repetition_is_still_the_last(clock: FakeClock) -> None:
    session = begun("work 6x4 | work 10", clock)
    go(session, clock, 24 - 1e-4)
    moment = session.view().repetition
    assert moment is not None
    assert moment.number == 6


def test_view__names_what_comes_and_what_is_left(clock: FakeClock) -> None:
    session = begun("prepare 8 | work 40 | rest 12 | prepare 8 | work 10", clock)
    go(session, clock, 10)
    view = session.view()
    assert view.coming is not None
    assert view.coming.name == "B"
    assert view.total_left_seconds == pytest.approx(68)


# Any pattern of ticks gives the same session


@settings(max_examples=150, deadline=None)
@given(st.lists(st.floats(0.001, 4.99), min_size=1, max_size=400))
def test_any_tick_pattern__same_phases_and_totals(steps: list[float]) -> None:
    def run(pattern: list[float]) -> list[tuple[int, float]]:
        clock = FakeClock()
        session = begun(
            "prepare 8 | work 2x4+5/alternate | rest 12.5 | prepare 8 | work 40 | switch 5 | work 0.7", clock
        )
        ended: list[tuple[int, float]] = []
        place = 0
        while session.status is not Status.ENDED:
            clock.advance(pattern[place % len(pattern)])
            place += 1
            ended += [(e.index, e.active_seconds) for e in session.tick() if isinstance(e, PhaseEnded)]
        return ended

    assert run(steps) == run([0.1])


@pytest.mark.parametrize("seed", range(25))
def test_thirty_minutes_of_random_pauses_and_skips__add_up(seed: int) -> None:
    dice = random.Random(seed)
    clock = FakeClock()
    text = " | ".join(["prepare 8 | work 60 | rest 20*2 | work 60*2 | rest 30"] * 10)
    session = begun(text, clock)
    ended: list[PhaseEnded] = []
    running = 0.0
    while session.status is not Status.ENDED:
        step = dice.uniform(0.05, 4.9)
        counting = session.view().count_in_seconds
        was_running = session.status in (Status.RUNNING, Status.COUNTING_IN)
        clock.advance(step)
        events = session.tick()
        ended += [e for e in events if isinstance(e, PhaseEnded)]
        if was_running:
            running += max(0.0, step - counting)
        match dice.randrange(14):
            case 0:
                events = session.pause()
            case 1 | 2 | 3:
                events = session.resume()
            case 4:
                events = session.skip()
            case 5 if dice.random() < 0.3:
                events = session.back()
            case 6 if dice.random() < 0.3:
                events = session.extend()
            case _:
                events = ()
        ended += [e for e in events if isinstance(e, PhaseEnded)]
        if session.status is Status.PAUSED and dice.random() < 0.5:
            clock.advance(dice.uniform(0, 1000))
    total = sum(e.active_seconds for e in ended)
    # The last step overshoots the end by at most its own length; everything else is counted exactly once.
    assert total == pytest.approx(running, abs=5.0)
    for before, after in pairwise(ended):
        assert after.index <= before.index + 1


def test_all_bundled_routines__run_to_their_end_with_planned_equal_to_done() -> None:
    library = Library(None)
    library.scan()
    for routine in library.routines():
        plan = library.timeline(routine)
        assert plan is not None
        clock = FakeClock()
        session = Session(plan, clock)
        session.start()
        events = walk_through(session, clock, step=1.37)
        done = [e for e in events if isinstance(e, PhaseEnded)]
        assert all(e.ending is Ending.COMPLETED for e in done)
        timed = [e for e in done if not e.phase.until_done]
        assert sum(e.active_seconds for e in timed) == pytest.approx(
            sum(phase.seconds for phase in plan.phases if not phase.until_done)
        )


def test_start_of_exercise__is_the_prepare_of_the_work_that_ran() -> None:
    plan = timeline("prepare 8 | work 40 | rest 30*2 | work 40*2 | rest 12 | prepare 8 | work 10")
    assert [start_of_exercise(plan, position) for position in range(7)] == [0, 0, 3, 3, 5, 5, 5]


def test_session_from_the_middle__starts_there(clock: FakeClock) -> None:
    session = Session(timeline(ROUTINE), clock, first=5)
    events = session.start()
    assert [e.index for e in events if isinstance(e, PhaseStarted)] == [5]
    assert session.view().phase.kind is PhaseKind.PREPARE
