"""`amble check`: what is wrong with files that people wrote, or with everything there is."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from exercises.commands import help_text, text
from exercises.commands.arguments import Arguments
from exercises.commands.context import Context
from exercises.commands.output import say, say_all, warn
from exercises.commands.routines import open_library
from exercises.library.library import FileKind, LibraryFile, yaml_files
from exercises.paths import DataFolder

_INSIDE = ("", "exercises", "catalogue", "plans")


def check(words: Sequence[str], context: Context) -> int:
    """Print the problems; the status is 0 when there are none, else 1."""
    arguments = Arguments("check")
    arguments.add_argument("paths", nargs="*", metavar="PATH", help=help_text.PATH_HELP)
    paths: list[str] = arguments.read(words).paths
    if paths:
        labels, unreadable = _given(paths)
        library = open_library(context, labels)
        files = library.given()
    else:
        unreadable = _unreadable_own(context.data)
        library = open_library(context)
        files = [*library.own(), *library.bundled()]
        labels = {file.path: _from_here(file.path) for file in files}
    for line in unreadable:
        warn(line)
    broken = [file for file in files if file.problems]
    say_all(problem.render(labels[file.path], file.lines) for file in broken for problem in file.problems)
    if not broken and (files or not unreadable):
        say(_all_is_well(files))
    return 1 if broken or unreadable else 0


def _given(paths: Iterable[str]) -> tuple[dict[Path, str], list[str]]:
    """The files that were named, each with its label, and a line for each path that can't be read."""
    labels: dict[Path, str] = {}
    unreadable: list[str] = []
    for given in paths:
        path = Path(given)
        found: dict[Path, str] = {}
        if not given:  # which would mean the working folder
            unreadable.append(text.no_such_path('""'))
        elif path.is_dir():
            found, trouble = _in_folder(given)
            unreadable += trouble
        elif path.exists():
            found = {path: given}
        else:
            unreadable.append(text.no_such_path(given))
        for file, label in found.items():
            labels.setdefault(file, label)
    return labels, unreadable


def _in_folder(given: str) -> tuple[dict[Path, str], list[str]]:
    found: dict[Path, str] = {}
    unreadable: list[str] = []
    for inside in _INSIDE:
        folder = Path(given, inside)
        if inside and not folder.is_dir():
            continue
        why = _why_unreadable(folder)
        if why:
            unreadable.append(text.unreadable(os.path.join(given, inside), why))  # noqa: PTH118 - as it was given
        found |= {path: str(Path(os.path.join(given, inside, path.name))) for path in yaml_files(folder)}  # noqa: PTH118
    return found, unreadable


def _unreadable_own(data: DataFolder) -> list[str]:
    folders = (data.root, data.exercises, data.routines, data.plans)
    reasons = {folder: _why_unreadable(folder) for folder in folders if folder.exists()}
    return [text.unreadable(str(folder), why) for folder, why in reasons.items() if why]


def _why_unreadable(folder: Path) -> str:
    try:
        with os.scandir(folder):
            return ""
    except OSError as error:
        return error.strerror or str(error)


def _from_here(path: Path) -> str:
    """Relative to the working folder when the file lies in it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def _all_is_well(files: list[LibraryFile]) -> str:
    kinds = [file.kind for file in files]
    return text.all_is_well(kinds.count(FileKind.EXERCISE), kinds.count(FileKind.ROUTINE), kinds.count(FileKind.PLAN))
