"""Walking plans: levels, rules and their defaults, and the bundled plan against what was planned."""

import re
from dataclasses import fields
from itertools import pairwise

import pytest

from exercises.library.exercise import Exercise, ExerciseKind
from exercises.library.library import Library
from exercises.library.plan import PlanLevel, WalkingPlan
from exercises.library.routine import Pauses, Routine, RoutineStep
from exercises.library.rules import RULE_FIELDS, Rules
from exercises.library.timeline import PhaseKind, unfold

# Every threshold with the value that the rules of the coach name.
DEFAULTS = {
    "green-pain": "3",
    "settle": "1",
    "green-effort": "4",
    "red-pain": "6",
    "red-rise": "3",
    "red-rise-reach": "5",
    "next-day-rise": "2",
    "red-effort": "7",
    "usual-logs": "7",
    "usual-pain": "4",
    "usual-green": "1",
    "usual-red": "3",
    "usual-red-pain": "7",
    "go-pain": "3",
    "half-pain": "5",
    "flare-pain": "7",
    "flare-rise": "3",
    "slow-rise": "2",
    "slow-pain": "3",
    "start-walks": "3",
    "start-cap": "30",
    "start-share": "80%",
    "start-share-careful": "70%",
    "advance-days": "7",
    "advance-done": "80%",
    "advance-least": "3",
    "walk-done": "90%",
    "advance-amber": "1",
    "advance-green": "2",
    "back-walks": "2",
    "two-red-days": "7",
    "three-red-days": "14",
    "missed-carry-on": "3",
    "missed-restart": "7",
    "missed-down": "14",
    "missed-half": "28",
    "missed-half-levels": "4",
    "flare-days": "2",
    "flare-share": "50%",
    "flare-step": "25%",
    "flare-hold-days": "7",
    "flare-doctor-days": "7",
    "flare-count": "3",
    "flare-window-days": "42",
    "stuck-count": "3",
    "stuck-window-days": "42",
    "strength-pause-days": "14",
}
# Level: minutes of one walk day, walks a week, minutes a week.
LEVELS = {
    "L0": (8, 5, 40),
    "L1": (10, 4, 40),
    "L2": (12, 4, 48),
    "L3": (12, 5, 60),
    "L4": (15, 5, 75),
    "L5": (17, 5, 85),
    "L6": (19, 5, 95),
    "L7": (21, 5, 105),
    "L8": (23, 5, 115),
    "L9": (25, 5, 125),
    "L10": (27, 5, 135),
    "L11": (30, 5, 150),
    "L12": (30, 5, 150),
}
BRISK = {"L4": 5, "L5": 7, "L6": 9, "L7": 11, "L8": 13, "L9": 15, "L10": 17, "L11": 20, "L12": 22}
LEVEL = "  - name: {}\n    walks-a-week: 5\n    steps: [{{exercise: walk-easy, for: 4m}}]\n"


@pytest.fixture(scope="module")
def bundle() -> Library:
    library = Library(None)
    library.scan()
    return library


@pytest.fixture(scope="module")
def gradual(bundle: Library) -> WalkingPlan:
    plan = bundle.plan("gradual-walk")
    assert plan is not None
    return plan


@pytest.fixture
def read(shelf):
    """The plan that some YAML below `name:` gives, and what is wrong with it."""

    def _read(text: str) -> tuple[WalkingPlan | None, list[str]]:
        file = shelf.read(f"name: Mine\n{text}", "plans/mine.yaml")
        return shelf.library.plan("mine"), [problem.sentence for problem in file.problems]

    return _read


def minutes(bundle: Library, walk: Routine, kinds: tuple[str, ...] = ("walk-easy", "walk-brisk")) -> float:
    timeline, problems = unfold(walk, bundle.lookup())
    assert problems == []
    assert timeline is not None
    assert all(phase.kind is PhaseKind.WORK and phase.walking for phase in timeline.phases)
    return sum(phase.seconds for phase in timeline.phases if phase.exercise in kinds) / 60


# The file


def test_a_small_plan_is_read(read) -> None:
    plan, problems = read(f"about: For me\nbefore: pre-walk-warmup\nlevels:\n{LEVEL.format('L0')}")
    assert problems == []
    assert plan is not None
    assert (plan.id, plan.name, plan.about) == ("mine", "Mine", "For me")
    assert plan.before is not None
    assert plan.before.text == "pre-walk-warmup"
    assert plan.after is None
    assert plan.rules == Rules()
    (level,) = plan.levels
    assert (level.name, level.walks_a_week, level.parts, level.sometimes) == ("L0", 5, 1, None)


