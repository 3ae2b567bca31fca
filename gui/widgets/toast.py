"""A quiet line at the bottom of the window that says what happened, and leaves."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QEnterEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from gui.theme.theme import Theme
from gui.theme.tokens import Space, mix
from gui.widgets.labels import Label, Role
from gui.widgets.painted_button import PaintedButton
from gui.widgets.painting import paint_box
from gui.widgets.scroll import VerticalScroll
from gui.widgets.toast_guard import TO_BE_READ, ToastGuard

STAYS_MS = 6_000
# Long enough to read what was done, think, and reach the button.
STAYS_WITH_ACTION_MS = 20_000
# A page that is changed so soon after it was called is the one that it speaks of.
_SAME_DEED_MS = 400
# Of the area, a stack of pages fills at least this share.
_MOST = 0.5
_PRESSABLE = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)


class ToastAction(PaintedButton):
    """The one thing that a toast lets one do, drawn for its dark ground."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        width = QFontMetrics(self._theme.font(15, 600)).horizontalAdvance(self.label)
        return QSize(width + px(28), px(38))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colours = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = mix(colours.ink, colours.surface, 0.14 + self._pressed_share())
        paint_box(painter, QRectF(self.rect()), theme.px(10), ground)
        if self.shows_focus_ring:
            paint_box(painter, QRectF(self.rect()), theme.px(10), None, colours.surface, theme.ring_width)
        painter.setFont(theme.font(15, 600))
        painter.setPen(QPen(QColor(colours.surface)))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.label)


