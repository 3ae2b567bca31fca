"""The panel that asks how something is taken along, and afterwards tells how it comes onto the phone."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import Button, ButtonKind, ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.labels import Label, Role
from gui.widgets.overlay import Overlay


class TakePanel(Overlay):
    """Asks, and tells what was chosen; it stays until it is put away."""

    phone_chosen = Signal()
    print_chosen = Signal()
    pdf_chosen = Signal()
    safety_chosen = Signal()
    folder_chosen = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, "", width=640)
        self._inside: QWidget | None = None

    def ask(self, name: str, *, lock: str = "", is_walk: bool = False) -> None:
        """Ask how `name` is taken along; `lock` says why no session is to be done now, empty when one may be."""
        column = self._begin(self.tr("Take it with you"))
        column.addWidget(Label(name, Role.MUTED, max_lines=2))
        if lock:
            column.addWidget(Banner(self._theme, self.tr("No page for the phone now."), lock, Tone.READY))
            first = self._button("take-safety", self.tr("What to do now"), "", self.safety_chosen)
            column.addWidget(ButtonRow(self._theme, first))
        else:
            first = self._button("take-phone", self.tr("A page for my phone"), "phone", self.phone_chosen)
            first.set_kind(ButtonKind.PRIMARY)
            told = self.tr(
                "It leads you through with figures, times and sounds, without a network. At its end it shows a line "
                "that brings the session home."
            )
            self._add(column, (first,), told)
        if not (lock and is_walk):
            printed = self._button("take-print", self.tr("Print"), "print", self.print_chosen)
            pdf = self._button("take-pdf", self.tr("Save as PDF"), "file", self.pdf_chosen)
            told = self.tr("On paper: figures, how much of what, and boxes to tick for two weeks.")
            self._add(column, (printed, pdf), told)
        self._end(column, (), first)

    def tell_saved(self, path: Path) -> None:
        """Tell where the page for the phone is, how it gets there, and how the session comes back."""
        column = self._begin(self.tr("Now onto your phone"))
        column.addWidget(Label(self.tr("It is saved: {path}").format(path=path), Role.MUTED))
        steps = (
            self.tr("1. Send this one file to your phone as you send a photo: by mail, a messenger or a cable."),
            self.tr(
                "2. Open it there in the browser. It needs no network, and nothing that you enter leaves the phone."
            ),
            self.tr(
                "3. At the end the page shows a line. Copy it, send it to yourself, and paste it here: "
                "History, “I did this on my phone”."
            ),
        )
        for step in steps:
            column.addWidget(Label(step, Role.BODY))
        done = primary_button(self._theme, self.tr("Done"))
        done.setObjectName("take-done")
        done.clicked.connect(self.close_panel)
        folder = self._button("take-folder", self.tr("Open folder"), "folder", self.folder_chosen)
        self._end(column, (done, folder), done)

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
        column.setSpacing(self._theme.px(Space.M))
        self.card.content.setSpacing(self._theme.px(Space.M))
        return column

    def _end(self, column: QVBoxLayout, buttons: Iterable[Button], first: Button) -> None:
        row = ButtonRow(self._theme, *buttons)
        if not buttons:
            cancel = quiet_button(self._theme, self.tr("Cancel"))
            cancel.setObjectName("take-cancel")
            cancel.clicked.connect(self.close_panel)
            row.add(cancel)
        column.addWidget(row)
        inside = self._inside
        if inside is not None:
            self.card.content.addWidget(inside)
            inside.show()
        if self.isVisible():
            first.setFocus()
        else:
            self.open(first)
        self._scroll.scroll_to_top()  # one reads before one answers

    def _button(self, name: str, label: str, icon: str, chosen: SignalInstance) -> Button:
        button = secondary_button(self._theme, label, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(chosen)
        return button

    def _add(self, column: QVBoxLayout, buttons: Iterable[Button], told: str) -> None:
        column.addWidget(ButtonRow(self._theme, *buttons))
        column.addWidget(Label(told, Role.SECONDARY))
        column.addSpacing(self._theme.px(Space.S))
