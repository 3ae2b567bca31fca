"""Every measure: what it is called, in what it counts, how often, how it is done, and where that comes from."""

from dataclasses import dataclass
from typing import Final

from exercises.history.facts import Measure

_OWN: Final = "Our own choice: for the trend only"


@dataclass(frozen=True, slots=True)
class Definition:
    """One measure.

    `unit` stands behind a number; `every_days` is how often it is offered, `minutes` how long it takes. With `moves`
    the body is tried, so it waits while the back needs rest. `exercise` shows how it is done.
    """

    measure: Measure
    name: str
    unit: str
    every_days: int
    minutes: int
    about: str
    how: tuple[str, ...]
    source: str
    moves: bool = False
    exercise: str = ""


_ALL: Final = (
    Definition(
        Measure.ACTIVITIES,
        "Your activities",
        "of 10",
        14,
        1,
        "Three things that your back makes hard, and how well they go today.",
        (
            "Choose up to three things that matter to you and that your back makes hard.",
            "Give each a number: 0 when you can't do it, 10 when it goes as it did before your back hurt.",
        ),
        "Patient-specific functional scale; Abbott and Schmitt 2014 for what a change means",
    ),
    Definition(
        Measure.TWO_MINUTE_WALK,
        "2-minute walk",
        "m",
        28,
        4,
        "How far you walk in two minutes, on the same way each time.",
        (
            "Choose a flat way: a corridor, a path, a lap round the table. Next time take the same one.",
            "Walk for two minutes as far as you comfortably can. You may slow down or stand still; the time goes on.",
            "Stop when it hurts or you feel dizzy: what you walked until then counts.",
        ),
        "2-minute walk test, tried in people with low back pain at the University of Limerick",
        moves=True,
        exercise="walk-easy",
    ),
    Definition(
        Measure.CHAIR_STANDS,
        "Chair stands in 30 seconds",
        "stands",
        28,
        2,
        "How often you stand up from a chair and sit down again in half a minute.",
        (
            "Put a firm chair against the wall, so that it can't slide away.",
            "Sit in the middle of the seat, feet flat on the floor, arms crossed on your chest if you can.",
            "Stand up all the way and sit down again, at your own pace, until the time is over.",
            "Stop when it hurts or you feel dizzy. Using your hands is fine; do it the same way each time.",
        ),
        "30-second chair stand (Jones, Rikli and Beam 1999)",
        moves=True,
        exercise="chair-squat",
    ),
    Definition(
        Measure.PLANK,
        "Plank hold",
        "s",
        28,
        2,
        "How long you hold a plank, from your knees or your toes.",
        (
            "Forearms on a mat, elbows below the shoulders, and a straight line from head to knees or feet.",
            "Breathe on. End it as soon as your back sags, it hurts, or you have had enough.",
            "Knees or toes: take the same each time.",
        ),
        _OWN,
        moves=True,
        exercise="front-plank",
    ),
    Definition(
        Measure.SIDE_PLANK,
        "Side plank hold",
        "s",
        28,
        3,
        "How long you hold a side plank, on the left and on the right.",
        (
            "On your side, forearm on a mat, elbow below the shoulder. Lift your hips from knees or feet.",
            "Breathe on. End it as soon as your hips sink, it hurts, or you have had enough.",
            "Rest a minute before the other side. Knees or feet: take the same each time.",
        ),
        _OWN,
        moves=True,
        exercise="side-plank",
    ),
    Definition(
        Measure.KNEE_TO_WALL,
        "Knee to wall",
        "cm",
        28,
        3,
        "How far from a wall your foot can be while the knee still touches it.",
        (
            "Face a wall with one foot in front, and bend that knee to the wall with the heel on the floor.",
            "Move the foot back bit by bit until the knee only just touches and the heel stays down.",
            "Measure from the big toe to the wall, on both sides.",
        ),
        _OWN,
        moves=True,
        exercise="knee-to-wall",
    ),
    Definition(
        Measure.SLEEP,
        "Sleep",
        "of 10",
        7,
        1,
        "How well you slept in the last week.",
        ("How well did you sleep in the last week?",),
        "Asked as in tools for back pain such as STarT Back (NICE guideline NG59)",
    ),
    Definition(
        Measure.MOOD,
        "Mood",
        "of 10",
        7,
        1,
        "How your mood was in the last week.",
        ("How was your mood in the last week?",),
        "Asked as in tools for back pain such as STarT Back (NICE guideline NG59)",
    ),
    Definition(
        Measure.CONFIDENCE,
        "Confidence",
        "of 10",
        7,
        1,
        "How sure you are that you can do what matters to you in spite of your back.",
        ("How sure are you that you can do what matters to you, in spite of your back?",),
        "Asked as in tools for back pain such as STarT Back (NICE guideline NG59)",
    ),
    Definition(
        Measure.OVERALL_CHANGE,
        "All in all",
        "",
        28,
        1,
        "How your back is now, held against when you began.",
        ("Think of the day on which you began. How is your back now, all in all?",),
        "Global change in seven steps, beside the pain from 0 to 10",
    ),
)
DEFINITIONS: Final[dict[Measure, Definition]] = {each.measure: each for each in _ALL}
OVERALL_ANSWERS: Final[dict[int, str]] = {
    3: "Much better",
    2: "Better",
    1: "A little better",
    0: "About the same",
    -1: "A little worse",
    -2: "Worse",
    -3: "Much worse",
}
# What the lowest and the highest number of a scale mean.
SCALE_ENDS: Final[dict[Measure, tuple[str, str]]] = {
    Measure.ACTIVITIES: ("can't do it", "as before"),
    Measure.SLEEP: ("very badly", "very well"),
    Measure.MOOD: ("very low", "very good"),
    Measure.CONFIDENCE: ("not at all", "completely"),
}
SUGGESTED_ACTIVITIES: Final = (
    "Walk 20 min",
    "Stand in a queue",
    "Climb stairs",
    "Carry the shopping",
    "Put on socks and shoes",
    "Sit for an hour",
    "Garden or housework",
    "Get in and out of a car",
)
