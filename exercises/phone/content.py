"""What the phone's page carries: the phases, how each exercise is done, its figure, and what pain asks for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from exercises.coach.readiness import Readiness, before_session, on_the_way
from exercises.coach.red_flags import advice
from exercises.coach.signs import Sign, Urgency, leg_signs, pain_signs
from exercises.library.as_json import phase_object, plain_number, timeline_object
from exercises.library.exercise import Exercise
from exercises.library.lying import side_to_lie_on
from exercises.library.rules import Rules
from exercises.library.timeline import UNTIL_DONE_SECONDS, Phase, Side, Timeline
from exercises.phone.colours import PhoneLook, colours_of
from exercises.phone.figures import figure_of
from exercises.phone.words import WORDS

FORMAT: Final = 1
# From this pain on the warning signs are asked about (content.md, section 5).
SAFETY_PAIN: Final = 7
# A session of these kinds is itself the gentle thing to do.
_GENTLE_KINDS: Final = ("relief", "snack", "mobility")
_SCALE: Final = range(11)
_RULES: Final = Rules()
_LOOK: Final = PhoneLook()

Json = dict[str, object]
FindExercise = Callable[[str], Exercise | None]


@dataclass(frozen=True, slots=True)
class PhoneCare:
    """What pain that is told to the page is measured against.

    `base` is the usual pain and `limit` a clinician's (0 to 10), None where nobody knows one; `emergency_number` is
    what the user has set, empty for none.
    """

    rules: Rules = _RULES
    base: int | None = None
    limit: int | None = None
    emergency_number: str = ""


def page_object(timeline: Timeline, exercise: FindExercise, care: PhoneCare, look: PhoneLook = _LOOK) -> Json:
    """All that the page knows, as plain values; the same for the same session."""
    whole = timeline_object(timeline)
    whole["phases"] = [_phase(phase) for phase in timeline.phases]
    return {
        "format": FORMAT,
        **whole,
        "level": timeline.level,
        "walk_seconds": plain_number(sum((phase.seconds for phase in timeline.phases if phase.walking), 0.0)),
        "estimate": plain_number(UNTIL_DONE_SECONDS),
        "exercises": {found.id: _exercise(found, exercise) for found in _exercises(timeline, exercise)},
        "care": _care(timeline, care),
        "colours": colours_of(look),
        "words": WORDS,
    }


def _phase(phase: Phase) -> Json:
    """A phase with the names of `show --json`, and what else its session has to know."""
    return {
        **phase_object(phase),
        "walking": phase.walking,
        "block": phase.block,
        "first": phase.first_side.value if phase.first_side else None,
    }


def _exercises(timeline: Timeline, exercise: FindExercise) -> Iterator[Exercise]:
    """Every exercise of the session and the easier one of each, once, in the order they come."""
    told: set[str] = set()
    names = list(dict.fromkeys(phase.exercise for phase in timeline.phases if phase.exercise))
    easier = [found.id for name in names if (found := _easier(exercise(name), exercise))]
    for name in (*names, *easier):
        found = exercise(name)
        if found is not None and found.id not in told:
            told.add(found.id)
            yield found


def _easier(hard: Exercise | None, exercise: FindExercise) -> Exercise | None:
    found = (exercise(name) for name in (hard.easier if hard else ()))
    return next((each for each in found if each is not None), None)


def _exercise(told: Exercise, exercise: FindExercise) -> Json:
    easier = _easier(told, exercise)
    return {
        "name": told.name,
        "instructions": list(told.instructions),
        "cues": list(told.cues),
        "breathing": told.breathing,
        "stop_when": list(told.stop_when),
        "kit": list(told.kit),
        "easier": easier.id if easier else None,
        "lies": {side.value: f"lie_{lies.value}" for side in Side if (lies := side_to_lie_on(told, side))},
        "figure": figure_of(told),
    }


# What pain asks for


def _care(timeline: Timeline, care: PhoneCare) -> Json:
    """The rules as tables, so that the page needs none of its own: pain before, and pain on the way."""
    befores = (None, *_SCALE)
    return {
        "safety_pain": SAFETY_PAIN,
        "before": [_before(pain, timeline, care) for pain in _SCALE],
        # One row where nothing was said before, then one for each pain from 0 to 10.
        "on_the_way": [
            [on_the_way(pain, before, care.base, care.limit, care.rules).value for pain in _SCALE] for before in befores
        ],
        "signs": {"pain": _signs(pain_signs(), care), "leg": _signs(leg_signs(), care)},
        "number": care.emergency_number.strip(),
    }


def _before(pain: int, timeline: Timeline, care: PhoneCare) -> str:
    """The name of the words for pain before the session."""
    if timeline.kind in _GENTLE_KINDS:
        return "before_gentle_kind"
    found = before_session(pain, care.base, care.rules)
    if found in (Readiness.GO, Readiness.HALF) and care.limit and pain >= care.limit:
        return "before_limit"
    return f"before_{found.value}"


def _signs(signs: tuple[Sign, ...], care: PhoneCare) -> list[Json]:
    """What to look for, the most urgent first, each kind under what to do about it."""
    groups: list[Json] = []
    for urgency in (Urgency.EMERGENCY, Urgency.SAME_DAY, Urgency.PROFESSIONAL):
        texts = [sign.text for sign in signs if sign.urgency is urgency]
        if texts:
            groups.append(
                {"urgency": urgency.value, "lead": advice(urgency, care.emergency_number).lead, "texts": texts}
            )
    return groups
