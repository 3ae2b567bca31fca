"""The report for a clinician: asked for in the history, looked at, saved, printed; and what is not kept."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit

from exercises.history.history import History
from gui.printing.report_panel import PagePictures
from tests.exercises.report.walkers import walk
from tests.gui.story.conftest import Person
from tests.gui.story.test_take_along import opened, save_as, suggested

__all__ = ["opened"]


@pytest.fixture
def walker(settled: Person) -> Person:
    """Somebody who has walked for half a year, with notes."""
    settled.at_level("L3", 12)
    with History(settled.data.history, settled.clock) as history:
        for days_ago in range(170, 0, -2):
            history.save(walk(days_ago, pain_before=3, pain_peak=4, note=f"note of {days_ago} days ago"))
    settled.amble.coaching.forget()
    return settled


def ask(person: Person) -> None:
    person.page("history")
    person.ask_history("report")
    person.see("report-save")


def shown(person: Person) -> PagePictures:
    pages = person.see("report-pages")
    assert isinstance(pages, PagePictures)
    return pages


def save(person: Person, path: Path) -> tuple[str, str]:
    """Save it and read both pages."""
    person.click("report-save")
    save_as(person, "save-pdf-dialog", path)
    person.see("report-done")
    first, second = (" ".join(page.extract_text().split()) for page in PdfReader(path).pages)
    return first, second


def test_it_is_saved_and_its_folder_shown(walker: Person, tmp_path: Path, opened: list[str]) -> None:
    out = tmp_path / "out" / "mine.pdf"
    out.parent.mkdir()
    ask(walker)
    walker.click("report-save")
    assert suggested(walker, "save-pdf-dialog") == ["amble-report-2026-11-20.pdf"]
    save_as(walker, "save-pdf-dialog", out)
    assert walker.reads("Saved")
    assert walker.reads(str(out))
    walker.click("report-folder")
    assert opened == [str(out.parent)]
    walker.click("report-done")
    assert not walker.sees("report-done")
    first = PdfReader(out).pages[0].extract_text()
    assert "29 Aug 2026 – 20 Nov 2026 · 12 weeks" in first
    assert "note of" not in "".join(page.extract_text() for page in PdfReader(out).pages)
    assert [each.name for each in out.parent.iterdir()] == ["mine.pdf"]


def test_time_notes_and_a_name__which_nobody_keeps(walker: Person, tmp_path: Path) -> None:
    ask(walker)
    walker.pick("report-time", "Half a year")
    walker.tick("report-notes")
    walker.write("report-name", "Jo Walker")
    first, second = save(walker, tmp_path / "x.pdf")
    assert "3 Jun 2026 – 20 Nov 2026" in first
    assert "Jo Walker" in first
    assert "note of 2 days ago" in second
    walker.click("report-done")
    kept = [path for path in walker.data.root.rglob("*") if path.is_file()]
    assert kept
    assert not any(b"Jo Walker" in path.read_bytes() for path in kept)
    ask(walker)
    field = walker.see("report-name")
    assert isinstance(field, QLineEdit)
    assert field.text() == ""
    assert "Jo Walker" not in save(walker, tmp_path / "y.pdf")[0]


def test_the_picture_is_what_is_saved__and_changes_with_what_is_chosen(walker: Person) -> None:
    ask(walker)
    pages = shown(walker)
    before = pages.grab().toImage()
    walker.pick("report-time", "4 weeks")
    after = pages.grab().toImage()
    assert before != after
    walker.write("report-name", "Jo")
    walker.qtbot.waitUntil(lambda: pages.grab().toImage() != after)


def test_with_the_keyboard_alone(walker: Person, tmp_path: Path) -> None:
    ask(walker)
    assert QApplication.focusWidget() is walker.see("report-save")
    walker.press_return()
    save_as(walker, "save-pdf-dialog", tmp_path / "x.pdf")
    assert QApplication.focusWidget() is walker.see("report-done")
    walker.press_escape()
    assert not walker.sees("report-done")
    ask(walker)
    walker.press_escape()
    assert not walker.sees("report-save")


def test_nothing_was_done_yet__is_said_and_nothing_can_be_saved(settled: Person) -> None:
    settled.amble.show_page("history")
    flow = settled.amble._history_flow
    assert flow is not None
    flow.page.report_requested.emit()
    QApplication.processEvents()
    assert settled.sees("report-empty")
    assert not settled.sees("report-pages")
    assert not settled.see("report-save").isEnabled()
    assert not settled.see("report-print").isEnabled()
    settled.press(Qt.Key.Key_Escape)
    assert not settled.sees("report-empty")


def test_an_empty_time_after_a_fuller_one__and_back(settled: Person) -> None:
    with History(settled.data.history, settled.clock) as history:
        history.save(walk(60, pain_before=3))
    settled.amble.coaching.forget()
    ask(settled)
    assert settled.sees("report-pages")
    settled.pick("report-time", "4 weeks")
    assert settled.sees("report-empty")
    assert not settled.see("report-save").isEnabled()
    settled.pick("report-time", "12 weeks")
    assert settled.sees("report-pages")
    assert settled.see("report-save").isEnabled()
    assert not settled.sees("report-empty")


def test_another_ending_and_a_folder_that_is_gone__are_said(walker: Person, tmp_path: Path) -> None:
    ask(walker)
    before = walker.records
    walker.click("report-save")
    save_as(walker, "save-pdf-dialog", walker.data.root / "mine.db")
    assert walker.reads("ends in .pdf")
    assert not (walker.data.root / "mine.db").exists()
    flow = walker.amble._history_flow
    assert flow is not None
    assert flow._reporting is not None
    flow._reporting._write(tmp_path / "gone" / "x.pdf")
    assert walker.reads("can't be written")
    assert walker.records == before
    assert walker.sees("report-save")


def test_it_is_printed(walker: Person, tmp_path: Path) -> None:
    ask(walker)
    walker.click("report-print")
    dialog = walker.window.findChild(QPrintDialog, "print-dialog")
    assert dialog is not None
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.accepted.emit(dialog.printer())
    dialog.reject()
    QApplication.processEvents()
    assert walker.reads("2 pages are on their way to the printer.")
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2
    assert not walker.sees("report-save")
