import json

import pytest

from tests.exercises.commands.conftest import write

PHASE_KEYS = ["kind", "exercise", "name", "side", "seconds", "set", "sets", "reps", "pace", "hold", "say"]


def test_table__has_a_line_for_each_phase_and_what_is_said(amble):
    result = amble("show", "two-things")
    assert (result.status, result.err) == (0, "")
    assert result.out == (
        "Two small things · snack, gentle · 53 s · 6 phases\n"
        "Up and down.\n"
        "\n"
        "0:00  get ready      5 s  Lift\n"
        "0:05  work          18 s  Lift  3 times with 2 s hold\n"
        "      “Nice and slow.”\n"
        "0:23  get ready      5 s  Sway  left side\n"
        "0:28  work          10 s  Sway  left side\n"
        "0:38  change sides   5 s  Sway  right side\n"
        "0:43  work          10 s  Sway  right side\n"
    )


def phases(amble, *words):
    result = amble("show", *words, "--json")
    assert (result.status, result.err) == (0, "")
    return json.loads(result.out)


def test_json__has_every_key_of_the_contract(amble):
    shown = phases(amble, "two-things")
    assert list(shown) == ["id", "name", "kind", "seconds", "phases"]
    assert (shown["id"], shown["name"], shown["kind"], shown["seconds"]) == (
        "two-things",
        "Two small things",
        "snack",
        53,
    )
    assert all(list(phase) == PHASE_KEYS for phase in shown["phases"])
    assert [list(phase.values()) for phase in shown["phases"]] == [
        ["prepare", "lift", "Lift", None, 5, 1, 1, None, None, None, None],
        ["work", "lift", "Lift", None, 18, 1, 1, 3, 4, 2, "Nice and slow."],
        ["prepare", "sway", "Sway", "left", 5, 1, 1, None, None, None, None],
        ["work", "sway", "Sway", "left", 10, 1, 1, None, None, None, None],
        ["switch", "sway", "Sway", "right", 5, 1, 1, None, None, None, None],
        ["work", "sway", "Sway", "right", 10, 1, 1, None, None, None, None],
    ]


def test_json__of_sets_rests_holds_and_what_waits(amble, tmp_path):
    path = write(
        tmp_path / "mine.yaml",
        "name: M\nkind: snack\nprepare: 0\nrest: 2.5s\nsteps:\n"
        "  - {exercise: lift, sets: 2, hold: 1.5s}\n  - {rest: 3s, say: Sip.}\n"
        "  - {exercise: lift, reps: 2, sides: alternate, until: done}\n",
    )
    shown = phases(amble, str(path))
    assert shown["id"] == "mine"
    assert shown["seconds"] == 1.5 + 2.5 + 1.5 + 3 + 16
    work, rest, _, pause, waits = shown["phases"]
    assert list(work.values()) == ["work", "lift", "Lift", None, 1.5, 1, 2, None, None, 1.5, None]
    assert list(rest.values()) == ["rest", "lift", "Lift", None, 2.5, 1, None, None, None, None, None]
    assert list(pause.values()) == ["rest", None, None, None, 3, None, None, None, None, None, "Sip."]
    assert list(waits) == [*PHASE_KEYS, "until"]
    assert (waits["until"], waits["seconds"], waits["side"], waits["reps"]) == ("done", 16, "alternate", 2)


def test_path__needs_no_folder_and_no_suffix_to_be_one(amble, tmp_path, monkeypatch):
    write(tmp_path / "mine.yaml", "name: M\nkind: snack\nsteps: [{rest: 3s}]\n")
    (tmp_path / "plain").write_text("name: P\nkind: snack\nsteps: [{rest: 3s}]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert phases(amble, "mine.yaml")["name"] == "M"
    assert phases(amble, "./mine.yaml")["name"] == "M"
    assert phases(amble, "plain")["name"] == "P"


def test_file__wins_over_a_routine_of_the_same_id(amble, tmp_path):
    path = write(tmp_path / "movement-snack.yaml", "name: M\nkind: snack\nsteps: [{rest: 3s}]\n")
    assert phases(amble, str(path))["name"] == "M"
    assert phases(amble, "movement-snack")["name"] == "Movement snack"


@pytest.mark.parametrize("command", ["show", "follow"])
@pytest.mark.parametrize(
    ("word", "says"),
    [
        (
            "movment-snack",
            'There is no routine "movment-snack"; did you mean "movement-snack"?\nAll of them: amble list\n',
        ),
        ("zzz", 'There is no routine "zzz".\nAll of them: amble list\n'),
        ("zzz.yaml", "zzz.yaml: there is no such file or folder.\n"),
        ("no/where", "no/where: there is no such file or folder.\n"),
        ("", 'There is no routine "".\nAll of them: amble list\n'),
        ("./", "./ is a folder; name a routine's file.\n"),
    ],
)
def test_routine__that_is_not_there(amble, tmp_path, monkeypatch, command, word, says):
    monkeypatch.chdir(tmp_path)
    result = amble(command, word)
    assert (result.status, result.out, result.err) == (1, "", says)


@pytest.mark.parametrize("command", ["show", "follow"])
def test_routine__that_is_broken_names_what_to_do(amble, data, command):
    path = write(data / "routines" / "kaputt.yaml", "name: Broken\nkind: 3\n")
    result = amble(command, "kaputt")
    assert (result.status, result.out) == (1, "")
    assert result.err == f"{path} can't be used: 2 problems in its file.\nSee: amble check {path}\n"


def test_file_of_another_kind(amble, data, tmp_path):
    result = amble("show", str(data / "exercises" / "lift.yaml"))
    assert (result.status, result.err) == (1, f"{data / 'exercises' / 'lift.yaml'} holds an exercise, not a routine.\n")
    plan = write(tmp_path / "plan.yaml", "name: P\nlevels: []\n")
    assert "holds a plan" in amble("show", str(plan)).err


def test_broken_routine_of_ones_own__leaves_the_bundled_one_usable(amble, data):
    write(data / "routines" / "movement-snack.yaml", "name: Mine\n")
    assert phases(amble, "movement-snack")["name"] == "Movement snack"


def test_weaker_side__comes_from_the_settings(amble, data, tmp_path):
    path = write(
        tmp_path / "mine.yaml", "name: M\nkind: snack\nsteps: [{exercise: sway, for: 5s, start-side: weaker}]\n"
    )
    assert phases(amble, str(path))["phases"][1]["side"] == "left"
    write(data / "settings.yaml", "weaker-side: right\n")
    assert phases(amble, str(path))["phases"][1]["side"] == "right"
