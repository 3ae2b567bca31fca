"""Push buttons in four weights and two sizes, with an icon and a key cap if wanted."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import icons
from gui.theme.theme import Theme
from gui.theme.tokens import Corner, mix
from gui.widgets.layouts import FlowLayout
from gui.widgets.painted_button import PaintedButton
from gui.widgets.painting import elided, paint_box, paint_focusable


class ButtonKind(Enum):
    """How much a button asks for attention."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"


class ButtonSize(Enum):
    """Height, font size and padding at 100 %; LARGE is for the one thing to do next."""

    NORMAL = (46, 15, 20)
    LARGE = (58, 18, 34)


class Button(PaintedButton):
    """A push button; `key` shows on a small key cap which key does the same."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        size: ButtonSize = ButtonSize.NORMAL,
        icon: str = "",
        icon_after: bool = False,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, label, parent)
        self._kind = kind
        self._size = size
        self._icon = icon
        self._icon_after = icon_after
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._describe()

    @property
    def kind(self) -> ButtonKind:
        return self._kind

    def set_kind(self, kind: ButtonKind) -> None:
        self._kind = kind
        self.update()

    def set_size(self, size: ButtonSize) -> None:
        self._size = size
        self._theme_changed()

    def set_icon(self, name: str) -> None:
        """Show an icon by its name, or none."""
        self._icon = name
        self._theme_changed()

    def set_key(self, key: str) -> None:
        """Name the key on the cap, such as "Space"; empty for no cap."""
        self._key = key
        self._describe()
        self._theme_changed()

    def sizeHint(self) -> QSize:
        height, _, padding = self._size.value
        width = 2 * self._theme.px(padding) + self._content_width(self._text_width(self.label))
        return QSize(max(width, self._theme.px(height)), self._theme.px(height))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), 4 * hint.height()), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        fill, border, ink = self._colours()
        paint_focusable(
            painter,
            self._theme,
            QRectF(self.rect()),
            self._theme.px(Corner.BUTTON),
            fill,
            border,
            ring=self.shows_focus_ring,
            gap=self._kind is ButtonKind.PRIMARY,
        )
        self._paint_content(painter, ink)

    def _colours(self) -> tuple[str | None, str | None, str]:
        colours, share = self._theme.colours, self._pressed_share()
        match self._kind:
            case ButtonKind.PRIMARY:
                dark = "#000000" if not colours.is_dark else "#FFFFFF"
                return mix(colours.primary.full, dark, share), None, colours.on_primary
            case ButtonKind.DANGER:
                strong = colours.bad.full if colours.line_width > 1 else None
                return mix(colours.bad.soft, colours.surface, 4 * share), strong, colours.bad.ink
            case ButtonKind.QUIET:
                if not share:
                    return None, None, colours.muted
                return mix(colours.background, colours.ink, share), None, colours.ink
            case ButtonKind.SECONDARY:
                return mix(colours.surface, colours.ink, share), colours.line, colours.ink

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        theme = self._theme
        room = self.width() - 2 * theme.px(10)
        spare = self._content_width(0)
        font = self._font()
        text = elided(QFontMetrics(font), self.label, max(0, room - spare))
        text_width = self._text_width(text)
        x = (self.width() - spare - text_width) / 2
        side, gap = theme.px(self._icon_side()), theme.px(6)
        if self._icon and not self._icon_after:
            painter.drawPixmap(QPointF(x, (self.height() - side) / 2), icons.pixmap(self._icon, ink, side))
            x += side + gap
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(x, 0, text_width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        x += text_width
        if self._icon and self._icon_after:
            x += gap if text else 0
            painter.drawPixmap(QPointF(x, (self.height() - side) / 2), icons.pixmap(self._icon, ink, side))
            x += side
        if self._key:
            self._paint_key(painter, x + gap, ink)

    def _paint_key(self, painter: QPainter, x: float, ink: str) -> None:
        theme, colours = self._theme, self._theme.colours
        height, radius, line = theme.px(21), theme.px(6), theme.px(1)
        box = QRectF(x, (self.height() - height) / 2 + line, self._key_width(), height)
        if self._kind is ButtonKind.PRIMARY:
            ground, edge = colours.primary.full, mix(colours.on_primary, colours.primary.full, 0.15)
        else:
            ground, edge, ink = colours.surface, colours.line, colours.muted
        paint_box(painter, box, radius, edge)
        paint_box(painter, box.adjusted(line, line, -line, -2 * line), radius - line, ground)
        painter.setFont(theme.font(12, 500))
        painter.setPen(QColor(ink))
        painter.drawText(box.adjusted(0, 0, 0, -line), Qt.AlignmentFlag.AlignCenter, self._key)

    def _font(self) -> QFont:
        return self._theme.font(self._size.value[1], 600)

    def _text_width(self, text: str) -> int:
        return QFontMetrics(self._font()).horizontalAdvance(text)

    def _key_width(self) -> int:
        text = QFontMetrics(self._theme.font(12, 500)).horizontalAdvance(self._key)
        return max(text + self._theme.px(14), self._theme.px(26))

    def _icon_side(self) -> int:
        return 18 if self._size is ButtonSize.NORMAL else 22

    def _content_width(self, text_width: int) -> int:
        gap = self._theme.px(6)
        icon = self._theme.px(self._icon_side()) + (gap if self.label else 0) if self._icon else 0
        return text_width + icon + (gap + self._key_width() if self._key else 0)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.tr("Key: {key}").format(key=self._key) if self._key else "")


def primary_button(theme: Theme, label: str, *, size: ButtonSize = ButtonSize.NORMAL, key: str = "") -> Button:
    """Make the one button that a screen wants pressed."""
    return Button(theme, label, ButtonKind.PRIMARY, size=size, key=key)


def secondary_button(theme: Theme, label: str, *, icon: str = "", key: str = "") -> Button:
    """Make an ordinary button."""
    return Button(theme, label, ButtonKind.SECONDARY, icon=icon, key=key)


def quiet_button(theme: Theme, label: str, *, icon: str = "", key: str = "") -> Button:
    """Make a button that stays in the background."""
    return Button(theme, label, ButtonKind.QUIET, icon=icon, key=key)


def danger_button(theme: Theme, label: str, *, icon: str = "", key: str = "") -> Button:
    """Make a button for what hurts or can't be taken back."""
    return Button(theme, label, ButtonKind.DANGER, icon=icon, key=key)


