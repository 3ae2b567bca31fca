"""One movement: what an exercise file says."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from exercises.library.fields import Fields, Located
from exercises.library.figure.figure import Figure
from exercises.library.figure.reading import read_figure
from exercises.library.problems import short
from exercises.library.scalars import parse_count

DEFAULT_PACE_SECONDS: Final = 4.0
FORMAT: Final = 1


class ExerciseKind(StrEnum):
    """What a movement is for."""

    STRENGTH = "strength"
    STRETCH = "stretch"
    MOBILITY = "mobility"
    WALK = "walk"
    BREATHING = "breathing"
    RELIEF = "relief"


class Position(StrEnum):
    """How the body is placed at the start."""

    STANDING = "standing"
    SITTING = "sitting"
    KNEELING = "kneeling"
    ALL_FOURS = "all-fours"
    LYING_BACK = "lying-back"
    LYING_SIDE = "lying-side"
    LYING_FRONT = "lying-front"

    @property
    def on_floor(self) -> bool:
        """Whether one has to get down for it."""
        return self not in (Position.STANDING, Position.SITTING)


class Sides(StrEnum):
    """Whether left and right are done together, one after the other, or repetition by repetition."""

    BOTH = "both"
    EACH = "each"
    ALTERNATE = "alternate"


@dataclass(frozen=True, slots=True)
class Dose:
    """How much, where a routine's step does not say it: `reps` and/or `hold_seconds`, or `for_seconds`."""

    sets: int = 1
    reps: int | None = None
    hold_seconds: float | None = None
    for_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Exercise:
    """A movement with everything a person needs to do it well.

    `pace_seconds` is the moving time of one repetition; a hold comes on top.
    """

    id: str
    name: str
    kind: ExerciseKind
    position: Position
    instructions: tuple[str, ...]
    sides: Sides = Sides.BOTH
    kit: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    pace_seconds: float = DEFAULT_PACE_SECONDS
    dose: Dose | None = None
    cues: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    breathing: str | None = None
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    avoid_when: tuple[str, ...] = ()
    stop_when: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    figure: Figure | None = None
    picture: str | None = None
    links: tuple[Located, ...] = field(default=(), compare=False, repr=False)


KEYS: Final = (
    "format",
    "name",
    "kind",
    "position",
    "sides",
    "kit",
    "targets",
    "pace",
    "dose",
    "instructions",
    "cues",
    "mistakes",
    "breathing",
    "easier",
    "harder",
    "avoid-when",
    "stop-when",
    "sources",
    "figure",
    "picture",
)
_DOSE_KEYS: Final = ("sets", "reps", "hold", "for")
_ELSEWHERE: Final = {
    key: f'"{key}" belongs under "dose", or to the step of a routine' for key in ("sets", "reps", "hold", "for")
}


def read_exercise(fields: Fields, exercise_id: str) -> Exercise:
    """Read an exercise file's mapping.

    After a problem the result is only good for finding more problems in.
    """
    fields.only(KEYS, _ELSEWHERE)
    read_format(fields)
    name = fields.text("name", missing='a name is missing; add a line such as "name: Bridge"')
    kind = fields.choice("kind", ExerciseKind, missing=f"say what kind it is: {_words(ExerciseKind)}")
    position = fields.choice("position", Position, missing=f"say how the body is placed: {_words(Position)}")
    instructions = fields.texts(
        "instructions",
        at_most=12,
        missing='instructions are missing; write 1 to 12 of them, each on its own line after "- "',
    )
    sides = fields.choice("sides", Sides)
    pace = fields.duration("pace", zero=True)
    easier, harder = fields.texts("easier"), fields.texts("harder")
    dose = _read_dose(fields)
    figure = _read_figure(fields)
    picture = _read_picture(fields)
    lists = {key: _plain(fields.texts(key)) for key in ("kit", "targets", "cues", "mistakes", "sources")}
    avoid_when, stop_when = _plain(fields.texts("avoid-when")), _plain(fields.texts("stop-when"))
    breathing = fields.text("breathing")
    return Exercise(
        id=exercise_id,
        name=name or exercise_id,
        kind=kind or ExerciseKind.MOBILITY,
        position=position or Position.STANDING,
        instructions=_plain(instructions),
        sides=sides or Sides.BOTH,
        kit=lists["kit"],
        targets=lists["targets"],
        pace_seconds=DEFAULT_PACE_SECONDS if pace is None else pace,
        dose=dose,
        cues=lists["cues"],
        mistakes=lists["mistakes"],
        breathing=breathing,
        easier=_plain(easier),
        harder=_plain(harder),
        avoid_when=avoid_when,
        stop_when=stop_when,
        sources=lists["sources"],
        figure=figure,
        picture=picture,
        links=easier + harder,
    )


def read_format(fields: Fields) -> None:
    """Refuse files that were written for a newer program."""
    written = fields.located("format")
    if written is None:
        return
    number = parse_count(written.text)
    if number is None or number < 1:
        fields.say(written.at, "format", f'"{short(written.text)}" is not a format; write {FORMAT} or leave it out')
    elif number > FORMAT:
        newer = f"this file is written in format {short(written.text)}"
        text = f"{newer}; this Amble reads format {FORMAT}: a newer Amble can open it"
        fields.say(written.at, "format", text)


def _read_figure(fields: Fields) -> Figure | None:
    """What is wrong with the drawing leaves the exercise usable without it."""
    problems = fields.report.problems
    found = fields.mapping("figure")
    figure = read_figure(found) if found is not None else None
    # What YAML itself finds there, such as a key that stands twice, was told before.
    minor = [problem.path == "figure" or problem.path.startswith("figure.") for problem in problems]
    problems[:] = [replace(problem, minor=is_minor) for problem, is_minor in zip(problems, minor, strict=True)]
    return None if any(minor) else figure


def _read_dose(fields: Fields) -> Dose | None:
    dose = fields.mapping("dose")
    if dose is None:
        return None
    dose.only(_DOSE_KEYS)
    dose.exclude("for", "reps", "hold", text='{} can\'t stand together: "for" means time without counting')
    sets = dose.count("sets", high=20)
    reps, hold, duration = dose.count("reps"), dose.duration("hold"), dose.duration("for")
    if not any(dose.has(key) for key in ("reps", "hold", "for")):
        dose.say(dose.first, "", "say how long or how many: reps, hold or for")
        return None
    if reps is None and hold is None and duration is None:
        return None
    return Dose(sets or 1, reps, hold, duration)


def _read_picture(fields: Fields) -> str | None:
    picture = fields.located("picture")
    if picture is None:
        return None
    if any(c in "/\\:" or not c.isprintable() for c in picture.text) or picture.text in (".", ".."):
        text = "a picture lies in the same folder as its exercise; write only the file's name"
        fields.say(picture.at, "picture", text)
        return None
    return picture.text


def _plain(texts: tuple[Located, ...]) -> tuple[str, ...]:
    return tuple(text.text.strip() for text in texts)


def _words(options: type[StrEnum]) -> str:
    return ", ".join(option.value for option in options)
