"""Every rule of the timeline, with the phases written as text: `prepare 8 | work 40 left | rest 30`."""

import time
from itertools import pairwise
from textwrap import dedent, indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.library.exercise import Dose, Exercise, ExerciseKind, Position, Sides
from exercises.library.fields import Located
from exercises.library.library import Library
from exercises.library.problems import Place
from exercises.library.routine import (
    ExerciseStep,
    Pauses,
    RepeatStep,
    RestStep,
    Routine,
    RoutineKind,
    RoutineStep,
    StartSide,
    Step,
)
from exercises.library.timeline import MAX_PHASES, Lookup, Phase, PhaseKind, Side, Timeline, unfold

EXERCISES = {
    # id: sides, pace, dose
    "hop": "both, 4s, {sets: 2, reps: 3}",
    "lean": "each, 4s, {hold: 10s}",
    "crawl": "alternate, 4s, {sets: 2, reps: 3, hold: 1s}",
    "sway": "alternate, 2s, {for: 30s}",
    "still": "both, 0, {hold: 20s}",
    "bare": "both, 4s, ",
}


@pytest.fixture
def write(shelf):
    """Write the exercises above, and routines given as their steps; answers with the library."""
    for name, told in EXERCISES.items():
        sides, pace, dose = told.split(", ", 2)
        shelf.write(
            f"exercises/{name}.yaml",
            f"name: {name.title()}\nkind: strength\nposition: standing\ninstructions: [Do it.]\n"
            f"sides: {sides}\npace: {pace}\ndose: {dose}\n",
        )

    def _write(weaker: Side = Side.LEFT, **routines: str) -> Library:
        for name, steps in routines.items():
            shelf.write(
                f"{name}.yaml",
                f"name: {name}\nkind: strength\nprepare: 8s\nswitch: 5s\nrest: 20s\n"
                f"steps:\n{indent(dedent(steps), '  ')}\n",
            )
        given_files = sorted(shelf.folder.rglob("*.yaml"))
        library = Library(None, given=given_files, weaker=weaker)
        library.scan()
        shelf.library = library
        return library

    return _write


@pytest.fixture
def phases(write):
    """The phases of a routine as text."""

    def _phases(steps: str, weaker: Side = Side.LEFT, **others: str) -> str:
        return as_text(timeline_of(write(weaker, mine=steps, **others)))

    return _phases


@pytest.fixture
def problems(write):
    """What is wrong with a routine, as sentences."""

    def _problems(steps: str, **others: str) -> list[str]:
        library = write(mine=steps, **others)
        return [problem.sentence for file in library.given() if file.id == "mine" for problem in file.problems]

    return _problems


def timeline_of(library: Library, routine_id: str = "mine") -> Timeline:
    routine = library.routine(routine_id)
    assert routine is not None, [problem.sentence for file in library.given() for problem in file.problems]
    timeline = library.timeline(routine)
    assert timeline is not None
    return timeline


def as_text(timeline: Timeline) -> str:
    return " | ".join(_phase(phase) for phase in timeline.phases)


def _phase(phase: Phase) -> str:
    words = [phase.kind.value, f"{phase.seconds:g}", phase.side.value if phase.side else ""]
    words += ["?" if phase.until_done else "", f'"{phase.say}"' if phase.say else ""]
    return " ".join(word for word in words if word)


