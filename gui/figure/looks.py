"""From what the settings say to what a figure looks like."""

from exercises import settings
from gui.figure.colours import Hair, Look, Skin


def look_of(chosen: settings.Settings) -> Look:
    """The look that was chosen in the settings."""
    return Look(Skin[chosen.figure_skin.name], Hair[chosen.figure_hair.name])


def skin_colour(tone: settings.Skin) -> str:
    """The colour that a tone of skin is shown by."""
    return Skin[tone.name].value[0]


def hair_colour(tone: settings.Hair) -> str:
    """The colour that a colour of hair is shown by."""
    return Hair[tone.name].value
