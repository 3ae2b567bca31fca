import json

from tests.exercises.commands.conftest import write


def test_list__has_one_line_a_routine(amble):
    result = amble("list")
    assert (result.status, result.err) == (0, "")
    line = next(line for line in result.out.splitlines() if line.startswith("two-things "))
    assert line.split("  ")[0] == "two-things"
    assert "Two small things" in line
    assert line.endswith("yours")
    assert "gradual-walk" not in result.out


def test_list__tells_of_problems_and_what_to_do(amble, data):
    write(data / "routines" / "kaputt.yaml", "name: Broken\nkind: strength\n")
    result = amble("list")
    assert result.status == 0
    assert any(line.startswith("kaputt") and line.endswith("yours, 1 problem") for line in result.out.splitlines())
    assert result.out.splitlines()[-1] == "What is wrong, and how to mend it: amble check"


def test_json__has_every_key_of_the_contract(amble, data):
    result = amble("list", "--json")
    routines = json.loads(result.out)
    assert [routine["id"] for routine in routines] == sorted(routine["id"] for routine in routines)
    assert {tuple(routine) for routine in routines} == {
        ("id", "name", "kind", "level", "seconds", "yours", "path", "problems")
    }
    mine = next(routine for routine in routines if routine["id"] == "two-things")
    assert mine == {
        "id": "two-things",
        "name": "Two small things",
        "kind": "snack",
        "level": "gentle",
        "seconds": 5 + 3 * (4 + 2) + 5 + 10 + 5 + 10,
        "yours": True,
        "path": str(data / "routines" / "two-things.yaml"),
        "problems": [],
    }
    assert isinstance(mine["seconds"], int)
    assert not next(routine for routine in routines if routine["id"] == "movement-snack")["yours"]


def test_json__keeps_a_routine_that_can_not_be_used(amble, data):
    path = write(data / "routines" / "kaputt.yaml", "name: Broken\nkind: strength\nsteps: [{exercise: bridgee}]\n")
    broken = next(routine for routine in json.loads(amble("list", "--json").out) if routine["id"] == "kaputt")
    assert broken["name"] == "Broken"
    assert broken["seconds"] is None
    assert broken["problems"] == [
        f'{path}:3:20: steps[0].exercise: "bridgee" is not an exercise; did you mean "bridge"?'
    ]


def test_json__of_a_file_of_which_nothing_can_be_told(amble, data):
    write(data / "routines" / "kaputt.yaml", "a: [")
    broken = next(routine for routine in json.loads(amble("list", "--json").out) if routine["id"] == "kaputt")
    assert (broken["name"], broken["kind"], broken["level"], broken["seconds"]) == (None, None, None, None)
    assert len(broken["problems"]) == 1
