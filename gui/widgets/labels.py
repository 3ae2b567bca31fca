"""Text on the screen: always plain, wrapped with the right height, safe for words of any length."""

from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from gui.widgets.layouts import WrappingLayout


class Role(Enum):
    """What a text is for; size, weight and colour follow from it in the style sheet."""

    DISPLAY = "display"
    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    BODY = "body"
    MUTED = "muted"
    SMALL = "small"
    SECONDARY = "secondary"
    BAD = "bad"
    TOAST = "toast"

    @property
    def line_height(self) -> float:
        """Distance of two lines as a multiple of the font's pixel size."""
        return 1.22 if self in (Role.DISPLAY, Role.TITLE, Role.HEADING, Role.SUBHEADING) else 1.45


_LOOKS_CHANGE = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange)


class Label(QLabel):
    """A text that wraps, inside a word if it must; `max_lines` cuts with … and keeps the whole as tooltip."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        *,
        max_lines: int = 0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._max_lines = max_lines
        self._align = align
        self._tabular = tabular
        self._shaped: tuple[int, QTextLayout, bool] | None = None
        self._heights: dict[int, int] = {}
        self._natural_width = -1
        self._lead = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role.value)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text, as it is: nothing in it is markup."""
        if text != self.text():
            super().setText(text)
            self._forget()
            self._update_tooltip()

    def setText(self, text: str) -> None:
        self.set_text(text)

    def set_role(self, role: Role) -> None:
        """Use the text for something else, such as an error."""
        self._role = role
        self.setProperty("role", role.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._forget()

    def text_width(self) -> int:
        """Measure how many pixels the text takes on one line."""
        self.ensurePolished()
        if self._natural_width < 0:
            text = self.text().replace("\n", "\u2028")
            self._natural_width = int(self._lines(text, 1_000_000)[0].maximumWidth()) + 1
        return self._natural_width

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self.ensurePolished()
        if width >= self.text_width() and "\n" not in self.text():
            return self._line_height()
        if width not in self._heights:
            self._heights[width] = self._height(self._shape(max(1, width)))
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = min(self.text_width(), 38 * self._pixels())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(min(self.text_width(), 5 * self._pixels()), self._line_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout = self._shape(max(1, self.width()))
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        top = 0.0
        if not self._align & Qt.AlignmentFlag.AlignTop:
            top = max(0.0, (self.height() - self._height(layout)) / 2)
        layout.draw(painter, QPointF(0, top))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tooltip()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A new theme sends dozens of these; what is forgotten already need not be forgotten again.
        is_known = self._natural_width >= 0 or self._shaped is not None
        if is_known and event.type() in _LOOKS_CHANGE:
            self._forget()

    def _forget(self) -> None:
        self._shaped = None
        self._heights.clear()
        self._natural_width = -1
        self.updateGeometry()
        self.update()

    def _update_tooltip(self) -> None:
        if self._max_lines:
            self.setToolTip(self.text() if self._is_cut(max(1, self.width())) else "")

    def _pixels(self) -> int:
        pixels = self.font().pixelSize()
        return pixels if pixels > 0 else QFontInfo(self.font()).pixelSize()

    def _line_height(self) -> int:
        return round(self._pixels() * self._role.line_height)

    def _height(self, layout: QTextLayout) -> int:
        return max(1, layout.lineCount()) * self._line_height()

    def _is_cut(self, width: int) -> bool:
        self._shape(width)
        return self._shaped is not None and self._shaped[2]

    def _shape(self, width: int) -> QTextLayout:
        """Break the text into lines of `width` pixels; the last result is kept."""
        if self._shaped is None or self._shaped[0] != width:
            self._shaped = (width, *self._broken(width))
        return self._shaped[1]

    def _broken(self, width: int) -> tuple[QTextLayout, bool]:
        text = self.text().replace("\n", "\u2028")
        layout, ends = self._lines(text, width)
        if not self._max_lines or len(ends) <= self._max_lines:
            return layout, False
        start = ends[self._max_lines - 2] if self._max_lines > 1 else 0
        last = QFontMetrics(self._text_font()).elidedText(
            text[start:].replace("\u2028", " "), Qt.TextElideMode.ElideRight, width
        )
        return self._lines(text[:start] + last, width)[0], True

    def _lines(self, text: str, width: int) -> tuple[QTextLayout, list[int]]:
        layout = QTextLayout(text, self._text_font())
        option = QTextOption(self._align & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if self._lead:
            layout.setFormats([self._lead_format()])
        ends: list[int] = []
        step = self._line_height()
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, len(ends) * step + (step - line.height()) / 2))
            ends.append(line.textStart() + line.textLength())
        layout.endLayout()
        return layout, ends

    def _lead_format(self) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setForeground(QApplication.palette().color(QPalette.ColorRole.WindowText))
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = 0, self._lead, look
        return part

    def _text_font(self) -> QFont:
        font = QFont(self.font())
        if self._tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


class LeadLabel(Label):
    """A paragraph whose first words are bold, such as a sentence and what explains it."""

    def __init__(self, lead: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", Role.MUTED, parent=parent)
        self.set_parts(lead, text)

    def set_parts(self, lead: str, text: str) -> None:
        """Show the bold words and the ordinary ones after them."""
        self._lead = len(lead)
        self.set_text(f"{lead} {text}" if lead and text else lead or text)
        self._forget()


class ElidedLabel(Label):
    """One line that is cut with … when there is no room; the whole text is then its tooltip."""

    def __init__(self, text: str = "", role: Role = Role.BODY, parent: QWidget | None = None) -> None:
        super().__init__(text, role, max_lines=1, parent=parent)


class KeyValue(QWidget):
    """A row that names a value: what it is at the left in muted letters, the value beside it."""

    def __init__(self, key: str, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = Label(value)
        row = _KeyValueLayout(self)
        row.addWidget(Label(key, Role.MUTED))
        row.addWidget(self._value)

    def set_value(self, value: str) -> None:
        self._value.set_text(value)


class _KeyValueLayout(WrappingLayout):
    """Gives the key the same width in every row: 13 letters' heights, two fifths of a narrow row."""

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items]
        return QSize(sum(hint.width() for hint in hints), max(hint.height() for hint in hints))

    def _place(self, rect: QRect, *, move: bool) -> int:
        key, value = self._items
        letter = QApplication.font().pixelSize()
        key_width = min(13 * letter, rect.width() * 2 // 5)
        value_width = max(1, rect.width() - key_width - letter)
        heights = key.heightForWidth(key_width), value.heightForWidth(value_width)
        if move:
            key.setGeometry(QRect(rect.left(), rect.top(), key_width, heights[0]))
            left = rect.left() + rect.width() - value_width
            value.setGeometry(QRect(left, rect.top(), value_width, heights[1]))
        return max(heights)


def title(text: str = "") -> Label:
    """Name a page."""
    return Label(text, Role.TITLE)


def heading(text: str = "") -> Label:
    """Head a card or a section."""
    return Label(text, Role.HEADING)


def subheading(text: str = "") -> Label:
    """Head something inside a card."""
    return Label(text, Role.SUBHEADING)


def body(text: str = "") -> Label:
    """Show running text."""
    return Label(text, Role.BODY)


def muted(text: str = "") -> Label:
    """Show running text that explains."""
    return Label(text, Role.MUTED)


def secondary(text: str = "") -> Label:
    """Show small text beside the point."""
    return Label(text, Role.SECONDARY)
