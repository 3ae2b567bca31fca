"""Walks of a plan as timelines: the level's own shape, an easy walk of other minutes, walk and sit, the first walks.

Walks are not routines: nothing in the library stands for one, so it is put together when it is wanted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from exercises.library.exercise import Exercise, ExerciseKind
from exercises.library.fields import Located
from exercises.library.plan import NO_PAUSES, PlanLevel, WalkingPlan
from exercises.library.problems import Place
from exercises.library.routine import ExerciseStep, RepeatStep, RestStep, Routine, RoutineKind, RoutineStep, Step
from exercises.library.timeline import Lookup, Phase, PhaseKind, Timeline, unfold

EASY_WALK: Final = "walk-easy"
BRISK_WALK: Final = "walk-brisk"
SEAT: Final = "seated-forward-bend"
BASELINE_NAME: Final = "Walk to find your level"
# The stenosis pattern of rule R15: so long on one's feet, so long on a seat.
_WALK_BLOCK_SECONDS: Final = 3 * 60
_SEAT_SECONDS: Final = 60
_SEAT_WORDS: Final = "Sit down, and lean forward a little if that eases your back."
# Leaves room for what is wrapped round it below the four hours that a timeline may last.
_MOST_MINUTES: Final = 3 * 60
_NOWHERE: Final = Place(1, 1, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class WalkWish:
    """Which walk is wanted.

    `level` counts the plan's levels from 0, None is the walk that finds the level, which has no minutes of its own.
    `minutes` are those of this one walk: of a day in parts, of one part (`part_split`). `sometimes` asks for the shape
    that some of the week's walks have, `easy` turns brisk into easy (R16), `stenosis` asks for walk and sit (R15), and
    `wrap` for the plan's routines before and after.
    """

    level: int | None
    minutes: int = 0
    sometimes: bool = False
    easy: bool = False
    stenosis: bool = False
    wrap: bool = True


def build_walk(plan: WalkingPlan, wish: WalkWish, lookup: Lookup) -> Timeline:
    """The timeline of one walk: `routine` is None, `kind` is walk, and the name tells the level.

    The level's own shape stands when the minutes are the level's; any others are one easy walk of so many minutes
    (1 to 180). A routine before or after that is missing or unusable is left out.
    """
    level = plan.levels[wish.level] if wish.level is not None else None
    name = level.walk.name if level is not None else BASELINE_NAME
    phases = _phases(plan, level, wish, name, lookup)
    if wish.easy:
        phases = _all_easy(phases, _easy_walk(plan, lookup), lookup)
    return Timeline(None, name, RoutineKind.WALK.value, level.name if level is not None else None, phases)


def level_minutes(level: PlanLevel, lookup: Lookup) -> int:
    """Minutes of walking on one walk day of a level, all its parts together; whole and at least 1."""
    return _whole_minutes(_walking_seconds(level.walk, lookup) * level.parts)


def part_split(minutes: int, parts: int) -> tuple[int, ...]:
    """Minutes of each part of a walk day, the longer ones first; never a part without a minute."""
    parts = max(1, min(parts, minutes))
    share, more = divmod(minutes, parts)
    return tuple(share + (number < more) for number in range(parts))


def _phases(plan: WalkingPlan, level: PlanLevel | None, wish: WalkWish, name: str, lookup: Lookup) -> tuple[Phase, ...]:
    walk = _walk_steps(plan, level, wish, lookup)
    if _unfolded(name, walk, lookup) is None:
        # What a level says may have stopped making sense since it was read; walking needs nothing of it.
        walk = _easy_steps(plan, wish.minutes, lookup)
        if _unfolded(name, walk, lookup) is None:
            return _bare(wish)
    tried = (_unfolded(name, (*before, *walk, *after), lookup) for before, after in _wrappings(plan, wish))
    return next(found for found in tried if found is not None)


# What the walk itself is made of


def _walk_steps(plan: WalkingPlan, level: PlanLevel | None, wish: WalkWish, lookup: Lookup) -> tuple[Step, ...]:
    if level is None:
        cap = max(1, min(plan.rules.start_cap, _MOST_MINUTES))
        return (_walk_step(_easy_walk(plan, lookup), cap * 60.0, until_done=True),)
    if wish.stenosis:
        return tuple(_walk_and_sit(wish.minutes, _easy_walk(plan, lookup), lookup))
    own = (level.walk, level.sometimes.walk) if level.sometimes is not None and wish.sometimes else (level.walk,)
    if wish.minutes in (_whole_minutes(_walking_seconds(shape, lookup)) for shape in own):
        return own[-1].steps
    return _easy_steps(plan, wish.minutes, lookup)


def _easy_steps(plan: WalkingPlan, minutes: int, lookup: Lookup) -> tuple[Step, ...]:
    return (_walk_step(_easy_walk(plan, lookup), _within_reason(minutes) * 60.0),)


def _walk_and_sit(minutes: int, walk: str, lookup: Lookup) -> Iterator[Step]:
    """Blocks of walking with a seat between two of them, the last one as short as the minutes need."""
    left = _within_reason(minutes) * 60
    while left > 0:
        block = min(_WALK_BLOCK_SECONDS, left)
        yield _walk_step(walk, float(block))
        left -= block
        if left > 0:
            yield _seat(lookup)


def _seat(lookup: Lookup) -> Step:
    if lookup.exercise(SEAT) is None:
        return RestStep(float(_SEAT_SECONDS), _SEAT_WORDS)
    return _walk_step(SEAT, float(_SEAT_SECONDS))


def _walk_step(exercise: str, seconds: float, *, until_done: bool = False) -> ExerciseStep:
    name = _located(exercise)
    return ExerciseStep(exercise=name, time_at=name, for_seconds=seconds, until_done=until_done)


def _easy_walk(plan: WalkingPlan, lookup: Lookup) -> str:
    """The easy walk, or where there is none the plan's first exercise that is a walk."""
    if _is_walk(lookup.exercise(EASY_WALK)):
        return EASY_WALK
    named = (name for level in plan.levels for name in _exercises(level.walk.steps))
    return next((name for name in named if _is_walk(lookup.exercise(name))), EASY_WALK)


