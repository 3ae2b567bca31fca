"""The order in which Tab walks, where it is another than that in which things were made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.asking.tab_order import keep_tab_order


def in_order(*parts: QWidget) -> None:
    """Let Tab walk through these parts one after another, within each in the order of its making."""
    stops = [each for part in parts for each in (part, *part.findChildren(QWidget)) if _takes_focus(each, part)]
    keep_tab_order(stops)


def _takes_focus(widget: QWidget, part: QWidget) -> bool:
    """Whether it takes the focus, also by a click only as in a row of chips; what opens in its own window does not."""
    can = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
    return can and widget.window() is part.window()
