"""Where a toast must not be in the way: text that is read, and the place where it has just been."""

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QWidget

GUARDS_MS = 700
# A widget with this property is being read: no toast is put over it as long as there is another place.
TO_BE_READ = "to_be_read"


class ToastGuard(QWidget):
    """Unseen in its `host` window; takes the mouse's clicks at its place for GUARDS_MS milliseconds and then leaves."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        # Clicks end here: a widget passes on to its parent what it does not want.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._timer = QTimer(self, singleShot=True, interval=GUARDS_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def stand(self, place: QRect) -> None:
        """Lie over this part of the host from now on."""
        self.setGeometry(place)
        self.raise_()
        self.show()
        self._timer.start()

    def leave(self) -> None:
        """Let clicks through again."""
        self._timer.stop()
        self.hide()
