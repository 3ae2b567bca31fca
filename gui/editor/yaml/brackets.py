"""Which bracket belongs to which."""

from collections.abc import Sequence
from typing import Final

from gui.editor.yaml.context import StateAt, goes_on
from gui.editor.yaml.lines import Spot
from gui.editor.yaml.scanner import Kind, scan

_FAR: Final = 400


def partners(lines: Sequence[str], spot: Spot, state_at: StateAt) -> tuple[Spot, Spot] | None:
    """The bracket that touches a place and the one that it belongs to; brackets inside of texts don't count."""
    first = spot.line
    while first > 0 and state_at(first).in_flow and goes_on(lines[first], state_at(first)):
        first -= 1
        if spot.line - first > _FAR:
            return None
    open_ones: list[tuple[Spot, str]] = []
    state = state_at(first)
    for row in range(first, min(len(lines), first + 2 * _FAR)):
        tokens, state = scan(lines[row], state)
        for token in tokens:
            if token.kind is not Kind.BRACKET:
                continue
            here, character = Spot(row, token.start), lines[row][token.start]
            if character in "[{":
                open_ones.append((here, character))
                continue
            if not open_ones or open_ones[-1][1] + character not in ("[]", "{}"):
                return None
            partner = open_ones.pop()[0]
            if _touches(spot, here) or _touches(spot, partner):
                return partner, here
        if row >= spot.line and not open_ones:
            break
    return None


def _touches(spot: Spot, bracket: Spot) -> bool:
    return spot.line == bracket.line and spot.column in (bracket.column, bracket.column + 1)
