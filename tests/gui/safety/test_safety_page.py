"""The warning signs on the screen: asked, answered, advised, locked and opened."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from exercises.coach.red_flags import HISTORY_IDS, SIGNS, Lock, Urgency, leg_signs, pain_signs
from exercises.history.facts import Asked
from gui.safety.page import SafetyPage
from gui.safety.topics import by_topic
from gui.widgets.buttons import Button
from gui.widgets.choice_card import ChoiceCard
from gui.widgets.fields import DateField

TODAY = date(2026, 11, 20)
LEFT = Qt.MouseButton.LeftButton


class Told:
    """Everything the page said, in order."""

    def __init__(self, page: SafetyPage) -> None:
        self.lines: list[tuple[str, object]] = []
        page.answered.connect(lambda signs: self.lines.append(("answered", signs)))
        page.mistaken.connect(lambda: self.lines.append(("mistaken", None)))
        page.checked.connect(lambda day: self.lines.append(("checked", day)))
        page.left.connect(lambda: self.lines.append(("left", None)))


@pytest.fixture
def page(qtbot, theme):
    page = SafetyPage(theme)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    qtbot.waitExposed(page)
    page.told = Told(page)
    return page


def shown(page: QWidget, kind: type, name: str):
    found = [each for each in page.findChildren(kind, name) if each.isVisible()]
    assert len(found) == 1, (name, len(found))
    return found[0]


def press(page: QWidget, name: str) -> None:
    QTest.mouseClick(shown(page, QWidget, name), LEFT)


def read_to_end(page: QWidget) -> None:
    for _ in range(60):
        QApplication.processEvents()
        if not page.findChild(QWidget, "read-on").isVisible():
            return
        press(page, "read-on")
    raise AssertionError("the list has no end")


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def cards_in_order(page: SafetyPage) -> list[str]:
    cards = [card for card in page.findChildren(ChoiceCard) if card.isVisible()]
    cards.sort(key=lambda card: (card.mapTo(page, card.rect().topLeft()).y(), card.x()))
    return [card.objectName().removeprefix("sign-") for card in cards]


def test_first_run__asks_everything_and_none_is_one_press(page: SafetyPage) -> None:
    page.show_questions(Asked.FIRST_RUN, ())
    assert sorted(cards_in_order(page)) == sorted(each.id for each in SIGNS)
    assert shown(page, Button, "answer").label == "None of these"
    read_to_end(page)
    press(page, "answer")
    assert page.told.lines == [("answered", ()), ("left", None)]


@pytest.mark.parametrize("asked", list(Asked))
def test_none_of_these__waits_until_the_end_of_the_list_was_seen(page: SafetyPage, asked) -> None:
    page.show_questions(asked, ())
    QApplication.processEvents()
    answer = shown(page, Button, "answer")
    assert not answer.isEnabled()
    press(page, "answer")
    press(page, "read-on")
    assert not answer.isEnabled(), "one page of several"
    bar = next(area for area in page.findChildren(QScrollArea) if area.isVisible()).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert answer.isEnabled()
    assert page.told.lines == []
    bar.setValue(0)
    assert answer.isEnabled(), "what was seen stays seen"
    page.show_questions(asked, ())
    QApplication.processEvents()
    assert not answer.isEnabled(), "another time is read anew"


def test_none_of_these__is_reached_by_tab_through_all_groups(page: SafetyPage) -> None:
    page.show_questions(Asked.PAIN, ())
    QApplication.processEvents()
    for _ in range(30):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        if page.focusWidget().objectName() == "answer":
            break
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert page.told.lines == [("answered", ()), ("left", None)]


def test_tab_past_a_list_in_which_nobody_has_been__does_not_count_as_read(page: SafetyPage) -> None:
    page.resize(900, 600)
    page.show_questions(Asked.FIRST_RUN, ())
    QApplication.processEvents()
    shown(page, Button, "not-now").setFocus(Qt.FocusReason.MouseFocusReason)
    shown(page, Button, "read-on").setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        QApplication.processEvents()
    assert not shown(page, Button, "answer").isEnabled()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)  # turns the page
    assert not shown(page, Button, "answer").isEnabled()
    assert page.told.lines == []


def test_a_sign__can_be_told_at_once(page: SafetyPage) -> None:
    page.show_questions(Asked.FIRST_RUN, ())
    press(page, "sign-bladder-bowel")
    press(page, "answer")
    assert page.told.lines == [("answered", ("bladder-bowel",))]


def test_a_list_that_fits__needs_no_reading_on(page: SafetyPage) -> None:
    page.resize(1600, 6000)
    page.show_questions(Asked.WEEKLY, ())
    QApplication.processEvents()
    assert shown(page, Button, "answer").isEnabled()
    assert not page.findChild(QWidget, "read-on").isVisible()


def test_each_sign__is_named_in_a_few_words_that_a_screen_reader_says_too(page: SafetyPage) -> None:
    page.show_questions(Asked.FIRST_RUN, ())
    for each in SIGNS:
        card = shown(page, ChoiceCard, f"sign-{each.id}")
        assert [label.text() for label in card.findChildren(QLabel)] == [each.short, each.text]
        assert QAccessible.queryAccessibleInterface(card).text(QAccessible.Text.Name) == f"{each.short}: {each.text}"
    assert max(len(each.short) for each in SIGNS) <= 36
    assert len({each.short for each in SIGNS}) == len(SIGNS)


def test_questions__stand_in_short_pieces() -> None:
    for urgency in Urgency:
        pieces = by_topic([each for each in SIGNS if each.urgency is urgency and not each.history])
        assert max(len(signs) for _, signs in pieces) <= 7
    pieces = by_topic([each for each in SIGNS if each.history])
    assert all(heading for heading, _ in pieces)
    assert sorted(each.id for _, signs in pieces for each in signs) == sorted(HISTORY_IDS)


def test_questions__the_most_urgent_stand_first(page: SafetyPage) -> None:
    page.show_questions(Asked.FIRST_RUN, ())
    urgent = {each.id for each in SIGNS if each.urgency is Urgency.EMERGENCY}
    assert set(cards_in_order(page)[: len(urgent)]) == urgent


def test_later__health_told_before_is_kept_without_being_shown(page: SafetyPage) -> None:
    page.show_questions(Asked.WEEKLY, ("cancer", "heart"))
    assert not set(cards_in_order(page)) & HISTORY_IDS
    assert shown(page, Button, "answer").label == "Nothing new"
    read_to_end(page)
    press(page, "answer")
    assert page.told.lines == [("answered", ("cancer", "heart")), ("left", None)]


def test_later__health_can_be_taken_back(page: SafetyPage) -> None:
    page.show_questions(Asked.WEEKLY, ("cancer",))
    press(page, "health-changed")
    assert set(cards_in_order(page)) >= HISTORY_IDS
    press(page, "sign-cancer")
    press(page, "answer")
    assert page.told.lines == [("answered", ()), ("left", None)]


@pytest.mark.parametrize(("asked", "first"), [(Asked.LEG, leg_signs()), (Asked.PAIN, pain_signs())])
def test_leg_and_pain__their_signs_stand_first_and_each_only_once(page: SafetyPage, asked, first) -> None:
    page.show_questions(asked, ())
    order = cards_in_order(page)
    assert set(order[: len(first)]) == {each.id for each in first}
    assert len(order) == len(set(order)) == len([each for each in SIGNS if not each.history])


def test_answer__is_told_before_anything_else_and_the_advice_begins_with_the_strongest(page: SafetyPage) -> None:
    page.show_questions(Asked.FIRST_RUN, (), "112")
    press(page, "sign-below-knee")
    press(page, "sign-fever")
    press(page, "sign-both-legs")
    assert shown(page, Button, "answer").label == "Continue (3 ticked)"
    press(page, "answer")
    assert page.told.lines == [("answered", ("both-legs", "fever", "below-knee"))]
    assert [each.urgency for each in page.advice] == [Urgency.EMERGENCY, Urgency.SAME_DAY, Urgency.PROFESSIONAL]
    first = shown(page, QWidget, "advice-emergency")
    assert "112" in texts(first)
    others = [shown(page, QWidget, name) for name in ("advice-same-day", "advice-professional")]
    assert all(first.mapTo(page, first.rect().topLeft()).y() < other.mapTo(page, other.pos()).y() for other in others)
    press(page, "understood")
    assert page.told.lines[-1] == ("left", None)


def test_advice__without_a_number_names_none(page: SafetyPage) -> None:
    page.show_questions(Asked.BUTTON, (), "  ")
    press(page, "sign-saddle-numb")
    press(page, "answer")
    assert "your emergency number" in texts(page)
    assert not any(number in texts(page) for number in ("999", "112", "911"))


def test_advice__mild_signs_say_nothing_of_waiting(page: SafetyPage) -> None:
    page.show_questions(Asked.WEEKLY, ())
    press(page, "sign-most-walks")
    press(page, "answer")
    assert "Sessions wait" not in texts(page)


def test_mistake__takes_the_answer_back_and_asks_again_with_the_same_ticks(page: SafetyPage) -> None:
    page.show_questions(Asked.WEEKLY, ("heart",))
    press(page, "sign-fever")
    press(page, "answer")
    press(page, "mistaken")
    assert shown(page, ChoiceCard, "sign-fever").isChecked()
    assert page.advice == ()
    press(page, "sign-fever")
    read_to_end(page)
    press(page, "answer")
    assert page.told.lines == [
        ("answered", ("fever", "heart")),
        ("mistaken", None),
        ("answered", ("heart",)),
        ("left", None),
    ]


def test_asking_again__forgets_the_ticks_of_last_time(page: SafetyPage) -> None:
    page.show_questions(Asked.WEEKLY, ())
    press(page, "sign-fever")
    page.show_questions(Asked.WEEKLY, ())
    assert not shown(page, ChoiceCard, "sign-fever").isChecked()
    assert page.told.lines == []


def test_after_a_check__only_what_is_new_or_worse_since_is_asked(page: SafetyPage) -> None:
    page.show_questions(Asked.WEEKLY, (), last_check=date(2026, 11, 2))
    assert "worse than when you were checked on 2 Nov 2026" in texts(page)


def test_keys__space_ticks_arrows_walk_escape_leaves(page: SafetyPage) -> None:
    page.show_questions(Asked.FIRST_RUN, ())
    first = page.focusWidget()
    assert first is not None
    assert first.objectName() == "sign-bladder-bowel"
    QTest.keyClick(first, Qt.Key.Key_Down)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    card = shown(page, ChoiceCard, "sign-saddle-numb")
    assert card.isChecked()
    QTest.keyClick(card, Qt.Key.Key_Space)
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert page.told.lines == [("left", None)]


def test_not_now__tells_no_answer(page: SafetyPage) -> None:
    page.show_questions(Asked.FIRST_RUN, ("heart",))
    press(page, "not-now")
    assert page.told.lines == [("left", None)]


def leave_by_button(page: SafetyPage) -> None:
    press(page, "not-now")


def leave_by_key(page: SafetyPage) -> None:
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)


@pytest.mark.parametrize("leave", [leave_by_button, leave_by_key])
class TestLeavingWithATick:
    """Nothing that was ticked is passed over in silence, whichever way one goes."""

    def test_it_is_asked_what_is_meant_and_the_list_is_as_it_was(self, page: SafetyPage, leave) -> None:
        page.show_questions(Asked.PAIN, ())
        press(page, "sign-saddle-numb")
        leave(page)
        panel = shown(page, QWidget, "leave-panel")
        assert "needs help at once" in texts(panel)
        assert next(each.short for each in SIGNS if each.id == "saddle-numb") in texts(panel)
        leave_by_key(page)  # out of the question, not out of the list
        assert page.told.lines == []
        assert shown(page, ChoiceCard, "sign-saddle-numb").isChecked()
        leave(page)
        press(page, "leave-back")
        assert page.told.lines == []

    def test_what_is_true_is_answered_and_advised(self, page: SafetyPage, leave) -> None:
        page.show_questions(Asked.PAIN, ())
        press(page, "sign-saddle-numb")
        leave(page)
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)  # the first button has the focus
        assert page.told.lines == [("answered", ("saddle-numb",))]
        assert [each.urgency for each in page.advice] == [Urgency.EMERGENCY]

    def test_a_mistake_is_said_once_and_then_it_goes_on(self, page: SafetyPage, leave) -> None:
        page.show_questions(Asked.WEEKLY, ())
        press(page, "sign-most-walks")
        leave(page)
        assert "at once" not in texts(shown(page, QWidget, "leave-panel"))
        press(page, "leave-dropped")
        assert page.told.lines == [("left", None)]

    def test_also_after_an_answer_was_taken_back(self, page: SafetyPage, leave) -> None:
        page.show_questions(Asked.PAIN, ())
        press(page, "sign-saddle-numb")
        press(page, "answer")
        press(page, "mistaken")
        leave(page)
        shown(page, QWidget, "leave-panel")
        assert page.told.lines == [("answered", ("saddle-numb",)), ("mistaken", None)]

    def test_what_is_taken_off_ones_health_is_asked_about_too(self, page: SafetyPage, leave) -> None:
        page.show_questions(Asked.BUTTON, ("cancer",))
        press(page, "sign-cancer")
        leave(page)
        assert "It stays there until" in texts(shown(page, QWidget, "leave-panel"))
        assert not page.findChild(QWidget, "leave-meant").isVisible()
        press(page, "leave-back")
        leave(page)
        press(page, "leave-dropped")
        assert page.told.lines == [("left", None)]


@pytest.mark.parametrize(("scale", "width"), [(1.0, 1000), (2.0, 900), (2.0, 660)])
def test_buttons_keep_their_places(page: SafetyPage, theme, scale: float, width: int) -> None:
    theme.set_text_scale(scale)
    page.resize(width, 700)
    page.show_questions(Asked.WEEKLY, ())
    QApplication.processEvents()
    names = ("answer", "not-now", "read-on")
    places = {name: page.findChild(QWidget, name).mapTo(page, QPoint()) for name in names}
    press(page, "sign-fever")
    QApplication.processEvents()
    assert {name: page.findChild(QWidget, name).mapTo(page, QPoint()) for name in names} == places
    press(page, "sign-fever")
    read_to_end(page)
    QApplication.processEvents()
    assert {name: page.findChild(QWidget, name).mapTo(page, QPoint()) for name in names} == places


def test_read_on_once_too_often__says_nothing(page: SafetyPage) -> None:
    page.show_questions(Asked.FIRST_RUN, ())
    QApplication.processEvents()
    read_on = shown(page, Button, "read-on")
    place = read_on.mapTo(page, read_on.rect().center())
    read_to_end(page)
    QTest.mouseClick(page.childAt(place) or page, LEFT)
    assert page.told.lines == []
    page.show_questions(Asked.FIRST_RUN, ())
    QApplication.processEvents()
    read_on.setFocus(Qt.FocusReason.MouseFocusReason)
    for _ in range(60):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
        QApplication.processEvents()
    assert shown(page, Button, "answer").isEnabled()
    assert page.told.lines == []
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert page.told.lines == [("answered", ()), ("left", None)]


def test_with_a_tick__one_can_still_read_on(page: SafetyPage) -> None:
    page.show_questions(Asked.FIRST_RUN, ())
    press(page, "sign-saddle-numb")
    read_to_end(page)
    press(page, "answer")
    assert page.told.lines == [("answered", ("saddle-numb",))]


def test_advice__says_once_that_it_is_no_diagnosis(page: SafetyPage) -> None:
    page.show_questions(Asked.WEEKLY, ())
    press(page, "sign-most-walks")
    press(page, "sign-fever")
    press(page, "answer")
    assert texts(page).count("no diagnosis") == 1


def test_lock__takes_a_day_between_the_first_answer_and_today(page: SafetyPage) -> None:
    page.show_lock(Lock(Urgency.SAME_DAY, ("fever",), date(2026, 11, 18)), "", TODAY)
    field = shown(page, DateField, "check-day")
    assert field.day == TODAY
    field.set_day(date(2026, 11, 17))
    press(page, "checked")
    assert page.told.lines == []
    assert "You told of this on 18 Nov 2026" in texts(page)
    field.set_day(date(2026, 11, 18))
    assert "You told of this on" not in texts(page), "it leaves with another day"
    field.set_day(date(2026, 11, 21))
    assert field.day == TODAY
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    press(page, "checked")
    assert page.told.lines == [("checked", date(2026, 11, 19))]


def test_lock__on_its_own_day_leaves_only_today(page: SafetyPage) -> None:
    page.show_lock(Lock(Urgency.EMERGENCY, ("both-legs",), TODAY), "999", TODAY)
    field = shown(page, DateField, "check-day")
    field.set_day(date(2026, 11, 19))
    press(page, "checked")
    assert page.told.lines == []
    assert field.accessibleDescription().startswith("You told of this on 20 Nov 2026")
    assert "999" in texts(page)
    field.set_day(TODAY)
    press(page, "checked")
    assert page.told.lines == [("checked", TODAY)]


def test_lock__a_check_counts_for_the_newest_of_the_signs(page: SafetyPage) -> None:
    lock = Lock(Urgency.SAME_DAY, ("fever", "lump"), date(2026, 11, 16), date(2026, 11, 19))
    page.show_lock(lock, "", TODAY)
    field = shown(page, DateField, "check-day")
    field.set_day(date(2026, 11, 18))
    press(page, "checked")
    assert page.told.lines == []
    field.set_day(date(2026, 11, 19))
    press(page, "checked")
    assert page.told.lines == [("checked", date(2026, 11, 19))]


def test_lock__of_lasting_things_may_have_been_talked_over_before(page: SafetyPage) -> None:
    page.show_lock(Lock(Urgency.SAME_DAY, ("cancer",), TODAY), "", TODAY)
    field = shown(page, DateField, "check-day")
    field.set_day(date(2026, 3, 1))
    press(page, "checked")
    assert page.told.lines == [("checked", date(2026, 3, 1))]


def test_lock__a_plan_looked_at_on_an_earlier_day_does_not_stumble(page: SafetyPage) -> None:
    page.show_lock(Lock(Urgency.SAME_DAY, ("fever",), date(2026, 11, 25)), "", TODAY)
    assert shown(page, DateField, "check-day").day == TODAY


def test_lock__back_and_escape_leave(page: SafetyPage) -> None:
    page.show_lock(Lock(Urgency.SAME_DAY, ("fever",), TODAY), "", TODAY)
    press(page, "back")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.told.lines == [("left", None)] * 2


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_wider_than_a_small_window(page: SafetyPage, theme, scale: float) -> None:
    theme.set_text_scale(scale)
    page.resize(660, 600)
    page.show_questions(Asked.FIRST_RUN, ())
    QApplication.processEvents()
    for card in page.findChildren(ChoiceCard):
        right = card.mapTo(page, card.rect().topRight()).x()
        assert right < page.width(), card.objectName()
        label = card.findChild(QLabel)
        assert label is not None
        assert label.height() >= label.heightForWidth(label.width()), card.objectName()
