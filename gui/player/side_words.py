"""The side that works, in the words that one needs on the mat."""

from PySide6.QtCore import QCoreApplication

from exercises.library.exercise import Exercise
from exercises.library.lying import side_to_lie_on
from exercises.library.timeline import Side
from gui import text


def side_words(exercise: Exercise | None, side: Side | None) -> str:
    """`Left side`, and where one lies on a side which one that is: `Lying on your right side`."""
    match side_to_lie_on(exercise, side):
        case Side.LEFT:
            return QCoreApplication.translate("player", "Lying on your left side")
        case Side.RIGHT:
            return QCoreApplication.translate("player", "Lying on your right side")
        case _:
            return text.side(side)
