from textwrap import dedent

import pytest

from exercises.commands.live_rows import ASCII, UNICODE, Moment, Row, Tone, cut, rows, wrap
from exercises.library.problems import display_width
from exercises.session.session import Session
from tests.exercises.session.builders import timeline
from tests.fakes import FakeClock

WORDS = (
    "Rise on your heels.",
    "Stay at the top for a moment, and breathe as quietly as you can while you are there.",
    "Come down more slowly than you went up.",
)


def moment(phases, *steps, name="Morning", words=WORDS, trouble="", wait=False):
    """A moment of a session after steps: seconds that pass, or names of commands."""
    clock = FakeClock()
    plan = timeline(phases)
    session = Session(plan, clock, wait_for_me=wait)
    session.start()
    for step in steps:
        if isinstance(step, str):
            getattr(session, step)()
        elif step < 5:
            clock.advance(step)
            session.tick()
        else:
            for _ in range(round(step)):
                clock.advance(1)
                session.tick()
    return Moment(session.view(), name, plan.seconds, words, trouble)


def shown(moment_, columns, lines, glyphs=UNICODE):
    """The rows without their margin."""
    found = rows(moment_, columns, lines, glyphs)
    assert len(found) <= lines
    assert all(display_width(row.text) < columns for row in found)
    return "\n".join(row.text.removeprefix("  ") for row in found)


def page(text):
    return dedent(text).strip("\n")


SETS = "prepare 8 | work 4x5+3*1/left | switch 5/right | work 4x5+3*1/right | rest 30 | work 20*1"


def test_repetitions__at_80_columns():
    assert shown(moment(SETS, 8, 9.5), 80, 24) == page("""
        Morning                                                             1:49 left
        ━━━━━━━━━━━──────────────────────────────────────────────────────────────────

        WORK · set 1 of 2
        A
        left side · repetition 2 of 4 · into it

        ██████  ██████
            ██      ██
        ██████  ██████
        ██      ██
        ██████  ██████

        ━━━━━━━━━━━━━━━━━━━━━━━━─────────────────────────────────────────────────────

        Then: A · right side · 4 times with 3 s hold

        Rise on your heels.
        Stay at the top for a moment, and breathe as quietly as you can while you are
        there.
        Come down more slowly than you went up.


        space pause · → skip · ← back · + 10 s more · h this hurts · q end
    """)


def test_getting_ready__at_60_columns():
    assert shown(moment(SETS, 2), 60, 20) == page("""
        Morning                                         2:05 left
        ━────────────────────────────────────────────────────────
        GET READY · set 1 of 2
        A

        ██████
        ██
        ██████
        ██  ██
        ██████
        ━━━━━━━━━━━━━━───────────────────────────────────────────
        Then: A · left side · 4 times with 3 s hold
        Rise on your heels.
        Stay at the top for a moment, and breathe as quietly as
        you can while you are there.
        Come down more slowly than you went up.


        space pause · → skip · ← back · + 10 s more
        h this hurts · q end
    """)


def test_going_on__in_ascii_where_lines_are_few():
    assert shown(moment("work 900 | work 5", 4, "pause", "resume", 1), 60, 12, ASCII) == page("""
        Morning                                        15:01 left
        ---------------------------------------------------------
        GOING ON IN THREE SECONDS
        A

        2 left
        Then: B | 5 s
        Rise on your heels.


        space pause | right skip | left back | + 10 s more
        h this hurts | q end
    """)


def test_waiting__shows_what_comes_and_no_clock():
    assert shown(moment(SETS, wait=True), 60, 16) == page("""
        Morning                                         2:07 left
        ─────────────────────────────────────────────────────────

        READY? PRESS ANY KEY
        A
        left side · 4 times with 3 s hold




        Rise on your heels.
        Stay at the top for a moment, and breathe as quietly as
        you can while you are there.
        Come down more slowly than you went up.

        any key I am ready · h this hurts · q end
    """)


@pytest.mark.parametrize(("columns", "lines"), [(40, 10), (20, 5), (12, 3), (200, 60)])
def test_waiting__asks_at_any_size(columns, lines):
    assert "READY?" in shown(moment(SETS, wait=True), columns, lines)


def test_a_handful_of_lines__shows_what_matters_most():
    assert shown(moment("work 9 | work 5", 4), 60, 4, ASCII) == page("""
        WORK | set 1 of 2
        A
        5 left
        Then: B | 5 s
    """)


