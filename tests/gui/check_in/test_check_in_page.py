"""The check-in before a session, with real clicks and keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from exercises.library.rules import Rules
from gui.check_in.page import CheckInPage
from gui.theme.theme import Theme
from gui.widgets.buttons import Button, ButtonKind
from gui.widgets.chips import ToggleChip
from gui.widgets.labels import Label

WIDE = (1280, 800)


class Doorstep:
    """Somebody about to begin."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.qtbot = qtbot
        self.page = CheckInPage(theme)
        qtbot.addWidget(self.page)
        self.told: list[tuple[object, ...]] = []
        for name in ("begun", "half_begun", "gentler", "flared", "safety_requested", "left"):
            getattr(self.page, name).connect(lambda *told, name=name: self.told.append((name, *told)))
        self.page.resize(*WIDE)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def ask(self, **given: object) -> None:
        asked: dict[str, object] = {"name": "Core foundation", "base": None, "rules": Rules()} | given
        self.page.ask(**asked)  # type: ignore[arg-type]
        QApplication.processEvents()

    def sees(self, name: str) -> bool:
        return any(w.isVisible() for w in self.page.findChildren(QWidget, name))

    def see(self, name: str) -> QWidget:
        found = [w for w in self.page.findChildren(QWidget, name) if w.isVisible()]
        assert found, f"no {name!r} to be seen"
        return found[0]

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.see(name), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget() or self.page, key)
            QApplication.processEvents()

    @property
    def line(self) -> str:
        label = self.page.findChild(Label, "verdict")
        assert label is not None
        return label.text()

    @property
    def buttons(self) -> set[str]:
        return {b.objectName() for b in self.page.findChildren(Button) if b.isVisible()} - {"something-new"}

    @property
    def primary(self) -> list[str]:
        shown = [b for b in self.page.findChildren(Button) if b.isVisible() and b.kind is ButtonKind.PRIMARY]
        return [b.objectName() for b in shown]


@pytest.fixture
def doorstep(qtbot: QtBot, theme: Theme) -> Iterator[Doorstep]:
    doorstep = Doorstep(qtbot, theme)
    yield doorstep
    doorstep.page.hide()


def test_a_number_and_enter__begin(doorstep: Doorstep) -> None:
    doorstep.ask()
    doorstep.press(Qt.Key.Key_3, Qt.Key.Key_Return)
    assert doorstep.told == [("begun", 3, ())]


def test_ten__is_one_and_zero(doorstep: Doorstep) -> None:
    doorstep.ask()
    doorstep.press(Qt.Key.Key_1, Qt.Key.Key_0)
    assert doorstep.page.pain == 10
    assert doorstep.primary == ["safety-questions"]


def test_digits__count_wherever_the_focus_is(doorstep: Doorstep) -> None:
    doorstep.ask(is_walk=True)
    for name in ("chip-buttock", "just-the-walk", "skip-check-in"):
        doorstep.see(name).setFocus()
        doorstep.press(Qt.Key.Key_2)
        assert doorstep.page.pain == 2
        doorstep.press(Qt.Key.Key_Delete)
        assert doorstep.page.pain is None


