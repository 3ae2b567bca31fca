"""Which fields a step has in the form, with the hint of what holds while nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from exercises.library.exercise import Exercise
from exercises.library.library import Library
from exercises.library.routine import (
    DEFAULT_PREPARE_SECONDS,
    DEFAULT_REST_SECONDS,
    DEFAULT_SWITCH_SECONDS,
    Level,
    RoutineKind,
)
from exercises.library.scalars import format_duration, parse_duration
from gui import text
from gui.editor.steps import StepKind, StepRow
from gui.text import tr


class Entry(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    LONG = "long"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: the file's key, its label, and what it shows while it is empty."""

    key: str
    label: str
    entry: Entry = Entry.LINE
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    # Seldom needed: shown only when asked for, or when something is written in it.
    more: bool = False
    # Its words are long: the field stands below its label, over the whole width.
    wide: bool = False


class DoseKind(StrEnum):
    """How much a step asks for, in the form's words."""

    EXERCISE = "exercise"
    REPS = "reps"
    HOLD = "hold"
    TIME = "for"
    DONE = "done"


DOSE_KEYS = ("for", "reps", "hold", "until")


def dose_kind(values: Mapping[str, str]) -> DoseKind:
    """What kind of dose a step has now."""
    if values.get("until"):
        return DoseKind.DONE
    if values.get("for"):
        return DoseKind.TIME
    if values.get("reps"):
        return DoseKind.REPS
    return DoseKind.HOLD if values.get("hold") else DoseKind.EXERCISE


def dose_options(exercise: Exercise | None) -> tuple[tuple[str, str], ...]:
    """The kinds of dose to choose from."""
    found = [
        (DoseKind.REPS.value, tr("Repetitions")),
        (DoseKind.HOLD.value, tr("One hold")),
        (DoseKind.TIME.value, tr("A stretch of time")),
        (DoseKind.DONE.value, tr("Until I am done")),
    ]
    if exercise is None or exercise.dose is not None:
        found.insert(0, (DoseKind.EXERCISE.value, tr("As the exercise says")))
    return tuple(found)


def dose_values(kind: DoseKind, values: Mapping[str, str], exercise: Exercise | None) -> dict[str, str | None]:
    """What to write so that a step has another kind of dose; None takes a key away.

    What fits stays; else the exercise's own dose is where one begins.
    """
    dose = exercise.dose if exercise is not None else None
    reps = values.get("reps") or (str(dose.reps) if dose is not None and dose.reps else "8")
    own_hold = format_duration(dose.hold_seconds) if dose is not None and dose.hold_seconds else ""
    wanted: dict[str, str | None] = dict.fromkeys(DOSE_KEYS)
    match kind:
        case DoseKind.EXERCISE:
            wanted["pace"] = None
        case DoseKind.REPS:
            wanted |= {"reps": reps, "hold": values.get("hold") or own_hold or None}
        case DoseKind.HOLD:
            wanted["hold"] = values.get("hold") or own_hold or "20s"
            wanted["pace"] = None
        case DoseKind.TIME:
            seconds = dose.for_seconds if dose is not None else None
            wanted["for"] = values.get("for") or (format_duration(seconds) if seconds else "30s")
            wanted["pace"] = None
        case DoseKind.DONE:
            wanted |= {"until": "done", "reps": values.get("reps") or None, "hold": values.get("hold") or None}
    return {key: _compact(value) for key, value in wanted.items() if (value or None) != (values.get(key) or None)}


def _compact(value: str | None) -> str | None:
    return value.replace(" ", "") if value is not None else None


def specs_of(row: StepRow, library: Library, routine: Mapping[str, str]) -> tuple[FieldSpec, ...]:
    """The fields of a step; `routine` holds the routine's own keys, whose pauses hold where a step has none."""
    match row.kind:
        case StepKind.EXERCISE:
            return _exercise_specs(row, routine)
        case StepKind.REST:
            return (
                FieldSpec("rest", tr("How long"), hint=tr("such as 30s")),
                FieldSpec("say", tr("What to say, read aloud"), Entry.LONG),
            )
        case StepKind.REPEAT:
            return (
                FieldSpec("repeat", tr("How many rounds"), hint="2"),
                FieldSpec("rest", tr("Rest between rounds"), hint=tr("none")),
            )
        case StepKind.ROUTINE:
            options = tuple((routine.id, routine.name) for routine in library.routines())
            return (FieldSpec("routine", tr("Which routine"), Entry.CHOICE, options=options),)
        case StepKind.UNKNOWN:
            return ()


