"""What the coach made of one session: its grade in words, and the steps of the plan that only it explains."""

import pytest

from exercises.coach.account import account_of, grade_sentence
from exercises.coach.coach import look
from exercises.coach.outlook import Grade
from exercises.history.facts import KnownMinutes
from exercises.library.rules import Rules
from exercises.session.record import Feelings
from tests.exercises.coach.stories import Story


def account(story, number, today):
    session = story.sessions[number]
    others = [each for each in story.sessions if each is not session]
    told, without = (look(story.ladder, each, story.facts, story.day(today)) for each in (story.sessions, others))
    return account_of(session, told, lambda: without, story.rules)


def test_a_red_walk_tells_what_made_it_so_and_the_step_that_it_caused():
    story = Story().level("L4").good(0).red(1)
    found = account(story, 1, 3)
    assert (found.grade, found.rule) == (Grade.RED, "R5")
    assert found.text == "Pain rose to 6: more than your back was ready for."
    assert [(reason.rule, reason.change) for reason in found.reasons] == [("R8", "L4 → L3")]


def test_a_good_walk_beside_it_did_not_cause_that_step():
    story = Story().level("L4").good(0).red(1)
    found = account(story, 0, 3)
    assert (found.grade, found.reasons) == (Grade.GREEN, ())


def test_the_walk_that_was_still_missing_caused_the_advance():
    story = Story().level("L4").good(0, 1, 3, 5)
    advanced = next(day for day in range(6, 12) if story.on(day).level == "L5")
    assert [reason.change for reason in account(story, 3, advanced).reasons] == ["L4 → L5"]


def test_what_was_told_the_day_after_is_not_because_of_the_walk():
    story = Story()
    for number, minutes in enumerate((8, 10, 12)):
        story.walk(number, minutes, before=2, peak=3, after=2, effort=3)
    story.tell(3, KnownMinutes(18))
    assert [reason.rule for reason in story.on(3).reasons] == ["start", "start"]
    said = [reason.text for reason in account(story, 2, 3).reasons]
    assert said == [
        "Three easy walks of 8, 10 and 12 minutes: the plan begins a little below that, with 8 minutes a day."
    ]


def test_what_is_not_graded_and_changes_nothing_has_no_account():
    story = Story().level("L4").good(0)
    session = story.sessions[0]
    other = look(story.ladder, [], story.facts, story.day(0))
    assert account_of(session, other, lambda: other, story.rules) is None


@pytest.mark.parametrize(
    ("felt", "words"),
    [
        (Feelings(leg=True, pain_peak=8), "leg"),
        (Feelings(pain_before=2, pain_next_day=5), "5 the morning after, 2 before"),
        (Feelings(sleep_lost=True), "sleep"),
        (Feelings(pain_peak=2, effort=8), "effort was 8"),
        (Feelings(pain_peak=4), "rose to 4"),
        (Feelings(), "too much"),
    ],
)
def test_the_sentence_names_the_sign_that_made_it_red(felt, words):
    assert words in grade_sentence(Grade.RED, felt, Rules(), is_walk=True)


def test_without_an_answer_it_says_what_a_grade_would_take():
    assert grade_sentence(None, Feelings(), Rules(), is_walk=False).startswith("It counts all the same.")
