"""From a track to walks: which points hold, where somebody stood, how long and how far was walked, what is no walk.

The bounds here are our own choice, made for slow walkers and for receivers that wander by a few metres; the search for
stops is the stay point detection of Li et al. (Mining user similarity based on location history, 2008).
"""

import hashlib
import math
import struct
import uuid
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from itertools import pairwise
from typing import Final

from exercises.library.problems import short, visible
from exercises.tracks.track import Found, Point, Sport, Told, Track, TrackWalk

# Whoever stays within so many metres for longer than so many seconds stands: below 0.9 km/h.
STAND_METRES: Final = 5.0
STAND_SECONDS: Final = 20.0
# Between two points further apart in time than this nobody knows what was done; it counts as walked only where the
# device was not stopped and the way was covered at a walking pace, as with devices that write few points.
GAP_SECONDS: Final = 60.0
_GAP_SLOWEST, _GAP_FASTEST = 1.0, 9.0
# A break longer than this parts two walks.
BREAK_SECONDS: Final = 3600.0
# Tracks of one file that follow each other this closely are one walk.
_JOIN_SECONDS: Final = 300.0
# Faster than this on the average is no walk; a single stretch faster than the second number is a leap or a ride, of
# which neither time nor way counts.
FASTEST: Final = 9.0
_LEAP: Final = 20.0
SHORTEST_SECONDS: Final = 60.0
LONGEST_SECONDS: Final = 12 * 3600.0
_EARLIEST_YEAR: Final = 2000
# A hill counts when it rises by more than the receiver's own ups and downs.
_HILL_METRES: Final = 5.0
# Devices count the strides of one leg; above this it can only be steps.
_MOST_STRIDES: Final = 90.0
_MOST_STEPS: Final = 240.0
_NAMESPACE: Final = uuid.UUID("b3c8d1a2-6c0e-5d7f-9a41-2f7e60c4b815")


@dataclass(frozen=True, slots=True)
class _Measured:
    """What was walked of a row of points; metres are None where neither places nor a count of metres are known."""

    seconds: float
    metres: float | None
    # The same with rides and leaps in it: by that it is judged whether it is a walk at all.
    all_seconds: float
    all_metres: float


def found_in(tracks: Sequence[Track], source: str, now: datetime, zone: tzinfo | None = None) -> Iterator[Found]:
    """Everything that the tracks of one file hold, in the order of time.

    Local times are those of the file where it tells them, else of `zone`; None is the computer's own zone, at the
    offset that held then.
    """
    timed = [track for track in tracks if track.points]
    found = [each for track in joined(timed) for each in _found(track, source, now, zone)]
    yield from sorted(found, key=lambda each: each.walk.started.timestamp())
    if len(timed) < len(tracks):
        untimed = sum(track.untimed for track in tracks if not track.points)
        nothing = TrackWalk("", source, now, now, 0.0, points=untimed)
        yield Found(nothing, "It has no times, so nobody can tell when it was.", may_be_taken=False)


def joined(tracks: Sequence[Track]) -> list[Track]:
    """The tracks of a file; those of one sport that follow each other within minutes are one."""
    result: list[Track] = []
    for track in sorted(tracks, key=lambda track: track.points[0].seconds):
        last = result[-1] if result else None
        if last is None or not _goes_on(last, track):
            result.append(track)
            continue
        part = last.points[-1].part + 1
        more = (_in_part(point, point.part + part) for point in track.points)
        result[-1] = Track(
            (*last.points, *more),
            last.name,
            last.sport,
            last.sport_name,
            last.offset_seconds,
            untimed=last.untimed + track.untimed,
            is_cut=last.is_cut or track.is_cut,
        )
    return result


def _goes_on(last: Track, track: Track) -> bool:
    if (last.sport, last.sport_name) != (track.sport, track.sport_name):
        return False
    if last.told != Told() or track.told != Told():
        return False
    return 0 <= track.points[0].seconds - last.points[-1].seconds <= _JOIN_SECONDS


def _in_part(point: Point, part: int) -> Point:
    return Point(point.seconds, point.latitude, point.longitude, point.elevation, point.metres, point.cadence, part)


