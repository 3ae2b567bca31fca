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


def test_a_life_is_the_same_each_time_it_is_lived():
    ladder = bundled_ladder()
    once, again = (live(person(7), ladder, days=60) for _ in range(2))
    assert once.final == again.final
    assert once.diary == again.diary
