"""The one line about measuring: when it is there, what it says, and that it can be put off."""

import pytest

from exercises.coach.outlook import PlanState
from exercises.history.facts import Asked, Measure
from tests.gui.today.days import MORNING, outlook, view

SEVERAL = (Measure.ACTIVITIES, Measure.TWO_MINUTE_WALK, Measure.CHAIR_STANDS)


def test_it_says_what_and_how_long_and_can_be_put_off(screen):
    shown = screen(view(measures=SEVERAL))
    assert "A good day to measure: Your activities and 2 more, about 7 min. It shows what changes." in shown.words
    shown.click("measures-begin")
    shown.click("measures-later")
    assert shown.told == [("measures_requested",), ("measures_postponed",)]


def test_one_alone_and_two(screen):
    shown = screen(view(measures=SEVERAL[:1]))
    assert "Your activities, about 1 min." in shown.words
    shown.page.show_today(view(measures=SEVERAL[:2]))
    assert "Your activities and one more, about 5 min." in shown.words


@pytest.mark.parametrize(
    "changes",
    [
        {"measures": ()},
        {"morning": MORNING},
        {"ask": Asked.WEEKLY},
        {"outlook": outlook(state=PlanState.GET_HELP, why="Seven.")},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_it_is_not_there_while_anything_else_is_asked(screen, changes):
    shown = screen(view(**{"measures": SEVERAL, **changes}))
    assert not shown.sees("measures")
    shown.page.show_today(view(measures=SEVERAL))
    assert shown.sees("measures")
