"""What each chart shows: series, words, tables, notes."""

from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from exercises.coach.outlook import Due, DueKind, LevelStep, Outlook, PlanState, Reason
from exercises.history.facts import Measure
from exercises.history.measures.series import MeasureSeries, Result
from exercises.history.statistics.days import Day
from exercises.history.statistics.loads import DayLoad, ExerciseLoad, Load
from exercises.history.statistics.pain import Moment, pain_line
from exercises.library.timeline import Side
from gui.history.charts.line_card import Line, line_picture
from gui.history.charts.loads import loads_picture
from gui.history.charts.measures import measure_chart, measure_picture
from gui.history.charts.minutes import minutes_picture
from gui.history.charts.pain import mean_line, pain_picture
from gui.history.charts.picture import Picture, Shape
from gui.theme.theme import Theme

TODAY = date(2026, 11, 20)  # a Friday


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def daily(*pains: tuple[int, int]) -> dict[date, Fraction]:
    return {ago(days): Fraction(pain) for days, pain in sorted(pains, reverse=True)}


def outlook(*reasons: Reason, level: str = "L4") -> Outlook:
    levels = (LevelStep("L3", 15, 4), LevelStep("L4", 18, 4))
    return Outlook(
        plan_id="p", plan_name="Plan", today=TODAY, levels=levels, level=level, level_index=1, minutes=18, parts=1,
        part_minutes=(18,), walks_a_week=4, walks_done=0, walked_today_minutes=0, state=PlanState.WALK, lock=None,
        due=Due(TODAY, DueKind.WALK, None, 18, ""), second=None, why="", reasons=reasons, grades=(), week=(), base=None,
        baseline_walks=0, flare_day=None, away_until=None, easy=False, stenosis=False, advice=(),
    )  # fmt: skip


def walked(*days_and_minutes: tuple[int, float]) -> dict[date, Day]:
    return {
        ago(days): Day(ago(days), 1, minutes * 60, minutes * 60, minutes * 60)
        for days, minutes in sorted(days_and_minutes, reverse=True)
    }


# Pain


def test_pain__nothing_told_is_empty() -> None:
    assert pain_picture({}, TODAY) == Picture()
    assert pain_picture({moment: {} for moment in Moment}, TODAY).is_empty


def test_pain__the_line_is_the_mean_of_seven_days_and_the_dots_are_the_days() -> None:
    picture = pain_picture({Moment.BEFORE: daily((8, 9), (6, 2), (0, 4))}, TODAY)
    (series,) = picture.series
    assert series.dots == ((ago(8), 9.0), (ago(6), 2.0), (ago(0), 4.0))
    assert series.points == ((ago(8), 9.0), (ago(6), 5.5), (ago(0), 3.0))
    assert series.longest_gap == 7
    assert [value for value, _ in picture.scale] == [0, 5, 10]


@given(st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 4, 1)), st.fractions(0, 10, max_denominator=4)))
def test_pain__the_drawn_means_are_those_of_the_statistics(told: dict[date, Fraction]) -> None:
    told = dict(sorted(told.items()))
    drawn, exact = mean_line(told), pain_line(told)
    assert [each.day for each in drawn] == [each.day for each in exact]
    assert [each.week_mean for each in drawn] == pytest.approx([each.week_mean for each in exact])


def test_pain__lines_differ_without_colour() -> None:
    picture = pain_picture({moment: daily((3, 2), (0, 3)) for moment in Moment}, TODAY)
    assert len(picture.series) == 4
    assert len({series.end for series in picture.series}) == 4
    looks = [(series.tone, series.dash) for series in picture.series]
    assert len(set(looks)) == 4
    # The two solid ones lie farthest apart and have their names at their ends.
    assert len({series.dash for series in picture.series}) == 3


def test_pain__a_day_is_told_with_its_means() -> None:
    picture = pain_picture({Moment.BEFORE: daily((1, 3), (0, 4)), Moment.AFTER: daily((0, 2))}, TODAY)
    assert picture.say(TODAY) == "Fri 20 Nov · before 4, after 2 · 7-day mean: before 3.5, after 2"
    assert picture.say(ago(1)) == "Thu 19 Nov · before 3 · 7-day mean: before 3"


def test_pain__the_table_holds_the_same_numbers() -> None:
    table = pain_picture({Moment.BEFORE: daily((1, 3), (0, 4)), Moment.AFTER: daily((0, 2))}, TODAY).table()
    assert table.headers == ("Day", "Before", "Before, 7 days", "After", "After, 7 days")
    assert table.rows == (("20 Nov 2026", "4", "3.5", "2", "2"), ("19 Nov 2026", "3", "3", "–", "–"))
    assert table.days == (TODAY, ago(1))


