"""The report's words: days, numbers, rules, loads, and what was done about warning signs."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from exercises.coach.signs import Urgency
from exercises.history.statistics.loads import DayLoad, Load
from exercises.history.statistics.pain import Direction, Moment
from exercises.library.timeline import Side
from exercises.report.content import HurtExercise, KeyFigures, PainFigures, PainPlace, Period, Warned
from gui import text
from gui.words.places import place_word


def full_day(day: date) -> str:
    """A day with its year: `20 Nov 2026`."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def period(value: Period) -> str:
    """The days and how many weeks they are: `30 Aug 2026 – 21 Nov 2026 · 12 weeks`."""
    if value.days < 14:
        long = text.tr("1 day") if value.days == 1 else text.tr("{n} days").format(n=value.days)
    else:
        long = text.tr("{n} weeks").format(n=value.weeks)
    return f"{full_day(value.first)} – {full_day(value.last)} · {long}"


def number(value: float) -> str:
    """A number without digits that say nothing."""
    shown = round(value, 1)
    return QLocale().toString(shown, "f", 0 if shown == int(shown) else 1)


def moment(value: Moment) -> str:
    """When pain was asked for."""
    return {
        Moment.BEFORE: text.tr("Before"),
        Moment.WORST: text.tr("Worst during"),
        Moment.AFTER: text.tr("After"),
        Moment.NEXT_MORNING: text.tr("Next morning"),
    }[value]


# The first page's numbers


def sessions(figures: KeyFigures) -> tuple[str, str]:
    """How many sessions, and how many days with a walk in how many weeks."""
    walks = figures.walk_days
    days = text.tr("1 day with a walk") if walks == 1 else text.tr("{n} days with a walk").format(n=walks)
    long = text.tr("in 1 week") if figures.weeks == 1 else text.tr("in {n} weeks").format(n=figures.weeks)
    return QLocale().toString(figures.sessions), f"{days}, {long}"


def adherence(figures: KeyFigures) -> tuple[str, str]:
    """The share of the walk days that were asked for, in all weeks and in the last ones."""
    whole, last = figures.adherence, figures.last_weeks
    if whole.percent is None:
        return "–", text.tr("no whole week with a plan in this time")
    parts = [text.tr("{done} of {asked} days").format(done=whole.done, asked=whole.asked)]
    if last.percent is not None and last.weeks < whole.weeks:
        parts.append(text.tr("last {n} weeks {percent} %").format(n=last.weeks, percent=last.percent))
    parts.append(text.tr("goal met in {kept} of {weeks} weeks").format(kept=whole.kept, weeks=whole.weeks))
    return text.tr("{percent} %").format(percent=whole.percent), "; ".join(parts)


def walked(figures: KeyFigures) -> tuple[str, str]:
    """Minutes a week, now and at the start."""
    minutes = figures.minutes
    if minutes is None:
        return "–", text.tr("no whole week in this time")
    value = text.tr("{n} min now").format(n=round(minutes.now))
    if minutes.start is None:
        return value, text.tr("one whole week")
    weeks = text.tr("1 week") if minutes.weeks == 1 else text.tr("mean of {n} weeks").format(n=minutes.weeks)
    return value, text.tr("{n} at the start ({weeks} each)").format(n=round(minutes.start), weeks=weeks)


def longest(figures: KeyFigures) -> tuple[str, str]:
    """The longest walk, and that of the first month."""
    best, at_first = figures.longest, figures.longest_at_first
    if best is None:
        return "–", text.tr("no walk in this time")
    value = text.minutes(best.seconds)
    on = text.tr("on {day}").format(day=full_day(best.day))
    if at_first is None or text.minutes(at_first.seconds) == value:
        return value, on
    month = QLocale().toString(QDate(at_first.day.year, at_first.day.month, 1), "MMMM yyyy")
    return value, text.tr("{on}; {n} in {month}").format(on=on, n=text.minutes(at_first.seconds), month=month)


def plan(figures: KeyFigures) -> tuple[str, str]:
    """The plan's level, and what it asks for."""
    stands = figures.plan
    if stands is None:
        return "–", text.tr("no plan")
    if stands.level is None:
        return text.tr("no level yet"), stands.name
    asks = text.tr("{minutes} min on {days} days a week").format(minutes=stands.minutes, days=stands.walks_a_week)
    if figures.limit is not None:
        asks += "; " + text.tr("a clinician's limit: pain {n}").format(n=figures.limit)
    return stands.level, text.tr("{name}: {asks}").format(name=stands.name, asks=asks)


def signs_in_sessions(figures: KeyFigures) -> tuple[str, str]:
    """How many sessions brought something new in a leg, and how many cost sleep."""
    sleep = figures.sleep_lost
    lost = text.tr("1 session cost sleep") if sleep == 1 else text.tr("{n} sessions cost sleep").format(n=sleep)
    return str(figures.leg), text.tr("sessions with one that is new or worse; {lost}").format(lost=lost)


