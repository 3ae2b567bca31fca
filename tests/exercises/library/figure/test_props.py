"""Things stand where the movement needs them."""

import pytest

from exercises.library.figure.body import HAND_LENGTH, Joint
from exercises.library.figure.figure import PropKind
from exercises.library.figure.motion import Motion
from exercises.library.figure.props import PropPlaces
from exercises.library.figure.walls import BALL_RADIUS
from tests.exercises.library.conftest import Shelf

HEAD = "name: Mine\nkind: strength\nposition: standing\ninstructions: [Move.]\nfigure:\n"
STAND = "{spine: [90, 90, 90], arms: [-88, -85], legs: [-90, -90, 0]}"
SQUAT = "{spine: [55, 58, 75], arms: [10, 5], legs: [5, -100, 0]}"
SUPINE = "{spine: [180, 180, 180], arms: [-8, -3], legs: [90, 0, 60]}"


@pytest.fixture
def placed(tmp_path):
    """Reads a figure and gives its movement with its things."""

    def place(text: str) -> tuple[Motion, PropPlaces]:
        file = Shelf(tmp_path / "exercises").read(HEAD + text)
        assert not file.problems, [problem.text for problem in file.problems]
        motion = Motion(file.content.figure)
        return motion, PropPlaces(motion)

    return place


def one(motion: Motion, places: PropPlaces, kind: PropKind, share: float = 0.0):
    return next(thing for thing in places.at(motion.frame(share)) if thing.kind is kind)


def test_mat__lies_under_all_of_the_movement(placed):
    motion, places = placed(
        f"  props: [mat]\n  keys:\n    a: {SUPINE}\n"
        "    b: {spine: [180, 180, 180], arms: [170, 170], legs: [5, 5, 80]}\n"
        "  cycle: [a, 2s, b, 2s, a]\n"
    )
    mat = one(motion, places, PropKind.MAT).box
    assert mat.top == 0.0
    for frame in motion.frames(9):
        assert all(mat.left < point.x < mat.right for point in frame.joints)


def test_chair__stands_behind_who_sits_down_and_carries_the_seat(placed):
    motion, places = placed(
        f"  props: [chair]\n  pin: [near-foot, far-foot]\n  keys:\n    up: {STAND}\n    down: {SQUAT}\n"
        "  cycle: [up, 2s, down, 2s, up]\n"
    )
    chair = one(motion, places, PropKind.CHAIR)
    sitting = motion.frame(0.5)
    assert chair.points[0].y == pytest.approx(sitting.at(Joint.PELVIS).y - 0.066, abs=0.01)
    assert chair.box.left < sitting.at(Joint.PELVIS).x < chair.box.right
    assert chair.back_at_left
    assert chair.box.right < sitting.at(Joint.KNEE_A).x


def test_chair__carries_the_calves_of_who_lies(placed):
    motion, places = placed(f"  props: [mat, chair]\n  keys:\n    rest: {SUPINE}\n")
    chair, frame = one(motion, places, PropKind.CHAIR), motion.frame(0.0)
    assert frame.at(Joint.KNEE_A).x < chair.points[0].x < frame.at(Joint.TOE_A).x
    assert chair.points[0].y < frame.at(Joint.ANKLE_A).y
    assert not chair.back_at_left


def test_chair__offers_its_back_to_who_holds_on(placed):
    stand = STAND.replace("[-88, -85]", "[-60, -20]")
    motion, places = placed(f"  props: [chair]\n  keys:\n    stand: {stand}\n")
    chair, wrist = one(motion, places, PropKind.CHAIR), motion.frame(0.0).at(Joint.WRIST_A)
    assert chair.back_at_left
    assert wrist.x < chair.box.left + 0.02 < wrist.x + HAND_LENGTH
    assert chair.back_top == pytest.approx(wrist.y, abs=0.05)


def test_wall__is_where_the_hands_lean(placed):
    motion, places = placed(
        "  props: [wall]\n  keys:\n    lean: {spine: [78, 78, 82], arms: [-42, 25],"
        " legs: {near: [-62, -94, 0], far: [-110, -110, 0]}}\n"
    )
    wall = one(motion, places, PropKind.WALL)
    assert wall.box.left == pytest.approx(motion.frame(0.0).at(Joint.WRIST_A).x + 0.030)
    assert not wall.back_at_left


