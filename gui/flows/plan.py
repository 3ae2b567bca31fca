"""The walking plan's screen at work: what it shows, and every decision that is taken on it."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import takewhile

from PySide6.QtCore import QObject

from exercises.coach.days import lately, trait_on
from exercises.coach.next_level import what_it_takes
from exercises.coach.outlook import Grade, Outlook
from exercises.coach.peak import told_peak
from exercises.coach.route import route_hint
from exercises.coach.weekly_goal import walking_days
from exercises.errors import AmbleError
from exercises.history.facts import (
    Away,
    Easier,
    Fact,
    FlareUp,
    KnownMinutes,
    Repeat,
    SetLevel,
    Trait,
    TraitName,
    WalkingDays,
)
from exercises.library.rules import Rules
from exercises.session.record import Feelings
from gui.coaching import Coaching
from gui.main_window import MainWindow
from gui.plan.details import PlanDetails
from gui.plan.page import PlanPage
from gui.text import tr
from gui.theme.theme import Theme
from gui.words.walk_time import as_sentence, time_of_walk, walking_words


class Decisions(QObject):
    """Keeps what the user decides about the walking plan; each can be taken back while the line about it stands."""

    def __init__(self, window: MainWindow, coaching: Coaching) -> None:
        super().__init__(window)
        self._window = window
        self._coaching = coaching

    def set_level(self, name: str) -> None:
        """Begin at a level by hand."""
        outlook = self._coaching.outlook()
        step = next((each for each in outlook.levels if each.name == name), None) if outlook is not None else None
        if step is not None:
            self._keep(SetLevel(step.name, step.minutes), self.tr("You begin at {level}.").format(level=step.name))

    def know(self, minutes: int) -> None:
        """Begin with what one can walk."""
        self._keep(KnownMinutes(minutes), self.tr("Thank you. The plan begins a little below that."))

    def repeat(self) -> None:
        """Repeat this week."""
        self._keep(Repeat(), self.tr("This week is repeated."))

    def easier(self) -> None:
        """One level lower, or less of the lowest."""
        outlook = self._coaching.outlook()
        self._keep(Easier(), outlook.easier if outlook is not None else "")

    def flare(self) -> None:
        """A flare-up today."""
        self._keep(FlareUp(), self.tr("Written down: two gentle days first."))

    def away(self, first: object, last: object) -> None:
        """Days away."""
        if isinstance(first, date) and isinstance(last, date):
            self._keep(Away(first, last), self.tr("Enjoy your time away."))

    def back(self) -> None:
        """Back earlier than planned: the days away end yesterday."""
        outlook = self._coaching.outlook()
        if outlook is None or outlook.away_until is None:
            return
        taken = [
            (stored, stored.fact)
            for stored in self._coaching.facts()
            if isinstance(stored.fact, Away) and stored.fact.first <= outlook.today <= stored.fact.last
        ]
        first = min(away.first for _, away in taken)
        for stored, _ in taken:
            self._coaching.take_back(stored.id)
        yesterday = date.fromordinal(outlook.today.toordinal() - 1)
        shorter = self._coaching.note(Away(first, yesterday)) if first <= yesterday else None

        def undo() -> None:
            if shorter is not None:
                self._coaching.take_back(shorter)
            for stored, away in taken:
                self._coaching.note(away, stored.at)

        self._window.say(self.tr("Welcome back."), action=self.tr("Undo"), on_action=undo)

    def stenosis(self, is_set: bool) -> None:
        """Legs heavy or tingling upright, or not any more."""
        self._keep(Trait(TraitName.STENOSIS, int(is_set)), self.tr("Written down."))

    def limit(self, pain: int) -> None:
        """A clinician's limit, 0 for none."""
        self._keep(Trait(TraitName.PAIN_LIMIT, pain), self.tr("Written down."))

    def afraid(self, is_afraid: bool) -> None:
        """Whether walking is frightening."""
        self._keep(Trait(TraitName.AFRAID, int(is_afraid)), self.tr("Written down."))

    def days(self, days: tuple[int, ...]) -> None:
        """The days for walking."""
        self._keep(WalkingDays(tuple(days)), "")

    def other_days(self, days: tuple[int, ...]) -> None:
        """Other days for walking than before."""
        words = self.tr("Your days for walking are kept.") if days else self.tr("Any day is fine for walking now.")
        self._keep(WalkingDays(tuple(days)), words)

    def _keep(self, fact: Fact, words: str) -> None:
        fact_id = self._coaching.note(fact)
        if fact_id is None or not words:
            return
        self._window.say(words, action=self.tr("Undo"), on_action=lambda: self._coaching.take_back(fact_id))


