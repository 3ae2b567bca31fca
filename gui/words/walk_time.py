"""How long a session takes from its first second to its last, and what a walk is made of, in the same words everywhere.

Everything is read from the timeline, so that a plan of one's own or a walk without its warm-up tells its own time.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from exercises.coach.walks import BRISK_WALK, EASY_WALK
from exercises.library.timeline import Phase, Timeline
from gui.text import tr

# A shorter pause within a walk is no seat that anybody would count.
_SEAT_SECONDS: Final = 50


def session_time(timeline: Timeline) -> str:
    """The whole time: `20 min walking, 34 with warm-up and cool-down`; of anything but a walk `11 min in all`.

    Of a walk whose end is open it is the longest that it may take.
    """
    first, last = _walking_span(timeline)
    phases = timeline.phases[first:last]
    if not phases:
        return tr("{n} min in all").format(n=_minutes(timeline.phases))
    walking = tr("up to {n} min walking") if is_open(timeline) else tr("{n} min walking")
    walking = walking.format(n=_minutes([phase for phase in phases if phase.walking]))
    besides = _besides(before=first > 0, seats=any(map(_is_seat, phases)), after=last < len(timeline.phases))
    if not besides:
        return walking
    return tr("{walking}, {whole} with {besides}").format(
        walking=walking, whole=_minutes(timeline.phases), besides=besides
    )


def time_of_walk(walk: Timeline | None, parts: Sequence[int] = ()) -> str:
    """The whole time of a walk that is offered, the next one of several `parts` of a day, in minutes of walking."""
    if walk is None:
        return ""
    time = session_time(walk)
    if len(parts) < 2:
        return time
    each = tr("{time}, each time") if len(set(parts)) == 1 else tr("{time}, the first time")
    return each.format(time=time)


def walk_in_words(walk: Timeline | None, parts: Sequence[int] = ()) -> str:
    """One or two sentences: how long the walk takes in all, and what it is made of where that is more than one pace."""
    if walk is None:
        return ""
    itself = _walk_itself(walk)
    varied = any(map(_is_seat, itself)) or len({phase.exercise for phase in itself if phase.walking}) > 1
    made_of = walking_words(walk) if varied else ""
    return " ".join(filter(None, (as_sentence(time_of_walk(walk, parts)), as_sentence(made_of))))


def is_open(walk: Timeline) -> bool:
    """Whether one walks until one says that it is enough."""
    return any(phase.until_done for phase in walk.phases if phase.walking)


def walking_words(walk: Timeline) -> str:
    """What the walking itself is made of, such as `easy 5 · brisk 5 · easy 5 min`; empty where its end is open."""
    phases = _walk_itself(walk)
    return "" if is_open(walk) or not phases else _middle(phases)


def as_sentence(words: str) -> str:
    """The same words as a sentence of their own; empty ones stay empty."""
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _besides(*, before: bool, seats: bool, after: bool) -> str:
    match before, seats, after:
        case True, False, True:
            return tr("warm-up and cool-down")
        case True, False, False:
            return tr("warm-up")
        case False, False, True:
            return tr("cool-down")
        case True, True, True:
            return tr("warm-up, seats and cool-down")
        case True, True, False:
            return tr("warm-up and seats")
        case False, True, True:
            return tr("seats and cool-down")
        case False, True, False:
            return tr("seats")
        case _:
            return ""


def _walking_span(walk: Timeline) -> tuple[int, int]:
    """From which phase on one walks, and the first one after it."""
    walking = [number for number, phase in enumerate(walk.phases) if phase.walking]
    return (walking[0], walking[-1] + 1) if walking else (0, 0)


def _walk_itself(walk: Timeline) -> tuple[Phase, ...]:
    """The walk without what is wrapped round it."""
    first, last = _walking_span(walk)
    return walk.phases[first:last]


def _is_seat(phase: Phase) -> bool:
    return not phase.walking and phase.seconds >= _SEAT_SECONDS


def _middle(phases: Sequence[Phase]) -> str:
    seats = [phase for phase in phases if _is_seat(phase)]
    if seats:
        longest = max(_minutes([phase]) for phase in phases if phase.walking)
        return tr("{walk} min at a time with {seat} min to sit in between").format(
            walk=longest, seat=_minutes(seats[:1])
        )
    parts = [(pace, _minutes(list(group))) for pace, group in groupby((p for p in phases if p.walking), key=_pace)]
    return tr("{parts} min").format(parts=" · ".join(f"{pace} {time}" for pace, time in parts))


def _pace(phase: Phase) -> str:
    if phase.exercise == EASY_WALK:
        return tr("easy")
    return tr("brisk") if phase.exercise == BRISK_WALK else (phase.name or tr("walk")).lower()


def _minutes(phases: Sequence[Phase]) -> int:
    """Whole minutes of some phases, at least 1."""
    return max(1, round(sum(phase.seconds for phase in phases) / 60))
