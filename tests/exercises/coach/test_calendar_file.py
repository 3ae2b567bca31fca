"""The calendar file, read back by icalendar and looked at line by line."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from exercises.coach.ahead import Ahead
from exercises.coach.calendar_file import RoutineAhead, calendar, routines_in
from exercises.coach.outlook import DueKind
from exercises.library.library import Library
from exercises.session.record import Feelings
from tests.exercises.history.records import done, named

NOW = datetime.fromisoformat("2026-11-21T09:30:15.5+05:30")
TODAY = date(2026, 11, 21)
WALK = Ahead(TODAY, DueKind.WALK, None, 12)
CORE = Ahead(TODAY, DueKind.STRENGTH, "core-foundation", None)


def written(ahead=(), sessions=(), now=NOW, routine_of=lambda _: RoutineAhead("Core, first; part", 671.0)):
    return b"".join(calendar(ahead, sessions, routine_of, now))


def events(data):
    found = Calendar.from_ical(data)
    assert found.errors == []
    return [each for each in found.walk("VEVENT") if each.errors == []]


def unfolded(data):
    return data.decode("utf-8").replace("\r\n ", "").split("\r\n")


def test_the_plan__whole_days_by_date_private_and_free():
    (walk, core) = events(written([WALK, CORE]))
    assert (walk["summary"], core["summary"]) == ("Walk, 12 min", "Core, first; part, 11 min")
    assert walk["dtstart"].dt == TODAY
    assert walk["dtend"].dt == TODAY + timedelta(days=1)
    assert (walk["class"], walk["transp"], walk["status"]) == ("PRIVATE", "TRANSPARENT", "TENTATIVE")
    assert walk["dtstamp"].dt == datetime(2026, 11, 21, 4, 0, 15, tzinfo=UTC)
    assert (walk["uid"], core["uid"]) == ("plan-2026-11-21-walk@amble", "plan-2026-11-21-strength@amble")


def test_the_plans_titles():
    kinds = [
        replace(WALK, parts=2),
        Ahead(TODAY, DueKind.RE_TEST, None, 20),
        Ahead(TODAY, DueKind.MOBILITY, "gone", None),
        Ahead(TODAY, DueKind.GENTLE, "gone", None),
        Ahead(TODAY, DueKind.STRENGTH, "gone", None),
    ]
    titles = [event["summary"] for event in events(written(kinds, routine_of=lambda _: None))]
    assert titles == ["Walk, 12 min in 2 parts", "Easy walk, up to 20 min", "Mobility", "Gentle movement", "Strength"]


def test_routines__by_their_own_names_and_times():
    library = Library(None)
    library.scan()
    found = routines_in(library)("core-foundation")
    assert found.name == "Core foundation"
    assert 300 < found.seconds < 1800
    assert routines_in(library)("no-such") is None


def test_the_same_day_and_kind_is_the_same_event_and_the_later_file_holds():
    first, second = (
        events(written([each], now=NOW + later))[0]
        for each, later in ((WALK, timedelta()), (replace(WALK, minutes=15), timedelta(hours=1)))
    )
    assert first["uid"] == second["uid"]
    assert int(second["sequence"]) > int(first["sequence"])
    assert int(second["sequence"]) < 2**31


def test_a_session__at_its_moments_in_utc_whatever_the_zone():
    started = datetime.fromisoformat("2026-10-25T02:30:00.123456+13:45")
    walk = named("Walk · L4", "x", started=started, kind="walk", active_seconds=725.0)
    walk = replace(walk, ended=started + timedelta(minutes=14))
    (event,) = events(written([], [walk]))
    assert event["uid"] == f"{walk.id}@amble"
    assert event["dtstart"].dt == datetime(2026, 10, 24, 12, 45, tzinfo=UTC)
    assert event["dtend"].dt == datetime(2026, 10, 24, 12, 59, tzinfo=UTC)
    assert b"DTSTART:20261024T124500Z\r\n" in written([], [walk])
    assert (event["summary"], event["class"], event["status"]) == ("Walk, 12 min", "PRIVATE", "CONFIRMED")


def test_a_session_over_the_change_of_clocks_is_as_long_as_it_was():
    walk = replace(
        done(datetime.fromisoformat("2026-10-25T02:30:00+02:00")),
        ended=datetime.fromisoformat("2026-10-25T02:10:00+01:00"),
    )
    (event,) = events(written([], [walk]))
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=40)


@pytest.mark.parametrize("minutes", [-5, 0])
def test_a_session_that_ended_before_it_began_has_no_end(minutes):
    record = done()
    (event,) = events(written([], [replace(record, ended=record.started + timedelta(minutes=minutes))]))
    assert "dtend" not in event


def test_a_session_that_was_broken_off_is_as_long_as_what_was_done():
    record = replace(done(), ended=None, active_seconds=90.0)
    (event,) = events(written([], [record]))
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(seconds=90)


def test_nothing_about_pain_and_no_note_is_in_it():
    felt = Feelings(7, 8, 9, 6, 5, True, True, ("buttock",), "road", "It hurt; secret.")
    text = written([WALK], [replace(done(), feelings=felt)]).decode().casefold()
    for word in ("pain", "hurt", "secret", "buttock", "description", "effort"):
        assert word not in text


def test_a_session_in_which_nothing_was_done_is_no_event():
    assert events(written([], [replace(done(), active_seconds=0.0)])) == []


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)


@given(NAMES | st.sampled_from(["é" * 200, "a" + "\U0001f600" * 90, "BEGIN:VEVENT\r\nX:1", 'a\\n,;:"b', "x" * 2000]))
def test_lines_are_folded_and_no_name_breaks_out_of_its_line(name):
    data = written([CORE], [replace(done(), name=name)], routine_of=lambda _: RoutineAhead(name, 60.0))
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    whole = unfolded(data)
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") == 2
    assert all(re.match(r"[A-Z-]+[:;]", line) for line in whole if line)
    planned, session = events(data)
    short = " ".join(name.split())
    if name.isprintable() and 0 < len(short) <= 80:
        assert str(planned["summary"]) == str(session["summary"]).replace(", 2 min", ", 1 min") == f"{short}, 1 min"
    assert len(planned["summary"]) <= 80 + len(", 1 min")


def test_the_frame():
    lines = unfolded(written())
    assert lines[0] == "BEGIN:VCALENDAR"
    assert {"VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Amble"} <= set(lines)
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert events(written()) == []
