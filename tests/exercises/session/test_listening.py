"""The first time the work begins when it has been read out how it is done, and nobody waits for a voice in vain."""

import pytest

from exercises.session.cues import Cues, CueSettings
from exercises.session.recorder import Recorder
from exercises.session.session import Session, Status
from tests.exercises.session.builders import go, story, timeline
from tests.fakes import FakeClock

ONE = "prepare 8 | work 10"


def begun(text: str, clock: FakeClock, **more: float) -> Session:
    session = Session(timeline(text), clock, **more)
    session.start()
    return session


def test_a_reading_that_fits__is_not_waited_for(clock: FakeClock) -> None:
    session = begun(ONE, clock)
    session.reads(30)
    go(session, clock, 4.5)
    assert session.reads(0) == ()
    assert story(go(session, clock, 4)) == "end 0 completed 8 · start 1"


def test_a_long_reading__stands_before_the_last_three_seconds_and_counts_them_when_it_is_over(clock: FakeClock) -> None:
    session = begun(ONE, clock)
    session.reads(30)
    assert story(go(session, clock, 20), countdown=True) == "listen 0"
    assert session.status is Status.LISTENING
    assert session.view().left_seconds == 3
    assert session.view().total_left_seconds == 13
    assert story(session.reads(0), countdown=True) == "listened 0 · count 0 3"
    assert story(go(session, clock, 3.25), countdown=True) == "count 0 2 · count 0 1 · end 0 completed 8 · start 1"


def test_enough_heard__goes_on_at_once_and_silences_the_voice(clock: FakeClock) -> None:
    session = begun(ONE, clock)
    session.reads(30)
    go(session, clock, 9)
    assert story(session.ready()) == "listened 0 silence"
    assert session.status is Status.RUNNING
    assert story(go(session, clock, 3.25)) == "end 0 completed 8 · start 1"


def test_a_voice_that_tells_no_end__is_waited_for_no_longer_than_it_may_take(clock: FakeClock) -> None:
    session = begun(ONE, clock)
    session.reads(12)
    assert story(go(session, clock, 12.25)) == "listen 0 · listened 0 silence"
    assert story(go(session, clock, 3)) == "end 0 completed 8 · start 1"


def test_each_sentence_that_begins__may_take_its_own_time(clock: FakeClock) -> None:
    session = begun(ONE, clock)
    for _ in range(5):
        session.reads(6)
        go(session, clock, 5)
    assert session.status is Status.LISTENING


def test_read_in_the_rest_before__getting_ready_waits_for_what_is_left_of_it(clock: FakeClock) -> None:
    session = begun("work 10 | rest 6 | prepare 8 | work 10", clock)
    go(session, clock, 10.5)
    session.reads(60)
    assert story(go(session, clock, 30)) == "end 1 completed 6 · start 2 · listen 2"


@pytest.mark.parametrize(
    ("text", "after", "standing", "left"),
    [
        ("work 10 | rest 20 | work 10", 10.5, 1, 3),
        ("work 10/left | switch 5/right | work 10/right", 10.5, 1, 3),
        ("prepare 2 | work 10", 0, 0, 2),
        ("prepare 3 | work 10", 0, 0, 3),
        ("prepare 8 | open 30", 0, 0, 3),
        ("prepare 8 | walk 600", 0, 0, 3),
        ("work 10", 0, 0, 10),
    ],
)
def test_whatever_leads_to_the_work__stands_before_it(
    text: str, after: float, standing: int, left: float, clock: FakeClock
) -> None:
    session = begun(text, clock)
    go(session, clock, after)
    session.reads(60)
    go(session, clock, 30)
    assert (session.status, session.index) == (Status.LISTENING, standing)
    assert session.view().left_seconds == left


@pytest.mark.parametrize("text", ["walk 600", "stroll 600", "open 60"])
def test_what_has_begun_and_goes_at_ones_own_pace__goes_on_meanwhile(text: str, clock: FakeClock) -> None:
    session = begun(text, clock)
    session.reads(60)
    go(session, clock, 20)
    assert session.status is Status.RUNNING
    assert session.view().elapsed_seconds == 20


