"""The right side of the form: the fields of the chosen step, or of the routine itself."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from exercises.library.exercise import Exercise
from gui.editor.field_specs import Entry, FieldSpec
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.disclosure import Disclosure
from gui.widgets.fields import ChoiceField
from gui.widgets.labels import Label, Role

_LINES: Final = 3


class PropertyField(QWidget):
    """One field with its label; what is wrong with it stands below."""

    edited = Signal(str)  # what stands in it now, without spaces around it

    def __init__(self, theme: Theme, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.spec = spec
        label = Label(spec.label, Role.MUTED)
        self._problem = Label("", Role.BAD)
        self._problem.setObjectName(f"problem-{spec.key}")
        self._problem.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._line: QLineEdit | None = None
        self._long: QPlainTextEdit | None = None
        self._choice: ChoiceField | None = None
        self._is_emptied = False
        self.field = self._make(spec)
        self.field.setObjectName(f"field-{spec.key}")
        self.field.setAccessibleName(spec.label)
        beside = spec.entry is not Entry.LONG and not spec.wide
        self._grid.addWidget(label, 0, 0)
        self._grid.addWidget(self.field, 0 if beside else 1, 1 if beside else 0, 1, 1 if beside else 2)
        self._grid.addWidget(self._problem, 2, 0, 1, 2)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._restyle()

    def _make(self, spec: FieldSpec) -> QWidget:
        match spec.entry:
            case Entry.LINE:
                self._line = QLineEdit()
                self._line.setPlaceholderText(spec.hint)
                self._line.textEdited.connect(self._typed)
                self._line.editingFinished.connect(self._finish)
                return self._line
            case Entry.LONG:
                self._long = QPlainTextEdit()
                self._long.setPlaceholderText(spec.hint)
                self._long.setTabChangesFocus(True)
                self._long.textChanged.connect(self._tell)
                self._long.installEventFilter(self)
                return self._long
            case Entry.CHOICE:
                self._choice = ChoiceField(list(spec.options))
                self._choice.setPlaceholderText(spec.hint)
                self._choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                self._choice.activated.connect(self._tell)
                return self._choice

    @property
    def value(self) -> str:
        """What stands in the field."""
        if self._line is not None:
            return self._line.text().strip()
        if self._long is not None:
            return " ".join(self._long.toPlainText().split())
        return str(self._choice.currentData() or "") if self._choice is not None else ""

    def show_value(self, value: str) -> None:
        """Show another value; one that stands there already is left alone, so that typing isn't disturbed."""
        if value == self.value or self._is_emptied:
            return
        if self._line is not None:
            self._line.setText(value)
        elif self._long is not None:
            self._long.blockSignals(True)
            self._long.setPlainText(value)
            self._long.blockSignals(False)
        elif self._choice is not None:
            if value and self._choice.findData(value) < 0:
                self._choice.addItem(value, value)
            self._choice.setCurrentIndex(self._choice.findData(value))

    def show_problem(self, words: str) -> None:
        """Say what is wrong; an empty text takes it away."""
        self._problem.set_text(words)
        self._problem.setVisible(bool(words))
        self.field.setAccessibleDescription(words or self.spec.hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A note is one paragraph: Enter would only make a new line that the file folds away.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        # Emptied to write something else: only leaving it so takes the key away.
        self._is_emptied = not self.value
        if not self._is_emptied:
            self._tell()

    def _finish(self) -> None:
        if self._is_emptied:
            self._is_emptied = False
            self._tell()

    def _tell(self) -> None:
        self.edited.emit(self.value)

    def _restyle(self) -> None:
        px = self._theme.px
        self._grid.setHorizontalSpacing(px(Space.M))
        self._grid.setVerticalSpacing(px(Space.XS))
        if self._long is not None:
            self._long.setFixedHeight(px(22) * _LINES + px(20))


class Properties(QWidget):
    """A column of fields. `edited` tells a key and its new text; an empty one takes the key away."""

    edited = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._specs: tuple[FieldSpec, ...] = ()
        self._fields: dict[str, PropertyField] = {}
        self._inside: QWidget | None = None
        self._more: Disclosure | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._rebuild)

    def show_fields(self, specs: tuple[FieldSpec, ...], values: Mapping[str, str], problems: Mapping[str, str]) -> None:
        """Show these fields; `problems` has a sentence for each key with something wrong."""
        if specs != self._specs:
            self._specs = specs
            self._rebuild()
        for key, field in self._fields.items():
            field.show_value(values.get(key, ""))
            field.show_problem(problems.get(key, ""))
        written = any(values.get(spec.key) or problems.get(spec.key) for spec in specs if spec.more)
        if self._more is not None and written:
            self._more.set_open(True)

    def field(self, key: str) -> PropertyField | None:
        """The field of a key."""
        return self._fields.get(key)

    def focus_first(self) -> None:
        """Bring the focus into the first field."""
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(first.field, QLineEdit):
                first.field.selectAll()

    def _rebuild(self) -> None:
        values = {key: field.value for key, field in self._fields.items()}
        focused = next((key for key, field in self._fields.items() if field.field.hasFocus()), "")
        was_open = self._more is not None and self._more.is_open
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.M))
        self._fields, self._more = {}, None
        for spec in self._specs:
            field = PropertyField(self._theme, spec)
            field.edited.connect(lambda text, key=spec.key: self.edited.emit(key, text))
            field.show_value(values.get(spec.key, ""))
            self._fields[spec.key] = field
            if spec.more and self._more is None:
                self._more = Disclosure(self._theme, self.tr("More"))
                self._more.set_open(was_open)
                column.addWidget(self._more)
            if spec.more and self._more is not None:
                self._more.content.addWidget(field)
            else:
                column.addWidget(field)
        self._column.addWidget(self._inside)
        if focused in self._fields:
            self._fields[focused].field.setFocus(Qt.FocusReason.OtherFocusReason)


def alternatives(exercise: Exercise | None) -> list[tuple[str, bool]]:
    """The ids of easier (True) and harder (False) exercises."""
    if exercise is None:
        return []
    return [(item, True) for item in exercise.easier] + [(item, False) for item in exercise.harder]
