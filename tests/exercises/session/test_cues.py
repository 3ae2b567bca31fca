"""What is heard in a session, written as one would read it out."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from exercises.library.exercise import Exercise, ExerciseKind, Position
from exercises.library.library import Library
from exercises.library.timeline import Timeline
from exercises.paths import DataFolder
from exercises.session.cue_script import cue_script, phrases
from exercises.session.cue_words import duration, fill
from exercises.session.cues import Cue, Cues, CueSettings, Reading
from exercises.session.events import Event
from exercises.session.session import Session
from tests.exercises.session.builders import go
from tests.exercises.session.builders import timeline as two_sets
from tests.fakes import FakeClock

CUES = Path(__file__).parents[2] / "data" / "cues"
ROUTINES = sorted(path.stem for path in CUES.glob("*.txt"))
QUIET = CueSettings(reading=Reading.NEVER)


def timeline(text: str) -> Timeline:
    """As the builders write it, with one set of each."""
    made = two_sets(text)
    return replace(made, phases=tuple(replace(phase, sets=1) for phase in made.phases))


def exercise(exercise_id: str) -> Exercise:
    return Exercise(
        id=exercise_id,
        name=exercise_id.upper(),
        kind=ExerciseKind.STRENGTH,
        position=Position.STANDING,
        instructions=("Stand up tall", "Breathe."),
        cues=("Keep still.", "Stay long."),
    )


def said(cues: Iterable[Cue]) -> str:
    """`[work] Keep still. ! Rest.`: tones in brackets, must-say behind an exclamation mark, what clears by its word."""
    return " ".join(word for cue in cues for word in _words(cue))


def _words(cue: Cue) -> list[str]:
    words = [f"<{cue.clears.value}>"] if cue.clears.value == "all" else []
    words += [f"[{cue.tone.value}]"] if cue.tone is not None else []
    words += ["!"] if cue.must and cue.words else []
    return [*words, cue.words] if cue.words else words


def heard(cues: Cues, events: Iterable[Event]) -> str:
    return said(cue for event in events for cue in cues.of(event))


def begun(text: str, clock: FakeClock, settings: CueSettings = QUIET, speed: float = 1.0) -> tuple[Session, Cues]:
    line = timeline(text)
    return Session(line, clock, speed=speed), Cues(line, exercise, settings)


def written(line: Timeline, library: Library, settings: CueSettings, *, known: bool) -> str:
    ids = frozenset(phase.exercise for phase in line.phases if phase.exercise) if known else frozenset()
    script = cue_script(line, library.exercise, settings, ids)
    lines = (f"{int(at // 60)}:{at % 60:05.2f} {said([cue])}" for at, cue in script if cue.tone or cue.words)
    return "".join(f"{line}\n" for line in lines)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    made = Library(DataFolder(tmp_path_factory.mktemp("data")))
    made.scan()
    return made


@pytest.mark.parametrize("name", ROUTINES)
def test_a_bundled_routine__is_heard_like_this(name: str, library: Library) -> None:
    """`name` is a routine's id; with `.new` behind it nobody has done it before, with `.counted` repetitions count."""
    routine_id, _, how = name.partition(".")
    routine = library.routine(routine_id)
    assert routine is not None
    line = library.timeline(routine)
    assert line is not None
    settings = CueSettings(repetitions=how == "counted")
    assert written(line, library, settings, known=how != "new") == (CUES / f"{name}.txt").read_text()


def test_every_bundled_routine_is_among_them(library: Library) -> None:
    assert {path.stem for path in Path("routines").glob("*.yaml")} <= set(ROUTINES)


def test_skipped_in_the_middle_of_an_instruction__it_falls_silent(clock: FakeClock) -> None:
    session, cues = begun("prepare 8 | work 40 | rest 20 | prepare 8 | work 20", clock, CueSettings())
    assert heard(cues, session.start()) == "! A. 40 seconds. ! Stand up tall. ! Breathe."
    heard(cues, go(session, clock, 5))
    assert heard(cues, session.skip()) == "<all> [work] ! A. 40 seconds."


def test_skipping_a_rest__announces_what_was_announced_only_shortly_again(clock: FakeClock) -> None:
    session, cues = begun("work 10 | rest 20 | prepare 8 | work 20", clock)
    heard(cues, session.start())
    assert "! Next: B. 20 seconds." in heard(cues, go(session, clock, 11))
    assert heard(cues, session.skip()) == "<all> ! B. 20 seconds."


def test_back_to_the_start_of_the_work__says_it_once_more(clock: FakeClock) -> None:
    session, cues = begun("prepare 8 | work 40", clock)
    heard(cues, session.start())
    heard(cues, go(session, clock, 20))
    assert heard(cues, session.back()) == "<all> [work] ! A. 40 seconds. Keep still."


def test_paused_and_gone_on__counts_in_and_begins_with_its_tone(clock: FakeClock) -> None:
    session, cues = begun("work 40", clock)
    heard(cues, session.start())
    go(session, clock, 10)
    assert heard(cues, session.pause()) == "<all> Paused."
    assert heard(cues, session.resume()) == "[count] 3"
    assert heard(cues, go(session, clock, 3.1)) == "[count] 2 [count] 1 [work]"


