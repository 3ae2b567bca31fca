"""Tracks for the tests: GPX as text, FIT by an encoder that has nothing to do with our reader."""

import math
from datetime import UTC, datetime, timedelta

from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.activity_message import ActivityMessage
from fit_tool.profile.messages.event_message import EventMessage
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.record_message import RecordMessage
from fit_tool.profile.messages.session_message import SessionMessage
from fit_tool.profile.profile_type import Event, EventType, FileType, Manufacturer, Sport

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
MORNING = datetime(2026, 7, 1, 8, 0, tzinfo=UTC)
# Degrees of latitude that make a metre.
METRE = 1 / (6_371_000 * math.pi / 180)
_FIT_EPOCH = 631_065_600


def row(begin=MORNING, minutes=10.0, metres_a_second=1.25, every=5.0, at=0.0):
    """Moments of a steady walk to the north, with the metres since `at`: [(moment, metres)]."""
    steps = round(minutes * 60 / every)
    return [(begin + timedelta(seconds=i * every), at + i * every * metres_a_second) for i in range(steps + 1)]


def gpx(*tracks, kind="", name="", creator="tests"):
    """A GPX file; each track is a list of segments, each of them [(moment or None, metres)]."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="{creator}" '
        'xmlns="http://www.topografix.com/GPX/1/1" xmlns:t="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">'
        + "".join(_trk(segments, kind, name) for segments in tracks)
        + "</gpx>"
    )


def _trk(segments, kind, name):
    inside = "".join("<trkseg>" + "".join(map(_trkpt, segment)) + "</trkseg>" for segment in segments)
    told = (f"<name>{name}</name>" if name else "") + (f"<type>{kind}</type>" if kind else "")
    return f"<trk>{told}{inside}</trk>"


def _trkpt(point):
    moment, metres, *more = point
    time = f"<time>{moment if isinstance(moment, str) else iso(moment)}</time>" if moment else ""
    cad = f"<t:cad>{more[1]}</t:cad>" if len(more) > 1 else ""
    cadence = f"<extensions><t:TrackPointExtension>{cad}</t:TrackPointExtension></extensions>" if cad else ""
    height = f"<ele>{more[0]}</ele>" if more else ""
    return f'<trkpt lat="{46.5 + metres * METRE:.8f}" lon="8.25">{height}{time}{cadence}</trkpt>'


def iso(moment):
    """A moment as GPX writes it."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"


def fit(
    points=(),
    *,
    sport=Sport.WALKING,
    session=True,
    timer=None,
    distance=None,
    offset_hours=None,
    stops=(),
    cadence=None,
    places=True,
    begin=None,
    end=None,
):
    """A FIT file of a watch. `stops` are pairs of moments between which its timer stood."""
    begin = begin or points[0][0]
    end = end or points[-1][0]
    builder = FitFileBuilder(auto_define=True)
    builder.add(_file_id(begin))
    events = [(begin, EventType.START)]
    for stopped, started in stops:
        events += [(stopped, EventType.STOP_ALL), (started, EventType.START)]
    messages = [(moment, 0, _event(moment, kind)) for moment, kind in events]
    messages += [(moment, 1, _record(moment, metres, cadence, places)) for moment, metres in points]
    for _, _, message in sorted(messages, key=lambda each: each[:2]):
        builder.add(message)
    if session:
        builder.add(_session(begin, end, sport, timer, distance))
    if offset_hours is not None:
        activity = ActivityMessage()
        activity.timestamp = _milliseconds(end)
        activity.local_timestamp = round(end.timestamp() - _FIT_EPOCH + offset_hours * 3600)
        builder.add(activity)
    return builder.build().to_bytes()


def _file_id(begin):
    message = FileIdMessage()
    message.type = FileType.ACTIVITY
    message.manufacturer = Manufacturer.GARMIN.value
    message.time_created = _milliseconds(begin)
    return message


def _event(moment, kind):
    message = EventMessage()
    message.timestamp = _milliseconds(moment)
    message.event = Event.TIMER
    message.event_type = kind
    return message


def _record(moment, metres, cadence, places):
    message = RecordMessage()
    message.timestamp = _milliseconds(moment)
    if places:
        message.position_lat = 46.5 + metres * METRE
        message.position_long = 8.25
    message.distance = metres
    if cadence is not None:
        message.cadence = int(cadence)
        message.fractional_cadence = cadence % 1
    return message


def _session(begin, end, sport, timer, distance):
    message = SessionMessage()
    message.timestamp = _milliseconds(end)
    message.start_time = _milliseconds(begin)
    message.total_elapsed_time = (end - begin).total_seconds()
    message.total_timer_time = timer if timer is not None else (end - begin).total_seconds()
    if distance is not None:
        message.total_distance = distance
    message.sport = sport
    return message


def _milliseconds(moment):
    return round(moment.timestamp() * 1000)