class IconButton(PaintedButton):
    """A small square button that shows only an icon; its label is the tooltip and the accessible name."""

    def __init__(self, theme: Theme, icon: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, parent)
        self._icon = icon
        self.setToolTip(label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, label: str) -> None:
        """Change the picture and what it means."""
        self._icon = name
        self.set_label(label)
        self.setToolTip(label)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colours, share = self._theme, self._theme.colours, self._pressed_share()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        fill = mix(colours.surface, colours.ink, share) if share else None
        paint_focusable(painter, theme, QRectF(self.rect()), theme.px(10), fill, ring=self.shows_focus_ring)
        side = theme.px(20)
        corner = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        painter.drawPixmap(corner, icons.pixmap(self._icon, colours.ink if share else colours.muted, side))


class ButtonRow(QWidget):
    """Buttons beside each other that wrap when there is no room, so that no label is ever cut."""

    def __init__(
        self,
        theme: Theme,
        *buttons: QWidget,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        spacing: int = 14,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spacing = spacing
        self._flow = FlowLayout(self, align=align)
        for button in buttons:
            self.add(button)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add(self, button: QWidget) -> None:
        """Put one more at the end."""
        self._flow.addWidget(button)

    def set_spacing(self, spacing: int) -> None:
        """Set the room between two buttons, in pixels at 100 %."""
        self._spacing = spacing
        self._restyle()

    def _restyle(self) -> None:
        self._flow.set_spacing(self._theme.px(self._spacing), self._theme.px(10))
