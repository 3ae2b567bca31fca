"""A routine: what a routine file says, before it is unfolded into phases."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from exercises.library.exercise import Sides, read_format
from exercises.library.fields import Fields, Located

DEFAULT_PREPARE_SECONDS: Final = 8.0
DEFAULT_SWITCH_SECONDS: Final = 5.0
DEFAULT_REST_SECONDS: Final = 20.0


class RoutineKind(StrEnum):
    """What a routine is for."""

    WARM_UP = "warm-up"
    COOL_DOWN = "cool-down"
    STRENGTH = "strength"
    MOBILITY = "mobility"
    RELIEF = "relief"
    SNACK = "snack"
    WALK = "walk"


class Level(StrEnum):
    """How demanding a routine is."""

    GENTLE = "gentle"
    MEDIUM = "medium"
    HARD = "hard"


class StartSide(StrEnum):
    """Which side goes first; `weaker` is the side that the settings name."""

    LEFT = "left"
    RIGHT = "right"
    WEAKER = "weaker"


class Until(StrEnum):
    """What ends a step that has no time of its own."""

    DONE = "done"


@dataclass(frozen=True, slots=True)
class ExerciseStep:
    """One exercise with its dose; None means that the routine or the exercise decides.

    `exercise` keeps its place for problems that show only when the step meets the exercise; `time_at` is where its
    time is written.
    """

    exercise: Located
    time_at: Located
    sets: int | None = None
    sides: Sides | None = None
    start_side: StartSide = StartSide.LEFT
    for_seconds: float | None = None
    reps: int | None = None
    hold_seconds: float | None = None
    until_done: bool = False
    pace_seconds: float | None = None
    prepare_seconds: float | None = None
    switch_seconds: float | None = None
    rest_seconds: float | None = None
    say: str | None = None

    @property
    def has_dose(self) -> bool:
        """Whether the step says itself how long or how many."""
        return self.until_done or not (self.for_seconds is None and self.reps is None and self.hold_seconds is None)


@dataclass(frozen=True, slots=True)
class RestStep:
    """A pause, with something to say in it."""

    seconds: float
    say: str | None = None


@dataclass(frozen=True, slots=True)
class RepeatStep:
    """Steps done several times, with a pause between the rounds."""

    times: int
    steps: tuple["Step", ...]
    rest_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class RoutineStep:
    """Another routine in this place."""

    routine: Located


Step = ExerciseStep | RestStep | RepeatStep | RoutineStep


@dataclass(frozen=True, slots=True)
class Pauses:
    """The seconds that hold where a step does not say its own."""

    prepare_seconds: float = DEFAULT_PREPARE_SECONDS
    switch_seconds: float = DEFAULT_SWITCH_SECONDS
    rest_seconds: float = DEFAULT_REST_SECONDS


@dataclass(frozen=True, slots=True)
class Routine:
    """A list of steps with a name. `steps_at` is where they begin, for problems of the whole."""

    id: str
    name: str
    kind: RoutineKind
    steps: tuple[Step, ...]
    steps_at: Located
    about: str = ""
    level: Level = Level.GENTLE
    pauses: Pauses = Pauses()


KEYS: Final = ("format", "name", "about", "kind", "level", "prepare", "switch", "rest", "steps")
_STEP_KEYS: Final = {
    "exercise": (
        "exercise",
        "sets",
        "sides",
        "start-side",
        "for",
        "reps",
        "hold",
        "until",
        "pace",
        "prepare",
        "switch",
        "rest",
        "say",
    ),
    "repeat": ("repeat", "rest", "steps"),
    "routine": ("routine",),
    "rest": ("rest", "say"),
}
_ALL_STEP_KEYS: Final = tuple(dict.fromkeys(key for keys in _STEP_KEYS.values() for key in keys))
_NO_STEPS: Final = 'there are no steps; add at least one, such as a line "- exercise: bridge" below "steps:"'
_STEP_DUE: Final = 'a list of steps is due here: begin each step on its own line with "- "'


def read_routine(fields: Fields, routine_id: str) -> Routine | None:
    """Read a routine file's mapping; None when it has no steps.

    After a problem the result is only good for finding more problems in.
    """
    fields.only(KEYS)
    read_format(fields)
    name = fields.text("name", missing='a name is missing; add a line such as "name: My morning"')
    kinds = ", ".join(kind.value for kind in RoutineKind)
    kind = fields.choice("kind", RoutineKind, missing=f"say what kind it is: {kinds}")
    about = fields.text("about")
    level = fields.choice("level", Level)
    prepare = fields.duration("prepare", zero=True)
    switch = fields.duration("switch", zero=True)
    rest = fields.duration("rest", zero=True)
    steps = read_steps(fields)
    entry = fields.entry("steps")
    if entry is None or not steps:
        return None
    return Routine(
        id=routine_id,
        name=name or routine_id,
        kind=kind or RoutineKind.MOBILITY,
        steps=steps,
        steps_at=Located("steps", entry.key.at, "steps"),
        about=about or "",
        level=level or Level.GENTLE,
        pauses=Pauses(
            DEFAULT_PREPARE_SECONDS if prepare is None else prepare,
            DEFAULT_SWITCH_SECONDS if switch is None else switch,
            DEFAULT_REST_SECONDS if rest is None else rest,
        ),
    )


def read_steps(fields: Fields) -> tuple[Step, ...]:
    """Read the list under `steps`; steps that can't be read have been reported and are left out."""
    found = fields.sequence("steps", missing=_NO_STEPS, due=_STEP_DUE)
    if found is None:
        return ()
    steps = (_read_step(step) for step in found[0])
    return tuple(step for step in steps if step is not None)


