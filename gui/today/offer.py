"""What a card says and what its buttons ask for."""

from dataclasses import dataclass
from enum import Enum

from gui.figure.subject import Subject
from gui.theme.tokens import Tone
from gui.today.view import STANDING


class Act(Enum):
    """What a button of a card asks for."""

    WALK = "walk"
    TAKE_WALK = "take-walk"
    LOG_WALK = "log-walk"
    LOG_ACTIVITY = "log-activity"
    ROUTINE = "routine"
    SAFETY = "safety"
    PLAN = "plan"
    KNOW = "know"
    PICK = "pick"
    SELF_CHECK = "self-check"


@dataclass(frozen=True, slots=True)
class OfferButton:
    """A button: what it asks for, its words, and for a routine its id."""

    act: Act
    label: str
    routine: str = ""


@dataclass(frozen=True, slots=True)
class OfferChip:
    """A small label; the icon tells what the colour tells."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a card says and offers. `key` names the state; `start` is the one button to press, None for a calm card."""

    key: str
    title: str
    chips: tuple[OfferChip, ...] = ()
    lines: tuple[str, ...] = ()
    start: OfferButton | None = None
    others: tuple[OfferButton, ...] = ()
    picture: Subject = STANDING
