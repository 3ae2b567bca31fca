"""Facts as somebody tells them, in short."""

import itertools
from datetime import datetime

from exercises.history.facts import Asked, Checked, Fact, Screening, StoredFact

_ids = itertools.count(1)


def told(at: str, fact: Fact) -> StoredFact:
    """A fact told at an ISO moment; without an offset it is UTC."""
    moment = datetime.fromisoformat(at if "T" in at else f"{at}T12:00")
    if moment.tzinfo is None:
        moment = datetime.fromisoformat(moment.isoformat() + "+00:00")
    return StoredFact(f"fact-{next(_ids)}", moment, fact)


def answer(at: str, *signs: str, asked: Asked = Asked.WEEKLY) -> StoredFact:
    return told(at, Screening(asked, signs))


def checked(at: str, on: str = "") -> StoredFact:
    return told(at, Checked(datetime.fromisoformat(on or at[:10]).date()))
