"""Fields in a scrolling page keep their values when the wheel passes over them."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from gui.widgets.fields import ChoiceField, DateField, NumberField, SlideField, TimeField


def turn_wheel(widget):
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def noon(theme):
    field = TimeField(theme)
    field.setTime(QTime(12, 0))
    return field


def some_day(theme):
    field = DateField(theme)
    field.set_day(date(2026, 2, 28))
    return field


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (lambda theme: NumberField(theme, -50, 50), lambda field: field.value()),
        (noon, lambda field: field.time()),
        (some_day, lambda field: field.day),
        (lambda theme: ChoiceField([("a", "One"), ("b", "Two")]), lambda field: field.currentData()),
        (lambda theme: SlideField(-50, 50), lambda field: field.value()),
    ],
)
def test_wheel__turns_only_a_field_with_the_focus(shown, theme, make, value):
    field, other = make(theme), QLineEdit()
    page = shown(field)
    page.layout().addWidget(other)
    other.show()
    other.setFocus()
    before = value(field)
    turn_wheel(field)
    assert value(field) == before
    assert not field.hasFocus()
    field.setFocus()
    turn_wheel(field)
    assert value(field) != before


def test_number__has_bounds_a_unit_and_room_before_its_text(theme, qtbot):
    field = NumberField(theme, 5, 60, unit="s")
    qtbot.addWidget(field)
    field.setValue(90)
    assert field.text() == "60 s"
    theme.set_text_scale(2)
    assert field.findChild(QLineEdit).textMargins().left() == 26


def test_choice__is_by_value(theme, qtbot):
    field = ChoiceField([("light", "Light"), ("dark", "Dark")])
    qtbot.addWidget(field)
    field.set_value("dark")
    field.set_value("unheard-of")
    assert (field.currentData(), field.currentText()) == ("dark", "Dark")


def test_slider__steps_by_its_step(theme, shown, qtbot):
    field = SlideField(90, 200, step=10)
    shown(field)
    field.setValue(100)
    qtbot.keyClick(field, Qt.Key.Key_Right)
    assert field.value() == 110


def test_date__stays_between_its_bounds_and_writes_the_month_out(theme, qtbot):
    field = DateField(theme)
    qtbot.addWidget(field)
    field.set_bounds(date(2024, 2, 29), date(2026, 11, 20))
    field.set_day(date(2024, 2, 28))
    assert field.day == date(2024, 2, 29)
    assert "Feb" in field.text()
    field.set_day(date(2026, 11, 21))
    assert field.day == date(2026, 11, 20)