def test_pain__a_real_change_is_named_and_a_small_one_is_not() -> None:
    before = [(60 - n, 6) for n in range(5)]
    better = pain_picture({Moment.BEFORE: daily(*before, *((n, 4) for n in range(5)))}, TODAY)
    assert better.note == "Before: 6 at first, 4 now. A real change."
    worse = pain_picture({Moment.BEFORE: daily(*before, *((n, 8) for n in range(5)))}, TODAY)
    assert worse.note == "Before: 6 at first, 8 now. A real change."
    same = pain_picture({Moment.BEFORE: daily(*before, *((n, 5) for n in range(5)))}, TODAY)
    assert same.note == ""


def test_pain__numbers_are_written_as_the_language_does() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    picture = pain_picture({Moment.BEFORE: daily((1, 3), (0, 4))}, TODAY)
    assert "3,5" in picture.say(TODAY)


# Minutes


def test_minutes__without_a_walk_is_empty() -> None:
    assert minutes_picture({}, outlook(), TODAY).is_empty
    only_strength = {TODAY: Day(TODAY, 1, 600.0, 0.0, 0.0)}
    assert minutes_picture(only_strength, None, TODAY).is_empty


def test_minutes__weeks_without_a_walk_are_there_with_nothing() -> None:
    picture = minutes_picture(walked((21, 10), (0, 18), (1, 12)), None, TODAY)
    (bars,) = picture.series
    assert bars.shape is Shape.BARS
    assert [minutes for _, minutes in bars.points] == [10, 0, 0, 30]
    assert all(day.weekday() == 0 for day, _ in bars.points)
    assert picture.last == date(2026, 11, 22)


def test_minutes__the_plans_line_steps_at_each_change_of_level() -> None:
    told = outlook(
        Reason(ago(40), "start", "→ L3", "This is where it begins."),
        Reason(ago(20), "R7", None, "A hold."),
        Reason(ago(9), "R6", "L3 → L4", "Three green walks."),
    )
    picture = minutes_picture(walked((28, 10), (0, 18)), told, TODAY)
    plan = picture.series[1]
    assert plan.shape is Shape.STEPS
    assert plan.points == ((ago(40), 60.0), (ago(9), 72.0), (date(2026, 11, 23), 72.0))
    # The beginning lies before the first week.
    assert [mark.label for mark in picture.marks] == ["L3 → L4"]
    assert picture.marks[0].words == "Wed 11 Nov · L3 → L4: Three green walks."


def test_minutes__a_level_whose_name_holds_an_arrow_is_still_found() -> None:
    told = outlook(Reason(ago(9), "R6", "A → B → L4", "Why not."))
    assert minutes_picture(walked((10, 10), (0, 18)), told, TODAY).series[1].points[0] == (ago(9), 72.0)


def test_minutes__an_exchanged_plan_counts_from_today() -> None:
    told = outlook(Reason(ago(9), "start", "→ Old level", "Long ago."))
    assert minutes_picture(walked((0, 18)), told, TODAY).series[1].points == ((TODAY, 72.0), (date(2026, 11, 23), 72.0))


def test_minutes__a_week_is_told_with_its_plan_and_why_it_changed() -> None:
    told = outlook(Reason(ago(30), "start", "→ L3", "Begin."), Reason(ago(3), "R6", "L3 → L4", "Three green walks."))
    picture = minutes_picture(walked((28, 10), (1, 18), (0, 12)), told, TODAY)
    monday = date(2026, 11, 16)
    assert picture.say(monday) == (
        "16 Nov – 22 Nov · 30 minutes walked on 2 days · plan 72 · L3 → L4: Three green walks."
    )
    assert picture.table().rows[0] == ("16 Nov 2026", "30", "72", "2", "18", "L3 → L4")


def test_minutes__before_the_first_level_no_plan_is_told() -> None:
    told = outlook(Reason(TODAY, "start", "→ L4", "Begin."))
    picture = minutes_picture(walked((10, 10), (0, 18)), told, TODAY)
    assert picture.say(date(2026, 11, 9)) == "9 Nov – 15 Nov · 10 minutes walked on 1 day"


# Loads


def load(*days: DayLoad) -> ExerciseLoad:
    return ExerciseLoad("clamshell", "Clamshell", days)


