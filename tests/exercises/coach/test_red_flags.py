"""Warning signs: what locks, what opens again, what is asked and what is said (R0)."""

import random
from datetime import date

import pytest

from exercises.coach.red_flags import (
    HISTORY_IDS,
    SIGNS,
    Lock,
    Urgency,
    advice,
    advice_for,
    asks_for,
    checked_on,
    known_history,
    leg_signs,
    lock_on,
    lock_sentence,
    pain_signs,
    sign,
)
from exercises.history.facts import Asked, FlareUp
from tests.exercises.coach.told import answer, checked, told

DAY = date(2026, 11, 20)
IDS = {urgency: [each.id for each in SIGNS if each.urgency is urgency] for urgency in Urgency}


@pytest.mark.parametrize("each", SIGNS, ids=lambda each: each.id)
def test_every_sign__says_one_thing_calmly_and_names_its_source(each) -> None:
    assert each.text.endswith(".")
    assert "!" not in each.text
    assert len(each.text) <= 150, "a big button must hold it"
    assert each.sources
    assert all(each.sources)
    assert "\u2014" not in each.text


def test_signs__each_id_once_and_every_urgency_has_some() -> None:
    assert len({each.id for each in SIGNS}) == len(SIGNS)
    assert all(IDS.values())
    assert [each.urgency for each in SIGNS] == sorted((each.urgency for each in SIGNS), key=list(Urgency).index)
    assert {"cancer", "steroids", "osteoporosis", "recent-operation"} <= HISTORY_IDS
    assert not any(each.history for each in SIGNS if each.urgency is Urgency.EMERGENCY)


@pytest.mark.parametrize("sign_id", IDS[Urgency.EMERGENCY] + IDS[Urgency.SAME_DAY])
def test_lock__each_emergency_or_same_day_answer_locks_by_itself(sign_id: str) -> None:
    found = sign(sign_id)
    assert found is not None
    assert lock_on([answer("2026-11-20", sign_id)], DAY) == Lock(found.urgency, (sign_id,), DAY)


@pytest.mark.parametrize("urgency", [Urgency.PROFESSIONAL, Urgency.ASK_FIRST])
def test_lock__milder_answers_never_lock_even_all_together(urgency: Urgency) -> None:
    assert lock_on([answer("2026-11-20", *IDS[urgency])], DAY) is None


def test_lock__none_of_these_and_other_facts_do_not_lock() -> None:
    assert lock_on([], DAY) is None
    assert lock_on([answer("2026-11-20"), told("2026-11-20", FlareUp())], DAY) is None


def test_lock__an_id_of_a_newer_version_is_passed_over() -> None:
    assert lock_on([answer("2026-11-20", "glowing-toes")], DAY) is None
    found = lock_on([answer("2026-11-20", "glowing-toes", "fever")], DAY)
    assert found is not None
    assert found.signs == ("fever",)


def test_lock__the_strongest_urgency_counts_and_all_its_signs_are_named_in_order() -> None:
    facts = [answer("2026-11-18", "fever", "no-better"), answer("2026-11-20", "both-legs")]
    assert lock_on(facts, DAY) == Lock(Urgency.EMERGENCY, ("both-legs", "fever"), date(2026, 11, 18))


def test_lock__an_answer_without_the_sign_does_not_open_it() -> None:
    found = lock_on([answer("2026-11-10", "fever"), answer("2026-11-19")], DAY)
    assert found == Lock(Urgency.SAME_DAY, ("fever",), date(2026, 11, 10))


def test_lock__a_check_opens_only_when_it_was_told_later() -> None:
    lock = lock_on([checked("2026-11-20T09:59"), answer("2026-11-20T10:00", "fever")], DAY)
    assert lock is not None
    assert lock_on([answer("2026-11-20T10:00", "fever"), checked("2026-11-20T10:01")], DAY) is None


