"""The cards of a session's page: how it was, what was done, the routine as it was, and what was changed later."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exercises.coach.account import SessionAccount
from exercises.coach.outlook import Grade
from exercises.library.scalars import format_clock, format_duration
from exercises.library.timeline import Timeline
from exercises.session.record import SessionRecord, StepOutcome, StepRecord
from gui import text
from gui.history.session_changes import ChangeLine
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.beside import Beside
from gui.widgets.card import Card
from gui.widgets.chips import Chip
from gui.widgets.disclosure import Disclosure
from gui.widgets.labels import KeyValue, Label, Role
from gui.widgets.layouts import FlowLayout
from gui.widgets.small_line import SmallLine
from gui.widgets.toast_guard import TO_BE_READ
from gui.words.places import place_word
from gui.words.routine_lines import preview_lines
from gui.words.skip_words import step_outcome_words
from gui.words.walk_words import hills_word, surface_word, talk_test

_OUTCOMES = {
    StepOutcome.DONE: (Tone.PRIMARY, "check"),
    StepOutcome.EASIER: (Tone.READY, "check"),
    StepOutcome.PARTIAL: (Tone.READY, "clock"),
    StepOutcome.SKIPPED: (Tone.NEUTRAL, "skip"),
    StepOutcome.HURT: (Tone.BAD, "hurts"),
}
_GRADES = {Grade.GREEN: (Tone.PRIMARY, "check"), Grade.AMBER: (Tone.READY, "info"), Grade.RED: (Tone.WORK, "hurts")}
# So many steps are shown at once; a longer session has the others behind a button.
_STEPS_AT_ONCE = 60
_FEWEST_TAPS = 2


def facts_card(theme: Theme, record: SessionRecord, shoes: str) -> Card:
    """What is known of the session as a whole, one line each; `shoes` is the name of the pair."""
    card = Card(theme)
    card.content.setSpacing(theme.px(Space.S))
    card.content.addWidget(Label(text.tr("How it was"), Role.HEADING))
    for key, value in (*_time_rows(record), *_pain_rows(record), *_walk_rows(record, shoes)):
        card.content.addWidget(KeyValue(key, value))
    if len(record.taps) >= _FEWEST_TAPS:
        card.content.addWidget(Label(text.tr("Pain on the way"), Role.MUTED))
        card.content.addWidget(_taps(theme, record))
    return card


def _time_rows(record: SessionRecord) -> Iterable[tuple[str, str]]:
    done, planned = format_duration(round(record.active_seconds)), format_duration(round(record.planned_seconds))
    unplanned = record.logged_by_hand and record.planned_seconds == record.active_seconds
    yield (
        text.tr("Time"),
        done if unplanned else text.tr("{done} of {planned} planned").format(done=done, planned=planned),
    )
    walked, to_walk = record.walk_active_seconds, record.walk_planned_seconds
    if to_walk > 0 and (walked, to_walk) != (record.active_seconds, record.planned_seconds):
        words = text.tr("{done} of {planned} planned")
        done, planned = format_duration(round(walked)), format_duration(round(to_walk))
        yield text.tr("Walked"), words.format(done=done, planned=planned)
    if record.kind == "walk" and record.level:
        yield text.tr("Level"), record.level


def _pain_rows(record: SessionRecord) -> Iterable[tuple[str, str]]:
    felt = record.feelings
    told = (
        (text.tr("before"), felt.pain_before),
        (text.tr("at its worst"), felt.pain_peak),
        (text.tr("after"), felt.pain_after),
        (text.tr("next morning"), felt.pain_next_day),
    )
    pains = [f"{when} {value}" for when, value in told if value is not None]
    if pains:
        yield text.tr("Pain"), " · ".join(pains)
    if len(record.taps) == 1:
        (tap,) = record.taps
        yield (
            text.tr("Pain on the way"),
            text.tr("{pain} after {time}").format(pain=tap.pain, time=format_clock(tap.seconds)),
        )
    if felt.effort is not None:
        yield text.tr("Effort"), f"{felt.effort} · {text.effort(felt.effort)}, {talk_test(felt.effort)}"
    if felt.leg is not None:
        yield text.tr("Leg"), text.tr("something new or worse") if felt.leg else text.tr("nothing new")
    if felt.sleep_lost is not None:
        yield text.tr("Sleep"), text.tr("it cost sleep") if felt.sleep_lost else text.tr("as usual")
    if felt.where:
        yield text.tr("Where"), " · ".join(place_word(place) for place in felt.where)


def _walk_rows(record: SessionRecord, shoes: str) -> Iterable[tuple[str, str]]:
    felt = record.feelings
    if felt.surface:
        yield text.tr("Ground"), surface_word(felt.surface)
    if felt.hills:
        yield text.tr("Hills"), hills_word(felt.hills)
    if felt.shoes:
        yield text.tr("Shoes"), shoes or text.tr("a pair that is not in your list any more")
    if felt.kilometres is not None:
        yield text.tr("Distance"), text.tr("{n} km").format(n=f"{felt.kilometres:g}")
    if felt.note:
        yield text.tr("Note"), felt.note


def _taps(theme: Theme, record: SessionRecord) -> SmallLine:
    line = SmallLine(theme)
    line.setObjectName("taps")
    whole = max(record.active_seconds, record.taps[-1].seconds, 1.0)
    words = ", ".join(f"{format_clock(tap.seconds)} {tap.pain}" for tap in record.taps)
    line.set_points([(tap.seconds / whole, tap.pain) for tap in record.taps], words)
    return line


def coach_card(theme: Theme, account: SessionAccount) -> Card:
    """What the coach made of it: the grade with its reason, and what the plan did because of it."""
    card = Card(theme)
    card.setObjectName("coach-card")
    card.content.setSpacing(theme.px(Space.S))
    card.content.addWidget(Label(text.tr("What the coach made of it"), Role.HEADING))
    words = {
        Grade.GREEN: text.tr("fine"),
        Grade.AMBER: text.tr("in between"),
        Grade.RED: text.tr("too much"),
    }
    chips = QWidget()
    flow = FlowLayout(chips, spacing=theme.px(Space.S))
    if account.grade is not None:
        tone, icon = _GRADES[account.grade]
        flow.addWidget(Chip(theme, words[account.grade], tone, icon=icon))
    changes = [reason.change for reason in account.reasons if reason.change]
    for change in changes:
        flow.addWidget(Chip(theme, change, Tone.NEUTRAL, icon="walking"))
    if account.grade is not None or changes:
        card.content.addWidget(chips)
    line = Label(account.text, Role.BODY)
    line.setObjectName("grade-sentence")
    card.content.addWidget(line)
    because = [Label(reason.text, Role.BODY) for reason in account.reasons]
    for label in because:
        card.content.addWidget(label)
    for label in (line, *because):
        label.setProperty(TO_BE_READ, True)
    return card


def steps_card(theme: Theme, record: SessionRecord) -> Card:
    """Planned against done, each set and side a row; many rows wait behind a button."""
    card = Card(theme)
    card.content.addWidget(Label(text.tr("Planned and done"), Role.HEADING))
    rows = QVBoxLayout()
    rows.setSpacing(theme.px(Space.M))
    card.content.addLayout(rows)
    for number in range(min(len(record.steps), _STEPS_AT_ONCE)):
        rows.addWidget(_step_row(theme, record, number))
    left = len(record.steps) - _STEPS_AT_ONCE
    if left > 0:
        more = Disclosure(theme, text.tr("The other {n}").format(n=left))
        more.button.setObjectName("more-steps")
        more.toggled.connect(lambda wanted: _fill_steps(theme, more, record) if wanted else None)
        card.content.addWidget(more)
    return card


def _fill_steps(theme: Theme, more: Disclosure, record: SessionRecord) -> None:
    if more.content.count():
        return
    for number in range(_STEPS_AT_ONCE, len(record.steps)):
        more.content.addWidget(_step_row(theme, record, number))


def _step_row(theme: Theme, record: SessionRecord, number: int) -> QWidget:
    step = record.steps[number]
    row, words = QWidget(), QWidget()
    beside = Beside(row, own_last=True)
    beside.setSpacing(theme.px(Space.M))
    beside.set_widths(0, theme.px(220))
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(step.name or text.tr("Walk"), Role.BODY))
    column.addWidget(Label(step_words(step), Role.SECONDARY))
    tone, icon = _OUTCOMES[step.outcome] if not step.hurt else (_OUTCOMES[step.outcome][0], "hurts")
    reached = record.reached(number)
    shown = step_outcome_words(step) if reached or step.reason else text.tr("not reached")
    beside.addWidget(words)
    beside.addWidget(Chip(theme, shown, tone, icon=icon))
    return row


def step_words(step: StepRecord) -> str:
    """A step's side and set, its time and repetitions (done of planned), and what was done instead."""
    sets = text.tr("set {n}").format(n=step.set) if step.set is not None and step.set > 1 else ""
    time = text.tr("{done} of {planned}").format(
        done=format_clock(step.active_seconds), planned=format_clock(step.planned_seconds)
    )
    reps = ""
    if step.reps_planned is not None and (step.reps_planned > 1 or (step.reps_done or 0) > 1):
        done = "–" if step.reps_done is None else str(step.reps_done)
        reps = text.tr("{done} of {planned} times").format(done=done, planned=step.reps_planned)
    instead = text.tr("done instead: {name}").format(name=step.instead_name) if step.instead_name else ""
    return " · ".join(part for part in (text.side(step.side), sets, time, reps, instead) if part)


