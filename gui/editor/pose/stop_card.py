"""One stop of the movement as a small card: its picture, its name, and whether it is held."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercises.library.figure.motion import Frame
from gui.figure.colours import figure_colours
from gui.figure.fit import fit
from gui.figure.painter import paint_figure
from gui.figure.scene import Scene
from gui.theme import icons
from gui.theme.theme import Theme
from gui.theme.tokens import Corner, mix
from gui.widgets.painted_button import PaintedButton
from gui.widgets.painting import elided, paint_box, paint_focusable


class StopCard(PaintedButton):
    """A stop to choose; Alt with the arrows moves it, Delete takes it away."""

    move_wanted = Signal(int)
    gone_wanted = Signal()
    rename_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._scene: Scene | None = None
        self._frame: Frame | None = None
        self._held = False
        self._chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_stop(self, name: str, scene: Scene, frame: Frame, *, held: bool, chosen: bool) -> None:
        """Show a stop."""
        self._scene, self._frame, self._held, self._chosen = scene, frame, held, chosen
        self.set_label(name)
        told = [self.tr("held here")] if held else []
        told += [self.tr("chosen")] if chosen else []
        self.setAccessibleName(", ".join([name, *told]))
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(116), self._theme.px(112))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.move_wanted.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key == Qt.Key.Key_Delete:
            self.gone_wanted.emit()
        elif key == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colours, share = self._theme, self._theme.colours, self._pressed_share()
        px = theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = mix(colours.primary.soft if self._chosen else colours.surface, colours.ink, share / 2)
        border = colours.primary.full if self._chosen else colours.line
        box = QRectF(self.rect())
        paint_box(painter, box, px(Corner.BUTTON), ground)
        if self._scene is not None and self._frame is not None:
            room = QRectF(px(8), px(6), self.width() - px(16), self.height() - px(36))
            placing = fit(self._scene.extent, room)
            paint_figure(painter, self._scene, self._frame, placing, figure_colours(colours, theme.figure_look, ground))
        self._paint_name(painter)
        paint_focusable(painter, theme, box, px(Corner.BUTTON), None, border, ring=self.shows_focus_ring)

    def _paint_name(self, painter: QPainter) -> None:
        theme, px = self._theme, self._theme.px
        colours = theme.colours
        ink = colours.primary.ink if self._chosen else colours.ink
        painter.setFont(theme.font(13, 600 if self._chosen else 500))
        painter.setPen(QColor(ink))
        side = px(14) if self._held else 0
        room = self.width() - px(16) - (side + px(5) if side else 0)
        text = elided(painter.fontMetrics(), self.label, room)
        width = painter.fontMetrics().horizontalAdvance(text) + (side + px(5) if side else 0)
        left, top = (self.width() - width) / 2, self.height() - px(28)
        if side:
            painter.drawPixmap(QPointF(left, top + px(3)), icons.pixmap("pause", ink, side))
            left += side + px(5)
        painter.drawText(QRectF(left, top, room + 1, px(20)), Qt.AlignmentFlag.AlignVCenter, text)


class Way(QWidget):
    """The seconds from one stop to the next, with an arrow below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._back = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_way(self, text: str, *, back: bool) -> None:
        """Show how long it takes, to the next stop or `back` to the first."""
        self._text, self._back = text, back
        self.setAccessibleName(self.tr("{time} back to the first").format(time=text) if back else text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(52), self._theme.px(112))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setFont(theme.font(13, 500, tabular=True))
        painter.setPen(QColor(theme.colours.muted))
        middle = self.height() / 2
        painter.drawText(QRectF(0, middle - px(26), self.width(), px(20)), Qt.AlignmentFlag.AlignCenter, self._text)
        side, icon = px(16), "undo" if self._back else "chevron-right"
        corner = QPointF((self.width() - side) / 2, middle - px(4))
        painter.drawPixmap(corner, icons.pixmap(icon, theme.colours.muted, side))
