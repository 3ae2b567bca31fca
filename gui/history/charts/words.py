"""Numbers and days in the words that all charts share."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale


def number(value: float | None, digits: int = 1) -> str:
    """A number as the user's language writes it, without digits that say nothing; a dash for none."""
    if value is None:
        return "–"
    shown = round(value, digits)
    return QLocale().toString(shown, "f", 0 if shown == int(shown) else digits)


def day(value: date, today: date) -> str:
    """A day, short: `Thu 20 Nov`, with the year when it is another."""
    pattern = "ddd d MMM" if value.year == today.year else "ddd d MMM yyyy"
    return QLocale().toString(QDate(value.year, value.month, value.day), pattern)


def week(monday: date, today: date) -> str:
    """A week by its Monday and Sunday: `17 Nov – 23 Nov`."""
    sunday = monday + timedelta(days=6)
    pattern = "d MMM" if sunday.year == today.year else "d MMM yyyy"
    locale = QLocale()
    first, last = (locale.toString(QDate(each.year, each.month, each.day), pattern) for each in (monday, sunday))
    return f"{first} – {last}"


def full_day(value: date) -> str:
    """A day with its year, for a table: `20 Nov 2026`."""
    return QLocale().toString(QDate(value.year, value.month, value.day), "d MMM yyyy")
