"""The settings page, with real clicks and keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from exercises.settings import LONGEST_NUMBER, Hair, Look, Settings, Skin
from gui.figure.looks import hair_colour, look_of, skin_colour
from gui.settings.page import SettingsPage
from gui.settings.swatches import Swatch
from gui.theme.theme import Theme
from gui.widgets.fields import ChoiceField

PLANS = (("gradual-walk", "Gradual walk"), ("round-the-park", "Round the park"))


class Drawer:
    """Somebody at the settings."""

    def __init__(self, qtbot: QtBot, theme: Theme, settings: Settings) -> None:
        self.qtbot = qtbot
        self.page = SettingsPage(theme, settings, Path("/home/me/amble"), "1.0")
        qtbot.addWidget(self.page)
        self.told: list[object] = []
        self.page.changed.connect(self.told.append)
        for name in ("open_folder_requested", "safety_requested", "shoes_requested", "self_check_requested"):
            getattr(self.page, name).connect(lambda name=name: self.told.append(name))
        self.page.resize(1000, 1400)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def see(self, name: str) -> QWidget:
        found = [w for w in self.page.findChildren(QWidget, name) if w.isVisible()]
        assert found, f"no {name!r} to be seen"
        return found[0]

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.see(name), Qt.MouseButton.LeftButton)

    @property
    def plans(self) -> ChoiceField:
        field = self.see("plan")
        assert isinstance(field, ChoiceField)
        return field

    @property
    def number(self) -> QLineEdit:
        field = self.see("emergency-number")
        assert isinstance(field, QLineEdit)
        return field


@pytest.fixture
def drawer(qtbot: QtBot, theme: Theme) -> Iterator[Drawer]:
    drawer = Drawer(qtbot, theme, Settings())
    yield drawer
    drawer.page.hide()


@pytest.mark.parametrize(
    ("button", "told"),
    [
        ("my-shoes", "shoes_requested"),
        ("self-check", "self_check_requested"),
        ("safety-again", "safety_requested"),
        ("open-data", "open_folder_requested"),
    ],
)
def test_every_button__tells_its_wish(drawer: Drawer, button: str, told: str) -> None:
    drawer.click(button)
    assert drawer.told == [told]


def test_the_plan__is_chosen_with_the_keyboard(drawer: Drawer) -> None:
    drawer.page.set_plans(PLANS)
    assert drawer.told == []
    drawer.plans.setFocus()
    drawer.qtbot.keyClick(drawer.plans, Qt.Key.Key_Down)
    assert drawer.told == [Settings(plan="round-the-park")]


def test_a_plan_whose_file_is_gone__stays_chosen_until_another_is(qtbot: QtBot, theme: Theme) -> None:
    drawer = Drawer(qtbot, theme, Settings(plan="my-plan"))
    drawer.page.set_plans(PLANS)
    assert drawer.plans.currentData() == "my-plan"
    assert "not there" in drawer.plans.currentText()
    drawer.click("chip-dark")
    assert drawer.told == [Settings(look=Look.DARK, plan="my-plan")]


def test_before_the_plans_are_known__another_change_keeps_the_plan(qtbot: QtBot, theme: Theme) -> None:
    drawer = Drawer(qtbot, theme, Settings(plan="my-plan"))
    drawer.click("chip-dark")
    assert drawer.told == [Settings(look=Look.DARK, plan="my-plan")]


def test_a_plan_with_a_long_name__does_not_push_the_page_apart(drawer: Drawer) -> None:
    drawer.page.set_plans((("long", "A very gentle start round the block " * 6), *PLANS))
    QApplication.processEvents()
    assert drawer.plans.width() <= drawer.page.width()
    assert drawer.plans.itemData(0) == "long"


def test_the_emergency_number__is_kept_with_enter(drawer: Drawer) -> None:
    drawer.number.setFocus()
    drawer.qtbot.keyClicks(drawer.number, "  112  ")
    assert drawer.told == [], "not at every letter"
    drawer.qtbot.keyClick(drawer.number, Qt.Key.Key_Return)
    assert drawer.told == [Settings(emergency_number="112")]
    drawer.qtbot.keyClick(drawer.number, Qt.Key.Key_Return)
    assert len(drawer.told) == 1, "the same number is no change"


def test_the_emergency_number__is_kept_when_one_leaves_the_page(drawer: Drawer) -> None:
    drawer.number.setFocus()
    drawer.qtbot.keyClicks(drawer.number, "999")
    drawer.page.hide()
    assert drawer.told == [Settings(emergency_number="999")]


def test_the_emergency_number__is_kept_when_one_stops_typing(drawer: Drawer) -> None:
    drawer.number.setFocus()
    with drawer.qtbot.waitSignal(drawer.page.changed):
        drawer.qtbot.keyClicks(drawer.number, "911")
    assert drawer.told == [Settings(emergency_number="911")]


def test_a_number_just_typed__is_told_with_any_other_change(drawer: Drawer) -> None:
    drawer.number.setFocus()
    drawer.qtbot.keyClicks(drawer.number, "112")
    drawer.see("reduce-motion").setFocus()
    drawer.qtbot.keyClick(drawer.see("reduce-motion"), Qt.Key.Key_Space)
    assert drawer.told[-1] == Settings(reduce_motion=True, emergency_number="112")


def test_the_emergency_number__has_an_end(drawer: Drawer) -> None:
    drawer.number.setFocus()
    drawer.qtbot.keyClicks(drawer.number, "1" * 60)
    drawer.qtbot.keyClick(drawer.number, Qt.Key.Key_Return)
    assert drawer.told == [Settings(emergency_number="1" * LONGEST_NUMBER)]


def test_the_emergency_number__can_be_taken_away(qtbot: QtBot, theme: Theme) -> None:
    drawer = Drawer(qtbot, theme, Settings(emergency_number="112"))
    drawer.number.setFocus()
    drawer.number.selectAll()
    drawer.qtbot.keyClick(drawer.number, Qt.Key.Key_Delete)
    drawer.qtbot.keyClick(drawer.number, Qt.Key.Key_Return)
    assert drawer.told == [Settings()]


# The figure


def test_skin_and_hair__are_chosen_with_the_mouse(drawer: Drawer) -> None:
    drawer.click("tone-deep")
    drawer.click("tone-grey")
    drawer.click("tone-grey")
    assert drawer.told == [Settings(figure_skin=Skin.DEEP), Settings(figure_skin=Skin.DEEP, figure_hair=Hair.GREY)]


def test_skin__is_chosen_with_arrow_keys(drawer: Drawer) -> None:
    warm = drawer.see("tone-warm")
    warm.setFocus()
    drawer.qtbot.keyClick(warm, Qt.Key.Key_Right)
    assert drawer.see("tone-olive").hasFocus()
    drawer.qtbot.keyClick(drawer.see("tone-olive"), Qt.Key.Key_Home)
    assert drawer.told == [Settings(figure_skin=Skin.OLIVE), Settings(figure_skin=Skin.LIGHT)]


def test_tones__say_what_they_are_the_tone_of(drawer: Drawer) -> None:
    names = {swatch.accessibleName() for swatch in drawer.page.findChildren(Swatch)}
    assert {"Skin: Brown", "Hair: Brown", "Skin: Deep brown"} <= names
    assert len(names) == len(Skin) + len(Hair)


def test_what_was_chosen_before__is_marked(qtbot: QtBot, theme: Theme) -> None:
    drawer = Drawer(qtbot, theme, Settings(figure_skin=Skin.BROWN, figure_hair=Hair.BLACK))
    marked = {swatch.accessibleName() for swatch in drawer.page.findChildren(Swatch) if swatch.isChecked()}
    assert marked == {"Skin: Brown", "Hair: Black"}
    drawer.click("chip-dark")
    assert drawer.told == [Settings(look=Look.DARK, figure_skin=Skin.BROWN, figure_hair=Hair.BLACK)]


def test_every_tone__has_colours_to_draw_with() -> None:
    looks = {look_of(Settings(figure_skin=skin, figure_hair=hair)) for skin in Skin for hair in Hair}
    assert len(looks) == len(Skin) * len(Hair)
    assert len({skin_colour(skin) for skin in Skin} | {hair_colour(hair) for hair in Hair}) == len(Skin) + len(Hair)
