"""A session on a terminal that can move its cursor: one calm display that changes in place."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TextIO

from exercises.commands import session_text
from exercises.commands.live_rows import ASCII, UNICODE, Glyphs, Moment, Row, Tone, rows
from exercises.commands.output import plain, write
from exercises.commands.words import Words
from exercises.library.problems import visible
from exercises.library.timeline import Timeline
from exercises.session.events import Countdown, Event, PhaseStarted, Waiting, WalkCue
from exercises.session.session import SessionView, Status

# The alternate screen keeps what stood in the terminal before; the cursor is hidden while it only marks the last write.
_OPEN: Final = "\x1b[?1049h\x1b[?25l\x1b[2J"
_CLOSE: Final = "\x1b[0m\x1b[?25h\x1b[?1049l"
_BELL: Final = "\a"
_COLOURS: Final = {
    Tone.PLAIN: "",
    Tone.QUIET: "\x1b[2m",
    Tone.STRONG: "\x1b[1m",
    Tone.WORK: "\x1b[1;32m",
    Tone.PREPARE: "\x1b[1;33m",
    Tone.REST: "\x1b[1;36m",
    Tone.TROUBLE: "\x1b[1;31m",
}
# Session seconds that a remark stays.
_REMARK_SECONDS: Final = 20.0
_COLOURLESS: Final = ("dumb", "unknown", "vt52", "vt100", "vt102", "vt220", "vt320")

Size = Callable[[], tuple[int, int]]


class LiveScreen:
    """Draws what changed, row by row, in one write; draws everything when the terminal's size changes."""

    def __init__(
        self,
        stream: TextIO,
        timeline: Timeline,
        words: Words,
        size: Size,
        *,
        colours: bool,
        ascii_only: bool,
        bell: bool,
    ) -> None:
        """`size` tells the terminal's columns and lines at any moment."""
        self._stream = stream
        self._timeline = timeline
        self._words = words
        self._size = size
        self._colours = colours
        self._ascii_only = ascii_only
        self._glyphs: Glyphs = ASCII if ascii_only else UNICODE
        self._bell = bell
        self._trouble = ""
        self._remark = ""
        # When it was made: the phase and its seconds; None until the next moment is shown.
        self._remarked: tuple[int, float] | None = None
        self._is_open = False
        self._drawn: list[Row] = []
        self._drawn_size = (0, 0)

    def open(self) -> None:
        self._is_open = True
        self._drawn_size = (0, 0)
        self._write(_OPEN)

    def close(self) -> None:
        if self._is_open:
            self._is_open = False
            self._write(_CLOSE)

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        if self._bell and any(isinstance(event, PhaseStarted | Countdown | Waiting | WalkCue) for event in events):
            self._write(_BELL)
        cues = [session_text.walk_cue(event.kind) for event in events if isinstance(event, WalkCue)]
        if cues:
            self.remark(" ".join(cues))
        if view.status is not Status.ENDED:
            self.show(view)

    def remark(self, words: str) -> None:
        self._remark, self._remarked = words, None

    def show_trouble(self, why: str) -> None:
        self._trouble = why
        self._drawn_size = (0, 0)

    def show(self, view: SessionView) -> None:
        columns, lines = self._size()
        if self._remarked is None:
            self._remarked = (view.index, view.elapsed_seconds)
        since = self._remarked[1] if self._remarked[0] == view.index else 0.0
        if view.elapsed_seconds - since >= _REMARK_SECONDS:
            self._remark = ""
        moment = Moment(
            view,
            self._shown(self._timeline.name),
            self._timeline.seconds,
            tuple(self._shown(sentence) for sentence in self._words.at(view.phase, view.coming)),
            self._shown(self._trouble),
            self._shown(self._remark),
            self._words.side,
        )
        self._draw(rows(moment, columns, lines, self._glyphs), (columns, lines))

    def _draw(self, found: list[Row], size: tuple[int, int]) -> None:
        written = []
        if size != self._drawn_size:
            written.append("\x1b[2J")
            self._drawn = []
        for number, row in enumerate(found):
            before = self._drawn[number] if number < len(self._drawn) else Row()
            if row != before:
                written.append(f"\x1b[{number + 1};1H{self._painted(row)}\x1b[K")
        written.extend(f"\x1b[{number + 1};1H\x1b[K" for number in range(len(found), len(self._drawn)))
        self._drawn, self._drawn_size = found, size
        if written:
            self._write("".join(written))

    def _painted(self, row: Row) -> str:
        shown = self._shown(row.text)
        if not self._colours or not row.text:
            return shown
        colour = _COLOURS[row.tone]
        return f"{colour}{shown}\x1b[0m" if colour else shown

    def _shown(self, words: str) -> str:
        clean = visible(words)
        return plain(clean) if self._ascii_only else clean

    def _write(self, written: str) -> None:
        write(self._stream, written)


def has_colours(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    """Whether the terminal knows colours and the user has nothing against them (no-color.org)."""
    if environment.get("NO_COLOR"):
        return False
    terminal = environment.get("TERM", "")
    if not terminal:
        return system == "win32"  # whose terminals have no name, and all know colours
    return terminal not in _COLOURLESS and not terminal.endswith(("-m", "-mono"))
