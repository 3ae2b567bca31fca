import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exercises.commands.conftest import ROOT, write

if sys.platform == "win32":
    pytest.skip("needs a terminal as Linux and macOS have them", allow_module_level=True)


@pytest.fixture
def kept(amble):
    """What the history holds."""
    return lambda: json.loads(amble("history", "--json").out)


# Without a terminal


def test_piped__is_plain_and_recorded_in_session_seconds(run_amble, kept):
    done = run_amble("follow", "two-things", "--speed", "1000")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert lines[:9] == [
        "Two small things, 53 seconds.",
        "Get ready: Lift, 5 seconds.",
        "  Stand tall.",
        "  Lift your heels.",
        "  Come down slowly.",
        "Work: Lift, 3 times with 2 s hold, 18 seconds.",
        "  Nice and slow.",
        "Get ready: Sway, left side, 5 seconds.",
        "  Lean to one side.",
    ]
    assert lines[-2] == "Finished: Two small things, 53 s."
    (session,) = kept()
    assert lines[-1].endswith(f"log undo {session['id'][:8]}")
    assert session["planned_seconds"] == session["active_seconds"] == 53
    assert session["outcome"] == "finished"
    assert [(s["name"], s["side"], s["active_seconds"], s["reps_done"], s["outcome"]) for s in session["steps"]] == [
        ("Lift", None, 18, 3, "done"),
        ("Sway", "left", 10, None, "done"),
        ("Sway", "right", 10, None, "done"),
    ]


def test_piped__has_neither_colours_nor_bells(run_amble):
    done = run_amble("follow", "movement-snack", "--speed", "1000", TERM="xterm-256color")
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert b"\a" not in done.stdout


