"""A person with a keyboard in front of the player: real widgets and keys on a fake clock."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exercises.library.library import Library
from exercises.session.session import Session
from gui.figure.subject import subject_of
from gui.player.player_page import PlayerPage
from gui.player.walk_guide import PainGauge
from gui.theme.theme import Theme
from gui.widgets.buttons import Button
from gui.widgets.labels import Label
from tests.exercises.session.builders import story
from tests.fakes import FakeClock


class Mat:
    """A person with a keyboard in front of the player."""

    def __init__(self, qtbot: QtBot, theme: Theme, library: Library) -> None:
        self.qtbot = qtbot
        self.clock = FakeClock()
        self.library = library
        self.page = PlayerPage(theme, library.exercise, partial(subject_of, library))
        qtbot.addWidget(self.page)
        self.events: list[object] = []
        self.page.happened.connect(self.events.append)
        self.page.resize(1280, 800)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def play(self, routine_id: str = "core-foundation") -> Session:
        routine = self.library.routine(routine_id)
        assert routine is not None
        plan = self.library.timeline(routine)
        assert plan is not None
        return self.play_session(Session(plan, self.clock))

    def play_session(self, session: Session, gauge: PainGauge | None = None) -> Session:
        self.page.play(session, gauge=gauge)
        return session

    def go(self, seconds: float) -> None:
        while seconds > 1e-9 and self.page.driver is not None:
            step = min(1.0, seconds)
            self.clock.advance(step)
            self.page.driver.poll()
            seconds -= step

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def button(self, name: str) -> Button:
        found = [b for b in self.page.findChildren(Button, name) if b.isVisible()]
        assert found, f"no button {name!r} is to be seen"
        return found[0]

    def see(self, name: str) -> QWidget:
        found = [w for w in self.page.findChildren(QWidget, name) if w.isVisible()]
        assert found, f"nothing called {name!r} is to be seen"
        return found[0]

    def label(self, name: str) -> str:
        label = self.page.findChild(Label, name)
        assert label is not None
        return label.text()

    @property
    def story(self) -> str:
        return story(self.events)  # type: ignore[arg-type]
