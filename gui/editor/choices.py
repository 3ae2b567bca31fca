"""What the pickers offer: the library's exercises and routines."""

from collections.abc import Container

from exercises.library.library import Library
from gui import text
from gui.editor.picker import Choice


def exercise_choices(library: Library, but: Container[str] = ()) -> list[Choice]:
    """Every exercise, without those whose ids are in `but`."""
    return [
        Choice(
            each.id,
            each.name,
            f"{text.exercise_kind(each.kind)} · {text.position(each.position).lower()}",
            " ".join((*each.targets, *each.kit)),
            each,
        )
        for each in library.exercises()
        if each.id not in but
    ]


def routine_choices(library: Library, *, but: str) -> list[Choice]:
    """Every routine that can be followed, without the one of this id."""
    choices = []
    for each in library.routines():
        timeline = library.timeline(each)
        if timeline is not None and each.id != but:
            words = f"{text.routine_kind(each.kind)} · {text.minutes(timeline.seconds)}"
            choices.append(Choice(each.id, each.name, words, each.about))
    return choices