def test_piped__what_waits_ends_at_its_estimate(run_amble, data, kept):
    write(
        data / "routines" / "waits.yaml",
        "name: W\nkind: snack\nprepare: 0\nsteps:\n"
        "  - {exercise: lift, until: done}\n  - {exercise: lift, reps: 4, sides: alternate, until: done}\n",
    )
    assert run_amble("follow", "waits", "--speed", "1000").returncode == 0
    (session,) = kept()
    assert session["planned_seconds"] == session["active_seconds"] == 60 + 32
    assert [(step["reps_done"], step["outcome"]) for step in session["steps"]] == [(None, "done"), (4, "done")]


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_piped__our_own_words_are_ascii(run_amble, environment):
    done = run_amble("follow", "two-things", "--speed", "1000", **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()


def test_piped__says_on_which_side_one_lies(run_amble, data):
    write(
        data / "routines" / "lying.yaml",
        "name: L\nkind: snack\nsteps:\n  - {exercise: side-plank, hold: 5s}\n  - {exercise: clamshell, reps: 2}\n",
    )
    lines = run_amble("follow", "lying", "--speed", "1000").stdout.decode().splitlines()
    assert any(line.startswith("Work: Side plank, lying on your left side, ") for line in lines)
    assert any(line.startswith("Change sides: Side plank, lying on your right side, ") for line in lines)
    assert any(line.startswith("Work: Clamshell, lying on your right side, ") for line in lines)
    shown = run_amble("show", "lying").stdout.decode()
    assert "lying on your left side" in shown


def test_file__is_followed_like_a_routine(run_amble, tmp_path, kept):
    path = write(tmp_path / "mine.yaml", "name: Mine\nkind: snack\nsteps: [{exercise: lift, for: 5s}]\n")
    assert run_amble("follow", str(path), "--speed", "1000").returncode == 0
    assert kept()[0]["routine"] == "mine"


@pytest.mark.parametrize("speed", ["0", "-1", "1000.5", "inf", "-inf"])
def test_speed__out_of_range(amble, speed):
    result = amble("follow", "two-things", f"--speed={speed}")
    assert (result.status, result.out) == (1, "")
    assert result.err == "--speed must be above 0 and at most 1000.\n"


def test_history__that_can_not_be_written(run_amble, data):
    (data / "history.db").mkdir()
    done = run_amble("follow", "two-things", "--speed", "1000")
    assert done.returncode == 1
    errors = done.stderr.decode().splitlines()
    assert errors[0].endswith("The session goes on; saving it is tried again.")
    assert errors[1].startswith("This session could not be saved: ")
    assert len(errors) == 3
    path = Path(errors[2].removeprefix("Its record is in "))
    (record,) = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()
    assert record["active_seconds"] == 53
    assert "Finished: Two small things" in done.stdout.decode()


def test_history__that_is_no_history_stays_untouched(run_amble, data, tmp_path):
    (data / "history.db").write_bytes(b"something else entirely, and long enough to be looked at" * 20)
    before = (data / "history.db").read_bytes()
    done = run_amble("follow", "two-things", "--speed", "1000", TMPDIR=str(tmp_path))
    assert done.returncode == 1
    assert (data / "history.db").read_bytes() == before
    assert list(tmp_path.glob("amble-session-*.json"))


# In a terminal


def test_terminal__keys_pause_skip_go_back_and_end(terminal, kept):
    screen = terminal("follow", "core-foundation", "--quiet")
    assert "GET READY" in screen.until("q end")
    assert not screen.mode_is_restored()
    screen.type(" ")
    screen.until("PAUSED")
    screen.type(" ")
    screen.until("GOING ON IN THREE SECONDS")
    screen.type("\x1b[C")
    screen.until("WORK")
    screen.type("n")
    screen.until("Pelvic tilt")
    screen.type("\x1b[D")
    screen.until("Belly breathing")
    screen.type("q")
    screen.until("Ended: Core foundation")
    screen.type("\r")
    screen.until("Effort")
    screen.type("\r")
    assert screen.end() == 0
    assert screen.mode_is_restored()
    assert "\x1b[?1049l" in screen.raw
    assert "\x1b[?25h" in screen.raw
    assert "\a" not in screen.raw
    (session,) = kept()
    assert session["outcome"] == "stopped"
    assert session["ended"] is not None


def test_terminal__asks_how_it_felt(terminal, kept):
    screen = terminal("follow", "two-things", "--speed", "1000")
    screen.until("Finished: Two small things, 53 s.")
    screen.until("Pain now, from 0 to 10")
    screen.type("eleven\r")
    screen.until("Please type a whole number from 0 to 10")
    screen.until("Pain now")
    screen.type("3\r")
    screen.until("Effort, from 0 to 10")
    screen.type("\r")
    screen.until("It is in your history")
    assert screen.end() == 0
    assert "\a" in screen.raw
    (session,) = kept()
    assert (session["pain_after"], session["effort"], session["active_seconds"]) == (3, None, 53)


@pytest.mark.parametrize(
    ("setting", "option"), [("", ["--wait"]), ("wait-for-me: yes\n", []), ("wait-for-me: no\n", ["--wait"])]
)
def test_terminal__waits_before_each_exercise(terminal, data, kept, setting, option):
    write(data / "settings.yaml", setting)
    screen = terminal("follow", "two-things", "--quiet", "--speed", "100", *option)
    for name in ("Lift", "Sway"):
        screen.until("READY? PRESS ANY KEY")
        screen.until(name)
        screen.type("ä")
    screen.until("Finished: Two small things, 53 s.")
    screen.type("\x03")
    assert screen.end() == 0
    assert kept()[0]["active_seconds"] == 53


def test_terminal__need_not_wait(terminal, data):
    write(data / "settings.yaml", "wait-for-me: yes\n")
    screen = terminal("follow", "two-things", "--quiet", "--speed", "1000", "--no-wait")
    screen.until("Finished: Two small things, 53 s.")
    screen.type("\x03")
    assert screen.end() == 0
    assert "READY?" not in screen.text


def test_piped__waits_for_nobody(run_amble, data):
    write(data / "settings.yaml", "wait-for-me: yes\n")
    for words in ([], ["--wait"]):
        done = run_amble("follow", "two-things", "--speed", "1000", *words)
        assert (done.returncode, done.stderr) == (0, b"")


def test_wait_and_no_wait__exclude_each_other(amble):
    result = amble("follow", "two-things", "--wait", "--no-wait")
    assert (result.status, result.out) == (2, "")


def test_terminal__strong_pain_asks_about_warning_signs(terminal, kept):
    screen = terminal("follow", "two-things", "--speed", "1000", "--quiet")
    screen.until("Pain now, from 0 to 10")
    screen.type("8\r")
    screen.until("Effort")
    screen.type("\r")
    screen.until("It is in your history")
    screen.until("Before you go on")
    screen.until("not now: ")
    screen.type("\r")
    screen.until("Later, then.")
    assert screen.end() == 0
    assert kept()[0]["pain_after"] == 8


def test_terminal__ten_seconds_more_and_done(terminal, data, kept):
    write(
        data / "routines" / "waits.yaml", "name: W\nkind: snack\nprepare: 0\nsteps: [{exercise: lift, until: done}]\n"
    )
    screen = terminal("follow", "waits", "--quiet")
    screen.until("press Enter when you are done")
    screen.until("Enter done")
    screen.type("\r")
    screen.until("Finished: W")
    screen.type("\x03")
    screen.until("It is in your history")
    assert screen.end() == 0
    assert kept()[0]["steps"][0]["outcome"] == "done"


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 0), (signal.SIGTERM, 128 + 15), (signal.SIGHUP, 128 + 1)]
)
def test_terminal__signals_end_and_keep(terminal, kept, number, status):
    screen = terminal("follow", "core-foundation", "--quiet")
    screen.until("q end")
    screen.signal(number)
    screen.until("Ended: Core foundation")
    assert screen.end() == status
    assert screen.mode_is_restored()
    assert "Traceback" not in screen.text
    assert "Pain" not in screen.text.partition("Ended: Core")[2]
    assert kept()[0]["ended"] is not None


