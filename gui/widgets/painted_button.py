"""What all our painted buttons have in common: hover, press, Enter, and a focus ring for the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.theme.theme import Theme

_KEEP_RING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class PaintedButton(QAbstractButton):
    """A button drawn by its subclass; its label is plain text, so that & in a name stays an ampersand."""

    def __init__(self, theme: Theme, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = ""
        self._ring = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_label(label)
        theme.changed.connect(self._theme_changed)

    @property
    def label(self) -> str:
        return self._label

    @property
    def shows_focus_ring(self) -> bool:
        """Whether the focus came from the keyboard (or the program) and not from a click."""
        return self._ring and self.hasFocus()

    def set_label(self, label: str) -> None:
        self._label = label
        self.setText(label.replace("&", "&&"))
        self.updateGeometry()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _KEEP_RING:
            self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def _theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _pressed_share(self) -> float:
        """How much ink hover and press mix into the ground."""
        if not self.isEnabled():
            return 0.0
        return 0.12 if self.isDown() else 0.06 if self.underMouse() else 0.0
