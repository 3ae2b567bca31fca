"""Chips are chosen by mouse and keys, alone or several, and tell only what the user did."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from gui.theme.tokens import Tone
from gui.widgets.chips import Chip, ChipRow, ToggleChip

KINDS = [("all", "All 15"), ("warm-up", "Warm-up"), ("strength", "Strength"), ("relief", "Relief")]


@pytest.fixture
def row(shown, theme):
    row = ChipRow(theme, KINDS, name="Kind")
    row.set_chosen(["all"])
    shown(row, 600)
    return row


@pytest.fixture
def several(shown, theme):
    row = ChipRow(theme, KINDS, multiple=True)
    shown(row, 600)
    return row


def chip(row, key):
    return row.findChild(ToggleChip, f"chip-{key}")


def test_click__chooses_one_and_tells(row, qtbot):
    with qtbot.waitSignal(row.chosen_changed) as told:
        qtbot.mouseClick(chip(row, "strength"), Qt.MouseButton.LeftButton)
    assert told.args == [("strength",)]
    assert row.chosen == ("strength",)


def test_click_on_the_chosen_one__keeps_it(row, qtbot):
    with qtbot.assertNotEmitted(row.chosen_changed):
        qtbot.mouseClick(chip(row, "all"), Qt.MouseButton.LeftButton)
    assert row.chosen == ("all",)


def test_click_on_the_chosen_one__clears_it_where_that_is_allowed(shown, theme, qtbot):
    row = ChipRow(theme, KINDS, can_clear=True)
    shown(row, 600)
    row.set_chosen(["relief"])
    qtbot.mouseClick(chip(row, "relief"), Qt.MouseButton.LeftButton)
    assert row.chosen == ()


def test_arrows__walk_and_choose_and_go_round(row, qtbot):
    chip(row, "all").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert row.chosen == ("warm-up",)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert row.chosen == ("relief",)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert row.chosen == ("all",)
    assert chip(row, "all").shows_focus_ring


def test_several__arrows_only_walk_and_space_chooses(several, qtbot):
    chip(several, "all").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert several.chosen == ()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert several.chosen == ("warm-up", "strength")


def test_tab__reaches_a_row_once_at_its_chosen_chip(row):
    row.set_chosen(["strength"])
    stops = [key for key, _ in KINDS if chip(row, key).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["strength"]


def test_program__chooses_silently(row, qtbot):
    with qtbot.assertNotEmitted(row.chosen_changed):
        row.set_chosen(["relief", "unknown"])
    assert row.chosen == ("relief",)


def test_options__new_texts_keep_the_choice_and_gone_keys_leave(row):
    row.set_chosen(["strength"])
    row.set_options([("all", "All 16"), ("strength", "Strength 4")])
    assert row.chosen == ("strength",)
    assert chip(row, "strength").label == "Strength 4"
    row.set_options([("all", "All 16")])
    assert row.chosen == ()


def test_lines__wrap_in_a_narrow_window_at_200_percent(shown, theme):
    theme.set_text_scale(2)
    row = ChipRow(theme, KINDS)
    shown(row, 420, 800)
    chips = [chip(row, key) for key, _ in KINDS]
    assert len({each.y() for each in chips}) > 1
    assert max(each.geometry().right() for each in chips) < 420
    assert row.height() == row.heightForWidth(420)


def test_choosing__moves_no_neighbour(row):
    before = [chip(row, key).geometry() for key, _ in KINDS]
    row.set_chosen(["warm-up"])
    assert [chip(row, key).geometry() for key, _ in KINDS] == before


def test_screen_reader__hears_a_name_and_whether_it_is_chosen(row):
    interface = QAccessible.queryAccessibleInterface(chip(row, "all"))
    assert interface.text(QAccessible.Text.Name) == "All 15"
    assert interface.state().checked
    assert row.accessibleName() == "Kind"


def test_label_chip__long_text_is_cut_not_wrapped(shown, theme):
    label = Chip(theme, "Right arm, left leg " * 20, Tone.WORK, icon="play")
    shown(label, 200)
    assert label.width() <= 200
    assert label.sizeHint().height() == 26
    label.set_text("Rest")
    label.set_tone(Tone.REST)
    assert label.sizeHint().width() < 60