STEPS = {
    "one exercise": ("- {exercise: bare, reps: 5}", "prepare 8 | work 20"),
    "a hold comes on top of the pace": ("- {exercise: bare, reps: 5, hold: 2s}", "prepare 8 | work 30"),
    "a step's pace replaces the exercise's": ("- {exercise: bare, reps: 5, pace: 2s}", "prepare 8 | work 10"),
    "no pace at all leaves the hold": ("- {exercise: bare, reps: 5, pace: 0, hold: 3s}", "prepare 8 | work 15"),
    "hold alone is one hold": ("- {exercise: bare, hold: 12s}", "prepare 8 | work 12"),
    "for is a stretch of time": ("- {exercise: bare, for: 45s}", "prepare 8 | work 45"),
    "rests between sets, none after the last": (
        "- {exercise: bare, sets: 3, reps: 5}",
        "prepare 8 | work 20 | rest 20 | work 20 | rest 20 | work 20",
    ),
    "a step's own pauses": (
        "- {exercise: lean, sets: 2, hold: 9s, prepare: 1s, switch: 2s, rest: 3s}",
        "prepare 1 left | work 9 left | switch 2 right | work 9 right | rest 3 "
        "| work 9 left | switch 2 right | work 9 right",
    ),
    "each side with repetitions": (
        "- {exercise: lean, reps: 2}",
        "prepare 8 left | work 8 left | switch 5 right | work 8 right",
    ),
    "each side with a time": (
        "- {exercise: lean, for: 30s}",
        "prepare 8 left | work 30 left | switch 5 right | work 30 right",
    ),
    "alternate counts each side": ("- {exercise: crawl, reps: 4}", "prepare 8 alternate | work 32 alternate"),
    "alternate with a time goes once": ("- {exercise: crawl, for: 30s}", "prepare 8 alternate | work 30 alternate"),
    "alternate with a hold alone is as each": (
        "- {exercise: crawl, hold: 10s}",
        "prepare 8 left | work 10 left | switch 5 right | work 10 right",
    ),
    "sides on the step replace the exercise's": (
        "- {exercise: bare, sides: each, reps: 2}",
        "prepare 8 left | work 8 left | switch 5 right | work 8 right",
    ),
    "sides on the step can undo the exercise's": ("- {exercise: lean, sides: both, reps: 2}", "prepare 8 | work 8"),
    "the right side first": (
        "- {exercise: lean, reps: 2, start-side: right}",
        "prepare 8 right | work 8 right | switch 5 left | work 8 left",
    ),
    "until done has no end of its own": ("- {exercise: bare, until: done}", "prepare 8 | work 60 ?"),
    "until done is estimated by its repetitions": (
        "- {exercise: bare, reps: 5, until: done}",
        "prepare 8 | work 20 ?",
    ),
    "until done is estimated by its hold": ("- {exercise: bare, hold: 7s, until: done}", "prepare 8 | work 7 ?"),
    "until done is estimated by its time": ("- {exercise: bare, for: 90s, until: done}", "prepare 8 | work 90 ?"),
    "until done on each side": (
        "- {exercise: lean, until: done}",
        "prepare 8 left | work 60 left ? | switch 5 right | work 60 right ?",
    ),
    "until done with sides that alternate": (
        "- {exercise: crawl, until: done}",
        "prepare 8 alternate | work 60 alternate ?",
    ),
    "until done takes nothing from the dose": ("- {exercise: hop, until: done}", "prepare 8 | work 60 ?"),
    "a dose is taken whole": ("- exercise: hop", "prepare 8 | work 12 | rest 20 | work 12"),
    "a dose with a hold": (
        "- exercise: crawl",
        "prepare 8 alternate | work 30 alternate | rest 20 | work 30 alternate",
    ),
    "a dose with a time": ("- exercise: sway", "prepare 8 alternate | work 30 alternate"),
    "a dose of one hold": ("- exercise: lean", "prepare 8 left | work 10 left | switch 5 right | work 10 right"),
    "sets on the step replace the dose's": ("- {exercise: hop, sets: 1}", "prepare 8 | work 12"),
    "a step's own dose takes nothing from the other": ("- {exercise: hop, reps: 2}", "prepare 8 | work 8"),
    "nor its hold": ("- {exercise: crawl, reps: 2}", "prepare 8 alternate | work 16 alternate"),
    "a step's pace changes a dose": ("- {exercise: hop, pace: 1s}", "prepare 8 | work 3 | rest 20 | work 3"),
    "a rest at the end stays": (
        "- {exercise: bare, reps: 5}\n- {rest: 15s, say: Well done.}",
        'prepare 8 | work 20 | rest 15 "Well done."',
    ),
    "a rest alone is a routine": ("- rest: 15s", "rest 15"),
    "a rest at the beginning takes the prepare": (
        "- rest: 15s\n- {exercise: bare, reps: 5}",
        "rest 7 | prepare 8 | work 20",
    ),
    "a rest before a prepare is one break with it": (
        "- {exercise: bare, reps: 5}\n- rest: 30s\n- {exercise: hop, reps: 5}",
        "prepare 8 | work 20 | rest 22 | prepare 8 | work 20",
    ),
    "a rest as long as the prepare disappears in it": (
        "- {rest: 8s, say: Lie down.}\n- {exercise: bare, reps: 5}",
        'prepare 8 "Lie down." | work 20',
    ),
    "a rest shorter than the prepare disappears in it": (
        "- {rest: 3s, say: Lie down.}\n- {exercise: bare, reps: 5}",
        'prepare 8 "Lie down." | work 20',
    ),
    "rests in a row add up, and so do their texts": (
        "- {rest: 10s, say: Drink.}\n- rest: 5s\n- {rest: 5s, say: Lie down.}\n- {exercise: bare, reps: 5}",
        'rest 12 "Drink. Lie down." | prepare 8 | work 20',
    ),
    "rests in a row that all disappear keep their texts": (
        "- {rest: 2s, say: Drink.}\n- {rest: 2s, say: Lie down.}\n- {exercise: bare, reps: 5}",
        'prepare 8 "Drink. Lie down." | work 20',
    ),
    "a text stands on each work of its step": (
        "- {exercise: lean, sets: 2, hold: 9s, say: Breathe.}",
        'prepare 8 left | work 9 left "Breathe." | switch 5 right | work 9 right "Breathe." | rest 20 '
        '| work 9 left "Breathe." | switch 5 right | work 9 right "Breathe."',
    ),
    "pauses of no time are left out": (
        "- {exercise: lean, sets: 2, hold: 9s, prepare: 0, switch: 0, rest: 0}",
        "work 9 left | work 9 right | work 9 left | work 9 right",
    ),
    "a rest without a prepare behind it": (
        "- {rest: 15s, say: Drink.}\n- {exercise: bare, reps: 5, prepare: 0}",
        'rest 15 "Drink." | work 20',
    ),
    "the text of a rest of no time is still said": (
        "- {rest: 0, say: Lie down.}\n- {exercise: bare, reps: 5, prepare: 0, say: Go.}",
        'work 20 "Lie down. Go."',
    ),
    "the text of a rest of no time before a prepare": (
        "- {rest: 0, say: Lie down.}\n- {exercise: bare, reps: 5}",
        'prepare 8 "Lie down." | work 20',
    ),
    "tenths that add up leave no sliver": (
        "- rest: 0.1s\n- rest: 0.2s\n- {exercise: bare, reps: 5, prepare: 0.3s}",
        "prepare 0.3 | work 20",
    ),
    "rounds": (
        "- repeat: 3\n  steps:\n  - {exercise: bare, reps: 1}",
        "prepare 8 | work 4 | prepare 8 | work 4 | prepare 8 | work 4",
    ),
    "rounds with rests between, none after the last": (
        "- repeat: 3\n  rest: 20s\n  steps:\n  - {exercise: bare, reps: 1}",
        "prepare 8 | work 4 | rest 12 | prepare 8 | work 4 | rest 12 | prepare 8 | work 4",
    ),
    "one round has no rest": (
        "- repeat: 1\n  rest: 20s\n  steps:\n  - {exercise: bare, reps: 1}",
        "prepare 8 | work 4",
    ),
    "a rest at the end of a round joins the one between": (
        "- repeat: 2\n  rest: 20s\n  steps:\n  - {exercise: bare, reps: 1}\n  - {rest: 10s, say: Drink.}",
        'prepare 8 | work 4 | rest 22 "Drink." | prepare 8 | work 4 | rest 10 "Drink."',
    ),
    "rests join at both ends of rounds": (
        "- repeat: 2\n  steps:\n  - {rest: 10s, say: One.}\n  - {exercise: bare, reps: 1}\n"
        "  - {rest: 10s, say: Two.}\n- {rest: 10s, say: Three.}",
        'rest 2 "One." | prepare 8 | work 4 | rest 12 "Two. One." | prepare 8 | work 4 | rest 20 "Two. Three."',
    ),
    "rounds in rounds": (
        "- repeat: 2\n  rest: 30s\n  steps:\n  - repeat: 2\n    rest: 10s\n    steps:\n    - {exercise: bare, reps: 1}",
        "prepare 8 | work 4 | rest 2 | prepare 8 | work 4 | rest 22 | prepare 8 | work 4 | rest 2 | prepare 8 | work 4",
    ),
}


