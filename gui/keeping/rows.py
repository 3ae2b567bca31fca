"""A few lines that name values, filled anew as often as one likes."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.labels import KeyValue


class Rows(QWidget):
    """Lines with what it is about at the left and how much beside it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(Space.S))

    def show_rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show these lines in place of those that are there."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name, value in rows:
            self._column.addWidget(KeyValue(name, value))
