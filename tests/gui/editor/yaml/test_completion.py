"""What is suggested where: `|` stands for the cursor."""

import pytest

from exercises.library.files import FileKind
from exercises.library.library import Library
from gui.editor.yaml.context import Context, Due, context_at, path_at, states_of
from gui.editor.yaml.schema import Schema
from gui.editor.yaml.suggestions import Ground, about, suggestions


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library(None)
    library.scan()
    return library


def at_cursor(text: str) -> Context:
    before, _, after = text.partition("|")
    lines = (before + after).split("\n")
    row = before.count("\n")
    return context_at(lines, row, len(before) - before.rfind("\n") - 1, states_of(lines))


def offered(
    library: Library, text: str, kind: FileKind = FileKind.ROUTINE, own: str = "mine", view: str = "side"
) -> list[str]:
    ground = Ground(kind, own, library, lambda: view, lambda: ["down", "up"])
    return [each.insert for each in suggestions(ground, at_cursor(text))]


# Where one is


@pytest.mark.parametrize(
    ("text", "path", "siblings"),
    [
        ("name: x\n|", (), {"name"}),
        ("|\nname: x", (), {"name"}),
        ("steps:\n  - exercise: a\n    |\n    reps: 3", ("steps", 0), {"exercise", "reps"}),
        ("steps:\n- exercise: a\n- |", ("steps", 1), set()),
        ("steps:\n  - rest: 3s\n\n  # here\n  - |", ("steps", 1), set()),
        ("steps:\n  -\n    sa|", ("steps", 0), set()),
        ("steps:\n  - repeat: 2\n    steps:\n      - rest: 3s\n    |", ("steps", 0), {"repeat", "steps"}),
        (
            "steps:\n  - rest: 1s\n  - repeat: 2\n    steps:\n    - repeat: 3\n      steps:\n"
            "        - march: x\n        - re|",
            ("steps", 1, "steps", 0, "steps", 1),
            set(),
        ),
        ("steps:\n  - say: |-\n", ("steps", 0, "say"), set()),
        ("steps:\n  - {exercise: a, |}", ("steps", 0), {"exercise"}),
        ("steps:\n  - {exercise: a, ho|, rest: 3s}", ("steps", 0), {"exercise", "rest"}),
        ("steps:\n  - {repeat: 2, steps: [{exercise: a}, {re|", ("steps", 0, "steps", 1), set()),
        ("dose: {sets: 2,\n  re|\n}", ("dose",), {"sets"}),
        ("figure:\n  keys:\n    a: {spine: [1, 2, 3], le|}", ("figure", "keys", "a"), {"spine"}),
    ],
)
def test_place(text: str, path: tuple[str | int, ...], siblings: set[str]) -> None:
    found = at_cursor(text)
    assert found.path == path
    assert set(found.siblings) == siblings


@pytest.mark.parametrize(
    "text",
    [
        "# na|",
        "name: x # na|",
        'name: "na|',
        "about: >\n  na|",
        "name:|",
        "steps:\n  - exercise: bridge |",
        "dose: {sets: 2} |",
        "   |  name: x",
    ],
)
def test_nothing_is_due(text: str) -> None:
    assert at_cursor(text).due is Due.NOTHING


def test_unclosed_bracket_above__doesn_t_reach_the_next_step() -> None:
    found = at_cursor("steps:\n  - {exercise: bridge\n  - exercise: mar|")
    assert found.path == ("steps", 1, "exercise")
    assert not found.in_flow


def test_path__of_a_line() -> None:
    lines = ["steps:", "  - rest: 3s", "    say: hi", "", "  - repeat: 2", "    steps:", "      - exercise: a"]
    found = [path_at(lines, row, states_of(lines)) for row in range(len(lines))]
    assert found == [
        ("steps",),
        ("steps", 0, "rest"),
        ("steps", 0, "say"),
        ("steps", 0, "say"),
        ("steps", 1, "repeat"),
        ("steps", 1, "steps"),
        ("steps", 1, "steps", 0, "exercise"),
    ]


# What is offered there


def test_id_inside_of_brackets__by_its_beginning_and_by_its_name(library: Library) -> None:
    assert "bridge" in offered(library, "steps:\n  - {exercise: br|")
    assert offered(library, "steps:\n  - {exercise: single-leg br|, for: 3s}")[0] == "bridge-single-leg"
    assert "figure4-stretch" in offered(library, "steps:\n  - exercise: four|")
    exercise = library.exercise("calf-stretch")
    assert exercise is not None
    assert "calf-stretch" in offered(library, f"steps:\n  - exercise: {exercise.name.upper()}|")


def test_new_step__offers_what_a_step_can_be_and_exercises_by_name(library: Library) -> None:
    assert offered(library, "steps:\n  - |") == ["exercise: ", "rest: ", "repeat: ", "routine: "]
    assert "exercise: bridge" in offered(library, "steps:\n  - bri|")
    assert offered(library, "steps:\n  - re|")[:2] == ["rest: ", "repeat: "]


