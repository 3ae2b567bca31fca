"""Our own mistakes: written down, told once, with the details to copy."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gui.services.crash import CrashReporter


def raised() -> RuntimeError:
    try:
        raise RuntimeError("our mistake")
    except RuntimeError as error:
        return error


@pytest.fixture
def reporter(qtbot: QtBot, tmp_path: Path) -> CrashReporter:
    return CrashReporter(tmp_path / "logs" / "amble.log")


def boxes() -> list[QMessageBox]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]


def report(reporter: CrashReporter) -> None:
    error = raised()
    reporter._caught(type(error), error, error.__traceback__)


def test_a_mistake__is_told_in_one_dialog_and_written_down(
    reporter: CrashReporter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report(reporter)
    report(reporter)
    [box] = boxes()
    assert "our fault" in box.text()
    assert "our mistake" in box.detailedText()
    assert (tmp_path / "logs" / "amble.log").read_text(encoding="utf-8").count("our mistake") >= 2
    copy = next(button for button in box.findChildren(QPushButton) if "Copy" in button.text())
    copy.click()
    assert "our mistake" in QApplication.clipboard().text()
    for box in boxes():
        box.close()
    report(reporter)
    assert len(boxes()) == 1
    for box in boxes():
        box.close()


def test_a_log_that_cannot_be_written__is_no_second_mistake(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way", encoding="utf-8")
    report(CrashReporter(tmp_path / "logs" / "amble.log"))
    [box] = boxes()
    box.close()


def test_install__takes_over_from_the_traceback(reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    from PySide6.QtCore import qInstallMessageHandler

    before = sys.excepthook
    reporter.install()
    assert sys.excepthook != before
    qInstallMessageHandler(None)
