"""The usual order of keys is that of the reader and of the schemas."""

import json

from exercises.library.editing import order
from exercises.library.editing.new_files import new_routine
from exercises.library.files import FileKind
from exercises.library.routine import _ALL_STEP_KEYS
from exercises.paths import ASSETS


def test_steps__have_a_place_for_each_key_that_is_read() -> None:
    assert set(order.STEP) == set(_ALL_STEP_KEYS)


def test_files__have_a_place_for_each_key_of_their_schema() -> None:
    for kind, keys in order.ROOT.items():
        schema = json.loads((ASSETS / "schema" / f"{kind.value}.schema.json").read_text(encoding="utf-8"))
        assert set(keys) == set(schema["properties"])


def test_place__is_behind_the_nearest_key_that_comes_before() -> None:
    assert order.place_for("reps", ["exercise", "hold"], order.STEP) == 1
    assert order.place_for("reps", ["hold", "exercise"], order.STEP) == 2
    assert order.place_for("exercise", ["mine", "hold"], order.STEP) == 1
    assert order.place_for("mine", ["exercise", "hold"], order.STEP) == 2
    assert order.place_for("exercise", ["mine"], order.STEP) == 1


def test_paths__lead_to_the_right_order() -> None:
    routine, plan = FileKind.ROUTINE, FileKind.PLAN
    assert order.key_order(("steps", 0), routine) is order.STEP
    assert order.key_order(("levels", 0), plan) is order.LEVEL
    assert order.key_order(("levels", 0, "sometimes"), plan) is order.SOMETIMES
    assert order.key_order(("levels", 0, "sometimes", "steps", 1), plan) is order.STEP
    assert "green-pain" in order.key_order(("rules",), plan)
    assert order.key_order((0,), routine) == ()
    assert order.key_order(("figure", "poses", 0), FileKind.EXERCISE) == ()
    assert new_routine("x").index("name:") < new_routine("x").index("kind:")
