"""What the questions about warning signs say in the terminal, ready for translation."""

from collections.abc import Sequence

from exercises.coach.red_flags import Urgency
from exercises.commands.text import how_to_run
from exercises.history.facts import Asked

ONLY_NEW = "Tell only what is new, or worse than before."
TRUE_FOR_YOU = "Tell what is true for you."
QUESTION = "Which are true? Their numbers, 0 for none, Enter for not now: "
NUMBERS_PLEASE = "Please type numbers of this list, such as 1 3, or 0 for none, or just Enter."
YOU_SAID = "You said:"
IS_IT_RIGHT = "Is that right? (y or n) "
YES_OR_NO = "Please type y or n."
THANK_YOU = "Thank you for telling."
NONE_OF_THESE = "None of these: good."
HEALTH = "Your health"
HEALTH_WORDS = "Asked once and kept. For most of these, a word with your doctor is all it takes."
NO_EXAMINATION = (
    "These questions are no examination. If something worries you that is not in the list, ask a doctor all the same."
)
NO_DIAGNOSIS = "This is no diagnosis. Questions about medicines are best put to a pharmacist."
OPEN_AGAIN = "Thank you. Sessions are open again."
NOTHING_WAITS = "No session waits for a check."
CHECKED_HELP = "the day on which somebody looked at it; today when left out"


def title(asked: Asked) -> str:
    """The first line."""
    return {
        Asked.FIRST_RUN: "Is it safe to start?",
        Asked.WEEKLY: "Anything new this week?",
        Asked.PAIN: "Before you go on",
        Asked.LEG: "About your leg",
        Asked.BUTTON: "When to get help",
    }[asked]


def first_heading(asked: Asked) -> str:
    """The heading of what is asked before everything else."""
    return "First, your legs" if asked is Asked.LEG else "First, with pain as strong as this"


def group(urgency: Urgency) -> str:
    """The heading of the signs of one urgency."""
    return {
        Urgency.EMERGENCY: "Needs help at once",
        Urgency.SAME_DAY: "Needs a doctor today, together with your back pain",
        Urgency.PROFESSIONAL: "Worth an appointment",
        Urgency.ASK_FIRST: "Worth asking before you move more",
    }[urgency]


def waits() -> str:
    """Sessions wait after an answer, and how they are opened again."""
    return (
        "Sessions wait until you have been checked; then tell the day with: "
        f"{how_to_run('log checked')}. Walks can be written down at any time."
    )


def how_to_open() -> str:
    """How sessions that wait are opened again."""
    return f"When somebody has looked at it: {how_to_run('log checked')}"


def not_now() -> str:
    """The questions were left for later."""
    return f"Later, then. To answer them: {how_to_run('log signs')}"


def not_asked(asked: Asked) -> str:
    """Nobody was there to be asked."""
    why = "With something new or worse in a leg" if asked is Asked.LEG else "With pain of 7 or more"
    return f"{why}, please answer the questions about warning signs: {how_to_run('log signs')}"


def needs_a_terminal() -> str:
    """The questions were asked for where nobody can answer."""
    return "The questions about warning signs need a terminal to be answered in; the window asks them too."


def too_early(day: str) -> str:
    """The day of a check lies before the day on which the sign was told."""
    return f"You told of this on {day}, so please give that day or a later one, on which somebody has looked at it."


def long_ago(first: str) -> str:
    """The day of a check is too long ago to mean what was told."""
    return f"That is long ago. Please give a day from {first} on."


def not_yet(day: str) -> str:
    """The day of a check is still to come."""
    return f"{day} is in the future; tell it when somebody has looked at it."


def listed_short(short: Sequence[str]) -> str:
    """What was said, in short."""
    return f"{YOU_SAID} {'; '.join(short)}."
