"""Everything that the command line says to people, ready for translation."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path


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
    "plan": CommandText(
        "plan [--json] [--today DATE]",
        "what is due, and why",
        "Show the walking plan: the level, what is due, and what it did and why. Decisions by hand are kept too:\n"
        "  plan --set-level L4 [--at ISO]   begin at this level\n"
        "  plan --flare [--at ISO]          my back has flared up\n"
        "  plan --pause FROM UNTIL          away from one day to the other",
    ),
    "log": CommandText(
        "log walk --minutes N …",
        "write down what you did elsewhere, or take a session back",
        "Write down what was done elsewhere, or take a recorded session back:\n"
        "  log walk --minutes N [--at ISO] [--level L4] [--pain-before N] [--pain-peak N] [--pain-after N]\n"
        "           [--pain-next-day N] [--effort N] [--leg] [--sleep-lost] [--note TEXT]\n"
        "  log next-day N [--sleep-lost] [--id ID]   how the back was the morning after\n"
        "  log activity NAME --minutes N [--at ISO]  swimming, cycling, yoga …\n"
        "  log measure NAME VALUE [--side left] [--at ISO]  chair-stands, plank, two-minute-walk …\n"
        "  log --from-phone TEXT                     the line that the phone showed at the end\n"
        "  log undo ID                               the beginning of the id is enough",
    ),
    "export": CommandText(
        "export (ROUTINE … | --csv | --json | --ics) --out FILE",
        "write routines into one file for somebody else, or your history",
        "Write a routine into one file for somebody else, with all that it needs of your own: exercises, pictures,\n"
        "other routines. ROUTINE is the id of a routine or an exercise, or a file; there may be several.\n"
        "Or write your whole history: as a table (--csv), as JSON that can be taken in again (--json), or as a\n"
        "calendar with the coming two weeks of the plan (--ics).",
    ),
    "import": CommandText(
        "import FILE … [--dry-run]",
        "take in recorded walks, a history, or what somebody shared",
        "Take in walks that a watch or a phone has recorded (GPX or FIT, also whole folders of them), a history\n"
        "(.json or .csv), or what somebody shared. What is new comes in; what you have stays as it is, unless you ask\n"
        "for theirs or for both. The exit status is 1 when anything was refused.",
    ),
    "backup": CommandText(
        "backup [--out FILE]",
        "copy the history",
        "Copy the history to a file, or to today's backup. Once a day that happens by itself; the last 7 days,\n"
        "4 weeks and 12 months are kept, in the folder backups beside the history.",
    ),
    "restore": CommandText(
        "restore [FILE] [--dry-run]",
        "put a backup in the history's place",
        "Put a backup in the history's place, and say what that changes. What was there before is kept beside it.",
    ),
    "merge": CommandText(
        "merge OTHER.db",
        "join another history into yours",
        "Join another history into yours, such as one from another computer. Nothing is lost and nothing comes twice,\n"
        "in whichever order and however often. Of what was told differently the later word holds; both are kept.",
    ),
    "report": CommandText(
        "report --out FILE.pdf [--since DATE] [--notes]",
        "two pages for a doctor or physiotherapist",
        "Write two pages for somebody who treats you: pain and walking in one chart, what the plan did and why,\n"
        "warning signs, measures, and what hurt. Of the last 12 weeks, or from DATE on; your notes only with --notes.",
    ),
    "sheet": CommandText(
        "sheet ROUTINE --out FILE.(pdf | html)",
        "take a routine along: on paper, or as a page for the phone",
        "Write a routine as a sheet to print (FILE.pdf), with boxes to tick for two weeks, or as a page for the phone\n"
        "(FILE.html) that works without a network. ROUTINE is an id from the list, or a file; walk is today's walk.",
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
ID_HELP = "the session's id, as in the history"
PATH_HELP = "a file or a folder"
SHEET_HELP = "an id from the list, a file, or walk: today's walk"
OUT_HELP = "the file to write: .pdf to print, .html for the phone"
PAPER_HELP = "a4 or letter; without it what is usual where you live"


def overview() -> list[str]:
    """The answer to --help."""
    rows = [
        ("", "open the window"),
        ("FILE.amble", "open it with what somebody shared"),
        ("--background", "start without the window, in the system's tray, for the reminders"),
        *((command.words, command.line) for command in COMMANDS.values()),
    ]
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
        return f"{_python()} main.py {words}"
    return f"amble {words}"


def _python() -> str:
    """The Python that runs Amble, short where it lies below the working folder, as in a checkout's .venv."""
    try:
        return str(Path(sys.executable).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return "python"


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


def near(about: str) -> str:
    """The help of an option that takes a date, or a word for one."""
    return f"{about}: a date, today or yesterday"


def no_date_near(word: str) -> str:
    """A word where a date is due, or today or yesterday."""
    return f'"{word}" is not a date; write it like 2025-11-20, or say today or yesterday.'


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


def see_problems() -> str:
    """What to do about routines with problems."""
    return f"What is wrong, and how to mend it: {how_to_run('check')}"


def speed_out_of_range(most: int) -> str:
    """A speed that no session can have."""
    return f"--speed must be above 0 and at most {most}."


# history and log


def nothing_recorded(*, between: bool) -> str:
    """An empty history, or none between two days."""
    return "Nothing is recorded for these days." if between else "Nothing is recorded yet."


def days_the_wrong_way_round() -> str:
    """--since lies behind --until."""
    return "The day of --since must not lie behind that of --until."


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


# sheet


def sheet_written(path: str) -> str:
    """A sheet or a page is in its file."""
    return f"Written: {path}"


def no_kind_of_sheet(path: str) -> str:
    """A file that is neither for printing nor for the phone."""
    return f'"{path}" must end in .pdf (to print) or .html (for the phone).'


def no_such_paper(name: str) -> str:
    """A paper that is not known."""
    return f'"{name}" is no paper that is known here; write a4 or letter.'


def no_paper_on_the_phone() -> str:
    """A page for the phone has no size of paper."""
    return "--paper is for a sheet to print; a page for the phone needs none."


def pdf_needs_qt(what: str) -> str:
    """A PDF can't be made here."""
    return f"A PDF can't be made here: {what}. The page for the phone (.html) needs nothing."


def not_written(path: str, why: str) -> str:
    """A file that can't be written."""
    return f"{path} can't be written: {why}."


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
    return f"There is no screen here to open a window on; in the terminal it goes like this: {_without_window()}"


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
