"""Arrows of still pictures: beside the body, for tiny movements too."""

import pytest

from exercises.library.figure.body import Joint, View
from exercises.library.library import Library
from gui.figure.arrow import _hidden, arrow_of
from gui.figure.scene import Scene


@pytest.fixture(scope="module")
def scenes():
    library = Library(None)
    library.scan()
    return {exercise.id: Scene(exercise.figure) for exercise in library.exercises() if exercise.figure is not None}


def test_breathing__has_an_arrow_that_rises_from_the_tummy(scenes):
    for name in ("diaphragmatic-breathing", "breathing-90-90"):
        way, waist = arrow_of(scenes[name]), scenes[name].still().at(Joint.WAIST)
        assert way[-1].y > way[0].y > waist.y + 0.067, name
        assert abs(way[0].x - waist.x) < 0.06, name


def test_pelvic_tilt__has_an_arrow_that_presses_the_waist_down(scenes):
    way, waist = arrow_of(scenes["pelvic-tilt"]), scenes["pelvic-tilt"].still().at(Joint.WAIST)
    assert way[0].y > way[-1].y > waist.y + 0.067


def test_circling_foot__has_a_ring_round_its_toes(scenes):
    way, toe = arrow_of(scenes["ankle-circles"]), scenes["ankle-circles"].still().at(Joint.TOE_A)
    assert min(point.x for point in way) < toe.x < max(point.x for point in way)
    assert min(point.y for point in way) < toe.y < max(point.y for point in way)


def test_chest_that_turns__has_a_bow_above_the_head_to_the_side_of_the_turn(scenes):
    scene = scenes["thoracic-rotation-standing"]
    way, held = arrow_of(scene), scene.still()
    assert way[-1].x > held.at(Joint.HEAD).x > way[0].x, "the elbows go to the right of the picture"
    assert min(point.y for point in way) > held.at(Joint.HEAD).y + 0.075


def test_knees_that_lean_over__have_an_arrow_before_the_outer_one(scenes):
    for name in ("lower-trunk-rotation", "lower-trunk-rotation-small"):
        way, held = arrow_of(scenes[name]), scenes[name].still()
        outer = max(held.at(Joint.KNEE_A).x, held.at(Joint.KNEE_B).x)
        assert outer + 0.043 < way[0].x < way[-1].x, name


def test_head_of_somebody_upright__has_its_arrow_above_it(scenes):
    for name in ("posture-check", "standing-back-bend", "thoracic-extension-chair"):
        way, head = arrow_of(scenes[name]), scenes[name].still().at(Joint.HEAD)
        assert way[-1].x < way[0].x, name
        assert min(point.y for point in way) > head.y + 0.07, name


def test_knee_drawn_in__has_an_arrow_above_the_legs(scenes):
    scene = scenes["knee-to-chest"]
    assert _hidden(arrow_of(scene), scene.still()) < 0.45


def test_no_arrow_lies_in_the_floor_and_none_is_wholly_on_the_body(scenes):
    for name, scene in scenes.items():
        way = arrow_of(scene)
        if way and scene.figure.view is not View.TOP:
            assert min(point.y for point in way) > 0.0, name
        assert not way or _hidden(way, scene.still()) < 0.7, name


def test_what_moves_at_all_has_an_arrow_unless_it_walks(scenes):
    bare = {name for name, scene in scenes.items() if not arrow_of(scene)}
    assert bare == {name for name, scene in scenes.items() if scene.figure.walks or len(set(scene.figure.names)) == 1}
