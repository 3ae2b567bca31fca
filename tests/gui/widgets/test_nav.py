"""The rail says where the user wants to go; the program says where it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QWidget

from gui.main_window import MainWindow
from gui.widgets.nav import NavButton, NavEntry, NavRail

ENTRIES = (
    NavEntry("today", "Today", "today"),
    NavEntry("routines", "Routines", "routines"),
    NavEntry("history", "History", "history"),
    NavEntry("settings", "Settings", "settings", at_bottom=True),
)


@pytest.fixture
def window(qtbot, theme):
    window = QMainWindow()
    centre = QWidget()
    row = QHBoxLayout(centre)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(NavRail(theme, ENTRIES))
    row.addWidget(QWidget(), 1)
    window.setCentralWidget(centre)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def rail(window):
    return window.findChild(NavRail)


def entry(rail, key):
    return rail.findChild(NavButton, f"nav-{key}")


def test_click__tells_and_leaves_the_mark_to_the_program(rail, qtbot):
    rail.set_current("today")
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.mouseClick(entry(rail, "history"), Qt.MouseButton.LeftButton)
    assert told.args == ["history"]
    assert entry(rail, "today").isChecked()
    assert not entry(rail, "history").isChecked()


@pytest.mark.parametrize(("number", "key"), [(1, "today"), (2, "routines"), (3, "history"), (4, "settings")])
def test_ctrl_and_a_number__go_there_from_anywhere(window, rail, qtbot, number, key):
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.keyClick(window, str(number), Qt.KeyboardModifier.ControlModifier)
    assert told.args == [key]


def test_arrows_and_enter__walk_and_go(rail, qtbot):
    rail.set_current("today")
    entry(rail, "today").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told.args == ["routines"]


def test_settings__stand_at_the_bottom(rail):
    assert entry(rail, "settings").y() > rail.height() - 80
    assert entry(rail, "history").y() < 300


def test_narrow_window__has_small_words_and_tooltips(window, rail, qtbot):
    assert rail.width() == 204
    window.resize(800, 700)
    qtbot.waitUntil(lambda: rail.is_narrow and rail.width() == 72)
    assert entry(rail, "today").toolTip() == "Today (Ctrl+1)"
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: not rail.is_narrow and rail.width() == 204)


def test_large_text__counts_as_narrow_and_fits_600_pixels(window, rail, theme, qtbot):
    theme.set_text_scale(2)
    window.resize(900, 600)
    qtbot.waitUntil(lambda: rail.is_narrow and window.height() == 600)
    assert entry(rail, "settings").geometry().bottom() < 600
    assert entry(rail, "today").y() >= 0


@pytest.mark.parametrize(("height", "scale"), [(600, 2.0), (460, 2.0), (600, 1.0)])
def test_narrow_window__every_word_is_drawn_whole(qtbot, theme, height, scale):
    theme.set_text_scale(scale)
    main = MainWindow(theme, lambda: True)
    qtbot.addWidget(main)
    main.resize(820, height)
    main.show()
    qtbot.waitUntil(lambda: main.nav.is_narrow and main.nav.width() == theme.px(72))
    for button in main.nav.findChildren(NavButton):
        words = QFontMetrics(theme.font(11, 600)).horizontalAdvance(button.word)
        assert words <= button.width() - theme.px(2), button.word
        assert QFontMetrics(theme.font(11, 600)).height() <= button.height(), button.word
        assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == button.label


def test_narrow_window__the_word_is_seen_in_the_picture(window, rail, theme, qtbot):
    theme.set_text_scale(2)
    window.resize(900, 600)
    qtbot.waitUntil(lambda: rail.is_narrow and window.height() == 600)
    button = entry(rail, "history")
    seen = button.grab().toImage()
    below = range(seen.height() * 2 // 3, seen.height() - 2)
    inked = {x for x in range(seen.width()) for y in below if seen.pixelColor(x, y).lightness() < 160}
    assert len(inked) > 30, "letters stand below the icon"


def test_unknown_place__marks_none(rail):
    rail.set_current("routines")
    rail.set_current("nowhere")
    assert not any(entry(rail, each.key).isChecked() for each in ENTRIES)
