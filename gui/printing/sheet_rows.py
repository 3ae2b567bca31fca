"""One exercise of the printed sheet: where each of its words stands, and how high all of it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from exercises.library.exercise import Exercise
from exercises.library.scalars import format_duration
from exercises.phone.handout import HandoutItem
from gui import text
from gui.printing.paper import MUTED, Letters, Pen

DAYS: Final = 7
WEEKS: Final = 2
GAP: Final = 4.0
TICK: Final = 5.2
TICKS_WIDTH: Final = TICK * DAYS + 1.0
_TICKS_HEIGHT: Final = TICK * WEEKS + 6.0
_BULLET: Final = 3.2


@dataclass(frozen=True, slots=True)
class Print:
    """How large an exercise is printed: the letters in points, and the figure's box in millimetres."""

    name: Letters
    dose: Letters
    body: Letters
    small: Letters
    stop: Letters
    stop_word: Letters
    figure: tuple[float, float]


LARGE: Final = Print(
    Letters(13, bold=True),
    Letters(12, bold=True),
    Letters(10.5),
    Letters(9.5, colour=MUTED),
    Letters(10),
    Letters(10, bold=True),
    (46.0, 34.0),
)
SMALL: Final = Print(
    Letters(12, bold=True),
    Letters(10.5, bold=True),
    Letters(9.5),
    Letters(9, colour=MUTED),
    Letters(9.5),
    Letters(9.5, bold=True),
    (38.0, 28.0),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a column; lengths are millimetres, `x` from the page's edge and `y` from the row's."""

    x: float
    y: float
    width: float
    words: str
    letters: Letters


@dataclass(frozen=True, slots=True)
class Row:
    """An exercise as it stands on the sheet; `height` is in millimetres."""

    item: HandoutItem
    pieces: tuple[Piece, ...]
    height: float


class Rows:
    """Lays exercises out in a size of print; beside the boxes to tick a line is short, below them it is long."""

    def __init__(self, pen: Pen, size: Print, *, has_figures: bool) -> None:
        self._pen = pen
        self.size = size
        self._x = size.figure[0] + GAP if has_figures else 0.0
        self._long = pen.width - self._x
        self._short = self._long - TICKS_WIDTH - GAP

    def row(self, number: int, item: HandoutItem, room: float) -> Row:
        """An exercise with all its steps; only one that is higher than `room` gets fewer, and says so."""
        steps = item.exercise.instructions if item.exercise is not None else ()
        rows = (self._with(number, item, steps[:told], len(steps) - told) for told in range(len(steps), -1, -1))
        row = next(rows)
        while row.height > room and (shorter := next(rows, None)) is not None:
            row = shorter
        return row

    def _with(self, number: int, item: HandoutItem, steps: tuple[str, ...], left_out: int) -> Row:
        pieces = tuple(self._pieces(number, item, steps, left_out))
        words = max(piece.y + self._height(piece) for piece in pieces)
        return Row(item, pieces, max(words, self._picture_height(item), _TICKS_HEIGHT))

    def _pieces(self, number: int, item: HandoutItem, steps: tuple[str, ...], left_out: int) -> Iterator[Piece]:
        size, below = self.size, 0.0

        def put(words: str, letters: Letters, indent: float = 0.0, *, after: float = 0.0) -> Piece:
            nonlocal below
            width = self._short if below < _TICKS_HEIGHT else self._long
            piece = Piece(self._x + indent, below, width - indent, words, letters)
            below += self._height(piece) + after
            return piece

        yield put(f"{number}. {one_line(item.name)}", size.name)
        yield put(dose(item), size.dose, after=1.0)
        for step in steps:
            yield Piece(self._x, below, _BULLET, "•", size.body)
            yield put(step, size.body, _BULLET, after=0.4)
        if left_out:
            yield put(text.tr("{n} more to do: Amble shows all of it.").format(n=left_out), size.stop_word)
        if item.work.say:
            yield put(f"“{item.work.say}”", size.small)
        if stop := _stop(item.exercise):
            below += 0.8
            indent = self._pen.width_of(f"{_stop_words()} ", size.stop_word)
            yield Piece(self._x, below, indent + 1.0, _stop_words(), size.stop_word)
            yield put(stop, size.stop, indent)

    def _height(self, piece: Piece) -> float:
        return self._pen.height_of(piece.words, piece.width, piece.letters)

    def _picture_height(self, item: HandoutItem) -> float:
        return self.size.figure[1] if has_figure(item) else 0.0


def has_figure(item: HandoutItem) -> bool:
    """Whether there is a figure to print."""
    return item.exercise is not None and item.exercise.figure is not None


def one_line(words: str) -> str:
    """A name without its line breaks."""
    return " ".join(words.split())


def dose(item: HandoutItem) -> str:
    """How much, such as `2 sets: 8 × 4 s hold, each side · 20 s rest between`."""
    work = item.work
    words = text.dose(work)
    if work.reps is None and work.hold_seconds is not None and not work.until_done:
        words = text.tr("hold {time}").format(time=format_duration(work.hold_seconds))
    if item.both_sides:
        words = text.tr("{text}, each side").format(text=words)
    if work.sets is not None and work.sets > 1:
        words = text.tr("{sets} sets: {text}").format(sets=work.sets, text=words)
        if item.rest_seconds:
            words += " · " + text.tr("{time} rest between").format(time=format_duration(item.rest_seconds))
    if item.rounds > 1:
        words += " · " + text.tr("{n} times in all").format(n=item.rounds)
    return words


def _stop(exercise: Exercise | None) -> str:
    """The first sign to stop at; all of them would be a page of their own."""
    return exercise.stop_when[0] if exercise is not None and exercise.stop_when else ""


def _stop_words() -> str:
    return text.tr("Stop when:")
