"""The YAML view with real keys: what is typed is what stands in the file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from exercises.library.editing import setting
from exercises.library.editing.document import Document
from exercises.library.files import FileKind
from exercises.library.library import Library
from gui.editor.open_file import OpenFile
from gui.editor.yaml.lines import Spot
from gui.editor.yaml.yaml_view import YamlView
from gui.theme.theme import Theme

ROUTINE = "name: Mine\nkind: strength\nsteps:\n  - exercise: bridge\n    reps: 8\n  - rest: 30s\n"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

Opener = Callable[..., tuple[YamlView, OpenFile]]


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library(None)
    library.scan()
    return library


@pytest.fixture
def opened(theme: Theme, library: Library, qtbot: QtBot) -> Opener:
    """Opens a text in a view that is shown and has the focus, between two fields."""
    windows: list[QWidget] = []

    def open_text(text: str = ROUTINE, folder: str = "routines") -> tuple[YamlView, OpenFile]:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        before, view, after = QLineEdit(), YamlView(theme), QLineEdit()
        before.setObjectName("before")
        after.setObjectName("after")
        for part in (before, view, after):
            column.addWidget(part)
        file = OpenFile(Path("/nowhere") / folder / "mine.yaml", Document(text), library, window)
        view.show_file(file)
        window.resize(900, 700)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        view.setFocus()
        QApplication.processEvents()
        return view, file

    return open_text


def type_keys(view: YamlView, *keys: str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    for key in keys:
        target = QApplication.focusWidget() or view.area
        if isinstance(key, str) and key.isascii():
            QTest.keyClicks(target, key)
        elif isinstance(key, str):
            # As a keyboard with such a key sends it; QTest knows ASCII only.
            QApplication.sendEvent(target, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, key))
        elif isinstance(key, tuple):
            QTest.keyClick(target, key[0], key[1])
        else:
            QTest.keyClick(target, key)


def put(view: YamlView, line: int, column: int) -> None:
    """Cursor to a line and column, both from 1."""
    view.area.go_to(Spot(line - 1, column - 1))


def said(view: YamlView) -> str:
    label = view.findChild(QLabel, "yaml-line")
    assert label is not None
    return label.text()


# To the byte


def test_crlf_file__keeps_its_line_ends_whatever_is_typed(opened: Opener) -> None:
    view, file = opened(ROUTINE.replace("\n", "\r\n"))
    put(view, 5, 12)
    type_keys(view, Qt.Key.Key_Return, "hold: 3s")
    assert file.text == ROUTINE.replace("8\n", "8\n    hold: 3s\n").replace("\n", "\r\n")
    view.area.selectAll()
    type_keys(view, Qt.Key.Key_Tab)
    assert file.text == "".join(f"  {line}\r\n" for line in ROUTINE.replace("8\n", "8\n    hold: 3s\n").splitlines())
    type_keys(view, (Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Z, CTRL))
    assert file.text == ROUTINE.replace("\n", "\r\n")
    assert not file.is_dirty


def test_mixed_line_ends_and_odd_characters__stay_where_nothing_was_typed(opened: Opener) -> None:
    text = "name: A\u00a0b\r\nabout: 'x\ty'\nkind: strength\u2028steps:\r  - rest: 3s\x85    say: \ufffchi 🙂"
    view, file = opened(text)
    assert view.area.blockCount() == len(file.document.lines) == 6
    put(view, 2, 1)
    type_keys(view, "#")
    assert file.text == text.replace("about", "#about")
    put(view, 6, 15)
    type_keys(view, "!")
    assert file.text == text.replace("about", "#about") + "!"
    put(view, 1, 8)
    type_keys(view, Qt.Key.Key_Backspace)
    assert file.text == text.replace("about", "#about").replace("A\u00a0b", "\u00a0b") + "!"


def test_paste__takes_the_line_ends_of_the_file(opened: Opener) -> None:
    view, file = opened("name: a\r\nkind: b\r\n")
    put(view, 2, 1)
    data = QMimeData()
    data.setText("level: hard\nrest: 5s\r\n# 👩‍🦳\n")
    view.area.insertFromMimeData(data)
    assert file.text == "name: a\r\nlevel: hard\r\nrest: 5s\r\n# 👩‍🦳\r\nkind: b\r\n"
    assert file.stack.undoText() == "paste"


def test_dedent_of_mixed_file__changes_only_its_lines(opened: Opener) -> None:
    view, file = opened("  a: 1\r\n  b: 2\n\n  c: 3\r")
    view.area.selectAll()
    type_keys(view, (Qt.Key.Key_Backtab, SHIFT))
    assert file.text == "a: 1\r\nb: 2\n\nc: 3\r"


def test_comment_key__there_and_back(opened: Opener) -> None:
    view, file = opened()
    view.area.go_to(Spot(3, 5), Spot(5, 0))
    type_keys(view, (Qt.Key.Key_Slash, CTRL))
    assert file.text == ROUTINE.replace("  - exercise: bridge\n    reps", "  # - exercise: bridge\n  #   reps")
    type_keys(view, (Qt.Key.Key_Slash, CTRL))
    assert file.text == ROUTINE


# Undo


def test_typing__is_one_step_until_a_new_line_or_another_place(opened: Opener) -> None:
    view, file = opened()
    put(view, 1, 11)
    type_keys(view, " and more", Qt.Key.Key_Backspace, "e")
    assert file.stack.count() == 1
    type_keys(view, Qt.Key.Key_Return, "about: x")
    assert file.stack.count() == 2
    put(view, 1, 7)
    type_keys(view, "Not ")
    assert file.stack.count() == 3
    view.area.mirror.end_typing()  # what a pause does
    type_keys(view, "so ")
    assert file.stack.count() == 4
    assert file.text.startswith("name: Not so Mine and more\nabout: x\n")
    type_keys(view, (Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Z, CTRL))
    assert file.text.startswith("name: Mine and more\nkind")
    type_keys(view, (Qt.Key.Key_Y, CTRL))
    assert file.text.startswith("name: Mine and more\nabout: x\n")
    assert view.area.mirror.lines.text == file.text


def test_undo__goes_over_both_views_in_order(opened: Opener) -> None:
    view, file = opened()
    put(view, 5, 12)
    type_keys(view, "0")
    file.apply(setting.set_value(file.document, ("level",), "hard").edit, "change")
    put(view, 1, 11)
    type_keys(view, "!")
    assert "reps: 80" in file.text
    assert "level: hard" in file.text
    assert view.area.toPlainText() == file.text
    type_keys(view, (Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Z, CTRL))
    assert file.text == ROUTINE.replace("8\n", "80\n")
    assert view.area.toPlainText() == file.text
    type_keys(view, (Qt.Key.Key_Z, CTRL))
    assert file.text == view.area.toPlainText() == ROUTINE
    assert view.area.place == Spot(4, 11), "the cursor goes where something came back"


def test_typing_after_undo__is_a_step_of_its_own(opened: Opener) -> None:
    view, file = opened()
    put(view, 1, 11)
    type_keys(view, "a", (Qt.Key.Key_Z, CTRL), "b", (Qt.Key.Key_Z, CTRL))
    assert file.text == ROUTINE


def test_edit_from_the_form__keeps_cursor_and_scroll_place(opened: Opener) -> None:
    steps = "".join(f"  - rest: {n}s\n" for n in range(1, 200))
    view, file = opened(f"name: Mine\nkind: strength\nsteps:\n{steps}")
    put(view, 150, 11)
    top = view.area.firstVisibleBlock().text()
    file.apply(setting.set_value(file.document, ("level",), "hard").edit, "change")
    assert view.area.textCursor().block().text() == "  - rest: 147s"
    assert view.area.place.column == 10
    assert view.area.firstVisibleBlock().text() == top
    assert view.area.toPlainText() == file.text


def test_reloaded_file__is_shown_with_the_cursor_on_its_line(opened: Opener) -> None:
    view, file = opened()
    put(view, 5, 5)
    file.reload(Document(ROUTINE.replace("8", "9")))
    assert view.area.toPlainText() == file.text
    assert view.area.place == Spot(4, 4)


# Problems


def test_emoji_before_a_problem__doesn_t_move_its_mark(opened: Opener) -> None:
    view, file = opened("name: '👩‍🦳🙂'\nkind: strength\nsteps:\n  - {say: '🙂🙂', exercise: bridgee, reps: 3}\n")
    (trouble,) = view.marks.troubles
    assert trouble.cursor.selectedText() == "bridgee"
    assert trouble.row == 3
    type_keys(view, Qt.Key.Key_F8)
    assert view.area.place == Spot(3, file.document.lines[3].index("bridgee"))
    assert "did you mean" in said(view)
    assert view.area.bad_rows == {3}


def test_crlf_and_other_ends__don_t_move_marks_either(opened: Opener) -> None:
    view, _ = opened("name: a\r\nkind: strength\u2028steps:\r\n  - exercise: bridgee\r\n    reps: 3\r\n")
    assert [trouble.cursor.selectedText() for trouble in view.marks.troubles] == ["bridgee"]


def test_mark_moves_along__while_one_types_before_it(opened: Opener) -> None:
    view, _ = opened(ROUTINE.replace("bridge", "bridgee"))
    put(view, 1, 1)
    type_keys(view, "# ", Qt.Key.Key_Return, "🙂")
    assert view.marks.troubles[0].cursor.selectedText() == "bridgee"
    assert view.area.bad_rows == {4}


def test_f8__goes_round_and_the_list_goes_there(opened: Opener) -> None:
    view, _ = opened(ROUTINE.replace("bridge", "bridgee").replace("30s", "30x"))
    assert view.problems.rows.model().rowCount() == 2
    type_keys(view, Qt.Key.Key_F8)
    assert view.area.place.line == 3
    type_keys(view, Qt.Key.Key_F8)
    assert view.area.place.line == 5
    type_keys(view, Qt.Key.Key_F8)
    assert view.area.place.line == 3
    type_keys(view, (Qt.Key.Key_F8, SHIFT))
    assert view.area.place.line == 5
    view.problems.rows.setFocus()
    type_keys(view, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert view.area.place.line == 3
    assert view.area.hasFocus()


def test_half_a_word__is_no_problem_while_one_types(opened: Opener) -> None:
    view, file = opened()
    put(view, 5, 12)
    type_keys(view, Qt.Key.Key_Return, "hol")
    file.judge()
    assert file.draft.problems
    assert view.marks.troubles == []
    view.completion.close()
    view.show_problems()  # what a pause does
    assert len(view.marks.troubles) == 1
    assert said(view)


def test_problem_is_told_at_the_mouse(opened: Opener) -> None:
    view, _ = opened(ROUTINE.replace("bridge", "<b>bridgee"))
    box = view.area.cursorRect(view.marks.troubles[0].cursor)
    at = QPoint(box.left() - 3, box.center().y())
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, view.area.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.area.viewport(), event)
    assert "&lt;b&gt;bridgee" in QToolTip.text()
    QToolTip.hideText()


def test_file_without_problems__says_so(opened: Opener) -> None:
    view, _ = opened()
    none = view.findChild(QLabel, "no-problems")
    assert none is not None
    assert none.isVisible()
    assert not view.problems.rows.isVisible()
    assert not view.problems.chip.isVisible()


def test_text_that_is_no_yaml_and_an_empty_one__can_be_written_on(opened: Opener) -> None:
    view, file = opened("name: [")
    assert len(view.marks.troubles) == 1
    view.area.selectAll()
    type_keys(view, Qt.Key.Key_Delete)
    assert file.text == ""
    file.judge()
    view.show_problems()
    assert len(view.marks.troubles) == 1
    type_keys(view, Qt.Key.Key_F8, "name: x")
    assert file.text == "name: x"


# Suggestions


def test_two_letters__bring_suggestions_and_enter_takes_one(opened: Opener) -> None:
    view, file = opened()
    put(view, 5, 12)
    type_keys(view, Qt.Key.Key_Return, "h")
    assert not view.completion.is_open
    type_keys(view, "o")
    assert view.completion.is_open
    assert [each.text for each in view.completion.list.found] == ["hold"]
    type_keys(view, Qt.Key.Key_Return, "3s")
    assert "    reps: 8\n    hold: 3s\n" in file.text
    assert not view.completion.is_open


def test_id_in_brackets__by_letters_arrows_and_tab(opened: Opener) -> None:
    view, file = opened(ROUTINE.replace("  - rest: 30s\n", "  - \n"))
    put(view, 6, 5)
    type_keys(view, "{exercise: br")
    chosen = view.completion.list.chosen
    assert chosen is not None
    first = [each.text for each in view.completion.list.found]
    type_keys(view, Qt.Key.Key_Down)
    type_keys(view, Qt.Key.Key_Tab, ", for: 30s}")
    assert f"  - {{exercise: {first[1]}, for: 30s}}\n" in file.text
    file.judge()
    assert file.draft.problems == ()


def test_key_in_a_repeat_in_a_repeat__goes_on_to_its_words(opened: Opener) -> None:
    text = (
        "name: Mine\nkind: strength\nsteps:\n  - repeat: 2\n    steps:\n      - repeat: 3\n        steps:\n"
        "          - exercise: bird-dog\n            reps: 3\n"
    )
    view, file = opened(text)
    put(view, 9, 20)
    type_keys(view, Qt.Key.Key_Return, "start", Qt.Key.Key_Return)
    assert view.completion.is_open, "its words are offered at once"
    type_keys(view, "we", Qt.Key.Key_Return)
    assert file.text == f"{text}            start-side: weaker\n"
    type_keys(view, (Qt.Key.Key_Z, CTRL))
    assert "start-side: we" in file.text
    assert "weaker" not in file.text


def test_ctrl_space__shows_everything_and_esc_closes(opened: Opener) -> None:
    view, file = opened(ROUTINE.replace("strength", ""))
    put(view, 2, 7)
    type_keys(view, (Qt.Key.Key_Space, CTRL))
    assert [each.text for each in view.completion.list.found][:2] == ["warm-up", "cool-down"]
    type_keys(view, Qt.Key.Key_Escape)
    assert not view.completion.is_open
    assert view.area.hasFocus()
    type_keys(view, Qt.Key.Key_Return)
    assert file.text.startswith("name: Mine\nkind: \n\nsteps")


def test_word_that_is_written_out__leaves_enter_alone(opened: Opener) -> None:
    view, file = opened(ROUTINE.replace("strength", ""))
    put(view, 2, 7)
    type_keys(view, "strengt")
    assert view.completion.is_open
    type_keys(view, "h", Qt.Key.Key_Return, "level: hard")
    assert file.text.startswith("name: Mine\nkind: strength\nlevel: hard\n")


def test_list_key__begins_its_list(opened: Opener) -> None:
    view, file = opened("name: Mine\nkind: strength\n")
    put(view, 3, 1)
    type_keys(view, "st", Qt.Key.Key_Tab, "bri", Qt.Key.Key_Return)
    assert file.text == "name: Mine\nkind: strength\nsteps:\n  - exercise: bridge"


def test_brackets_key__puts_the_cursor_inside(opened: Opener) -> None:
    view, file = opened("name: Mine\nkind: strength\nposition: standing\ninstructions: [Stand.]\n", "exercises")
    assert file.kind is FileKind.EXERCISE
    put(view, 5, 1)
    type_keys(view, "ki", Qt.Key.Key_Tab, "ma", Qt.Key.Key_Tab)
    assert file.text.endswith("\nkit: [mat]")


def test_free_text__brings_no_suggestions(opened: Opener) -> None:
    view, _ = opened()
    put(view, 1, 11)
    type_keys(view, " bridge re")
    assert not view.completion.is_open


# Keys and places


def test_esc_then_tab__leaves_the_text_both_ways(opened: Opener) -> None:
    view, file = opened()
    assert "Esc" in view.area.accessibleDescription()
    type_keys(view, Qt.Key.Key_Tab)
    assert file.text.startswith("  name")
    type_keys(view, Qt.Key.Key_Escape)
    assert "Tab" in said(view)
    type_keys(view, Qt.Key.Key_Tab)
    assert not view.area.hasFocus()
    view.setFocus()
    type_keys(view, Qt.Key.Key_Escape, (Qt.Key.Key_Backtab, SHIFT))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "before"
    view.setFocus()
    type_keys(view, Qt.Key.Key_Escape, "x", Qt.Key.Key_Tab)
    assert view.area.hasFocus(), "another key takes the offer back"


def test_search__counts_and_goes_round(opened: Opener) -> None:
    view, file = opened(ROUTINE.replace("Mine", "👩‍🦳 Rest, REST"))
    type_keys(view, (Qt.Key.Key_F, CTRL), "rest")
    count = view.findChild(QLabel, "find-count")
    assert count is not None
    assert count.text() == "1 of 3"
    type_keys(view, Qt.Key.Key_Return)
    assert count.text() == "2 of 3"
    assert view.area.textCursor().selectedText() == "REST"
    type_keys(view, Qt.Key.Key_Return, Qt.Key.Key_F3)
    assert count.text() == "1 of 3"
    type_keys(view, (Qt.Key.Key_Return, SHIFT))
    assert count.text() == "3 of 3"
    type_keys(view, "zz")
    assert count.text() == "not found"
    type_keys(view, Qt.Key.Key_Escape)
    assert view.area.hasFocus()
    assert not view.search.isVisible()
    assert not file.is_dirty


def test_path_at_cursor__is_as_deep_as_the_text(opened: Opener) -> None:
    text = ROUTINE + "  - repeat: 2\n    steps:\n      - {exercise: march, for: 30s}\n# end\n"
    view, _ = opened(text)
    wanted = {
        (1, 1): ("name",),
        (3, 3): ("steps",),
        (4, 1): ("steps", 0, "exercise"),
        (5, 12): ("steps", 0, "reps"),
        (6, 5): ("steps", 1, "rest"),
        (9, 1): ("steps", 2, "steps", 0),
        (9, 30): ("steps", 2, "steps", 0, "for"),
    }
    for (line, column), path in wanted.items():
        put(view, line, column)
        assert view.path_at_cursor() == path, (line, column)


def test_path_at_cursor__also_where_the_text_has_a_mistake(opened: Opener) -> None:
    view, _ = opened(ROUTINE + "  - [\n")
    put(view, 6, 8)
    assert view.path_at_cursor() == ("steps", 1, "rest")


def test_go_to_path__and_back_is_the_same(opened: Opener) -> None:
    view, file = opened(ROUTINE + "  - repeat: 2\n    steps:\n      - {exercise: march, for: 30s}\n")
    for path in (("steps", 1), ("steps", 2, "steps", 0), ("steps", 2, "steps", 0, "for"), ("name",)):
        view.go_to_path(path)
        assert view.path_at_cursor()[: len(path)] == path
    view.go_to_path(("steps", 0, "nothing"))
    assert view.area.place.line == 3
    put(view, 5, 9)
    view.go_to_path(("steps", 0))
    assert view.area.place == Spot(4, 8), "already there"
    file.replace_text(ROUTINE.replace("\n", "\r\n"), "other ends")
    view.go_to_path(("steps", 1))
    assert view.area.place.line == 5


def test_line_below__tells_what_a_key_is_for(opened: Opener) -> None:
    view, _ = opened()
    put(view, 5, 7)
    view.tell_place()
    assert "Repetitions" in said(view)
    put(view, 4, 16)
    view.tell_place()
    assert said(view).startswith("Bridge: ")


def test_another_file__leaves_nothing_of_the_first(opened: Opener, library: Library) -> None:
    view, file = opened()
    other = OpenFile(Path("/nowhere/exercises/other.yaml"), Document("name: B\nposition: standing\n"), library, view)
    view.show_file(other)
    type_keys(view, "# ")
    assert other.text.startswith("# name: B")
    assert file.text == ROUTINE
    file.replace_text("name: gone", "x")
    assert view.area.toPlainText() == other.text
    type_keys(view, (Qt.Key.Key_Z, CTRL))
    assert not other.is_dirty


def test_large_file__is_coloured_as_far_as_it_is_seen_and_then_to_its_end(opened: Opener, qtbot: QtBot) -> None:
    steps = "  - exercise: bridge\n    reps: 8   # again\n" * 5000
    view, file = opened(f"name: Mine\nkind: strength\nsteps:\n{steps}")
    document = view.area.document()

    def coloured(row: int) -> bool:
        return bool(document.findBlockByNumber(row).layout().formats())

    assert coloured(0)
    assert coloured(40)
    qtbot.waitUntil(lambda: coloured(10000))
    assert all(map(coloured, range(3, 10003)))
    put(view, 3, 7)
    type_keys(view, ' "')
    assert view.area.highlighter.state_at(4).mode.name == "DOUBLE"
    qtbot.waitUntil(lambda: view.area.highlighter.state_at(10000).mode.name == "DOUBLE")
    type_keys(view, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: view.area.highlighter.state_at(10000).mode.name == "PLAIN")
    cursor = QTextCursor(document.findBlockByNumber(10000))
    assert cursor.block().text() in file.text


def test_text_size__is_the_user_s(opened: Opener, theme: Theme) -> None:
    view, _ = opened()
    small = view.area.font().pixelSize()
    theme.set_text_scale(2.0)
    assert view.area.font().pixelSize() == 2 * small
    theme.set_text_scale(1.0)


def test_little_room__is_left_to_the_text(opened: Opener) -> None:
    view, file = opened(ROUTINE.replace("bridge", "bridgee"))
    assert view.problems.rows.isVisible()
    window = view.window()
    window.resize(900, 250)
    QApplication.processEvents()
    assert not view.problems.rows.isVisible()
    assert view.problems.chip.isVisible()
    QTest.mouseClick(view.problems.chip, Qt.MouseButton.LeftButton)
    assert view.problems.rows.isVisible(), "whoever asks for the list gets it"
    file.replace_text(ROUTINE, "mended")
    file.judge()
    assert not view.problems.isVisible()
