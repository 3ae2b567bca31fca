"""Two versions beside each other."""

from exercises.library.editing.comparing import (
    GAP,
    Line,
    Mark,
    Pair,
    Row,
    Side,
    in_one_column,
    side_by_side,
    unified,
    with_gaps,
)
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
    assert unified(old, old) == unified("", "") == ()


def numbered(old: str, new: str) -> list[tuple[Row, int | None, int | None]]:
    return [
        (pair.row, pair.before.number if pair.before else None, pair.after.number if pair.after else None)
        for pair in side_by_side(old, new)
    ]


def test_lines__meet_their_counterparts() -> None:
    assert numbered("a\nb\nc\nd\n", "a\nB\nB2\nc\n") == [
        (Row.SAME, 1, 1),
        (Row.CHANGED, 2, 2),
        (Row.ADDED, None, 3),
        (Row.SAME, 3, 4),
        (Row.REMOVED, 4, None),
    ]


def test_what_is_the_same_far_from_any_change__becomes_a_gap() -> None:
    lines = [f"{n}\n" for n in range(40)]
    shown = with_gaps(side_by_side("".join(lines), "".join([*lines[:20], "new\n", *lines[20:]])))
    assert [pair and pair.row for pair in shown] == [None, *[Row.SAME] * 3, Row.ADDED, *[Row.SAME] * 3, None]
    assert with_gaps(side_by_side("a\nb\n", "a\nb\n")) == (None,)
    assert with_gaps(()) == ()


def test_a_gap_of_one_line__is_the_line_itself() -> None:
    lines = [f"{n}\n" for n in range(17)]
    new = "".join([*lines[:4], "x\n", *lines[5:12], "y\n", *lines[13:]])
    assert None not in with_gaps(side_by_side("".join(lines), new))
    assert len(unified("".join(lines), new)) == 1
    lines[8:8] = ["more\n"]
    new = "".join([*lines[:4], "x\n", *lines[5:13], "y\n", *lines[14:]])
    assert [index for index, pair in enumerate(with_gaps(side_by_side("".join(lines), new))) if pair is None] == [8]


def test_one_column__holds_first_what_went_and_then_what_came() -> None:
    shown = in_one_column([None, *side_by_side("a\nbb\nc\n", "a\nbx\ny\nd\n")])
    assert list(shown) == [
        GAP,
        Line(Mark.SAME, 1, "a"),
        Line(Mark.REMOVED, 2, "bb", (1, 2)),
        Line(Mark.REMOVED, 3, "c", (0, 1)),
        Line(Mark.ADDED, 2, "bx", (1, 2)),
        Line(Mark.ADDED, 3, "y", (0, 1)),
        Line(Mark.ADDED, 4, "d"),
    ]


def test_huge_texts__are_compared_in_no_time() -> None:
    mine = "\n".join("ab"[n % 2] for n in range(60_000))
    theirs = "\n".join("ab"[n % 3 == 0] for n in range(60_000))
    assert len(side_by_side(mine, theirs)) > 50_000


def test_huge_texts__still_find_what_stayed() -> None:
    lines = [f"- line {n}\n" for n in range(20_000)]
    new = [f"- other {n}\n" if n % 2 else line for n, line in enumerate(lines)]
    del new[500:510]
    pairs = side_by_side("".join(lines), "".join(new))
    assert sum(pair.row is Row.SAME for pair in pairs) == 9_995
    assert [pair.before.text for pair in pairs if pair.before] == [line[:-1] for line in lines]
    assert [pair.after.text for pair in pairs if pair.after] == [line[:-1] for line in new]


def test_line_ends__count_as_changes() -> None:
    assert [pair.row for pair in side_by_side("a\nb\n", "a\r\nb\n")] == [Row.CHANGED, Row.SAME]
    assert side_by_side("", "a") == (Pair(Row.ADDED, None, Side(1, "a")),)


def test_both_sides__give_their_texts_again() -> None:
    for seed in range(100):
        old, new = generated(seed), generated(seed + 1)
        pairs = side_by_side(old, new)
        assert [pair.before.text for pair in pairs if pair.before] == old.splitlines()
        assert [pair.after.text for pair in pairs if pair.after] == new.splitlines()