@pytest.mark.parametrize("name", STEPS)
def test_steps_unfold_into_phases(phases, name: str) -> None:
    steps, expected = STEPS[name]
    assert phases(steps) == expected


@pytest.mark.parametrize(
    ("weaker", "expected"),
    [
        (Side.LEFT, "prepare 8 left | work 8 left | switch 5 right | work 8 right"),
        (Side.RIGHT, "prepare 8 right | work 8 right | switch 5 left | work 8 left"),
    ],
)
def test_the_weaker_side_is_the_one_that_the_settings_name(phases, weaker: Side, expected: str) -> None:
    assert phases("- {exercise: lean, reps: 2, start-side: weaker}", weaker) == expected


@pytest.mark.parametrize(("start", "side"), [("left", Side.LEFT), ("right", Side.RIGHT), ("weaker", Side.RIGHT)])
def test_alternating_work_knows_where_it_begins(write, start: str, side: Side) -> None:
    library = write(Side.RIGHT, mine=f"- {{exercise: crawl, reps: 2, start-side: {start}}}")
    assert [phase.first_side for phase in timeline_of(library).phases] == [side, side]


def test_a_routine_s_own_pauses_hold_where_a_step_has_none(shelf) -> None:
    shelf.write("lean.yaml", "name: Lean\nkind: stretch\nposition: standing\nsides: each\ninstructions: [Lean.]\n")
    shelf.read(
        "name: Mine\nkind: mobility\nprepare: 3s\nswitch: 2s\nrest: 1s\nsteps:\n- {exercise: lean, sets: 2, hold: 9s}\n"
    )
    assert as_text(timeline_of(shelf.library)) == (
        "prepare 3 left | work 9 left | switch 2 right | work 9 right | rest 1 "
        "| work 9 left | switch 2 right | work 9 right"
    )


