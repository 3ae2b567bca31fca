"""Somebody gets a routine from somebody else, looks at it, takes it in; and sends one."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

import main
from exercises.library.library import Library
from exercises.paths import DataFolder
from exercises.sharing.archive import open_archive
from exercises.sharing.packing import pack
from gui.services.single_instance import SingleInstance
from tests.exercises.sharing.conftest import EVENING, INNER, LIFT, SWAY, Someone, png
from tests.gui.story.conftest import Person

ROOT = Path(__file__).resolve().parents[3]


def sent(tmp_path: Path) -> Path:
    """A routine from somebody else."""
    other = Someone(tmp_path / "other-person")
    for path, text in (("routines/evening", EVENING), ("routines/inner", INNER), ("exercises/sway", SWAY)):
        other.write(f"{path}.yaml", text)
    other.write("exercises/lift.yaml", LIFT)
    other.write("exercises/lift.png", png())
    path = tmp_path / "from-anna.amble"
    pack(other.library, ["evening"]).write(path)
    return path


def drop(person: Person, *paths: Path) -> bool:
    """Drop files onto the window, as a file manager does; whether the window wants them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(500, 300), Qt.DropAction.CopyAction, data, left, none)
    enter.ignore()
    QApplication.sendEvent(person.window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(person.window, QDropEvent(QPointF(500, 300), Qt.DropAction.CopyAction, data, left, none))
    QApplication.processEvents()
    return enter.isAccepted()


def test_a_dropped_file__is_looked_at_taken_in_shown_and_taken_back(settled: Person, tmp_path: Path) -> None:
    person = settled
    person.page("routines")
    assert drop(person, sent(tmp_path))
    assert person.sees("accept-arrival")
    assert person.reads("Import")
    assert not person.data.routines.exists()
    person.click("accept-arrival")
    assert person.reads("Evening <b>back</b>")
    assert person.sees("start")
    assert (person.data.routines / "evening.yaml").read_text(encoding="utf-8") == EVENING
    person.undo()
    assert not (person.data.routines / "evening.yaml").exists()
    person.page("routines")
    assert not person.sees("routine-evening")


def test_cancel__leaves_everything_as_it_was(settled: Person, tmp_path: Path) -> None:
    settled.page("exercises")
    drop(settled, sent(tmp_path))
    settled.click("leave-arrival")
    assert settled.reads("Exercises")
    assert not settled.data.exercises.exists()
    drop(settled, sent(tmp_path))
    settled.press_escape()
    assert not settled.sees("accept-arrival")


def test_theirs_and_mine__both_are_there_afterwards(settled: Person, tmp_path: Path) -> None:
    person = settled
    path = sent(tmp_path)
    person.data.exercises.mkdir(parents=True)
    (person.data.exercises / "sway.yaml").write_text(SWAY.replace("Lean", "Bend"), encoding="utf-8")
    drop(person, path)
    person.pick("choices-sway", "Keep both")
    person.click("accept-arrival")
    assert "Bend" in (person.data.exercises / "sway.yaml").read_text(encoding="utf-8")
    assert "sway-2" in (person.data.routines / "inner.yaml").read_text(encoding="utf-8")
    library = Library(person.data)
    library.scan()
    assert not any(file.problems for file in library.own())


def test_yaml_files__can_be_dropped_too(settled: Person, tmp_path: Path) -> None:
    folder = tmp_path / "loose"
    folder.mkdir()
    (folder / "mine.yaml").write_text(INNER.replace("sway", "other"), encoding="utf-8")
    (folder / "other.yaml").write_text(SWAY, encoding="utf-8")
    drop(settled, folder / "mine.yaml", folder / "other.yaml")
    settled.click("accept-arrival")
    assert (settled.data.routines / "mine.yaml").exists()
    assert (settled.data.exercises / "other.yaml").exists()


def test_other_files__are_not_wanted(settled: Person, tmp_path: Path) -> None:
    (tmp_path / "song.mp3").write_bytes(b"ID3")
    assert not drop(settled, tmp_path / "song.mp3")


def test_a_bad_file__is_refused_in_words(settled: Person, tmp_path: Path) -> None:
    path = tmp_path / "x.amble"
    path.write_bytes(b"MZ not a shared file")
    drop(settled, path)
    assert settled.reads("x.amble can't be taken in: it is not a file that Amble has shared.")
    settled.click("leave-arrival")
    assert settled.sees("today-walk") or settled.reads("Today")


def test_in_the_middle_of_a_session__it_has_to_wait(settled: Person, tmp_path: Path) -> None:
    path = sent(tmp_path)
    settled.start()
    settled.go(10)
    drop(settled, path)
    assert settled.reads("open the file again after that")
    assert not settled.sees("accept-arrival")
    assert settled.amble.sessions.player.driver is not None


def test_a_file_changed_while_one_looks__stops_it_and_says_so(settled: Person, tmp_path: Path) -> None:
    drop(settled, sent(tmp_path))
    settled.data.routines.mkdir(parents=True)
    (settled.data.routines / "evening.yaml").write_text("mine", encoding="utf-8")
    settled.click("accept-arrival")
    assert settled.reads("changed in the meantime")
    assert not settled.data.exercises.exists()
    assert settled.sees("accept-arrival")


def dialog(person: Person, name: str) -> QFileDialog:
    found = person.window.findChild(QFileDialog, name)
    assert found is not None
    return found


def choose(qtbot: QtBot, asked: QFileDialog, path: Path) -> None:
    """Write a file's path into a dialog, and press Enter."""
    field = asked.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(str(path))
    with qtbot.waitSignal(asked.finished):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_share__writes_a_file_that_somebody_else_can_open(qtbot: QtBot, settled: Person, tmp_path: Path) -> None:
    person = settled
    drop(person, sent(tmp_path))
    person.click("accept-arrival")
    person.click("share")
    save = dialog(person, "share-dialog")
    assert save.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert [Path(name).name for name in save.selectedFiles()] == ["evening.amble"]
    choose(qtbot, save, tmp_path / "for-ben")
    written = tmp_path / "for-ben.amble"
    assert len(open_archive(written).parts) == 5
    assert person.reads(f"Ready to be sent: {written}")


def test_a_shared_file__can_be_chosen_without_a_mouse(qtbot: QtBot, settled: Person, tmp_path: Path) -> None:
    path = sent(tmp_path)
    settled.page("routines")
    settled.see("open-shared").setFocus()
    settled.press(Qt.Key.Key_Space)
    chosen = dialog(settled, "open-shared-dialog")
    choose(qtbot, chosen, path)
    assert settled.sees("accept-arrival")


def test_a_second_start_with_a_file__hands_it_to_the_window_that_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.is_first()
    first.listen()
    heard: list[list[Path]] = []
    raised: list[bool] = []
    first.asked.connect(heard.append)
    first.raised.connect(lambda: raised.append(True))
    files = [tmp_path / "ä b.amble", tmp_path / "c.amble"]
    program = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from gui.services.single_instance import SingleInstance\n"
        "app = QCoreApplication([]); folder, *files = map(Path, sys.argv[1:])\n"
        "sys.exit(SingleInstance(folder).is_first(files))"
    )
    with subprocess.Popen([sys.executable, "-c", program, tmp_path, *files], cwd=ROOT) as second:
        qtbot.waitUntil(lambda: heard == [files], timeout=20_000)
        assert second.wait(20) == 0
    assert raised == [True]
    first.leave()


def test_what_knocks_without_being_a_second_start__is_not_heard(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.is_first()
    first.listen()
    heard: list[object] = []
    first.asked.connect(heard.append)
    socket = QLocalSocket()
    with qtbot.waitSignal(first.raised):
        socket.connectToServer(first._name)
    socket.write(b"not json\n7\n" + b"[" * 100_000 + b"\n[1]\n")
    with qtbot.waitSignal(first.asked):
        socket.flush()
    assert heard == [[]]
    socket.disconnectFromServer()
    first.leave()


def test_the_command_line__opens_the_window_with_a_shared_file(monkeypatch, tmp_path: Path) -> None:
    opened = []
    monkeypatch.setattr(
        "gui.program.run_window", lambda data, shared, *, in_background: opened.append((data, list(shared))) or 0
    )
    monkeypatch.setattr("exercises.commands.display.why_no_window", lambda: "")
    assert main.main(["From Anna.AMBLE", "--data", str(tmp_path)]) == 0
    assert main.main([]) == 0
    assert opened[0] == (DataFolder(tmp_path), ["From Anna.AMBLE"])
    assert opened[1][1] == []