class PlanFlow(QObject):
    """Fills the page whenever something has changed."""

    def __init__(self, theme: Theme, window: MainWindow, coaching: Coaching, decisions: Decisions) -> None:
        super().__init__(window)
        self._coaching = coaching
        page = self.page = PlanPage(theme)
        page.known_minutes.connect(decisions.know)
        page.level_set.connect(decisions.set_level)
        page.repeat_requested.connect(decisions.repeat)
        page.easier_requested.connect(decisions.easier)
        page.flare_requested.connect(decisions.flare)
        page.away_set.connect(decisions.away)
        page.back_requested.connect(decisions.back)
        page.stenosis_set.connect(decisions.stenosis)
        page.limit_set.connect(decisions.limit)
        page.afraid_set.connect(decisions.afraid)
        page.days_set.connect(decisions.other_days)
        for decided in (page.level_set, page.known_minutes, page.repeat_requested, page.easier_requested):
            decided.connect(lambda *_: page.show_plan())
        coaching.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the plan as it is now."""
        outlook = self._coaching.outlook()
        if outlook is not None:
            self.page.show_outlook(outlook, self._details())

    def _details(self) -> PlanDetails:
        coaching = self._coaching
        facts, today = coaching.facts(), coaching.today
        outlook, limit = coaching.outlook(), trait_on(facts, TraitName.PAIN_LIMIT, today)
        try:
            advisor = coaching.advisor()
            rules = advisor.rules
            walk = advisor.walk(outlook) if outlook is not None else None
        except AmbleError:
            return PlanDetails()
        return PlanDetails(
            shape=walking_words(walk) if walk is not None else "",
            time=as_sentence(time_of_walk(walk, outlook.part_minutes)) if outlook is not None else "",
            needed=_needed(outlook, rules, limit) if outlook is not None else "",
            walk_notes={day: _walk_note(felt, rules) for day, felt in self._walks_of_week().items()},
            too_much=self._too_much(outlook) if outlook is not None else frozenset(),
            start_walks=rules.start_walks,
            limit=limit,
            walking_days=walking_days(facts),
            afraid=bool(trait_on(facts, TraitName.AFRAID, today)),
            emergency_number=coaching.emergency_number,
            trouble=coaching.plan_trouble(),
        )

    def _walks_of_week(self) -> dict[date, list[Feelings]]:
        """What was told about this week's walks."""
        today = self._coaching.today
        told: dict[date, list[Feelings]] = {}
        for session in lately(self._coaching.sessions(), today - timedelta(days=today.weekday())):
            if session.kind == "walk":
                told.setdefault(session.day, []).append(session.feelings)
        return told

    def _too_much(self, outlook: Outlook) -> frozenset[date]:
        """The days of this week's walks that were too much."""
        monday = outlook.today - timedelta(days=outlook.today.weekday())
        walks = {each.id for each in lately(self._coaching.sessions(), monday) if each.kind == "walk"}
        graded = takewhile(lambda each: each.day >= monday, reversed(outlook.grades))
        return frozenset(each.day for each in graded if each.grade is Grade.RED and each.session in walks)


def _walk_note(told: Sequence[Feelings], rules: Rules) -> str:
    """The pain by which a day's walks were judged: a bad morning after, the worst on the way, or before and after."""
    worst = max((peak for felt in told if (peak := told_peak(felt)) is not None), default=None)
    mornings = (
        felt.pain_next_day
        for felt in told
        if felt.pain_next_day is not None
        and felt.pain_before is not None
        and felt.pain_next_day >= felt.pain_before + rules.next_day_rise
    )
    morning = max(mornings, default=None)
    if morning is not None and (worst is None or worst <= morning):
        return tr("pain {n} the morning after").format(n=morning)
    if worst is not None:
        return tr("pain {n} at its worst").format(n=worst)
    last = told[-1]
    if last.pain_before is None or last.pain_after is None:
        return ""
    return tr("pain {before} → {after}").format(before=last.pain_before, after=last.pain_after)


def _needed(outlook: Outlook, rules: Rules, limit: int) -> str:
    """What the next level takes, and where to walk."""
    return " ".join(filter(None, (what_it_takes(outlook, rules, limit), route_hint(outlook))))
