"""A pair of shoes to fill in: what it is called, since when it is worn, how far it had walked by then."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from exercises.history.facts import ShoePair
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow, primary_button, quiet_button
from gui.widgets.card import Card
from gui.widgets.fields import DateField, NumberField
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import FlowLayout

LONGEST_NAME = 80
_MOST_KILOMETRES = 5000
_EARLIEST = date(2000, 1, 1)


class PairForm(Card):
    """Asks for a new pair, or changes one that is there."""

    saved = Signal(object)  # ShoePair
    cancelled = Signal()

    def __init__(self, theme: Theme, pair: ShoePair | None, today: date, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=24, parent=parent)
        self._pair = pair
        px = theme.px
        self.content.setSpacing(px(Space.M))
        self.content.addWidget(Label(self.tr("Change this pair") if pair else self.tr("A pair of shoes"), Role.HEADING))
        self._name = QLineEdit()
        self._name.setObjectName("pair-name")
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setPlaceholderText(self.tr("Such as: grey ones"))
        self._since = DateField(theme)
        self._since.setObjectName("pair-since")
        self._since.set_bounds(_EARLIEST, today)
        self._kilometres = NumberField(theme, 0, _MOST_KILOMETRES, unit=self.tr("km"))
        self._kilometres.setObjectName("pair-kilometres")
        self._kilometres.setSingleStep(10)
        self.content.addWidget(self._field(self.tr("Name"), self._name))
        self.content.addWidget(
            self._pair_of(
                self._field(self.tr("Worn since"), self._since),
                self._field(self.tr("Walked already by then"), self._kilometres),
            )
        )
        save = primary_button(theme, self.tr("Save"))
        save.setObjectName("pair-save")
        save.clicked.connect(self._save)
        cancel = quiet_button(theme, self.tr("Cancel"))
        cancel.setObjectName("pair-cancel")
        cancel.clicked.connect(self.cancelled)
        self.content.addWidget(ButtonRow(theme, save, cancel))
        self._save_button = save
        self._name.textChanged.connect(self._check)
        self._name.returnPressed.connect(self._save)
        self._since.set_day(pair.since if pair else today)
        if pair is not None:
            self._name.setText(pair.name)
            self._kilometres.setValue(round(pair.kilometres))
        self._check()

    def begin(self) -> None:
        """Put the cursor into the name."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def _field(self, name: str, field: QWidget) -> QWidget:
        field.setAccessibleName(name)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.XS))
        column.addWidget(Label(name, Role.MUTED))
        column.addWidget(field)
        return box

    def _pair_of(self, first: QWidget, second: QWidget) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, spacing=self._theme.px(Space.XL), line_spacing=self._theme.px(Space.M))
        flow.addWidget(first)
        flow.addWidget(second)
        return box

    def _check(self) -> None:
        self._save_button.setEnabled(bool(self._name.text().strip()))

    def _save(self) -> None:
        name = self._name.text().strip()
        if not name:
            return
        kilometres = float(self._kilometres.value())
        if self._pair is None:
            pair = ShoePair(str(uuid4()), name, self._since.day, kilometres)
        else:
            # What the field only shows rounded stays exact unless it was changed.
            same = round(self._pair.kilometres) == self._kilometres.value()
            pair = replace(
                self._pair,
                name=name,
                since=self._since.day,
                kilometres=self._pair.kilometres if same else kilometres,
            )
        self.saved.emit(pair)
