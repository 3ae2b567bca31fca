"""Buttons are pressed by mouse and keys, show where the focus is, and never cut a label without saying so."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.widgets.buttons import Button, ButtonKind, ButtonRow, ButtonSize, IconButton, primary_button


@pytest.fixture
def button(qtbot, theme):
    button = primary_button(theme, "Begin", key="Space")
    qtbot.addWidget(button)
    button.show()
    return button


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys__press_the_button(qtbot, button, key):
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_mouse__presses_the_button(qtbot, button):
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_disabled__is_pressed_by_nothing(qtbot, button):
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        button.click()


@pytest.mark.parametrize("kind", list(ButtonKind))
def test_focus_ring__is_for_the_keyboard_only(shown, theme, kind):
    button = Button(theme, "Save", kind)
    shown(button)
    edge = QColor(theme.colours.primary.full)
    middle_of_top = button.width() // 2, 1

    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not button.shows_focus_ring
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.shows_focus_ring
    assert button.grab().toImage().pixelColor(*middle_of_top) == edge
    # A gap of the ground keeps the ring apart from a fill of the same colour.
    if kind is ButtonKind.PRIMARY:
        assert button.grab().toImage().pixelColor(button.width() // 2, 3) != edge


def test_ampersand__is_a_letter_and_no_shortcut(qtbot, theme):
    button = Button(theme, "Rest & breathe")
    qtbot.addWidget(button)
    assert button.label == "Rest & breathe"
    assert button.shortcut().isEmpty()
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name) == "Rest & breathe"
    assert interface.role() == QAccessible.Role.Button


def test_key_cap__widens_the_button_and_is_told_to_screen_readers(theme, qtbot):
    plain, capped = Button(theme, "Pause"), Button(theme, "Pause", key="Space")
    for button in (plain, capped):
        qtbot.addWidget(button)
    assert capped.sizeHint().width() > plain.sizeHint().width() + 30
    assert capped.accessibleDescription() == "Key: Space"
    capped.set_key("")
    assert capped.sizeHint() == plain.sizeHint()
    assert capped.accessibleDescription() == ""


def test_sizes__follow_the_text_size(theme, qtbot):
    normal, large = Button(theme, "Go"), Button(theme, "Go", size=ButtonSize.LARGE)
    for button in (normal, large):
        qtbot.addWidget(button)
    assert (normal.sizeHint().height(), large.sizeHint().height()) == (46, 58)
    theme.set_text_scale(2)
    assert (normal.sizeHint().height(), large.sizeHint().height()) == (92, 116)


def test_row__wraps_instead_of_cutting_labels(theme, qtbot):
    buttons = [Button(theme, label) for label in ("Pick something gentler", "Skip the check-in", "Begin")]
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(ButtonRow(theme, *buttons))
    column.addStretch(1)
    qtbot.addWidget(page)
    theme.set_text_scale(2)
    page.resize(560, 800)
    page.show()
    assert all(button.width() == button.sizeHint().width() for button in buttons)
    assert len({button.y() for button in buttons}) > 1
    page.resize(1400, 800)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 1)


def test_icon_button__is_named_and_square(theme, qtbot):
    button = IconButton(theme, "more", "More")
    qtbot.addWidget(button)
    assert button.toolTip() == "More"
    assert button.sizeHint() == QSize(40, 40)
    button.set_icon("close", "Close")
    assert (button.toolTip(), button.label) == ("Close", "Close")
