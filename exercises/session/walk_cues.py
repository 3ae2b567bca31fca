"""What is said while walking, and when: counted over all the walking of a session, whatever lies between."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from exercises.library.timeline import UNTIL_DONE_SECONDS, Timeline
from exercises.session.events import CueKind, WalkCue, WalkedMinute

# Posture at minute 1 and then every 5, a pain tap every 5: formats.md, "Walking plan".
FIRST_POSTURE_SECONDS: Final = 60.0
EVERY_SECONDS: Final = 300.0
_MINUTE_SECONDS: Final = 60.0
# Walking indoors for a minute or two, inside something else, has no way back.
_LONGEST_WITHOUT_TURN_SECONDS: Final = 120.0
# Sums of floats fall short of a moment by less than this.
_ROUNDING: Final = 1e-6
# These count even when the moment has passed unseen.
_NEVER_TOO_LATE: Final = (CueKind.TURN_BACK, CueKind.ENOUGH)

Told = tuple[float, WalkCue | WalkedMinute]


@dataclass(frozen=True, slots=True)
class WalkPass:
    """A pass through a phase of walking, as long as it is now.

    `open_end` means that the user ends it; `seconds` is then an estimate. `to_come` are the seconds of walking in the
    phases behind it.
    """

    index: int
    seconds: float
    open_end: bool
    to_come: float


class WalkCues:
    """Tells each cue once, in the order of their moments; walking again after going back counts as walking on."""

    def __init__(self, timeline: Timeline, walked_seconds: float = 0.0, gone_seconds: float = 0.0) -> None:
        """`walked_seconds` were walked before; the first pass begins with `gone_seconds` of them."""
        self._before = walked_seconds - gone_seconds
        self._minute = _next(gone_seconds, _MINUTE_SECONDS, _MINUTE_SECONDS)
        self._posture = _next(walked_seconds, FIRST_POSTURE_SECONDS, EVERY_SECONDS)
        self._pain = _next(walked_seconds, EVERY_SECONDS, EVERY_SECONDS)
        planned = sum(phase.seconds for phase in timeline.phases if phase.walking)
        short = timeline.kind != "walk" and planned <= _LONGEST_WITHOUT_TURN_SECONDS
        self._turned = short or walked_seconds >= planned / 2 > 0
        # Phase number -> what was walked in earlier passes through it.
        self._earlier: dict[int, float] = {}
        self._enough: set[int] = set()

    def due(self, walk: WalkPass, until: float, said_from: float) -> list[Told]:
        """What falls due up to the moment `until` of this pass, each with its moment, in order.

        What was due before `said_from` is too late to be said, except what matters late as well.
        """
        told = sorted(self._cues(walk, until), key=lambda cue: cue[0])
        return [
            (moment, WalkCue(kind, round(self._before + moment, 6)))
            for moment, kind in told
            if moment >= said_from or kind in _NEVER_TOO_LATE
        ]

    def minute(self, walk: WalkPass, until: float) -> list[Told]:
        """The last full minute of this pass that went by, if there is a new one before its end."""
        last = None
        while self._minute <= until + _ROUNDING:
            last = self._minute
            self._minute += _MINUTE_SECONDS
        if last is None or (not walk.open_end and last >= walk.seconds - _ROUNDING):
            return []
        return [(last, WalkedMinute(walk.index, last))]

    def leave(self, index: int, walked_seconds: float) -> None:
        """A pass through a phase of walking is over, after so many seconds."""
        self._before += walked_seconds
        self._earlier[index] = self._earlier.get(index, 0.0) + walked_seconds
        self._minute = _MINUTE_SECONDS

    def _cues(self, walk: WalkPass, until: float) -> Iterator[tuple[float, CueKind]]:
        yield from self._turn_back(walk, until)
        yield from self._that_is_enough(walk, until)
        while (moment := self._posture - self._before) <= until + _ROUNDING:
            self._posture += EVERY_SECONDS
            # Nobody stands up straight for a walk that is over.
            if walk.open_end or walk.seconds + walk.to_come - moment > _ROUNDING:
                yield moment, CueKind.POSTURE
        while (moment := self._pain - self._before) <= until + _ROUNDING:
            self._pain += EVERY_SECONDS
            yield moment, CueKind.PAIN

    def _turn_back(self, walk: WalkPass, until: float) -> Iterator[tuple[float, CueKind]]:
        """Half-way is where as much has been walked as is left, also when something was skipped or made longer."""
        moment = max(0.0, (walk.seconds + walk.to_come - self._before) / 2)
        if not self._turned and moment <= until + _ROUNDING:
            self._turned = True
            yield moment, CueKind.TURN_BACK

    def _that_is_enough(self, walk: WalkPass, until: float) -> Iterator[tuple[float, CueKind]]:
        # An estimate that nobody made is no cap.
        if not walk.open_end or walk.seconds <= UNTIL_DONE_SECONDS or walk.index in self._enough:
            return
        moment = max(0.0, walk.seconds - self._earlier.get(walk.index, 0.0))
        if moment <= until + _ROUNDING:
            self._enough.add(walk.index)
            yield moment, CueKind.ENOUGH


def _next(walked_seconds: float, first: float, every: float) -> float:
    """The first of the moments `first`, `first + every`, … that is still to come."""
    gone = max(0, int((walked_seconds - first + _ROUNDING) // every) + 1)
    return first + gone * every
