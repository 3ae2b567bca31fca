"""One Tab stop for several buttons: the arrow keys walk among them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class FocusGroup(QObject):
    """Lets arrows, Home and End move the focus in a row of buttons, of which only one takes Tab.

    With `choose`, moving to a button also clicks it, as in a row of radio buttons.
    """

    def __init__(self, parent: QObject, *, choose: bool = False) -> None:
        super().__init__(parent)
        self._buttons: list[QAbstractButton] = []
        self._choose = choose

    def set_buttons(self, buttons: list[QAbstractButton]) -> None:
        """Take over these buttons, in their order on the screen."""
        self._buttons = list(buttons)
        for button in buttons:
            button.installEventFilter(self)
        self.settle()

    def settle(self) -> None:
        """Let Tab reach the chosen button, or the first when none is."""
        stop = next((button for button in self._buttons if button.isChecked()), None)
        self._stop_at(stop or (self._buttons[0] if self._buttons else None))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QAbstractButton) and watched in self._buttons:
            if event.type() == QEvent.Type.FocusIn:
                self._stop_at(watched)
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not _is_command(event):
                return self._walk(watched, Qt.Key(event.key()))
        return False

    def _walk(self, button: QAbstractButton, key: Qt.Key) -> bool:
        shown = [each for each in self._buttons if not each.isHidden()]
        if key in _STEPS:
            target = (shown.index(button) + _STEPS[key]) % len(shown)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            target = 0 if key == Qt.Key.Key_Home else len(shown) - 1
        else:
            return False
        shown[target].setFocus(Qt.FocusReason.TabFocusReason)
        if self._choose and not shown[target].isChecked():
            shown[target].click()
        return True

    def _stop_at(self, stop: QAbstractButton | None) -> None:
        for button in self._buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            if button.focusPolicy() != policy:
                button.setFocusPolicy(policy)


def _is_command(event: QKeyEvent) -> bool:
    """Whether a key is pressed together with another one that makes it mean something else, such as Alt."""
    return bool(event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier))
