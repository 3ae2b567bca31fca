"""`amble log`: what is written down by hand, and what can't be."""

import json
import sys
import time
from contextlib import closing
from datetime import date, datetime, timedelta

import pytest

from exercises.history.facts import Asked, Away, Screening
from exercises.history.history import History
from exercises.history.phone_line import phone_line, record_from_line
from exercises.session.record import Feelings
from tests.exercises.commands.conftest import write
from tests.exercises.history.disks import disk
from tests.exercises.history.records import done
from tests.fakes import FakeClock

__all__ = ["disk"]

NOW = datetime.fromisoformat("2026-11-20T08:00:00+01:00")
USAGE = 2
NOT_POSSIBLE = 1


@pytest.fixture
def berlin(monkeypatch):
    """A zone with its changes of clocks."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.delenv("TZ")
    time.tzset()


@pytest.fixture
def clock(monkeypatch, berlin):
    """The clock of every command."""
    fake = FakeClock(NOW)
    monkeypatch.setattr("exercises.commands.command_line.SystemClock", lambda: fake)
    return fake


@pytest.fixture
def history(data, clock):
    with closing(History(data / "history.db", clock)) as opened:
        yield opened


@pytest.fixture
def log(amble, clock):
    """Run `amble log`; what can't be done leaves standard output empty and says why in one or two lines."""

    def run(*words):
        result = amble("log", *words)
        if result.status:
            assert result.out == ""
            assert 1 <= result.err.count("\n") <= 2
            assert "Traceback" not in result.err
        return result

    return run


@pytest.fixture
def walk(log, kept):
    """Write a walk down, of which `also` is said on standard error, and return it as the history has it."""

    def run(*words, also=""):
        result = log("walk", *words)
        assert (result.status, result.err) == (0, also)
        (found,) = [session for session in kept() if session["id"] == result.out.strip()]
        assert result.out == found["id"] + "\n"
        return found

    return run


@pytest.fixture
def kept(amble):
    return lambda: json.loads(amble("history", "--json").out)


# Walks


def test_walk__with_everything(walk):
    found = walk(
        *("--minutes", "12", "--at", "2026-11-18T17:30:15+02:00", "--level", "L4"),
        *("--pain-before", "2", "--pain-peak", "4", "--pain-after", "3", "--pain-next-day", "1", "--effort", "5"),
        *("--leg", "--sleep-lost", "--note", "Über die Wiese, 🚶 & zurück"),
        also="With something new or worse in a leg, please answer the questions about warning signs: amble log signs\n",
    )
    assert found | {"id": ""} == {
        "id": "",
        "routine": None,
        "name": "Walk · L4",
        "kind": "walk",
        "level": "L4",
        "started": "2026-11-18T17:30:15+02:00",
        "ended": "2026-11-18T17:42:15+02:00",
        "planned_seconds": 900,
        "active_seconds": 720,
        "walk_planned_seconds": 900,
        "walk_active_seconds": 720,
        "outcome": "finished",
        "pain_before": 2,
        "pain_peak": 4,
        "pain_after": 3,
        "pain_next_day": 1,
        "effort": 5,
        "leg": True,
        "sleep_lost": True,
        "where": [],
        "surface": None,
        "note": "Über die Wiese, 🚶 & zurück",
        "logged_by_hand": True,
        "steps": [],
    }


def test_walk__with_nothing_but_minutes_ended_now(walk):
    found = walk("--minutes", "12.5")
    assert (found["started"], found["ended"]) == ("2026-11-20T07:47:30+01:00", "2026-11-20T08:00:00+01:00")
    assert (found["name"], found["level"], found["walk_planned_seconds"]) == ("Walk", None, 750)
    assert {
        found[key] for key in ("pain_before", "pain_peak", "pain_next_day", "effort", "leg", "sleep_lost", "note")
    } == {None}


