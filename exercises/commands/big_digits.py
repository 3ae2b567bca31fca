"""Time in digits five lines high, to be read from the floor."""

from typing import Final

HEIGHT: Final = 5
# One character a dot; each dot becomes two columns wide, because a terminal's columns are narrow.
_SHAPES: Final = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
}


def big(digits: str, dot: str) -> list[str]:
    """Five lines that show digits and colons, made of a character such as █."""
    shapes = [_SHAPES[digit] for digit in digits]
    return [
        "  ".join(shape[line].replace("#", dot * 2).replace(" ", "  ") for shape in shapes).rstrip()
        for line in range(HEIGHT)
    ]
