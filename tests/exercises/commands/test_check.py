import os
from pathlib import Path

import pytest

from tests.exercises.commands.conftest import ROOT, write

BROKEN = "name: Mine\nkind: strength\nsteps:\n  - exercise: bridgee\n    reps: 3\n"


def test_default_scan__when_all_is_well_says_so_in_one_line(amble):
    result = amble("check")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("All is well: ")
    assert result.out.count("\n") == 1


def test_default_scan__shows_paths_from_the_working_folder(amble, data, monkeypatch):
    path = write(data / "routines" / "my-core.yaml", BROKEN)
    assert amble("check").out.startswith(f"{path}:4:15: ")
    monkeypatch.chdir(data)
    result = amble("check")
    assert result.status == 1
    assert result.out == (
        f"{Path('routines/my-core.yaml')}:4:15: steps[0].exercise: "
        '"bridgee" is not an exercise; did you mean "bridge"?\n'
        "  4 |   - exercise: bridgee\n"
        "    |               ^~~~~~~\n"
    )


def test_default_scan__also_finds_a_bundled_file_that_was_replaced(amble, data):
    write(data / "routines" / "movement-snack.yaml", "name: Mine\n")
    result = amble("check")
    assert result.status == 1
    assert "movement-snack.yaml:1:1" in result.out


@pytest.mark.parametrize("given", ["my-core.yaml", "./my-core.yaml", "sub/../my-core.yaml"])
def test_file__is_named_as_it_was_given(amble, tmp_path, monkeypatch, given):
    write(tmp_path / "my-core.yaml", BROKEN)
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path)
    result = amble("check", given)
    assert result.status == 1
    assert result.out.startswith(f"{given}:4:15: ")


def test_files__see_each_other_then_the_users_own_then_the_bundle(amble, tmp_path):
    write(tmp_path / "exercises" / "bridgee.yaml", "name: B\nkind: stretch\nposition: standing\ninstructions: [Do.]\n")
    routine = write(tmp_path / "my-core.yaml", BROKEN)
    assert amble("check", str(routine)).status == 1
    assert amble("check", str(routine), str(tmp_path / "exercises" / "bridgee.yaml")).status == 0
    own = write(tmp_path / "other.yaml", BROKEN.replace("bridgee", "lift"))
    assert amble("check", str(own)).status == 0


def test_folder__is_read_one_level_deep_with_the_known_folders_inside(amble, tmp_path, monkeypatch):
    for place in ("", "plans/", "exercises/", "catalogue/", "elsewhere/", "plans/deeper/"):
        write(tmp_path / "my" / f"{place}broken.yaml", "nonsense: 1\n")
    write(tmp_path / "my" / "notes.txt", "not yaml: [")
    monkeypatch.chdir(tmp_path)
    result = amble("check", "my/")
    seen = {line.partition(":")[0] for line in result.out.splitlines() if ".yaml:" in line}
    assert seen == {"my/broken.yaml", "my/plans/broken.yaml", "my/exercises/broken.yaml", "my/catalogue/broken.yaml"}


def test_missing_path__is_said_on_standard_error_and_the_rest_is_checked(amble, tmp_path):
    path = write(tmp_path / "my-core.yaml", BROKEN)
    result = amble("check", "nowhere", str(path))
    assert result.status == 1
    assert result.err == "nowhere: there is no such file or folder.\n"
    assert "bridgee" in result.out
    assert amble("check", "nowhere").out == ""


def test_path__given_twice_is_told_once(amble, tmp_path):
    path = write(tmp_path / "my-core.yaml", BROKEN)
    assert amble("check", str(path), str(path)).out.count("bridgee") == 2  # the sentence and the excerpt


def test_empty_folder__is_no_fault(amble, tmp_path):
    (tmp_path / "empty").mkdir()
    result = amble("check", str(tmp_path / "empty"))
    assert (result.status, result.out) == (0, "There is no exercise, routine or plan to check.\n")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user who may not read everything")
def test_unreadable_folder__is_told(amble, tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0)
    result = amble("check", str(folder))
    folder.chmod(0o700)
    assert result.status == 1
    assert "can't be read" in result.err


def test_unreadable_file__is_told(amble, tmp_path):
    fifo = tmp_path / "pipe.yaml"
    os.mkfifo(fifo)
    result = amble("check", str(fifo))
    assert result.status == 1
    assert "can't be read" in result.out


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"a: [",
        b"\t- x",
        b"[" * 100_000,
        b"a: &x [*x]",
        b"--- a\n--- b\n",
        b"x" * 300_000,
        b"\x00",
        b"- 1",
    ],
    ids=["empty", "bytes", "open", "tab", "deep", "cycle", "two", "large", "null", "list"],
)
def test_whatever_is_in_a_file__it_is_a_problem_and_no_crash(amble, tmp_path, content):
    path = tmp_path / "strange.yaml"
    path.write_bytes(content)
    result = amble("check", str(path))
    assert (result.status, result.err) == (1, "")
    assert result.out.startswith(f"{path}:1:")


def test_path_with_control_characters__can_not_steer_the_terminal(amble, tmp_path):
    path = tmp_path / "a\x1b[2Jb.yaml"
    path.write_text("nonsense: 1\n", encoding="utf-8")
    assert "\x1b" not in amble("check", str(path)).out
    assert "\x1b" not in amble("check", str(path) + "x").err


def seconds_of_commands():
    """Processor time of the commands that ran: a machine that is busy with other tests takes nothing of it."""
    times = os.times()
    return times.children_user + times.children_system


def test_a_thousand_files__take_little_time(run_amble, tmp_path):
    steps = "".join(f"  - exercise: {name}\n    reps: 8\n    hold: 3s\n" for name in ("bridge", "bird-dog") * 5)
    for number in range(1000):
        write(tmp_path / "many" / f"r{number:04}.yaml", f"name: R{number}\nkind: strength\nsteps:\n{steps}")
    begun = seconds_of_commands()
    done = run_amble("check", str(tmp_path / "many"))
    taken = seconds_of_commands() - begun
    assert done.stdout.decode() == "All is well: 1,000 routines.\n"
    # The promise is 1.5 s; a machine that is busy with other tests gets more.
    assert taken < 4


def test_bundled_files__are_in_order(run_amble):
    done = run_amble("check", str(ROOT / "routines"), str(ROOT / "exercises"))
    assert (done.returncode, done.stderr) == (0, b""), done.stdout.decode()