@pytest.mark.parametrize(
    ("at", "started"),
    [
        ("2026-11-19", "2026-11-19T12:00:00+01:00"),
        ("2026-11-19T07:05", "2026-11-19T07:05:00+01:00"),
        ("2026-11-19 07:05:09", "2026-11-19T07:05:09+01:00"),
        ("2026-11-19T07:05Z", "2026-11-19T07:05:00+00:00"),
        ("2026-11-19T07:05:00-03:30", "2026-11-19T07:05:00-03:30"),
        ("2026-11-20T20:30+14:00", "2026-11-20T20:30:00+14:00"),  # where it is later already
        ("2026-07-01", "2026-07-01T12:00:00+02:00"),  # summer time
        ("2026-10-25T02:30", "2026-10-25T02:30:00+02:00"),  # comes twice: the first
        ("2026-10-25T02:30+01:00", "2026-10-25T02:30:00+01:00"),  # the second, when one says so
        ("2026-03-29T01:50", "2026-03-29T01:50:00+01:00"),
        ("2000-01-01", "2000-01-01T12:00:00+01:00"),
        ("2026-11-20T08:00:00", "2026-11-20T08:00:00+01:00"),
    ],
)
def test_walk__at_a_moment(walk, at, started):
    found = walk("--minutes", "20", "--at", at)
    assert found["started"] == started
    assert datetime.fromisoformat(found["ended"]) - datetime.fromisoformat(started) == timedelta(minutes=20)


def test_walk__at_a_time_that_the_change_of_clocks_left_out(walk):
    """It never was; an hour to either side is as good as it gets."""
    assert walk("--minutes", "20", "--at", "2026-03-29T02:30")["started"] in (
        "2026-03-29T01:30:00+01:00",
        "2026-03-29T03:30:00+02:00",
    )


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        ([], USAGE, "--minutes is missing."),
        (["--minutes"], USAGE, "Something must follow --minutes."),
        (["--minutes", "ten"], USAGE, '--minutes: "ten" is not a number.'),
        (["--minutes", "nan"], USAGE, '--minutes: "nan" is not a number.'),
        (["--minutes", "12", "more"], USAGE, '"more" is one word too many.'),
        (["--minutes", "12", "--pain", "3"], USAGE, 'There is no option "--pain" here'),
        (["--minutes", "12", "--pain-peak", "3.5"], USAGE, '--pain-peak: "3.5" is not a whole number.'),
        (["--minutes", "12", "--effort", "²"], USAGE, '--effort: "²" is not a whole number.'),
        (["--minutes", "12", "--leg=yes"], USAGE, "--leg takes no value."),
        (["--minutes", "12", "--at", "yesterday"], USAGE, '--at: "yesterday" is not a date;'),
        (["--minutes", "12", "--at", "2026-02-30"], USAGE, "is not a date;"),
        (["--minutes", "12", "--at", "2026-11-19T25:00"], USAGE, "is not a date;"),
        (["--minutes", "12", "--at", "20261119"], USAGE, "is not a date;"),
        (["--minutes", "12", "--at", "0001-01-01"], NOT_POSSIBLE, "too long ago"),
        (["--minutes", "0"], NOT_POSSIBLE, "A walk takes 1 to 240 minutes, not 0."),
        (["--minutes", "0.5"], NOT_POSSIBLE, "not 0.5."),
        (["--minutes", "-5"], NOT_POSSIBLE, "not -5."),
        (["--minutes", "240.5"], NOT_POSSIBLE, "not 240.5."),
        (["--minutes", "900"], NOT_POSSIBLE, "A walk takes 1 to 240 minutes, not 900."),
        (["--minutes", "inf"], NOT_POSSIBLE, "not inf."),
        (["--minutes", "1e300"], NOT_POSSIBLE, "1 to 240"),
        (["--minutes", "12", "--pain-before", "11"], NOT_POSSIBLE, "--pain-before goes from 0 to 10, not 11."),
        (["--minutes", "12", "--pain-after", "-1"], NOT_POSSIBLE, "--pain-after goes from 0 to 10, not -1."),
        (["--minutes", "12", "--effort", "99999999"], NOT_POSSIBLE, "--effort goes from 0 to 10"),
        (["--minutes", "12", "--at", "2026-11-20T08:01"], NOT_POSSIBLE, "2026-11-20 08:01 is in the future."),
        (["--minutes", "12", "--at", "2026-11-21"], NOT_POSSIBLE, "2026-11-21 12:00 is in the future."),
        (["--minutes", "12", "--at", "9999-12-31"], NOT_POSSIBLE, "is in the future."),
        (
            ["--minutes", "12", "--at", "2026-11-20"],
            NOT_POSSIBLE,
            "means noon, which is still to come; write for example",
        ),
        (["--minutes", "12", "--at", "1999-12-31"], NOT_POSSIBLE, "nothing before 2000 is written down."),
        (["--minutes", "12", "--level", "L44"], NOT_POSSIBLE, 'The plan has no level "L44"; did you mean "L4"?'),
        (["--minutes", "12", "--level", "?"], NOT_POSSIBLE, 'no level "?"; its levels go from L0 to L12.'),
        (["--minutes", "12", "--level", ""], NOT_POSSIBLE, 'no level ""'),
    ],
)
def test_walk__that_can_not_be(log, kept, words, status, says):
    result = log("walk", *words)
    assert result.status == status
    assert says in result.err
    assert kept() == []


