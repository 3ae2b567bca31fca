"""What is read out of a track: when it was, how long and how far was walked, and what is no walk."""

from datetime import UTC, datetime, timedelta

import pytest
from fit_tool.profile.profile_type import Sport

from tests.exercises.tracks.files import MORNING, NOW, fit, gpx, iso, row


def minutes_later(minutes):
    return MORNING + timedelta(minutes=minutes)


# When


@pytest.mark.parametrize(
    ("utc", "zone", "local"),
    [
        # Read in November: each walk has the offset that held when it was walked.
        ("2026-07-01T08:00:00+00:00", "Europe/Zurich", "2026-07-01T10:00:00+02:00"),
        ("2026-01-15T08:00:00+00:00", "Europe/Zurich", "2026-01-15T09:00:00+01:00"),
        ("2026-01-15T08:00:00+00:00", "Australia/Sydney", "2026-01-15T19:00:00+11:00"),
        ("2026-07-01T08:00:00+00:00", "Australia/Sydney", "2026-07-01T18:00:00+10:00"),
        ("2026-07-01T08:00:00+00:00", "Asia/Kathmandu", "2026-07-01T13:45:00+05:45"),
        ("2026-07-01T22:30:00+00:00", "Europe/Zurich", "2026-07-02T00:30:00+02:00"),
    ],
)
def test_a_gpx_walk_has_the_local_time_of_its_own_day(only, utc, zone, local):
    walk = only(gpx([row(datetime.fromisoformat(utc))]), zone=zone)
    assert walk.started.isoformat() == local


def test_a_walk_across_midnight_belongs_to_the_day_on_which_it_began(only):
    walk = only(gpx([row(datetime(2026, 7, 1, 21, 55, tzinfo=UTC), minutes=20)]))
    assert (walk.started.date().isoformat(), walk.ended.date().isoformat()) == ("2026-07-01", "2026-07-02")
    assert walk.minutes == 20


@pytest.mark.parametrize(
    ("utc", "began", "ended"),
    [
        ("2026-10-25T00:50:00+00:00", "2026-10-25T02:50:00+02:00", "2026-10-25T02:10:00+01:00"),
        ("2026-03-29T00:50:00+00:00", "2026-03-29T01:50:00+01:00", "2026-03-29T03:10:00+02:00"),
    ],
)
def test_a_walk_across_the_change_of_clocks_keeps_its_length(only, utc, began, ended):
    walk = only(gpx([row(datetime.fromisoformat(utc), minutes=20)]))
    assert (walk.started.isoformat(), walk.ended.isoformat()) == (began, ended)
    assert walk.minutes == 20


def test_a_gpx_file_that_writes_local_times_is_believed(only):
    points = [(f"2026-07-01T18:{i // 6:02}:{i % 6 * 10:02}+09:30", i * 12.0) for i in range(61)]
    assert only(gpx([points])).started.isoformat() == "2026-07-01T18:00:00+09:30"


def test_a_watch_that_tells_its_local_time_is_believed(only):
    walk = only(fit(row(), offset_hours=-7), "walk.fit")
    assert walk.started.isoformat() == "2026-07-01T01:00:00-07:00"


@pytest.mark.parametrize("offset", [None, 40, 0.1])
def test_a_watch_whose_local_time_can_not_be_is_not_believed(only, offset):
    assert only(fit(row(), offset_hours=offset), "walk.fit").started.isoformat() == "2026-07-01T10:00:00+02:00"


# How long, how far


@pytest.mark.parametrize("make", [lambda points: gpx([points]), fit])
def test_a_steady_walk(only, make):
    walk = only(make(row(minutes=32)))
    assert walk.walked_seconds == 32 * 60
    assert walk.metres == pytest.approx(2400, rel=0.002)
    assert walk.kilometres == 2.4


def test_standing_still_is_a_pause_also_with_a_receiver_that_wanders(only):
    first = row(minutes=10)
    spot = first[-1][1]
    standing = [(minutes_later(10) + timedelta(seconds=i), spot + (1.5 if i % 2 else -1.5)) for i in range(1, 300)]
    walk = only(gpx([[*first, *standing, *row(minutes_later(15), 10, at=spot)]]))
    assert walk.walked_seconds == pytest.approx(20 * 60, abs=15)
    assert walk.metres == pytest.approx(1500, abs=20)


def test_waiting_for_a_moment_is_no_pause(only):
    first = row(minutes=5)
    walk = only(gpx([[*first, *row(minutes_later(5) + timedelta(seconds=18), 5, at=first[-1][1])]]))
    assert walk.walked_seconds == pytest.approx(10 * 60 + 18)


def test_somebody_who_walks_very_slowly_walks(only):
    assert only(gpx([row(minutes=20, metres_a_second=0.35)])).minutes == 20


def test_a_gap_is_a_pause(only):
    first = row(minutes=10)
    walk = only(gpx([first, row(minutes_later(25), 5, at=first[-1][1] + 30)]))
    assert (walk.minutes, walk.ended - walk.started) == (15, timedelta(minutes=30))
    assert walk.metres == pytest.approx(1125, abs=2)


def test_a_device_that_writes_a_point_every_two_minutes_has_no_pauses(only):
    assert only(gpx([row(minutes=30, every=120)])).minutes == 30


def test_a_ride_between_two_walks_counts_neither_as_time_nor_as_way(only):
    first = row(minutes=20)
    tram = row(minutes_later(20), 1.5, metres_a_second=11, at=first[-1][1])
    walk = only(gpx([[*first, *tram[1:], *row(tram[-1][0], 10, at=tram[-1][1])[1:]]]))
    assert walk.minutes == 30
    assert walk.metres == pytest.approx(30 * 75, abs=5)


