"""A hundred made-up people walk for half a year with the real coach; `make simulate` lets thousands do so."""

import pytest

from tests.simulation.__main__ import bundled_ladder
from tests.simulation.life import live
from tests.simulation.people import Kind, person
from tests.simulation.table import faults, summary

WALKERS = 100


@pytest.fixture(scope="module")
def lives():
    ladder = bundled_ladder()
    return [live(person(seed), ladder) for seed in range(1, WALKERS + 1)]


def test_nothing_that_must_hold_is_broken_in_any_life(lives):
    found = {life.person.seed: told for life in lives if (told := faults(summary(life)))}
    assert found == {}


def test_every_kind_of_person_is_among_them_and_walks(lives):
    assert {life.person.kind for life in lives} == set(Kind)
    assert all(sum(day.walked > 0 for day in life.diary) > 40 for life in lives)


def test_steady_walkers_come_to_thirty_minutes_on_five_days(lives):
    weeks = [summary(life).goal_week for life in lives if life.person.kind is Kind.STEADY]
    assert weeks
    assert all(week is not None for week in weeks)


@pytest.mark.parametrize("days", [(0, 2, 3), (0, 1, 2), (1, 3, 5, 6)])
def test_who_walks_on_three_chosen_days_grows_too(days):
    ladder, steady = bundled_ladder(), [seed for seed in range(1, 81) if person(seed).kind is Kind.STEADY]
    found = [live(person(seed), ladder, walking_days=days) for seed in steady]
    assert [life.broken for life in found if life.broken] == []
    assert all(max(day.level or 0 for day in life.diary) == ladder.top for life in found)


@pytest.mark.parametrize("kind", [Kind.STEADY, Kind.SORE, Kind.RELAPSING, Kind.SKIPPING])
def test_who_walks_on_two_chosen_days_breaks_nothing(kind):
    ladder = bundled_ladder()
    seed = next(seed for seed in range(1, 81) if person(seed).kind is kind)
    assert live(person(seed), ladder, walking_days=(1, 4)).broken == []


def test_a_life_is_the_same_each_time_it_is_lived():
    ladder = bundled_ladder()
    once, again = (live(person(7), ladder, days=60) for _ in range(2))
    assert once.final == again.final
    assert once.diary == again.diary
