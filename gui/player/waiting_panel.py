"""What is seen while a session waits: the exercise that comes, and the question whether one is ready."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from exercises.library.exercise import Exercise
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.figure_view import FigureView
from gui.figure.subject import Subject
from gui.theme.theme import Theme
from gui.theme.tokens import Tone
from gui.widgets.buttons import ButtonRow, quiet_button

_KEY: Final = Qt.Key
# What is pressed on the way to another key, or belongs to the computer.
_NO_ANSWER: Final = frozenset(
    {
        *(_KEY.Key_Shift, _KEY.Key_Control, _KEY.Key_Alt, _KEY.Key_AltGr, _KEY.Key_Meta, _KEY.Key_Menu),
        *(_KEY.Key_Super_L, _KEY.Key_Super_R, _KEY.Key_CapsLock, _KEY.Key_NumLock, _KEY.Key_ScrollLock),
        *(_KEY.Key_Tab, _KEY.Key_Backtab, _KEY.Key_Print, _KEY.Key_SysReq, _KEY.Key_unknown),
        *(_KEY.Key_VolumeUp, _KEY.Key_VolumeDown, _KEY.Key_VolumeMute),
        *(_KEY.Key_MonBrightnessUp, _KEY.Key_MonBrightnessDown, _KEY.Key_WakeUp, _KEY.Key_PowerOff, _KEY.Key_Sleep),
    }
)
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True, slots=True)
class WaitingFor:
    """The exercise that comes: its name, its side and dose in words, and what its picture shows."""

    name: str
    about: str
    exercise: Exercise | None
    subject: Subject | None
    mirrored: bool = False


class WaitingPanel(QWidget):
    """Covers its host; any key, a click or a tap is the answer. Esc asks for the end, H says that something hurts."""

    ready = Signal()
    end_wanted = Signal()
    hurt_wanted = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._theme = theme
        self._shown = WaitingFor("", "", None, None)
        self._pressed = False
        self.setObjectName("waiting")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._figure = FigureView(theme, ground=lambda colours: colours.background, parent=self)
        self._picture = ExercisePicture(theme, "", Subject(), parent=self)
        for picture in (self._figure, self._picture):
            picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        hurts = quiet_button(theme, self.tr("This hurts"), key="H")
        hurts.setObjectName("waiting-hurts")
        hurts.clicked.connect(self.hurt_wanted)
        end = quiet_button(theme, self.tr("End session"), key=self.tr("Esc"))
        end.setObjectName("waiting-end")
        end.clicked.connect(self.end_wanted)
        self._chain = (self, hurts, end)
        self._buttons = ButtonRow(theme, hurts, end, align=Qt.AlignmentFlag.AlignHCenter)
        self._buttons.setParent(self)
        self._buttons.setCursor(Qt.CursorShape.ArrowCursor)
        host.installEventFilter(self)
        theme.changed.connect(self._arrange)
        self.hide()

    def ask(self, coming: WaitingFor) -> None:
        """Open with what comes."""
        self._shown = coming
        self._pressed = False
        moving = coming.exercise is not None and coming.exercise.figure is not None
        if coming.exercise is not None and moving:
            self._figure.show_exercise(coming.exercise, coming.mirrored)
        elif coming.subject is not None:
            self._picture.show_subject(coming.name, coming.subject)
        self._figure.setVisible(moving)
        self._picture.setVisible(not moving and coming.subject is not None)
        said = " · ".join(words for words in (coming.name, coming.about, self._question()) if words)
        self.setAccessibleName(said)
        self.setGeometry(self._host.rect())
        self._arrange()
        self.show()
        self.raise_()
        self._figure.play() if moving else self._figure.stop()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def put_away(self) -> None:
        """Go, and move nothing any more."""
        self._figure.stop()
        self.hide()

    def _question(self) -> str:
        return self.tr("Ready? Press any key")

    # Answers

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_answer(event):
            # No key may be a shortcut of what lies behind.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_answer(event):
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            event.accept()  # A key that is held from before is no answer.
        elif event.key() == Qt.Key.Key_Escape:
            self.end_wanted.emit()
        elif event.key() == Qt.Key.Key_H:
            self.hurt_wanted.emit()
        else:
            self.ready.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The second half of a double click belongs to what was there before.
        self._pressed = event.type() == QEvent.Type.MouseButtonPress
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._pressed and self.rect().contains(event.position().toPoint()):
            self._pressed = False
            self.ready.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk round inside the panel only."""
        focus = self.window().focusWidget()
        place = self._chain.index(focus) if focus in self._chain else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        self._chain[(place + (1 if forward else -1)) % len(self._chain)].setFocus(reason)
        return True

    # Looks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self._theme.colours
        shades = colours.shades(Tone.READY)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.background))
        box = QRectF(self._words_room())
        rows = (
            (0.40, self._shown.name, 700, colours.ink),
            (0.22, self._shown.about, 500, colours.muted),
            (0.38, self._question(), 600, shades.ink),
        )
        top = box.top()
        for share, words, weight, colour in rows:
            row = QRectF(box.left(), top, box.width(), share * box.height())
            top += row.height()
            if words:
                painter.setFont(self._fitting(words, weight, row))
                painter.setPen(QColor(colour))
                fits = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(row.width()))
                painter.drawText(row, Qt.AlignmentFlag.AlignCenter, fits)

    def _fitting(self, words: str, weight: int, row: QRectF) -> QFont:
        """The largest font in which the words fit the row on one line."""
        pixels = row.height() * 0.62
        font = self._theme.font_of(round(pixels), weight)
        needed = QFontMetricsF(font).horizontalAdvance(words)
        if needed > row.width():
            font = self._theme.font_of(max(self._theme.px(16), int(pixels * row.width() / needed)), weight)
        return font

    def _words_room(self) -> QRect:
        edge = self._theme.px(24)
        bottom = self._buttons.y() - self._theme.px(8)
        top = round(self.height() * (0.46 if self._has_picture else 0.12))
        return QRect(edge, top, max(1, self.width() - 2 * edge), max(1, bottom - top))

    @property
    def _has_picture(self) -> bool:
        return self._shown.exercise is not None or self._shown.subject is not None

    def _arrange(self) -> None:
        px = self._theme.px
        row = self._buttons.heightForWidth(self.width() - 2 * px(16))
        height = row if row > 0 else self._buttons.sizeHint().height()
        self._buttons.setGeometry(px(16), self.height() - height - px(16), self.width() - 2 * px(16), height)
        edge = px(24)
        picture = QRect(edge, edge, self.width() - 2 * edge, self._words_room().top() - edge)
        self._figure.setGeometry(picture)
        # A picture from a file keeps a shape of its own.
        wide = min(picture.width(), picture.height() * 8 // 5)
        self._picture.setGeometry(QRect((self.width() - wide) // 2, picture.y(), wide, picture.height()))
        self.update()


def _is_answer(event: QKeyEvent) -> bool:
    """Whether this key was meant for the question, and is not half of a key combination or a command."""
    return Qt.Key(event.key()) not in _NO_ANSWER and not event.modifiers() & _COMMANDS
