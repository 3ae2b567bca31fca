"""Eight small things to try on oneself, and what their answers suggest to begin with. Nothing here blocks anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

MOST_SUGGESTIONS: Final = 3


class Ease(IntEnum):
    """How something went."""

    EASY = 0
    IN_PART = 1
    HARD = 2


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to try in about a minute: what it is about, how to try it, and what its three answers say."""

    id: str
    title: str
    how: str
    answers: tuple[str, str, str]
    source: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to put first: a routine's id, or None for a plain word of advice, and why in one sentence."""

    question: str
    routine: str | None
    text: str


_ARTICLE = "Why does my lower back hurt after walking? (article)"
_TOO_MUCH = "Can too much walking cause back pain? (article)"

QUESTIONS: Final[tuple[Question, ...]] = (
    Question(
        "hips",
        "Hips that open",
        "Stand beside a chair and hold on to it. Take one long step back with the other leg, heel off the floor, and "
        "stay upright. Try both sides. Does the front of the hip let you?",
        ("Both sides, easily", "One side pulls, or it takes some effort", "It pulls early, or my back arches"),
        _ARTICLE,
    ),
    Question(
        "ankles",
        "Ankles that bend",
        "Face a wall with one foot a hand's width from it. Bend that knee to the wall and keep the heel down. "
        "Try both sides.",
        ("The knee touches on both sides", "It touches on one side, or just about", "The heel lifts on both sides"),
        _ARTICLE,
    ),
    Question(
        "upper-back",
        "An upper back that turns",
        "Sit on a chair, arms crossed on your chest, knees together. Turn slowly to each side as far as it is "
        "comfortable.",
        ("I turn well to both sides", "One side is stiffer", "I hardly turn, or it feels stiff all round"),
        _ARTICLE,
    ),
    Question(
        "hip-strength",
        "Hips that carry you",
        "Stand on one leg for ten seconds, with a hand close to a wall. Try both sides. Does the belt stay level?",
        ("Level and steady on both sides", "A little wobbly, or one side is weaker", "I need the wall, or a hip drops"),
        _ARTICLE,
    ),
    Question(
        "core",
        "A trunk that holds still",
        "On hands and knees, slide one foot back along the floor until the leg is long, then lift it a little and "
        "breathe twice. Try both sides. Does your back stay still?",
        ("Still on both sides", "It moves a little", "It sags or turns, or I can't hold it"),
        _TOO_MUCH,
    ),
    Question(
        "shoes",
        "Shoes that help",
        "Look at the shoes that you walk in. Flat, laced, cushioned, and the soles not worn down to one side?",
        ("Yes, all of it", "Most of it", "No, or they are worn out"),
        _TOO_MUCH,
    ),
    Question(
        "surface",
        "Ground that is kind",
        "Think of your usual walk. Is there a flat, even way, perhaps over grass or a track, without long downhills?",
        ("Yes", "For a part of it", "It is mostly hard, rough or steep"),
        _TOO_MUCH,
    ),
    Question(
        "posture",
        "Walking tall and loose",
        "Walk through the room for a minute: eyes up, shoulders loose, arms swinging, steps a little shorter. Does it "
        "feel like your usual walk?",
        ("Yes, that is how I walk", "In part", "No, I stoop, lean or take long steps"),
        _TOO_MUCH,
    ),
)

_TEXTS: Final[dict[str, tuple[str | None, str]]] = {
    "hips": ("hip-mobility", "Hips that open further give your back less to make up for: begin with them."),
    "ankles": ("ankle-foot-mobility", "Ankles and feet that move well carry every step: give them some minutes first."),
    "upper-back": ("upper-back-mobility", "A stiff upper back is a common companion: loosen it first."),
    "hip-strength": ("hip-strength", "Stronger hips steady each step: build them up twice a week."),
    "core": ("core-foundation", "A trunk that holds itself is the ground for the rest: begin gently."),
    "shoes": (
        None,
        "Walk in flat, laced shoes with some cushioning, and choose them by comfort and fit.",
    ),
    "surface": (
        None,
        "Look for a flat, even way for now, grass or a track if there is one, and leave hills for later.",
    ),
    "posture": (None, "On your walks, try eyes up, shoulders loose and shorter steps; keep it if it eases your back."),
}
# Equally hard things: mobility and a quiet trunk come before strength, as in the order of use (content.md section 6).
_ORDER: Final = ("core", "hips", "upper-back", "hip-strength", "ankles", "shoes", "surface", "posture")


def suggestions(answers: Iterable[tuple[str, int]]) -> tuple[Suggestion, ...]:
    """Say what to put first, at most three things: what was hard before what went in part.

    `answers` are question ids with 0 (easy), 1 (in part) or 2 (hard); the last one about a question counts, and
    questions that this version doesn't know are left out.
    """
    told = {question: ease for question, ease in answers if question in _TEXTS}
    wanted = [question for question in _ORDER if told.get(question, 0) > Ease.EASY]
    wanted.sort(key=lambda question: -told[question])
    return tuple(Suggestion(question, *_TEXTS[question]) for question in wanted[:MOST_SUGGESTIONS])