def test_a_digit_with_ctrl__is_no_answer(doorstep: Doorstep) -> None:
    doorstep.ask()
    doorstep.qtbot.keyClick(doorstep.page, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert doorstep.page.pain is None


def test_escape__leaves_and_tells_nothing(doorstep: Doorstep) -> None:
    doorstep.ask()
    doorstep.press(Qt.Key.Key_3, Qt.Key.Key_Escape)
    assert doorstep.told == [("left",)]


def test_the_cross__leaves(doorstep: Doorstep) -> None:
    doorstep.ask()
    doorstep.click("leave-check-in")
    assert doorstep.told == [("left",)]


def test_three_taps__with_the_mouse(doorstep: Doorstep) -> None:
    doorstep.ask()
    doorstep.click("scale-2")
    doorstep.click("chip-buttock")
    doorstep.click("begin")
    assert doorstep.told == [("begun", 2, ("buttock",))]


def test_skip__tells_neither_number_nor_place(doorstep: Doorstep) -> None:
    doorstep.ask(last_where=("buttock",), pain=2)
    doorstep.click("skip-check-in")
    assert doorstep.told == [("begun", None, ())]


def test_what_is_remembered__is_chosen_already(doorstep: Doorstep) -> None:
    doorstep.ask(last_where=("buttock", "thigh"), pain=3)
    assert doorstep.line.startswith("Good to go.")
    doorstep.press(Qt.Key.Key_Return)
    assert doorstep.told == [("begun", 3, ("buttock", "thigh"))]


def time_of(half: bool, wrap: bool) -> str:
    minutes = 10 if half else 20
    return f"{minutes} min walking" + (f", {minutes + 24} with warm-up and cool-down" if wrap else "")


def reads(doorstep: Doorstep, name: str) -> str:
    label = doorstep.see(name)
    assert isinstance(label, Label)
    return label.text()


def test_the_whole_time__stands_there_before_one_begins__and_follows_just_the_walk(doorstep: Doorstep) -> None:
    doorstep.ask(is_walk=True, time_of=time_of)
    assert reads(doorstep, "session-time") == "20 min walking, 44 with warm-up and cool-down."
    box = doorstep.see("just-the-walk")
    assert isinstance(box, QCheckBox)
    box.click()
    assert reads(doorstep, "session-time") == "20 min walking."
    doorstep.ask(is_walk=True, time_of=time_of)
    assert reads(doorstep, "session-time").endswith("44 with warm-up and cool-down.")


def test_half_the_time__says_how_long_that_is(doorstep: Doorstep) -> None:
    doorstep.ask(is_walk=True, time_of=time_of)
    doorstep.click("scale-5")
    assert doorstep.line.endswith("counts as well. 10 min walking, 34 with warm-up and cool-down.")
    doorstep.click("just-the-walk")
    assert doorstep.line.endswith("counts as well. 10 min walking.")
    doorstep.click("scale-2")
    assert "10 min" not in doorstep.line


def test_a_routine__is_not_offered_by_half__as_nothing_would_be_shorter(doorstep: Doorstep) -> None:
    doorstep.ask(time_of=lambda _half, _wrap: "11 min")
    doorstep.click("scale-5")
    assert doorstep.buttons == {"gentler", "begin"}
    assert doorstep.line == "You can go. Stop after half if that feels like enough; it counts as well."
    assert reads(doorstep, "session-time") == "11 min."


def test_where_nobody_knows_the_time__nothing_is_said(doorstep: Doorstep) -> None:
    doorstep.ask(is_walk=True, time_of=lambda _half, _wrap: "")
    doorstep.click("scale-5")
    assert not doorstep.sees("session-time")
    assert doorstep.line.endswith("and counts as well.")


def test_asking_again__forgets_the_answer_before(doorstep: Doorstep) -> None:
    doorstep.ask(last_where=("buttock",), pain=8, is_walk=True, just_the_walk=True)
    doorstep.page.safety_answered()
    doorstep.ask()
    assert (doorstep.page.pain, doorstep.page.where, doorstep.page.just_the_walk) == (None, (), False)
    doorstep.click("scale-8")
    assert doorstep.primary == ["safety-questions"]


@pytest.mark.parametrize(
    ("pain", "base", "buttons", "primary"),
    [
        (3, None, {"skip-check-in", "gentler", "begin"}, "begin"),
        (5, None, {"begin-half", "gentler", "begin"}, "begin"),
        (6, None, {"begin-all-the-same", "gentler"}, "gentler"),
        (5, 1, {"gentler", "flare"}, "flare"),
        (7, None, {"safety-questions"}, "safety-questions"),
        (5, 8, {"gentler"}, "gentler"),
    ],
)
def test_each_answer__has_its_buttons_and_one_next_thing(
    doorstep: Doorstep, pain: int, base: int | None, buttons: set[str], primary: str
) -> None:
    doorstep.ask(base=base, is_walk=True)
    doorstep.click(f"scale-{pain}")
    assert doorstep.buttons == buttons
    assert doorstep.primary == [primary]


@pytest.mark.parametrize(
    ("pain", "base", "button", "told"),
    [
        (5, None, "begin-half", "half_begun"),
        (6, None, "gentler", "gentler"),
        (6, None, "begin-all-the-same", "begun"),
        (5, 1, "flare", "flared"),
        (5, 1, "gentler", "gentler"),
    ],
)
def test_each_button__tells_the_pain(doorstep: Doorstep, pain: int, base: int | None, button: str, told: str) -> None:
    doorstep.ask(base=base, last_where=("foot",), is_walk=True)
    doorstep.click(f"scale-{pain}")
    doorstep.click(button)
    assert doorstep.told == [(told, pain, ("foot",))]


def test_enter__does_the_next_thing_and_never_begins_against_the_advice(doorstep: Doorstep) -> None:
    doorstep.ask()
    doorstep.press(Qt.Key.Key_6, Qt.Key.Key_Return)
    doorstep.press(Qt.Key.Key_9, Qt.Key.Key_Return)
    assert doorstep.told == [("gentler", 6, ()), ("safety_requested",)]


def test_after_the_safety_questions__strong_pain_is_a_flare_up(doorstep: Doorstep) -> None:
    doorstep.ask()
    doorstep.press(Qt.Key.Key_8, Qt.Key.Key_Return)
    doorstep.page.safety_answered()
    doorstep.press(Qt.Key.Key_Return)
    assert doorstep.told == [("safety_requested",), ("flared", 8, ())]


def test_something_new__leads_to_the_questions_at_once(doorstep: Doorstep) -> None:
    doorstep.ask()
    doorstep.click("something-new")
    assert doorstep.told == [("safety_requested",)]


def test_just_the_walk__is_asked_for_walks_only(doorstep: Doorstep) -> None:
    doorstep.ask(is_walk=True)
    box = doorstep.see("just-the-walk")
    assert isinstance(box, QCheckBox)
    box.setFocus()
    doorstep.press(Qt.Key.Key_Space)
    assert doorstep.page.just_the_walk
    doorstep.ask()
    assert not doorstep.sees("just-the-walk")


def test_enter_on_a_place__chooses_it(doorstep: Doorstep) -> None:
    doorstep.ask()
    chip = doorstep.see("chip-thigh")
    assert isinstance(chip, ToggleChip)
    chip.setFocus()
    doorstep.press(Qt.Key.Key_Return)
    assert doorstep.page.where == ("thigh",)
    assert doorstep.told == []


@pytest.mark.parametrize(("width", "height", "scale"), [(900, 600, 1.0), (900, 600, 2.0), (1280, 800, 2.0)])
@pytest.mark.parametrize("pain", [3, 5, 6, 8])
def test_in_a_small_window__the_next_thing_comes_into_view(
    doorstep: Doorstep, theme: Theme, width: int, height: int, scale: float, pain: int
) -> None:
    theme.set_text_scale(scale)
    doorstep.page.resize(width, height)
    doorstep.ask(is_walk=True)
    doorstep.press(*{3: [Qt.Key.Key_3], 5: [Qt.Key.Key_5], 6: [Qt.Key.Key_6], 8: [Qt.Key.Key_8]}[pain])
    button = doorstep.see(doorstep.primary[0])
    place = button.mapTo(doorstep.page, button.rect().center())
    assert doorstep.page.rect().contains(place)
    theme.set_text_scale(1.0)


@pytest.mark.parametrize("name", ["Core foundation", "Before your walk", "15 minutes, then a rest"])
def test_the_name__stands_in_quotation_marks_whatever_it_is(qtbot: QtBot, theme: Theme, name: str) -> None:
    here = Doorstep(qtbot, theme)
    here.ask(name=name)
    assert f"Before you begin “{name}”" in [label.text() for label in here.page.findChildren(Label)]


@pytest.mark.parametrize(("pain", "settled", "asks"), [(7, 0, True), (7, 7, False), (8, 7, True), (9, 10, False)])
def test_strong_pain__is_asked_about_unless_it_was_lately(
    qtbot: QtBot, theme: Theme, pain: int, settled: int, asks: bool
) -> None:
    here = Doorstep(qtbot, theme)
    here.ask(pain=pain, settled=settled)
    assert here.sees("safety-questions") is asks
