from itertools import pairwise

import pytest

from exercises.commands.follower import Follower, next_look_seconds, with_ends
from exercises.commands.interruptions import Interruptions
from exercises.commands.keys import Key
from exercises.history.history import History
from exercises.history.journal import Journal
from exercises.session.events import Outcome
from exercises.session.session import Session
from tests.exercises.commands.screens import ScriptedKeys
from tests.exercises.session.builders import timeline


class NotingScreen:
    """Notes what it is told."""

    def __init__(self):
        self.events = []
        self.opened = 0
        self.closed = 0
        self.troubles = []
        self.remarks = []

    def open(self):
        self.opened += 1

    def close(self):
        self.closed += 1

    def happened(self, events, view):
        self.events += [type(event).__name__ for event in events]

    def show(self, view):
        pass

    def remark(self, words):
        self.remarks.append(words)

    def show_trouble(self, why):
        self.troubles.append(why)


@pytest.fixture
def history(tmp_path, clock):
    with History(tmp_path / "history.db", clock) as history:
        yield history


@pytest.fixture
def follow(clock, history):
    """Follow a timeline with keys at given seconds; returns the record."""

    def run(phases, *script, speed=1.0, someone_there=True, wait=False):
        run.screen = NotingScreen()
        run.keys = ScriptedKeys(clock, script, someone_there=someone_there)
        plan = timeline(phases) if isinstance(phases, str) else phases
        journal = run.journal = Journal(plan, "11111111-2222-4333-8444-555555555555", lambda: history)
        session = Session(plan if someone_there else with_ends(plan), clock, speed=speed, wait_for_me=wait)
        Follower(session, journal, run.screen, run.keys, Interruptions(), speed).run()
        return journal.record

    return run


def done(record):
    return [(step.active_seconds, step.outcome.value) for step in record.steps]


def test_session__goes_through_by_itself(follow, history):
    record = follow("prepare 8 | work 40 | rest 5 | work 20")
    assert record.outcome is Outcome.FINISHED
    assert record.active_seconds == record.planned_seconds == 73
    assert done(record) == [(40, "done"), (20, "done")]
    kept = history.session(record.id)
    assert (kept.outcome, kept.active_seconds, done(kept)) == (Outcome.FINISHED, 73, done(record))


@pytest.mark.parametrize("speed", [0.5, 7, 1000])
def test_session__is_recorded_in_session_seconds_at_any_speed(follow, clock, speed):
    begun = clock.monotonic()
    record = follow("prepare 8 | work 4x5+3/alternate | rest 5 | work 20", speed=speed)
    assert record.active_seconds == pytest.approx(record.planned_seconds)
    assert record.steps[0].reps_done == 4
    assert clock.monotonic() - begun == pytest.approx(record.planned_seconds / speed, abs=0.5)


def test_loop__looks_ten_times_a_second_and_not_more_than_it_must(follow):
    follow("work 10")
    assert max(follow.keys.waits) <= 0.1
    assert 100 <= len(follow.keys.waits) < 130


def test_loop__meets_boundaries_when_they_are(clock):
    session = Session(timeline("work 10.05 | work 5"), clock)
    session.start()
    for _ in range(2):
        clock.advance(4.5)
        session.tick()
    assert next_look_seconds(session.view(), 1.0) == pytest.approx(0.05)
    assert next_look_seconds(session.view(), 10.0) == pytest.approx(0.005)
    session.pause()
    assert next_look_seconds(session.view(), 1.0) == 0.1


def test_pause__and_going_on_count_nothing(follow, clock):
    begun = clock.monotonic()
    record = follow("work 20", (5, Key.PAUSE), (105, Key.PAUSE))
    assert record.active_seconds == pytest.approx(20)
    assert clock.monotonic() - begun == pytest.approx(20 + 100 + 3, abs=0.5)
    assert [name for name in follow.screen.events if name in ("Paused", "CountingIn", "Resumed")] == [
        "Paused",
        "CountingIn",
        "Resumed",
    ]