def test_lock__order_of_the_facts_in_the_list_does_not_matter() -> None:
    facts = [
        answer("2026-11-01", "cancer", "fever"),
        checked("2026-11-02"),
        answer("2026-11-08", "cancer"),
        answer("2026-11-15", "cancer", "cough"),
    ]
    for seed in range(6):
        random.Random(seed).shuffle(facts)
        assert lock_on(facts, DAY) == Lock(Urgency.SAME_DAY, ("cough",), date(2026, 11, 15))


def test_lock__since_is_the_first_answer_after_the_last_check() -> None:
    facts = [
        answer("2026-11-01", "fever"),
        checked("2026-11-02"),
        answer("2026-11-09", "fever"),
        answer("2026-11-16", "fever", "lump"),
    ]
    assert lock_on(facts, DAY) == Lock(Urgency.SAME_DAY, ("fever", "lump"), date(2026, 11, 9))


def test_symptom__told_again_after_a_check_locks_anew() -> None:
    facts = [answer("2026-11-01", "night-pain"), checked("2026-11-02"), answer("2026-11-09", "night-pain")]
    assert lock_on(facts, date(2026, 11, 8)) is None
    assert lock_on(facts, date(2026, 11, 9)) == Lock(Urgency.SAME_DAY, ("night-pain",), date(2026, 11, 9))


def test_history__never_locks_again_after_a_check_while_it_stays_told() -> None:
    facts = [answer("2026-09-01", "cancer"), checked("2026-09-02")]
    facts += [answer(f"2026-09-{day:02}", "cancer") for day in (9, 16, 23, 30)]
    assert lock_on(facts, DAY) is None


def test_history__taken_back_and_told_again_is_news() -> None:
    facts = [
        answer("2026-09-01", "cancer"),
        checked("2026-09-02"),
        answer("2026-09-09"),
        answer("2026-09-16", "cancer"),
    ]
    assert lock_on(facts, date(2026, 9, 15)) is None
    assert lock_on(facts, DAY) == Lock(Urgency.SAME_DAY, ("cancer",), date(2026, 9, 16))


def test_history__one_more_item_locks_for_that_item_only() -> None:
    facts = [answer("2026-09-01", "cancer"), checked("2026-09-02"), answer("2026-09-09", "cancer", "steroids")]
    assert lock_on(facts, DAY) == Lock(Urgency.SAME_DAY, ("steroids",), date(2026, 9, 9))


def test_history__unchecked_it_stays_locked_since_it_was_first_told() -> None:
    facts = [answer("2026-09-01", "cancer"), answer("2026-09-08", "cancer")]
    assert lock_on(facts, DAY) == Lock(Urgency.SAME_DAY, ("cancer",), date(2026, 9, 1))


def test_history__a_check_before_anything_was_told_covers_nothing() -> None:
    facts = [checked("2026-08-31"), answer("2026-09-01", "cancer")]
    assert lock_on(facts, DAY) is not None


def test_facts_of_later_days_are_left_out() -> None:
    facts = [answer("2026-11-19", "fever"), checked("2026-11-21"), answer("2026-11-22", "lump")]
    assert lock_on(facts, date(2026, 11, 18)) is None
    assert lock_on(facts, DAY) == Lock(Urgency.SAME_DAY, ("fever",), date(2026, 11, 19))
    assert lock_on(facts, date(2026, 11, 21)) is None
    assert lock_on(facts, date(2026, 11, 22)) == Lock(Urgency.SAME_DAY, ("lump",), date(2026, 11, 22))


def test_day__is_the_local_one_at_both_sides_of_midnight() -> None:
    just_before = answer("2026-11-20T23:59:59+01:00", "fever")
    just_after = answer("2026-11-21T00:00:00+01:00", "fever")
    assert lock_on([just_before], DAY) == Lock(Urgency.SAME_DAY, ("fever",), DAY)
    assert lock_on([just_after], DAY) is None  # though it is still the 20th in UTC


def test_told_later__is_judged_by_the_moment_not_by_the_hands_of_the_clock() -> None:
    # Flown west: the check's clock shows an earlier hour, and yet it was told an hour later.
    facts = [answer("2026-11-20T12:00+01:00", "fever"), checked("2026-11-20T06:00-06:00")]
    assert lock_on(facts, DAY) is None
    facts = [answer("2026-11-20T12:00-06:00", "fever"), checked("2026-11-20T13:00+01:00")]
    assert lock_on(facts, DAY) is not None


