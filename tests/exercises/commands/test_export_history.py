"""`amble export --csv | --json | --ics`, and `amble import` of what they wrote."""

import csv
import io
import json
from datetime import datetime

import pandas as pd
import pytest
from icalendar import Calendar

from tests.exercises.commands.conftest import write
from tests.exercises.history.disks import disk

__all__ = ["disk"]


@pytest.fixture
def walked(amble, data):
    """A history with a routine that was followed and two walks."""
    assert amble("follow", "two-things", "--speed", "1000", "--quiet").status == 0
    note = "=HYPERLINK(1); Ä\nsecond line"
    walk = ("log", "walk", "--minutes", "12", "--pain-before", "3", "--pain-peak", "4", "--note", note)
    assert amble(*walk, "--at", "2026-01-01T00:10+13:45").status == 0
    assert amble("log", "walk", "--minutes", "15", "--at", "2025-12-31T10:00+01:00").status == 0
    return data


def test_csv__read_back_by_pandas(walked, amble, tmp_path):
    out = tmp_path / "history.csv"
    result = amble("export", "--csv", "--out", str(out))
    assert (result.status, result.out) == (0, f"Written: {out}\n")
    table = pd.read_csv(out)
    told = json.loads(amble("history", "--json").out)
    assert list(table["id"].unique()) == [session["id"] for session in told]
    assert len(table) == sum(max(len(session["steps"]), 1) for session in told)
    steps = [step for session in told for step in session["steps"]]
    followed = table[table["exercise"].notna()]
    assert followed["exercise"].to_list() == [step["exercise"] for step in steps]
    assert followed["side"].fillna("").to_list() == [step["side"] or "" for step in steps]
    assert followed["step_planned_seconds"].to_list() == [step["planned_seconds"] for step in steps]
    assert followed["step_active_seconds"].to_list() == [step["active_seconds"] for step in steps]
    walks = table[table["kind"] == "walk"]
    assert walks["walk_active_seconds"].to_list() == [900, 720]
    assert pd.to_datetime(table["started"], format="ISO8601", utc=True).is_monotonic_increasing
    assert walks["note"].dropna().to_list() == ["'=HYPERLINK(1); Ä\nsecond line"]


def test_csv__with_and_without_the_mark_and_on_standard_output(walked, amble, run_amble, tmp_path):
    plain, marked = tmp_path / "plain.csv", tmp_path / "marked.csv"
    amble("export", "--csv", "--out", str(plain))
    amble("export", "--csv", "--bom", "--out", str(marked))
    assert marked.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()
    assert run_amble("export", "--csv", PYTHONIOENCODING="ascii").stdout == plain.read_bytes()
    assert plain.read_bytes().startswith(b"id,date,minutes,routine,")
    assert "Ä" in plain.read_text(encoding="utf-8")
    assert len(list(csv.reader(io.StringIO(marked.read_text(encoding="utf-8-sig"), newline="")))) > 3


def test_json__out_and_in_on_another_computer(walked, amble, tmp_path):
    out, other = tmp_path / "all.json", str(tmp_path / "other")
    amble("log", "undo", json.loads(amble("history", "--json").out)[0]["id"])
    assert amble("export", "--json", "--out", str(out)).status == 0
    dry = amble("import", str(out), "--dry-run", "--data", other)
    assert dry.out.splitlines()[1:] == [
        "  new      2 sessions and 0 other notes",
        "  known    0 sessions and 0 other notes",
        "  deleted  1 deleted one: stays deleted",
        "This would be taken in.",
    ]
    assert amble("history", "--data", other).out == "Nothing is recorded yet.\n"
    assert amble("import", str(out), "--data", other).out.splitlines()[-1] == "Taken in."
    assert amble("export", "--json", "--data", other).out == out.read_text(encoding="ascii")
    assert amble("history", "--json", "--data", other).out == amble("history", "--json").out
    again = amble("import", str(out), "--data", other)
    assert again.out.splitlines()[1:] == [
        "  new      0 sessions and 0 other notes",
        "  known    3 sessions and 0 other notes",
        "Nothing was taken in.",
    ]


def test_json__what_was_told_otherwise_is_said(walked, amble, tmp_path):
    out, other = tmp_path / "all.json", str(tmp_path / "other")
    amble("export", "--json", "--out", str(out))
    amble("import", str(out), "--data", other)
    session = json.loads(amble("history", "--json").out)[0]["id"]
    amble("log", "next-day", "1", "--id", session)
    amble("export", "--json", "--out", str(out))
    result = amble("import", str(out), "--data", other)
    assert "  changed  1 known one changed since; what was said before is kept" in result.out
    assert json.loads(amble("history", "--json", "--data", other).out)[0]["pain_next_day"] == 1


