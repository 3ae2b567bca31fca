"""`amble plan`: what it says to people and to programs, and the decisions that it keeps."""

import json
import re
import sys
from contextlib import closing
from datetime import date, datetime, timedelta

import pytest

from exercises.history.facts import Asked, Away, Checked, FlareUp, Screening, SetLevel, WalkingDays
from exercises.history.history import History
from tests.exercises.commands.conftest import ROOT, write
from tests.exercises.history.disks import disk
from tests.fakes import FakeClock

__all__ = ["disk"]

NOW = datetime.fromisoformat("2026-11-20T08:00:00+01:00")
USAGE = 2
NOT_POSSIBLE = 1
KEYS = ["plan", "level", "minutes", "walks_a_week", "walks_done", "state", "next", "reasons", "grades"]
STATES = {"walk", "hold", "step-back", "flare", "re-test", "get-help"}
KINDS = {"walk", "gentle", "strength", "mobility", "rest", "re-test"}
GRADES = {"green", "amber", "red", None}


@pytest.fixture
def clock(monkeypatch):
    """The clock of every command."""
    fake = FakeClock(NOW)
    monkeypatch.setattr("exercises.commands.command_line.SystemClock", lambda: fake)
    return fake


@pytest.fixture
def history(data, clock):
    with closing(History(data / "history.db", clock)) as opened:
        yield opened


@pytest.fixture
def plan(amble, clock):
    """Run `amble plan`; what can't be done leaves standard output empty and says why in one or two lines."""

    def run(*words):
        result = amble("plan", *words)
        if result.status:
            assert result.out == ""
            assert 1 <= result.err.count("\n") <= 2
            assert "Traceback" not in result.err
        return result

    return run


@pytest.fixture
def told(plan):
    """What `plan --json` says, after a look at its form."""

    def run(*words):
        result = plan("--json", *words)
        assert (result.status, result.err) == (0, "")
        return checked_form(json.loads(result.out))

    return run


@pytest.fixture
def walk(amble, clock):
    def run(at, minutes=15, peak=3, *more):
        words = ("--pain-before", "2", "--pain-peak", str(peak), "--pain-after", "2", "--effort", "3")
        result = amble("log", "walk", "--minutes", str(minutes), "--at", at, *words, *more)
        assert result.status == 0
        return result.out.strip()

    return run


def is_date(text):
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)) and date.fromisoformat(text) is not None


def checked_form(said):
    """Hold what was said to the contract: every key, every type, oldest first."""
    assert list(said) == KEYS
    assert isinstance(said["plan"], str)
    assert (said["level"] is None) == (said["minutes"] is None) == (said["walks_a_week"] is None)
    assert said["level"] is None or (isinstance(said["level"], str) and type(said["minutes"]) is int)
    assert said["walks_a_week"] is None or type(said["walks_a_week"]) is int
    assert type(said["walks_done"]) is int
    assert said["state"] in STATES
    due = said["next"]
    assert list(due) == ["date", "kind", "routine", "minutes", "text"]
    assert is_date(due["date"])
    assert due["kind"] in KINDS
    assert due["routine"] is None or isinstance(due["routine"], str)
    assert due["minutes"] is None or type(due["minutes"]) is int
    assert due["text"]
    for reason in said["reasons"]:
        assert list(reason) == ["date", "rule", "change", "text"]
        assert is_date(reason["date"])
        assert re.fullmatch(r"R\d+b?|start|hand", reason["rule"])
        assert reason["change"] is None or re.fullmatch(r"(\S+ )?→ \S+", reason["change"])
        assert reason["text"].endswith(".")
    for grade in said["grades"]:
        assert list(grade) == ["session", "date", "grade", "rule"]
        assert is_date(grade["date"])
        assert grade["grade"] in GRADES
        assert (grade["grade"] is None) == (grade["rule"] is None)
    for listed in (said["reasons"], said["grades"]):
        assert [each["date"] for each in listed] == sorted(each["date"] for each in listed)
    return said


# For programs


