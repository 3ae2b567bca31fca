"""The ring shows the share done, fits its text, and paints no more than it must."""

import math

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor

from gui.theme.tokens import Tone
from gui.widgets.ring import CountdownRing


class PaintCounter(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def ring(shown, theme):
    ring = CountdownRing(theme)
    shown(ring, 300, 300)
    ring.resize(240, 240)
    return ring


def coloured_share(ring, colour):
    """Walk around the middle of the stroke and say which share of it has the colour."""
    image = ring.grab().toImage()
    side = min(ring.width(), ring.height())
    radius = side / 2 - side * 0.0635 / 2 - 0.5
    steps, hits = 720, 0
    for step in range(steps):
        angle = 2 * math.pi * step / steps
        x = ring.width() / 2 + radius * math.sin(angle)
        y = ring.height() / 2 - radius * math.cos(angle)
        hits += image.pixelColor(int(x), int(y)) == QColor(colour)
    return hits / steps


@pytest.mark.parametrize("fraction", [0.25, 0.5, 0.75])
def test_fraction__that_share_of_the_ring_is_coloured(ring, theme, fraction):
    ring.set_state(fraction, "0:30", "hold", Tone.WORK)
    # The round caps add half a stroke's width at each end, some 4 % of the way round.
    assert coloured_share(ring, theme.colours.work.full) == pytest.approx(fraction + 0.02, abs=0.025)


def test_fraction__quarter_is_the_upper_right_one(ring, theme):
    ring.set_state(0.25, "", "", Tone.WORK)
    image = ring.grab().toImage()
    work, track = QColor(theme.colours.work.full), QColor(theme.colours.track)
    stroke = round(ring.width() * 0.0635 / 2)
    centre = ring.width() // 2
    reach = centre - stroke
    diagonal = round(reach * math.sqrt(0.5))
    assert image.pixelColor(centre + diagonal, ring.height() // 2 - diagonal) == work
    assert image.pixelColor(centre - diagonal, ring.height() // 2 - diagonal) == track
    assert image.pixelColor(centre + diagonal, ring.height() // 2 + diagonal) == track


def test_fraction__nothing_and_everything(ring, theme):
    ring.set_state(0.0, "0:10", "", Tone.REST)
    assert coloured_share(ring, theme.colours.rest.full) == 0
    ring.set_state(1.0, "0:00", "", Tone.REST)
    assert coloured_share(ring, theme.colours.rest.full) > 0.99


@pytest.mark.parametrize(("given", "kept"), [(-0.5, 0.0), (1.7, 1.0), (0.3, 0.3), (None, None)])
def test_fraction__is_kept_between_nothing_and_everything(ring, given, kept):
    ring.set_state(given, "0:10")
    assert ring.state.fraction == kept


def test_without_end__the_whole_ring_is_soft(ring, theme):
    ring.set_state(None, "1:12", "until done", Tone.REST)
    assert coloured_share(ring, theme.colours.rest.soft) > 0.99


def test_same_state__is_not_painted_again(ring, qapp):
    ring.set_state(0.4, "0:12", "hold", Tone.WORK)
    qapp.processEvents()
    counter = PaintCounter(ring)
    for fraction in (0.4, 0.40001, 0.4001):
        ring.set_state(fraction, "0:12", "hold", Tone.WORK)
    qapp.processEvents()
    assert counter.count == 0


@pytest.mark.parametrize(
    "change",
    [
        (0.5, "0:12", "hold", Tone.WORK),
        (0.4, "0:11", "hold", Tone.WORK),
        (0.4, "0:12", "rest", Tone.WORK),
        (0.4, "0:12", "hold", Tone.REST),
    ],
)
def test_visible_change__is_painted(ring, qtbot, change):
    ring.set_state(0.4, "0:12", "hold", Tone.WORK)
    ring.grab()
    counter = PaintCounter(ring)
    ring.set_state(*change)
    qtbot.waitUntil(lambda: counter.count > 0)


@pytest.mark.parametrize("side", [80, 240, 600])
@pytest.mark.parametrize("scale", [0.9, 2.0])
@pytest.mark.parametrize("text", ["0:03", "12:40", "1:02:40"])
def test_text__stays_inside_the_ring(ring, theme, side, scale, text):
    theme.set_text_scale(scale)
    ring.setMinimumSize(side, side)
    ring.resize(side, side)
    ring.set_state(0.0, text, "hold, right arm and left leg · repetition 4 of 6", Tone.WORK)
    image = ring.grab().toImage()
    inner = side / 2 - side * 0.0635 - 1
    ground, track = QColor(theme.colours.background), QColor(theme.colours.track)
    furthest = max(
        math.hypot(x - side / 2, y - side / 2)
        for x in range(0, side, 1 + side // 200)
        for y in range(0, side, 1 + side // 200)
        if image.pixelColor(x, y).lightness() < min(ground.lightness(), track.lightness()) - 60
    )
    assert furthest < inner


def test_screen_reader__hears_time_and_caption(ring):
    ring.set_state(0.5, "0:30", "hold", Tone.WORK)
    assert ring.accessibleName() == "0:30 · hold"
