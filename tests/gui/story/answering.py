"""The program itself, which tells what happens in it and answers where things are: for tests on a real screen.

It is given the data folder. What happens is printed as lines of JSON with `told`, an error that nobody caught with
`broke`. Each line that it reads is a question, a JSON object with `name` and `words`, which both may be empty, and
`after_ms`; the answer is a line with `seen`.
"""

import json
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QDragMoveEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QWidget

from exercises.clock import SystemClock
from exercises.library.figure.body import Bone
from exercises.paths import DataFolder
from gui.app import Amble
from gui.figure.figure_view import FigureView
from gui.theme.theme import make_application
from gui.widgets.labels import Label
from gui.widgets.toast import Toast

_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
_COUNTED = {
    QEvent.Type.MouseButtonPress: "downs",
    QEvent.Type.MouseButtonDblClick: "downs",
    QEvent.Type.MouseButtonRelease: "ups",
    QEvent.Type.MouseMove: "moves",
    QEvent.Type.DragMove: "drags",
    QEvent.Type.Drop: "drops",
}


def say(**words: object) -> None:
    """Tell whoever listens."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


class Arrivals(QObject):
    """Counts what has come from keyboard and mouse, and tells when the focus has walked."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.counts = dict.fromkeys(("keys", *_COUNTED.values()), 0)
        self.dragged_to = (-1, -1)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Everything comes to a window first, and then once more to each widget that it is passed on to.
        if isinstance(watched, QWindow):
            if event.type() in _COUNTED:
                self.counts[_COUNTED[event.type()]] += 1
            # A press that is a shortcut is only this, never a KeyPress.
            elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                # Also what Qt takes for a key that repeats itself: the same letter twice within a millisecond.
                self.counts["keys"] += event.key() not in _HELD
            if isinstance(event, QDragMoveEvent):
                where = watched.mapToGlobal(event.position().toPoint())
                self.dragged_to = (where.x(), where.y())
        return False


class Answers(QObject):
    """Says of what is asked where it is, what it shows, and whether a mouse would find it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._arrivals = Arrivals(app)
        self._asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._asked.activated.connect(self._read)

    def _read(self) -> None:
        line = sys.stdin.readline()
        if not line:
            self._asked.setEnabled(False)
            return
        asked = json.loads(line)
        QTimer.singleShot(asked["after_ms"], self, lambda: say(seen=self._look(asked["name"], asked["words"])))

    def _look(self, name: str, words: str) -> dict[str, object]:
        focus = QApplication.focusWidget()
        found = next(_called(name), None) if name else None
        return {
            **self._arrivals.counts,
            "dragged_to": self._arrivals.dragged_to,
            "active": QApplication.activeWindow() is not None,
            "focus": focus.objectName() if focus is not None else "nowhere",
            "found": _facts(found, words) if found is not None else None,
        }


def _called(name: str) -> Iterator[QWidget]:
    """What is to be seen and has this name, or says this as a button; `figure` and `toast` have no names."""
    for widget in QApplication.allWidgets():
        if widget.isVisible() and (widget.objectName() == name or _said(widget) == name):
            yield widget


def _said(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton):
        return str(getattr(widget, "label", widget.text()))
    return {FigureView: "figure", Toast: "toast"}.get(type(widget), "")


def _facts(widget: QWidget, words: str) -> dict[str, object]:
    """All that there is to know; places are pixels of the screen."""
    seen = widget.visibleRegion().boundingRect()
    box = QRect(widget.mapToGlobal(seen.topLeft()), seen.size())
    hit = QApplication.widgetAt(box.center()) if not seen.isEmpty() else None
    facts: dict[str, object] = {
        "box": box.getRect(),
        "size": (widget.width(), widget.height()),
        "enabled": widget.isEnabled(),
        "free": hit is not None and (hit is widget or widget.isAncestorOf(hit)),
        "text": _text(widget),
    }
    if isinstance(widget, QAbstractItemView):
        facts["rows"] = list(_rows(widget))
    if isinstance(widget, QPlainTextEdit) and words:
        facts["ends"] = _end_of(widget, words)
    if isinstance(widget, FigureView) and widget.frame is not None:
        facts["angles"] = {bone.name: widget.frame.pose.angle(bone) for bone in Bone}
    return facts


def _text(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, Toast):
        return widget.text
    return widget.text() if isinstance(widget, (QLineEdit, Label)) else _said(widget)


def _rows(view: QAbstractItemView) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    model = view.model()
    for number in range(model.rowCount()):
        rect = view.visualRect(model.index(number, 0))
        if rect.intersects(view.viewport().rect()):
            corner = view.viewport().mapToGlobal(rect.topLeft())
            yield str(model.index(number, 0).data()), (corner.x(), corner.y(), rect.width(), rect.height())


def _end_of(text: QPlainTextEdit, words: str) -> tuple[int, int] | None:
    """Where words end, in the middle of their line."""
    cursor = text.document().find(words)
    if cursor.isNull():
        return None
    cursor.setPosition(cursor.selectionEnd())
    where: QPoint = text.viewport().mapToGlobal(text.cursorRect(cursor).center())
    return where.x(), where.y()


def main() -> int:
    """Run the program until its window is closed; returns the exit status."""
    sys.excepthook = lambda *error: say(broke="".join(traceback.format_exception(*error)))
    app = make_application(["amble"])
    Answers(app)
    amble = Amble(app, DataFolder(Path(sys.argv[1])), SystemClock())

    def loaded() -> None:
        amble.sessions.player.happened.connect(
            lambda event: say(told=f"{type(event).__name__} {getattr(event, 'index', '')}".strip())
        )
        amble.sessions.recorded.connect(lambda: say(told="recorded"))
        say(told="loaded")

    amble.loaded.connect(loaded)
    amble.show()
    status = app.exec()
    amble.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
