"""On which side one lies: as the figure shows it and the instructions say it."""

from dataclasses import replace

import pytest

from exercises.library.exercise import Position
from exercises.library.figure.body import View
from exercises.library.library import Library
from exercises.library.lying import side_to_lie_on
from exercises.library.timeline import Side


@pytest.fixture(scope="module")
def library():
    library = Library(None)
    library.scan()
    return library


@pytest.mark.parametrize(
    ("exercise_id", "lies_on_the_working_side"),
    [("clamshell", False), ("open-book", False), ("side-plank", True), ("side-plank-knees", True)],
)
def test_bundled_exercises__as_their_instructions_say(library, exercise_id, lies_on_the_working_side):
    exercise = library.exercise(exercise_id)
    for side in (Side.LEFT, Side.RIGHT):
        assert side_to_lie_on(exercise, side) is (side if lies_on_the_working_side else side.other)


def test_every_bundled_exercise_on_the_side__has_a_figure_that_tells(library):
    lying = [each for each in library.exercises() if each.position is Position.LYING_SIDE]
    assert lying
    assert all(side_to_lie_on(each, Side.LEFT) for each in lying)


def test_nobody_knows__without_a_side_a_figure_or_a_view_that_shows_it(library):
    clamshell = library.exercise("clamshell")
    assert side_to_lie_on(clamshell, None) is None
    assert side_to_lie_on(clamshell, Side.ALTERNATE) is None
    assert side_to_lie_on(None, Side.LEFT) is None
    assert side_to_lie_on(replace(clamshell, figure=None), Side.LEFT) is None
    from_the_side = replace(clamshell, figure=replace(clamshell.figure, view=View.SIDE))
    assert side_to_lie_on(from_the_side, Side.LEFT) is None


def test_who_stands__lies_on_no_side(library):
    assert side_to_lie_on(library.exercise("bird-dog"), Side.LEFT) is None
    upright = replace(library.exercise("clamshell"), position=Position.STANDING)
    assert side_to_lie_on(upright, Side.LEFT) is None
