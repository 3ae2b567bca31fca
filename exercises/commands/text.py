"""What several commands say to people, ready for translation; what belongs to one subject has a module of its own."""

import os
import sys
from pathlib import Path

from exercises.library.problems import short


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


def on_a_line(path: str) -> str:
    """A path as it was given, in one line."""
    return "".join("\ufffd" if character in "\n\r\t" else character for character in path)


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


def sentence(message: str) -> str:
    """A message that begins like a sentence and ends like one."""
    return f"{message[:1].upper()}{message[1:]}{'' if message.endswith('.') else '.'}"


# What can't be done


def output_fails(why: str) -> str:
    """Standard output refuses what is written."""
    return f"The output can't be written: {why}."


def data_is_no_folder(path: str) -> str:
    """--data or AMBLE_DATA names a file."""
    return f"{on_a_line(path)} is not a folder, so nothing can be kept there."


def no_such_path(path: str) -> str:
    """A path at which nothing is."""
    return f"{on_a_line(path)}: there is no such file or folder."


def unusable_path(path: str, why: str) -> str:
    """A path that the system refuses."""
    return f"{short(path)} can't be used: {why}."


def unreadable(path: str, why: str) -> str:
    """A path that is there and can not be read."""
    return f"{on_a_line(path)} can't be read: {why}."


def no_such_routine(name: str, hint: str) -> str:
    """An id that no routine has."""
    return f'There is no routine "{short(name)}"{hint or "."}'


def see_list() -> str:
    """Where all ids are."""
    return f"All of them: {how_to_run('list')}"


def is_a_folder(path: str) -> str:
    """A folder where a file is due."""
    return f"{on_a_line(path)} is a folder; name a routine's file."


def is_no_routine(path: str, kind: str) -> str:
    """A file of another kind where a routine's is due."""
    article = "an" if kind[0] in "aeiou" else "a"
    return f"{on_a_line(path)} holds {article} {kind}, not a routine."


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
    return f'"{short(word)}" is too short; at least 4 characters of an id are needed.'


def no_such_session(word: str) -> str:
    """An id that no session has."""
    return f'There is no session "{short(word)}" in the history.'


def several_sessions(word: str) -> str:
    """A beginning that several ids have."""
    return f'More than one session begins with "{short(word)}"; write more of its id.'


def undone(name: str, when: str, minutes_done: str) -> str:
    """A session was taken back."""
    return f"Taken back: {name}, {when}, {minutes_done}."


# sheet


def sheet_written(path: str) -> str:
    """A sheet or a page is in its file."""
    return f"Written: {path}"


def no_kind_of_sheet(path: str) -> str:
    """A file that is neither for printing nor for the phone."""
    return f'"{short(path)}" must end in .pdf (to print) or .html (for the phone).'


def no_such_paper(name: str) -> str:
    """A paper that is not known."""
    return f'"{short(name)}" is no paper that is known here; write a4 or letter.'


def no_paper_on_the_phone() -> str:
    """A page for the phone has no size of paper."""
    return "--paper is for a sheet to print; a page for the phone needs none."


def pdf_needs_qt(what: str) -> str:
    """A PDF can't be made here."""
    return f"A PDF can't be made here: {what}. The page for the phone (.html) needs nothing."
