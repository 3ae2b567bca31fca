"""`amble import` with walks that a watch or a phone has recorded, and by what any file is known."""

import json
import os
import time
from datetime import datetime, timedelta

import pytest

from tests.exercises.commands.conftest import ROOT
from tests.exercises.tracks.files import MORNING, NOW, fit, gpx, row
from tests.fakes import FakeClock


@pytest.fixture(autouse=True)
def zurich(monkeypatch):
    """The computer stands in Zurich, on a day in November."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system's zone can't be set for a test")
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Zurich"
    time.tzset()
    monkeypatch.setattr("exercises.commands.command_line.SystemClock", lambda: FakeClock(NOW.astimezone()))
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.fixture
def folder(tmp_path):
    """A folder of recordings, given as name=content."""

    def make(**files):
        here = tmp_path / "walks"
        here.mkdir(exist_ok=True)
        for name, content in files.items():
            path = here / name.replace("_", ".")
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(here)

    return make


def sessions(amble):
    return json.loads(amble("history", "--json").out)


def test_a_summer_walk_that_comes_in_in_winter_has_summer_time(amble, folder):
    here = folder(walk_gpx=gpx([row(minutes=32)]))
    result = amble("import", here)
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines() == [
        "1 file read",
        "  new  2026-07-01 10:00  32 min  2.40 km  walk.gpx",
        "Taken in: 1 walk.",
    ]
    (session,) = sessions(amble)
    assert session["started"] == "2026-07-01T10:00:00+02:00"
    assert (session["kind"], session["walk_active_seconds"], session["pain_peak"]) == ("walk", 1920, None)


def test_the_example_says_what_is_written_there(amble, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    first, second, third = (MORNING.replace(year=2025, day=day, hour=hour) for day, hour in ((1, 8), (2, 16), (3, 7)))
    (tmp_path / "walks").mkdir()
    files = {
        "phone.gpx": gpx([row(first, 32)]).encode(),
        "watch.fit": fit(row(first, 32), cadence=52),
        "later.fit": fit(row(second + timedelta(minutes=10), 25)),
        "ride.gpx": gpx([row(third, 40, 4)], kind="cycling").encode(),
    }
    for name, content in files.items():
        (tmp_path / "walks" / name).write_bytes(content)
    told = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    command = "$ amble import walks --dry-run\n"
    assert amble("import", "walks", "--dry-run").out == told.partition(command)[2].partition("```")[0]


def test_a_dry_run_says_the_same_and_writes_nothing(amble, data, folder):
    here = folder(walk_gpx=gpx([row()]), watch_fit=fit(row(MORNING + timedelta(days=1))))
    result = amble("import", "--dry-run", here)
    assert result.out.splitlines()[-1] == "This would be taken in: 2 walks."
    assert sessions(amble) == []


def test_the_second_time_everything_is_known(amble, folder):
    here = folder(walk_gpx=gpx([row()]))
    amble("import", here)
    result = amble("import", here)
    assert result.status == 0
    assert result.out.splitlines() == [
        "1 file read",
        "  known  2026-07-01 10:00  10 min  0.75 km  walk.gpx",
        "Nothing was taken in. 1 known already.",
    ]
    assert len(sessions(amble)) == 1


def test_each_file_is_told_with_what_becomes_of_it(amble, folder):
    here = folder(
        a_gpx=gpx([row(minutes=30)]),
        b_fit=fit(row(minutes=30)),
        c_gpx=gpx([row(MORNING + timedelta(days=1))], kind="cycling"),
        d_gpx=gpx([[(None, 1.0), (None, 2.0)]]),
        e_gpx="<gpx",
        f_fit=fit(row(MORNING + timedelta(days=2), 30))[:2500],
    )
    result = amble("import", here)
    assert result.status == 1
    cut = next(line for line in result.out.splitlines() if "f.fit" in line)
    assert cut.endswith("The file is damaged; this is what was whole of it.")
    told = [line.split()[0] for line in result.out.splitlines()[1:-1]]
    assert sorted(told) == ["known", "left", "new", "new", "refused", "refused"]
    assert result.out.splitlines()[-1] == "Taken in: 2 walks. 1 known already."


def test_a_walk_that_was_written_down_stays_unless_it_is_asked_for(amble, folder):
    amble("log", "walk", "--minutes", "30", "--at", "2026-07-01T10:20", "--pain-peak", "2")
    here = folder(walk_gpx=gpx([row(minutes=32)]))
    result = amble("import", here)
    assert "differs" in result.out
    assert "It looks like your walk of 2026-07-01 10:20 (30 min); yours stays." in result.out
    assert "--theirs" in result.out.splitlines()[-1]
    assert [each["walk_active_seconds"] for each in sessions(amble)] == [1800]
    result = amble("import", here, "--theirs")
    assert result.out.splitlines()[-1] == "Taken in: the times and the way of 1 walk."
    (session,) = sessions(amble)
    assert (session["started"], session["walk_active_seconds"]) == ("2026-07-01T10:00:00+02:00", 1920)
    assert session["pain_peak"] == 2


@pytest.mark.parametrize(("wish", "walks"), [("mine", 1), ("theirs", 1), ("both", 2)])
def test_one_file_is_chosen_by_its_name(amble, folder, wish, walks):
    amble("log", "walk", "--minutes", "30", "--at", "2026-07-01T10:20")
    amble("import", folder(walk_gpx=gpx([row(minutes=32)])), "--choose", f"walk.gpx={wish}")
    assert len(sessions(amble)) == walks


def test_a_ride_comes_in_only_by_its_name(amble, folder):
    here = folder(ride_gpx=gpx([row()], kind="cycling"))
    assert amble("import", here, "--both").out.splitlines()[-1] == "Nothing was taken in."
    assert amble("import", here, "--choose", "ride.gpx=theirs").out.splitlines()[-1] == "Taken in: 1 walk."


def test_a_name_that_no_file_has_is_told_before_anything_is_written(amble, folder):
    result = amble("import", folder(walk_gpx=gpx([row()])), "--choose", "other.gpx=mine")
    assert (result.status, "other.gpx" in result.err) == (1, True)
    assert sessions(amble) == []


def test_the_plans_level_of_that_day_is_noted(amble, folder):
    amble("plan", "--set-level", "L4", "--at", "2026-06-30")
    amble("import", folder(walk_gpx=gpx([row(minutes=32)]), old_gpx=gpx([row(MORNING - timedelta(days=30), 32)])))
    assert [(each["name"], each["level"], each["walk_planned_seconds"]) for each in sessions(amble)] == [
        ("Walk", None, 1920),
        ("Walk · L4", "L4", 900),
    ]


def test_what_was_taken_back_comes_in_again(amble, folder):
    here = folder(walk_gpx=gpx([row()]))
    amble("import", here)
    amble("log", "undo", sessions(amble)[0]["id"])
    assert amble("import", here).out.splitlines()[-1] == "Taken in: 1 walk."


def test_files_are_known_by_what_is_in_them(amble, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    amble("log", "walk", "--minutes", "12", "--at", "2026-07-02T10:00")
    amble("export", "--json", "--out", "a.txt")
    amble("export", "--csv", "--out", "b.txt")
    amble("export", "two-things", "--out", "c.txt")
    (tmp_path / "d.txt").write_text(gpx([row()]))
    (tmp_path / "e.txt").write_bytes(fit(row(MORNING + timedelta(days=3))))
    result = amble("import", *(f"{letter}.txt" for letter in "abcde"), "--data", str(tmp_path / "other"))
    assert (result.status, result.err) == (0, "")
    assert len(json.loads(amble("history", "--json", "--data", str(tmp_path / "other")).out)) == 3


def test_a_list_of_several_kinds_goes_on_after_a_bad_one(amble, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.gpx").write_text(gpx([row()]))
    (tmp_path / "empty.fit").touch()
    result = amble("import", "no-such.gpx", "empty.fit", "good.gpx")
    assert result.status == 1
    assert result.err == "no-such.gpx: there is no such file or folder.\n"
    assert "refused  empty.fit: It is empty." in result.out
    assert len(sessions(amble)) == 1


def test_a_day_of_walks_shows_in_the_plan_without_a_grade(amble, folder):
    amble("plan", "--set-level", "L4", "--at", "2026-11-16")
    began = datetime.fromisoformat("2026-11-18T10:00:00+01:00")
    amble("import", folder(walk_gpx=gpx([row(began, 15)])))
    plan = json.loads(amble("plan", "--json").out)
    assert plan["walks_done"] == 1
    assert [each["grade"] for each in plan["grades"]] == [None]
