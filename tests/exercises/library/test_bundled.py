"""What comes with the program: no fault in it, complete advice, and times as they were planned."""

import re
from pathlib import Path

import pytest

from exercises.library.exercise import Exercise, Sides
from exercises.library.library import FileKind, Library
from exercises.library.scalars import format_clock
from exercises.library.timeline import Phase, PhaseKind, Timeline
from exercises.paths import BUNDLED_EXERCISES, BUNDLED_PLANS, BUNDLED_ROUTINES

TIMELINES = Path(__file__).parents[2] / "data" / "timelines"
# Minutes as planned, with 8 s to get ready for each step and all pauses.
MINUTES = {
    "pre-walk-warmup": 7.2,
    "post-walk-cooldown": 6.9,
    "core-foundation": 10.8,
    "core-progress": 17.1,
    "hip-strength": 13.7,
    "hip-mobility": 9.2,
    "upper-back-mobility": 6.0,
    "ankle-foot-mobility": 7.5,
    "movement-snack": 2.9,
    "desk-break": 4.9,
    "flare-day-gentle": 8.9,
    "evening-relax": 9.7,
    "maintenance-full": 17.3,
}
EXERCISES = sorted(path.stem for path in BUNDLED_EXERCISES.glob("*.yaml"))
FILES = sorted(
    path.relative_to(BUNDLED_EXERCISES.parents[1])
    for folder in (BUNDLED_EXERCISES, BUNDLED_ROUTINES, BUNDLED_PLANS)
    for path in folder.glob("*.y*ml")
)


@pytest.fixture(scope="module")
def bundle() -> Library:
    library = Library(None)
    library.scan()
    return library


def exercise(bundle: Library, exercise_id: str) -> Exercise:
    found = bundle.exercise(exercise_id)
    assert found is not None
    return found


def timeline(bundle: Library, routine_id: str) -> Timeline:
    routine = bundle.routine(routine_id)
    assert routine is not None
    found = bundle.timeline(routine)
    assert found is not None
    return found


def test_no_bundled_file_has_a_problem(bundle: Library) -> None:
    said = [problem.render(file.path.name, file.lines) for file in bundle.bundled() for problem in file.problems]
    assert said == []


def test_every_bundled_file_is_there(bundle: Library) -> None:
    assert len(bundle.bundled()) == len(FILES)
    assert {routine.id for routine in bundle.routines()} == set(MINUTES)
    assert [file.id for file in bundle.files(FileKind.PLAN)] == ["gradual-walk"]


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_bundled_file_can_be_told_apart_by_its_name(path: Path) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.yaml", path.name)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_bundled_file_begins_with_the_schema_that_editors_check_it_with(path: Path) -> None:
    kind = {"catalogue": "exercise", "plans": "plan"}.get(path.parent.name, "routine")
    root = BUNDLED_EXERCISES.parents[1]
    up = "../" * (len(path.parts) - 1)
    first = (root / path).read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={up}assets/schema/{kind}.schema.json"


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_bundled_file_is_tidy(path: Path) -> None:
    text = (BUNDLED_EXERCISES.parents[1] / path).read_bytes().decode("utf-8")
    assert "\t" not in text
    assert "\r" not in text
    assert text.endswith("\n")
    assert all(line == line.rstrip() for line in text.split("\n"))


# Exercises


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_an_exercise_tells_all_that_one_needs(bundle: Library, exercise_id: str) -> None:
    found = exercise(bundle, exercise_id)
    assert 3 <= len(found.instructions) <= 6
    assert found.targets
    assert found.cues
    assert found.mistakes
    assert found.breathing
    assert found.stop_when
    assert found.sources
    assert found.dose is not None


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_easier_and_harder_point_at_each_other(bundle: Library, exercise_id: str) -> None:
    for easier in exercise(bundle, exercise_id).easier:
        assert exercise_id in exercise(bundle, easier).harder, f"{easier} should name {exercise_id} as harder"
    for harder in exercise(bundle, exercise_id).harder:
        assert exercise_id in exercise(bundle, harder).easier, f"{harder} should name {exercise_id} as easier"


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_no_way_of_easier_ones_leads_back(bundle: Library, exercise_id: str) -> None:
    waiting, seen = list(exercise(bundle, exercise_id).easier), set[str]()
    while waiting:
        easier = waiting.pop()
        assert easier != exercise_id
        if easier not in seen:
            seen.add(easier)
            waiting.extend(exercise(bundle, easier).easier)


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_texts_are_whole_sentences_and_short_enough_to_read_while_moving(bundle: Library, exercise_id: str) -> None:
    found = exercise(bundle, exercise_id)
    for text in (*found.instructions, *found.cues, *found.mistakes, *found.avoid_when, *found.stop_when):
        assert text[0].isupper() or text[0].isdigit() or text[0] == '"', text
        assert text.endswith((".", "!", "?")), text
        assert len(text) <= 140, text
        assert "<" not in text, text


