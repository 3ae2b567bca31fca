"""How hard it was, from 0 to 10, with the talk test in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import text
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.labels import Label, Role
from gui.widgets.number_scale import NumberScale
from gui.words.walk_words import talk_test


class EffortScale(QWidget):
    """A scale whose number is told in words: easy, I could sing."""

    value_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scale = NumberScale(theme, name=self.tr("How hard was it?"))
        self._scale.setObjectName("effort")
        self._scale.value_changed.connect(self._changed)
        self._word = Label("", Role.SECONDARY)
        self._word.setObjectName("effort-word")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._scale)
        self._column.addWidget(self._word)
        self._tell()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def value(self) -> int | None:
        return self._scale.value

    @property
    def scale(self) -> NumberScale:
        """The scale itself, without the words below it."""
        return self._scale

    def set_value(self, value: int | None) -> None:
        """Choose a number from 0 to 10, or none, without telling anybody."""
        self._scale.set_value(value)
        self._tell()

    def _changed(self, value: object) -> None:
        self._tell()
        self.value_changed.emit(value)

    def _tell(self) -> None:
        value = self._scale.value
        if value is None:
            words = [f"{low}–{high} {talk_test(low)}" for low, high in ((0, 2), (3, 4), (5, 6), (7, 10))]
            self._word.set_text(" · ".join(words))
        else:
            self._word.set_text(f"{text.effort(value)} · {talk_test(value)}")

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(Space.XS))