def test_without_any_pauses_the_defaults_hold(shelf) -> None:
    shelf.read("name: Mine\nkind: mobility\nsteps:\n- {exercise: calf-stretch, sets: 2, hold: 9s}\n")
    assert as_text(timeline_of(shelf.library)) == (
        "prepare 8 left | work 9 left | switch 5 right | work 9 right | rest 20 "
        "| work 9 left | switch 5 right | work 9 right"
    )


def test_pauses_of_no_time_for_the_whole_routine(shelf) -> None:
    shelf.read("name: Mine\nkind: mobility\nprepare: 0\nswitch: 0s\nrest: 0:00\nsteps:\n- exercise: bird-dog\n")
    assert as_text(timeline_of(shelf.library)) == "work 72 alternate | work 72 alternate"


def test_an_included_routine_keeps_its_own_pauses_and_its_rests_join(phases, shelf) -> None:
    shelf.write(
        "inner.yaml",
        "name: Inner\nkind: mobility\nprepare: 2s\nrest: 1s\nsteps:\n- {rest: 10s, say: In.}\n"
        "- {exercise: bare, sets: 2, reps: 1}\n- {rest: 5s, say: Out.}\n",
    )
    steps = "- {rest: 10s, say: Before.}\n- routine: inner\n- rest: 6s\n- {exercise: bare, reps: 1}"
    assert phases(steps) == (
        'rest 18 "Before. In." | prepare 2 | work 4 | rest 1 | work 4 | rest 3 "Out." | prepare 8 | work 4'
    )


def test_an_included_routine_in_rounds(phases) -> None:
    steps = "- repeat: 2\n  rest: 9s\n  steps:\n  - routine: inner"
    assert phases(steps, inner="- {exercise: bare, reps: 1}\n- rest: 1s") == (
        "prepare 8 | work 4 | rest 2 | prepare 8 | work 4 | rest 1"
    )


