"""Somebody at the real window: real files, real history, a clock that is moved by hand."""

import contextlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from exercises.coach.outlook import Outlook
from exercises.history.facts import Fact, SetLevel
from exercises.history.history import History
from exercises.paths import DataFolder
from exercises.session.record import SessionRecord
from gui.app import Amble
from gui.widgets.chips import ToggleChip
from gui.widgets.labels import Label
from gui.widgets.toast import Toast
from gui.widgets.toast_guard import ToastGuard
from tests.fakes import FakeClock
from tests.gui.conftest import delete_now

OTHER_PROGRAM = "other-program"
GONE_AGAIN = "a window that is gone again"
FILE_DIALOGS = ("share-dialog", "open-shared-dialog", "save-html-dialog", "save-pdf-dialog", "save-export-dialog")
FILE_DIALOGS += ("save-backup-dialog", "open-backup-dialog", "merge-dialog")
FILE_DIALOGS += ("import-files-dialog", "import-folder-dialog")
EXPECTED_WINDOWS = frozenset({"main-window", "history-menu", "print-dialog", OTHER_PROGRAM, *FILE_DIALOGS})


class StrayWindows:
    """Notices windows that take the focus from the real one, also those that are windows for a moment only.

    A filter of all events would notice more, but costs a seventh of the time of these tests.
    """

    def __init__(self, qapp: QApplication) -> None:
        self.seen: list[str] = []
        self._app = qapp
        qapp.focusWindowChanged.connect(self._note)

    def _note(self, window: QWindow | None) -> None:
        self.seen.append(window.objectName().removesuffix("Window") if window else GONE_AGAIN)

    def stop(self) -> None:
        self._app.focusWindowChanged.disconnect(self._note)


