"""Chips: small round labels, and rows of them to choose from."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.theme import icons
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone, Type, mix
from gui.widgets.focus_group import FocusGroup
from gui.widgets.layouts import FlowLayout
from gui.widgets.painted_button import PaintedButton
from gui.widgets.painting import elided, paint_box, paint_focusable


class Chip(QLabel):
    """A pill with a word in it, coloured by what it means; an icon tells the same without colour."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        tone: Tone = Tone.NEUTRAL,
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = tone
        self._icon = icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def set_text(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self._restyle()

    def set_tone(self, tone: Tone, icon: str = "") -> None:
        """Change what the chip means."""
        self._tone, self._icon = tone, icon
        self._restyle()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._font()).horizontalAdvance(self.text()) + self._beside()
        return QSize(width + 1, self._theme.px(26))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(60)), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, shades = self._theme, self._theme.colours.shades(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = min(self.height(), theme.px(26))
        box = QRectF(0, (self.height() - height) / 2, self.width(), height)
        border = shades.ink if theme.colours.line_width > 1 else None
        paint_box(painter, box, height / 2, shades.soft, border, theme.px(1))
        x, side = theme.px(11), theme.px(14)
        if self._icon:
            corner = QPointF(x, (self.height() - side) / 2)
            painter.drawPixmap(corner, icons.pixmap(self._icon, shades.ink, side))
            x += side + theme.px(5)
        painter.setFont(self._font())
        painter.setPen(QColor(shades.ink))
        text = elided(painter.fontMetrics(), self.text(), self.width() - self._beside())
        painter.drawText(box.adjusted(x, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _font(self) -> QFont:
        return self._theme.font(Type.SECONDARY, 500)

    def _beside(self) -> int:
        return 2 * self._theme.px(11) + (self._theme.px(14) + self._theme.px(5) if self._icon else 0)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class ToggleChip(PaintedButton):
    """A chip that can be on or off."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        # Measured in the weight of the chosen state, so that choosing moves nothing.
        text = QFontMetrics(self._theme.font(Type.SECONDARY, 600)).horizontalAdvance(self.label)
        return QSize(text + 2 * self._theme.px(14) + 1, self._theme.px(34))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(80)), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colours, share = self._theme, self._theme.colours, self._pressed_share()
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            ground, ink = mix(colours.primary.soft, colours.surface, 4 * share), colours.primary.ink
        else:
            ground, ink = mix(colours.sunken, colours.ink, share), colours.ink if share else colours.muted
        border = None
        if colours.line_width > 1 or colours.is_dark:
            border = colours.primary.full if chosen else colours.line
        box = QRectF(self.rect())
        paint_focusable(
            painter,
            theme,
            box,
            box.height() / 2,
            ground,
            border,
            ring=self.shows_focus_ring,
            gap=chosen,
        )
        painter.setFont(theme.font(Type.SECONDARY, 600 if chosen else 500))
        painter.setPen(QColor(ink))
        text = elided(painter.fontMetrics(), self.label, box.width() - theme.px(16))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class ChipRow(QWidget):
    """Chips to choose one (or, with `multiple`, any) of; lines wrap, arrow keys walk, Space chooses.

    Only the user's choices are told by `chosen_changed`, with all chosen keys in the order of the options.
    """

    chosen_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        options: Iterable[tuple[str, str]] = (),
        *,
        multiple: bool = False,
        can_clear: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._multiple = multiple
        self._can_clear = can_clear or multiple
        self._chips: dict[str, ToggleChip] = {}
        self._flow = FlowLayout(self, spacing=theme.px(Space.S))
        self._group = FocusGroup(self, choose=not multiple)
        self.setAccessibleName(name)
        theme.changed.connect(self._restyle)
        self.set_options(options)

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def set_options(self, options: Iterable[tuple[str, str]]) -> None:
        """Offer these (key, text) pairs; what was chosen and is still there stays chosen."""
        kept = self.chosen
        wanted = dict(options)
        if list(wanted) != list(self._chips):
            self._rebuild(wanted)
        for key, text in wanted.items():
            self._chips[key].set_label(text)
        self.set_chosen(kept)

    def set_chosen(self, keys: Iterable[str]) -> None:
        """Choose these keys without telling anybody."""
        wanted = set(keys)
        for key, chip in self._chips.items():
            chip.setChecked(key in wanted)
        self._group.settle()

    def _rebuild(self, options: dict[str, str]) -> None:
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()  # or what Qt shows a moment later would be a window of its own
            chip.setParent(None)
            chip.deleteLater()
        self._chips = {}
        for key, text in options.items():
            chip = ToggleChip(self._theme, text, self)
            chip.setObjectName(f"chip-{key}")
            chip.clicked.connect(lambda _=False, key=key: self._clicked(key))
            self._flow.addWidget(chip)
            chip.show()
            self._chips[key] = chip
        self._group.set_buttons(list(self._chips.values()))

    def _clicked(self, key: str) -> None:
        chip = self._chips[key]
        if not self._multiple:
            if not chip.isChecked() and not self._can_clear:
                chip.setChecked(True)
                return
            for other_key, other in self._chips.items():
                if other_key != key:
                    other.setChecked(False)
        if not self._multiple:
            self._group.settle()
        self.chosen_changed.emit(self.chosen)

    def _restyle(self) -> None:
        self._flow.set_spacing(self._theme.px(Space.S))
