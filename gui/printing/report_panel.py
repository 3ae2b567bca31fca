"""The panel that asks what a report holds, shows its two pages, and tells where it was saved."""

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QSize, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from exercises.report.content import Report
from gui.printing.report import PAGES, report_pictures
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.chips import ChipRow
from gui.widgets.labels import Label, Role
from gui.widgets.overlay import Overlay

_PAGE_RATIO = 297 / 210
_WIDTH = 880


class Stretch(Enum):
    """The time that a report may be about, in weeks up to today; 0 is all of it."""

    FOUR_WEEKS = 4
    TWELVE_WEEKS = 12
    HALF_YEAR = 26
    ALL = 0


class PagePictures(QWidget):
    """The pages beside each other, as they will be on paper; painted anew when there is other room for them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._report: Report | None = None
        self._pictures: tuple[QImage, ...] = ()
        self._for = (0, 0.0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setObjectName("report-pages")
        self.setAccessibleName(self.tr("How the two pages will look"))

    def show_report(self, report: Report) -> None:
        """Show this report's pages."""
        self._report, self._pictures = report, ()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._page_width(width) * _PAGE_RATIO) + 2

    def sizeHint(self) -> QSize:
        width = self._theme.px(_WIDTH) // 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(event.size().width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        width = self._page_width(self.width())
        wanted = width, self.devicePixelRatioF()
        if self._report is not None and (not self._pictures or self._for != wanted):
            self._pictures, self._for = report_pictures(self._report, *wanted), wanted
        painter = QPainter(self)
        for number, picture in enumerate(self._pictures):
            x = number * (width + self._gap)
            painter.drawImage(QPointF(x, 0), picture)
            painter.setPen(QPen(QColor(self._theme.colours.line), 1))
            height = round(picture.height() / picture.devicePixelRatioF())
            painter.drawRect(QRect(x, 0, width - 1, height - 1))

    @property
    def _gap(self) -> int:
        return self._theme.px(Space.M)

    def _page_width(self, width: int) -> int:
        return max(1, (width - self._gap * (PAGES - 1)) // PAGES)


class ReportPanel(Overlay):
    """Asks and shows; what is typed as a name is kept nowhere and gone when the panel is asked for anew."""

    wish_changed = Signal()  # other days, or with notes or without
    name_changed = Signal()
    save_chosen = Signal()
    print_chosen = Signal()
    folder_chosen = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, "", width=_WIDTH)
        self.card.content.setSpacing(theme.px(Space.M))
        self._stretch = ChipRow(theme, self._stretches(), name=self.tr("Time"))
        self._stretch.setObjectName("report-time")
        self._stretch.chosen_changed.connect(lambda _: self.wish_changed.emit())
        self._notes = QCheckBox(self.tr("With my notes about sessions"))
        self._notes.setObjectName("report-notes")
        self._notes.toggled.connect(lambda _: self.wish_changed.emit())
        self._name = QLineEdit()
        self._name.setObjectName("report-name")
        self._name.setMaxLength(120)
        self._name.setAccessibleName(self.tr("Name on the paper"))
        self._name.setPlaceholderText(self.tr("Empty: a line to write on"))
        self._name.textChanged.connect(lambda _: self.name_changed.emit())
        self._pages = PagePictures(theme)
        self._empty = Label(self.tr("Nothing was done or told in this time. A longer time may hold more."), Role.BODY)
        self._empty.setObjectName("report-empty")
        self._save = primary_button(theme, self.tr("Save as PDF"))
        self._save.setObjectName("report-save")
        self._save.clicked.connect(self.save_chosen)
        self._print = secondary_button(theme, self.tr("Print"), icon="print")
        self._print.setObjectName("report-print")
        self._print.clicked.connect(self.print_chosen)
        self._path = Label("", Role.BODY)
        self._asking, self._saved = self._ask_column(), self._saved_column()
        self.card.content.addWidget(self._asking)
        self.card.content.addWidget(self._saved)

    # What is chosen

    @property
    def stretch(self) -> Stretch:
        """The time that is chosen."""
        return next((each for each in Stretch if (str(each.value),) == self._stretch.chosen), Stretch.TWELVE_WEEKS)

    @property
    def wants_notes(self) -> bool:
        """Whether notes are wanted; not before somebody says so."""
        return self._notes.isChecked()

    @property
    def name(self) -> str:
        """The name that was typed for the paper."""
        return self._name.text()

    # What is shown

    def ask(self) -> None:
        """Ask anew: 12 weeks, no notes, no name."""
        for field in (self._notes, self._name):
            field.blockSignals(True)
        self._stretch.set_chosen((str(Stretch.TWELVE_WEEKS.value),))
        self._notes.setChecked(False)
        self._name.clear()
        for field in (self._notes, self._name):
            field.blockSignals(False)
        self._show(self._asking, self.tr("Report for my physio"))
        self.open(self._save)
        self._scroll.scroll_to_top()

    def show_report(self, report: Report) -> None:
        """Show how it looks, or say that there is nothing in it."""
        self._pages.setVisible(not report.is_empty)
        self._empty.setVisible(report.is_empty)
        for button in (self._save, self._print):
            button.setEnabled(not report.is_empty)
        if not report.is_empty:
            self._pages.show_report(report)

    def tell_saved(self, path: Path) -> None:
        """Tell where the file is."""
        self._path.set_text(str(path))
        self._show(self._saved, self.tr("Saved"))
        self._done.setFocus()

    def _show(self, part: QWidget, title: str) -> None:
        for each in (self._asking, self._saved):
            each.setVisible(each is part)
        self.title.set_text(title)
        self.setAccessibleName(title)

    def _stretches(self) -> tuple[tuple[str, str], ...]:
        words = {
            Stretch.FOUR_WEEKS: self.tr("4 weeks"),
            Stretch.TWELVE_WEEKS: self.tr("12 weeks"),
            Stretch.HALF_YEAR: self.tr("Half a year"),
            Stretch.ALL: self.tr("Since the start"),
        }
        return tuple((str(each.value), said) for each, said in words.items())

    def _ask_column(self) -> QWidget:
        inside, column = self._column_of_mine()
        told = self.tr("Two pages for somebody who treats you. Nothing leaves this computer unless you send it.")
        column.addWidget(Label(told, Role.MUTED))
        column.addWidget(self._stretch)
        column.addWidget(Label(self.tr("Name on the paper; it is not kept"), Role.SECONDARY))
        column.addWidget(self._name)
        column.addWidget(self._notes)
        cancel = quiet_button(self._theme, self.tr("Cancel"))
        cancel.setObjectName("report-cancel")
        cancel.clicked.connect(self.close_panel)
        column.addWidget(ButtonRow(self._theme, self._save, self._print, cancel))
        column.addWidget(self._empty)
        column.addWidget(self._pages)
        return inside

    def _saved_column(self) -> QWidget:
        inside, column = self._column_of_mine()
        column.addWidget(self._path)
        self._done = primary_button(self._theme, self.tr("Done"))
        self._done.setObjectName("report-done")
        self._done.clicked.connect(self.close_panel)
        folder = secondary_button(self._theme, self.tr("Show in folder"), icon="folder")
        folder.setObjectName("report-folder")
        folder.clicked.connect(self.folder_chosen)
        column.addWidget(ButtonRow(self._theme, self._done, folder))
        return inside

    def _column_of_mine(self) -> tuple[QWidget, QVBoxLayout]:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.M))
        return inside, column