def test_wall_and_ball__are_behind_a_back_that_leans(placed):
    stand = STAND.replace("-90, -90, 0", "-75, -105, 0")
    motion, places = placed(f"  props: [wall, ball]\n  keys:\n    stand: {stand}\n")
    wall, ball = one(motion, places, PropKind.WALL), one(motion, places, PropKind.BALL)
    pelvis = motion.frame(0.0).at(Joint.PELVIS)
    assert wall.back_at_left
    assert wall.box.right == pytest.approx(ball.box.left)
    assert ball.box.right < pelvis.x


def test_ball__rolls_between_wall_and_seat_half_as_far_as_the_seat(placed):
    motion, places = placed(
        "  props: [wall, ball]\n  pin: [feet]\n  keys:\n"
        "    high: {spine: [93, 90, 90], arms: [-96, -57], legs: [-69, -78, 0]}\n"
        "    low: {spine: [93, 90, 90], arms: [-94, -47], legs: [-42, -102, 0]}\n"
        "  cycle: [high, 3s, low, 3s, high]\n"
    )
    high, low = (one(motion, places, PropKind.BALL, share) for share in (0.0, 0.5))
    sunk = motion.frame(0.0).at(Joint.PELVIS).y - motion.frame(0.5).at(Joint.PELVIS).y
    assert sunk > 0.05
    assert high.points[0].y - low.points[0].y == pytest.approx(sunk / 2)
    assert high.points[0].x == low.points[0].x
    assert high.box.left == pytest.approx(one(motion, places, PropKind.WALL).box.right)


def test_wall__is_beside_who_reaches_away_from_us(placed):
    arms = "arms: {near: [-88, -85], far: [-40, 0]}, legs: [-90, -90, 0]"
    motion, places = placed(
        f"  props: [wall]\n  keys:\n    a: {{spine: [90, 90, 90], {arms}, foreshorten: {{far-arm: 0.6}}}}\n"
    )
    wall, frame = one(motion, places, PropKind.WALL), motion.frame(0.0)
    assert all(wall.box.left < joint.x < wall.box.right and joint.y < wall.box.top for joint in frame.joints)

    motion, places = placed(
        "  props: [{prop: wall, x: 0.4}]\n  keys:\n"
        f"    a: {{spine: [90, 90, 90], {arms}, foreshorten: {{far-arm: 0.6}}}}\n"
    )
    assert one(motion, places, PropKind.WALL).box.left == pytest.approx(0.4)


def test_cushion__is_under_the_knee_of_who_kneels_beside_a_chair(placed):
    motion, places = placed(
        "  props: [mat, cushion, chair]\n  pin: [near-knee, far-foot, far-hand]\n  keys:\n"
        "    tall: {spine: [88, 90, 90], arms: {near: [-123, -39], far: [-33, 0]},"
        " legs: {near: [-90, 186, 206], far: [-17, -90, 0]}}\n"
    )
    cushion, chair = one(motion, places, PropKind.CUSHION).box, one(motion, places, PropKind.CHAIR)
    knee, wrist = motion.frame(0.0).at(Joint.KNEE_A), motion.frame(0.0).at(Joint.WRIST_B)
    assert cushion.left < knee.x < cushion.right
    assert cushion.top == pytest.approx(knee.y - 0.043)
    assert wrist.x < chair.box.left + 0.02 < wrist.x + HAND_LENGTH


def test_strap__runs_from_hand_to_the_raised_sole_and_back_all_the_time(placed):
    motion, places = placed(
        "  props: [mat, strap]\n  pin: [hips, far-foot]\n  keys:\n"
        "    bent: {spine: [180, 180, 180], arms: [38, 39], legs: {near: [90, 0, 80], far: [42, -47, 0]}}\n"
        "    long: {spine: [180, 180, 180], arms: [41, 43], legs: {near: [78, 72, 150], far: [42, -47, 0]}}\n"
        "  cycle: [bent, 3s, long, 2s, bent]\n"
    )
    for share in (0.0, 0.3, 0.6):
        frame, strap = motion.frame(share), one(motion, places, PropKind.STRAP, share)
        assert strap.points[0] == frame.at(Joint.WRIST_A)
        assert strap.points[-1] == frame.at(Joint.WRIST_B)
        assert all(point.distance(frame.at(Joint.TOE_A)) < 0.08 for point in strap.points[1:-1])


def test_step__is_under_the_raised_foot(placed):
    motion, places = placed(
        "  props: [step]\n  keys:\n"
        "    up: {spine: [88, 88, 88], arms: [-90, -80], legs: {near: [-40, -105, 0], far: [-92, -95, 0]}}\n"
    )
    step, frame = one(motion, places, PropKind.STEP), motion.frame(0.0)
    assert step.box.bottom == 0.0
    assert step.box.top == pytest.approx(frame.at(Joint.ANKLE_A).y - 0.034)
    assert step.box.left < frame.at(Joint.ANKLE_A).x < step.box.right


