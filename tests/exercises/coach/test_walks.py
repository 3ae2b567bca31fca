"""Walks of a plan put together from the bundle and from plans of one's own."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.coach.walks import BASELINE_NAME, WalkWish, build_walk, level_minutes, part_split
from exercises.library.library import Library
from exercises.library.plan import WalkingPlan
from exercises.library.timeline import Phase, PhaseKind, Timeline
from exercises.paths import BUNDLED_EXERCISES

PLAN = "gradual-walk"
_BUNDLED = Library(None)
_BUNDLED.scan()


@pytest.fixture(scope="module")
def library() -> Library:
    return _BUNDLED


@pytest.fixture
def plan(library: Library) -> WalkingPlan:
    found = library.plan(PLAN)
    assert found is not None
    return found


def own(folder: Path, *files: tuple[str, str]) -> tuple[Library, WalkingPlan]:
    """A library with these files besides the bundle, and the plan among them."""
    paths = []
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        paths.append(path)
    library = Library(None, given=paths)
    library.scan()
    found = library.plan("mine")
    assert found is not None
    return library, found


def walking(timeline: Timeline) -> list[Phase]:
    return [phase for phase in timeline.phases if phase.walking]


def shape(timeline: Timeline) -> str:
    """`walk-easy 300 | walk-brisk 300`, of everything that is not a get-ready."""
    told = (f"{p.exercise or 'rest'} {p.seconds:g}" for p in timeline.phases if p.kind is not PhaseKind.PREPARE)
    return " | ".join(told)


def level(plan: WalkingPlan, name: str) -> int:
    return [level.name for level in plan.levels].index(name)


def test_level_minutes__of_the_bundled_plan__are_those_of_the_table(library: Library, plan: WalkingPlan) -> None:
    minutes = [level_minutes(level, library.lookup()) for level in plan.levels]
    assert minutes == [8, 10, 12, 12, 15, 17, 19, 21, 23, 25, 27, 30, 30]


def test_own_shape__when_the_minutes_are_the_levels(library: Library, plan: WalkingPlan) -> None:
    walk = build_walk(plan, WalkWish(level(plan, "L4"), 15, wrap=False), library.lookup())
    assert shape(walk) == "walk-easy 300 | walk-brisk 300 | walk-easy 300"
    assert (walk.routine, walk.name, walk.kind, walk.level) == (None, "Walk · L4", "walk", "L4")
    assert [phase.block for phase in walk.phases] == [0, 1, 2]


def test_every_level__in_its_parts_and_with_its_minutes__walks_exactly_these(
    library: Library, plan: WalkingPlan
) -> None:
    lookup = library.lookup()
    for number, its in enumerate(plan.levels):
        for part in part_split(level_minutes(its, lookup), its.parts):
            walk = build_walk(plan, WalkWish(number, part), lookup)
            assert sum(phase.seconds for phase in walking(walk)) == part * 60, its.name


def test_one_part_of_a_day_in_parts__is_the_shape_and_the_whole_day_one_easy_walk(
    library: Library, plan: WalkingPlan
) -> None:
    assert shape(build_walk(plan, WalkWish(0, 4, wrap=False), library.lookup())) == "walk-easy 240"
    assert shape(build_walk(plan, WalkWish(0, 8, wrap=False), library.lookup())) == "walk-easy 480"


def test_sometimes__is_the_weeks_other_shape(library: Library, plan: WalkingPlan) -> None:
    top = level(plan, "L12")
    plain = build_walk(plan, WalkWish(top, 30, wrap=False), library.lookup())
    other = build_walk(plan, WalkWish(top, 30, sometimes=True, wrap=False), library.lookup())
    assert shape(plain) == "walk-easy 240 | walk-brisk 1320 | walk-easy 240"
    assert [phase.seconds for phase in other.phases] == [240, *([180, 60] * 5), 120, 240]
    # A level that knows no other shape keeps its own.
    kept = build_walk(plan, WalkWish(level(plan, "L4"), 15, sometimes=True, wrap=False), library.lookup())
    assert len(kept.phases) == 3


@pytest.mark.parametrize("minutes", [1, 4, 7, 11, 14])
def test_fewer_minutes__are_one_easy_walk(library: Library, plan: WalkingPlan, minutes: int) -> None:
    walk = build_walk(plan, WalkWish(level(plan, "L4"), minutes, wrap=False), library.lookup())
    assert shape(walk) == f"walk-easy {minutes * 60}"
    assert (walk.name, walk.level) == ("Walk · L4", "L4")


def test_easy__turns_brisk_into_easy_and_joins_what_is_now_the_same(library: Library, plan: WalkingPlan) -> None:
    walk = build_walk(plan, WalkWish(level(plan, "L9"), 25, easy=True, wrap=False), library.lookup())
    assert shape(walk) == "walk-easy 1500"
    assert walk.phases[0].say is None, "the hill belongs to the brisk part"
    assert walk.phases[0].block == 0
    # What is said between two easy parts keeps them apart.
    said = build_walk(plan, WalkWish(level(plan, "L3"), 12, easy=True, wrap=False), library.lookup())
    assert shape(said) == "walk-easy 120 | walk-easy 480 | walk-easy 120"


def test_easy__inside_the_routines_round_it__counts_the_exercises_without_holes(
    library: Library, plan: WalkingPlan
) -> None:
    walk = build_walk(plan, WalkWish(level(plan, "L9"), 25, easy=True), library.lookup())
    blocks = list(dict.fromkeys(phase.block for phase in walk.phases if phase.block is not None))
    assert blocks == list(range(len(blocks)))


def test_stenosis__walks_three_minutes_and_sits_one(library: Library, plan: WalkingPlan) -> None:
    walk = build_walk(plan, WalkWish(level(plan, "L1"), 10, stenosis=True, wrap=False), library.lookup())
    seat = "seated-forward-bend 60"
    assert shape(walk) == f"walk-easy 180 | {seat} | walk-easy 180 | {seat} | walk-easy 180 | {seat} | walk-easy 60"


@given(minutes=st.integers(1, 180))
def test_stenosis__any_minutes__add_up_exactly(minutes: int) -> None:
    plan = _BUNDLED.plan(PLAN)
    assert plan is not None
    walk = build_walk(plan, WalkWish(5, minutes, stenosis=True), _BUNDLED.lookup())
    assert sum(phase.seconds for phase in walking(walk)) == minutes * 60
    assert max(phase.seconds for phase in walking(walk)) <= 180


def test_stenosis__without_the_seat_exercise__rests(tmp_path: Path) -> None:
    library, plan = own(tmp_path, ("plans/mine.yaml", _PLAN))
    lookup = library.lookup()
    lookup.exercise = lambda name: None if name == "seated-forward-bend" else library.exercise(name)  # type: ignore[method-assign]
    walk = build_walk(plan, WalkWish(0, 5, stenosis=True), lookup)
    assert shape(walk) == "walk-easy 180 | rest 60 | walk-easy 120"
    assert walk.phases[1].say


def test_baseline__is_open_with_the_cap_as_its_estimate(library: Library, plan: WalkingPlan) -> None:
    walk = build_walk(plan, WalkWish(None), library.lookup())
    assert (walk.routine, walk.name, walk.level) == (None, BASELINE_NAME, None)
    (open_end,) = walking(walk)
    assert (open_end.exercise, open_end.seconds, open_end.until_done) == ("walk-easy", 1800, True)
    assert walk.phases[0].exercise != "walk-easy", "the warm-up comes first"


def test_wrapped__by_the_plans_routines(library: Library, plan: WalkingPlan) -> None:
    bare = build_walk(plan, WalkWish(4, 15, wrap=False), library.lookup())
    whole = build_walk(plan, WalkWish(4, 15), library.lookup())
    before, after = (library.routine(name) for name in ("pre-walk-warmup", "post-walk-cooldown"))
    assert before is not None
    assert after is not None
    parts = (library.timeline(before), bare, library.timeline(after))
    assert whole.seconds == sum(part.seconds for part in parts if part is not None)
    assert [phase.seconds for phase in walking(whole)] == [300, 300, 300]


_PLAN = """\
name: Mine
levels:
  - {name: A, walks-a-week: 3, steps: [{exercise: walk-easy, for: 6m}]}
