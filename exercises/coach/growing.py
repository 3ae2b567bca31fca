"""A row of things that only ever grows; what was written down day by day is such a row."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar, overload

_Item = TypeVar("_Item")


class Growing(Sequence[_Item], Generic[_Item]):
    """A tuple of which a longer one is made in no time.

    All that grew from one another share one list and know how much of it is theirs; where two grow from the same one,
    the second takes a copy. So thousands of days each add to it without copying what the days before wrote.
    """

    __slots__ = ("_items", "_length")

    def __init__(self, items: Iterable[_Item] = ()) -> None:
        self._items = list(items)
        self._length = len(self._items)

    def with_more(self, *more: _Item) -> "Growing[_Item]":
        """The same with more at its end; this one stays as it is."""
        grown = Growing[_Item].__new__(Growing)
        # What is behind its own end belongs to another one; nobody begins with the list of an empty one, which is
        # there for all.
        is_last = self._length and len(self._items) == self._length
        grown._items = self._items if is_last else self._items[: self._length]
        grown._items.extend(more)
        grown._length = self._length + len(more)
        return grown

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[_Item]:
        return iter(self._items[: self._length])

    @overload
    def __getitem__(self, place: int) -> _Item: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[_Item]: ...
    def __getitem__(self, place: int | slice) -> _Item | Sequence[_Item]:
        if isinstance(place, slice):
            return tuple(self._items[: self._length][place])
        if not -self._length <= place < self._length:
            raise IndexError(place)
        return self._items[place if place >= 0 else self._length + place]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Growing | tuple):
            return len(other) == self._length and all(mine == theirs for mine, theirs in zip(self, other, strict=True))
        return NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Growing({list(self)!r})"
