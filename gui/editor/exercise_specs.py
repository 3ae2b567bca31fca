"""Which fields an exercise has in the form, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from exercises.library.exercise import DEFAULT_PACE_SECONDS, ExerciseKind, Position
from exercises.library.scalars import format_duration
from gui import text
from gui.editor.field_specs import Entry, FieldSpec
from gui.text import tr

# Of these a dose has at least one.
AMOUNTS: Final = ("reps", "hold", "for")
MOST_INSTRUCTIONS: Final = 12


class OwnDose(StrEnum):
    """How much an exercise asks for by itself."""

    NONE = ""
    REPS = "reps"
    HOLD = "hold"
    TIME = "for"


@dataclass(frozen=True, slots=True)
class ListSpec:
    """One list of sentences: the file's key, its heading, and what a new entry shows while it is empty."""

    key: str
    title: str
    hint: str
    add: str
    numbered: bool = False
    most: int = 0
    # An exercise is not complete without it: an empty field waits for the first one.
    needed: bool = False


def basic_specs() -> tuple[FieldSpec, ...]:
    """What the exercise is."""
    kinds = tuple((kind.value, text.exercise_kind(kind)) for kind in ExerciseKind)
    positions = tuple((position.value, text.position(position)) for position in Position)
    sides = (
        ("", tr("both together")),
        ("each", tr("one, then the other")),
        ("alternate", tr("in turn")),
    )
    return (
        FieldSpec("name", tr("Name")),
        FieldSpec("kind", tr("Kind"), Entry.CHOICE, options=kinds),
        FieldSpec("position", tr("Position"), Entry.CHOICE, hint=tr("Choose one"), options=positions),
        FieldSpec("sides", tr("Sides"), Entry.CHOICE, options=sides),
    )


def own_dose(dose: Mapping[str, str]) -> OwnDose:
    """What kind of dose these keys make."""
    if dose.get("for"):
        return OwnDose.TIME
    if dose.get("reps"):
        return OwnDose.REPS
    return OwnDose.HOLD if dose.get("hold") else OwnDose.NONE


def own_dose_options() -> tuple[tuple[str, str], ...]:
    """The kinds of dose to choose from."""
    return (
        (OwnDose.REPS.value, tr("Repetitions")),
        (OwnDose.HOLD.value, tr("One hold")),
        (OwnDose.TIME.value, tr("A stretch of time")),
        (OwnDose.NONE.value, tr("Each routine says it")),
    )


def changed_dose(kind: OwnDose, dose: Mapping[str, str]) -> dict[str, str]:
    """The keys of a dose of another kind; what fits stays."""
    sets = {"sets": dose["sets"]} if dose.get("sets") else {}
    hold = dose.get("hold", "")
    match kind:
        case OwnDose.NONE:
            return {}
        case OwnDose.REPS:
            return {**sets, "reps": dose.get("reps") or "8"} | ({"hold": hold} if hold else {})
        case OwnDose.HOLD:
            return {**sets, "hold": hold or "20s"}
        case OwnDose.TIME:
            return {**sets, "for": dose.get("for") or "30s"}


def dose_specs(kind: OwnDose) -> tuple[FieldSpec, ...]:
    """The fields of a dose of this kind, pace and breath; the keys of the dose begin with `dose.`."""
    found: list[FieldSpec] = []
    match kind:
        case OwnDose.REPS:
            found.append(FieldSpec("dose.reps", tr("Repetitions")))
            found.append(FieldSpec("dose.hold", tr("Hold each"), hint=tr("no hold")))
        case OwnDose.HOLD:
            found.append(FieldSpec("dose.hold", tr("Hold for")))
        case OwnDose.TIME:
            found.append(FieldSpec("dose.for", tr("How long")))
        case OwnDose.NONE:
            pass
    if kind is not OwnDose.NONE:
        found.append(FieldSpec("dose.sets", tr("Sets"), hint="1"))
    found.append(FieldSpec("pace", tr("Moving time of one"), hint=format_duration(DEFAULT_PACE_SECONDS)))
    found.append(FieldSpec("breathing", tr("Breathing"), Entry.LONG, hint=tr("such as: breathe out on the way up")))
    return tuple(found)


def list_specs() -> tuple[ListSpec, ...]:
    """The lists of sentences, in the order in which one reads them."""
    return (
        ListSpec(
            "instructions",
            tr("How to do it"),
            tr("One step of the movement"),
            tr("Add a step"),
            numbered=True,
            most=MOST_INSTRUCTIONS,
            needed=True,
        ),
        ListSpec("cues", tr("What helps"), tr("A picture that helps, in a few words"), tr("Add a cue")),
        ListSpec("mistakes", tr("What to watch for"), tr("What easily goes wrong"), tr("Add a mistake")),
        ListSpec("avoid-when", tr("Leave it out, or change it, when"), tr("When it is not right"), tr("Add a reason")),
        ListSpec("stop-when", tr("Stop when"), tr("What one feels then"), tr("Add a sign")),
        ListSpec("sources", tr("Sources"), tr("Who or what it comes from"), tr("Add a source")),
    )
