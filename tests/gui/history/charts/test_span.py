"""Stretches of time: zooming, moving, and where the axis is marked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from gui.history.charts.span import Range, Span, bounds_of, span_of, span_words, ticks

BOUNDS = bounds_of(date(2021, 11, 21), date(2026, 11, 20))
LAST = date(2026, 11, 20).toordinal()


def test_bounds__hold_whole_days_and_at_least_a_week() -> None:
    one_day = bounds_of(date(2026, 11, 20), date(2026, 11, 20))
    assert one_day == Span(LAST - 6.0, LAST + 1.0)
    assert one_day.holds(date(2026, 11, 20))
    assert one_day.holds(date(2026, 11, 14))
    assert not one_day.holds(date(2026, 11, 13))


def test_ranges__end_with_the_last_day_and_are_never_longer_than_all() -> None:
    assert span_of(Range.FOUR_WEEKS, BOUNDS) == Span(LAST - 27.0, LAST + 1.0)
    assert span_of(Range.ALL, BOUNDS) == BOUNDS
    short = bounds_of(date(2026, 11, 10), date(2026, 11, 20))
    assert span_of(Range.YEAR, short) == short


@given(
    st.floats(-4000, 4000),
    st.floats(0.01, 5000),
    st.lists(st.tuples(st.sampled_from(["zoom", "move"]), st.floats(0.01, 40), st.floats(-100, 2000)), max_size=20),
)
def test_whatever_is_done__stays_inside_and_no_shorter_than_a_week(start, length, steps) -> None:
    span = Span(BOUNDS.start + start, BOUNDS.start + start + length).within(BOUNDS)
    for kind, factor, place in steps:
        about = BOUNDS.start + place
        span = span.zoomed(factor, about, BOUNDS) if kind == "zoom" else span.moved(place, BOUNDS)
        assert BOUNDS.start - 1e-6 <= span.start
        assert span.end <= BOUNDS.end + 1e-6
        assert span.days >= 7 - 1e-6


def test_zoom__keeps_what_is_pointed_at_in_its_place() -> None:
    span = Span(LAST - 400.0, LAST - 200.0)
    about = LAST - 250.0
    closer = span.zoomed(0.5, about, BOUNDS)
    assert closer.days == pytest.approx(100)
    assert (about - closer.start) / closer.days == pytest.approx((about - span.start) / span.days)


@pytest.mark.parametrize(
    ("days", "most", "expected"),
    [
        (7, 8, ["14 Nov", "15 Nov", "16 Nov", "17 Nov", "18 Nov", "19 Nov", "20 Nov"]),
        (28, 5, ["26 Oct", "2 Nov", "9 Nov", "16 Nov"]),
        (91, 4, ["Sept", "Oct", "Nov"]),
        (365, 5, ["2026", "Mar", "May", "Jul", "Sept", "Nov"]),
        (1826, 5, ["2022", "2023", "2024", "2025", "2026"]),
    ],
)
def test_ticks__are_days_weeks_months_or_years(days: int, most: int, expected: list[str]) -> None:
    span = span_of(Range.ALL, bounds_of(date(2026, 11, 20) - timedelta(days=days - 1), date(2026, 11, 20)))
    assert [words for _, words in ticks(span, most)] == expected


def test_ticks__weeks_begin_on_mondays_and_months_on_their_first() -> None:
    weeks = ticks(span_of(Range.FOUR_WEEKS, BOUNDS), 5)
    assert {day.weekday() for day, _ in weeks} == {0}
    months = ticks(span_of(Range.YEAR, BOUNDS), 9)
    assert {day.day for day, _ in months} == {1}


def test_ticks__speak_the_users_language() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    assert [words for _, words in ticks(span_of(Range.THREE_MONTHS, BOUNDS), 4)] == ["Sept.", "Okt.", "Nov."]


def test_ticks__reach_to_the_ends_of_the_calendar() -> None:
    assert ticks(Span(1.0, 400.0), 12)
    assert ticks(Span(float(date.max.toordinal() - 400), float(date.max.toordinal())), 12)


@pytest.mark.parametrize(
    ("days", "expected"), [(7, "1 week"), (36, "5 weeks"), (200, "7 months"), (1100, "3 years"), (699, "23 months")]
)
def test_a_span_in_words(days: float, expected: str) -> None:
    assert span_words(Span(0, days)) == expected
