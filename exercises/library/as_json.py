"""A timeline as plain values for other programs: the names that `show --json` prints and the phone's page reads."""

from exercises.library.timeline import Phase, Timeline


def timeline_object(timeline: Timeline) -> dict[str, object]:
    """The timeline with its phases; every key is always there, None where it does not apply. Seconds are numbers."""
    return {
        "id": timeline.routine,
        "name": timeline.name,
        "kind": timeline.kind,
        "seconds": plain_number(timeline.seconds),
        "phases": [phase_object(phase) for phase in timeline.phases],
    }


def phase_object(phase: Phase) -> dict[str, object]:
    """One phase; one that waits for the user has `until` as well."""
    plain: dict[str, object] = {
        "kind": phase.kind.value,
        "exercise": phase.exercise,
        "name": phase.name,
        "side": phase.side.value if phase.side else None,
        "seconds": plain_number(phase.seconds),
        "set": phase.set,
        "sets": phase.sets,
        "reps": phase.reps,
        "pace": plain_number(phase.pace_seconds),
        "hold": plain_number(phase.hold_seconds),
        "say": phase.say,
    }
    return plain | {"until": "done"} if phase.until_done else plain


def plain_number(seconds: float | None) -> float | int | None:
    """Seconds for JSON: a whole number where it is one, and no dust from adding fractions."""
    if seconds is None:
        return None
    plain = round(seconds, 6)
    return int(plain) if plain.is_integer() else plain
