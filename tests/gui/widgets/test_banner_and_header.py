"""Banner, page header and empty state: words with actions that wrap below."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton

from gui.theme.tokens import Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import Button, secondary_button
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Label
from gui.widgets.page_header import PageHeader

TEXT = "Line 14, column 11: “bridgee” is not an exercise. Did you mean “bridge”?"


@pytest.fixture
def banner(theme):
    banner = Banner(theme, "evening-stretch.yaml could not be read.", TEXT, Tone.BAD)
    for label in ("Open file", "Fix here"):
        banner.add_action(secondary_button(theme, label))
    return banner


def placed(banner):
    """Where text and first button are, in the banner's pixels."""
    text, button = banner.findChild(Label), banner.findChild(Button)
    return text.geometry(), button.mapTo(banner, button.rect().topLeft())


def test_banner__actions_stand_right_of_the_text_when_there_is_room(banner, shown):
    shown(banner, 900)
    text, button = placed(banner)
    assert button.x() > text.right()
    assert abs((button.y() + 23) - text.center().y()) < 4


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_banner__actions_go_below_when_it_is_narrow_and_nothing_is_cut(banner, shown, theme, scale):
    theme.set_text_scale(scale)
    shown(banner, round(440 * scale), 1200)
    text, button = placed(banner)
    assert button.y() > text.bottom()
    assert banner.height() == banner.heightForWidth(banner.width())
    assert text.height() == banner.findChild(Label).heightForWidth(text.width())


def test_banner__says_something_else_in_another_tone(banner, shown, theme):
    shown(banner, 900)
    banner.set_parts("All good.", "")
    banner.set_tone(Tone.READY)
    assert banner.accessibleName() == "All good."
    assert banner.grab().toImage().pixelColor(banner.width() // 2, 3) == QColor(theme.colours.ready.soft)


def test_banner__without_actions_is_only_as_tall_as_its_text(shown, theme):
    banner = Banner(theme, "Good to know.", "The plan waits for you.")
    shown(banner, 900)
    assert banner.height() < 60


def test_header__actions_go_below_a_long_title(shown, theme):
    header = PageHeader(theme, "Routines", "15 of them")
    button = secondary_button(theme, "New routine")
    header.add_action(button)
    page = shown(header, 900)
    beside = header.height()
    assert button.mapTo(header, button.rect().topRight()).x() == 899
    page.resize(240, 400)
    page.grab()
    assert header.height() > beside + 30
    header.set_subtitle("")
    header.set_title("History")
    assert header.findChild(Label).text() == "History"


def test_header__takes_any_widget_and_a_title_of_200_letters(shown, theme):
    header = PageHeader(theme, "W" * 200)
    header.add_action(QPushButton("plain"))
    page = shown(header, 700, 800)
    assert page.width() == 700
    assert header.height() > 200


def test_empty_state__offers_its_one_action(shown, theme, qtbot):
    empty = EmptyState(theme, "walking", "No walks yet", more="They show up here.", action="Start a walk")
    shown(empty, 600, 600)
    with qtbot.waitSignal(empty.action_requested):
        qtbot.mouseClick(empty.findChild(Button), Qt.MouseButton.LeftButton)
    empty.set_sentence("Nothing found")
    assert [label.text() for label in empty.findChildren(Label) if label.isVisible()] == ["Nothing found"]
