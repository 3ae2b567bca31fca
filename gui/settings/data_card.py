"""The part of the settings about the user's data: where it lies, copies of it, and deleting it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import Button, ButtonRow, danger_button, secondary_button
from gui.widgets.card import Card
from gui.widgets.labels import Label, Role


class DataCard(Card):
    """Says where everything is and tells what is wanted with it."""

    open_folder_requested = Signal()
    backup_requested = Signal()
    restore_requested = Signal()
    merge_requested = Signal()
    export_requested = Signal()
    delete_requested = Signal()

    def __init__(self, theme: Theme, data: Path, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.content.setSpacing(theme.px(Space.M))
        add = self.content.addWidget
        add(Label(self.tr("Your data"), Role.HEADING))
        where = self.tr("Your routines, your history and these settings lie in this folder, and only there:")
        add(Label(where, Role.MUTED))
        add(Label(str(data), Role.BODY))
        folder = self._button(secondary_button(theme, self.tr("Open the folder"), icon="folder"), "open-data")
        folder.clicked.connect(self.open_folder_requested)
        export = self._button(secondary_button(theme, self.tr("Export…"), icon="upload"), "export-data")
        export.clicked.connect(self.export_requested)
        add(ButtonRow(theme, folder, export))
        add(Label(self.tr("Backups"), Role.SUBHEADING))
        kept = self.tr(
            "Your history is copied once a day. The last of each of 7 days, 4 weeks and 12 months are kept in the same "
            "folder; a copy on another disk is a good idea."
        )
        add(Label(kept, Role.MUTED))
        backup = self._button(secondary_button(theme, self.tr("Back up now…"), icon="download"), "back-up-now")
        backup.clicked.connect(self.backup_requested)
        restore = self._button(
            secondary_button(theme, self.tr("Put a backup in place…"), icon="undo"), "restore-backup"
        )
        restore.clicked.connect(self.restore_requested)
        add(ButtonRow(theme, backup, restore))
        add(Label(self.tr("More than one computer"), Role.SUBHEADING))
        together = self.tr(
            "Import the history of another computer as often as you like: nothing comes twice, and nothing is lost."
        )
        add(Label(together, Role.MUTED))
        merge = self._button(
            secondary_button(theme, self.tr("Import another history…"), icon="upload"), "merge-history"
        )
        merge.clicked.connect(self.merge_requested)
        add(ButtonRow(theme, merge))
        delete = self._button(danger_button(theme, self.tr("Delete all my data…"), icon="trash"), "delete-all")
        delete.clicked.connect(self.delete_requested)
        add(ButtonRow(theme, delete))

    def _button(self, button: Button, name: str) -> Button:
        button.setObjectName(name)
        return button
