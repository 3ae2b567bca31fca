"""A file's text beside the one on the screen: to the byte, whatever its line ends and characters are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.editor.yaml.lines import Lines, Spot, characters, shown, units

MIXED = "a\r\nb\nc\rd\u2028e\x85f\u2029\tg 🙂\r\n"


def type_over(lines: Lines, first: int, last: int, new: list[str]) -> str:
    """The file after lines `first` to `last` are shown as `new`."""
    text = lines.text
    return lines.typed(first, last, new).apply(text)


def test_untouched_line_ends__stay_as_they_are() -> None:
    lines = Lines(MIXED)
    assert len(lines) == 8
    assert lines.shown == "a\nb\nc\nd\ne\nf\n\tg 🙂\n"
    assert type_over(lines, 3, 3, ["dd"]) == MIXED.replace("d", "dd")
    assert lines.text == MIXED.replace("d", "dd")


@pytest.mark.parametrize(("row", "end"), [(0, "\r\n"), (1, "\n"), (2, "\r"), (3, "\u2028"), (4, "\x85")])
def test_new_line__gets_the_end_that_its_neighbour_has(row: int, end: str) -> None:
    letter = "abcde"[row]
    assert type_over(Lines(MIXED), row, row, [letter, "x"]) == MIXED.replace(letter, f"{letter}{end}x")


def test_new_line_at_the_end__gets_the_end_of_the_line_before() -> None:
    assert type_over(Lines("a\r\nb"), 1, 1, ["b", "c"]) == "a\r\nb\r\nc"
    assert type_over(Lines("a"), 0, 0, ["a", ""]) == "a\n"


def test_several_lines_changed_at_once__keep_their_ends() -> None:
    assert type_over(Lines("a\r\nb\nc\rd"), 0, 3, ["  a", "  b", "  c", "  d"]) == "  a\r\n  b\n  c\r  d"


def test_joined_lines__lose_the_end_between_them_only() -> None:
    assert type_over(Lines("a\r\nb\nc"), 0, 1, ["ab"]) == "ab\nc"


def test_line_emptied_between_r_and_n__stays_a_line() -> None:
    lines = Lines("a\rb\nc")
    text = type_over(lines, 1, 1, [""])
    assert text == lines.text
    assert len(Lines(text)) == 3


def test_characters_that_qt_would_take_for_something_else__come_back_as_they_were() -> None:
    text = "a\ufffcb\x00c\ufdd0d"
    lines = Lines(text)
    assert lines.shown == "a\ufffdb\u2400c\ufffdd"
    assert type_over(lines, 0, 0, ["a\ufffdb\u2400c\ufffddX"]) == text + "X"


def test_what_no_file_can_hold__is_replaced() -> None:
    assert type_over(Lines("a"), 0, 0, ["a\ud83d"]) == "a\ufffd"
    assert type_over(Lines("a"), 0, 0, ["a\u2028b\ufeff"]) == "a b "


def test_units__count_utf_16_and_back() -> None:
    text = "a🙂é👩‍🦳z"
    assert units(text) == len(text.encode("utf-16-le")) // 2
    assert [characters(text, units(text[:n])) for n in range(len(text) + 1)] == list(range(len(text) + 1))


def test_become__touches_what_changed_only() -> None:
    lines = Lines("one\ntwo 🙂 x\nthree\n")
    swap = lines.become("one\ntwo 🙂 yx\nthree\n")
    assert swap is not None
    assert swap == (Spot(1, 6), Spot(1, 6), "y")
    assert lines.become(lines.text) is None
    assert lines.become("one\r\ntwo 🙂 yx\nthree\n") is None, "another line end shows no difference"
    assert lines.text == "one\r\ntwo 🙂 yx\nthree\n"


ENDS = st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\x85"])
LETTERS = st.text(alphabet="ab \t🙂-", max_size=4)
TEXTS = st.lists(st.tuples(LETTERS, ENDS), max_size=6).map(lambda parts: "".join(a + b for a, b in parts))


@given(TEXTS, st.data())
def test_typed__says_in_the_file_what_is_seen(text: str, data: st.DataObject) -> None:
    lines = Lines(text)
    seen = lines.shown.split("\n")
    first = data.draw(st.integers(0, len(seen) - 1))
    last = data.draw(st.integers(first, len(seen) - 1))
    new = data.draw(st.lists(LETTERS, min_size=1, max_size=4))
    after = type_over(lines, first, last, new)
    seen[first : last + 1] = new
    assert after == lines.text
    assert lines.shown == "\n".join(seen)
    assert Lines(after).shown == lines.shown


@given(TEXTS, TEXTS)
def test_become__leads_the_shown_text_to_the_new_one(text: str, other: str) -> None:
    lines = Lines(text)
    before = lines.shown.split("\n")
    swap = lines.become(other)
    assert lines.text == other
    assert lines.shown == Lines(other).shown
    if swap is None:
        assert lines.shown == "\n".join(before)
        return
    head = "\n".join([*before[: swap.start.line], before[swap.start.line][: swap.start.column]])
    tail = "\n".join([before[swap.end.line][swap.end.column :], *before[swap.end.line + 1 :]])
    assert head + swap.text + tail == lines.shown


def test_shown__is_as_long_as_the_line() -> None:
    line = "\x00\x0b\x7f\ufffc\ufdd1🙂"
    assert len(shown(line)) == len(line)
    assert units(shown(line)) == units(line)
