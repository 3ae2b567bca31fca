"""The words that belong to a phase: what its routine says, and how its exercise is done."""

from exercises.commands import session_text
from exercises.library.library import Library
from exercises.library.lying import side_to_lie_on
from exercises.library.timeline import Phase, PhaseKind, Side


class Words:
    """Finds the sentences for a moment."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def at(self, phase: Phase, coming: Phase | None) -> tuple[str, ...]:
        """What to show in a phase; a rest shows what comes after it, so that one can read ahead."""
        exercise = phase.exercise
        if phase.kind is PhaseKind.REST and coming is not None:
            exercise = coming.exercise
        said = (phase.say,) if phase.say else ()
        return (*said, *self.instructions(exercise))

    def side(self, exercise_id: str | None, side: Side | None) -> str:
        """The side that works, or on which one lies, in words; empty when there is none."""
        exercise = self._library.exercise(exercise_id) if exercise_id else None
        return session_text.side(side, side_to_lie_on(exercise, side))

    def instructions(self, exercise_id: str | None) -> tuple[str, ...]:
        """How an exercise is done; nothing when it is unknown."""
        exercise = self._library.exercise(exercise_id) if exercise_id else None
        return exercise.instructions if exercise is not None else ()
