"""What a result is told with: a scale, seven answers, or numbers, one or one a side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.history.facts import Fact, Measure, Measured
from exercises.history.measures.catalogue import DEFINITIONS, OVERALL_ANSWERS, SCALE_ENDS
from exercises.history.measures.ranges import RANGES, SIDED, WHOLE
from exercises.library.timeline import Side
from gui import text
from gui.measures.value_field import ValueField
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.choice_card import ChoiceCard
from gui.widgets.focus_group import FocusGroup
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import FlowLayout
from gui.widgets.number_scale import NumberScale


class ResultFields(QWidget):
    """Fields for one measure; `check` gives the facts, or says what is missing and gives None."""

    confirmed = Signal()  # Enter in the last field

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._problem = Label("", Role.BAD)
        self._problem.setObjectName("fields-problem")
        self._problem.hide()
        theme.changed.connect(self._respace)
        self._respace()

    def begin(self) -> None:
        """Take the focus."""
        raise NotImplementedError

    def check(self) -> tuple[Fact, ...] | None:
        """The facts as they are filled in; None when something is missing, which is said."""
        raise NotImplementedError

    def _tell(self, problem: str) -> None:
        self._problem.set_text(problem)
        self._problem.setVisible(bool(problem))

    def _respace(self) -> None:
        self.column.setSpacing(self._theme.px(Space.M))


class ScaleFields(ResultFields):
    """One scale from 0 to 10."""

    def __init__(self, theme: Theme, measure: Measure, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._measure = measure
        lowest, highest = SCALE_ENDS[measure]
        self._scale = NumberScale(theme, lowest=lowest, highest=highest, name=DEFINITIONS[measure].name)
        self._scale.value_changed.connect(lambda: self._tell(""))
        self.column.addWidget(self._scale)
        self.column.addWidget(self._problem)

    def begin(self) -> None:
        self._scale.findChildren(QWidget, "scale-0")[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> tuple[Fact, ...] | None:
        value = self._scale.value
        if value is None:
            self._tell(self.tr("Please choose a number."))
            self.begin()
            return None
        return (Measured(self._measure, float(value)),)


class OverallFields(ResultFields):
    """Seven answers from much better to much worse."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._cards: dict[int, ChoiceCard] = {}
        for value, words in OVERALL_ANSWERS.items():
            card = ChoiceCard(theme, words, single=True)
            card.setObjectName(f"overall-{value}")
            card.activated.connect(lambda chosen=value: self._choose(chosen))
            self._cards[value] = card
            self.column.addWidget(card)
        self._group = FocusGroup(self, choose=True)
        self._group.set_buttons(list(self._cards.values()))
        self.column.addWidget(self._problem)

    def begin(self) -> None:
        self._cards[max(self._cards)].setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> tuple[Fact, ...] | None:
        chosen = next((value for value, card in self._cards.items() if card.isChecked()), None)
        if chosen is None:
            self._tell(self.tr("Please choose one of the seven."))
            self.begin()
            return None
        return (Measured(Measure.OVERALL_CHANGE, float(chosen)),)

    def _choose(self, chosen: int) -> None:
        for value, card in self._cards.items():
            card.setChecked(value == chosen)
        self._group.settle()
        self._tell("")

    def _respace(self) -> None:
        self.column.setSpacing(self._theme.px(Space.S))


class NumberFields(ResultFields):
    """One number, or one for each side, of which one may stay empty."""

    def __init__(self, theme: Theme, measure: Measure, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._measure = measure
        self._fields: dict[Side | None, ValueField] = {}
        row = QWidget()
        self._flow = FlowLayout(row)
        sides: Sequence[Side | None] = (Side.LEFT, Side.RIGHT) if measure in SIDED else (None,)
        for side in sides:
            self._flow.addWidget(self._field(side))
        self.column.addWidget(row)
        self.column.addWidget(self._problem)
        self._respace()

    def set_value(self, side: Side | None, value: float | None) -> None:
        """Fill in a result, such as the one that was just timed."""
        self._fields[side].set_value(value)

    def begin(self) -> None:
        first = next(iter(self._fields.values()))
        first.line.setFocus(Qt.FocusReason.OtherFocusReason)
        first.line.selectAll()

    def check(self) -> tuple[Fact, ...] | None:
        fine = [field.check() for field in self._fields.values()]  # each of them says what it needs
        if not all(fine):
            return None
        told = tuple(
            Measured(self._measure, field.value, side)
            for side, field in self._fields.items()
            if field.value is not None
        )
        if not told:
            self._tell(self.tr("Please write a number for one side at least."))
            self.begin()
            return None
        return told

    def _field(self, side: Side | None) -> QWidget:
        definition = DEFINITIONS[self._measure]
        lowest, highest = RANGES[self._measure]
        name = definition.name if side is None else f"{definition.name}, {text.side(side)}"
        field = ValueField(
            self._theme,
            lowest,
            highest,
            name=name,
            unit=definition.unit,
            whole=self._measure in WHOLE,
            optional=side is not None,
        )
        field.setObjectName("value" if side is None else f"value-{side.value}")
        field.confirmed.connect(self.confirmed)
        field.edited.connect(lambda: self._tell(""))
        self._fields[side] = field
        if side is None:
            return field
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.XS))
        column.addWidget(Label(text.side(side), Role.MUTED))
        column.addWidget(field)
        return box

    def _respace(self) -> None:
        super()._respace()
        if hasattr(self, "_flow"):
            self._flow.set_spacing(self._theme.px(Space.XXL), self._theme.px(Space.M))
