"""What every command gets: the user's folder and a clock."""

from dataclasses import dataclass

from exercises.clock import Clock
from exercises.paths import DataFolder


@dataclass(frozen=True, slots=True)
class Context:
    """Where the user's files are, and what time it is."""

    data: DataFolder
    clock: Clock
