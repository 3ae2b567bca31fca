"""Cards that are given other faces: few are made, those that are seen come first, and the rest follows by itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.figure.subject import Subject
from gui.theme.theme import Theme
from gui.widgets.labels import Label
from gui.widgets.lazy_cards import LazyCards
from gui.widgets.picture_card import CardFace, PictureCard
from gui.widgets.scroll import VerticalScroll


class Shelf:
    """Cards in a page that scrolls; counts how often a face is asked for."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.asked: list[str] = []
        self.cards = LazyCards(theme, self.face, name="thing", minimum_card_width=270)
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self.cards)
        column.addStretch(1)
        self.scroll = VerticalScroll(theme, page)
        qtbot.addWidget(self.scroll)
        self.scroll.resize(1000, 600)
        self.scroll.show()
        qtbot.waitExposed(self.scroll)
        self.qtbot = qtbot

    def face(self, key: str) -> CardFace:
        self.asked.append(key)
        more = "In three words.\n" * (int(key) % 3)
        return CardFace(key, f"Thing {key}", Subject("standing"), "5 min", "Strength", more, "Yours" if more else "")

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.cards._soon.isActive())
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.cards._soon.isActive())

    @property
    def seen(self) -> list[str]:
        """The names on the cards that are shown, from the top left to the bottom right."""
        shown = [card for card in self.cards.findChildren(PictureCard) if card.isVisible()]
        shown.sort(key=lambda card: (card.y(), card.x()))
        return [card.findChild(Label).text() for card in shown]


@pytest.fixture
def shelf(qtbot: QtBot, theme: Theme) -> Shelf:
    return Shelf(qtbot, theme)


def keys(*numbers: int) -> list[str]:
    return [str(number) for number in numbers]


def test_of_thousands__two_screens_are_made(shelf: Shelf) -> None:
    shelf.cards.show_cards(keys(*range(2000)))
    shelf.settle()
    assert 9 <= len(shelf.cards.cards) <= 30
    assert shelf.seen[:4] == ["Thing 0", "Thing 1", "Thing 2", "Thing 3"]


def test_others__are_shown_on_the_same_cards(shelf: Shelf) -> None:
    shelf.cards.show_cards(keys(*range(2000)))
    shelf.settle()
    before = shelf.cards.cards
    shelf.asked.clear()
    shelf.cards.show_cards(keys(*range(500, 1500)))
    assert len(shelf.asked) < len(before), "what is not seen waits"
    shelf.settle()
    assert shelf.cards.cards[: len(before)] == before
    assert shelf.seen[: len(before)] == [f"Thing {number}" for number in range(500, 500 + len(before))]
    assert [card.objectName() for card in before[:2]] == ["thing-500", "thing-501"]


def test_fewer_then_more__no_name_stays_behind(shelf: Shelf) -> None:
    shelf.cards.show_cards(keys(*range(40)))
    shelf.settle()
    shelf.cards.show_cards(keys(7, 8))
    shelf.settle()
    assert shelf.seen == ["Thing 7", "Thing 8"]
    assert shelf.cards.findChild(PictureCard, "thing-3") is None
    shelf.cards.show_cards([])
    assert shelf.seen == []
    shelf.cards.show_cards(keys(*range(40)))
    shelf.settle()
    assert shelf.seen[:9] == [f"Thing {number}" for number in range(9)]


def test_scrolling_down__more_follow_to_the_last(shelf: Shelf) -> None:
    shelf.cards.show_cards(keys(*range(60)))
    for _ in range(20):
        shelf.settle()
        bar = shelf.scroll.verticalScrollBar()
        bar.setValue(bar.maximum())
    assert shelf.seen == [f"Thing {number}" for number in range(60)]


def test_pressed__tells_what_stands_on_it_now(shelf: Shelf) -> None:
    shelf.cards.show_cards(keys(1, 2, 3))
    shelf.cards.show_cards(keys(9, 2, 3))
    shelf.settle()
    with shelf.qtbot.waitSignal(shelf.cards.chosen) as told:
        shelf.qtbot.mouseClick(shelf.cards.cards[0], Qt.MouseButton.LeftButton)
    assert told.args == ["9"]


def test_a_card_with_another_face__looks_like_a_new_one(qtbot: QtBot, theme: Theme) -> None:
    rich = CardFace("a", "Name", Subject("standing"), "5 min", "Strength", "A sentence that tells more.", "Yours")
    bare = CardFace("b", "Another", Subject("sitting"), "7 min", "Mobility")

    def picture(*faces: CardFace) -> object:
        card = PictureCard(theme, faces[0])
        qtbot.addWidget(card)
        for face in faces[1:]:
            card.show_face(face)
        card.resize(300, card.heightForWidth(300))
        return card.grab().toImage(), card.accessibleName() or card.text()

    assert picture(rich, bare) == picture(bare)
    assert picture(bare, rich) == picture(rich)
    assert picture(rich, bare, rich) == picture(rich)
