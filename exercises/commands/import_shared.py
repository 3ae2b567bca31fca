"""`amble import FILE.amble`: what somebody shared comes in; what is there stays unless it was asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from exercises.commands import sharing_text
from exercises.commands.context import Context
from exercises.commands.output import say_all
from exercises.commands.routines import open_library
from exercises.commands.table import NAME_COLUMNS, as_table, shortened
from exercises.errors import AmbleError
from exercises.library.editing.comparing import in_one_column, side_by_side, with_gaps
from exercises.library.problems import visible
from exercises.sharing.archive import YAML_SUFFIXES, is_archive, open_archive, open_loose
from exercises.sharing.names import PartKind
from exercises.sharing.preview import Arrival, Arriving, Verdict, preview
from exercises.sharing.same import comparable
from exercises.sharing.taking_in import Choice, Choices, Intention, TakenFile, accept, intend


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the words of the command ask for: a choice for all that differs, and some for single names."""

    for_all: Choice
    for_one: dict[str, Choice]
    dry_run: bool


def import_shared(given: str, wishes: Wishes, context: Context) -> bool:
    """Take in what somebody shared, or a file of YAML; whether nothing of it was refused. Raises AmbleError."""
    path = Path(given)
    archive = (
        open_loose([path]) if path.suffix.lower() in YAML_SUFFIXES and not is_archive(path) else open_archive(path)
    )
    arrival = preview(archive, open_library(context), context.data)
    choices = _choices(arrival, wishes, given)
    intention = intend(arrival, choices)
    if intention.trouble:
        lines = [trouble.sentence for trouble in intention.trouble]
        raise AmbleError("\n".join([*lines, sharing_text.other_choice_helps()]))
    if not wishes.dry_run:
        accept(arrival, choices)
    say_all(_report(arrival, intention, given, wishes))
    return not arrival.having(Verdict.BROKEN)


def _choices(arrival: Arrival, wishes: Wishes, given: str) -> Choices:
    choices = {file.key: wishes.for_all for file in arrival.having(Verdict.DIFFERS)}
    for name, choice in wishes.for_one.items():
        keys = [file.key for file in arrival.files if name in (file.key, file.part.name)]
        if not keys:
            raise AmbleError(sharing_text.nothing_called(name, given))
        choices |= dict.fromkeys(keys, choice)
    return choices


# Telling about it


def _report(arrival: Arrival, intention: Intention, given: str, wishes: Wishes) -> Iterator[str]:
    yield sharing_text.heading(visible(arrival.archive.name), visible(arrival.archive.program))
    taken = {file.key: file for file in intention.files}
    rows = [_row(file, taken.get(file.key)) for file in arrival.files]
    for file, line in zip(arrival.files, as_table(rows), strict=True):
        yield f"  {line}".rstrip()
        for problem in file.problems:
            yield f"      {problem.headline(file.target.name)}"
        if wishes.dry_run and file.verdict is Verdict.DIFFERS:
            yield from (f"      {line}" for line in _differences(file))
    kinds = [file.kind.value for file in intention.files]
    yield (sharing_text.would_be_taken_in if wishes.dry_run else sharing_text.taken_in)(kinds)
    if wishes.for_all is Choice.MINE and not wishes.for_one and arrival.having(Verdict.DIFFERS):
        yield sharing_text.how_to_choose(given)


def _differences(file: Arriving) -> Iterator[str]:
    """What differs with the lines around it: what only mine has begins with "-", what only theirs has with "+"."""
    if file.mine is None or file.part.kind is PartKind.PICTURE:
        return
    pairs = side_by_side(comparable(file.mine.data), comparable(file.part.data))
    for line in in_one_column(with_gaps(pairs)):
        yield f"{line.mark.value} {visible(line.text, tabs=True)}".rstrip()


def _row(file: Arriving, taken: TakenFile | None) -> list[str]:
    word, more = _fate(file, taken)
    kind = sharing_text.kind(file.part.kind.value)
    return [word, kind, file.part.name, shortened(visible(file.name), NAME_COLUMNS), more]


def _fate(file: Arriving, taken: TakenFile | None) -> tuple[str, str]:
    """What becomes of a file: a word, and what there is to add."""
    match file.verdict:
        case Verdict.NEW:
            # A picture stays away with the exercise that shows it.
            return (sharing_text.NEW if taken else sharing_text.LEFT_OUT), ""
        case Verdict.SAME:
            return sharing_text.KNOWN, ""
        case Verdict.BROKEN:
            return sharing_text.REFUSED, ""
        case Verdict.DIFFERS:
            if taken is None:
                more = sharing_text.MINE_MORE
            elif taken.name == file.part.name:
                more = sharing_text.THEIRS_MORE
            else:
                more = sharing_text.beside(taken.name)
            return sharing_text.DIFFERS, more
