"""The first page's numbers: the same that the history's statistics give."""

from datetime import date, timedelta

import pytest

from exercises.coach.advisor import Advisor
from exercises.coach.looking_back import plan_weeks
from exercises.history.facts import Away, FlareUp, Trait, TraitName
from exercises.history.filtering import Filter
from exercises.history.history import History
from exercises.history.statistics.days import weeks
from exercises.history.statistics.goal import week_goal
from exercises.history.statistics.pain import Direction, Moment, pain_change
from exercises.library.library import Library
from exercises.report.content import Adherence, Wish
from exercises.report.making import report_of, since_weeks_ago
from tests.exercises.report.walkers import TODAY, at_level, made, tell, walk
from tests.fakes import FakeClock

# The Monday of today's week is 4 days ago.
MONDAY = 4


@pytest.fixture
def history(tmp_path):
    with History(tmp_path / "history.db", FakeClock()) as history:
        yield history


def walks(history, weeks_ago, days, minutes=12.0, **felt):
    """Walk on the first so many days of a week."""
    for number in range(days):
        history.save(walk(MONDAY + 7 * weeks_ago - number, minutes, **felt))


def test_nothing_was_ever_done(history):
    report = made(history)
    assert report.is_empty
    assert (report.period.first, report.period.last) == (TODAY, TODAY)
    assert report.figures.sessions == 0
    assert report.figures.adherence.percent is None
    assert report.figures.minutes is None
    assert report.figures.longest is None


def test_adherence__of_each_whole_week_no_more_than_it_asked_for(history):
    at_level(history, MONDAY + 28)
    for weeks_ago, days in ((4, 5), (3, 7), (2, 3), (1, 2), (0, 2)):
        walks(history, weeks_ago, days)
    figures = made(history).figures
    assert figures.adherence == Adherence(done=5 + 5 + 3 + 2, asked=20, weeks=4, kept=2)
    assert figures.adherence.percent == 75
    assert figures.last_weeks == figures.adherence


def test_adherence__the_week_that_runs_and_the_one_it_began_in_are_no_whole_weeks(history):
    at_level(history, MONDAY + 5)
    history.save(walk(MONDAY + 5))
    walks(history, 0, 3)
    assert made(history).figures.adherence == Adherence()


def test_adherence__rolls_over_four_weeks(history):
    at_level(history, MONDAY + 7 * 8)
    for weeks_ago in range(1, 9):
        walks(history, weeks_ago, 5 if weeks_ago <= 4 else 1)
    figures = made(history).figures
    assert (figures.adherence.weeks, figures.last_weeks.percent) == (8, 100)
    assert figures.adherence.percent < 100


def test_adherence__weeks_without_a_walk_at_the_start_of_the_time_count(history):
    at_level(history, MONDAY + 70)
    walks(history, 10, 5)
    walks(history, 1, 5)
    report = made(history, since_days_ago=MONDAY + 28)
    assert (report.figures.adherence.weeks, report.figures.adherence.kept) == (4, 1)


def test_away_and_flares__days_away_ask_for_nothing_and_gentle_days_are_done(history):
    at_level(history, MONDAY + 21)
    walks(history, 3, 5)
    monday = TODAY - timedelta(days=MONDAY + 14)
    tell(history, MONDAY + 14, Away(monday, monday + timedelta(days=6)))
    tell(history, MONDAY + 7, FlareUp())
    figures = made(history).figures
    assert figures.away_days == 7
    assert figures.flare_days == 2
    # The week away is not asked for; of the week of the flare-up the two gentle days are done.
    assert figures.adherence == Adherence(done=7, asked=10, weeks=2, kept=1)


