"""Somebody in front of one of the pages for measuring."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget


@dataclass
class Screen:
    """A page in a window; `told` is what its signals told, in order."""

    page: QWidget
    told: list[Any] = field(default_factory=list)

    def see(self, name: str) -> QWidget:
        found = [each for each in self.page.findChildren(QWidget, name) if each.isVisible()]
        assert found, f"nothing called {name!r} is to be seen"
        return found[0]

    def sees(self, name: str) -> bool:
        return any(each.isVisible() for each in self.page.findChildren(QWidget, name))

    def click(self, name: str) -> None:
        QTest.mouseClick(self.see(name), Qt.MouseButton.LeftButton)

    def score(self, scale: str, number: int) -> None:
        (pill,) = self.see(scale).findChildren(QWidget, f"scale-{number}")
        QTest.mouseClick(pill, Qt.MouseButton.LeftButton)

    def write(self, name: str, words: str) -> None:
        widget = self.see(name)
        line = widget if isinstance(widget, QLineEdit) else widget.findChild(QLineEdit)
        line.selectAll()
        QTest.keyClicks(line, words) if words else QTest.keyClick(line, Qt.Key.Key_Backspace)

    def read(self, name: str) -> str:
        return self.see(name).findChild(QLineEdit).text()

    def press(self, key: Qt.Key) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)

    @property
    def words(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def shown(qtbot):
    """Shows a page in a window that has the focus."""

    def show(page: QWidget) -> Screen:
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return Screen(page)

    return show
