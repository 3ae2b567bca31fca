"""What the command line says about keeping the history: backups, and putting one back."""

from collections.abc import Iterable
from datetime import date

from exercises.commands.text import counted, how_to_run, listed, on_a_line
from exercises.history.merging import NOTHING, JoinedCopy, Merged
from exercises.history.restoring import Named, Restored, Restoring
from exercises.library.problems import visible

OUT_HELP = "the file to write; without it, today's backup in the folder backups beside the history"
BACKUP_HELP = "the backup to put in place; without it, the newest good one"
OTHER_HELP = "the other history, such as one from another computer; it is left as it is"
DRY_RUN_HELP = "only say what would come back and what would go"


def is_a_folder(path: str) -> str:
    """A folder where a history's file is due."""
    return f"{on_a_line(path)} is a folder; name a file."


def is_no_file(path: str) -> str:
    """Something that a history can't be written into, such as a device."""
    return f"{on_a_line(path)} is no file; name one."


def no_backup_today(why: str) -> str:
    """The day's backup could not be taken, or an old one not be read."""
    return f"Today's backup was not taken. {why}"


def is_damaged(path: str, day: date | None) -> str:
    """The history is damaged; what helps."""
    if day is None:
        return f"The history is damaged, and there is no good backup of it. It was left as it is. ({path})"
    return (
        f"The history is damaged. ({path}) To put the backup of {day} in its place, run {how_to_run('restore')}; "
        "the damaged file is kept."
    )


def nothing_to_back_up() -> str:
    """There is no history yet."""
    return "There is no history yet, so there is nothing to back up."


def backed_up(path: str) -> str:
    """A backup was written."""
    return f"Written: {path}"


def is_the_history(path: str) -> str:
    """A file that was named is the history itself."""
    return f"{path} is the history itself; please name another file."


def no_backup(folder: str) -> str:
    """There is nothing to put in place."""
    return f"There is no good backup in {folder}."


def in_numbers(found: Restoring) -> list[str]:
    """What putting a backup in place would change, or has changed."""
    newest = f", the last of {found.newest:%Y-%m-%d %H:%M}" if found.newest else ""
    lines = [f"In the backup       {counted(found.sessions, 'session')}{newest}"]
    if found.lost is None:
        return [*lines, "The history as it is now can't be read."]
    assert found.facts_lost is not None  # noqa: S101 - known together with the sessions
    assert found.facts_back is not None  # noqa: S101
    lines += [f"Come back           {_both(found.back or 0, found.facts_back)}", *_named(found.back_named)]
    lines += [f"Go                  {_both(found.lost, found.facts_lost)}", *_named(found.lost_named)]
    lines += [f"Back to how it was  {counted(found.changed or 0, 'session')}", *_named(found.changed_named)]
    return lines


def _named(named: Iterable[Named]) -> list[str]:
    """The newest of the sessions that were counted, one line each."""
    return [f"{'':<20}{each.started:%Y-%m-%d %H:%M}  {visible(each.name)}" for each in named]


def restored(found: Restored) -> list[str]:
    """A backup was put in place, where what was there before is now, and what of a damaged history came over."""
    lines = ["In place now."]
    if found.kept is not None:
        lines.append(f"What was there before is in {found.kept}")
    if found.rescued != NOTHING:
        lines.append(f"Read from the damaged history: {_both(found.rescued.sessions, found.rescued.facts)}")
        if found.rescued.changed:
            lines.append(f"and what was said later of {_entries(found.rescued.changed)}.")
    return lines


def not_backed_up(why: str) -> str:
    """The history is damaged, and no backup is worth anything then."""
    return f"{why} Nothing was written."


def merged(found: Merged) -> str:
    """What came in of another history."""
    if found.is_nothing:
        return "There was nothing in it that is not here already."
    new = f"{_both(found.sessions, found.facts)} came in."
    return f"{new} {_entries(found.changed)} of those on both sides changed." if found.changed else new


def copy_joined(copy: JoinedCopy) -> str:
    """What became of a copy that a synchronised folder made."""
    if copy.merged is None:
        return f"{copy.path.name} was left where it is. {copy.trouble}"
    return f"Joined with {copy.path.name}. {merged(copy.merged)}"


def _both(sessions: int, facts: int) -> str:
    return listed([counted(sessions, "session"), counted(facts, "other note")])


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number:,} entries"
