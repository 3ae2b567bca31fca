"""What was left out, and why: one small question that nobody has to answer."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.session.record import SkipReason
from exercises.session.record_left_out import LeftOut, LeftOutTold
from gui.asking.tab_order import keep_tab_order
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.chips import ChipRow, ToggleChip
from gui.widgets.labels import Label, Role

_HURT: Final = "hurt"
# More names than these are counted instead.
_MOST_NAMED: Final = 3


class LeftOutQuestion(QWidget):
    """One reason for all that was left out; only what hurt is told exercise by exercise."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left_out: tuple[LeftOut, ...] = ()
        self._question = Label("", Role.SUBHEADING)
        self._question.setObjectName("left-out-question")
        self._why = ChipRow(
            theme,
            (
                (_HURT, self.tr("It hurt")),
                (SkipReason.TOO_HARD, self.tr("Too hard today")),
                (SkipReason.NO_TIME, self.tr("No time")),
                (SkipReason.NOT_WANTED, self.tr("Didn't feel like it")),
            ),
            can_clear=True,
        )
        self._why.setObjectName("left-out-why")
        self._why.chosen_changed.connect(self._fit)
        which = self.tr("Which hurt?")
        self._which_words = Label(which, Role.SUBHEADING)
        self._which = ChipRow(theme, multiple=True, name=which)
        self._which.setObjectName("left-out-which")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._question, self._why, self._which_words, self._which):
            self._column.addWidget(widget)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_left_out(())

    @property
    def told(self) -> LeftOutTold:
        """What was told; nothing as long as nothing was chosen."""
        why = next(iter(self._why.chosen), None)
        if why is None:
            return LeftOutTold()
        if why != _HURT:
            reason = SkipReason(why)
            return LeftOutTold({number: reason for each in self._left_out for number in each.steps})
        hurting = self._left_out
        if len(hurting) > 1:
            hurting = tuple(self._left_out[int(place)] for place in self._which.chosen)
        return LeftOutTold(hurt=tuple(number for each in hurting for number in each.steps))

    def show_left_out(self, left_out: Sequence[LeftOut]) -> None:
        """Ask about these; with none of them nothing is asked."""
        self._left_out = tuple(left_out)
        self._question.set_text(self._words())
        self._why.setAccessibleName(self._words())
        self._why.set_chosen(())
        self._which.set_options((str(place), each.name) for place, each in enumerate(self._left_out))
        self._which.set_chosen(())
        # New chips stand last in the Tab order of the whole page.
        keep_tab_order([*self._why.findChildren(ToggleChip)[-1:], *self._which.findChildren(ToggleChip)])
        self._fit()
        self.setVisible(bool(self._left_out))

    def _words(self) -> str:
        names = [each.name for each in self._left_out]
        if not names:
            return ""
        if len(names) > _MOST_NAMED:
            return self.tr("You left out {n} exercises. Would you like to say why?").format(n=len(names))
        if len(names) > 1:
            words = self.tr("You left out {names} and {last}. Would you like to say why?")
            return words.format(names=", ".join(names[:-1]), last=names[-1])
        if self._left_out[0].wholly:
            return self.tr("You left out {name}. Would you like to say why?").format(name=names[0])
        return self.tr("You left out part of {name}. Would you like to say why?").format(name=names[0])

    def _fit(self) -> None:
        asks = len(self._left_out) > 1 and _HURT in self._why.chosen
        self._which_words.setVisible(asks)
        self._which.setVisible(asks)

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(Space.S))
