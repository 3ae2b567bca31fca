"""What a day of the calendar says."""

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QDate, QLocale

from exercises.history.statistics.days import Day
from gui import text


def short_date(day: date, today: date) -> str:
    """A day in short: `Tue 18 Nov`, with the year when it is another."""
    pattern = "ddd d MMM" if day.year == today.year else "ddd d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def sessions(count: int) -> str:
    """`1 session`, `12 sessions`."""
    return text.tr("1 session") if count == 1 else text.tr("{n} sessions").format(n=f"{count:,}")


def day_sentence(
    day: date, done: Day | None, today: date, flare: Collection[date] = (), away: Collection[date] = ()
) -> str:
    """`Tue 18 Nov: walked 12 min, 1 session`, and whether it was a gentle day or one away."""
    parts = []
    if done is not None:
        if done.walk_seconds > 0:
            parts.append(text.tr("walked {time}").format(time=text.minutes(done.walk_seconds)))
        if done.active_seconds - done.walk_seconds >= 30:
            if parts:
                parts.append(text.tr("{time} in all").format(time=text.minutes(done.active_seconds)))
            else:
                parts.append(text.minutes(done.active_seconds))
        parts.append(sessions(done.sessions))
    if day in flare:
        parts.append(text.tr("a gentle day of a flare-up"))
    if day in away:
        parts.append(text.tr("away"))
    told = ", ".join(parts) or text.tr("no session")
    return text.tr("{day}: {told}").format(day=short_date(day, today), told=told)
