"""What a countdown shows: whole seconds, the way a person counts them."""

import math


def seconds_to_show(left_seconds: float) -> int:
    """Round up, so that a phase of 30 s begins with 30 and 0 never stands while something is left.

    A hair is forgiven, so that a look just after a whole second does not show the one before.
    """
    return max(0, math.ceil(left_seconds - 0.05))
