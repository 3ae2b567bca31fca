"""What was chosen to be looked at, in the words of the page."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QDate, QLocale

from exercises.history.filtering import Filter
from exercises.session.events import Outcome
from gui import text
from gui.history.day_words import short_date

_FOUR_WEEKS: Final = timedelta(days=27)  # today is the 28th day
PAIN_BANDS: Final = {"0": (0, 0), "1-3": (1, 3), "4-6": (4, 6), "7-10": (7, 10), "4-10": (4, 10)}


class Span(StrEnum):
    """The stretches of time to choose from."""

    ALL = "all"
    THIS_MONTH = "month"
    LAST_MONTH = "last-month"
    FOUR_WEEKS = "4-weeks"
    THREE_MONTHS = "3-months"
    YEAR = "year"
    OWN = "own"


class Part(StrEnum):
    """What a choice is made of."""

    SPAN = "span"
    KINDS = "kinds"
    ROUTINE = "routine"
    OUTCOMES = "outcomes"
    PAIN = "pain"


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of sessions; what is empty asks for nothing. `first` and `last` are an own range's days."""

    span: Span = Span.ALL
    first: date | None = None
    last: date | None = None
    kinds: frozenset[str] = frozenset()
    routine: str = ""
    outcomes: frozenset[str] = frozenset()
    pain: str = ""
    words: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether every session fits."""
        return not self.parts and not self.words.strip()

    @property
    def parts(self) -> tuple[Part, ...]:
        """What was chosen beside the words."""
        chosen = {
            Part.SPAN: self.span is not Span.ALL,
            Part.KINDS: bool(self.kinds),
            Part.ROUTINE: bool(self.routine),
            Part.OUTCOMES: bool(self.outcomes),
            Part.PAIN: bool(self.pain),
        }
        return tuple(part for part in Part if chosen[part])

    def without(self, part: Part) -> "Choice":
        """The same without one of its parts."""
        match part:
            case Part.SPAN:
                return replace(self, span=Span.ALL, first=None, last=None)
            case Part.KINDS:
                return replace(self, kinds=frozenset())
            case Part.ROUTINE:
                return replace(self, routine="")
            case Part.OUTCOMES:
                return replace(self, outcomes=frozenset())
            case Part.PAIN:
                return replace(self, pain="")

    def on_day(self, day: date) -> "Choice":
        """The same on one day only."""
        return replace(self, span=Span.OWN, first=day, last=day)

    def in_week(self, monday: date) -> "Choice":
        """The same in the week of that Monday only."""
        return replace(self, span=Span.OWN, first=monday, last=monday + timedelta(days=6))

    def to_filter(self, today: date) -> Filter:
        """The filter that asks for it on a day."""
        since, until = self._days(today)
        return Filter(
            since=since,
            until=until,
            kinds=self.kinds,
            routines=frozenset({self.routine} if self.routine else ()),
            outcomes=frozenset(Outcome(each) for each in self.outcomes),
            pain=PAIN_BANDS.get(self.pain),
            words=self.words,
        )

    def _days(self, today: date) -> tuple[date | None, date | None]:
        match self.span:
            case Span.ALL:
                return None, None
            case Span.THIS_MONTH:
                return today.replace(day=1), None
            case Span.LAST_MONTH:
                last = today.replace(day=1) - timedelta(days=1)
                return last.replace(day=1), last
            case Span.FOUR_WEEKS:
                return today - _FOUR_WEEKS, None
            case Span.THREE_MONTHS:
                return _months_before(today, 3) + timedelta(days=1), None
            case Span.YEAR:
                return today.replace(month=1, day=1), None
            case Span.OWN:
                return self.first, self.last


def span_word(span: Span) -> str:
    """A stretch of time in words."""
    return {
        Span.ALL: text.tr("All time"),
        Span.THIS_MONTH: text.tr("This month"),
        Span.LAST_MONTH: text.tr("Last month"),
        Span.FOUR_WEEKS: text.tr("4 weeks"),
        Span.THREE_MONTHS: text.tr("3 months"),
        Span.YEAR: text.tr("This year"),
        Span.OWN: text.tr("Own range"),
    }[span]


def outcome_word(outcome: str) -> str:
    """How a session ended, in words."""
    return text.tr("finished") if outcome == Outcome.FINISHED else text.tr("stopped early")


def pain_word(band: str) -> str:
    """A band of pain in words."""
    least, most = PAIN_BANDS[band]
    if most == 0:
        return text.tr("no pain")
    if most == 10:
        return text.tr("pain {n} or more").format(n=least)
    return text.tr("pain {least} to {most}").format(least=least, most=most)


def part_words(choice: Choice, part: Part, routine_name: str, today: date) -> str:
    """One part of the choice in words, such as `Walk, Strength` or `3 months`."""
    match part:
        case Part.SPAN if choice.span is Span.OWN:
            return _range_words(choice.first, choice.last, today)
        case Part.SPAN if choice.span in (Span.THIS_MONTH, Span.LAST_MONTH):
            first = choice.to_filter(today).since or today
            return QLocale().toString(QDate(first.year, first.month, 1), "MMMM")
        case Part.SPAN:
            return span_word(choice.span)
        case Part.KINDS:
            return ", ".join(text.routine_kind(kind) for kind in sorted(choice.kinds))
        case Part.ROUTINE:
            return routine_name
        case Part.OUTCOMES:
            return ", ".join(outcome_word(each) for each in sorted(choice.outcomes))
        case Part.PAIN:
            return pain_word(choice.pain)


def choice_words(choice: Choice, routine_name: str, today: date) -> str:
    """What was chosen in a few words for where there is little room, empty where everything is shown."""
    if choice.is_empty:
        return ""
    if len(choice.parts) == 1 and not choice.words.strip():
        return part_words(choice, choice.parts[0], routine_name, today)
    return text.tr("what you chose")


def _range_words(first: date | None, last: date | None, today: date) -> str:
    if first is not None and first == last:
        return short_date(first, today)
    if first is not None and last is not None:
        return text.tr("{first} to {last}").format(first=short_date(first, today), last=short_date(last, today))
    if first is not None:
        return text.tr("since {day}").format(day=short_date(first, today))
    return text.tr("until {day}").format(day=short_date(last, today)) if last is not None else span_word(Span.OWN)


def _months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last one of a shorter month."""
    first = day.replace(day=1)
    for _ in range(months):
        first = (first - timedelta(days=1)).replace(day=1)
    after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return first.replace(day=min(day.day, (after - timedelta(days=1)).day))