def test_names_of_exercises_and_routines_are_unique(bundle: Library) -> None:
    for items in (bundle.exercises(), bundle.routines()):
        names = [item.name for item in items]
        assert len(names) == len(set(names))


# Routines


@pytest.mark.parametrize("routine_id", MINUTES)
def test_a_routine_takes_as_long_as_planned(bundle: Library, routine_id: str) -> None:
    assert timeline(bundle, routine_id).seconds / 60 == pytest.approx(MINUTES[routine_id], rel=0.15)


@pytest.mark.parametrize("routine_id", MINUTES)
def test_a_routine_unfolds_into_the_phases_that_were_looked_over(bundle: Library, routine_id: str) -> None:
    expected = (TIMELINES / f"{routine_id}.txt").read_text(encoding="utf-8")
    assert as_text(timeline(bundle, routine_id)) == expected


def test_every_looked_over_timeline_belongs_to_a_routine() -> None:
    assert {path.stem for path in TIMELINES.glob("*.txt")} == set(MINUTES)


@pytest.mark.parametrize("routine_id", MINUTES)
def test_getting_down_or_up_has_time(bundle: Library, routine_id: str) -> None:
    """Between standing or sitting and the floor there are at least twelve seconds, counted over the whole break."""
    routine = timeline(bundle, routine_id)
    on_floor, pause = False, 0.0
    for phase in routine.phases:
        if phase.kind is not PhaseKind.WORK:
            pause += phase.seconds
            continue
        assert phase.exercise is not None
        position = exercise(bundle, phase.exercise).position
        if position.on_floor != on_floor:
            assert pause >= 12, f"{phase.name} comes after {pause:g} s"
        on_floor, pause = position.on_floor, 0.0


@pytest.mark.parametrize("routine_id", MINUTES)
def test_every_exercise_with_sides_works_both(bundle: Library, routine_id: str) -> None:
    worked: dict[int | None, list[str]] = {}
    for phase in timeline(bundle, routine_id).phases:
        if phase.kind is PhaseKind.WORK and phase.exercise:
            worked.setdefault(phase.block, []).append(phase.side.value if phase.side else "both")
            if exercise(bundle, phase.exercise).sides is Sides.BOTH:
                assert phase.side is None
    for sides in worked.values():
        assert sides.count("left") == sides.count("right")


def as_text(routine: Timeline) -> str:
    """One line a phase: when it begins, how long it lasts, and what it is."""
    lines = [f"{routine.name} · {routine.kind} · {routine.level} · {format_clock(routine.seconds)}"]
    begins = 0.0
    for phase in routine.phases:
        lines.append(f"{format_clock(begins):>6} {phase.seconds:>4g} s  {_what(phase)}".rstrip())
        begins += phase.seconds
    return "\n".join(lines) + "\n"


def _what(phase: Phase) -> str:
    words = [f"{phase.kind.value:<8}{phase.exercise or ''}"]
    if phase.kind is PhaseKind.WORK and phase.sets and phase.sets > 1:
        words.append(f"{phase.set}/{phase.sets}")
    if phase.side:
        words.append(phase.side.value)
    if phase.reps:
        words.append(f"{phase.reps} × ({phase.pace_seconds:g} + {phase.hold_seconds or 0:g})")
    if phase.say:
        words.append(f'"{phase.say}"')
    return " ".join(words)
