"""What it is a good time to measure, as the window offers it: on Today as one calm line, on the Measures screen."""

from exercises.coach.outlook import PlanState
from exercises.history.facts import Measure, MeasuresPutOff
from exercises.history.measures.due import put_off_until, to_offer
from gui.coaching import Coaching


def back_rests(coaching: Coaching) -> bool:
    """Whether the body is not to be tried now: locked, a flare-up, or a professional should look first."""
    outlook = coaching.outlook()
    if coaching.lock() is not None:
        return True
    return outlook is not None and outlook.state in (PlanState.GET_HELP, PlanState.FLARE)


def measures_to_offer(coaching: Coaching) -> tuple[Measure, ...]:
    """What it is a good time for today; nothing that was put off, nothing that tries a back at rest."""
    finished = [session.day for session in coaching.sessions() if session.finished]
    return to_offer(
        coaching.facts(),
        coaching.today,
        sessions_done=len(finished),
        begun=min(finished, default=None),
        may_move=not back_rests(coaching),
    )


def measures_for_today(coaching: Coaching) -> tuple[Measure, ...]:
    """What Today may offer in its one line; nothing while the back rests or somebody is away."""
    outlook = coaching.outlook()
    is_quiet = outlook is None or outlook.away_until is not None or back_rests(coaching)
    return () if is_quiet else measures_to_offer(coaching)


def put_off_measures(coaching: Coaching) -> str | None:
    """Offer no measure for a week; the fact's id, or None when it could not be written."""
    return coaching.note(MeasuresPutOff(put_off_until(coaching.today)))
