"""The main window's first size on screens of any size."""

import pytest
from PySide6.QtCore import QRect

from gui.main_window import MainWindow


@pytest.mark.parametrize(("wide", "high"), [(900, 600), (800, 480), (1024, 768), (600, 400)])
def test_first_size__fits_a_small_screen_with_its_frame(qtbot, theme, wide, high):
    window = MainWindow(theme, lambda: True, QRect(0, 0, wide, high))
    qtbot.addWidget(window)
    window.show()
    assert window.width() <= wide
    assert window.height() + 40 <= high, "the title has its room too"


def test_first_size__is_the_usual_one_where_there_is_room(qtbot, theme):
    window = MainWindow(theme, lambda: True, QRect(0, 0, 1920, 1080))
    qtbot.addWidget(window)
    assert (window.width(), window.height()) == (1280, 800)


def test_without_a_given_screen__it_is_within_the_one_it_opens_on(qtbot, theme):
    window = MainWindow(theme, lambda: True)
    qtbot.addWidget(window)
    room = window.screen().availableGeometry()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
