"""Daily backups: taken once, whole or not at all, and thinned out as they grow older."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.errors import AmbleError
from exercises.history.backup import (
    back_up,
    back_up_today,
    backup_path,
    backups,
    kept_copies,
    newest_good,
    thin_out_kept,
    worth_keeping,
)
from exercises.history.care import look_after
from exercises.history.history import History
from exercises.history.kept import KeptKind, kept
from exercises.history.restoring import restore
from exercises.history.trouble import DamagedError
from tests.exercises.history.records import begun, done

TODAY = date(2026, 11, 20)


def sessions_in(path, clock):
    with History(path, clock) as history:
        return {record.id for record in history.sessions()}


def put_empty(path, day):
    target = backup_path(path, day)
    target.parent.mkdir(exist_ok=True)
    target.touch()


def test_the_first_use_of_a_day_takes_the_backup_and_the_second_none(history, path, clock):
    history.save(done())
    first = back_up_today(path, TODAY)
    history.save(done())
    assert first == path.parent / "backups" / "history-2026-11-20.db"
    assert back_up_today(path, TODAY) is None
    assert len(sessions_in(first, clock)) == 1
    assert len(sessions_in(back_up_today(path, TODAY + timedelta(1)), clock)) == 2


def test_what_stands_only_in_the_companion_of_a_running_or_crashed_program_is_in_it(path, program, clock):
    other = program()
    other.do("session 11111111-1111-4111-8111-111111111111")
    other.do("advance 50")
    assert sessions_in(back_up_today(path, TODAY), clock)
    other.kill()
    found = sessions_in(back_up_today(path, TODAY + timedelta(1)), clock)
    assert found == {"11111111-1111-4111-8111-111111111111"}
    assert [each.name for each in sorted((path.parent / "backups").iterdir())] == [
        "history-2026-11-20.db",
        "history-2026-11-21.db",
    ]


def test_taking_one_leaves_the_history_as_it_is(history, path):
    history.save(done())
    history.close()
    before = path.read_bytes()
    back_up_today(path, TODAY)
    assert path.read_bytes() == before
    assert [each.name for each in sorted(path.parent.iterdir())] == ["backups", "history.db"]


def test_nothing_is_taken_of_a_history_that_is_not_there_or_empty(path):
    assert back_up_today(path, TODAY) is None
    path.touch()
    assert back_up_today(path, TODAY) is None
    assert not (path.parent / "backups").exists()


def test_no_backup_is_taken_of_a_damaged_history(history, path):
    for _ in range(40):
        history.save(done())
    history.close()
    content = bytearray(path.read_bytes())
    content[4096 * 5 : 4096 * 6] = bytes(4096)
    path.write_bytes(content)
    with pytest.raises(DamagedError, match="damaged"):
        back_up_today(path, TODAY)
    assert list((path.parent / "backups").iterdir()) == []


def test_a_copy_replaces_the_one_of_that_name_only_when_it_is_whole(history, path, tmp_path, clock):
    history.save(done())
    history.close()
    target = tmp_path / "copy.db"
    back_up(path, target)
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(AmbleError):
        back_up(path, target)
    assert len(sessions_in(target, clock)) == 1


def test_a_folder_that_can_not_be_made_is_told_and_stops_nothing(history, path, clock):
    history.save(done())
    (path.parent / "backups").write_text("no folder")
    with pytest.raises(AmbleError):
        back_up_today(path, TODAY)
    condition = look_after(path, clock)
    assert (condition.damaged, bool(condition.trouble)) == (False, True)


def test_a_foreign_database_is_not_backed_up(path, clock):
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("CREATE TABLE things (a)")
    assert look_after(path, clock).trouble == ""
    assert not (path.parent / "backups").exists()


# Which stay


def test_after_three_years_of_days_seven_days_four_weeks_and_twelve_months_are_left():
    kept, day = set(), date(2024, 1, 1)
    while day <= TODAY:
        kept = worth_keeping(kept | {day})
        day += timedelta(1)
    last_days = {TODAY - timedelta(number) for number in range(7)}
    sundays = {date(2026, 11, 15), date(2026, 11, 8), date(2026, 11, 1)}
    months = {date(2026, month, 1) - timedelta(1) for month in range(2, 12)} | {date(2025, 12, 31)}
    assert kept == last_days | sundays | months


@given(st.sets(st.dates(date(2000, 1, 1), date(2040, 1, 1)), min_size=1, max_size=80))
def test_at_most_so_many_stay_among_them_the_newest_and_thinning_again_takes_none(days):
    kept = worth_keeping(days)
    assert len(kept) <= 7 + 4 + 12
    assert {*sorted(days, reverse=True)[:7]} <= kept <= days
    assert worth_keeping(kept) == kept


@given(st.sets(st.dates(date(2020, 1, 1), date(2024, 1, 1)), min_size=1, max_size=40))
def test_thinning_out_day_by_day_or_all_at_once_is_the_same(days):
    kept = set()
    for day in sorted(days):
        kept = worth_keeping(kept | {day})
    assert kept == worth_keeping(days)


def test_old_ones_go_when_a_new_one_is_taken_and_other_files_stay(history, path):
    history.save(done())
    for number in range(1, 40):
        put_empty(path, TODAY - timedelta(number))
    others = [
        path.parent / "backups" / name for name in ("history-2026-13-45.db", "notes.txt", "history-2020-01-01.txt")
    ]
    for other in others:
        other.touch()
    back_up_today(path, TODAY)
    assert {each.day for each in backups(path)} == worth_keeping(TODAY - timedelta(number) for number in range(40))
    assert all(other.exists() for other in others)


def test_one_from_the_future_of_a_wrong_clock_neither_goes_nor_pushes_others_out(history, path):
    history.save(done())
    for number in range(1, 8):
        put_empty(path, TODAY - timedelta(number))
    for year in (2031, 2032, 2033):
        put_empty(path, date(year, 5, 5))
    back_up_today(path, TODAY)
    assert {each.day.year for each in backups(path)} == {2026, 2031, 2032, 2033}
    assert len([each for each in backups(path) if each.day.year == 2026]) >= 7


def test_the_newest_good_one_is_found_behind_damaged_ones(history, path):
    history.save(done())
    history.close()
    for number in (3, 2, 1):
        back_up_today(path, TODAY - timedelta(number))
    good, cut, empty = (backup_path(path, TODAY - timedelta(number)) for number in (3, 2, 1))
    cut.write_bytes(cut.read_bytes()[:5000])
    empty.write_bytes(b"")
    assert newest_good(path).path == good
    shutil.rmtree(path.parent / "backups")
    assert newest_good(path) is None


def test_two_programs_that_back_up_at_once(path, clock, open_history):
    history = open_history()
    history.begin(begun())
    one, other = backup_path(path, TODAY), backup_path(path, TODAY)
    back_up(path, one)
    back_up(path, other)
    assert len(sessions_in(one, clock)) == 1


# Copies from before


def test_of_the_copies_that_were_made_before_something_the_newest_five_of_each_kind_stay(path, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    for number in range(8):
        for name in ("before-restore-2026-11-20-08000", "before-merge-2026-11-20-08000", "joined-history (copy) "):
            (folder / f"{name}{number}.db").touch()
            os.utime(folder / f"{name}{number}.db", (1_000_000 + number, 1_000_000 + number))
    others = [folder / "before-restore-notes.txt", folder / "history-2026-11-20.db", folder / "mine.db"]
    for other in others:
        other.touch()
    thin_out_kept(path)
    assert sorted(each.stem[-1] for each in kept_copies(path)) == sorted("34567" * 3)
    assert all(other.exists() for other in others)


def test_what_is_kept_is_listed_by_day_with_what_is_in_it(history, path, clock):
    history.save(done())
    back_up(path, backup_path(path, TODAY - timedelta(3)))
    history.save(done())
    history.close()
    restore(path, backup_path(path, TODAY - timedelta(3)), clock.now())
    back_up_today(path, TODAY)
    backup_path(path, TODAY - timedelta(9)).write_bytes(b"half of a file")
    assert [(each.kind, each.day, each.sessions) for each in kept(path)] == [
        (KeptKind.DAILY, TODAY, 1),
        (KeptKind.BEFORE_RESTORE, TODAY, 2),
        (KeptKind.DAILY, TODAY - timedelta(3), 1),
        (KeptKind.DAILY, TODAY - timedelta(9), None),
    ]
    assert kept(path.parent / "nowhere" / "history.db") == ()
