"""What the command line says about walks that a watch or a phone has recorded."""

from exercises.commands.text import counted, how_to_run, listed, quoted
from exercises.session.record import SessionRecord
from exercises.tracks.comparing import Arriving, Choice, Standing

REFUSED = "refused"
_WORDS = {
    Standing.NEW: "new",
    Standing.KNOWN: "known",
    Standing.TWICE: "known",
    Standing.SAME_TIME: "known",
    Standing.BY_HAND: "differs",
    Standing.NO_WALK: "left out",
    Standing.REFUSED: REFUSED,
}


def word(arriving: Arriving, choice: Choice) -> str:
    """What becomes of a walk, in a word."""
    if arriving.standing is Standing.NEW and choice is Choice.LEAVE:
        return "left out"
    return "new" if choice is Choice.TAKE else _WORDS[arriving.standing]


def more(arriving: Arriving, choice: Choice) -> str:
    """What there is to add; empty where the word says all."""
    told = [_reason(arriving, choice)] if choice is not Choice.TAKE or arriving.mine is not None else []
    if arriving.walk.is_cut:
        told.append("The file is damaged; this is what was whole of it.")
    return " ".join(each for each in told if each)


def _reason(arriving: Arriving, choice: Choice) -> str:
    mine = _described(arriving.mine) if arriving.mine is not None else ""
    match arriving.standing, choice:
        case Standing.TWICE, _:
            return "Another of these files holds this walk."
        case ((Standing.SAME_TIME | Standing.BY_HAND), Choice.JOIN):
            return f"Its way and times go to {mine}."
        case ((Standing.SAME_TIME | Standing.BY_HAND), Choice.TAKE):
            return f"It stands beside {mine}."
        case Standing.SAME_TIME, _:
            return f"It was at the time of {mine}."
        case Standing.BY_HAND, _:
            return f"It looks like {mine}; yours stays."
        case _:
            return arriving.reason


def _described(mine: SessionRecord) -> str:
    minutes = round(mine.walk_active_seconds / 60)
    return f"your walk of {mine.started:%Y-%m-%d %H:%M} ({minutes} min)"


def heading(files: int) -> str:
    """How much was read."""
    return f"{counted(files, 'file')} read"


def nothing_there(paths: list[str]) -> str:
    """Folders without a single track."""
    return f"{listed(paths)}: there is no GPX and no FIT file in it."


def in_file(name: str, sentence: str) -> str:
    """A file that was refused."""
    return f"{name}: {sentence}"


def at_the_end(added: int, joined: int, known: int, *, dry_run: bool) -> str:
    """What came in, and what was there already."""
    parts = [counted(added, "walk")] if added else []
    parts += [f"the times and the way of {counted(joined, 'walk')}"] if joined else []
    if parts:
        first = f"{'This would be taken in' if dry_run else 'Taken in'}: {listed(parts)}."
    else:
        first = "Nothing would be taken in." if dry_run else "Nothing was taken in."
    return f"{first} {known} known already." if known else first


def how_to_choose(paths: list[str]) -> str:
    """What can be done about walks that were written down by hand as well."""
    again = how_to_run(f"import {' '.join(quoted(path) for path in paths)}")
    return f"To add way and times to yours: {again} --theirs; to have both: --both; for one file: --choose NAME=theirs"