def test_asks__first_then_every_seventh_day() -> None:
    assert asks_for([], DAY) is Asked.FIRST_RUN
    facts = [answer("2026-11-13", asked=Asked.FIRST_RUN)]
    assert asks_for(facts, date(2026, 11, 12)) is Asked.FIRST_RUN  # not yet told on that day
    assert asks_for(facts, date(2026, 11, 19)) is None
    assert asks_for(facts, DAY) is Asked.WEEKLY
    assert asks_for([*facts, answer("2026-11-19", asked=Asked.LEG)], DAY) is None
    assert asks_for([*facts, checked("2026-11-19")], DAY) is Asked.WEEKLY  # a check is no answer


def test_asks__an_answer_about_a_leg_alone_does_not_stand_for_the_first_one() -> None:
    leg = answer("2026-11-20", asked=Asked.LEG)
    assert asks_for([leg], DAY) is Asked.FIRST_RUN
    assert asks_for([leg, answer("2026-11-20", asked=Asked.FIRST_RUN)], DAY) is None


def test_known__history_of_the_last_answer_and_the_last_check() -> None:
    facts = [answer("2026-11-01", "fever", "cancer", "heart"), checked("2026-11-03", "2026-11-02")]
    assert known_history(facts, DAY) == ("cancer", "heart")
    assert known_history([*facts, answer("2026-11-09", "heart")], DAY) == ("heart",)
    assert known_history(facts, date(2026, 10, 31)) == ()
    assert checked_on(facts, DAY) == date(2026, 11, 2)
    assert checked_on(facts, date(2026, 11, 2)) is None


def test_first_questions__about_legs_and_strong_pain_begin_with_the_most_urgent() -> None:
    for subset in (leg_signs(), pain_signs()):
        order = [list(Urgency).index(each.urgency) for each in subset]
        assert order == sorted(order)
        assert order[0] == 0
        assert not any(each.history for each in subset)
    assert {"one-leg", "both-legs", "leg-failing"} <= {each.id for each in leg_signs()}


@pytest.mark.parametrize("urgency", list(Urgency))
def test_advice__names_no_number_unless_one_is_set(urgency: Urgency) -> None:
    for history in (False, True):
        words = advice(urgency, history=history)
        assert not any(character.isdigit() for character in words.lead + words.text)
        assert "!" not in words.lead + words.text
    assert "your emergency number" in advice(Urgency.EMERGENCY, "  ").lead
    assert "112" in advice(Urgency.EMERGENCY, "112").lead


def test_advice__strongest_first_and_lasting_things_apart_from_symptoms() -> None:
    told_signs = ("heart", "below-knee", "cancer", "fever", "first-pain-age", "saddle-numb", "unknown")
    found = advice_for(told_signs, None)
    assert [(each.urgency, each.signs) for each in found] == [
        (Urgency.EMERGENCY, ("saddle-numb",)),
        (Urgency.SAME_DAY, ("fever",)),
        (Urgency.SAME_DAY, ("cancer",)),
        (Urgency.PROFESSIONAL, ("below-knee", "first-pain-age")),
        (Urgency.ASK_FIRST, ("heart",)),
    ]
    assert found[1].lead != found[2].lead
    assert advice_for(()) == ()


def test_lock_sentence__one_or_two_plain_sentences() -> None:
    emergency = lock_sentence(Lock(Urgency.EMERGENCY, ("saddle-numb",), DAY), "999")
    same_day = lock_sentence(Lock(Urgency.SAME_DAY, ("fever", "cancer"), DAY))
    lasting = lock_sentence(Lock(Urgency.SAME_DAY, ("cancer",), DAY), "999")
    assert "999" in emergency
    assert "today" in same_day
    assert "today" not in lasting
    for words in (emergency, same_day, lasting):
        assert words.endswith(".")
        assert words.count(". ") <= 1
        assert "checked" in words