def test_skip_back_and_ten_seconds_more(follow):
    record = follow(
        "prepare 8 | work 40 | rest 10 | work 20", (4, Key.SKIP), (14, Key.SKIP), (15, Key.BACK), (30, Key.LONGER)
    )
    assert record.steps[0].planned_seconds == 40
    assert record.steps[0].outcome.value == "done"
    # 10 s of the first pass; then, with its prepare, the second one in full and ten seconds longer
    assert record.steps[0].active_seconds == pytest.approx(10 + 50, abs=0.3)


def test_enter__ends_what_waits_and_nothing_else(follow):
    record = follow("work 20 | open 60 | work 5", (3, Key.DONE), (50, Key.DONE))
    assert [outcome for _, outcome in done(record)] == ["done"] * 3
    assert record.steps[1].active_seconds == pytest.approx(30, abs=0.2)


def test_what_waits__ends_at_its_estimate_when_nobody_is_there(follow):
    record = follow("open 60 | work 5", someone_there=False, speed=1000)
    assert done(record) == [(60, "done"), (5, "done")]


def test_q__ends_and_keeps(follow, history):
    record = follow("work 20 | work 20", (25, Key.END))
    assert record.outcome is Outcome.STOPPED
    assert [outcome for _, outcome in done(record)] == ["done", "partial"]
    kept = history.session(record.id)
    assert kept.ended is not None
    assert kept.active_seconds == pytest.approx(25, abs=0.2)
    assert follow.screen.closed == 1
    assert follow.keys.grabbed == 0


def test_r_and_w__mean_nothing_while_nothing_is_wrong(follow):
    record = follow("walk 20", (5, Key.RESTART), (6, Key.WALKED))
    assert record.active_seconds == pytest.approx(20)
    assert not record.logged_by_hand


class SleepingKeys(ScriptedKeys):
    """The computer sleeps for twelve minutes after five seconds."""

    def wait(self, seconds):
        found = super().wait(seconds)
        if self._clock.monotonic() - self._begun > 5 and not getattr(self, "slept", False):
            self.slept = True
            self._clock.advance(720)
            self._script = [(at + 720, key) for at, key in self._script]
        return found


def sleep_through(clock, history, phases, *script, someone_there=True):
    plan = timeline(phases)
    journal = Journal(plan, "11111111-2222-4333-8444-555555555555", lambda: history)
    screen = NotingScreen()
    keys = SleepingKeys(clock, script, someone_there=someone_there)
    Follower(Session(plan, clock), journal, screen, keys, Interruptions()).run()
    return journal.record, screen


def test_sleep__stands_until_space(clock, history):
    record, screen = sleep_through(clock, history, "work 20", (60, Key.PAUSE))
    assert record.active_seconds == pytest.approx(20, abs=0.2)
    assert "Paused" in screen.events
    assert not record.logged_by_hand


def test_sleep__restarts_the_exercise_on_r(clock, history):
    record, _ = sleep_through(clock, history, "prepare 2 | work 20", (60, Key.RESTART))
    assert record.outcome is Outcome.FINISHED
    assert record.steps[0].active_seconds == pytest.approx(3 + 20, abs=0.3)


def test_sleep__in_a_walk_counts_when_the_user_kept_walking(clock, history):
    record, _ = sleep_through(clock, history, "walk 900", (60, Key.WALKED))
    assert record.walk_active_seconds == pytest.approx(900)
    assert record.logged_by_hand


def test_sleep__ends_on_q(clock, history):
    record, _ = sleep_through(clock, history, "work 20", (60, Key.END))
    assert record.outcome is Outcome.STOPPED
    assert record.active_seconds == pytest.approx(5, abs=0.2)


def test_sleep__goes_on_by_itself_when_nobody_is_there(clock, history):
    record, screen = sleep_through(clock, history, "work 20", someone_there=False)
    assert record.outcome is Outcome.FINISHED
    assert record.active_seconds == pytest.approx(20, abs=0.2)
    assert "CountingIn" in screen.events


