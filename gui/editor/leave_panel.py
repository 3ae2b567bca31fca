"""The question before unsaved changes would be gone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.theme.theme import Theme
from gui.widgets.buttons import ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.labels import Label, Role
from gui.widgets.overlay import Overlay


class LeavePanel(Overlay):
    """Save, don't save, or stay; `closed` means to stay."""

    save_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, "")
        self.title.set_text(self.tr("Save your changes?"))
        self.setAccessibleName(self.title.text())
        self.card.content.addWidget(
            Label(self.tr("What you changed since you last saved is kept only if you save it."), Role.MUTED)
        )
        self._save = primary_button(theme, self.tr("Save"))
        self._save.setObjectName("leave-save")
        drop = secondary_button(theme, self.tr("Don't save"))
        drop.setObjectName("leave-drop")
        stay = quiet_button(theme, self.tr("Stay here"))
        stay.setObjectName("leave-stay")
        self.card.content.addWidget(ButtonRow(theme, self._save, drop, stay))
        self._save.clicked.connect(self._save_and_leave)
        drop.clicked.connect(self._drop)
        stay.clicked.connect(self.close_panel)

    def ask(self) -> None:
        """Open with the answer in focus that loses nothing."""
        self.open(self._save)

    def _save_and_leave(self) -> None:
        self.put_away()
        self.save_wanted.emit()

    def _drop(self) -> None:
        self.put_away()
        self.drop_wanted.emit()
