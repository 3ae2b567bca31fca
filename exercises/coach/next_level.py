"""What it takes to come to the next level, in words."""

from exercises.coach.night import walks_needed
from exercises.coach.sentences import counted
from exercises.coach.steps import Ground


def what_it_takes(walks_a_week: int, ground: Ground) -> str:
    """The conditions of rule R6 in one sentence."""
    rules = ground.rules
    walks = counted(walks_needed(walks_a_week, ground), "full walk", "full walks")
    days = counted(rules.advance_days, "day", "days")
    return (
        f"You move up after {walks} in {days} with pain no higher than {rules.green_pain} "
        "and no worse the morning after."
    )