def test_nothing__can_be_exported_and_makes_no_history(amble, data):
    assert amble("export", "--csv").out.startswith("id,date,minutes,routine,")
    assert json.loads(amble("export", "--json").out)["sessions"] == []
    assert not (data / "history.db").exists()


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["export", "--csv", "--json"], 2, "can't be used together"),
        (["export", "--csv", "two-things"], 2, "--csv writes your history"),
        (["export", "--json", "--bom"], 2, "--bom goes with --csv only"),
        (["export", "two-things", "--bom", "--out", "x"], 2, "--bom goes with --csv only"),
        (["export", "--out", "x"], 2, "ROUTINE is missing"),
        (["export", "--json", "--out", "no/such/folder.json"], 1, "can't be written"),
        (["import", "no-such.json"], 1, "there is no such file"),
        (["import", "list.json", "--theirs"], 1, "have no use here"),
        (["import", "list.json"], 1, "list.json can't be taken in. sessions[0].id must be a text."),
        (["import", "latin.json"], 1, "not in UTF-8"),
        (["import", "broken.json"], 1, "It is no JSON"),
        (["export", "--ics", "--json"], 2, "can't be used together"),
        (["export", "--ics", "--bom"], 2, "--bom goes with --csv only"),
        (["export", "--ics", "two-things"], 2, "--ics writes your history"),
        (["import", "other.csv"], 1, "other.csv can't be taken in. It is no table that Amble wrote."),
        (["import", "wrong.csv"], 1, "wrong.csv can't be taken in. Line 2: id must be an id."),
    ],
)
def test_wrong__is_said_in_a_line(amble, data, tmp_path, monkeypatch, words, status, said):
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "list.json", "[{}]")
    write(tmp_path / "broken.json", '{"amble":')
    (tmp_path / "latin.json").write_bytes(b'{"\xe4": 1}')
    write(tmp_path / "other.csv", "a,b\n1,2\n")
    head = "id,name,kind,started,outcome,step_active_seconds,step_outcome"
    write(tmp_path / "wrong.csv", f"{head}\n7,Walk,walk,2026-01-01T10:00+01:00,finished,,\n")
    result = amble(*words)
    assert (result.status, result.out) == (status, "")
    assert said in result.err
    assert not (data / "history.db").exists()


def test_export__never_overwrites_the_history(walked, amble):
    before = (walked / "history.db").read_bytes()
    for form in ("--csv", "--json", "--ics"):
        result = amble("export", form, "--out", str(walked / "history.db"))
        assert (result.status, "is the history itself" in result.err) == (1, True)
    assert (walked / "history.db").read_bytes() == before


def test_csv__comes_in_again_as_far_as_it_is_not_known(walked, amble, tmp_path):
    out, other = tmp_path / "all.csv", str(tmp_path / "other")
    amble("export", "--csv", "--bom", "--out", str(out))
    assert amble("import", str(out)).out.splitlines()[-1] == "Nothing was taken in."
    dry = amble("import", str(out), "--dry-run", "--data", other)
    assert dry.out.splitlines()[1:4] == [
        "  new      3 sessions and 0 other notes",
        "  known    0 sessions and 0 other notes",
        "This would be taken in.",
    ]
    assert amble("history", "--json", "--data", other).out == "[]\n"
    taken = amble("import", str(out), "--data", other)
    assert taken.out.splitlines()[3] == "Taken in."
    assert "A table holds less than JSON" in taken.out
    assert amble("history", "--json", "--data", other).out == amble("history", "--json").out
    assert amble("export", "--csv", "--data", other).out == amble("export", "--csv").out


def test_history_csv__comes_in_as_well(walked, amble, tmp_path):
    out, other = tmp_path / "all.csv", str(tmp_path / "other")
    out.write_bytes(amble("history", "--csv").out.encode())
    assert amble("import", str(out), "--data", other).status == 0
    assert amble("history", "--json", "--data", other).out == amble("history", "--json").out


def test_ics__the_plan_and_what_was_done(walked, amble, run_amble, tmp_path):
    out = tmp_path / "amble.ics"
    amble("plan", "--set-level", "L3")
    assert amble("export", "--ics", "--out", str(out)).out == f"Written: {out}\n"
    told = json.loads(amble("history", "--json").out)
    events = {str(event["uid"]): event for event in Calendar.from_ical(out.read_bytes()).walk("VEVENT")}
    past = {uid.removesuffix("@amble") for uid in events if not uid.startswith("plan-")}
    assert past == {session["id"] for session in told}
    for session in told:
        event = events[f"{session['id']}@amble"]
        assert event["dtstart"].dt == datetime.fromisoformat(session["started"]).replace(microsecond=0)
    planned = [event for uid, event in events.items() if uid.startswith("plan-")]
    assert len([event for event in planned if str(event["summary"]) == "Walk, 12 min"]) >= 9
    assert b"pain" not in out.read_bytes().lower()
    printed = run_amble("export", "--ics", PYTHONIOENCODING="ascii").stdout
    assert printed.count(b"UID") == len(events)
    assert printed.count(b"\n") == printed.count(b"\r\n")


def test_ics__of_nothing_and_without_a_plan(amble, data):
    assert amble("export", "--ics").out.startswith("BEGIN:VCALENDAR\r\n")
    write(data / "plans" / "gradual-walk.yaml", "name: broken")
    assert amble("export", "--ics").status == 0
    assert not (data / "history.db").exists()


def test_out__on_a_full_disk_leaves_what_was_there(walked, amble, disk):
    out = disk.folder / "all.json"
    out.write_bytes(b"before")
    disk.fill()
    for form in ("--csv", "--json", "--ics"):
        result = amble("export", form, "--out", str(out))
        assert (result.status, result.out) == (1, "")
        assert "can't be written" in result.err
        assert out.read_bytes() == b"before"
        assert disk.names() == ["all.json", "rubbish"]
    disk.empty()
    assert amble("export", "--json", "--out", str(out)).status == 0
    assert json.loads(out.read_bytes())["amble"] == "history"
