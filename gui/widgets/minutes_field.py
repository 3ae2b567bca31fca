"""A field for minutes that says in a sentence what it needs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from exercises.library.scalars import parse_count
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow
from gui.widgets.labels import Label, Role


class MinutesField(QWidget):
    """Whole minutes between two bounds; what is wrong stands below the field once it is checked."""

    edited = Signal()
    confirmed = Signal()  # Enter

    def __init__(self, theme: Theme, lowest: int, highest: int, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lowest, self._highest = lowest, highest
        self._was_checked = False
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self.confirmed)
        self._problem = Label("", Role.BAD)
        self._problem.setObjectName("problem")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(ButtonRow(theme, self.line, Label(self.tr("minutes"), Role.MUTED)))
        self._column.addWidget(self._problem)
        self._problem.hide()
        self.setFocusProxy(self.line)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def minutes(self) -> int | None:
        """What is written; None when it is not a whole number within the bounds."""
        value = parse_count(self.line.text().strip().removesuffix("min").rstrip())
        return value if value is not None and self._lowest <= value <= self._highest else None

    @property
    def problem(self) -> str:
        """What is wrong, in a sentence; empty when nothing is."""
        if not self.line.text().strip():
            return self.tr("Please say how many minutes.")
        if parse_count(self.line.text().strip().removesuffix("min").rstrip()) is None:
            return self.tr("Whole minutes in digits, please, such as 20.")
        if self.minutes is None:
            return self.tr("From {lowest} to {highest} minutes, please.").format(
                lowest=self._lowest, highest=self._highest
            )
        return ""

    def set_minutes(self, minutes: int | None) -> None:
        """Write a number, or nothing; a sentence about the one before leaves."""
        self.line.setText("" if minutes is None else str(minutes))
        self._was_checked = False
        self._tell("")

    def check(self) -> int | None:
        """Give the minutes; when there is something wrong, say it and take the focus."""
        self._was_checked = True
        self._tell(self.problem)
        if self.minutes is None:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.minutes

    def _typed(self) -> None:
        if self._was_checked:
            self._tell(self.problem)
        self.edited.emit()

    def _tell(self, problem: str) -> None:
        self._problem.set_text(problem)
        self._problem.setVisible(bool(problem))
        self.line.setAccessibleDescription(problem)

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(Space.XS))
        self.line.setFixedWidth(self._theme.px(96))
