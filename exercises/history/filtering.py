"""Which sessions are looked at: a choice by time, kind, routine, outcome, pain and words."""

from dataclasses import dataclass, replace
from datetime import date

from exercises.session.events import Outcome


@dataclass(frozen=True, slots=True)
class Filter:
    """What a session has to be like to be shown; what is left empty asks for nothing.

    `since` and `until` are local days and both belong to it. `pain` holds the least and the most (0 to 10) of the
    highest pain that was told of the session; one without any pain told does not fit then. `words` are all looked for
    in its name, its exercises' names and its note, without regard to case and accents.
    """

    since: date | None = None
    until: date | None = None
    kinds: frozenset[str] = frozenset()
    routines: frozenset[str] = frozenset()
    outcomes: frozenset[Outcome] = frozenset()
    pain: tuple[int, int] | None = None
    words: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether every session fits."""
        return self == Filter(words=self.words) and not self.words.strip()

    def with_words(self, words: str) -> "Filter":
        """The same with these words looked for as well."""
        return replace(self, words=f"{self.words} {words}") if words.strip() else self
