"""A clickable card with a picture on top, as on the routine and exercise pages."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.figure.exercise_picture import ExercisePicture
from gui.figure.subject import Subject
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.card import ClickableCard
from gui.widgets.chips import Chip
from gui.widgets.labels import Label, Role


@dataclass(frozen=True, slots=True)
class CardFace:
    """What stands on a card: `name` with `figure` at its right, a quiet `line` with a `mark`, and a sentence.

    `key` is what whoever listens knows the card by.
    """

    key: str
    name: str
    picture: Subject
    figure: str = ""
    line: str = ""
    sentence: str = ""
    mark: str = ""


class _Sentence(Label):
    """Takes no room while it is empty. Hiding it would do the same, and have the page laid out again each time."""

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width) if self.text() else 0

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() if self.text() else QSize(0, 0)


class _Mark(Chip):
    """Takes no room while it is empty, for the same reason."""

    def sizeHint(self) -> QSize:
        return super().sizeHint() if self.text() else QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.text():
            super().paintEvent(event)


class PictureCard(ClickableCard):
    """Shows a face, and another one when it is told to: a new text costs far less than a new card."""

    def __init__(self, theme: Theme, face: CardFace, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", padding=0, parent=parent)
        self._face: CardFace | None = None
        self._picture = ExercisePicture(theme, face.name, face.picture)
        self._picture.set_corners(top=16, bottom=0)
        self._name = Label("", Role.SUBHEADING, max_lines=2)
        self._figure = Label("", Role.SUBHEADING)
        self._line = Label("", Role.SECONDARY, max_lines=1)
        self._sentence = _Sentence("", Role.SMALL, max_lines=3)
        self._mark = _Mark(theme, "", Tone.PRIMARY)
        self._words = QVBoxLayout()
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._name, 1)
        first.addWidget(self._figure)
        second.addWidget(self._line, 1)
        second.addWidget(self._mark)
        self._words.addLayout(first)
        self._words.addLayout(second)
        self._words.addWidget(self._sentence)
        self._words.addStretch(1)
        self.content.addWidget(self._picture)
        self.content.addLayout(self._words)
        self.content.addStretch(1)
        self.show_face(face)
        self._fit()
        theme.changed.connect(self._fit)

    @property
    def key(self) -> str:
        """What the card is known by."""
        return self._face.key if self._face is not None else ""

    def show_face(self, face: CardFace) -> None:
        """Show something else; what it has in common with what is shown stays as it is."""
        if face == self._face:
            return
        self._face = face
        self.set_label(", ".join(part for part in (face.name, face.figure, face.line, face.mark) if part))
        self._picture.show_subject(face.name, face.picture)
        self._name.set_text(face.name)
        for label, words in ((self._figure, face.figure), (self._line, face.line), (self._sentence, face.sentence)):
            label.set_text(words)
        self._mark.set_text(face.mark)

    def _fit(self) -> None:
        px = self._theme.px
        self._picture.setFixedHeight(px(144))
        self._words.setContentsMargins(px(18), px(14), px(18), px(14))
        self._words.setSpacing(px(Space.XS))
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
