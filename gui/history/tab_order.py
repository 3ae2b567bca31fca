"""The order in which Tab walks, where it is another than that in which things were made."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_order(*parts: QWidget) -> None:
    """Let Tab walk through these parts one after another, within each in the order of its making."""
    stops = [each for part in parts for each in (part, *part.findChildren(QWidget)) if _takes_focus(each, part)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _takes_focus(widget: QWidget, part: QWidget) -> bool:
    """Whether it takes the focus itself, and stands in the same window as its part: menus and lists to open do not."""
    can = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
    return can and widget.window() is part.window()
