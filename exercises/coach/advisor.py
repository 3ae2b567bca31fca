"""The coach at work: reads the plan, the history and the facts, and answers what a front end asks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from exercises.coach.adapting import adapted, touches
from exercises.coach.coach import look
from exercises.coach.days import ASKED_UNTIL_DAYS, is_walk, lately, trait_on
from exercises.coach.folding import Folding
from exercises.coach.ladder import Ladder, ladder_of
from exercises.coach.outlook import Outlook
from exercises.coach.red_flags import Lock, lock_on
from exercises.coach.walks import WalkWish, build_walk, part_split
from exercises.errors import AmbleError
from exercises.history.facts import StoredFact, TraitName
from exercises.history.history import History
from exercises.history.session_facts import SessionFact
from exercises.library.library import FileKind, Library, Origin
from exercises.library.plan import WalkingPlan
from exercises.library.problems import did_you_mean
from exercises.library.rules import Rules
from exercises.library.timeline import Timeline
from exercises.settings import Settings

_NOON = 12


@dataclass(frozen=True, slots=True)
class MorningQuestion:
    """The open question about the morning after a session."""

    session: str
    name: str
    day: date
    is_walk: bool
    pain_before: int | None


class Advisor:
    """Answers from what is stored right now; nothing is kept between two questions but the plan's ladder."""

    def __init__(
        self, library: Library, history: History, plan_id: str = Settings().plan, folding: Folding | None = None
    ) -> None:
        """`plan_id` is the active plan; where it can't be used the one that came with the program stands in.

        `folding` goes on from what was folded before, where much of the same is asked.
        """
        self._folding = folding
        self._library = library
        self._history = history
        self._plan_id = plan_id

    # The plan

    def plan(self) -> WalkingPlan:
        """The active walking plan. Raises AmbleError when there is none that can be used."""
        found = self._library.plan(self._plan_id) or self._library.plan(Settings().plan)
        if found is None:
            raise AmbleError("No walking plan can be used at the moment; `amble check` tells what is wrong with it.")
        return found

    def has_plan(self) -> bool:
        """Whether there is a plan that can be used."""
        return any(self._library.plan(each) is not None for each in (self._plan_id, Settings().plan))

    def plan_trouble(self) -> str:
        """A sentence when the file of the chosen plan can't be used, so that something stands in for it; else empty.

        Raises AmbleError when there is no plan at all.
        """
        if self._library.plan(self._plan_id) is None:
            return f"The walking plan {self._plan_id} can't be used, so {self.plan().name} stands in for it."
        plans = self._library.files(FileKind.PLAN, Origin.OWN)
        broken = next((file for file in plans if file.id == self._plan_id and file.broken), None)
        if broken is None:
            return ""
        if broken is self._library.file_of(FileKind.PLAN, self._plan_id):
            return f"{broken.path} has a problem, so the version before stands in for it until that is mended."
        return f"{broken.path} can't be used, so the plan that came with Amble stands in for it."

    def ladder(self) -> Ladder:
        """The active plan's levels. Raises AmbleError."""
        return ladder_of(self.plan(), self._library.lookup())

    @property
    def rules(self) -> Rules:
        """The active plan's rules. Raises AmbleError."""
        return self.plan().rules

    # What the day brings

    def outlook(self, today: date) -> Outlook:
        """What the coach says about a day. Raises AmbleError when plan or history can't be used."""
        return self.look(self._history.coach_sessions(), self._history.facts(), today)

    def look(
        self, sessions: tuple[SessionFact, ...], facts: tuple[StoredFact, ...], today: date, *, keep: bool = False
    ) -> Outlook:
        """The same from facts that were read already; `keep` goes on from there the next time (`Folding`)."""
        ladder = self.ladder()
        folded = (self._folding or Folding()).fold(ladder, sessions, facts, today, keep=keep)
        return look(ladder, sessions, facts, today, exists=self._exists, easier=self._easier, folded=folded)

    def lock(self, today: date) -> Lock | None:
        """What keeps sessions locked on a day."""
        return lock_on(self._history.facts(), today)

    def limit(self, today: date) -> int | None:
        """The clinician's limit, if there is one: a walk is red from this pain on."""
        return trait_on(self._history.facts(), TraitName.PAIN_LIMIT, today) or None

    def level_for_log(self, wanted: str | None, day: date) -> tuple[str | None, int | None]:
        """The level of a walk that is written down, and the minutes that the plan asked for on that day.

        `wanted` is a level's name, None for that of the day. Raises AmbleError when the plan has no such level. Without
        any usable plan a walk can be written down all the same: at the level that is wanted, with no minutes asked for.
        """
        if not self.has_plan():
            return wanted, None
        if wanted is not None:
            ladder = self.ladder()
            level = self.level_called(wanted)
            return ladder.name(level), ladder.minutes(level)
        outlook = self.outlook(day)
        return outlook.level, outlook.minutes

    def level_called(self, name: str) -> int:
        """The number of the level of that name, in capitals or not. Raises AmbleError when the plan has none."""
        names = [step.name for step in self.ladder().steps]
        if name in names:
            return names.index(name)
        folded = [known.casefold() for known in names]
        if name.strip().casefold() in folded:
            return folded.index(name.strip().casefold())
        hint = did_you_mean(name, names) or f"; its levels go from {names[0]} to {names[-1]}."
        raise AmbleError(f'The plan has no level "{name}"{hint}')

    # Sessions

    def walk(self, outlook: Outlook, *, half: bool = False, wrap: bool = True) -> Timeline:
        """Today's walk, or the part of it that is next; `half` is half the time, `wrap` adds warm-up and cool-down."""
        plan = self.plan()
        level = max(outlook.level_index, 0) if outlook.level_index is not None else None
        parts = outlook.part_minutes or part_split(outlook.minutes or 1, outlook.parts)
        minutes = max(1, parts[0] // 2) if half else parts[0]
        wish = WalkWish(
            level,
            minutes,
            sometimes=level is not None and _is_sometimes(plan, level, outlook.walks_done),
            easy=outlook.easy,
            stenosis=outlook.stenosis,
            wrap=wrap,
        )
        return build_walk(plan, wish, self._library.lookup())

    def routine(self, routine_id: str, outlook: Outlook) -> Timeline | None:
        """A routine's timeline without what hurts; None when it can't be used."""
        routine = self._library.routine(routine_id)
        timeline = self._library.timeline(routine) if routine is not None else None
        advice = dict(outlook.advice)
        if routine is None or timeline is None or not touches(timeline, advice):
            return timeline
        return adapted(routine, self._library.lookup(), advice)

    def name_of(self, routine_id: str) -> str:
        """A routine's name; its id where it can't be used."""
        routine = self._library.routine(routine_id)
        return routine.name if routine is not None else routine_id

    # Questions

    def morning_question(self, now: datetime) -> MorningQuestion | None:
        """The session whose next morning is still to be told: the last one with pain told, until noon two days on."""
        return morning_question(self._history.coach_sessions(), now)

    def _exists(self, routine_id: str) -> bool:
        return self._library.routine(routine_id) is not None

    def _easier(self, exercise_id: str) -> str | None:
        exercise = self._library.exercise(exercise_id)
        if exercise is None:
            return None
        return next((each for each in exercise.easier if self._library.exercise(each) is not None), None)


def morning_question(sessions: tuple[SessionFact, ...], now: datetime) -> MorningQuestion | None:
    """The question about the morning after the last session of the day before, or of the one before that until noon.

    Only walks and strength are asked about, and of a day only its last: one question is enough.
    """
    asked = [
        s for s in lately(sessions, now.date() - timedelta(days=ASKED_UNTIL_DAYS)) if is_walk(s) or s.kind == "strength"
    ]
    for ahead in range(1, ASKED_UNTIL_DAYS + 1):
        if ahead == ASKED_UNTIL_DAYS and now.hour >= _NOON:
            break
        day = now.date() - timedelta(days=ahead)
        of_day = [s for s in asked if s.day == day]
        if not of_day or any(s.feelings.pain_next_day is not None for s in of_day):
            continue
        walks = [s for s in of_day if is_walk(s)]
        last = (walks or of_day)[-1]
        return MorningQuestion(last.id, last.name, day, is_walk(last), last.feelings.pain_before)
    return None


def last_unanswered(sessions: tuple[SessionFact, ...], now: datetime) -> str | None:
    """The id of the last walk of an earlier day whose next morning was not told; asked for or not.

    Of a day with several walks one answer is enough, as in `morning_question`.
    """
    walks = [s for s in sessions if is_walk(s) and s.day < now.date()]
    told = {s.day for s in walks if s.feelings.pain_next_day is not None}
    return next((s.id for s in reversed(walks) if s.day not in told), None)


def _is_sometimes(plan: WalkingPlan, level: int, walks_done: int) -> bool:
    """Whether this walk of the week has the shape that some have: every other one, as often as the level says."""
    shape = plan.levels[level].sometimes
    return shape is not None and walks_done % 2 == 1 and walks_done // 2 < shape.times