def test_walk__at_the_bounds(walk):
    assert walk("--minutes", "1", "--pain-peak", "0", "--effort", "10")["active_seconds"] == 60
    assert walk("--minutes", "240", "--pain-peak", "6", "--another")["active_seconds"] == 4 * 3600


def test_walk__takes_a_level_in_small_letters(walk):
    assert walk("--minutes", "12", "--level", "l4")["level"] == "L4"


def test_walk__has_the_level_of_its_day(walk, amble):
    assert amble("plan", "--set-level", "L2", "--at", "2026-11-02").status == 0
    assert amble("plan", "--set-level", "L3", "--at", "2026-11-10").status == 0
    found = [walk("--minutes", "9", "--at", day) for day in ("2026-11-01", "2026-11-09", "2026-11-10")]
    assert [each["level"] for each in found] == [None, "L2", "L3"]
    assert [each["walk_planned_seconds"] for each in found] == [540, 720, 720]


def test_walk__of_a_morning_that_is_yet_to_come_was_told_now(log, history):
    now, before = (
        log("walk", "--minutes", "9", "--pain-next-day", "2", *at).out.strip() for at in ((), ("--at", "2026-11-10"))
    )
    assert history.session(now).feelings.next_day_at == NOW
    assert history.session(before).feelings.next_day_at == datetime.fromisoformat("2026-11-11T12:00:00+01:00")


def test_walk__is_written_down_while_sessions_are_locked(walk, log, history, amble):
    history.note(Screening(Asked.WEEKLY, ("saddle-numb",)), NOW - timedelta(hours=1))
    assert walk("--minutes", "9")["active_seconds"] == 540
    assert log("activity", "Swimming", "--minutes", "20").status == 0
    assert json.loads(amble("plan", "--json").out)["state"] == "get-help"


# Plans that can't be used

BROKEN_PLAN = "name: Mine\nlevels: []\n"
ONE_LEVEL = "name: Mine\nlevels:\n  - name: Only\n    walks-a-week: 3\n    steps: [{exercise: walk-easy, for: 7m}]\n"


@pytest.mark.parametrize("content", [BROKEN_PLAN, "", "name: [", "\tname: x\n", "name: Mine\nlevels:\n  - name: L0\n"])
def test_walk__with_a_broken_plan_of_ones_own_keeps_to_the_bundled_one(walk, data, content):
    write(data / "plans" / "gradual-walk.yaml", content)
    assert walk("--minutes", "9", "--level", "L4")["walk_planned_seconds"] == 900


