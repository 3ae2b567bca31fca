"""The self-check on the screen: one question at a time, back, leave out, suggestions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from exercises.coach.self_check import QUESTIONS
from gui.self_check.page import SelfCheckPage
from gui.widgets.choice_card import ChoiceCard

NAMES = {"hip-mobility": "Hip mobility", "core-foundation": "Core foundation"}
IDS = [question.id for question in QUESTIONS]


@pytest.fixture
def page(qtbot, theme):
    page = SelfCheckPage(theme)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.told = []
    page.answered.connect(lambda answers: page.told.append(answers))
    page.routine_requested.connect(lambda chosen: page.told.append(chosen))
    page.left.connect(lambda: page.told.append("left"))
    page.start(NAMES)
    return page


def shown(page: QWidget, name: str) -> QWidget:
    (found,) = [each for each in page.findChildren(QWidget, name) if each.isVisible()]
    return found


def press(page: QWidget, name: str) -> None:
    QTest.mouseClick(shown(page, name), Qt.MouseButton.LeftButton)


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_answers__lead_on_by_themselves_and_are_told_once_at_the_end(page: SelfCheckPage) -> None:
    for index, question in enumerate(QUESTIONS):
        assert question.how in texts(page)
        assert f"{index + 1} of 8" in texts(page)
        assert page.told == []
        press(page, f"answer-{index % 3}")
    assert page.told == [tuple((question, index % 3) for index, question in enumerate(IDS))]
    assert "What to put first" in texts(page)


def test_result__offers_the_routines_that_there_are(page: SelfCheckPage) -> None:
    press(page, "answer-2")
    for _ in IDS[1:]:
        press(page, "answer-0")
    press(page, "routine-hip-mobility")
    assert page.told[-1] == "hip-mobility"
    page.show_result([("ankles", 2)], NAMES)
    assert "Ankles that bend" in texts(page)
    visible = [each for each in page.findChildren(QWidget) if each.objectName().startswith("routine-")]
    assert not any(each.isVisible() for each in visible), "a routine that is not there can't be opened"


def test_back__shows_the_answer_before_and_takes_another(page: SelfCheckPage) -> None:
    press(page, "answer-2")
    press(page, "back")
    card = shown(page, "answer-2")
    assert isinstance(card, ChoiceCard)
    assert card.isChecked()
    press(page, "answer-0")
    for _ in IDS[1:]:
        press(page, "skip")
    assert page.told == [(("hips", 0),)]
    assert "All of it went easily" in texts(page)


def test_skip__takes_an_answer_back(page: SelfCheckPage) -> None:
    press(page, "answer-2")
    press(page, "back")
    for _ in IDS:
        press(page, "skip")
    assert page.told == []
    assert "Nothing answered" in texts(page)
    press(page, "done")
    assert page.told == ["left"]


def test_leaving__on_the_first_question_or_by_escape_tells_no_answers(page: SelfCheckPage) -> None:
    press(page, "back")
    press(page, "answer-1")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.told == ["left", "left"]


def test_keys__down_walks_and_enter_answers(page: SelfCheckPage) -> None:
    for _ in IDS:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert page.told == [tuple((question, 1) for question in IDS)]


def test_again__begins_anew_without_the_old_answers(page: SelfCheckPage) -> None:
    for _ in IDS:
        press(page, "answer-2")
    press(page, "again")
    assert "1 of 8" in texts(page)
    for _ in IDS:
        press(page, "skip")
    assert len(page.told) == 1
