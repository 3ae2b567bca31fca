"""Taking in what was chosen: all of it or nothing, and nothing unasked."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from exercises.errors import AmbleError
from exercises.paths import BUNDLED_EXERCISES
from exercises.sharing.archive import Archive, Part, open_loose
from exercises.sharing.disk import Change, change_all
from exercises.sharing.names import PartKind
from exercises.sharing.packing import pack
from exercises.sharing.preview import Arrival, preview
from exercises.sharing.taking_in import Choice, accept, intend
from tests.exercises.sharing.conftest import EVENING, INNER, LIFT, SWAY, Someone, png

MINE = SWAY.replace("Lean to", "Mine, to")
MY_PICTURE = png(grey=10)


def made(me: Someone, *parts: tuple[PartKind, str, str | bytes]) -> Arrival:
    found = [Part(kind, name, text.encode() if isinstance(text, str) else text) for kind, name, text in parts]
    return preview(Archive("x", "collection", "", tuple(found)), me.library, me.data)


def all_of(arrival: Arrival, choice: Choice) -> dict[str, Choice]:
    return {file.key: choice for file in arrival.files}


def test_everything_new__is_written_as_it_came_and_works(shared: Path, sender: Someone, me: Someone) -> None:
    taken = accept(me.looks_at(shared), {})
    assert me.files() == sender.files()
    assert not any(file.replaces for file in taken.files)
    routine = me.library.routine("evening")
    assert routine is not None
    assert me.library.timeline(routine) == sender.library.timeline(sender.library.routine("evening"))  # type: ignore[arg-type]
    assert not any(file.problems for file in me.library.own())
    assert stat.S_IMODE((me.data.routines / "evening.yaml").stat().st_mode) == 0o644


def test_nothing_is_overwritten_unasked(shared: Path, me: Someone) -> None:
    me.write("exercises/sway.yaml", MINE)
    me.write("exercises/lift.png", MY_PICTURE)
    taken = accept(me.looks_at(shared), {})
    assert sorted(file.name for file in taken.files) == ["evening", "inner", "lift"]
    assert me.read("exercises/sway.yaml") == MINE
    assert me.files()["exercises/lift.png"] == MY_PICTURE


def test_theirs__goes_where_mine_lies_and_can_be_taken_back(shared: Path, me: Someone) -> None:
    me.write("exercises/Sway.yml", MINE)
    me.write("exercises/lift.png", MY_PICTURE)
    before = me.files()
    arrival = me.looks_at(shared)
    taken = accept(arrival, all_of(arrival, Choice.THEIRS))
    assert me.read("exercises/Sway.yml") == SWAY
    assert me.files()["exercises/lift.png"] == png()
    assert "exercises/sway.yaml" not in me.files()
    assert {file.name for file in taken.files if file.replaces} == {"sway", "lift.png"}
    taken.take_back()
    assert me.files() == before


def test_taking_back__leaves_what_was_changed_since(shared: Path, me: Someone) -> None:
    taken = accept(me.looks_at(shared), {})
    me.write("routines/inner.yaml", INNER + "# mine now\n")
    before = me.files()
    with pytest.raises(AmbleError, match="changed in the meantime"):
        taken.take_back()
    assert me.files() == before


def test_both__get_new_names_and_what_arrives_uses_them(shared: Path, me: Someone) -> None:
    me.write("exercises/sway.yaml", MINE)
    me.write("exercises/sway-2.yaml", MINE)
    me.write("exercises/lift.png", MY_PICTURE)
    me.write("routines/inner.yaml", INNER.replace("20s", "30s"))
    me.write("routines/my-own.yaml", INNER)
    before = me.files()
    arrival = me.looks_at(shared)
    accept(arrival, all_of(arrival, Choice.BOTH))
    after = me.files()
    assert {path: after[path] for path in before} == before
    assert me.read("exercises/sway-3.yaml") == SWAY.replace("name: Sway", 'name: "Sway (3)"')
    assert after["exercises/lift-2.png"] == png()
    changed = LIFT.replace("[sway]", "[sway-3]").replace("picture: lift.png", 'picture: "lift-2.png"')
    assert me.read("exercises/lift.yaml") == changed
    inner = INNER.replace("name: Inner part", 'name: "Inner part (2)"').replace("exercise: sway", "exercise: sway-3")
    assert me.read("routines/inner-2.yaml") == inner
    assert me.read("routines/evening.yaml") == EVENING.replace("routine: inner", "routine: inner-2")
    assert not any(file.problems for file in me.library.own())


def test_both__of_one_that_came_with_amble__stands_beside_the_original(sender: Someone, me: Someone) -> None:
    bridge = (BUNDLED_EXERCISES / "bridge.yaml").read_text(encoding="utf-8")
    sender.write("exercises/bridge.yaml", bridge.replace("name: Bridge", "name: Our bridge"))
    archive = Archive("x", "routine", "", pack(sender.library, ["evening"]).parts)
    arrival = preview(archive, me.library, me.data)
    accept(arrival, {"exercises/bridge.yaml": Choice.BOTH})
    assert me.library.exercise("bridge").name == "Bridge"  # type: ignore[union-attr]
    assert me.library.exercise("bridge-2").name == "Our bridge (2)"  # type: ignore[union-attr]
    assert "exercise: bridge-2" in me.read("routines/evening.yaml")
    arrival = preview(archive, me.library, me.data)
    accept(arrival, {"exercises/bridge.yaml": Choice.THEIRS})
    assert me.library.exercise("bridge").name == "Our bridge"  # type: ignore[union-attr]


REFERENCES = """\
name: "A: b"
kind: snack
steps:
  - exercise: "sway"   # quoted
    for: 5s
  - {exercise: 'sway', for: 5s}
  - repeat: 2
    steps:
      - exercise: >-
          sway
        for: 5s
      - exercise: sway
        for: 5s
        say: sway, and sway again
  - routine: inner
