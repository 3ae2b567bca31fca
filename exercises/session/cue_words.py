"""What the voice says, word by word: names, sides and doses as one would speak them."""

from collections.abc import Mapping
from typing import Final

from exercises.library.timeline import Phase, PhaseKind, Side
from exercises.session.repetition import Repetition, RepetitionPart

SIDES: Final[Mapping[Side, str]] = {
    Side.LEFT: "left side",
    Side.RIGHT: "right side",
    Side.ALTERNATE: "both sides in turn",
}
POSTURE: Final = (
    "Eyes up, shoulders loose, a shorter step.",
    "Ribs over hips, and your waist loose.",
    "Let your arms swing, and your feet land softly.",
)
HOW_IS_YOUR_BACK: Final = "How is your back now?"
TURN_BACK: Final = "That is half of it. Time to turn back."
ENOUGH: Final = "That is enough for today."
HALFWAY: Final = "Half-way."
MORE: Final = "Ten seconds more."
PAUSED: Final = "Paused."
ASLEEP: Final = "Paused, because the computer was asleep. Press Enter to go on."
ASLEEP_WALKING: Final = "Paused, because the computer was asleep. If you kept walking, press Enter."
REST: Final = "Rest."
HURTS: Final = "What would help? An easier version, leaving this exercise out, or stopping here."
HURTS_EASIER: Final = "Enter takes the easier one."
HURTS_SKIP: Final = "Enter leaves it out."
END_HERE: Final = "End here? Enter keeps going."
STOP_HERE: Final = "Stop here, and sit down. Let it ease, then take the short way home."
STOPPED: Final = "Stopped here. That is fine."
NEXT: Final = "Next:"
WAITING: Final = "Press any key when you are ready."


def duration(seconds: float) -> str:
    """A time as it is said: `30 seconds`, `1 minute 30`, `12 minutes`."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    if not minutes:
        return f"{rest} second{'' if rest == 1 else 's'}"
    words = f"{minutes} minute{'' if minutes == 1 else 's'}"
    return f"{words} {rest}" if rest else words


def dose(work: Phase) -> str:
    """How much: `5 times on each side, hold 5 seconds`, `30 seconds`, `until you are done`."""
    if work.reps is not None:
        words = f"{work.reps} time{'' if work.reps == 1 else 's'}"
        if work.side is Side.ALTERNATE:
            words += " on each side"
        return f"{words}, hold {duration(work.hold_seconds)}" if work.hold_seconds else words
    if work.until_done:
        return "until you are done"
    return f"hold {duration(work.seconds)}" if work.hold_seconds else duration(work.seconds)


def announcement(work: Phase, lies_on: Side | None = None, *, with_dose: bool = True) -> str:
    """`Bird-dog, left side. 5 times, hold 5 seconds.`; `lies_on` is the side that one lies on, where one does."""
    head = work.name or "Walk"
    if work.side is Side.ALTERNATE and work.first_side is not None:
        head += f", {work.first_side.value} first"
    elif lies_on is not None:
        head += f", lying on your {SIDES[lies_on]}"
    elif work.side in (Side.LEFT, Side.RIGHT):
        head += f", {SIDES[work.side]}"
    if work.sets is not None and work.sets > 1 and work.set is not None:
        head += f", set {work.set} of {work.sets}"
    return f"{sentence(head)} {sentence(dose(work))}" if with_dose else sentence(head)


def switch(side: Side | None, lies_on: Side | None = None) -> str:
    """What is said between two sides; `lies_on` is the side that one is to lie on, where one does."""
    if lies_on is not None:
        return f"Now lie on your {SIDES[lies_on]}."
    return f"Now the {SIDES[side]}." if side in (Side.LEFT, Side.RIGHT) else "Now the other side."


def part(repetition: Repetition) -> str:
    """What is said at a part of a repetition; the number is that of the repetition just done."""
    done = f"{repetition.number - 1}. " if repetition.number > 1 else ""
    match repetition.part:
        case RepetitionPart.MOVE:
            return done.strip().rstrip(".")
        case RepetitionPart.INTO:
            return f"{done}And go."
        case RepetitionPart.HOLD:
            return "Hold."
        case RepetitionPart.BACK:
            return "And back."


def finished(name: str) -> str:
    """What is said at the end."""
    return f"That was {name}. Well done."


def values(phase: Phase, following: Phase | None) -> dict[str, str]:
    """What the variables of a routine's own sentence stand for in this phase."""
    return {
        "name": phase.name or (following.name if following is not None and following.name else ""),
        "side": SIDES.get(phase.side, "") if phase.side is not None else "",
        "seconds": str(round(phase.seconds)),
        "set": str(phase.set or 1),
        "sets": str(phase.sets or 1),
        "reps": str(phase.reps) if phase.reps is not None else "",
        "next": following.name or "" if following is not None else "",
    }


def fill(words: str, of: Mapping[str, str]) -> str:
    """A sentence with its variables (`{name}`, `{side}` …) in place; what is no variable stays as it is."""
    for name, value in of.items():
        words = words.replace("{" + name + "}", value)
    return " ".join(words.split())


def sentence(words: str) -> str:
    """The words with an end, which the voice falls at."""
    return words if not words or words[-1] in ".!?…:" else f"{words}."


def is_work(phase: Phase) -> bool:
    """Whether something is done in it."""
    return phase.kind is PhaseKind.WORK
