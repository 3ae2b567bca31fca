"""Warning signs (R0) in the plan, decisions by hand, and that looking changes nothing."""

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.coach.coach import look
from exercises.coach.outlook import DueKind
from exercises.history.facts import (
    Asked,
    Away,
    Checked,
    CheckIn,
    Easier,
    FlareUp,
    Repeat,
    Screening,
    SelfCheckAnswers,
    SetLevel,
    Trait,
    TraitName,
    WalkingDays,
)
from exercises.session.record import StepOutcome
from tests.exercises.coach.stories import LADDER, Story, small_plan

EMERGENCY = Screening(Asked.BUTTON, ("bladder-bowel",))


def test_r0_an_emergency_locks_until_checked_and_nothing_is_due():
    story = Story().level("L4").good(0).tell(1, EMERGENCY)
    assert story.on(0).lock is None
    outlook = story.on(1)
    assert (outlook.state, outlook.due.kind, outlook.second) == ("get-help", "rest", None)
    assert outlook.reasons[-1].rule == "R0"
    story.tell(3, Checked(story.day(3)))
    assert story.on(2).state == "get-help"
    assert story.on(3).state == "walk"
    assert story.on(3).reasons[-1].rule == "R0"


def test_r0_nothing_rises_while_it_is_locked():
    story = Story().level("L3").good(0, 1, 3, 4, 5).tell(6, EMERGENCY)
    assert story.on(9).level == "L3"


def test_r0_an_answer_without_signs_locks_nothing():
    assert Story().level("L4").tell(0, Screening(Asked.WEEKLY)).on(0).state == "walk"


def test_by_hand_easier_is_one_level_lower_from_today():
    story = Story().level("L4").good(0, 1).tell(2, Easier())
    assert story.said(2)[-1] == ("hand", "L4 → L3")
    assert story.on(2).state == "walk"
    lowest = Story().level("L0")
    assert lowest.on(0).easier == "One short walk instead of two from today."
    below = lowest.tell(1, Easier()).on(1)
    assert (below.minutes, below.level_minutes, below.parts) == (4, 4, 1)
    assert below.reasons[-1].text == "You wanted it easier: one short walk instead of two from today."
    assert below.easier == "A walk is at its shortest already; leave one out whenever you like."
    in_one = Story(small_plan(("A", 9, 4), ("B", 12, 4))).level("A")
    assert in_one.on(0).easier == "4 minutes a day instead of 9 from today."
    assert in_one.tell(0, Easier()).on(0).level_minutes == 4


def test_by_hand_a_level_begins_with_a_clean_window():
    story = Story().level("L6").red(0).red(2).level("L6", 3)
    assert (story.on(3).level, story.on(3).state) == ("L6", "walk")
    assert story.red(4).said(4)[-1] == ("R8", "L6 → L5")


def test_by_hand_what_is_told_last_on_a_day_holds():
    before = Story().level("L4", 0).red(0)
    assert before.on(0).level == "L3"
    after = Story().level("L4", 0).red(0).level("L4", 0, hour=20)
    assert after.on(0).level == "L4"


def test_by_hand_a_level_set_after_the_pain_of_the_day_ends_its_flare_up():
    after = Story().level("L4").tell(1, CheckIn(7), 7).level("L2", 1, hour=20)
    assert (after.on(1).level, after.on(1).state) == ("L2", "walk")
    walked = Story().level("L4").tell(1, CheckIn(7), 7).level("L2", 1, hour=8).good(1, minutes=12)
    assert (walked.on(1).level, walked.on(1).walks_done) == ("L2", 1)
    before = Story().level("L4").level("L2", 1, hour=6).tell(1, CheckIn(7), 7)
    assert (before.on(1).level, before.on(1).state) == ("L2", "flare")


def test_by_hand_a_level_that_the_plan_no_longer_has_is_the_nearest_lower():
    story = Story().tell(0, SetLevel("X9", 18))
    assert story.on(0).level == "L5"
    assert "X9" in story.on(0).reasons[-1].text
    assert Story().tell(0, SetLevel("X9", 3)).on(0).level == "L0"


def test_by_hand_decisions_without_a_level_do_nothing():
    story = Story().tell(0, Easier()).tell(0, Repeat())
    assert story.on(0).level is None
    assert story.on(0).reasons == ()


def test_what_is_dated_later_is_not_known_yet():
    story = Story().level("L3").good(0, 1, 3, 4, 5).red(9)
    early = story.on(6)
    assert [reason.rule for reason in early.reasons] == ["hand"]
    assert early == Story().level("L3").good(0, 1, 3, 4, 5).on(6)


