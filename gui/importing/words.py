"""What the import says in several places."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from exercises.history.taking_in import TakenIn
from exercises.session.record import SessionRecord
from exercises.tracks.comparing import Arriving, Choice, Standing
from exercises.tracks.track import TrackWalk


def _tr(words: str) -> str:
    return QCoreApplication.translate("importing", words)


def day_and_time(moment: datetime) -> str:
    """`Wed 1 Jul 2026, 10:00`."""
    day = QLocale().toString(QDate(moment.year, moment.month, moment.day), "ddd d MMM yyyy")
    return _tr("{day}, {time}").format(day=day, time=f"{moment:%H:%M}")


def measured(walk: TrackWalk) -> str:
    """`32 min · 2.4 km · 104 steps a minute · 35 m uphill`, as far as it is known."""
    told = [_tr("{n} min").format(n=walk.minutes)]
    if walk.kilometres is not None:
        told.append(_tr("{n} km").format(n=QLocale().toString(walk.kilometres, "f", 2)))
    if walk.steps_a_minute:
        told.append(_tr("{n} steps a minute").format(n=walk.steps_a_minute))
    if walk.ascent_metres:
        told.append(_tr("{n} m uphill").format(n=walk.ascent_metres))
    return " · ".join(told)


def from_file(walk: TrackWalk) -> str:
    """The file that a walk is from."""
    return _tr("From {file}").format(file=walk.source)


def history(found: TakenIn) -> list[str]:
    """What a history that came as a file would bring, one line each; the new ones are those that are to be seen."""
    merged = found.merged
    known = found.sessions - merged.sessions - merged.sessions_deleted
    lines = [_tr("New sessions: {n}").format(n=f"{merged.sessions:,}")]
    if merged.facts:
        lines.append(_tr("New check-ins and answers: {n}").format(n=f"{merged.facts:,}"))
    if merged.changed:
        lines.append(_tr("Changed since: {n}").format(n=f"{merged.changed:,}"))
    if known:
        lines.append(_tr("Sessions that you have already: {n}").format(n=f"{known:,}"))
    match merged.sessions_deleted:
        case 0:
            pass
        case 1:
            lines.append(_tr("1 deleted one stays deleted."))
        case number:
            lines.append(_tr("{n} deleted ones stay deleted.").format(n=f"{number:,}"))
    return lines


def damaged() -> str:
    """The file breaks off, or its checksum is wrong."""
    return _tr("The file is damaged; this is what was whole of it.")


def story(arriving: Arriving) -> str:
    """What is to be said about how a walk stands to what is there."""
    mine = described(arriving.mine) if arriving.mine is not None else ""
    match arriving.standing:
        case Standing.BY_HAND:
            return _tr("You wrote down a walk that may be this one: {walk}.").format(walk=mine)
        case Standing.SAME_TIME:
            return _tr("Your history has a walk of the same time: {walk}.").format(walk=mine)
        case _:
            return arriving.reason


def described(mine: SessionRecord) -> str:
    """A walk of the history: its day and minutes."""
    minutes = round(mine.walk_active_seconds / 60)
    return _tr("{when}, {n} min").format(when=day_and_time(mine.started), n=minutes)


def choice(value: Choice, standing: Standing) -> str:
    """What may become of a walk that is like one in the history."""
    if value is Choice.JOIN and standing is Standing.BY_HAND:
        return _tr("It is this one: add distance and times")
    return {
        Choice.JOIN: _tr("It is this one: add the distance"),
        Choice.TAKE: _tr("Keep both"),
        Choice.LEAVE: _tr("Leave it out"),
    }[value]


def walks(number: int) -> str:
    """`12 walks`."""
    return _tr("1 walk") if number == 1 else _tr("{n} walks").format(n=number)


def added(new: int, joined: int, known: int) -> str:
    """`12 walks added, 3 known already.`"""
    told = [_tr("{walks} added").format(walks=walks(new))] if new else []
    if joined:
        told.append(_tr("{walks} with distance and times now").format(walks=walks(joined)))
    if known:
        told.append(_tr("{n} known already").format(n=known))
    return _tr("{parts}.").format(parts=", ".join(told)) if told else _tr("Nothing was imported.")
