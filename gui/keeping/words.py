"""How backups and what becomes of the history are said."""

from collections.abc import Iterable, Sequence
from datetime import date

from exercises.history.erasing import Belongings
from exercises.history.kept import Kept, KeptKind
from exercises.history.merging import NOTHING, JoinedCopy, Merged
from exercises.history.restoring import Named, Restored, Restoring
from exercises.library.problems import visible
from gui import text


def sessions(number: int) -> str:
    """A number of sessions in words."""
    return text.tr("1 session") if number == 1 else text.tr("{n} sessions").format(n=f"{number:,}")


def others(number: int) -> str:
    """A number of facts beside the sessions: answers, decisions, measures."""
    return text.tr("1 other entry") if number == 1 else text.tr("{n} other entries").format(n=f"{number:,}")


def both(session_count: int, fact_count: int) -> str:
    """Sessions and other entries; what there is none of is left out, and of nothing at all it says so."""
    parts = [sessions(session_count)] if session_count else []
    parts += [others(fact_count)] if fact_count else []
    return text.tr(" and ").join(parts) or text.tr("nothing")


def day(value: date) -> str:
    """A day with its weekday and year."""
    return f"{value:%a} {value.day} {value:%b %Y}"


def kept_copy(copy: Kept) -> str:
    """A copy in one line of a list: its day, what it is, how much is in it."""
    held = text.tr("can't be read") if copy.sessions is None else sessions(copy.sessions)
    match copy.kind:
        case KeptKind.DAILY:
            what = ""
        case KeptKind.BEFORE_RESTORE:
            what = text.tr("before a backup was put in place")
        case KeptKind.BEFORE_MERGE:
            what = text.tr("before another history was imported")
        case KeptKind.JOINED:
            what = text.tr("came from the other computer")
    return " · ".join(part for part in (day(copy.day), held, what) if part)


def backup_story(day_of: date | None, found: Restoring) -> str:
    """What a backup holds."""
    held = sessions(found.sessions)
    if found.newest is not None:
        held = text.tr("{sessions}, the last one of {day}").format(sessions=held, day=day(found.newest.date()))
    if day_of is None:
        return text.tr("There is a backup with {what}.").format(what=held)
    return text.tr("There is a backup of {day} with {what}.").format(day=day(day_of), what=held)


def restoring(found: Restoring) -> list[tuple[str, str]]:
    """What putting a backup in place would change: what it is about, and how much."""
    newest = text.tr("{sessions}, the last one of {day}")
    held = sessions(found.sessions)
    if found.newest is not None:
        held = newest.format(sessions=held, day=day(found.newest.date()))
    rows = [(text.tr("In the backup"), held)]
    if found.lost is None or found.back is None or found.changed is None:
        return [*rows, (text.tr("Now"), text.tr("your history can't be read"))]
    rows.append(
        (text.tr("Comes back"), _with_names(both(found.back, found.facts_back or 0), found.back_named, found.back))
    )
    rows.append(
        (text.tr("Would be gone"), _with_names(both(found.lost, found.facts_lost or 0), found.lost_named, found.lost))
    )
    if found.changed:
        rows.append(
            (
                text.tr("Goes back to how it was"),
                _with_names(sessions(found.changed), found.changed_named, found.changed),
            )
        )
    return rows


def _with_names(told: str, named: Sequence[Named], number: int) -> str:
    """A number, and the names and days of the newest sessions that it counts."""
    names = ", ".join(f"{visible(each.name)} ({day(each.started.date())})" for each in named)
    if number > len(named):
        names += text.tr(" and {n} more").format(n=f"{number - len(named):,}") if names else ""
    return text.tr("{number}: {names}").format(number=told, names=names) if names else told


def restored(found: Restored) -> str:
    """What was done, after a backup was put in place of a damaged history or of one that was in order."""
    told = text.tr("Your history is in place again.")
    if found.rescued != NOTHING:
        more = both(found.rescued.sessions, found.rescued.facts)
        if found.rescued.sessions or found.rescued.facts:
            return text.tr("{told} Also read from the damaged file: {what}.").format(told=told, what=more)
    return told


def begun_afresh(found: Restored) -> str:
    """What was done after a new history was begun."""
    if found.rescued.sessions or found.rescued.facts:
        what = both(found.rescued.sessions, found.rescued.facts)
        return text.tr("A new history, with what could still be read: {what}.").format(what=what)
    return text.tr("A new history is begun. The damaged file is kept.")


def merging(found: Merged) -> list[tuple[str, str]]:
    """What another history would bring."""
    rows = [(text.tr("New here"), both(found.sessions, found.facts))]
    if found.changed:
        rows.append((text.tr("Changed since"), _entries(found.changed)))
    deleted = found.sessions_deleted + found.facts_deleted
    if deleted:
        rows.append((text.tr("Stay deleted"), _entries(deleted)))
    return rows


def brought_in(found: Merged) -> str:
    """What came in of another history."""
    if found.sessions or found.facts:
        return both(found.sessions, found.facts)
    return text.tr("{what} changed").format(what=_entries(found.changed))


def joined(copies: Iterable[JoinedCopy]) -> str:
    """What became of the copies that a synchronised folder has made; empty when there is nothing to say."""
    told = []
    merged = [copy.merged for copy in copies if copy.merged is not None]
    new_sessions, new_facts = sum(each.sessions for each in merged), sum(each.facts for each in merged)
    changed = sum(each.changed for each in merged)
    if new_sessions or new_facts:
        what = both(new_sessions, new_facts)
        told.append(text.tr("Your history from the other computer was joined: {what}.").format(what=what))
    elif changed:
        told.append(
            text.tr("Your history from the other computer was joined: {what} changed.").format(what=_entries(changed))
        )
    for copy in copies:
        if copy.merged is None:
            left = text.tr("{name} could not be joined and was left where it is. {why}")
            told.append(left.format(name=copy.path.name, why=copy.trouble))
    return " ".join(told)


def what_goes(found: Belongings, session_count: int | None) -> list[str]:
    """What deleting everything takes away, one line each."""
    lines = []
    if found.history:
        lines.append(
            text.tr("Your history.")
            if session_count is None
            else text.tr("Your history: {sessions}, and everything else that you told.").format(
                sessions=sessions(session_count)
            )
        )
    if found.copies:
        number = len(found.copies)
        lines.append(
            text.tr("1 backup or copy of it that was set aside.")
            if number == 1
            else text.tr("{n} backups and copies of it that were set aside.").format(n=number)
        )
    lines.append(text.tr("Your settings."))
    return lines


def _entries(number: int) -> str:
    return text.tr("1 entry") if number == 1 else text.tr("{n} entries").format(n=f"{number:,}")