def _found(track: Track, source: str, now: datetime, zone: tzinfo | None) -> Iterator[Found]:
    points = in_order(track.points)
    # What a watch ended as one session is one walk, however long it stood still in between.
    for row in _rows(points) if track.told == Told() else (points,):
        yield _walk(track, row, source, now, zone)


def in_order(points: Iterable[Point]) -> list[Point]:
    """The longest row of points whose times rise: a clock that was set right on the way leaves a few points out."""
    given = list(points)
    if all(first.seconds < second.seconds for first, second in pairwise(given)):
        return given
    ends: list[float] = []  # the smallest last time of a row of each length
    last: list[int] = []
    before: list[int] = []
    for number, point in enumerate(given):
        length = bisect_left(ends, point.seconds)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(point.seconds)
            last.append(number)
        else:
            ends[length], last[length] = point.seconds, number
    row: list[Point] = []
    number = last[-1] if last else -1
    while number >= 0:
        row.append(given[number])
        number = before[number]
    return row[::-1]


def _rows(points: Sequence[Point]) -> Iterator[Sequence[Point]]:
    """The points parted where a break is too long for one walk; a point alone says nothing unless it is all."""
    begin = 0
    rows = []
    for number, (first, second) in enumerate(pairwise(points), 1):
        if second.seconds - first.seconds > BREAK_SECONDS and not _is_walked(first, second):
            rows.append(points[begin:number])
            begin = number
    rows.append(points[begin:])
    several = [row for row in rows if len(row) > 1]
    yield from several or rows[:1]


def _walk(track: Track, points: Sequence[Point], source: str, now: datetime, zone: tzinfo | None) -> Found:
    told, measured = track.told, measure(points)
    # What is too fast for a walk is told as it was.
    whole = _speed(measured, told) > FASTEST
    seconds, metres = (measured.all_seconds, measured.all_metres) if whole else (measured.seconds, measured.metres)
    if told.seconds:
        # Only a watch that wrote no points is believed without looking.
        seconds = min(seconds, told.seconds) if measured.all_seconds else told.seconds
    begin, end = points[0].seconds, points[-1].seconds
    steps = _steps_a_minute(points, told)
    hills = told.ascent_metres if told.ascent_metres is not None else ascent(points)
    walk = TrackWalk(
        id=_identity(points, told),
        source=source,
        started=_local(begin, track.offset_seconds, zone),
        ended=_local(end, track.offset_seconds, zone),
        walked_seconds=float(round(seconds)),
        metres=told.metres or metres,
        steps_a_minute=steps,
        ascent_metres=round(hills) if hills is not None else None,
        points=len(points),
        is_cut=track.is_cut,
    )
    return _judged(walk, track, measured, told, now)


def _judged(walk: TrackWalk, track: Track, measured: _Measured, told: Told, now: datetime) -> Found:
    """Whether it is a walk, and one that can be written down."""
    if walk.started.timestamp() > now.timestamp():
        return Found(walk, "It lies in the future.", may_be_taken=False)
    if walk.started.year < _EARLIEST_YEAR:
        return Found(
            walk, f"Its date lies before {_EARLIEST_YEAR}: the device's clock was not set.", may_be_taken=False
        )
    if walk.walked_seconds < SHORTEST_SECONDS:
        return Found(walk, "Less than a minute of it was walked.", may_be_taken=False)
    if walk.walked_seconds > LONGEST_SECONDS:
        return Found(walk, "It is longer than 12 hours.", may_be_taken=False)
    if track.sport is Sport.OTHER:
        return Found(walk, f"It was recorded as something else than a walk: {short(visible(track.sport_name))}.")
    speed = _speed(measured, told)
    if speed > FASTEST:
        return Found(walk, f"At {speed:.0f} km/h it is too fast for a walk.")
    return Found(walk)


def _speed(measured: _Measured, told: Told) -> float:
    if measured.all_seconds and measured.all_metres:
        return measured.all_metres * 3.6 / measured.all_seconds
    return told.metres * 3.6 / told.seconds if told.metres and told.seconds else 0.0