def routine_then(theme: Theme, timeline: Timeline) -> Disclosure:
    """The routine as it was that day, whatever has become of its file."""
    closed = Disclosure(theme, text.tr("How the routine was"))
    closed.button.setObjectName("routine-then")
    lines = preview_lines(timeline)
    exercises = sum(line.exercise is not None for line in lines)
    closed.set_summary(
        text.tr("{n} exercises, {time}").format(n=exercises, time=format_duration(round(timeline.seconds)))
        if exercises != 1
        else text.tr("1 exercise, {time}").format(time=format_duration(round(timeline.seconds)))
    )

    def fill() -> None:
        if closed.content.count():
            return
        card = Card(theme)
        card.setObjectName("routine-then-lines")
        card.content.setSpacing(theme.px(Space.S))
        for line in lines:
            card.content.addWidget(_then_row(theme, line.name, line.dose, line.seconds, is_rest=not line.exercise))
        closed.content.addWidget(card)

    closed.toggled.connect(lambda wanted: fill() if wanted else None)
    return closed


def _then_row(theme: Theme, name: str, dose: str, seconds: float, *, is_rest: bool) -> QWidget:
    row, words = QWidget(), QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.px(Space.M))
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(name, Role.MUTED if is_rest else Role.BODY))
    if dose:
        column.addWidget(Label(dose, Role.SECONDARY))
    time = Label(format_duration(seconds), Role.MUTED)
    layout.addWidget(words, 1)
    layout.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
    return row


def changes_card(theme: Theme, lines: Iterable[ChangeLine], today: date) -> Card:
    """What was said otherwise later, and when."""
    card = Card(theme)
    card.setObjectName("changes-card")
    card.content.setSpacing(theme.px(Space.S))
    card.content.addWidget(Label(text.tr("What was changed later"), Role.HEADING))
    for line in lines:
        card.content.addWidget(Label(line.sentence, Role.BODY))
        card.content.addWidget(Label(text.when(line.at, today), Role.SECONDARY))
    return card
