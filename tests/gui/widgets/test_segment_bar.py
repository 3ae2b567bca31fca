"""The session bar shares its width by time, however many segments there are."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from gui.theme.tokens import Tone
from gui.widgets.segment_bar import Segment, SegmentBar, lay_out

WORK, REST, READY = Tone.WORK, Tone.REST, Tone.READY


def session(*parts):
    return [Segment(seconds, tone, label) for seconds, tone, label in parts]


@pytest.fixture
def bar(shown, theme):
    bar = SegmentBar(theme)
    shown(bar, 606, 100)
    bar.set_segments(session((10, READY, "Get ready"), (30, WORK, "Bridge"), (20, REST, "Rest")))
    return bar


def colour_at(bar, x):
    return bar.grab().toImage().pixelColor(x, bar.height() // 2).name().upper()


def test_widths__are_shared_by_time_and_fill_the_bar(bar):
    assert [round(piece.width) for piece in bar.pieces] == [100, 300, 200]
    assert bar.pieces[-1].left + bar.pieces[-1].width == pytest.approx(606)


def test_progress__done_full_current_in_part_the_rest_empty(bar, theme):
    bar.set_progress(1, 0.5)
    c = theme.colours
    seen = [colour_at(bar, x) for x in (50, 150, 350, 500)]
    assert seen == [c.ready.full, c.work.full, c.track, c.track]


def test_progress__past_the_last_all_is_done(bar, theme):
    bar.set_progress(3, 0.0)
    assert colour_at(bar, 500) == theme.colours.rest.full


def test_left_out__is_hollow_behind_its_share_that_was_done(bar, theme):
    bar.set_left_out({0: 0.0, 1: 0.5})
    bar.set_progress(2, 0.0)
    c = theme.colours
    assert [colour_at(bar, x) for x in (50, 180, 330, 500)] == [c.background, c.work.full, c.background, c.track]
    # Its outline keeps the colour.
    assert bar.grab().toImage().pixelColor(330, 0).name().upper() == c.work.full
    assert bar.accessibleName() == "Part 3 of 3, 2 left out"
    assert bar.text_at(QPoint(150, 5)) == "Bridge · left out"
    assert bar.text_at(QPoint(500, 5)) == "Rest"


def test_left_out__of_what_comes_again_is_not_told(bar, theme):
    bar.set_left_out({1: 0.0})
    bar.set_progress(2, 0.0)
    bar.set_progress(0, 0.5)
    assert colour_at(bar, 330) == theme.colours.track
    assert bar.accessibleName() == "Part 1 of 3"


def test_left_out__in_a_run_drawn_as_one_takes_its_share_of_it(bar, theme):
    bar.set_segments([Segment(5, WORK, f"Step {i + 1}") for i in range(400)])
    piece = bar.pieces[0]
    assert piece.last > piece.first
    bar.set_left_out(dict.fromkeys(range(400), 0.0))
    bar.set_progress(400, 0.0)
    image = bar.grab().toImage()
    middle = image.pixelColor(round(piece.left + piece.width / 2), bar.height() // 2).name().upper()
    assert middle == theme.colours.background


def test_short_and_open_segments__stay_visible():
    pieces = lay_out([Segment(1800, WORK), Segment(1, REST), Segment(0, WORK)], 600, 3, 6)
    assert [round(piece.width) for piece in pieces] == [582, 6, 6]


@pytest.mark.parametrize("width", [60, 300, 1208])
def test_2000_segments__are_merged_and_legible(width):
    segments = [Segment(5 + i % 40, (WORK, REST)[i % 2], f"Step {i + 1}") for i in range(2000)]
    pieces = lay_out(segments, width, 3, 6)
    assert min(piece.width for piece in pieces) >= 3
    assert pieces[0].first == 0
    assert pieces[-1].last == 1999
    assert all(one.last + 1 == next_.first for one, next_ in pairwise(pieces))
    assert pieces[-1].left + pieces[-1].width == pytest.approx(width)


def test_merged__takes_the_tone_of_most_of_its_time():
    segments = [Segment(30, WORK), Segment(5, REST)] * 50
    assert {piece.tone for piece in lay_out(segments, 100, 3, 6)} == {WORK}


def test_tooltip__tells_one_segment_or_a_run(bar, theme):
    assert bar.text_at(QPoint(150, 5)) == "Bridge"
    assert bar.text_at(QPoint(101, 5)) == ""
    bar.set_segments([Segment(5, WORK, f"Step {i + 1}") for i in range(2000)])
    assert bar.text_at(QPoint(1, 5)).startswith("Step 1 – Step ")
    assert bar.text_at(QPoint(1, 5)).endswith("parts)")


def test_empty__is_painted_without_complaint(bar):
    bar.set_segments([])
    bar.set_progress(0, 0.0)
    assert bar.pieces == ()
    assert QColor(colour_at(bar, 50)).isValid()


def test_screen_reader__hears_which_part_runs(bar):
    bar.set_progress(1, 0.2)
    assert bar.accessibleName() == "Part 2 of 3"
