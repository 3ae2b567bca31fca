"""How walks stand to the history, what is written, and that nothing is ever doubled."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from exercises.history.by_hand import walk_by_hand
from exercises.history.history import History
from exercises.history.merging import merge
from exercises.session.record import Feelings
from exercises.tracks.comparing import Choice, Standing, compare
from exercises.tracks.taking_in import default_choices, session_of, take_in
from tests.exercises.tracks.files import MORNING, NOW, fit, gpx, row

ZURICH = timedelta(hours=2)


def no_level(_day):
    return None, None


def standings(found, history):
    return [each.standing for each in compare(found, history)]


def bring(found, history, level_on=no_level, **choices):
    arriving = compare(found, history)
    chosen = default_choices(arriving) | {
        each.walk.id: Choice(choices[each.walk.source.partition(".")[0]])
        for each in arriving
        if each.walk.source.partition(".")[0] in choices
    }
    return take_in(arriving, chosen, history, level_on)


def by_hand(history, minutes=30, later=0, **felt):
    record = walk_by_hand(
        MORNING.astimezone() + timedelta(minutes=later), minutes, NOW, level="L4", feelings=Feelings(**felt)
    )
    record = replace(record, started=MORNING + timedelta(minutes=later))
    history.save(record)
    return record


def test_a_new_walk_becomes_a_session_like_one_that_was_written_down(found, history):
    taken = bring(found({"walk.fit": fit(row(minutes=32), cadence=52)}), history, lambda _day: ("L6", 20))
    (record,) = history.sessions()
    assert taken.added == (record.id,)
    assert (record.kind, record.name, record.level) == ("walk", "Walk · L6", "L6")
    assert (record.started.isoformat(), record.ended.isoformat()) == (
        "2026-07-01T10:00:00+02:00",
        "2026-07-01T10:32:00+02:00",
    )
    assert (record.walk_planned_seconds, record.walk_active_seconds) == (1200, 1920)
    assert record.feelings == Feelings(kilometres=2.4, note="104 steps a minute")
    assert not record.logged_by_hand


def test_nothing_is_noted_that_the_device_does_not_say(found, history):
    bring(found({"2026-07-01 morning.gpx": gpx([row()])}), history)
    (record,) = history.sessions()
    assert record.feelings.note is None


def test_one_walk_of_a_day_stands_for_the_plans__the_one_that_is_nearest_to_it(found, history):
    files = {
        "dog.gpx": gpx([row(minutes=5)]),
        "plan.gpx": gpx([row(MORNING + timedelta(hours=2), 21)]),
        "hike.gpx": gpx([row(MORNING + timedelta(hours=5), 60)]),
    }
    bring(found(files), history, lambda _day: ("L6", 20))
    assert [(each.level, each.walk_planned_seconds / 60) for each in history.sessions()] == [
        (None, 5),
        ("L6", 20),
        (None, 60),
    ]


def test_a_day_with_a_walk_by_the_plan__gets_no_second_one(found, history):
    by_hand(history, 15, later=300)
    bring(found({"evening.gpx": gpx([row()])}), history, lambda _day: ("L4", 15))
    new, mine = history.sessions()
    assert (new.level, new.walk_planned_seconds) == (None, new.walk_active_seconds)
    assert mine.level == "L4"


def test_the_level_is_that_of_the_walks_own_day(found, history):
    asked = []
    bring(found({"a.gpx": gpx([row()])}), history, lambda day: (asked.append(day.isoformat()), (None, None))[1])
    assert asked == ["2026-07-01"]


def test_the_same_file_again_changes_nothing(found, history):
    files = {"walk.gpx": gpx([row()]), "copy of walk.gpx": gpx([row()])}
    bring(found(files), history)
    assert standings(found(files), history) == [Standing.KNOWN, Standing.KNOWN]
    assert bring(found(files), history).added == ()
    assert history.count() == 1


def test_what_was_taken_back_is_new_again(found, history):
    files = {"walk.gpx": gpx([row()])}
    bring(found(files), history).take_back(history)
    assert history.count() == 0
    assert standings(found(files), history) == [Standing.NEW]
    bring(found(files), history)
    assert history.count() == 1
    assert history.count(search="walk") == 1


def test_two_computers_that_read_the_same_file_have_one_walk_together(found, history, tmp_path, clock):
    files = {"walk.gpx": gpx([row()])}
    bring(found(files), history)
    with History(tmp_path / "other.db", clock) as other:
        bring(found(files), other, lambda _day: ("L3", 12))
    merge(tmp_path / "history.db", tmp_path / "other.db")
    assert history.count() == 1


def test_one_walk_from_two_devices_comes_once_and_the_one_that_says_more_is_taken(found, history):
    files = {"phone.gpx": gpx([row(minutes=30)]), "watch.fit": fit(row(MORNING + timedelta(minutes=2), 29), cadence=50)}
    arriving = compare(found(files), history)
    assert {each.walk.source: each.standing for each in arriving} == {
        "phone.gpx": Standing.TWICE,
        "watch.fit": Standing.NEW,
    }


@pytest.mark.parametrize(("later", "standing"), [(10, Standing.SAME_TIME), (20, Standing.NEW)])
def test_a_walk_of_the_same_time_is_known_from_another_device(found, history, later, standing):
    bring(found({"phone.gpx": gpx([row(minutes=30)])}), history)
    other = found({"watch.fit": fit(row(MORNING + timedelta(minutes=later), 30))})
    assert standings(other, history) == [standing]


def test_a_session_led_by_the_program_gets_the_way_and_keeps_its_times(found, history):
    mine = replace(by_hand(history, minutes=28, later=1), logged_by_hand=False)
    history.save(mine)
    found_walk = found({"watch.fit": fit(row(minutes=32))})
    (arriving,) = compare(found_walk, history)
    assert arriving.choices == (Choice.LEAVE, Choice.JOIN, Choice.TAKE)
    assert bring(found_walk, history).joined == ()
    bring(found_walk, history, watch="join")
    (record,) = history.sessions()
    assert record.feelings.kilometres == 2.4
    assert (record.started, record.walk_active_seconds) == (mine.started, mine.walk_active_seconds)


@pytest.mark.parametrize(
    ("minutes", "later", "standing"),
    [
        (60, 80, Standing.BY_HAND),  # begun about then
        (60, 100, Standing.NEW),
        (35, 300, Standing.BY_HAND),  # about as long
        (45, 300, Standing.NEW),
        (30, 24 * 60, Standing.NEW),  # another day
    ],
)
def test_a_walk_that_was_written_down_is_recognised(found, history, minutes, later, standing):
    by_hand(history, minutes, later)
    assert standings(found({"watch.fit": fit(row(minutes=32))}), history) == [standing]


def test_one_written_walk_is_met_by_one_track_only(found, history):
    by_hand(history, 30)
    files = {"a.gpx": gpx([row(minutes=15)]), "b.gpx": gpx([row(MORNING + timedelta(minutes=40), 15)])}
    assert standings(found(files), history) == [Standing.BY_HAND, Standing.NEW]


def test_a_written_walk_gets_times_and_way_and_keeps_what_was_felt(found, history):
    mine = by_hand(history, 25, later=-20, pain_peak=3, effort=4, note="Sunny")
    files = {"watch.fit": fit(row(minutes=32))}
    taken = bring(found(files), history)
    (record,) = history.sessions()
    assert (record.id, record.started.isoformat()) == (mine.id, "2026-07-01T10:00:00+02:00")
    assert (record.walk_active_seconds, record.level, record.walk_planned_seconds) == (1920, "L4", 1500)
    assert record.feelings == replace(mine.feelings, kilometres=2.4, note="Sunny")
    assert standings(found(files), history) == [Standing.KNOWN]
    assert bring(found(files), history).joined == ()
    taken.take_back(history)
    assert list(history.sessions()) == [mine]


def test_both_may_be_kept(found, history):
    by_hand(history, 30)
    bring(found({"watch.fit": fit(row(minutes=32))}), history, watch="take")
    assert history.count() == 2


def test_the_way_that_was_told_stays(found, history):
    by_hand(history, 30, kilometres=2.0)
    bring(found({"watch.fit": fit(row(minutes=32))}), history)
    (record,) = history.sessions()
    assert record.feelings.kilometres == 2.0


def test_a_ride_stays_out_unless_it_is_chosen_and_a_refused_one_in_any_case(found, history):
    files = {"ride.gpx": gpx([row()], kind="cycling"), "future.gpx": gpx([row(NOW + timedelta(days=2))])}
    assert standings(found(files), history) == [Standing.NO_WALK, Standing.REFUSED]
    assert bring(found(files), history).added == ()
    assert len(bring(found(files), history, ride="take", future="take").added) == 1


def test_all_is_written_or_nothing(found, history):
    mine = by_hand(history, 25, later=300)
    good, bad = (
        session_of(each.walk)
        for each in found({"a.gpx": gpx([row()]), "b.gpx": gpx([row(MORNING + timedelta(hours=3))])})
    )
    with pytest.raises(sqlite3.IntegrityError):
        history.write_all([good, replace(bad, walk_active_seconds=-1)], delete=[mine.id])
    assert list(history.sessions()) == [mine]


def test_a_thousand_walks_are_compared_and_written_at_once(found, history):
    days = {f"{day}.gpx": gpx([row(MORNING - timedelta(days=day), 3)]) for day in range(1000)}
    walks = found(days)
    assert len(bring(walks, history).added) == 1000
    assert set(standings(walks, history)) == {Standing.KNOWN}
