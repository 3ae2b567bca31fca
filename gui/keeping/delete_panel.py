"""Deleting everything: what goes is said first, and it is done only after a word was typed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from exercises.history.erasing import Belongings
from gui.keeping import words
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow, danger_button, primary_button
from gui.widgets.choice_card import ChoiceCard
from gui.widgets.labels import Label, Role
from gui.widgets.overlay import Overlay


class DeletePanel(Overlay):
    """Two steps, in both of which keeping is the button that is pressed by itself; `closed` means that all stays."""

    confirmed = Signal(bool)  # whether the user's own exercises and routines go too

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, self.tr("Delete all my data?"))
        self.setObjectName("delete-panel")
        self._first, self._second = QWidget(), QWidget()
        for step in (self._first, self._second):
            column = QVBoxLayout(step)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.px(Space.L))
            self.card.content.addWidget(step)
        self._make_first(theme)
        self._make_second(theme)

    def ask(self, found: Belongings, sessions: int | None) -> None:
        """Show what would go: these files, with so many sessions in them (None: not known)."""
        self._lines.set_text("\n".join(f"·  {line}" for line in words.what_goes(found, sessions)))
        self._own.setVisible(bool(found.own))
        self._own.setChecked(False)
        self._links.set_text(self._told_links(found.links))
        self._links.setVisible(bool(found.links))
        self._word.clear()
        self._second.hide()
        self._first.show()
        self.open(self._keep)
        self._scroll.scroll_to_top()  # large letters: what it is about comes first

    def _make_first(self, theme: Theme) -> None:
        self._lines = Label("", Role.BODY)
        self._own = ChoiceCard(theme, self.tr("Also the exercises, routines and plans that I made myself"))
        self._own.setObjectName("delete-own")
        self._links = Label("", Role.MUTED)
        story = Label(
            self.tr(
                "This can't be undone: the backups go as well. What you saved elsewhere, such as an export or a backup "
                "of your own, stays."
            ),
            Role.BODY,
        )
        self._keep = primary_button(theme, self.tr("Keep my data"))
        self._keep.setObjectName("delete-keep")
        self._keep.clicked.connect(self.close_panel)
        go_on = danger_button(theme, self.tr("Go on to delete…"))
        go_on.setObjectName("delete-go-on")
        go_on.clicked.connect(self._go_on)
        column = self._first.layout()
        assert column is not None  # noqa: S101 - made above
        for widget in (
            Label(self.tr("This goes from this computer:"), Role.SUBHEADING),
            *(self._lines, self._own, story, self._links),
            ButtonRow(theme, self._keep, go_on),
        ):
            column.addWidget(widget)

    def _make_second(self, theme: Theme) -> None:
        # Translated together: the word is asked for and compared in the language of the window.
        self._asked = self.tr("delete")
        self._word = QLineEdit()
        self._word.setObjectName("delete-word")
        self._word.setAccessibleName(self.tr("Confirm by typing"))
        self._word.textChanged.connect(self._typed)
        self._keep_still = primary_button(theme, self.tr("Keep my data"))
        self._keep_still.setObjectName("delete-keep-still")
        self._keep_still.clicked.connect(self.close_panel)
        self._delete = danger_button(theme, self.tr("Delete everything"), icon="trash")
        self._delete.setObjectName("delete-everything")
        self._delete.clicked.connect(self._confirm)
        column = self._second.layout()
        assert column is not None  # noqa: S101 - made above
        told = self.tr("Type the word {word} to confirm. Amble then begins as on its first day.")
        for widget in (
            Label(told.format(word=f"“{self._asked}”"), Role.BODY),
            self._word,
            ButtonRow(theme, self._keep_still, self._delete),
        ):
            column.addWidget(widget)

    def _told_links(self, links: Sequence[Path]) -> str:
        names = ", ".join(path.name for path in links)
        return self.tr("{names}: this is a link to another place. What lies there stays.").format(names=names)

    def _go_on(self) -> None:
        self._first.hide()
        self._second.show()
        self._delete.setEnabled(False)
        self._keep_still.setFocus()

    def _typed(self, written: str) -> None:
        self._delete.setEnabled(written.strip().casefold() == self._asked.casefold())

    def _confirm(self) -> None:
        self.put_away()
        self.confirmed.emit(self._own.isChecked())
