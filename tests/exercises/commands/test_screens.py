import io
from types import SimpleNamespace

import pytest

from exercises.commands.live_screen import LiveScreen, has_colours
from exercises.commands.plain_screen import PlainScreen
from exercises.commands.words import Words
from exercises.library.library import Library
from exercises.session.session import Session
from tests.exercises.session.builders import timeline


@pytest.fixture
def words():
    return Words(Library(None))


@pytest.fixture
def play(clock, words):
    """Start a session on a live screen of 80 by 24; returns what is needed to look at what it wrote."""

    def start(phases, **given):
        stream = io.StringIO()
        plan = timeline(phases)
        size = [80, 24]
        options = {"colours": False, "ascii_only": False, "bell": False, **given}
        screen = LiveScreen(stream, plan, words, lambda: (size[0], size[1]), **options)
        session = Session(plan, clock)
        screen.open()
        screen.happened(session.start(), session.view())

        def written():
            text = stream.getvalue()
            stream.seek(0)
            stream.truncate()
            return text

        return SimpleNamespace(session=session, screen=screen, size=size, written=written, clock=clock)

    return start


def test_live__draws_only_what_changed(play):
    live = play("work 20")
    whole = live.written()
    assert whole.startswith("\x1b[?1049h\x1b[?25l")
    assert whole.count("\x1b[K") > 10
    live.screen.show(live.session.view())
    assert live.written() == ""
    live.clock.advance(0.96)
    live.session.tick()
    live.screen.show(live.session.view())
    later = live.written()
    assert "\x1b[2J" not in later
    assert 0 < later.count("\x1b[K") < 10


def test_live__draws_everything_after_a_change_of_size(play):
    live = play("work 20")
    live.written()
    live.size[0] = 60
    live.screen.show(live.session.view())
    whole = live.written()
    assert whole.startswith("\x1b[2J")
    assert all(len(part) < 90 for part in whole.split("\x1b[K"))


def test_live__gives_the_terminal_back_once(play):
    live = play("work 20")
    live.written()
    live.screen.close()
    live.screen.close()
    assert live.written() == "\x1b[0m\x1b[?25h\x1b[?1049l"


def test_live__rings_at_the_start_of_a_phase_and_in_the_last_three_seconds(play):
    live = play("work 6 | work 5", bell=True)
    rung = live.written().count("\a")
    for _ in range(60):
        live.clock.advance(0.1)
        live.screen.happened(live.session.tick(), live.session.view())
    assert (rung, live.written().count("\a")) == (1, 4)


def test_live__without_a_bell_is_silent(play):
    live = play("work 6 | work 5")
    for _ in range(60):
        live.clock.advance(0.1)
        live.screen.happened(live.session.tick(), live.session.view())
    assert "\a" not in live.written()


def test_live__has_colours_only_when_it_may(play):
    assert "\x1b[1;32m" in play("work 6", colours=True).written()
    assert "m" not in "".join(part[:4] for part in play("work 6").written().split("\x1b[0")[1:])
    assert "\x1b[1;32m" not in play("work 6").written()


def test_live__in_ascii_writes_ascii_only(play):
    live = play("work 6 | open 5", ascii_only=True)
    live.screen.show_trouble("Größe → voll")
    live.screen.show(live.session.view())
    written = live.written()
    assert written.isascii()
    assert "Grosse -> voll" in written


def test_live__keeps_trouble_on_the_screen(play):
    live = play("work 20")
    live.written()
    live.screen.show_trouble("The disk is full.")
    live.screen.show(live.session.view())
    assert "The disk is full." in live.written()


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, False),
        ({"TERM": "vt100"}, False),
        ({"TERM": "xterm-mono"}, False),
        ({}, False),
    ],
)
def test_colours__are_the_terminals_and_the_users_choice(environment, colours):
    assert has_colours(environment, "linux") is colours


def plain_lines(capsys, clock, words, phases, *commands, keys=False):
    plan = timeline(phases)
    session = Session(plan, clock)
    screen = PlainScreen(plan, words, keys=keys)
    screen.happened(session.start(), session.view())
    for command in commands:
        if isinstance(command, str):
            screen.happened(getattr(session, command)(), session.view())
        else:
            clock.advance(command)
            screen.happened(session.tick(), session.view())
    return capsys.readouterr().out.splitlines()[1:]


