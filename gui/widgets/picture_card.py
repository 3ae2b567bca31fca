"""A clickable card with a picture on top, as on the routine and exercise pages."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.figure.exercise_picture import ExercisePicture
from gui.figure.subject import Subject
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.card import ClickableCard
from gui.widgets.chips import Chip
from gui.widgets.labels import Label, Role


class PictureCard(ClickableCard):
    """Picture, title with a figure at its right, a quiet line, and a sentence."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        picture: Subject,
        figure: str = "",
        line: str = "",
        sentence: str = "",
        mark: str = "",
        parent: QWidget | None = None,
    ) -> None:
        spoken = ", ".join(part for part in (name, figure, line, mark) if part)
        super().__init__(theme, spoken, padding=0, parent=parent)
        self._picture = ExercisePicture(theme, name, picture)
        self._picture.set_corners(top=16, bottom=0)
        self._words = QVBoxLayout()
        first = QHBoxLayout()
        first.addWidget(Label(name, Role.SUBHEADING, max_lines=2), 1)
        if figure:
            first.addWidget(Label(figure, Role.SUBHEADING))
        self._words.addLayout(first)
        second = QHBoxLayout()
        second.addWidget(Label(line, Role.SECONDARY, max_lines=1), 1)
        if mark:
            second.addWidget(Chip(theme, mark, Tone.PRIMARY))
        self._words.addLayout(second)
        if sentence:
            self._words.addWidget(Label(sentence, Role.SMALL, max_lines=3))
        self._words.addStretch(1)
        self.content.addWidget(self._picture)
        self.content.addLayout(self._words)
        self.content.addStretch(1)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        px = self._theme.px
        self._picture.setFixedHeight(px(128))
        self._words.setContentsMargins(px(18), px(14), px(18), px(14))
        self._words.setSpacing(px(Space.XS))
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
