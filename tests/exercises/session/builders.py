"""Timelines written as text, and sessions walked through by a fake clock."""

from collections.abc import Iterable

from exercises.library.timeline import Phase, PhaseKind, Side, Timeline
from exercises.session.events import (
    Countdown,
    CountedIn,
    CountingIn,
    Event,
    Extended,
    Halfway,
    KeptWalking,
    Listened,
    Listening,
    MadeEasier,
    Paused,
    PhaseEnded,
    PhaseStarted,
    RepetitionPartStarted,
    Resumed,
    SessionEnded,
    SessionStarted,
    Waiting,
    WalkCue,
    WalkedMinute,
)
from exercises.session.session import Session, Status
from tests.fakes import FakeClock


def timeline(text: str) -> Timeline:
    """`prepare 8 | work 40 | rest 30 | walk 60 | open 60 | stroll 60`: each work has an exercise of its own letter.

    `open` and `stroll` wait for Done, `walk` and `stroll` are walks. `2x5+3` in place of the seconds is two repetitions
    of pace 5 and hold 3; `/left`, `/right`, `/alternate` a side; `*2` the second set of the exercise before.
    """
    phases: list[Phase] = []
    block = -1
    for part in text.split("|"):
        word, amount = part.split()
        amount, _, side_word = amount.partition("/")
        amount, _, set_word = amount.partition("*")
        side = Side(side_word) if side_word else None
        number = int(set_word or 1)
        kind = PhaseKind.WORK if word in ("work", "walk", "open", "stroll") else PhaseKind(word)
        begins = kind is PhaseKind.PREPARE or (
            kind is PhaseKind.WORK
            and number == 1
            and not (phases and phases[-1].kind in (PhaseKind.PREPARE, PhaseKind.SWITCH))
        )
        block += begins
        name = chr(ord("a") + max(block, 0))
        owned = kind is not PhaseKind.REST or bool(set_word)
        phases.append(
            Phase(
                kind=kind,
                exercise=name if owned else None,
                name=name.upper() if owned else None,
                side=side,
                set=number if owned else None,
                sets=2 if owned else None,
                until_done=word in ("open", "stroll"),
                walking=word in ("walk", "stroll"),
                block=block if owned else None,
                first_side=Side.LEFT if side is Side.ALTERNATE else None,
                **_amount(amount, side),
            )
        )
    return Timeline("routine", "Routine", "strength", "gentle", tuple(phases))


def _amount(amount: str, side: Side | None) -> dict[str, float | int]:
    if "x" not in amount:
        return {"seconds": float(amount)}
    reps, _, rest = amount.partition("x")
    pace, _, hold = rest.partition("+")
    turns = 2 if side is Side.ALTERNATE else 1
    seconds = int(reps) * (float(pace) + float(hold or 0)) * turns
    found: dict[str, float | int] = {"seconds": seconds, "reps": int(reps), "pace_seconds": float(pace)}
    return {**found, "hold_seconds": float(hold)} if hold else found


def story(events: Iterable[Event], *, countdown: bool = False, cues: bool = False) -> str:
    """Events as text: `start 0 · end 0 completed 8 · start 1`; what is told while walking only when asked for."""
    left_out: tuple[type, ...] = (Halfway, RepetitionPartStarted)
    left_out += ((Countdown, CountedIn) if not countdown else ()) + ((WalkCue, WalkedMinute) if not cues else ())
    return " · ".join(_word(event) for event in events if not isinstance(event, left_out))


def cues(events: Iterable[Event]) -> str:
    """What was said while walking: `posture 60 · pain 300`."""
    return " · ".join(f"{e.kind.value} {e.walked_seconds:g}" for e in events if isinstance(e, WalkCue))


def _word(event: Event) -> str:
    match event:
        case SessionStarted():
            return "begin"
        case PhaseStarted(index=index):
            return f"start {index}"
        case PhaseEnded(index=index, ending=ending, active_seconds=seconds):
            return f"end {index} {ending.value} {seconds:g}"
        case Countdown(index=index, seconds_left=left):
            return f"count {index} {left}"
        case Extended(index=index, seconds=seconds):
            return f"extend {index} {seconds:g}"
        case MadeEasier(index=index, until=until, exercise=exercise):
            return f"easier {index}-{until} {exercise}"
        case Paused(index=index, gap_seconds=gap):
            return f"pause {index}" + (f" gap {gap:g}" if gap is not None else "")
        case Resumed(index=index):
            return f"resume {index}"
        case KeptWalking(seconds=seconds):
            return f"walked {seconds:g}"
        case SessionEnded(outcome=outcome):
            return f"over {outcome.value}"
        case _:
            return _word_on_the_way(event)


def _word_on_the_way(event: Event) -> str:
    match event:
        case WalkCue(kind=cue, walked_seconds=seconds):
            return f"{cue.value} {seconds:g}"
        case Listening(index=index):
            return f"listen {index}"
        case Listened(index=index, silence=silence):
            return f"listened {index}" + (" silence" if silence else "")
        case WalkedMinute(index=index, active_seconds=seconds):
            return f"minute {index} {seconds:g}"
        case Waiting(index=index):
            return f"wait {index}"
        case CountingIn():
            return "counting-in"
        case CountedIn(seconds_left=left):
            return f"in {left}"
    raise AssertionError(event)


def walk_through(session: Session, clock: FakeClock, step: float = 0.25) -> list[Event]:
    """Tick to the end; phases that wait are done at their estimate."""
    events: list[Event] = []
    for _ in range(1_000_000):
        if session.status is Status.ENDED:
            return events
        clock.advance(step)
        events += session.tick()
        view = session.view()
        if view.left_seconds is None and view.elapsed_seconds >= view.phase_seconds:
            events += session.done()
    raise AssertionError("the session never ends")


def go(session: Session, clock: FakeClock, seconds: float, step: float = 0.5) -> list[Event]:
    """Let so many seconds pass in small looks."""
    events: list[Event] = []
    while seconds > 1e-9:
        now = min(step, seconds)
        clock.advance(now)
        events += session.tick()
        seconds -= now
    return events
