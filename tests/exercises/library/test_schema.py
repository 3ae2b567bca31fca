"""The JSON Schemas that editors check with say the same as the reader, wherever the fault is one of shape.

Schemas see what YAML 1.1 makes of a text (`yaml.safe_load`), the reader sees the text itself; examples that only this
difference tells apart (`0x10`, `1_0`, `+3`, `~`) are no faults of shape.
"""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from exercises.library.library import Library
from exercises.paths import ASSETS, BUNDLED_EXERCISES, BUNDLED_PLANS, BUNDLED_ROUTINES
from tests.exercises.library.figure.schema_examples import FIGURE_PLACES

CASES = Path(__file__).parents[2] / "data" / "problems"
README = BUNDLED_ROUTINES / "README.md"
KINDS = ["exercise", "routine", "plan"]


@pytest.fixture(scope="module")
def schemas() -> dict[str, Draft202012Validator]:
    found = {}
    for kind in KINDS:
        schema = json.loads((ASSETS / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        found[kind] = Draft202012Validator(schema)
    return found


# Small examples: for each place a list of what may stand there and a list of what may not.

DURATION = (
    [
        *("30s", "30", "2.5s", "1m30s", "1m 30s", "2 min", "1:30", "0:45", "1:02:03", "1h30m", "4h", "4:00:00", "240m"),
        *("' 9s '", "14400", "3h60m", "0.5", "1M", "1.5h", "'30'"),
    ],
    [
        *("soon", "-5s", "1,5s", ".5s", "5.s", "1.5m30s", "1:75", "'1:5'", "30 seconds", "1m30", "5h", "4h1s", "14401"),
        *("241m", "4:00:01", "241:00", "''", "[3s]", "{a: b}", "٣s", "-5", "true", "4h0m1s", "14400.5", "240.5m"),
        "4.5h",
    ],
)
ZERO = ["0", "0s", "0:00", "0.0", "0m"]
COUNT = (
    ["1", "200", "007", "'12'"],
    ["0", "201", "-1", "3.5", "ten", "''", "[3]", "{a: b}", "' 3'", "99999999999", "3%"],
)
SETS = (["1", "20", "'2'"], ["0", "21", "two", "[2]"])
TEXT = (
    ["Hello", "3", "3.5", "no", "on", "'x'", "|\n  lines\n  of text\n"],
    ["''", "'  '", "[a]", "{a: b}", "x" * 2001],
)
TEXTS = (["[]", "[a]", "[a, 3, no]", "['x']"], ["a", "{a: b}", "['']", "[[a]]", "[{a: b}]", "3", "[a, '']"])
OPTIONAL = [""]

STEP = "name: Mine\nkind: strength\nsteps:\n- {}\n"
MARCH = STEP.format("{{exercise: march, reps: 3, {}: {}}}")
BRIDGE = STEP.format("{{exercise: march, {}: {}}}")
ROUTINE = "name: Mine\nkind: strength\n{}: {}\nsteps: [{{rest: 3s}}]\n"
EXERCISE = "name: Mine\nkind: strength\nposition: standing\ninstructions: [Stand.]\n{}: {}\n"
DOSE = "name: Mine\nkind: strength\nposition: standing\ninstructions: [Stand.]\ndose: {{{}: {}}}\n"
DOSE_MORE = "name: Mine\nkind: strength\nposition: standing\ninstructions: [Stand.]\ndose: {{hold: 3s, {}: {}}}\n"
PLAN = "name: Mine\nlevels: [{{name: L0, walks-a-week: 5, steps: [{{rest: 3s}}]}}]\n{}: {}\n"
LEVEL = "name: Mine\nlevels:\n- {{name: L0, walks-a-week: 5, steps: [{{rest: 3s}}], {}: {}}}\n"
WALKS = "name: Mine\nlevels:\n- {{name: L0, {}: {}, steps: [{{rest: 3s}}]}}\n"
SOMETIMES = (
    "name: Mine\nlevels:\n- {{name: L0, walks-a-week: 5, steps: [{{rest: 3s}}], "
    "sometimes: {{{}: {}, steps: [{{rest: 3s}}]}}}}\n"
)
RULE = "name: Mine\nlevels: [{{name: L0, walks-a-week: 5, steps: [{{rest: 3s}}]}}]\nrules: {{{}: {}}}\n"

FLOW_TEXT = ([text for text in TEXT[0] if "\n" not in text], TEXT[1])
PLACES = [
    ("routine", ROUTINE, "about", (TEXT[0][:-1] + OPTIONAL, TEXT[1])),
    (
        "routine",
        ROUTINE,
        "level",
        (["gentle", "medium", "hard", "'hard'", *OPTIONAL], ["Gentle", "easy", "3", "[hard]", "''"]),
    ),
    ("routine", ROUTINE, "prepare", (DURATION[0] + ZERO + OPTIONAL, DURATION[1])),
    ("routine", ROUTINE, "switch", (ZERO + OPTIONAL, ["soon"])),
    ("routine", ROUTINE, "rest", (ZERO + OPTIONAL, ["soon"])),
    ("routine", ROUTINE, "format", (["1", "01", "'1'", *OPTIONAL], ["2", "0", "one", "1.5", "[1]", "''"])),
    ("routine", ROUTINE, "nmae", ([], ["x", ""])),
    ("routine", ROUTINE, "sets", ([], ["3"])),
    ("routine", BRIDGE, "for", (DURATION[0], DURATION[1] + ZERO)),
    ("routine", BRIDGE, "hold", (DURATION[0], DURATION[1] + ZERO)),
    ("routine", BRIDGE, "reps", COUNT),
    ("routine", BRIDGE, "until", (["done"], ["tired", "'Done'", "3", "[done]", "''"])),
    ("routine", MARCH, "sets", (SETS[0] + OPTIONAL, SETS[1])),
    ("routine", MARCH, "pace", (DURATION[0] + OPTIONAL, DURATION[1])),
    ("routine", MARCH, "prepare", (ZERO + OPTIONAL, ["soon"])),
    ("routine", MARCH, "switch", (ZERO + OPTIONAL, ["soon"])),
    ("routine", MARCH, "rest", (ZERO + OPTIONAL, ["soon"])),
    ("routine", MARCH, "say", (FLOW_TEXT[0] + OPTIONAL, TEXT[1])),
    ("routine", MARCH, "sides", (["both", "each", "alternate", *OPTIONAL], ["left", "Both", "3", "[each]"])),
    ("routine", MARCH, "start-side", (["left", "right", "weaker", *OPTIONAL], ["both", "Left", "[left]"])),
    ("routine", MARCH, "for", (OPTIONAL, ["30s"])),
    ("routine", MARCH, "repeat", ([], ["2", ""])),
    ("routine", MARCH, "routine", ([], ["desk-break", ""])),
    ("routine", MARCH, "steps", ([], ["[{rest: 3s}]", ""])),
    ("routine", MARCH, "reps2", ([], ["2", ""])),
    ("routine", STEP.format("{{rest: 3s, {}: {}}}"), "say", (FLOW_TEXT[0] + OPTIONAL, TEXT[1])),
    ("routine", STEP.format("{{rest: 3s, {}: {}}}"), "reps", ([], ["3"])),
    ("routine", STEP.format("{{{}: {}}}"), "rest", (DURATION[0] + ZERO, [*DURATION[1], ""])),
    ("routine", STEP.format("{{{}: {}}}"), "say", ([], ["Hello"])),
    ("routine", STEP.format("{{{}: {}}}"), "routine", (["desk-break", "'desk-break'"], ["", "[desk-break]", "''"])),
    ("routine", STEP.format("{{{}: {}}}"), "exercise", (["bridge", "bird-dog"], ["", "[bridge]", "''"])),
    ("routine", STEP.format("{{{}: {}, steps: [{{rest: 3s}}]}}"), "repeat", (SETS[0], [*SETS[1], ""])),
    (
        "routine",
        STEP.format("{{repeat: 2, {}: {}, steps: [{{rest: 3s}}]}}"),
        "rest",
        (DURATION[0] + ZERO + OPTIONAL, DURATION[1]),
    ),
    (
        "routine",
        STEP.format("{{repeat: 2, {}: {}}}"),
        "steps",
        (["[{rest: 3s}]"], ["[]", "", "{}", "3", "[{}]", "[bridge]", "[[]]"]),
    ),
    ("routine", STEP.format("{{routine: desk-break, {}: {}}}"), "prepare", ([], ["3s"])),
    ("routine", "kind: strength\nsteps: [{{rest: 3s}}]\n{}: {}\n", "name", (TEXT[0], [*TEXT[1], ""])),
    (
        "routine",
        "name: Mine\nsteps: [{{rest: 3s}}]\n{}: {}\n",
        "kind",
        (
            ["warm-up", "cool-down", "strength", "mobility", "relief", "snack", "walk"],
            ["", "stretch", "Strength", "''", "[walk]", "3"],
        ),
    ),
    (
        "routine",
        "name: Mine\nkind: walk\n{}: {}\n",
        "steps",
        (["[{rest: 3s}]"], ["[]", "", "{}", "no", "[[]]", "[3]", "[{}]"]),
    ),
    ("routine", "{}{}\n", "", ([], ["", "- a", "text", "name: Mine", "kind: walk", "steps: [{rest: 3s}]", "[]", "{}"])),
    ("exercise", EXERCISE, "pace", (DURATION[0] + ZERO + OPTIONAL, DURATION[1])),
    ("exercise", EXERCISE, "sides", (["both", "each", "alternate", *OPTIONAL], ["left", "3", "[each]"])),
    ("exercise", EXERCISE, "kit", (TEXTS[0] + OPTIONAL, TEXTS[1])),
    ("exercise", EXERCISE, "targets", (TEXTS[0] + OPTIONAL, TEXTS[1])),
    ("exercise", EXERCISE, "cues", (TEXTS[0] + OPTIONAL, TEXTS[1])),
    ("exercise", EXERCISE, "mistakes", (TEXTS[0] + OPTIONAL, TEXTS[1])),
    ("exercise", EXERCISE, "avoid-when", (TEXTS[0] + OPTIONAL, TEXTS[1])),
    ("exercise", EXERCISE, "stop-when", (TEXTS[0] + OPTIONAL, TEXTS[1])),
    ("exercise", EXERCISE, "sources", (TEXTS[0] + OPTIONAL, TEXTS[1])),
    ("exercise", EXERCISE, "easier", (["[]", "[bridge]", *OPTIONAL], ["bridge", "[[bridge]]", "['']"])),
    ("exercise", EXERCISE, "harder", (["[]", "[bridge]", *OPTIONAL], ["bridge", "[[bridge]]", "['']"])),
    ("exercise", EXERCISE, "breathing", (TEXT[0] + OPTIONAL, TEXT[1])),
    (
        "exercise",
        EXERCISE,
        "picture",
        (
            ["a.png", "'my picture.jpg'", "..png", "a..b.png", *OPTIONAL],
            ["../a.png", "/a.png", "a/b.png", "'a\\b.png'", "'C:a.png'", "..", ".", "[a.png]", "''", '"a\\0.png"'],
        ),
    ),
    ("exercise", EXERCISE, "figure", (OPTIONAL, ["[a]", "text", "3"])),
    *FIGURE_PLACES,
    ("exercise", EXERCISE, "format", (["1", *OPTIONAL], ["2", "0", "one"])),
    (
        "exercise",
        EXERCISE,
        "dose",
        (OPTIONAL, ["3", "[3]", "{}", "{sets: 2}", "{reps: 3, for: 3s}", "{for: 3s, hold: 3s}"]),
    ),
    ("exercise", EXERCISE, "reps", ([], ["3"])),
    ("exercise", DOSE, "reps", COUNT),
    ("exercise", DOSE, "hold", (DURATION[0], DURATION[1] + ZERO)),
    ("exercise", DOSE, "for", (DURATION[0], DURATION[1] + ZERO)),
    ("exercise", DOSE, "sets", ([], ["3"])),
    ("exercise", DOSE_MORE, "sets", (SETS[0] + OPTIONAL, SETS[1])),
    ("exercise", DOSE_MORE, "reps", (COUNT[0] + OPTIONAL, COUNT[1])),
    ("exercise", DOSE_MORE, "for", (OPTIONAL, ["3s"])),
    ("exercise", DOSE_MORE, "pace", ([], ["3s"])),
    ("exercise", "kind: walk\nposition: standing\ninstructions: [Go.]\n{}: {}\n", "name", (TEXT[0], [*TEXT[1], ""])),
    (
        "exercise",
        "name: X\nposition: standing\ninstructions: [Go.]\n{}: {}\n",
        "kind",
        (
            ["strength", "stretch", "mobility", "walk", "breathing", "relief"],
            ["", "warm-up", "Walk", "[walk]"],
        ),
    ),
    (
        "exercise",
        "name: X\nkind: walk\ninstructions: [Go.]\n{}: {}\n",
        "position",
        (
            ["standing", "sitting", "kneeling", "all-fours", "lying-back", "lying-side", "lying-front"],
            ["", "lying", "3"],
        ),
    ),
    (
        "exercise",
        "name: X\nkind: walk\nposition: standing\n{}: {}\n",
        "instructions",
        (
            ["[a]", "[a, 3]", f"[{', '.join('a' * 12)}]"],
            ["", "[]", "a", "['']", f"[{', '.join('a' * 13)}]", "{a: b}"],
        ),
    ),
    ("plan", PLAN, "about", (TEXT[0] + OPTIONAL, TEXT[1])),
    ("plan", PLAN, "before", (["desk-break", *OPTIONAL], ["[desk-break]", "''"])),
    ("plan", PLAN, "after", (["desk-break", *OPTIONAL], ["[desk-break]", "''"])),
    ("plan", PLAN, "rules", (["{}", *OPTIONAL], ["[]", "3", "text"])),
    ("plan", PLAN, "kind", ([], ["walk"])),
    ("plan", PLAN, "format", (["1", *OPTIONAL], ["2"])),
    ("plan", LEVEL, "parts", (SETS[0] + OPTIONAL, SETS[1])),
    ("plan", LEVEL, "sometimes", (OPTIONAL, ["{}", "[]", "3", "{times: 2}", "{steps: [{rest: 3s}]}"])),
    ("plan", LEVEL, "rest", ([], ["3s"])),
    ("plan", WALKS, "walks-a-week", (["1", "14", "'5'"], ["0", "15", "", "five", "[5]", "2.5"])),
    ("plan", SOMETIMES, "times", (["1", "14"], ["0", "15", "", "two"])),
    ("plan", RULE, "green-pain", (["0", "1000", "'3'", *OPTIONAL], ["3%", "1001", "-1", "3.5", "few", "[3]", "''"])),
    (
        "plan",
        RULE,
        "advance-done",
        (["1%", "200%", "80 %", *OPTIONAL], ["80", "0%", "201%", "80.5%", "-1%", "most", "''"]),
    ),
    ("plan", RULE, "green-pian", ([], ["3"])),
    ("plan", "name: Mine\n{}: {}\n", "levels", ([], ["", "[]", "{}", "3", "[L0]", "[{}]", "[{name: L0}]"])),
]
EXAMPLES = [
    pytest.param(kind, form.format(key, value), good, id=f"{kind}-{key}-{'good' if good else 'bad'}-{number}")
    for kind, form, key, lists in PLACES
    for good, values in zip((True, False), lists, strict=True)
    for number, value in enumerate(values)
]
FOLDERS = {"exercise": "exercises", "routine": "routines", "plan": "plans"}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Every example as a file, all of them read in one scan."""
    folder = tmp_path_factory.mktemp("examples")
    paths = []
    for number, example in enumerate(EXAMPLES):
        kind, text, _ = example.values
        path = folder / str(number) / FOLDERS[str(kind)] / "example.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(str(text), encoding="utf-8")
        paths.append(path)
    library = Library(None, given=paths)
    library.scan()
    return library


@pytest.mark.parametrize(
    ("number", "kind", "text", "good"),
    [pytest.param(number, *example.values, id=example.id) for number, example in enumerate(EXAMPLES)],
)
def test_schema_and_reader_agree(
    schemas: dict[str, Draft202012Validator], read: Library, number: int, kind: str, text: str, good: bool
) -> None:
    problems = [problem.sentence for problem in read.given()[number].own_problems]
    errors = [error.message for error in schemas[kind].iter_errors(yaml.safe_load(text))]
    assert (not problems, not errors) == (good, good), f"{text}\nreader: {problems}\nschema: {errors}"


# The cases of the problem tests. What these show is not of shape, or only the written text shows it.
BEYOND_SHAPE = {
    "exercises/figure-cycle-no-end",
    "exercises/figure-cycle-no-times",
    "exercises/figure-cycle-no-way-back",
    "exercises/figure-cycle-other-side-unknown",
    "exercises/figure-cycle-unknown-pose",
    "exercises/figure-hold-in-a-move",
    "exercises/figure-key-twice",
    "exercises/figure-pin-out-of-reach",
    "exercises/figure-pins-against-each-other",
    "exercises/unknown-easier",
    "plans/level-too-long",
    "plans/same-name-twice",
    "plans/unknown-names",
    "plans/uses-a-broken-routine",
    "routines/alias-as-a-key",
    "routines/anchor-and-alias",
    "routines/circle-a",
    "routines/circle-b",
    "routines/circle-c",
    "routines/circle-from-outside",
    "routines/far-too-many-phases",
    "routines/good-plain-scalars",
    "routines/includes-itself",
    "routines/key-twice",
    "routines/key-twice-quoted",
    "routines/merge-key",
    "routines/no-dose",
    "routines/nothing-to-do",
    "routines/tags",
    "routines/too-long",
    "routines/too-many-phases",
    "routines/unknown-exercise",
    "routines/unknown-routine",
    "routines/uses-a-broken-routine",
    "routines/work-of-no-time",
}


@pytest.mark.parametrize("path", sorted(CASES.rglob("*.yaml")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_schema_and_reader_agree_on_the_cases_of_the_problem_tests(
    schemas: dict[str, Draft202012Validator], path: Path
) -> None:
    name = f"{path.parent.name}/{path.stem}"
    if name in BEYOND_SHAPE:
        return
    try:
        content = yaml.safe_load(path.read_bytes())
    except yaml.YAMLError:
        return
    faultless = path.with_suffix(".txt").read_text(encoding="utf-8") == ""
    assert schemas[path.parent.name.removesuffix("s")].is_valid(content) == faultless


@pytest.mark.parametrize("kind", KINDS)
def test_every_bundled_file_passes_its_schema(schemas: dict[str, Draft202012Validator], kind: str) -> None:
    folder = {"exercise": BUNDLED_EXERCISES, "routine": BUNDLED_ROUTINES, "plan": BUNDLED_PLANS}[kind]
    said = {
        path.name: [error.message for error in schemas[kind].iter_errors(yaml.safe_load(path.read_bytes()))]
        for path in folder.glob("*.yaml")
    }
    assert said
    assert not any(said.values()), said


def test_the_page_about_the_format_shows_only_what_works(tmp_path: Path) -> None:
    """Every fence of YAML in routines/README.md is a file or a piece of one; all are read together."""
    if not README.exists():
        pytest.skip(f"{README.name} has not been written yet")
    fences = README.read_text(encoding="utf-8").split("```yaml\n")[1:]
    paths = []
    for number, fence in enumerate(fence.split("```")[0] for fence in fences):
        keys = fence.split("\n")
        folder = "exercises" if any(line.startswith(("position:", "instructions:")) for line in keys) else "routines"
        path = tmp_path / str(number) / folder / f"fence-{number}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(fence, encoding="utf-8")
        paths.append(path)
    library = Library(None, given=paths)
    library.scan()
    said = [problem.render(file.path.name, file.lines) for file in library.given() for problem in file.problems]
    assert said == []
    assert paths
