"""Reads a figure for being drawn on: also one whose pinned points can't stay, or whose cycle says too little."""

from dataclasses import replace

from exercises.library.fields import Fields, Report
from exercises.library.figure.body import View
from exercises.library.figure.cycle_reading import HOLD, read_cycle
from exercises.library.figure.draft import DraftKey, FigureDraft, Stop
from exercises.library.figure.figure import OTHER_SIDE
from exercises.library.figure.reading import KEYS, read_figure, read_keys, read_pins, read_props
from exercises.library.figure.writing import written_lines
from exercises.library.problems import Problem
from exercises.library.scalars import parse_duration
from exercises.library.tree import Mapping, Node, read_document


def read_draft(node: Node | None) -> tuple[FigureDraft | None, tuple[Problem, ...]]:
    """The draft under `figure`, and what keeps it from being read; None and no problem where nothing stands there."""
    if not isinstance(node, Mapping) or not node.entries:
        return None, ()
    report = Report()
    fields = Fields(node, "figure", report)
    fields.only(KEYS)
    view = fields.choice("view", View) if fields.has("view") else View.SIDE
    props, walks = read_props(fields), fields.flag("walks") or False
    if view is None:
        return None, tuple(sorted(report.problems))
    good, broken = read_keys(fields, view)
    pins = read_pins(fields, view)
    if report.problems or broken or not good:
        return None, tuple(sorted(report.problems))
    keys = tuple(DraftKey(name, pose) for name, pose in good.items())
    pin_words = tuple(dict.fromkeys(entry.text for entry, _ in pins))
    draft = FigureDraft(view, keys, (Stop(keys[0].name),), pins=pin_words, props=props, walks=walks)
    if len(keys) > 1 and not fields.has("cycle"):
        return draft, ()
    if read_cycle(fields, good, broken) is None:
        return None, tuple(sorted(report.problems))
    return _with_cycle(draft, [entry.text for entry in fields.texts("cycle")]), ()


def figure_problems(draft: FigureDraft) -> tuple[str, ...]:
    """What is wrong with a drawn figure, as sentences: the same that its file would be told."""
    text = "figure:\n" + "".join(f"  {line}\n" for line in written_lines(draft))
    document = read_document(text.encode())
    report = Report()
    if isinstance(document.root, Mapping):
        found = Fields(document.root, "", report).mapping("figure")
        if found is not None:
            read_figure(found)
    return tuple(map(_sentence, sorted((*document.problems, *report.problems))))


def _sentence(problem: Problem) -> str:
    """What is wrong, without the place in a file that nobody sees."""
    return f"{problem.text[:1].upper()}{problem.text[1:]}."


def _with_cycle(draft: FigureDraft, entries: list[str]) -> FigureDraft:
    """The stops of a cycle that is known to be right."""
    stops: list[Stop] = []
    held: int | None = None
    waiting = 0.0
    for entry in entries:
        seconds = parse_duration(entry)
        if entry == HOLD:
            held = len(stops) - 1
        elif seconds is not None:
            waiting = seconds
        elif waiting or not stops:
            stops.append(Stop(entry.removeprefix(OTHER_SIDE), waiting, entry.startswith(OTHER_SIDE)))
            waiting = 0.0
    if not stops:
        return draft
    if len(stops) > 1:
        back = stops.pop()
        return replace(draft, stops=tuple(stops), back_seconds=back.seconds, held=held)
    return replace(draft, stops=tuple(stops), held=held)
