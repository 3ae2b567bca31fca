"""Giving arriving files another id, and changing every place inside the arriving files that names them.

Only the pieces that name something are replaced in the text; everything else stays as it was written.
"""

import json
import re
from collections.abc import Iterator, Mapping

from exercises.library.checking import flat
from exercises.library.exercise import Exercise
from exercises.library.files import LibraryFile
from exercises.library.plan import WalkingPlan
from exercises.library.problems import Place
from exercises.library.routine import ExerciseStep, Routine, RoutineStep
from exercises.library.tree import Mapping as Tree
from exercises.library.tree import Scalar, read_document
from exercises.sharing.names import PartKind

# What stands in an arriving file under a kind and a name -> the name that it gets.
Names = Mapping[tuple[PartKind, str], str]

_BOM = b"\xef\xbb\xbf"
# In double quotes, what YAML would take for the end of a line or refuse has to be written as its number.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def renamed(file: LibraryFile, data: bytes, names: Names, number: int | None = None) -> bytes:
    """A file's bytes with each reference in it renamed; `number` goes behind its own name, as in `Bridge (2)`.

    `data` is what `file` was read from.
    """
    replacements = {at: name for at, name in _references(file, names) if name}
    root = read_document(data).root
    if isinstance(root, Tree):
        for entry in root.entries:
            if not isinstance(entry.value, Scalar) or entry.value.empty:
                continue
            if entry.key.text == "name" and number is not None:
                replacements[entry.value.at] = quoted(f"{entry.value.text.strip()} ({number})")
            if entry.key.text == "picture" and isinstance(file.fresh, Exercise):
                name = names.get((PartKind.PICTURE, entry.value.text))
                if name is not None:
                    replacements[entry.value.at] = quoted(name)
    if not replacements:
        return data
    text = data.decode("utf-8-sig")
    for at, name in sorted(replacements.items(), key=lambda item: item[0].start, reverse=True):
        span = text[at.start : at.end]
        # A text of several lines is measured to the beginning of the line behind it.
        text = text[: at.start] + name + span[len(span.rstrip()) :] + text[at.end :]
    return (_BOM if data.startswith(_BOM) else b"") + text.encode()


def _references(file: LibraryFile, names: Names) -> Iterator[tuple[Place, str | None]]:
    """Where a file names something, with the name that has to stand there instead."""
    match file.fresh:
        case Exercise() as exercise:
            for link in exercise.links:
                yield link.at, names.get((PartKind.EXERCISE, link.text))
        case Routine() as routine:
            yield from _in_steps(routine, names)
        case WalkingPlan() as plan:
            for wrapped in (plan.before, plan.after):
                if wrapped is not None:
                    yield wrapped.at, names.get((PartKind.ROUTINE, wrapped.text))
            for level in plan.levels:
                yield from _in_steps(level.walk, names)
                if level.sometimes is not None:
                    yield from _in_steps(level.sometimes.walk, names)
        case None:
            pass


def _in_steps(routine: Routine, names: Names) -> Iterator[tuple[Place, str | None]]:
    for step in flat(routine.steps):
        if isinstance(step, ExerciseStep):
            yield step.exercise.at, names.get((PartKind.EXERCISE, step.exercise.text))
        elif isinstance(step, RoutineStep):
            yield step.routine.at, names.get((PartKind.ROUTINE, step.routine.text))


def quoted(text: str) -> str:
    """A text as a YAML scalar in double quotes."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
