import os
import subprocess
import sys

import pytest

from exercises import __version__
from exercises.commands.help_text import COMMANDS
from main import split_data
from tests.exercises.commands.conftest import ROOT


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["lsit"], 'no command "lsit"; did you mean "list"?'),
        (["zzz"], 'no command "zzz".'),
        (["--jsno"], 'no option "--jsno"'),
        (["--versoin"], 'did you mean "--version"?'),
        (["--data"], "must follow --data"),
        (["list", "--data"], "must follow --data"),
        (["list", "--data="], "must follow --data"),
        (["list", "--jsno"], 'no option "--jsno" here; did you mean "--json"?'),
        (["list", "-x"], 'no option "-x"'),
        (["list", "extra"], '"extra" is one word too many'),
        (["list", "--json=yes"], "--json takes no value"),
        (["list", "--js"], 'no option "--js"'),
        (["show"], "ROUTINE is missing"),
        (["show", "--jsno"], 'did you mean "--json"?'),
        (["show", "a", "b"], '"b" is one word too many'),
        (["follow"], "ROUTINE is missing"),
        (["follow", "x", "--speed"], "must follow --speed"),
        (["follow", "x", "--speed", "fast"], '--speed: "fast" is not a number'),
        (["follow", "x", "--speed", "nan"], "is not a number"),
        (["follow", "x", "--speed", "1_0"], "is not a number"),
        (["follow", "x", "--speed", "１"], "is not a number"),
        (["history", "--json", "--csv"], "can't be used together"),
        (["history", "--since", "tomorrow"], '--since: "tomorrow" is not a date'),
        (["history", "--until", "2025-02-30"], "is not a date"),
        (["history", "--until", "20250203"], "is not a date"),
        (["log"], "Something must follow log: walk"),
        (["log", "undo"], "ID is missing"),
        (["log", "redo", "1234"], '"redo" is not known here'),
        (["check", "--all"], 'no option "--all"'),
    ],
)
def test_wrong_usage__is_told_in_two_lines_with_status_2(amble, words, says):
    result = amble(*words)
    assert result.status == 2
    assert result.out == ""
    assert says in result.err
    assert 1 <= len(result.err.splitlines()) <= 2


def test_wrong_usage__names_where_help_is(amble):
    assert "amble show --help" in amble("show").err
    assert "amble --help" in amble("shwo").err


def test_wrong_usage__names_help_the_way_amble_was_started(amble, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["main.py"])
    assert "main.py --help" in amble("shwo").err
    monkeypatch.setenv("AMBLE_STARTED_BY", "make")
    assert 'make run ARGS="--help"' in amble("shwo").err


@pytest.mark.parametrize("word", ["--help", "-h", "help"])
def test_help__names_every_command(amble, word):
    result = amble(word)
    assert (result.status, result.err) == (0, "")
    for command in COMMANDS.values():
        assert f"amble {command.words}" in result.out


@pytest.mark.parametrize("command", COMMANDS)
def test_help__of_a_command(amble, command):
    result = amble(command, "--help")
    assert (result.status, result.err) == (0, "")
    assert f"usage: amble {command}" in result.out


def test_version(amble):
    result = amble("--version")
    assert (result.status, result.out) == (0, f"Amble {__version__}\n")


@pytest.mark.parametrize(
    ("words", "rest", "data"),
    [
        ([], [], None),
        (["--data", "d"], [], "d"),
        (["--data", "d", "list"], ["list"], "d"),
        (["list", "--data", "d"], ["list"], "d"),
        (["list", "--data=d", "--json"], ["list", "--json"], "d"),
        (["--data", "a", "list", "--data", "b"], ["list"], "b"),
        (["check", "--", "--data", "d"], ["check", "--", "--data", "d"], None),
        (["list", "--data"], ["list", "--data"], None),
        (["list", "--data", ""], ["list", "--data", ""], None),
    ],
)
def test_data_folder__stands_before_or_after_the_command(words, rest, data):
    assert split_data(words) == (rest, data)


def test_data_folder__given_wins_over_the_variable(amble, data, tmp_path):
    assert "two-things" in amble("list").out
    assert "two-things" not in amble("list", "--data", str(tmp_path / "other")).out
    assert not (tmp_path / "other").exists()


def test_data_folder__that_is_a_file(amble, tmp_path):
    path = tmp_path / "a-file"
    path.touch()
    result = amble("--data", str(path), "list")
    assert (result.status, result.out) == (1, "")
    assert "is not a folder" in result.err


def test_settings__that_are_broken_are_mentioned_and_stop_nothing(amble, data):
    (data / "settings.yaml").write_text("weaker-side: up\n", encoding="utf-8")
    result = amble("list")
    assert result.status == 0
    assert "two-things" in result.out
    assert "weaker-side (line 1)" in result.err


def test_closed_pipe__ends_quietly(data):
    with subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "show", "movement-snack", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_full_disk__is_a_sentence(data, unbuffered):
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "can't be written" in done.stderr.decode()


def test_no_output_at_all__is_no_fault(data):
    program = (
        f"import os, sys; os.close(1); os.execv(sys.executable, [sys.executable, {str(ROOT / 'main.py')!r}, 'list'])"
    )
    done = subprocess.run([sys.executable, "-c", program], stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp1252"}]
)
@pytest.mark.parametrize(
    "words", [["--help"], ["list"], ["list", "--json"], ["show", "ueber"], ["show", "ueber", "--json"], ["check"]]
)
def test_output__survives_every_encoding(run_amble, data, words, environment):
    routine = "name: Übung → 腰\nkind: snack\nsteps: [{exercise: lift, for: 5s, say: Grüß “dich” …}]\n"
    (data / "routines" / "ueber.yaml").write_text(routine, encoding="utf-8")
    (data / "routines" / "kaputt.yaml").write_text("name: Übung\nkind: 腰\n", encoding="utf-8")
    done = run_amble(*words, **environment)
    assert done.stderr == b""
    assert done.stdout
    assert done.returncode == (1 if words == ["check"] else 0)


def test_unknown_bytes_in_a_name__come_out_as_they_came_in(run_amble):
    name = os.fsdecode(b"not-\xff-text.yaml")
    done = run_amble("check", name, PYTHONIOENCODING="utf-8")
    assert done.returncode == 1
    assert b"not-\xff-text.yaml: there is no such file" in done.stderr


def test_a_start__imports_nothing_that_it_does_not_need(run_amble):
    program = (
        "import sys, main\n"
        "from exercises.commands.display import why_no_window\n"
        "assert main.split_data([]) == ([], None)\n"
        "assert why_no_window({'QT_QPA_PLATFORM': 'offscreen'}) == ''\n"
        "heavy = ('argparse', 'yaml', 'exercises.library', 'exercises.commands.text', 'platformdirs',\n"
        "    'exercises.commands.help_text', 'exercises.commands.window_text', 'socket')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_fault_of_our_own__is_told_without_a_traceback(data, tmp_path):
    program = (
        "import sys, main\n"
        "from exercises.commands import command_line\n"
        "command_line._command = lambda name: {}[name]\n"
        "sys.argv = ['amble', 'list']\n"
        "sys.exit(main.main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert (done.returncode, done.stdout) == (1, "")
    first, second = done.stderr.splitlines()
    assert first == "Something went wrong inside Amble, and it is not your fault (KeyError: 'list')."
    (details,) = tmp_path.glob("amble-fault-*.txt")
    assert second == f"What happened in detail is in {details}"
    assert "Traceback" in details.read_text(encoding="utf-8")
