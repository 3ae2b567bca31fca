"""The editor's questions, answered with real keys and a mouse; what they show and what they answer."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exercises.library.editing.origin import note_origin
from exercises.library.editing.own import GoingBack, going_back
from exercises.library.editing.saving import Conflict
from exercises.library.editing.versions import keep_version, versions
from exercises.library.files import FileKind
from exercises.library.own_copy import copy_plan
from exercises.paths import BUNDLED_ROUTINES
from gui.editor.conflict_panel import ConflictPanel
from gui.editor.leave_panel import LeavePanel
from gui.editor.original_panel import OriginalPanel
from gui.editor.versions_panel import VersionsPanel
from gui.theme.theme import Theme
from gui.widgets.buttons import Button
from gui.widgets.labels import Label
from gui.widgets.overlay import Overlay
from tests.fakes import FakeClock

NOW = FakeClock().now()
TEXT = "name: Evening\nkind: snack\nsteps:\n  - exercise: march\n"


class Host(QWidget):
    """A page behind the panel; counts what its shortcuts catch."""

    def __init__(self) -> None:
        super().__init__()
        self.caught: list[str] = []
        for keys in ("Esc", "Ctrl+Z", "Ctrl+S"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda keys=keys: self.caught.append(keys))


@pytest.fixture
def host(qtbot: QtBot) -> Host:
    host = Host()
    qtbot.addWidget(host)
    host.resize(1060, 800)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    return host


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A routine with three earlier versions; the newest is what was saved last."""
    path = tmp_path / "routines" / "evening.yaml"
    for text, ago in (
        (TEXT.replace("march", "bridge"), timedelta(days=9)),
        (TEXT.replace("snack", "strength"), timedelta(days=1)),
        (TEXT, timedelta(hours=1)),
    ):
        keep_version(path, text.encode(), NOW - ago)
    path.write_text(TEXT, encoding="utf-8")
    return path


def button(panel: Overlay, name: str) -> Button:
    found = panel.findChild(Button, name)
    assert isinstance(found, Button)
    return found


def click(qtbot: QtBot, panel: Overlay, name: str) -> None:
    qtbot.mouseClick(button(panel, name), Qt.MouseButton.LeftButton)


def press(qtbot: QtBot, panel: Overlay, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    focus = panel.window().focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier or Qt.KeyboardModifier.NoModifier)


def said(panel: Overlay) -> str:
    return " ".join(label.text() for label in panel.findChildren(Label) if label.isVisible())


def heard(panel: Overlay, *names: str) -> list[str]:
    """The names of the signals that come, as they come."""
    found: list[str] = []
    for name in (*names, "closed"):
        getattr(panel, name).connect(lambda *_args, name=name: found.append(name))
    return found


# Earlier versions