class Toast(QFrame):
    """Lives in its `host` window, hidden until it has to say something; stays while mouse or focus is on it.

    `area` tells in which part of the host it may stand: beside the navigation, which is always of use. What it says
    belongs to the page that is shown: without something to press it leaves with it.
    """

    def __init__(self, theme: Theme, host: QWidget, area: Callable[[], QRect] | None = None) -> None:
        super().__init__(host)
        self._area = area or host.rect
        self._theme = theme
        self._host = host
        self._on_action: Callable[[], None] | None = None
        self._text = Label("", Role.TOAST)
        self._button = ToastAction(theme, self)
        self._button.clicked.connect(self._acted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._leave_or_wait)
        self._stays = STAYS_MS
        self._guard = ToastGuard(host)
        self._raised = 0
        # What is shown below it often changes with the same click, after it was called.
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._look_again)
        self._deed = QTimer(self, singleShot=True, interval=_SAME_DEED_MS)
        self._deed.setObjectName("toast-deed")
        self._deed.timeout.connect(self._watch_pages)
        self._stacks: list[QStackedWidget] = []
        self._scroll: VerticalScroll | None = None  # which leaves room for it
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        host.installEventFilter(self)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def show_message(self, text: str, *, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Say something, in place of what is there; `on_action` is called when the button is pressed."""
        self._text.set_text(text)
        self._button.set_label(action)
        self._button.setVisible(bool(action))
        self._on_action = on_action
        self._stays = STAYS_WITH_ACTION_MS if action else STAYS_MS
        self._forget_pages()
        self._come()
        self._deed.start()
        if self.underMouse():
            self._timer.stop()
        else:
            self._timer.start(self._stays)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def dismiss(self) -> None:
        """Leave now; the action is gone with it."""
        self._timer.stop()
        self._deed.stop()
        self._on_action = None
        self._forget_pages()
        self._give_room_back()
        if self.isVisible():
            self._guard.stand(self.geometry())
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._slide.stop()
            self._raised = 0
            self._fit()
            self._settle.start()
        return False

    def _look_again(self) -> None:
        """Take the place that fits the page as it is now; a toast that is being read moves at once, without sliding."""
        before = self._place()
        self._fit()
        self._raise_off()
        if self.isVisible() and self._place() != before:
            self._slide.stop()
            self.move(self._place())

    # Pages

    def _watch_pages(self) -> None:
        """Notice from now on when another page is shown in place of the one below."""
        area = self._area()
        least = _MOST * area.width() * area.height()
        for stack in self._host.findChildren(QStackedWidget):
            if stack.isVisible() and stack.width() * stack.height() >= least:
                stack.currentChanged.connect(self._page_changed)
                self._stacks.append(stack)

    def _forget_pages(self) -> None:
        stacks, self._stacks = self._stacks, []
        for stack in stacks:
            if isValid(stack):
                stack.currentChanged.disconnect(self._page_changed)

    def _page_changed(self) -> None:
        if self._button.isVisibleTo(self):
            self._settle.start()
        else:
            self.dismiss()

    # Keeping

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self._timer.start(self._stays)
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()), self._theme.px(14), self._theme.colours.ink)

    def _acted(self) -> None:
        on_action = self._on_action
        self.dismiss()
        if on_action is not None:
            on_action()

    def _leave_or_wait(self) -> None:
        if self._button.hasFocus():
            self._timer.start(STAYS_MS)
        else:
            self.dismiss()

    def _come(self) -> None:
        self._slide.stop()
        self._guard.leave()
        self.hide()  # or it would hide from itself what lies below it
        self._fit()
        self._raise_off()
        self.move(self._place())
        self._settle.start()
        self.raise_()
        self.show()
        milliseconds = self._theme.duration(180)
        if milliseconds:
            self._slide.setDuration(milliseconds)
            self._slide.setStartValue(self._place() + QPoint(0, self._theme.px(20)))
            self._slide.setEndValue(self._place())
            self._slide.start()

    def _fit(self) -> None:
        """Take the width that the text wants, as far as the window has it, and the height that follows."""
        room = max(1, self._area().width() - 2 * self._theme.px(Space.XL))
        width = min(self.sizeHint().width(), room)
        self.resize(width, max(self.heightForWidth(width), self.minimumSizeHint().height()))
        self.move(self._place())

    def _place(self) -> QPoint:
        area = self._area()
        left = area.left() + (area.width() - self.width()) // 2
        return QPoint(left, area.bottom() + 1 - self.height() - self._theme.px(Space.XL) - self._raised)

    def _raise_off(self) -> None:
        """Rise from the bottom until no button or field lies below, or where that is nowhere, over as little of them.

        Where it would cover any of them and the page can be scrolled, the page leaves its bottom free instead.

        A button that is covered to a half counts as much as two that are covered to a quarter, and as rising by half
        of the height there is: far from the bottom nobody looks for it. What is being read counts as a whole button.
        """
        self._give_room_back()
        self._raised = 0
        own = QRect(self._place(), self.size())
        others = self._places(lambda widget: isinstance(widget, _PRESSABLE))
        read = self._places(lambda widget: bool(widget.property(TO_BE_READ)))
        most, step = max(0, own.top() - self._theme.px(Space.XL)), max(1, self._theme.px(Space.XS))
        heights = range(0, most + 1, step)
        whole = max(1, self._area().height())

        def covers(height: int) -> float:
            place = own.translated(0, -height)
            return _covered(place, others) + sum(place.intersects(each) for each in read)

        self._raised = min(heights, key=lambda height: covers(height) + height / whole)
        if covers(self._raised):
            self._take_room(own)

    def _take_room(self, own: QRect) -> None:
        """Have a page that can be scrolled leave its bottom free: there is no other place that covers nothing."""
        for scroll in self._host.findChildren(VerticalScroll):
            place = QRect(scroll.mapTo(self._host, QPoint()), scroll.size())
            if scroll.isVisible() and place.contains(own):
                self._raised = 0
                self._scroll = scroll
                scroll.set_bottom_room(place.bottom() - own.top() + self._theme.px(Space.M))
                return

    def _give_room_back(self) -> None:
        scroll, self._scroll = self._scroll, None
        if scroll is not None and isValid(scroll):
            scroll.set_bottom_room(0)

    def _places(self, counts: Callable[[QWidget], bool]) -> list[QRect]:
        """Where in the host widgets stand that count; what is scrolled out of sight is nowhere."""
        found = []
        for widget in self._host.findChildren(QWidget):
            if not counts(widget) or not widget.isVisible() or self.isAncestorOf(widget):
                continue
            seen = widget.visibleRegion().boundingRect()
            if not seen.isEmpty():
                found.append(QRect(widget.mapTo(self._host, seen.topLeft()), seen.size()))
        return found

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(20), px(10), px(12), px(10))
        self._row.setSpacing(px(Space.L))
        if self.isVisible():
            self._fit()


def _covered(place: QRect, others: list[QRect]) -> float:
    """How much of the others lies below a place: the sum of their covered shares."""
    shares = 0.0
    for other in others:
        common = place.intersected(other)
        if not common.isEmpty():
            shares += common.width() * common.height() / (other.width() * other.height())
    return shares
