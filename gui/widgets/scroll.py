"""A page that is longer than the window."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.layouts import WrappingLayout


class _OneWide(WrappingLayout):
    """Gives its one item exactly the width there is, whatever the item would like."""

    def sizeHint(self) -> QSize:
        return self._items[0].sizeHint() if self._items else QSize()

    def minimumSize(self) -> QSize:
        return QSize(0, self._items[0].minimumSize().height() if self._items else 0)

    def _place(self, rect: QRect, *, move: bool) -> int:
        if not self._items:
            return 0
        item = self._items[0]
        natural = item.heightForWidth(rect.width()) if item.hasHeightForWidth() else item.sizeHint().height()
        if move:
            item.setGeometry(QRect(rect.left(), rect.top(), rect.width(), max(natural, rect.height())))
        return natural


def bring_into_view(widget: QWidget, place: QRect) -> None:
    """Scroll the page around a widget until a place in it can be seen; a widget outside of any page stays."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, VerticalScroll):
        around = around.parentWidget()
    if around is not None:
        around.show_place(widget, place)


class VerticalScroll(QScrollArea):
    """Scrolls a page up and down, never sideways, and brings what has the focus into view."""

    def __init__(self, theme: Theme, page: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page: QWidget | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if page is not None:
            self.set_page(page)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    @property
    def page(self) -> QWidget | None:
        return self._page

    def set_page(self, page: QWidget) -> None:
        """Show another page; the one before is deleted, once nothing of it is at work any more."""
        old = self.takeWidget()
        if old is not None:
            # Often it was a button of the old page that asked for the new one, and it is still in the middle of that.
            old.setParent(self)
            old.hide()  # or it would come back with the window around it, until it is deleted
            old.deleteLater()
        holder = QWidget()
        for widget in (holder, page):
            # They paint nothing: what is on them and stays where it is need not be painted again when they grow.
            widget.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        _OneWide(holder).addWidget(page)
        self._page = page
        self.setWidget(holder)

    def show_place(self, widget: QWidget, place: QRect) -> None:
        """Bring a place in a widget of the page into view."""
        holder = self.widget()
        if holder is not None and holder.isAncestorOf(widget):
            middle = widget.mapTo(holder, place.center())
            self.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + self._theme.px(Space.XL))

    def set_bottom_room(self, pixels: int) -> None:
        """Leave so much below the page free, for what stands over it; what was scrolled to its end stays there."""
        bar = self.verticalScrollBar()
        is_at_end = bar.value() == bar.maximum()
        self.setViewportMargins(0, 0, 0, pixels)
        if is_at_end and pixels:
            bar.setValue(bar.maximum())

    def scroll_to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        holder = self.widget()
        if new is not None and holder is not None and holder.isAncestorOf(new):
            margin = self._theme.px(Space.XL)
            self.ensureWidgetVisible(new, 0, margin)
