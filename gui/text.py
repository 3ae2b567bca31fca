"""Words that several screens use for the domain's terms, ready for translation."""

import unicodedata
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from exercises.library.exercise import Exercise, ExerciseKind, Position
from exercises.library.routine import Level, RoutineKind
from exercises.library.scalars import format_duration
from exercises.library.timeline import Phase, PhaseKind, Side
from exercises.session.record import StepOutcome
from exercises.session.repetition import Repetition, RepetitionPart


def tr(text: str) -> str:
    """Translate a sentence of the window's common words."""
    return QCoreApplication.translate("text", text)


def routine_kind(kind: RoutineKind | str) -> str:
    """The word for a routine's kind, as on its card."""
    words = {
        "warm-up": tr("Warm-up"),
        "cool-down": tr("Cool-down"),
        "strength": tr("Strength"),
        "mobility": tr("Mobility"),
        "relief": tr("Relief"),
        "snack": tr("Snack"),
        "walk": tr("Walk"),
    }
    return words.get(str(kind), str(kind))


def level(value: Level | str) -> str:
    """The word for how demanding a routine is."""
    return {"gentle": tr("gentle"), "medium": tr("medium"), "hard": tr("hard")}.get(str(value), str(value))


def exercise_kind(kind: ExerciseKind) -> str:
    """The word for an exercise's kind."""
    return {
        ExerciseKind.STRENGTH: tr("Strength"),
        ExerciseKind.STRETCH: tr("Stretch"),
        ExerciseKind.MOBILITY: tr("Mobility"),
        ExerciseKind.WALK: tr("Walking"),
        ExerciseKind.BREATHING: tr("Breathing"),
        ExerciseKind.RELIEF: tr("Relief"),
    }[kind]


def position(value: Position) -> str:
    """How the body is placed, in words."""
    return {
        Position.STANDING: tr("Standing"),
        Position.SITTING: tr("Sitting"),
        Position.KNEELING: tr("Kneeling"),
        Position.ALL_FOURS: tr("On hands and knees"),
        Position.LYING_BACK: tr("Lying on your back"),
        Position.LYING_SIDE: tr("Lying on your side"),
        Position.LYING_FRONT: tr("Lying on your front"),
    }[value]


def phase_word(kind: PhaseKind) -> str:
    """What one does now."""
    return {
        PhaseKind.PREPARE: tr("Get ready"),
        PhaseKind.WORK: tr("Work"),
        PhaseKind.SWITCH: tr("Change sides"),
        PhaseKind.REST: tr("Rest"),
    }[kind]


def side(value: Side | None) -> str:
    """The side in words; empty when there is none."""
    if value is None:
        return ""
    return {
        Side.LEFT: tr("Left side"),
        Side.RIGHT: tr("Right side"),
        Side.ALTERNATE: tr("Left and right in turn"),
    }[value]


def repetition(moment: Repetition) -> str:
    """Where in the repetitions one is, such as `hold · 4 of 6`."""
    words = {
        RepetitionPart.MOVE: tr("move"),
        RepetitionPart.INTO: tr("into it"),
        RepetitionPart.HOLD: tr("hold"),
        RepetitionPart.BACK: tr("and back"),
    }
    part = words[moment.part]
    if moment.of == 1:
        return part
    if moment.number > moment.of:
        return tr("{part} · one more").format(part=part)
    return tr("{part} · {number} of {of}").format(part=part, number=moment.number, of=moment.of)


def dose(phase: Phase) -> str:
    """How much a work phase asks for: `8 × 4 s hold`, `30 s`, `10 repetitions`."""
    if phase.reps is not None and phase.hold_seconds is not None and phase.reps > 1:
        text = tr("{reps} × {hold} hold").format(reps=phase.reps, hold=format_duration(phase.hold_seconds))
    elif phase.reps is not None and phase.hold_seconds is not None:
        text = tr("{hold} hold").format(hold=format_duration(phase.hold_seconds))
    elif phase.reps is not None:
        text = tr("{reps} times").format(reps=phase.reps)
    elif phase.until_done:
        return tr("until you are done")
    else:
        text = format_duration(phase.seconds)
    if phase.side is Side.ALTERNATE and phase.reps is not None:
        text = tr("{text}, each side").format(text=text)
    return text


def minutes(seconds: float) -> str:
    """A whole routine's time: `11 min`, or seconds below one minute."""
    if seconds < 60:
        return tr("{n} s").format(n=round(seconds))
    return tr("{n} min").format(n=max(1, round(seconds / 60)))


def outcome(value: StepOutcome) -> str:
    """What became of a planned piece of work."""
    return {
        StepOutcome.DONE: tr("done"),
        StepOutcome.SKIPPED: tr("skipped"),
        StepOutcome.PARTIAL: tr("in part"),
        StepOutcome.EASIER: tr("easier version"),
        StepOutcome.HURT: tr("it hurt"),
    }[value]


def effort(value: int) -> str:
    """The word for an effort from 0 to 10, after the talk test."""
    if value <= 2:
        return tr("Easy")
    if value <= 4:
        return tr("Just right")
    if value <= 6:
        return tr("Hard")
    return tr("Too hard")


def when(moment: datetime, today: date) -> str:
    """A day and time the way people say it: `Today 08:10`, `Thu 20 Nov 18:05`, with the year when it is another."""
    clock = moment.strftime("%H:%M")
    day = moment.date()
    if day == today:
        return tr("Today {time}").format(time=clock)
    if day == today - timedelta(days=1):
        return tr("Yesterday {time}").format(time=clock)
    pattern = "ddd d MMM" if day.year == today.year else "d MMM yyyy"
    return f"{QLocale().toString(QDate(day.year, day.month, day.day), pattern)} {clock}"


def sides_of(exercise: Exercise) -> str:
    """How an exercise treats left and right; empty when it does not."""
    return {
        "both": "",
        "each": tr("one side, then the other"),
        "alternate": tr("left and right in turn"),
    }[exercise.sides.value]


def fold(words: str) -> str:
    """Letters without case and accents, so that a search finds what was meant."""
    if words.isascii():
        return words.lower()
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))