def _is_walk(exercise: Exercise | None) -> bool:
    return exercise is not None and exercise.kind is ExerciseKind.WALK


def _exercises(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        match step:
            case ExerciseStep():
                yield step.exercise.text
            case RepeatStep():
                yield from _exercises(step.steps)
            case _:
                pass


# What stands round it


def _wrappings(plan: WalkingPlan, wish: WalkWish) -> Iterator[tuple[tuple[Step, ...], tuple[Step, ...]]]:
    """What to try to wrap round the walk, most of it first: a routine may be too long for the time that is left.

    Unfolding leaves out a routine that is not there.
    """
    before = (RoutineStep(plan.before),) if plan.before is not None and wish.wrap else ()
    after = (RoutineStep(plan.after),) if plan.after is not None and wish.wrap else ()
    yield before, after
    yield before, ()
    yield (), after
    yield (), ()


def _unfolded(name: str, steps: tuple[Step, ...], lookup: Lookup) -> tuple[Phase, ...] | None:
    walk = Routine("", name, RoutineKind.WALK, steps, _located("steps"), pauses=NO_PAUSES)
    timeline, _ = unfold(walk, lookup)
    return timeline.phases if timeline is not None else None


def _bare(wish: WalkWish) -> tuple[Phase, ...]:
    """A walk where not one exercise of walking can be used: just the time."""
    seconds = _within_reason(wish.minutes) * 60.0
    return (Phase(PhaseKind.WORK, seconds, EASY_WALK, "Easy walk", set=1, sets=1, walking=True, block=0),)


# Easy instead of brisk


def _all_easy(phases: tuple[Phase, ...], easy: str, lookup: Lookup) -> tuple[Phase, ...]:
    """Brisk walking exchanged for easy, and easy walks that now follow each other as one."""
    exercise = lookup.exercise(easy)
    joined: list[Phase] = []
    for phase in phases:
        now = phase
        if exercise is not None and phase.walking and _is_brisk(phase, easy, lookup):
            # What is said for the brisk part is about being brisk.
            now = replace(phase, exercise=exercise.id, name=exercise.name, say=None)
        if joined and _follow_on(joined[-1], now):
            joined[-1] = replace(joined[-1], seconds=joined[-1].seconds + now.seconds)
        else:
            joined.append(now)
    return _numbered(joined)


def _is_brisk(phase: Phase, easy: str, lookup: Lookup) -> bool:
    """Whether this is the brisk walk, or another one that names the easy walk as its easier version."""
    exercise = lookup.exercise(phase.exercise) if phase.exercise else None
    return phase.exercise == BRISK_WALK or (exercise is not None and easy in exercise.easier)


def _follow_on(first: Phase, second: Phase) -> bool:
    """Whether two phases are the same walk without a break, and nothing is said in between."""
    return (
        first.walking
        and second.walking
        and first.exercise == second.exercise
        and not (first.until_done or second.until_done or second.say)
        and first.reps is None
        and second.reps is None
    )


def _numbered(phases: Iterable[Phase]) -> tuple[Phase, ...]:
    """The phases with their exercises counted without holes."""
    numbers: dict[int, int] = {}
    return tuple(
        phase if phase.block is None else replace(phase, block=numbers.setdefault(phase.block, len(numbers)))
        for phase in phases
    )


# Small things


def _walking_seconds(walk: Routine, lookup: Lookup) -> float:
    timeline, _ = unfold(walk, lookup)
    return sum(phase.seconds for phase in timeline.phases if phase.walking) if timeline is not None else 0.0


def _whole_minutes(seconds: float) -> int:
    """Minutes, half a minute rounded up, at least 1."""
    return max(1, int(seconds / 60 + 0.5))


def _within_reason(minutes: int) -> int:
    return max(1, min(minutes, _MOST_MINUTES))


def _located(text: str) -> Located:
    return Located(text, _NOWHERE, "")
