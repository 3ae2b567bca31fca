"""Taking a routine or today's walk along: as a page for the phone, on paper, or as a PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from exercises.errors import AmbleError
from exercises.settings import Settings
from gui.coaching import Coaching
from gui.main_window import MainWindow
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.library.library import Library
    from exercises.library.timeline import Timeline
    from exercises.phone.colours import PhoneLook
    from exercises.phone.content import PhoneCare
    from exercises.phone.handout import Handout
    from gui.printing.print_dialog import SheetPrinting
    from gui.printing.take_panel import TakePanel

_WALK: Final = "walk"


@dataclass(frozen=True, slots=True)
class _Taken:
    """What is taken along: its timeline, what it is about, and the name of its file without the ending."""

    timeline: "Timeline"
    about: str
    file_name: str


class TakeAlong(QObject):
    """Asks how, writes it, and says where it is. While a warning sign waits, no page to do a session with is made."""

    safety_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        coaching: Coaching,
        library: "Callable[[], Library]",
        settings: Callable[[], Settings],
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._coaching = coaching
        self._library = library
        self._settings = settings
        self._panel: TakePanel | None = None
        self._printing: SheetPrinting | None = None
        self._taken: _Taken | None = None
        self._saved: Path | None = None

    def routine(self, routine_id: str) -> None:
        """Take a routine along."""
        library = self._library()
        routine = library.routine(routine_id)
        timeline = library.timeline(routine) if routine is not None else None
        if routine is not None and timeline is not None:
            self._ask(_Taken(timeline, routine.about, routine_id))

    def walk(self) -> None:
        """Take today's walk along, with its warm-up and cool-down."""
        outlook = self._coaching.outlook()
        if outlook is None:
            return
        try:
            advisor = self._coaching.advisor()
            taken = _Taken(advisor.walk(outlook), advisor.plan().about, _WALK)
        except AmbleError as error:
            self._window.say(str(error))
            return
        self._ask(taken)

    def _ask(self, taken: _Taken) -> None:
        self._taken = taken
        self._panel_of_mine().ask(taken.timeline.name, lock=self._lock(), is_walk=taken.file_name == _WALK)

    def _lock(self) -> str:
        """Why no session is to be done now; empty when one may be."""
        from exercises.coach.red_flags import lock_sentence

        lock = self._coaching.lock()
        return lock_sentence(lock, self._coaching.emergency_number) if lock is not None else ""

    def _panel_of_mine(self) -> "TakePanel":
        if self._panel is None:
            from gui.printing.take_panel import TakePanel

            panel = self._panel = TakePanel(self._theme, self._window)
            panel.phone_chosen.connect(self._ask_where_page)
            panel.print_chosen.connect(self._print)
            panel.pdf_chosen.connect(self._ask_where_pdf)
            panel.safety_chosen.connect(self._to_safety)
            panel.folder_chosen.connect(self._show_folder)
            panel.closed.connect(self._closed)
        return self._panel

    # The page for the phone

    def _ask_where_page(self) -> None:
        words = self.tr("Pages for the phone ({patterns})").format(patterns="*.html")
        self._ask_where("html", self.tr("Save the page for your phone"), words, self._write_page)

    def _write_page(self, path: Path) -> None:
        from exercises.phone.page import phone_page

        taken = self._taken
        if taken is None:
            return
        if lock := self._lock():  # told while the dialog stood open
            self._window.say(lock)
            return
        try:
            care, look = self._care_and_look()
            page = phone_page(taken.timeline, self._library().exercise, care, look)
            self._write(path, page.encode())
        except AmbleError as error:
            self._window.say(str(error))
            return
        self._saved = path
        self._panel_of_mine().tell_saved(path)

    def _care_and_look(self) -> "tuple[PhoneCare, PhoneLook]":
        """What pain is measured against on the way, as the coach knows it today, and whom the figure looks like."""
        from exercises.library.rules import Rules
        from exercises.phone.colours import PhoneLook
        from exercises.phone.content import PhoneCare

        settings = self._settings()
        rules, base, limit = Rules(), None, None
        outlook, advisor = self._coaching.outlook(), self._coaching.advisor()
        if outlook is not None and advisor.has_plan():
            rules, base, limit = advisor.rules, outlook.base, self._coaching.limit()
        care = PhoneCare(rules, base, limit, settings.emergency_number)
        return care, PhoneLook(settings.figure_skin, settings.figure_hair)

    # On paper

    def _ask_where_pdf(self) -> None:
        words = self.tr("PDF files ({patterns})").format(patterns="*.pdf")
        self._ask_where("pdf", self.tr("Save the sheet as PDF"), words, self._write_pdf)

    def _write_pdf(self, path: Path) -> None:
        from gui.figure.looks import look_of
        from gui.printing.sheet import sheet_pdf

        sheet = self._sheet()
        if sheet is None:
            return
        try:
            self._write(path, sheet_pdf(sheet, look=look_of(self._settings())))
        except AmbleError as error:
            self._window.say(str(error))
            return
        self._saved = path
        self._panel_of_mine().put_away()
        self._say_saved()

    def _print(self) -> None:
        from gui.figure.looks import look_of
        from gui.printing.print_dialog import SheetPrinting

        sheet = self._sheet()
        if sheet is None:
            return
        if self._printing is None:
            printing = self._printing = SheetPrinting(self._window)
            printing.printed.connect(self._printed)
            printing.failed.connect(self._window.say)
        self._printing.ask(sheet, look_of(self._settings())).setObjectName("print-dialog")

    def _printed(self, pages: int) -> None:
        self._panel_of_mine().put_away()
        words = self.tr("One page is on its way to the printer.")
        self._window.say(words if pages == 1 else self.tr("{n} pages are on their way.").format(n=pages))

    def _sheet(self) -> "Handout | None":
        from exercises.phone.handout import handout

        taken = self._taken
        return handout(taken.timeline, self._library().exercise, taken.about) if taken is not None else None

    # What is common

    def _ask_where(self, ending: str, title: str, pattern: str, write: Callable[[Path], None]) -> None:
        if self._taken is None:
            return
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, title, place or str(Path.home()), pattern)
        dialog.setObjectName(f"save-{ending}-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{self._taken.file_name}.{ending}")
        dialog.fileSelected.connect(lambda name: write(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @staticmethod
    def _write(path: Path, content: bytes) -> None:
        from exercises.sharing.disk import write_whole

        write_whole(path, content)

    def _closed(self) -> None:
        """The panel told where the page is; once it is gone, the line below does for a while."""
        self._say_saved()

    def _say_saved(self) -> None:
        if self._saved is None:
            return
        saved, self._saved = self._saved, None
        self._window.say(
            self.tr("Saved: {path}").format(path=saved),
            action=self.tr("Open folder"),
            on_action=lambda: self._open_folder(saved),
        )

    def _show_folder(self) -> None:
        if self._saved is not None:
            self._open_folder(self._saved)

    def _open_folder(self, path: Path) -> None:
        from gui.services.opener import open_outside

        try:
            open_outside(path.parent)
        except AmbleError as error:
            self._window.say(str(error))

    def _to_safety(self) -> None:
        self._panel_of_mine().put_away()
        self.safety_wanted.emit()