def test_keys__depend_on_the_kind_of_step_and_on_what_is_there(library: Library) -> None:
    assert offered(library, "steps:\n  - rest: 3s\n    |") == ["say: "]
    assert offered(library, "steps:\n  - repeat: 3\n    |") == ["rest: ", "steps:\n      - "]
    with_time = offered(library, "steps:\n  - exercise: bridge\n    for: 45s\n    |")
    assert "say: " in with_time
    assert not {"reps: ", "hold: ", "pace: ", "for: ", "exercise: "} & set(with_time)
    assert "for: " not in offered(library, "steps:\n  - exercise: bridge\n    |\n    reps: 3")


def test_misspelt_key__doesn_t_hide_the_others(library: Library) -> None:
    assert "reps: " in offered(library, "steps:\n  - exercise: bridge\n    holdd: 3s\n    |")


def test_key_with_its_colon__is_replaced_without_another(library: Library) -> None:
    assert offered(library, "steps:\n  - exercise: bridge\n    hol|: 3s") == ["hold"]


def test_keys_of_other_kinds(library: Library) -> None:
    assert offered(library, "levels:\n  - name: L0\n    walk|", FileKind.PLAN) == ["walks-a-week: "]
    assert "red-pain: " in offered(library, "rules: {red|}", FileKind.PLAN)
    assert offered(library, "levels:\n  - sometimes:\n      ti|", FileKind.PLAN) == ["times: "]
    assert offered(library, "dos|", FileKind.EXERCISE) == ["dose: {}"]
    assert offered(library, "ki|", FileKind.EXERCISE)[:2] == ["kind: ", "kit: []"]
    assert offered(library, "figure:\n  pi|", FileKind.EXERCISE) == ["pin: []"]


def test_poses__have_the_keys_of_their_view(library: Library) -> None:
    pose = "figure:\n  keys:\n    down: {sp|}"
    assert offered(library, pose, FileKind.EXERCISE) == ["spine: []"]
    limb = "figure:\n  keys:\n    down:\n      arms: {|}"
    assert offered(library, limb, FileKind.EXERCISE) == ["near: []", "far: []"]
    assert offered(library, limb, FileKind.EXERCISE, view="front") == ["left: []", "right: []"]


def test_words__where_they_are_a_choice(library: Library) -> None:
    assert offered(library, "level: |") == ["gentle", "medium", "hard"]
    assert offered(library, "steps:\n  - exercise: a\n    start-side: we|") == ["weaker"]
    assert offered(library, "steps: [{exercise: a, until: d|") == ["done"]
    assert offered(library, "position: ly|", FileKind.EXERCISE) == ["lying-back", "lying-side", "lying-front"]
    assert offered(library, "figure:\n  cycle: [do|", FileKind.EXERCISE) == ["down"]
    assert "near-foot" in offered(library, "figure:\n  pin: [shoulders, ne|", FileKind.EXERCISE)
    assert "mat" in offered(library, "kit: [chair, m|", FileKind.EXERCISE)
    assert "glutes" in offered(library, "targets:\n  - gl|", FileKind.EXERCISE)


def test_own_id__is_not_offered_to_itself(library: Library) -> None:
    assert "core-foundation" in offered(library, "steps:\n  - routine: core|")
    assert "core-foundation" not in offered(library, "steps:\n  - routine: core|", own="core-foundation")
    assert "bridge" not in offered(library, "easier: [bri|", FileKind.EXERCISE, own="bridge")


def test_free_text__is_left_alone(library: Library) -> None:
    assert offered(library, "name: br|") == []
    assert offered(library, "instructions:\n  - Brace li|", FileKind.EXERCISE) == []


@pytest.mark.parametrize("kind", list(FileKind))
def test_every_key_that_is_offered__says_what_it_is_for(kind: FileKind) -> None:
    schema = Schema(kind)
    places: dict[FileKind, list[tuple[tuple[str | int, ...], tuple[str, ...]]]] = {
        FileKind.ROUTINE: [((), ()), (("steps", 0), ("exercise",)), (("steps", 0), ()), (("steps", 0), ("repeat",))],
        FileKind.EXERCISE: [((), ()), (("dose",), ()), (("figure",), ())],
        FileKind.PLAN: [((), ()), (("levels", 0), ()), (("rules",), ())],
    }
    for path, siblings in places[kind]:
        found = schema.keys(path, siblings)
        assert found
        assert [word.key for word in found if not word.about] == []


def test_line_about_a_place__tells_the_exercise_or_the_key(library: Library) -> None:
    ground = Ground(FileKind.ROUTINE, "mine", library)
    assert about(ground, ("steps", 0, "exercise"), "bridge").startswith("Bridge: ")
    hold = about(ground, ("steps", 0, "hold"), "3s")
    assert "stay still" in hold
    assert "1m30s" in hold
    assert about(Ground(FileKind.EXERCISE, "mine", library), ("kit", 0), "mat") == "What has to be at hand."
    assert about(ground, ("nothing", "here")) == ""
