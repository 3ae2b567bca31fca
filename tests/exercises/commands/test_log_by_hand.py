"""`amble log walk` and `log activity` by the window's rules: what is there already, the worst pain, warning signs."""

import json
import signal
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from exercises.clock import SystemClock
from exercises.history.facts import Asked, Checked, Screening
from exercises.history.history import History
from tests.exercises.commands.conftest import write

AT = ("--at", "2025-11-18T10:30")
BACK_PAIN = "First, with pain as strong as this"


@pytest.fixture
def kept(amble):
    return lambda: json.loads(amble("history", "--json").out)


@pytest.fixture
def answers(data):
    """What was answered about warning signs."""

    def read():
        with closing(History(data / "history.db", SystemClock())) as history:
            return [stored.fact for stored in history.facts() if isinstance(stored.fact, Screening | Checked)]

    return read


# What is there already


def test_twin__without_a_terminal_is_written_down_and_told(amble, kept):
    first = amble("log", "walk", "--minutes", "15", *AT)
    again = amble("log", "walk", "--minutes", "15", "--at", "2025-11-18T11:00")
    assert (first.err, again.status) == ("", 0)
    assert (
        again.err == "You have one at 10:30 (15 min). Another was written down; --once leaves it at the one there is.\n"
    )
    assert [session["id"] for session in kept()] == [first.out.strip(), again.out.strip()]


@pytest.mark.parametrize("how", [("walk",), ("activity", "swimming")])
def test_twin__once_is_written_down_once(amble, kept, how):
    first = amble("log", *how, "--minutes", "15", *AT, "--once")
    again = amble("log", *how, "--minutes", "15", *AT, "--once")
    assert (again.status, again.out, again.err) == (0, first.out, "")
    assert len(kept()) == 1


def test_twin__another_is_written_down_without_a_word(amble, kept):
    for _ in range(2):
        result = amble("log", "walk", "--minutes", "15", *AT, "--another")
        assert (result.status, result.err) == (0, "")
    assert len(kept()) == 2


def test_twin__once_and_another_exclude_each_other(amble):
    result = amble("log", "walk", "--minutes", "15", "--once", "--another")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("--another and --once can't be used together.") or result.err.startswith(
        "--once and --another can't be used together."
    )


@pytest.mark.parametrize(
    "other",
    [
        ("activity", "swimming", "--minutes", "15", "--at", "2025-11-18T12:00"),
        ("walk", "--minutes", "15", "--at", "2025-11-18T15:00"),
        ("walk", "--minutes", "15", "--at", "2025-11-19T10:30"),
    ],
)
def test_twin__something_else_asks_nothing(amble, kept, other):
    amble("log", "walk", "--minutes", "15", *AT)
    assert amble("log", *other).err == ""
    assert len(kept()) == 2


@pytest.mark.parametrize(
    ("typed", "walks"),
    [("y\n", 2), ("Yes\n", 2), ("\n", 1), ("n\n", 1), ("\x04", 1), ("q\nn\n", 1), ("\udcff\ny\n", 2)],
)
def test_twin__in_a_terminal_it_is_asked(amble, terminal, kept, typed, walks):
    amble("log", "walk", "--minutes", "15", *AT)
    session = kept()[0]["id"]
    opened = terminal("log", "walk", "--minutes", "16", *AT)
    opened.until("You have one at 10:30 (15 min).")
    opened.until("Write down another? (y or n, Enter for no)")
    opened.type(typed)
    assert opened.end() == 0
    assert len(kept()) == walks
    assert ("Written down: walk, 16 min" in opened.text) is (walks == 2)
    assert (f"Nothing was written down; it is that one ({session[:8]})." in opened.text) is (walks == 1)


def test_twin__ctrl_c_writes_nothing(amble, terminal, kept):
    amble("log", "walk", "--minutes", "15", *AT)
    opened = terminal("log", "walk", "--minutes", "15", *AT)
    opened.until("Enter for no)")
    opened.type("\x03")
    assert opened.end() == 0
    assert len(kept()) == 1
    assert "Traceback" not in opened.text


