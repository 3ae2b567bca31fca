"""The inside of a page: one column with the room around it that all pages have."""

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import quiet_button


class PageBody(QWidget):
    """A column of things from top to bottom; `column` takes them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.column = QVBoxLayout(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add_back(self, label: str, left: SignalInstance) -> None:
        """Begin with a quiet way back."""
        back = quiet_button(self._theme, label, icon="chevron-left")
        back.setObjectName("back")
        back.clicked.connect(left)
        self.column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def _restyle(self) -> None:
        px = self._theme.px
        self.column.setContentsMargins(px(Space.XXXL), px(Space.L), px(Space.XXXL), px(Space.XL))
        self.column.setSpacing(px(Space.L))
