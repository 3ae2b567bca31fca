"""Which way to walk: ground and hills (R14)."""

from typing import Final

from exercises.coach.outlook import Grade, Outlook

# Hills are the last thing to grow: minutes first, then days, then pace (R9).
_HILLS_FROM_LEVEL: Final = 9
_DOWNHILL_DAYS: Final = 7


def route_hint(outlook: Outlook) -> str:
    """One sentence about the way for today's walk; empty while no level is set.

    Flat and even ground first, grass or a track rather than stone; a gentle hill from the tenth level on, and no long
    way down within 7 days of a walk that was too much.
    """
    if outlook.level_index is None:
        return ""
    return special_route_hint(outlook) or "Flat, even ground is kindest: grass or a track rather than stone."


def special_route_hint(outlook: Outlook) -> str:
    """The sentence only where today is not like most days: after a hard walk, or when a hill is allowed."""
    if outlook.level_index is None:
        return ""
    if any(g.grade is Grade.RED and (outlook.today - g.day).days <= _DOWNHILL_DAYS for g in outlook.grades):
        return "Choose flat, even ground this week, and no long way down."
    if outlook.level_index >= _HILLS_FROM_LEVEL and not outlook.easy:
        return "One gentle hill is fine, if your back is happy with it."
    return ""