@pytest.mark.parametrize(
    ("phases", "steps", "says"),
    [
        ("work 4x5+3/alternate", [1], "left side · repetition 1 of 4 · into it"),
        ("work 4x5+3/alternate", [3], "left side · repetition 1 of 4 · hold 3 s"),
        ("work 4x5+3/alternate", [4.9], "left side · repetition 1 of 4 · hold 1 s"),
        ("work 4x5+3/alternate", [4.9, 1], "left side · repetition 1 of 4 · and back"),
        ("work 4x5+3/alternate", [10], "right side · repetition 1 of 4 · into it"),
        ("work 4x5+0", [3], "repetition 1 of 4"),
        ("work 2x2+0", ["extend", 4.5], "one more"),
        ("open 2x5+3 | work 5", [2], "Enter done · space pause · → skip · ← back · h this hurts · q end"),
        ("open 2x5+3 | work 5", [2], "2 times with 3 s hold, until you are done"),
        ("open 2x5+3 | work 5", [2], "Take your time, and press Enter when you are done."),
        ("work 5", [2], "Then: the end"),
        ("work 5 | rest 9 | work 5", [4, 2], "REST"),
        ("switch 5/right | work 5/right", [1], "CHANGE SIDES"),
        ("work 90", [4, "pause"], "PAUSED"),
        ("work 90", [4, "pause"], "space go on"),
    ],
)
def test_every_moment__says_what_one_needs(phases, steps, says):
    assert says in shown(moment(phases, *steps), 80, 24)


@pytest.mark.parametrize(
    ("phases", "keys"),
    [
        ("work 90", "space go on · r restart this exercise · q end and keep"),
        ("walk 90", "w I kept walking · space go on · r restart this exercise · q end and keep"),
    ],
)
def test_after_a_gap__one_is_asked_how_to_go_on(phases, keys):
    clock = FakeClock()
    plan = timeline(phases)
    session = Session(plan, clock)
    session.start()
    clock.advance(720)
    session.tick()
    text = shown(Moment(session.view(), "Morning", plan.seconds), 80, 24)
    assert "paused, your computer slept for 12 minutes" in text
    assert keys in text
    assert keys.split(" · ")[0] in shown(Moment(session.view(), "Morning", plan.seconds), 30, 6)


def test_instructions__that_do_not_fit_follow_each_other():
    words = tuple(f"Sentence number {number}." for number in range(1, 9))
    first = shown(moment("work 200", 2, words=words), 80, 24)
    second = shown(moment("work 200", 13, words=words), 80, 24)
    assert "number 1." in first
    assert "number 8." not in first
    assert "number 8." in second
    assert "number 1." not in second


def test_trouble__stays_on_the_screen():
    found = rows(moment("work 90", 2, trouble="The disk is full."), 80, 24, UNICODE)
    assert Row("  The disk is full.", Tone.TROUBLE) in found


def test_every_size__is_never_exceeded():
    long = "A very long name of a routine " * 5
    moments = [
        moment(SETS, 8, 9.5, name=long, words=("word " * 300, "x" * 500), trouble=long),
        moment("open 60", 2, name="腰" * 80, words=("腰痛" * 200,)),
        moment("work 9000", "pause", name=""),
    ]
    for one in moments:
        for columns in (1, 5, 11, 20, 40, 59, 80, 300):
            for lines in (1, 2, 5, 10, 14, 18, 24, 60):
                for glyphs in (UNICODE, ASCII):
                    found = rows(one, columns, lines, glyphs)
                    assert len(found) <= lines
                    assert all(display_width(row.text) <= max(columns, 10) for row in found)


def test_keys__stand_on_the_last_line():
    for lines in (16, 20, 24, 50):
        found = rows(moment(SETS, 2), 80, lines, UNICODE)
        assert len(found) == lines
        assert found[-1].text.endswith("q end")


@pytest.mark.parametrize(
    ("line", "width", "result"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("ab cd", 4, "ab…"), ("腰痛体操", 6, "腰痛…"), ("", 3, "")],
)
def test_cut(line, width, result):
    assert cut(line, width, UNICODE) == result


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]),
        ("腰痛体操", 4, ["腰痛", "体操"]),
        ("", 5, []),
        ("  a   b ", 5, ["a b"]),
    ],
)
def test_wrap(words, width, lines):
    assert wrap(words, width) == lines
