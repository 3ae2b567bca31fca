"""The Today screen in a window, and what it tells."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.theme.theme import Theme
from gui.today.page import TodayPage
from gui.today.view import TodayView
from gui.widgets.labels import Label

SIGNALS = (
    "walk_requested",
    "walk_take_requested",
    "walk_log_requested",
    "activity_log_requested",
    "routine_requested",
    "relief_requested",
    "safety_requested",
    "plan_requested",
    "self_check_requested",
    "measures_requested",
    "measures_postponed",
    "level_chosen",
    "morning_answered",
    "morning_postponed",
    "known_minutes",
    "afraid_told",
    "walking_days_chosen",
    "first_run_step",
)


@dataclass
class Screen:
    """Somebody in front of the Today screen."""

    page: TodayPage
    qtbot: QtBot
    told: list[tuple[Any, ...]] = field(default_factory=list)

    def sees(self, name: str) -> bool:
        return any(widget.isVisible() for widget in self.page.findChildren(QWidget, name))

    def find(self, name: str) -> QWidget:
        found = [widget for widget in self.page.findChildren(QWidget, name) if widget.isVisible()]
        assert found, f"nothing called {name!r} is to be seen"
        return found[0]

    def click(self, name: str) -> None:
        widget = self.find(name)
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())

    def press(self, key: Qt.Key) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key)

    @property
    def focus(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""

    @property
    def words(self) -> str:
        return " | ".join(label.text() for label in self.page.findChildren(Label) if label.isVisible())


@pytest.fixture
def screen(qtbot: QtBot, theme: Theme) -> Callable[..., Screen]:
    """A function that shows a view and gives the screen."""

    def show(view: TodayView, width: int = 1076, height: int = 800) -> Screen:
        page = TodayPage(theme)
        qtbot.addWidget(page)
        shown = Screen(page, qtbot)
        for name in SIGNALS:
            getattr(page, name).connect(lambda *args, name=name: shown.told.append((name, *args)))
        page.show_today(view)
        page.resize(width, height)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return shown

    return show
