"""Something is taken along, onto the phone or on paper; and what was done there comes back into the history."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit

from exercises.history.facts import Trait, TraitName
from exercises.history.phone_line import phone_line
from exercises.session.events import Outcome
from exercises.session.record import Feelings, SessionRecord
from gui.widgets.buttons import Button
from gui.widgets.labels import Label
from tests.gui.story.conftest import Person
from tests.gui.story.test_locked import lock

# A menu grabs the keyboard, which a window without a screen can't.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


def save_as(person: Person, name: str, path: Path) -> None:
    """Write a file's path into the dialog that is open, and press Enter."""
    asked = person.window.findChild(QFileDialog, name)
    assert asked is not None
    assert asked.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    field = asked.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(str(path))
    with person.qtbot.waitSignal(asked.finished):
        person.qtbot.keyClick(field, Qt.Key.Key_Return)
    person.window.activateWindow()  # as every desktop does, when a dialog is gone
    person.qtbot.waitUntil(person.window.isActiveWindow)


def suggested(person: Person, name: str) -> list[str]:
    asked = person.window.findChild(QFileDialog, name)
    assert asked is not None
    return [Path(each).name for each in asked.selectedFiles()]


def plan_of(page: Path) -> dict[str, object]:
    """What a page for the phone knows."""
    found = re.search(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return json.loads(found[1])


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was opened in other programs."""
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toLocalFile()) is None)
    return found


def preview(person: Person, routine: str = "core-foundation") -> None:
    person.page("routines")
    person.click(f"routine-{routine}")


# Out


def test_a_page_for_the_phone__from_the_preview(settled: Person, tmp_path: Path, opened: list[str]) -> None:
    person = settled
    preview(person)
    person.click("take-along")
    person.click("take-phone")
    assert suggested(person, "save-html-dialog") == ["core-foundation.html"]
    save_as(person, "save-html-dialog", tmp_path / "for me")
    page = tmp_path / "for me.html"
    assert plan_of(page)["name"] == "Core foundation"
    assert person.reads(f"It is saved: {page}")
    assert person.reads("Open it there in the browser")
    person.click("take-folder")
    person.click("take-done")
    assert not person.sees("take-done")
    assert person.reads(f"Saved: {page}")
    person.undo()  # the one thing that the line lets one do: Open folder
    assert opened == [str(tmp_path), str(tmp_path)]
    assert person.sees("take-along"), "one is where one was"


def test_a_page__with_the_keyboard_alone(settled: Person, tmp_path: Path) -> None:
    person = settled
    preview(person, "movement-snack")
    person.see("take-along").setFocus()
    person.press(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is person.see("take-phone")
    person.press(Qt.Key.Key_Return)
    save_as(person, "save-html-dialog", tmp_path / "snack.html")
    person.press_return()
    assert (tmp_path / "snack.html").exists()
    person.click("take-along")
    person.press_escape()
    assert not person.sees("take-phone")
    assert QApplication.focusWidget() is person.see("take-along")


def test_todays_walk__from_today_and_from_the_plan__with_what_the_coach_knows(settled: Person, tmp_path: Path) -> None:
    person = settled
    person.at_level("L4", 15)
    person.amble.coaching.note(Trait(TraitName.PAIN_LIMIT, 3))
    for page, button in (("today", "today-take-walk"), ("plan", "take-walk")):
        person.page(page)
        person.click(button)
        person.click("take-phone")
        assert suggested(person, "save-html-dialog") == ["walk.html"]
        save_as(person, "save-html-dialog", tmp_path / f"{page}.html")
        person.click("take-done")
    plan = plan_of(tmp_path / "today.html")
    assert plan == plan_of(tmp_path / "plan.html")
    assert plan["kind"] == "walk"
    assert plan["walk_seconds"] == 15 * 60
    care = plan["care"]
    assert isinstance(care, dict)
    # Nobody told a pain before: from the clinician's limit on it is more than it may be.
    unlimited = care["on_the_way"][0]
    assert unlimited[2] != unlimited[3]


def test_pdf__is_saved_and_its_folder_offered(settled: Person, tmp_path: Path, opened: list[str]) -> None:
    person = settled
    preview(person)
    person.click("take-along")
    person.click("take-pdf")
    assert suggested(person, "save-pdf-dialog") == ["core-foundation.pdf"]
    save_as(person, "save-pdf-dialog", tmp_path / "core.pdf")
    buffer = QBuffer()
    buffer.setData(QByteArray((tmp_path / "core.pdf").read_bytes()))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    assert document.metaData(QPdfDocument.MetaDataField.Title) == "Core foundation"
    document.close()
    assert person.reads(f"Saved: {tmp_path / 'core.pdf'}")
    assert not person.sees("take-pdf")
    person.undo()
    assert opened == [str(tmp_path)]


def test_print__asks_the_platform_and_says_how_many_pages(settled: Person, tmp_path: Path) -> None:
    person = settled
    preview(person)
    person.click("take-along")
    person.click("take-print")
    asked = person.window.findChild(QPrintDialog, "print-dialog")
    assert asked is not None
    asked.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    asked.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    asked.accepted.emit(asked.printer())
    asked.reject()
    QApplication.processEvents()
    assert (tmp_path / "printed.pdf").stat().st_size > 10_000
    assert person.reads("on their way")
    assert not person.sees("take-print")


def test_a_folder_that_can_t_be_written__is_said_and_asked_again(settled: Person, tmp_path: Path) -> None:
    person = settled
    preview(person)
    (tmp_path / "in-the-way").write_text("", "utf-8")
    person.click("take-along")
    person.amble.parts.taking._write_page(tmp_path / "in-the-way" / "page.html")
    assert person.reads("can't be written")
    assert person.sees("take-phone")
    person.press_escape()
    assert not person.reads("Saved:")


def test_while_a_sign_waits__paper_but_no_page__and_why(settled: Person, tmp_path: Path) -> None:
    person = settled
    lock(person)
    preview(person)
    person.click("take-along")
    assert not person.sees("take-phone")
    assert person.reads("No page for the phone now.")
    assert person.reads("Sessions wait until you have been checked.")
    person.click("take-pdf")
    save_as(person, "save-pdf-dialog", tmp_path / "core.pdf")
    assert (tmp_path / "core.pdf").exists()
    person.click("take-along")
    person.click("take-safety")
    assert person.sees("checked")
    person.press_escape()
    for page, button in (("today", "today-take-walk"), ("plan", "take-walk")):
        person.page(page)
        assert not person.sees(button)


def test_a_sign_told_while_the_dialog_stands_open__writes_nothing(settled: Person, tmp_path: Path) -> None:
    person = settled
    preview(person)
    person.click("take-along")
    person.click("take-phone")
    dialog = person.window.findChild(QFileDialog, "save-html-dialog")
    assert dialog is not None
    person.amble.parts.taking._panel_of_mine().put_away()
    lock(person)
    save_as(person, "save-html-dialog", tmp_path / "late.html")
    assert not (tmp_path / "late.html").exists()
    assert person.reads("Sessions wait until you have been checked.")


# Home again


def done(person: Person, **changes: object) -> SessionRecord:
    """A walk of this morning, as the phone tells it."""
    began = person.clock.now() - timedelta(hours=2)
    plain = SessionRecord(
        id="of the phone",
        routine=None,
        name="Walk · L4",
        kind="walk",
        level="L4",
        started=began.replace(microsecond=0),
        ended=began + timedelta(seconds=870),
        planned_seconds=900.0,
        active_seconds=870.0,
        walk_planned_seconds=720.0,
        walk_active_seconds=700.0,
        outcome=Outcome.FINISHED,
        steps=(),
        feelings=Feelings(pain_before=2, pain_peak=4, pain_after=3, effort=3, note="Grün & 100 %"),
        logged_by_hand=True,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def paste(person: Person, line: str) -> None:
    """Paste with the keyboard what was copied elsewhere."""
    field = person.see("phone-line")
    assert isinstance(field, QPlainTextEdit)
    QGuiApplication.clipboard().setText(line)
    field.setFocus()
    field.selectAll()
    person.qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def said(person: Person) -> str:
    return " | ".join(label.text() for label in person.see("line-says").findChildren(Label) if label.isVisible())


def can_save(person: Person) -> bool:
    button = person.see("save-log")
    assert isinstance(button, Button)
    return button.isEnabled()


def test_a_line_from_the_phone__is_told_kept_known_and_taken_back(settled: Person) -> None:
    person = settled
    line = phone_line(done(person))
    person.page("history")
    person.ask_history("from-phone")
    assert not can_save(person)
    paste(person, f"Sent from my phone:\n> {line[:70]}\n> {line[70:]}".replace("> ", ""))
    words = said(person)
    for part in (
        "Walk · L4",
        "Today",
        "14 min 30 s of 15 min planned",
        "2 before, 4 at its worst, 3 after",
        "3 · Just right",
    ):
        assert part in words
    assert "Grün & 100 %" in words
    assert person.records == []
    person.click("save-log")
    assert [record.name for record in person.records] == ["Walk · L4"]
    person.qtbot.waitUntil(lambda: person.reads("1 session"))

    person.ask_history("from-phone")
    paste(person, line)
    assert person.sees("line-known")
    assert not can_save(person)
    person.click("cancel-log")
    assert len(person.records) == 1


def test_taken_back__and_brought_again(settled: Person) -> None:
    person = settled
    line = phone_line(done(person))
    for _ in range(2):
        person.page("history")
        person.ask_history("from-phone")
        paste(person, line)
        assert not person.sees("line-known")
        person.click("save-log")
        assert len(person.records) == 1
        person.undo()
        assert person.records == []
        assert person.reads("Nothing here yet."), "the page shows it at once"


@pytest.mark.parametrize("spoil", [lambda s: s[:-1], lambda s: s.replace("870", "879"), lambda s: "Milk, bread"])
def test_a_damaged_line__is_told_plainly_and_not_kept(settled: Person, spoil) -> None:
    person = settled
    person.page("history")
    person.ask_history("from-phone")
    paste(person, spoil(phone_line(done(person))))
    assert person.reads("This is not a line from Amble on the phone")
    assert not can_save(person)
    assert not person.sees("line-says")
    paste(person, phone_line(done(person)))
    assert not person.sees("line-problem")
    assert can_save(person)


def test_from_today__by_the_form_for_a_walk__with_the_paste_button(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("today")
    person.click("today-log-walk")
    person.ask_history("from-phone")
    QGuiApplication.clipboard().setText(phone_line(done(person)))
    person.click("paste-line")
    person.click("save-log")
    assert person.outlook.walked_today_minutes == 12
    assert person.records[0].level == "L4"


@pytest.mark.parametrize("feelings", [Feelings(pain_after=2, leg=True), Feelings(pain_peak=8)])
def test_a_leg_or_strong_pain__leads_to_the_warning_signs(settled: Person, feelings: Feelings) -> None:
    person = settled
    person.page("history")
    person.ask_history("from-phone")
    paste(person, phone_line(done(person, feelings=feelings)))
    person.click("save-log")
    assert len(person.records) == 1
    assert person.sees("answer")
