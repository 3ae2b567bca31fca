"""Somebody brings in what a watch and a phone have recorded, looks at it first, and takes it back."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit

from exercises.history.by_hand import walk_by_hand
from exercises.history.document import document
from exercises.history.history import History
from exercises.session.record import Feelings
from gui.importing.walk_rows import AT_ONCE, WalkRow
from gui.widgets.toast import Toast
from tests.exercises.sharing.conftest import SWAY
from tests.exercises.tracks.files import fit, gpx, row
from tests.gui.story.conftest import Person
from tests.gui.story.test_sharing import drop

# The clock of the tests stands at 08:00 on 20 November 2026, an hour east of Greenwich.
MONDAY = datetime.fromisoformat("2026-11-16T10:00:00+01:00")


@pytest.fixture
def walks(tmp_path: Path) -> Path:
    """A folder with two new walks, a ride, and a file that is broken."""
    folder = tmp_path / "walks"
    folder.mkdir()
    (folder / "monday.gpx").write_text(gpx([row(MONDAY, 20)]))
    (folder / "tuesday.fit").write_bytes(fit(row(MONDAY + timedelta(days=1), 30), cadence=52, offset_hours=1))
    (folder / "ride.gpx").write_text(gpx([row(MONDAY + timedelta(days=2), 20, 4)], kind="cycling"))
    (folder / "broken <b>.gpx").write_text("<gpx")
    return folder


def looked_at(person: Person) -> None:
    person.qtbot.waitUntil(lambda: person.sees("leave-import"))


def said(person: Person) -> str:
    (toast,) = person.window.findChildren(Toast)
    return toast.text


def taken_in(person: Person, walks: int) -> None:
    person.click("accept-import")
    person.qtbot.waitUntil(lambda: len(person.records) == walks)
    person.qtbot.waitUntil(lambda: person.window.is_at_home)


def choose(person: Person, dialog: str, path: Path) -> None:
    found = person.window.findChild(QFileDialog, dialog)
    assert found is not None
    line = found.findChild(QLineEdit)
    assert line is not None
    line.setText(str(path))
    found.accept()
    QApplication.processEvents()


def test_a_dropped_folder__is_looked_at_taken_in_and_taken_back(settled: Person, walks: Path) -> None:
    person = settled
    assert drop(person, walks)
    looked_at(person)
    assert person.records == []
    assert person.reads("2 walks will be added.")
    assert person.reads("30 min · 2.25 km · 104 steps a minute")
    assert person.reads("It was recorded as something else than a walk: cycling.")
    assert person.reads("broken <b>.gpx: It is no GPX that can be read.")
    taken_in(person, 2)
    assert said(person) == "2 walks added."
    assert [each.feelings.kilometres for each in person.records] == [1.5, 2.25]
    person.undo()
    assert person.records == []


def test_the_history_offers_it_and_the_second_time_all_is_known(settled: Person, walks: Path) -> None:
    person = settled
    for times in range(2):
        person.page("history")
        person.ask_history("import")
        person.click("import-folder")
        choose(person, "import-folder-dialog", walks)
        looked_at(person)
        if times:
            assert person.reads("Nothing is imported, and nothing of yours changes.")
            assert not person.see("accept-import").isEnabled()
        else:
            taken_in(person, 2)
    person.click("leave-import")
    assert person.window.is_at_home
    assert len(person.records) == 2


def test_a_tick_decides__a_ride_may_come_in_and_a_walk_may_stay_out(settled: Person, walks: Path) -> None:
    person = settled
    drop(person, walks)
    looked_at(person)
    boxes = {box.text(): box for box in person.window.findChildren(QCheckBox) if box.isVisible()}
    person.tick("all-walks", on=False)
    assert person.reads("Nothing is imported")
    monday = next(text for text in boxes if text.startswith("Mon 16 Nov"))
    assert not boxes[monday].isChecked()
    ride = next(text for text in boxes if text.startswith("Wed 18 Nov"))
    boxes[ride].setFocus()
    person.press(Qt.Key.Key_Space)
    assert person.reads("1 walk will be added.")
    taken_in(person, 1)
    assert person.records[0].started.date().isoformat() == "2026-11-18"


def test_a_walk_that_was_written_down__gets_its_distance_and_is_as_before_after_undo(
    settled: Person, walks: Path
) -> None:
    person = settled
    mine = walk_by_hand(MONDAY + timedelta(minutes=15), 25, person.clock.now(), feelings=Feelings(pain_peak=2))
    with History(person.data.history, person.clock) as history:
        history.save(mine)
    person.amble.coaching.forget()
    drop(person, walks / "monday.gpx")
    looked_at(person)
    assert person.reads("You wrote down a walk that may be this one: Mon 16 Nov 2026, 10:15, 25 min.")
    taken_in(person, 1)
    (record,) = person.records
    assert (record.id, record.feelings.kilometres, record.feelings.pain_peak) == (mine.id, 1.5, 2)
    assert record.walk_active_seconds == 1200
    person.undo()
    assert person.records == [mine]


def test_both_are_kept_when_that_is_chosen(settled: Person, walks: Path) -> None:
    person = settled
    with History(person.data.history, person.clock) as history:
        history.save(walk_by_hand(MONDAY, 25, person.clock.now()))
    drop(person, walks / "monday.gpx")
    looked_at(person)
    (found,) = [each for each in person.window.findChildren(WalkRow) if each.isVisible()]
    person.pick(found.objectName(), "Keep both")
    taken_in(person, 2)


def test_esc_leaves_and_nothing_has_changed(settled: Person, walks: Path) -> None:
    person = settled
    drop(person, walks)
    looked_at(person)
    person.press_escape()
    assert person.window.is_at_home
    assert person.records == []


def test_reading_can_be_given_up(settled: Person, tmp_path: Path) -> None:
    person = settled
    folder = tmp_path / "many"
    folder.mkdir()
    # So many that nobody has read them before the button is pressed.
    text = gpx([row(MONDAY, 30)])
    for number in range(1500):
        (folder / f"{number:04}.gpx").write_text(text)
    person.amble.open_files([folder])
    person.click("cancel-reading")
    assert person.sees("import-files")
    person.qtbot.waitUntil(lambda: not person.amble.parts.importing._background.is_busy)
    assert person.sees("import-files")


def test_hundreds_of_walks__come_in_with_those_that_are_not_shown(settled: Person, tmp_path: Path) -> None:
    person = settled
    folder = tmp_path / "many"
    folder.mkdir()
    number = AT_ONCE * 2 + 3
    for day in range(number):
        (folder / f"{day:03}.gpx").write_text(gpx([row(MONDAY - timedelta(days=day), 3)]))
    drop(person, folder)
    looked_at(person)
    assert len(person.window.findChildren(WalkRow)) == AT_ONCE
    person.click("more-walks")
    assert len(person.window.findChildren(WalkRow)) == 2 * AT_ONCE
    taken_in(person, number)


def test_a_history_from_another_computer__is_told_and_taken_in(settled: Person, tmp_path: Path) -> None:
    person = settled
    with History(tmp_path / "other.db", person.clock) as other:
        for day in range(5):
            other.save(walk_by_hand(MONDAY - timedelta(days=day), 12, person.clock.now()))
        for each in list(other.sessions())[:2]:
            other.delete(each.id)
    path = tmp_path / "everything.json"
    path.write_text("".join(document(tmp_path / "other.db")), encoding="utf-8")
    person.page("history")
    person.ask_history("import")
    person.click("import-files")
    choose(person, "import-files-dialog", path)
    looked_at(person)
    assert person.reads("New sessions: 3"), "those that will be seen"
    assert person.reads("2 deleted ones stay deleted.")
    assert person.records == []
    taken_in(person, 3)
    assert said(person) == "Imported: 3 sessions."
    person.undo()
    person.qtbot.waitUntil(lambda: person.records == [])
    person.qtbot.waitUntil(lambda: said(person) == "Everything is as it was before.")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("walk.gpx", "no", "There is no walk in it."),
        ("history.json", "{", "It is no JSON"),
        ("table.csv", "a,b\n1,2\n", "It is no table that Amble wrote."),
        ("empty", None, "There is no GPX and no FIT file in it."),
    ],
)
def test_what_can_not_be_used_is_told(
    settled: Person, tmp_path: Path, name: str, content: str | None, sentence: str
) -> None:
    path = tmp_path / name
    if content is None:
        path.mkdir()
    else:
        path.write_text(content)
    assert drop(settled, path)
    looked_at(settled)
    assert settled.reads(sentence)


def test_several_kinds_at_once_are_asked_for_one_after_the_other(settled: Person, walks: Path, tmp_path: Path) -> None:
    (tmp_path / "sway.yaml").write_text(SWAY)
    drop(settled, walks, tmp_path / "sway.yaml")
    looked_at(settled)
    assert settled.reads("one after the other")


def test_in_the_middle_of_a_session_nothing_is_shown_over_it(settled: Person, walks: Path) -> None:
    settled.start()
    drop(settled, walks)
    assert "Finish here first" in said(settled)
    assert not settled.sees("cancel-reading")


def test_in_large_letters_in_a_small_window_everything_can_be_reached(settled: Person, walks: Path) -> None:
    person = settled
    person.amble.theme.set_text_scale(2.0)
    person.window.resize(900, 600)
    drop(person, walks)
    looked_at(person)
    for box in [box for box in person.window.findChildren(QCheckBox) if box.isVisible()]:
        person.reach(box)
    person.click("leave-import")
    assert person.window.is_at_home
