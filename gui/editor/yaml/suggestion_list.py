"""The list of suggestions beside the cursor."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.editor.yaml.suggestions import Suggestion
from gui.theme.theme import Theme
from gui.theme.tokens import Corner, Type
from gui.widgets.labels import Label, Role

_SUGGESTION: Final = int(Qt.ItemDataRole.UserRole)
_MOST_ROWS: Final = 7
_MOST_LINES: Final = 3
_Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: Sequence[Suggestion] = ()

    def show(self, found: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        suggestion = self.found[index.row()]
        if role == _SUGGESTION:
            return suggestion
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, (suggestion.text, suggestion.name)))
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget, letters: Callable[[], QFont]) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letters = letters

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        px, colours = self._theme.px, self._theme.colours
        suggestion: Suggestion = index.data(_SUGGESTION)
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.primary.soft))
            painter.drawRoundedRect(box, px(6), px(6))
            # Not by its ground alone.
            painter.setBrush(QColor(colours.primary.full))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + px(6), px(4), box.height() - px(12)), px(2), px(2))
        left, right = box.left() + px(12), box.right() - px(10)
        font = self._letters()
        painter.setFont(font)
        width = min(QFontMetrics(font).horizontalAdvance(suggestion.text) + px(2), int(right - left))
        self._write(painter, QRectF(left, box.top(), width, box.height()), suggestion.text, colours.ink)
        if suggestion.name:
            rest = QRectF(left + width + px(14), box.top(), right - left - width - px(14), box.height())
            painter.setFont(self._theme.font(Type.SECONDARY))
            self._write(painter, rest, suggestion.name, colours.muted, Qt.AlignmentFlag.AlignRight)
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        colour: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setPen(QColor(colour))
        short = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, short)


class SuggestionList(QFrame):
    """Floats over `host` beside the cursor and never takes the focus; below the list stands what the chosen one is.

    `letters` gives the font that the text is written in.
    """

    taken = Signal()

    def __init__(self, theme: Theme, host: QWidget, letters: Callable[[], QFont]) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self.setObjectName("suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = _Model(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(theme, self, letters))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Suggestions"))
        self._list.clicked.connect(lambda _index: self.taken.emit())
        self._about = Label("", Role.SECONDARY, max_lines=_MOST_LINES)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._list)
        self._column.addWidget(self._about, 1, Qt.AlignmentFlag.AlignTop)
        self.hide()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def chosen(self) -> Suggestion | None:
        """The suggestion that Enter would take."""
        row = self._list.currentIndex().row()
        return self._model.found[row] if 0 <= row < len(self._model.found) else None

    @property
    def found(self) -> Sequence[Suggestion]:
        """What is offered, the likeliest first."""
        return self._model.found

    def offer(self, found: Sequence[Suggestion], cursor: QRect) -> None:
        """Show suggestions beside the cursor, whose box is given in the host's coordinates."""
        self._model.show(found)
        self.place(cursor)
        self.show()
        self.raise_()
        self._choose(0)

    def step(self, by: int) -> None:
        """Choose another suggestion so many further down or up; one step past an end comes to the other."""
        count, row = len(self._model.found), self._list.currentIndex().row()
        if abs(by) == 1:
            self._choose((row + by) % count)
        else:
            self._choose(min(max(0, row + by), count - 1))

    def _choose(self, row: int) -> None:
        index = self._model.index(row)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)
        suggestion = self.chosen
        if suggestion is None:
            return
        self._about.set_text(suggestion.about)
        said = ". ".join(filter(None, (suggestion.text, suggestion.name, suggestion.about)))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def place(self, cursor: QRect) -> None:
        """Below the cursor's line, or above it where there is more room."""
        host, px = self._host.rect(), self._theme.px
        margins = self._column.contentsMargins()
        rows = min(_MOST_ROWS, len(self._model.found))
        width = min(px(460), host.width() - px(16))
        inside = width - margins.left() - margins.right() - 2 * px(6)
        lines = self._most_lines(inside) * px(Type.SECONDARY + 6)
        around = lines + margins.top() + margins.bottom() + self._column.spacing()
        height = rows * px(32) + around
        below, above = host.bottom() - cursor.bottom() - px(6), cursor.top() - px(6)
        is_above = below < height and above > below
        height = min(height, above if is_above else below)
        self._list.setFixedHeight(max(px(32), height - around))
        left = min(max(px(8), cursor.left()), host.width() - width - px(8))
        top = cursor.top() - px(4) - height if is_above else cursor.bottom() + px(4)
        self.setGeometry(left, top, width, height)

    def _most_lines(self, width: int) -> int:
        """How many lines the longest description needs; words that don't fit at a line's end take some more room."""
        letters = QFontMetrics(self._theme.font(Type.SECONDARY))
        longest = max((letters.horizontalAdvance(each.about) for each in self._model.found), default=0)
        return min(_MOST_LINES, 1 + int(1.1 * longest / max(1, width))) if longest else 0

    def _restyle(self) -> None:
        px, colours = self._theme.px, self._theme.colours
        line = max(1, px(colours.line_width))
        self.setStyleSheet(
            f"QFrame#suggestions{{background:{colours.surface};border:{line}px solid {colours.muted};"
            f"border-radius:{px(Corner.FIELD)}px}}"
            f"QFrame#suggestions QAbstractItemView{{border:none;padding:0}}"
        )
        edge = px(6)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(px(4))
        self._about.setContentsMargins(px(6), 0, px(6), 0)
