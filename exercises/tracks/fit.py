"""Reading FIT, the files of watches, with fitdecode: each session of it as a track, also of a file that breaks off."""

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from exercises.tracks.track import Point, Sport, Told, Track, TrackError

if TYPE_CHECKING:
    from fitdecode import FitDataMessage  # type: ignore[import-untyped]

# FIT counts its seconds from the end of 1989; what is below the second number counts from when the device was started.
_EPOCH: Final = 631_065_600
_LOWEST_TIME: Final = 0x1000_0000
_DEGREES: Final = 180 / 2**31
_WALKS: Final = ("walking", "hiking", "snowshoeing")
_UNKNOWN: Final = ("", "generic", "training", "all", "invalid", "fitness_equipment")
_WALK_KINDS: Final = ("casual_walking", "speed_walking", "indoor_walking")
# Zones lie between these, in whole quarters of an hour.
_QUARTER: Final = 900
_WEST, _EAST = -12 * 3600, 14 * 3600
_HEADER: Final = struct.Struct("<2BHI4s")


def looks_like_fit(head: bytes) -> bool:
    """Whether a file's first bytes are those of a FIT file."""
    return head[8:12] == b".FIT"


@dataclass(slots=True)
class _Session:
    """What a session message says, as far as it is used."""

    begin: float
    end: float
    sport: str
    kind: str
    told: Told


@dataclass(slots=True)
class _Reading:
    """What was read so far."""

    points: list[Point] = field(default_factory=list)
    sessions: list[_Session] = field(default_factory=list)
    offset: int | None = None
    part: int = 0
    is_cut: bool = False
    untimed: int = 0


def read_fit(data: bytes) -> tuple[Track, ...]:
    """Every session of a FIT file, and what stands in none. Raises TrackError when it holds no activity."""
    reading = _Reading()
    for message in _messages(data, reading):
        match message.name:
            case "record":
                _take_record(reading, message)
            case "event":
                if message.get_value("event", fallback=None) == "timer" and _word(message, "event_type") != "start":
                    reading.part += 1
            case "session":
                _take_session(reading, message)
            case "activity":
                reading.offset = _offset(message)
    tracks = tuple(_tracks(reading))
    if not tracks:
        if reading.is_cut:
            raise TrackError("It is damaged, and nothing of it can be read.")
        raise TrackError("It holds no activity; it is some other file of a watch.")
    return tracks


def _messages(data: bytes, reading: _Reading) -> Iterator["FitDataMessage"]:
    """The messages up to the first that can't be read; `is_cut` tells whether that was before the end."""
    import fitdecode

    reader = fitdecode.FitReader(
        _with_length(data),
        processor=None,
        check_crc=fitdecode.CrcCheck.READONLY,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    )
    with reader:
        frames = iter(reader)
        while True:
            try:
                frame = next(frames, None)
            # Bytes that were meant for something else lead the reader into any of these.
            except (fitdecode.FitError, struct.error, ValueError, LookupError, TypeError, ArithmeticError):
                reading.is_cut = True
                return
            except (AssertionError, AttributeError, MemoryError, RecursionError):
                reading.is_cut = True
                return
            if frame is None:
                return
            if isinstance(frame, fitdecode.FitCRC):
                reading.is_cut = reading.is_cut or not frame.matched
            elif isinstance(frame, fitdecode.FitDataMessage):
                yield frame


def _with_length(data: bytes) -> bytes:
    """A watch that lost its power never wrote how much there is: then it is all that is there."""
    if len(data) <= _HEADER.size:
        return data
    header_size, protocol, profile, length, mark = _HEADER.unpack_from(data)
    if length:
        return data
    whole = _HEADER.pack(header_size, protocol, profile, len(data) - header_size, mark)
    # A header without a checksum of its own is allowed; the old one would be wrong.
    return whole + bytes(max(0, header_size - _HEADER.size)) + data[header_size:]


# One message


