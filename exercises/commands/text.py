"""Everything that the command line says to people, ready for translation."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from exercises.library.scalars import format_duration
from exercises.library.timeline import Phase, PhaseKind, Side
from exercises.session.display import seconds_to_show
from exercises.session.events import Outcome
from exercises.session.record import Feelings
from exercises.session.repetition import Repetition, RepetitionPart


@dataclass(frozen=True, slots=True)
class CommandText:
    """What `--help` says about a command: its words, one line, and more where that helps."""

    words: str
    line: str
    about: str


COMMANDS = {
    "check": CommandText(
        "check [PATH …]",
        "look for problems in exercises, routines and plans",
        "Look for problems in files, or in folders with plans/ and exercises/ inside. Without a PATH: in your own\n"
        "folder and in everything that came with Amble. The exit status is 0 when nothing was found, else 1.",
    ),
    "list": CommandText("list [--json]", "list the routines", "List the routines, your own among them."),
    "show": CommandText(
        "show ROUTINE [--json]",
        "show a routine's phases",
        "Show what a routine asks for, phase by phase. ROUTINE is an id from the list, or a file.",
    ),
    "follow": CommandText(
        "follow ROUTINE [--speed N] [--quiet]",
        "follow a routine in the terminal",
        "Follow a routine here, with its times, its words and a bell. What you do is kept in your history.\n"
        "Keys: space pauses, the arrows skip and go back, + adds ten seconds, Enter says done, q ends.",
    ),
    "history": CommandText(
        "history [--json | --csv] [--since DATE] [--until DATE]",
        "show what you have done",
        "Show the sessions that were recorded, the newest first. DATE is a day such as 2025-11-20; both days count.\n"
        "JSON and CSV begin with the oldest session.",
    ),
    "log": CommandText(
        "log undo ID",
        "take a recorded session back",
        "Take one recorded session out of the history. The beginning of its ID is enough.",
    ),
}

EVERYWHERE = "With --data DIR, DIR is used as your own folder."
JSON_HELP = "write JSON for other programs"
ROUTINE_HELP = "an id from the list, or a file"
SPEED_HELP = "so many times as fast, above 0 and up to 1000"
QUIET_HELP = "without the bell"
CSV_HELP = "write CSV, one row for each step"
SINCE_HELP = "from this day on"
UNTIL_HELP = "up to this day"
LOG_WHAT_HELP = "what to do with the session"
ID_HELP = "the session's id, as in the history"
PATH_HELP = "a file or a folder"


def overview() -> list[str]:
    """The answer to --help."""
    rows = [("", "open the window"), *((command.words, command.line) for command in COMMANDS.values())]
    width = max(len(words) for words, _ in rows)
    return [
        "Amble guides you through exercises for a sore back, and back into walking.",
        "",
        *(f"  amble {words:<{width}}   {line}" for words, line in rows),
        "",
        "  --data DIR   use DIR as your own folder, before or after the command",
        "  --version    say which Amble this is",
        "  --help       say this; after a command, say more about it",
    ]


def how_to_run(words: str) -> str:
    """What to type for another command, in the way Amble was started this time."""
    if os.environ.get("AMBLE_STARTED_BY") == "make":
        return f'make run ARGS="{words}"'
    if sys.argv and Path(sys.argv[0]).name == "main.py":
        return f"python main.py {words}"
    return f"amble {words}"


# What is wrong with the command line


def see_help(command: str) -> str:
    """Where more is said."""
    return f"See: {how_to_run(f'{command} --help' if command in COMMANDS else '--help')}"


def sentence(message: str) -> str:
    """A message that begins like a sentence and ends like one."""
    return f"{message[:1].upper()}{message[1:]}{'' if message.endswith('.') else '.'}"


def unknown_command(name: str, hint: str) -> str:
    """A first word that is no command."""
    return f'There is no command "{name}"{hint or "."}'


def unknown_option(name: str, hint: str) -> str:
    """An option that this command does not know."""
    return f'There is no option "{name}" here{hint or "."}'


def missing_word(names: str) -> str:
    """A word that the command needs."""
    return f"{names} is missing."


def value_missing(option: str) -> str:
    """An option without the value that belongs to it."""
    return f"Something must follow {option}."


def takes_no_value(option: str) -> str:
    """An option with a value that it has no use for."""
    return f"{option} takes no value."


def one_word_too_many(word: str) -> str:
    """A word that nobody asked for."""
    return f'"{word}" is one word too many.'


def not_together(one: str, other: str) -> str:
    """Two options that exclude each other."""
    return f"{one} and {other} can't be used together."


def not_a_number(word: str) -> str:
    """A word where a number is due."""
    return f'"{word}" is not a number.'


def not_a_date(word: str) -> str:
    """A word where a date is due."""
    return f'"{word}" is not a date; write it like 2025-11-20.'


# What can't be done


def output_fails(why: str) -> str:
    """Standard output refuses what is written."""
    return f"The output can't be written: {why}."


def data_is_no_folder(path: str) -> str:
    """--data or AMBLE_DATA names a file."""
    return f"{path} is not a folder, so nothing can be kept there."


def no_such_path(path: str) -> str:
    """A path at which nothing is."""
    return f"{path}: there is no such file or folder."


def unreadable(path: str, why: str) -> str:
    """A path that is there and can not be read."""
    return f"{path} can't be read: {why}."


def no_such_routine(name: str, hint: str) -> str:
    """An id that no routine has."""
    return f'There is no routine "{name}"{hint or "."}'


def see_list() -> str:
    """Where all ids are."""
    return f"All of them: {how_to_run('list')}"


def is_a_folder(path: str) -> str:
    """A folder where a file is due."""
    return f"{path} is a folder; name a routine's file."


def is_no_routine(path: str, kind: str) -> str:
    """A file of another kind where a routine's is due."""
    article = "an" if kind[0] in "aeiou" else "a"
    return f"{path} holds {article} {kind}, not a routine."