def test_a_walk_s_steps_follow_each_other_without_a_pause(read, bundle: Library) -> None:
    plan, _ = read("levels:\n- {name: L0, walks-a-week: 5, steps: [{exercise: walk-easy, sets: 2, for: 1m}]}")
    assert plan is not None
    assert plan.levels[0].walk.pauses == Pauses(0, 0, 0)
    timeline, _ = unfold(plan.levels[0].walk, bundle.lookup())
    assert timeline is not None
    assert [(phase.kind.value, phase.seconds) for phase in timeline.phases] == [("work", 60), ("work", 60)]


def test_a_walk_is_no_routine_and_is_named_after_its_level(read, bundle: Library) -> None:
    plan, _ = read(f"levels:\n{LEVEL.format('Level four')}")
    assert plan is not None
    timeline, _ = unfold(plan.levels[0].walk, bundle.lookup())
    assert timeline is not None
    assert (timeline.routine, timeline.name, timeline.kind, timeline.level) == (None, "Walk · Level four", "walk", None)


def test_a_step_of_a_walk_may_have_pauses_of_its_own(read, bundle: Library) -> None:
    steps = "[{exercise: walk-easy, for: 3m, prepare: 5s}, {rest: 2m, say: Sit down.}, {exercise: walk-easy, for: 3m}]"
    plan, _ = read(f"levels:\n- {{name: L0, walks-a-week: 5, steps: {steps}}}")
    assert plan is not None
    timeline, _ = unfold(plan.levels[0].walk, bundle.lookup())
    assert timeline is not None
    assert [(phase.kind.value, phase.seconds) for phase in timeline.phases] == [
        ("prepare", 5),
        ("work", 180),
        ("rest", 120),
        ("work", 180),
    ]


def test_an_included_routine_keeps_its_own_pauses(read, bundle: Library) -> None:
    plan, _ = read("levels:\n- {name: L0, walks-a-week: 5, steps: [{routine: desk-break}]}")
    assert plan is not None
    timeline, _ = unfold(plan.levels[0].walk, bundle.lookup())
    assert timeline is not None
    assert timeline.phases[0].kind is PhaseKind.PREPARE


@pytest.mark.parametrize("name", ["L0", "l0 ", "1", "no", "010"])
def test_names_of_levels_are_what_was_written(read, name: str) -> None:
    plan, problems = read(f"levels:\n{LEVEL.format(repr(name))}")
    assert problems == []
    assert plan is not None
    assert plan.levels[0].name == name


@pytest.mark.parametrize("walks", ["1", "14", "07"])
def test_one_to_fourteen_walks_a_week(read, walks: str) -> None:
    _, problems = read(f"levels:\n- {{name: L0, walks-a-week: {walks}, steps: [{{rest: 3s}}]}}")
    assert problems == []


def test_a_routine_that_is_broken_breaks_the_plan_that_names_it(shelf) -> None:
    shelf.write("warm.yaml", "name: Warm\nkind: warm-up\nsteps: []\n")
    file = shelf.read(f"name: Mine\nbefore: warm\nlevels:\n{LEVEL.format('L0')}", "plans/mine.yaml")
    assert [problem.sentence for problem in file.problems] == [
        'before: "warm" can\'t be used before its own file is mended: warm.yaml'
    ]


# Rules


def test_the_defaults_are_those_of_the_coach() -> None:
    rules = Rules()
    told = {
        key: f"{getattr(rules, name)}%" if name.endswith("_percent") else str(getattr(rules, name))
        for key, name in RULE_FIELDS.items()
    }
    assert told == DEFAULTS
    assert len(RULE_FIELDS) == len(fields(Rules))


@pytest.mark.parametrize("key", DEFAULTS)
def test_a_rule_can_be_written(read, key: str) -> None:
    percent = DEFAULTS[key].endswith("%")
    plan, problems = read(f"levels:\n{LEVEL.format('L0')}rules: {{{key}: {'55%' if percent else '0'}}}")
    assert problems == []
    assert plan is not None
    assert getattr(plan.rules, RULE_FIELDS[key]) == (55 if percent else 0)
    others = {name: getattr(plan.rules, name) for other, name in RULE_FIELDS.items() if other != key}
    assert others == {name: getattr(Rules(), name) for name in others}


