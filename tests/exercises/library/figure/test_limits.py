"""Poses that no body can do are noticed, in the views that show it."""

import pytest

from exercises.library.figure.body import Bone, View
from exercises.library.figure.limits import FRONT_LIMITS, SIDE_LIMITS, TOP_LIMITS, bend, beyond, limits_of

STAND = {"spine": "[90, 90, 90]", "arms": "[-90, -85]", "legs": "[-90, -90, 0]"}
FACING = {"trunk": "90", "arms": "[-80, -85]", "legs": "[-90, -90, -90]"}
ABOVE = {"shoulders": "0", "pelvis": "0", "arms": "[0, 0]"}


@pytest.fixture
def beyond_of(figure_of):
    """Which joints a pose overbends, told what is different from standing."""

    def read(view: str, **changes: str) -> tuple[str, ...]:
        parts = {"front": FACING, "feet": FACING, "top": ABOVE}.get(view, STAND) | changes
        text = ", ".join(f"{key}: {value}" for key, value in parts.items())
        figure = figure_of(f"view: {view}\nkeys: {{pose: {{{text}}}}}")
        return beyond(figure.keys[0], View(view))

    return read


@pytest.mark.parametrize("view", ["side", "front", "feet", "top"])
def test_standing__is_within_all_limits(beyond_of, view):
    assert beyond_of(view) == ()


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        # A knee bends backwards, far but not into the thigh.
        ({"legs": "[-90, -75, 0]"}, ("near knee", "far knee")),
        ({"legs": "{near: [-90, -75, 0], far: [-90, -90, 0]}"}, ("near knee",)),
        ({"legs": "[0, -160, -60]"}, ()),
        ({"legs": "[0, -170, -60]"}, ("near knee", "far knee")),
        # A thigh comes to the belly and a little behind.
        ({"legs": "[50, -90, 0]"}, ()),
        ({"legs": "[60, -90, 0]"}, ("near hip", "far hip")),
        ({"legs": "[-125, -130, 0]"}, ()),
        ({"legs": "[-135, -140, -50]"}, ("near hip", "far hip")),
        # An elbow bends forwards.
        ({"arms": "[-90, -105]"}, ("near elbow", "far elbow")),
        ({"arms": "[-90, 65]"}, ()),
        ({"arms": "[-90, 75]"}, ("near elbow", "far elbow")),
        # An arm goes up past the ears in front, and not far behind.
        ({"arms": "[95, 95]"}, ()),
        ({"arms": "[105, 105]"}, ("near shoulder", "far shoulder")),
        ({"arms": "[-155, -150]"}, ()),
        ({"arms": "[-165, -160]"}, ("near shoulder", "far shoulder")),
        # The trunk rounds farther than it arches, the head looks down and up.
        ({"spine": "[80, 30, 30]"}, ()),
        ({"spine": "[90, 30, 30]"}, ("lower back",)),
        ({"spine": "[90, 140, 140]", "arms": "[-60, -55]"}, ("lower back",)),
        ({"spine": "[90, 90, 15]"}, ("neck",)),
        ({"spine": "[90, 90, 170]"}, ("neck",)),
        # A foot points and is pulled up.
        ({"legs": "[-90, -90, -65]"}, ()),
        ({"legs": "[-90, -90, -75]"}, ("near ankle", "far ankle")),
        ({"legs": "[-90, -90, 55]"}, ("near ankle", "far ankle")),
    ],
)
def test_side(beyond_of, changes, names):
    assert beyond_of("side", **changes) == names


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        # A leg goes out 45 degrees and across 30, with ten of room.
        ({"legs": "{left: [-38, -38, -40], right: [-90, -90, -90]}"}, ()),
        ({"legs": "{left: [-30, -30, -40], right: [-90, -90, -90]}"}, ("left hip",)),
        ({"legs": "{left: [-90, -90, -90], right: [-142, -142, -140]}"}, ()),
        ({"legs": "{left: [-90, -90, -90], right: [-150, -150, -140]}"}, ("right hip",)),
        ({"legs": "{left: [-128, -128, -90], right: [-90, -90, -90]}"}, ()),
        ({"legs": "{left: [-135, -135, -90], right: [-90, -90, -90]}"}, ("left hip",)),
        ({"legs": "{left: [-90, -90, -90], right: [-45, -45, -90]}"}, ("right hip",)),
        # What counts is the line of the hips, not the picture's.
        ({"hips": "20", "legs": "{left: [-30, -30, -40], right: [-90, -90, -90]}"}, ()),
        ({"trunk": "180", "hips": "90", "legs": "{left: [10, 10, 0], right: [0, 0, 0]}", "arms": "[170, 170]"}, ()),
        # The trunk bends 35 degrees to each side.
        ({"trunk": "50", "hips": "0", "arms": "[-90, -90]"}, ()),
        ({"trunk": "40", "hips": "0", "arms": "[-90, -90]"}, ("trunk",)),
        ({"trunk": "140", "hips": "0"}, ("trunk",)),
        ({"trunk": "90", "head": "40"}, ()),
        ({"trunk": "90", "head": "30"}, ("neck",)),
        # An arm goes up sideways all the way, and across the chest a little.
        ({"arms": "[95, 95]"}, ()),
        ({"arms": "[105, 105]"}, ("left shoulder", "right shoulder")),
        ({"arms": "[-140, -140]"}, ()),
        ({"arms": "[-150, -150]"}, ("left shoulder", "right shoulder")),
        ({"arms": "{left: [-80, -85], right: [-30, -25]}"}, ("right shoulder",)),
        # Either way, but not into itself.
        ({"arms": "[-80, 75]"}, ()),
        ({"arms": "[-80, 85]"}, ("left elbow", "right elbow")),
        ({"legs": "{left: [-90, 80, 0], right: [-90, 100, 0]}"}, ("left knee", "right knee")),
    ],
)
def test_front(beyond_of, changes, names):
    assert beyond_of("front", **changes) == names


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"shoulders": "50"}, ()),
        ({"shoulders": "-50"}, ()),
        ({"shoulders": "60"}, ("trunk",)),
        ({"shoulders": "-40", "pelvis": "20"}, ("trunk",)),
        ({"shoulders": "70", "pelvis": "60"}, ()),
        # Of somebody who lies the lines tell nothing.
        ({"trunk": "180", "shoulders": "20", "pelvis": "90"}, ()),
    ],
)
def test_top(beyond_of, changes, names):
    assert beyond_of("top", **changes) == names


