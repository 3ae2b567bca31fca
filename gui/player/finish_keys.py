"""The numbers at the end of a session by keys alone: digits answer, and the next question has the focus."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.widgets.number_scale import NumberPill, NumberScale

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FinishKeys(QObject):
    """Leads through scales: the first one without an answer waits for a digit, then the next one, at last the button.

    Enter on an answer goes on as well; where nothing is left to answer it is `confirmed`.
    """

    confirmed = Signal()

    def __init__(self, scales: Sequence[NumberScale], last: QWidget, parent: QObject) -> None:
        """`scales` are the questions in their order, `last` is the button behind them."""
        super().__init__(parent)
        self._scales = tuple(scales)
        self._last = last
        for scale in scales:
            scale.setAccessibleDescription(self.tr("Type a number from 0 to 10."))
            scale.settled.connect(lambda scale=scale: self._settled(scale))
            for watched in (scale, *scale.pills):
                watched.installEventFilter(self)

    def begin(self) -> None:
        """Let the first question without an answer have the focus."""
        self._go_on_from(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if isinstance(watched, NumberPill) and event.key() in _ENTER and watched.isChecked():
            if not event.isAutoRepeat():
                self._enter(watched)
            return True
        if isinstance(watched, NumberScale) and watched.waits_for_zero and event.text() and event.text() in "123456789":
            # Not a ten: what is typed now belongs to the next question.
            watched.settle()
            focus = QApplication.focusWidget()
            if focus is not None and focus is not watched and not watched.isAncestorOf(focus):
                QApplication.sendEvent(focus, QKeyEvent(event))
                return True
        return False

    def _enter(self, pill: NumberPill) -> None:
        scale = next(each for each in self._scales if each.isAncestorOf(pill))
        if self._unanswered(scale) is None:
            self.confirmed.emit()
        else:
            self._go_on_from(scale)

    def _settled(self, scale: NumberScale) -> None:
        focus = QApplication.focusWidget()
        # Who went elsewhere while a 1 waited for its 0 stays there.
        if focus is not None and scale.isAncestorOf(focus):
            self._go_on_from(scale)

    def _go_on_from(self, scale: NumberScale | None) -> None:
        following = self._unanswered(scale)
        if following is None:
            self._last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            following.attend()

    def _unanswered(self, scale: NumberScale | None) -> NumberScale | None:
        """The next one without an answer, behind this one first."""
        place = self._scales.index(scale) + 1 if scale is not None else 0
        around = (*self._scales[place:], *self._scales[:place])
        return next((each for each in around if each.value is None), None)
