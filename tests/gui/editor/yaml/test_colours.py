"""What is written can be read."""

import pytest

from gui.editor.yaml.colours import line_ground, piece_colours
from gui.editor.yaml.scanner import Kind
from gui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Colours, contrast, mix


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "high-contrast"])
def test_every_piece__keeps_its_contrast(colours: Colours) -> None:
    least = 7.0 if colours is HIGH_CONTRAST else 4.5
    found = piece_colours(colours)
    assert set(found) == set(Kind)
    for kind, colour in found.items():
        assert contrast(colour, colours.surface) >= least, kind
        assert contrast(colour, line_ground(colours)) >= 4.5, kind
    assert contrast(colours.ink, colours.ready.soft) >= 4.5, "what was found"
    assert contrast(colours.ink, mix(colours.primary.soft, colours.primary.full, 0.15)) >= 4.5, "brackets"
    assert contrast(colours.bad.full, colours.surface) >= 3.0, "the wavy line"
    assert contrast(colours.bad.ink, colours.surface) >= least, "numbers of lines with problems"
