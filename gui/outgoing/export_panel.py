"""The panel that asks in which form the history goes out, shows how far it is, and tells where it went."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import Button, ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.labels import Label, Role
from gui.widgets.overlay import Overlay


class Form(StrEnum):
    """What the history can become; each is the ending of its file."""

    TABLE = "csv"
    EVERYTHING = "json"
    CALENDAR = "ics"


class ExportPanel(Overlay):
    """Asks and tells; it stays until it is put away, and may be put away while the file is being written."""

    form_chosen = Signal(object)  # Form
    stop_chosen = Signal()
    folder_chosen = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, "", width=660)
        self._inside: QWidget | None = None
        self._told = Label("", Role.MUTED)
        self._excel = QCheckBox()
        self._for_excel = True

    @property
    def is_for_excel(self) -> bool:
        """Whether the table begins with the mark that Excel needs."""
        return self._for_excel

    def ask(self) -> None:
        """Ask what the history is to become."""
        column = self._begin(self.tr("Export"))
        column.addWidget(
            Label(self.tr("Always your whole history. Nothing leaves this computer unless you send it."), Role.MUTED)
        )
        table = self._choice(
            column,
            Form.TABLE,
            self.tr("For a spreadsheet"),
            "chart",
            self.tr(
                "One row for each step, for your own sums and charts. Minutes, distance and pain of a whole session "
                "stand in its first row only, so sums come out right. With the box below ticked Excel shows letters "
                "such as ä as they are; other programs don't mind."
            ),
        )
        self._excel = QCheckBox(self.tr("For Excel"))
        self._excel.setObjectName("export-for-excel")
        self._excel.setChecked(self._for_excel)
        self._excel.toggled.connect(self._remember)
        column.addWidget(self._excel)
        self._choice(
            column,
            Form.EVERYTHING,
            self.tr("Everything, for another computer"),
            "copy",
            self.tr("All sessions and notes, and what they were before. Amble can import them; nothing comes twice."),
        )
        self._choice(
            column,
            Form.CALENDAR,
            self.tr("For your calendar"),
            "calendar",
            self.tr(
                "The next two weeks of your plan, and what you have done. Titles are short and say nothing about pain. "
                "A calendar of its own is best: it is easily emptied when a newer file comes."
            ),
        )
        cancel = quiet_button(self._theme, self.tr("Cancel"))
        cancel.setObjectName("export-cancel")
        cancel.clicked.connect(self.close_panel)
        self._end(column, (cancel,), table)

    def tell_writing(self) -> None:
        """Tell that the file is being written."""
        column = self._begin(self.tr("Writing your file…"))
        self._told = Label(self.tr("This takes a moment."), Role.MUTED)
        self._told.setObjectName("export-progress")
        column.addWidget(self._told)
        stop = secondary_button(self._theme, self.tr("Stop"))
        stop.setObjectName("export-stop")
        stop.clicked.connect(self.stop_chosen)
        self._end(column, (stop,), stop)

    def set_written(self, size: int) -> None:
        """Tell how many bytes are written so far."""
        words = self.tr("{n} MB so far.").format(n=f"{size / 1_000_000:.1f}")
        if size >= 100_000 and self._told.text() != words:
            self._told.set_text(words)

    def tell_saved(self, path: Path) -> None:
        """Tell where the file is."""
        column = self._begin(self.tr("Saved"))
        column.addWidget(Label(str(path), Role.BODY))
        done = primary_button(self._theme, self.tr("Done"))
        done.setObjectName("export-done")
        done.clicked.connect(self.close_panel)
        folder = secondary_button(self._theme, self.tr("Show in folder"), icon="folder")
        folder.setObjectName("export-folder")
        folder.clicked.connect(self.folder_chosen)
        self._end(column, (done, folder), done)

    def _remember(self, checked: bool) -> None:
        self._for_excel = checked

    def _choice(self, column: QVBoxLayout, form: Form, words: str, icon: str, told: str) -> Button:
        button = secondary_button(self._theme, words, icon=icon)
        button.setObjectName(f"export-{form.value}")
        button.clicked.connect(lambda: self.form_chosen.emit(form))
        column.addSpacing(self._theme.px(Space.S))
        column.addWidget(ButtonRow(self._theme, button))
        column.addWidget(Label(told, Role.SECONDARY))
        return button

    def _begin(self, title: str) -> QVBoxLayout:
        """An empty column in place of what the panel held."""
        if self._inside is not None:
            self.card.content.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self.title.set_text(title)
        self.setAccessibleName(title)
        inside = self._inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.S))
        self.card.content.setSpacing(self._theme.px(Space.M))
        return column

    def _end(self, column: QVBoxLayout, buttons: tuple[Button, ...], first: Button) -> None:
        column.addSpacing(self._theme.px(Space.S))
        column.addWidget(ButtonRow(self._theme, *buttons))
        if self._inside is not None:
            self.card.content.addWidget(self._inside)
            self._inside.show()
        if self.isVisible():
            first.setFocus()
        else:
            self.open(first)
        self._scroll.scroll_to_top()  # one reads before one answers
