"""The main window: navigation at the left, one page at the right, and the player over all of it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.widgets.nav import NavEntry, NavRail

if TYPE_CHECKING:
    from gui.widgets.toast import Toast

TODAY, ROUTINES, PLAN, EXERCISES, HISTORY = "today", "routines", "plan", "exercises", "history"
SAFETY, SETTINGS = "safety", "settings"
# What may be dropped onto the window.
_DROPPED: Final = (".amble", ".yaml", ".yml", ".gpx", ".fit", ".gz", ".json", ".csv")
_LEAST, _USUAL = QSize(640, 460), QSize(1280, 800)
# What a window manager puts around a window; Qt knows it only once the window is shown.
_FRAME: Final = QSize(8, 40)


class MainWindow(QWidget):
    """Holds the pages, which are made when they are first wanted, and tells when it was painted and wants to close."""

    painted = Signal()
    page_chosen = Signal(str)
    came_back = Signal()  # the user returns from another program
    files_dropped = Signal(object)  # list[Path]
    closed = Signal()  # by the user, and nothing stood against it

    def __init__(self, theme: Theme, may_close: Callable[[], bool], screen: QRect | None = None) -> None:
        """`may_close` is asked before the window closes; it may open a question and say no for now.

        `screen` is the room to fit in, in pixels; without one that of the screen on which it opens.
        """
        super().__init__()
        self._may_close = may_close
        self._was_painted = False
        self.setObjectName("main-window")
        self.setWindowTitle("Amble")
        self._begin_within(screen if screen is not None else self.screen().availableGeometry())
        self.setAcceptDrops(True)
        self.nav = NavRail(
            theme,
            (
                NavEntry(TODAY, self.tr("Today"), "today"),
                NavEntry(ROUTINES, self.tr("Routines"), "routines"),
                NavEntry(PLAN, self.tr("Walking plan"), "walking", short=self.tr("Plan")),
                NavEntry(EXERCISES, self.tr("Exercises"), "exercises"),
                NavEntry(HISTORY, self.tr("History"), "history"),
                NavEntry(SAFETY, self.tr("Warning signs"), "heart", at_bottom=True, short=self.tr("Signs")),
                NavEntry(SETTINGS, self.tr("Settings"), "settings", at_bottom=True),
            ),
        )
        self.nav.chosen.connect(self.page_chosen)
        self._pages: dict[str, QWidget] = {}
        self._notices = QVBoxLayout()
        self._stack = QStackedWidget()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._notices)
        right.addWidget(self._stack, 1)
        self._home = QWidget()
        row = QHBoxLayout(self._home)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.nav)
        row.addLayout(right, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._home)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)
        self._theme = theme
        self._toast: Toast | None = None

    def _begin_within(self, room: QRect) -> None:
        """Take the usual size, or what a smaller screen has room for, frame and title included."""
        most = room.size() - _FRAME
        self.setMinimumSize(_LEAST.boundedTo(most))
        self.resize(_USUAL.boundedTo(most))

    def has_page(self, key: str) -> bool:
        """Whether a page was made already."""
        return key in self._pages

    def add_page(self, key: str, page: QWidget) -> None:
        """Take a page in."""
        self._pages[key] = page
        self._stack.addWidget(page)

    def show_page(self, key: str) -> None:
        """Bring a page to the front, with the navigation beside it."""
        self._stack.setCurrentWidget(self._pages[key])
        self.nav.set_current(key)
        self._whole.setCurrentWidget(self._home)

    def show_within(self, page: QWidget, key: str) -> None:
        """Show something that belongs to a page, such as the editor to the routines, with the navigation beside it."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.nav.set_current(key)
        self._whole.setCurrentWidget(self._home)

    def show_whole(self, page: QWidget) -> None:
        """Give the whole window to a page: the player, or the end of a session."""
        if self._whole.indexOf(page) < 0:
            self._whole.addWidget(page)
        self._whole.setCurrentWidget(page)

    @property
    def is_at_home(self) -> bool:
        """Whether a page with the navigation is shown, and nothing that wants the whole window."""
        return self._whole.currentWidget() is self._home

    def shows(self, page: QWidget) -> bool:
        """Whether the whole window belongs to this page."""
        return self._whole.currentWidget() is page

    def add_notice(self, notice: QWidget) -> None:
        """Show a banner above the page until it is removed."""
        self._notices.addWidget(notice)

    def remove_notice(self, notice: QWidget) -> None:
        """Take a banner away."""
        self._notices.removeWidget(notice)
        notice.hide()
        notice.deleteLater()

    def say(self, words: str, *, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Show a quiet line at the bottom for a while."""
        if self._toast is None:
            from gui.widgets.toast import Toast  # not before the first paint

            self._toast = Toast(self._theme, self, self._page_area)
        self._toast.show_message(words, action=action, on_action=on_action)

    def _page_area(self) -> QRect:
        """Where a page stands: beside the navigation, or everywhere."""
        if not self.is_at_home:
            return self.rect()
        return QRect(self._stack.mapTo(self, QPoint()), self._stack.size())

    def come_to_front(self) -> None:
        """Show the window above all others."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._was_painted:
            self.came_back.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files_dropped.emit(_dropped(event))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close():
            event.accept()
            self.closed.emit()
        else:
            event.ignore()


def _dropped(event: QDropEvent) -> list[Path]:
    """The files and folders of this computer that are dragged along, as far as they may hold something to take in."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in _DROPPED or path.is_dir()]
