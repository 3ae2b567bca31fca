"""A walking plan: its levels, and the rules that lead from one to the next."""

from dataclasses import dataclass, field
from typing import Final

from exercises.library.exercise import read_format
from exercises.library.fields import Fields, Located
from exercises.library.problems import short
from exercises.library.routine import Pauses, Routine, RoutineKind, read_steps
from exercises.library.rules import Rules, read_rules

# A walk's steps follow each other without a pause unless the file says otherwise.
NO_PAUSES: Final = Pauses(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class WalkShape:
    """Steps that some of a week's walks are made of."""

    times: int
    walk: Routine


@dataclass(frozen=True, slots=True)
class PlanLevel:
    """One level: how many walks a week, in how many parts a day, and what one part is made of."""

    name: str
    walks_a_week: int
    parts: int
    walk: Routine
    sometimes: WalkShape | None = None


@dataclass(frozen=True, slots=True)
class WalkingPlan:
    """Levels from the easiest on; `before` and `after` are routines wrapped round every walk."""

    id: str
    name: str
    levels: tuple[PlanLevel, ...]
    about: str = ""
    before: Located | None = None
    after: Located | None = None
    rules: Rules = field(default_factory=Rules)


KEYS: Final = ("format", "name", "about", "before", "after", "levels", "rules")
_LEVEL_KEYS: Final = ("name", "walks-a-week", "parts", "steps", "sometimes")


def read_plan(fields: Fields, plan_id: str) -> WalkingPlan:
    """Read a plan file's mapping.

    After a problem the result is only good for finding more problems in.
    """
    fields.only(KEYS)
    read_format(fields)
    name = fields.text("name", missing='a name is missing; add a line such as "name: My walking plan"')
    about = fields.text("about")
    before, after = fields.located("before"), fields.located("after")
    levels = _read_levels(fields)
    rules = read_rules(fields.mapping("rules"))
    return WalkingPlan(plan_id, name or plan_id, levels, about or "", before, after, rules)


def _read_levels(fields: Fields) -> tuple[PlanLevel, ...]:
    found = fields.sequence(
        "levels",
        missing="there are no levels; add at least one with a name, walks-a-week and steps",
        due='a list of levels is due here: begin each level on its own line with "- "',
    )
    if found is None:
        return ()
    levels = []
    lines: dict[str, int] = {}
    for level in found[0]:
        level.only(_LEVEL_KEYS)
        name = level.located("name", missing='a name is missing; add a line such as "name: L1"')
        if name is not None:
            if name.text in lines:
                text = f'there are two levels "{short(name.text)}"; the first is on line {lines[name.text]}'
                level.say(name.at, "name", text)
            lines.setdefault(name.text, name.at.line)
        if not level.has("walks-a-week"):
            level.say(level.first, "walks-a-week", "say how many walks a week: a whole number from 1 to 14")
        walks, parts = level.count("walks-a-week", high=14), level.count("parts", high=20)
        walk = _read_walk(level, name.text if name else "")
        sometimes = _read_sometimes(level.mapping("sometimes"), name.text if name else "")
        levels.append(PlanLevel(name.text if name else "", walks or 1, parts or 1, walk, sometimes))
    return tuple(levels)


def _read_walk(fields: Fields, level: str) -> Routine:
    steps = read_steps(fields)
    entry = fields.entry("steps")
    at = Located("steps", entry.key.at if entry else fields.first, fields.path_to("steps"))
    return Routine("", f"Walk · {level}", RoutineKind.WALK, steps, at, pauses=NO_PAUSES)


def _read_sometimes(fields: Fields | None, level: str) -> WalkShape | None:
    if fields is None:
        return None
    fields.only(("times", "steps"))
    if not fields.has("times"):
        fields.say(fields.first, "times", "say how many of the week's walks have this shape")
    times, walk = fields.count("times", high=14), _read_walk(fields, level)
    return WalkShape(times or 1, walk)
