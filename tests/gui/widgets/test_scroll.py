"""A long page scrolls down, never sideways, and follows the focus."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from gui.widgets.buttons import Button, secondary_button
from gui.widgets.labels import body
from gui.widgets.scroll import VerticalScroll


@pytest.fixture
def scroll(qtbot, theme):
    page = QWidget()
    column = QVBoxLayout(page)
    for number in range(30):
        column.addWidget(secondary_button(theme, f"Button {number}"))
    column.addWidget(body("word " * 300))
    scroll = VerticalScroll(theme, page)
    qtbot.addWidget(scroll)
    scroll.resize(400, 300)
    with qtbot.waitActive(scroll):
        scroll.show()
        scroll.activateWindow()
    return scroll


def is_in_view(scroll, widget):
    top = widget.mapTo(scroll.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= scroll.viewport().height()


def test_tab__brings_every_button_into_view(scroll, qtbot):
    scroll.page.layout().itemAt(0).widget().setFocus()
    for _ in range(29):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert is_in_view(scroll, QApplication.focusWidget())


def test_focus_by_the_program__is_brought_into_view(scroll):
    last = scroll.page.layout().itemAt(29).widget()
    last.setFocus()
    assert is_in_view(scroll, last)
    scroll.scroll_to_top()
    assert not is_in_view(scroll, last)


def test_page__is_exactly_as_wide_as_the_view_however_wide_it_wants_to_be(scroll):
    wide = QWidget()
    wide.setMinimumWidth(0)
    column = QVBoxLayout(wide)
    column.addWidget(body("x" * 2000))
    scroll.set_page(wide)
    scroll.grab()
    assert wide.width() == scroll.viewport().width()
    assert scroll.horizontalScrollBar().maximum() == 0


def test_height__follows_the_width(scroll, qtbot):
    text = scroll.page.layout().itemAt(30).widget()
    assert text.height() >= text.heightForWidth(text.width())
    before = scroll.verticalScrollBar().maximum()
    scroll.resize(900, 300)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() < before)


def test_page_shorter_than_the_view__fills_it(scroll, qtbot):
    short = QWidget()
    QVBoxLayout(short).addWidget(body("short"))
    scroll.set_page(short)
    qtbot.waitUntil(lambda: short.height() == scroll.viewport().height())


def test_keys__page_down_works_without_a_focus_stop_of_its_own(scroll, qtbot):
    assert scroll.focusPolicy() == Qt.FocusPolicy.NoFocus
    first = scroll.page.layout().itemAt(0).widget()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_PageDown)
    assert scroll.verticalScrollBar().value() > 100


def test_page__can_be_replaced_by_one_of_its_own_buttons(qtbot, theme) -> None:
    scroll = VerticalScroll(theme)
    qtbot.addWidget(scroll)
    pressed = []

    def build() -> Button:
        button = Button(theme, "Next")

        def press() -> None:
            pressed.append(button)
            build()

        button.clicked.connect(press)
        scroll.set_page(button)
        button.setFocus()
        return button

    build()
    scroll.show()
    qtbot.waitExposed(scroll)
    for _ in range(20):
        QTest.keyClick(scroll.page, Qt.Key.Key_Return)
        QTest.mouseClick(scroll.page, Qt.MouseButton.LeftButton)
    assert len(pressed) == 40
    first = pressed[0]
    qtbot.waitUntil(lambda: not isValid(first))
