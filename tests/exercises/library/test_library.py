"""The Library: which file counts, what stays usable when one breaks, and what a second scan notices."""

import os
import sys
import time
from pathlib import Path

import pytest

from exercises.library.library import FileKind, Library, LibraryFile, Origin, id_of
from exercises.library.timeline import Side
from exercises.paths import DataFolder

BRIDGE = "name: {}\nkind: strength\nposition: lying-back\ninstructions: [Lift.]\ndose: {{reps: 5}}\n"
ROUTINE = "name: {}\nkind: strength\nsteps:\n"
PLAN = "name: {}\nlevels:\n  - {{name: L0, walks-a-week: 5, steps: [{{exercise: walk-easy, for: 4m}}]}}\n"
LATER = 0


def write(path: Path, text: str) -> Path:
    """Write a file with a time of its own, however quickly one test writes twice."""
    global LATER
    LATER += 1
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_800_000_000 + LATER, 1_800_000_000 + LATER))
    return path


def scanned(data: DataFolder | None, *given: Path) -> Library:
    library = Library(data, given=given)
    library.scan()
    return library


def sentences(file: LibraryFile | None) -> list[str]:
    assert file is not None
    return [problem.sentence for problem in file.problems]


def broken(library: Library) -> dict[str, list[str]]:
    """The problems of every file that has some, by id."""
    files = [*library.given(), *library.own(), *library.bundled()]
    return {file.id: sentences(file) for file in files if file.broken}


def name_of(library: Library, kind: FileKind, item_id: str) -> str | None:
    ask = {FileKind.EXERCISE: library.exercise, FileKind.ROUTINE: library.routine, FileKind.PLAN: library.plan}[kind]
    item = ask(item_id)
    return item.name if item else None


# Which file counts


def test_without_own_files_there_is_the_bundle(data: DataFolder) -> None:
    library = scanned(data)
    assert library.own() == []
    assert name_of(library, FileKind.ROUTINE, "core-foundation") == "Core foundation"
    assert library.plan("gradual-walk") is not None
    assert [item.id for item in library.routines()] == sorted(item.id for item in library.routines())
    assert [item.id for item in library.exercises()] == sorted(item.id for item in library.exercises())


def test_before_the_first_scan_there_is_nothing(data: DataFolder) -> None:
    library = Library(data)
    assert library.routines() == []
    assert library.routine("core-foundation") is None


def test_a_missing_own_folder_is_no_trouble(tmp_path: Path) -> None:
    assert len(scanned(DataFolder(tmp_path / "nowhere")).routines()) == 13


@pytest.mark.parametrize(
    ("kind", "item_id", "text"),
    [
        (FileKind.EXERCISE, "bridge", BRIDGE),
        (FileKind.ROUTINE, "core-foundation", ROUTINE + "  - rest: 3s\n"),
        (FileKind.PLAN, "gradual-walk", PLAN),
    ],
)
def test_an_own_file_replaces_the_bundled_one(data: DataFolder, kind: FileKind, item_id: str, text: str) -> None:
    folder = {FileKind.EXERCISE: data.exercises, FileKind.ROUTINE: data.routines, FileKind.PLAN: data.plans}[kind]
    own = write(folder / f"{item_id}.yaml", text.format("My own"))
    library = scanned(data)
    assert name_of(library, kind, item_id) == "My own"
    file = library.file_of(kind, item_id)
    assert file is not None
    assert file.yours
    assert file.path == own
    assert [file.id for file in library.files(kind)].count(item_id) == 1
    own.unlink()
    library.scan()
    assert name_of(library, kind, item_id) != "My own"
    assert broken(library) == {}


def test_bundled_routines_use_an_own_exercise(data: DataFolder) -> None:
    write(data.exercises / "bridge.yaml", BRIDGE.format("My bridge"))
    library = scanned(data)
    routine = library.routine("core-foundation")
    assert routine is not None
    timeline = library.timeline(routine)
    assert timeline is not None
    assert "My bridge" in {phase.name for phase in timeline.phases}


