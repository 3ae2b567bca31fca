"""What the terminal shows at one moment of a session: a pure function from the moment to rows of text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from exercises.commands import session_text
from exercises.commands.big_digits import big
from exercises.library.problems import display_width
from exercises.library.scalars import format_clock
from exercises.library.timeline import Phase, PhaseKind, Side
from exercises.session.display import seconds_to_show
from exercises.session.session import SessionView, Status

_WIDEST: Final = 78
_MARGIN: Final = 2
# How long one page of instructions stays, where they don't all fit.
_PAGE_SECONDS: Final = 12


# The side in words, for an exercise by its id.
SideWords = Callable[[str | None, Side | None], str]


class Tone(StrEnum):
    """How a row is meant, for a terminal with colours."""

    PLAIN = "plain"
    QUIET = "quiet"
    STRONG = "strong"
    WORK = "work"
    PREPARE = "prepare"
    REST = "rest"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the display."""

    text: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The few characters that not every terminal has."""

    dot: str
    bar: str
    rest_of_bar: str
    separator: str
    ellipsis: str
    right: str
    left: str


UNICODE: Final = Glyphs("█", "━", "─", "·", "…", "→", "←")
ASCII: Final = Glyphs("#", "=", "-", "|", "...", "right", "left")


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a session with the words that belong to it.

    `words` are the instructions, and before them what the routine says; `trouble` is what stays to be told, `remark`
    what is said for a while.
    """

    view: SessionView
    routine: str
    total_seconds: float
    words: tuple[str, ...] = ()
    trouble: str = ""
    remark: str = ""
    side_words: SideWords = lambda _exercise, side: session_text.side(side)


def rows(moment: Moment, columns: int, lines: int, glyphs: Glyphs) -> list[Row]:
    """The display for a terminal of this size: never wider, never higher.

    Where lines are few it first loses its air, then the big digits, then the instructions and the bars.
    """
    width = max(8, min(columns - 1 - _MARGIN, _WIDEST))
    page = _Page(moment, width, glyphs)
    for parts in page.layouts():
        left = lines - sum(len(part) for part in parts)
        wanted = min(len(page.instructions(100)), 2)
        if left >= wanted + (1 if wanted else 0):
            return _indented(_filled(parts, page, left), width, glyphs)
    return _indented(page.least()[:lines], width, glyphs)


def _filled(parts: list[list[Row]], page: "_Page", left: int) -> list[Row]:
    """The parts with the instructions above the last one, the keys, which stand on the last lines."""
    instructions = page.instructions(left - 1)
    space = [Row()] * (left - len(instructions))
    return [row for part in parts[:-1] for row in part] + instructions + space + parts[-1]


def _indented(found: list[Row], width: int, glyphs: Glyphs) -> list[Row]:
    return [Row(" " * _MARGIN + cut(row.text, width, glyphs) if row.text else "", row.tone) for row in found]