def test_json__at_the_very_beginning(told, data):
    said = told()
    assert (said["plan"], said["level"], said["minutes"], said["state"]) == ("gradual-walk", None, None, "re-test")
    assert (said["walks_done"], said["reasons"], said["grades"]) == (0, [], [])
    assert (said["next"]["date"], said["next"]["kind"], said["next"]["routine"]) == ("2026-11-20", "re-test", None)
    assert not (data / "history.db").exists()


def test_json__after_three_easy_walks(told, walk):
    ids = [walk(f"2026-11-1{day}", 14) for day in (6, 7, 8)]
    said = told()
    assert (said["level"], said["minutes"], said["walks_a_week"], said["state"]) == ("L1", 10, 4, "walk")
    (reason,) = said["reasons"]
    assert (reason["date"], reason["rule"], reason["change"]) == ("2026-11-18", "start", "→ L1")
    assert [(grade["session"], grade["grade"], grade["rule"]) for grade in said["grades"]] == [
        (session_id, "green", "R3") for session_id in ids
    ]
    assert said["walks_done"] == 3


def test_json__the_lowest_level_counts_both_its_parts(told, plan):
    assert plan("--set-level", "L0").status == 0
    assert told()["minutes"] == 8


def test_json__of_a_red_walk(told, plan, walk):
    plan("--set-level", "L4", "--at", "2026-11-18")
    walk("2026-11-19", 15, 7)
    said = told()
    assert (said["level"], said["state"]) == ("L3", "step-back")
    assert [reason["change"] for reason in said["reasons"]] == ["→ L4", "L4 → L3"]
    assert (said["grades"][-1]["grade"], said["grades"][-1]["rule"]) == ("red", "R5")


def test_json__of_a_walk_about_which_nothing_was_told(told, amble, clock):
    amble("log", "walk", "--minutes", "9", "--at", "2026-11-19")
    (grade,) = told()["grades"]
    assert (grade["grade"], grade["rule"], grade["date"]) == (None, None, "2026-11-19")


def test_json__is_the_same_document_where_the_terminal_has_no_arrows(run_amble, data):
    assert run_amble("plan", "--set-level", "L4", "--at", "2026-11-10").returncode == 0
    done = run_amble("plan", "--json", "--today", "2026-11-12", PYTHONIOENCODING="ascii")
    assert done.stdout.isascii()
    assert checked_form(json.loads(done.stdout))["reasons"][0]["change"] == "→ L4"


def test_today__hears_nothing_of_later_days(told, plan, walk):
    plan("--set-level", "L4", "--at", "2026-11-10")
    walk("2026-11-12", 15, 7)
    walk("2026-11-14", 12, 3, "--pain-next-day", "2")
    assert told("--today", "2026-11-09")["level"] is None
    assert told("--today", "2026-11-11")["level"] == "L4"
    assert told("--today", "2026-11-12")["level"] == "L3"
    assert len(told("--today", "2026-11-13")["grades"]) == 1
    assert told("--today", "2027-01-30")["state"] == "re-test"


@pytest.mark.parametrize("day", ["2000-01-01", "2024-02-29", "2036-12-31"])
def test_today__may_be_far_away(told, walk, day):
    walk("2026-11-19")
    assert told("--today", day)["next"]["date"] >= day


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2037-01-01", "9999-12-31"])
def test_today__of_another_century_is_refused(plan, day):
    result = plan("--json", "--today", day)
    assert (result.status, result.err) == (NOT_POSSIBLE, "--today goes from the year 2000 up to 10 years from now.\n")


# Decisions by hand


def test_set_level__begins_now_or_at_a_moment(plan, told, history):
    result = plan("--set-level", "L4")
    assert (result.status, result.out, result.err) == (0, "You begin at L4: 15 minutes a day.\n", "")
    assert plan("--set-level", "l7", "--at", "2026-11-02T07:30+01:00").status == 0
    found = history.facts()
    assert [(stored.fact, stored.at) for stored in found] == [
        (SetLevel("L7", 21), datetime.fromisoformat("2026-11-02T07:30:00+01:00")),
        (SetLevel("L4", 15), NOW),
    ]
    assert [reason["rule"] for reason in told("--today", "2026-11-03")["reasons"]] == ["hand"]
    assert told()["level"] == "L4"


