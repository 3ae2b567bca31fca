"""How far it was: typed, or counted in laps or steps of a known length."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.history.facts import DistanceWay, Fact, Measure, Measured
from exercises.history.measures.ranges import RANGES
from exercises.history.measures.words import number
from gui.measures.result_fields import ResultFields
from gui.measures.value_field import ValueField
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.chips import ChipRow
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import FlowLayout

_MOST_COUNTED = 1000
_LONGEST_METRES = {DistanceWay.LAPS: 400.0, DistanceWay.STEPS: 2.0}
_SHORTEST_METRES = {DistanceWay.LAPS: 1.0, DistanceWay.STEPS: 0.1}
_LOWEST, _HIGHEST = RANGES[Measure.TWO_MINUTE_WALK]


class DistanceFields(ResultFields):
    """Metres, in the way they were found last time; laps and steps need their length once and keep it."""

    def __init__(self, theme: Theme, last: Measured | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._last = last
        self._ways = ChipRow(
            theme,
            (
                (DistanceWay.LAPS.value, self.tr("Count laps")),
                (DistanceWay.STEPS.value, self.tr("Count steps")),
                (DistanceWay.TYPED.value, self.tr("I know the metres")),
            ),
            name=self.tr("How is the distance found?"),
        )
        self._ways.setObjectName("ways")
        self._ways.chosen_changed.connect(self._way_chosen)
        self._metres = ValueField(theme, _LOWEST, _HIGHEST, name=self.tr("Metres"), unit=self.tr("m"))
        self._metres.setObjectName("metres")
        self._count = ValueField(theme, 0, _MOST_COUNTED, name=self.tr("How many"))
        self._count.setObjectName("count")
        self._each = {way: self._length(way) for way in (DistanceWay.LAPS, DistanceWay.STEPS)}
        self._sum = Label("", Role.MUTED)
        self._sum.setObjectName("sum")
        row = QWidget()
        self._flow = FlowLayout(row)
        self._boxes = {
            "metres": self._box(self.tr("Distance"), self._metres),
            "count": self._box(self.tr("How many? Halves are fine"), self._count),
            DistanceWay.LAPS.value: self._box(self.tr("Length of one lap"), self._each[DistanceWay.LAPS]),
            DistanceWay.STEPS.value: self._box(self.tr("Length of one step"), self._each[DistanceWay.STEPS]),
        }
        for box in self._boxes.values():
            self._flow.addWidget(box)
        for field in (self._metres, self._count, *self._each.values()):
            field.confirmed.connect(self.confirmed)
            field.edited.connect(self._add_up)
        for widget in (self._ways, row, self._sum, self._problem):
            self.column.addWidget(widget)
        way = last.way if last is not None and last.way is not None else DistanceWay.LAPS
        if last is not None and last.unit_metres is not None and way in self._each:
            self._each[way].set_value(last.unit_metres)
        self._ways.set_chosen((way.value,))
        self._show_way()
        self._respace()

    @property
    def way(self) -> DistanceWay:
        """How the distance is told now."""
        chosen = self._ways.chosen
        return DistanceWay(chosen[0]) if chosen else DistanceWay.TYPED

    def begin(self) -> None:
        first = self._metres if self.way is DistanceWay.TYPED else self._count
        first.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> tuple[Fact, ...] | None:
        way = self.way
        if way is DistanceWay.TYPED:
            if not self._metres.check() or self._metres.value is None:
                return None
            return (Measured(Measure.TWO_MINUTE_WALK, self._metres.value, way=way),)
        each = self._each[way]
        fine = [field.check() for field in (each, self._count)]  # each of them says what it needs
        if not all(fine):
            return None
        metres = self._counted()
        if metres is None or each.value is None:
            return None
        if metres > _HIGHEST:
            self._tell(self.tr("That makes {n} m, more than anybody walks in two minutes.").format(n=number(metres)))
            return None
        return (Measured(Measure.TWO_MINUTE_WALK, metres, way=way, unit_metres=each.value),)

    def _counted(self) -> float | None:
        """Count times length, in metres to the nearest tenth."""
        count, each = self._count.value, self._each[self.way].value
        return round(count * each, 1) if count is not None and each is not None else None

    def _add_up(self) -> None:
        metres = None if self.way is DistanceWay.TYPED else self._counted()
        self._sum.set_text("" if metres is None else self.tr("That makes {n} m.").format(n=number(metres)))
        self._sum.setVisible(metres is not None)
        self._tell("")

    def _way_chosen(self) -> None:
        self._show_way()

    def _show_way(self) -> None:
        way = self.way
        self._boxes["metres"].setVisible(way is DistanceWay.TYPED)
        self._boxes["count"].setVisible(way is not DistanceWay.TYPED)
        for each in self._each:
            self._boxes[each.value].setVisible(way is each)
        self._add_up()

    def _length(self, way: DistanceWay) -> ValueField:
        name = self.tr("Length of one lap") if way is DistanceWay.LAPS else self.tr("Length of one step")
        field = ValueField(self._theme, _SHORTEST_METRES[way], _LONGEST_METRES[way], name=name, unit=self.tr("m"))
        field.setObjectName(f"each-{way.value}")
        return field

    def _box(self, words: str, field: ValueField) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.XS))
        column.addWidget(Label(words, Role.MUTED))
        column.addWidget(field)
        return box

    def _respace(self) -> None:
        super()._respace()
        if hasattr(self, "_flow"):
            self._flow.set_spacing(self._theme.px(Space.XXL), self._theme.px(Space.M))