"""


def test_both__references_of_every_form_are_found_and_nothing_else_is_touched(me: Someone) -> None:
    me.write("exercises/sway.yaml", MINE)
    text = "\ufeff" + REFERENCES.replace("\n", "\r\n")
    arrival = made(
        me, (PartKind.ROUTINE, "a", text), (PartKind.ROUTINE, "inner", INNER), (PartKind.EXERCISE, "sway", SWAY)
    )
    accept(arrival, {"exercises/sway.yaml": Choice.BOTH})
    written = me.files()["routines/a.yaml"].decode("utf-8").replace("\r\n", "\n")
    expected = "\ufeff" + REFERENCES.replace('"sway" ', "sway-2 ").replace("'sway'", "sway-2")
    expected = expected.replace(">-\n          sway\n", "sway-2\n").replace("exercise: sway\n", "exercise: sway-2\n")
    assert written == expected
    assert not any(file.problems for file in me.library.own())


def test_both__in_a_walking_plan(me: Someone) -> None:
    me.write("routines/inner.yaml", INNER.replace("20s", "30s"))
    me.write("exercises/sway.yaml", MINE)
    plan = """\
name: P
before: inner
after: inner
levels:
  - name: L0
    walks-a-week: 3
    steps: [{exercise: sway, for: 4m}]
    sometimes: {times: 1, steps: [{exercise: sway, for: 5m}]}