def test_what_stands_on_which_phase(write) -> None:
    library = write(mine="- {exercise: lean, sets: 2, reps: 3, hold: 1s, say: Go.}\n- rest: 30s")
    timeline = timeline_of(library)
    told = [
        (p.kind.value, p.exercise, p.name, p.side, p.set, p.sets, p.reps, p.pace_seconds, p.hold_seconds, p.say)
        for p in timeline.phases
    ]
    left, right = Side.LEFT, Side.RIGHT
    assert told == [
        ("prepare", "lean", "Lean", left, 1, 2, None, None, None, None),
        ("work", "lean", "Lean", left, 1, 2, 3, 4, 1, "Go."),
        ("switch", "lean", "Lean", right, 1, 2, None, None, None, None),
        ("work", "lean", "Lean", right, 1, 2, 3, 4, 1, "Go."),
        ("rest", "lean", "Lean", None, 1, None, None, None, None, None),
        ("work", "lean", "Lean", left, 2, 2, 3, 4, 1, "Go."),
        ("switch", "lean", "Lean", right, 2, 2, None, None, None, None),
        ("work", "lean", "Lean", right, 2, 2, 3, 4, 1, "Go."),
        ("rest", None, None, None, None, None, None, None, None, None),
    ]
    assert (timeline.routine, timeline.name, timeline.kind, timeline.level) == ("mine", "mine", "strength", "gentle")


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("for: 30s", (None, None, None)),
        ("hold: 30s", (None, None, 30)),
        ("reps: 3", (3, 4, None)),
        ("reps: 3, hold: 2s", (3, 4, 2)),
        ("reps: 3, pace: 1s", (3, 1, None)),
        ("until: done", (None, None, None)),
        ("until: done, reps: 3", (3, 4, None)),
    ],
)
def test_repetitions_pace_and_hold_stand_only_where_they_apply(write, step: str, told: tuple) -> None:
    work = timeline_of(write(mine=f"- {{exercise: bare, {step}}}")).phases[1]
    assert (work.reps, work.pace_seconds, work.hold_seconds) == told
    assert work.rep_seconds == (None if told[0] is None else told[1] + (told[2] or 0))


@pytest.mark.parametrize(
    ("steps", "blocks"),
    [
        ("- {exercise: hop}\n- {exercise: hop}", [0, 0, 0, 0, 1, 1, 1, 1]),
        ("- {exercise: hop}\n- rest: 30s\n- {exercise: bare, reps: 1}", [0, 0, 0, 0, None, 1, 1]),
        ("- repeat: 2\n  steps:\n  - {exercise: bare, reps: 1}", [0, 0, 1, 1]),
        ("- {exercise: lean, prepare: 0, switch: 0}\n- {exercise: lean, prepare: 0, switch: 0}", [0, 0, 1, 1]),
        ("- repeat: 2\n  steps:\n  - {exercise: lean, prepare: 0}", [0, 0, 0, 1, 1, 1]),
        ("- {exercise: bare, reps: 1}\n- routine: inner", [0, 0, 1, 1, 2, 2]),
    ],
)
def test_the_phases_of_one_step_share_a_block(write, steps: str, blocks: list[int | None]) -> None:
    inner = "- {exercise: bare, reps: 1}\n- {exercise: bare, reps: 1}"
    assert [phase.block for phase in timeline_of(write(mine=steps, inner=inner)).phases] == blocks


# Problems that show only when a routine is unfolded


def test_a_step_without_any_dose_asks_for_one(problems) -> None:
    assert problems("- exercise: bare\n- {exercise: bare, sets: 2, pace: 3s}") == [
        "steps[0].exercise: say how long or how many for Bare: for, reps, hold or until: done",
        "steps[1].exercise: say how long or how many for Bare: for, reps, hold or until: done",
    ]


def test_a_missing_dose_inside_rounds_is_told_once(problems) -> None:
    assert problems("- repeat: 5\n  steps:\n  - exercise: bare") == [
        "steps[0].steps[0].exercise: say how long or how many for Bare: for, reps, hold or until: done"
    ]


@pytest.mark.parametrize(
    ("step", "path"),
    [("exercise: still, reps: 3", "steps[0].exercise"), ("exercise: bare, reps: 3, pace: 0", "steps[0].pace")],
)
def test_work_of_no_time_is_a_problem(problems, step: str, path: str) -> None:
    assert problems(f"- {{{step}}}") == [f"{path}: this makes work of 0 seconds; give it a pace, a hold or a time"]


def test_two_thousand_phases_are_the_limit(problems) -> None:
    rounds = (
        "- repeat: 20\n  steps:\n  - repeat: {}\n    steps:\n    - {{exercise: bare, reps: 1, pace: 1s, prepare: 1s}}"
    )
    block = f"{rounds.format(20)}\n" * 2 + f"{rounds.format(10)}\n"
    assert problems(block) == []
    assert problems(f"{block}- rest: 1s") == ["steps: this unfolds into 2,001 phases; at most 2,000: use fewer rounds"]


def test_four_hours_are_the_limit(problems) -> None:
    assert problems("- {exercise: bare, for: 3h59m52s}") == []
    assert problems("- {exercise: bare, for: 3h59m52.5s}") == ["steps: this takes 4 h 1 s in all; at most 4 h"]
    assert problems("- rest: 4h\n- {exercise: bare, for: 1s}") == ["steps: this takes 4 h 1 s in all; at most 4 h"]


