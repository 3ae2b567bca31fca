"""Pieces of a list or mapping, put into another order: the heart of moving, inserting and removing.

What stands between pieces (blank lines and comments on their own, or commas) stays where it is when pieces change
places, so that a file keeps its rhythm.
"""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from exercises.library.editing.edit import Change, Edit


@dataclass(frozen=True, slots=True)
class Piece:
    """One step, entry or word that can be put somewhere.

    `lead` are comment lines above it, whole and indented like it; `body` begins at its first character. Among lines
    `body` ends with a line end, and `column` is where it began. Between brackets `tail` is a comment behind its comma.
    """

    body: str
    column: int = 0
    lead: str = ""
    tail: str = ""


class Layout(Protocol):
    """How the pieces of one list or mapping lie in the text. Gaps are what stands between two pieces."""

    @property
    def count(self) -> int:
        """How many pieces there are."""

    @property
    def in_flow(self) -> bool:
        """Whether the pieces stand between brackets."""

    @property
    def close_together(self) -> bool:
        """Whether a new piece stands close to the one before it, whatever stands between others."""

    @property
    def column(self) -> int:
        """Where the bodies of pieces begin on their lines."""

    @property
    def shared_line(self) -> bool:
        """Whether the first piece stands behind something else on its line."""

    def head(self, index: int) -> int:
        """Where the body of a piece begins."""

    def start(self, index: int) -> int:
        """Where a piece begins, comments above it included."""

    def stop(self, index: int) -> int:
        """Where a piece ends."""

    def piece(self, index: int) -> Piece:
        """A piece as it can be put elsewhere."""

    def emit(self, piece: Piece, *, first: bool, last: bool) -> str:
        """A piece as it is written in this layout."""

    def lead_elsewhere(self, lead: str) -> Change:
        """Put comment lines above a first piece that shares its line."""

    def keeps(self, gap: str) -> bool:
        """Whether a gap must not be dropped, because someone wrote something there."""

    def usual_gap(self, near: Sequence[str]) -> str:
        """The gap between a new piece and its neighbour, after the gaps nearby, the nearest first."""

    def merged(self, one: str, other: str) -> str:
        """Two gaps that both stay, as one."""

    def stray(self, gap: str) -> str:
        """A gap that has a piece on one side only."""

    def closing(self, index: int, *, last: bool) -> Change | None:
        """What changes behind an untouched piece that becomes the last, or is so no longer."""

    def between(self, start: int, end: int) -> str:
        """Characters of the text."""

    def emptied(self, rest: str) -> list[Change]:
        """The changes that leave nothing but `rest`."""