def test_what_points_out_of_the_picture__is_not_judged(beyond_of):
    snapped = "{near: [-90, -60, 0], far: [-90, -60, 0]}"
    assert beyond_of("side", legs=snapped) == ("near knee", "far knee")
    assert beyond_of("side", legs=snapped, foreshorten="{near-thigh: 0.9}") == ("far knee",)
    assert beyond_of("side", legs=snapped, foreshorten="{near-shank: 0.9, far-leg: 0}") == ()
    assert beyond_of("front", legs="[0, 0, 0]", foreshorten="{left-thigh: 0.5}") == ("right hip",)


def test_from_the_feet__nothing_is_judged(beyond_of):
    assert beyond_of("feet", trunk="20", arms="[150, -30]", legs="[90, -90, 0]") == ()


@pytest.mark.parametrize("limits", [SIDE_LIMITS, FRONT_LIMITS, TOP_LIMITS])
def test_limits__have_a_name_of_their_own_and_hold_neutral(limits):
    assert len({limit.name for limit in limits}) == len(limits)
    assert all(limit.low <= 0.0 <= limit.high for limit in limits)
    assert all(limit.high - limit.low < 360.0 for limit in limits)


def test_front_limits__are_the_same_for_left_and_right(figure_of):
    pose = figure_of(
        "view: front\nkeys: {pose: {trunk: 80, arms: {left: [-40, 20], right: [-100, -120]},"
        " legs: {left: [-70, -80, -90], right: [-95, -100, -90]}}}"
    ).keys[0]
    image = pose.mirrored()
    bends = {limit.name: bend(pose, limit) for limit in FRONT_LIMITS}
    for limit in limits_of(image, View.FRONT):
        other = limit.name.translate(str.maketrans({})).replace("left", "RIGHT").replace("right", "left").lower()
        sign = -1.0 if Bone.THORACIC is limit.outer or Bone.HEAD is limit.outer else 1.0
        assert bend(image, limit) == pytest.approx(sign * bends[other]), limit.name
