"""One sentence of a list: its field grows with the text; at the left it is drawn along, at the right its menu."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QSizePolicy, QWidget

from gui.editor.undo_keys import OWN_UNDO
from gui.theme import icons
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import IconButton
from gui.widgets.labels import Label, Role

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
# The focus comes back from these by itself.
_PASSING: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Sentence(QPlainTextEdit):
    """One paragraph, as high as its text."""

    edited = Signal()
    entered = Signal()
    rubbed_out = Signal()  # Backspace where nothing is left
    move_wanted = Signal(int)  # by -1 or 1
    walked = Signal(int)  # the arrow keys lead out of it
    pasted = Signal(object)  # several lines, as a list
    left = Signal()
    restored = Signal()  # undo, where OWN_UNDO is set

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)  # undo is the file's
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self.fit)
        self.textChanged.connect(self.edited)

    @property
    def words(self) -> str:
        """The text as one line."""
        return " ".join(self.toPlainText().split())

    def show_words(self, words: str) -> None:
        """Show another text, without telling anybody."""
        self.blockSignals(True)
        self.setPlainText(words)
        self.blockSignals(False)
        self.fit()

    def fit(self) -> None:
        """Be as high as the text."""
        lines = max(1, round(self.document().size().height()))
        around = max(0, self.height() - self.viewport().height())
        height = lines * QFontMetrics(self.font()).lineSpacing() + around + 2
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        lines = [" ".join(line.split()) for line in source.text().splitlines()]
        lines = [line for line in lines if line]
        if len(lines) > 1:
            self.pasted.emit(lines)
        elif lines:
            self.textCursor().insertText(lines[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in _ENTER:
            self.entered.emit()
        elif alt and key in _ARROWS:
            self.move_wanted.emit(_ARROWS[Qt.Key(key)])
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.restored.emit()
        elif key == Qt.Key.Key_Backspace and not self.toPlainText():
            self.rubbed_out.emit()
        else:
            before = self.textCursor().position()
            super().keyPressEvent(event)
            if key in _ARROWS and not event.modifiers() and self.textCursor().position() == before:
                self.walked.emit(_ARROWS[Qt.Key(key)])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.left.emit()


class Grip(QWidget):
    """What one takes a row by to draw it to another place."""

    pulled = Signal(int)  # height on the screen in pixels
    let_go = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_held = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(self.tr("Drag to another place (Alt and the arrow keys do the same)"))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(22), self._theme.px(42))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_held = event.button() == Qt.MouseButton.LeftButton

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_held:
            self.pulled.emit(event.globalPosition().toPoint().y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._is_held:
            self._is_held = False
            self.let_go.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = self._theme.px(18)
        corner = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        QPainter(self).drawPixmap(corner, icons.pixmap("grip", self._theme.colours.muted, side))


class SentenceRow(QWidget):
    """A sentence in its list, with its number there and what is wrong with it.

    `known` is what the file says, None while nothing of it is written there yet.
    """

    def __init__(self, theme: Theme, hint: str, *, numbered: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._numbered = numbered
        self.known: str | None = None
        self._is_emptied = False
        self.grip = Grip(theme)
        self.number = Label("", Role.MUTED, align=Qt.AlignmentFlag.AlignRight)
        if not numbered:
            self.number.hide()
        self.sentence = Sentence()
        self.sentence.setPlaceholderText(hint)
        self.sentence.restored.connect(self._restore)
        self.menu = IconButton(theme, "more", self.tr("More for this entry"))
        self._problem = Label("", Role.BAD)
        self._problem.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self.grip, 0, 0, top)
        self._grid.addWidget(self.number, 0, 1, top)
        self._grid.addWidget(self.sentence, 0, 2)
        self._grid.addWidget(self.menu, 0, 3, top)
        self._grid.addWidget(self._problem, 1, 2)
        self._grid.setColumnStretch(2, 1)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def is_emptied(self) -> bool:
        """Whether its text is gone from the field, but not yet from the file."""
        return self._is_emptied

    def set_emptied(self, emptied: bool) -> None:
        """Hold back that there is no text now, or don't."""
        self._is_emptied = emptied
        self.sentence.setProperty(OWN_UNDO, emptied)

    def _restore(self) -> None:
        known = self.known
        if self._is_emptied and known is not None:
            self.set_emptied(False)
            self.show_text(known)

    def show_text(self, text: str) -> None:
        """Show what the file says; what is being typed is left alone where it says the same."""
        if self.is_emptied and text == self.known:
            return
        self.known = text
        self.set_emptied(False)
        if self.sentence.words != text:
            self.sentence.show_words(text)

    def show_number(self, title: str, number: int, count: int) -> None:
        """Tell which of how many it is."""
        self.number.set_text(f"{number}.")
        self.sentence.setAccessibleName(
            self.tr("{title}, {number} of {count}").format(title=title, number=number, count=count)
        )

    def show_problem(self, words: str) -> None:
        """Say what is wrong; an empty text takes it away."""
        self._problem.set_text(words)
        self._problem.setVisible(bool(words))
        self.sentence.setAccessibleDescription(words or self.tr("Alt and the arrow keys move it, Enter adds one."))

    def set_name(self, key: str, number: int) -> None:
        """Be found by key and place."""
        for part, name in ((self.grip, "grip"), (self.sentence, "text"), (self.menu, "menu")):
            part.setObjectName(f"{name}-{key}-{number}")
        self._problem.setObjectName(f"problem-{key}-{number}")

    def _restyle(self) -> None:
        px = self._theme.px
        self._grid.setHorizontalSpacing(px(Space.XS))
        self._grid.setVerticalSpacing(px(Space.XS))
        self.number.setFixedSize(px(26), px(42))
        self.number.setContentsMargins(0, 0, 0, 0)