class Arrangement:
    """The pieces of a list or mapping on their way into a new order; `changes()` tells what that means in the text."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        # A number is a piece that stays where it is.
        self._slots: list[int | Piece] = list(range(layout.count))
        # What stands before each piece, a number for what stood before that piece; before the first one nothing does.
        self._gaps: list[int | str] = ["", *range(1, layout.count)]
        self._behind = ""
        self._inner: dict[int, list[Change]] = {}

    def inside(self, index: int, changes: list[Change]) -> None:
        """Change something inside a piece, given by its number in the file."""
        self._inner.setdefault(index, []).extend(changes)

    def taken(self, position: int) -> Piece:
        """The piece at a position, with what was changed inside it."""
        slot = self._slots[position]
        if isinstance(slot, Piece):
            return slot
        piece, inner = self._layout.piece(slot), self._inner.pop(slot, None)
        if not inner:
            return piece
        head = self._layout.head(slot)
        moved = [Change(change.start - head, change.end - head, change.text) for change in inner]
        return replace(piece, body=Edit.of(piece.body, moved).apply(piece.body))

    def gap(self, position: int) -> str:
        """What stands before the piece at a position."""
        gap = self._gaps[position]
        if isinstance(gap, str):
            return gap
        return self._layout.between(self._layout.stop(gap - 1), self._layout.start(gap))

    def insert(self, position: int, piece: Piece) -> None:
        """Put a new piece before the one that is at a position now, or behind the last."""
        first, last = max(1, position - 3), min(len(self._slots), position + 4)
        near = sorted(range(first, last), key=lambda index: abs(index - position))
        usual = self._layout.usual_gap([self.gap(index) for index in near])
        # A new key stands close to the one before it; a new step leaves the gap before it as it was.
        close = self._layout.close_together and position > 0
        self._gaps.insert(position + (position < len(self._slots) and not close), usual if self._slots else "")
        self._slots.insert(position, piece)

    def remove(self, position: int) -> None:
        """Take a piece away, and one of the gaps beside it."""
        layout, last = self._layout, len(self._slots) - 1
        if position == last:
            gap = self.gap(position)
            del self._gaps[position]
            self._behind = (layout.stray(gap) if layout.keeps(gap) else "") + self._behind
        else:
            one, other = self.gap(position), self.gap(position + 1)
            kept = [gap for gap in (one, other) if layout.keeps(gap)]
            if position == 0:
                # Here `one` is what earlier removals left above the list.
                gap = one + (layout.stray(other) if layout.keeps(other) else "")
            elif len(kept) == 2:
                gap = layout.merged(one, other)
            else:
                gap = kept[0] if kept else max(one, other, key=len)
            self._gaps[position : position + 2] = [gap]
        del self._slots[position]

    def move(self, position: int, target: int) -> None:
        """Move a piece so that it stands at another position; the gaps stay where they are."""
        piece = self.taken(position)
        del self._slots[position]
        self._slots.insert(target, piece)

    def reorder(self, order: Sequence[int], staying: Container[int]) -> None:
        """Put all pieces into another order, `order[p]` being the number in the file of the one for position p.

        Those `staying` are in the order of the file already; the gaps stay where they are.
        """
        self._slots = [index if index in staying else self.taken(index) for index in order]

    def replace(self, first: int, count: int, pieces: Sequence[Piece], gaps: Sequence[str] = ()) -> None:
        """Put other pieces in place of several, with new gaps between them; at least one piece."""
        self._slots[first : first + count] = pieces
        self._gaps[first + 1 : first + count] = gaps

    def changes(self) -> list[Change]:
        """The changes of the text."""
        layout = self._layout
        if not self._slots:
            return layout.emptied(self._behind)
        found: list[Change] = []
        before: int | None = None
        waiting: list[int] = []
        for position, slot in enumerate(self._slots):
            if isinstance(slot, Piece):
                waiting.append(position)
                continue
            if waiting or self._gaps[position] != slot or before != slot - 1:
                found += self._rewritten(before, waiting, position, slot)
            found += self._inner.get(slot, [])
            closing = layout.closing(slot, last=position == len(self._slots) - 1)
            found += [closing] if closing else []
            before, waiting = slot, []
        return found + self._rewritten(before, waiting, None, None)

    def _rewritten(self, before: int | None, positions: list[int], after: int | None, slot: int | None) -> list[Change]:
        """What stands between two pieces that stay, new; `slot` is the number of the second one in the file."""
        layout, found, texts = self._layout, list[Change](), list[str]()
        shared = layout.shared_line
        start = layout.start(0) if before is None else layout.stop(before)
        end = layout.stop(layout.count - 1)
        for position in positions:
            first, last = position == 0, position == len(self._slots) - 1
            piece = self.taken(position)
            if first and shared:
                lead = self.gap(0) + piece.lead
                found += [layout.lead_elsewhere(lead)] if lead else []
                piece = replace(piece, lead="")
            else:
                texts.append(self.gap(position))
            texts.append(layout.emit(piece, first=first, last=last))
        if after is None or slot is None:
            texts.append(self._behind)
        elif shared and after == 0:
            end = layout.head(slot)
            lead = self.gap(0) + layout.piece(slot).lead
            found += [layout.lead_elsewhere(lead)] if lead else []
        else:
            end = layout.start(slot)
            texts += [self.gap(after), " " * layout.column if shared and slot == 0 else ""]
        return [*found, Change(start, end, "".join(texts))]


def most_frequent(gaps: Sequence[str], otherwise: str) -> str:
    """The most frequent of some gaps, the first of those where there are several."""
    return Counter(gaps).most_common(1)[0][0] if gaps else otherwise
