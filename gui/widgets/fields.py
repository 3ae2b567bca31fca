"""Qt's number, time, date and choice fields, safe in a page that scrolls: the wheel turns only what has the focus."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QLineEdit,
    QSlider,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from gui.theme.theme import Theme


class NumberField(QSpinBox):
    """A whole number between two bounds, with its unit behind it."""

    def __init__(
        self, theme: Theme, lowest: int, highest: int, *, unit: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setRange(lowest, highest)
        self.setSuffix(f" {unit}" if unit else "")
        _leave_wheel_to_page(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        _indent(self, self._theme)


class DecimalField(QDoubleSpinBox):
    """A number with a few digits behind the point between two bounds, with its unit behind it."""

    def __init__(
        self,
        theme: Theme,
        lowest: float,
        highest: float,
        *,
        digits: int = 1,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setDecimals(digits)
        self.setRange(lowest, highest)
        self.setSuffix(f" {unit}" if unit else "")
        _leave_wheel_to_page(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def textFromValue(self, value: float) -> str:
        """Digits behind the point only where they say something."""
        text = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return text.rstrip("0").removesuffix(point) if point in text else text

    def _restyle(self) -> None:
        _indent(self, self._theme)


class TimeField(QTimeEdit):
    """A time of day."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        _leave_wheel_to_page(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        _indent(self, self._theme)


class DateField(QDateEdit):
    """A day, written out with the month's name so that no day is taken for a month."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setDisplayFormat("d MMM yyyy")
        _leave_wheel_to_page(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def day(self) -> date:
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Show a day; one outside of the bounds becomes the nearest inside."""
        self.setDate(QDate(day.year, day.month, day.day))

    def set_bounds(self, first: date, last: date) -> None:
        """Allow the days from `first` to `last` only."""
        self.setDateRange(QDate(first.year, first.month, first.day), QDate(last.year, last.month, last.day))

    def _restyle(self) -> None:
        _indent(self, self._theme)


class ChoiceField(QComboBox):
    """One of several (value, text) pairs; `currentData()` is the value."""

    def __init__(self, options: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for value, text in options:
            self.addItem(text, value)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        _leave_wheel_to_page(self)

    def set_value(self, value: str) -> None:
        """Choose the option with this value; an unknown one changes nothing."""
        index = self.findData(value)
        if index >= 0:
            self.setCurrentIndex(index)


class SlideField(QSlider):
    """A horizontal slider between two bounds."""

    def __init__(self, lowest: int, highest: int, step: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(lowest, highest)
        self.setSingleStep(step)
        self.setPageStep(step)
        _leave_wheel_to_page(self)


class _WheelGuard(QObject):
    """Hands the wheel on to the page unless its field has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def _leave_wheel_to_page(field: QWidget) -> None:
    # Qt's default would also let the wheel itself bring the focus.
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_WheelGuard(field))


def _indent(field: QAbstractSpinBox, theme: Theme) -> None:
    """Keep the text off the border: the style sheet's padding doesn't reach the line inside (Qt 6.11)."""
    line = field.findChild(QLineEdit)
    if line is not None:
        line.setTextMargins(theme.px(13), 0, 0, 0)
        field.updateGeometry()
