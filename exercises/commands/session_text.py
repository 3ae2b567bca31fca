"""What the command line says about phases and sessions, ready for translation."""

from exercises.commands.text import counted, how_to_run, sentence
from exercises.library.scalars import format_duration
from exercises.library.timeline import Phase, PhaseKind, Side
from exercises.session.display import seconds_to_show
from exercises.session.events import CueKind, Outcome
from exercises.session.record import Feelings
from exercises.session.repetition import Repetition, RepetitionPart

PAUSED = "paused"
GOING_ON = "going on in three seconds"
WAITS_FOR_YOU = "Take your time, and press Enter when you are done."
THEN_THE_END = "Then: the end"
KEY_PAUSE = "pause"
KEY_GO_ON = "go on"
KEY_SKIP = "skip"
KEY_BACK = "back"
KEY_LONGER = "10 s more"
KEY_DONE = "done"
KEY_END = "end"
KEY_END_AND_KEEP = "end and keep"
KEY_HURTS = "this hurts"
KEY_READY = "I am ready"
ANY_KEY = "any key"
KEY_RESTART = "restart this exercise"
KEY_WALKED = "I kept walking"
KEY_PAIN = "pain now"
STOP_HERE = (
    "Stop here, sit down, and take the short way home. If a leg is newly numb, tingling or weak, get help today."
)
STOP_AND_REST = (
    "That is strong. Better end here for today, with q, and rest. If a leg is newly numb, tingling or weak, get help "
    "today."
)
READY = "ready? press any key"
LEFT_OUT = "Left out."
HOW_MUCH = "How much does it hurt? Press 0 to 9, or 1 and then 0 for ten. Space goes on, q ends."
SKIPPED = "Skipped."
LONGER = "Ten seconds more."
PLAIN_KEYS = (
    "Keys: space pauses, right arrow or n skips, left arrow or b goes back, + adds ten seconds, Enter done, "
    "h hurts, q ends."
)
PAIN_QUESTION = "Pain now, from 0 to 10 (Enter to leave it out): "
EFFORT_QUESTION = "Effort, from 0 to 10 (Enter to leave it out): "
ZERO_TO_TEN = "Please type a whole number from 0 to 10, or just Enter."


def routine_heading(name: str, kind: str, level: str, seconds: float, phases: int) -> str:
    """The first line above a routine's phases."""
    return f"{name} · {kind}, {level} · {format_duration(seconds)} · {counted(phases, 'phase')}"


def said(words: str) -> str:
    """What is said in a phase."""
    return f"“{words}”"


def phase_word(kind: PhaseKind) -> str:
    """What one does now."""
    return {
        PhaseKind.PREPARE: "get ready",
        PhaseKind.WORK: "work",
        PhaseKind.SWITCH: "change sides",
        PhaseKind.REST: "rest",
    }[kind]


def side(value: Side | None, lies_on: Side | None = None) -> str:
    """The side in words, that which one lies on where one does; empty when there is none."""
    if lies_on is not None:
        return f"lying on your {side(lies_on)}"
    if value is None:
        return ""
    return {Side.LEFT: "left side", Side.RIGHT: "right side", Side.ALTERNATE: "left and right in turn"}[value]


def set_of(phase: Phase) -> str:
    """`set 1 of 3`; empty where there is only one."""
    if phase.set is None or phase.sets is None or phase.sets < 2:
        return ""
    return f"set {phase.set} of {phase.sets}"


def dose(phase: Phase) -> str:
    """How much a work phase asks for beyond its seconds: `8 times with 4 s hold`, `until you are done`."""
    parts = []
    if phase.reps is not None:
        each = ", each side" if phase.side is Side.ALTERNATE else ""
        hold = f" with {format_duration(phase.hold_seconds)} hold" if phase.hold_seconds else ""
        parts.append(f"{'once' if phase.reps == 1 else f'{phase.reps} times'}{hold}{each}")
    elif phase.hold_seconds is not None:
        parts.append("hold")
    if phase.until_done:
        parts.append("until you are done")
    return ", ".join(parts)


def total_left(clock: str) -> str:
    """What is left of the whole session."""
    return f"{clock} left"


def seconds_left(digits: str, *, waiting: bool) -> str:
    """What is left of a phase on one line, or how long one that waits has lasted."""
    return f"{digits} gone; Enter when you are done" if waiting else f"{digits} left"


def repetition(moment: Repetition) -> list[str]:
    """Where in the repetitions one is: `repetition 4 of 6` and `hold 3 s`; a hold alone is one only."""
    words = {
        RepetitionPart.MOVE: "",
        RepetitionPart.INTO: "into it",
        RepetitionPart.HOLD: f"hold {seconds_to_show(moment.part_left_seconds)} s",
        RepetitionPart.BACK: "and back",
    }
    if moment.of == 1 and moment.part is RepetitionPart.HOLD and moment.number == 1:
        return ["hold"]
    number = "one more" if moment.number > moment.of else f"repetition {moment.number} of {moment.of}"
    return [number, words[moment.part]]


