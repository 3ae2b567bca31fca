"""The self-check: eight questions, and what their answers suggest."""

import itertools

import pytest

from exercises.coach.self_check import QUESTIONS, suggestions
from exercises.library.library import Library


@pytest.fixture(scope="module")
def routines() -> set[str]:
    library = Library(None)
    library.scan()
    return {routine.id for routine in library.routines()}


def test_questions__eight_each_with_a_way_to_try_it_and_three_answers() -> None:
    assert [question.id for question in QUESTIONS] == [
        "hips",
        "ankles",
        "upper-back",
        "hip-strength",
        "core",
        "shoes",
        "surface",
        "posture",
    ]
    for question in QUESTIONS:
        assert question.how
        assert question.source
        assert len(set(question.answers)) == 3


def test_suggestions__nothing_hard_suggests_nothing() -> None:
    assert suggestions(()) == ()
    assert suggestions([(question.id, 0) for question in QUESTIONS]) == ()


def test_suggestions__each_weak_point_alone_has_its_own_word(routines: set[str]) -> None:
    for question, ease in itertools.product(QUESTIONS, (1, 2)):
        (found,) = suggestions([(question.id, ease)])
        assert found.question == question.id
        assert found.text.endswith(".")
        assert found.routine is None or found.routine in routines


def test_suggestions__hard_before_in_part_and_never_more_than_three() -> None:
    answers = [("core", 1), ("hips", 1), ("ankles", 2), ("posture", 2), ("shoes", 0)]
    assert [found.question for found in suggestions(answers)] == ["ankles", "posture", "core"]
    assert len(suggestions([(question.id, 2) for question in QUESTIONS])) == 3


def test_suggestions__the_last_answer_counts_and_unknown_questions_are_passed_over() -> None:
    assert suggestions([("hips", 2), ("hips", 0), ("wings", 2)]) == ()
    assert [found.question for found in suggestions([("hips", 0), ("hips", 1)])] == ["hips"]
