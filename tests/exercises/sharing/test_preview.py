"""What arrives, held against what is there."""

from pathlib import Path

import pytest

from exercises.paths import BUNDLED_EXERCISES
from exercises.sharing.archive import Archive, Part
from exercises.sharing.names import PartKind
from exercises.sharing.packing import pack
from exercises.sharing.preview import Arrival, Verdict, preview
from exercises.sharing.same import comparable
from tests.exercises.sharing.conftest import INNER, LIFT, SWAY, Someone, chunk, png


def verdicts(arrival: Arrival) -> dict[str, str]:
    return {file.key.partition("/")[2]: file.verdict.value for file in arrival.files}


def test_somebody_without_anything__sees_all_of_it_new(shared: Path, me: Someone) -> None:
    arrival = me.looks_at(shared)
    assert set(verdicts(arrival).values()) == {"new"}
    assert [file.name for file in arrival.files] == ["lift.png", "Lift", "Sway", "Evening <b>back</b>", "Inner part"]
    assert not me.data.root.exists()


def test_who_shared_it__sees_nothing_new(shared: Path, sender: Someone) -> None:
    before = sender.files()
    assert set(verdicts(sender.looks_at(shared)).values()) == {"same"}
    assert sender.files() == before


def test_what_differs_in_nothing_that_anybody_wrote__is_the_same(shared: Path, me: Someone) -> None:
    me.write(
        "exercises/Sway.yml", b"\xef\xbb\xbf# yaml-language-server: $schema=x\r\n" + SWAY.replace("\n", "\r\n").encode()
    )
    me.write("exercises/lift.png", png(3, 2, chunk(b"tEXt", b"mine")))
    found = verdicts(me.looks_at(shared))
    assert (found["sway.yaml"], found["lift.png"]) == ("same", "same")


def test_what_differs__comes_with_both_versions(shared: Path, me: Someone) -> None:
    path = me.write("exercises/Sway.yml", SWAY.replace("Lean", "Bend"))
    me.write("exercises/lift.png", png(grey=10))
    arrival = me.looks_at(shared)
    sway = next(file for file in arrival.files if file.part.name == "sway")
    assert sway.verdict is Verdict.DIFFERS
    assert sway.mine is not None
    assert (sway.mine.path, sway.target, sway.mine.bundled) == (path, path, False)
    assert sway.mine.data == SWAY.replace("Lean", "Bend").encode()
    assert comparable(sway.part.data) == comparable(SWAY.encode())
    assert verdicts(arrival)["lift.png"] == "differs"


def test_a_changed_copy_of_a_bundled_one__is_held_against_the_original(sender: Someone, me: Someone) -> None:
    bridge = (BUNDLED_EXERCISES / "bridge.yaml").read_text(encoding="utf-8")
    sender.write("exercises/bridge.yaml", bridge.replace("name: ", "name: Our "))
    arrival = preview(_archive(sender, "evening"), me.library, me.data)
    file = next(file for file in arrival.files if file.part.name == "bridge")
    assert file.verdict is Verdict.DIFFERS
    assert file.mine is not None
    assert file.mine.bundled
    assert file.target == me.data.exercises / "bridge.yaml"


def _archive(sender: Someone, *routines: str) -> Archive:
    return Archive("x", "routine", "", pack(sender.library, routines).parts)


def _made(**texts: str) -> Archive:
    """An archive of these texts: `r_` for routines, `e_` for exercises."""
    kinds = {"r": PartKind.ROUTINE, "e": PartKind.EXERCISE, "p": PartKind.PLAN}
    parts = [Part(kinds[key[0]], key[2:].replace("_", "-"), text.encode()) for key, text in texts.items()]
    return Archive("x", "collection", "", tuple(parts))


def test_something_broken__is_told_with_its_place(me: Someone) -> None:
    routine = "name: Bad\nkind: snack\nsteps:\n  - exercise: bridgee\n    reps: many\n"
    arrival = preview(_made(r_bad=routine), me.library, me.data)
    [bad] = arrival.files
    assert bad.verdict is Verdict.BROKEN
    assert [(p.line, p.column) for p in bad.problems] == [(4, 15), (5, 11)]
    shown = bad.problems[0].render("bad.yaml", bad.lines).splitlines()
    assert shown[0] == 'bad.yaml:4:15: steps[0].exercise: "bridgee" is not an exercise; did you mean "bridge"?'
    assert shown[1] == "  4 |   - exercise: bridgee"


@pytest.mark.parametrize(
    "text", ["", "\t- x", "a: &x [1]\nb: *x", "\x00", "[" * 100_000, "--- !!python/object:os.system\n"]
)
def test_text_that_is_no_yaml__is_broken_and_nothing_worse(me: Someone, text: str) -> None:
    arrival = preview(_made(e_x=text), me.library, me.data)
    assert arrival.files[0].verdict is Verdict.BROKEN


