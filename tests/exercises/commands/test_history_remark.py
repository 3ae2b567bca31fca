"""What a line of the history says of pain and effort."""

import pytest

from exercises.commands.session_text import history_remark
from exercises.session.record import Feelings


@pytest.mark.parametrize(
    ("felt", "said"),
    [
        (Feelings(pain_before=2, pain_peak=6, pain_after=2, effort=4), "pain 2 → 2, worst 6, effort 4"),
        (Feelings(pain_before=3, pain_peak=3, pain_after=2), "pain 3 → 2"),
        (Feelings(pain_peak=6), "worst pain 6"),
        (Feelings(pain_after=2, effort=4), "pain 2, effort 4"),
        (Feelings(pain_peak=0, pain_before=0), "pain 0"),
        (Feelings(), ""),
    ],
)
def test_history_remark__hides_no_worst_pain(felt: Feelings, said: str) -> None:
    assert history_remark(felt) == said
