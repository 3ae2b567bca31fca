"""What is offered for an answer before a session."""

import pytest

from exercises.library.rules import Rules
from gui.check_in.verdict import Offer, Situation, verdict


@pytest.mark.parametrize(
    ("pain", "base", "offer"),
    [
        (None, None, Offer.ASK),
        (0, None, Offer.BEGIN),
        (3, None, Offer.BEGIN),
        (4, None, Offer.HALF),
        (5, None, Offer.HALF),
        (6, None, Offer.GENTLE),
        (7, None, Offer.SAFETY),
        (10, 9, Offer.SAFETY),
        (5, 2, Offer.FLARE),
        (5, 5, Offer.BEGIN),
        (6, 5, Offer.HALF),
        (6, 4, Offer.GENTLE),
        (6, 7, Offer.GET_HELP),
    ],
)
def test_verdict(pain: int | None, base: int | None, offer: Offer) -> None:
    assert verdict(pain, Situation(base, Rules())).offer is offer


def test_strong_pain__is_a_flare_up_once_the_questions_are_answered() -> None:
    assert verdict(8, Situation(2, Rules(), is_safe=True)).offer is Offer.FLARE


def test_strong_pain__asks_even_where_a_plan_calls_it_fine() -> None:
    lenient = Rules(flare_pain=10, go_pain=9)
    assert verdict(7, Situation(None, lenient)).offer is Offer.SAFETY


@pytest.mark.parametrize(("pain", "offer"), [(2, Offer.BEGIN), (3, Offer.GENTLE), (5, Offer.GENTLE), (7, Offer.SAFETY)])
def test_a_clinicians_limit__is_never_softer_than_the_rules(pain: int, offer: Offer) -> None:
    assert verdict(pain, Situation(None, Rules(), limit=3)).offer is offer


def test_limit_zero__is_none() -> None:
    assert verdict(3, Situation(None, Rules(), limit=0)).offer is Offer.BEGIN


@pytest.mark.parametrize(("pain", "offer"), [(0, Offer.BEGIN), (6, Offer.BEGIN), (7, Offer.SAFETY)])
def test_before_something_gentle__only_strong_pain_stops(pain: int, offer: Offer) -> None:
    assert verdict(pain, Situation(1, Rules(), is_gentle=True)).offer is offer


@pytest.mark.parametrize("base", [None, 0, 3, 4, 6, 7, 9])
@pytest.mark.parametrize("pain", [None, *range(11)])
def test_every_answer__has_its_line(pain: int | None, base: int | None) -> None:
    found = verdict(pain, Situation(base, Rules()))
    assert f"{found.lead} {found.more}".strip().endswith(".")
