"""Shoes: kilometres from walks, and when to look at a pair."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from exercises.coach.shoes import Distance, ShoeAdvice, ShoeWalk, pairs, shoe_state, state_from_walks, walked
from exercises.history.facts import ShoePair
from tests.exercises.coach.told import told

TODAY = date(2026, 11, 20)
PAIR = ShoePair("a", "Grey ones", date(2026, 1, 1), 10.0)


@pytest.mark.parametrize(
    ("kilometres", "wanted"),
    [
        (0.0, ShoeAdvice.FINE),
        (489.9, ShoeAdvice.FINE),
        (490.0, ShoeAdvice.CHECK),
        (789.9, ShoeAdvice.CHECK),
        (790.0, ShoeAdvice.REPLACE),
    ],
)
def test_state__counts_what_the_pair_had_walked_already(kilometres: float, wanted: ShoeAdvice) -> None:
    state = shoe_state(PAIR, kilometres, TODAY)
    assert state.kilometres == pytest.approx(10 + kilometres)
    assert state.advice is wanted
    assert state.text


def test_state__a_pair_looked_over_is_left_in_peace_for_a_hundred_kilometres() -> None:
    seen = replace(PAIR, kilometres=520.0, checked=date(2026, 6, 1))
    before = ShoeWalk("a", date(2026, 6, 1), kilometres=50.0)
    after = ShoeWalk("a", date(2026, 6, 2), kilometres=99.0)
    more = ShoeWalk("a", date(2026, 6, 3), kilometres=1.0)
    assert state_from_walks(seen, [before, after], TODAY).advice is ShoeAdvice.FINE
    assert state_from_walks(seen, [before, after, more], TODAY).advice is ShoeAdvice.CHECK
    worn_out = ShoeWalk("a", date(2026, 6, 4), kilometres=200.0)
    assert state_from_walks(seen, [worn_out], TODAY).advice is ShoeAdvice.CHECK
    assert state_from_walks(seen, [worn_out, before, after], TODAY).advice is ShoeAdvice.REPLACE


def test_state__age_is_only_a_hint_and_gives_way_to_kilometres() -> None:
    old = replace(PAIR, since=TODAY - timedelta(days=730))
    assert shoe_state(old, 0, TODAY).advice is ShoeAdvice.OLD
    assert shoe_state(old, 0, TODAY - timedelta(days=1)).advice is ShoeAdvice.FINE
    assert shoe_state(old, 495, TODAY).advice is ShoeAdvice.CHECK
    seen = replace(old, checked=TODAY - timedelta(days=364))
    assert shoe_state(seen, 0, TODAY).advice is ShoeAdvice.FINE
    assert shoe_state(seen, 0, TODAY + timedelta(days=1)).advice is ShoeAdvice.OLD


def test_state__a_retired_pair_asks_for_nothing() -> None:
    assert shoe_state(replace(PAIR, retired=True), 5000, TODAY).advice is ShoeAdvice.RETIRED


def test_walked__only_this_pair_since_it_came_and_minutes_are_marked_as_estimated() -> None:
    walks = [
        ShoeWalk("a", date(2025, 12, 31), kilometres=3.0),
        ShoeWalk("b", date(2026, 2, 1), kilometres=3.0),
        ShoeWalk("a", date(2026, 1, 1), kilometres=1.5),
        ShoeWalk("a", date(2026, 2, 1), minutes=30, kilometres=2.25),
    ]
    assert walked(PAIR, walks) == Distance(3.75)
    assert walked(PAIR, [*walks, ShoeWalk("a", TODAY, minutes=30)]) == Distance(5.75, estimated=True)
    assert walked(PAIR, [ShoeWalk("a", TODAY)]) == Distance(0.0)


def test_state__walks_of_later_days_are_left_out() -> None:
    walks = [ShoeWalk("a", TODAY, kilometres=1.0), ShoeWalk("a", TODAY + timedelta(days=1), kilometres=9.0)]
    assert state_from_walks(PAIR, walks, TODAY).kilometres == pytest.approx(11.0)


def test_pairs__the_newest_description_counts_whatever_the_order_of_the_facts() -> None:
    first, second = told("2026-01-01", PAIR), told("2026-01-02", ShoePair("b", "Boots", TODAY))
    renamed = told("2026-03-01", replace(PAIR, name="Old grey ones"))
    for facts in ([first, second, renamed], [renamed, second, first]):
        assert [pair.name for pair in pairs(facts)] == ["Old grey ones", "Boots"]