def test_a_stopped_watch_and_its_own_count_of_the_way(only):
    first = row(minutes=10)
    points = [*first, *row(minutes_later(12), 10, at=first[-1][1])]
    stops = [(minutes_later(10), minutes_later(12))]
    walk = only(fit(points, stops=stops, timer=1200, distance=1533), "walk.fit")
    assert (walk.walked_seconds, walk.metres) == (1200, 1533)


def test_the_watch_may_leave_out_more_than_we_see(only):
    assert only(fit(row(minutes=20), timer=1100), "walk.fit").walked_seconds == 1100


def test_a_walk_on_a_treadmill_has_a_way_but_no_places(only):
    walk = only(fit(row(minutes=12, metres_a_second=1.0), places=False), "walk.fit")
    assert (walk.minutes, walk.kilometres) == (12, 0.72)


def test_a_watch_that_wrote_nothing_on_the_way_is_believed(only):
    walk = only(fit((), begin=MORNING, end=minutes_later(150), timer=1500, distance=1900), "walk.fit")
    assert (walk.minutes, walk.kilometres, walk.ended - walk.started) == (25, 1.9, timedelta(minutes=150))


@pytest.mark.parametrize(("told", "steps"), [(52.5, 105), (0, None), (None, None)])
def test_a_watch_counts_the_strides_of_one_leg(only, told, steps):
    assert only(fit(row(), cadence=told), "walk.fit").steps_a_minute == steps


@pytest.mark.parametrize(("told", "steps"), [(53, 106), (112, 112), (400, None), ("many", None)])
def test_strides_and_steps_of_gpx_are_told_apart(only, told, steps):
    points = [(moment, metres, 400, told) for moment, metres in row()]
    assert only(gpx([points])).steps_a_minute == steps


def test_hills_count_and_a_restless_receiver_does_not(only):
    heights = [400 + i % 2 * 3 for i in range(40)] + [400 + i for i in range(31)] + [430 - i for i in range(50)]
    points = [(moment, metres, height) for (moment, metres), height in zip(row(), heights, strict=True)]
    assert only(gpx([points])).ascent_metres == pytest.approx(30, abs=3)


# Several in one file


def test_tracks_far_apart_are_walks_of_their_own(read):
    found = read(gpx([row()], [row(minutes_later(120), 12)]))
    assert [each.walk.minutes for each in found] == [10, 12]


def test_a_track_that_was_broken_off_and_begun_anew_at_once_is_one_walk(only):
    first = row()
    assert only(gpx([first], [row(minutes_later(12), 10, at=first[-1][1])])).minutes == 20


def test_a_long_break_in_one_track_parts_two_walks(read):
    found = read(gpx([row(), row(minutes_later(100), 20)]))
    assert [each.walk.minutes for each in found] == [10, 20]


def test_points_in_any_order_of_tracks_come_in_the_order_of_time(read):
    found = read(gpx([row(minutes_later(120))], [row()]))
    assert [each.walk.started.hour for each in found] == [10, 12]


# Clocks and places that are wrong


def test_a_clock_that_is_set_right_on_the_way_leaves_a_few_points_out(only):
    points = row(minutes=10)
    points[3] = (points[3][0] + timedelta(days=4000), points[3][1])
    points[60] = (points[60][0] - timedelta(minutes=4), points[60][1])
    walk = only(gpx([points]))
    assert (walk.minutes, walk.started) == (10, MORNING)


def test_points_at_nought_are_no_places(only):
    text = gpx([row(minutes=10)])
    first = text.index("<trkpt")
    lost = f'<trkpt lat="0.0" lon="0.0"><time>{iso(MORNING - timedelta(seconds=5))}</time></trkpt>'
    walk = only(text[:first] + lost + text[first:])
    assert walk.metres == pytest.approx(750, abs=2)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (gpx([[(None, 1.0), (None, 2.0)]]), "no times"),
        (gpx([[("2026-13-45T99:00:00Z", 1.0)]]), "no times"),
        (gpx([row(NOW + timedelta(days=1))]), "future"),
        (gpx([row(datetime(1980, 1, 6, tzinfo=UTC))]), "clock was not set"),
        (gpx([row(minutes=0.5)]), "Less than a minute"),
        (gpx([row(minutes=13 * 60, every=60)]), "longer than 12 hours"),
        (gpx([row()[::-1]]), "Less than a minute"),
    ],
)
def test_what_can_not_be_written_down(read, content, reason):
    (found,) = read(content)
    assert reason in found.objection
    assert not found.may_be_taken


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (gpx([row(metres_a_second=2.8)]), "At 10 km/h it is too fast"),
        (gpx([row()], kind="cycling"), "something else than a walk: cycling"),
        (fit(row(), sport=Sport.RUNNING), "something else than a walk: running"),
        (fit(row(metres_a_second=5), sport=Sport.GENERIC), "At 18 km/h"),
    ],
)
def test_what_does_not_look_like_a_walk_is_told_and_may_be_taken(read, content, reason):
    (found,) = read(content)
    assert reason in found.objection
    assert found.may_be_taken


@pytest.mark.parametrize("kind", ["walking", "Hiking", "", "9"])
def test_walks_by_the_words_of_other_programs(only, kind):
    assert only(gpx([row()], kind=kind)).minutes == 10


# One walk, one id


def test_the_same_walk_has_the_same_id_wherever_it_is_read(only):
    content = gpx([row()])
    ids = {
        only(content).id,
        only(content, "other-name.gpx", zone="Asia/Tokyo").id,
        only(gpx([row()], name="Another name")).id,
    }
    assert len(ids) == 1


def test_other_points_are_another_walk(only):
    assert only(gpx([row()])).id != only(gpx([row(metres_a_second=1.3)])).id