@pytest.mark.parametrize("option", ["--once", "--another"])
def test_twin__with_an_option_no_terminal_is_asked(amble, terminal, kept, option):
    amble("log", "walk", "--minutes", "15", *AT)
    opened = terminal("log", "walk", "--minutes", "15", *AT, option)
    assert opened.end() == 0
    assert "another?" not in opened.text
    assert len(kept()) == (1 if option == "--once" else 2)


# The worst pain


@pytest.mark.parametrize(
    ("told", "peak", "said"),
    [
        (("--pain-peak", "2", "--pain-after", "4"), 4, 4),
        (("--pain-peak", "2", "--pain-before", "5", "--pain-after", "4"), 5, 5),
        (("--pain-peak", "4", "--pain-before", "4"), 4, None),
        (("--pain-peak", "2", "--pain-next-day", "6"), 2, None),  # the morning after is another day
        (("--pain-before", "5", "--pain-after", "4"), None, None),
    ],
)
def test_worst__is_no_lower_than_what_is_told_beside_it(amble, kept, told, peak, said):
    result = amble("log", "walk", "--minutes", "15", *AT, *told)
    words = f"{said} is told for another moment, so at its worst it was at least {said}.\n"
    assert (result.status, result.err) == (0, words if said else "")
    assert kept()[0]["pain_peak"] == peak


# Warning signs


@pytest.mark.parametrize("told", [("--pain-peak", "7"), ("--pain-before", "8"), ("--pain-after", "10")])
def test_signs__without_a_terminal_are_told_of(amble, kept, answers, told):
    result = amble("log", "walk", "--minutes", "15", *AT, *told)
    assert result.out.strip() == kept()[0]["id"]
    assert result.err == "With pain of 7 or more, please answer the questions about warning signs: amble log signs\n"
    assert answers() == []


@pytest.mark.parametrize("told", [("--pain-peak", "6"), ("--pain-next-day", "9"), ()])
def test_signs__below_seven_nothing_is_said(amble, told):
    assert amble("log", "walk", "--minutes", "15", *AT, *told).err == ""


def test_signs__in_a_terminal_none_of_them(terminal, answers):
    opened = terminal("log", "walk", "--minutes", "15", *AT, "--pain-peak", "7")
    opened.until("Written down: walk, 15 min")
    opened.until("Before you go on")
    opened.until(BACK_PAIN)
    for heading in ("Needs help at once", "Needs a doctor today", "Worth an appointment", "Worth asking", "None of"):
        opened.until("Enter for not now: ")
        opened.type("0\n")
        opened.until(heading)
    assert opened.end() == 0
    assert answers() == [Screening(Asked.PAIN)]


def test_signs__one_that_needs_help_at_once_is_answered_at_once(terminal, amble, answers, data):
    write(data / "settings.yaml", "emergency-number: 112\n")
    opened = terminal("log", "walk", "--minutes", "15", *AT, "--leg", "--pain-peak", "9")
    opened.until("About your leg")
    opened.until("First, your legs")
    opened.until("  4  I cannot start to pass water")
    opened.until("Enter for not now: ")
    opened.type("4\n")
    opened.until("Is that right? (y or n) ")
    opened.type("y\n")
    opened.until("Please call 112 now")
    opened.until("log checked")
    assert opened.end() == 0
    assert "Needs a doctor today" not in opened.text
    assert answers() == [Screening(Asked.LEG, ("bladder-bowel",))]
    assert amble("follow", "two-things").status == 1
    today = SystemClock().now().date()
    early = amble("log", "checked", "--on", (today - timedelta(days=1)).isoformat())
    assert (early.status, early.out) == (1, "")
    assert early.err.startswith(f"You told of this on {today}, so please give that day or a later one")
    assert amble("log", "checked", "--on", (today + timedelta(days=1)).isoformat()).status == 1
    assert amble("log", "checked", "--on", "2025-13-01").status == 2
    assert amble("log", "checked").out == "Thank you. Sessions are open again.\n"
    assert answers()[1:] == [Checked(today)]
    assert amble("log", "checked").err == "No session waits for a check.\n"


