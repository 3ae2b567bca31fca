"""In which colour each piece of YAML is written."""

from gui.editor.yaml.scanner import Kind
from gui.theme.tokens import Colours, mix


def piece_colours(colours: Colours) -> dict[Kind, str]:
    """The colour of every kind of piece; each keeps 4.5 : 1 on the surface and on the line of the cursor."""
    return {
        Kind.KEY: colours.primary.ink,
        Kind.COLON: colours.muted,
        Kind.DASH: colours.muted,
        Kind.HEADER: colours.muted,
        Kind.BRACKET: colours.muted,
        Kind.COMMA: colours.muted,
        Kind.TEXT: colours.ink,
        Kind.QUOTED: colours.ink,
        Kind.DURATION: colours.work.ink,
        Kind.COUNT: colours.rest.ink,
        Kind.ID: colours.ready.ink,
        Kind.REFUSED: colours.bad.ink,
        Kind.COMMENT: colours.muted,
    }


def line_ground(colours: Colours) -> str:
    """The ground of the line that the cursor is in."""
    return mix(colours.surface, colours.ink, 0.04)
