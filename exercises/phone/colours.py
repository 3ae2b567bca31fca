"""The figure's colours on the phone, where a page can't ask the window's theme; a test holds the two together."""

from typing import Final

# Each cloth: near side, far side, and the line that keeps it from its ground (empty: none).
LIGHT: Final = {
    "top": ("#2F8F7F", "#24746A", ""),
    "trousers": ("#33475B", "#263648", ""),
    "skin": ("#E3B08C", "#C9977A", ""),
    "shoes": ("#F4F1EA", "#D5D0C5", "#A4A8A7"),
    "hair": "#4A342B",
    "mat": "#C0DAD6",
    "thing": "#CACDD0",
    "thing_dark": "#AFB4B8",
    "floor": "#DCDEDF",
    "warm": "#E88058",
    "strap": "#C98A12",
    "cushion": "#9FBCDA",
}
DARK: Final = {
    "top": ("#2F8F7F", "#24746A", ""),
    "trousers": ("#4A6785", "#384F68", ""),
    "skin": ("#E3B08C", "#C9977A", ""),
    "shoes": ("#F4F1EA", "#D5D0C5", ""),
    "hair": "#684A38",
    "mat": "#2F504E",
    "thing": "#4E5558",
    "thing_dark": "#676D6F",
    "floor": "#3E4548",
    "warm": "#DD7B54",
    "strap": "#E9B44C",
    "cushion": "#4E6B88",
}
