"""The coach's reasons: one sentence each, that a person understands."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from exercises.coach.peak import told_peak
from exercises.library.rules import Rules
from exercises.session.record import Feelings

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(value: int) -> str:
    """A small number as a word."""
    return _NUMBERS[value] if 0 <= value < len(_NUMBERS) else str(value)


def counted(value: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number(value)} {one if value == 1 else many}"


def capital(sentence: str) -> str:
    """The sentence with a capital letter at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def weekday(day: date) -> str:
    """The day's name; not from the system's locale, because these sentences are English."""
    return WEEKDAYS[day.weekday()]


def said_today(sentence: str, day: date) -> str:
    """A sentence about a day as one says it on that day: today's walk, not Saturday's."""
    name = f"{weekday(day)}'s "
    if sentence.startswith(name):
        return "Today's " + sentence.removeprefix(name)
    return sentence.replace(f" {name}", " today's ")


# Beginning


def started(minutes: Sequence[int], begins: int, *, careful: bool) -> str:
    listed = ", ".join(str(each) for each in minutes[:-1]) + f" and {minutes[-1]}" if minutes[1:] else str(minutes[0])
    walks = capital(counted(len(minutes), "easy walk", "easy walks"))
    return f"{walks} of {listed} minutes: {_begins(sum(minutes) / len(minutes), begins, careful=careful)}"


def known_minutes(minutes: int, begins: int, *, careful: bool) -> str:
    return f"You can walk about {_minutes(minutes)}: {_begins(minutes, begins, careful=careful)}"


def _begins(known: float, begins: int, *, careful: bool) -> str:
    """With how many minutes the plan begins, beside those that one can walk."""
    if begins >= known:
        return f"the plan begins at its lowest level, {_minutes(begins)} a day."
    how = "well below that" if careful else "a little below that" if begins * 3 >= known * 2 else "below that"
    return f"the plan begins {how}, with {_minutes(begins)} a day."


def _minutes(value: int) -> str:
    return f"{value} minute" if value == 1 else f"{value} minutes"


def set_by_hand() -> str:
    return "You chose this level yourself; the plan goes on from here."


def level_is_gone(name: str) -> str:
    return f"The plan has no level {name} any more; this is the nearest lower one."


# Going on


def advance(done: int, rules: Rules) -> str:
    walks = capital(counted(done, "walk", "walks"))
    return (
        f"{walks} done in {counted(rules.advance_days, 'day', 'days')}, and your back was fine with them: one level up."
    )


def a_little_more(done: int, rules: Rules) -> str:
    walks = capital(counted(done, "walk", "walks"))
    days = counted(rules.advance_days, "day", "days")
    return f"{walks} done in {days}, and your back was fine with them: a little more from today."


def hold_for_walks(done: int, needed: int, rules: Rules) -> str:
    days = counted(rules.advance_days, "day", "days")
    have = f"{number(done)} of the {number(needed)} full walks that it takes"
    return f"{capital(have)} in {days}, so the level simply goes on. Repeating a week is normal."


def hold_for_red() -> str:
    return "A session in the last days was too much, so the level stays until a week has gone well."


def hold_for_amber(amber: int) -> str:
    return f"{capital(counted(amber, 'walk was', 'walks were'))} on the edge lately, so the level stays for now."


def hold_for_green(rules: Rules) -> str:
    return f"It grows after {counted(rules.advance_green, 'good walk', 'good walks')} in a row, so it stays for now."


def hold_for_morning() -> str:
    return "It waits to hear how your back was the morning after the last walk."


def hold_for_tonight() -> str:
    return "Your back was fine the morning after, too: one level up tomorrow, if today goes well."


def hold_for_the_day() -> str:
    return "Thank you for telling how your back was: tomorrow morning it is looked at anew."


def hold_for_answers() -> str:
    return (
        "Three walks without a word about pain: tell the worst on the way and the pain afterwards, then it can go on."
    )


def repeat() -> str:
    return "You wanted to repeat this week, so the level stays."


