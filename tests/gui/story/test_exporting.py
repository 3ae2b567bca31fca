"""The history goes out of the window: as a table, as everything, as a calendar; and the plan into the calendar."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from exercises.history.csv_in import read_csv
from exercises.history.erasing import belongings
from exercises.history.facts import Asked, Screening
from exercises.history.history import History
from exercises.history.taking_in import take_in
from tests.exercises.history.records import done
from tests.gui.story.conftest import Person
from tests.gui.story.test_large import large
from tests.gui.story.test_take_along import opened, save_as, suggested

__all__ = ["large", "opened"]


@pytest.fixture
def walker(settled: Person) -> Person:
    """Somebody with a level and two sessions."""
    settled.at_level("L3", 12)
    with History(settled.data.history, settled.clock) as history:
        for number in range(2):
            history.save(done(settled.clock.now()))
            settled.clock.advance(3600 * (number + 1))
    return settled


def ask(person: Person) -> None:
    person.amble.parts.exporting.ask()
    QApplication.processEvents()


def save(person: Person, form: str, path: Path) -> None:
    person.click(f"export-{form}")
    save_as(person, "save-export-dialog", path)
    person.see("export-done")


def test_a_table__from_the_history_page(walker: Person, tmp_path: Path, opened: list[str]) -> None:
    person, out = walker, tmp_path / "out" / "mine.csv"
    out.parent.mkdir()
    person.page("history")
    person.click("export")
    person.click("export-csv")
    assert suggested(person, "save-export-dialog") == ["amble-2026-11-20.csv"]
    save_as(person, "save-export-dialog", out)
    person.see("export-done")
    assert person.reads("Saved")
    assert person.reads(str(out))
    person.click("export-folder")
    assert opened == [str(out.parent)]
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,date,")
    assert {each.id for each in read_csv(data.decode())} == {each.id for each in person.records}
    person.click("export-done")
    assert not person.sees("export-done")
    assert [each.name for each in out.parent.iterdir()] == ["mine.csv"]


def test_a_table__without_the_mark(walker: Person, tmp_path: Path) -> None:
    ask(walker)
    walker.tick("export-for-excel", on=False)
    save(walker, "csv", tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_bytes().startswith(b"id,date,")
    walker.click("export-done")
    ask(walker)
    assert not walker.see("export-for-excel").isChecked(), "the choice is remembered while the window is open"


def test_everything__from_the_settings_for_another_computer(walker: Person, tmp_path: Path) -> None:
    walker.page("settings")
    walker.click("export-data")
    save(walker, "json", tmp_path / "all")
    text = (tmp_path / "all.json").read_text("ascii")
    take_in(tmp_path / "other.db", text)
    with History(tmp_path / "other.db", walker.clock) as other:
        assert list(other.sessions()) == walker.records


def test_the_calendar__plan_and_sessions(walker: Person, tmp_path: Path) -> None:
    ask(walker)
    save(walker, "ics", tmp_path / "a.ics")
    events = Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    names = [str(event["summary"]) for event in events]
    assert names.count("Walk, 12 min") == 10
    assert {f"{each.id}@amble" for each in walker.records} <= {str(event["uid"]) for event in events}


def test_nothing_recorded_yet__gives_files_all_the_same(settled: Person, tmp_path: Path) -> None:
    for form in ("csv", "json", "ics"):
        ask(settled)
        save(settled, form, tmp_path / f"empty.{form}")
        settled.click("export-done")
    assert json.loads((tmp_path / "empty.json").read_bytes())["sessions"] == []
    assert read_csv((tmp_path / "empty.csv").read_text("utf-8-sig")) == ()


def test_with_the_keyboard_alone(walker: Person, tmp_path: Path) -> None:
    person = walker
    ask(person)
    assert QApplication.focusWidget() is person.see("export-csv")
    person.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is person.see("export-for-excel")
    person.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is person.see("export-json")
    person.press_return()
    save_as(person, "save-export-dialog", tmp_path / "x.json")
    person.see("export-done")
    person.press_escape()
    assert not person.sees("export-done")
    ask(person)
    person.press_escape()
    assert not person.sees("export-csv")


def test_the_dialog_is_cancelled__the_question_is_still_there(walker: Person) -> None:
    ask(walker)
    walker.click("export-csv")
    dialog = walker.window.findChild(QFileDialog, "save-export-dialog")
    assert dialog is not None
    dialog.reject()
    walker.window.activateWindow()
    assert walker.sees("export-csv")


def test_the_history_itself_is_never_written_over(walker: Person) -> None:
    before = walker.records
    ask(walker)
    walker.amble.parts.exporting._write(form("csv"), walker.data.history)
    assert walker.reads("That is your history itself")
    assert walker.records == before


def test_a_folder_that_can_not_be_written_to__is_said_and_nothing_is_left(walker: Person, tmp_path: Path) -> None:
    ask(walker)
    walker.amble.parts.exporting._write(form("csv"), tmp_path / "gone" / "x.csv")
    walker.qtbot.waitUntil(lambda: walker.reads("can't be written"))
    assert not walker.sees("export-stop")
    assert not (tmp_path / "gone").exists()


def form(ending: str):
    from gui.outgoing.export_panel import Form

    return Form(ending)


# Beside the window


@pytest.fixture
def much(walker: Person) -> Person:
    """A history that takes a while to write."""
    from dataclasses import replace
    from uuid import UUID

    from exercises.history.taking_in import take_in_sessions

    record = done(walker.clock.now())
    record = replace(record, timeline=None, steps=record.steps * 10)
    take_in_sessions(walker.data.history, (replace(record, id=str(UUID(int=n + 1))) for n in range(1500)))
    return walker


def test_while_it_is_written__the_window_goes_on(much: Person, tmp_path: Path) -> None:
    person, ticks = much, []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: ticks.append(person.reads("Writing your file")))
    timer.start()
    ask(person)
    person.amble.parts.exporting._write(form("json"), tmp_path / "x.json")
    person.qtbot.waitUntil(lambda: person.sees("export-done"), timeout=60_000)
    timer.stop()
    assert sum(ticks) > 5
    assert len(json.loads((tmp_path / "x.json").read_bytes())["sessions"]) == 1502


def test_stopped__nothing_is_left(much: Person, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    ask(much)
    much.amble.parts.exporting._write(form("json"), out / "x.json")
    much.click("export-stop")
    much.qtbot.waitUntil(lambda: much.reads("Stopped. Nothing was saved."), timeout=60_000)
    assert list(out.iterdir()) == []


def test_put_away_while_it_is_written__a_line_tells_when_it_is_there(
    much: Person, tmp_path: Path, opened: list[str]
) -> None:
    ask(much)
    much.amble.parts.exporting._write(form("csv"), tmp_path / "x.csv")
    much.press_escape()
    assert not much.sees("export-stop")
    much.qtbot.waitUntil(lambda: much.reads(f"Saved: {tmp_path / 'x.csv'}"), timeout=60_000)
    much.undo()  # the one thing that the line lets one do
    assert opened == [str(tmp_path)]


def test_the_window_is_closed_while_it_is_written__nothing_is_left(much: Person, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    ask(much)
    much.amble.parts.exporting._write(form("json"), out / "x.json")
    much.amble.parts.exporting.close()
    assert list(out.iterdir()) == []


# The plan


def test_the_plan_opens_in_the_calendar_program(walker: Person, opened: list[str]) -> None:
    walker.page("plan")
    walker.click("plan-to-calendar")
    path = walker.data.root / "amble-plan.ics"
    walker.qtbot.waitUntil(lambda: walker.reads("open in your calendar program"))
    assert opened == [str(path)]
    assert path in belongings(walker.data).others, "it goes when everything goes"
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert all(str(event["uid"]).startswith("plan-") for event in events)
    assert [str(event["summary"]) for event in events].count("Walk, 12 min") == 10


def test_the_plan__where_nothing_opens_it_one_is_told_where_it_is(
    walker: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    walker.page("plan")
    walker.click("plan-to-calendar")
    walker.qtbot.waitUntil(lambda: walker.reads("It is here"))
    assert walker.reads(f"It is here: {walker.data.root / 'amble-plan.ics'}")


def test_the_plan__while_a_warning_sign_waits(walker: Person, opened: list[str]) -> None:
    walker.amble.coaching.note(Screening(Asked.BUTTON, ("bladder-bowel",)))
    walker.page("plan")
    assert not walker.sees("plan-to-calendar")
    walker.amble.parts.exporting.open_plan()
    walker.qtbot.waitUntil(lambda: walker.reads("Nothing is planned"))
    assert opened == []


def test_large__everything_in_the_panel_can_be_reached(large: Person, tmp_path: Path) -> None:
    ask(large)
    for name in ("export-ics", "export-json", "export-for-excel", "export-cancel"):
        large.reach(large.see(name))
    save(large, "csv", tmp_path / "x.csv")
    large.click("export-done")
    large.page("plan")
    large.reach(large.see("plan-to-calendar"))
