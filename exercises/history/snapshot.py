"""A routine as it was, kept as JSON with a format number of its own."""

import hashlib
import json
from typing import Any, Final

from exercises.library.timeline import Phase, PhaseKind, Side, Timeline

FORMAT: Final = 1


def timeline_to_text(timeline: Timeline) -> str:
    """Write a timeline; what is empty is left out."""
    phases = [{key: value for key, value in _phase(phase).items() if value is not None} for phase in timeline.phases]
    whole = {
        "format": FORMAT,
        "routine": timeline.routine,
        "name": timeline.name,
        "kind": timeline.kind,
        "level": timeline.level,
        "phases": phases,
    }
    # ASCII holds also what UTF-8 can't.
    return json.dumps(whole, separators=(",", ":"))


def digest_of(text: str) -> str:
    """The name under which a snapshot is kept, the same for the same text."""
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def timeline_from_text(text: str) -> Timeline | None:
    """Read a timeline; keys that are not known are passed over, a newer format or a damaged text gives None."""
    try:
        whole = json.loads(text)
        if whole["format"] > FORMAT:
            return None
        phases = tuple(_to_phase(phase) for phase in whole["phases"])
        return Timeline(whole["routine"], whole["name"], whole["kind"], whole["level"], phases)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _phase(phase: Phase) -> dict[str, Any]:
    return {
        "kind": phase.kind.value,
        "seconds": phase.seconds,
        "exercise": phase.exercise,
        "name": phase.name,
        "side": phase.side.value if phase.side else None,
        "set": phase.set,
        "sets": phase.sets,
        "reps": phase.reps,
        "pace": phase.pace_seconds,
        "hold": phase.hold_seconds,
        "say": phase.say,
        "until_done": True if phase.until_done else None,
        "first_side": phase.first_side.value if phase.first_side else None,
        "walking": True if phase.walking else None,
        "block": phase.block,
    }


def _to_phase(found: dict[str, Any]) -> Phase:
    side, first_side = found.get("side"), found.get("first_side")
    return Phase(
        kind=PhaseKind(found["kind"]),
        seconds=float(found["seconds"]),
        exercise=found.get("exercise"),
        name=found.get("name"),
        side=Side(side) if side else None,
        set=found.get("set"),
        sets=found.get("sets"),
        reps=found.get("reps"),
        pace_seconds=found.get("pace"),
        hold_seconds=found.get("hold"),
        say=found.get("say"),
        until_done=bool(found.get("until_done")),
        first_side=Side(first_side) if first_side else None,
        walking=bool(found.get("walking")),
        block=found.get("block"),
    )