def test_given_files_see_each_other_then_the_own_ones_then_the_bundle(data: DataFolder, tmp_path: Path) -> None:
    write(data.exercises / "hop.yaml", BRIDGE.format("Own hop"))
    write(data.exercises / "leap.yaml", BRIDGE.format("Own leap"))
    write(data.routines / "mine.yaml", ROUTINE.format("Own") + "  - exercise: hop\n")
    given_exercises = tmp_path / "exercises"
    given_exercises.mkdir()
    hop = write(given_exercises / "hop.yaml", BRIDGE.format("Given hop"))
    mine = write(
        tmp_path / "mine.yaml",
        ROUTINE.format("Given") + "  - exercise: hop\n  - exercise: leap\n  - exercise: bird-dog\n",
    )
    library = scanned(data, mine, hop)
    assert broken(library) == {}
    assert [file.id for file in library.given()] == ["mine", "hop"]
    routine = library.routine("mine")
    assert routine is not None
    timeline = library.timeline(routine)
    assert timeline is not None
    assert list(dict.fromkeys(phase.name for phase in timeline.phases if phase.name)) == [
        "Given hop",
        "Own leap",
        "Bird-dog",
    ]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    mine = write(tmp_path / "mine.yaml", ROUTINE.format("Mine"))
    library = scanned(None, mine, mine)
    assert library.given()[0] is library.given()[1]
    assert len(library.given()[0].problems) == 1


def test_a_given_file_may_lie_in_the_own_folder(data: DataFolder) -> None:
    mine = write(data.routines / "mine.yaml", ROUTINE.format("Mine") + "  - rest: 3s\n")
    library = scanned(data, mine)
    assert broken(library) == {}
    assert library.given()[0].origin is Origin.GIVEN


def test_an_exercise_and_a_routine_may_share_an_id(data: DataFolder) -> None:
    write(data.routines / "bridge.yaml", ROUTINE.format("Bridges") + "  - exercise: bridge\n")
    library = scanned(data)
    assert name_of(library, FileKind.ROUTINE, "bridge") == "Bridges"
    assert name_of(library, FileKind.EXERCISE, "bridge") == "Bridge"


# Names of files


@pytest.mark.parametrize(
    ("name", "item_id"),
    [
        ("core.yaml", "core"),
        ("core.yml", "core"),
        ("CORE.YAML", "core"),
        ("Core foundation (copy).yaml", "core-foundation-copy"),
        ("my_core.yaml", "my-core"),
        ("Übung für Größe.yaml", "ubung-fur-groe"),
        ("a.b.c.yaml", "a-b-c"),
        ("--x--.yaml", "x"),
        ("体操.yaml", ""),
    ],
)
def test_a_file_s_name_gives_its_id(name: str, item_id: str) -> None:
    assert id_of(Path("somewhere") / name) == item_id


def test_names_with_spaces_and_yml_are_read(data: DataFolder) -> None:
    write(data.routines / "Core foundation (copy).yml", ROUTINE.format("Copy") + "  - rest: 3s\n")
    library = scanned(data)
    assert name_of(library, FileKind.ROUTINE, "core-foundation-copy") == "Copy"
    assert broken(library) == {}


def test_a_name_without_letters_is_a_problem(data: DataFolder) -> None:
    write(data.routines / "体操.yaml", ROUTINE.format("X") + "  - rest: 3s\n")
    write(data.routines / "!!.yaml", ROUTINE.format("X") + "  - rest: 3s\n")
    library = scanned(data)
    said = ["the file's name needs letters or digits, such as my-routine.yaml"]
    assert [sentences(file) for file in library.own()] == [said, said]


