"""`amble import WALK.gpx`: walks that a watch or a phone has recorded come in."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from exercises.coach.levels import Levels
from exercises.commands import sharing_text, track_text
from exercises.commands.context import Context
from exercises.commands.import_shared import Wishes
from exercises.commands.output import say_all
from exercises.commands.plan import open_advisor
from exercises.commands.sessions import open_history
from exercises.commands.table import NAME_COLUMNS, as_table, shortened
from exercises.errors import AmbleError
from exercises.history.history import History
from exercises.library.problems import visible
from exercises.sharing.taking_in import Choice as Side
from exercises.tracks.comparing import Arriving, Choice, Standing, compare
from exercises.tracks.files import Reading, read_tracks, track_files
from exercises.tracks.taking_in import take_in

_KNOWN = (Standing.KNOWN, Standing.TWICE, Standing.SAME_TIME)


def import_tracks(given: Sequence[str], wishes: Wishes, context: Context) -> bool:
    """Take in the walks of files and folders; whether nothing was refused. Raises AmbleError."""
    files = track_files(Path(each) for each in given)
    if not files:
        raise AmbleError(track_text.nothing_there([*given]))
    reading = read_tracks(files, context.clock.now())
    with open_history(context) as history:
        arriving = compare(reading.found, history)
        choices = _choices(arriving, wishes, given)
        if not wishes.dry_run:
            take_in(arriving, choices, history, _levels(context, history).on)
    say_all(_report(reading, arriving, choices, given, wishes))
    return not reading.refused and all(each.standing is not Standing.REFUSED for each in arriving)


def _levels(context: Context, history: History) -> Levels:
    return Levels(open_advisor(context, history), history.coach_sessions(), history.facts())


def _choices(arriving: Sequence[Arriving], wishes: Wishes, given: Sequence[str]) -> dict[str, Choice]:
    """What becomes of each walk, by its id: what is new comes in, what is known stays as it is, unless wished for."""
    names = {each.walk.source for each in arriving}
    for name in wishes.for_one:
        if name not in names:
            raise AmbleError(sharing_text.nothing_called(name, ", ".join(given)))
    choices = {}
    for each in arriving:
        wish = wishes.for_one.get(each.walk.source)
        if len(each.choices) > 1:
            choices[each.walk.id] = _choice(each, wish or wishes.for_all, asked=wish is not None)
    return choices


def _choice(each: Arriving, wish: Side, *, asked: bool) -> Choice:
    if each.standing is Standing.NEW:
        return Choice.LEAVE if asked and wish is Side.MINE else Choice.TAKE
    if wish is Side.MINE or (each.standing is Standing.NO_WALK and not asked):
        return Choice.LEAVE
    if wish is Side.THEIRS and each.mine is not None:
        return Choice.JOIN if Choice.JOIN in each.choices else Choice.LEAVE
    return Choice.TAKE


# Telling about it


def _report(
    reading: Reading, arriving: Sequence[Arriving], choices: dict[str, Choice], given: Sequence[str], wishes: Wishes
) -> Iterator[str]:
    yield track_text.heading(reading.files)
    rows = [_row(each, _chosen(each, choices)) for each in arriving]
    yield from as_table(rows, right=(2, 3), indent="  ") if rows else []
    for refused in reading.refused:
        name = visible(refused.path.name)
        yield f"  {track_text.REFUSED}  {track_text.in_file(name, refused.sentence)}"
    chosen = [_chosen(each, choices) for each in arriving]
    known = sum(
        each.standing in _KNOWN and choice is Choice.LEAVE for each, choice in zip(arriving, chosen, strict=True)
    )
    added, joined = chosen.count(Choice.TAKE), chosen.count(Choice.JOIN)
    yield track_text.at_the_end(added, joined, known, dry_run=wishes.dry_run)
    if any(
        each.standing is Standing.BY_HAND and choice is Choice.LEAVE
        for each, choice in zip(arriving, chosen, strict=True)
    ):
        yield track_text.how_to_choose([*given])


def _chosen(each: Arriving, choices: dict[str, Choice]) -> Choice:
    # Of two files with one and the same walk only one has a choice.
    return choices[each.walk.id] if len(each.choices) > 1 else Choice.LEAVE


def _row(each: Arriving, choice: Choice) -> list[str]:
    walk = each.walk
    timed = walk.id != ""
    return [
        track_text.word(each, choice),
        f"{walk.started:%Y-%m-%d %H:%M}" if timed else "",
        f"{walk.minutes} min" if timed else "",
        f"{walk.kilometres:.2f} km" if walk.kilometres is not None else "",
        shortened(walk.source, NAME_COLUMNS),
        track_text.more(each, choice),
    ]
