"""The toast says one thing, offers one action, and leaves."""

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import delete

from gui.widgets.scroll import VerticalScroll
from gui.widgets.toast import STAYS_MS, STAYS_WITH_ACTION_MS, Toast, ToastAction
from gui.widgets.toast_guard import GUARDS_MS, TO_BE_READ, ToastGuard


@pytest.fixture
def toast(qtbot, theme):
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 600)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    toast = Toast(theme, host)
    toast.keep = host
    return toast


def leave(toast):
    """Let the time pass that a toast stays, without waiting for it."""
    toast.findChild(QTimer).timeout.emit()


def test_message__stands_centred_at_the_bottom(toast):
    toast.show_message("“Core foundation” was deleted.")
    assert toast.isVisible()
    assert toast.geometry().bottom() == 600 - 24 - 1
    assert abs(toast.geometry().center().x() - 450) <= 1
    assert toast.text == "“Core foundation” was deleted."


def button_at(toast, x, y, width, height):
    button = QPushButton(toast.keep)
    button.setGeometry(x, y, width, height)
    button.show()
    return button


def test_a_button_at_the_bottom__is_not_covered(toast):
    save = button_at(toast, 350, 540, 200, 50)
    toast.show_message("Written down.", action="Undo")
    assert not toast.geometry().intersects(save.geometry())
    assert toast.geometry().bottom() > 450, "right above it"
    save.hide()
    toast.show_message("Written down.")
    assert toast.geometry().bottom() == 600 - 24 - 1


def test_a_button_that_comes_after_it__is_not_covered(toast, qtbot):
    toast.show_message("Written down.", action="Undo")
    save = button_at(toast, 350, 540, 200, 50)
    qtbot.waitUntil(lambda: not toast.geometry().intersects(save.geometry()))


def test_buttons_everywhere__as_little_as_can_be_is_covered(toast):
    for y in range(0, 600, 50):
        if y != 450:
            button_at(toast, 350, y, 200, 50)
    toast.show_message("Written down.")
    assert 450 <= toast.geometry().center().y() < 500


def test_a_button_beside_it__does_not_move_it(toast):
    button_at(toast, 0, 540, 100, 50)
    toast.show_message("Saved.")
    assert toast.geometry().bottom() == 600 - 24 - 1


def test_area__it_stands_in_the_middle_of_it(qtbot, theme):
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 600)
    host.show()
    toast = Toast(theme, host, lambda: QRect(200, 0, 700, 600))
    toast.show_message("The file could not be written because the disk is full. " * 4)
    assert toast.geometry().left() >= 200
    assert abs(toast.geometry().center().x() - 550) <= 1