def test_set_level__prefers_the_name_as_it_is_written(plan, data, history):
    level = "  - {{name: {}, walks-a-week: 3, steps: [{{exercise: walk-easy, for: {}m}}]}}\n"
    write(data / "plans" / "mine.yaml", "name: Mine\nlevels:\n" + level.format("A", 5) + level.format("a", 7))
    write(data / "settings.yaml", "plan: mine\n")
    assert plan("--set-level", "a").out == "You begin at a: 7 minutes a day.\n"
    assert plan("--set-level", "A").out == "You begin at A: 5 minutes a day.\n"


def test_flare__is_kept_and_gives_gentle_days(plan, told, history):
    plan("--set-level", "L4", "--at", "2026-11-10")
    result = plan("--flare")
    assert (result.status, result.out) == (
        0,
        "Written down. Two gentle days first; please don't stay in bed all day.\n",
    )
    said = told()
    assert (said["state"], said["next"]["kind"], said["next"]["routine"]) == ("flare", "gentle", "flare-day-gentle")
    assert history.facts()[-1].fact == FlareUp()
    plan("--flare", "--at", "2026-11-05")
    assert history.facts()[0].fact == FlareUp()


def test_pause__is_kept_and_suspends_missed_days(plan, told, history):
    plan("--set-level", "L4", "--at", "2026-11-01")
    assert told()["level"] != "L4"
    result = plan("--pause", "2026-11-01", "2026-11-25")
    assert result.out == "Written down: away from 2026-11-01 to 2026-11-25. These days don't count as missed.\n"
    assert history.facts()[-1].fact == Away(date(2026, 11, 1), date(2026, 11, 25))
    assert told()["level"] == "L4"
    assert plan("--pause", "2026-12-24", "2026-12-24").status == 0


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["more"], USAGE, '"more" is one word too many.'),
        (["--set-levels", "L4"], USAGE, 'There is no option "--set-levels" here; did you mean "--set-level"?'),
        (["--set-level"], USAGE, "Something must follow --set-level."),
        (["--set-level", "L4", "--flare"], USAGE, "can't be used together"),
        (["--flare", "--pause", "2026-11-01", "2026-11-02"], USAGE, "can't be used together"),
        (["--set-level", "L4", "--json"], USAGE, "--json and --set-level, --flare and --pause can't be used together."),
        (["--flare", "--today", "2026-11-01"], USAGE, "can't be used together"),
        (["--at", "2026-11-01"], USAGE, "--at"),
        (["--pause", "2026-11-01", "2026-11-02", "--at", "2026-11-01"], USAGE, "--at"),
        (["--pause", "2026-11-01"], USAGE, "--pause"),
        (["--pause", "Monday", "Tuesday"], USAGE, '"Monday" is not a date'),
        (["--pause", "2026-11-01", "2026-11-31"], USAGE, '"2026-11-31" is not a date'),
        (["--today", "tomorrow"], USAGE, '"tomorrow" is not a date'),
        (["--today", "2026-11-20T08:00"], USAGE, "is not a date"),
        (["--flare", "--at", "now"], USAGE, '"now" is not a date'),
        (["--set-level", "L99"], NOT_POSSIBLE, 'The plan has no level "L99"'),
        (["--set-level", ""], NOT_POSSIBLE, 'The plan has no level ""; its levels go from L0 to L12.'),
        (["--set-level", "L4", "--at", "2026-11-21T10:00"], NOT_POSSIBLE, "2026-11-21 10:00 is in the future."),
        (["--set-level", "L4", "--at", "2026-11-20"], NOT_POSSIBLE, "means noon, which is still to come"),
        (["--flare", "--at", "2030-01-01"], NOT_POSSIBLE, "is in the future."),
        (["--flare", "--at", "1980-01-01"], NOT_POSSIBLE, "is too long ago"),
        (
            ["--pause", "2026-11-02", "2026-11-01"],
            NOT_POSSIBLE,
            "The first day of --pause must not lie behind the second.",
        ),
        (["--pause", "2026-11-01", "2027-11-02"], NOT_POSSIBLE, "A pause can last 366 days at most."),
        (["--pause", "0001-01-01", "9999-12-31"], NOT_POSSIBLE, "A pause can last 366 days at most."),
    ],
)
def test_what_can_not_be(plan, data, words, status, says):
    result = plan(*words)
    assert (result.status, says in result.err) == (status, True), result.err
    assert not (data / "history.db").exists()


