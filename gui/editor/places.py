"""Where a step can be put: every gap between steps, also inside repeats, in the order of the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from exercises.library.editing.order import KeyPath


class Shape(NamedTuple):
    """What of a row matters for places: how deep it is, and whether it can hold steps."""

    depth: int
    holds: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A gap: before item `index` of the list of steps at `holder`; `row` and `depth` are where it shows."""

    holder: KeyPath
    index: int
    row: int
    depth: int


def places(shapes: Sequence[Shape]) -> list[Place]:
    """Every place for a new step, from the first to the last line of the file."""
    found: list[Place] = []
    # For each depth: the list that is open there, and how many items it has so far.
    holders: list[KeyPath] = [("steps",)]
    counts = [0]
    for row in range(len(shapes) + 1):
        lowest = shapes[row].depth if row < len(shapes) else 0
        depths = range(len(holders) - 1, lowest - 1, -1)
        found += [Place(holders[depth], counts[depth], row, depth) for depth in depths]
        if row == len(shapes):
            break
        del holders[lowest + 1 :], counts[lowest + 1 :]
        path = (*holders[lowest], counts[lowest])
        counts[lowest] += 1
        if shapes[row].holds:
            holders.append((*path, "steps"))
            counts.append(0)
    return found


def place_at(shapes: Sequence[Shape], row: int, depth: int) -> Place:
    """The place at the gap above a row that comes nearest to a depth."""
    here = [place for place in places(shapes) if place.row == row]
    return min(here, key=lambda place: abs(place.depth - depth))


def span(shapes: Sequence[Shape], row: int) -> range:
    """The rows of a step with everything inside it."""
    end = row + 1
    while end < len(shapes) and shapes[end].depth > shapes[row].depth:
        end += 1
    return range(row, end)


def without(shapes: Sequence[Shape], row: int) -> list[Shape]:
    """The rows that are left when a step is taken out."""
    gone = span(shapes, row)
    return [shape for number, shape in enumerate(shapes) if number not in gone]


def neighbour(shapes: Sequence[Shape], row: int, step: int) -> Place | None:
    """Where a step goes when it moves one place up (-1) or down (1); None at the end.

    The place counts in the file after the step was taken out.
    """
    around = places(without(shapes, row))
    here = next(number for number, place in enumerate(around) if place.row == row and place.depth == shapes[row].depth)
    target = here + step
    return around[target] if 0 <= target < len(around) else None


def dropped(shapes: Sequence[Shape], row: int, gap: int, depth: int) -> Place | None:
    """Where a step goes that is dropped at the gap above row `gap`; None where it would land in itself or stay."""
    own = span(shapes, row)
    if gap in own and gap != row:
        return None
    left = without(shapes, row)
    place = place_at(left, gap if gap <= row else gap - len(own), depth)
    stays = place.row == row and place.depth == shapes[row].depth
    return None if stays else place