def _take_record(reading: _Reading, message: "FitDataMessage") -> None:
    seconds = _moment(message, "timestamp")
    if seconds is None:
        reading.untimed += 1
        return
    latitude, longitude = _number(message, "position_lat"), _number(message, "position_long")
    has_place = latitude is not None and longitude is not None and (latitude, longitude) != (0, 0)
    cadence = _number(message, "cadence")
    reading.points.append(
        Point(
            seconds,
            latitude * _DEGREES if has_place and latitude is not None else None,
            longitude * _DEGREES if has_place and longitude is not None else None,
            _first(message, "enhanced_altitude", "altitude"),
            _number(message, "distance"),
            cadence + (_number(message, "fractional_cadence") or 0) if cadence is not None else None,
            reading.part,
        )
    )


def _take_session(reading: _Reading, message: "FitDataMessage") -> None:
    begin, end = _moment(message, "start_time"), _moment(message, "timestamp")
    elapsed = _number(message, "total_elapsed_time")
    if begin is None or (end is None and elapsed is None):
        return
    if elapsed is not None and (end is None or end <= begin):
        end = begin + elapsed
    cadence = _first(message, "avg_cadence", "avg_running_cadence")
    if cadence is not None:
        cadence += _first(message, "avg_fractional_cadence") or 0
    timer = _first(message, "total_timer_time", "total_elapsed_time")
    told = Told(timer, _number(message, "total_distance"), _number(message, "total_ascent"), cadence)
    sport, kind = _word(message, "sport"), _word(message, "sub_sport")
    reading.sessions.append(_Session(begin, max(begin, end or begin), sport, kind, told))


def _offset(message: "FitDataMessage") -> int | None:
    """The local time's distance from UTC in seconds, to a quarter of an hour."""
    utc, local = _number(message, "timestamp"), _number(message, "local_timestamp")
    if utc is None or local is None or min(utc, local) < _LOWEST_TIME:
        return None
    offset = round((local - utc) / _QUARTER) * _QUARTER
    return offset if _WEST <= offset <= _EAST and abs(local - utc - offset) < _QUARTER // 3 else None


def _moment(message: "FitDataMessage", name: str) -> float | None:
    seconds = _number(message, name)
    return seconds + _EPOCH if seconds is not None and seconds >= _LOWEST_TIME else None


def _number(message: "FitDataMessage", name: str) -> float | None:
    value = message.get_value(name, fallback=None)
    if isinstance(value, tuple):
        value = value[0] if value else None
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else None


def _first(message: "FitDataMessage", *names: str) -> float | None:
    return next((value for name in names if (value := _number(message, name)) is not None), None)


def _word(message: "FitDataMessage", name: str) -> str:
    value = message.get_value(name, fallback=None)
    return value if isinstance(value, str) else ""


# All of them


def _tracks(reading: _Reading) -> Iterator[Track]:
    """Each session with the points of its time; points of no session are a track of their own."""
    left = reading.points
    for session in reading.sessions:
        inside = tuple(point for point in left if session.begin <= point.seconds <= session.end)
        left = [point for point in left if not session.begin <= point.seconds <= session.end]
        if not inside:
            seconds = (session.begin, session.end)
            inside = tuple(Point(moment) for moment in seconds) if session.end > session.begin else ()
        if inside:
            yield Track(
                inside,
                sport=_sport(session),
                sport_name=session.sport.replace("_", " "),
                offset_seconds=reading.offset,
                told=session.told,
                is_cut=reading.is_cut,
            )
    if left and not reading.sessions:
        yield Track(tuple(left), offset_seconds=reading.offset, is_cut=True)
    elif reading.untimed and not reading.points and not reading.sessions:
        yield Track((), untimed=reading.untimed, is_cut=reading.is_cut)


def _sport(session: _Session) -> Sport:
    if session.sport in _WALKS or session.kind in _WALK_KINDS:
        return Sport.WALK
    return Sport.UNKNOWN if session.sport in _UNKNOWN else Sport.OTHER
