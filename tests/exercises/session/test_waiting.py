"""Before each exercise the session waits for whoever wants that, and nothing of the waiting counts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from exercises.history.history import History
from exercises.history.journal import Journal
from exercises.library.library import Library
from exercises.library.timeline import Phase, PhaseKind, Timeline
from exercises.session.cue_script import phrases
from exercises.session.cues import Cues, CueSettings, Reading
from exercises.session.events import Event, MadeEasier, Outcome, Waiting
from exercises.session.exercise_starts import begins_exercise
from exercises.session.going_on import going_on
from exercises.session.record import StepOutcome
from exercises.session.recorder import Recorder
from exercises.session.session import Session, Status
from tests.exercises.session.builders import go, story, timeline
from tests.fakes import FakeClock

TWO = "prepare 8 | work 10 | rest 5 | prepare 8 | work 10"


def waiting(text: str, clock: FakeClock, **more: float) -> Session:
    return Session(timeline(text), clock, wait_for_me=True, **more)


def through(session: Session, clock: FakeClock, *, wait: float = 7) -> list[Event]:
    """To the end, as somebody who takes so many seconds each time."""
    events = list(session.start())
    for _ in range(10_000):
        if session.status is Status.ENDED:
            return events
        if session.status is Status.WAITING:
            clock.advance(wait)
            events += session.tick()
            events += session.ready()
        clock.advance(0.25)
        events += session.tick()
    raise AssertionError("it never ends")


def test_waits_before_each_exercise__and_getting_ready_begins_without_counting_in(clock: FakeClock) -> None:
    session = waiting(TWO, clock)
    assert story(session.start()) == "begin · wait 0"
    assert session.status is Status.WAITING
    assert story(go(session, clock, 600)) == ""
    assert story(session.ready()) == "start 0"
    assert session.view().left_seconds == 8
    told = story(go(session, clock, 23))
    assert told == "end 0 completed 8 · start 1 · end 1 completed 10 · start 2 · end 2 completed 5 · wait 3"
    assert session.view().phase.name == "B"
    clock.sleep(3600)
    assert story(session.tick()) == "", "to sleep while it waits is no gap"
    assert story(session.ready()) == "start 3"


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("prepare 8 | work 10/left | switch 5 | work 10/right | rest 5 | work 10", [0, 5]),
        ("prepare 8 | work 10 | rest 5*2 | work 10*2 | rest 5 | work 10", [0, 5]),
        ("work 10 | work 10", [0, 1]),
        ("walk 60 | walk 60 | rest 5 | walk 60", [0, 3]),
        ("prepare 8 | walk 60 | prepare 8 | work 10", [0, 2]),
    ],
)
def test_sides_sets_and_the_stretches_of_one_walk__follow_without_waiting(
    text: str, waits: list[int], clock: FakeClock
) -> None:
    events = through(waiting(text, clock), clock)
    assert [event.index for event in events if isinstance(event, Waiting)] == waits


def test_the_waiting__counts_nowhere(clock: FakeClock) -> None:
    plan, begun = timeline(TWO), clock.now()
    session, recorder = Session(plan, clock, wait_for_me=True), Recorder(plan, "id")
    recorder.fold(through(session, clock, wait=100))
    record = recorder.record
    assert record is not None
    assert record.outcome is Outcome.FINISHED
    assert record.active_seconds == plan.seconds == 41
    assert [step.active_seconds for step in record.steps] == [10, 10]
    assert record.ended is not None
    assert timedelta(seconds=240) < record.ended - begun < timedelta(seconds=243)


def test_bundled_routines__wait_as_often_as_there_are_exercises_and_record_the_same(clock: FakeClock) -> None:
    library = Library(None)
    library.scan()
    for routine in library.routines():
        plan = library.timeline(routine)
        assert plan is not None
        plan = replace(plan, phases=tuple(replace(phase, until_done=False) for phase in plan.phases))
        records = []
        for waits in (False, True):
            recorder = Recorder(plan, "id")
            events = through(Session(plan, clock, wait_for_me=waits), clock)
            recorder.fold(events)
            records.append(recorder.record)
            begun = sum(begins_exercise(plan.phases, index) for index in range(len(plan.phases)))
            assert sum(isinstance(event, Waiting) for event in events) == (begun if waits else 0)
            assert begun >= 1
        plain, waited = records
        assert plain is not None
        assert waited is not None
        assert waited.steps == plain.steps
        assert waited.active_seconds == pytest.approx(plain.active_seconds)


def test_switched_on_in_the_middle__the_next_exercise_waits(clock: FakeClock) -> None:
    session = Session(timeline(TWO), clock)
    session.start()
    go(session, clock, 12)
    session.wait_for_me = True
    go(session, clock, 11)
    assert (session.status, session.index) == (Status.WAITING, 3)


def test_skipped_to__waits__gone_back_to__does_not(clock: FakeClock) -> None:
    session = waiting("work 10 | work 10", clock)
    session.start()
    session.ready()
    assert story(session.skip()) == "end 0 skipped 0 · wait 1"
    assert story(session.back()) == "end 1 left 0 · start 0"
    assert session.status is Status.RUNNING
    go(session, clock, 5)
    assert story(session.back()) == "end 0 left 5 · start 0"


def test_skipped_to_from_a_pause__is_gone_into_without_counting_in(clock: FakeClock) -> None:
    session = waiting("work 10 | work 10", clock)
    session.start()
    session.ready()
    session.pause()
    assert story(session.skip()) == "end 0 skipped 0 · wait 1"
    assert story(session.resume()) == "", "only being ready goes on"
    assert story(session.ready()) == "start 1"
    assert session.status is Status.RUNNING


def test_commands_without_a_meaning__do_nothing_while_it_waits(clock: FakeClock) -> None:
    session = waiting("open 60 | work 10", clock)
    assert session.ready() == ()
    session.start()
    for command in (session.pause, session.resume, session.done, session.kept_walking, session.tick, session.start):
        assert command() == ()
        assert session.status is Status.WAITING
    session.ready()
    assert session.ready() == ()


def test_ended_while_it_waits__what_was_not_begun_is_not_done(clock: FakeClock) -> None:
    plan = timeline(TWO)
    session, recorder = Session(plan, clock, wait_for_me=True), Recorder(plan, "id")
    recorder.fold(session.start())
    recorder.fold(session.ready())
    recorder.fold(go(session, clock, 23))
    clock.advance(90)
    recorder.fold(session.end())
    record = recorder.record
    assert record is not None
    assert [step.outcome for step in record.steps] == [StepOutcome.DONE, StepOutcome.SKIPPED]
    assert record.active_seconds == 23


def test_hurt_while_it_waits__leaves_the_exercise_and_waits_for_the_next(clock: FakeClock) -> None:
    plan = timeline(TWO)
    session, recorder = Session(plan, clock, wait_for_me=True), Recorder(plan, "id")
    recorder.fold(session.start())
    events = session.hurt()
    recorder.fold(events)
    assert story(events) == "end 0 hurt 0 · start 2"
    recorder.fold(go(session, clock, 5))
    assert session.status is Status.WAITING
    record = recorder.record
    assert record is not None
    assert [step.outcome for step in record.steps] == [StepOutcome.HURT, StepOutcome.SKIPPED]


def test_a_gap_that_was_walked_through__ends_at_the_next_exercise(clock: FakeClock) -> None:
    session = waiting("walk 60 | rest 10 | work 10", clock)
    session.start()
    session.ready()
    go(session, clock, 30)
    clock.sleep(600)
    session.tick()
    assert story(session.kept_walking()) == "walked 30 · end 0 completed 60 · start 1 · counting-in"
    go(session, clock, 13.5)
    assert (session.status, session.index) == (Status.WAITING, 2)


def test_broken_off_while_it_waits__goes_on_with_what_waited_and_has_kept_what_was_done(tmp_path, clock) -> None:
    plan = timeline("prepare 8 | work 10 | prepare 8 | work 10")
    session = Session(plan, clock, wait_for_me=True)
    with History(tmp_path / "history.db", clock) as history:
        journal = Journal(plan, "id", lambda: history)
        for event in (*session.start(), *session.ready(), *go(session, clock, 18)):
            journal.take(event)
        assert session.status is Status.WAITING
        assert journal.trouble == ""
        written = history.session("id")
        assert written is not None
        assert written.steps[0].outcome is StepOutcome.DONE
        start = going_on(written)
    assert start.first == 2
    again = Session(plan, clock, first=start.first, wait_for_me=True)
    assert story(again.start()) == "begin · wait 2"


def test_a_walk_that_goes_on_in_its_middle__does_not_wait(clock: FakeClock) -> None:
    session = waiting("walk 60", clock, gone_seconds=20)
    assert story(session.start()) == "begin · start 0"


# What is heard


def heard(cues: Cues, *events: Event) -> list[str]:
    said = (cue for event in events for cue in cues.of(event))
    return [text for cue in said for text in ((cue.tone.value if cue.tone else ""), cue.words) if text]


def test_the_waiting__is_asked_once_and_names_what_comes(clock: FakeClock) -> None:
    plan = timeline("prepare 8 | work 10/left | prepare 8 | work 10 | rest 9 | work 10")
    plan = replace(plan, phases=tuple(replace(phase, sets=1) for phase in plan.phases))
    cues = Cues(plan, lambda _: None, CueSettings(reading=Reading.NEVER, waiting=True, counts=False, halfway=False))
    session = Session(plan, clock, wait_for_me=True)
    assert heard(cues, *session.start()) == ["ask", "Next: A, left side.", "Press any key when you are ready."]
    assert heard(cues, *go(session, clock, 60)) == []
    assert heard(cues, *session.ready()) == ["A, left side. 10 seconds."]
    # No tone for the end and another for the question at the same moment.
    assert heard(cues, *go(session, clock, 18))[-3:] == ["ask", "Next: B.", "Press any key when you are ready."]
    assert heard(cues, *session.ready(), *go(session, clock, 18)) == [
        *["B. 10 seconds.", "work", "end", "Rest.", "Next: C. 10 seconds."]
    ]
    assert heard(cues, *go(session, clock, 9)) == ["ask", "Press any key when you are ready."], "the rest has named it"


def test_every_sentence_of_the_waiting__is_prepared_beforehand() -> None:
    plan = timeline(TWO)
    for wanted in (False, True):
        said = phrases(plan, lambda _: None, CueSettings(waiting=wanted))
        assert ("Press any key when you are ready." in said) is wanted


def test_where_an_exercise_begins__a_round_that_comes_again_is_another_one() -> None:
    work = Phase(PhaseKind.WORK, 10, "a", "A", set=1, sets=1, block=0)
    plan = Timeline("r", "R", "strength", "gentle", (work, replace(work, block=1), replace(work, block=1, set=2)))
    assert [begins_exercise(plan.phases, index) for index in range(3)] == [True, True, False]


def test_made_easier_while_it_waits__begins_with_the_easier_one(clock: FakeClock) -> None:
    session = waiting(TWO, clock)
    session.start()
    events = session.make_easier("easy", "Easy")
    assert [type(event) for event in events][1] is MadeEasier
    assert session.status is Status.RUNNING
    assert session.view().phase.name == "Easy"