"""
    arrival = made(
        me,
        (PartKind.PLAN, "p", plan),
        (PartKind.ROUTINE, "inner", INNER),
        (PartKind.EXERCISE, "sway", SWAY),
    )
    accept(arrival, {"routines/inner.yaml": Choice.BOTH, "exercises/sway.yaml": Choice.BOTH})
    assert me.read("plans/p.yaml") == plan.replace(": inner", ": inner-2").replace("exercise: sway", "exercise: sway-2")


@pytest.mark.parametrize("name", ["Tee: \u2028 \"x\" \\ 'y'", "\U0001f6b6 für alle", "a\x85b", "# no", "- x"])
def test_both__names_of_every_kind_get_their_number(me: Someone, name: str) -> None:
    me.write("exercises/sway.yaml", MINE)
    written = name.replace("\\", "\\\\").replace('"', '\\"').replace("\u2028", "\\L").replace("\x85", "\\N")
    arrival = made(me, (PartKind.EXERCISE, "sway", SWAY.replace("name: Sway", f'name: "{written}"')))
    accept(arrival, {"exercises/sway.yaml": Choice.BOTH})
    assert me.library.exercise("sway-2").name == f"{name} (2)"  # type: ignore[union-attr]


def test_something_new__can_be_left_out(shared: Path, me: Someone) -> None:
    arrival = me.looks_at(shared)
    keep = {"routines/evening.yaml": Choice.MINE, "routines/inner.yaml": Choice.MINE}
    accept(arrival, keep)
    assert sorted(me.files()) == ["exercises/lift.png", "exercises/lift.yaml", "exercises/sway.yaml"]
    accept(me.looks_at(shared), all_of(arrival, Choice.MINE))
    assert len(me.files()) == 3


def test_a_picture__does_not_come_without_its_exercise(shared: Path, me: Someone) -> None:
    arrival = me.looks_at(shared)
    choices = dict.fromkeys(("exercises/lift.yaml", "routines/evening.yaml"), Choice.MINE)
    accept(arrival, choices)
    assert sorted(me.files()) == ["exercises/sway.yaml", "routines/inner.yaml"]


def test_a_missing_picture__comes_for_an_exercise_that_is_there(shared: Path, sender: Someone) -> None:
    (sender.data.exercises / "lift.png").unlink()
    accept(sender.looks_at(shared), {})
    assert sender.files()["exercises/lift.png"] == png()


def test_choices_that_would_break_something__are_refused_and_told(shared: Path, me: Someone) -> None:
    # Mine says neither how long nor how many, and the routine relies on theirs.
    me.write("exercises/lift.yaml", LIFT.replace("dose: {reps: 5}\n", "").replace("[sway]", "[march]"))
    routine = "name: R\nkind: snack\nsteps: [{exercise: lift}]\n"
    arrival = made(me, (PartKind.ROUTINE, "r", routine), (PartKind.EXERCISE, "lift", LIFT.replace("sway", "march")))
    assert {file.verdict.value for file in arrival.files} == {"new", "differs"}
    before = me.files()
    [trouble] = intend(arrival, {}).trouble
    assert trouble.path == me.data.routines / "r.yaml"
    assert trouble.sentence.startswith("r.yaml:3:")
    with pytest.raises(AmbleError, match="Nothing was taken in"):
        accept(arrival, {})
    assert me.files() == before
    assert intend(arrival, {"exercises/lift.yaml": Choice.THEIRS}).trouble == ()
    assert intend(arrival, {"exercises/lift.yaml": Choice.BOTH}).trouble == ()


def test_theirs__that_would_break_what_is_mine__is_refused(me: Someone) -> None:
    me.write("exercises/lift.yaml", LIFT.replace("sway", "march"))
    me.write("routines/r.yaml", "name: R\nkind: snack\nsteps: [{exercise: lift}]\n")
    theirs = LIFT.replace("sway", "march").replace("dose: {reps: 5}\n", "")
    arrival = made(me, (PartKind.EXERCISE, "lift", theirs))
    [trouble] = intend(arrival, {"exercises/lift.yaml": Choice.THEIRS}).trouble
    assert trouble.path.name == "r.yaml"
    me.write("routines/r.yaml", "name: R\nkind: snack\nsteps: [{exercise: lift, reps: lots}]\n")
    arrival = made(me, (PartKind.EXERCISE, "lift", theirs))
    assert intend(arrival, {"exercises/lift.yaml": Choice.THEIRS}).trouble == ()  # it was broken before


def test_broken_files__are_never_written(me: Someone) -> None:
    arrival = made(me, (PartKind.EXERCISE, "good", SWAY), (PartKind.EXERCISE, "bad", "kaputt"))
    accept(arrival, all_of(arrival, Choice.THEIRS))
    assert sorted(me.files()) == ["exercises/good.yaml"]


def test_what_changed_in_the_meantime__stops_everything(shared: Path, me: Someone) -> None:
    me.write("exercises/sway.yaml", MINE)
    arrival = me.looks_at(shared)
    me.write("exercises/sway.yaml", MINE + "# more\n")
    before = me.files()
    with pytest.raises(AmbleError, match="changed in the meantime"):
        accept(arrival, all_of(arrival, Choice.THEIRS))
    assert me.files() == before
    arrival = me.looks_at(shared)
    me.write("exercises/lift.yaml", "mine, suddenly")
    with pytest.raises(AmbleError, match="changed in the meantime"):
        accept(arrival, {})
    assert me.read("exercises/lift.yaml") == "mine, suddenly"


@pytest.mark.parametrize("blocked", ["exercises", "routines"])
def test_a_folder_that_is_a_file__leaves_everything_as_it_was(shared: Path, me: Someone, blocked: str) -> None:
    me.write(blocked, "in the way")
    with pytest.raises(AmbleError, match=r"can't be (read|made)"):
        accept(me.looks_at(shared), {})
    assert me.files() == {blocked: b"in the way"}
    assert [path.name for path in me.data.root.iterdir()] == [blocked]


def test_a_folder_in_the_place_of_a_file(shared: Path, me: Someone) -> None:
    (me.data.routines / "inner.yaml").mkdir(parents=True)
    with pytest.raises(AmbleError, match="can't be read"):
        me.looks_at(shared)
    assert me.files() == {}


def test_a_change_that_fails_half_way__is_undone(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"old")
    (tmp_path / "gone").write_bytes(b"old")
    (tmp_path / "three").mkdir()  # read as missing is not possible: it fails when the first two are done

    class Vanishing(type(tmp_path)):  # type: ignore[misc]
        """A path that looks free, and is a folder by the time that it is written to."""

        def read_bytes(self) -> bytes:
            raise FileNotFoundError(self)

    changes = [
        Change(tmp_path / "one", b"old", b"new"),
        Change(tmp_path / "sub" / "two", None, b"new"),
        Change(tmp_path / "gone", b"old", None),
        Change(Vanishing(tmp_path / "three"), None, b"new"),
    ]
    with pytest.raises(AmbleError, match=r"Nothing was changed: .*three can't be written"):
        change_all(changes)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gone", "one", "three"]
    assert (tmp_path / "one").read_bytes() == b"old"
    assert (tmp_path / "gone").read_bytes() == b"old"


@pytest.mark.skipif(os.geteuid() == 0, reason="this user may write everywhere")
def test_a_folder_that_nobody_may_write_to(shared: Path, me: Someone) -> None:
    me.data.routines.mkdir(parents=True)
    me.data.routines.chmod(0o500)
    with pytest.raises(AmbleError, match="Nothing was changed"):
        accept(me.looks_at(shared), {})
    assert me.files() == {}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_a_full_disk__leaves_everything_as_it_was(shared: Path, me: Someone, monkeypatch: pytest.MonkeyPatch) -> None:
    me.write("exercises/sway.yaml", MINE)
    arrival = me.looks_at(shared)
    before = me.files()
    written: list[int] = []
    real = os.fdopen

    def filling(handle: int, *rest: str):
        written.append(handle)
        if len(written) < 3:
            return real(handle, *rest)
        os.close(handle)
        return Path("/dev/full").open("wb")

    monkeypatch.setattr("exercises.sharing.disk.os.fdopen", filling)
    with pytest.raises(AmbleError, match="No space left"):
        accept(arrival, all_of(arrival, Choice.THEIRS))
    assert me.files() == before
    assert not (me.data.routines).exists()


def test_loose_files__are_taken_in_like_shared_ones(sender: Someone, me: Someone) -> None:
    paths = [sender.data.root / path for path in sender.files() if path.endswith(".yaml")]
    accept(preview(open_loose(paths), me.library, me.data), {})
    assert me.files() == sender.files()


def test_there_and_back_again(shared: Path, sender: Someone, me: Someone, tmp_path: Path) -> None:
    accept(me.looks_at(shared), {})
    back = tmp_path / "back.amble"
    pack(me.library, ["evening"]).write(back)
    assert back.read_bytes() == shared.read_bytes()
    shutil.rmtree(sender.data.root)
    accept(sender.looks_at(back), {})
    assert me.files() == sender.files()
