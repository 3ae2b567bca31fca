"""Reading GPX, with gpxpy: the tracks of a file as they are, refused before anything of the XML could do harm."""

import codecs
import math
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from exercises.tracks.track import Point, Sport, Track, TrackError

if TYPE_CHECKING:
    from gpxpy.gpx import GPXTrack, GPXTrackPoint

_WALKS: Final = ("walk", "hik", "wander", "march", "stroll", "trek")
_OTHERS: Final = ("run", "jog", "cycl", "bik", "ride", "driv", "swim", "ski", "row", "skat", "motor", "sail", "fly")
_ENCODING: Final = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# A GPX file has a handful; the reader's search for them takes its time over many.
_MOST_NAMESPACES: Final = 100
# What lies outside of these years is no time at all.
_EARLIEST, _LATEST = 1900, 2200
_CADENCES: Final = ("cad", "cadence", "runcadence")


def looks_like_gpx(head: bytes) -> bool:
    """Whether a file's first bytes are those of a GPX file."""
    return "<gpx" in head.replace(b"\0", b"").decode("latin-1")


def read_gpx(data: bytes) -> tuple[Track, ...]:
    """Every track of a GPX file that has points. Raises TrackError."""
    import gpxpy
    from gpxpy.gpx import GPXException

    text = _text(data)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise TrackError("It declares entities of its own, which a track has no need of.")
    if text.count("xmlns") > _MOST_NAMESPACES:
        raise TrackError("It is no GPX that can be read.")
    try:
        gpx = gpxpy.parse(text)
    # The times and numbers in it are turned into values without much ado.
    except (GPXException, ValueError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise TrackError("It is no GPX that can be read.") from error
    tracks = tuple(_track(track) for track in gpx.tracks if any(segment.points for segment in track.segments))
    if not tracks:
        raise TrackError("It holds no track; a route or places alone say nothing about a walk.")
    return tracks


def _text(data: bytes) -> str:
    """The file as text, in the encoding that it names."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        named = _ENCODING.match(data[:200])
        encoding = named[1].decode("ascii") if named else "utf-8"
    try:
        return _DECLARATION.sub("", data.decode(encoding).lstrip("\ufeff"), count=1)
    except (UnicodeError, LookupError) as error:
        raise TrackError("It is no text in the encoding that it names.") from error


def _track(track: "GPXTrack") -> Track:
    points: list[Point] = []
    untimed = 0
    offset = None
    for part, segment in enumerate(track.segments):
        for point in segment.points:
            if point.time is None or not _EARLIEST <= point.time.year <= _LATEST:
                untimed += 1
                continue
            offset = offset if offset is not None else _offset(point.time)
            points.append(_point(point, point.time, part))
    kind = (track.type or "").strip()
    return Track(tuple(points), track.name or "", _sport(kind), kind, offset, untimed=untimed)


def _point(point: "GPXTrackPoint", time: datetime, part: int) -> Point:
    # The format knows UTC only, so a time without an offset is one.
    moment = time if time.tzinfo is not None else time.replace(tzinfo=UTC)
    place = _place(point.latitude, point.longitude)
    latitude, longitude = place
    return Point(moment.timestamp(), latitude, longitude, _finite(point.elevation), None, _cadence(point), part)


def _place(latitude: float, longitude: float) -> tuple[float, float] | tuple[None, None]:
    """A place on earth; 0/0 is what devices write before they know where they are."""
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return None, None
    if (latitude, longitude) == (0, 0) or abs(latitude) > 90 or abs(longitude) > 180:
        return None, None
    return latitude, longitude


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _cadence(point: "GPXTrackPoint") -> float | None:
    for extension in point.extensions:
        for element in extension.iter():
            if str(element.tag).rpartition("}")[2].lower() in _CADENCES:
                try:
                    return _finite(float(element.text or ""))
                except ValueError:
                    return None
    return None


def _offset(time: datetime) -> int | None:
    """The local time's distance from UTC in seconds, where the file writes local times; Z says nothing about it."""
    offset = time.utcoffset()
    return round(offset.total_seconds()) if offset else None


def _sport(kind: str) -> Sport:
    word = kind.casefold()
    if any(part in word for part in _WALKS):
        return Sport.WALK
    return Sport.OTHER if any(part in word for part in _OTHERS) else Sport.UNKNOWN