def _local(seconds: float, offset: int | None, zone: tzinfo | None) -> datetime:
    """A moment to the second, at the offset that held then and there."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=math.floor(seconds))
    if moment.year < _EARLIEST_YEAR - 1:
        return moment  # not every system knows the zones of such a time, and it is refused anyway
    if offset is not None and abs(offset) < 24 * 3600:
        return moment.astimezone(timezone(timedelta(seconds=offset)))
    local = moment.astimezone(zone)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))


def _identity(points: Sequence[Point], told: Told) -> str:
    """A UUID made of the moment of the start and a digest of the points, to the thousandth of a second and 0.1 m."""
    digest = hashlib.sha256()
    for point in points:
        latitude = round(point.latitude * 1e6) if point.latitude is not None else 2**31
        longitude = round(point.longitude * 1e6) if point.longitude is not None else 2**31
        digest.update(struct.pack("<qqqq", round(point.seconds * 1000), latitude, longitude, round(point.metres or 0)))
    digest.update(repr((round(told.seconds or 0), round(told.metres or 0))).encode("ascii"))
    begin = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=math.floor(points[0].seconds))
    return str(uuid.uuid5(_NAMESPACE, f"{begin:%Y-%m-%dT%H:%M:%SZ} {digest.hexdigest()}"))


# Measuring


def measure(points: Sequence[Point]) -> _Measured:
    """Seconds and metres walked, without pauses."""
    seconds = metres = all_seconds = all_metres = 0.0
    knows_way = False
    for number, moves in enumerate(moving(points)):
        if not moves:
            continue
        first, second = points[number], points[number + 1]
        time = second.seconds - first.seconds
        way = way_between(first, second)
        all_seconds += time
        knows_way = knows_way or way is not None
        way = way or 0.0
        all_metres += way
        if way * 3.6 <= _LEAP * time:
            seconds += time
            metres += way
    return _Measured(seconds, metres if knows_way else None, all_seconds, all_metres)


def moving(points: Sequence[Point]) -> list[bool]:
    """For each point but the last, whether the stretch to the next one was walked."""
    walked = [_is_walked(first, second) for first, second in pairwise(points)]
    anchor = 0
    while anchor < len(walked):
        end = anchor
        while end < len(walked) and walked[end] and _is_near(points[anchor], points[end + 1]):
            end += 1
        if points[end].seconds - points[anchor].seconds > STAND_SECONDS:
            walked[anchor:end] = [False] * (end - anchor)
            anchor = end
        else:
            anchor += 1
    return walked


def _is_walked(first: Point, second: Point) -> bool:
    """Whether the time between two points may have been walked, by how far they are apart."""
    time = second.seconds - first.seconds
    if time <= GAP_SECONDS:
        return True
    way = way_between(first, second)
    return first.part == second.part and way is not None and _GAP_SLOWEST * time <= way * 3.6 <= _GAP_FASTEST * time


def _is_near(first: Point, second: Point) -> bool:
    way = way_between(first, second)
    return way is not None and way < STAND_METRES


def way_between(first: Point, second: Point) -> float | None:
    """Metres from one point to a later one, by the device's count or along the globe; None where nobody knows."""
    if first.metres is not None and second.metres is not None and second.metres >= first.metres:
        return second.metres - first.metres
    if first.latitude is None or first.longitude is None or second.latitude is None or second.longitude is None:
        return None
    from gpxpy.geo import haversine_distance

    return float(haversine_distance(first.latitude, first.longitude, second.latitude, second.longitude))


def ascent(points: Iterable[Point]) -> float | None:
    """Metres uphill; what rises by less than 5 m is the receiver's. None without two elevations that differ."""
    heights = [point.elevation for point in points if point.elevation is not None]
    if len(set(heights)) < 2:
        return None
    total, low, high = 0.0, heights[0], heights[0]
    for height in heights:
        if height > high:
            high = height
        elif high - low > _HILL_METRES and height < high - _HILL_METRES:  # over the top of a hill
            total += high - low
            low = high = height
        elif height < low:  # further down, with nothing between that was a hill
            low = high = height
    return total + (high - low if high - low > _HILL_METRES else 0.0)


def _steps_a_minute(points: Sequence[Point], told: Told) -> int | None:
    """Steps a minute while walking; devices write the strides of one leg, so these are doubled."""
    counted = [point.cadence for point, moves in zip(points, moving(points), strict=False) if moves and point.cadence]
    mean = sum(counted) / len(counted) if counted else told.cadence
    if not mean:
        return None
    steps = mean * 2 if mean <= _MOST_STRIDES else mean
    return round(steps) if 0 < steps <= _MOST_STEPS else None
