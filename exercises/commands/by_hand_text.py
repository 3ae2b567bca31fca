"""What `log walk` and `log activity` ask and say, ready for translation."""

ANOTHER_HELP = "write it down without asking, also when one like it is there already"
ONCE_HELP = "write nothing down when one like it is there already, and give the id of that one"
WRITE_ANOTHER = "Write down another? (y or n, Enter for no) "
YES_OR_NO = "Please type y or n."


def there_is_one(time: str, long: str) -> str:
    """The history seems to have it already."""
    return f"You have one at {time} ({long})."


def left_as_it_was(short_id: str) -> str:
    """Nothing was written, because it is that one."""
    return f"Nothing was written down; it is that one ({short_id})."


def stands_beside(time: str, long: str) -> str:
    """Nobody could be asked, so it was written down beside the one there is."""
    return f"{there_is_one(time, long)} Another was written down; --once leaves it at the one there is."


def note_too_long(most: int) -> str:
    """A note that is longer than any text may be."""
    return f"--note is too long; {most:,} characters are enough."


def raised(pain: int) -> str:
    """The pain at its worst was told lower than that of another moment."""
    return f"{pain} is told for another moment, so at its worst it was at least {pain}."
