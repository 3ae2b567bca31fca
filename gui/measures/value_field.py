"""A field for one number with its unit, that says in a sentence what it needs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from exercises.history.measures.words import number
from exercises.library.scalars import parse_decimal
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow
from gui.widgets.labels import Label, Role


class ValueField(QWidget):
    """A number between two bounds; what is wrong stands below it once it is checked. Empty is allowed if `optional`."""

    edited = Signal()
    confirmed = Signal()  # Enter

    def __init__(
        self,
        theme: Theme,
        lowest: float,
        highest: float,
        *,
        name: str,
        unit: str = "",
        whole: bool = False,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lowest, self._highest = lowest, highest
        self._whole, self._optional = whole, optional
        self._was_checked = False
        self._unit = unit
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self.confirmed)
        self._problem = Label("", Role.BAD)
        self._problem.setObjectName("problem")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(ButtonRow(theme, self.line, Label(unit, Role.MUTED)))
        self._column.addWidget(self._problem)
        self._problem.hide()
        self.setFocusProxy(self.line)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not self.line.text().strip()

    @property
    def value(self) -> float | None:
        """What is written; None when it is not a number within the bounds."""
        value = self._number()
        return value if value is not None and self._lowest <= value <= self._highest else None

    @property
    def problem(self) -> str:
        """What is wrong, in a sentence; empty when nothing is."""
        if self.is_empty:
            return "" if self._optional else self.tr("Please write a number.")
        if self._number() is None:
            if self._whole:
                return self.tr("A whole number in digits, please, such as 12.")
            return self.tr("A number in digits, please, such as 12.5.")
        if self.value is None:
            return self.tr("From {lowest} to {highest}, please.").format(
                lowest=number(self._lowest), highest=number(self._highest)
            )
        return ""

    def set_value(self, value: float | None) -> None:
        """Write a number, or nothing; a sentence about the one before leaves."""
        self.line.setText("" if value is None else number(value))
        self._was_checked = False
        self._tell("")

    def check(self) -> bool:
        """Whether nothing is wrong; else it is said, and the field takes the focus."""
        self._was_checked = True
        problem = self.problem
        self._tell(problem)
        if problem:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        return not problem

    def _number(self) -> float | None:
        # A comma is a point in half of the world, and the unit may be written too.
        text = self.line.text().strip().removesuffix(self._unit).rstrip().replace(",", ".")
        value = parse_decimal(text)
        return None if value is None or (self._whole and value % 1) else value

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