# Plans and histories that can't be used


@pytest.mark.parametrize("content", ["name: Mine\nlevels: []\n", "name: [", "name: Mine\n"])
def test_a_broken_plan_of_ones_own__the_bundled_one_stands_in_and_it_is_said(plan, data, content):
    path = write(data / "plans" / "gradual-walk.yaml", content)
    result = plan("--json")
    assert json.loads(result.out)["plan"] == "gradual-walk"
    assert result.err == f"{path} can't be used, so the plan that came with Amble stands in for it.\n"
    assert plan("--set-level", "L12").status == 0


def test_a_plan_that_is_not_there__the_bundled_one_stands_in(plan, data):
    write(data / "settings.yaml", "plan: of-my-dreams\n")
    result = plan()
    assert (result.status, result.out.splitlines()[0]) == (0, "Gradual walk")
    assert result.err == "The walking plan of-my-dreams can't be used, so Gradual walk stands in for it.\n"


def test_no_plan_at_all__says_how_to_find_out(plan, monkeypatch, tmp_path):
    monkeypatch.setattr("exercises.library.library.BUNDLED_PLANS", tmp_path / "empty")
    for words in ([], ["--json"], ["--set-level", "L4"]):
        result = plan(*words)
        assert (result.status, "No walking plan can be used" in result.err) == (NOT_POSSIBLE, True)
        assert "amble check" in result.err
    assert plan("--flare").status == 0  # what the user decides is kept all the same


def test_a_level_that_is_gone__is_the_nearest_lower_one_with_a_reason(plan, told, data):
    plan("--set-level", "L4", "--at", "2026-11-18")
    level = "  - {{name: {}, walks-a-week: 3, steps: [{{exercise: walk-easy, for: {}m}}]}}\n"
    levels = "".join(level.format(name, minutes) for name, minutes in (("One", 6), ("Two", 14), ("Three", 16)))
    write(data / "plans" / "mine.yaml", f"name: Mine\nlevels:\n{levels}")
    write(data / "settings.yaml", "plan: mine\n")
    said = told()
    assert (said["plan"], said["level"], said["minutes"]) == ("mine", "Two", 14)
    assert said["reasons"][0]["text"] == "The plan has no level L4 any more; this is the nearest lower one."


@pytest.mark.parametrize(
    "words", [[], ["--json"], ["--flare"], ["--set-level", "L4"], ["--pause", "2026-11-01", "2026-11-02"]]
)
def test_damaged__is_told_and_left_as_it_is(plan, data, words):
    rubbish = b"this is no database, and never was one " * 30
    (data / "history.db").write_bytes(rubbish)
    result = plan(*words)
    assert (result.status, "is no history of Amble" in result.err) == (NOT_POSSIBLE, True)
    assert (data / "history.db").read_bytes() == rubbish


def test_read_only__is_shown_and_a_decision_is_refused(disk, plan, told, monkeypatch):
    monkeypatch.setenv("AMBLE_DATA", str(disk.folder))
    plan("--set-level", "L4", "--at", "2026-11-18")
    disk.make_read_only()
    assert told()["level"] == "L4"
    result = plan("--flare")
    assert (result.status, "read-only" in result.err) == (NOT_POSSIBLE, True)
    assert told()["state"] != "flare"


# For people


def test_people__at_the_very_beginning(plan):
    assert plan().out == (
        "Gradual walk\n"
        "  Level      None yet: 0 of 3 easy walks done\n"
        "  This week  No walk yet\n"
        "  Now        Finding the level that suits you.\n"
        "\n"
        "Next\n"
        "  Today     Easy walk 1 of 3 to find your level: stop when your pain is up by 2, or after 30 minutes.\n"
        "  And also  Core foundation. Strength for your back and hips, and never on two days in a row.\n"
        "            To begin: amble follow core-foundation\n"
        "\n"
        "Nothing has happened yet.\n"
    )


