"""What is written in one colour on another can be read, in every theme."""

import pytest

from gui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Tone, contrast, mix

THEMES = {"light": LIGHT, "dark": DARK, "high contrast": HIGH_CONTRAST}
TONES = [Tone.PRIMARY, Tone.WORK, Tone.REST, Tone.READY, Tone.BAD, Tone.INFO, Tone.NEUTRAL]
# How much ink hover and press mix into a ground.
PRESSES = [0.0, 0.06, 0.12]


def text_pairs(c):
    """Every (what, text, ground) that a widget draws."""
    grounds = {"background": c.background, "surface": c.surface, "sunken": c.sunken}
    for name, ground in grounds.items():
        yield f"ink on {name}", c.ink, ground
        yield f"muted on {name}", c.muted, ground
        yield f"bad text on {name}", c.bad.ink, ground
    for tone in TONES:
        shades = c.shades(tone)
        yield f"chip, {tone.value}", shades.ink, shades.soft
        yield f"banner lead, {tone.value}", c.ink, shades.soft
        yield f"banner text, {tone.value}", c.muted, shades.soft
    for press in PRESSES:
        yield f"secondary button {press}", c.ink, mix(c.surface, c.ink, press)
        yield f"primary button {press}", c.on_primary, mix(c.primary.full, "#FFFFFF" if c.is_dark else "#000000", press)
        yield f"danger button {press}", c.bad.ink, mix(c.bad.soft, c.surface, 4 * press)
        yield f"quiet button {press}", c.ink if press else c.muted, mix(c.background, c.ink, press)
        yield f"chosen chip {press}", c.primary.ink, mix(c.primary.soft, c.surface, 4 * press)
        yield f"chip {press}", c.ink if press else c.muted, mix(c.sunken, c.ink, press)
        yield f"number {press}", c.ink, mix(c.sunken, c.ink, press)
        yield f"toast's button {press}", c.surface, mix(c.ink, c.surface, 0.14 + press)
        yield f"place to go {press}", c.ink if press else c.muted, mix(c.sunken, c.ink, press)
    yield "toast", c.surface, c.ink
    yield "product name", c.primary.ink, c.sunken
    yield "key cap", c.muted, c.surface
    yield "selected text", c.on_primary, c.primary.full
    yield "position in words", c.primary.ink, c.primary.soft
    yield "tooltip", c.surface, c.ink


@pytest.mark.parametrize("name", THEMES)
def test_every_text_is_readable_on_its_ground(name):
    least = 7.0 if name == "high contrast" else 4.5
    too_faint = {
        what: round(contrast(text, ground), 2)
        for what, text, ground in text_pairs(THEMES[name])
        if contrast(text, ground) < least
    }
    assert too_faint == {}


@pytest.mark.parametrize("name", THEMES)
def test_focus_ring_stands_out_from_every_ground(name):
    c = THEMES[name]
    grounds = [c.background, c.surface, c.sunken, *(c.shades(tone).soft for tone in TONES)]
    assert min(contrast(c.primary.full, ground) for ground in grounds) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_what_is_done_stands_out_from_what_is_to_come(name):
    c = THEMES[name]
    for tone in (Tone.WORK, Tone.REST, Tone.READY):
        assert contrast(c.shades(tone).full, c.track) >= 1.9


def test_contrast__black_on_white_and_same_colour():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#1F7A6C", "#1F7A6C") == 1


def test_mix__nothing_half_and_all():
    assert [mix("#000000", "#FF8040", share) for share in (0, 0.5, 1)] == ["#000000", "#804020", "#FF8040"]
