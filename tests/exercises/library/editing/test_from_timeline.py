"""What was done becomes a routine that unfolds to the same phases again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from exercises.coach.walks import WalkWish, build_walk
from exercises.library.editing.from_timeline import routine_from_timeline
from exercises.library.editing.rendering import Manner
from exercises.library.library import Library
from exercises.library.timeline import PhaseKind, Timeline
from exercises.paths import BUNDLED_EXERCISES, BUNDLED_ROUTINES
from exercises.settings import Settings

ROUTINES = sorted(path.stem for path in BUNDLED_ROUTINES.glob("*.yaml"))
PATH = Path("/nowhere/mine.yaml")


@pytest.fixture(scope="module")
def bundle() -> Library:
    library = Library(None)
    library.scan()
    return library


def read_back(bundle: Library, timeline: Timeline, **asked) -> Timeline:
    written = routine_from_timeline(timeline, timeline.name, bundle.exercise, **asked)
    assert written is not None
    draft = bundle.judge(PATH, written.text.encode())
    assert draft.file.problems == (), written.text
    assert draft.timeline is not None
    return draft.timeline


@pytest.mark.parametrize("routine", ROUTINES)
def test_every_routine_comes_back_phase_by_phase(bundle, routine):
    timeline = bundle.timeline(bundle.routine(routine))
    again = read_back(bundle, timeline)
    assert again.phases == timeline.phases
    assert (again.name, again.kind, again.level) == (timeline.name, timeline.kind, timeline.level)


@pytest.mark.parametrize("level", [0, 4, 9])
def test_a_walk_of_the_plan_comes_back_with_its_warm_up(bundle, level):
    plan = bundle.plan(Settings().plan)
    assert plan is not None
    walk = build_walk(plan, WalkWish(level, 20), bundle.lookup())
    again = read_back(bundle, walk)
    assert again.phases == walk.phases
    assert again.kind == "walk"


DOSES = [
    *({}, {"for": "90s"}, {"for": "0.5s"}, {"reps": "7"}, {"reps": "3", "hold": "4s", "pace": "2.5s"}),
    *({"hold": "20s"}, {"until": "done"}),
]
EXTRAS = [
    *({}, {"prepare": "0s"}, {"prepare": "13s", "rest": "0s"}, {"switch": "0s"}, {"start-side": "right"}),
    *({"sides": "both"}, {"sides": "each"}, {"say": "Slowly: breathe # out."}),
]
STEPS = st.one_of(
    st.builds(
        lambda exercise, sets, dose, extra: {"exercise": exercise, **sets, **dose, **extra},
        st.sampled_from(sorted(path.stem for path in BUNDLED_EXERCISES.glob("*.yaml"))),
        st.sampled_from([{}, {"sets": "2"}, {"sets": "3"}]),
        st.sampled_from(DOSES),
        st.sampled_from(EXTRAS),
    ),
    st.sampled_from([{"rest": "5s"}, {"rest": "1m 30s", "say": "Drink."}, {"rest": "8s"}, {"rest": "8.25s"}]),
)


@given(steps=st.lists(STEPS, min_size=1, max_size=5), times=st.integers(1, 3), pause=st.sampled_from(["0s", "30s"]))
def test_any_routine_comes_back(bundle, steps, times, pause):
    inside = "\n".join("    " + Manner().item(step, 4) for step in steps)
    text = f"name: Any\nkind: strength\nswitch: 7s\nsteps:\n  - repeat: {times}\n    rest: {pause}\n    steps:\n"
    first = bundle.judge(PATH, (text + "\n".join("  " + line for line in inside.splitlines()) + "\n").encode())
    assume(first.timeline is not None and any(phase.kind is PhaseKind.WORK for phase in first.timeline.phases))
    assert read_back(bundle, first.timeline).phases == first.timeline.phases


def test_only_what_was_done_is_taken(bundle):
    timeline = bundle.timeline(bundle.routine("core-foundation"))
    blocks = {phase.block for phase in timeline.phases if phase.block is not None}
    kept = set(sorted(blocks)[1:3])
    again = read_back(bundle, timeline, blocks=kept)
    done = [phase.exercise for phase in timeline.phases if phase.block in kept and phase.kind is PhaseKind.WORK]
    assert [phase.exercise for phase in again.phases if phase.kind is PhaseKind.WORK] == done


def test_exercises_that_are_gone_are_left_out_and_named(bundle):
    timeline = bundle.timeline(bundle.routine("core-foundation"))
    gone = next(phase.exercise for phase in timeline.phases if phase.exercise)
    name = next(phase.name for phase in timeline.phases if phase.exercise == gone)
    written = routine_from_timeline(timeline, "Mine", lambda each: None if each == gone else bundle.exercise(each))
    assert written is not None
    assert written.missing == (name,)
    assert gone not in written.text
    assert routine_from_timeline(timeline, "Mine", lambda _: None) is None


def test_a_name_and_a_kind_that_mean_something_in_yaml_stay_words(bundle):
    timeline = bundle.timeline(bundle.routine("movement-snack"))
    odd = replace(timeline, name=f'Plan: "A" # {date(2026, 11, 20)}', kind="activity", level="L4")
    again = read_back(bundle, odd)
    assert (again.name, again.kind, again.level) == (odd.name, "mobility", "gentle")