def routine_is_broken(name: str, problems: int, path: str) -> str:
    """Two lines: that a routine can't be used, and how to see why."""
    return (
        f"{name} can't be used: {counted(problems, 'problem')} in its file.\nSee: {how_to_run(f'check {quoted(path)}')}"
    )


# check


def all_is_well(exercises: int, routines: int, plans: int) -> str:
    """The calm line of a check that found nothing."""
    found = [(exercises, "exercise"), (routines, "routine"), (plans, "plan")]
    parts = [counted(number, noun) for number, noun in found if number]
    if not parts:
        return "There is no exercise, routine or plan to check."
    return f"All is well: {listed(parts)}."


def folder_is_empty(path: str) -> str:
    """A folder without YAML files."""
    return f"{path}: no exercise, routine or plan is in this folder."


def our_fault(name: str) -> str:
    """Something went wrong that nobody foresaw."""
    return f"Something went wrong inside Amble, and it is not your fault ({name})."


def fault_details(path: str) -> str:
    """Where the details of a fault are."""
    return f"What happened in detail is in {path}"


# list and show


def no_routines() -> str:
    """An empty list."""
    return "There are no routines."


def minutes(seconds: float | None) -> str:
    """A whole routine's time: `11 min`, or seconds below one minute."""
    if seconds is None:
        return ""
    return f"{round(seconds)} s" if seconds < 60 else f"{round(seconds / 60)} min"


def list_remark(*, yours: bool, problems: int) -> str:
    """What stands behind a routine in the list."""
    return ", ".join(
        part for part in ("yours" if yours else "", counted(problems, "problem") if problems else "") if part
    )


def routine_heading(name: str, kind: str, level: str, seconds: float, phases: int) -> str:
    """The first line above a routine's phases."""
    return f"{name} · {kind}, {level} · {format_duration(seconds)} · {counted(phases, 'phase')}"


def said(words: str) -> str:
    """What is said in a phase."""
    return f"“{words}”"


def see_problems() -> str:
    """What to do about routines with problems."""
    return f"What is wrong, and how to mend it: {how_to_run('check')}"


def phase_word(kind: PhaseKind) -> str:
    """What one does now."""
    return {
        PhaseKind.PREPARE: "get ready",
        PhaseKind.WORK: "work",
        PhaseKind.SWITCH: "change sides",
        PhaseKind.REST: "rest",
    }[kind]


def side(value: Side | None) -> str:
    """The side in words; empty when there is none."""
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


# A session in the terminal

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
KEY_RESTART = "restart this exercise"
KEY_WALKED = "I kept walking"
SKIPPED = "Skipped."
LONGER = "Ten seconds more."
PLAIN_KEYS = (
    "Keys: space pauses, right arrow or n skips, left arrow or b goes back, + adds ten seconds, Enter done, q ends."
)
PAIN_QUESTION = "Pain now, from 0 to 10 (Enter to leave it out): "
EFFORT_QUESTION = "Effort, from 0 to 10 (Enter to leave it out): "
WRITING_BROKEN_OFF = "Writing the history was broken off."
ZERO_TO_TEN = "Please type a whole number from 0 to 10, or just Enter."


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


