"""What the page of a session is told beside its record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from exercises.coach.account import SessionAccount
from exercises.history.changes import Change


@dataclass(frozen=True, slots=True)
class SessionAbout:
    """What the coach made of it, what was said otherwise later (History.changes), and what can be done with it.

    `shoes` is the name of the pair that was worn; `can_continue` whether what is left of it can still be done today.
    """

    account: SessionAccount | None = None
    changes: Mapping[str, Sequence[Change]] = field(default_factory=dict)
    shoes: str = ""
    can_continue: bool = False
