"""A measure against the clock: keys and taps, what is kept, and what leaves nothing behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exercises.history.facts import DistanceWay, Measure, Measured
from exercises.library.timeline import Side
from gui.measures.trial_page import TrialPage


@pytest.fixture
def trial(theme, clock, shown):
    """Begins a measure."""

    def begin(measure, last=None):
        page = TrialPage(theme, clock)
        screen = shown(page)
        page.told.connect(lambda facts: screen.told.append(facts))
        page.left.connect(lambda: screen.told.append("left"))
        screen.heard = []
        page.signalled.connect(screen.heard.append)
        page.begin(measure, None, last)
        return screen

    return begin


@pytest.fixture
def pass_time(clock):
    def go(screen, seconds, step=1.0):
        for _ in range(round(seconds / step)):
            clock.advance(step)
            screen.page.poll()

    return go


def moment(screen):
    return screen.see("big-timer").moment


def shows_clock(screen):
    return screen.sees("big-timer")


# Keyboard from start to end


def test_a_hold__space_starts_it_and_space_stops_it(trial, pass_time):
    screen = trial(Measure.PLANK)
    screen.press(Qt.Key.Key_Space)
    assert (moment(screen).phase, moment(screen).number) == ("Get ready", "10")
    pass_time(screen, 10)
    assert (moment(screen).phase, moment(screen).number) == ("Hold, and breathe", "0:00")
    pass_time(screen, 64.5, step=0.5)
    assert moment(screen).number == "1:04"
    screen.press(Qt.Key.Key_Space)
    assert not shows_clock(screen)
    assert screen.read("value") == "64"
    screen.press(Qt.Key.Key_Return)
    assert screen.told == [(Measured(Measure.PLANK, 64.0),)]
    assert screen.heard == ["begun", "stopped"]


def test_any_key_or_a_touch_ends_a_hold_but_not_a_modifier(trial, pass_time):
    screen = trial(Measure.PLANK)
    screen.click("start-trial")
    pass_time(screen, 15)
    screen.press(Qt.Key.Key_Shift)
    assert shows_clock(screen)
    screen.press(Qt.Key.Key_K)
    assert screen.read("value") == "5"
    screen.click("again-trial")
    screen.click("start-trial")
    pass_time(screen, 17)
    QTest.mousePress(screen.see("big-timer"), Qt.MouseButton.LeftButton)
    assert screen.read("value") == "7"


def test_the_number_can_be_corrected_before_it_is_kept(trial, pass_time):
    screen = trial(Measure.PLANK)
    screen.click("start-trial")
    pass_time(screen, 30)
    screen.press(Qt.Key.Key_Space)
    screen.write("value", "soon")
    screen.click("save-trial")
    assert screen.told == []
    assert "A number in digits, please" in screen.words
    screen.write("value", "17,5")
    screen.click("save-trial")
    assert screen.told == [(Measured(Measure.PLANK, 17.5),)]


# Leaving


@pytest.mark.parametrize("seconds", [3, 25])
def test_escape_in_the_middle_leaves_nothing(trial, pass_time, clock, seconds):
    screen = trial(Measure.PLANK)
    screen.click("start-trial")
    pass_time(screen, seconds)
    screen.press(Qt.Key.Key_Escape)
    assert screen.told == ["left"]
    clock.advance(3)
    screen.page.poll()
    assert screen.told == ["left"]
    assert not shows_clock(screen)


def test_escape_and_leave_at_the_result_leave_nothing(trial, pass_time):
    screen = trial(Measure.CHAIR_STANDS)
    for way in (lambda: screen.press(Qt.Key.Key_Escape), lambda: screen.click("leave-trial")):
        screen.page.begin(Measure.CHAIR_STANDS, None)
        screen.click("start-trial")
        pass_time(screen, 35)
        assert "Thirty seconds are over." in screen.words
        way()
    assert screen.told == ["left", "left"]


def test_space_while_it_counts_in_goes_back_to_the_start(trial, pass_time):
    screen = trial(Measure.TWO_MINUTE_WALK)
    screen.click("start-trial")
    pass_time(screen, 3)
    screen.press(Qt.Key.Key_Space)
    assert screen.sees("start-trial")
    assert screen.heard == []


def test_a_window_that_shows_something_else_ends_it(trial, pass_time):
    screen = trial(Measure.PLANK)
    screen.click("start-trial")
    pass_time(screen, 15)
    screen.page.hide()
    screen.page.show()
    assert screen.sees("start-trial")
    assert screen.told == []


# Clocks


def test_a_computer_that_slept_gives_no_result(trial, pass_time, clock):
    screen = trial(Measure.PLANK)
    screen.click("start-trial")
    pass_time(screen, 20)
    clock.sleep(3600)
    screen.page.poll()
    assert "The computer paused in the middle" in screen.words
    assert screen.sees("start-trial")
    assert screen.told == []


def test_a_clock_that_is_set_back_changes_nothing(trial, pass_time, clock):
    screen = trial(Measure.PLANK)
    screen.click("start-trial")
    pass_time(screen, 20)
    clock.jump_wall(-3600)
    pass_time(screen, 20)
    screen.press(Qt.Key.Key_Space)
    assert screen.read("value") == "30"


# The walk


def test_the_walk__is_told_when_half_and_nearly_all_is_over(trial, pass_time):
    screen = trial(Measure.TWO_MINUTE_WALK)
    screen.click("start-trial")
    pass_time(screen, 5)
    assert (moment(screen).phase, moment(screen).number, moment(screen).caption) == ("Walk", "2:00", "")
    pass_time(screen, 60)
    assert (moment(screen).number, moment(screen).caption) == ("1:00", "Half the time. One minute left")
    pass_time(screen, 50)
    assert moment(screen).caption == "Nearly there"
    pass_time(screen, 10)
    assert screen.heard == ["begun", "cue", "cue", "stopped"]
    assert "Two minutes are over. How far was it?" in screen.words


def test_the_walk__laps_times_length_and_the_length_is_kept(trial, pass_time):
    screen = trial(Measure.TWO_MINUTE_WALK)
    screen.click("start-trial")
    pass_time(screen, 125)
    screen.click("save-trial")
    assert screen.told == []
    assert "Please write a number." in screen.words
    screen.write("each-laps", "12.5")
    screen.write("count", "11.5")
    assert "That makes 143.8 m." in screen.words
    screen.click("save-trial")
    told = Measured(Measure.TWO_MINUTE_WALK, 143.8, None, DistanceWay.LAPS, 12.5)
    assert screen.told == [(told,)]
    screen.page.begin(Measure.TWO_MINUTE_WALK, None, told)
    screen.click("start-trial")
    pass_time(screen, 125)
    assert screen.read("each-laps") == "12.5"
    assert screen.read("count") == ""


def test_the_walk__steps_and_typed_metres(trial, pass_time):
    screen = trial(Measure.TWO_MINUTE_WALK)
    for way, fields in (("steps", {"each-steps": "0.7", "count": "200"}), ("typed", {"metres": "140"})):
        screen.page.begin(Measure.TWO_MINUTE_WALK, None)
        screen.click("start-trial")
        pass_time(screen, 125)
        screen.click(f"chip-{way}")
        for name, words in fields.items():
            screen.write(name, words)
        screen.click("save-trial")
    assert screen.told == [
        (Measured(Measure.TWO_MINUTE_WALK, 140.0, None, DistanceWay.STEPS, 0.7),),
        (Measured(Measure.TWO_MINUTE_WALK, 140.0, None, DistanceWay.TYPED),),
    ]


def test_the_walk__more_than_anybody_walks_is_asked_again(trial, pass_time):
    screen = trial(Measure.TWO_MINUTE_WALK)
    screen.click("start-trial")
    pass_time(screen, 125)
    screen.write("each-laps", "400")
    screen.write("count", "100")
    screen.click("save-trial")
    assert "That makes 40000 m, more than anybody walks in two minutes." in screen.words
    assert screen.told == []


def test_the_walk__stopped_early_is_fine_and_counts(trial, pass_time):
    screen = trial(Measure.TWO_MINUTE_WALK)
    screen.click("start-trial")
    pass_time(screen, 50)
    screen.press(Qt.Key.Key_Space)
    assert "You stopped early; that is fine. How far was it?" in screen.words


# Chair stands


def test_stands__each_tap_counts_one_and_a_held_key_counts_once(trial, pass_time):
    screen = trial(Measure.CHAIR_STANDS)
    assert "against the wall" in screen.words
    assert "Stop when it hurts or you feel dizzy" in screen.words
    screen.click("start-trial")
    screen.press(Qt.Key.Key_Space)  # not yet
    pass_time(screen, 5)
    for _ in range(3):
        screen.press(Qt.Key.Key_Space)
    held = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True)
    QApplication.sendEvent(screen.see("big-timer"), held)
    QTest.mouseClick(screen.see("big-timer"), Qt.MouseButton.LeftButton)
    screen.press(Qt.Key.Key_K)
    assert moment(screen).caption == "4 stands"
    pass_time(screen, 30)
    assert screen.read("value") == "4"
    screen.click("save-trial")
    assert screen.told == [(Measured(Measure.CHAIR_STANDS, 4.0),)]


def test_stands__counted_aloud_they_are_typed(trial, pass_time):
    screen = trial(Measure.CHAIR_STANDS)
    screen.click("start-trial")
    pass_time(screen, 35)
    assert screen.read("value") == ""
    screen.write("value", "12.5")
    screen.click("save-trial")
    assert "A whole number in digits, please" in screen.words
    screen.write("value", "0")
    screen.click("save-trial")
    assert screen.told == [(Measured(Measure.CHAIR_STANDS, 0.0),)]


def test_stands__a_tap_after_the_end_counts_no_more(trial, pass_time, clock):
    screen = trial(Measure.CHAIR_STANDS)
    screen.click("start-trial")
    pass_time(screen, 34)
    screen.press(Qt.Key.Key_Space)
    clock.advance(1.5)
    screen.press(Qt.Key.Key_Space)
    assert screen.read("value") == "1"


def test_stands__enter_stops_early(trial, pass_time):
    screen = trial(Measure.CHAIR_STANDS)
    screen.click("start-trial")
    pass_time(screen, 15)
    screen.press(Qt.Key.Key_Space)
    screen.press(Qt.Key.Key_Return)
    assert "You stopped early; that is fine." in screen.words
    assert screen.read("value") == "1"


# Both sides


def test_both_sides_come_one_after_the_other(trial, pass_time):
    screen = trial(Measure.SIDE_PLANK)
    assert "Left side" in screen.words
    screen.click("start-trial")
    pass_time(screen, 10 + 31)
    assert "Left side" in moment(screen).name
    screen.press(Qt.Key.Key_Space)
    assert "Left side: 31 s. Take a rest, then the other side." in screen.words
    screen.click("start-trial")
    assert "Right side" in moment(screen).name
    pass_time(screen, 10 + 28)
    screen.press(Qt.Key.Key_Space)
    assert (screen.read("value-left"), screen.read("value-right")) == ("31", "28")
    screen.click("save-trial")
    assert screen.told == [
        (Measured(Measure.SIDE_PLANK, 31.0, Side.LEFT), Measured(Measure.SIDE_PLANK, 28.0, Side.RIGHT))
    ]


def test_the_second_side_can_be_left_out(trial, pass_time):
    screen = trial(Measure.SIDE_PLANK)
    screen.click("start-trial")
    pass_time(screen, 10 + 31)
    screen.press(Qt.Key.Key_Space)
    screen.click("skip-side")
    screen.click("save-trial")
    assert screen.told == [(Measured(Measure.SIDE_PLANK, 31.0, Side.LEFT),)]


def test_the_first_side_stays_when_the_second_is_broken_off_by_the_computer(trial, pass_time, clock):
    screen = trial(Measure.SIDE_PLANK)
    screen.click("start-trial")
    pass_time(screen, 10 + 31)
    screen.press(Qt.Key.Key_Space)
    screen.click("start-trial")
    pass_time(screen, 20)
    clock.sleep(60)
    screen.page.poll()
    assert "Right side" in screen.words
    screen.click("skip-side")
    assert screen.read("value-left") == "31"


def test_nothing_is_left_that_looks_again_and_again(trial, pass_time):
    screen = trial(Measure.PLANK)
    screen.click("start-trial")
    pass_time(screen, 12)
    screen.press(Qt.Key.Key_Space)
    assert not screen.page._look.isActive()