def plain_phase(phase: Phase) -> str:
    """One line that says what begins, and how long it lasts."""
    work = phase.kind is PhaseKind.WORK
    parts = [phase.name or "", side(phase.side), set_of(phase), dose(phase) if work else ""]
    what = ", ".join(part for part in parts if part)
    about = "about " if phase.until_done else ""
    return (
        f"{sentence(phase_word(phase.kind)).rstrip('.')}{f': {what}' if what else ''}, {about}{spoken(phase.seconds)}."
    )


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


def session_over(name: str, *, finished: bool, active_seconds: float, planned_seconds: float) -> str:
    """The line below a session that is over."""
    done, planned = format_duration(round(active_seconds)), format_duration(round(planned_seconds))
    return f"Finished: {name}, {done}." if finished else f"Ended: {name}, {done} of {planned}."


def kept(short_id: str) -> str:
    """That the session is in the history, and how to get it out again."""
    return f"It is in your history; to take it back: {how_to_run(f'log undo {short_id}')}"


def not_saved_yet(why: str) -> str:
    """Said at once when the session can't be written."""
    return f"{why} The session goes on, and is saved at its end."


def saved_after_all() -> str:
    """Said at the end when trying again worked."""
    return "It could be saved after all."


def put_aside(why: str, path: str) -> str:
    """Said at the end when it could not be saved."""
    return f"This session could not be saved: {why}\nIts record is in {path}"


def lost(why: str, path_trouble: str) -> str:
    """Said at the end when it could be saved nowhere."""
    return f"This session could not be saved: {why}\nIts record could not be put aside either: {path_trouble}."


def speed_out_of_range(most: int) -> str:
    """A speed that no session can have."""
    return f"--speed must be above 0 and at most {most}."


# history and log


def outcome(value: Outcome) -> str:
    """How a session ended."""
    return {Outcome.FINISHED: "finished", Outcome.STOPPED: "stopped"}[value]


def nothing_recorded(*, between: bool) -> str:
    """An empty history, or none between two days."""
    return "Nothing is recorded for these days." if between else "Nothing is recorded yet."


def history_remark(feelings: Feelings) -> str:
    """What was felt, as far as it was said: `pain 2, effort 4`."""
    pain = feelings.pain_after if feelings.pain_after is not None else feelings.pain_peak
    parts = [("pain", pain), ("effort", feelings.effort)]
    return ", ".join(f"{word} {value}" for word, value in parts if value is not None)


def days_the_wrong_way_round() -> str:
    """--since lies behind --until."""
    return "The day of --since must not lie behind that of --until."


def unknown_action(word: str) -> str:
    """A word behind `log` that it does not know."""
    return f'"{word}" is not known here; write: {how_to_run("log undo ID")}'


def id_too_short(word: str) -> str:
    """A beginning of an id that is too short to mean one session."""
    return f'"{word}" is too short; at least 4 characters of an id are needed.'


def no_such_session(word: str) -> str:
    """An id that no session has."""
    return f'There is no session "{word}" in the history.'


def several_sessions(word: str) -> str:
    """A beginning that several ids have."""
    return f'More than one session begins with "{word}"; write more of its id.'


def undone(name: str, when: str, minutes_done: str) -> str:
    """A session was taken back."""
    return f"Taken back: {name}, {when}, {minutes_done}."


# Small words


def counted(number: int, noun: str) -> str:
    """`1 problem`, `2 problems`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(parts: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def quoted(word: str) -> str:
    """A word as the shell must get it."""
    import shlex

    return shlex.quote(word)


# The window


def no_display() -> str:
    """Why no window opens, and what works without one."""
    return f"There is no screen here to open a window on.\nIn the terminal it goes like this: {_without_window()}"


def display_is_dead(name: str) -> str:
    """A display is named, and nothing answers there."""
    return (
        f"No window can be opened: nothing answers at {name}.\nIn the terminal it goes like this: {_without_window()}"
    )


def library_is_missing(name: str) -> str:
    """A system library that Qt needs is not there."""
    package = LIBRARY_PACKAGES.get(name)
    how = f' (on Debian and Ubuntu: "sudo apt install {package}")' if package else ""
    return (
        f"No window can be opened: the system library {name} is missing{how}.\n"
        f"In the terminal it goes like this: {_without_window()}"
    )


def qt_is_missing() -> str:
    """The window can not be loaded at all."""
    return f"No window can be opened: PySide6 is not installed.\nIn the terminal it goes like this: {_without_window()}"


LIBRARY_PACKAGES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}


def _without_window() -> str:
    return how_to_run("follow movement-snack")