def test_what_joins_counts_as_one_phase(problems) -> None:
    assert (
        problems("- repeat: 20\n  steps:\n  - repeat: 20\n    steps:\n    - repeat: 20\n      steps:\n      - rest: 1s")
        == []
    )


@pytest.mark.parametrize("inner", ["exercise: hop", "rest: 0", "exercise: bare, reps: 1", "routine: inner"])
def test_twenty_times_twenty_times_twenty_times_twenty_rounds_are_answered_quickly(write, inner: str) -> None:
    steps = "{repeat: 20, steps: [" * 4 + f"{{{inner}}}" + "]}" * 4
    began = time.process_time()
    library = write(mine=f"- {steps}", inner="- exercise: hop")
    assert time.process_time() - began < 2
    problems = [problem.text for file in library.given() for problem in file.problems]
    assert problems == ["this unfolds into more than 2,000 phases; use fewer rounds"]


def test_a_dose_of_the_exercise_is_counted_for_what_it_is(problems) -> None:
    assert problems("- repeat: 20\n  steps:\n  - repeat: 20\n    steps:\n    - {exercise: still, prepare: 1s}") == []


def test_a_text_said_thousands_of_times_is_joined_quickly(write) -> None:
    steps = "{repeat: 20, steps: [" * 3 + "{rest: 1s, say: " + "a" * 1999 + "}" + "]}" * 3
    began = time.process_time()
    assert len(timeline_of(write(mine=f"- {steps}")).phases) == 1
    assert time.process_time() - began < 2


def test_eight_routines_deep_are_the_limit(write) -> None:
    chain = {f"deep{number}": f"- routine: deep{number + 1}" for number in range(2, 9)}
    library = write(mine="- routine: deep2", **(chain | {"deep8": "- rest: 7s"}))
    assert as_text(timeline_of(library)) == "rest 7"
    library = write(mine="- routine: deep2", **(chain | {"deep8": "- routine: deep9", "deep9": "- rest: 7s"}))
    assert {file.id: [problem.sentence for problem in file.problems] for file in library.given() if file.broken} == {
        "mine": ["steps[0].routine: with this one, routines include each other more than 8 deep"]
    }


def test_a_routine_that_includes_itself_names_the_chain(write) -> None:
    library = write(mine="- routine: other", other="- rest: 3s\n- repeat: 2\n  steps:\n  - routine: mine")
    assert {file.id: [problem.sentence for problem in file.problems] for file in library.given() if file.broken} == {
        "mine": ["steps[0].routine: this routine includes itself: mine → other → mine"],
        "other": ["steps[1].steps[0].routine: this routine includes itself: other → mine → other"],
    }


# Properties

AT = Place(1, 1, 1, 0, 0)
DURATIONS = st.integers(0, 60).map(lambda tenths: tenths / 10)
MAYBE = st.none() | DURATIONS
TEXTS = st.none() | st.sampled_from(["One.", "Two.", "Three."])
ALL = {
    f"{sides}-{number}": Exercise(
        id=f"{sides}-{number}",
        name=f"{sides} {number}",
        kind=ExerciseKind.STRENGTH,
        position=Position.STANDING,
        instructions=("Do it.",),
        sides=sides,
        dose=dose,
    )
    for sides in Sides
    for number, dose in enumerate([Dose(2, 3, 1.5, None), Dose(1, None, 2.0, None), Dose(1, None, None, 7.0)])
}


@st.composite
def exercise_steps(draw: st.DrawFn) -> ExerciseStep:
    name = Located(draw(st.sampled_from(sorted(ALL))), AT, "exercise")
    return ExerciseStep(
        exercise=name,
        time_at=name,
        sets=draw(st.none() | st.integers(1, 4)),
        sides=draw(st.none() | st.sampled_from(Sides)),
        start_side=draw(st.sampled_from(StartSide)),
        reps=draw(st.none() | st.integers(1, 5)),
        hold_seconds=draw(st.none() | st.just(2.5)),
        until_done=draw(st.booleans()),
        prepare_seconds=draw(MAYBE),
        switch_seconds=draw(MAYBE),
        rest_seconds=draw(MAYBE),
        say=draw(TEXTS),
    )


