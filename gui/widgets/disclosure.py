"""Something more that is only shown when it is asked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow, quiet_button
from gui.widgets.labels import Label, Role


class Disclosure(QWidget):
    """A quiet button that opens and closes what is in `content`; a line beside it tells what is inside."""

    toggled = Signal(bool)

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.button = quiet_button(theme, label, icon="chevron-down")
        self.button.clicked.connect(lambda: self._turn(not self.is_open))
        self._summary = Label("", Role.SECONDARY)
        self._inside = QWidget()
        self.content = QVBoxLayout(self._inside)
        self.content.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(ButtonRow(theme, self.button))
        self._column.addWidget(self._summary)
        self._column.addWidget(self._inside)
        self._summary.hide()
        self._inside.hide()
        self._describe()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def is_open(self) -> bool:
        return not self._inside.isHidden()

    def set_open(self, wanted: bool) -> None:
        """Open or close it without telling anybody."""
        self._inside.setVisible(wanted)
        self._summary.setVisible(not wanted and bool(self._summary.text()))
        self.button.set_icon("chevron-up" if wanted else "chevron-down")
        self._describe()

    def set_summary(self, text: str) -> None:
        """Tell what is inside while it is closed; an empty line leaves."""
        self._summary.set_text(text)
        self._summary.setVisible(bool(text) and not self.is_open)

    def _turn(self, wanted: bool) -> None:
        self.set_open(wanted)
        if wanted:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.toggled.emit(wanted)

    def _describe(self) -> None:
        self.button.setAccessibleDescription(self.tr("open") if self.is_open else self.tr("closed"))

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(Space.XS))
        self.content.setSpacing(self._theme.px(Space.S))
