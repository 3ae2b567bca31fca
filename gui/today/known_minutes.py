"""For people who know how far they can walk: a number of minutes."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow, quiet_button, secondary_button
from gui.widgets.fields import NumberField
from gui.widgets.labels import muted

_MOST: Final = 180
_FIRST: Final = 15


class KnownMinutes(QWidget):
    """Asks for the easy minutes until pain begins to rise; `chosen` tells them."""

    chosen = Signal(int)
    level_requested = Signal()

    def __init__(self, theme: Theme, *, with_level: bool = False, parent: QWidget | None = None) -> None:
        """`with_level` also offers to pick a level."""
        super().__init__(parent)
        self._theme = theme
        self._field = NumberField(theme, 1, _MOST, unit=self.tr("min"))
        self._field.setObjectName("known-minutes")
        self._field.setAccessibleName(self.tr("Minutes that you can walk easily"))
        self._field.setValue(_FIRST)
        self._field.lineEdit().returnPressed.connect(self._use)
        use = secondary_button(theme, self.tr("Begin there"))
        use.setObjectName("use-known-minutes")
        use.clicked.connect(self._use)
        row = ButtonRow(theme, self._field, use, spacing=12)
        if with_level:
            pick = quiet_button(theme, self.tr("Pick a level instead"))
            pick.setObjectName("pick-level")
            pick.clicked.connect(self.level_requested)
            row.add(pick)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(
            muted(
                self.tr(
                    "How many minutes can you walk at an easy pace before it hurts clearly more? "
                    "The plan begins a little below that."
                )
            )
        )
        self._column.addWidget(row)
        theme.changed.connect(self._restyle)
        self._restyle()

    def open(self, *, by_keyboard: bool) -> None:
        """Show the question and go to its field."""
        self.show()
        reason = Qt.FocusReason.TabFocusReason if by_keyboard else Qt.FocusReason.MouseFocusReason
        self._field.setFocus(reason)
        self._field.selectAll()

    def _use(self) -> None:
        self._field.interpretText()
        self.chosen.emit(self._field.value())

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(Space.S))
        self._field.setMinimumWidth(self._theme.px(120))