def pain_row(row: PainFigures) -> tuple[str, str, str, str]:
    """The moment, start, now, and what to make of it."""
    name = moment(row.moment)
    if row.change is None:
        days = text.tr("1 day") if row.days == 1 else text.tr("{n} days").format(n=row.days)
        now = text.tr("{pain} ({days})").format(pain=f"{row.now:.1f}", days=days) if row.now is not None else "–"
        return name, "–", now, text.tr("too few answers to compare")
    change = row.change
    apart = abs(round(change.now, 1) - round(change.start, 1))
    way = text.tr("{n} lower") if change.now < change.start else text.tr("{n} higher")
    said = {
        Direction.BETTER: text.tr("{apart}: a real change"),
        Direction.WORSE: text.tr("{apart}: a real rise"),
        Direction.SAME: text.tr("{apart}: about the same") if apart >= 0.05 else text.tr("about the same"),
    }[change.direction]
    return name, f"{change.start:.1f}", f"{change.now:.1f}", said.format(apart=way.format(n=f"{apart:.1f}"))


# The second page's lists


def rule(name: str) -> str:
    """A rule of the plan in words; a rule of another program by its name."""
    return {
        "start": text.tr("Beginning"),
        "hand": text.tr("Own decision"),
        "R0": text.tr("Warning sign"),
        "R6": text.tr("A good week"),
        "R7": text.tr("Staying"),
        "R8": text.tr("After a walk that was too much"),
        "R10": text.tr("Staying: too hard"),
        "R11": text.tr("After days without walks"),
        "R12": text.tr("Flare-up"),
        "R16": text.tr("Stuck: other walks"),
    }.get(name, name)


def done_about(warned: Warned) -> str:
    """What was done about a warning sign."""
    checked = (
        text.tr("Checked by a professional: {day}.").format(day=full_day(warned.checked)) if warned.checked else ""
    )
    if not warned.signs:
        said = text.tr("Amble advised to see a professional.")
        return f"{said} {checked}".strip()
    advised = {
        Urgency.EMERGENCY: text.tr("Advised to get help at once."),
        Urgency.SAME_DAY: text.tr("Advised to speak to a doctor that day."),
        Urgency.PROFESSIONAL: text.tr("Advised to make an appointment."),
        Urgency.ASK_FIRST: text.tr("Advised to ask a doctor first."),
    }
    parts = [advised[warned.urgency] if warned.urgency is not None else ""]
    if warned.is_lasting and warned.urgency is Urgency.SAME_DAY:
        parts = [text.tr("Advised to tell a doctor before beginning.")]
    if warned.locks:
        parts.append(text.tr("Sessions were closed until then.") if checked else text.tr("Sessions are closed."))
    if warned.locks and checked:
        parts.insert(1, checked)
    else:
        parts.append(checked or text.tr("No check told."))
    return " ".join(part for part in parts if part)


def hurt(exercise: HurtExercise) -> tuple[str, str, str]:
    """Which exercise, how often and when last, and where."""
    name = exercise.name
    sides = [text.side(side).lower() for side in exercise.sides if side is not Side.ALTERNATE]
    if sides:
        name = text.tr("{name}, {sides}").format(name=name, sides=", ".join(sides))
    often = times(exercise.sessions, exercise.last)
    if exercise.eased:
        often = text.tr("{often}; {then}").format(often=often, then=_eased(exercise))
    return name, often, ", ".join(place_word(each) for each in exercise.where)


def _eased(exercise: HurtExercise) -> str:
    """That something easier was done when it hurt, in which of the sessions, and what."""
    what = ", ".join(exercise.instead) or text.tr("an easier version")
    if exercise.eased == exercise.sessions:
        return text.tr("then done as {what}").format(what=what)
    return text.tr("{n} × then done as {what}").format(n=exercise.eased, what=what)


def times(sessions_: int, last: date) -> str:
    """In how many sessions, and last on which day."""
    often = text.tr("1 session") if sessions_ == 1 else text.tr("{n} sessions").format(n=sessions_)
    return text.tr("{often}, last {day}").format(often=often, day=full_day(last))


def times_short(place: PainPlace) -> str:
    """How often a place was told, and when last: `× 12 (last 20 Nov 2026)`."""
    return text.tr("× {n} (last {day})").format(n=place.sessions, day=full_day(place.last))


def load(day: DayLoad | None) -> str:
    """What was done of an exercise on one day; empty where there was no such day."""
    if day is None:
        return ""
    if day.both.sets:
        return _amount(day.both)
    left, right = _amount(day.left), _amount(day.right)
    if left == right:
        return text.tr("{amount}, each side").format(amount=left)
    if left and right:
        return text.tr("left {left}, right {right}").format(left=left, right=right)
    return text.tr("left {amount}").format(amount=left) if left else text.tr("right {amount}").format(amount=right)


def _amount(done: Load) -> str:
    if not done.sets:
        return ""
    if done.reps is not None:
        words = text.tr("once") if done.reps == 1 else text.tr("{n} times").format(n=done.reps)
    else:
        words = text.tr("{n} s").format(n=round(done.longest_seconds))
        if done.sets > 1:
            return text.tr("{sets} × up to {amount}").format(sets=done.sets, amount=words)
        return words
    return text.tr("{amount} in {sets} sets").format(amount=words, sets=done.sets) if done.sets > 1 else words