class BrokenScreen(NotingScreen):
    """Fails after a while, as a terminal does that was closed."""

    def show(self, view):
        if view.elapsed_seconds > 7:
            raise OSError("gone")


def test_fault__keeps_what_was_done_and_gives_the_terminal_back(clock, history):
    plan = timeline("work 20")
    journal = Journal(plan, "11111111-2222-4333-8444-555555555555", lambda: history)
    screen, keys = BrokenScreen(), ScriptedKeys(clock, ())
    with pytest.raises(OSError, match="gone"):
        Follower(Session(plan, clock), journal, screen, keys, Interruptions()).run()
    assert (screen.closed, keys.grabbed) == (1, 0)
    kept = history.session("11111111-2222-4333-8444-555555555555")
    assert kept.ended is not None
    assert kept.active_seconds == pytest.approx(7, abs=0.2)


def test_writing__follows_each_phase(clock, history):
    seen = []

    class Peeking(NotingScreen):
        def happened(self, events, view):
            kept = history.session("11111111-2222-4333-8444-555555555555")
            seen.append((kept.active_seconds, kept.position, kept.ended is None))

    plan = timeline("prepare 8 | work 40 | rest 5 | work 20")
    journal = Journal(plan, "11111111-2222-4333-8444-555555555555", lambda: history)
    Follower(Session(plan, clock), journal, Peeking(), ScriptedKeys(clock, ()), Interruptions()).run()
    assert seen[0] == (0, 0, True)
    assert all(before[0] <= after[0] for before, after in pairwise(seen))
    assert {seconds for seconds, _, _ in seen} == {0, 8, 48, 53, 73}
    assert seen[-1][2] is False


def test_writing_that_fails__is_said_once_and_tried_again_at_the_end(clock, history, capsys, tmp_path):
    in_the_way = tmp_path / "history.db"
    in_the_way.mkdir()
    plan = timeline("prepare 8 | work 40 | rest 5 | work 20")
    journal = Journal(plan, "11111111-2222-4333-8444-555555555555", lambda: history)
    screen = NotingScreen()
    Follower(Session(plan, clock), journal, screen, ScriptedKeys(clock, ()), Interruptions()).run()
    (why,) = screen.troubles
    assert capsys.readouterr().err == f"{why} The session goes on; saving it is tried again.\n"
    assert not journal.try_again()
    assert journal.trouble == why
    in_the_way.rmdir()
    assert journal.try_again()
    assert history.session(journal.record.id).active_seconds == 73


# Pain on the way


def taps(record):
    return [(round(tap.seconds), tap.pain) for tap in record.taps]


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ([(301, 3)], [(301, 3)]),
        ([(301, 1)], [(302, 1)]),
        ([(301, 1), (301.5, 0), (310, Key.PAUSE)], [(301, 10)]),  # which pauses
        ([(301, 1), (301.5, 4)], [(301, 1), (301, 4)]),
        ([(301, 1), (304, 0)], [(302, 1), (304, 0)]),
        ([(20, 3)], []),  # on the mat
        ([(635, 2)], [(635, 2)]),  # asked at the very end of the walking
        ([(635, 2), (636, 3)], [(635, 2)]),
        ([(655, 2)], []),  # and forgotten in the next phase
    ],
)
def test_digits__tell_pain_while_walking(follow, script, told):
    record = follow("work 30 | walk 600 | work 20 | work 60", *script)
    assert [pain for _, pain in taps(record)] == [pain for _, pain in told]
    assert [at for at, _ in taps(record)] == pytest.approx([at for at, _ in told], abs=1)


def test_digits__the_worst_is_the_peak_and_a_red_sign_pauses(follow, history):
    record = follow("walk 600", (100, 3), (200, 6), (260, Key.PAUSE))
    assert record.feelings.pain_peak == 6
    assert "Stop here" in follow.screen.remarks[1]
    assert "kept" in follow.screen.remarks[0]
    assert record.walk_active_seconds == pytest.approx(600)
    names = follow.screen.events
    assert names.count("Paused") == 1


# Waiting for the user


