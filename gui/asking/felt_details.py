"""What may be told beside the numbers: a leg, the places, a note."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.chips import ChipRow
from gui.widgets.labels import Label, Role
from gui.words.places import PLACES, place_word

_LONGEST_NOTE = 2000
_YES, _NO = "yes", "no"


class FeltDetails(QWidget):
    """Three questions, each of which may stay unanswered."""

    leg_answered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        new, where = self.tr("Anything new or worse in a leg?"), self.tr("Where is it felt?")
        self._leg = ChipRow(
            theme,
            ((_NO, self.tr("No")), (_YES, self.tr("Yes: numb, tingling, weak"))),
            can_clear=True,
            name=new,
        )
        self._leg.setObjectName("leg")
        self._leg.chosen_changed.connect(self._leg_chosen)
        self._next = Label(self.tr("Then a few questions about warning signs come next."), Role.SECONDARY)
        self._next.setObjectName("leg-next")
        self._places = ChipRow(theme, [(key, place_word(key)) for key, _ in PLACES], multiple=True, name=where)
        self._places.setObjectName("where")
        self._note = QPlainTextEdit()
        self._note.setObjectName("note")
        self._note.setPlaceholderText(self.tr("A note, if you like"))
        self._note.setAccessibleName(self.tr("Note"))
        self._note.setTabChangesFocus(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            Label(new, Role.SUBHEADING),
            self._leg,
            self._next,
            Label(where, Role.SUBHEADING),
            self._places,
            self._note,
        ):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._next.hide()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def leg(self) -> bool | None:
        """Whether something in a leg is new or worse; None while it is not answered."""
        return self._leg.chosen == (_YES,) if self._leg.chosen else None

    @property
    def where(self) -> tuple[str, ...]:
        """The keys of the places."""
        return self._places.chosen

    @property
    def note(self) -> str | None:
        """What was written, at most 2,000 letters; None when nothing was."""
        return self._note.toPlainText().strip()[:_LONGEST_NOTE] or None

    def show_felt(self, leg: bool | None, where: tuple[str, ...], note: str | None) -> None:
        """Show what is known already."""
        self._leg.set_chosen(() if leg is None else (_YES if leg else _NO,))
        self._next.setVisible(leg is True)
        self._places.set_chosen(where)
        self._note.setPlainText(note or "")

    def _leg_chosen(self) -> None:
        self._next.setVisible(self.leg is True)
        self.leg_answered.emit()

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(Space.S))
        self._note.setFixedHeight(self._theme.px(84))