def test_table__is_under_the_hands(placed):
    motion, places = placed(
        "  props: [table]\n  keys:\n    lean: {spine: [60, 60, 66], arms: [-85, -80], legs: [-105, -105, 0]}\n"
    )
    table, wrist = one(motion, places, PropKind.TABLE), motion.frame(0.0).at(Joint.WRIST_A)
    assert table.box.top == pytest.approx(wrist.y - 0.030)
    assert table.box.left < wrist.x < table.box.right


def test_cushion_and_pack__lie_under_knees_and_lower_back(placed):
    motion, places = placed(
        "  props: [mat, pack, cushion]\n  keys:\n"
        "    rest: {spine: [180, 180, 180], arms: [-10, 0], legs: [28, -24, 20]}\n"
    )
    frame = motion.frame(0.0)
    cushion, pack = one(motion, places, PropKind.CUSHION), one(motion, places, PropKind.PACK)
    assert cushion.box.left < frame.at(Joint.KNEE_A).x < cushion.box.right
    assert cushion.box.top == pytest.approx(frame.at(Joint.KNEE_A).y - 0.043)
    assert all(point.y < frame.at(Joint.WAIST).y for point in pack.points)


def test_ball__rolls_under_the_lifted_foot_and_never_in_the_floor(placed):
    motion, places = placed(
        "  props: [chair, ball]\n  pin: [hips, far-foot]\n  keys:\n"
        "    back: {spine: [90, 90, 90], arms: [-70, -30], legs: {near: [14, -88, 4], far: [0, -90, 0]}}\n"
        "    out: {spine: [90, 90, 90], arms: [-70, -30], legs: {near: [14, -70, 4], far: [0, -90, 0]}}\n"
        "  cycle: [back, 2s, out, 2s, back]\n"
    )
    near, far = (one(motion, places, PropKind.BALL, share).points[0] for share in (0.0, 0.5))
    assert near.x < far.x
    assert near.y >= BALL_RADIUS
    assert motion.frame(0.0).at(Joint.ANKLE_A).x < near.x < motion.frame(0.0).at(Joint.TOE_A).x
    # What rolls on the floor comes half as far as the sole that rolls it: from under the toes to under the heel.
    way = motion.frame(0.5).at(Joint.ANKLE_A).x - motion.frame(0.0).at(Joint.ANKLE_A).x
    assert far.x - near.x == pytest.approx(way / 2, abs=0.002)


def test_cushion__is_a_pillow_under_a_raised_head_also_beside_a_chair(placed):
    motion, places = placed(
        "  props: [mat, chair, cushion]\n  keys:\n"
        "    rest: {spine: [180, 180, 166], arms: [-13, -2], legs: [90, 0, 72]}\n"
    )
    pillow, head = one(motion, places, PropKind.CUSHION), motion.key_frame(0).at(Joint.HEAD)
    assert pillow.box.bottom == 0.0
    assert pillow.box.left < head.x < pillow.box.right
    assert head.y - 0.070 < pillow.box.top < head.y - 0.050


def test_cushion__is_a_roll_between_the_back_and_the_chair_of_who_sits(placed):
    motion, places = placed(
        "  props: [chair, cushion]\n  pin: [hips]\n  keys:\n"
        "    sit: {spine: [90, 90, 90], arms: [-104, -74], legs: [0, -92, 0]}\n"
    )
    frame = motion.frame(0.0)
    roll, chair = one(motion, places, PropKind.CUSHION), one(motion, places, PropKind.CHAIR)
    assert chair.box.left < (roll.box.left + roll.box.right) / 2 < frame.at(Joint.WAIST).x - 0.03
    assert frame.at(Joint.WAIST).y < (roll.box.bottom + roll.box.top) / 2 < frame.at(Joint.NECK).y
    assert roll.box.width == pytest.approx(roll.box.height)


def test_band__is_pulled_from_a_place_that_stays(placed):
    stand, pull = STAND.replace("[-88, -85]", "[0, 0]"), STAND.replace("[-88, -85]", "[-130, -5]")
    motion, places = placed(
        f"  props: [band]\n  keys:\n    out: {stand}\n    in: {pull}\n  cycle: [out, 2s, in, 2s, out]\n"
    )
    first, later = (one(motion, places, PropKind.BAND, share) for share in (0.0, 0.5))
    assert first.points[1] == later.points[1]
    assert later.points[0] == motion.frame(0.5).at(Joint.WRIST_A)
    assert first.box.width < later.box.width


