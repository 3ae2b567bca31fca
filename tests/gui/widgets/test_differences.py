"""Two texts beside each other: what is marked, how it is read without colours, and how one moves in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QApplication

from exercises.library.editing.comparing import Line, Mark
from gui.theme.theme import Theme
from gui.theme.tokens import ThemeChoice, contrast
from gui.widgets.differences import Differences, TextView
from gui.widgets.labels import Label

OLD = "name: x\nlevel: hard\nsteps:\n- rest: 5s\n- rest: 6s\n"
NEW = "name: x\nlevel: gentle\nsteps:\n- rest: 5s\n- rest: 7s\n- rest: 6s\n"


@pytest.fixture
def differences(theme: Theme) -> Differences:
    return Differences(theme, "Mine", "Theirs")


def lines(view: TextView) -> list[str]:
    return view.toPlainText().split("\n")


def pieces(view: TextView) -> list[str]:
    """What is underlined."""
    underlined = QTextCharFormat.UnderlineStyle.SingleUnderline
    return [each.cursor.selectedText() for each in view.extraSelections() if each.format.underlineStyle() is underlined]


def test_both_sides__have_their_numbers_and_signs(differences, shown) -> None:
    shown(differences, 900)
    differences.show_texts(OLD, NEW)
    assert lines(differences.before)[1:6] == [
        "2 − level: hard",
        "3   steps:",
        "4   - rest: 5s",
        "",
        "5   - rest: 6s",
    ]
    assert lines(differences.after)[4] == "5 + - rest: 7s"
    assert pieces(differences.before) == ["hard"]
    assert pieces(differences.after) == ["gentle"]
    assert [head.text() for head in differences.findChildren(Label) if head.isVisible()] == ["− Mine", "+ Theirs"]


def test_markup_and_hidden_characters__are_shown_as_they_are(differences, shown) -> None:
    shown(differences, 900)
    differences.show_texts("a\x1b[31m\u202ea\n", "<b>a</b>\tx\n")
    assert lines(differences.before)[0] == "1 − a\ufffd[31m\ufffda"
    assert lines(differences.after)[0] == "1 + <b>a</b>\tx"


def test_letters_that_take_two_places__do_not_move_the_mark(differences, shown) -> None:
    shown(differences, 900)
    differences.show_texts("say: 🦵🦵 up\n", "say: 🦵🦵 down\n")
    assert pieces(differences.before) == ["up"]
    assert pieces(differences.after) == ["down"]


def test_blanks_at_the_end__are_marked(differences, shown) -> None:
    shown(differences, 900)
    differences.show_texts("a\n", "a  \n")
    assert pieces(differences.after) == ["  "]


def test_other_line_ends__are_told(differences, shown) -> None:
    shown(differences, 900)
    note = differences.findChild(Label, "line-end-note")
    differences.show_texts("a\nb\n", "a\r\nb\r\n")
    assert note.isVisible()
    assert lines(differences.before) == ["1 − a", "2 − b"]
    differences.show_texts("a\n", "b\n")
    assert not note.isVisible()


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST])
def test_what_is_marked__can_be_read_in_every_theme(theme, shown, choice) -> None:
    differences = Differences(theme, "Mine", "Theirs")
    shown(differences, 900)
    differences.show_texts(OLD, NEW)
    theme.set_choice(choice)
    marked = differences.before.extraSelections() + differences.after.extraSelections()
    assert len(marked) == 5
    for each in marked:
        ground, ink = each.format.background().color(), each.format.foreground().color()
        assert ink == QColor(theme.colours.ink)
        assert contrast(ground.name(), ink.name()) >= 4.5


def test_a_larger_text__is_followed(theme, shown) -> None:
    differences = Differences(theme, "Mine", "Theirs")
    shown(differences, 1400)
    differences.show_texts(OLD, NEW)
    before = differences.before.line_height
    theme.set_text_scale(2.0)
    QApplication.processEvents()
    assert differences.before.line_height >= 1.9 * before
    assert differences.before.verticalScrollBar().maximum() == 0


def test_where_it_is_narrow__both_share_a_column_and_come_apart_again(differences, shown, qtbot) -> None:
    page = shown(differences, 900)
    differences.show_texts(OLD, NEW)
    differences.after.setFocus()
    page.resize(500, 400)
    QApplication.processEvents()
    assert differences.is_narrow
    assert not differences.after.isVisible()
    assert differences.before.hasFocus()
    assert lines(differences.before)[1:3] == ["2 − level: hard", "2 + level: gentle"]
    page.resize(900, 400)
    QApplication.processEvents()
    assert differences.after.isVisible()
    assert lines(differences.before)[1] == "2 − level: hard"


def test_keys__scroll_both_together(differences, shown, qtbot) -> None:
    shown(differences, 900, 900)
    differences.set_most_lines(6)
    differences.show_texts("", "".join(f"line {n} {'x' * 200}\n" for n in range(60)))
    QApplication.processEvents()
    view, other = differences.after, differences.before
    bar = view.verticalScrollBar()
    view.setFocus()
    for key, place in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_End, bar.maximum()),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageDown, bar.pageStep()),
    ):
        qtbot.keyClick(view, key)
        assert bar.value() == other.verticalScrollBar().value() == place
    assert bar.maximum() > 40
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.horizontalScrollBar().value() == view.horizontalScrollBar().singleStep()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()


def test_both_columns__reach_the_end_together_whichever_is_longer(differences, shown) -> None:
    shown(differences, 900, 900)
    differences.set_most_lines(5)
    differences.show_texts("a\n", "b\n" * 40)
    QApplication.processEvents()
    bars = differences.before.verticalScrollBar(), differences.after.verticalScrollBar()
    bars[1].setValue(bars[1].maximum())
    assert bars[0].value() == bars[1].maximum() > 0
    differences.show_texts("a\n", "c\n" * 40)
    assert [bar.value() for bar in bars] == [0, 0]


def test_a_text_view__grows_with_its_lines_up_to_a_limit(theme, shown) -> None:
    view = TextView(theme, "A file")
    shown(view, 600, 1200)
    view.show_lines(Line(Mark.SAME, n, "x") for n in range(1, 13))
    QApplication.processEvents()
    assert view.verticalScrollBar().maximum() == 0
    view.set_most_lines(6)
    QApplication.processEvents()
    assert view.verticalScrollBar().maximum() > 0
    assert view.height() >= 6 * view.line_height
