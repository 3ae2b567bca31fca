"""How walks that were found stand to the history: new, known, or most likely one that was written down by hand."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from exercises.session.record import SessionRecord
from exercises.tracks.track import Found, TrackWalk

if TYPE_CHECKING:
    from exercises.history.history import History

# Two that share more than this of the shorter one's time are one walk that two devices have recorded.
_SAME_SHARE: Final = 0.5
# One written down from memory began about then, or took about as long.
_ABOUT_SECONDS: Final = 90 * 60.0
_ABOUT_SHARE: Final = 0.2
_DAY_SECONDS: Final = 86_400
# No session lasts longer than that; further back nothing can overlap.
_LONGEST: Final = timedelta(days=2)


class Standing(StrEnum):
    """How a walk stands to what is there already."""

    NEW = "new"
    KNOWN = "known"  # this very one is in the history
    SAME_TIME = "same-time"  # another walk of that time is in the history
    BY_HAND = "by-hand"  # a walk like it was written down by hand
    TWICE = "twice"  # another of the files holds it as well
    NO_WALK = "no-walk"  # it does not look like a walk, but may be taken for one
    REFUSED = "refused"  # it can't be written down


class Choice(StrEnum):
    """What becomes of a walk that was found."""

    TAKE = "take"  # as a session of its own
    JOIN = "join"  # its distance and times go to the one in the history
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Arriving:
    """A walk with its standing; `mine` is the session of the history that is meant, `reason` says why it is no walk."""

    walk: TrackWalk
    standing: Standing
    mine: SessionRecord | None = None
    reason: str = ""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may become of it, the default first; one alone is no choice."""
        match self.standing:
            case Standing.NEW:
                return (Choice.TAKE, Choice.LEAVE)
            case Standing.BY_HAND:
                return (Choice.JOIN, Choice.TAKE, Choice.LEAVE)
            case Standing.SAME_TIME if self.mine is not None and self.mine.feelings.kilometres is None:
                # Its times were measured; only the way is new.
                joined = (Choice.JOIN,) if self.walk.kilometres else ()
                return (Choice.LEAVE, *joined, Choice.TAKE)
            case Standing.SAME_TIME | Standing.NO_WALK:
                return (Choice.LEAVE, Choice.TAKE)
            case Standing.KNOWN | Standing.TWICE | Standing.REFUSED:
                return (Choice.LEAVE,)


@dataclass(slots=True)
class _Walks:
    """The walks of the history by the moment of their start; those that were met by a track already."""

    records: list[SessionRecord]
    starts: list[float] = field(init=False)
    met: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.records.sort(key=lambda record: record.started.timestamp())
        self.starts = [record.started.timestamp() for record in self.records]

    def around(self, walk: TrackWalk) -> Sequence[SessionRecord]:
        """Those that began within two days of it."""
        reach = _LONGEST.total_seconds()
        first = bisect_left(self.starts, walk.started.timestamp() - reach)
        return self.records[first : bisect_right(self.starts, walk.ended.timestamp() + reach)]


class _Before:
    """The walks that were met so far, by the days (of UTC) on which they were."""

    def __init__(self) -> None:
        self._spans: dict[int, list[tuple[float, float]]] = {}

    def add(self, walk: TrackWalk) -> None:
        """Remember a walk."""
        for day in self._days(walk):
            self._spans.setdefault(day, []).append(_span(walk))

    def has(self, walk: TrackWalk) -> bool:
        """Whether a walk of the same time was met."""
        spans = (span for day in self._days(walk) for span in self._spans.get(day, ()))
        return any(_is_same_time(_span(walk), span) for span in spans)

    def _days(self, walk: TrackWalk) -> range:
        begin, end = _span(walk)
        return range(int(begin // _DAY_SECONDS), int(end // _DAY_SECONDS) + 1)


def compare(found: Iterable[Found], history: "History") -> tuple[Arriving, ...]:
    """Every walk with its standing, in the order of time. Raises AmbleError when the history can't be read."""
    given = sorted(found, key=lambda each: (each.walk.started.timestamp(), -each.walk.points, each.walk.source))
    timed = [each.walk for each in given if each.may_be_taken]
    if not timed:
        return tuple(Arriving(each.walk, Standing.REFUSED, reason=each.objection) for each in given)
    since = min(walk.started for walk in timed).date() - _LONGEST
    until = max(walk.ended for walk in timed).date() + _LONGEST
    walks = _Walks([record for record in history.sessions(since, until) if record.kind == "walk"])
    known = {record.id: record for record in walks.records}
    result: list[Arriving] = []
    before = _Before()
    # Of two files with the same walk the one that says more comes first.
    for each in sorted(given, key=_says_less):
        arriving = _standing(each, walks, known, before)
        if arriving.standing not in (Standing.TWICE, Standing.REFUSED):
            before.add(each.walk)
        result.append(arriving)
    return tuple(sorted(result, key=lambda each: (each.walk.started.timestamp(), each.walk.source)))


def _says_less(found: Found) -> tuple[bool, bool, bool, int]:
    walk = found.walk
    return bool(found.objection), walk.is_cut, walk.steps_a_minute is None, -walk.points


def _standing(each: Found, walks: _Walks, known: dict[str, SessionRecord], before: _Before) -> Arriving:
    walk = each.walk
    if not each.may_be_taken:
        return Arriving(walk, Standing.REFUSED, reason=each.objection)
    if walk.id in known:
        return Arriving(walk, Standing.KNOWN, known[walk.id])
    if before.has(walk):
        return Arriving(walk, Standing.TWICE)
    if each.objection:
        return Arriving(walk, Standing.NO_WALK, reason=each.objection)
    near = walks.around(walk)
    same = next((mine for mine in near if _is_same_time(_span(walk), _span_of(mine))), None)
    if same is not None and (not same.logged_by_hand or _was_joined(same, walk)):
        return Arriving(walk, Standing.KNOWN if _was_joined(same, walk) else Standing.SAME_TIME, same)
    by_hand = [mine for mine in near if mine.logged_by_hand and mine.id not in walks.met and _is_like(mine, walk)]
    if by_hand:
        mine = min(by_hand, key=lambda mine: abs((mine.started - walk.started).total_seconds()))
        walks.met.add(mine.id)
        return Arriving(walk, Standing.BY_HAND, mine)
    return Arriving(walk, Standing.NEW)


def _was_joined(mine: SessionRecord, walk: TrackWalk) -> bool:
    """Whether a session has its times from just this walk."""
    return mine.started == walk.started and mine.ended == walk.ended


def _is_like(mine: SessionRecord, walk: TrackWalk) -> bool:
    """Whether a walk that was written down by hand may well be this one: the same day, and about then or as long."""
    if mine.started.date() != walk.started.date():
        return False
    apart = abs((mine.started - walk.started).total_seconds())
    differs = abs(mine.walk_active_seconds - walk.walked_seconds)
    return apart <= _ABOUT_SECONDS or differs <= _ABOUT_SHARE * max(mine.walk_active_seconds, walk.walked_seconds)


def _span(walk: TrackWalk) -> tuple[float, float]:
    return walk.started.timestamp(), walk.ended.timestamp()


def _span_of(mine: SessionRecord) -> tuple[float, float]:
    begin = mine.started.timestamp()
    return begin, mine.ended.timestamp() if mine.ended is not None else begin + mine.active_seconds


def _is_same_time(one: tuple[float, float], other: tuple[float, float]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    shorter = min(one[1] - one[0], other[1] - other[0])
    return shared > _SAME_SHARE * shorter if shorter > 0 else one == other
