"""The theme follows the system and the user, and scales everything."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit

from gui.theme.theme import Theme
from gui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, ThemeChoice


def test_choice__each_applies_its_colours(theme, qapp):
    for choice, colours in [
        (ThemeChoice.DARK, DARK),
        (ThemeChoice.HIGH_CONTRAST, HIGH_CONTRAST),
        (ThemeChoice.LIGHT, LIGHT),
    ]:
        theme.set_choice(choice)
        assert theme.colours is colours
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(colours.background)


def test_system__is_followed_while_the_program_runs(theme, qtbot):
    theme.set_choice(ThemeChoice.SYSTEM)
    with qtbot.waitSignal(theme.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.colours is DARK
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.colours is LIGHT


def test_system__leaves_an_explicit_choice_alone(theme, qtbot):
    with qtbot.assertNotEmitted(theme.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.colours is LIGHT


def test_system__a_dark_palette_of_the_desktop_means_dark(theme, qapp):
    dark = QPalette(QColor("#202020"))
    qapp.setPalette(dark)
    assert Theme(qapp).colours is DARK


def test_text_scale__scales_lengths_fonts_and_style(theme, qtbot):
    label, field = QLabel("Hello"), QLineEdit()
    label.setProperty("role", "title")
    for widget in (label, field):
        qtbot.addWidget(widget)
        widget.show()
    before = label.sizeHint().height(), field.sizeHint().height()
    with qtbot.waitSignal(theme.changed):
        theme.set_text_scale(2.0)
    assert theme.px(16) == 32
    assert theme.font(15).pixelSize() == 30
    assert label.font().pixelSize() == 56
    assert label.sizeHint().height() >= 1.9 * before[0]
    assert field.sizeHint().height() >= 1.8 * before[1]


@pytest.mark.parametrize(("asked", "given"), [(0.1, 0.9), (1.25, 1.25), (5, 2.0)])
def test_text_scale__is_kept_between_90_and_200_percent(theme, asked, given):
    theme.set_text_scale(asked)
    assert theme.text_scale == given


def test_setting_what_is_set_already__restyles_nothing(theme, qtbot):
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_choice(ThemeChoice.LIGHT)
        theme.set_text_scale(1.0)


def test_reduce_motion__takes_the_time_out_of_every_movement(theme):
    assert theme.duration(180) == 0
    theme.set_reduce_motion(False)
    assert theme.duration(180) == 180


def test_tabular_digits__are_equally_wide_where_the_font_can(theme):
    font = theme.font(40, 700, tabular=True)
    if QFont(font).family() != "Inter":
        pytest.skip("only Inter is known to have tabular digits")
    metrics = QFontMetrics(font)
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_style_sheet__every_rule_is_understood(theme, qapp, qtbot):
    # An unparsable sheet would leave the field without its border; the log check fails on Qt's warning.
    field = QLineEdit("text")
    qtbot.addWidget(field)
    field.show()
    for choice in (ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST):
        theme.set_choice(choice)
        middle = field.grab().toImage().pixelColor(field.width() - 12, field.height() // 2)
        assert middle == QColor(theme.colours.surface)
