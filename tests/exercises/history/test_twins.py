"""What is about to be written down twice is noticed, and two walks of one day stay two."""

from datetime import datetime, timedelta, timezone

import pytest

from exercises.history.by_hand import activity_by_hand, walk_by_hand
from exercises.history.twins import twin_among
from exercises.session.record import SessionRecord

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=timezone(timedelta(hours=1)))
LATE = NOON + timedelta(days=2)


def walk(at: datetime, minutes: int = 15) -> SessionRecord:
    return walk_by_hand(at, minutes, LATE)


@pytest.mark.parametrize(
    ("later", "minutes", "is_twin"),
    [
        (0, 15, True),
        (14, 40, True),  # they overlap
        (15, 40, False),  # one begins as the other ends
        (60, 15, True),  # as long, and about the same time
        (61, 15, False),
        (60, 16, False),
        (-14, 15, True),
        (24 * 60, 15, False),
    ],
)
def test_a_walk_near_another(later: int, minutes: int, is_twin: bool) -> None:
    there = walk(NOON)
    found = twin_among([there], walk(NOON + timedelta(minutes=later), minutes))
    assert found == (there if is_twin else None)


def test_another_offset__is_another_reading_of_the_same_time() -> None:
    there = walk(NOON)
    assert twin_among([there], walk(NOON.astimezone(timezone(timedelta(hours=9))))) == there


def test_something_else__is_no_twin() -> None:
    swim = activity_by_hand("Swimming", NOON, 15, LATE)
    assert twin_among([swim], walk(NOON)) is None
    assert twin_among([swim], activity_by_hand("Yoga", NOON, 15, LATE)) is None
    assert twin_among([swim], activity_by_hand("Swimming", NOON, 15, LATE)) == swim


def test_itself__is_no_twin() -> None:
    there = walk(NOON)
    assert twin_among([there], there) is None
