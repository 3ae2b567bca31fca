"""Places for steps: each gap once, in and out of repeats."""

from hypothesis import given
from hypothesis import strategies as st

from gui.editor.places import Shape, dropped, neighbour, place_at, places, span, without

# Bridge · Repeat [ March · Repeat [ Squat ] ] · Plank
NESTED = [Shape(0, False), Shape(0, True), Shape(1, False), Shape(1, True), Shape(2, False), Shape(0, False)]
INNER = ("steps", 1, "steps")
INMOST = ("steps", 1, "steps", 1, "steps")


def test_places__go_through_the_file_from_top_to_bottom() -> None:
    assert [(place.holder, place.index) for place in places(NESTED)] == [
        (("steps",), 0),
        (("steps",), 1),
        (INNER, 0),
        (INNER, 1),
        (INMOST, 0),
        (INMOST, 1),
        (INNER, 2),
        (("steps",), 2),
        (("steps",), 3),
    ]


def test_empty_list_and_empty_repeat__have_a_place() -> None:
    assert [(place.holder, place.index) for place in places([])] == [(("steps",), 0)]
    found = [(place.holder, place.index) for place in places([Shape(0, True)])]
    assert found == [(("steps",), 0), (("steps", 0, "steps"), 0), (("steps",), 1)]


def test_down__goes_into_the_repeat_through_it_and_out() -> None:
    seen = []
    shapes, row = [Shape(0, False), Shape(0, True), Shape(1, False)], 0
    for _ in range(3):
        place = neighbour(shapes, row, 1)
        assert place is not None
        seen.append((place.holder, place.index))
        moved = without(shapes, row)
        moved.insert(place.row, Shape(place.depth, False))
        shapes, row = moved, place.row
    assert seen == [(("steps", 0, "steps"), 0), (("steps", 0, "steps"), 1), (("steps",), 1)]
    assert neighbour(shapes, row, 1) is None


def test_repeat__moves_with_its_steps() -> None:
    place = neighbour(NESTED, 1, -1)
    assert place is not None
    assert (place.holder, place.index) == (("steps",), 0)
    assert list(span(NESTED, 1)) == [1, 2, 3, 4]


def test_dropped_in_itself__goes_nowhere() -> None:
    assert dropped(NESTED, 1, 3, 1) is None
    assert dropped(NESTED, 0, 0, 0) is None
    assert dropped(NESTED, 0, 1, 0) is None
    assert dropped(NESTED, 5, 2, 1) is not None


def test_depth__is_the_nearest_that_the_gap_has() -> None:
    assert place_at(NESTED, 5, 9).holder == INMOST
    assert place_at(NESTED, 5, 1).holder == INNER
    assert place_at(NESTED, 2, 0).holder == INNER


@st.composite
def shapes(draw: st.DrawFn) -> list[Shape]:
    made: list[Shape] = []
    for _ in range(draw(st.integers(1, 12))):
        deepest = (made[-1].depth + made[-1].holds) if made else 0
        made.append(Shape(draw(st.integers(0, deepest)), draw(st.booleans())))
    return made


@given(shapes(), st.data())
def test_up_and_down__are_each_other_s_way_back(shaped: list[Shape], data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(shaped) - 1))
    place = neighbour(shaped, row, 1)
    if place is None:
        return
    own = [Shape(shaped[i].depth - shaped[row].depth + place.depth, shaped[i].holds) for i in span(shaped, row)]
    left = without(shaped, row)
    moved = [*left[: place.row], *own, *left[place.row :]]
    back = neighbour(moved, place.row, -1)
    assert back is not None
    assert back.row == row
    assert back.depth == shaped[row].depth
