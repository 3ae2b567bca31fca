"""Choosing an exercise or a routine to add: a search field above a list with pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from exercises.library.exercise import Exercise
from gui.figure.still import still_picture
from gui.searching import nearness
from gui.text import fold
from gui.theme.theme import Theme
from gui.widgets.labels import Label, Role
from gui.widgets.overlay import Overlay
from gui.widgets.search_field import SearchField

_CHOICE: Final = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to pick; `words` is what a search looks at beside the name."""

    id: str
    name: str
    line: str
    words: str = ""
    exercise: Exercise | None = None

    def fits(self, search: str) -> bool:
        """Whether every word of a search is in it."""
        looked_at = fold(f"{self.name} {self.id} {self.line} {self.words}")
        return all(word in looked_at for word in fold(search).split())


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: list[Choice] = []

    def show(self, choices: list[Choice]) -> None:
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self.choices[index.row()]
        if role == _CHOICE:
            return choice
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{choice.name}, {choice.line}"
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(60))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        px, colours = self._theme.px, self._theme.colours
        choice: Choice = index.data(_CHOICE)
        box = QRectF(option.rect).adjusted(0, px(2), 0, -px(2))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.primary.soft))
            painter.drawRoundedRect(box, px(10), px(10))
        picture = QRectF(box.left() + px(8), box.top() + px(4), px(76), box.height() - px(8))
        if choice.exercise is not None:
            device = painter.device()
            ratio = device.devicePixelRatio() if device is not None else 1.0
            ground = colours.primary.soft if chosen else colours.surface
            painter.drawPixmap(
                picture.topLeft(),
                still_picture(choice.exercise, picture.size().toSize(), colours, ratio=ratio, ground=ground),
            )
        left = picture.right() + px(12)
        width = box.right() - px(8) - left
        for top, font, colour, words in (
            (box.top() + px(7), self._theme.font(15, 600), colours.ink, choice.name),
            (box.top() + px(29), self._theme.font(13, 400), colours.muted, choice.line),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            short = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(width))
            painter.drawText(QRectF(left, top, width, px(20)), Qt.AlignmentFlag.AlignVCenter, short)
        painter.restore()


class Picker(Overlay):
    """Type a word, choose with the arrows, take it with Enter or a click."""

    picked = Signal(str)

    def __init__(self, theme: Theme, host: QWidget, title: str, search: str) -> None:
        super().__init__(theme, host, title, width=640)
        self._all: tuple[Choice, ...] = ()
        self._search = SearchField(theme, search)
        self._search.setObjectName("picker-search")
        self._search.textChanged.connect(self._filter)
        self._search.installEventFilter(self)
        self._model = _Model(self)
        self._list = QListView()
        self._list.setObjectName("picker-list")
        self._list.setAccessibleName(title)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(theme, self._list))
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.clicked.connect(self._take)
        self._list.activated.connect(self._take)
        self._none = Label(self.tr("Nothing fits that."), Role.MUTED)
        self.card.content.addWidget(self._search)
        self.card.content.addWidget(self._none)
        self.card.content.addWidget(self._list)
        theme.changed.connect(self._resize)
        self._resize()

    def ask(self, choices: Sequence[Choice]) -> None:
        """Open with everything there is to pick."""
        self._all = tuple(sorted(choices, key=lambda choice: fold(choice.name)))
        self._search.clear_now()
        self._filter()
        self._resize()
        self.open(self._search)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row, last = self._list.currentIndex().row(), len(self._model.choices) - 1
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                self._list.setCurrentIndex(self._model.index(min(max(row + step, 0), last)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentIndex())
                return True
            if key == Qt.Key.Key_Escape and not self._search.text():
                self.close_panel()
                return True
        return super().eventFilter(watched, event)

    def _filter(self) -> None:
        search = fold(self._search.text()).strip()
        fitting = [choice for choice in self._all if choice.fits(search)]
        # What is called so comes before what only has to do with it.
        found = sorted(fitting, key=lambda choice: nearness(fold(choice.name), search)) if search else fitting
        self._model.show(found)
        self._none.setVisible(not found)
        if found:
            self._list.setCurrentIndex(self._model.index(0))

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.close_panel()
            self.picked.emit(self._model.choices[index.row()].id)

    def _resize(self) -> None:
        host = self.parent()
        room = host.height() if isinstance(host, QWidget) else 600
        self._list.setFixedHeight(max(self._theme.px(180), min(self._theme.px(420), room - self._theme.px(260))))
