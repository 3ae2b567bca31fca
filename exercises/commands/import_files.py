"""`amble import`: files from elsewhere come in, each by what is in it; what is there stays unless it was asked for."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from exercises.commands import outgoing_text, sharing_text, text
from exercises.commands.arguments import Arguments
from exercises.commands.context import Context
from exercises.commands.import_history import import_history
from exercises.commands.import_shared import Wishes, import_shared
from exercises.commands.import_tracks import import_tracks
from exercises.commands.output import warn
from exercises.errors import AmbleError
from exercises.sharing.taking_in import Choice
from exercises.tracks.kinds import Kind, kind_of


def import_files(words: Sequence[str], context: Context) -> int:
    """Take files in; the status is 1 when any of them, or anything in them, was refused."""
    arguments = Arguments("import")
    arguments.add_argument("files", nargs="+", metavar="FILE", help=sharing_text.FILE_HELP)
    arguments.add_argument("--dry-run", action="store_true", help=sharing_text.DRY_RUN_HELP)
    for_all = arguments.add_mutually_exclusive_group()
    for_all.add_argument("--theirs", action="store_true", help=sharing_text.THEIRS_HELP)
    for_all.add_argument("--both", action="store_true", help=sharing_text.BOTH_HELP)
    arguments.add_argument(
        "--choose", action="append", default=[], metavar="NAME=CHOICE", type=_choice, help=sharing_text.CHOOSE_HELP
    )
    options = arguments.read(words)
    choice = Choice.THEIRS if options.theirs else Choice.BOTH if options.both else Choice.MINE
    wishes = Wishes(choice, dict(options.choose), options.dry_run)
    status = 0
    # Each file may be just what the next one leans on; walks belong together, since two devices may have the same.
    tracks: list[str] = []
    for given in options.files:
        try:
            kind = _kind(given)
            if kind is Kind.TRACKS:
                tracks.append(given)
            elif not _take_in(given, kind, wishes, context):
                status = 1
        except AmbleError as error:
            warn(str(error))
            status = 1
    if tracks and not _told(tracks, wishes, context):
        status = 1
    return status


def _told(tracks: Sequence[str], wishes: Wishes, context: Context) -> bool:
    try:
        return import_tracks(tracks, wishes, context)
    except AmbleError as error:
        warn(str(error))
        return False


def _choice(word: str) -> tuple[str, Choice]:
    name, _, choice = word.rpartition("=")
    if not name or choice not in list(Choice):
        raise argparse.ArgumentTypeError(sharing_text.wrong_choice(word))
    return name, Choice(choice)


def _take_in(given: str, kind: Kind, wishes: Wishes, context: Context) -> bool:
    if kind is Kind.SHARED:
        return import_shared(given, wishes, context)
    if wishes.for_all is not Choice.MINE or wishes.for_one:
        raise AmbleError(outgoing_text.not_for_a_history(given))
    import_history(given, context, dry_run=wishes.dry_run)
    return True


def _kind(given: str) -> Kind:
    """What is in a file. Raises AmbleError when it can't be read, or holds nothing that can be taken in."""
    path = Path(given)
    if not path.exists():
        raise AmbleError(text.no_such_path(given))
    try:
        kind = kind_of(path)
    except OSError as error:
        raise AmbleError(text.unreadable(given, error.strerror or str(error))) from error
    if kind is None:
        raise AmbleError(sharing_text.not_to_take_in(given))
    return kind