def then(what: str) -> str:
    """What comes next."""
    return f"Then: {what}"


def seconds_of(phase: Phase) -> str:
    """How long a phase lasts."""
    return format_duration(phase.seconds)


def slept(seconds: float) -> str:
    """Why the session stands still after a gap."""
    return f"paused, your computer slept for {spoken(seconds)}"


def spoken(seconds: float) -> str:
    """`12 minutes`, `1 minute 30 seconds`, `2.5 seconds`: in full words, for someone who listens."""
    units = {"h": "hour", "min": "minute", "s": "second"}
    parts = format_duration(seconds).split()
    return " ".join(
        f"{n} {units[unit]}{'' if n == '1' else 's'}" for n, unit in zip(parts[::2], parts[1::2], strict=True)
    )


def plain_start(name: str, seconds: float) -> str:
    """The first line of a session in plain lines."""
    return f"{name}, {spoken(seconds)}."


def plain_phase(phase: Phase, sided: str) -> str:
    """One line that says what begins, on which side, and how long it lasts."""
    work = phase.kind is PhaseKind.WORK
    parts = [phase.name or "", sided, set_of(phase), dose(phase) if work else ""]
    what = ", ".join(part for part in parts if part)
    about = "about " if phase.until_done else ""
    return (
        f"{sentence(phase_word(phase.kind)).rstrip('.')}{f': {what}' if what else ''}, {about}{spoken(phase.seconds)}."
    )


def plain_ready(name: str, sided: str) -> str:
    """What comes, and that it waits."""
    what = ", ".join(part for part in (name, sided) if part)
    return f"Next: {what}. Press any key when you are ready; h: this hurts, q ends."


def plain_sentence(words: str) -> str:
    """A few words as a sentence of their own."""
    return sentence(words)


def plain_gap_keys(*, walking: bool) -> str:
    """What one can press after a gap."""
    walked = "w: I kept walking; " if walking else ""
    return f"{walked}space goes on, r restarts this exercise, q ends and keeps."


def plain_walked(seconds: float) -> str:
    """The time of a gap in a walk was counted."""
    return f"You kept walking: {spoken(seconds)} counted."


def walk_cue(kind: CueKind) -> str:
    """What is said while walking."""
    return {
        CueKind.POSTURE: "Eyes up, shoulders loose, a shorter step. Keep what eases your back.",
        CueKind.PAIN: "How is your back now? Press 0 to 9, or 1 and then 0 for ten.",
        CueKind.TURN_BACK: "Half of your walk is done. Turn back now, and take your time.",
        CueKind.ENOUGH: "That is enough for today. Press Enter as soon as you stop.",
    }[kind]


def pain_kept(pain: int) -> str:
    """The answer to pain told on the way."""
    return f"Pain {pain}, kept. Go on at a pace that feels right."


def hurt_kept(pain: int) -> str:
    """The answer to pain told after an exercise that hurt."""
    return f"Pain {pain}, kept. Go on with space as soon as it has eased, or end with q."


def session_over(name: str, *, finished: bool, active_seconds: float, planned_seconds: float) -> str:
    """The line below a session that is over."""
    done, planned = format_duration(round(active_seconds)), format_duration(round(planned_seconds))
    return f"Finished: {name}, {done}." if finished else f"Ended: {name}, {done} of {planned}."


def kept(short_id: str) -> str:
    """That the session is in the history, and how to get it out again."""
    return f"It is in your history; to take it back: {how_to_run(f'log undo {short_id}')}"


def not_saved_yet(why: str) -> str:
    """Said at once when the session can't be written."""
    return f"{why} The session goes on; saving it is tried again."


def saved_after_all() -> str:
    """Said at the end when trying again worked."""
    return "It could be saved after all."


def put_aside(why: str, path: str) -> str:
    """Said at the end when it could not be saved."""
    return f"This session could not be saved: {why}\nIts record is in {path}"


def lost(why: str, path_trouble: str) -> str:
    """Said at the end when it could be saved nowhere."""
    return f"This session could not be saved: {why}\nIts record could not be put aside either: {path_trouble}."


def outcome(value: Outcome) -> str:
    """How a session ended."""
    return {Outcome.FINISHED: "finished", Outcome.STOPPED: "stopped"}[value]


def history_remark(feelings: Feelings) -> str:
    """What was felt, as far as it was said: `pain 3 → 2, worst 6, effort 4`; the worst where it was more than that."""
    told = [pain for pain in (feelings.pain_before, feelings.pain_after) if pain is not None]
    worst = feelings.pain_peak
    parts = [f"pain {' → '.join(map(str, told))}"] if told else []
    if worst is not None and (not told or worst > max(told)):
        parts.append(f"worst {worst}" if told else f"worst pain {worst}")
    if feelings.effort is not None:
        parts.append(f"effort {feelings.effort}")
    return ", ".join(parts)
