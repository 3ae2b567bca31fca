"""What the main card and the second card offer, for every state that the plan can be in."""

from exercises.coach.outlook import Due, DueKind, Outlook, PlanState, Reason
from exercises.coach.red_flags import lock_sentence
from exercises.coach.route import special_route_hint
from gui import text
from gui.text import tr
from gui.theme.tokens import Tone
from gui.today import words
from gui.today.offer import Act, Offer, OfferButton, OfferChip
from gui.today.view import RoutineLine, TodayView
from gui.words.walk_amount import minutes, minutes_of_walking, walking
from gui.words.walk_time import as_sentence, is_open, time_of_walk, walk_in_words


def main_offer(view: TodayView) -> Offer:
    """What is next, the strongest state first."""
    outlook = view.outlook
    if outlook.lock is not None:
        return _locked(view)
    if outlook.away_until is not None:
        return _away(view)
    due = outlook.due
    routine = view.routine(due.routine)
    match due.kind:
        case DueKind.GENTLE:
            return _gentle(view, routine)
        case DueKind.RE_TEST:
            return _re_test(view) if due.day == outlook.today else _after_re_test(view)
        case DueKind.WALK:
            if due.day == outlook.today:
                return _walk(view)
            return _walked(view) if outlook.walked_today_minutes else _rest(view)
        case DueKind.STRENGTH | DueKind.MOBILITY if routine is not None:
            return _routine(view, routine)
        case _:
            return _walked(view) if outlook.walked_today_minutes else _rest(view)


def second_offer(view: TodayView) -> Offer | None:
    """What else would be good, as a smaller card; None where there is nothing to offer."""
    due = view.outlook.second
    if due is None or view.outlook.lock is not None or view.outlook.away_until is not None:
        return None
    if due.kind in (DueKind.WALK, DueKind.RE_TEST):
        return _second_walk(view, due)
    routine = view.routine(due.routine)
    if routine is None:
        return None
    line = words.last_time(routine.minutes, view.second_last, view.outlook.today)
    start = OfferButton(Act.ROUTINE, tr("Start"), routine.id)
    return Offer("second-routine", routine.name, lines=(line,), start=start, picture=routine.picture)


def snack_offer(view: TodayView) -> Offer | None:
    """A movement snack, or something gentle in its place; None while nothing may be started."""
    routine = view.routine(view.snack)
    if routine is None or view.outlook.lock is not None:
        return None
    line = tr("{n} min").format(n=routine.minutes)
    if view.next_reminder is not None:
        line = tr("{time} · next reminder {clock}").format(time=line, clock=view.next_reminder.strftime("%H:%M"))
    title = tr("Something gentle") if view.snack_is_gentle else routine.name
    start = OfferButton(Act.ROUTINE, tr("Start"), routine.id)
    return Offer("snack", title, lines=(line,), start=start, picture=routine.picture)


def help_words(view: TodayView) -> tuple[str, str] | None:
    """A bold line and its reason where a professional should look at the back, and nothing is locked."""
    outlook = view.outlook
    if outlook.state is not PlanState.GET_HELP or outlook.lock is not None:
        return None
    why = next(
        (reason.said_on(outlook.today) for reason in reversed(outlook.reasons) if _asks_for_help(reason)), outlook.why
    )
    return tr("It is time to let a professional look at your back."), why


def _asks_for_help(reason: Reason) -> bool:
    """Whether a reason may send to a professional: usual pain of 7 (R1), a third red walk (R8), or R13."""
    return reason.rule in ("R1", "R13") or (reason.rule == "R8" and reason.change is None)


# The states


def _locked(view: TodayView) -> Offer:
    lock = view.outlook.lock
    sentence = lock_sentence(lock, view.emergency_number) if lock is not None else ""
    return Offer(
        "locked",
        tr("First let somebody look at your back"),
        lines=(sentence, tr("Your plan and everything you wrote down stay as they are.")),
        start=OfferButton(Act.SAFETY, tr("What to do now")),
        others=(OfferButton(Act.LOG_WALK, tr("Log a walk I did")),),
        picture=view.pictures.sit,
    )


