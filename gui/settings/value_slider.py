"""A slider with its number beside it, for loudness and speed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.fields import SlideField
from gui.widgets.labels import Label, Role

# Keys and the wheel have no moment of letting go: the value has settled when none came for so long.
_SETTLED_MS = 300
_STEP = 5


class ValueSlider(QWidget):
    """Percents in steps of five, with a name above; `settled` comes when the user has let go of another value."""

    settled = Signal(int)

    def __init__(
        self, theme: Theme, key: str, name: str, lowest: int, highest: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told: int | None = None
        self.slide = SlideField(lowest, highest, _STEP)
        self.slide.setObjectName(key)
        self.slide.setAccessibleName(name)
        self.slide.setPageStep(2 * _STEP)
        self._number = Label("", Role.BODY, align=Qt.AlignmentFlag.AlignRight, tabular=True)
        self._soon = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._soon.timeout.connect(self.settle)
        self.slide.valueChanged.connect(self._moved)
        self.slide.sliderReleased.connect(self.settle)
        self._line = QHBoxLayout()
        self._line.addWidget(self.slide, 1)
        self._line.addWidget(self._number)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Label(name, Role.SUBHEADING))
        self._column.addLayout(self._line)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def value(self) -> int:
        return self.slide.value()

    def set_value(self, value: int) -> None:
        """Show a value without telling anybody; one that is being dragged stays."""
        if self.slide.isSliderDown() or self._soon.isActive():
            return
        self.slide.blockSignals(True)
        self.slide.setValue(value)
        self.slide.blockSignals(False)
        self._told = value
        self._write()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.settle()

    def _moved(self) -> None:
        self._write()
        if not self.slide.isSliderDown():
            self._soon.start()

    def settle(self) -> None:
        """Tell now what would be told soon."""
        self._soon.stop()
        if self.value != self._told:
            self._told = self.value
            self.settled.emit(self.value)

    def _write(self) -> None:
        self._number.set_text(f"{self.value} %")
        self.slide.setAccessibleDescription(f"{self.value} %")

    def _restyle(self) -> None:
        px = self._theme.px
        self._line.setSpacing(px(Space.M))
        self._column.setSpacing(px(Space.XS))
        self._number.setFixedWidth(px(64))
        self.setMaximumWidth(px(520))
