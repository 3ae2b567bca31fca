"""Lines wrap, cards align, and heights follow from widths."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.widgets.card import Card
from gui.widgets.labels import body
from gui.widgets.layouts import CardGrid, FlowLayout, SideBySide


class Box(QWidget):
    def __init__(self, width, height):
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self):
        return self._size


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    return page


def test_flow__places_items_in_lines(page, qtbot):
    flow = FlowLayout(page, spacing=10)
    boxes = [Box(100, 20) for _ in range(5)]
    for box in boxes:
        flow.addWidget(box)
    page.resize(330, 200)
    page.show()
    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (110, 0), (220, 0), (0, 30), (110, 30)]
    assert flow.heightForWidth(330) == 50
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(100) == 5 * 20 + 4 * 10


def test_flow__hidden_items_take_no_room(page):
    flow = FlowLayout(page, spacing=10)
    boxes = [Box(100, 20) for _ in range(3)]
    for box in boxes:
        flow.addWidget(box)
    page.resize(330, 100)
    page.show()
    boxes[0].hide()
    flow.activate()
    assert boxes[1].x() == 0
    assert flow.sizeHint().width() == 210


def test_flow__an_item_wider_than_the_line_is_shrunk_to_it(page):
    flow = FlowLayout(page)
    wide = Box(900, 20)
    flow.addWidget(wide)
    page.resize(300, 100)
    page.show()
    assert wide.width() == 300


def test_flow__items_can_be_taken_out(page):
    flow = FlowLayout(page)
    box = Box(10, 10)
    flow.addWidget(box)
    flow.removeWidget(box)
    assert flow.count() == 0
    assert flow.itemAt(0) is None
    assert flow.takeAt(3) is None
    box.deleteLater()


def test_grid__columns_follow_the_width_and_rows_are_equally_tall(page, theme):
    grid = CardGrid(page, minimum_card_width=200, spacing=20)
    cards = []
    for text in ("short", "long " * 60, "short", "short"):
        card = Card(theme)
        card.content.addWidget(body(text))
        card.content.addStretch(1)
        grid.addWidget(card)
        cards.append(card)
    page.resize(660, 900)
    page.show()
    assert grid.columns(660) == 3
    assert len({card.height() for card in cards[:3]}) == 1
    assert cards[3].height() < cards[0].height()
    assert cards[3].y() == cards[0].height() + 20
    assert cards[2].geometry().right() == 659
    assert {card.width() for card in cards} <= {206, 207}


@pytest.mark.parametrize(("width", "columns"), [(100, 1), (419, 1), (420, 2), (640, 3), (2000, 3)])
def test_grid__drops_columns_when_it_gets_narrow(page, width, columns):
    assert CardGrid(page, minimum_card_width=200, spacing=20, most_columns=3).columns(width) == columns


def test_grid__empty_is_nothing(page):
    grid = CardGrid(page)
    assert grid.heightForWidth(500) == 0


@pytest.mark.parametrize(("width", "beside"), [(800, True), (300, False)])
def test_side_by_side__goes_below_when_the_first_gets_too_narrow(page, width, beside):
    sides = SideBySide(page, main_width=200, spacing=10)
    main, side = Box(400, 30), Box(150, 40)
    sides.addWidget(main)
    sides.addWidget(side)
    page.resize(width, 200)
    page.show()
    if beside:
        assert side.geometry().right() == width - 1
        assert main.width() == width - 160
        assert sides.heightForWidth(width) == 40
    else:
        assert side.geometry() == QRect(0, 40, 300, 40)
        assert sides.heightForWidth(width) == 80


def test_side_by_side__hidden_second_leaves_all_to_the_first(page):
    sides = SideBySide(page)
    main, side = Box(400, 30), Box(150, 40)
    sides.addWidget(main)
    sides.addWidget(side)
    side.hide()
    page.resize(700, 100)
    page.show()
    assert main.width() == 700


def test_height_for_width__reaches_through_cards_and_grids_at_200_percent(page, theme, qtbot):
    theme.set_text_scale(2)
    column = QVBoxLayout(page)
    holder = QWidget()
    grid = CardGrid(holder, minimum_card_width=theme.px(280))
    label = body("Wakes up the muscles that hold your lower back steady. " * 4)
    card = Card(theme)
    card.content.addWidget(label)
    grid.addWidget(card)
    column.addWidget(holder)
    column.addStretch(1)
    page.resize(700, 2000)
    page.show()
    assert label.height() == label.heightForWidth(label.width())
    assert label.height() > 6 * 30