def test_action__is_called_once_and_the_toast_leaves(toast, qtbot):
    undone = []
    toast.show_message("Deleted.", action="Undo", on_action=lambda: undone.append(1))
    qtbot.mouseClick(toast.findChild(ToastAction), Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert not toast.isVisible()


def test_time__a_toast_with_an_action_stays_longer(toast):
    toast.show_message("Saved.")
    assert toast.findChild(QTimer).interval() == STAYS_MS
    toast.show_message("Deleted.", action="Undo")
    assert toast.findChild(QTimer).interval() == STAYS_WITH_ACTION_MS
    leave(toast)
    assert not toast.isVisible()


def test_mouse_or_focus_on_it__it_stays(toast):
    toast.show_message("Deleted.", action="Undo")
    place = QPointF(5, 5)
    toast.enterEvent(QEnterEvent(place, place, place))
    assert not toast.findChild(QTimer).isActive()
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    assert toast.findChild(QTimer).isActive()
    toast.findChild(ToastAction).setFocus()
    leave(toast)
    assert toast.isVisible()


def test_second_message__replaces_the_first_and_its_action(toast, qtbot):
    undone = []
    toast.show_message("One.", action="Undo", on_action=lambda: undone.append("one"))
    toast.show_message("Two.")
    assert not toast.findChild(ToastAction).isVisible()
    assert toast.text == "Two."


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_long_message__wraps_inside_the_window(toast, theme, scale):
    theme.set_text_scale(scale)
    toast.show_message("The file could not be written because the disk is full. " * 4, action="Try again")
    assert toast.geometry().left() >= 0
    assert toast.geometry().right() < 900
    assert toast.height() >= toast.heightForWidth(toast.width())


def test_window_resized__the_toast_keeps_its_place(toast):
    toast.show_message("Saved.")
    toast.keep.resize(600, 400)
    assert toast.geometry().bottom() == 400 - 24 - 1


def test_motion__slides_in_when_it_may(toast, theme, qtbot):
    theme.set_reduce_motion(False)
    toast.show_message("Saved.")
    qtbot.waitUntil(lambda: toast.geometry().bottom() == 600 - 24 - 1)


def test_a_click_where_it_just_was__goes_nowhere(toast, qtbot):
    pressed = []
    row = button_at(toast, 0, 0, 900, 600)
    row.clicked.connect(lambda: pressed.append(1))
    row.lower()
    toast.show_message("Deleted.", action="Undo")
    place = toast.geometry().center()
    leave(toast)
    (guard,) = toast.keep.findChildren(ToastGuard)
    assert toast.keep.childAt(place) is guard
    qtbot.mouseClick(guard, Qt.MouseButton.LeftButton)
    assert pressed == []
    qtbot.waitUntil(lambda: toast.keep.childAt(place) is row, timeout=5 * GUARDS_MS)


def test_another_one_right_after_it__can_be_pressed(toast):
    undone = []
    toast.show_message("Deleted.", action="Undo")
    leave(toast)
    toast.show_message("Deleted.", action="Undo", on_action=lambda: undone.append(1))
    button = toast.findChild(ToastAction)
    assert toast.keep.childAt(button.mapTo(toast.keep, button.rect().center())) is button


def test_with_an_action__it_stays_twenty_seconds_and_again_after_the_mouse_was_on_it(toast):
    toast.show_message("Deleted.", action="Undo")
    timer = toast.findChild(QTimer)
    assert timer.interval() >= 20_000
    here = QPointF(5, 5)
    toast.enterEvent(QEnterEvent(here, here, here))
    assert not timer.isActive()
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    assert timer.isActive()
    assert timer.interval() >= 20_000


def test_text_that_is_read__is_not_covered(toast):
    read = QWidget(toast.keep)
    read.setGeometry(100, 540, 700, 50)
    read.setProperty(TO_BE_READ, True)
    read.show()
    toast.show_message("Put right.", action="Undo")
    assert not toast.geometry().intersects(read.geometry())


def settled(toast):
    """What was done when it came is over, without waiting for it."""
    toast.findChild(QTimer, "toast-deed").timeout.emit()


def pages_in(toast):
    pages = QStackedWidget(toast.keep)
    pages.setGeometry(0, 0, 900, 600)
    for _ in range(2):
        pages.addWidget(QWidget())
    pages.lower()
    pages.show()
    return pages


def test_another_page__takes_it_along(toast):
    pages = pages_in(toast)
    toast.show_message("Saved as mine.yaml.")
    settled(toast)
    pages.setCurrentIndex(1)
    assert not toast.isVisible()


def test_another_page__leaves_what_can_be_undone(toast, qtbot):
    undone = []
    pages = pages_in(toast)
    save = QPushButton("Save", pages.widget(1))
    save.setGeometry(350, 540, 200, 50)
    toast.show_message("Deleted.", action="Undo", on_action=lambda: undone.append(1))
    settled(toast)
    pages.setCurrentIndex(1)
    assert toast.isVisible()
    qtbot.waitUntil(lambda: not toast.geometry().intersects(save.geometry()))
    qtbot.mouseClick(toast.findChild(ToastAction), Qt.MouseButton.LeftButton)
    assert undone == [1]


def test_the_page_that_comes_with_it__keeps_it(toast):
    pages = pages_in(toast)
    toast.show_message("Kept. It is in your history.")
    pages.setCurrentIndex(1)
    assert toast.isVisible()
    settled(toast)
    pages.setCurrentIndex(0)
    assert not toast.isVisible()


def test_a_small_stack_of_the_page__is_no_page(toast):
    pages = pages_in(toast)
    pages.setGeometry(0, 0, 300, 200)
    toast.show_message("Saved.")
    settled(toast)
    pages.setCurrentIndex(1)
    assert toast.isVisible()


def test_a_page_that_is_gone__does_not_trouble_it(toast):
    pages = pages_in(toast)
    toast.show_message("Saved.")
    settled(toast)
    delete(pages)
    toast.show_message("Saved again.")
    assert toast.isVisible()


def long_page(toast, theme, count=30):
    """A page of buttons that can be scrolled, with no place that is free."""
    page = QWidget()
    column = QVBoxLayout(page)
    for number in range(count):
        button = QPushButton(f"Routine {number}")
        button.setFixedHeight(100)
        column.addWidget(button)
    scroll = VerticalScroll(theme, page, toast.keep)
    scroll.setGeometry(0, 0, 900, 600)
    scroll.lower()
    scroll.show()
    QApplication.processEvents()
    return scroll


def free_of(toast, scroll):
    """Whether nothing that can be pressed is seen below it."""
    for button in scroll.findChildren(QPushButton):
        seen = button.visibleRegion().boundingRect()
        if not seen.isEmpty() and toast.geometry().intersects(
            QRect(button.mapTo(toast.keep, seen.topLeft()), seen.size())
        ):
            return False
    return True


def test_a_page_full_of_buttons__leaves_its_bottom_free_while_it_is_there(toast, theme):
    scroll = long_page(toast, theme)
    height, value = scroll.viewport().height(), scroll.verticalScrollBar().value()
    toast.show_message("Deleted.", action="Undo")
    QApplication.processEvents()
    assert free_of(toast, scroll)
    assert toast.geometry().bottom() == 600 - 24 - 1
    assert scroll.verticalScrollBar().value() == value, "nothing moves"
    leave(toast)
    assert scroll.viewport().height() == height


def test_a_page_at_its_end__shows_its_end_all_the_same(toast, theme):
    scroll = long_page(toast, theme)
    bar = scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = scroll.findChildren(QPushButton)[-1]
    toast.show_message("Deleted.")
    QApplication.processEvents()
    assert free_of(toast, scroll)
    assert last.visibleRegion().boundingRect().height() == 100
    leave(toast)
    assert bar.value() == bar.maximum()
    assert last.visibleRegion().boundingRect().height() == 100


def test_a_free_place_on_a_page__needs_no_room(toast, theme):
    scroll = long_page(toast, theme, count=2)
    toast.show_message("Saved.")
    assert scroll.viewport().height() == 600


def test_a_list_at_the_bottom__is_not_covered(toast):
    rows = QListWidget(toast.keep)
    rows.addItem("Line 6: this is not YAML.")
    rows.setGeometry(20, 550, 860, 40)
    rows.show()
    toast.show_message("Saved as evening.yaml. It can be used once what is marked is mended.")
    assert not toast.geometry().intersects(rows.geometry())