class _Page:
    """The parts of the display for one moment and one width."""

    def __init__(self, moment: Moment, width: int, glyphs: Glyphs) -> None:
        self._moment = moment
        self._view = moment.view
        self._width = width
        self._glyphs = glyphs

    def layouts(self) -> list[list[list[Row]]]:
        """The parts from above to below, the most generous layout first."""
        air = [Row()]
        head, what, bar, coming, keys = self._head(), self._what(), self._bar(), self._next(), self._keys()
        number = self._big()
        small = [head, what, self._small(), coming, keys]
        if any(display_width(row.text) > self._width for row in number):
            return [small]
        airy = [head, air, what, air, number, air, bar, air, coming, air, keys]
        return [airy, [head, what, number, bar, coming, keys], small]

    def least(self) -> list[Row]:
        """For a handful of lines: what matters most stands first."""
        return [*self._what()[:2], *self._small(), *self._next(), *self._keys(), *self._what()[2:], *self._head()]

    def instructions(self, at_most: int) -> list[Row]:
        """As many whole sentences as fit; where they don't all fit, pages that follow each other."""
        if at_most < 1:
            return []
        pages: list[list[str]] = [[]]
        for sentence in self._moment.words:
            wrapped = wrap(sentence, self._width)
            if len(wrapped) > at_most:
                wrapped = [
                    *wrapped[: at_most - 1],
                    cut(wrapped[at_most - 1] + self._glyphs.ellipsis, self._width, self._glyphs),
                ]
            if len(pages[-1]) + len(wrapped) > at_most:
                pages.append([])
            pages[-1] += wrapped
        shown = pages[int(self._view.elapsed_seconds // _PAGE_SECONDS) % len(pages)]
        return [Row(line, Tone.QUIET) for line in shown]

    def _head(self) -> list[Row]:
        left = session_text.total_left(format_clock(seconds_to_show(self._view.total_left_seconds)))
        found = [Row(self._apart(self._moment.routine, left), Tone.QUIET), self._line_of(self._gone())]
        if self._moment.trouble:
            found.append(Row(self._cut(self._moment.trouble), Tone.TROUBLE))
        # What has to be read while walking is never cut.
        found += [Row(line, Tone.PREPARE) for line in wrap(self._moment.remark, self._width)]
        return found

    def _gone(self) -> float:
        return 1 - self._view.total_left_seconds / max(self._moment.total_seconds, 1e-9)

    def _what(self) -> list[Row]:
        """Three rows: what one does now, its name, and where in it one is."""
        view = self._view
        phase = view.phase
        tone = {PhaseKind.WORK: Tone.WORK, PhaseKind.REST: Tone.REST}.get(phase.kind, Tone.PREPARE)
        word = session_text.phase_word(phase.kind).upper()
        if view.gap_seconds is not None:
            return self._rows((session_text.slept(view.gap_seconds), Tone.TROUBLE), (phase.name or word, Tone.STRONG))
        if view.status is Status.PAUSED:
            return self._rows((session_text.PAUSED.upper(), Tone.PREPARE), (phase.name or word, Tone.STRONG))
        if view.status is Status.WAITING:
            return self._rows((session_text.READY.upper(), Tone.PREPARE), (phase.name or word, Tone.STRONG))
        if view.status is Status.COUNTING_IN:
            return self._rows((session_text.GOING_ON.upper(), Tone.PREPARE), (phase.name or word, Tone.STRONG))
        of = session_text.set_of(phase)
        headline = f"{word} {self._glyphs.separator} {of}" if of else word
        return self._rows((headline, tone), (phase.name or "", Tone.STRONG))

    def _rows(self, first: tuple[str, Tone], second: tuple[str, Tone]) -> list[Row]:
        return [*(Row(self._cut(words), tone) for words, tone in (first, second)), Row(self._cut(self._where()))]

    def _where(self) -> str:
        view, repetition = self._view, self._view.repetition
        if view.status is Status.WAITING:
            # What one gets ready for, side and dose included.
            return self._about(view.phase if view.phase.kind is PhaseKind.WORK else view.coming or view.phase)
        parts = [self._side(view.phase, repetition.side if repetition and repetition.side else view.phase.side)]
        if repetition is not None and view.phase.kind is PhaseKind.WORK:
            parts += session_text.repetition(repetition)
        elif view.phase.kind is PhaseKind.WORK:
            parts.append(session_text.dose(view.phase))
        return f" {self._glyphs.separator} ".join(part for part in parts if part)

    def _side(self, phase: Phase, side: Side | None) -> str:
        return self._moment.side_words(phase.exercise, side)

    def _about(self, work: Phase) -> str:
        parts = (self._side(work, work.side), session_text.dose(work) or session_text.seconds_of(work))
        return f" {self._glyphs.separator} ".join(part for part in parts if part)

    def _digits(self) -> str:
        view = self._view
        if view.status is Status.COUNTING_IN:
            return str(seconds_to_show(view.count_in_seconds))
        seconds = int(view.elapsed_seconds) if view.left_seconds is None else seconds_to_show(view.left_seconds)
        return format_clock(seconds) if seconds >= 60 else str(seconds)

    def _big(self) -> list[Row]:
        if self._view.status is Status.WAITING:
            return []
        return [Row(line, Tone.STRONG) for line in big(self._digits(), self._glyphs.dot)]

    def _small(self) -> list[Row]:
        if self._view.status is Status.WAITING:
            return []
        return [Row(session_text.seconds_left(self._digits(), waiting=self._view.left_seconds is None), Tone.STRONG)]

    def _bar(self) -> list[Row]:
        if self._view.status is Status.WAITING:
            return []
        if self._view.left_seconds is None:
            return [Row(session_text.WAITS_FOR_YOU, Tone.PREPARE)]
        return [self._line_of(self._view.elapsed_seconds / max(self._view.phase_seconds, 1e-9))]

    def _next(self) -> list[Row]:
        coming = self._view.coming
        if self._view.status is Status.WAITING:
            return []
        if coming is None:
            return [Row(session_text.THEN_THE_END, Tone.QUIET)]
        what = f" {self._glyphs.separator} ".join(part for part in (coming.name or "", self._about(coming)) if part)
        return [Row(self._cut(session_text.then(what)))]

    def _keys(self) -> list[Row]:
        """The keys that mean something now, on two lines at most."""
        parts = [f"{key} {meaning}" for key, meaning in keys_for(self._view, self._glyphs)]
        return [Row(line, Tone.QUIET) for line in wrap_parts(parts, f" {self._glyphs.separator} ", self._width)[:2]]

    def _line_of(self, share: float) -> Row:
        done = round(min(max(share, 0.0), 1.0) * self._width)
        return Row(self._glyphs.bar * done + self._glyphs.rest_of_bar * (self._width - done), Tone.QUIET)

    def _apart(self, left: str, right: str) -> str:
        room = self._width - display_width(right) - 2
        first = cut(left, max(1, room), self._glyphs)
        return self._cut(first + " " * max(1, self._width - display_width(first) - display_width(right)) + right)

    def _cut(self, line: str) -> str:
        return cut(line, self._width, self._glyphs)


def keys_for(view: SessionView, glyphs: Glyphs) -> list[tuple[str, str]]:
    """The keys that mean something at a moment, the most likely first, each with its meaning."""
    if view.gap_seconds is not None:
        walked = [("w", session_text.KEY_WALKED)] if view.phase.walking else []
        return [
            *walked,
            ("space", session_text.KEY_GO_ON),
            ("r", session_text.KEY_RESTART),
            ("q", session_text.KEY_END_AND_KEEP),
        ]
    if view.status is Status.WAITING:
        return [
            (session_text.ANY_KEY, session_text.KEY_READY),
            ("h", session_text.KEY_HURTS),
            ("q", session_text.KEY_END),
        ]
    done = [("Enter", session_text.KEY_DONE)] if view.phase.until_done else []
    longer = [] if view.phase.until_done else [("+", session_text.KEY_LONGER)]
    pain = [("0-9", session_text.KEY_PAIN) if view.phase.walking else ("h", session_text.KEY_HURTS)]
    pause = session_text.KEY_GO_ON if view.status is Status.PAUSED else session_text.KEY_PAUSE
    return [
        *done,
        ("space", pause),
        (glyphs.right, session_text.KEY_SKIP),
        (glyphs.left, session_text.KEY_BACK),
        *longer,
        *pain,
        ("q", session_text.KEY_END),
    ]


def cut(line: str, width: int, glyphs: Glyphs) -> str:
    """A line of at most so many columns; where something is cut off, an ellipsis says so."""
    if display_width(line) <= width:
        return line
    room = width - display_width(glyphs.ellipsis)
    kept = ""
    for character in line:
        if display_width(kept + character) > room:
            break
        kept += character
    return kept.rstrip() + glyphs.ellipsis


def wrap(words: str, width: int) -> list[str]:
    """Lines of at most so many columns, broken between words where that is possible."""
    pieces: list[str] = []
    for word in words.split():
        piece = ""
        for character in word:
            if display_width(piece + character) > width:
                pieces.append(piece)
                piece = ""
            piece += character
        pieces.append(piece)
    return wrap_parts(pieces, " ", width)


def wrap_parts(parts: Sequence[str], between: str, width: int) -> list[str]:
    """Lines made of whole parts, with something between those that stand on one line."""
    lines: list[str] = []
    for part in parts:
        if lines and display_width(lines[-1] + between + part) <= width:
            lines[-1] += between + part
        else:
            lines.append(part)
    return lines
