"""A figure that moves on its page: it can be paused, and seen from the side that works."""

import time
from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from exercises.library.exercise import Exercise, Sides
from gui.figure.figure_view import FigureView
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import secondary_button
from gui.widgets.card import Card
from gui.widgets.chips import ChipRow

_LEFT, _RIGHT = "left", "right"


class MovingPicture(Card):
    """Plays an exercise's figure while it can be seen; chips choose the side where each is done for itself."""

    def __init__(
        self,
        theme: Theme,
        exercise: Exercise,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, padding=12, parent=parent)
        self._theme = theme
        self._exercise = exercise
        self._gone = 0.0
        self._plays = True
        self.view = FigureView(theme, monotonic=monotonic)
        self._sides = ChipRow(
            theme, ((_LEFT, self.tr("Left side")), (_RIGHT, self.tr("Right side"))), name=self.tr("Side that is shown")
        )
        self._sides.setObjectName("figure-side")
        self._sides.set_chosen((_LEFT,))
        self._sides.chosen_changed.connect(self._show_side)
        self._sides.setVisible(exercise.sides is Sides.EACH)
        self._button = secondary_button(theme, "", icon="pause")
        self._button.setObjectName("figure-play")
        self._button.clicked.connect(self.toggle)
        self._row = QHBoxLayout()
        self.content.addWidget(self.view, 1)
        self._row.addWidget(self._sides, 1)
        self._row.addStretch(0)
        self._row.addWidget(self._button)
        self.content.addLayout(self._row)
        theme.changed.connect(self._fit)
        self.view.show_exercise(exercise, mirrored=self._is_mirrored())
        self._play()
        self._fit()

    @property
    def plays(self) -> bool:
        """Whether it moves, while it can be seen."""
        return self._plays

    def toggle(self) -> None:
        """Stay where it is, or go on from there."""
        if self._plays:
            self._gone = self.view.seconds
            self._plays = False
            self.view.stop()
            self._tell()
        else:
            self._play()

    def _play(self) -> None:
        self._plays = True
        self.view.play(after=self._gone)
        self._tell()

    def _show_side(self) -> None:
        self._gone = 0.0
        self.view.show_exercise(self._exercise, mirrored=self._is_mirrored())

    def _is_mirrored(self) -> bool:
        """Whether the chosen side is the one that the picture, as it is drawn, doesn't show at work."""
        figure = self._exercise.figure
        if figure is None or self._exercise.sides is not Sides.EACH:
            return False
        return (self._sides.chosen == (_RIGHT,)) is not figure.shows_right

    def _tell(self) -> None:
        words = self.tr("Pause the figure") if self._plays else self.tr("Play the figure")
        self._button.set_icon("pause" if self._plays else "play")
        self._button.setAccessibleName(words)
        self._button.setToolTip(words)

    def _fit(self) -> None:
        self.content.setSpacing(self._theme.px(Space.XS))
        self._row.setSpacing(self._theme.px(Space.M))