def test_loads__left_against_right_in_repetitions() -> None:
    picture = loads_picture(
        load(DayLoad(ago(3), Load(2, 16, 60, 30), Load(2, 20, 60, 30)), DayLoad(TODAY, Load(1, 9, 30, 30))), TODAY
    )
    left, right = picture.series
    assert (left.name, left.points) == ("Left", ((ago(3), 16.0), (TODAY, 9.0)))
    assert (right.name, right.points) == ("Right", ((ago(3), 20.0),))
    assert left.dash is not right.dash
    assert picture.say(ago(3)) == "Tue 17 Nov · left 16 times in 2 sets · right 20 times in 2 sets"
    assert picture.table().headers == ("Day", "Left, repetitions", "Left, sets", "Right, repetitions", "Right, sets")
    assert picture.table().rows[0] == ("20 Nov 2026", "9", "1", "–", "–")


def test_loads__a_hold_is_told_by_its_longest_set() -> None:
    picture = loads_picture(load(DayLoad(TODAY, both=Load(3, None, 95.0, 40.0))), TODAY)
    (series,) = picture.series
    assert series.points == ((TODAY, 40.0),)
    assert picture.say(TODAY) == "Fri 20 Nov · 40 s in 3 sets"
    assert "longest" in picture.note


def test_loads__a_set_that_nobody_counted_is_not_told_as_none_done() -> None:
    picture = loads_picture(
        load(DayLoad(ago(2), both=Load(1, 8, 30, 30)), DayLoad(TODAY, both=Load(1, None, 30, 30))), TODAY
    )
    assert picture.series[0].points == ((ago(2), 8.0),)
    assert picture.table().rows[0] == ("20 Nov 2026", "–", "1")


def test_loads__never_done_is_empty() -> None:
    assert loads_picture(load(), TODAY).is_empty


# Lines and measures


def result(days: int, value: float) -> Result:
    at = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=timezone(timedelta(hours=1)))
    return Result("fact", at - timedelta(days=days), value)


def test_lines__a_goal_and_a_note_go_with_them() -> None:
    picture = line_picture(
        [Line("a", "Steps", ((TODAY, 90.0),))], TODAY, goal=(100.0, "goal 100"), note="Higher is better."
    )
    assert (picture.goal, picture.note) == ((100.0, "goal 100"), "Higher is better.")
    assert picture.series[0].end == "", "a single line needs no name"
    assert line_picture([Line("a", "Steps", ())], TODAY).is_empty


def test_lines__more_than_there_are_looks_are_all_drawn() -> None:
    lines = [Line(str(n), f"Line {n}", ((TODAY, float(n)),)) for n in range(9)]
    assert [series.name for series in line_picture(lines, TODAY).series] == [line.name for line in lines]


def test_measures__sides_are_two_lines() -> None:
    series = tuple(
        MeasureSeries(f"side-plank:{side.value}", Measure.SIDE_PLANK, f"Side plank hold, {side.value}", "s",
                      (result(40, 20), result(2, value)), side)
        for side, value in ((Side.LEFT, 31.0), (Side.RIGHT, 40.0))
    )  # fmt: skip
    picture = measure_picture(series, TODAY)
    assert [(each.name, each.end) for each in picture.series] == [("Left", "Left"), ("Right", "Right")]
    assert picture.say(ago(2)) == "Wed 18 Nov · Left 31 s, Right 40 s"
    assert picture.note == "Higher is better."


def test_measures__activities_show_the_set_that_is_scored_now() -> None:
    def activity(key: str, name: str) -> MeasureSeries:
        return MeasureSeries(key, Measure.ACTIVITIES, name, "of 10", (result(40, 3), result(2, 5)))

    series = (
        activity("activities:a+b", "Stairs, Walk"),
        activity("activities:a+c", "Stairs, Sit"),
        activity("activity:a", "Stairs"),
        activity("activity:b", "Walk"),
        activity("activity:c", "Sit"),
    )
    assert [each.name for each in measure_picture(series, TODAY).series] == ["Mean of all", "Stairs", "Walk"]


def test_measures__one_result_is_no_chart(theme: Theme) -> None:
    one = MeasureSeries("sleep", Measure.SLEEP, "Sleep", "of 10", (result(2, 5),))
    assert measure_chart(theme, (one,), TODAY) is None
    assert measure_chart(theme, (), TODAY) is None
    two = MeasureSeries("sleep", Measure.SLEEP, "Sleep", "of 10", (result(9, 5), result(2, 6)))
    card = measure_chart(theme, (two,), TODAY)
    assert card is not None
    assert card.reading == "Wed 18 Nov · 6 of 10"
    card.deleteLater()
