"""`amble export`: routines and exercises as one file for somebody else."""

from collections.abc import Sequence
from pathlib import Path

from exercises.commands import sharing_text, text
from exercises.commands.arguments import Arguments
from exercises.commands.context import Context
from exercises.commands.output import say, warn
from exercises.commands.routines import looks_like_path, open_library
from exercises.errors import AmbleError
from exercises.library.library import FileKind, Library, LibraryFile
from exercises.library.problems import did_you_mean, visible
from exercises.sharing.packing import pack


def export(words: Sequence[str], context: Context) -> int:
    """Write what was named into one file."""
    arguments = Arguments("export")
    arguments.add_argument("names", nargs="+", metavar="ROUTINE", help=sharing_text.SHARED_HELP)
    arguments.add_argument("--out", required=True, metavar="FILE", help=sharing_text.OUT_HELP)
    options = arguments.read(words)
    names: list[str] = options.names
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
    parcel.write(Path(options.out))
    for line in parcel.left_out:
        warn(line)
    say(sharing_text.written(options.out, visible(parcel.name), [part.kind.value for part in parcel.parts]))
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
