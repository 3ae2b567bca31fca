"""What `--help` says, about all commands and about each, ready for translation."""

from dataclasses import dataclass

from exercises.commands.text import how_to_run


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
        "follow ROUTINE [--speed N] [--quiet] [--wait]",
        "follow a routine in the terminal",
        "Follow a routine here, with its times, its words and a bell. What you do is kept in your history.\n"
        "Keys: space pauses, the arrows skip and go back, + adds ten seconds, Enter says done,\n"
        "h leaves out what hurts, q ends.",
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
        "           [--pain-next-day N] [--effort N] [--leg] [--sleep-lost] [--note TEXT] [--another | --once]\n"
        "  log next-day N [--sleep-lost] [--id ID]   how the back was the morning after\n"
        "  log activity NAME --minutes N [--at ISO]  swimming, cycling, yoga …\n"
        "  log measure NAME VALUE [--side left] [--at ISO]  chair-stands, plank, two-minute-walk …\n"
        "  log signs                                 the questions about warning signs\n"
        "  log checked [--on DATE]                   somebody has looked at what you told there\n"
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
WAIT_HELP = "wait before each exercise until you press a key, as the setting wait-for-me asks for"
NO_WAIT_HELP = "don't wait, whatever the setting says"
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


def see_help(command: str) -> str:
    """Where more is said."""
    return f"See: {how_to_run(f'{command} --help' if command in COMMANDS else '--help')}"


def near(about: str) -> str:
    """The help of an option that takes a date, or a word for one."""
    return f"{about}: a date, today or yesterday"
