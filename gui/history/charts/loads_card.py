"""The chart of one exercise, with the choice of exercises above it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from gui.history.charts.card import ChartCard
from gui.history.charts.picture import Picture
from gui.theme.theme import Theme
from gui.widgets.fields import ChoiceField


class LoadsCard(ChartCard):
    """Shows an exercise's load over time; `exercise_chosen` asks for another one's."""

    exercise_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            self.tr("Each exercise over time"),
            self.tr("After your first routine you can follow each of its exercises here."),
        )
        self._choice = ChoiceField([])
        self._choice.setObjectName("chart-exercise")
        self._choice.setAccessibleName(self.tr("Exercise"))
        self._choice.activated.connect(lambda _: self.exercise_chosen.emit(self.exercise))
        self.content.insertWidget(1, self._choice)
        self._choice.hide()

    @property
    def exercise(self) -> str:
        """The id of the exercise that is shown; empty where there is none."""
        chosen: str = self._choice.currentData() or ""
        return chosen

    def offer(self, exercises: Sequence[tuple[str, str]]) -> None:
        """Offer these (id, name) pairs; the one that was chosen stays so while it is among them."""
        known = [(self._choice.itemData(i), self._choice.itemText(i)) for i in range(self._choice.count())]
        if known == list(exercises):
            return
        kept = self.exercise
        self._choice.clear()
        for exercise, name in exercises:
            self._choice.addItem(name, exercise)
        self._choice.set_value(kept)

    def show_picture(self, picture: Picture) -> None:
        super().show_picture(picture)
        self._choice.setVisible(self._choice.count() > 0)
