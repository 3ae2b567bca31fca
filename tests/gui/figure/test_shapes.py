"""Shapes are whole: without holes, as wide as asked."""

import pytest
from PySide6.QtCore import QPointF

from gui.figure.shapes import Spot, capsule, circle, joined, sleeve, smooth


@pytest.mark.parametrize("angle", [(100, 0), (0, 100), (-70, 70), (30, -95)])
def test_capsule__is_as_thick_as_asked_on_both_sides(angle):
    end = Spot(*map(float, angle))
    shape = capsule(Spot(0, 0), end, 30.0, 20.0)
    side = end.unit().right()
    middle = Spot(0, 0).towards(end, 0.5)
    for sign in (1, -1):
        assert shape.contains(middle.plus(side, sign * 24.0).q())
        assert not shape.contains(middle.plus(side, sign * 27.0).q())
    assert shape.contains(end.plus(end.unit(), 19.0).q())
    assert not shape.contains(end.plus(end.unit(), 21.0).q())


def test_capsule__swells_on_the_named_side():
    shape = capsule(Spot(0, 0), Spot(0, 100), 20.0, 20.0, left=8.0)
    # Walking down the screen, left is where x grows.
    assert shape.contains(QPointF(25, 45))
    assert not shape.contains(QPointF(-25, 45))


def test_capsule__of_almost_no_length_is_a_round():
    assert capsule(Spot(0, 0), Spot(1, 0), 30.0, 20.0).contains(QPointF(-29, 0))


def test_joined__has_no_holes_where_shapes_overlap():
    parts = [
        capsule(Spot(0, 0), Spot(100, 0), 30.0, 20.0),
        capsule(Spot(100, 0), Spot(40, 60), 25.0, 20.0, 4.0, 4.0),
        circle(Spot(50, 0), 20.0),
        sleeve(Spot(0, 0), Spot(60, 0), 35.0, 28.0),
        capsule(Spot(50, 0), Spot(90, 40), 25.0, 20.0, is_flat=True),
    ]
    whole = joined(*parts)
    for x in range(-40, 140, 5):
        for y in range(-50, 100, 5):
            if any(part.contains(QPointF(x, y)) for part in parts):
                assert whole.contains(QPointF(x, y)), (x, y)


def test_smooth__goes_through_every_spot():
    spots = [Spot(0, 0), Spot(50, -20), Spot(100, 0), Spot(60, 60)]
    path = smooth(spots)
    ends = [(path.elementAt(number).x, path.elementAt(number).y) for number in range(0, path.elementCount(), 3)]
    assert ends[:-1] == [tuple(spot) for spot in spots]
