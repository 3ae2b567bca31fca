"""The values that every screen is drawn with: colours, spacing, corners, type."""

from dataclasses import dataclass
from enum import Enum


class ThemeChoice(Enum):
    """What the user picks in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class Tone(Enum):
    """What a coloured thing means; the colour itself depends on the theme."""

    NEUTRAL = "neutral"
    PRIMARY = "primary"
    WORK = "work"
    REST = "rest"
    READY = "ready"
    BAD = "bad"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Shades:
    """One tone in one theme: the full colour, its soft ground and what is readable as text on that ground."""

    full: str
    soft: str
    ink: str


@dataclass(frozen=True, slots=True)
class Colours:
    """All colours of one theme, as #RRGGBB; borders and the focus ring have their widths in pixels at 100 %."""

    background: str
    surface: str
    sunken: str
    track: str
    line: str
    ink: str
    muted: str
    on_primary: str
    primary: Shades
    work: Shades
    rest: Shades
    ready: Shades
    bad: Shades
    line_width: int = 1
    ring_width: int = 2
    is_dark: bool = False

    def shades(self, tone: Tone) -> Shades:
        """Give the three colours of a tone."""
        match tone:
            case Tone.NEUTRAL:
                return Shades(self.muted, self.sunken, self.muted)
            case Tone.PRIMARY:
                return self.primary
            case Tone.WORK:
                return self.work
            case Tone.REST | Tone.INFO:
                return self.rest
            case Tone.READY:
                return self.ready
            case Tone.BAD:
                return self.bad


# Full and soft are the design's; `muted` and the inks are just dark enough to be read on every soft ground.
LIGHT = Colours(
    background="#F5F2EC",
    surface="#FFFFFF",
    sunken="#ECE8DF",
    track="#E4DED2",
    line="#DED8CC",
    ink="#22303A",
    muted="#5E6A72",
    on_primary="#FFFFFF",
    primary=Shades("#1F7A6C", "#DCEEE9", "#1D7265"),
    work=Shades("#E4693B", "#FBE4DA", "#AF4A20"),
    rest=Shades("#3F78B5", "#DEE9F5", "#376AA0"),
    ready=Shades("#C98A12", "#F8EBCF", "#8A5E0A"),
    bad=Shades("#B3261E", "#FBE3E1", "#B3261E"),
)
DARK = Colours(
    background="#14191C",
    surface="#1D2428",
    sunken="#161C1F",
    track="#2C363B",
    line="#303A40",
    ink="#EAF0EE",
    muted="#9BA8AD",
    on_primary="#10211E",
    primary=Shades("#5CC2AE", "#1F3B36", "#5CC2AE"),
    work=Shades("#FF8A5C", "#40261B", "#FF8A5C"),
    rest=Shades("#7FB2E8", "#1F3040", "#7FB2E8"),
    ready=Shades("#E9B44C", "#3A2F16", "#E9B44C"),
    bad=Shades("#F2867E", "#3D211F", "#F2867E"),
    is_dark=True,
)
# Dark on light: small pupils see sharper without glasses. Every pair keeps 7 : 1, borders are strong.
HIGH_CONTRAST = Colours(
    background="#FFFFFF",
    surface="#FFFFFF",
    sunken="#F1F1EE",
    track="#C9C9C4",
    line="#1A1A1A",
    ink="#000000",
    muted="#33383B",
    on_primary="#FFFFFF",
    primary=Shades("#00463B", "#D9F2EB", "#00463B"),
    work=Shades("#8A2700", "#FFE6D9", "#7C2300"),
    rest=Shades("#0A3F7D", "#DFEBFA", "#0A3F7D"),
    ready=Shades("#5C3D00", "#FFF0C7", "#5C3D00"),
    bad=Shades("#8E0B0B", "#FFE2E0", "#850A0A"),
    line_width=2,
    ring_width=4,
)


class Space:
    """Distances in pixels at 100 % text size."""

    XS, S, M, L, XL, XXL, XXXL = 4, 8, 12, 16, 24, 32, 40


class Corner:
    """Corner radii in pixels at 100 % text size; chips are fully round."""

    CARD, BUTTON, FIELD = 16, 12, 10


class Type:
    """Font sizes in pixels at 100 % text size."""

    TITLE, HEADING, SUBHEADING, BODY, SECONDARY = 28, 19, 16, 15, 13


SMALLEST_TEXT_SCALE = 0.9
LARGEST_TEXT_SCALE = 2.0


def mix(colour: str, other: str, share: float) -> str:
    """Blend `share` (0 to 1) of `other` into `colour`, both #RRGGBB."""
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def contrast(colour: str, other: str) -> float:
    """Measure the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(colour), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
