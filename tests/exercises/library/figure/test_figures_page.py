"""The page that teaches drawing figures says what the program does."""

import re
from pathlib import Path

import pytest

from exercises.library.exercise import Sides
from exercises.library.figure.body import Joint, View
from exercises.library.figure.contact import bottoms
from exercises.library.figure.figure import PropKind
from exercises.library.figure.limits import beyond
from exercises.library.figure.motion import Motion
from exercises.library.figure.pins import BOTH, LIMB_PINS, TRUNK_PINS
from exercises.library.figure.pose_reading import KEY_WORDS
from tests.exercises.library.conftest import Shelf
from tests.exercises.library.figure.conftest import HEAD

ROOT = Path(__file__).parents[4]
PAGE = (ROOT / "docs" / "figures.md").read_text(encoding="utf-8")
FENCES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
IN_LINES = re.findall(r"`((?:cycle|props|legs|foreshorten|spine|walks|pin): [^`]+)`", PAGE)


@pytest.fixture
def read(tmp_path):
    def one(text: str):
        file = Shelf(tmp_path / "exercises").read(text)
        assert not file.problems, [problem.render("page", file.lines) for problem in file.problems]
        return file.content

    return one


def section(title: str) -> str:
    return PAGE.split(f"## {title}\n")[1].split("\n## ")[0]


def first_cells(title: str) -> list[str]:
    """What stands as code in the first column of a section's table."""
    rows = [line for line in section(title).splitlines() if line.startswith("| `")]
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row.split("|")[1])]


@pytest.mark.parametrize("number", range(len(FENCES)))
def test_every_example__is_read_without_a_problem_and_moves_as_a_body_can(read, number):
    fence = FENCES[number]
    exercise = read(fence if fence.startswith("name:") else HEAD.replace("figure:\n", "") + fence)
    assert exercise.figure is not None
    for frame in Motion(exercise.figure).frames(60):
        assert beyond(frame.pose, frame.view) == ()
        assert min(bottoms(list(frame.joints), frame.pose, frame.view)) > -0.02


def test_whole_example__lifts_the_near_knee_and_leaves_the_far_foot_where_it_is(read):
    exercise = read(FENCES[0])
    motion = Motion(exercise.figure)
    sit, lift = motion.key_frame(0), motion.key_frame(1)
    assert lift.at(Joint.KNEE_A).y > sit.at(Joint.KNEE_A).y + 0.05
    assert lift.at(Joint.ANKLE_A).y > sit.at(Joint.ANKLE_A).y + 0.05
    assert lift.at(Joint.ANKLE_B).distance(sit.at(Joint.ANKLE_B)) < 1e-6
    assert exercise.sides is Sides.ALTERNATE
    assert exercise.figure.seconds == exercise.pace_seconds == 2.0


TALL = "{spine: [90, 90, 90], arms: [-90, -85], legs: [-90, -90, 0]}"


@pytest.mark.parametrize("words", IN_LINES)
def test_every_line_of_the_text__can_be_written_like_that(read, words):
    key, _, value = words.partition(": ")
    if key in ("cycle", "props", "walks", "pin"):
        poses = "".join(f"    {name}: {TALL}\n" for name in ("down", "up"))
        cycle = "" if key == "cycle" else "  cycle: [down, 1s, up, 1s, down]\n"
        read(f"{HEAD}  keys:\n{poses}  {key}: {value}\n{cycle}")
    else:
        pose = {"spine": "[90, 90, 90]", "arms": "[-90, -85]", "legs": "[-90, -90, 0]"} | {key: value}
        read(f"{HEAD}  keys:\n    tall: {{{', '.join(f'{name}: {each}' for name, each in pose.items())}}}\n")


def test_tables__name_every_pin_thing_and_view_and_no_other():
    limbs = [f"{side}-{name}" for side in ("near", "far") for name in LIMB_PINS["A"]]
    assert sorted(first_cells("Pins")) == sorted([*TRUNK_PINS, *BOTH, *limbs])
    assert sorted(first_cells("Things")) == sorted(kind.value for kind in PropKind)
    assert sorted(first_cells("Other views")) == sorted(view.value for view in View)
    assert [*first_cells("Angles"), "foreshorten"] == list(KEY_WORDS[View.SIDE])


def test_table_of_views__tells_the_words_for_sides_and_trunk():
    rows = [line.split("|") for line in section("Other views").splitlines() if line.startswith("| `")]
    for _, view, _, sides, trunk, _ in rows:
        found = View(view.strip(" `"))
        assert tuple(re.findall(r"`(\w+)`", sides)) == found.sides
        assert set(re.findall(r"`(\w+)`", trunk)) <= set(KEY_WORDS[found])


def test_table_of_angles__shows_somebody_who_stands(read):
    rows = [line.split("|") for line in section("Angles").splitlines() if line.startswith("| `")]
    pose = ", ".join(f"{row[1].strip(' `')}: {row[3].strip(' `')}" for row in rows)
    frame = Motion(read(f"{HEAD}  keys: {{tall: {{{pose}}}}}\n").figure).frame(0.0)
    assert frame.at(Joint.HEAD).y > frame.at(Joint.PELVIS).y > frame.at(Joint.KNEE_A).y > frame.at(Joint.ANKLE_A).y
    assert frame.at(Joint.ANKLE_A).y == pytest.approx(0.034)


def test_page__is_found_from_where_own_exercises_are_explained_and_its_links_lead_somewhere():
    assert "docs/figures.md" in (ROOT / "routines" / "README.md").read_text(encoding="utf-8")
    assert "docs/figures.md" in (ROOT / "README.md").read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#]+)", PAGE):
        assert (ROOT / "docs" / link).exists(), link


def test_commands__name_exercises_that_exist():
    named = re.search(r'make figures ARGS="([a-z -]+)" ', PAGE)
    assert named is not None
    for word in named[1].split():
        assert (ROOT / "exercises" / "catalogue" / f"{word}.yaml").exists()