def _away(view: TodayView) -> Offer:
    last = view.outlook.away_until or view.outlook.today
    return Offer(
        "away",
        tr("Enjoy your time away"),
        chips=(OfferChip(tr("Away until {day}").format(day=words.long_date(last)), Tone.REST, "sun"),),
        lines=(
            tr("On {day} the plan goes on. Days away don't count as missed.").format(day=words.back_on(last)),
            tr("If you like to walk in between, you can write it down."),
        ),
        others=(OfferButton(Act.LOG_WALK, tr("Log a walk I did")), OfferButton(Act.PLAN, tr("Back already?"))),
        picture=view.pictures.walk,
    )


def _gentle(view: TodayView, routine: RoutineLine | None) -> Offer:
    outlook = view.outlook
    day = outlook.flare_day
    chip = tr("Gentle day") if day is None else tr("Flare-up · day {n}").format(n=day)
    others = (OfferButton(Act.LOG_WALK, tr("Log a stroll")),)
    if routine is None:
        return Offer(
            "gentle",
            tr("A gentle day"),
            chips=(OfferChip(chip, Tone.REST, "heart"),),
            lines=_lines(outlook.due.text, _why(view)),
            others=others,
            picture=view.pictures.rest,
        )
    return Offer(
        "gentle",
        routine.name,
        chips=(OfferChip(chip, Tone.REST, "heart"), *_gentle_walk_chip(outlook)),
        lines=_lines(outlook.due.text, _why(view)),
        start=_start(routine.minutes, Act.ROUTINE, routine.id),
        others=others,
        picture=routine.picture,
    )


def _gentle_walk_chip(outlook: Outlook) -> tuple[OfferChip, ...]:
    if not outlook.walked_today_minutes:
        return ()
    return (_walked_chip(outlook),)


def _re_test(view: TodayView) -> Offer:
    outlook = view.outlook
    again = any(reason.rule == "R11" for reason in outlook.reasons[-1:])
    number = outlook.baseline_walks + 1
    title = tr("An easy walk to find your level")
    if again and outlook.baseline_walks == 0:
        title = tr("Welcome back: an easy walk first")
    stop = tr("Stop when your pain is up by 2, when a leg feels wrong, or after {n} minutes.")
    others = [
        OfferButton(Act.TAKE_WALK, tr("Take it with you")),
        OfferButton(Act.LOG_WALK, tr("I'll log it after")),
    ]
    if outlook.baseline_walks == 0:
        others.append(OfferButton(Act.KNOW, tr("I know how far I can walk")))
    return Offer(
        "re-test" if again else "baseline",
        title,
        chips=(
            OfferChip(tr("Walking plan"), Tone.PRIMARY),
            OfferChip(tr("easy walk {n} of {all}").format(n=number, all=max(number, view.baseline_needed))),
        ),
        lines=_lines(
            outlook.why if again else tr("A few easy walks on separate days show where the plan begins."),
            stop.format(n=outlook.due.minutes) if outlook.due.minutes else outlook.due.text,
            _time(view),
        ),
        start=OfferButton(Act.WALK, tr("Start the walk")),
        others=tuple(others),
        picture=view.pictures.walk,
    )


def _after_re_test(view: TodayView) -> Offer:
    outlook = view.outlook
    done = outlook.baseline_walks
    chips = [OfferChip(tr("Walking plan"), Tone.PRIMARY)]
    if done:
        of = tr("{n} of {all} easy walks done").format(n=done, all=max(done, view.baseline_needed))
        chips.append(OfferChip(of, Tone.PRIMARY, "check"))
    day = words.relative_day(outlook.due.day, outlook.today)
    return Offer(
        "baseline-done",
        _walked_title(outlook),
        chips=tuple(chips),
        lines=(tr("The next easy walk is {day}. Each one shows better where the plan should begin.").format(day=day),),
        others=(OfferButton(Act.PICK, tr("Pick a level")), OfferButton(Act.LOG_ACTIVITY, tr("Log something else"))),
        picture=view.pictures.walk,
    )


