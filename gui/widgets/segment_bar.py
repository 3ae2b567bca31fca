"""The whole session as one bar of segments: what was done, what runs, what comes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class Segment:
    """One phase: how long it takes (0 when that is open), what it is, and what the tooltip says."""

    seconds: float
    tone: Tone
    label: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is drawn as one segment: the segments `first` to `last`, and its place in pixels."""

    first: int
    last: int
    left: float
    width: float
    tone: Tone


class SegmentBar(QWidget):
    """Shows a session's segments; when they are too many for the width, neighbours are drawn as one.

    What was done is full, what was left out hollow, what is to come the empty track.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segments: tuple[Segment, ...] = ()
        self._pieces: tuple[Piece, ...] = ()
        self._laid_out_for = -1
        self._index = 0
        self._fraction = 0.0
        self._left_out: dict[int, float] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is drawn at the present width."""
        if self._laid_out_for != self.width():
            self._laid_out_for = self.width()
            self._pieces = lay_out(self._segments, self.width(), self._theme.px(3), self._theme.px(6))
        return self._pieces

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Show another session, from its start."""
        self._segments = tuple(segments)
        self._index, self._fraction = 0, 0.0
        self._left_out = {}
        self._describe()
        self._restyle()

    def set_left_out(self, shares: Mapping[int, float]) -> None:
        """Say which segments were left out, by their number, with the share (0 to 1) of each that was done."""
        if shares != self._left_out:
            self._left_out = dict(shares)
            self._describe()
            self.update()

    def set_progress(self, index: int, fraction: float) -> None:
        """Say which segment runs and which share of it (0 to 1) is done; past the last one all is done."""
        before = self._filled_pixels()
        index = min(max(index, 0), len(self._segments))
        is_new = index != self._index
        self._index, self._fraction = index, min(max(fraction, 0.0), 1.0)
        if is_new:
            self._describe()
        if self._filled_pixels() != before:
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self._theme.px(10))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        height = self.height()
        for piece in self.pieces:
            box = QRectF(piece.left, 0, piece.width, height)
            radius = min(height, piece.width) / 2
            shape = QPainterPath()
            shape.addRoundedRect(box, radius, radius)
            full = QColor(colours.shades(piece.tone).full)
            passed, done = self._passed_share(piece), self._done_share(piece)
            painter.fillPath(shape, full if done >= 1 else QColor(colours.track))
            if 0 < done < 1:
                self._fill_part(painter, shape, box, (0.0, done), full)
            if done < passed:
                self._fill_part(painter, shape, box, (done, passed), QColor(colours.background), edge=full)

    def _fill_part(
        self,
        painter: QPainter,
        shape: QPainterPath,
        box: QRectF,
        part: tuple[float, float],
        colour: QColor,
        edge: QColor | None = None,
    ) -> None:
        """Fill a segment from one share of it to another, with an outline where it is hollow."""
        start, end = part
        painter.save()
        painter.setClipPath(shape)
        place = QRectF(box.left() + box.width() * start, box.top(), box.width() * (end - start), box.height())
        painter.fillRect(place, colour)
        if edge is not None:
            painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
            # Half of the line lies outside and is cut off.
            painter.strokePath(shape, QPen(edge, 2 * max(1.5, self._theme.px(1.5))))
        painter.restore()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.text_at(event.pos()), self)
            return True
        return super().event(event)

    def text_at(self, place: QPoint) -> str:
        """Say what is drawn at a place, for the tooltip."""
        piece = next((p for p in self.pieces if p.left <= place.x() <= p.left + p.width), None)
        if piece is None:
            return ""
        first, last = self._label(piece.first), self._label(piece.last)
        if piece.first == piece.last:
            return first
        count = piece.last - piece.first + 1
        return self.tr("{first} – {last} ({count} parts)").format(first=first, last=last, count=count)

    def _label(self, number: int) -> str:
        label = self._segments[number].label
        if number in self._left_out and number < self._index:
            return self.tr("{part} · left out").format(part=label)
        return label

    def _describe(self) -> None:
        count = len(self._segments)
        words = self.tr("Part {number} of {count}").format(number=min(self._index + 1, count), count=count)
        left_out = sum(number < self._index for number in self._left_out)
        if left_out:
            words = self.tr("{words}, {count} left out").format(words=words, count=left_out)
        self.setAccessibleName(words if count else "")

    def _passed_share(self, piece: Piece) -> float:
        """The share of a piece that lies behind."""
        return self._share_of(piece, lambda _: 1.0)

    def _done_share(self, piece: Piece) -> float:
        """The share of a piece that was done."""
        return self._share_of(piece, lambda number: self._left_out.get(number, 1.0))

    def _share_of(self, piece: Piece, of_passed: Callable[[int], float]) -> float:
        if piece.first > self._index:
            return 0.0
        numbers = range(piece.first, piece.last + 1)
        done = sum(_weight(self._segments[i]) * of_passed(i) for i in numbers if i < self._index)
        if piece.last >= self._index:
            done += _weight(self._segments[self._index]) * self._fraction
        return done / sum(_weight(self._segments[i]) for i in numbers)

    def _filled_pixels(self) -> tuple[int, int]:
        for piece in self.pieces:
            if piece.first <= self._index <= piece.last:
                return piece.first, round(piece.width * self._passed_share(piece) * 2)
        return self._index, 0

    def _restyle(self) -> None:
        self._laid_out_for = -1
        self.updateGeometry()
        self.update()


def lay_out(segments: Sequence[Segment], width: int, gap: int, smallest: int) -> tuple[Piece, ...]:
    """Share `width` pixels by the seconds, none under `smallest`; what doesn't fit is merged."""
    if not segments or width <= 0:
        return ()
    room = max(1, (width + gap) // (smallest + gap))
    groups = _merged(segments, room)
    weights = [sum(_weight(segments[i]) for i in range(first, last + 1)) for first, last in groups]
    widths = _widths(weights, width - gap * (len(groups) - 1), smallest)
    pieces, left = [], 0.0
    for (first, last), piece_width in zip(groups, widths, strict=True):
        pieces.append(Piece(first, last, left, piece_width, _main_tone(segments[first : last + 1])))
        left += piece_width + gap
    return tuple(pieces)


def _weight(segment: Segment) -> float:
    return max(segment.seconds, 1.0)


def _merged(segments: Sequence[Segment], room: int) -> list[tuple[int, int]]:
    """Keep every segment when there is room, else make groups of about equal time."""
    if len(segments) <= room:
        return [(i, i) for i in range(len(segments))]
    share = sum(map(_weight, segments)) / room
    groups: list[tuple[int, int]] = []
    first, passed = 0, 0.0
    for i, segment in enumerate(segments):
        passed += _weight(segment)
        if passed >= share * (len(groups) + 1) - 1e-6 or i == len(segments) - 1:
            groups.append((first, i))
            first = i + 1
    return groups


def _widths(weights: Sequence[float], room: float, smallest: float) -> list[float]:
    """Give each weight its share of `room`; those under `smallest` get that, at the cost of the others."""
    small: set[int] = set()
    while True:
        spare = room - smallest * len(small)
        total = sum(weight for i, weight in enumerate(weights) if i not in small)
        more = {i for i, weight in enumerate(weights) if i not in small and weight / total * spare < smallest}
        if not more or len(small | more) == len(weights):
            break
        small |= more
    if more:
        return [room / len(weights)] * len(weights)
    return [smallest if i in small else weight / total * spare for i, weight in enumerate(weights)]


def _main_tone(segments: Sequence[Segment]) -> Tone:
    seconds: dict[Tone, float] = {}
    for segment in segments:
        seconds[segment.tone] = seconds.get(segment.tone, 0.0) + _weight(segment)
    return max(seconds, key=lambda tone: seconds[tone])
