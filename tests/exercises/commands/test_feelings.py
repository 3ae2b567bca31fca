import io

import pytest

from exercises.commands.feelings import ask_feelings
from exercises.session.record import Feelings


@pytest.mark.parametrize(
    ("typed", "pain", "effort"),
    [
        ("3\n4\n", 3, 4),
        ("\n\n", None, None),
        ("0\n10\n", 0, 10),
        (" 7 \n\n", 7, None),
        ("11\n-1\n2.5\nx\n٣\n5\n\n", 5, None),
        ("4\n", 4, None),
        ("", None, None),
    ],
)
def test_answers(typed, pain, effort, capsys):
    assert ask_feelings(io.StringIO(typed)) == Feelings(pain_after=pain, effort=effort)
    wrong = sum(1 for line in typed.splitlines() if line in ("11", "-1", "2.5", "x", "٣"))
    assert capsys.readouterr().out.count("Please type a whole number from 0 to 10") == wrong
