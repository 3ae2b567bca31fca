"""What facts of each kind hold, as fields to put it right."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from exercises.coach.outlook import LevelStep
from exercises.coach.self_check import QUESTIONS
from exercises.history.facts import (
    ActivityScores,
    Away,
    Checked,
    CheckIn,
    Easier,
    Fact,
    FlareUp,
    KnownMinutes,
    Measure,
    Measured,
    Repeat,
    SelfCheckAnswers,
    SetLevel,
    ShoePair,
    Trait,
    TraitName,
    WalkingDays,
)
from exercises.history.measures.catalogue import DEFINITIONS, OVERALL_ANSWERS
from gui import text
from gui.history.told_words import weekday
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow
from gui.widgets.chips import ChipRow
from gui.widgets.fields import ChoiceField, DateField, DecimalField
from gui.widgets.labels import Label, Role
from gui.widgets.minutes_field import MinutesField
from gui.widgets.number_scale import NumberScale
from gui.words.places import PLACES, place_word

_Item = TypeVar("_Item")
_EARLIEST, _LATEST = date(2000, 1, 1), date(2100, 12, 31)
_MOST_MINUTES = 240
_MOST_KILOMETRES = 5_000.0
_MOST_VALUE = 10_000.0
_LONGEST_NAME = 80
_HIGHEST = 10
_WEEK = 7
_YES, _NO = "yes", "no"
_MOMENT_ONLY = (FlareUp, Repeat, Easier)
_WITH_FIELDS = (
    *(CheckIn, Checked, SetLevel, KnownMinutes, Away, Trait, WalkingDays),
    *(SelfCheckAnswers, ShoePair, Measured, ActivityScores),
)


def can_be_edited(fact: Fact) -> bool:
    """Whether there is something about a fact of that kind to put right."""
    return isinstance(fact, (*_MOMENT_ONLY, *_WITH_FIELDS))


class FactFields(QWidget):
    """The fields of one fact; `told` reads them."""

    def __init__(self, theme: Theme, fact: Fact, today: date, levels: Sequence[LevelStep] = ()) -> None:
        """Make the fields for a fact; `levels` are those of the plan that counts."""
        super().__init__()
        self._theme = theme
        self._today = today
        self._levels = levels
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(Space.M))
        self._problem = Label("", Role.BAD)
        self._problem.setObjectName("fact-problem")
        self._read = self._build(fact)
        self._column.addWidget(self._problem)
        self._problem.hide()

    def told(self) -> Fact | None:
        """The fact as the fields tell it; None, with a sentence, while something is missing."""
        return self._read()

    def _build(self, fact: Fact) -> Callable[[], Fact | None]:
        match fact:
            case CheckIn():
                return self._check_in(fact)
            case Checked(on=on):
                day = self._day(text.tr("You were checked on"), "on", on, last=max(on, self._today))
                return lambda: Checked(day.day)
            case SetLevel():
                return self._level(fact)
            case KnownMinutes(minutes=minutes):
                return self._minutes(minutes)
            case Away():
                return self._away(fact)
            case Trait():
                return self._trait(fact)
            case WalkingDays(days=days):
                return self._walking_days(days)
            case SelfCheckAnswers():
                return self._self_check(fact)
            case ShoePair():
                return self._shoes(fact)
            case Measured():
                return self._measured(fact)
            case ActivityScores():
                return self._scores(fact)
            case _:
                return lambda: fact

    def _check_in(self, fact: CheckIn) -> Callable[[], Fact | None]:
        scale = self._scale(text.tr("How was your back?"), "pain", fact.pain)
        where = ChipRow(
            self._theme, [(key, place_word(key)) for key, _ in PLACES], multiple=True, name=text.tr("Where?")
        )
        where.setObjectName("where")
        where.set_chosen(fact.where)
        self._ask(text.tr("Where?"), where)
        # A place that an older or newer program knows stays.
        others = tuple(place for place in fact.where if place not in where.chosen)

        def read() -> Fact | None:
            pain = scale.value
            self._tell(text.tr("Please choose a number.") if pain is None else "")
            return None if pain is None else CheckIn(pain, _as_told(where.chosen + others, fact.where))

        return read

    def _level(self, fact: SetLevel) -> Callable[[], Fact | None]:
        minutes = {step.name: step.minutes for step in self._levels} | {fact.level: fact.minutes}
        words = text.tr("{level}, {n} min")
        field = ChoiceField([(name, words.format(level=name, n=each)) for name, each in minutes.items()])
        field.setObjectName("level")
        field.set_value(fact.level)
        self._ask_choice(text.tr("Which level?"), field)
        return lambda: SetLevel(field.currentData(), minutes[field.currentData()])

    def _minutes(self, minutes: int) -> Callable[[], Fact | None]:
        field = MinutesField(self._theme, 1, max(_MOST_MINUTES, minutes), name=text.tr("Minutes"))
        field.setObjectName("minutes")
        field.set_minutes(minutes)
        self._ask(text.tr("How far can you walk?"), field)

        def read() -> Fact | None:
            told = field.check()
            return None if told is None else KnownMinutes(told)

        return read

    def _away(self, fact: Away) -> Callable[[], Fact | None]:
        first = self._day(text.tr("First day"), "first-day", fact.first)
        last = self._day(text.tr("Last day"), "last-day", fact.last)

        def read() -> Fact | None:
            wrong = last.day < first.day
            self._tell(text.tr("The last day comes before the first one.") if wrong else "")
            return None if wrong else Away(first.day, last.day)

        return read

    def _trait(self, fact: Trait) -> Callable[[], Fact | None]:
        if fact.name is TraitName.PAIN_LIMIT:
            limits = [("0", text.tr("no limit"))] + [(str(n), str(n)) for n in range(1, _HIGHEST + 1)]
            field = ChoiceField(limits)
            field.setObjectName("limit")
            field.set_value(str(fact.value))
            self._ask_choice(text.tr("From which pain on is it too much?"), field)
            return lambda: replace(fact, value=int(field.currentData()))
        question = {
            TraitName.AFRAID: text.tr("Is walking frightening?"),
            TraitName.STENOSIS: text.tr("Are your legs heavy upright, and easier sitting or bending?"),
        }[fact.name]
        row = ChipRow(self._theme, ((_NO, text.tr("No")), (_YES, text.tr("Yes"))), name=question)
        row.setObjectName("trait")
        row.set_chosen((_YES if fact.value else _NO,))
        self._ask(question, row)
        return lambda: replace(fact, value=int(row.chosen == (_YES,)))

    def _walking_days(self, days: tuple[int, ...]) -> Callable[[], Fact | None]:
        row = ChipRow(
            self._theme, [(str(n), weekday(n)) for n in range(_WEEK)], multiple=True, name=text.tr("Which days?")
        )
        row.setObjectName("days")
        row.set_chosen(str(day) for day in days)
        self._ask(text.tr("Which days?"), row)
        return lambda: WalkingDays(_as_told(tuple(int(day) for day in row.chosen), days))

    def _self_check(self, fact: SelfCheckAnswers) -> Callable[[], Fact | None]:
        answers = dict(fact.answers)
        fields: dict[str, ChoiceField] = {}
        for question in QUESTIONS:
            options = [("", text.tr("not answered"))] + [(str(n), words) for n, words in enumerate(question.answers)]
            field = fields[question.id] = ChoiceField(options)
            field.setObjectName(f"self-check-{question.id}")
            field.set_value(str(answers.get(question.id, "")))
            self._ask_choice(question.title, field)

        def read() -> Fact | None:
            told = [(key, int(field.currentData())) for key, field in fields.items() if field.currentData()]
            others = (each for each in fact.answers if each[0] not in fields)
            return SelfCheckAnswers(_as_told((*told, *others), fact.answers))

        return read

    def _shoes(self, fact: ShoePair) -> Callable[[], Fact | None]:
        name = QLineEdit(fact.name)
        name.setObjectName("pair-name")
        name.setMaxLength(max(_LONGEST_NAME, len(fact.name)))
        self._ask(text.tr("Name"), name)
        since = self._day(text.tr("Worn since"), "since", fact.since, last=max(self._today, fact.since))
        walked = DecimalField(self._theme, 0.0, max(_MOST_KILOMETRES, fact.kilometres), digits=2, unit=text.tr("km"))
        walked.setObjectName("pair-kilometres")
        walked.setValue(fact.kilometres)
        self._ask(text.tr("Walked already by then"), ButtonRow(self._theme, walked), named=walked)
        looked = QCheckBox(text.tr("Looked over on"))
        looked.setObjectName("was-checked")
        looked.setChecked(fact.checked is not None)
        checked = DateField(self._theme)
        checked.set_bounds(_EARLIEST, max(self._today, fact.checked or self._today))
        checked.set_day(fact.checked or self._today)
        checked.setAccessibleName(looked.text())
        checked.setEnabled(looked.isChecked())
        looked.toggled.connect(checked.setEnabled)
        self._column.addWidget(ButtonRow(self._theme, looked, checked, spacing=10))
        retired = QCheckBox(text.tr("No longer worn"))
        retired.setObjectName("retired")
        retired.setChecked(fact.retired)
        self._column.addWidget(retired)
        shown = walked.value()

        def read() -> Fact | None:
            words = name.text().strip()
            self._tell("" if words else text.tr("Please give the pair a name."))
            if not words:
                return None
            return replace(
                fact,
                name=words,
                since=since.day,
                kilometres=fact.kilometres if walked.value() == shown else walked.value(),
                checked=checked.day if looked.isChecked() else None,
                retired=retired.isChecked(),
            )

        return read

    def _measured(self, fact: Measured) -> Callable[[], Fact | None]:
        definition = DEFINITIONS[fact.measure]
        if fact.measure is Measure.OVERALL_CHANGE:
            choice = ChoiceField([(str(n), words) for n, words in OVERALL_ANSWERS.items()])
            choice.setObjectName("value")
            choice.set_value(str(round(fact.value)))
            self._ask_choice(definition.name, choice)
            return lambda: replace(fact, value=float(choice.currentData()))
        most = float(_HIGHEST) if fact.measure in (Measure.SLEEP, Measure.MOOD, Measure.CONFIDENCE) else _MOST_VALUE
        field = DecimalField(self._theme, 0.0, max(most, fact.value), unit=definition.unit)
        field.setObjectName("value")
        field.setValue(fact.value)
        self._ask(definition.name, ButtonRow(self._theme, field), named=field)
        shown = field.value()
        return lambda: replace(fact, value=fact.value if field.value() == shown else field.value())

    def _scores(self, fact: ActivityScores) -> Callable[[], Fact | None]:
        scales = [self._scale(name, f"score-{n}", score) for n, (_, name, score) in enumerate(fact.scores)]

        def read() -> Fact | None:
            missing = any(scale.value is None for scale in scales)
            self._tell(text.tr("Please choose a number for each.") if missing else "")
            if missing:
                return None
            told = zip(fact.scores, scales, strict=True)
            return ActivityScores(tuple((key, name, scale.value or 0) for (key, name, _), scale in told))

        return read

    def _scale(self, question: str, name: str, value: int) -> NumberScale:
        scale = NumberScale(self._theme, name=question)
        scale.setObjectName(name)
        scale.set_value(value)
        self._ask(question, scale)
        return scale

    def _day(self, question: str, name: str, day: date, last: date = _LATEST) -> DateField:
        field = DateField(self._theme)
        field.setObjectName(name)
        field.set_bounds(min(_EARLIEST, day), max(last, day))
        field.set_day(day)
        self._ask(question, ButtonRow(self._theme, field), named=field)
        return field

    def _ask_choice(self, question: str, field: ChoiceField) -> None:
        self._ask(question, ButtonRow(self._theme, field), named=field)

    def _ask(self, question: str, answer: QWidget, named: QWidget | None = None) -> None:
        (named or answer).setAccessibleName(question)
        self._column.addWidget(Label(question, Role.SUBHEADING))
        self._column.addWidget(answer)

    def _tell(self, problem: str) -> None:
        self._problem.set_text(problem)
        self._problem.setVisible(bool(problem))


def _as_told(now: tuple[_Item, ...], before: tuple[_Item, ...]) -> tuple[_Item, ...]:
    """In the order in which the same things were told, so that saving without a change changes nothing."""
    return before if set(now) == set(before) else now
