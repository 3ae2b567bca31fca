"""What "make it easier" does to a level, in words."""

from exercises.coach.ladder import Ladder
from exercises.coach.sentences import capital, counted, number


def easier_reason(level: int, ladder: Ladder, *, split: bool) -> str:
    """The plan's reason for it."""
    return f"You wanted it easier: {_what(level, ladder, split=split)}"


def easier_sentence(level: int, ladder: Ladder, *, split: bool) -> str:
    """What it would do from a level on, for whoever is about to choose it."""
    return capital(_what(level, ladder, split=split))


def _what(level: int, ladder: Ladder, *, split: bool) -> str:
    lower = ladder.lower(level)
    if lower >= 0:
        return "one level lower from today."
    before, after = ladder.minutes(level), ladder.minutes(lower)
    if after >= before:
        return "a walk is at its shortest already; leave one out whenever you like."
    walks, fewer = (ladder.in_parts(each, ladder.minutes(each), split=split) for each in (level, lower))
    if fewer < walks:
        return f"{counted(fewer, 'short walk', 'short walks')} instead of {number(walks)} from today."
    return f"{after} minutes a day instead of {before} from today."
