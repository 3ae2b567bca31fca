"""A card is a box; a clickable card is a button that happens to be large."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QWidget

from gui.widgets.card import Card, ClickableCard
from gui.widgets.labels import body
from gui.widgets.placeholder import PositionPlaceholder


@pytest.fixture
def card(shown, theme):
    card = ClickableCard(theme, "Core foundation, 11 min")
    card.content.addWidget(body("Core foundation"))
    shown(card)
    return card


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_keys__activate(card, qtbot, key):
    card.setFocus()
    with qtbot.waitSignal(card.activated):
        qtbot.keyClick(card, key)


def test_click_on_its_text__activates(card, qtbot):
    text = card.findChild(type(body()))
    place = text.mapTo(card.window(), QPoint(5, 5))
    with qtbot.waitSignal(card.activated):
        qtbot.mouseClick(card.window().childAt(place), Qt.MouseButton.LeftButton)


def test_screen_reader__meets_a_button_with_a_name(card):
    interface = QAccessible.queryAccessibleInterface(card)
    assert interface.role() == QAccessible.Role.Button
    assert interface.text(QAccessible.Text.Name) == "Core foundation, 11 min"


def test_focus_ring__lies_over_a_picture_that_fills_the_card(shown, theme, qtbot):
    card = ClickableCard(theme, "Bridge", padding=0)
    picture = PositionPlaceholder(theme, "Bridge", "lying-back")
    picture.setFixedHeight(100)
    shown(card)
    card.content.addWidget(picture)
    card.clearFocus()
    card.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: card.height() == 100)
    top = card.grab().toImage().pixelColor(card.width() // 2, 0)
    assert top == QColor(theme.colours.primary.full)


def test_height__follows_the_text_inside(theme, shown):
    card = ClickableCard(theme, "Long")
    card.content.addWidget(body("Wakes up the muscles that hold your lower back steady. " * 3))
    shown(card, 260, 800)
    assert card.height() == card.heightForWidth(260)
    assert card.height() > 120


def test_card__padding_scales_with_the_text(theme, shown):
    card = Card(theme, padding=20)
    shown(card)
    theme.set_text_scale(2)
    assert card.content.contentsMargins().left() == 40


def test_card__is_painted_with_round_corners(theme, shown):
    card = Card(theme)
    card.content.addWidget(QWidget())
    shown(card)
    image = card.grab().toImage()
    assert image.pixelColor(card.width() // 2, card.height() // 2) == QColor(theme.colours.surface)
    assert image.pixelColor(1, 1) != QColor(theme.colours.surface)
