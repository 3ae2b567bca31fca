"""The pain at its worst is no lower than any that is told beside it: the scale is raised along, to be seen."""

from PySide6.QtCore import QObject

from gui import text
from gui.widgets.labels import Label, Role
from gui.widgets.number_scale import NumberScale


class WorstPain(QObject):
    """Raises `worst` along with what is told on `others`; `line` then says so. A worst that is untold stays so.

    A worst that is chosen lower stays while the form is filled in, for the other may follow; `line` says what will be
    saved instead, and `settle` does it.
    """

    def __init__(self, worst: NumberScale, *others: NumberScale) -> None:
        super().__init__(worst)
        self._worst = worst
        self._others = others
        self._chosen: int | None = None
        self._begun_with: tuple[int | None, ...] = ()
        self.line = Label("", Role.BODY)
        self.line.setObjectName("worst-raised")
        self.line.hide()
        worst.value_changed.connect(lambda _value: self._worst_told())
        for scale in others:
            scale.value_changed.connect(lambda _value: self._follow())

    def begin(self) -> None:
        """Take what the scales show now as what was told; a form calls it when it begins."""
        self._chosen = self._worst.value
        self._begun_with = self._values()
        self.line.hide()

    def settle(self) -> None:
        """Raise a worst that can't be, which `line` has said since it was chosen; a form calls it when it is saved.

        What was told before and is not touched now stays as it is.
        """
        highest = self._highest()
        if self._worst.value is not None and highest > self._worst.value and self._values() != self._begun_with:
            self._follow()

    def _worst_told(self) -> None:
        self._chosen = self._worst.value
        self._say()

    def _follow(self) -> None:
        """Raise it as far as is needed, and let it sink again to what was chosen where it was raised too far."""
        if self._chosen is not None:
            self._worst.set_value(max(self._chosen, self._highest()))
        self._say()

    def _say(self) -> None:
        highest = self._highest()
        wanted = self._chosen is not None and highest > self._chosen
        if wanted:
            words = text.tr(
                "{n} is told for another moment, so at its worst it was at least {n}: {n} instead of {told}."
            )
            if self._worst.value is not None and self._worst.value < highest:
                words = text.tr(
                    "At its worst it can't be below {n}, told for another moment. Save takes {n}, not {told}."
                )
            self.line.set_text(words.format(n=highest, told=self._chosen))
        self.line.setVisible(wanted)

    def _values(self) -> tuple[int | None, ...]:
        return tuple(scale.value for scale in (self._worst, *self._others))

    def _highest(self) -> int:
        return max((scale.value for scale in self._others if scale.value is not None), default=0)
