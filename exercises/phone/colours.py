"""The figure's colours on the phone, where a page can't ask the window's theme; a test holds the two together."""

from dataclasses import dataclass
from typing import Final

from exercises.settings import Hair, Skin

Colours = dict[str, str | tuple[str, str, str]]

# Each cloth: near side, far side, and the line that keeps it from its ground (empty: none).
_LIGHT: Final[Colours] = {
    "top": ("#2F8F7F", "#24746A", ""),
    "trousers": ("#33475B", "#263648", ""),
    "shoes": ("#F4F1EA", "#D5D0C5", "#A4A8A7"),
    "mat": "#C0DAD6",
    "mat_edge": "#A1C7C1",
    "thing": "#CACDD0",
    "thing_dark": "#AFB4B8",
    "floor": "#DCDEDF",
    "warm": "#E88058",
    "strap": "#C98A12",
    "cushion": "#9FBCDA",
}
_DARK: Final[Colours] = {
    "top": ("#2F8F7F", "#24746A", ""),
    "trousers": ("#4A6785", "#384F68", ""),
    "shoes": ("#F4F1EA", "#D5D0C5", ""),
    "mat": "#2F504E",
    "mat_edge": "#376660",
    "thing": "#4E5558",
    "thing_dark": "#676D6F",
    "floor": "#3E4548",
    "warm": "#DD7B54",
    "strap": "#E9B44C",
    "cushion": "#4E6B88",
}
_SKIN: Final = {
    Skin.LIGHT: ("#F0C8AA", "#D9AE90", ""),
    Skin.WARM: ("#E3B08C", "#C9977A", ""),
    Skin.OLIVE: ("#C99268", "#AE7B55", ""),
    Skin.BROWN: ("#9A6644", "#835438", ""),
    Skin.DEEP: ("#6E4630", "#5B3826", ""),
}
# On light ground, and on dark ground, where dark hair would vanish without some light on it.
_HAIR: Final = {
    Hair.BLACK: ("#26211F", "#3C4551"),
    Hair.BROWN: ("#4A342B", "#684A38"),
    Hair.AUBURN: ("#7D4328", "#7D4328"),
    Hair.BLOND: ("#C79B5B", "#C79B5B"),
    Hair.GREY: ("#A9A7A3", "#A9A7A3"),
}


@dataclass(frozen=True, slots=True)
class PhoneLook:
    """Whom the page's figure looks like."""

    skin: Skin = Skin.WARM
    hair: Hair = Hair.BROWN


def colours_of(look: PhoneLook) -> dict[str, Colours]:
    """The colours of both themes."""
    light, dark = _HAIR[look.hair]
    skin: Colours = {"skin": _SKIN[look.skin]}
    return {"light": {**_LIGHT, **skin, "hair": light}, "dark": {**_DARK, **skin, "hair": dark}}
