"""The history is damaged, backed up, put back, joined and deleted, by somebody at the window."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from exercises.history.backup import back_up, backup_path, backups
from exercises.history.history import History
from exercises.paths import DataFolder
from gui.program import Program
from tests.exercises.history.records import done
from tests.fakes import FakeClock
from tests.gui.story.conftest import Person

YESTERDAY = timedelta(days=1)


def fill(path: Path, clock: FakeClock, count: int, *, days_ago: int = 0) -> list[str]:
    """Write so many sessions into a history; their ids."""
    with History(path, clock) as history:
        records = [done(clock.now() - timedelta(days=days_ago, minutes=number)) for number in range(count)]
        for record in records:
            history.save(record)
    return [record.id for record in records]


def damage(path: Path) -> bytes:
    """Turn the pages in the middle of a file over."""
    content = bytearray(path.read_bytes())
    content[4096:12288] = bytes(each ^ 0xFF for each in content[4096:12288])
    path.write_bytes(content)
    return bytes(content)


def choose_file(person: Person, dialog: str, path: Path) -> None:
    """Choose a file in one of the system's dialogs."""
    found = person.window.findChild(QFileDialog, dialog)
    assert found is not None
    line = found.findChild(QLineEdit)
    assert line is not None
    line.setText(str(path))
    found.accept()
    QApplication.processEvents()


@pytest.fixture
def at_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], Person]]:
    """Starts the program as often as one likes; a damaged history keeps it from loading until it is answered."""
    people: list[Person] = []

    def start() -> Person:
        person = Person(qtbot, qapp, tmp_path / "data", FakeClock(), wait=False)
        people.append(person)
        return person

    yield start
    for person in people:
        person.leave()


def wait_for_history(person: Person, count: int) -> None:
    person.qtbot.waitUntil(lambda: len(person.records) == count)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "history.db"
    path.parent.mkdir()
    return path


def test_a_damaged_history__its_backup_is_offered_used_and_all_is_there(
    at_window: Callable[[], Person], place: Path
) -> None:
    clock = FakeClock()
    ids = fill(place, clock, 3, days_ago=2)
    back_up(place, backup_path(place, (clock.now() - YESTERDAY).date()))
    damaged = damage(place)
    person = at_window()
    assert person.see("use-backup")
    assert person.reads("There is a backup of Thu 19 Nov 2026 with 3 sessions, the last one of Wed 18 Nov 2026.")
    assert not person.sees("today-walk"), "nothing is opened before it is answered"
    assert [each.day for each in backups(place)] == [(clock.now() - YESTERDAY).date()], "no backup of what is damaged"
    person.click("use-backup")
    person.qtbot.waitUntil(lambda: person.sees("first-skip-safety"))
    assert {record.id for record in person.records} == set(ids)
    assert not person.sees("use-backup")
    [aside] = place.parent.glob("history-damaged-*.db")
    assert aside.read_bytes() == damaged
    again = at_window()
    again.see("first-skip-safety")
    assert not again.sees("use-backup")


def test_a_damaged_history_without_backup__begin_afresh_or_not_now(
    at_window: Callable[[], Person], place: Path
) -> None:
    fill(place, FakeClock(), 3)
    damaged = damage(place)
    person = at_window()
    person.see("begin-afresh")
    assert not person.sees("use-backup")
    assert person.reads("There is no backup of it that is whole.")
    person.press_escape()
    person.qtbot.waitUntil(lambda: person.amble.window.has_page("today"))
    assert place.read_bytes() == damaged
    again = at_window()
    again.click("begin-afresh")
    again.qtbot.waitUntil(lambda: again.sees("first-skip-safety"))
    assert [path.read_bytes() for path in place.parent.glob("history-damaged-*.db")] == [damaged]
    person.amble.parts.let_go()