def test_two_files_with_one_id_are_told_apart(data: DataFolder) -> None:
    first = write(data.routines / "core.yaml", ROUTINE.format("First") + "  - rest: 3s\n")
    write(data.routines / "core.yml", ROUTINE.format("Second") + "  - rest: 3s\n")
    library = scanned(data)
    said = '"core.yaml" gives the same id "core"; rename one of the two files'
    assert [sentences(file) for file in library.own()] == [[], [said]]
    assert name_of(library, FileKind.ROUTINE, "core") == "First"
    first.unlink()
    library.scan()
    assert [sentences(file) for file in library.own()] == [[]]
    assert name_of(library, FileKind.ROUTINE, "core") == "Second"
    write(first, ROUTINE.format("First again") + "  - rest: 3s\n")
    library.scan()
    assert [sentences(file) for file in library.own()] == [[], [said]]
    assert name_of(library, FileKind.ROUTINE, "core") == "First again"


def test_a_second_file_with_the_id_does_not_stand_in_for_a_broken_one(data: DataFolder) -> None:
    write(data.routines / "core.yaml", "name: [\n")
    write(data.routines / "core.yml", ROUTINE.format("Second") + "  - rest: 3s\n")
    user = write(data.routines / "user.yaml", ROUTINE.format("User") + "  - routine: core\n")
    library = scanned(data)
    assert set(broken(library)) == {"core", "user"}
    assert library.routine("core") is None
    assert library.routine(id_of(user)) is None


# Kinds


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("exercises/x.yaml", "steps: []", FileKind.EXERCISE),
        ("catalogue/x.yaml", "levels: []", FileKind.EXERCISE),
        ("plans/x.yaml", "instructions: []", FileKind.PLAN),
        ("routines/x.yaml", "steps: []", FileKind.ROUTINE),
        ("x.yaml", "levels: []\nsteps: []\ninstructions: []", FileKind.PLAN),
        ("x.yaml", "steps: []\ninstructions: []", FileKind.ROUTINE),
        ("x.yaml", "instructions: []", FileKind.EXERCISE),
        ("x.yaml", "position: standing", FileKind.EXERCISE),
        ("x.yaml", "figure: {}", FileKind.EXERCISE),
        ("x.yaml", "name: X", FileKind.ROUTINE),
        ("x.yaml", "", FileKind.ROUTINE),
        ("x.yaml", "name: [", FileKind.ROUTINE),
        ("plans/x.yaml", "name: [", FileKind.PLAN),
        ("exercises/x.yaml", "", FileKind.EXERCISE),
    ],
)
def test_a_file_s_folder_gives_its_kind_or_else_its_keys(shelf, name: str, text: str, kind: FileKind) -> None:
    assert shelf.read(text, name).kind is kind