SIMPLE: st.SearchStrategy[Step] = exercise_steps() | st.builds(RestStep, DURATIONS, TEXTS)
NESTED: st.SearchStrategy[Step] = st.recursive(
    SIMPLE | st.just(RoutineStep(Located("inner", AT, "routine"))),
    lambda steps: st.builds(RepeatStep, st.integers(1, 3), st.lists(steps, min_size=1, max_size=3).map(tuple), MAYBE),
    max_leaves=8,
)
ROUTINES = st.lists(NESTED, min_size=1, max_size=6).map(tuple)


def routine(steps: tuple[Step, ...], pauses: Pauses, routine_id: str = "mine") -> Routine:
    return Routine(routine_id, "Mine", RoutineKind.STRENGTH, steps, Located("steps", AT, "steps"), pauses=pauses)


@st.composite
def timelines(draw: st.DrawFn) -> tuple[Routine, Timeline]:
    pauses = st.builds(Pauses, DURATIONS, DURATIONS, DURATIONS)
    inner = routine(draw(st.lists(SIMPLE, min_size=1, max_size=3).map(tuple)), draw(pauses), "inner")
    whole = routine(draw(ROUTINES), draw(pauses))
    timeline, _ = unfold(whole, Lookup(ALL.get, {"inner": inner}.get, Side.RIGHT), holes=True)
    return whole, timeline or Timeline("mine", "Mine", "strength", "gentle", ())


@given(timelines())
def test_the_phases_make_up_the_whole(made: tuple[Routine, Timeline]) -> None:
    _, timeline = made
    assert timeline.seconds == pytest.approx(sum(phase.seconds for phase in timeline.phases))
    assert len(timeline.phases) <= MAX_PHASES


@given(timelines())
def test_no_phase_lasts_no_time(made: tuple[Routine, Timeline]) -> None:
    assert all(phase.seconds >= 0.01 for phase in made[1].phases)


@given(timelines())
def test_phases_follow_each_other_sensibly(made: tuple[Routine, Timeline]) -> None:
    phases = made[1].phases
    for before, after in pairwise(phases):
        assert (before.kind, after.kind) != (PhaseKind.REST, PhaseKind.REST)
        if before.kind in (PhaseKind.PREPARE, PhaseKind.SWITCH):
            assert after.kind is PhaseKind.WORK
            assert (before.exercise, before.side, before.set, before.sets, before.block) == (
                after.exercise,
                after.side,
                after.set,
                after.sets,
                after.block,
            )
    assert not phases or phases[-1].kind in (PhaseKind.WORK, PhaseKind.REST)


@given(timelines())
def test_blocks_are_counted_without_a_gap(made: tuple[Routine, Timeline]) -> None:
    numbers = [phase.block for phase in made[1].phases if phase.block is not None]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(len(set(numbers))))
    for number in set(numbers):
        works = [p for p in made[1].phases if p.block == number and p.kind is PhaseKind.WORK]
        assert [work.set for work in works] == sorted(work.set or 0 for work in works)
        assert len({work.exercise for work in works}) == 1


@given(st.lists(st.builds(RestStep, DURATIONS, st.sampled_from(["One.", "Two."])), max_size=5), exercise_steps())
def test_texts_of_the_rests_before_an_exercise_are_all_said_in_order(rests: list[RestStep], step: ExerciseStep) -> None:
    timeline, _ = unfold(routine((*rests, step), Pauses()), Lookup(ALL.get, {}.get))
    assert timeline is not None
    works = next(index for index, phase in enumerate(timeline.phases) if phase.kind is PhaseKind.WORK)
    said = " ".join(phase.say for phase in timeline.phases[: works + 1] if phase.say)
    assert said == " ".join([*(rest.say or "" for rest in rests), *([step.say] if step.say else [])])


@given(st.lists(st.builds(RestStep, DURATIONS), max_size=5), exercise_steps())
def test_a_break_is_as_long_as_the_longer_of_rest_and_prepare(rests: list[RestStep], step: ExerciseStep) -> None:
    timeline, _ = unfold(routine((*rests, step), Pauses()), Lookup(ALL.get, {}.get))
    assert timeline is not None
    works = next(index for index, phase in enumerate(timeline.phases) if phase.kind is PhaseKind.WORK)
    prepare = 8.0 if step.prepare_seconds is None else step.prepare_seconds
    rest = sum(rest.seconds for rest in rests)
    assert sum(phase.seconds for phase in timeline.phases[:works]) == pytest.approx(max(rest, prepare))
