"""What the page about arriving files says in several places."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from exercises.sharing.names import PartKind
from exercises.sharing.preview import Verdict
from gui.theme.tokens import Tone


def _tr(words: str) -> str:
    return QCoreApplication.translate("sharing", words)


def kind(value: PartKind) -> str:
    """What something is."""
    return {
        PartKind.ROUTINE: _tr("Routine"),
        PartKind.EXERCISE: _tr("Exercise"),
        PartKind.PLAN: _tr("Walking plan"),
        PartKind.PICTURE: _tr("Picture"),
    }[value]


def verdict(value: Verdict) -> tuple[str, Tone, str]:
    """How it stands to what one has: a word, its tone and its icon."""
    return {
        Verdict.NEW: (_tr("new"), Tone.PRIMARY, "plus"),
        Verdict.DIFFERS: (_tr("differs"), Tone.READY, "copy"),
        Verdict.BROKEN: (_tr("can't be used"), Tone.BAD, "warning"),
        Verdict.SAME: (_tr("you have it"), Tone.NEUTRAL, "check"),
    }[value]


def counted(kinds: Iterable[PartKind]) -> str:
    """`1 routine, 2 exercises and 1 picture`."""
    found = list(kinds)
    words = {
        PartKind.ROUTINE: (_tr("1 routine"), _tr("{n} routines")),
        PartKind.EXERCISE: (_tr("1 exercise"), _tr("{n} exercises")),
        PartKind.PLAN: (_tr("1 walking plan"), _tr("{n} walking plans")),
        PartKind.PICTURE: (_tr("1 picture"), _tr("{n} pictures")),
    }
    numbers = {value: found.count(value) for value in words if value in found}
    parts = [words[value][0] if n == 1 else words[value][1].format(n=n) for value, n in numbers.items()]
    if len(parts) < 2:
        return "".join(parts)
    return _tr("{most} and {last}").format(most=", ".join(parts[:-1]), last=parts[-1])
