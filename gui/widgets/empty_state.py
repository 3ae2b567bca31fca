"""What stands where there is nothing yet: a calm picture, a sentence, one thing to do."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gui.theme import icons
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.buttons import Button, ButtonKind
from gui.widgets.labels import Label, Role
from gui.widgets.painting import paint_box


class IconDisc(QWidget):
    """An icon on a soft round ground."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        *,
        size: int = 88,
        tone: Tone = Tone.PRIMARY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._size = size
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._size), self._theme.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        shades = self._theme.colours.shades(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()), self.width() / 2, shades.soft)
        side = self._theme.px(self._size * 0.45)
        corner = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        painter.drawPixmap(corner, icons.pixmap(self._icon, shades.ink, side))


class EmptyState(QWidget):
    """Says why there is nothing and offers one action."""

    action_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icon: str,
        sentence: str,
        *,
        more: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._column.addStretch(1)
        self._column.addWidget(IconDisc(theme, icon), 0, centre)
        self._sentence = Label(sentence, Role.HEADING, align=centre)
        self._column.addWidget(self._sentence)
        self._more = Label(more, Role.MUTED, align=centre)
        self._column.addWidget(self._more)
        self._button = Button(theme, action, ButtonKind.PRIMARY)
        self._button.clicked.connect(self.action_requested)
        self._column.addWidget(self._button, 0, centre)
        # Only now: a widget that is shown before it has a parent is a window for a moment, and takes the focus.
        self._more.setVisible(bool(more))
        self._button.setVisible(bool(action))
        self._column.addStretch(2)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_sentence(self, sentence: str, more: str = "") -> None:
        """Give another reason."""
        self._sentence.set_text(sentence)
        self._more.set_text(more)
        self._more.setVisible(bool(more))

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(Space.XL), px(Space.XL), px(Space.XL), px(Space.XL))
        self._column.setSpacing(px(Space.L))