def test_the_folder_counts_also_for_a_relative_path(shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    (shelf.folder / "exercises").mkdir()
    monkeypatch.chdir(shelf.folder / "exercises")
    Path("x.yaml").write_text("steps: []", encoding="utf-8")
    assert scanned(None, Path("x.yaml")).given()[0].kind is FileKind.EXERCISE
    assert scanned(None, Path("missing.yaml")).given()[0].kind is FileKind.EXERCISE


# Broken files


def test_a_broken_own_file_is_listed_and_the_bundled_one_stays_usable(data: DataFolder) -> None:
    write(data.routines / "core-foundation.yaml", ROUTINE.format("Mine") + "  - exercise: bridgee\n")
    library = scanned(data)
    assert broken(library) == {
        "core-foundation": ['steps[0].exercise: "bridgee" is not an exercise; did you mean "bridge"?']
    }
    assert name_of(library, FileKind.ROUTINE, "core-foundation") == "Core foundation"
    listed = [file for file in library.files(FileKind.ROUTINE) if file.id == "core-foundation"]
    assert sorted(file.origin for file in listed) == [Origin.BUNDLED, Origin.OWN]
    counting = library.file_of(FileKind.ROUTINE, "core-foundation")
    assert counting is not None
    assert counting.origin is Origin.BUNDLED


def test_what_uses_a_broken_own_exercise_goes_on_with_the_bundled_one(data: DataFolder) -> None:
    write(data.exercises / "bridge.yaml", "name: Bridge\nkind: strenght\n")
    write(data.routines / "core-foundation.yaml", ROUTINE.format("Mine") + "  - {exercise: bridge, reps: 3}\n")
    write(data.routines / "other.yaml", ROUTINE.format("Other") + "  - routine: core-foundation\n")
    library = scanned(data)
    assert set(broken(library)) == {"bridge"}
    assert name_of(library, FileKind.ROUTINE, "core-foundation") == "Mine"
    assert name_of(library, FileKind.ROUTINE, "other") == "Other"


def test_a_broken_own_exercise_without_another_takes_down_what_uses_it_and_no_more(data: DataFolder) -> None:
    write(data.exercises / "hop.yaml", "name: Hop\nkind: strenght\n")
    write(data.routines / "core-foundation.yaml", ROUTINE.format("Mine") + "  - {exercise: hop, reps: 3}\n")
    write(data.routines / "desk-break.yaml", ROUTINE.format("Desk") + "  - routine: core-foundation\n")
    library = scanned(data)
    assert set(broken(library)) == {"hop", "core-foundation"}
    assert name_of(library, FileKind.ROUTINE, "core-foundation") == "Core foundation"
    assert name_of(library, FileKind.ROUTINE, "desk-break") == "Desk"


def test_a_file_that_breaks_later_keeps_its_old_version(data: DataFolder) -> None:
    mine = write(data.routines / "mine.yaml", ROUTINE.format("Good") + "  - rest: 3s\n")
    user = write(data.routines / "user.yaml", ROUTINE.format("User") + "  - routine: mine\n")
    library = scanned(data)
    for bad in ("name: [", "", "- a\n", ROUTINE.format("Bad") + "  - exercise: bridgee\n", "x" * 300_000):
        write(mine, bad)
        library.scan()
        assert set(broken(library)) == {"mine"}
        assert name_of(library, FileKind.ROUTINE, "mine") == "Good"
        routine = library.routine(id_of(user))
        assert routine is not None
        timeline = library.timeline(routine)
        assert timeline is not None
        assert timeline.seconds == 3
    write(mine, ROUTINE.format("Mended") + "  - rest: 4s\n")
    library.scan()
    assert broken(library) == {}
    assert name_of(library, FileKind.ROUTINE, "mine") == "Mended"


def test_an_exercise_known_by_its_keys_keeps_its_old_version_through_a_syntax_error(tmp_path: Path) -> None:
    hop = write(tmp_path / "hop.yaml", BRIDGE.format("Hop"))
    library = scanned(None, hop)
    write(hop, "name: [")
    library.scan()
    assert name_of(library, FileKind.EXERCISE, "hop") == "Hop"
    assert broken(library).keys() == {"hop"}


def test_a_file_that_can_no_longer_be_read_keeps_its_old_version(tmp_path: Path) -> None:
    mine = write(tmp_path / "mine.yaml", ROUTINE.format("Good") + "  - rest: 3s\n")
    library = scanned(None, mine)
    mine.unlink()
    mine.symlink_to(mine)
    library.scan()
    assert name_of(library, FileKind.ROUTINE, "mine") == "Good"
    assert sentences(library.given()[0])[0].startswith("this file can't be read: ")


def test_what_an_old_version_names_may_be_gone(data: DataFolder) -> None:
    hop = write(data.exercises / "hop.yaml", BRIDGE.format("Hop"))
    mine = write(data.routines / "mine.yaml", ROUTINE.format("Good") + "  - exercise: hop\n  - rest: 3s\n")
    library = scanned(data)
    write(mine, "name: [")
    hop.unlink()
    library.scan()
    routine = library.routine("mine")
    assert routine is not None
    timeline = library.timeline(routine)
    assert timeline is not None
    assert timeline.seconds == 3


def test_files_come_and_go_between_scans(data: DataFolder) -> None:
    library = scanned(data)
    mine = write(data.routines / "mine.yaml", ROUTINE.format("Mine") + "  - exercise: hop\n")
    library.scan()
    assert broken(library) == {"mine": ['steps[0].exercise: "hop" is not an exercise']}
    hop = write(data.exercises / "hop.yaml", BRIDGE.format("Hop"))
    library.scan()
    assert broken(library) == {}
    assert name_of(library, FileKind.ROUTINE, "mine") == "Mine"
    hop.unlink()
    library.scan()
    assert set(broken(library)) == {"mine"}
    mine.unlink()
    library.scan()
    assert broken(library) == {}
    assert library.routine("mine") is None


def test_an_unchanged_file_is_the_same_object_after_a_scan(data: DataFolder) -> None:
    write(data.routines / "mine.yaml", ROUTINE.format("Mine") + "  - rest: 3s\n")
    library = scanned(data)
    before = library.routine("mine")
    library.scan()
    assert library.routine("mine") is before


def test_a_scan_without_news_leaves_verdicts_and_timelines_alone(data: DataFolder) -> None:
    write(data.routines / "evening.yaml", ROUTINE.format("Evening") + "  - exercise: bridge\n")
    write(data.routines / "spoilt.yaml", ROUTINE.format("Spoilt") + "  - exercise: bridgee\n")
    library = scanned(data)
    evening, before = library.routine("evening"), broken(library)
    assert evening is not None
    timeline = library.timeline(evening)
    assert not library.scan()
    assert library.timeline(evening) is timeline
    assert broken(library) == before
    assert list(before) == ["spoilt"]


def test_another_weaker_side_counts_although_no_file_has_changed(data: DataFolder) -> None:
    write(data.routines / "sides.yaml", ROUTINE.format("Sides") + "  - {exercise: clamshell, start-side: weaker}\n")
    library = scanned(data)

    def first_side() -> Side | None:
        routine = library.routine("sides")
        assert routine is not None
        timeline = library.timeline(routine)
        assert timeline is not None
        return next(phase.side for phase in timeline.phases if phase.side is not None)

    assert first_side() is Side.LEFT
    library.weaker = Side.RIGHT
    assert not library.scan()
    assert first_side() is Side.RIGHT


def test_a_changed_exercise_shows_in_routines_that_did_not_change(data: DataFolder) -> None:
    hop = write(data.exercises / "hop.yaml", BRIDGE.format("Hop"))
    write(data.routines / "mine.yaml", ROUTINE.format("Mine") + "  - exercise: hop\n")
    library = scanned(data)
    write(hop, BRIDGE.format("Leap"))
    library.scan()
    routine = library.routine("mine")
    assert routine is not None
    timeline = library.timeline(routine)
    assert timeline is not None
    assert {phase.name for phase in timeline.phases} == {"Leap"}


def test_the_weaker_side_is_passed_on(data: DataFolder) -> None:
    write(
        data.routines / "mine.yaml",
        ROUTINE.format("Mine") + "  - {exercise: calf-stretch, hold: 9s, start-side: weaker}\n",
    )
    library = Library(data, weaker=Side.RIGHT)
    library.scan()
    routine = library.routine("mine")
    assert routine is not None
    timeline = library.timeline(routine)
    assert timeline is not None
    assert timeline.phases[0].side is Side.RIGHT


# Files that are no files


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    library = scanned(None, tmp_path / "nowhere.yaml")
    assert sentences(library.given()[0]) == ["this file can't be read: No such file or directory"]
    assert library.given()[0].problems[0].render("nowhere.yaml", library.given()[0].lines) == (
        "nowhere.yaml:1:1: this file can't be read: No such file or directory"
    )


def test_a_directory_called_yaml_is_passed_over_and_is_a_problem_when_given(data: DataFolder) -> None:
    (data.routines / "folder.yaml").mkdir()
    library = scanned(data, data.routines / "folder.yaml")
    assert library.own() == []
    assert sentences(library.given()[0]) == ["this file can't be read: it is not a plain file"]


def test_a_link_that_leads_nowhere_is_a_problem(data: DataFolder) -> None:
    (data.routines / "lost.yaml").symlink_to(data.routines / "gone.yaml")
    (data.routines / "round.yaml").symlink_to(data.routines / "round.yaml")
    assert set(broken(scanned(data))) == {"lost", "round"}


def test_a_link_to_a_file_is_read(data: DataFolder, tmp_path: Path) -> None:
    real = write(tmp_path / "real.yaml", ROUTINE.format("Real") + "  - rest: 3s\n")
    (data.routines / "linked.yaml").symlink_to(real)
    assert name_of(scanned(data), FileKind.ROUTINE, "linked") == "Real"


def test_a_pipe_is_not_waited_for(data: DataFolder) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip(f"no pipes with a name on {sys.platform}")
    os.mkfifo(data.routines / "pipe.yaml")
    assert broken(scanned(data)) == {"pipe": ["this file can't be read: it is not a plain file"]}


def test_a_file_without_permission_is_a_problem(data: DataFolder) -> None:
    mine = write(data.routines / "mine.yaml", ROUTINE.format("Mine") + "  - rest: 3s\n")
    mine.chmod(0)
    if os.access(mine, os.R_OK):
        pytest.skip("this user may read every file")
    assert broken(scanned(data)) == {"mine": ["this file can't be read: Permission denied"]}


@pytest.mark.parametrize("name", [".hidden.yaml", ".#lock.yaml", "notes.txt", "mine.yaml~", "mine.yaml.bak", "yaml"])
def test_other_files_are_passed_over(data: DataFolder, name: str) -> None:
    write(data.routines / name, "- not: a routine\n")
    assert scanned(data).own() == []


def test_an_own_folder_that_is_a_file_is_no_trouble(tmp_path: Path) -> None:
    write(tmp_path / "routines", "x")
    assert len(scanned(DataFolder(tmp_path)).routines()) == 13


# Inclusions


def test_circles_and_what_leads_into_them(tmp_path: Path) -> None:
    for name, inner in {"a": "b", "b": "a", "c": "a", "d": "c", "e": "e", "f": "core-foundation"}.items():
        write(tmp_path / f"{name}.yaml", ROUTINE.format(name) + f"  - routine: {inner}\n")
    assert broken(scanned(None, *sorted(tmp_path.glob("*.yaml")))) == {
        "a": ["steps[0].routine: this routine includes itself: a → b → a"],
        "b": ["steps[0].routine: this routine includes itself: b → a → b"],
        "c": ['steps[0].routine: "a" can\'t be used before its own file is mended: a.yaml'],
        "d": ['steps[0].routine: "c" can\'t be used before its own file is mended: c.yaml'],
        "e": ["steps[0].routine: this routine includes itself: e → e"],
    }


def test_what_led_into_a_circle_goes_on_with_the_old_version(data: DataFolder) -> None:
    write(data.routines / "a.yaml", ROUTINE.format("A") + "  - rest: 3s\n")
    write(data.routines / "b.yaml", ROUTINE.format("B") + "  - routine: a\n")
    write(data.routines / "c.yaml", ROUTINE.format("C") + "  - routine: b\n")
    library = scanned(data)
    write(data.routines / "a.yaml", ROUTINE.format("A") + "  - routine: b\n")
    library.scan()
    assert set(broken(library)) == {"a", "b"}
    routine = library.routine("c")
    assert routine is not None
    timeline = library.timeline(routine)
    assert timeline is not None
    assert timeline.seconds == 3


def test_an_own_circle_leaves_the_bundled_ones_usable(data: DataFolder) -> None:
    write(data.routines / "desk-break.yaml", ROUTINE.format("Mine") + "  - routine: movement-snack\n")
    write(data.routines / "movement-snack.yaml", ROUTINE.format("Mine") + "  - routine: desk-break\n")
    library = scanned(data)
    assert broken(library) == {
        "desk-break": ["steps[0].routine: this routine includes itself: desk-break → movement-snack → desk-break"],
        "movement-snack": [
            "steps[0].routine: this routine includes itself: movement-snack → desk-break → movement-snack"
        ],
    }
    assert name_of(library, FileKind.ROUTINE, "desk-break") == "Desk break"
    assert name_of(library, FileKind.ROUTINE, "movement-snack") == "Movement snack"


def test_a_circle_that_old_versions_close_ends(data: DataFolder) -> None:
    """Each file was good on its own; after the change one would go round through the other's old version."""
    write(data.routines / "a.yaml", ROUTINE.format("A") + "  - routine: b\n")
    write(data.routines / "b.yaml", ROUTINE.format("B") + "  - rest: 3s\n")
    library = scanned(data)
    write(data.routines / "a.yaml", "name: [")
    write(data.routines / "b.yaml", ROUTINE.format("B") + "  - routine: a\n  - rest: 4s\n")
    library.scan()
    for routine_id in ("a", "b"):
        routine = library.routine(routine_id)
        assert routine is not None
        assert library.timeline(routine) is not None


def chain(folder: Path, length: int, last: str) -> list[Path]:
    return [
        write(
            folder / f"r{number}.yaml",
            ROUTINE.format(number) + (f"  - routine: r{number + 1}\n" if number < length else last),
        )
        for number in range(1, length + 1)
    ]


@pytest.mark.parametrize("backwards", [False, True])
def test_a_chain_of_a_thousand_files_costs_no_thousand_frames(tmp_path: Path, backwards: bool) -> None:
    paths = chain(tmp_path, 1000, "  - rest: 3s\n")
    began = time.process_time()
    library = scanned(None, *(paths[::-1] if backwards else paths))
    assert time.process_time() - began < 5
    said = {file.id: sentences(file) for file in library.given()}
    assert [item_id for item_id, problems in said.items() if not problems] in (
        [f"r{number}" for number in range(993, 1001)],
        [f"r{number}" for number in range(1000, 992, -1)],
    )
    assert said["r1"] == ["steps[0].routine: with this one, routines include each other more than 8 deep"]


def test_a_circle_of_a_thousand_files_is_told_without_filling_the_screen(tmp_path: Path) -> None:
    paths = chain(tmp_path, 1000, "  - routine: r1\n")
    began = time.process_time()
    library = scanned(None, *paths)
    assert time.process_time() - began < 10
    assert sentences(library.given()[0]) == [
        "steps[0].routine: this routine includes itself: r1 → r2 → r3 → r4 → r5 → … → r998 → r999 → r1000 → r1"
    ]
    assert all(file.broken for file in library.given())


def test_many_inclusions_of_the_same_routines_are_counted_once(tmp_path: Path) -> None:
    """Each of eight levels includes the next one forty times: 40 to the power of 7 if nobody stopped it."""
    for number in range(1, 9):
        inner = f"  - routine: r{number + 1}\n" * 40 if number < 8 else "  - {exercise: march, for: 1s}\n"
        write(tmp_path / f"r{number}.yaml", ROUTINE.format(number) + inner)
    began = time.process_time()
    library = scanned(None, *sorted(tmp_path.glob("*.yaml")))
    assert time.process_time() - began < 3
    assert {file.id for file in library.given() if not file.broken} == {"r7", "r8"}


# Speed


def generated(folder: Path, number: int) -> list[Path]:
    steps = "".join(f"  - {{exercise: bridge, sets: 2, reps: {reps}, hold: 3s}}\n" for reps in range(1, 11))
    return [write(folder / f"r{index}.yaml", ROUTINE.format(index) + steps) for index in range(number)]


def test_reading_takes_time_in_proportion_to_the_files(tmp_path: Path) -> None:
    """Measured as processor time, the best of three, against a quarter of the files."""

    def seconds(paths: list[Path]) -> float:
        took = []
        for _ in range(3):
            library = Library(None, given=paths)
            began = time.process_time()
            library.scan()
            took.append(time.process_time() - began)
            assert not broken(library)
        return min(took)

    paths = generated(tmp_path, 800)
    few, many = seconds(paths[:200]), seconds(paths)
    assert many / few < 5.5
    assert many < 3