@pytest.mark.parametrize("key", DEFAULTS)
def test_a_percent_and_a_number_are_not_the_same(read, key: str) -> None:
    percent = DEFAULTS[key].endswith("%")
    plan, problems = read(f"levels:\n{LEVEL.format('L0')}rules: {{{key}: {'55' if percent else '5%'}}}")
    said = '"55" is not a percent; write for example 80%' if percent else '"5%" is not a whole number from 0 to 1000'
    assert problems == [f"rules.{key}: {said}"]
    assert plan is None


@pytest.mark.parametrize("rules", ["", "rules:\n", "rules: {}\n", "rules: {green-pain: }\n"])
def test_rules_may_be_left_out(read, rules: str) -> None:
    plan, problems = read(f"levels:\n{LEVEL.format('L0')}{rules}")
    assert problems == []
    assert plan is not None
    assert plan.rules == Rules()


# The bundled plan


def test_the_bundled_plan_has_the_levels_that_were_planned(bundle: Library, gradual: WalkingPlan) -> None:
    def told(level: PlanLevel) -> tuple[float, int, float]:
        day = minutes(bundle, level.walk) * level.parts
        often = level.sometimes.times if level.sometimes else 0
        other = minutes(bundle, level.sometimes.walk) * level.parts if level.sometimes else 0
        return day, level.walks_a_week, day * (level.walks_a_week - often) + other * often

    assert {level.name: told(level) for level in gradual.levels} == LEVELS


def test_the_brisk_minutes_are_those_that_were_planned(bundle: Library, gradual: WalkingPlan) -> None:
    brisk = {level.name: minutes(bundle, level.walk, ("walk-brisk",)) for level in gradual.levels}
    assert {name: time for name, time in brisk.items() if time} == BRISK


def test_only_the_first_level_has_two_parts_and_only_the_last_a_second_shape(gradual: WalkingPlan) -> None:
    assert [level.name for level in gradual.levels if level.parts > 1] == ["L0"]
    assert [level.name for level in gradual.levels if level.sometimes] == ["L12"]


def test_the_second_shape_goes_up_and_down_in_pace(bundle: Library, gradual: WalkingPlan) -> None:
    sometimes = gradual.levels[-1].sometimes
    assert sometimes is not None
    assert sometimes.times == 2
    timeline, _ = unfold(sometimes.walk, bundle.lookup())
    assert timeline is not None
    assert [f"{phase.exercise} {phase.seconds / 60:g}" for phase in timeline.phases] == [
        "walk-easy 4",
        *["walk-brisk 3", "walk-easy 1"] * 5,
        "walk-brisk 2",
        "walk-easy 4",
    ]


def test_weeks_never_grow_by_more_than_a_quarter(bundle: Library, gradual: WalkingPlan) -> None:
    weeks = [minutes(bundle, level.walk) * level.parts * level.walks_a_week for level in gradual.levels]
    for before, after in pairwise(weeks):
        assert before <= after <= before * 1.25


def test_the_bundled_plan_writes_every_rule_out_with_its_default(gradual: WalkingPlan) -> None:
    assert gradual.rules == Rules()


def test_the_bundled_file_names_every_rule(bundle: Library) -> None:
    lines = next(file.lines for file in bundle.bundled() if file.id == "gradual-walk")
    written = dict(re.findall(r"^  ([a-z-]+): (\d+%?) ", "\n".join(lines), re.MULTILINE))
    assert written == DEFAULTS


def test_the_bundled_plan_wraps_bundled_routines_round_its_walks(bundle: Library, gradual: WalkingPlan) -> None:
    assert gradual.before is not None
    assert gradual.after is not None
    before, after = bundle.routine(gradual.before.text), bundle.routine(gradual.after.text)
    assert before is not None
    assert after is not None
    assert (before.kind.value, after.kind.value) == ("warm-up", "cool-down")


def test_a_plan_names_only_walks(bundle: Library, gradual: WalkingPlan) -> None:
    for level in gradual.levels:
        assert not any(isinstance(step, RoutineStep) for step in level.walk.steps)
        timeline, _ = unfold(level.walk, bundle.lookup())
        assert timeline is not None
        for phase in timeline.phases:
            found: Exercise | None = bundle.exercise(phase.exercise or "")
            assert found is not None
            assert found.kind is ExerciseKind.WALK