def test_walk__with_a_plan_that_is_not_there(walk, log, data):
    write(data / "settings.yaml", "plan: of-my-dreams\n")
    assert walk("--minutes", "9", "--level", "L4")["level"] == "L4"


def test_walk__with_a_plan_of_ones_own(walk, data):
    write(data / "plans" / "mine.yaml", ONE_LEVEL)
    write(data / "settings.yaml", "plan: mine\n")
    assert walk("--minutes", "9", "--level", "only")["walk_planned_seconds"] == 420


def test_walk__without_any_plan_is_written_down_all_the_same(walk, monkeypatch, tmp_path):
    monkeypatch.setattr("exercises.library.library.BUNDLED_PLANS", tmp_path / "empty")
    found = walk("--minutes", "9", "--level", "L4", "--pain-peak", "3")
    assert (found["level"], found["walk_planned_seconds"], found["pain_peak"]) == ("L4", 540, 3)
    assert walk("--minutes", "8", "--another")["level"] is None


def test_walk__of_a_level_that_is_gone_from_the_plan(walk, amble, data):
    assert amble("plan", "--set-level", "L4", "--at", "2026-11-18").status == 0
    write(data / "plans" / "mine.yaml", ONE_LEVEL)
    write(data / "settings.yaml", "plan: mine\n")
    found = walk("--minutes", "7")
    assert (found["level"], found["walk_planned_seconds"]) == ("Only", 420)


# The morning after


def test_next_day__goes_to_the_last_walk_that_waits_for_it(log, walk, kept):
    first, second = walk("--minutes", "9", "--at", "2026-11-17"), walk("--minutes", "9", "--at", "2026-11-19")
    walk("--minutes", "9")  # today's morning after is tomorrow
    result = log("next-day", "2")
    assert (result.status, result.out) == (0, "Written down for Walk, 2026-11-19 12:00.\n")
    log("next-day", "7", "--sleep-lost")
    told = {session["id"]: (session["pain_next_day"], session["sleep_lost"]) for session in kept()}
    assert (told[second["id"]], told[first["id"]]) == ((2, None), (7, True))
    third = log("next-day", "1")
    assert (third.status, third.err.startswith("No walk waits for this answer; name one: ")) == (NOT_POSSIBLE, True)


def test_next_day__is_told_once_for_a_day_of_two_walks(log, walk, kept):
    for hour in ("09", "12"):
        walk("--minutes", "4", "--at", f"2026-11-19T{hour}:00")
    assert log("next-day", "3").status == 0
    assert log("next-day", "4").status == NOT_POSSIBLE
    assert [session["pain_next_day"] for session in kept()] == [None, 3]


def test_next_day__of_a_session_by_its_id(log, walk, history):
    found = walk("--minutes", "9", "--at", "2026-11-01")
    walk("--minutes", "9", "--at", "2026-11-02")
    assert log("next-day", "--id", found["id"][:8].upper(), "0").status == 0
    felt = history.session(found["id"]).feelings
    assert (felt.pain_next_day, felt.sleep_lost, felt.next_day_at) == (0, None, NOW)


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        ([], USAGE, "N is missing."),
        (["two"], USAGE, '"two" is not a whole number.'),
        (["2", "3"], USAGE, '"3" is one word too many.'),
        (["11"], NOT_POSSIBLE, "Pain goes from 0 to 10, not 11."),
        (["-1"], NOT_POSSIBLE, "Pain goes from 0 to 10, not -1."),
        (["2", "--id", "abc"], NOT_POSSIBLE, '"abc" is too short'),
        (["2", "--id", "abcdef"], NOT_POSSIBLE, 'There is no session "abcdef" in the history.'),
        (["2", "--id"], USAGE, "Something must follow --id."),
    ],
)
def test_next_day__that_can_not_be(log, walk, kept, words, status, says):
    walk("--minutes", "9", "--at", "2026-11-19")
    result = log("next-day", *words)
    assert (result.status, says in result.err) == (status, True)
    assert kept()[0]["pain_next_day"] is None


