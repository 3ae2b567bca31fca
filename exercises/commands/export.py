"""`amble export`: routines and exercises as one file for somebody else, or the whole history."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from exercises.commands import outgoing_text, sharing_text, text, usage_text
from exercises.commands.arguments import Arguments, UsageError
from exercises.commands.context import Context
from exercises.commands.export_history import export_csv, export_ics, export_json
from exercises.commands.output import say, warn
from exercises.commands.routines import looks_like_path, open_library
from exercises.errors import AmbleError
from exercises.library.library import FileKind, Library, LibraryFile
from exercises.library.problems import did_you_mean, visible
from exercises.sharing.packing import pack


def export(words: Sequence[str], context: Context) -> int:
    """Write what was named into one file, or the history in the form that was asked for."""
    options = _read(words)
    if options.csv:
        return export_csv(options.out, context, bom=options.bom)
    if options.json:
        return export_json(options.out, context)
    if options.ics:
        return export_ics(options.out, context)
    return _share(options.names, options.out, context)


def _read(words: Sequence[str]) -> argparse.Namespace:
    arguments = Arguments("export")
    arguments.add_argument("names", nargs="*", metavar="ROUTINE", help=sharing_text.SHARED_HELP)
    form = arguments.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help=outgoing_text.CSV_HELP)
    form.add_argument("--json", action="store_true", help=outgoing_text.JSON_HELP)
    form.add_argument("--ics", action="store_true", help=outgoing_text.ICS_HELP)
    arguments.add_argument("--bom", action="store_true", help=outgoing_text.BOM_HELP)
    arguments.add_argument("--out", metavar="FILE", help=outgoing_text.OUT_HELP)
    options = arguments.read(words)
    history = next((f"--{name}" for name in ("csv", "json", "ics") if getattr(options, name)), None)
    if history is not None and options.names:
        raise UsageError(outgoing_text.not_with_names(history))
    if options.bom and not options.csv:
        raise UsageError(outgoing_text.bom_without_csv())
    if history is None:
        missing = [word for word, given in (("ROUTINE", options.names), ("--out", options.out)) if not given]
        if missing:
            raise UsageError(usage_text.missing_word(", ".join(missing)))
    return options


def _share(names: Sequence[str], out: str, context: Context) -> int:
    paths = [Path(name) for name in names if looks_like_path(name)]
    for path in paths:
        _must_be_file(path)
    library = open_library(context, paths)
    files = [_found(name, library) for name in names]
    parcel = pack(
        library,
        [file.id for file in files if file.kind is FileKind.ROUTINE],
        [file.id for file in files if file.kind is FileKind.EXERCISE],
    )
    parcel.write(Path(out))
    for line in parcel.left_out:
        warn(line)
    say(sharing_text.written(out, visible(parcel.name), [part.kind.value for part in parcel.parts]))
    return 0


def _must_be_file(path: Path) -> None:
    if path.is_dir():
        raise AmbleError(text.is_a_folder(str(path)))
    if not path.exists():
        raise AmbleError(text.no_such_path(str(path)))


def _found(name: str, library: Library) -> LibraryFile:
    """The routine or, where there is none, the exercise that a word names."""
    if looks_like_path(name):
        file = next(file for file in library.given() if file.path == Path(name))
        if file.kind is FileKind.PLAN:
            raise AmbleError(sharing_text.is_a_plan(name))
        return file
    for kind in (FileKind.ROUTINE, FileKind.EXERCISE):
        found = library.file_of(kind, name)
        if found is not None:
            return found
    known = [file.id for kind in (FileKind.ROUTINE, FileKind.EXERCISE) for file in library.files(kind)]
    raise AmbleError(sharing_text.neither(name, did_you_mean(name, known)))