@pytest.mark.parametrize("key", [Key.OTHER, Key.PAUSE, Key.DONE, Key.SKIP, Key.BACK, Key.LONGER, 0, 1, 7])
def test_waiting__any_key_goes_on_and_nothing_of_it_counts(follow, clock, key):
    begun = clock.monotonic()
    record = follow("prepare 5 | work 20 | prepare 5 | work 10", (50, key), (175, Key.OTHER), wait=True)
    assert record.outcome is Outcome.FINISHED
    assert record.active_seconds == pytest.approx(40)
    assert record.feelings.pain_peak is None
    assert clock.monotonic() - begun == pytest.approx(175 + 15, abs=0.5)
    assert follow.screen.events.count("Waiting") == 2
    assert "Paused" not in follow.screen.events


def test_waiting__q_ends(follow):
    record = follow("prepare 5 | work 20 | prepare 5 | work 10", (50, Key.OTHER), (100, Key.END), wait=True)
    assert done(record) == [(20, "done"), (0, "skipped")]


def test_waiting__h_leaves_out_what_comes_and_waits_for_the_next(follow):
    record = follow(
        "prepare 5 | work 20 | prepare 5 | work 10 | prepare 5 | work 10",
        *((50, Key.OTHER), (100, Key.HURT), (105, 4), (110, Key.OTHER)),
        wait=True,
    )
    assert done(record) == [(20, "done"), (0, "hurt"), (10, "done")]
    assert record.feelings.pain_peak == 4


def test_waiting__a_key_that_is_pressed_too_often_answers_nothing(follow, clock):
    begun = clock.monotonic()
    follow("work 20 | work 10", (5, Key.OTHER), (10, Key.SKIP), (10, Key.SKIP), (60, Key.OTHER), wait=True)
    assert clock.monotonic() - begun == pytest.approx(70, abs=0.5)


def test_waiting__for_nobody_goes_on_by_itself(follow, clock):
    begun = clock.monotonic()
    record = follow("prepare 5 | work 20 | prepare 5 | work 10", someone_there=False, wait=True)
    assert record.outcome is Outcome.FINISHED
    assert clock.monotonic() - begun == pytest.approx(40, abs=1)


# This hurts


def test_h__leaves_the_exercise_with_all_its_sets_and_stands(follow, clock):
    begun = clock.monotonic()
    record = follow(
        "prepare 5 | work 20*1 | rest 5 | work 20*2 | prepare 5 | work 10",
        *((10, Key.HURT), (15, 4), (60, Key.PAUSE)),
    )
    assert [outcome for _, outcome in done(record)] == ["hurt", "skipped", "done"]
    assert record.feelings.pain_peak == 4
    assert follow.screen.remarks[0].startswith("Left out. How much does it hurt?")
    assert follow.screen.remarks[1] == "Pain 4, kept. Go on with space as soon as it has eased, or end with q."
    assert clock.monotonic() - begun == pytest.approx(60 + 3 + 15, abs=0.5)


def test_h__pain_of_seven_asks_to_stop(follow):
    record = follow("work 20 | work 10", (5, Key.HURT), (6, 1), (6.5, 0), (9, Key.END))
    assert record.feelings.pain_peak == 10
    assert follow.screen.remarks[-1].startswith("That is strong. Better end here for today")


def test_h__in_the_last_exercise_ends(follow):
    record = follow("work 20 | work 10", (25, Key.HURT))
    assert done(record) == [(20, "done"), (pytest.approx(5, abs=0.2), "hurt")]
    assert follow.screen.remarks == []


def test_h__on_a_walk_asks_for_the_pain_and_goes_on(follow):
    record = follow("walk 600", (100, Key.HURT), (102, 3))
    assert record.walk_active_seconds == pytest.approx(600)
    assert record.feelings.pain_peak == 3
    assert "How is your back now?" in follow.screen.remarks[0]


def test_h__without_an_answer_digits_mean_nothing_again(follow):
    record = follow("work 20 | work 10", (5, Key.HURT), (6, Key.PAUSE), (11, 5))
    assert record.feelings.pain_peak is None
