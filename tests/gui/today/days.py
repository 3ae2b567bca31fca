"""Days as the coach might see them, for looking at the Today screen."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from exercises.coach.notes import NOTES
from exercises.coach.outlook import DayMark, Due, DueKind, LevelStep, Outlook, PlanState, Reason, WeekDay
from exercises.coach.red_flags import Lock, Urgency
from exercises.coach.walks import WalkWish, build_walk
from exercises.history.facts import Asked
from exercises.library.library import Library
from exercises.library.timeline import Lookup
from gui.figure.subject import Subject
from gui.today.view import FirstStep, LastTime, MorningQuestion, RoutineLine, TodayView, WalkPain

FRIDAY = date(2026, 11, 20)
MONDAY = FRIDAY - timedelta(days=4)
SATURDAY = FRIDAY + timedelta(days=1)
MARKS = {"d": DayMark.DONE, "k": DayMark.KEPT, "p": DayMark.PLANNED, "r": DayMark.REST}
LEVELS = tuple(
    LevelStep(f"L{n}", minutes, walks)
    for n, (minutes, walks) in enumerate(
        [(8, 5), (10, 4), (12, 4), *((n, 5) for n in (12, 15, 17, 19, 21, 23, 25, 27, 30, 30))]
    )
)
ROUTINES = (
    RoutineLine("core-foundation", "Core foundation", 11, Subject("lying-back")),
    RoutineLine("hip-mobility", "Hip mobility", 9, Subject("kneeling")),
    RoutineLine("movement-snack", "Movement snack", 3, Subject("standing")),
    RoutineLine("flare-day-gentle", "Gentle flare-day routine", 9, Subject("lying-back")),
)
WHY = "Five walks done in seven days, and your back was fine with them: one level up."


def week(marks: str, walked: str = "") -> tuple[WeekDay, ...]:
    """Seven letters of `MARKS`, Monday first; `walked` holds the numbers of days with a walk."""
    return tuple(WeekDay(MONDAY + timedelta(days=n), MARKS[mark], str(n) in walked) for n, mark in enumerate(marks))


def due(kind: DueKind, routine: str | None = None, minutes: int | None = None, text: str = "", ahead: int = 0) -> Due:
    return Due(FRIDAY + timedelta(days=ahead), kind, routine, minutes, text)


def outlook(**changes: Any) -> Outlook:
    """Friday, level L4, two walks done, today's is due."""
    usual: dict[str, Any] = {
        "plan_id": "gradual",
        "plan_name": "Gradual walk",
        "today": FRIDAY,
        "levels": LEVELS,
        "level": "L4",
        "level_index": 4,
        "minutes": 15,
        "parts": 1,
        "part_minutes": (15,),
        "walks_a_week": 5,
        "walks_done": 2,
        "walked_today_minutes": 0,
        "state": PlanState.WALK,
        "lock": None,
        "due": due(DueKind.WALK, minutes=15, text="Walk 15 minutes."),
        "second": due(DueKind.STRENGTH, "core-foundation", text="Strength for your back and hips."),
        "why": WHY,
        "reasons": (Reason(MONDAY, "R6", "L3 → L4", WHY),),
        "grades": (),
        "week": week("drddprp", "03"),
        "base": 2,
        "baseline_walks": 0,
        "flare_day": None,
        "away_until": None,
        "easy": False,
        "stenosis": False,
        "advice": (),
    }
    return Outlook(**{**usual, **changes})


@cache
def bundled() -> Library:
    """What comes with the program."""
    library = Library(None)
    library.scan()
    return library


def walk(level: int | None, minutes: int = 0, **wish: Any) -> Any:
    """The bundled plan's walk."""
    library = bundled()
    plan = library.plan("gradual-walk")
    assert plan is not None
    return build_walk(plan, WalkWish(level, minutes, **wish), Lookup(library.exercise, library.routine))


def pains(*peaks: int, every: int = 3) -> tuple[WalkPain, ...]:
    first = FRIDAY - timedelta(days=every * (len(peaks) - 1))
    return tuple(WalkPain(first + timedelta(days=every * n), peak) for n, peak in enumerate(peaks))


def view(**changes: Any) -> TodayView:
    """An ordinary Friday morning in November."""
    usual: dict[str, Any] = {
        "outlook": outlook(),
        "now": datetime(2026, 11, 20, 8, 10, tzinfo=UTC),
        "routines": ROUTINES,
        "walk": walk(4, 15),
        "sessions_done": 3,
        "weekly_minutes": (22, 30, 30, 41, 27, 52, 61, 45),
        "plan_minutes": 75,
        "walk_pain": pains(5, 4, 5, 3, 4, 3, 2, 2, 1, 1),
        "second_last": LastTime(FRIDAY - timedelta(days=2), 3, 2),
        "snack": "movement-snack",
        "next_reminder": time(10, 45),
        "note": NOTES[0],
    }
    return TodayView(**{**usual, **changes})


MORNING = MorningQuestion("s-1", FRIDAY - timedelta(days=1), "Walk · L4", walk=True, pain_before=3)


