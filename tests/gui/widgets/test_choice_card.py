"""A choice card is one big button with a mark."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from gui.widgets.choice_card import ChoiceCard


def test_press__anywhere_on_the_words_turns_the_mark_and_shows_it(theme, shown, qtbot):
    card = ChoiceCard(theme, "Both legs hurt & tingle.")
    shown(card)
    card.resize(300, 70)
    told = []
    card.toggled.connect(told.append)
    unmarked = card.grab().toImage()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(280, 60))
    qtbot.keyClick(card, Qt.Key.Key_Space)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert told == [True, False, True]
    marked = card.grab().toImage()
    assert marked != unmarked
    assert QColor(marked.pixel(20, 35)) == QColor(theme.colours.primary.full)


def test_set_checked__is_silent_for_those_who_listen_to_the_user(theme, shown):
    card = ChoiceCard(theme, "Easily", single=True)
    shown(card)
    told = []
    card.activated.connect(lambda: told.append(1))
    card.setChecked(True)
    assert told == []


def test_long_words__make_the_card_taller_at_any_text_size(theme, shown):
    card = ChoiceCard(theme, "word " * 40)
    shown(card)
    for scale in (1.0, 2.0):
        theme.set_text_scale(scale)
        assert card.layout().heightForWidth(250) > 2 * card.layout().heightForWidth(1500)