def test_a_sleep_of_the_computer__is_said(clock: FakeClock) -> None:
    session, cues = begun("work 40", clock)
    heard(cues, session.start())
    clock.sleep(720)
    assert heard(cues, session.tick()) == "<all> [ask] ! Paused, because the computer was asleep. Press Enter to go on."


def test_twice_as_fast__says_the_same_in_half_the_time(clock: FakeClock) -> None:
    text = "prepare 8 | work 40 | rest 20 | prepare 8 | work 20"
    slow, slow_cues = begun(text, clock)
    whole = heard(slow_cues, [*slow.start(), *go(slow, clock, 97, 0.25)])
    fast, fast_cues = begun(text, clock, speed=2.0)
    assert heard(fast_cues, [*fast.start(), *go(fast, clock, 48.5, 0.125)]) == whole


@pytest.mark.parametrize(("late", "numbers"), [(0.9, "3 2 1"), (1.2, "2 1"), (3.5, "")])
def test_a_number_that_is_more_than_a_second_late__is_dropped(late: float, numbers: str, clock: FakeClock) -> None:
    session, cues = begun("work 20 | work 30", clock)
    heard(cues, session.start())
    go(session, clock, 16.9)
    clock.advance(0.1 + late)
    told = [cue for event in session.tick() for cue in cues.of(event)]
    told += [cue for event in go(session, clock, 20 - 17 - late - 0.1) for cue in cues.of(event)] if late < 3 else []
    assert " ".join(cue.words for cue in told if cue.tone is not None and cue.tone.value == "count") == numbers


def test_the_end_of_a_rest__is_counted_only_where_nobody_gets_ready_after_it(clock: FakeClock) -> None:
    session, cues = begun("work 10 | rest 10 | work 10 | rest 10 | prepare 5 | work 10", clock)
    heard(cues, session.start())
    text = heard(cues, go(session, clock, 56, 0.25))
    assert text.count("[count] 3") == 5  # three times work, the first rest, getting ready


def test_repetitions__are_led_and_counted_when_wanted(clock: FakeClock) -> None:
    session, cues = begun("work 2x4+3", clock, CueSettings(reading=Reading.NEVER, repetitions=True, counts=False))
    assert heard(cues, session.start()) == "[work] ! A. 2 times, hold 3 seconds. Keep still."
    assert heard(cues, go(session, clock, 6, 0.25)) == "And go. Hold. And back."
    assert heard(cues, go(session, clock, 7, 0.25)) == "1. And go. Hold. And back."


def test_work_that_was_made_longer__has_its_half_where_it_is_then(clock: FakeClock) -> None:
    session, cues = begun("work 40", clock, CueSettings(reading=Reading.NEVER, counts=False))
    heard(cues, session.start())
    go(session, clock, 10)
    assert heard(cues, session.extend()) == "Ten seconds more."
    assert heard(cues, go(session, clock, 14.5)) == ""
    assert heard(cues, go(session, clock, 1)) == "Half-way."


def test_an_easier_exercise__is_announced_by_its_own_name(clock: FakeClock) -> None:
    session, cues = begun("prepare 8 | work 40", clock)
    heard(cues, session.start())
    heard(cues, go(session, clock, 20))
    assert heard(cues, session.make_easier("z", "Zebra")) == "<all> ! Zebra. 40 seconds."


def test_switching_sides__has_a_chime_and_names_the_side(clock: FakeClock) -> None:
    session, cues = begun("work 10/left | switch 5/right | work 10/right", clock)
    assert "A, left side. 10 seconds." in heard(cues, session.start())
    assert heard(cues, go(session, clock, 16)).startswith("[count] 3 [count] 2 [count] 1 [side] ! Now the right side.")


def test_known_exercises__are_not_read_out_but_on_demand_they_are() -> None:
    cues = Cues(timeline("prepare 8 | work 40"), exercise, CueSettings(), known=frozenset("a"))
    assert said(cues.instruction(0)) == "<all> ! A. 40 seconds. ! Stand up tall. ! Breathe."


def test_the_phrases_of_a_session__are_each_there_once() -> None:
    found = phrases(timeline("prepare 8 | work 40 | rest 20 | prepare 8 | work 20"), exercise, CueSettings())
    assert len(found) == len(set(found))
    assert {"A. 40 seconds.", "Stand up tall.", "Half-way.", "Rest.", "Next: B. 20 seconds.", "3"} <= set(found)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 second"), (30, "30 seconds"), (60, "1 minute"), (90, "1 minute 30"), (720, "12 minutes")],
)
def test_durations_are_said_in_words(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_variables__are_filled_and_unknown_ones_stay() -> None:
    values = {"name": "Bridge", "next": "Plank"}
    assert fill("{name}, then {next}, then {tea}", values) == "Bridge, then Plank, then {tea}"