def test_plain__has_one_line_for_each_phase(capsys, clock, words):
    lines = plain_lines(
        capsys,
        clock,
        words,
        "prepare 4 | work 2x1+1/left | switch 1/right | open 2x1+0/right | rest 90",
        4,
        4,
        1,
        "done",
    )
    assert lines == [
        "Get ready: A, set 1 of 2, 4 seconds.",
        "Work: A, left side, set 1 of 2, 2 times with 1 s hold, 4 seconds.",
        "Change sides: A, right side, set 1 of 2, 1 second.",
        "Work: A, right side, set 1 of 2, 2 times, until you are done, about 2 seconds.",
        "Rest, 1 minute 30 seconds.",
    ]


def test_plain__asks_whether_one_is_ready(capsys, clock, words):
    plan = timeline("prepare 5 | work 20/left")
    session = Session(plan, clock, wait_for_me=True)
    screen = PlainScreen(plan, words, keys=True)
    for command in (session.start, session.ready, session.hurt):
        screen.happened(command(), session.view())
    assert capsys.readouterr().out.splitlines()[2:] == [
        "Next: A. Press any key when you are ready; h: this hurts, q ends.",
        "Get ready: A, set 1 of 2, 5 seconds.",
    ]


def test_live__rings_when_it_waits(play):
    live = play("work 6 | work 5", bell=True)
    live.session.wait_for_me = True
    live.written()
    for _ in range(61):
        live.clock.advance(0.1)
        live.screen.happened(live.session.tick(), live.session.view())
    text = live.written()
    assert text.count("\a") == 4
    assert "READY? PRESS ANY KEY" in text


def test_plain__tells_what_the_user_did(capsys, clock, words):
    lines = plain_lines(capsys, clock, words, "work 90 | work 5", "pause", "resume", 3, "extend", "skip", keys=True)
    assert lines[2:] == [
        "Paused.",
        "Going on in three seconds.",
        "Ten seconds more.",
        "Skipped.",
        "Work: B, set 1 of 2, 5 seconds.",
    ]


@pytest.mark.parametrize("keys", [True, False])
def test_plain__tells_of_a_gap(capsys, clock, words, keys):
    lines = plain_lines(capsys, clock, words, "walk 900", 720, "kept_walking", keys=keys)
    said = [line for line in lines if "w: I kept walking; space goes on" in line]
    assert "Paused, your computer slept for 12 minutes." in lines
    assert "You kept walking: 12 minutes counted." in lines
    assert bool(said) is keys


def walked(screen, seconds):
    """Let the session of a screen pass, as its loop would."""
    while seconds > 0:
        screen.clock.advance(min(1, seconds))
        events = screen.session.tick()
        screen.screen.happened(events, screen.session.view())
        seconds -= 1


def test_live__says_what_belongs_to_walking_for_a_while(play):
    live = play("walk 600 | work 10")
    walked(live, 59)
    live.written()
    walked(live, 2)
    assert "shoulders loose" in live.written()
    walked(live, 15)
    live.size[:] = [80, 25]  # draws everything anew
    live.screen.show(live.session.view())
    assert "shoulders loose" in live.written()
    walked(live, 6)
    live.size[:] = [80, 24]
    live.screen.show(live.session.view())
    assert "shoulders loose" not in live.written()


def test_live__asks_about_pain_and_turns_back_at_one_moment(play):
    live = play("walk 600 | work 10")
    walked(live, 300)
    text = live.written()
    assert "Turn back now" in text
    assert "Press 0 to 9" in text, "both, on as many lines as they need"
    assert "0-9 pain now" in text


def test_plain__says_what_belongs_to_walking_and_asks_only_who_can_answer(words, clock, capsys):
    for keys in (True, False):
        session = Session(timeline("walk 600"), clock)
        screen = PlainScreen(session.timeline, words, keys=keys)
        session.start()
        for _ in range(301):
            clock.advance(1)
            screen.happened(session.tick(), session.view())
        text = capsys.readouterr().out
        assert "Eyes up" in text
        assert "Turn back now" in text
        assert ("How is your back now?" in text) is keys