def test_terminal__that_is_closed_loses_nothing(terminal, kept):
    screen = terminal("follow", "core-foundation", "--quiet")
    screen.until("q end")
    assert screen.hang_up() > 0
    assert kept()[0]["ended"] is not None


def test_terminal__ctrl_c(terminal, kept):
    screen = terminal("follow", "core-foundation", "--quiet")
    screen.until("q end")
    screen.type("\x03")
    screen.until("Ended: Core foundation")
    assert screen.end() == 0
    assert kept()[0]["outcome"] == "stopped"


def test_terminal__ctrl_z_pauses_and_gives_the_terminal_to_the_shell(terminal):
    # A process that was left by its parent's group can't be stopped: this one is in a group of its own with a parent.
    screen = terminal("follow", "core-foundation", "--quiet")
    screen.until("q end")
    screen.signal(signal.SIGSTOP)
    screen.until_stopped()
    screen.signal(signal.SIGCONT)
    assert "Core foundation" in screen.until("q end")
    screen.type("\x1a")
    screen.until("PAUSED")
    # Drawn once more when the keyboard is back; what is typed in between is the shell's.
    screen.until("PAUSED")
    screen.type("q")
    screen.until("Ended")
    screen.type("\r\r")
    assert screen.end() == 0


def test_terminal__is_redrawn_when_its_size_changes(terminal):
    screen = terminal("follow", "core-foundation", "--quiet")
    screen.until("q end")
    screen.resize(60, 20)
    part = screen.until("q end")
    assert part.startswith("\n")
    assert all(len(line) < 60 for line in part.splitlines())
    screen.type("\x03")
    assert screen.end() == 0


def test_terminal__colours_only_when_wanted(terminal):
    for environment, coloured in (({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "vt100"}, False)):
        screen = terminal("follow", "two-things", "--quiet", **environment)
        screen.until("q end")
        screen.type("n")
        screen.until("WORK")
        screen.type("q")
        screen.until("Pain now")
        screen.type("\x03")
        assert screen.end() == 0
        assert ("\x1b[1;32m" in screen.raw) is coloured


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_terminal__that_knows_ascii_only(terminal, environment):
    screen = terminal("follow", "two-things", "--quiet", "--speed", "20", **environment)
    screen.until("=====")
    screen.type("\x03")
    assert screen.end() == 0
    assert screen.raw.isascii()


def test_terminal__that_can_not_move_its_cursor(terminal):
    screen = terminal("follow", "two-things", "--speed", "1000", TERM="dumb")
    screen.until("Keys: space pauses")
    screen.until("Work: Lift, 3 times with 2 s hold, 18 seconds.")
    screen.until("Pain now")
    screen.type("\x03")
    assert screen.end() == 0
    assert "\x1b" not in screen.raw


def test_terminal__says_at_once_that_nothing_can_be_written(terminal, data, tmp_path):
    (data / "history.db").mkdir()
    screen = terminal("follow", "two-things", "--quiet", TMPDIR=str(tmp_path))
    screen.until("The session goes on; saving it is tried again.")
    screen.until("q end")
    screen.type("q")
    screen.until("Ended")
    screen.type("\x03")
    screen.until("This session could not be saved")
    assert screen.end() == 1
    assert list(tmp_path.glob("amble-session-*.json"))


def test_closed_pipe__ends_and_keeps(data, kept):
    with subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "follow", "two-things", "--speed", "50"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0
    assert kept()[0]["ended"] is not None