def stuck(count: int, level: str, rules: Rules) -> str:
    weeks = counted(max(1, rules.stuck_window_days // 7), "week", "weeks")
    return (
        f"{capital(level)} was held or stepped back from {number(count)} times in {weeks}: "
        "walk in two parts, all of it easy, and let strength come first."
    )


# Too much


def what_was_red(felt: Feelings, day: date, rules: Rules) -> str:
    """What made a walk too much, for the beginning of a sentence."""
    on = f"on {weekday(day)}'s walk"
    if felt.leg:
        return f"Something new or worse in a leg {on}"
    peak = told_peak(felt)
    if peak is not None and peak >= rules.red_rise_reach:
        return f"Pain rose to {peak} {on}"
    before, next_day = felt.pain_before, felt.pain_next_day
    if before is not None and next_day is not None and next_day >= before + rules.next_day_rise:
        return f"Pain was {next_day} the morning after {weekday(day)}'s walk"
    if felt.sleep_lost:
        return f"{weekday(day)}'s walk cost you sleep"
    if peak is not None:
        return f"Pain rose to {peak} {on}"
    return f"{weekday(day)}'s walk was too much"


def step_back(cause: str, rules: Rules) -> str:
    return f"{cause}, so {counted(rules.back_walks, 'walk', 'walks')} one level lower, then back."


def way_back() -> str:
    return "The walks one level lower went well, so it goes back to where you were."


def stays_lower() -> str:
    return "Not all the walks one level lower went well, so it stays there and begins anew."


def stepped_twice(cause: str, rules: Rules) -> str:
    days = counted(rules.two_red_days, "day", "days")
    return f"{cause}, the second within {days}: a fresh start one level lower."


def three_reds(cause: str, rules: Rules) -> str:
    days = counted(rules.three_red_days, "day", "days")
    return f"{cause}, the third within {days}: gentle days, and please let a professional look at it."


def too_hard(day: date) -> str:
    return f"{weekday(day)}'s walk felt too hard, though your back was fine with it: the level stays for a week."


def strength_too_much(day: date) -> str:
    return f"{weekday(day)}'s strength session was too much, so the walks don't grow for a week."


# Days without a walk


def restart(missed: int) -> str:
    return f"{capital(counted(missed, 'day', 'days'))} without a walk: the same level from its beginning."


def one_down(missed: int) -> str:
    return f"{capital(counted(missed, 'day', 'days'))} without a walk: one level lower makes the way back easy."


def half_down(missed: int) -> str:
    return f"{capital(counted(missed, 'day', 'days'))} without a walk: about half the minutes to begin with."


def re_test(missed: int) -> str:
    return f"{capital(counted(missed, 'day', 'days'))} without a walk: a few easy walks will show where to begin."


# Flare-ups


def flare_told() -> str:
    return "You said that your back has flared up."


def flare(cause: str, rules: Rules) -> str:
    days = capital(counted(rules.flare_days, "gentle day", "gentle days"))
    first = "half a walk" if rules.flare_share_percent == 50 else f"{rules.flare_share_percent} % of a walk"
    return f"{cause + ': ' if cause else ''}{days if not cause else days.lower()} first, then {first}."


def pain_before(pain: int) -> str:
    return f"Pain was {pain} before setting out"


def return_red(cause: str) -> str:
    return f"{cause}, so the gentle days begin again."


def return_green(minutes: int) -> str:
    return f"A good walk on the way back: {minutes} minutes next time."


def flare_over(level: str) -> str:
    return f"A good walk: the flare-up is behind you, and {level} begins."


# Help


def lock(emergency: bool) -> str:
    if emergency:
        return "You told of a sign that needs help right now; sessions wait until you have been checked."
    return "You told of a sign that a doctor should see today; sessions wait until you have been checked."


def unlocked() -> str:
    return "You have been checked; sessions are open again."


def flare_long(days: int) -> str:
    return f"No better on day {days} of this flare-up: please see a professional this week."


def flares_many(rules: Rules) -> str:
    weeks = counted(max(1, rules.flare_window_days // 7), "week", "weeks")
    flares = capital(counted(rules.flare_count, "flare-up", "flare-ups"))
    return f"{flares} within {weeks}: please let a professional look at it."


def pain_grows() -> str:
    return "Your pain is clearly higher than three weeks ago: please let a professional look at it."


def pain_usual_high(base: int) -> str:
    usual = f"Pain of {base} is usual for you at the moment"
    return f"{usual}: please let a professional look at it; gentle routines are fine."


# Decisions by hand


def away(first: date, last: date) -> str:
    return f"You are away from {first:%d}.{first:%m}. to {last:%d}.{last:%m}.; days away don't count as missed."


def stenosis(is_set: bool) -> str:
    if is_set:
        return "Your legs like a seat on the way: walks are made of three minutes of walking and a minute's seat."
    return "Walks are in one piece again."


def limit(value: int) -> str:
    return (
        f"A clinician's limit: a walk is too much from pain {value} on." if value else "No clinician's limit any more."
    )
