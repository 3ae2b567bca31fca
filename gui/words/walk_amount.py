"""How much walking is asked for, in the same words wherever it stands."""

from collections.abc import Sequence

from gui.text import tr


def walking(parts: Sequence[int], whole: int) -> str:
    """The parts still to walk, in minutes: `2 × 15 minutes`, `8 + 7 minutes`; `whole` where there are none."""
    if len(parts) > 1 and len(set(parts)) == 1:
        return tr("{parts} × {minutes}").format(parts=len(parts), minutes=minutes(parts[0]))
    if len(parts) > 1:
        return tr("{parts} minutes").format(parts=" + ".join(str(part) for part in parts))
    return minutes(parts[0] if parts else whole)


def minutes(count: int) -> str:
    """Minutes with their noun."""
    return tr("1 minute") if count == 1 else tr("{n} minutes").format(n=count)


def minutes_of_walking(count: int) -> str:
    """A whole day's minutes: `30 minutes of walking`."""
    return tr("{minutes} of walking").format(minutes=minutes(count))
