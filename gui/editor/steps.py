"""The steps of a routine as rows: what each one is, in words, also while the file has mistakes."""

import collections.abc
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from exercises.library.editing.document import Document, RefusedError, value_of
from exercises.library.editing.order import KeyPath
from exercises.library.exercise import Exercise
from exercises.library.library import Library
from exercises.library.problems import Problem
from exercises.library.scalars import format_duration, parse_duration
from exercises.library.tree import Mapping, Node, Sequence
from gui.text import tr


class StepKind(StrEnum):
    """What a step is; the key that makes it so."""

    EXERCISE = "exercise"
    REST = "rest"
    REPEAT = "repeat"
    ROUTINE = "routine"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step as a card shows it.

    `path` leads to it in the file, `depth` counts the repeats around it; `values` are its keys as written. `problem` is
    the first sentence about what is wrong in it, or empty.
    """

    path: KeyPath
    depth: int
    kind: StepKind
    title: str
    line: str
    values: dict[str, str]
    exercise: Exercise | None = None
    problem: str = ""

    @property
    def name(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.title, self.line, self.problem) if part)


def rows_of(document: Document, library: Library, problems: tuple[Problem, ...] = ()) -> list[StepRow]:
    """All steps in the order of the file, those of a repeat right after it and one deeper."""
    return list(_rows(document.find(("steps",)), ("steps",), 0, library, _by_path(problems)))


def root_values(document: Document) -> dict[str, str]:
    """The routine's own keys that hold texts; none while the file can't be read as a whole."""
    try:
        whole = document.value
    except RefusedError:
        return {}
    if not isinstance(whole, collections.abc.Mapping):
        return {}
    return {key: value for key, value in whole.items() if isinstance(value, str)}


def row_at(rows: list[StepRow], path: KeyPath) -> int | None:
    """The row of the step that a path leads to or into; the nearest one around it."""
    for length in range(len(path), 0, -1):
        for number, row in enumerate(rows):
            if row.path == path[:length]:
                return number
    return None


def _rows(node: Node | None, path: KeyPath, depth: int, library: Library, wrong: dict[str, str]) -> Iterator[StepRow]:
    if not isinstance(node, Sequence):
        return
    for number, item in enumerate(node.items):
        here = (*path, number)
        values = _texts(item)
        kind = _kind(item)
        exercise = library.exercise(values["exercise"]) if kind is StepKind.EXERCISE else None
        title, line = _words(kind, values, exercise, library)
        yield StepRow(here, depth, kind, title, line, values, exercise, _problem(here, kind, wrong))
        if kind is StepKind.REPEAT and isinstance(item, Mapping):
            inner = next((entry.value for entry in item.entries if entry.key.text == "steps"), None)
            yield from _rows(inner, (*here, "steps"), depth + 1, library, wrong)


def _texts(item: Node) -> dict[str, str]:
    """The keys whose values are texts; what can't be read counts as not written."""
    if not isinstance(item, Mapping):
        return {}
    found = {}
    for entry in item.entries:
        if entry.key.text != "steps":
            value = value_of(entry.value) if not isinstance(entry.value, Sequence) else None
            found[entry.key.text] = value if isinstance(value, str) else ""
    return found


def _kind(item: Node) -> StepKind:
    if not isinstance(item, Mapping):
        return StepKind.UNKNOWN
    keys = {entry.key.text for entry in item.entries}
    order = (StepKind.EXERCISE, StepKind.REPEAT, StepKind.ROUTINE, StepKind.REST)
    return next((kind for kind in order if kind.value in keys), StepKind.UNKNOWN)


def _words(kind: StepKind, values: dict[str, str], exercise: Exercise | None, library: Library) -> tuple[str, str]:
    match kind:
        case StepKind.EXERCISE:
            name = exercise.name if exercise is not None else values["exercise"] or tr("Which exercise?")
            return name, dose_words(values, exercise)
        case StepKind.REST:
            said = values.get("say", "")
            return tr("Rest"), " · ".join(part for part in (_time(values["rest"]), said and f"“{said}”") if part)
        case StepKind.REPEAT:
            rest = values.get("rest", "")
            pause = tr("{time} rest between").format(time=_time(rest)) if rest else ""
            times = tr("{n} rounds of what follows").format(n=values["repeat"] or "?")
            return tr("Repeat"), " · ".join(part for part in (times, pause) if part)
        case StepKind.ROUTINE:
            routine = library.routine(values["routine"])
            return routine.name if routine is not None else values["routine"] or tr("Which routine?"), tr("in place")
        case StepKind.UNKNOWN:
            return tr("A step that can't be read"), ""


def dose_words(values: dict[str, str], exercise: Exercise | None) -> str:
    """A step's dose in words, its own or else the exercise's: `2 × 8 times · 3 s hold · 30 s rest`."""
    own = {key: values[key] for key in ("for", "reps", "hold", "until") if values.get(key)}
    sets = values.get("sets", "")
    if not own and exercise is not None and exercise.dose is not None:
        dose = exercise.dose
        sets = sets or (str(dose.sets) if dose.sets and dose.sets > 1 else "")
        if dose.for_seconds is not None:
            own["for"] = format_duration(dose.for_seconds)
        if dose.reps is not None:
            own["reps"] = str(dose.reps)
        if dose.hold_seconds is not None:
            own["hold"] = format_duration(dose.hold_seconds)
    parts = []
    if "for" in own:
        parts.append(_time(own["for"]))
    if "reps" in own and not (own["reps"] == "1" and "hold" in own):
        parts.append(tr("{n} times").format(n=own["reps"]))
    if "hold" in own:
        parts.append(tr("{time} hold").format(time=_time(own["hold"])))
    if own.get("until") == "done":
        parts.append(tr("until you are done"))
    if sets and sets != "1":
        parts.insert(0, tr("{n} sets").format(n=sets))
    if values.get("rest"):
        parts.append(tr("{time} rest").format(time=_time(values["rest"])))
    return " · ".join(parts)


def _time(written: str) -> str:
    """A duration as one says it; what is none stays as it was written."""
    seconds = parse_duration(written)
    return format_duration(seconds) if seconds is not None else written


def _by_path(problems: tuple[Problem, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for problem in problems:
        if problem.path:
            found.setdefault(problem.path, problem.text)
    return found


def _problem(path: KeyPath, kind: StepKind, wrong: dict[str, str]) -> str:
    """The first problem in a step; those inside a repeat belong to its own steps."""
    start = path_text(path)
    for where, sentence in wrong.items():
        inside = where == start or where.startswith(f"{start}.")
        if inside and not (kind is StepKind.REPEAT and where.startswith(f"{start}.steps[")):
            return sentence
    return ""


def path_text(path: KeyPath) -> str:
    """A path as problems write it: `steps[2].steps[0].hold`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text