@pytest.mark.parametrize(
    ("kind", "height"),
    [("chair", 0.3), ("step", 0.12), ("table", 0.5), ("cushion", 0.08), ("wall", 0.9), ("ball", 0.1)],
)
def test_written_places__are_kept(placed, kind, height):
    motion, places = placed(f"  props: [{{prop: {kind}, x: 0.4, height: {height}}}]\n  keys:\n    stand: {STAND}\n")
    thing = one(motion, places, PropKind(kind))
    if kind == "chair":
        assert thing.points[0].y == height
    else:
        assert thing.box.top == pytest.approx(height)
    if kind == "wall":
        assert thing.box.left == 0.4
    else:
        assert (thing.box.left + thing.box.right) / 2 == pytest.approx(0.4)


def test_mat__shows_its_top_to_who_looks_at_somebody_lying(placed):
    lies = "{trunk: 178, hips: 90, arms: [60, 20], legs: {left: [-20, 10, -20], right: [-20, 10, -20]}}"
    stands = "{trunk: 90, arms: [-80, -85], legs: [-90, -90, -80]}"
    tops = {}
    for pose in (lies, stands):
        motion, places = placed(f"  view: front\n  props: [mat]\n  keys:\n    still: {pose}\n")
        tops[pose] = one(motion, places, PropKind.MAT).box.top
    assert tops[lies] > 0.1
    assert tops[stands] == 0.0
    motion, places = placed(
        "  view: feet\n  props: [mat]\n  keys:\n    still: {trunk: 90, arms: [-8, 0], legs: [90, -90, -90],"
        " foreshorten: {trunk: 0.57, head: 0.57, left-thigh: 0.2, right-thigh: 0.2}}\n"
    )
    assert one(motion, places, PropKind.MAT).box.top > motion.frame(0.0).at(Joint.HEAD).y


def test_chair__stands_before_who_holds_it_and_behind_who_sits_on_it(placed):
    stand = "{trunk: 90, arms: [-72, -118], legs: [-90, -90, -80], foreshorten: {left-arm: 0.88, right-arm: 0.88}}"
    motion, places = placed(f"  view: front\n  props: [chair]\n  keys:\n    stand: {stand}\n")
    held, frame = one(motion, places, PropKind.CHAIR), motion.frame(0.0)
    assert held.is_before
    assert held.back_top == pytest.approx(frame.at(Joint.WRIST_A).y - 0.03)
    assert held.box.left < frame.at(Joint.WRIST_B).x < frame.at(Joint.WRIST_A).x < held.box.right
    short = "foreshorten: {left-thigh: 0.3, right-thigh: 0.3, left-foot: 0.4, right-foot: 0.4}"
    sit = f"{{trunk: 90, arms: [-72, -118], legs: [-90, -90, -90], {short}}}"
    motion, places = placed(f"  view: front\n  props: [chair]\n  keys:\n    sit: {sit}\n")
    assert not one(motion, places, PropKind.CHAIR).is_before


@pytest.mark.parametrize("spine", [180, 90])
def test_pillow__lies_under_a_head_seen_from_above_across_the_spine(placed, spine):
    motion, places = placed(
        "  view: top\n  props: [mat, cushion]\n  keys:\n"
        f"    side: {{spine: [{spine}, {spine}, {spine}], arms: [-90, -90], legs: [-90, 0, -80], "
        "foreshorten: {shoulders: 0}}\n"
    )
    pillow, head = one(motion, places, PropKind.CUSHION).box, motion.frame(0.0).at(Joint.HEAD)
    assert pillow.left < head.x - 0.07 < head.x + 0.07 < pillow.right
    assert pillow.bottom < head.y - 0.07 < head.y + 0.07 < pillow.top
    assert (pillow.height > pillow.width) == (spine == 180)


def test_boxes__hold_every_thing_of_the_movement(placed):
    motion, places = placed(
        "  props: [mat, strap]\n  keys:\n"
        f"    a: {SUPINE}\n    b: {{spine: [180, 180, 180], arms: [90, 90], legs: [80, 80, 150]}}\n"
        "  cycle: [a, 2s, b, 2s, a]\n"
    )
    top = max(box.top for box in places.boxes())
    assert top >= max(one(motion, places, PropKind.STRAP, share).box.top for share in (0.0, 0.25, 0.5, 1.0)) - 1e-3
