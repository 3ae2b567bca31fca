"""The colours of a figure: clothes, skin, hair and things, made to stand out from their ground."""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from gui.theme.tokens import Colours, contrast, mix


class Skin(Enum):
    """A tone of skin: the near side's colour and the far side's."""

    LIGHT = ("#F0C8AA", "#D9AE90")
    WARM = ("#E3B08C", "#C9977A")
    OLIVE = ("#C99268", "#AE7B55")
    BROWN = ("#9A6644", "#835438")
    DEEP = ("#6E4630", "#5B3826")


class Hair(Enum):
    """A colour of hair."""

    BLACK = "#26211F"
    BROWN = "#4A342B"
    AUBURN = "#7D4328"
    BLOND = "#C79B5B"
    GREY = "#A9A7A3"


@dataclass(frozen=True, slots=True)
class Look:
    """Whom the figure looks like."""

    skin: Skin = Skin.WARM
    hair: Hair = Hair.BROWN


@dataclass(frozen=True, slots=True)
class Cloth:
    """One colour of a figure: on the near side, on the far side, and the line that keeps it from its ground."""

    near: str
    far: str
    line: str

    def side(self, is_near: bool) -> str:
        """The colour of that side."""
        return self.near if is_near else self.far


@dataclass(frozen=True, slots=True)
class FigureColours:
    """Everything that a figure is painted with, on one ground."""

    ground: str
    top: Cloth
    trousers: Cloth
    skin: Cloth
    shoes: Cloth
    hair: str
    accent: str
    mat: str
    mat_edge: str
    thing: str
    thing_dark: str
    thing_line: str
    floor: str
    arrow: str
    warm: str
    strap: str
    cushion: str


_TOP: Final = ("#2F8F7F", "#24746A")
_TROUSERS: Final = ("#33475B", "#263648")
_SHOES: Final = ("#F4F1EA", "#D5D0C5")
# The light that falls on dark clothes and hair where the ground is dark.
_SKY: Final = "#7FB2E8"
_SUN: Final = "#C08A60"
# Warm, but not the red that pictures of pain use.
_ACCENT: Final = "#F2B552"
# Below this contrast with its ground a part is given a line of its own.
_STANDS_OUT: Final = 1.45
_HAIR_STANDS_OUT: Final = 1.6


@lru_cache(maxsize=32)
def figure_colours(theme: Colours, look: Look, ground: str | None = None) -> FigureColours:
    """The colours for one theme; `ground` is what lies behind, the theme's surface by default."""
    behind = ground or theme.surface
    trousers = _TROUSERS
    if theme.is_dark:
        # Dark trousers would vanish on a dark ground.
        trousers = (mix(_TROUSERS[0], _SKY, 0.30), mix(_TROUSERS[1], _SKY, 0.20))
    thing = mix(behind, theme.ink, 0.24)
    return FigureColours(
        ground=behind,
        top=_cloth(_TOP, behind, theme.ink),
        trousers=_cloth(trousers, behind, theme.ink),
        skin=_cloth(look.skin.value, behind, theme.ink),
        shoes=_cloth(_SHOES, behind, theme.ink),
        hair=_hair(look.hair, behind),
        accent=_ACCENT,
        mat=mix(behind, theme.primary.full, 0.28),
        mat_edge=mix(behind, theme.primary.full, 0.42),
        thing=thing,
        thing_dark=mix(behind, theme.ink, 0.36),
        thing_line=mix(behind, theme.ink, 0.5),
        floor=mix(behind, theme.ink, 0.16),
        arrow=mix(theme.rest.full, behind, 0.1),
        warm=mix(theme.work.full, behind, 0.15),
        strap=theme.ready.full,
        cushion=mix(behind, theme.rest.full, 0.5),
    )


def _hair(hair: Hair, ground: str) -> str:
    """Hair that would vanish on its ground catches some light: black a cool one, or it would look brown."""
    if contrast(hair.value, ground) >= _HAIR_STANDS_OUT:
        return hair.value
    return mix(hair.value, _SKY if hair is Hair.BLACK else _SUN, 0.25)


def _cloth(pair: tuple[str, str], ground: str, ink: str) -> Cloth:
    near, far = pair
    weak = contrast(near, ground) < _STANDS_OUT or contrast(far, ground) < _STANDS_OUT
    return Cloth(near, far, mix(near, ink, 0.38) if weak else "")