"""


def test_routines_round_it_that_are_gone_or_broken__are_left_out(tmp_path: Path) -> None:
    library, plan = own(
        tmp_path,
        ("plans/mine.yaml", "before: mine-before\nafter: mine-after\n" + _PLAN),
        ("mine-before.yaml", "name: B\nkind: warm-up\nsteps: [{exercise: march, for: 20s}]\n"),
        ("mine-after.yaml", "name: C\nkind: cool-down\nsteps: [{exercise: march, for: 20s}]\n"),
    )
    lookup = library.lookup()
    assert shape(build_walk(plan, WalkWish(0, 6), lookup)) == "march 20 | walk-easy 360 | march 20"
    lookup.routine = lambda name: None if name == "mine-after" else library.routine(name)  # type: ignore[method-assign]
    assert shape(build_walk(plan, WalkWish(0, 6), lookup)) == "march 20 | walk-easy 360"
    lookup.routine = lambda name: None  # type: ignore[method-assign]
    assert shape(build_walk(plan, WalkWish(0, 6), lookup)) == "walk-easy 360"


def test_a_routine_after_it_that_makes_it_too_long__is_left_out(tmp_path: Path) -> None:
    library, plan = own(
        tmp_path,
        ("plans/mine.yaml", "before: short\nafter: long\n" + _PLAN),
        ("short.yaml", "name: B\nkind: warm-up\nsteps: [{exercise: march, for: 20s}]\n"),
        ("long.yaml", "name: C\nkind: cool-down\nsteps: [{exercise: march, for: 3h58m}]\n"),
    )
    assert shape(build_walk(plan, WalkWish(0, 6), library.lookup())) == "march 20 | walk-easy 360"


def test_without_an_easy_walk__the_plans_own_first_walk_stands_for_it(tmp_path: Path) -> None:
    track = (BUNDLED_EXERCISES / "walk-indoors.yaml").read_text()
    text = _PLAN.replace("[{exercise: walk-easy, for: 6m}]", "[{exercise: march, for: 1m}, {exercise: track, for: 5m}]")
    library, plan = own(tmp_path, ("plans/mine.yaml", text), ("exercises/track.yaml", track))
    lookup = library.lookup()
    lookup.exercise = lambda name: None if name == "walk-easy" else library.exercise(name)  # type: ignore[method-assign]
    assert shape(build_walk(plan, WalkWish(0, 3), lookup)) == "track 180"
    assert shape(build_walk(plan, WalkWish(0, 5), lookup)) == "march 60 | track 300"
    # And when nothing at all is left that one could call a walk, the time still is.
    lookup.exercise = lambda name: None  # type: ignore[method-assign]
    (phase,) = build_walk(plan, WalkWish(0, 3), lookup).phases
    assert (phase.seconds, phase.walking) == (180, True)


def test_a_level_of_something_else_than_walks__keeps_its_shape(tmp_path: Path) -> None:
    text = _PLAN.replace("walk-easy, for: 6m", "march, for: 6m")
    library, plan = own(tmp_path, ("plans/mine.yaml", text))
    minutes = level_minutes(plan.levels[0], library.lookup())
    assert minutes == 1
    assert shape(build_walk(plan, WalkWish(0, minutes), library.lookup())) == "march 360"


def test_half_minutes__are_rounded_up_and_still_the_levels_own_shape(tmp_path: Path) -> None:
    text = _PLAN.replace("for: 6m", "for: 6m30s")
    library, plan = own(tmp_path, ("plans/mine.yaml", text))
    assert level_minutes(plan.levels[0], library.lookup()) == 7
    assert shape(build_walk(plan, WalkWish(0, 7), library.lookup())) == "walk-easy 390"


@pytest.mark.parametrize(
    ("minutes", "parts", "split"),
    [(8, 2, (4, 4)), (9, 2, (5, 4)), (15, 3, (5, 5, 5)), (1, 2, (1,)), (10, 1, (10,)), (11, 4, (3, 3, 3, 2))],
)
def test_part_split(minutes: int, parts: int, split: tuple[int, ...]) -> None:
    assert part_split(minutes, parts) == split