def test_a_copy_from_another_computer__is_joined_and_said_once(at_window: Callable[[], Person], place: Path) -> None:
    clock = FakeClock()
    fill(place, clock, 1)
    other = place.with_name("history.sync-conflict-20261120-081500-ABCDEFG.db")
    fill(other, clock, 3)
    person = at_window()
    person.qtbot.waitUntil(lambda: person.reads("joined: 3 sessions"))
    assert len(person.records) == 4
    assert not other.exists()
    assert backups(place), "the day's backup was taken before"


def test_a_check_that_takes_long__today_comes_first_and_the_question_after(
    at_window: Callable[[], Person], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.flows.looking_over._PATIENCE_MS", 0)
    clock = FakeClock()
    ids = fill(place, clock, 3)
    back_up(place, backup_path(place, (clock.now() - YESTERDAY).date()))
    damage(place)
    person = at_window()
    person.see("use-backup")
    assert person.amble.window.has_page("today")
    assert len(backups(place)) == 1, "no backup of what is damaged"
    person.click("use-backup")
    person.qtbot.waitUntil(lambda: not person.sees("use-backup"))
    assert {record.id for record in person.records} == set(ids)
    person.page("history")
    person.qtbot.waitUntil(lambda: person.amble.history().count() == len(ids))


def test_nothing_is_made_of_a_history_that_is_not_there(at_window: Callable[[], Person], place: Path) -> None:
    at_window().see("first-skip-safety")
    assert list(place.parent.iterdir()) == []


def test_settings__a_backup_is_written_and_put_in_place_and_taken_back(settled: Person, tmp_path: Path) -> None:
    person = settled
    fill(person.data.history, person.clock, 2)
    person.page("settings")
    person.click("back-up-now")
    copy = tmp_path / "copy.db"
    choose_file(person, "save-backup-dialog", copy)
    person.qtbot.waitUntil(copy.exists)
    fill(person.data.history, person.clock, 1, days_ago=1)
    with History(person.data.history, person.clock) as history:
        told = next(record for record in history.sessions() if record.started.date() == person.clock.now().date())
        history.feel(told.id, replace(told.feelings, note="Better."))
    person.click("restore-backup")
    person.see("restore-no")
    person.click("restore-file")
    choose_file(person, "open-backup-dialog", copy)
    person.qtbot.waitUntil(lambda: person.see("restore-yes").isEnabled())
    person.qtbot.waitUntil(lambda: person.reads("Goes back to how it was"))
    assert person.reads(f"1 session: {told.name} (Thu 19 Nov 2026)"), "the one that goes"
    assert person.reads(f"1 session: {told.name} (Fri 20 Nov 2026)"), "the one that is as before again"
    person.click("restore-yes")
    wait_for_history(person, 2)
    person.qtbot.waitUntil(lambda: not person.sees("restore-panel"))
    person.undo()
    wait_for_history(person, 3)


def test_settings__the_kept_copies_are_listed_with_what_they_hold(settled: Person) -> None:
    person = settled
    history = person.data.history
    fill(history, person.clock, 2)
    back_up(history, backup_path(history, (person.clock.now() - 2 * YESTERDAY).date()))
    fill(history, person.clock, 3)
    back_up(history, backup_path(history, (person.clock.now() - YESTERDAY).date()))
    person.page("settings")
    person.click("restore-backup")
    copies = person.see("kept-copies")
    assert isinstance(copies, QComboBox)
    assert [copies.itemText(n) for n in range(copies.count())] == [
        "Thu 19 Nov 2026 · 5 sessions",
        "Wed 18 Nov 2026 · 2 sessions",
    ]
    person.qtbot.waitUntil(lambda: person.reads("It holds just what you have now."))
    assert not person.see("restore-yes").isEnabled()
    person.press(Qt.Key.Key_Down)
    person.qtbot.waitUntil(lambda: person.see("restore-yes").isEnabled())
    person.qtbot.waitUntil(lambda: person.reads("3 sessions"))
    person.press_escape()
    assert len(person.records) == 5


def test_settings__another_history_is_looked_at_brought_in_and_taken_back(settled: Person, tmp_path: Path) -> None:
    person = settled
    other = tmp_path / "other.db"
    fill(person.data.history, person.clock, 1)
    fill(other, person.clock, 2)
    person.page("settings")
    person.click("merge-history")
    choose_file(person, "merge-dialog", other)
    person.see("merge-yes")
    person.qtbot.waitUntil(lambda: person.reads("2 sessions"))
    assert len(person.records) == 1
    person.click("merge-yes")
    wait_for_history(person, 3)
    person.qtbot.waitUntil(lambda: person.reads("Imported: 2 sessions."))
    person.undo()
    wait_for_history(person, 1)


def test_settings__a_file_that_is_no_history_is_told(settled: Person, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"holiday pictures" * 400)
    settled.page("settings")
    settled.click("merge-history")
    choose_file(settled, "merge-dialog", other)
    settled.qtbot.waitUntil(lambda: settled.reads("no history of Amble"))
    assert not settled.sees("merge-yes")


# Deleting


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    data = tmp_path / "data"
    (data / "routines").mkdir(parents=True)
    (data / "routines" / "mine.yaml").write_text("name: Mine\nkind: snack\nsteps:\n  - {exercise: bridge, for: 20s}\n")
    (data / "settings.yaml").write_text("look: dark\nfirst-run-over: yes\n")
    fill(data / "history.db", FakeClock(), 4)
    shutil.copy(data / "history.db", data / "history-damaged-2026-11-01-080000.db")
    palette = qapp.palette()
    program = Program(qapp, DataFolder(data), FakeClock())
    with qtbot.waitSignal(program.amble.loaded):
        program.amble.show()
    yield program
    program.amble.window.hide()
    program.amble.close()
    qapp.setStyleSheet("")
    qapp.setPalette(palette)


def visible(program: Program, name: str) -> list[QWidget]:
    return [w for w in program.amble.window.findChildren(QWidget, name) if w.isVisible()]


def press(qtbot: QtBot, program: Program, name: str) -> None:
    qtbot.waitUntil(lambda: bool(visible(program, name)))
    qtbot.mouseClick(visible(program, name)[0], Qt.MouseButton.LeftButton)


def test_delete_all__after_two_steps_and_a_word_it_is_the_first_day(qtbot: QtBot, program: Program) -> None:
    folder = program.amble._data.root
    first = program.amble
    first.show_page("settings")
    press(qtbot, program, "delete-all")
    press(qtbot, program, "delete-go-on")
    [delete] = visible(program, "delete-everything")
    assert not delete.isEnabled()
    [word] = visible(program, "delete-word")
    qtbot.keyClicks(word, "delet")
    assert not delete.isEnabled()
    qtbot.keyClicks(word, "e")
    press(qtbot, program, "delete-everything")
    qtbot.waitUntil(lambda: program.amble is not first)
    qtbot.waitUntil(lambda: bool(visible(program, "first-skip-safety")))
    assert not program.amble.theme.colours.is_dark
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")) == [
        "routines",
        "routines/mine.yaml",
    ]


def test_delete_all__enter_keeps_everything_in_both_steps(qtbot: QtBot, program: Program) -> None:
    folder = program.amble._data.root
    before = sorted(folder.rglob("*"))
    program.amble.show_page("settings")
    press(qtbot, program, "delete-all")
    qtbot.waitUntil(lambda: bool(visible(program, "delete-keep")))
    focus = program.amble.window.focusWidget()
    assert focus is visible(program, "delete-keep")[0]
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert not visible(program, "delete-keep")
    press(qtbot, program, "delete-all")
    press(qtbot, program, "delete-go-on")
    focus = program.amble.window.focusWidget()
    assert focus is visible(program, "delete-keep-still")[0]
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert not visible(program, "delete-everything")
    assert sorted(folder.rglob("*")) == before
