"""Walks out of tracks become sessions, all at once or none, and can be taken back in the same way."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from exercises.session.events import Outcome
from exercises.session.record import Feelings, SessionRecord
from exercises.tracks.comparing import Arriving, Choice
from exercises.tracks.track import TrackWalk

if TYPE_CHECKING:
    from exercises.history.history import History

# The level of a day and the minutes that the plan asked for on it, None where there was none.
LevelOn = Callable[[date], tuple[str | None, int | None]]
_LONGEST_NOTE: Final = 2000


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came in: the ids of new sessions, and the sessions that were added to, as they were before."""

    added: tuple[str, ...] = ()
    joined: tuple[SessionRecord, ...] = ()

    def take_back(self, history: "History") -> None:
        """Make the history what it was. Raises AmbleError."""
        history.write_all(self.joined, delete=self.added)


def default_choices(arriving: Iterable[Arriving]) -> dict[str, Choice]:
    """What becomes of each walk, by its id, when nobody says otherwise."""
    return {each.walk.id: each.choices[0] for each in arriving if len(each.choices) > 1}


def take_in(
    arriving: Iterable[Arriving], choices: Mapping[str, Choice], history: "History", level_on: LevelOn
) -> TakenIn:
    """Write what was chosen into the history, in one go; a walk without a choice stays out. Raises AmbleError."""
    coming: list[TrackWalk] = []
    joined: dict[str, SessionRecord] = {}
    before: list[SessionRecord] = []
    for each in arriving:
        choice = choices.get(each.walk.id, Choice.LEAVE)
        if choice not in each.choices:
            continue
        if choice is Choice.TAKE:
            coming.append(each.walk)
        elif choice is Choice.JOIN and each.mine is not None and each.mine.id not in joined:
            before.append(each.mine)
            joined[each.mine.id] = with_walk(each.mine, each.walk)
    new = _sessions_of(coming, history, level_on)
    if new or joined:
        history.write_all([*new, *joined.values()])
    return TakenIn(tuple(record.id for record in new), tuple(before))


def _sessions_of(walks: Iterable[TrackWalk], history: "History", level_on: LevelOn) -> list[SessionRecord]:
    """The sessions of new walks. Of each day one at most stands for the plan's walk: the one nearest to its minutes.

    Where the history has a walk by the plan on that day already, none does.
    """
    by_day: dict[date, list[TrackWalk]] = {}
    for walk in walks:
        by_day.setdefault(walk.started.date(), []).append(walk)
    found = []
    for day, of_day in by_day.items():
        level, planned = level_on(day)
        if level is not None and _walked_by_plan(history, day):
            level, planned = None, None
        aim = planned * 60.0 if planned else 0.0
        nearest = min(of_day, key=lambda walk: abs(walk.walked_seconds - aim))
        found += [session_of(each, level, planned) if each is nearest else session_of(each) for each in of_day]
    return found


def _walked_by_plan(history: "History", day: date) -> bool:
    return any(record.level is not None and record.kind == "walk" for record in history.sessions(day, day))


def session_of(walk: TrackWalk, level: str | None = None, planned_minutes: int | None = None) -> SessionRecord:
    """The session of a walk; nothing is known of pain, so nothing is said of it.

    `level` and `planned_minutes` are the plan's of that day where the walk stands for the plan's; else what was walked
    counts as planned.
    """
    planned_seconds = planned_minutes * 60.0 if planned_minutes else walk.walked_seconds
    return SessionRecord(
        id=walk.id,
        routine=None,
        name=f"Walk · {level}" if level else "Walk",
        kind="walk",
        level=level,
        started=walk.started,
        ended=walk.ended,
        planned_seconds=planned_seconds,
        active_seconds=walk.walked_seconds,
        walk_planned_seconds=planned_seconds,
        walk_active_seconds=walk.walked_seconds,
        outcome=Outcome.FINISHED,
        steps=(),
        feelings=Feelings(kilometres=walk.kilometres, note=note_of(walk)),
    )


def with_walk(mine: SessionRecord, walk: TrackWalk) -> SessionRecord:
    """A session with a walk's distance, and with its times where they were told by hand; what was felt stays."""
    felt = mine.feelings
    note = "\n".join(part for part in (felt.note, note_of(walk)) if part)
    feelings = replace(
        felt,
        kilometres=felt.kilometres if felt.kilometres is not None else walk.kilometres,
        note=note if len(note) <= _LONGEST_NOTE else felt.note,
    )
    if not mine.logged_by_hand:
        return replace(mine, feelings=feelings)
    return replace(
        mine,
        started=walk.started,
        ended=walk.ended,
        active_seconds=walk.walked_seconds,
        walk_active_seconds=walk.walked_seconds,
        logged_by_hand=False,
        feelings=feelings,
    )


def note_of(walk: TrackWalk) -> str | None:
    """What else the device says of a walk: `104 steps a minute, 35 m uphill`; None when it says nothing more."""
    told = []
    if walk.steps_a_minute:
        told.append(f"{walk.steps_a_minute} steps a minute")
    if walk.ascent_metres:
        told.append(f"{walk.ascent_metres} m uphill")
    return ", ".join(told) or None