def test_signs__what_was_typed_by_mistake_is_asked_again(terminal, answers):
    opened = terminal("log", "walk", "--minutes", "15", *AT, "--pain-peak", "7")
    opened.until("Enter for not now: ")
    opened.type("1 99\n")
    opened.until("Please type numbers of this list")
    opened.until("Enter for not now: ")
    opened.type("one\n")
    opened.until("Please type numbers of this list")
    opened.until("Enter for not now: ")
    opened.type("1,1\n")
    opened.until("You said:")
    opened.until("(y or n) ")
    opened.type("n\n")
    opened.until("Before you go on")
    opened.until("Enter for not now: ")
    opened.type("\n")
    opened.until("Later, then. To answer them:")
    assert opened.end() == 0
    assert answers() == []


def test_signs__told_and_then_gone_away_is_kept(terminal, answers):
    opened = terminal("log", "walk", "--minutes", "15", *AT, "--pain-peak", "7")
    opened.until("Enter for not now: ")
    opened.type("1\n")
    opened.until("(y or n) ")
    opened.type("\x04")
    assert opened.end() == 0
    (answer,) = answers()
    assert len(answer.signs) == 1


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_signs__can_be_left_for_later(terminal, kept, answers, key):
    opened = terminal("log", "walk", "--minutes", "15", *AT, "--pain-peak", "7")
    opened.until("Enter for not now: ")
    opened.type(key)
    opened.until("Later, then.")
    assert opened.end() == 0
    assert len(kept()) == 1
    assert answers() == []


def test_signs__health_that_was_told_stays_told(terminal, answers, data):
    with closing(History(data / "history.db", SystemClock())) as history:
        history.note(Screening(Asked.FIRST_RUN, ("heart",)), datetime.fromisoformat("2025-11-01T10:00+00:00"))
    opened = terminal("log", "walk", "--minutes", "15", *AT, "--pain-peak", "7")
    for _ in range(5):
        opened.until("Enter for not now: ")
        opened.type("0\n")
    opened.until("None of these")
    assert opened.end() == 0
    assert answers()[1:] == [Screening(Asked.PAIN, ("heart",))]


def test_signs__while_sessions_wait_that_is_said_instead(amble, terminal, answers, data):
    with closing(History(data / "history.db", SystemClock())) as history:
        history.note(Screening(Asked.BUTTON, ("fever",)))
    piped = amble("log", "walk", "--minutes", "15", *AT, "--pain-peak", "7")
    assert piped.status == 0
    assert piped.err.startswith("You told of a sign that a doctor should look at today.")
    opened = terminal("log", "walk", "--minutes", "10", "--at", "2025-11-20", "--pain-peak", "7")
    opened.until("You told of a sign that a doctor should look at today.")
    opened.until("log checked")
    assert opened.end() == 0
    assert len(answers()) == 1


def test_signs__by_themselves(amble, terminal, answers):
    refused = amble("log", "signs")
    assert (refused.status, refused.out) == (1, "")
    assert refused.err == (
        "The questions about warning signs need a terminal to be answered in; the window asks them too.\n"
    )
    opened = terminal("log", "signs", columns=40)
    opened.until("When to get help")
    for _ in range(4):
        opened.until("not now: ")
        opened.type("0\n")
    opened.until("Your health")
    opened.until("not now: ")
    opened.type("2\n")
    opened.until("(y or n) ")
    opened.type("y\n")
    opened.until("Please tell a doctor")
    assert opened.end() == 0
    (answer,) = answers()
    assert (answer.asked, len(answer.signs)) == (Asked.BUTTON, 1)


def test_signs__a_terminal_that_goes_away_ends_it_quietly(terminal, kept):
    opened = terminal("log", "walk", "--minutes", "15", *AT, "--pain-peak", "7")
    opened.until("Enter for not now: ")
    assert opened.hang_up() in (0, 1, -signal.SIGHUP, 128 + signal.SIGHUP)
    assert len(kept()) == 1