def no_level(**changes: Any) -> Outlook:
    """Nothing known yet: the first easy walk."""
    text = "Easy walk 1 of 3 to find your level: stop when your pain is up by 2, or after 30 minutes."
    usual: dict[str, Any] = {
        "level": None,
        "level_index": None,
        "minutes": None,
        "part_minutes": (),
        "walks_a_week": None,
        "walks_done": 0,
        "state": PlanState.RE_TEST,
        "due": due(DueKind.RE_TEST, minutes=30, text=text),
        "why": "",
        "reasons": (),
        "week": week("rrrrprr"),
        "base": None,
    }
    return outlook(**{**usual, **changes})


NEW: dict[str, Any] = {
    "weekly_minutes": (),
    "plan_minutes": None,
    "walk_pain": (),
    "sessions_done": 0,
    "second_last": None,
}
GENTLE_TEXT = "Two or three times today, as it feels good; a warm pack helps many. Please don't stay in bed all day."
FLARE_WHY = "Pain was 7 before setting out: two gentle days first, then half a walk."
HELP = "Three flare-ups within six weeks: please let a professional look at it."
BACK = "Pain rose to 6 on Wednesday's walk, so two walks one level lower, then back."
MISSED = "Thirty-one days without a walk: a few easy walks will show where to begin."
NEXT = due(DueKind.WALK, minutes=15, text="Next tomorrow. Walk 15 minutes.", ahead=1)


def states() -> dict[str, TodayView]:
    """Every state that has words of its own."""
    gentle = due(DueKind.GENTLE, "flare-day-gentle", text=GENTLE_TEXT)
    flare = {"state": PlanState.FLARE, "second": None, "due": gentle, "why": FLARE_WHY, "easy": True}
    lock = Lock(Urgency.EMERGENCY, ("saddle-numb",), FRIDAY)
    rest_due = due(DueKind.REST, text="Please get checked first; walks can still be written down.")
    locked = outlook(state=PlanState.GET_HELP, lock=lock, due=rest_due, second=None, week=week("drddrrr", "03"))
    parts = {"level": "L0", "level_index": 0, "minutes": 8, "parts": 2, "walked_today_minutes": 4}
    both = outlook(**parts, part_minutes=(4,), due=due(DueKind.WALK, minutes=8), why="", week=week("drdpprp", "0"))
    mobility = due(DueKind.MOBILITY, "hip-mobility", text="A few minutes that keep you moving easily.")
    walked = {"walked_today_minutes": 15, "walks_done": 3}
    done = outlook(**{**walked, "week": week("drdddpr", "034")}, due=NEXT, second=None)
    then = outlook(**{**walked, "week": week("drdddpr", "034")}, due=mobility, second=NEXT)
    rest = outlook(due=NEXT, second=None, week=week("drddrpp", "03"), state=PlanState.HOLD)
    routine = outlook(due=mobility, second=NEXT, week=week("drddrpp", "03"))
    helped = outlook(state=PlanState.GET_HELP, reasons=(Reason(FRIDAY, "R13", None, HELP),), why=HELP)
    ret = outlook(
        state=PlanState.STEP_BACK,
        easy=True,
        minutes=7,
        part_minutes=(7,),
        due=due(DueKind.WALK, minutes=7),
        why="A good walk on the way back: 7 minutes next time.",
        reasons=(Reason(FRIDAY, "R12", None, ""),),
        week=week("dkkdprp", "03"),
    )
    step = outlook(state=PlanState.STEP_BACK, why=BACK, reasons=(Reason(FRIDAY, "R8", "L4 → L3", BACK),), level="L3")
    again = no_level(why=MISSED, reasons=(Reason(FRIDAY, "R11", None, MISSED),))
    return {
        "walk": view(),
        "morning": view(morning=MORNING),
        "parts": view(outlook=both, walk=walk(0, 4)),
        "step-back": view(outlook=step),
        "return": view(outlook=ret, walk=walk(4, 7, easy=True)),
        "flare-1": view(outlook=outlook(**flare, flare_day=1, week=week("drdrprr", "03"))),
        "flare-2": view(outlook=outlook(**flare, flare_day=2, week=week("drdkprr", "0"))),
        "walked": view(outlook=done),
        "walked-routine": view(outlook=then),
        "rest": view(outlook=rest, self_check_due=True),
        "routine": view(outlook=routine),
        "away": view(outlook=outlook(away_until=date(2026, 11, 30), second=None, week=week("drdkkkk", "0"))),
        "help": view(outlook=helped),
        "locked": view(outlook=locked),
        "first": view(outlook=no_level(), walk=walk(None), **NEW, ask=Asked.FIRST_RUN),
        "first-done": view(
            outlook=no_level(
                baseline_walks=1,
                walked_today_minutes=14,
                due=due(DueKind.RE_TEST, minutes=30, ahead=1),
                week=week("rrrrdpr", "4"),
            ),
            **{**NEW, "weekly_minutes": (14,)},
        ),
        "re-test": view(outlook=again, walk=walk(None)),
        "weekly": view(ask=Asked.WEEKLY),
        "stenosis": view(outlook=outlook(stenosis=True), walk=walk(4, 15, stenosis=True)),
        "first-run-1": view(outlook=no_level(), first_run=tuple(FirstStep), **NEW),
        "first-run-2": view(outlook=no_level(), first_run=(FirstStep.DISTANCE, FirstStep.DAYS), **NEW),
        "first-run-3": view(outlook=no_level(), first_run=(FirstStep.DAYS,), walking_days=(0, 2, 4), **NEW),
    }