def test_people__see_names_days_and_the_latest_first(plan, walk):
    plan("--set-level", "L4", "--at", "2026-11-10")
    walk("2026-11-18", 15, 7)
    out = plan("--today", "2026-11-19").out
    assert "  Level      L3: 12 minutes of walking a day, on 5 days a week\n" in out
    assert "  This week  1 of 5 walk days done\n" in out
    assert "  Now        One step back for now; that is part of the plan.\n" in out
    assert "core-foundation" not in out.replace("To begin: amble follow core-foundation", "")
    did = out.partition("What the plan did, the newest first\n")[2].splitlines()
    assert did[0].startswith("  Wed 18 Nov  ")
    assert "Pain rose to 7 on Wednesday's walk" in did[0]
    assert did[-1] == "  Tue 10 Nov  L4 to begin with. You chose this level yourself; the plan goes on from here."


def test_days_chosen_for_walking__set_the_goal_and_two_say_what_growing_takes(plan, told, history):
    plan("--set-level", "L4")
    for days, goal in (((0, 2, 3), 3), ((0, 3), 2)):
        history.note(WalkingDays(days))
        assert told()["walks_a_week"] == goal
        assert ("to grow it takes three full walks in seven days" in plan().out) == (goal == 2)


def test_people__see_the_parts_of_todays_walk(plan):
    plan("--set-level", "L0")
    told = plan().out
    assert "  Today     Walk 2 × 4 minutes.\n" in told
    assert "            8 minutes of walking, with two hours or more between the walks.\n" in told


def test_people__of_another_year_see_the_year(plan):
    plan("--set-level", "L4", "--at", "2025-12-31")
    assert "  Wed 31 Dec 2025  L4 to begin with. " in plan().out


def test_people__are_spared_what_is_long_past(plan):
    for day in range(1, 15):
        plan("--set-level", f"L{day % 3}", "--at", f"2026-11-{day:02}")
    out = plan("--today", "2026-11-14").out
    assert out.count("You chose this level yourself") == 8
    assert out.splitlines()[-1].endswith("  … and 6 earlier things; all of them: amble plan --json")


def test_people__who_are_locked_read_why_and_whom_to_call(plan, data, history):
    write(data / "settings.yaml", "emergency-number: '144'\n")
    history.note(Screening(Asked.WEEKLY, ("saddle-numb",)), NOW - timedelta(days=1))
    told = "You told of a sign that needs help at once: please call 144. Sessions wait until you have been checked."
    assert plan().out.splitlines()[1] == f"  Please  {told}"
    history.note(Checked(date(2026, 11, 20)), NOW)
    assert "144" not in plan().out


def test_people__away_read_when_it_goes_on(plan):
    plan("--set-level", "L4", "--at", "2026-11-18")
    plan("--pause", "2026-11-20", "2026-11-24")
    assert "  Wed 25 Nov  Enjoy your time away; the plan goes on afterwards. Walk 15 minutes.\n" in plan().out


def test_people__with_letters_that_steer_a_terminal_in_a_plans_name(plan, data):
    level = "levels:\n  - {name: One, walks-a-week: 3, steps: [{exercise: walk-easy, for: 6m}]}\n"
    write(data / "plans" / "mine.yaml", f'name: "Ev\\e[31mil\\nplan"\n{level}')
    write(data / "settings.yaml", "plan: mine\n")
    out = plan().out
    assert "\x1b" not in out
    assert len(out.splitlines()[0]) > 4


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal as Linux and macOS have them")
@pytest.mark.parametrize(("columns", "widest"), [(50, 50), (64, 64), (200, 92), (20, 40)])
def test_people__in_a_terminal_get_lines_that_fit(data, columns, widest):
    from tests.exercises.commands.terminal import Terminal

    terminal = Terminal(ROOT / "main.py", "plan", columns=columns)
    try:
        assert terminal.end() == 0
        lines = terminal.text.replace("\r", "").splitlines()
        said = " ".join(terminal.text.split())
        assert "stop when your pain is up by 2, or after 30 minutes." in said
        # A path is never broken, so that it can be copied.
        assert max(len(line) for line in lines if "main.py" not in line) <= widest
        assert widest == 92 or max(map(len, lines)) > widest * 0.6
    finally:
        terminal.close()
