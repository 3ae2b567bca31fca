"""Going on from what was folded before says what folding everything anew says, whatever has changed."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from exercises.coach.coach import look
from exercises.coach.folding import Folding
from exercises.coach.outlook import Outlook
from exercises.history.facts import (
    Asked,
    Away,
    Checked,
    CheckIn,
    Easier,
    Fact,
    FlareUp,
    KnownMinutes,
    Repeat,
    Screening,
    SetLevel,
    StoredFact,
    Trait,
    TraitName,
    WalkingDays,
)
from exercises.history.session_facts import SessionFact
from exercises.session.record import Feelings, StepOutcome
from tests.exercises.coach.stories import LADDER, MONDAY

ZONES = (UTC, timezone(timedelta(hours=13)), timezone(timedelta(hours=-10)))


class Life:
    """Sessions in the order of time, as the history gives them, and facts."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.sessions: list[SessionFact] = []
        self.facts: list[StoredFact] = []
        self.today = MONDAY
        self.number = 0

    def moment(self, days_back: int) -> datetime:
        day = self.today - timedelta(days=days_back)
        zone = self.chance.choice(ZONES) if self.chance.random() < 0.1 else UTC
        return datetime(day.year, day.month, day.day, self.chance.randrange(24), self.chance.randrange(60), tzinfo=zone)

    def pain(self) -> int | None:
        return self.chance.choice((None, 0, 1, 2, 2, 2, 3, 3, 3, 4, 5, 6, 8))

    def felt(self, started: datetime) -> Feelings:
        told = self.chance.random() < 0.4
        answered = started + timedelta(days=self.chance.choice((-1, 0, 1, 1, 1, 2, 9))) if told else None
        return Feelings(
            self.pain(), self.pain(), self.pain(), self.pain() if told else None, self.chance.choice((None, 3, 4, 8)),
            sleep_lost=self.chance.choice((None, False, False, True)) if told else None, next_day_at=answered,
        )  # fmt: skip

    def do(self, days_back: int) -> None:
        self.number += 1
        started = self.moment(days_back)
        kind = self.chance.choice(("walk", "walk", "walk", "strength", "mobility"))
        walked = self.chance.choice((0.0, 20.0, 400.0, 700.0, 1500.0)) if kind == "walk" else 0.0
        exercises = (("bridge", self.chance.choice(list(StepOutcome))),) if kind == "strength" else ()
        routine = {"strength": "core-foundation", "mobility": "hip-mobility"}.get(kind)
        self.sessions.append(
            SessionFact(
                f"session-{self.number}", routine, kind, kind, None, started, self.chance.random() < 0.8,
                walked or 600.0, walked, walked, self.felt(started), exercises,
            )
        )  # fmt: skip
        self.sessions.sort(key=lambda session: session.started.timestamp())

    def tell(self, days_back: int) -> None:
        self.number += 1
        at = self.moment(days_back)
        first = at.date() - timedelta(days=self.chance.randrange(12))
        fact: Fact = self.chance.choice(
            (
                CheckIn(self.chance.randrange(9)),
                SetLevel(self.chance.choice(("L1", "L3", "L6", "gone")), 14),
                KnownMinutes(self.chance.randrange(5, 40)),
                FlareUp(),
                Repeat(),
                Easier(),
                Away(first, first + timedelta(days=self.chance.randrange(20))),
                Screening(Asked.WEEKLY, self.chance.choice(((), ("fever",)))),
                Checked(at.date()),
                WalkingDays(tuple(sorted(self.chance.sample(range(7), self.chance.randrange(5))))),
                Trait(self.chance.choice(list(TraitName)), self.chance.randrange(6)),
            )
        )
        self.facts.append(StoredFact(f"fact-{self.number}", at, fact))
        self.facts.sort(key=lambda stored: stored.at.timestamp())

    def correct(self) -> None:
        place = self.chance.randrange(len(self.sessions))
        session = self.sessions[place]
        self.sessions[place] = replace(session, feelings=self.felt(session.started))

    def go_on(self) -> None:
        match self.chance.choice(
            ("day", "day", "day", "gap", "walk", "walk", "tell", "correct", "late", "gone", "back")
        ):
            case "day":
                self.today += timedelta(days=1)
                self.do(0)
            case "gap":
                self.today += timedelta(days=self.chance.randrange(40))
            case "walk":
                self.do(self.chance.randrange(3))
            case "tell":
                self.tell(self.chance.choice((0, 0, 0, 1, 5, 60)))
            case "correct" if self.sessions:
                self.correct()
            case "late":
                self.do(self.chance.randrange(120))
            case "gone" if self.sessions:
                del (self.sessions if self.chance.random() < 0.7 or not self.facts else self.facts)[-1]
            case "back":
                self.today -= timedelta(days=self.chance.randrange(4))
            case _:
                pass


def from_before(folding: Folding, life: Life, day: date, *, keep: bool = True) -> Outlook:
    sessions, facts = tuple(life.sessions), tuple(life.facts)
    folded = folding.fold(LADDER, sessions, facts, day, keep=keep)
    return look(LADDER, sessions, facts, day, folded=folded)


def anew(life: Life, day: date) -> Outlook:
    return look(LADDER, tuple(life.sessions), tuple(life.facts), day)


@pytest.mark.parametrize("seed", range(40))
def test_a_life_goes_on_and_is_put_right(seed: int) -> None:
    life, folding = Life(seed), Folding()
    for _ in range(90):
        life.go_on()
        assert from_before(folding, life, life.today) == anew(life, life.today)
        if life.chance.random() < 0.2:
            other = life.today - timedelta(days=life.chance.randrange(-3, 100))
            assert from_before(folding, life, other, keep=False) == anew(life, other)


def test_another_plan_is_folded_from_the_first_day_on() -> None:
    life, folding = Life(1), Folding()
    for _ in range(40):
        life.go_on()
    from_before(folding, life, life.today)
    other = replace(LADDER, rules=replace(LADDER.rules, green_pain=0, red_pain=3))
    sessions, facts = tuple(life.sessions), tuple(life.facts)
    folded = folding.fold(other, sessions, facts, life.today, keep=True)
    assert folded.state == Folding().fold(other, sessions, facts, life.today).state
    assert folded.state != Folding().fold(LADDER, sessions, facts, life.today).state


def test_sessions_in_any_order_are_the_same() -> None:
    life, folding = Life(2), Folding()
    for _ in range(60):
        life.go_on()
    expected = anew(life, life.today)
    for _ in range(3):
        life.chance.shuffle(life.sessions)
        assert from_before(folding, life, life.today) == expected


def test_what_only_might_be_leaves_what_was_folded_as_it_was() -> None:
    life, folding = Life(3), Folding()
    for _ in range(60):
        life.go_on()
    before = from_before(folding, life, life.today)
    kept = list(life.sessions)
    del life.sessions[len(kept) // 2]
    from_before(folding, life, life.today, keep=False)
    life.sessions = kept
    assert from_before(folding, life, life.today) == before == anew(life, life.today)
