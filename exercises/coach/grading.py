"""How a session went, from what was told about it (R3 to R5, R5b, R10)."""

from dataclasses import dataclass

from exercises.coach.outlook import Grade
from exercises.coach.peak import told_peak
from exercises.coach.readiness import green_bound, red_bound
from exercises.library.rules import Rules
from exercises.session.record import Feelings


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade with its rule; `effort_only` marks a red that nothing but the effort made (R10)."""

    grade: Grade | None
    rule: str | None
    effort_only: bool = False


NOT_GRADED = Graded(None, None)


def usual_pain(before: tuple[int, ...], rules: Rules) -> int | None:
    """The median, rounded down, of the last `usual-logs` answers about pain before a session; None with none."""
    last = before[-rules.usual_logs :] if rules.usual_logs else ()
    if not last:
        return None
    in_order, half = sorted(last), len(last) // 2
    return (in_order[half] + in_order[-half - 1]) // 2


def grade(felt: Feelings, base: int | None, limit: int | None, rules: Rules) -> Graded:
    """Grade a session; a sign whose answer is missing does not hold.

    `base` is the usual pain before it, `limit` a clinician's bound from which on it is red. Bands after the
    pain-monitoring model (Thomeé; Silbernagel): up to 3 safe, above 5 too much, and no worse the next morning.
    """
    peak = told_peak(felt)
    if peak is not None and peak >= red_bound(base, limit, rules):
        usual = base is not None and base >= rules.usual_pain and not limit
        return Graded(Grade.RED, "R5b" if usual else "R5")
    if _rose(felt, peak, rules) or _worse_next_day(felt, rules) or felt.sleep_lost or felt.leg:
        return Graded(Grade.RED, "R5")
    if felt.effort is not None and felt.effort >= rules.red_effort:
        return Graded(Grade.RED, "R5", effort_only=True)
    if felt.pain_peak is None and felt.pain_after is None:
        return NOT_GRADED
    if _is_green(felt, peak, green_bound(base, limit, rules), rules):
        return Graded(Grade.GREEN, "R3")
    return Graded(Grade.AMBER, "R4")


def _rose(felt: Feelings, peak: int | None, rules: Rules) -> bool:
    if peak is None or felt.pain_before is None:
        return False
    return peak >= felt.pain_before + rules.red_rise and peak >= rules.red_rise_reach


def _worse_next_day(felt: Feelings, rules: Rules) -> bool:
    if felt.pain_next_day is None or felt.pain_before is None:
        return False
    return felt.pain_next_day >= felt.pain_before + rules.next_day_rise


def _is_green(felt: Feelings, peak: int | None, bound: int, rules: Rules) -> bool:
    if peak is not None and peak > bound:
        return False
    if felt.effort is not None and felt.effort > rules.green_effort:
        return False
    if felt.pain_before is None:
        return True
    settled = felt.pain_before + rules.settle
    if felt.pain_after is not None and felt.pain_after > settled:
        return False
    return felt.pain_next_day is None or felt.pain_next_day <= settled
