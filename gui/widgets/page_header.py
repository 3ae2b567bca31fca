"""The head of a page: its title, a line below, and what can be done here."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import FlowLayout, SideBySide


class PageHeader(QWidget):
    """A title with an optional subtitle; actions stand at the right and go below when there is no room."""

    def __init__(self, theme: Theme, title: str, subtitle: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = Label(title, Role.TITLE)
        self._subtitle = Label(subtitle, Role.MUTED)
        words = QWidget()
        self._column = QVBoxLayout(words)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._actions = QWidget()
        self._flow = FlowLayout(self._actions)
        self._actions.hide()
        self._sides = SideBySide(self)
        self._sides.addWidget(words)
        self._sides.addWidget(self._actions)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def title_width(self) -> int:
        """How many pixels the title takes on one line."""
        return self._title.text_width()

    def set_title(self, title: str) -> None:
        self._title.set_text(title)

    def set_subtitle(self, subtitle: str) -> None:
        """Show a line under the title; an empty one leaves."""
        self._subtitle.set_text(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add_action(self, widget: QWidget) -> None:
        """Put a button or a field at the right, after those that are there."""
        self._flow.addWidget(widget)
        self._actions.show()

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(Space.XS))
        self._sides.setSpacing(px(Space.L))
        self._sides.set_main_width(px(260))
        self._flow.set_spacing(px(Space.L), px(Space.S))
