"""The order in which Tab goes through fields that were made later than those behind them."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


def keep_tab_order(stops: Sequence[QWidget]) -> None:
    """Let Tab go through these widgets as they stand here."""
    for stop, following in pairwise(stops):
        QWidget.setTabOrder(stop, following)


def tab_stops(widget: QWidget) -> list[QWidget]:
    """Everything inside that Tab may stop at, in the order in which it was made; fields are one stop each."""
    return [
        each
        for each in widget.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.window() is widget.window()
        and not isinstance(each.parentWidget(), QAbstractSpinBox | QComboBox)
    ]
