"""When one is reminded: nights, clock changes, sleep, what was done meanwhile, and never twice."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.coach.outlook import Due, DueKind
from exercises.coach.reminded import Kept, load_kept, save_kept
from exercises.coach.reminding import (
    SNOOZE,
    DaySoFar,
    Reminder,
    ReminderKind,
    Said,
    Wishes,
    after_all,
    after_saying,
    after_skip,
    after_snooze,
    day_so_far,
    is_skipped,
    next_reminder,
    reminder_day,
    settled,
    wishes_of,
)
from exercises.history.session_facts import SessionFact
from exercises.session.record import Feelings
from exercises.settings import Settings

CET = timezone(timedelta(hours=1))
SESSION, SNACK = ReminderKind.SESSION, ReminderKind.SNACK
EVERY_DAY = frozenset(range(7))
WISHES = Wishes(True, EVERY_DAY, time(9), time(18), time(17), timedelta(hours=1))
SNACKS = replace(WISHES, session_at=None)
SESSIONS = replace(WISHES, snack_every=None)
NIGHTS = replace(SNACKS, first=time(22), last=time(2))
DUE = DaySoFar(session_due=True)


def at(clock: str, day: int = 20, zone: timezone = CET) -> datetime:
    """A time in November 2026; the 20th is a Friday."""
    return datetime.combine(date(2026, 11, day), time.fromisoformat(clock), tzinfo=zone)


def coming(wishes: Wishes, now: datetime, day: DaySoFar = DUE, said: Said | None = None, since: datetime | None = None):
    return next_reminder(wishes, day, said or Said(), now, since or now)


def is_due(wishes: Wishes, now: datetime, day: DaySoFar = DUE, said: Said | None = None, since: datetime | None = None):
    found = coming(wishes, now, day, said, since)
    return found.kind if found is not None and found.at <= now else None


class Life:
    """A day that goes by minute by minute, as the window lives it."""

    def __init__(self, wishes: Wishes, start: datetime) -> None:
        self.wishes, self.now, self.since = wishes, start, start
        self.said, self.day = Said(), DUE
        self.heard: list[tuple[str, ReminderKind]] = []

    def until(self, end: datetime, *, busy: bool = False) -> "Life":
        while self.now < end:
            self.now += timedelta(minutes=1)
            found = next_reminder(self.wishes, self.day, self.said, self.now, self.since)
            if found is not None and found.at <= self.now and not busy:
                self.heard.append((self.now.strftime("%H:%M"), found.kind))
                self.said = after_saying(self.said, found.kind, self.now)
        return self

    def sleep(self, until: datetime) -> "Life":
        self.now = self.since = until
        return self

    def restart(self, at_: datetime) -> "Life":
        self.now = self.since = at_
        return self


# Days and hours


def test_switched_off__nothing_comes() -> None:
    assert coming(replace(WISHES, on=False), at("12:00")) is None


def test_a_whole_day__has_snacks_in_its_hours_and_one_session() -> None:
    life = Life(WISHES, at("07:00")).until(at("23:59"))
    snacks = [clock for clock, kind in life.heard if kind is SNACK]
    assert [clock for clock, kind in life.heard if kind is SESSION] == ["17:00"]
    assert snacks == ["10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00"]


def test_the_session__is_not_bound_to_the_hours() -> None:
    early = replace(SESSIONS, session_at=time(6, 30))
    assert is_due(early, at("06:29")) is None
    assert is_due(early, at("06:30")) is SESSION


def test_on_other_days__nothing_is_due_and_the_next_one_is_named() -> None:
    workdays = replace(WISHES, days=frozenset(range(5)))
    assert is_due(workdays, at("17:00", 21)) is None
    assert coming(replace(workdays, session_at=None), at("12:00", 21)) == Reminder(SNACK, at("10:00", 23))
    assert coming(replace(workdays, snack_every=None), at("12:00", 21)) == Reminder(SESSION, at("17:00", 23))


def test_no_day_at_all__nothing_ever_comes() -> None:
    assert coming(replace(WISHES, days=frozenset()), at("12:00")) is None


def test_a_snack_that_would_come_at_the_end_of_the_hours__comes_the_next_day() -> None:
    assert coming(SNACKS, at("17:30")) == Reminder(SNACK, at("10:00", 21))


def test_hours_shorter_than_the_pause__never_have_a_snack() -> None:
    assert coming(replace(SNACKS, last=time(9, 45)), at("09:00")) is None


def test_hours_through_the_night__go_on_after_midnight() -> None:
    life = Life(NIGHTS, at("20:00")).until(at("09:00", 21))
    assert life.heard == [("23:00", SNACK), ("00:00", SNACK), ("01:00", SNACK)]


def test_a_night__belongs_to_the_day_on_which_it_began() -> None:
    fridays = replace(NIGHTS, days=frozenset({4}))
    assert is_due(fridays, at("00:30", 21), since=at("22:00")) is SNACK
    assert is_due(fridays, at("00:30", 20), since=at("22:00", 19)) is None
    assert reminder_day(NIGHTS, at("01:59", 21)) == date(2026, 11, 20)
    assert reminder_day(NIGHTS, at("02:00", 21)) == date(2026, 11, 21)


def test_hours_that_end_as_they_begin__are_the_whole_day() -> None:
    whole = replace(SNACKS, first=time(9), last=time(9))
    assert is_due(whole, at("04:00"), since=at("02:00")) is SNACK
    assert reminder_day(whole, at("04:00")) == date(2026, 11, 20)


# What was done


def test_a_session_done_in_the_meantime__is_not_named() -> None:
    assert is_due(SESSIONS, at("17:00"), DaySoFar(session_due=False)) is None
    assert coming(SESSIONS, at("17:00"), DaySoFar(session_due=False)) == Reminder(SESSION, at("17:00", 21))


def test_whoever_has_just_moved__needs_no_snack_for_a_while() -> None:
    moved = DaySoFar(moved=at("11:40"))
    assert is_due(SNACKS, at("12:00"), moved, since=at("09:00")) is None
    assert coming(SNACKS, at("12:00"), moved, since=at("09:00")) == Reminder(SNACK, at("12:40"))


def test_where_nothing_may_be_started__no_snack_is_offered_today() -> None:
    found = coming(SNACKS, at("12:00"), DaySoFar(snack_allowed=False), since=at("09:00"))
    assert found == Reminder(SNACK, at("10:00", 21))


def test_both_at_once__the_session_goes_first_and_the_snack_waits_its_time() -> None:
    now = at("17:00")
    assert is_due(WISHES, now, since=at("16:00")) is SESSION
    said = after_saying(Said(), SESSION, now)
    assert is_due(replace(WISHES, last=time(20)), at("17:01"), said=said, since=at("16:00")) is None
    assert is_due(replace(WISHES, last=time(20)), at("18:00"), said=said, since=at("16:00")) is SNACK


# Sleep, restart, late


def test_after_the_computer_slept__one_reminder_comes_for_all_that_passed() -> None:
    life = Life(WISHES, at("09:00")).until(at("10:30"))
    life.sleep(at("17:20")).until(at("17:59"))
    assert life.heard == [("10:00", SNACK), ("17:21", SESSION)]


def test_waking__begins_the_sitting_anew() -> None:
    life = Life(SNACKS, at("09:00")).until(at("09:50")).sleep(at("13:00")).until(at("14:30"))
    assert life.heard == [("14:00", SNACK)]


def test_a_restart__says_nothing_twice() -> None:
    life = Life(WISHES, at("16:30")).until(at("17:05"))
    life.restart(at("17:10")).until(at("23:00"))
    assert life.heard == [("17:00", SESSION)]


def test_a_session_whose_time_was_missed__is_named_within_the_hours_only() -> None:
    morning = replace(SESSIONS, session_at=time(8))
    assert is_due(morning, at("17:59")) is SESSION
    assert is_due(morning, at("18:01")) is None
    evening = replace(SESSIONS, session_at=time(20))
    assert is_due(evening, at("21:59")) is SESSION
    assert is_due(evening, at("22:01")) is None


def test_a_session_late_at_night__is_not_named_after_midnight_for_the_day_before() -> None:
    late = replace(SESSIONS, session_at=time(23, 50))
    assert is_due(late, at("23:50")) is SESSION
    assert coming(late, at("00:05", 21)) == Reminder(SESSION, at("23:50", 21))


def test_while_somebody_is_busy__one_reminder_waits() -> None:
    life = Life(SNACKS, at("09:00")).until(at("12:30"), busy=True).until(at("13:00"))
    assert life.heard == [("12:31", SNACK)]


# Later, not today


def test_later__comes_once_more_in_a_quarter_of_an_hour() -> None:
    said = after_snooze(after_saying(Said(), SESSION, at("17:00")), SESSION, at("17:02"))
    assert is_due(SESSIONS, at("17:16"), said=said) is None
    assert is_due(SESSIONS, at("17:17"), said=said) is SESSION
    assert is_due(SESSIONS, at("17:18"), said=after_saying(said, SESSION, at("17:17"))) is None


def test_later__holds_everything_back() -> None:
    said = after_snooze(Said(), SNACK, at("16:50"))
    assert is_due(WISHES, at("17:00"), said=said, since=at("09:00")) is None
    assert is_due(WISHES, at("17:05"), said=said, since=at("09:00")) is SESSION


def test_later__loses_its_meaning_when_it_was_done() -> None:
    said = after_snooze(after_saying(Said(), SESSION, at("17:00")), SESSION, at("17:02"))
    assert is_due(SESSIONS, at("17:17"), DaySoFar(session_due=False), said) is None
    snack = after_snooze(after_saying(Said(), SNACK, at("12:00")), SNACK, at("12:00"))
    assert is_due(SNACKS, at("12:15"), said=snack, since=at("09:00")) is SNACK
    assert is_due(SNACKS, at("12:15"), DaySoFar(moved=at("12:06")), snack, since=at("09:00")) is None


def test_later__does_not_come_on_the_next_day_or_after_the_hours() -> None:
    session = after_snooze(after_saying(Said(), SESSION, at("23:50")), SESSION, at("23:50"))
    assert is_due(replace(SESSIONS, session_at=time(23, 50)), at("00:10", 21), said=session) is None
    snack = after_snooze(after_saying(Said(), SNACK, at("17:50")), SNACK, at("17:50"))
    assert is_due(SNACKS, at("18:05"), said=snack, since=at("09:00")) is None


def test_later_and_then_sleep__a_snack_begins_anew() -> None:
    said = after_snooze(after_saying(Said(), SNACK, at("10:00")), SNACK, at("10:00"))
    assert is_due(SNACKS, at("14:00"), said=said, since=at("14:00")) is None


def test_later_and_then_not_today__nothing_comes_any_more() -> None:
    said = after_snooze(after_saying(Said(), SESSION, at("17:00")), SESSION, at("17:00"))
    said = after_skip(said, WISHES, at("17:05"))
    life = Life(WISHES, at("17:05"))
    life.said = said
    assert life.until(at("23:59")).heard == []
    assert is_skipped(WISHES, life.said, at("23:00"))
    assert life.until(at("10:05", 21)).heard == [("10:00", SNACK)]


def test_not_today_in_the_night__holds_until_the_night_is_over() -> None:
    said = after_skip(Said(), NIGHTS, at("00:30", 21))
    assert is_due(NIGHTS, at("01:59", 21), said=said, since=at("22:00")) is None
    assert is_due(NIGHTS, at("23:00", 21), said=said, since=at("20:00", 21)) is SNACK


def test_not_today_before_midnight_in_the_night__holds_for_the_rest_of_it() -> None:
    said = after_skip(Said(), NIGHTS, at("23:30"))
    assert is_due(NIGHTS, at("01:30", 21), said=said, since=at("22:00")) is None


def test_not_today__can_be_taken_back() -> None:
    said = after_all(after_skip(Said(), WISHES, at("16:00")))
    assert is_due(WISHES, at("17:00"), said=said) is SESSION


# The clock


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_on_the_day_of_a_clock_change__the_time_is_the_clocks(day: date) -> None:
    zone = ZoneInfo("Europe/Berlin")
    moment = datetime.combine(day, time(1), tzinfo=zone).astimezone(ZoneInfo("UTC"))
    said, heard = Said(), []
    for _ in range(20 * 60):
        moment += timedelta(minutes=1)
        # As the system's clock tells it: an offset, and no zone with rules.
        local = moment.astimezone(zone)
        now = local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))
        found = next_reminder(SESSIONS, DUE, said, now, now)
        if found is not None and found.at <= now:
            heard.append(now.strftime("%H:%M"))
            said = after_saying(said, found.kind, now)
    assert heard == ["17:00"]


def test_a_time_that_comes_twice__is_said_once() -> None:
    night = replace(SESSIONS, session_at=time(2, 30), last=time(5))
    first = datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=2)))
    second = datetime(2026, 10, 25, 2, 30, tzinfo=CET)
    assert is_due(night, first) is SESSION
    assert is_due(night, second, said=after_saying(Said(), SESSION, first)) is None


def test_a_clock_set_back__silences_nothing_for_long() -> None:
    said = after_snooze(
        after_skip(after_saying(Said(), SESSION, at("12:00", 25)), WISHES, at("12:00", 25)), SNACK, at("12:00", 25)
    )
    now = at("16:00")
    assert settled(said, now) == Said(snack_at=now, snoozed=SNACK, snoozed_until=now + SNOOZE)
    assert is_due(SESSIONS, at("17:00"), said=settled(said, now)) is SESSION


def test_a_journey_to_the_west__does_not_name_the_same_day_twice() -> None:
    said = after_saying(Said(), SESSION, at("17:00"))
    assert is_due(SESSIONS, at("17:00", zone=timezone(timedelta(hours=-5))), said=said) is None


@given(
    minutes=st.lists(st.integers(1, 600), min_size=1, max_size=30),
    first=st.integers(0, 23),
    last=st.integers(0, 23),
    every=st.integers(15, 240),
)
def test_however_time_goes_by__snacks_keep_their_distance_and_their_hours(minutes, first, last, every) -> None:
    wishes = replace(WISHES, first=time(first), last=time(last), snack_every=timedelta(minutes=every))
    now = since = at("00:00")
    said, heard = Said(), []
    for gap in minutes:
        now += timedelta(minutes=gap)
        found = next_reminder(wishes, DUE, said, now, since)
        assert found is None or found.at >= now
        if found is not None and found.at <= now:
            heard.append((now, found.kind))
            said = after_saying(said, found.kind, now)
    snacks = [moment for moment, kind in heard if kind is SNACK]
    assert all(b - a >= timedelta(minutes=every) for a, b in pairwise(snacks))
    inside = (
        (lambda t: first <= t.hour < last) if first < last else (lambda t: first == last or not last <= t.hour < first)
    )
    assert all(inside(moment) for moment in snacks)
    sessions = [moment.date() for moment, kind in heard if kind is SESSION]
    assert len(sessions) == len(set(sessions))


# From the settings and the coach


def test_settings__become_wishes() -> None:
    settings = Settings(reminders=True, reminder_days="mon sun", session_reminder="07:30", snack_minutes=45)
    assert wishes_of(settings) == Wishes(True, frozenset({0, 6}), time(9), time(18), time(7, 30), timedelta(minutes=45))
    assert wishes_of(Settings(session_reminder="", snack_minutes=0)).session_at is None


def session(kind: str, clock: str, seconds: float = 600, *, finished: bool = True) -> SessionFact:
    return SessionFact("1", None, kind, kind, None, at(clock), finished, seconds, 0, 0, Feelings())


class Look:
    """The parts of an outlook that bear on reminders."""

    def __init__(self, kind: DueKind, day: int = 20, lock: object = None, away: date | None = None) -> None:
        self.due = Due(date(2026, 11, day), kind, None, None, "")
        self.lock, self.away_until = lock, away


@pytest.mark.parametrize(
    ("kind", "sessions", "due"),
    [
        (DueKind.WALK, [], True),
        (DueKind.RE_TEST, [], True),
        (DueKind.WALK, [session("mobility", "08:00")], True),
        (DueKind.STRENGTH, [], True),
        (DueKind.MOBILITY, [session("snack", "08:00")], True),
        (DueKind.MOBILITY, [session("walk", "08:00", 60, finished=False)], True),
        (DueKind.MOBILITY, [session("walk", "08:00")], False),
        (DueKind.STRENGTH, [session("strength", "08:00", 130, finished=False)], False),
        (DueKind.GENTLE, [], False),
        (DueKind.REST, [], False),
    ],
)
def test_what_is_due__follows_the_coach_and_what_was_done(
    kind: DueKind, sessions: list[SessionFact], due: bool
) -> None:
    assert day_so_far(Look(kind), sessions, date(2026, 11, 20)).session_due is due  # type: ignore[arg-type]


def test_a_walk_of_another_day__is_not_due() -> None:
    assert not day_so_far(Look(DueKind.WALK, 22), [], date(2026, 11, 20)).session_due  # type: ignore[arg-type]


@pytest.mark.parametrize("look", [Look(DueKind.WALK, lock="legs"), Look(DueKind.WALK, away=date(2026, 11, 22))])
def test_a_lock_or_days_away__keep_quiet_about_everything(look: Look) -> None:
    day = day_so_far(look, [], date(2026, 11, 20))  # type: ignore[arg-type]
    assert not day.session_due
    assert not day.snack_allowed


def test_the_end_of_the_last_session__is_when_one_moved() -> None:
    assert day_so_far(None, [session("snack", "08:00", 300)], date(2026, 11, 20)).moved == at("08:05")
    assert day_so_far(None, [session("snack", "08:00")], date(2026, 11, 21)).moved is None


# The file


def test_what_was_said__comes_back_from_its_file(tmp_path) -> None:
    path = tmp_path / "amble" / "reminders.json"
    kept = Kept(Said(date(2026, 11, 20), at("17:00"), SNACK, at("17:15"), date(2026, 11, 19)), told_of_tray=True)
    save_kept(path, kept)
    assert load_kept(path) == kept
    save_kept(path, Kept())
    assert load_kept(path) == Kept()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", "[" * 100_000, '{"snack-at": "2026-11-20T10:00:00"}', '{"snoozed": ["x"], "skipped": 7}', "\xff"],
)
def test_a_broken_file__is_as_if_nothing_was_said(tmp_path, text: str) -> None:
    path = tmp_path / "reminders.json"
    path.write_text(text, encoding="latin-1")
    assert load_kept(path) == Kept()
