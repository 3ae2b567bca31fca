"""The scale can be answered by mouse, arrows and digits, and left unanswered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from gui.widgets.labels import Label
from gui.widgets.number_scale import NumberPill, NumberScale


@pytest.fixture
def scale(shown, theme):
    scale = NumberScale(theme, lowest="no pain", highest="worst imaginable", name="Pain now")
    shown(scale, 760, 600)
    return scale


def pill(scale, number):
    return scale.findChild(NumberPill, f"scale-{number}")


def test_first__nothing_is_chosen(scale):
    assert scale.value is None


def test_click__chooses_and_tells_and_a_second_takes_it_back(scale, qtbot):
    with qtbot.waitSignal(scale.value_changed) as told:
        qtbot.mouseClick(pill(scale, 3), Qt.MouseButton.LeftButton)
    assert told.args == [3]
    with qtbot.waitSignal(scale.value_changed) as told:
        qtbot.mouseClick(pill(scale, 3), Qt.MouseButton.LeftButton)
    assert told.args == [None]
    assert scale.value is None


@pytest.mark.parametrize(
    ("keys", "value"),
    [("0", 0), ("7", 7), ("1", 1), ("10", 10), ("12", 2), ("100", 0), ("73", 3), ("110", 10)],
)
def test_digits__choose(scale, qtbot, keys, value):
    pill(scale, 0).setFocus()
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert scale.value == value
    assert pill(scale, value).hasFocus()


def test_arrows__walk_and_choose(scale, qtbot):
    pill(scale, 0).setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert scale.value == 1
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert scale.value == 10


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete__takes_the_answer_back(scale, qtbot, key):
    scale.set_value(4)
    pill(scale, 4).setFocus()
    qtbot.keyClick(pill(scale, 4), key)
    assert scale.value is None


def test_program__chooses_silently(scale, qtbot):
    with qtbot.assertNotEmitted(scale.value_changed):
        scale.set_value(6)
    assert scale.value == 6


@pytest.mark.parametrize(("width", "text_scale"), [(760, 1.0), (420, 1.0), (520, 2.0)])
def test_pills__wrap_and_none_is_cut(shown, theme, width, text_scale):
    theme.set_text_scale(text_scale)
    scale = NumberScale(theme, lowest="no pain", highest="worst imaginable")
    page = shown(scale, width, 900)
    assert page.width() == width
    for number in range(11):
        place = pill(scale, number).geometry()
        assert place.right() < width
        assert place.size() == pill(scale, number).sizeHint()
    assert scale.height() == scale.heightForWidth(width)


def words_shown(scale):
    return [label.text() for label in scale.findChildren(Label) if label.isVisible()]


def test_words__stand_below_the_ends_of_one_line(scale):
    assert words_shown(scale) == ["no pain", "worst imaginable"]
    last = next(label for label in scale.findChildren(Label) if label.text() == "worst imaginable")
    end = last.mapTo(scale, last.rect().topRight()).x()
    assert abs(end - pill(scale, 10).geometry().right()) < 4


@pytest.mark.parametrize(("width", "text_scale"), [(420, 1.0), (900, 2.0)])
def test_words__name_their_numbers_where_these_wrap(shown, theme, width, text_scale):
    theme.set_text_scale(text_scale)
    scale = NumberScale(theme, lowest="no pain", highest="worst imaginable")
    page = shown(scale, width, 900)
    assert pill(scale, 10).y() > pill(scale, 0).y()
    assert words_shown(scale) == ["0 no pain   ·   10 worst imaginable"]
    assert scale.height() >= scale.heightForWidth(width)
    page.resize(1400, 900)
    QApplication.processEvents()
    assert words_shown(scale) == ["no pain", "worst imaginable"]


def test_without_words__nothing_stands_below(shown, theme):
    scale = NumberScale(theme)
    shown(scale, 420, 600)
    assert words_shown(scale) == []


def test_screen_reader__hears_the_ends_in_words(scale):
    names = [
        QAccessible.queryAccessibleInterface(pill(scale, number)).text(QAccessible.Text.Name) for number in (0, 5, 10)
    ]
    assert names == ["0, no pain", "5", "10, worst imaginable"]
    assert scale.accessibleName() == "Pain now"


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Up]
)
def test_attending__answers_to_digits_only(scale, qtbot, key):
    scale.attend()
    assert scale.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), key)
    assert scale.value is None
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_4)
    assert scale.value == 4


def test_attending__an_arrow_only_shows_where_one_is(scale, qtbot):
    scale.attend()
    qtbot.keyClick(scale, Qt.Key.Key_Right)
    assert pill(scale, 0).hasFocus()
    assert scale.value is None
    qtbot.keyClick(pill(scale, 0), Qt.Key.Key_Right)
    assert scale.value == 1


def test_attending__can_be_seen(scale):
    before = pill(scale, 5).grab().toImage()
    scale.attend()
    assert pill(scale, 5).grab().toImage() != before
    pill(scale, 0).setFocus()
    assert pill(scale, 5).grab().toImage() == before


def test_a_typed_number__settles_once_nothing_can_follow(scale, qtbot):
    settled = []
    scale.settled.connect(lambda: settled.append(scale.value))
    pill(scale, 0).setFocus()
    for key in "7110":
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert settled == [7, 10]
    assert not scale.waits_for_zero
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    assert scale.waits_for_zero
    scale.settle()
    assert settled == [7, 10, 1]


def test_another_answer__ends_the_wait_for_a_zero(scale, qtbot):
    pill(scale, 0).setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert not scale.waits_for_zero
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_0)
    assert scale.value == 0
