"""Widgets under test stand in a page, as they do in the program."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget


@pytest.fixture
def shown(qtbot):
    """A function that shows a widget at the top of a page of a given size and gives back the page."""
    pages = []

    def show(widget, width=300, height=400):
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widget)
        column.addStretch(1)
        qtbot.addWidget(page)
        pages.append(page)
        page.resize(width, height)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return show