def test_numbers_are_those_of_the_statistics(history):
    at_level(history, 90)
    for days_ago in range(90, -1, -1):
        if days_ago % 3:
            before = 6 - round(4 * (90 - days_ago) / 90)
            history.save(walk(days_ago, 10 + (90 - days_ago) / 9, pain_before=before, pain_peak=min(10, before + 1)))
    since = since_weeks_ago(12, TODAY)
    library = Library(None)
    library.scan()
    outlook = Advisor(library, history).outlook(TODAY)
    report = report_of(history, outlook, TODAY, Wish(since))
    overview = history.overview(Filter(since=since), TODAY)
    figures = report.figures
    assert figures.sessions == overview.sessions == figures.walk_days
    assert figures.longest == overview.longest
    assert figures.longest_at_first == overview.longest_at_first
    for row in figures.pain:
        assert row.change == pain_change(overview.pain[row.moment], TODAY)
    assert figures.pain[0].change.direction is Direction.BETTER
    assert [(week.monday, week.minutes) for week in report.chart.weeks] == [
        (week.monday, week.walk_seconds / 60) for week in weeks(overview.days, TODAY)
    ]
    plan, days = plan_weeks(outlook, history.facts()), history.overview(Filter(), TODAY).days
    mondays = [week.monday for week in weeks(days, TODAY) if since <= week.monday <= TODAY - timedelta(days=7)]
    goals = [week_goal(days, monday, plan.days_asked, plan.flare, plan.away) for monday in mondays]
    assert figures.adherence.asked == sum(goal.goal for goal in goals)
    assert figures.adherence.kept == sum(goal.kept for goal in goals)
    assert figures.adherence.done == sum(min(goal.days, goal.goal) for goal in goals)


def test_minutes_a_week__first_and_last_weeks_never_overlap(history):
    at_level(history, MONDAY + 21)
    for weeks_ago, minutes in ((3, 10), (2, 20), (1, 30)):
        walks(history, weeks_ago, 2, minutes)
    minutes = made(history).figures.minutes
    assert (minutes.weeks, minutes.start, minutes.now) == (1, 20.0, 60.0)


def test_pain__too_few_answers_give_the_last_days_only(history):
    history.save(walk(20, pain_before=5))
    history.save(walk(1, pain_before=3))
    history.save(walk(0, pain_before=2))
    row = made(history).figures.pain[0]
    assert (row.moment, row.change, row.now, row.days) == (Moment.BEFORE, None, 2.5, 2)


def test_pain_line__its_first_day_knows_the_days_before_the_time(history):
    for days_ago, pain in ((31, 6), (30, 6), (27, 0), (0, 0)):
        history.save(walk(days_ago, pain_before=pain))
    (curve,) = made(history, since_days_ago=27).chart.pain
    assert [(TODAY - day).days for day, _ in curve.line] == [27, 0]
    assert curve.line[0][1] == 4.0


def test_a_long_time__means_of_four_weeks(history):
    for days_ago in range(600, -1, -1):
        history.save(walk(days_ago, 5, pain_before=days_ago % 7))
    chart = made(history).chart
    assert chart.mean_days == 28
    (curve,) = chart.pain
    assert len(curve.days) == 601
    assert len(curve.line) == 22
    assert {round(mean, 6) for _, mean in curve.line[:-1]} == {3.0}


def test_the_plan_line__is_minutes_of_the_levels_week(history):
    at_level(history, 30, "L3", 12)
    at_level(history, 10, "L5", 16)
    for days_ago in range(29, 0, -3):
        history.save(walk(days_ago))
    report = made(history)
    assert [(TODAY - day).days for day, _ in report.chart.plan] == [30, 10]
    minutes = [each for _, each in report.chart.plan]
    assert minutes[0] == 60
    assert minutes[1] > 60
    assert (report.figures.plan.level, report.figures.plan.walks_a_week) == ("L5", 5)


def test_legs_sleep_and_a_clinicians_limit(history):
    history.save(walk(3, leg=True, sleep_lost=True))
    history.save(walk(2, leg=False, sleep_lost=True))
    tell(history, 3, Trait(TraitName.PAIN_LIMIT, 4))
    figures = made(history).figures
    assert (figures.leg, figures.sleep_lost, figures.limit) == (1, 2, 4)


def test_a_time_that_begins_before_everything_is_cut(history):
    history.save(walk(5))
    report = made(history, since_days_ago=500)
    assert (report.period.first, report.period.days, report.period.weeks) == (TODAY - timedelta(days=5), 6, 1)


def test_without_a_plan_the_rest_is_still_told(history):
    history.save(walk(5, pain_before=2))
    report = report_of(history, None, TODAY, Wish())
    assert not report.is_empty
    assert report.figures.plan is None
    assert report.figures.adherence == Adherence()
    assert report.chart.plan == ()


def test_twelve_weeks_hold_today():
    assert since_weeks_ago(12, date(2026, 11, 20)) == date(2026, 8, 29)
