"""A pose editor in a window, and hands that lead its handles."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QWidget

from exercises.library.figure.body import Joint
from exercises.library.figure.draft import FigureDraft, draft_of
from exercises.library.library import Library
from gui.editor.pose.pose_editor import PoseEditor


@pytest.fixture(scope="session")
def library() -> Library:
    found = Library(None)
    found.scan()
    return found


class Seconds:
    """A clock that only goes when it is told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@dataclass
class Hands:
    """What a person does with the editor."""

    qtbot: object
    editor: PoseEditor

    @property
    def draft(self) -> FigureDraft:
        assert self.editor.draft is not None
        return self.editor.draft

    @property
    def hint(self) -> str:
        return self.find("pose-hint").text()

    def find(self, name: str) -> QWidget:
        # What has just been put into a layout is shown by the next turn of the loop.
        QApplication.processEvents()
        found = [widget for widget in self.editor.findChildren(QWidget, name) if not widget.isHidden()]
        assert found, f"no {name}"
        return found[0]

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def handle(self, joint: Joint) -> QWidget:
        return self.editor.canvas.handles[joint]

    def key(self, widget: QWidget, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(widget, key, modifier)

    def grab(self, joint: Joint) -> QPointF:
        handle = self.handle(joint)
        place = self.editor.canvas.place_of(joint)
        self.qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())
        return place

    def lead(self, joint: Joint, to: QPointF) -> None:
        """Move the mouse, with the handle held, to a place of the canvas."""
        handle = self.handle(joint)
        # The handle was taken in its middle.
        middle = handle.rect().center() - QPoint(handle.width() // 2, handle.height() // 2)
        self.qtbot.mouseMove(handle, handle.mapFromParent(to.toPoint()) + middle)

    def let_go(self, joint: Joint) -> None:
        handle = self.handle(joint)
        self.qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())

    def drag(self, joint: Joint, x: float, y: float, steps: int = 4) -> QPointF:
        """Drag a joint by so many pixels; returns where it was led."""
        start = self.grab(joint)
        goal = start + QPointF(x, y)
        for step in range(1, steps + 1):
            self.lead(joint, start + (goal - start) * (step / steps))
        self.let_go(joint)
        return goal

    def off(self, joint: Joint, place: QPointF) -> float:
        """How many pixels a joint is away from a place."""
        way = self.editor.canvas.place_of(joint) - place
        return (way.x() ** 2 + way.y() ** 2) ** 0.5


@pytest.fixture
def pose_editor(qtbot, theme, library, seconds):
    """Opens an editor on a catalogue exercise's figure, an open file, or nothing."""

    def make(source=None, size=(1060, 760)) -> Hands:
        if isinstance(source, str):
            source = draft_of(library.exercise(source).figure)
        editor = PoseEditor(theme, library, source, monotonic=seconds)
        qtbot.addWidget(editor)
        editor.resize(*size)
        with qtbot.waitActive(editor):
            editor.show()
            editor.activateWindow()
        return Hands(qtbot, editor)

    return make