def test_next_day__without_any_walk_makes_no_file(log, data):
    assert log("next-day", "2").status == NOT_POSSIBLE
    assert not (data / "history.db").exists()


# What is said at a terminal


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("walk", "--minutes", "12"), "Written down: walk, 12 min, today 07:48."),
        (("walk", "--minutes", "9", "--at", "2026-11-19T14:38"), "Written down: walk, 9 min, yesterday 14:38."),
        (("walk", "--minutes", "9", "--at", "2025-11-10"), "Written down: walk, 9 min, Mon 10 Nov 2025 12:00."),
        (
            ("activity", "swimming", "--minutes", "40", "--at", "2026-11-18T18:00"),
            "Written down: Swimming, 40 min, Wed 18 Nov 18:00.",
        ),
        (("measure", "chair-stands", "12"), "Written down: Chair stands in 30 seconds: 12 stands, today 08:00."),
    ],
)
def test_at_a_terminal__it_says_what_was_written_down_and_how_it_is_taken_back(amble, clock, kept, words, said):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys.stdout, "isatty", lambda: True)
        result = amble("log", *words)
    told, _, undo = result.out.strip().partition(" Take it back with: amble ")
    assert (told, result.err) == (said, "")
    assert amble(*undo.split()).out.startswith("Taken back: ")
    assert kept() == []


# Activities


def test_activity__is_kept_and_moves_nothing_in_the_plan(log, kept, amble):
    before = json.loads(amble("plan", "--json").out)
    result = log("activity", "  swimming  in the\tlake ", "--minutes", "45", "--at", "2026-11-19T18:00")
    (found,) = kept()
    assert result.out == found["id"] + "\n"
    assert (found["name"], found["kind"], found["active_seconds"]) == ("Swimming in the lake", "activity", 2700)
    assert (found["walk_active_seconds"], found["level"], found["logged_by_hand"]) == (0, None, True)
    assert json.loads(amble("plan", "--json").out) == before


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["--minutes", "20"], USAGE, "NAME is missing."),
        (["yoga"], USAGE, "--minutes is missing."),
        (["yoga", "--minutes", "x"], USAGE, "is not a number."),
        ([" ", "--minutes", "20"], NOT_POSSIBLE, "Say what it was, such as swimming."),
        (["x" * 201, "--minutes", "20"], NOT_POSSIBLE, "The name is too long; 200 characters are enough."),
        (["yoga", "--minutes", "0"], NOT_POSSIBLE, "An activity takes 1 to 240 minutes, not 0."),
        (["yoga", "--minutes", "20", "--at", "2026-11-20"], NOT_POSSIBLE, "means noon, which is still to come"),
        (["yoga", "--minutes", "20", "--at", "2027-01-01"], NOT_POSSIBLE, "is in the future."),
        (["yoga", "--minutes", "20", "--level", "L4"], USAGE, 'There is no option "--level" here'),
    ],
)
def test_activity__that_can_not_be(log, kept, words, status, says):
    result = log("activity", *words)
    assert (result.status, says in result.err) == (status, True)
    assert kept() == []


# From the phone

SESSION = done(NOW - timedelta(days=1), name="Zwei Übungen", kind="snack", feelings=Feelings(note="Schön 🙂\n& gut"))
LINE = phone_line(SESSION)


def test_phone__brings_a_session_once(log, kept):
    first = log("--from-phone", LINE)
    (found,) = kept()
    assert (first.status, first.out, first.err) == (0, found["id"] + "\n", "")
    assert (found["name"], found["note"], found["kind"]) == ("Zwei Übungen", "Schön 🙂\n& gut", "snack")
    again = log(f"--from-phone={LINE}")
    assert (again.status, again.out) == (0, first.out)
    assert again.err == "This session is in the history already.\n"
    assert len(kept()) == 1


