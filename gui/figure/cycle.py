"""Where a figure is in its movement when it runs by itself."""

from dataclasses import dataclass
from typing import Final

from exercises.library.exercise import Exercise, Sides
from exercises.library.figure.figure import Figure
from exercises.session.figure_moment import breath_at

# How long a figure that nobody counts for is held, and rests between two holds.
HOLD_SECONDS: Final = 3.0
PAUSE_SECONDS: Final = 0.7
# With reduced motion each key stands this long.
KEY_SECONDS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A share (0 to 1) of the moving time, how full the chest is (0 to 1), and whether the sides are exchanged."""

    share: float
    breath: float = 0.0
    swapped: bool = False


def moment_at(exercise: Exercise, seconds: float) -> Moment:
    """Where an exercise's figure is after so many seconds of running by itself."""
    figure = exercise.figure
    if figure is None or not figure.seconds:
        return Moment(0.0, breath_at(seconds))
    if figure.walks:
        return Moment(seconds % figure.seconds / figure.seconds)
    held, pause = stays_of(figure)
    whole = figure.seconds + held + pause
    number, gone = divmod(seconds, whole)
    swapped = alternates(exercise) and int(number) % 2 == 1
    before = figure.seconds_to_hold
    if gone <= before or not held:
        return Moment(min(gone / figure.seconds, 1.0), 0.0, swapped)
    if gone <= before + held:
        return Moment(before / figure.seconds, breath_at(gone - before, before + held - gone), swapped)
    return Moment(min((gone - held) / figure.seconds, 1.0), 0.0, swapped)


def stays_of(figure: Figure) -> tuple[float, float]:
    """Seconds that a figure is held and rests in each cycle; what is not held flows on, as it does in a session."""
    return (HOLD_SECONDS, PAUSE_SECONDS) if figure.hold_at is not None else (0.0, 0.0)


def alternates(exercise: Exercise) -> bool:
    """Whether every other repetition shows the other side; a cycle that shows both already doesn't."""
    figure = exercise.figure
    return exercise.sides is Sides.ALTERNATE and figure is not None and not figure.shows_both_sides


def key_at(figure: Figure, share: float) -> int:
    """The key that the figure has reached last at a share of its moving time."""
    if not figure.moves:
        return 0
    gone, key = min(max(share, 0.0), 1.0) * figure.seconds, figure.moves[0].start
    for move in figure.moves:
        gone -= move.seconds
        if gone < -1e-9:
            break
        key = move.end
    return key


def keys_in_order(figure: Figure) -> list[int]:
    """The keys as the cycle comes to them, without the way back to the first."""
    if not figure.moves:
        return [0]
    order = [figure.moves[0].start, *(move.end for move in figure.moves)]
    order = [key for place, key in enumerate(order) if place == 0 or key != order[place - 1]]
    return order[:-1] if len(order) > 1 and order[-1] == order[0] else order
