"""The platform's own dialog for printing a sheet or a report."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from exercises.phone.handout import Handout
from gui.figure.colours import Look
from gui.printing.paper import page_layout, usual_paper
from gui.printing.sheet import paint_sheet
from gui.printing.sheet_rows import one_line


class SheetPrinting(QObject):
    """Asks where to print and prints there; `printed` or `failed` (with a sentence) tells how that went."""

    printed = Signal(int)  # pages
    failed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: QPrintDialog | None = None

    def ask(self, handout: Handout, look: Look | None = None) -> QPrintDialog:
        """Open the dialog for a sheet; nothing is printed before it is accepted."""
        return self.ask_for(one_line(handout.name), lambda printer: paint_sheet(printer, handout, look))

    def ask_for(self, name: str, paint: Callable[[QPagedPaintDevice], int]) -> QPrintDialog:
        """Open the dialog for anything that `paint` puts on pages; it returns how many, 0 when it can't begin."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(usual_paper()))
        printer.setDocName(name)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print {name}").format(name=name))
        dialog.accepted.connect(lambda *_: self._print(printer, paint))
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        # Qt for Python hides the plain open() behind the one with a receiver.
        QDialog.open(dialog)
        return dialog

    def _print(self, printer: QPrinter, paint: Callable[[QPagedPaintDevice], int]) -> None:
        pages = paint(printer)
        if not pages or printer.printerState() is QPrinter.PrinterState.Error:
            self.failed.emit(self.tr("The printer did not take the pages. You can save them as PDF instead."))
        else:
            self.printed.emit(pages)

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
