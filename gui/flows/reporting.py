"""The report for a clinician: asked for, looked at, saved as PDF or printed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths, QTimer
from PySide6.QtWidgets import QFileDialog

from exercises.errors import AmbleError
from gui.coaching import Coaching
from gui.main_window import MainWindow
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.history.history import History
    from exercises.report.content import Report
    from gui.printing.print_dialog import SheetPrinting
    from gui.printing.report_panel import ReportPanel

_AFTER_TYPING_MS: Final = 250


class Reporting(QObject):
    """Makes the report from the history as it is now; it is quick enough to be made while one looks."""

    def __init__(self, theme: Theme, window: MainWindow, history: "Callable[[], History]", coaching: Coaching) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._history = history
        self._coaching = coaching
        self._panel: ReportPanel | None = None
        self._printing: SheetPrinting | None = None
        self._report: Report | None = None
        self._saved: Path | None = None
        self._typing = QTimer(self, singleShot=True, interval=_AFTER_TYPING_MS)
        self._typing.timeout.connect(self._show_name)

    def ask(self) -> None:
        """Ask what the report is to hold, and show it."""
        self._saved = None
        panel = self._panel_of_mine()
        panel.ask()
        self._make()

    def _make(self) -> None:
        """Read the history for the days that are chosen."""
        from exercises.report.content import Wish
        from exercises.report.making import report_of, since_weeks_ago

        panel, today = self._panel_of_mine(), self._coaching.today
        weeks = panel.stretch.value
        wish = Wish(since_weeks_ago(weeks, today) if weeks else None, panel.wants_notes, panel.name)
        try:
            self._report = report_of(self._history(), self._coaching.outlook(), today, wish)
        except AmbleError as error:
            panel.put_away()
            self._window.say(str(error))
        else:
            panel.show_report(self._report)

    def _named(self) -> "Report | None":
        """The report with the name as it is typed now."""
        name = " ".join(self._panel_of_mine().name.split())
        return replace(self._report, name=name) if self._report is not None else None

    def _show_name(self) -> None:
        report = self._named()
        if report is not None:
            self._panel_of_mine().show_report(report)

    # As a PDF

    def _ask_where(self) -> None:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        words = self.tr("PDF files ({patterns})").format(patterns="*.pdf")
        dialog = QFileDialog(self._window, self.tr("Save the report as PDF"), place or str(Path.home()), words)
        dialog.setObjectName("save-pdf-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"amble-report-{self._coaching.today.isoformat()}.pdf")
        dialog.fileSelected.connect(lambda name: self._write(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, path: Path) -> None:
        from exercises.sharing.disk import write_whole
        from gui.printing.report import report_pdf

        report = self._named()
        if report is None:
            return
        if path.suffix.lower() != ".pdf":
            self._window.say(self.tr("Please choose a name that ends in .pdf."))
            return
        try:
            write_whole(path, report_pdf(report))
        except AmbleError as error:
            self._window.say(str(error))
            return
        self._saved = path
        self._panel_of_mine().tell_saved(path)

    # On paper

    def _print(self) -> None:
        from gui.printing.print_dialog import SheetPrinting
        from gui.printing.report import paint_report, report_title

        report = self._named()
        if report is None:
            return
        if self._printing is None:
            printing = self._printing = SheetPrinting(self._window)
            printing.printed.connect(self._printed)
            printing.failed.connect(self._window.say)
        paint = partial(paint_report, report=report)
        self._printing.ask_for(report_title(), paint).setObjectName("print-dialog")

    def _printed(self, pages: int) -> None:
        self._panel_of_mine().put_away()
        self._window.say(self.tr("{n} pages are on their way to the printer.").format(n=pages))

    # What is common

    def _panel_of_mine(self) -> "ReportPanel":
        if self._panel is None:
            from gui.printing.report_panel import ReportPanel

            panel = self._panel = ReportPanel(self._theme, self._window)
            panel.wish_changed.connect(self._make)
            panel.name_changed.connect(self._typing.start)
            panel.save_chosen.connect(self._ask_where)
            panel.print_chosen.connect(self._print)
            panel.folder_chosen.connect(self._show_folder)
        return self._panel

    def _show_folder(self) -> None:
        from gui.services.opener import open_outside

        if self._saved is None:
            return
        try:
            open_outside(self._saved.parent)
        except AmbleError as error:
            self._window.say(str(error))
