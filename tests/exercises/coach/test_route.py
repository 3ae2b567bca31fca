"""Which way to walk (R14), and that hills grow last (R9)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from exercises.coach.coach import look
from exercises.coach.ladder import ladder_of
from exercises.coach.outlook import Grade, SessionGrade
from exercises.coach.route import route_hint, special_route_hint
from exercises.library.library import Library

TODAY = date(2026, 3, 11)


@pytest.fixture(scope="module")
def nothing_yet():
    library = Library(None)
    library.scan()
    plan = library.plan("gradual-walk")
    assert plan is not None
    return look(ladder_of(plan, library.lookup()), (), (), TODAY)


def on_level(outlook, level, *grades):
    return replace(outlook, level_index=level, level=f"L{level}", grades=grades)


def graded(days_ago, grade=Grade.RED):
    return SessionGrade("id", TODAY - timedelta(days=days_ago), grade, "R5")


def test_r14_flat_and_even_ground_is_what_most_walks_get(nothing_yet):
    assert route_hint(on_level(nothing_yet, 4)).startswith("Flat, even ground")
    assert special_route_hint(on_level(nothing_yet, 4)) == ""


def test_r14_no_long_way_down_up_to_seven_days_after_a_red_walk(nothing_yet):
    assert "no long way down" in route_hint(on_level(nothing_yet, 10, graded(7)))
    assert "hill is fine" in route_hint(on_level(nothing_yet, 10, graded(8)))
    assert "hill is fine" in route_hint(on_level(nothing_yet, 10, graded(1, Grade.AMBER)))


def test_r9_hills_come_last_and_not_while_the_walk_is_easy(nothing_yet):
    assert special_route_hint(on_level(nothing_yet, 8)) == ""
    assert "hill is fine" in special_route_hint(on_level(nothing_yet, 9))
    assert special_route_hint(replace(on_level(nothing_yet, 9), easy=True)) == ""


def test_without_a_level_there_is_nothing_to_say(nothing_yet):
    assert route_hint(nothing_yet) == ""
