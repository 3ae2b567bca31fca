"""Telling a result: one's own activities, scales, answers, both sides, another day."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from exercises.history.facts import ActivityScores, DistanceWay, Measure, Measured, OwnActivities
from exercises.library.timeline import Side
from gui.measures.form_page import MeasureFormPage
from gui.widgets.fields import DateField

TODAY = date(2026, 11, 20)
WALK, STAIRS, GARDEN = (f"00000000-0000-4000-a000-00000000000{n}" for n in (1, 2, 3))
KNOWN = ((WALK, "Walk 20 min"), (STAIRS, "Stairs"))


@pytest.fixture
def form(theme, shown):
    def ask(measure, **more):
        page = MeasureFormPage(theme)
        screen = shown(page)
        page.told.connect(lambda facts, day: screen.told.append((facts, day)))
        page.left.connect(lambda: screen.told.append("left"))
        page.ask(measure, TODAY, **more)
        return screen

    return ask


def saved(screen):
    """The facts that were told last."""
    screen.click("save-measure")
    facts, day = screen.told[-1]
    assert day == TODAY
    return facts


# Own activities


def test_activities__the_first_time_they_are_named_with_ideas_and_scored(form):
    screen = form(Measure.ACTIVITIES)
    assert not screen.sees("score-1")
    screen.click("idea-Walk 20 min")
    screen.press(Qt.Key.Key_4)  # the focus is on its numbers
    screen.write("activity-2", "Carry my grandchild")
    screen.press(Qt.Key.Key_Return)
    screen.score("score-2", 0)
    chosen, scores = saved(screen)
    assert isinstance(chosen, OwnActivities)
    assert [name for _, name in chosen.activities] == ["Walk 20 min", "Carry my grandchild"]
    assert scores == ActivityScores(
        tuple((*activity, score) for activity, score in zip(chosen.activities, (4, 0), strict=True))
    )


def test_activities__known_ones_only_need_their_numbers(form):
    screen = form(Measure.ACTIVITIES, activities=KNOWN)
    screen.score("score-1", 10)
    screen.click("save-measure")
    assert screen.told == []
    assert "Please give each of them a number" in screen.words
    screen.score("score-2", 5)
    assert saved(screen) == (ActivityScores(((WALK, "Walk 20 min", 10), (STAIRS, "Stairs", 5))),)


def test_activities__another_name_keeps_the_line(form):
    screen = form(Measure.ACTIVITIES, activities=KNOWN)
    screen.click("rename-1")
    screen.write("activity-1", "Walk to the lake")
    screen.score("score-1", 6)
    screen.score("score-2", 5)
    assert saved(screen) == (
        OwnActivities(((WALK, "Walk to the lake"), (STAIRS, "Stairs"))),
        ActivityScores(((WALK, "Walk to the lake", 6), (STAIRS, "Stairs", 5))),
    )


def test_activities__another_one_instead_begins_a_new_line(form):
    screen = form(Measure.ACTIVITIES, activities=KNOWN)
    screen.score("score-1", 6)
    screen.click("replace-1")
    screen.write("activity-1", "Garden")
    screen.score("score-2", 5)
    screen.click("save-measure")
    assert "Please give each of them a number" in screen.words, "the former one's number is not taken over"
    screen.score("score-1", 2)
    chosen, _ = saved(screen)
    (new, name), stairs = chosen.activities
    assert (name, stairs) == ("Garden", KNOWN[1])
    assert new not in (WALK, STAIRS)


def test_activities__taking_a_name_away_leaves_it_out(form):
    screen = form(Measure.ACTIVITIES, activities=KNOWN)
    screen.click("replace-1")
    screen.score("score-2", 5)
    assert saved(screen) == (OwnActivities(KNOWN[1:]), ActivityScores(((STAIRS, "Stairs", 5),)))


def test_activities__none_or_twice_the_same_is_told(form):
    screen = form(Measure.ACTIVITIES)
    screen.click("save-measure")
    assert "Please name one activity at least." in screen.words
    screen.write("activity-1", "   ")
    screen.click("save-measure")
    for row, name in ((1, "Stairs"), (2, "stairs ")):
        screen.write(f"activity-{row}", name)
        screen.score(f"score-{row}", 3)
    screen.click("save-measure")
    assert "Two of them have the same name." in screen.words
    assert screen.told == []


def test_activities__ideas_leave_when_there_is_no_room(form):
    screen = form(Measure.ACTIVITIES, activities=(*KNOWN, (GARDEN, "Garden")))
    assert not screen.sees("idea-Climb stairs")
    screen.click("replace-3")
    assert screen.sees("idea-Climb stairs")
    assert not screen.sees("idea-Walk 20 min")


def test_activities__escape_leaves_without_telling(form):
    screen = form(Measure.ACTIVITIES, activities=KNOWN)
    screen.score("score-1", 6)
    screen.press(Qt.Key.Key_Escape)
    assert screen.told == ["left"]


# The others


@pytest.mark.parametrize("measure", [Measure.SLEEP, Measure.MOOD, Measure.CONFIDENCE])
def test_a_scale_needs_its_number(form, measure):
    screen = form(measure)
    screen.click("save-measure")
    assert screen.told == []
    assert "Please choose a number." in screen.words
    screen.press(Qt.Key.Key_7)
    assert "Please choose a number." not in screen.words
    assert saved(screen) == (Measured(measure, 7.0),)


def test_all_in_all__one_of_seven_answers_by_keyboard(form):
    screen = form(Measure.OVERALL_CHANGE)
    screen.click("save-measure")
    assert "Please choose one of the seven." in screen.words
    for _ in range(6):
        screen.press(Qt.Key.Key_Down)
    assert saved(screen) == (Measured(Measure.OVERALL_CHANGE, -3.0),)
    screen.click("overall-1")
    assert saved(screen) == (Measured(Measure.OVERALL_CHANGE, 1.0),)


def test_both_sides__one_may_stay_empty_but_not_both(form):
    screen = form(Measure.KNEE_TO_WALL)
    screen.click("save-measure")
    assert "Please write a number for one side at least." in screen.words
    screen.write("value-right", "9,5 cm")
    assert saved(screen) == (Measured(Measure.KNEE_TO_WALL, 9.5, Side.RIGHT),)
    screen.write("value-left", "41")
    screen.click("save-measure")
    assert "From 0 to 40, please." in screen.words
    screen.write("value-left", "8")
    assert saved(screen) == (
        Measured(Measure.KNEE_TO_WALL, 8.0, Side.LEFT),
        Measured(Measure.KNEE_TO_WALL, 9.5, Side.RIGHT),
    )


def test_enter_in_a_field_saves(form):
    screen = form(Measure.CHAIR_STANDS)
    screen.write("value", "12")
    screen.press(Qt.Key.Key_Return)
    assert screen.told == [((Measured(Measure.CHAIR_STANDS, 12.0),), TODAY)]


def test_a_distance_is_typed_in_the_way_of_last_time(form):
    last = Measured(Measure.TWO_MINUTE_WALK, 120.0, None, DistanceWay.TYPED)
    screen = form(Measure.TWO_MINUTE_WALK, last=last)
    screen.write("metres", "130")
    assert saved(screen) == (Measured(Measure.TWO_MINUTE_WALK, 130.0, None, DistanceWay.TYPED),)


def test_another_day__not_one_that_is_still_to_come(form):
    screen = form(Measure.CHAIR_STANDS, with_day=True)
    field = screen.see("measure-day")
    assert isinstance(field, DateField)
    field.set_day(date(2026, 11, 25))
    assert field.day == TODAY
    field.set_day(date(2026, 10, 1))
    screen.write("value", "12")
    screen.click("save-measure")
    assert screen.told == [((Measured(Measure.CHAIR_STANDS, 12.0),), date(2026, 10, 1))]


def test_the_day_is_out_of_the_way_until_it_is_asked_for(form):
    screen = form(Measure.SLEEP)
    assert not screen.sees("measure-day")
    screen.click("another-day")
    assert screen.sees("measure-day")


@pytest.mark.parametrize("measure", Measure)
def test_the_first_field_has_the_focus(form, measure):
    screen = form(measure)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() not in ("back", "save-measure", "cancel-measure")
    assert screen.page.isAncestorOf(focus)
