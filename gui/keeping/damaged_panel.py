"""A history file that is damaged: what happened, what there is instead, and what can be done."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exercises.history.restoring import Restoring
from gui.keeping import words
from gui.theme.theme import Theme
from gui.widgets.buttons import Button, ButtonKind, ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.labels import Label, Role
from gui.widgets.overlay import Overlay


class DamagedPanel(Overlay):
    """Offers the newest good backup; `closed` means not now."""

    backup_wanted = Signal()
    afresh_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, self.tr("Your history file is damaged"), width=720)
        self.setObjectName("damaged-panel")
        self._story = Label("", Role.BODY)
        self._offer = Label("", Role.SUBHEADING)
        self._trouble = Label("", Role.BAD)
        self._trouble.hide()
        for label in (self._story, self._offer):
            self.card.content.addWidget(label)
        self.card.content.addWidget(
            Label(
                self.tr(
                    "Either way the damaged file is kept beside it, and whatever can still be read of it is brought "
                    "over. Nothing is thrown away."
                ),
                Role.MUTED,
            )
        )
        self.card.content.addWidget(self._trouble)
        self._use = self._button(primary_button(theme, self.tr("Use this backup")), "use-backup")
        self._afresh = self._button(secondary_button(theme, self.tr("Begin afresh")), "begin-afresh")
        folder = self._button(quiet_button(theme, self.tr("Show the folder"), icon="folder"), "show-folder")
        later = self._button(quiet_button(theme, self.tr("Not now")), "damaged-later")
        self._use.clicked.connect(self.backup_wanted)
        self._afresh.clicked.connect(self.afresh_wanted)
        folder.clicked.connect(self.folder_wanted)
        later.clicked.connect(self.close_panel)
        self.card.content.addWidget(ButtonRow(theme, self._use, self._afresh, folder, later))

    def ask(self, name: str, backup_day: date | None, found: Restoring | None, trouble: str) -> None:
        """Show what happened to the file of this name; without a backup only beginning afresh is offered."""
        self._story.set_text(
            self.tr(
                "{name} can't be read as it is. That happens when a disk, a power cut or a program that copies files "
                "breaks off in the middle. It is no fault of yours."
            ).format(name=name)
        )
        self._use.setVisible(found is not None)
        self._afresh.set_kind(ButtonKind.PRIMARY if found is None else ButtonKind.SECONDARY)
        if found is None:
            self._offer.set_text(self.tr("There is no backup of it that is whole."))
        else:
            self._offer.set_text(words.backup_story(backup_day, found))
        self.show_trouble(trouble)
        self.open(self._use if found is not None else self._afresh)
        self._scroll.scroll_to_top()  # large letters: what it is about comes first

    def show_trouble(self, sentence: str) -> None:
        """Say why it did not go; everything is as it was."""
        self._trouble.set_text(sentence)
        self._trouble.setVisible(bool(sentence))

    def set_busy(self, busy: bool) -> None:
        """While something is being done nothing else is begun."""
        self._use.setEnabled(not busy)
        self._afresh.setEnabled(not busy)

    def _button(self, button: Button, name: str) -> Button:
        button.setObjectName(name)
        return button