def test_phone__brings_back_what_was_taken_back(log, kept):
    session_id = log("--from-phone", LINE).out.strip()
    assert log("undo", session_id).status == 0
    result = log("--from-phone", LINE)
    assert (result.status, result.out, result.err) == (0, session_id + "\n", "")
    assert [session["id"] for session in kept()] == [session_id]


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["--from-phone"], USAGE, "Something must follow --from-phone."),
        (["--from-phone", LINE, "more"], USAGE, '"more" is one word too many.'),
        (["--from-phone", ""], NOT_POSSIBLE, "This is not a line from Amble on the phone"),
        (["--from-phone", LINE[:-1]], NOT_POSSIBLE, "copy all of it."),
        (["--from-phone", LINE.replace("snack", "snick")], NOT_POSSIBLE, "copy all of it."),
    ],
)
def test_phone__that_can_not_be(log, kept, words, status, says):
    result = log(*words)
    assert (result.status, says in result.err) == (status, True)
    assert kept() == []


def test_phone__of_a_clock_that_is_ahead(log):
    ahead = phone_line(done(NOW + timedelta(hours=1)))
    assert "is the clock of the phone right?" in log("--from-phone", ahead).err


# Words that are not known


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "Something must follow log: walk, next-day, activity, measure, signs, checked, undo or --from-phone."),
        (["wlak"], '"wlak" is not known here; did you mean "walk"?'),
        (
            ["eat"],
            '"eat" is not known here; write walk, next-day, activity, measure, signs, checked, undo or --from-phone.',
        ),
        (["--minutes", "12"], 'There is no option "--minutes" here'),
        (["undo"], "ID is missing."),
    ],
)
def test_words_that_are_not_known(log, words, says):
    result = log(*words)
    assert (result.status, says in result.err) == (USAGE, True)
    assert "log --help" in result.err


def test_help__names_everything(log):
    for words in ([], ["walk"], ["undo"]):
        result = log(*words, "--help")
        assert result.status == 0
        for word in (
            "log walk --minutes N",
            "log next-day N",
            "log activity NAME",
            "log --from-phone TEXT",
            "log undo ID",
        ):
            assert word in result.out


# A history that can't be used


@pytest.mark.parametrize(
    "words",
    [
        ["walk", "--minutes", "9"],
        ["activity", "yoga", "--minutes", "9"],
        ["--from-phone", LINE],
        ["next-day", "2"],
        ["undo", "abcd"],
    ],
)
def test_damaged__is_told_and_left_as_it_is(log, data, words):
    rubbish = b"this is no database, and never was one " * 30
    (data / "history.db").write_bytes(rubbish)
    result = log(*words)
    assert (result.status, "is no history of Amble" in result.err) == (NOT_POSSIBLE, True)
    assert (data / "history.db").read_bytes() == rubbish


def test_read_only__is_told_and_nothing_is_lost(disk, log, monkeypatch, kept):
    monkeypatch.setenv("AMBLE_DATA", str(disk.folder))
    session_id = log("walk", "--minutes", "9", "--at", "2026-11-19").out.strip()
    disk.make_read_only()
    for words in (["walk", "--minutes", "9"], ["next-day", "2"], ["undo", session_id], ["--from-phone", LINE]):
        result = log(*words)
        assert (result.status, "read-only" in result.err) == (NOT_POSSIBLE, True)
    assert [session["id"] for session in kept()] == [session_id]
    disk.make_writable()
    assert log("next-day", "2").status == 0


def test_a_facts_day_does_not_depend_on_where_one_reads_it(log, history, kept):
    """A walk at 23:30 far in the west belongs to that day."""
    history.note(Away(date(2026, 11, 1), date(2026, 11, 2)))
    log("walk", "--minutes", "9", "--at", "2026-11-18T23:30-09:00")
    assert kept()[0]["started"][:10] == "2026-11-18"
    assert record_from_line(LINE, NOW).started == SESSION.started