def rows(panel: VersionsPanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_versions__stand_beside_the_unsaved_text(qtbot: QtBot, theme: Theme, host: Host, file: Path) -> None:
    panel = VersionsPanel(theme, host)
    panel.ask(file, TEXT.replace("Evening", "Late"), NOW)
    assert rows(panel) == [
        "Today 07:00, 1 line differs",
        "Yesterday 08:00, 2 lines differ",
        "Wed 11 Nov 08:00, 2 lines differ",
    ]
    assert panel.list.hasFocus()
    assert panel.differences.before.toPlainText().startswith("1 − name: Late\n")
    assert panel.differences.after.toPlainText().startswith("1 + name: Evening\n")
    press(qtbot, panel, Qt.Key.Key_Down)
    assert "2 + kind: strength" in panel.differences.after.toPlainText()
    assert "+ Yesterday 08:00" in said(panel)


def test_a_version__is_brought_back_by_keys_or_mouse(qtbot: QtBot, theme: Theme, host: Host, file: Path) -> None:
    panel = VersionsPanel(theme, host)
    events = heard(panel, "brought_back")
    panel.ask(file, TEXT, NOW)
    third = panel.list.visualItemRect(panel.list.item(2)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(third))
    with qtbot.waitSignal(panel.brought_back) as back:
        click(qtbot, panel, "version-back")
    assert back.args == [versions(file)[2]]
    panel.ask(file, TEXT, NOW)
    with qtbot.waitSignal(panel.brought_back) as back:
        while not button(panel, "version-back").hasFocus():
            press(qtbot, panel, Qt.Key.Key_Tab)
        press(qtbot, panel, Qt.Key.Key_Space)
    assert back.args == [versions(file)[1]]
    assert events == ["brought_back", "brought_back"]
    assert not panel.isVisible()
    assert file.read_text(encoding="utf-8") == TEXT


def test_what_stands_there_now__needs_no_bringing_back(qtbot: QtBot, theme: Theme, host: Host, file: Path) -> None:
    panel = VersionsPanel(theme, host)
    panel.ask(file, TEXT, NOW)
    assert rows(panel)[0] == "Today 07:00, as it is now"
    assert panel.list.currentRow() == 1
    press(qtbot, panel, Qt.Key.Key_Up)
    assert "This is what stands in the editor now." in said(panel)
    assert not panel.differences.isVisible()
    assert not button(panel, "version-back").isEnabled()
    press(qtbot, panel, Qt.Key.Key_Down)
    assert panel.differences.isVisible()
    assert button(panel, "version-back").isEnabled()


def test_a_version_that_is_gone__is_said_so(qtbot: QtBot, theme: Theme, host: Host, file: Path) -> None:
    versions(file)[2].path.write_bytes(b"\xff")
    versions(file)[1].path.unlink()
    panel = VersionsPanel(theme, host)
    panel.ask(file, TEXT, NOW)
    versions(file)[1].path.unlink()
    press(qtbot, panel, Qt.Key.Key_Up)
    press(qtbot, panel, Qt.Key.Key_Down)
    assert "This version is gone" in said(panel)
    assert not button(panel, "version-back").isEnabled()


def test_versions_of_one_minute__tell_their_seconds(theme: Theme, host: Host, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    for text in ("a\n", "b\n"):
        keep_version(path, text.encode(), datetime(2026, 11, 20, 5, 30, tzinfo=UTC))
    panel = VersionsPanel(theme, host)
    panel.ask(path, "c\n", NOW)
    assert rows(panel) == ["Today 06:30:01, 1 line differs", "Today 06:30:00, 1 line differs"]


def test_twenty_versions__fit_and_scroll(qtbot: QtBot, theme: Theme, host: Host, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    for day in range(30):
        keep_version(path, f"{day}\n".encode(), NOW - timedelta(days=40 - day))
    panel = VersionsPanel(theme, host)
    panel.ask(path, "c\n", NOW)
    QApplication.processEvents()
    assert panel.list.count() == 20
    assert panel.card.height() <= host.height()
    press(qtbot, panel, Qt.Key.Key_End)
    assert panel.list.currentRow() == 19
    assert "10" in panel.differences.after.toPlainText()


def test_no_version_yet__is_explained(qtbot: QtBot, theme: Theme, host: Host, tmp_path: Path) -> None:
    panel = VersionsPanel(theme, host)
    events = heard(panel, "brought_back")
    panel.ask(tmp_path / "new.yaml", TEXT, NOW)
    assert "From the first time you save it on" in said(panel)
    assert not panel.list.isVisible()
    assert not button(panel, "version-back").isVisible()
    press(qtbot, panel, Qt.Key.Key_Return)
    assert events == ["closed"]


# The original


def test_original__shows_what_would_change_and_waits_for_a_yes(
    qtbot: QtBot, theme: Theme, host: Host, tmp_path: Path
) -> None:
    path = copy_plan(BUNDLED_ROUTINES / "core-foundation.yaml", tmp_path / "routines")
    path.write_text(path.read_text(encoding="utf-8").replace("name: Core", "name: Mine"), encoding="utf-8")
    before = path.read_bytes()
    plan = going_back(path, FileKind.ROUTINE)
    panel = OriginalPanel(theme, host)
    events = heard(panel, "confirmed")
    panel.ask(plan)
    assert "2 − name: Mine foundation" in panel.differences.before.toPlainText()
    assert "2 + name: Core foundation" in panel.differences.after.toPlainText()
    assert "instead of your core-foundation.yaml" in said(panel)
    click(qtbot, panel, "original-no")
    assert events == ["closed"]
    panel.ask(plan)
    with qtbot.waitSignal(panel.confirmed) as confirmed:
        press(qtbot, panel, Qt.Key.Key_Return)
    assert confirmed.args == [plan]
    assert events == ["closed", "confirmed"]
    assert path.read_bytes() == before


def test_a_file_that_is_as_the_original__has_nothing_to_show(theme: Theme, host: Host, tmp_path: Path) -> None:
    path = copy_plan(BUNDLED_ROUTINES / "core-foundation.yaml", tmp_path / "routines")
    plan = going_back(path, FileKind.ROUTINE)
    panel = OriginalPanel(theme, host)
    panel.ask(plan)
    assert not panel.differences.isVisible()
    assert button(panel, "original-yes").isVisible()
    beside = GoingBack(path, plan.origin, plan.before, plan.after, leaves=False, known=plan.known)
    panel.ask(beside)
    assert not button(panel, "original-yes").isVisible()
    assert button(panel, "original-no").label == "Close"


def test_an_original_that_amble_brings_no_more__is_told(theme: Theme, host: Host, tmp_path: Path) -> None:
    path = tmp_path / "routines" / "mine.yaml"
    path.parent.mkdir()
    path.write_text("name: Mine\n", encoding="utf-8")
    note_origin(path, BUNDLED_ROUTINES / "long-gone.yaml", "name: Gone\n")
    panel = OriginalPanel(theme, host)
    panel.ask(going_back(path, FileKind.ROUTINE))
    assert "brings the original no more" in said(panel)
    assert "says what the original says" in said(panel)


# A conflict


@pytest.fixture
def conflict(file: Path) -> Conflict:
    return Conflict(file, TEXT.replace("Evening", "Mine").encode(), TEXT.replace("Evening", "Theirs").encode(), "hash")


def test_a_conflict__shows_both_versions(theme: Theme, host: Host, conflict: Conflict) -> None:
    panel = ConflictPanel(theme, host)
    panel.ask(conflict)
    assert panel.differences.before.toPlainText().startswith("1 − name: Mine\n")
    assert panel.differences.after.toPlainText().startswith("1 + name: Theirs\n")
    assert "evening.yaml" in said(panel)
    assert button(panel, "conflict-mine").hasFocus()


@pytest.mark.parametrize("theirs", [True, False])
@pytest.mark.parametrize("answer", ["keep_mine", "take_theirs", "keep_both"])
def test_each_answer__tells_the_conflict_once(
    qtbot: QtBot, theme: Theme, host: Host, conflict: Conflict, answer: str, theirs: bool
) -> None:
    asked = conflict if theirs else Conflict(conflict.path, conflict.yours, None, None)
    name = {"keep_mine": "conflict-mine", "take_theirs": "conflict-theirs", "keep_both": "conflict-both"}[answer]
    panel = ConflictPanel(theme, host)
    events = heard(panel, "keep_mine", "take_theirs", "keep_both")
    panel.ask(asked)
    if answer == "keep_both" and not theirs:
        assert not button(panel, name).isVisible()
        return
    with qtbot.waitSignal(getattr(panel, answer)) as told:
        click(qtbot, panel, name)
    assert told.args == [asked]
    assert events == [answer]
    assert not panel.isVisible()


def test_a_file_that_is_gone__can_be_saved_again_or_let_go(theme: Theme, host: Host, conflict: Conflict) -> None:
    panel = ConflictPanel(theme, host)
    panel.ask(Conflict(conflict.path, conflict.yours, None, None))
    assert not panel.differences.isVisible()
    assert button(panel, "conflict-mine").label == "Save it again"
    assert button(panel, "conflict-theirs").label == "Let it go"
    assert "removed or renamed evening.yaml" in said(panel)
    panel.close_panel()
    panel.ask(conflict)
    assert panel.differences.isVisible()
    assert button(panel, "conflict-both").isVisible()
    assert button(panel, "conflict-theirs").label == "Take theirs"


def test_theirs_that_is_no_text__is_shown_but_not_taken(theme: Theme, host: Host, conflict: Conflict) -> None:
    panel = ConflictPanel(theme, host)
    panel.ask(Conflict(conflict.path, conflict.yours, b"name: \xff\xfe\n", "hash"))
    assert not button(panel, "conflict-theirs").isEnabled()
    assert button(panel, "conflict-both").isEnabled()
    assert "not written as text" in said(panel)


@pytest.mark.parametrize("name", ["conflict-later", ""])
def test_a_decision__can_wait(qtbot: QtBot, theme: Theme, host: Host, conflict: Conflict, name: str) -> None:
    panel = ConflictPanel(theme, host)
    events = heard(panel, "keep_mine", "take_theirs", "keep_both")
    panel.ask(conflict)
    if name:
        click(qtbot, panel, name)
    else:
        press(qtbot, panel, Qt.Key.Key_Escape)
    assert events == ["closed"]
    assert host.caught == []


# Leaving


@pytest.mark.parametrize(
    ("name", "event"), [("leave-save", "save_wanted"), ("leave-drop", "drop_wanted"), ("leave-stay", "closed")]
)
def test_leaving__has_three_answers(qtbot: QtBot, theme: Theme, host: Host, name: str, event: str) -> None:
    panel = LeavePanel(theme, host)
    events = heard(panel, "save_wanted", "drop_wanted")
    panel.ask()
    assert button(panel, "leave-save").hasFocus()
    click(qtbot, panel, name)
    assert events == [event]
    assert not panel.isVisible()


# All of them


def open_versions(theme: Theme, host: QWidget, conflict: Conflict) -> Overlay:
    panel = VersionsPanel(theme, host)
    panel.ask(conflict.path, conflict.yours.decode(), NOW)
    return panel


def open_conflict(theme: Theme, host: QWidget, conflict: Conflict) -> Overlay:
    panel = ConflictPanel(theme, host)
    panel.ask(conflict)
    return panel


def open_leave(theme: Theme, host: QWidget, _conflict: Conflict) -> Overlay:
    panel = LeavePanel(theme, host)
    panel.ask()
    return panel


@pytest.mark.parametrize("make", [open_versions, open_conflict, open_leave])
def test_keys_in_a_panel__do_nothing_behind_it(
    qtbot: QtBot,
    theme: Theme,
    host: Host,
    conflict: Conflict,
    make: Callable[[Theme, QWidget, Conflict], Overlay],
) -> None:
    behind = Button(theme, "Behind", parent=host)
    behind.show()
    behind.setFocus()
    panel = make(theme, host, conflict)
    for _ in range(12):
        press(qtbot, panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        press(qtbot, panel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        press(qtbot, panel, Qt.Key.Key_Tab)
        focus = host.focusWidget()
        assert focus is not None
        assert panel.isAncestorOf(focus)
    press(qtbot, panel, Qt.Key.Key_Escape)
    assert host.caught == []
    assert not panel.isVisible()
    assert behind.hasFocus()
    press(qtbot, panel, Qt.Key.Key_Escape)
    assert host.caught == ["Esc"]


@pytest.mark.parametrize("make", [open_versions, open_conflict, open_leave])
@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 680, 600), (2.0, 680, 600), (2.0, 1060, 800)])
def test_every_answer__can_be_reached_where_there_is_little_room(
    qtbot: QtBot,
    theme: Theme,
    host: Host,
    conflict: Conflict,
    make: Callable[[Theme, QWidget, Conflict], Overlay],
    scale: float,
    width: int,
    height: int,
) -> None:
    theme.set_text_scale(scale)
    host.resize(width, height)
    panel = make(theme, host, conflict)
    buttons = [each for each in panel.findChildren(Button) if each.isVisible() and each.isEnabled()]
    for each in buttons:
        for _ in range(20):
            if each.hasFocus():
                break
            press(qtbot, panel, Qt.Key.Key_Tab)
        QApplication.processEvents()
        assert each.hasFocus()
        place = each.mapTo(host, each.rect().topLeft())
        assert host.rect().contains(each.rect().translated(place)), each.label
        assert each.width() >= each.sizeHint().width()
