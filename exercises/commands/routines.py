"""Finding what the word ROUTINE on the command line names: a routine of the library, or a file."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from exercises.commands import text
from exercises.commands.context import Context
from exercises.commands.output import warn
from exercises.errors import AmbleError
from exercises.library.library import FileKind, Library, LibraryFile
from exercises.library.problems import did_you_mean
from exercises.library.routine import Routine
from exercises.library.timeline import Side, Timeline
from exercises.settings import load_settings


@dataclass(frozen=True, slots=True)
class FoundRoutine:
    """A routine with its phases, and the library that its exercises are in."""

    routine: Routine
    timeline: Timeline
    library: Library


def open_library(context: Context, given: Iterable[Path] = ()) -> Library:
    """The library as it is now; settings that can't be used are mentioned on standard error."""
    settings, trouble = load_settings(context.data.settings)
    if trouble:
        warn(trouble)
    library = Library(context.data, given, Side(settings.weaker_side.value))
    library.scan()
    return library


def find_routine(word: str, context: Context) -> FoundRoutine:
    """Find a routine by id or by path; raises AmbleError when there is none or when it can't be used."""
    if looks_like_path(word):
        return _from_file(word, context)
    library = open_library(context)
    file = library.file_of(FileKind.ROUTINE, word)
    if file is None:
        if Path(word).is_file():
            return _from_file(word, context)
        known = [file.id for file in library.files(FileKind.ROUTINE)]
        raise AmbleError(f"{text.no_such_routine(word, did_you_mean(word, known))}\n{text.see_list()}")
    return _usable(file, str(file.path), library)


def looks_like_path(word: str) -> bool:
    """Whether a word means a file in any case, and never an id."""
    separators = (os.sep, os.altsep or os.sep)
    return any(separator in word for separator in separators) or word.lower().endswith((".yaml", ".yml"))


def _from_file(word: str, context: Context) -> FoundRoutine:
    path = Path(word)
    if path.is_dir():
        raise AmbleError(text.is_a_folder(word))
    if not path.exists():
        raise AmbleError(text.no_such_path(word))
    library = open_library(context, [path])
    file = library.given()[0]
    if file.kind is not FileKind.ROUTINE:
        raise AmbleError(text.is_no_routine(word, file.kind.value))
    return _usable(file, word, library)


def _usable(file: LibraryFile, label: str, library: Library) -> FoundRoutine:
    routine = file.content
    timeline = library.timeline(routine) if isinstance(routine, Routine) else None
    if not isinstance(routine, Routine) or timeline is None:
        raise AmbleError(text.routine_is_broken(label, len(file.problems), label))
    return FoundRoutine(routine, timeline, library)
