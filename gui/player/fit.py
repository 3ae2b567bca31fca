"""What of the player fits into a window: small ones and large letters leave out what is told only once more."""

from dataclasses import dataclass

from gui.player.side_column import Density
from gui.theme.theme import Theme
from gui.theme.tokens import Space

_NO_LIMIT = 16_777_215


@dataclass(frozen=True, slots=True)
class Fit:
    """Distances and widths in pixels; `wide` and `tall` are the window's size as if letters were at 100 %.

    `pictured` is whether there is a place for a figure, `tiny` whether buttons are icons only.
    """

    wide: float
    tall: float
    sides: int
    ends: int
    spacing: int
    between: int
    pictured: bool
    tiny: bool
    density: Density
    side_least: int
    side_most: int


def fit_of(theme: Theme, width: int, height: int) -> Fit:
    """What fits into a player of this size."""
    px, scale = theme.px, theme.text_scale
    wide, tall = width / scale, height / scale
    # Only in the smallest window with the largest letters there is no place for a figure.
    pictured, tiny = wide >= 300 and tall >= 220, tall < 380 or wide < 520
    density = Density.TIGHT if tall < 430 else Density.SNUG if tall < 680 else Density.ROOMY
    small = round(width * 0.42) if pictured else 0
    return Fit(
        wide=wide,
        tall=tall,
        sides=px(36) if wide >= 1000 else px(16) if wide >= 430 else px(Space.S),
        ends=px(22) if tall >= 700 else px(10),
        spacing=px(Space.L) if tall >= 560 else px(Space.S),
        between=px(28) if wide >= 1000 else px(Space.L),
        pictured=pictured,
        tiny=tiny,
        density=(Density.TINY if pictured else Density.BARE) if tiny else density,
        side_least=px(400) if wide >= 1100 else px(280) if not tiny else small,
        side_most=px(400) if wide >= 1100 else px(320) if not tiny else small or _NO_LIMIT,
    )