def _walk(view: TodayView) -> Offer:
    outlook = view.outlook
    parts_done = outlook.parts - len(outlook.part_minutes)
    whole = outlook.due.minutes or outlook.minutes or 0
    chips = [OfferChip(words.level_chip(outlook), Tone.PRIMARY)]
    number = words.walk_number_chip(outlook)
    if number:
        chips.append(OfferChip(number))
    if outlook.parts > 1 and parts_done > 0:
        done = tr("{done} of {parts} done").format(done=parts_done, parts=outlook.parts)
        chips.append(OfferChip(done, Tone.PRIMARY, "check"))
    chips.extend(_state_chip(outlook))
    start = (
        _start(max(1, round(view.walk.seconds / 60)), Act.WALK)
        if view.walk is not None and not is_open(view.walk)
        else OfferButton(Act.WALK, tr("Start the walk"))
    )
    return Offer(
        "walk",
        tr("Walk {minutes}").format(minutes=walking(outlook.part_minutes, whole)),
        chips=tuple(chips),
        lines=_lines(_part_words(outlook, parts_done), _time(view), _why(view), special_route_hint(outlook)),
        start=start,
        others=(
            OfferButton(Act.TAKE_WALK, tr("Take it with you")),
            OfferButton(Act.LOG_WALK, tr("I'll log it after")),
            OfferButton(Act.LOG_ACTIVITY, tr("Log something else")),
        ),
        picture=view.pictures.walk,
    )


def _part_words(outlook: Outlook, done: int) -> str:
    if outlook.parts < 2:
        return ""
    if done == 0:
        return tr("{minutes}, with two hours or more between the {n} short walks.").format(
            minutes=minutes_of_walking(sum(outlook.part_minutes)), n=outlook.parts
        )
    if done + 1 == outlook.parts:
        return tr("The last of today's {n} short walks.").format(n=outlook.parts)
    return tr("One more of today's {n} short walks.").format(n=outlook.parts)


def _state_chip(outlook: Outlook) -> tuple[OfferChip, ...]:
    """What is unusual about today's walk, if anything."""
    match outlook.state:
        case PlanState.STEP_BACK if _is_way_back(outlook):
            return (OfferChip(tr("on the way back"), Tone.REST, "heart"),)
        case PlanState.STEP_BACK:
            return (OfferChip(tr("a step back for now"), Tone.REST),)
        case PlanState.HOLD:
            return (OfferChip(tr("same level as before")),)
        case _:
            return ()


def _is_way_back(outlook: Outlook) -> bool:
    """Whether these are the short walks after a flare-up (R12)."""
    steps = (reason.rule for reason in reversed(outlook.reasons) if reason.rule in ("R12", "R8", "R11"))
    return outlook.easy and next(steps, "") == "R12"


def _routine(view: TodayView, routine: RoutineLine) -> Offer:
    outlook = view.outlook
    kind = text.routine_kind(outlook.due.kind.value)
    chips = [OfferChip(kind, Tone.PRIMARY)]
    if outlook.walked_today_minutes:
        chips.append(_walked_chip(outlook))
    return Offer(
        "routine",
        routine.name,
        chips=tuple(chips),
        lines=_lines(_about_walking(outlook), outlook.due.text),
        start=_start(routine.minutes, Act.ROUTINE, routine.id),
        others=(OfferButton(Act.LOG_ACTIVITY, tr("Log something else")),),
        picture=routine.picture,
    )


