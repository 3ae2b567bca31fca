"""`amble list`: the routines that there are."""

from collections.abc import Sequence

from exercises.commands import help_text, text
from exercises.commands.arguments import Arguments
from exercises.commands.context import Context
from exercises.commands.output import say, say_all, say_json
from exercises.commands.routines import open_library
from exercises.commands.table import NAME_COLUMNS, as_table, shortened
from exercises.library.as_json import plain_number
from exercises.library.library import FileKind, Library, LibraryFile
from exercises.library.problems import visible
from exercises.library.routine import Routine


def list_routines(words: Sequence[str], context: Context) -> int:
    """Print one line a routine, or JSON."""
    arguments = Arguments("list")
    arguments.add_argument("--json", action="store_true", help=help_text.JSON_HELP)
    options = arguments.read(words)
    library = open_library(context)
    files = library.files(FileKind.ROUTINE)
    if options.json:
        say_json([_as_json(file, library) for file in files])
    elif files:
        say_all(as_table([_row(file, library) for file in files], right=(2,)))
        if any(file.problems for file in files):
            say(text.see_problems())
    else:
        say(text.no_routines())
    return 0


def _as_json(file: LibraryFile, library: Library) -> dict[str, object]:
    routine = _routine(file)
    return {
        "id": file.id,
        "name": routine.name if routine else None,
        "kind": routine.kind.value if routine else None,
        "level": routine.level.value if routine else None,
        "seconds": plain_number(_seconds(file, library)),
        "yours": file.yours,
        "path": str(file.path),
        "problems": [problem.headline(str(file.path)) for problem in file.problems],
    }


def _row(file: LibraryFile, library: Library) -> list[str]:
    routine = _routine(file)
    return [
        file.id,
        shortened(visible(routine.name), NAME_COLUMNS) if routine else "",
        text.minutes(_seconds(file, library)),
        routine.kind.value if routine else "",
        routine.level.value if routine else "",
        text.list_remark(yours=file.yours, problems=len(file.problems)),
    ]


def _routine(file: LibraryFile) -> Routine | None:
    """What can be told of a routine, also of one that can't be used."""
    content = file.content or file.fresh
    return content if isinstance(content, Routine) else None


def _seconds(file: LibraryFile, library: Library) -> float | None:
    timeline = library.timeline(file.content) if isinstance(file.content, Routine) else None
    return timeline.seconds if timeline else None