def _read_step(fields: Fields) -> Step | None:
    kinds = [key for key in ("exercise", "repeat", "routine") if fields.has(key)]
    if len(kinds) > 1:
        for second in kinds[1:]:
            fields.exclude(kinds[0], second, text="{} are two kinds of step; make two steps of them")
    kind = kinds[0] if kinds else "rest" if fields.has("rest") else None
    if kind is None:
        _say_what_step(fields)
        return None
    known = set(_STEP_KEYS[kind]).union(kinds)
    misplaced = {key: _misplaced(key, kind) for key in _ALL_STEP_KEYS if key not in known}
    fields.only([key for key in _ALL_STEP_KEYS if key in known], misplaced)
    match kind:
        case "exercise":
            return _read_exercise_step(fields)
        case "repeat":
            return _read_repeat_step(fields)
        case "routine":
            routine = fields.located("routine")
            return RoutineStep(routine) if routine else None
        case _:
            return _read_rest_step(fields)


def _say_what_step(fields: Fields) -> None:
    """No kind of step was found: a misspelt key is the likely cause, else ask for one."""
    if fields.unknown(_ALL_STEP_KEYS):
        fields.only(_ALL_STEP_KEYS)
    else:
        fields.say(fields.first, "", "say what this step is: exercise, rest, repeat or routine")


def _misplaced(key: str, kind: str) -> str:
    names = {"exercise": "an exercise", "repeat": "a repeat", "routine": "another routine", "rest": "a rest"}
    return f'"{key}" has no meaning for {names[kind]}; there you can write {", ".join(_STEP_KEYS[kind])}'


def _read_exercise_step(fields: Fields) -> ExerciseStep | None:
    fields.exclude("for", "reps", "hold", "pace", text='{} can\'t stand together: "for" means time without counting')
    exercise = fields.located("exercise")
    sides = fields.choice("sides", Sides)
    start_side = fields.choice("start-side", StartSide)
    until = fields.choice("until", Until)
    sets, reps = fields.count("sets", high=20), fields.count("reps")
    duration, hold = fields.duration("for"), fields.duration("hold")
    pace = fields.duration("pace", zero=True)
    prepare = fields.duration("prepare", zero=True)
    switch = fields.duration("switch", zero=True)
    rest = fields.duration("rest", zero=True)
    say = fields.text("say")
    if exercise is None:
        return None
    # A wrong dose has been reported; the step must not ask for one again or fall back to the exercise's own.
    doubtful = any(fields.has(key) for key in ("for", "reps", "hold", "until")) and not (duration or reps or hold)
    timed = fields.entry("pace") or fields.entry("exercise")
    assert timed is not None  # noqa: S101 - the step was told by this key
    return ExerciseStep(
        exercise=exercise,
        time_at=Located(timed.key.text, timed.value.at, fields.path_to(timed.key.text)),
        sets=sets,
        sides=sides,
        start_side=start_side or StartSide.LEFT,
        for_seconds=duration,
        reps=reps,
        hold_seconds=hold,
        until_done=until is not None or doubtful,
        pace_seconds=pace,
        prepare_seconds=prepare,
        switch_seconds=switch,
        rest_seconds=rest,
        say=say,
    )


def _read_repeat_step(fields: Fields) -> RepeatStep | None:
    times = fields.count("repeat", high=20)
    rest = fields.duration("rest", zero=True)
    steps = read_steps(fields)
    return RepeatStep(times or 1, steps, rest) if steps else None


def _read_rest_step(fields: Fields) -> RestStep | None:
    seconds = fields.duration("rest", zero=True)
    say = fields.text("say")
    return RestStep(seconds, say) if seconds is not None else None
