"""The look in force: which colours, how large the text is, whether things move, whom the figures look like."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from gui.theme.style_sheet import style_sheet
from gui.theme.tokens import (
    DARK,
    HIGH_CONTRAST,
    LARGEST_TEXT_SCALE,
    LIGHT,
    SMALLEST_TEXT_SCALE,
    Colours,
    ThemeChoice,
    Type,
    mix,
)

if TYPE_CHECKING:
    # The first touch of `Qt` builds all its enumerations, a tenth of a bare window's start.
    from PySide6.QtCore import Qt

    from gui.figure.colours import Look


def make_application(arguments: Sequence[str]) -> QApplication:
    """Start Qt with its own Fusion style, which our style sheet is written for, whatever the desktop prefers.

    Naming it here is free; QApplication.setStyle() hands back a QStyle, whose wrapping costs 5 ms.
    """
    return QApplication([*(arguments[:1] or ["amble"]), "-style", "Fusion", *arguments[1:]])


class Theme(QObject):
    """Applies the chosen look to the whole application and tells widgets when it changed.

    Lengths and font sizes are given for 100 % text size and scaled here.
    """

    changed = Signal()
    figure_look_changed = Signal()

    def __init__(
        self,
        app: QApplication,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        text_scale: float = 1.0,
        *,
        reduce_motion: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._choice = choice
        self._text_scale = _bounded(text_scale)
        self._reduce_motion = reduce_motion
        self._figure_look: Look | None = None
        self._family = _sans_family()
        # Also right where the desktop has a dark palette but names no colour scheme.
        self._system_is_dark = app.palette().color(QPalette.ColorRole.Window).lightnessF() < 0.5
        self._colours = self._chosen_colours()
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    @property
    def colours(self) -> Colours:
        return self._colours

    @property
    def text_scale(self) -> float:
        return self._text_scale

    @property
    def reduce_motion(self) -> bool:
        return self._reduce_motion

    def set_choice(self, choice: ThemeChoice) -> None:
        """Change the colours of the whole application."""
        self._choice = choice
        self._refresh()

    def set_text_scale(self, scale: float) -> None:
        """Change the size of everything; 1.0 is 100 %, kept between 0.9 and 2.0."""
        if _bounded(scale) != self._text_scale:
            self._text_scale = _bounded(scale)
            self._apply()

    def set_reduce_motion(self, reduce: bool) -> None:
        self._reduce_motion = reduce

    @property
    def figure_look(self) -> "Look":
        """Whom every figure looks like."""
        if self._figure_look is None:
            # Not before the first figure is drawn: a window starts without one.
            from gui.figure.colours import Look

            self._figure_look = Look()
        return self._figure_look

    def set_figure_look(self, look: "Look") -> None:
        """Give every figure this skin and hair at once; `figure_look_changed` tells those who show one."""
        if look != self.figure_look:
            self._figure_look = look
            self.figure_look_changed.emit()

    @property
    def ring_width(self) -> int:
        """How wide the focus ring is, in pixels."""
        return max(2, self.px(self._colours.ring_width))

    def px(self, length: float) -> int:
        """Scale a length in pixels with the text size."""
        return round(length * self._text_scale)

    def duration(self, milliseconds: int) -> int:
        """Say how long a movement takes: 0 when the user wants none."""
        return 0 if self._reduce_motion else milliseconds

    def font(self, size: float = Type.BODY, weight: int = 400, *, tabular: bool = False) -> QFont:
        """Make a font of a size in pixels at 100 %; `tabular` digits keep their width while they count."""
        return self.font_of(self.px(size), weight, tabular=tabular)

    def font_of(self, pixels: int, weight: int = 400, *, tabular: bool = False) -> QFont:
        """Make a font of exactly so many pixels, whatever the text size is."""
        font = QFont(self._family)
        font.setPixelSize(max(1, pixels))
        font.setWeight(QFont.Weight(weight))
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _follow_system(self, scheme: "Qt.ColorScheme") -> None:
        from PySide6.QtCore import Qt

        self._system_is_dark = scheme == Qt.ColorScheme.Dark
        self._refresh()

    def _refresh(self) -> None:
        colours = self._chosen_colours()
        if colours is not self._colours:
            self._colours = colours
            self._apply()

    def _chosen_colours(self) -> Colours:
        match self._choice:
            case ThemeChoice.LIGHT:
                return LIGHT
            case ThemeChoice.DARK:
                return DARK
            case ThemeChoice.HIGH_CONTRAST:
                return HIGH_CONTRAST
            case ThemeChoice.SYSTEM:
                return DARK if self._system_is_dark else LIGHT

    def _apply(self) -> None:
        # Each of the three goes to every widget there is, so only what changed is set.
        palette, font = _palette(self._colours), self.font()
        if palette != self._app.palette():
            self._app.setPalette(palette)
        if font != self._app.font():
            self._app.setFont(font)
        self._app.setStyleSheet(style_sheet(self._colours, self.px))
        self.changed.emit()


def _bounded(scale: float) -> float:
    return min(max(scale, SMALLEST_TEXT_SCALE), LARGEST_TEXT_SCALE)


def _sans_family() -> str:
    if QFontDatabase.hasFamily("Inter"):
        return "Inter"
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    wanted = {
        role.Window: colours.background,
        role.WindowText: colours.ink,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunken,
        role.Text: colours.ink,
        role.Button: colours.surface,
        role.ButtonText: colours.ink,
        role.BrightText: colours.on_primary,
        role.PlaceholderText: colours.muted,
        role.ToolTipBase: colours.ink,
        role.ToolTipText: colours.surface,
        role.Highlight: colours.primary.full,
        role.HighlightedText: colours.on_primary,
        role.Accent: colours.primary.full,
        role.Link: colours.primary.ink,
        role.LinkVisited: colours.primary.ink,
        role.Light: colours.surface,
        role.Midlight: colours.sunken,
        role.Mid: colours.track,
        role.Dark: colours.line,
        role.Shadow: colours.line,
    }
    palette = QPalette()
    for name, colour in wanted.items():
        palette.setColor(name, QColor(colour))
    faded = QColor(mix(colours.muted, colours.background, 0.3))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, faded)
    return palette
