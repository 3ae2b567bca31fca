"""On which side one lies for an exercise that is done lying on the side."""

from exercises.library.exercise import Exercise, Position
from exercises.library.figure.body import Joint, View, joints_of
from exercises.library.figure.figure import Figure
from exercises.library.timeline import Side


def side_to_lie_on(exercise: Exercise | None, side: Side | None) -> Side | None:
    """The side of the body that is on the floor while `side` works, as the figure shows it.

    In a side plank that is the working side, in a clamshell the other one. None where one doesn't lie on a side, where
    neither left nor right works, and where the figure doesn't tell.
    """
    if exercise is None or exercise.position is not Position.LYING_SIDE or exercise.figure is None:
        return None
    if side not in (Side.LEFT, Side.RIGHT):
        return None
    below = _working_side_is_below(exercise.figure)
    if below is None:
        return None
    return side if below else side.other


def _working_side_is_below(figure: Figure) -> bool | None:
    """Whether the side that works in the picture is the one that is lain on; None where it can't be seen."""
    match figure.view:
        case View.TOP:
            # Seen from above, the near side is the upper one, and the one that works.
            return False
        case View.SIDE:
            return None
    joints = joints_of(figure.keys[figure.moves[0].start if figure.moves else 0])
    across = joints[Joint.HIP_A].minus(joints[Joint.HIP_B])
    return across.y < 0 if abs(across.y) > abs(across.x) else None
