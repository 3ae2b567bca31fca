"""The coach at work over a real history and the bundled library."""

import functools
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from exercises.coach.advisor import Advisor, last_unanswered
from exercises.coach.outlook import PlanState
from exercises.errors import AmbleError
from exercises.history.by_hand import activity_by_hand, walk_by_hand
from exercises.history.facts import Asked, Screening, SetLevel, Trait, TraitName
from exercises.history.history import History
from exercises.library.library import Library
from exercises.paths import DataFolder
from exercises.session.events import Outcome, SessionStarted
from exercises.session.record import Feelings, StepOutcome
from exercises.session.recorder import blank_record

NOW = datetime.fromisoformat("2026-11-20T08:00:00+01:00")
TODAY = NOW.date()
ONE_LEVEL = "name: Mine\nlevels:\n  - name: Only\n    walks-a-week: 3\n    steps: [{exercise: walk-easy, for: 7m}]\n"


@functools.cache
def bundled():
    library = Library(None)
    library.scan()
    return library


@pytest.fixture
def history(tmp_path, clock):
    with closing(History(tmp_path / "history.db", clock)) as opened:
        yield opened


@pytest.fixture
def advisor(history):
    return Advisor(bundled(), history)


@pytest.fixture
def own(tmp_path, history):
    """An advisor with plan files of one's own."""

    def make(plan_id, **plans):
        data = DataFolder(tmp_path / "data")
        data.plans.mkdir(parents=True)
        for name, text in plans.items():
            (data.plans / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
        library = Library(data)
        library.scan()
        return Advisor(library, history, plan_id)

    return make


def walked(history, days_ago, hour=9, **felt):
    started = NOW.replace(hour=hour) - timedelta(days=days_ago)
    record = walk_by_hand(started, 10, NOW, feelings=Feelings(**felt))
    history.save(record)
    return record.id


def trained(history, days_ago, routine="core-foundation", hurt=(), **felt):
    library = bundled()
    timeline = library.timeline(library.routine(routine))
    started = NOW.replace(hour=10) - timedelta(days=days_ago)
    blank = blank_record(timeline, f"{routine}-{days_ago}", SessionStarted(started))
    steps = tuple(
        replace(
            step,
            active_seconds=step.planned_seconds,
            outcome=StepOutcome.HURT if step.exercise in hurt else StepOutcome.DONE,
        )
        for step in blank.steps
    )
    record = replace(
        blank,
        steps=steps,
        ended=started + timedelta(minutes=12),
        outcome=Outcome.FINISHED,
        active_seconds=600.0,
        feelings=Feelings(**felt),
    )
    history.save(record)
    return record.id


# The plan


def test_plan__one_that_is_not_there_is_stood_in_for_and_told(history):
    advisor = Advisor(bundled(), history, "nowhere")
    assert advisor.plan().id == "gradual-walk"
    assert advisor.plan_trouble() == "The walking plan nowhere can't be used, so Gradual walk stands in for it."
    assert Advisor(bundled(), history).plan_trouble() == ""


def test_plan__a_broken_one_of_ones_own_is_stood_in_for_by_the_bundled_one_and_told(own, tmp_path):
    advisor = own("gradual-walk", gradual_walk="name: Mine\nlevels: nonsense\n")
    assert len(advisor.ladder().steps) == 13
    assert advisor.plan_trouble().startswith(str(tmp_path / "data" / "plans" / "gradual-walk.yaml"))


def test_plan__one_that_breaks_while_it_is_used__goes_on_as_it_was_and_is_told(tmp_path, history):
    folder = DataFolder(tmp_path)
    folder.plans.mkdir()
    file = folder.plans / "short.yaml"
    file.write_text(
        "name: Short\nlevels:\n  - {name: A, walks-a-week: 3, steps: [{exercise: walk-easy, for: 6m}]}\n", "utf-8"
    )
    library = Library(folder)
    library.scan()
    advisor = Advisor(library, history, "short")
    assert advisor.plan_trouble() == ""
    file.write_text("name: Short\n", "utf-8")
    library.scan()
    assert advisor.plan().name == "Short"
    assert advisor.plan_trouble() == (
        f"{file} has a problem, so the version before stands in for it until that is mended."
    )


def test_plan__another_broken_file_is_no_trouble(own):
    advisor = own("gradual-walk", other="name: [")
    assert advisor.plan_trouble() == ""


def test_plan__without_any_says_so(clock, tmp_path, history):
    advisor = Advisor(Library(None), history)  # nothing was scanned
    assert not advisor.has_plan()
    for ask in (advisor.plan, advisor.plan_trouble, advisor.ladder, lambda: advisor.outlook(TODAY)):
        with pytest.raises(AmbleError, match="No walking plan can be used"):
            ask()
    assert advisor.level_for_log("L4", TODAY) == ("L4", None)
    assert advisor.level_for_log(None, TODAY) == (None, None)


@pytest.mark.parametrize(("name", "number"), [("L0", 0), ("l12", 12), (" L4 ", 4)])
def test_level_called(advisor, name, number):
    assert advisor.level_called(name) == number


@pytest.mark.parametrize("name", ["", "L13", "L", "4", "Level 4"])
def test_level_called__nothing(advisor, name):
    with pytest.raises(AmbleError, match=f'^The plan has no level "{name}"'):
        advisor.level_called(name)


def test_level_for_log__is_that_of_the_day_not_of_today(advisor, history):
    history.note(SetLevel("L4", 15), NOW - timedelta(days=3))
    assert advisor.level_for_log(None, TODAY - timedelta(days=4)) == (None, None)
    assert advisor.level_for_log(None, TODAY - timedelta(days=3)) == ("L4", 15)
    assert advisor.level_for_log("l0", TODAY) == ("L0", 8)


# Locks and limits


def test_lock_and_limit_are_those_of_the_day(advisor, history):
    history.note(Screening(Asked.WEEKLY, ("fever",)), NOW - timedelta(days=1))
    history.note(Trait(TraitName.PAIN_LIMIT, 4), NOW - timedelta(days=2))
    assert advisor.lock(TODAY).signs == ("fever",)
    assert advisor.lock(TODAY - timedelta(days=2)) is None
    assert (advisor.limit(TODAY), advisor.limit(TODAY - timedelta(days=3))) == (4, None)
    assert advisor.outlook(TODAY).state is PlanState.GET_HELP
    history.note(Trait(TraitName.PAIN_LIMIT, 0))
    assert advisor.limit(TODAY) is None


# Sessions


def test_walk__is_the_levels_own_with_its_parts_and_its_routines_round_it(advisor, history):
    history.note(SetLevel("L0", 8), NOW - timedelta(hours=1))
    outlook = advisor.outlook(TODAY)
    whole = advisor.walk(outlook)
    bare = advisor.walk(outlook, wrap=False)
    half = advisor.walk(outlook, half=True, wrap=False)
    assert [sum(p.seconds for p in t.phases if p.walking) for t in (bare, half)] == [240.0, 120.0]
    assert whole.seconds > bare.seconds == 240.0
    assert (bare.name, bare.level, bare.kind, bare.routine) == ("Walk · L0", "L0", "walk", None)


def test_walk__without_a_level_finds_it(advisor):
    walk = advisor.walk(advisor.outlook(TODAY), wrap=False)
    assert (walk.level, walk.phases[0].until_done) == (None, True)


def test_walk__a_plan_of_ones_own(own, history):
    advisor = own("mine", mine=ONE_LEVEL)
    history.note(SetLevel("Only", 7), NOW - timedelta(hours=1))
    walk = advisor.walk(advisor.outlook(TODAY))
    assert (walk.name, walk.seconds) == ("Walk · Only", 420.0)


def test_routine__what_hurt_once_gives_way_and_what_hurt_twice_is_left_out(advisor, history):
    exercises = lambda: {p.exercise for p in advisor.routine("core-foundation", advisor.outlook(TODAY)).phases}  # noqa: E731
    before = exercises()
    assert "bird-dog" in before
    trained(history, 6, hurt=("bird-dog",))
    once = exercises()
    easier = dict(advisor.outlook(TODAY).advice)["bird-dog"]
    assert (easier in once, "bird-dog" in once) == (True, False)
    trained(history, 3, hurt=("bird-dog",))
    assert dict(advisor.outlook(TODAY).advice) == {"bird-dog": None}
    assert exercises() == before - {"bird-dog"}
    # Two weeks later it is tried again.
    later = advisor.outlook(TODAY + timedelta(days=12))
    assert later.advice == ()


def test_routine__that_is_not_there(advisor):
    assert advisor.routine("no-such-routine", advisor.outlook(TODAY)) is None
    assert advisor.name_of("no-such-routine") == "no-such-routine"
    assert advisor.name_of("core-foundation") == "Core foundation"


# The morning after


def test_morning_question__is_about_the_last_walk_of_yesterday(advisor, history):
    walked(history, 2)
    walked(history, 1, hour=8)
    last = walked(history, 1, hour=15, pain_before=3)
    trained(history, 1)
    history.save(activity_by_hand("Swimming", NOW - timedelta(hours=14), 20, NOW))
    question = advisor.morning_question(NOW)
    assert (question.session, question.day, question.is_walk) == (last, date(2026, 11, 19), True)
    assert question.pain_before == 3


def test_morning_question__one_answer_is_enough_for_a_day(advisor, history):
    first = walked(history, 1, hour=8)
    walked(history, 1, hour=15)
    history.answer_next_day(first, 2, None, NOW)
    assert advisor.morning_question(NOW) is None


@pytest.mark.parametrize(("hour", "asked"), [(0, True), (11, True), (12, False), (23, False)])
def test_morning_question__about_the_day_before_yesterday_until_noon(advisor, history, hour, asked):
    session = walked(history, 2)
    question = advisor.morning_question(NOW.replace(hour=hour))
    assert (question.session if question else None) == (session if asked else None)


def test_morning_question__about_strength_where_nothing_was_walked(advisor, history):
    session = trained(history, 1)
    question = advisor.morning_question(NOW)
    assert (question.session, question.is_walk) == (session, False)


@pytest.mark.parametrize("days_ago", [0, 3, 30])
def test_morning_question__not_today_and_not_long_afterwards(advisor, history, days_ago):
    walked(history, days_ago, hour=6)
    assert advisor.morning_question(NOW) is None


def test_last_unanswered__is_the_last_walk_of_an_earlier_day_however_long_ago(history):
    assert last_unanswered(history.coach_sessions(), NOW) is None
    old = walked(history, 40)
    trained(history, 2)
    walked(history, 0, hour=6)
    assert last_unanswered(history.coach_sessions(), NOW) == old
    first, second = walked(history, 5, hour=9), walked(history, 5, hour=14)
    assert last_unanswered(history.coach_sessions(), NOW) == second
    history.answer_next_day(first, 2, None, NOW)
    assert last_unanswered(history.coach_sessions(), NOW) == old