def test_references__are_found_in_the_archive_or_in_the_library(me: Someone) -> None:
    me.write("exercises/mine.yaml", SWAY)
    steps = ", ".join(f"{{exercise: {name}, for: 9s}}" for name in ("mine", "theirs", "march"))
    both = f"name: A\nkind: snack\nsteps: [{steps}]\n"
    assert verdicts(preview(_made(r_a=both, e_theirs=SWAY), me.library, me.data)) == {
        "a.yaml": "new",
        "theirs.yaml": "new",
    }
    assert verdicts(preview(_made(r_a=both), me.library, me.data)) == {"a.yaml": "broken"}


def test_what_leans_on_something_broken__is_broken_too_unless_ones_own_stands_in(me: Someone) -> None:
    outer = "name: Outer\nkind: snack\nsteps: [{routine: inner}]\n"
    bad = SWAY.replace("mobility", "dance")
    archive = _made(r_outer=outer, r_inner=INNER, e_sway=bad)
    assert set(verdicts(preview(archive, me.library, me.data)).values()) == {"broken"}
    me.write("exercises/sway.yaml", SWAY)
    found = verdicts(preview(archive, me.library, me.data))
    assert found == {"outer.yaml": "new", "inner.yaml": "new", "sway.yaml": "broken"}


def test_exercises_that_name_a_broken_one__are_broken_too(me: Someone) -> None:
    archive = _made(e_a=SWAY.replace("bridge", "b"), e_b=SWAY.replace("kind: mobility", "kind: 7"), e_c=SWAY)
    assert verdicts(preview(archive, me.library, me.data)) == {"a.yaml": "broken", "b.yaml": "broken", "c.yaml": "new"}


def test_routines_that_include_each_other__are_broken(me: Someone) -> None:
    one, two = (f"name: X\nkind: snack\nsteps: [{{routine: {other}}}]\n" for other in ("two", "one"))
    assert set(verdicts(preview(_made(r_one=one, r_two=two), me.library, me.data)).values()) == {"broken"}


def test_a_long_chain_down_to_something_broken__comes_to_an_end(me: Someone) -> None:
    texts = {f"e_x{n}": SWAY.replace("bridge", f"x{n + 1}") for n in range(60)}
    found = verdicts(preview(_made(**texts), me.library, me.data))
    assert set(found.values()) == {"broken"}


def test_a_file_in_the_wrong_folder__is_told(me: Someone) -> None:
    [file] = preview(_made(r_sway=SWAY), me.library, me.data).files
    assert file.verdict is Verdict.BROKEN
    assert "one of another kind (exercise)" in file.problems[0].text


def test_a_bad_figure__is_no_reason_to_leave_the_exercise(me: Someone) -> None:
    [file] = preview(_made(e_x=SWAY + "figure: {view: sideways}\n"), me.library, me.data).files
    assert file.verdict is Verdict.NEW
    assert file.problems
    assert all(problem.minor for problem in file.problems)


def test_a_picture_that_nothing_shows__is_told(shared: Path, me: Someone) -> None:
    picture = Part(PartKind.PICTURE, "other.png", png())
    archive = Archive(
        "x", "exercise", "", (Part(PartKind.EXERCISE, "lift", LIFT.replace("sway", "march").encode()), picture)
    )
    assert verdicts(preview(archive, me.library, me.data)) == {"lift.yaml": "new", "other.png": "broken"}


def test_a_walking_plan__is_held_against_the_library_too(me: Someone) -> None:
    plan = "name: P\nbefore: {}\nlevels: [{{name: L0, walks-a-week: 3, steps: [{{exercise: walk-easy, for: 4m}}]}}]\n"
    good, bad = (plan.format(before) for before in ("pre-walk-warmup", "nothing"))
    assert verdicts(preview(_made(p_a=good, p_b=bad), me.library, me.data)) == {"a.yaml": "new", "b.yaml": "broken"}


def test_the_library__stays_as_it_was(shared: Path, me: Someone) -> None:
    me.write("exercises/sway.yaml", SWAY.replace("Lean", "Bend"))
    library = me.library
    before = [(file.path, file.problems, id(file.content)) for file in [*library.own(), *library.bundled()]]
    preview(_made(e_sway="kaputt", r_x=INNER), library, me.data)
    assert [(file.path, file.problems, id(file.content)) for file in [*library.own(), *library.bundled()]] == before


def test_what_is_held_against_each_other__leaves_out_what_does_not_count() -> None:
    other = b"\xef\xbb\xbf# yaml-language-server: $schema=x\r\nname: \xff\r\n\r\n"
    assert comparable(other) == "name: \\xff\n"
    assert comparable(b"name: x") == comparable(b"name: x\r") == "name: x\n"
