"""Sentences of the Today screen that are put together from what is known."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from exercises.coach.outlook import DayMark, Outlook, WeekDay
from exercises.history.facts import Measure
from exercises.history.measures.catalogue import DEFINITIONS
from gui.text import tr
from gui.today.view import LastTime, MorningQuestion

_AFTERNOON, _EVENING, _NIGHT_ENDS = 12, 18, 4


def greeting(now: datetime) -> str:
    """Good morning, afternoon or evening."""
    if _NIGHT_ENDS <= now.hour < _AFTERNOON:
        return tr("Good morning")
    return tr("Good afternoon") if _AFTERNOON <= now.hour < _EVENING else tr("Good evening")


def weekday(day: date) -> str:
    """The whole name of the day of the week."""
    names = (
        tr("Monday"),
        tr("Tuesday"),
        tr("Wednesday"),
        tr("Thursday"),
        tr("Friday"),
        tr("Saturday"),
        tr("Sunday"),
    )
    return names[day.weekday()]


def short_weekday(number: int) -> str:
    """The short name of a day of the week, 0 for Monday."""
    return (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))[number]


def month(day: date) -> str:
    """The whole name of the month."""
    names = (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )
    return names[day.month - 1]


def long_date(day: date) -> str:
    """A day in full, such as `Friday 21 November`."""
    return tr("{weekday} {day} {month}").format(weekday=weekday(day), day=day.day, month=month(day))


def relative_day(day: date, today: date) -> str:
    """A day as people say it: today, yesterday, tomorrow, else the weekday, and the date when it is far."""
    match (day - today).days:
        case 0:
            return tr("today")
        case -1:
            return tr("yesterday")
        case 1:
            return tr("tomorrow")
        case days if -7 < days < 7:
            return tr("on {weekday}").format(weekday=weekday(day))
        case _:
            return tr("on {day} {month}").format(day=day.day, month=month(day))


def date_line(now: datetime, sessions_done: int) -> str:
    """The line under the greeting."""
    day = long_date(now.date())
    if not sessions_done:
        return day
    done = tr("1 session") if sessions_done == 1 else tr("{n} sessions").format(n=sessions_done)
    return tr("{day} · {sessions} done this week").format(day=day, sessions=done)


def day_state(day: WeekDay, today: date) -> str:
    """What a day of the week shows, in words for tooltips and screen readers."""
    match day.mark:
        case DayMark.DONE:
            state = tr("walked") if day.walked else tr("done")
        case DayMark.KEPT:
            state = tr("kept as a gentle day or a day away")
        case DayMark.PLANNED:
            state = tr("planned")
        case DayMark.REST:
            state = tr("rest") if day.day >= today else tr("a rest day")
    words = tr("{day}: {state}").format(day=long_date(day.day), state=state)
    return tr("Today, {words}").format(words=words) if day.day == today else words


def morning_lead(question: MorningQuestion) -> str:
    """What is asked about the morning after a session."""
    day = weekday(question.day)
    if question.walk:
        return tr("How was your back the day after {day}'s walk?").format(day=day)
    return tr("How was your back the day after {name} on {day}?").format(name=question.name, day=day)


def morning_reason(question: MorningQuestion) -> str:
    """Why it is asked."""
    if question.walk:
        return tr("The plan waits for this before a walk gets longer.")
    return tr("The plan takes it into account.")


def last_time(routine_minutes: int, last: LastTime | None, today: date) -> str:
    """How long the second offer takes and what it did last time: `11 min · pain 3 → 2 on Wednesday`."""
    time = tr("{n} min").format(n=routine_minutes)
    if last is None:
        return time
    day = relative_day(last.day, today)
    if last.before is not None and last.after is not None:
        return tr("{time} · pain {before} → {after} {day}").format(
            time=time, before=last.before, after=last.after, day=day
        )
    return tr("{time} · last done {day}").format(time=time, day=day)


def level_chip(outlook: Outlook) -> str:
    """Where in the plan one is: `Walking plan · L4 of L12`."""
    if outlook.level is None or not outlook.levels:
        return tr("Walking plan")
    return tr("Walking plan · {level} of {last}").format(level=outlook.level, last=outlook.levels[-1].name)


def walk_number_chip(outlook: Outlook) -> str:
    """Which of the week's walks today's is: `walk 2 of 5`; empty when the week has had its walks or no number."""
    if outlook.walks_a_week is None:
        return ""
    counted = any(day.day == outlook.today and day.walked for day in outlook.week)
    number = outlook.walks_done + (0 if counted else 1)
    if number > outlook.walks_a_week:
        return ""
    return tr("walk {number} of {count}").format(number=number, count=outlook.walks_a_week)


def back_on(last_day_away: date) -> str:
    """The day on which the plan goes on after days away."""
    return long_date(last_day_away + timedelta(days=1))


def measures(offered: Sequence[Measure]) -> str:
    """What it is a good day to measure, and how long that takes; at least one."""
    first, *others = offered
    minutes = sum(DEFINITIONS[measure].minutes for measure in offered)
    name = DEFINITIONS[first].name
    if others:
        more = tr("one more") if len(others) == 1 else tr("{n} more").format(n=len(others))
        name = tr("{name} and {more}").format(name=name, more=more)
    return tr("{name}, about {n} min. It shows what changes.").format(name=name, n=minutes)