def test_read_again_in_the_middle_of_the_work__holds_nothing_up(clock: FakeClock) -> None:
    session = begun("work 40 | work 10", clock)
    go(session, clock, 20)
    session.reads(60)
    go(session, clock, 10)
    assert session.view().elapsed_seconds == 30


def test_read_again_in_the_last_second_of_getting_ready__counts_three_once_more(clock: FakeClock) -> None:
    session = begun(ONE, clock)
    go(session, clock, 7)
    session.reads(60)
    assert story(go(session, clock, 5), countdown=True) == "listen 0"
    assert (
        story((*session.reads(0), *go(session, clock, 2)), countdown=True)
        == "listened 0 · count 0 3 · count 0 2 · count 0 1"
    )


def test_twice_as_fast__the_voice_needs_the_time_that_it_needs(clock: FakeClock) -> None:
    session = begun(ONE, clock, speed=2.0)
    session.reads(10)
    assert story(go(session, clock, 9.5)) == "listen 0"
    assert story(go(session, clock, 2.25)) == "listened 0 silence · end 0 completed 8 · start 1"


def test_paused_while_one_listens__counts_in_and_stands_no_second_time(clock: FakeClock) -> None:
    session = begun(ONE, clock)
    session.reads(60)
    go(session, clock, 9)
    assert story(session.pause()) == "pause 0"
    session.reads(0)
    assert session.status is Status.PAUSED
    assert (
        story((*session.resume(), *go(session, clock, 6.25))) == "counting-in · resume 0 · end 0 completed 8 · start 1"
    )


def test_asleep_while_one_listens__stands_paused_and_nobody_starts_without_you(clock: FakeClock) -> None:
    session = begun(ONE, clock)
    session.reads(60)
    go(session, clock, 9)
    clock.sleep(3600)
    assert story(session.ready()) == "pause 0 gap 3600"
    assert session.status is Status.PAUSED


@pytest.mark.parametrize(("command", "index"), [("skip", 1), ("hurt", 2), ("back", 0), ("restart", 0)])
def test_other_commands__leave_the_listening_and_go_on_where_they_lead(
    command: str, index: int, clock: FakeClock
) -> None:
    session = begun("prepare 8 | work 10 | work 10", clock)
    session.reads(60)
    go(session, clock, 9)
    getattr(session, command)()
    session.reads(0)
    assert (session.status, session.index) == (Status.RUNNING, index)


def test_a_little_longer_while_one_listens__is_there_afterwards(clock: FakeClock) -> None:
    session = begun(ONE, clock)
    session.reads(60)
    go(session, clock, 9)
    session.extend()
    session.reads(0)
    assert (session.status, session.view().left_seconds) == (Status.RUNNING, 13)


def test_ended_while_one_listens__is_over(clock: FakeClock) -> None:
    session = begun(ONE, clock)
    session.reads(60)
    go(session, clock, 9)
    session.end()
    assert session.reads(0) == ()
    assert session.status is Status.ENDED


def test_the_listening__counts_nowhere(clock: FakeClock) -> None:
    plan = timeline(ONE)
    session, recorder = Session(plan, clock), Recorder(plan, "id")
    recorder.fold(session.start())
    session.reads(60)
    recorder.fold(go(session, clock, 50))
    recorder.fold(session.reads(0))
    recorder.fold(go(session, clock, 20))
    record = recorder.record
    assert record is not None
    assert record.active_seconds == plan.seconds == 18


@pytest.mark.parametrize(
    ("text", "enough", "heard"),
    [
        (ONE, True, [(None, "all")]),
        (ONE, False, []),
        ("work 10", True, [("work", "all")]),
        ("work 10", False, [("work", "nothing")]),
    ],
)
def test_what_is_heard__falls_silent_only_where_it_is_cut_short(
    text: str, enough: bool, heard: list[tuple[str | None, str]], clock: FakeClock
) -> None:
    cues, session = Cues(timeline(text), lambda _: None, CueSettings()), begun(text, clock)
    session.reads(60)
    go(session, clock, 9)
    events = session.ready() if enough else session.reads(0)
    found = [(cue.tone.value if cue.tone else None, cue.clears.value) for cue in cues.of(events[0])]
    assert found == heard
