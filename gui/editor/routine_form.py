"""A routine as a form: its steps as cards at the left, what the chosen one asks for at the right."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from exercises.library.editing.document import Value
from exercises.library.editing.order import KeyPath
from exercises.library.exercise import Exercise
from exercises.library.files import id_of
from gui.editor.choices import exercise_choices, routine_choices
from gui.editor.field_specs import DoseKind, dose_kind, dose_options, dose_values, routine_specs, specs_of
from gui.editor.open_file import OpenFile
from gui.editor.picker import Picker
from gui.editor.places import Place, places, span
from gui.editor.properties import Properties, alternatives
from gui.editor.step_actions import StepActions
from gui.editor.step_list import StepList
from gui.editor.steps import StepKind, StepRow, path_text, root_values, rows_of
from gui.editor.undo_keys import UndoKeys
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.subject import Subject, subject_of
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow, quiet_button, secondary_button
from gui.widgets.card import Card
from gui.widgets.chips import ToggleChip
from gui.widgets.fields import ChoiceField
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import FlowLayout
from gui.widgets.scroll import VerticalScroll

# Below so many pixels at 100 % text the fields take the place of the steps.
_BESIDE = 760


class RoutineForm(QWidget):
    """Shows and edits the routine in an OpenFile.

    `refused` brings a sentence for the user; `place_changed` the path of the chosen step, empty for the routine itself.
    """

    refused = Signal(str)
    place_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file: OpenFile | None = None
        self._actions: StepActions | None = None
        self._wanted: KeyPath | None = None
        self._showing = False
        self._undo_keys = UndoKeys(self)
        self._is_wide, self._properties_in_front = True, False
        self._build_steps()
        self._build_properties()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._left, 3)
        self._row.addWidget(self._right, 2)
        self._exercise_picker = Picker(theme, self, self.tr("Add an exercise"), self.tr("Search exercises"))
        self._exercise_picker.picked.connect(lambda item: self._insert({"exercise": item}))
        self._routine_picker = Picker(theme, self, self.tr("Add another routine"), self.tr("Search routines"))
        self._routine_picker.picked.connect(lambda item: self._insert({"routine": item}))
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        theme.changed.connect(self._restyle)
        self._restyle()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._undo_keys.watch(new if new is not None and self._right.isAncestorOf(new) else None)

    def _build_steps(self) -> None:
        theme = self._theme
        self._left = Card(theme, padding=14)
        self._empty = Label(self.tr("No steps yet. Add the first one below."), Role.MUTED)
        self.steps: StepList = StepList(theme)
        self.steps.chosen.connect(self._show_chosen)
        self.steps.moved.connect(lambda path, place: self._do(lambda act: act.move(path, place)))
        self.steps.removed.connect(lambda path: self._do(lambda act: act.remove(path)))
        self.steps.doubled.connect(lambda path: self._do(lambda act: act.duplicate(path)))
        self.steps.opened.connect(lambda _path: self._open_properties())
        self.steps.clicked.connect(lambda _index: self._open_properties(focus=False))
        self.steps.menu_wanted.connect(self._show_menu)
        self._add = ButtonRow(theme)
        for name, words, act in self._additions():
            button = secondary_button(theme, words, icon="plus")
            button.setObjectName(name)
            button.clicked.connect(act)
            self._add.add(button)
        self._left.content.addWidget(self._empty)
        self._left.content.addWidget(self.steps, 1)
        self._add_one = secondary_button(theme, self.tr("Add a step"), icon="plus")
        self._add_one.setObjectName("add-step")
        self._add_one.clicked.connect(self._show_additions)
        self._left.content.addWidget(self._add)
        self._left.content.addWidget(self._add_one, 0, Qt.AlignmentFlag.AlignLeft)

    def _additions(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        return (
            ("add-exercise", self.tr("Exercise"), self._pick_exercise),
            ("add-rest", self.tr("Rest"), lambda: self._insert({"rest": "30s"})),
            ("add-repeat", self.tr("Repeat"), self._insert_repeat),
            ("add-routine", self.tr("Another routine"), self._pick_routine),
        )

    def _show_additions(self) -> None:
        """The same four, where there is no room for their buttons."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for _, words, act in self._additions():
            action = QAction(words, menu)
            action.triggered.connect(act)
            menu.addAction(action)
        menu.popup(self._add_one.mapToGlobal(QPoint(0, 0)))

    def _build_properties(self) -> None:
        theme = self._theme
        self._right = Card(theme, padding=0)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._to_steps = quiet_button(theme, self.tr("Steps"), icon="chevron-left")
        self._to_steps.setObjectName("back-to-steps")
        self._to_steps.clicked.connect(self._back_to_steps)
        self._column.addWidget(self._to_steps, 0, Qt.AlignmentFlag.AlignLeft)
        self._picture = ExercisePicture(theme, "", Subject())
        self._title = Label("", Role.HEADING, max_lines=2)
        self._title.setObjectName("step-title")
        self._dose_label = Label(self.tr("How much"), Role.MUTED)
        self._dose = ChoiceField([])
        self._dose.setObjectName("field-dose")
        self._dose.setAccessibleName(self.tr("How much"))
        self._dose.activated.connect(self._change_dose)
        self._dose_row = QWidget()
        row = QVBoxLayout(self._dose_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Space.XS))
        row.addWidget(self._dose_label)
        row.addWidget(self._dose)
        self._properties = Properties(theme)
        self._properties.edited.connect(self._write)
        self._others = QWidget()
        self._others_flow = FlowLayout(self._others)
        for part in (self._picture, self._title, self._dose_row, self._properties, self._others):
            self._column.addWidget(part)
        self._column.addStretch(1)
        scroll = VerticalScroll(theme, inside)
        scroll.setObjectName("properties")
        scroll.setStyleSheet("QScrollArea,QScrollArea>QWidget>QWidget{background:transparent}")
        self._right.content.addWidget(scroll)

    def _open_properties(self, *, focus: bool = True) -> None:
        """Where there is room for one side only, the fields come in place of the steps."""
        self._properties_in_front = True
        self._restyle()
        if focus or not self._is_wide:
            self._focus_first()

    def _focus_first(self) -> None:
        """Bring the focus to how much is asked for, which of a dose as the exercise has it is the choice itself."""
        row = self.steps.current
        if row is not None and row.kind is StepKind.EXERCISE and dose_kind(row.values) is DoseKind.EXERCISE:
            self._dose.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._properties.focus_first()

    def open_about(self) -> None:
        """Show the fields of the routine itself."""
        self.steps.choose(None)
        self._open_properties()

    def ask_name(self) -> None:
        """Let the name be written."""
        self.open_about()
        name = self._properties.field("name")
        if name is not None and isinstance(name.field, QLineEdit):
            name.field.setFocus(Qt.FocusReason.OtherFocusReason)
            name.field.selectAll()

    def _back_to_steps(self) -> None:
        self._properties_in_front = False
        self._restyle()
        self.steps.setFocus(Qt.FocusReason.OtherFocusReason)

    # The file

    def show_file(self, file: OpenFile) -> None:
        """Edit another file."""
        self.forget()
        self._file = file
        self._actions = StepActions(file, self)
        self._actions.refused.connect(self.refused)
        self._actions.done.connect(self._remember)
        self._undo_keys.set_stack(file.stack)
        file.changed.connect(self._refresh)
        file.judged.connect(self._refresh)
        self._wanted = None
        self.steps.choose(None)
        self._refresh()

    def forget(self) -> None:
        """No file is open any more."""
        if self._file is not None:
            self._file.judged.disconnect(self._refresh)
            self._file.changed.disconnect(self._refresh)
        self._file = self._actions = None
        self._undo_keys.set_stack(None)

    @property
    def place(self) -> KeyPath:
        """The path of the chosen step; empty for the routine itself."""
        current = self.steps.current
        return current.path if current is not None else ()

    def go_to_path(self, path: KeyPath) -> None:
        """Choose the step that a path leads into."""
        self.steps.choose(path or None)
        self._show_chosen(self.steps.current)

    def show_now(self) -> None:
        """Show the file as it is, after another view was in front."""
        self._refresh()

    def _refresh(self, _edit: object = None) -> None:
        if self._file is None or not self.isVisible():
            return  # `show_now` follows when it comes to the front.
        document, wanted = self._file.document, self._wanted
        if document.problems:
            # The text can't be read as a whole: what was shown stays until it can.
            return
        self._wanted = None
        rows = rows_of(document, self._file.library, self._file.draft.problems)
        self._showing = True
        self.steps.show_rows(rows, wanted)
        self._showing = False
        self._empty.setVisible(not rows)
        self._show_chosen(self.steps.current)

    def _remember(self, path: KeyPath) -> None:
        """Choose what was worked on once the rows are there."""
        self._wanted = path
        self._refresh()

    # The right side

    def _show_chosen(self, row: StepRow | None) -> None:
        if self._file is None or self._showing:
            return
        document = self._file.document
        routine = root_values(document)
        problems = self._problems(row.path if row is not None else ())
        if row is None:
            self._title.set_text(self.tr("About this routine"))
            self._picture.hide()
            self._dose_row.hide()
            self._properties.show_fields(routine_specs(), routine, problems)
            self._show_alternatives(None)
        else:
            self._title.set_text(row.title)
            self._show_picture(row.exercise)
            self._show_dose(row)
            self._properties.show_fields(specs_of(row, self._file.library, routine), row.values, problems)
            self._show_alternatives(row.exercise)
        self.place_changed.emit(self.place)

    def _show_picture(self, exercise: Exercise | None) -> None:
        self._picture.setVisible(exercise is not None)
        if exercise is not None and self._file is not None:
            self._picture.show_subject(exercise.name, subject_of(self._file.library, exercise))

    def _show_dose(self, row: StepRow) -> None:
        is_exercise = row.kind is StepKind.EXERCISE
        self._dose_row.setVisible(is_exercise)
        if not is_exercise:
            return
        self._dose.blockSignals(True)
        self._dose.clear()
        for value, words in dose_options(row.exercise):
            self._dose.addItem(words, value)
        self._dose.set_value(dose_kind(row.values).value)
        self._dose.blockSignals(False)

    def _problems(self, path: KeyPath) -> dict[str, str]:
        """The sentence for each key of the mapping at a path that has something wrong."""
        if self._file is None:
            return {}
        start = f"{path_text(path)}." if path else ""
        found: dict[str, str] = {}
        for problem in self._file.draft.problems:
            rest = problem.path.removeprefix(start)
            if problem.path.startswith(start) and rest and "." not in rest and "[" not in rest:
                found.setdefault(rest, problem.text)
        return found

    def _show_alternatives(self, exercise: Exercise | None) -> None:
        while (item := self._others_flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        library = self._file.library if self._file is not None else None
        for item_id, easier in alternatives(exercise):
            other = library.exercise(item_id) if library is not None else None
            if other is None:
                continue
            words = self.tr("Easier: {name}") if easier else self.tr("Harder: {name}")
            chip = ToggleChip(self._theme, words.format(name=other.name))
            chip.setObjectName(f"use-{item_id}")
            chip.clicked.connect(lambda _on=False, use=item_id: self._write("exercise", use))
            self._others_flow.addWidget(chip)
        self._others.setVisible(self._others_flow.count() > 0)

    def _write(self, key: str, words: str) -> None:
        path = self.place
        self._do(lambda act: act.write(path, key, words))

    def _change_dose(self) -> None:
        row = self.steps.current
        if row is not None:
            values = dose_values(DoseKind(self._dose.currentData()), row.values, row.exercise)
            self._do(lambda act: act.write_all(row.path, values))

    # Steps

    def _do(self, work: Callable[[StepActions], None]) -> None:
        if self._actions is not None:
            work(self._actions)

    def _gap(self) -> Place:
        """Right after the chosen step and all that is in it, else at the end."""
        shapes = self.steps.shapes()
        number = self.steps.currentIndex().row()
        if number < 0:
            return places(shapes)[-1]
        end = span(shapes, number).stop
        return next(place for place in places(shapes) if place.row == end and place.depth == shapes[number].depth)

    def _insert(self, value: Value) -> None:
        place = self._gap()
        self._do(lambda act: act.insert(place, value))
        self.steps.setFocus()

    def _insert_repeat(self) -> None:
        """A repeat around the chosen step; without one a repeat to fill."""
        row = self.steps.current
        if row is not None:
            self._do(lambda act: act.wrap(row.path))
        else:
            self._insert({"repeat": "2", "steps": ({"rest": "30s"},)})

    def _pick_exercise(self) -> None:
        if self._file is not None:
            self._exercise_picker.ask(exercise_choices(self._file.library))

    def _pick_routine(self) -> None:
        if self._file is not None:
            self._routine_picker.ask(routine_choices(self._file.library, but=id_of(self._file.path)))

    def _show_menu(self, row: StepRow, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        acts = [
            (self.tr("Move up"), lambda: self.steps.move_by(-1), "Alt+Up"),
            (self.tr("Move down"), lambda: self.steps.move_by(1), "Alt+Down"),
            (self.tr("Copy"), lambda: self._do(lambda act: act.duplicate(row.path)), "Ctrl+D"),
        ]
        if row.kind is StepKind.REPEAT:
            acts.append((self.tr("Take its steps out"), lambda: self._do(lambda act: act.unwrap(row.path)), ""))
        acts.append((self.tr("Put into a repeat"), lambda: self._do(lambda act: act.wrap(row.path)), ""))
        acts.append((self.tr("Remove"), lambda: self._do(lambda act: act.remove(row.path)), "Del"))
        for words, act, keys in acts:
            action = QAction(f"{words}\t{keys}" if keys else words, menu)
            action.triggered.connect(act)
            menu.addAction(action)
        menu.popup(where)

    # Look

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self._is_wide = self.width() >= px(_BESIDE)
        self._left.setVisible(self._is_wide or not self._properties_in_front)
        self._right.setVisible(self._is_wide or self._properties_in_front)
        self._to_steps.setVisible(not self._is_wide)
        roomy = self.height() >= px(360) and self.width() >= px(520)
        self._add.setVisible(roomy)
        self._add_one.setVisible(not roomy)
        self._row.setSpacing(px(20))
        self._right.setMinimumWidth(px(330) if self._is_wide else 0)
        self._picture.setFixedHeight(px(170) if self.height() >= px(520) else px(110))
        self._column.setContentsMargins(px(20), px(20), px(20), px(20))
        self._column.setSpacing(px(Space.M))
        self._others_flow.setSpacing(px(Space.S))
