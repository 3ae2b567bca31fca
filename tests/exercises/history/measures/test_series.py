"""Results over time, what a change means, and when it is time again."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.history.facts import (
    DistanceWay,
    Measure,
    MeasureChoice,
    MeasuresPutOff,
    OwnActivities,
)
from exercises.history.measures.catalogue import DEFINITIONS, OVERALL_ANSWERS, SCALE_ENDS
from exercises.history.measures.changes import Size, activities_size, change_of, is_best
from exercises.history.measures.due import UNASKED, measure_states, to_offer
from exercises.history.measures.ranges import RANGES
from exercises.history.measures.series import measures_series, own_activities
from exercises.history.measures.words import change_words, value_words
from exercises.library.timeline import Side
from tests.exercises.history.measures.told import GARDEN, SHOPPING, STAIRS, WALK, measured, on, scored, told

LATER = on(400)


def series_of(*facts, today=LATER):
    return {series.key: series for series in measures_series(facts, today)}


def said(series):
    change = change_of(series)
    return change_words(series, change) if change is not None else None


def mean_of(*facts):
    return next(series for series in measures_series(facts, LATER) if series.is_mean)


# Thresholds


@pytest.mark.parametrize(
    ("before", "after", "size"),
    [
        ((4, 4, 4), (5, 5, 5), None),  # 1.0
        ((4, 4), (5, 5), None),
        ((4, 4, 4), (5, 5, 6), Size.SMALL),  # 1.33
        ((4, 4), (5, 6), Size.SMALL),  # 1.5
        ((4, 4, 4), (6, 6, 6), Size.SMALL),  # 2.0
        ((4, 4, 4), (6, 6, 7), Size.MEDIUM),  # 2.33
        ((4, 4, 4), (6, 7, 7), Size.MEDIUM),  # 2.67 is below 2.7
        ((4, 4, 4), (7, 7, 7), Size.LARGE),  # 3.0
        ((7, 7, 7), (4, 4, 4), Size.LARGE),  # down as well
        ((6, 6, 6), (5, 5, 4), Size.SMALL),
        ((5, 5, 5), (5, 5, 5), None),
    ],
)
def test_a_change_of_the_activities_is_real_from_the_known_points_on(before, after, size):
    names = ("walk", "stairs", "garden")
    first = scored(0, **dict(zip(names, before, strict=False)))
    last = scored(14, **dict(zip(names, after, strict=False)))
    assert change_of(mean_of(first, last)).size is size


@pytest.mark.parametrize(
    ("difference", "size"),
    [(1.29, None), (1.3, Size.SMALL), (2.29, Size.SMALL), (2.3, Size.MEDIUM), (2.69, Size.MEDIUM), (2.7, Size.LARGE)],
)
def test_the_points_themselves_belong_to_the_size(difference, size):
    assert activities_size(difference) is activities_size(-difference) is size


def test_a_change_is_said_in_plain_words():
    up, down = scored(14, walk=6, stairs=6, garden=7), scored(14, walk=3, stairs=2, garden=3)
    start = scored(0, walk=4, stairs=4, garden=4)
    assert said(mean_of(start, up)) == "2.3 points up since the start: a real change, a medium one."
    assert said(mean_of(start, down)) == "1.3 points down since the start: a real change, a small one."
    assert said(mean_of(start, scored(9, walk=5, stairs=5, garden=5))) == (
        "1 point up since the start: too little to be sure of."
    )
    assert said(mean_of(start, scored(9, walk=4, stairs=4, garden=4))) == "The same as at the start."


@pytest.mark.parametrize(
    ("measure", "side", "first", "last", "words"),
    [
        (Measure.TWO_MINUTE_WALK, None, 128, 140, "12 m more than at the start."),
        (Measure.CHAIR_STANDS, None, 12, 11, "1 stand fewer than at the start."),
        (Measure.CHAIR_STANDS, None, 10, 14, "4 stands more than at the start."),
        (Measure.PLANK, None, 30, 100, "70 s longer than at the start."),
        (Measure.SIDE_PLANK, Side.LEFT, 30, 20, "10 s shorter than at the start."),
        (Measure.KNEE_TO_WALL, Side.RIGHT, 9, 9.5, "0.5 cm more than at the start."),
        (Measure.MOOD, None, 7, 1, "6 lower than at the start."),
        (Measure.SLEEP, None, 4, 4, "The same as at the start."),
        (Measure.OVERALL_CHANGE, None, -3, 3, ""),
    ],
)
def test_nothing_is_called_real_where_no_source_tells_when_it_is(measure, side, first, last, words):
    (series,) = series_of(measured(measure, first, 0, side), measured(measure, last, 28, side)).values()
    assert said(series) == words
    assert change_of(series).size is None


def test_another_way_of_counting_is_told():
    (series,) = series_of(
        measured(Measure.TWO_MINUTE_WALK, 120, 0, way=DistanceWay.STEPS),
        measured(Measure.TWO_MINUTE_WALK, 150, 28, way=DistanceWay.LAPS),
    ).values()
    assert said(series) == "30 m more than at the start. Then it was counted in another way."


def test_a_single_activity_tells_its_points_but_nothing_real():
    series = series_of(scored(0, walk=1, stairs=4), scored(14, walk=9, stairs=4))[f"activity:{WALK}"]
    assert said(series) == "8 points up since the start."


def test_one_result_is_no_change():
    assert change_of(mean_of(scored(0, walk=3))) is None


# Own activities


def test_a_renamed_activity_goes_on_under_its_new_name():
    renamed = told(OwnActivities(((WALK, "Walk to the lake"), (STAIRS, "Stairs"))), 20)
    series = series_of(scored(0, walk=2, stairs=3), renamed, scored(14, walk=4, stairs=5))
    assert [result.value for result in series[f"activities:{WALK}+{STAIRS}"].results] == [2.5, 4.5]
    facts = (scored(0, walk=2, stairs=3), scored(14, walk=4, stairs=5), renamed)
    names = {each.key: each.name for each in measures_series(facts, LATER)}
    assert names[f"activity:{WALK}"] == "Walk to the lake"
    assert names[f"activities:{WALK}+{STAIRS}"] == "Stairs, Walk to the lake"
    assert own_activities(facts, LATER) == ((WALK, "Walk to the lake"), (STAIRS, "Stairs"))


def test_a_replaced_activity_begins_a_series_of_its_own():
    facts = (
        scored(0, walk=2, stairs=3, garden=1),
        scored(14, walk=4, stairs=5, garden=3),
        scored(28, walk=5, stairs=5, shopping=9),
    )
    now, before, *single = measures_series(facts, LATER)
    assert [result.value for result in now.results] == [pytest.approx(19 / 3)]
    assert change_of(now) is None
    assert [result.value for result in before.results] == [2, 4]
    assert {each.key: len(each.results) for each in single} == {
        f"activity:{WALK}": 3,
        f"activity:{STAIRS}": 3,
        f"activity:{GARDEN}": 2,
        f"activity:{SHOPPING}": 1,
    }


def test_coming_back_to_former_activities_goes_on_with_their_series():
    facts = (scored(0, walk=2, stairs=3), scored(14, walk=4), scored(28, walk=6, stairs=7))
    now, between, *_ = measures_series(facts, LATER)
    assert [result.value for result in now.results] == [2.5, 6.5]
    assert [result.value for result in between.results] == [4]


def test_activities_are_known_from_the_last_scores_when_none_were_chosen():
    assert own_activities((scored(0, walk=2), scored(14, stairs=3)), LATER) == ((STAIRS, "Stairs"),)
    assert own_activities((scored(0, walk=2), scored(14, stairs=3)), on(13)) == ((WALK, "Walk"),)
    assert own_activities((), LATER) == ()


def test_no_activities_were_chosen_is_also_a_choice():
    assert own_activities((scored(0, walk=2), told(OwnActivities(()), 1)), LATER) == ()


# One result a day


def test_of_two_on_one_day_the_last_one_counts():
    series = series_of(
        measured(Measure.CHAIR_STANDS, 14, 3, hour=1),
        measured(Measure.CHAIR_STANDS, 11, 3, hour=2),
        measured(Measure.CHAIR_STANDS, 12, 4),
    )["chair-stands"]
    assert [(result.day, result.value) for result in series.results] == [(on(3), 11), (on(4), 12)]


def test_two_scorings_on_one_day__the_last_one_counts():
    facts = (scored(0, walk=2, stairs=2), scored(0, walk=4, stairs=4))
    assert [result.value for result in mean_of(*facts).results] == [4]


def test_the_sides_are_kept_apart():
    series = series_of(
        measured(Measure.SIDE_PLANK, 30, 0, Side.RIGHT),
        measured(Measure.SIDE_PLANK, 25, 0, Side.LEFT),
        measured(Measure.SIDE_PLANK, 40, 28, Side.LEFT),
    )
    assert list(series) == ["side-plank:left", "side-plank:right"]
    assert [result.value for result in series["side-plank:left"].results] == [25, 40]
    assert series["side-plank:right"].name == "Side plank hold, right"


def test_what_is_dated_later_is_not_there_yet():
    facts = (measured(Measure.PLANK, 30, 0), measured(Measure.PLANK, 60, 28))
    assert len(series_of(*facts, today=on(27))["plank"].results) == 1
    assert series_of(*facts, today=date(2000, 1, 1)) == {}


def test_best__only_above_each_one_before():
    def best(*values):
        facts = [measured(Measure.PLANK, value, 28 * day) for day, value in enumerate(values)]
        return is_best(series_of(*facts, today=LATER)["plank"])

    assert best(30, 31)
    assert not best(30)
    assert not best(30, 30)
    assert not best(40, 30, 35)


def test_days_stay_in_order_across_the_date_line():
    first = measured(Measure.PLANK, 30)
    after = replace(first, id="b", at=datetime(2026, 9, 2, 1, tzinfo=timezone(timedelta(hours=13))))
    before = replace(first, id="a", at=datetime(2026, 9, 1, 23, tzinfo=timezone(timedelta(hours=-10))))
    (series,) = series_of(after, before).values()
    assert [result.fact for result in series.results] == ["a", "b"]


numbers = st.integers(0, 10)
some_facts = st.lists(
    st.one_of(
        st.builds(
            lambda value, day, side: measured(Measure.SIDE_PLANK, value, day, side),
            st.integers(0, 60),
            st.integers(0, 40),
            st.sampled_from([Side.LEFT, Side.RIGHT]),
        ),
        st.builds(lambda value, day: measured(Measure.MOOD, value, day), numbers, st.integers(0, 40)),
        st.builds(
            lambda names, day, score: scored(day, **dict.fromkeys(sorted(names), score)),
            st.sets(st.sampled_from(["walk", "stairs", "garden"]), min_size=1),
            st.integers(0, 40),
            numbers,
        ),
    ),
    max_size=20,
).map(lambda facts: sorted(facts, key=lambda stored: stored.at))


@given(facts=some_facts, day=st.integers(0, 45))
def test_whatever_was_told__each_series_has_one_result_a_day_in_order_and_nothing_later(facts, day):
    by_id = {stored.id: stored for stored in facts}
    found = measures_series(facts, on(day))
    assert len({series.key for series in found}) == len(found)
    for series in found:
        days = [result.day for result in series.results]
        assert days == sorted(set(days))
        assert days[-1] <= on(day)
        for result in series.results:
            same_day = [
                each
                for each in facts
                if each.day == result.day
                and measures_series([each], on(day))
                and series.key in {other.key for other in measures_series([each], on(day))}
            ]
            assert by_id[result.fact] is same_day[-1], "the last one told that day"


# When it is time again


def state(measure, *facts, today):
    return next(each for each in measure_states(facts, today) if each.measure is measure)


@pytest.mark.parametrize(("measure", "days"), [(Measure.ACTIVITIES, 14), (Measure.CHAIR_STANDS, 28)])
def test_it_is_time_again_on_the_day_and_not_before(measure, days):
    fact = scored(0, walk=3) if measure is Measure.ACTIVITIES else measured(measure, 12, 0)
    assert not state(measure, fact, today=on(days - 1)).is_due(on(days - 1))
    assert state(measure, fact, today=on(days)).is_due(on(days))
    assert state(measure, fact, today=on(days)).due == on(days)


def test_every_two_weeks_for_the_activities_and_every_four_for_the_rest_but_the_weekly_scales():
    assert {measure: each.every_days for measure, each in DEFINITIONS.items()} == {
        **dict.fromkeys(Measure, 28),
        Measure.ACTIVITIES: 14,
        **dict.fromkeys((Measure.SLEEP, Measure.MOOD, Measure.CONFIDENCE), 7),
    }


def test_an_older_result_that_is_written_down_later_does_not_put_it_off():
    facts = (measured(Measure.PLANK, 30, 0), measured(Measure.PLANK, 60, 20))
    assert state(Measure.PLANK, *facts, today=on(30)).due == on(48)


def test_scales_are_off_until_they_are_wanted_and_off_again_when_they_are_not():
    assert {each.measure for each in measure_states((), LATER) if not each.wanted} == UNASKED
    on_fact, off_fact = (told(MeasureChoice(Measure.MOOD, wanted), day) for day, wanted in ((1, True), (5, False)))
    assert state(Measure.MOOD, on_fact, today=on(3)).wanted
    assert not state(Measure.MOOD, on_fact, off_fact, today=on(6)).wanted


def offered(*facts, today, sessions=5, begun=None, may_move=True):
    return to_offer(facts, today, sessions_done=sessions, begun=begun, may_move=may_move)


def test_somebody_new_is_left_in_peace():
    assert offered(today=on(0), sessions=2) == ()
    assert offered(today=on(0), sessions=3) == (Measure.ACTIVITIES, Measure.TWO_MINUTE_WALK, Measure.CHAIR_STANDS)


def test_the_change_all_in_all_is_asked_for_four_weeks_after_the_beginning():
    assert Measure.OVERALL_CHANGE not in offered(today=on(27), begun=on(0))
    assert Measure.OVERALL_CHANGE in offered(today=on(28), begun=on(0))


def test_holds_are_offered_only_once_somebody_has_measured_them():
    assert Measure.PLANK not in offered(today=on(100))
    assert Measure.PLANK in offered(measured(Measure.PLANK, 20, 0), today=on(28))


def test_what_tries_the_body_waits_while_the_back_needs_rest():
    facts = (measured(Measure.PLANK, 20, 0), measured(Measure.KNEE_TO_WALL, 9, 0, Side.LEFT))
    assert offered(*facts, today=on(28), may_move=False) == (Measure.ACTIVITIES,)


def test_put_off__nothing_is_offered_until_that_day():
    later = told(MeasuresPutOff(on(10)), 3)
    assert offered(later, today=on(2)) != ()
    assert offered(later, today=on(3)) == offered(later, today=on(9)) == ()
    assert offered(later, today=on(10)) != ()


def test_nothing_that_is_not_wanted_is_offered():
    off = [told(MeasureChoice(measure, wanted=False)) for measure in Measure]
    assert offered(*off, scored(0, walk=3), today=LATER, begun=on(0)) == ()


def test_the_last_day_of_all_time_stops_nothing():
    (fact,) = (measured(Measure.PLANK, 20, 0),)
    at_the_end = type(fact)(fact.id, fact.at.replace(year=9999, month=12, day=20), fact.fact)
    assert state(Measure.PLANK, at_the_end, today=date.max).due is None


# Words


def test_every_measure_is_named_and_has_what_its_kind_needs():
    assert set(DEFINITIONS) == set(RANGES) == set(Measure)
    for measure, definition in DEFINITIONS.items():
        assert definition.name
        assert definition.how
        assert definition.source
        assert (definition.unit == "of 10") == (measure in SCALE_ENDS)
    assert sorted(OVERALL_ANSWERS) == list(range(-3, 4))


@pytest.mark.parametrize(
    ("measure", "value", "words"),
    [
        (Measure.CHAIR_STANDS, 1, "1 stand"),
        (Measure.CHAIR_STANDS, 0, "0 stands"),
        (Measure.KNEE_TO_WALL, 9.5, "9.5 cm"),
        (Measure.ACTIVITIES, 17 / 3, "5.7 of 10"),
        (Measure.OVERALL_CHANGE, 1, "A little better"),
    ],
)
def test_a_result_in_words(measure, value, words):
    assert value_words(measure, value) == words