class Person:
    """Somebody at the window, with a mouse and a keyboard."""

    def __init__(
        self, qtbot: QtBot, qapp: QApplication, data: Path, clock: FakeClock | None = None, *, wait: bool = True
    ) -> None:
        self.qtbot = qtbot
        self.qapp = qapp
        self.data = DataFolder(data)
        self.clock = clock or FakeClock()
        self.amble = Amble(qapp, self.data, self.clock)
        self.window = self.amble.window
        # The screen of the tests is smaller than most; the window would begin smaller too.
        self.window.resize(1280, 800)
        if wait:
            with qtbot.waitSignal(self.amble.loaded):
                self.amble.show()
        else:
            self.amble.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def page(self, key: str) -> None:
        """Go to a page by the navigation's way."""
        self.amble._go_to(key)
        QApplication.processEvents()

    def see(self, name: str) -> QWidget:
        """Something that is to be seen, now or as soon as the window has had time for it."""
        if not self.sees(name):
            with contextlib.suppress(self.qtbot.TimeoutError):
                self.qtbot.waitUntil(lambda: self.sees(name), timeout=10_000)
        found = [w for w in self.window.findChildren(QWidget, name) if w.isVisible()]
        assert found, f"nothing called {name!r} is to be seen"
        return found[0]

    def sees(self, name: str) -> bool:
        return any(w.isVisible() for w in self.window.findChildren(QWidget, name))

    def reads(self, words: str) -> bool:
        return any(words in label.text() for label in self.window.findChildren(Label) if label.isVisible())

    def reach(self, widget: QWidget) -> None:
        """Scroll to something as one would; nothing may lie over it there."""
        for _ in range(12):  # until everything has found its place
            QApplication.processEvents()
            for area in self.window.findChildren(QScrollArea):
                if area.isAncestorOf(widget):
                    area.ensureWidgetVisible(widget, 0, max(0, (area.viewport().height() - widget.height()) // 2))
        where = widget.mapTo(self.window, widget.rect().center())
        for toast in self.window.findChildren(Toast):
            if toast.isVisible() and toast.geometry().contains(where) and not toast.isAncestorOf(widget):
                toast._timer.timeout.emit()  # it leaves by itself, so one waits for it
        for guard in self.window.findChildren(ToastGuard):
            guard.leave()  # and a moment longer
        hit = self.window.childAt(where)
        name = widget.objectName() or type(widget).__name__
        assert hit is not None, f"{name} is out of the window"
        assert hit is widget or widget.isAncestorOf(hit), f"{type(hit).__name__} {hit.objectName()} lies over {name}"

    def click(self, name: str) -> None:
        widget = self.see(name)
        while name == "answer" and self.sees("read-on"):  # the questions about warning signs are read to their end
            self.click_on(self.see("read-on"))
        self.click_on(widget)

    def click_on(self, widget: QWidget) -> None:
        self.reach(widget)
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def pick(self, row: str, *words: str) -> None:
        """Choose chips of a row by their words."""
        for each in words:
            self.click_on(next(c for c in self.see(row).findChildren(ToggleChip) if c.label == each))

    def choose_in(self, name: str, value: str) -> None:
        """Choose in a closed list with the arrow keys."""
        field = self.see(name)
        assert isinstance(field, QComboBox)
        self.reach(field)
        field.setFocus()
        index = field.findData(value)
        assert index >= 0, f"{value} is not among the choices"
        while field.currentIndex() != index:
            down = index > field.currentIndex()
            self.qtbot.keyClick(field, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        QApplication.processEvents()

    def ask_history(self, deed: str) -> None:
        """What History offers beside looking: a button, or an entry of its menu where there is little room."""
        if self.sees(deed):
            self.click(deed)
            return
        self.click("history-more")
        menu = self.window.findChildren(QMenu, "history-menu")[-1]
        next(action for action in menu.actions() if action.objectName() == deed).trigger()
        menu.close()

    def write(self, name: str, words: str) -> None:
        """Write into a field in place of what stands there."""
        field = self.see(name)
        line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        assert line is not None
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClick(line, Qt.Key.Key_Backspace)
        self.qtbot.keyClicks(line, words)
        QApplication.processEvents()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget() or self.window, key)
            QApplication.processEvents()

    def press_key(self, letter: str) -> None:
        """Press a letter, as one does on a keyboard."""
        self.qtbot.keyClicks(QApplication.focusWidget() or self.window, letter.lower())
        QApplication.processEvents()

    def press_escape(self) -> None:
        self.press(Qt.Key.Key_Escape)

    def press_return(self) -> None:
        self.press(Qt.Key.Key_Return)

    def go(self, seconds: float, step: float = 2.0) -> None:
        player = self.amble.sessions.player
        while seconds > 0 and player.driver is not None:
            self.clock.advance(min(step, seconds))
            player.driver.poll()
            seconds -= step
        QApplication.processEvents()

    def tick(self, name: str, *, on: bool = True) -> None:
        """Tick a box, or take the tick away."""
        box = self.see(name)
        assert isinstance(box, QAbstractButton)
        if box.isChecked() != on:
            self.reach(box)
            box.click()
        QApplication.processEvents()

    def choose(self, scale: str, number: int) -> None:
        """Choose a number on a scale with the mouse; `main-window` for the only scale there is."""
        within = self.window if scale == "main-window" else self.see(scale)
        pills = [p for p in within.findChildren(QWidget, f"scale-{number}") if p.isVisible()]
        self.click_on(pills[0])

    def undo(self) -> None:
        """Take the last thing back by the line at the bottom."""
        actions = (b for b in self.window.findChildren(QWidget) if type(b).__name__ == "ToastAction" and b.isVisible())
        self.qtbot.mouseClick(next(actions), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def start(self, routine: str = "movement-snack", *, pain: int | None = None) -> None:
        """Start a routine from its preview, with or without an answer to the check-in."""
        self.page("routines")
        self.click(f"routine-{routine}")
        self.click("start")
        if pain is None:
            self.click("skip-check-in")
        else:
            self.choose("pain-now", pain)
            self.click("begin")

    def walk_today(self, pain: int | None = None, *, just_the_walk: bool = True) -> None:
        """Start today's walk from Today."""
        self.page("today")
        self.click("today-walk")
        if just_the_walk:
            self.tick("just-the-walk")
        if pain is None:
            self.click("skip-check-in")
        else:
            self.choose("pain-now", pain)
            self.click("begin")

    def finish(self, *, after: int = 2, peak: int = 2, effort: int = 3) -> None:
        """Answer the questions at the end of a session."""
        for scale, number in (("pain-after", after), ("pain-peak", peak), ("effort", effort)):
            self.choose(scale, number)
        self.click("save")

    def at_level(self, name: str = "L4", minutes: int = 15) -> None:
        """Be at a level from today on."""
        self.amble.coaching.note(SetLevel(name, minutes))
        QApplication.processEvents()

    @property
    def outlook(self) -> Outlook:
        outlook = self.amble.coaching.outlook()
        assert outlook is not None
        return outlook

    def tomorrow(self, days: int = 1, hour: int = 8) -> None:
        """Let a night pass and come back to the window."""
        now = self.clock.now()
        morning = (now + timedelta(days=days)).replace(hour=hour, minute=0)
        self.clock.advance((morning - now).total_seconds())
        self.window.came_back.emit()
        QApplication.processEvents()

    @property
    def facts(self) -> list[Fact]:
        with History(self.data.history, self.clock) as history:
            return [stored.fact for stored in history.facts()]

    @property
    def records(self) -> list[SessionRecord]:
        with History(self.data.history, self.clock) as history:
            return list(history.sessions())

    def leave(self) -> None:
        if self.amble.parts.has_sessions:
            self.amble.sessions.player.leave()
        self.window.hide()
        self.amble.close()
        delete_now(self.window)


@pytest.fixture
def person(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Person]:
    strays = StrayWindows(qapp)
    person = Person(qtbot, qapp, tmp_path)
    yield person
    strays.stop()
    person.leave()
    qapp.setStyleSheet("")
    assert set(strays.seen) <= EXPECTED_WINDOWS


@pytest.fixture
def settled(person: Person) -> Person:
    """Somebody who has been through the first steps."""
    for step in ("safety", "distance", "days"):
        person.click(f"first-skip-{step}")
    return person