def routine_specs() -> tuple[FieldSpec, ...]:
    """The fields of the routine itself."""
    kinds = tuple((kind.value, text.routine_kind(kind)) for kind in RoutineKind)
    levels = (("", tr("gentle, if nothing is said")), *((level.value, text.level(level)) for level in Level))
    return (
        FieldSpec("name", tr("Name")),
        FieldSpec("about", tr("What it is for"), Entry.LONG),
        FieldSpec("kind", tr("Kind"), Entry.CHOICE, options=kinds),
        FieldSpec("level", tr("Level"), Entry.CHOICE, options=levels, wide=True),
        FieldSpec("prepare", tr("Get ready before each"), hint=format_duration(DEFAULT_PREPARE_SECONDS)),
        FieldSpec("switch", tr("Changing sides"), hint=format_duration(DEFAULT_SWITCH_SECONDS)),
        FieldSpec("rest", tr("Rest between sets"), hint=format_duration(DEFAULT_REST_SECONDS)),
    )


def _exercise_specs(row: StepRow, routine: Mapping[str, str]) -> tuple[FieldSpec, ...]:
    exercise = row.exercise
    kind = dose_kind(row.values)
    found: list[FieldSpec] = []
    if kind in (DoseKind.REPS, DoseKind.DONE):
        found.append(FieldSpec("reps", tr("Repetitions"), hint=tr("none counted") if kind is DoseKind.DONE else ""))
        found.append(FieldSpec("hold", tr("Hold each"), hint=tr("no hold")))
    elif kind is DoseKind.HOLD:
        found.append(FieldSpec("hold", tr("Hold for")))
    elif kind is DoseKind.TIME:
        found.append(FieldSpec("for", tr("How long")))
    own_sides = exercise.sides.value if exercise is not None else "both"
    sides = {"both": tr("both together"), "each": tr("one, then the other"), "alternate": tr("in turn")}
    first = tr("{sides} (as usual)").format(sides=sides[own_sides])
    found.append(FieldSpec("sides", tr("Sides"), Entry.CHOICE, options=(("", first), *sides.items()), wide=True))
    own_sets = (
        str(exercise.dose.sets)
        if exercise is not None and exercise.dose is not None and kind is DoseKind.EXERCISE
        else "1"
    )
    found.append(FieldSpec("sets", tr("Sets"), hint=own_sets))
    found.append(FieldSpec("rest", tr("Rest between sets"), hint=_pause(routine, "rest", DEFAULT_REST_SECONDS)))
    found.append(FieldSpec("say", tr("Your note, read aloud"), Entry.LONG))
    starts = (
        ("", tr("left, if nothing is said")),
        ("left", tr("left")),
        ("right", tr("right")),
        ("weaker", tr("the weaker side")),
    )
    found.append(FieldSpec("start-side", tr("Begin with"), Entry.CHOICE, options=starts, more=True, wide=True))
    if kind in (DoseKind.REPS, DoseKind.DONE):
        pace = format_duration(exercise.pace_seconds) if exercise is not None else "4 s"
        found.append(FieldSpec("pace", tr("Moving time of one"), hint=pace, more=True))
    found.append(
        FieldSpec("prepare", tr("Get ready"), hint=_pause(routine, "prepare", DEFAULT_PREPARE_SECONDS), more=True)
    )
    found.append(
        FieldSpec("switch", tr("Changing sides"), hint=_pause(routine, "switch", DEFAULT_SWITCH_SECONDS), more=True)
    )
    return tuple(found)


def _pause(routine: Mapping[str, str], key: str, default: float) -> str:
    written = parse_duration(routine.get(key, ""))
    return format_duration(default if written is None else written)
