"""Text is plain, wraps with the right height, and no word is too long."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.widgets.labels import ElidedLabel, KeyValue, Label, LeadLabel, Role, body, title

LONG_WORD = "Hüftbeuger" * 20
SENTENCE = "Slide one leg back and the opposite arm forward until both are level with your back. "


def inked_rows(widget):
    """The rows of pixels on which something is written."""
    image = widget.grab().toImage()
    ground = image.pixelColor(0, 0)
    return [y for y in range(image.height()) if any(image.pixelColor(x, y) != ground for x in range(image.width()))]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_height__grows_as_the_width_shrinks_and_no_line_is_cut(theme, shown, scale):
    theme.set_text_scale(scale)
    label = body(SENTENCE * 3)
    shown(label, 420, 2000)
    wide = label.height()
    assert wide == label.heightForWidth(420)
    assert label.heightForWidth(210) > 1.6 * wide
    rows = inked_rows(label)
    assert rows[0] > 0
    assert rows[-1] < label.height() - 1


def test_word_of_200_letters__breaks_and_demands_no_width(theme, shown):
    label = title(LONG_WORD)
    page = shown(label, 300, 900)
    assert page.width() == 300
    assert label.width() == 300
    assert label.height() > 8 * 28
    assert label.text_width() > 2000
    assert label.minimumSizeHint().width() < 200


def test_markup__is_shown_as_it_is(theme, shown):
    label = body("<b>bold</b><br><img src=x>")
    shown(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.heightForWidth(1000) == label.heightForWidth(label.text_width())


def test_new_lines__are_kept(theme, shown):
    label = body("one\ntwo\nthree")
    shown(label)
    assert label.heightForWidth(1000) == 3 * body("one").heightForWidth(1000)


def test_max_lines__cuts_and_keeps_the_whole_as_tooltip(theme, shown):
    label = Label(SENTENCE * 3, max_lines=2)
    shown(label, 300)
    assert label.height() == 2 * round(15 * 1.45)
    assert label.toolTip() == SENTENCE * 3
    label.set_text("short")
    assert label.toolTip() == ""


def test_one_line__stays_one_line_however_long(theme, shown):
    label = ElidedLabel(LONG_WORD + " and more")
    shown(label, 200)
    assert label.height() < 30
    assert label.toolTip().startswith("Hüft")


def test_lead__is_drawn_in_ink_and_the_rest_muted(theme, shown):
    label = LeadLabel("Core foundation", "· 6 of 13")
    shown(label, 400)
    image = label.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert QColor(theme.colours.ink).name() in colours
    assert QColor(theme.colours.muted).name() in colours
    assert label.text() == "Core foundation · 6 of 13"
    label.set_parts("", "nothing bold")
    assert label.text() == "nothing bold"


def test_role__decides_size_and_colour_and_may_change(theme, shown):
    label = Label("Text", Role.TITLE)
    shown(label)
    assert label.font().pixelSize() == 28
    label.set_role(Role.SECONDARY)
    assert label.font().pixelSize() == 13
    assert label.palette().windowText().color() == QColor(theme.colours.muted)


def test_theme__new_text_size_is_measured_anew(theme, shown):
    label = body(SENTENCE)
    shown(label)
    before = label.heightForWidth(300)
    theme.set_text_scale(2)
    assert label.heightForWidth(300) > 3 * before


def test_key_value__keys_are_aligned_and_long_values_wrap(theme, shown):
    rows = QWidget()
    column = QVBoxLayout(rows)
    short, long = KeyValue("Kit", "a mat"), KeyValue("Name of the exercise", LONG_WORD)
    column.addWidget(short)
    column.addWidget(long)
    shown(rows, 500, 900)
    values = [row.findChildren(Label)[1] for row in (short, long)]
    assert values[0].x() == values[1].x()
    assert values[1].height() > 3 * values[0].height()
    assert values[1].geometry().right() <= long.width()
    short.set_value("a chair")
    assert values[0].text() == "a chair"
