"""What it takes to come to the next level, in words."""

from exercises.coach.outlook import Outlook
from exercises.coach.readiness import green_bound
from exercises.coach.sentences import capital, counted
from exercises.coach.weekly_goal import holds_by_choice, walks_needed
from exercises.library.rules import Rules


def what_it_takes(outlook: Outlook, rules: Rules, limit: int = 0) -> str:
    """The conditions of rule R6 in one sentence; empty where no level is next.

    `limit` is a clinician's, 0 for none: with it, or with a back that always hurts somewhat, another pain is fine.
    """
    week = _walks_to_grow_from(outlook)
    if not week:
        return ""
    worst = green_bound(outlook.base, limit or None, rules)
    return why_it_stays(outlook, rules) or (
        f"You move up after {_needed(week, outlook, rules)} with the worst pain on the way no higher than {worst} "
        "and no worse the morning after."
    )


def why_it_stays(outlook: Outlook, rules: Rules) -> str:
    """That fewer walking days were chosen than growing takes; empty where that is not so."""
    week = _walks_to_grow_from(outlook)
    if not week or not holds_by_choice(week, outlook.chosen_days, rules):
        return ""
    theirs = capital(counted(outlook.chosen_days, "walk", "walks"))
    needed = _needed(week, outlook, rules)
    return f"{theirs} a week is your goal, and your level stays with it; to grow it takes {needed}."


def _walks_to_grow_from(outlook: Outlook) -> int:
    """The level's own walk days a week; 0 without a level, and on the highest."""
    index = outlook.level_index
    return min(7, outlook.levels[index].walks_a_week) if index is not None and index < len(outlook.levels) - 1 else 0


def _needed(week: int, outlook: Outlook, rules: Rules) -> str:
    walks = counted(walks_needed(week, outlook.chosen_days, rules), "full walk", "full walks")
    return f"{walks} in {counted(rules.advance_days, 'day', 'days')}"
