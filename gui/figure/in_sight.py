"""Whether a widget can be seen: shown, its window neither minimised nor, where the system tells, covered."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget


class InSight(QObject):
    """Watches a widget and its window; `changed` tells that it may have come into sight or gone out of it."""

    changed = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._window: QWidget | None = None
        self._handle: QWindow | None = None
        widget.installEventFilter(self)
        self._watch()

    @property
    def is_so(self) -> bool:
        """Whether somebody can see it now."""
        if not self._widget.isVisible():
            return False
        window = self._widget.window()
        handle = window.windowHandle()
        # A window that is wholly covered, or on another desk, is told as not exposed by some systems.
        return not window.isMinimized() and (handle is None or handle.isExposed())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._widget:
            if kind in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange):
                self._watch()
                # The filter comes before the widget itself is shown or hidden.
                QTimer.singleShot(0, self, self.changed.emit)
        elif kind is QEvent.Type.WindowStateChange or kind is QEvent.Type.Expose:
            QTimer.singleShot(0, self, self.changed.emit)
        return super().eventFilter(watched, event)

    def _watch(self) -> None:
        window = self._widget.window()
        if window is not self._window:
            if self._window is not None and self._window is not self._widget:
                self._window.removeEventFilter(self)
            self._window = window
            if window is not self._widget:
                window.installEventFilter(self)
        handle = window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)
