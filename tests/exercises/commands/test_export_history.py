"""`amble export --csv | --json` and `amble import FILE.json`."""

import csv
import io
import json

import pandas as pd
import pytest

from tests.exercises.commands.conftest import write


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
    assert plain.read_bytes().startswith(b"id,date,routine,")
    assert "Ä" in plain.read_text(encoding="utf-8")
    assert len(list(csv.reader(io.StringIO(marked.read_text(encoding="utf-8-sig"), newline="")))) > 3


def test_json__out_and_in_on_another_computer(walked, amble, tmp_path):
    out, other = tmp_path / "all.json", str(tmp_path / "other")
    amble("log", "undo", json.loads(amble("history", "--json").out)[0]["id"])
    assert amble("export", "--json", "--out", str(out)).status == 0
    dry = amble("import", str(out), "--dry-run", "--data", other)
    assert dry.out.splitlines()[1:] == [
        "  new      3 sessions and 0 other notes",
        "  known    0 sessions and 0 other notes",
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
    assert "  changed  1 known one told otherwise; what was said before is kept" in result.out
    assert json.loads(amble("history", "--json", "--data", other).out)[0]["pain_next_day"] == 1


def test_nothing__can_be_exported_and_makes_no_history(amble, data):
    assert amble("export", "--csv").out.startswith("id,date,routine,")
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
    ],
)
def test_wrong__is_said_in_a_line(amble, data, tmp_path, monkeypatch, words, status, said):
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "list.json", "[{}]")
    write(tmp_path / "broken.json", '{"amble":')
    (tmp_path / "latin.json").write_bytes(b'{"\xe4": 1}')
    result = amble(*words)
    assert (result.status, result.out) == (status, "")
    assert said in result.err
    assert not (data / "history.db").exists()


def test_export__never_overwrites_the_history(walked, amble):
    before = (walked / "history.db").read_bytes()
    for form in ("--csv", "--json"):
        result = amble("export", form, "--out", str(walked / "history.db"))
        assert (result.status, "is the history itself" in result.err) == (1, True)
    assert (walked / "history.db").read_bytes() == before
