"""`amble show`: a routine's phases."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from exercises.commands import help_text, session_text
from exercises.commands.arguments import Arguments
from exercises.commands.context import Context
from exercises.commands.output import say_all, say_json
from exercises.commands.routines import FoundRoutine, find_routine
from exercises.commands.table import as_table
from exercises.commands.words import Words
from exercises.library.as_json import timeline_object
from exercises.library.problems import visible
from exercises.library.scalars import format_clock, format_duration
from exercises.library.timeline import Phase, PhaseKind, Side


def show(words: Sequence[str], context: Context) -> int:
    """Print a routine's phases as a table, or as JSON."""
    arguments = Arguments("show")
    arguments.add_argument("routine", metavar="ROUTINE", help=help_text.ROUTINE_HELP)
    arguments.add_argument("--json", action="store_true", help=help_text.JSON_HELP)
    options = arguments.read(words)
    found = find_routine(options.routine, context)
    if options.json:
        say_json(timeline_object(found.timeline))
    else:
        say_all(_page(found))
    return 0


def _page(found: FoundRoutine) -> Iterator[str]:
    timeline = found.timeline
    yield session_text.routine_heading(
        visible(timeline.name), timeline.kind, found.routine.level.value, timeline.seconds, len(timeline.phases)
    )
    if found.routine.about:
        yield from wrap(visible(found.routine.about), width=80)
    yield ""
    begins, rows, words = 0.0, [], Words(found.library)
    for phase in timeline.phases:
        rows.append(_row(phase, begins, words))
        begins += phase.seconds
    for phase, line in zip(timeline.phases, as_table(rows, right=(0, 2)), strict=True):
        yield line
        if phase.say:
            yield " " * (len(rows[-1][0]) + 2) + session_text.said(visible(phase.say))


def _row(phase: Phase, begins: float, words: Words) -> list[str]:
    work = phase.kind is PhaseKind.WORK
    dose = session_text.dose(phase) if work else ""
    # "4 times, each side" says already that the sides take turns.
    side = "" if dose and phase.side is Side.ALTERNATE and phase.reps else words.side(phase.exercise, phase.side)
    details = (side, session_text.set_of(phase), dose)
    return [
        format_clock(begins),
        session_text.phase_word(phase.kind),
        ("~" if phase.until_done else "") + format_duration(phase.seconds),
        visible(phase.name or ""),
        ", ".join(detail for detail in details if detail),
    ]