def _about_walking(outlook: Outlook) -> str:
    """What there is to say about today's walk where something else is next."""
    if outlook.walked_today_minutes:
        return tr("Today's walking is done. If you like, this comes next.")
    second = outlook.second
    if second is not None and second.kind is DueKind.WALK and second.day > outlook.today:
        return tr("No walk is planned today; days without one belong to the plan.")
    return ""


def _walked(view: TodayView) -> Offer:
    outlook = view.outlook
    chips = [OfferChip(words.level_chip(outlook), Tone.PRIMARY), OfferChip(tr("done for today"), Tone.PRIMARY, "check")]
    return Offer(
        "walked",
        _walked_title(outlook),
        chips=tuple(chips),
        lines=_lines(_next_walk(outlook), tr("More is not better: the plan grows when your back says so.")),
        others=(OfferButton(Act.LOG_ACTIVITY, tr("Log something else")), OfferButton(Act.PLAN, tr("See the plan"))),
        picture=view.pictures.walk,
    )


def _rest(view: TodayView) -> Offer:
    outlook = view.outlook
    return Offer(
        "rest",
        tr("A day to rest"),
        chips=(OfferChip(words.level_chip(outlook), Tone.PRIMARY), OfferChip(tr("rest day"), Tone.REST, "moon")),
        lines=_lines(_next_walk(outlook), tr("Rest days belong to the plan. Everyday moving about is fine.")),
        others=(OfferButton(Act.LOG_ACTIVITY, tr("Log something I did")), OfferButton(Act.PLAN, tr("See the plan"))),
        picture=view.pictures.rest,
    )


def _next_walk(outlook: Outlook) -> str:
    due = next((each for each in (outlook.due, outlook.second) if each and each.kind is DueKind.WALK), outlook.due)
    if due.kind is not DueKind.WALK or due.minutes is None:
        return due.text if due.kind is DueKind.REST else ""
    day = words.relative_day(due.day, outlook.today)
    return tr("The next walk is {day}: {minutes}.").format(day=day, minutes=minutes(due.minutes))


def _second_walk(view: TodayView, due: Due) -> Offer:
    outlook = view.outlook
    if due.day == outlook.today:
        title = tr("Walk {minutes}").format(minutes=walking(outlook.part_minutes, due.minutes or 1))
        if due.kind is DueKind.RE_TEST:
            title = tr("An easy walk")
        line = as_sentence(time_of_walk(view.walk, outlook.part_minutes))
        return Offer(
            "second-walk",
            title,
            lines=_lines(line),
            start=OfferButton(Act.WALK, tr("Start")),
            picture=view.pictures.walk,
        )
    day = words.relative_day(due.day, outlook.today)
    line = minutes(due.minutes) if due.minutes and due.kind is DueKind.WALK else tr("an easy walk")
    return Offer(
        "next-walk",
        tr("Next walk {day}").format(day=day),
        lines=(line,),
        others=(OfferButton(Act.PLAN, tr("See the plan")),),
        picture=view.pictures.walk,
    )


# Small things


def _start(minutes: int, act: Act, routine: str = "") -> OfferButton:
    return OfferButton(act, tr("Start · {n} min").format(n=minutes), routine)


def _time(view: TodayView) -> str:
    """How long the walk takes in all, and what it is made of."""
    return walk_in_words(view.walk, view.outlook.part_minutes)


def _walked_title(outlook: Outlook) -> str:
    return tr("You walked {minutes} today").format(minutes=minutes(outlook.walked_today_minutes))


def _walked_chip(outlook: Outlook) -> OfferChip:
    walked = tr("walked {n} min today").format(n=outlook.walked_today_minutes)
    return OfferChip(walked, Tone.PRIMARY, "check")


def _why(view: TodayView) -> str:
    """The plan's reason, unless the page says it above the card already."""
    said = help_words(view)
    return "" if said is not None and said[1] == view.outlook.why else view.outlook.why


def _lines(*sentences: str) -> tuple[str, ...]:
    return tuple(sentence for sentence in sentences if sentence)
