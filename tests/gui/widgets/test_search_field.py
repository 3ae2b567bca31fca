"""The search field tells letters at once and the text when typing pauses."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit

from gui.widgets.buttons import IconButton
from gui.widgets.search_field import SearchField


@pytest.fixture
def field(shown, theme):
    field = SearchField(theme, "Search routines")
    shown(field, 400)
    return field


def test_typing__settles_once(field, qtbot):
    told = []
    field.text_settled.connect(told.append)
    qtbot.keyClicks(field, "bridge")
    qtbot.waitUntil(lambda: told != [])
    assert told == ["bridge"]


def test_typing__is_told_letter_by_letter_too(field, qtbot):
    told = []
    field.textChanged.connect(told.append)
    qtbot.keyClicks(field, "abc")
    assert told == ["a", "ab", "abc"]


def test_enter__settles_at_once(field, qtbot):
    qtbot.keyClicks(field, "cat")
    with qtbot.waitSignal(field.text_settled):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_escape__empties_and_an_empty_field_lets_it_through(field, qtbot):
    qtbot.keyClicks(field, "cat")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.text_settled) as told:
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told.args == [""]
    assert field.text() == ""


def test_cross__empties_and_is_there_only_with_a_text(field, qtbot):
    cross = field.findChild(IconButton)
    assert not cross.isVisible()
    qtbot.keyClicks(field, "cat")
    assert cross.isVisible()
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""


def test_ctrl_f__comes_here_and_selects(field, shown, theme, qtbot):
    other = QLineEdit()
    field.window().layout().addWidget(other)
    field.setText("old")
    other.setFocus()
    qtbot.keySequence(other, QKeySequence(QKeySequence.StandardKey.Find))
    assert field.hasFocus()
    assert field.selectedText() == "old"


def test_text__keeps_clear_of_icon_and_cross_at_200_percent(field, theme):
    theme.set_text_scale(2)
    assert field.textMargins().left() == 52
    assert field.findChild(IconButton).geometry().right() < field.width()
