"""Two versions beside each other."""

from exercises.library.editing.comparing import Pair, Row, Side, side_by_side, unified
from tests.exercises.library.editing.generated import generated

OLD = "name: x\nlevel: hard\nsteps:\n- rest: 5s\n- rest: 6s\n"
NEW = "name: x\nlevel: gentle\nsteps:\n- rest: 5s\n- rest: 7s\n- rest: 6s\n"


def test_side_by_side__pairs_lines_and_marks_what_differs_in_them() -> None:
    assert side_by_side(OLD, NEW) == (
        Pair(Row.SAME, Side(1, "name: x"), Side(1, "name: x")),
        Pair(Row.CHANGED, Side(2, "level: hard", (7, 11)), Side(2, "level: gentle", (7, 13))),
        Pair(Row.SAME, Side(3, "steps:"), Side(3, "steps:")),
        Pair(Row.SAME, Side(4, "- rest: 5s"), Side(4, "- rest: 5s")),
        Pair(Row.ADDED, None, Side(5, "- rest: 7s")),
        Pair(Row.SAME, Side(5, "- rest: 6s"), Side(6, "- rest: 6s")),
    )


def test_side_by_side__removed_lines() -> None:
    assert side_by_side("a\nb\n", "a\n")[-1] == Pair(Row.REMOVED, Side(2, "b"), None)


def test_unified__leaves_out_what_is_far_from_any_change() -> None:
    old = "".join(f"{number}\n" for number in range(40))
    hunks = unified(old, old.replace("5\n", "five\n", 1).replace("30\n", "thirty\n"))
    assert [(hunk.pairs[0].before, len(hunk.pairs)) for hunk in hunks] == [(Side(3, "2"), 7), (Side(28, "27"), 7)]
    assert unified(old, old) == ()


def test_line_ends__count_as_changes() -> None:
    assert [pair.row for pair in side_by_side("a\nb\n", "a\r\nb\n")] == [Row.CHANGED, Row.SAME]
    assert side_by_side("", "a") == (Pair(Row.ADDED, None, Side(1, "a")),)


def test_both_sides__give_their_texts_again() -> None:
    for seed in range(100):
        old, new = generated(seed), generated(seed + 1)
        pairs = side_by_side(old, new)
        assert [pair.before.text for pair in pairs if pair.before] == old.splitlines()
        assert [pair.after.text for pair in pairs if pair.after] == new.splitlines()
