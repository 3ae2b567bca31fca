"""A number from 0 to 10 that is typed by its digits."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

TEN_WITHIN_MS: Final = 1500
"""So long a 1 waits for the 0 behind it that makes it ten."""
_TEN: Final = 10


class TypedNumber(QObject):
    """Takes digits; `typed` tells the number so far, `settled` when nothing can come behind it any more.

    Another digit behind a 1 takes its place.
    """

    typed = Signal(int)
    settled = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._one = QTimer(self, singleShot=True, interval=TEN_WITHIN_MS)
        self._one.timeout.connect(lambda: self.settled.emit(1))

    @property
    def waits(self) -> bool:
        """Whether a 1 waits for a 0."""
        return self._one.isActive()

    def type_digit(self, digit: int) -> None:
        """Take a digit from 0 to 9."""
        number = _TEN if digit == 0 and self.waits else digit
        self._one.stop()
        if number == 1:
            self._one.start()
        self.typed.emit(number)
        if number != 1:
            self.settled.emit(number)

    def settle(self) -> None:
        """Take a 1 that waits for what it is."""
        if self.waits:
            self._one.stop()
            self.settled.emit(1)

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._one.stop()