def test_looking_changes_nothing_and_next_year_the_past_is_the_same():
    story = Story().level("L3").good(0, 1, 3, 4, 5).red(8).good(9, 11).tell(16, FlareUp()).good(18, 19, 20, 21)
    sessions, facts = list(story.sessions), list(story.facts)
    early = story.on(21)
    assert story.on(21) == early
    later = story.on(400)
    assert later.reasons[: len(early.reasons)] == early.reasons
    assert later.grades == early.grades
    assert (story.sessions, story.facts) == (sessions, facts)


def test_the_order_in_which_facts_are_stored_does_not_matter():
    story = Story().level("L3").good(0, 1, 3, 4, 5).red(8).good(9, 11).tell(16, FlareUp()).tell(30, Easier())
    story.tell(0, Trait(TraitName.PAIN_LIMIT, 4), 6).tell(2, Trait(TraitName.PAIN_LIMIT, 8), 6)
    story.tell(0, WalkingDays((1,)), 6).tell(3, WalkingDays((2, 4)))
    story.tell(0, SelfCheckAnswers((("ankles", 2),)), 5).tell(1, SelfCheckAnswers((("upper-back", 2),)))
    story.tell(35, EMERGENCY).tell(36, Checked(story.day(36)))
    for day, became in ((32, StepOutcome.HURT), (34, StepOutcome.DONE), (36, StepOutcome.HURT)):
        story.routine(day, "core-foundation", exercises=(("bridge", became),))
    easier = {"bridge": "pelvic-tilt"}.get
    expected = look(LADDER, story.sessions, story.facts, story.day(40), easier=easier)
    assert expected.advice == (("bridge", "pelvic-tilt"),)
    for seed in range(5):
        chance = random.Random(seed)
        sessions, facts = list(story.sessions), list(story.facts)
        chance.shuffle(sessions)
        chance.shuffle(facts)
        assert look(LADDER, sessions, facts, story.day(40), easier=easier) == expected


MOVES = st.one_of(
    st.tuples(st.just("walk"), st.integers(1, 40), st.integers(0, 10), st.integers(0, 10), st.integers(0, 10)),
    st.tuples(st.sampled_from(["flare", "easier", "repeat", "level", "away", "lock", "checked", "stenosis", "none"])),
)


def lived(moves):
    story = Story()
    for day, move in enumerate(moves):
        match move:
            case ("walk", minutes, before, peak, later):
                story.walk(day, minutes, before=before, peak=peak, after=later, effort=peak, next_day=later)
            case ("flare",):
                story.tell(day, FlareUp())
            case ("easier",):
                story.tell(day, Easier())
            case ("repeat",):
                story.tell(day, Repeat())
            case ("level",):
                story.level(f"L{day % 13}", day)
            case ("away",):
                story.tell(day, Away(story.day(day), story.day(day + 9)))
            case ("lock",):
                story.tell(day, EMERGENCY)
            case ("checked",):
                story.tell(day, Checked(story.day(day)))
            case ("stenosis",):
                story.tell(day, Trait(TraitName.STENOSIS, day % 2))
            case _:
                pass
    return story


@settings(max_examples=60, deadline=None)
@given(st.lists(MOVES, max_size=60))
def test_whatever_happens_there_is_an_answer_and_nothing_rises_too_fast(moves):
    story = lived(moves)
    outlook = story.on(len(moves) + 2)
    assert outlook.level is None or outlook.level in {step.name for step in LADDER.steps}
    assert (outlook.level is None) == (outlook.minutes is None)
    assert outlook.due.day >= outlook.today
    assert outlook.due.text
    assert outlook.lock is None or outlook.due.kind is DueKind.REST
    rises = [reason.day for reason in outlook.reasons if reason.rule == "R6"]
    assert all((later - earlier).days >= 7 for earlier, later in itertools.pairwise(rises))
    reds = [graded.day for graded in outlook.grades if graded.grade == "red"]
    for rise in rises:
        by_hand = [r.day for r in outlook.reasons if r.rule in ("hand", "start") and r.day <= rise]
        assert all(not 0 < (rise - red).days <= 7 or any(red <= day for day in by_hand) for red in reds)


def test_one_level_and_many_levels_work():
    assert Story(small_plan(("only", 10, 3))).level("only").good(0, 2, 4, 7, 9).on(12).level == "only"
    many = small_plan(*((f"S{i}", 5 + i, 5) for i in range(40)))
    story = Story(many).level("S38").good(0, 1, 3, 4, 5)
    assert story.on(7).level == "S39"
