"""What the editor's questions have in common that show two versions of a file: the texts above, the answers below."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.widgets.buttons import Button, ButtonRow
from gui.widgets.differences import Differences
from gui.widgets.labels import Label, Role
from gui.widgets.overlay import Overlay

_WIDTH: Final = 1120
_WIDTH_WITHOUT: Final = 620
# What stands above and below the texts, in pixels at 100 %.
_REST: Final = 390
_MOST_LINES: Final = 30


class ComparingPanel(Overlay):
    """A panel with a sentence, what differs between two texts, and a row of answers."""

    def __init__(self, theme: Theme, host: QWidget, before_head: str, after_head: str) -> None:
        """The heads say which the two versions are."""
        super().__init__(theme, host, "", width=_WIDTH)
        self.story = Label("", Role.BODY)
        self.differences = Differences(theme, before_head, after_head)
        self.body = QVBoxLayout()
        self.body.addWidget(self.differences)
        self._answers = ButtonRow(theme)
        self.card.content.addWidget(self.story)
        self.card.content.addLayout(self.body)
        self.card.content.addWidget(self._answers)
        theme.changed.connect(self._fit_again)

    def set_title(self, title: str) -> None:
        """Say what is asked."""
        self.title.set_text(title)
        self.setAccessibleName(title)

    def add_answer(self, button: Button, name: str, act: Callable[[], None]) -> Button:
        """Put an answer behind those that are there."""
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        self._answers.add(button)
        return button

    def show_texts(self, shown: bool) -> None:
        """Make room for the two texts, or stay small without them."""
        self.differences.setVisible(shown)
        self._width = _WIDTH if shown else _WIDTH_WITHOUT

    def rest_height(self) -> int:
        """What stands above and below the texts, in pixels at 100 %."""
        return _REST

    def _fit_again(self) -> None:
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        super()._fit()
        room = self.height() - self._theme.px(self.rest_height())
        self.differences.set_most_lines(min(_MOST_LINES, room // self.differences.before.line_height))
