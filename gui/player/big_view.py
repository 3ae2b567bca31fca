"""The big view: what can be read from three metres away, and nothing else."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from exercises.library.exercise import Exercise
from gui.figure.figure_view import FigureView
from gui.player.driver import SessionDriver
from gui.player.figure_pace import FigurePace
from gui.theme import icons
from gui.theme.theme import Theme
from gui.theme.tokens import Colours, Tone, mix
from gui.widgets.painting import elided

# A change of phase lights up so long, and never more often than that; three a second would be the most that is safe
# (WCAG 2.2, success criterion 2.3.1).
_FLASH_MS: Final = 250
_CALM_MS: Final = 500
_FLASH_STRENGTH: Final = 0.55
# Shares of the height inside the edge.
_PHASE, _NAME, _SIDE, _CAPTION, _COMING, _KEYS = 0.075, 0.15, 0.13, 0.085, 0.085, 0.05
# A digit is so high, as a share of the whole height where there is room for it.
_DIGIT: Final = 0.255
# Letters fill so much of their row, and shrink at most to this share of that before the words are cut.
_LETTERS, _LEAST_LETTERS = 0.8, 0.5
# The window's form, and the share of its width, that a figure beside the number needs.
_TWO_COLUMNS: Final = 1.3
_FIGURE: Final = 0.26
# The share of the height that the number keeps beside a question.
_LEAST_BODY: Final = 0.2


@dataclass(frozen=True, slots=True)
class BigMoment:
    """Everything the big view shows; `waits` is when the phase ends by Enter, `listens` when Space ends it."""

    tone: Tone
    phase: str
    name: str
    side: str
    number: str
    caption: str
    coming: str
    icon: str = ""
    paused: bool = False
    waits: bool = False
    listens: bool = False


class BigView(QWidget):
    """The phase, the name, the side, the number, the moving figure and what comes next, with a coloured edge.

    Each new phase lights up shortly where that is wanted. A click leaves it; a line at the bottom names the keys.
    """

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._moment = BigMoment(Tone.READY, "", "", "", "", "", "")
        self._muted = False
        self._flashes = True
        self._above: QWidget | None = None
        self._figure = FigureView(theme, ground=self._ground, fills=True, parent=self)
        self._figure.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._figure.hide()
        self._pace = FigurePace(theme, self._figure)
        self._light = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._light.timeout.connect(self._repaint)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        theme.changed.connect(self._arrange)

    # What it shows

    def follow(self, driver: SessionDriver | None) -> None:
        """Move the figure in time with a session; None rests."""
        self._pace.follow(driver)

    def show_exercise(self, exercise: Exercise | None) -> None:
        """Show the figure of an exercise, none where it has none."""
        if exercise is not None:
            self._figure.show_exercise(exercise)
        shown = exercise if exercise is not None and exercise.figure is not None else None
        self._pace.show_exercise(shown)
        self._figure.setVisible(shown is not None)
        self._arrange()

    def show_moment(self, moment: BigMoment) -> None:
        """Show another moment; nothing is painted when it looks the same."""
        if moment != self._moment:
            self._moment = moment
            parts = (moment.phase, moment.name, moment.side, moment.number, moment.caption, moment.coming)
            self.setAccessibleName(" · ".join(part for part in parts if part))
            self._arrange()

    def show_muted(self, *, muted: bool) -> None:
        """Say whether anything is to be heard."""
        self._muted = muted
        self.update()

    def set_flashes(self, *, on: bool) -> None:
        """Let each new phase light up, or only change the edge."""
        self._flashes = on

    def keep_clear_of(self, panel: QWidget) -> None:
        """Leave the lower end to a panel of the same window while it is shown there."""
        self._above = panel
        panel.installEventFilter(self)

    def flash(self) -> None:
        """Light up once, unless it did so just before, nobody wants it, or motion is reduced."""
        if self.isVisible() and self._flashes and not self._theme.reduce_motion and not self._calm.isActive():
            self._light.start()
            self._calm.start()
            self._repaint()

    @property
    def is_lit(self) -> bool:
        """Whether it is lit up now."""
        return self._light.isActive()

    def _repaint(self) -> None:
        self.update()
        self._figure.update()

    def _ground(self, colours: Colours) -> str:
        """The colour behind everything."""
        if self.is_lit:
            return mix(colours.background, colours.shades(self._tone).full, _FLASH_STRENGTH)
        return colours.background

    @property
    def _tone(self) -> Tone:
        return Tone.NEUTRAL if self._moment.paused else self._moment.tone

    # Where things are

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize)
        if watched is self._above and event.type() in kinds:
            self._arrange()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.left.emit()

    @property
    def _edge(self) -> int:
        return max(8, self.height() // 36)

    @property
    def _whole(self) -> int:
        """The height inside the edge, which the rows share."""
        return self.height() - 3 * self._edge

    def _box(self) -> QRectF:
        """What is inside the edge, and above a panel."""
        edge = self._edge
        box = QRectF(self.rect()).adjusted(2 * edge, 1.5 * edge, -2 * edge, -1.5 * edge)
        if self._covered:
            box.setBottom(self._top_of_panel - edge / 2)
        return box

    @property
    def _covered(self) -> bool:
        return self._above is not None and self._above.isVisible() and self._top_of_panel < self.height()

    @property
    def _top_of_panel(self) -> int:
        return self._above.mapTo(self.window(), self._above.rect().topLeft()).y() if self._above is not None else 0

    def _head(self) -> list[tuple[float, str, int]]:
        """The rows above the number: shares of the height, words, weight; a panel takes theirs before the number's."""
        moment = self._moment
        # Who has paused needn't come nearer to see it.
        rows = [
            (_PHASE * (1.5 if moment.paused else 1.0), moment.phase, 600),
            (_NAME, moment.name, 700),
            (_SIDE, moment.side, 600),
        ]
        rows = [row for row in rows if row[1]]
        if self._covered:
            room = self._box().height() - _LEAST_BODY * self.height()
            for first_to_go in (moment.side, moment.phase, moment.name):
                if sum(share for share, *_ in rows) * self._whole > room:
                    rows = [row for row in rows if row[1] != first_to_go]
        return rows

    def _foot(self) -> list[tuple[float, str, int]]:
        """The rows below the number; where a panel asks something, it names its own keys."""
        if self._covered:
            return []
        rows = [(_COMING, self._moment.coming, 500), (_KEYS, self._keys(), 500)]
        return [row for row in rows if row[1]]

    def _body(self) -> QRectF:
        """The number's and the figure's place."""
        box = self._box()
        above, below = (sum(share for share, *_ in rows) * self._whole for rows in (self._head(), self._foot()))
        return box.adjusted(0, above, 0, -below)

    def _columns(self) -> tuple[QRectF, QRectF | None]:
        """Where the number is, and the figure; None where it would be too narrow."""
        body = self._body()
        low = body.height() < self.height() * _LEAST_BODY
        if self._figure.isHidden() or low or self.width() < self.height() * _TWO_COLUMNS:
            return body, None
        gap = self._edge
        needed = QFontMetricsF(self._digits(body.height(), body.width())).horizontalAdvance(self._moment.number)
        wide = max(needed + gap / 2, body.width() * 0.42)
        if body.width() - wide - gap < body.width() * _FIGURE:
            return body, None
        return (
            QRectF(body.left(), body.top(), wide, body.height()),
            QRectF(body.left() + wide + gap, body.top(), body.width() - wide - gap, body.height()),
        )

    def _arrange(self) -> None:
        _, place = self._columns()
        if place is not None:
            self._figure.setGeometry(place.toAlignedRect())
        elif not self._figure.isHidden():
            self._figure.resize(0, 0)
        self._repaint()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.shades(self._tone).full))
        edge = self._edge
        painter.fillRect(self.rect().adjusted(edge, edge, -edge, -edge), QColor(self._ground(colours)))
        box, whole = self._box(), self._whole
        top = box.top()
        for share, words, weight in self._head():
            row = QRectF(box.left(), top, box.width(), share * whole)
            if words == self._moment.phase:
                self._paint_phase(painter, row, words)
            else:
                self._paint_words(painter, row, words, weight, colours.ink)
            top += row.height()
        self._paint_number(painter, self._columns()[0])
        bottom = box.bottom()
        for share, words, weight in reversed(self._foot()):
            row = QRectF(box.left(), bottom - share * whole, box.width(), share * whole)
            self._paint_words(painter, row, words, weight, colours.ink if self.is_lit else colours.muted)
            bottom = row.top()

    def _paint_phase(self, painter: QPainter, row: QRectF, words: str) -> None:
        """The phase in its colour behind its icon; at the right end the sign that nothing is heard."""
        colours = self._theme.colours
        ink = colours.ink if self.is_lit or self._moment.paused else colours.shades(self._moment.tone).ink
        font = self._fitting(words, 600, row.adjusted(0, 0, -row.height() * 3, 0))
        side = round(row.height() * 0.72)
        width = QFontMetricsF(font).horizontalAdvance(words) + (side * 1.35 if self._moment.icon else 0)
        x = row.center().x() - width / 2
        if self._moment.icon:
            corner = QPointF(x, row.center().y() - side / 2)
            painter.drawPixmap(corner, icons.pixmap(self._moment.icon, ink, side))
            x += side * 1.35
        painter.setFont(font)
        painter.setPen(QColor(ink))
        place = QRectF(x, row.top(), row.right() - x, row.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        if self._muted:
            sign = round(row.height() * 0.8)
            corner = QPointF(row.right() - sign, row.center().y() - sign / 2)
            painter.drawPixmap(corner, icons.pixmap("mute", colours.ink if self.is_lit else colours.muted, sign))

    def _paint_number(self, painter: QPainter, place: QRectF) -> None:
        moment, colours = self._moment, self._theme.colours
        if place.height() <= 0 or not moment.number:
            return
        font = self._digits(place.height(), place.width())
        digits = QFontMetricsF(font).tightBoundingRect("0").height()
        caption = self._caption_height(place.height())
        middle = place.top() + (place.height() - caption) / 2
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if moment.paused else colours.ink))
        width = QFontMetricsF(font).horizontalAdvance(moment.number)
        painter.drawText(QPointF(place.center().x() - width / 2, middle + digits / 2), moment.number)
        if caption:
            row = QRectF(place.left(), middle + digits / 2 + caption * 0.25, place.width(), caption)
            self._paint_words(painter, row, moment.caption, 500, colours.ink)

    def _caption_height(self, room: float) -> float:
        return min(_CAPTION * self.height(), room * 0.22) if self._moment.caption else 0.0

    def _digits(self, height: float, width: float) -> QFont:
        """The font of the number: as high as is wanted, as far as it has room."""
        room = height - self._caption_height(height) * 1.3
        wanted = max(8.0, min(_DIGIT * self.height(), room * 0.92))
        trial = QFontMetricsF(self._theme.font_of(100, 700, tabular=True))
        pixels = 100 * wanted / trial.tightBoundingRect("0").height()
        most = 100 * width / max(1.0, trial.horizontalAdvance(self._moment.number))
        return self._theme.font_of(int(max(8.0, min(pixels, most))), 700, tabular=True)

    def _paint_words(self, painter: QPainter, row: QRectF, words: str, weight: int, colour: str) -> None:
        painter.setFont(self._fitting(words, weight, row))
        painter.setPen(QColor(colour))
        shown = elided(painter.fontMetrics(), words, row.width() + 1)
        painter.drawText(row, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)

    def _fitting(self, words: str, weight: int, row: QRectF) -> QFont:
        """The largest font in which the words fit the row on one line; very long words are cut instead."""
        pixels = row.height() * _LETTERS
        font = self._theme.font_of(round(pixels), weight, tabular=True)
        needed = QFontMetricsF(font).horizontalAdvance(words)
        if needed > row.width():
            least = pixels * _LEAST_LETTERS
            font = self._theme.font_of(int(max(12, least, 0.99 * pixels * row.width() / needed)), weight, tabular=True)
        return font

    def _keys(self) -> str:
        """The line of keys that mean something now."""
        if self._moment.paused:
            return self.tr("H: this hurts · F or a click: back")
        if self._moment.listens:
            return self.tr("Space: go on · H: this hurts · F or a click: back")
        if self._moment.waits:
            return self.tr("Enter: done · Space: pause · H: this hurts · F or a click: back")
        return self.tr("Space: pause · →: skip · H: this hurts · F or a click: back")
