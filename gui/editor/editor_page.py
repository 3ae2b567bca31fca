"""The editor's page: one file as a form and as YAML, with undo, save, and what it would take to do it."""

from collections.abc import Callable
from enum import Enum
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from exercises.library.exercise import Exercise
from exercises.library.files import FileKind
from exercises.library.scalars import format_duration
from gui.editor.exercise_form import ExerciseForm
from gui.editor.open_file import OpenFile
from gui.editor.problem_words import in_form
from gui.editor.routine_form import RoutineForm
from gui.editor.undo_keys import redo_keys
from gui.editor.yaml.yaml_view import YamlView
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import Button, primary_button, quiet_button, secondary_button
from gui.widgets.chips import Chip, ChipRow
from gui.widgets.labels import Label, Role

# What one writes or chooses in, unlike buttons, which may delete something.
_WORKED_IN: Final = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


class Mode(Enum):
    """Which view of the file is shown."""

    FORM = "form"
    YAML = "yaml"


class EditorPage(QWidget):
    """Shows an OpenFile; what is wanted of the disk and of the player are signals."""

    left = Signal()
    save_wanted = Signal()
    try_wanted = Signal()
    versions_wanted = Signal()
    original_wanted = Signal()
    open_outside_wanted = Signal()
    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file: OpenFile | None = None
        self._worked_in: QWidget | None = None
        self._mode = Mode.FORM
        self._has_original = self._is_new = False
        self._back_words = self.tr("Routines")
        self._build_head()
        self._trouble = Banner(theme, "", "", Tone.BAD)
        self._mend = secondary_button(theme, self.tr("Mend it in the text"))
        self._mend.setObjectName("mend-in-text")
        self._mend.clicked.connect(lambda: self.show_mode(Mode.YAML))
        self._trouble.add_action(self._mend)
        self._trouble.hide()
        self.form = RoutineForm(theme, self)
        self.exercise_form = ExerciseForm(theme, self)
        for form in (self.form, self.exercise_form):
            form.refused.connect(self.refused)
        self.yaml = YamlView(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.form)
        self._stack.addWidget(self.exercise_form)
        self._stack.addWidget(self.yaml)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head)
        self._column.addWidget(self._trouble)
        self._column.addWidget(self._stack, 1)
        for keys, act in (
            (QKeySequence.keyBindings(QKeySequence.StandardKey.Save), self.save_wanted.emit),
            (QKeySequence.keyBindings(QKeySequence.StandardKey.Undo), self._undo_now),
            (redo_keys(), self._redo_now),
            ([QKeySequence("Ctrl+E")], self._other_mode),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(keys)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        theme.changed.connect(self._restyle)
        self._restyle()

    def _build_head(self) -> None:
        theme = self._theme
        self._back = self._button(quiet_button(theme, "", icon="chevron-left"), "editor-back", self.left.emit)
        self._undo = self._button(quiet_button(theme, self.tr("Undo"), icon="undo"), "undo", self._undo_now)
        self._redo = self._button(quiet_button(theme, self.tr("Redo"), icon="redo"), "redo", self._redo_now)
        self._modes = ChipRow(
            theme,
            ((Mode.FORM.value, self.tr("Form")), (Mode.YAML.value, self.tr("YAML"))),
            name=self.tr("How it is shown"),
        )
        self._modes.setObjectName("modes")
        self._modes.set_chosen((Mode.FORM.value,))
        self._modes.chosen_changed.connect(self._mode_chosen)
        self._more = self._button(quiet_button(theme, self.tr("More"), icon="more"), "editor-more", self._show_more)
        self._try = self._button(secondary_button(theme, self.tr("Try it")), "try-it", self.try_wanted.emit)
        self._save = self._button(primary_button(theme, self.tr("Save")), "editor-save", self.save_wanted.emit)
        self._title = Label("", Role.TITLE, max_lines=1)
        self._title.setObjectName("editor-title")
        self._about = self._button(
            quiet_button(theme, self.tr("About it"), icon="info"), "about-routine", self._show_about
        )
        self._time = Chip(theme, "")
        self._time.setObjectName("editor-time")
        self._needs = Label("", Role.SECONDARY, max_lines=1)
        self._needs.setObjectName("editor-needs")
        self._actions, self._names = QHBoxLayout(), QHBoxLayout()
        self._actions.addWidget(self._back)
        self._actions.addStretch(1)
        for part in (self._undo, self._redo, self._modes, self._more, self._try, self._save):
            self._actions.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._names.addWidget(self._title)
        self._names.addWidget(self._time)
        self._names.addWidget(self._needs, 1)
        self._names.addStretch(0)
        self._names.addWidget(self._about)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(theme.px(Space.XS))
        head.addLayout(self._actions)
        head.addLayout(self._names)

    def _show_about(self) -> None:
        self.show_mode(Mode.FORM)
        if self._mode is Mode.FORM:
            self.form.open_about()

    def _button(self, button: Button, name: str, act: Callable[[], None]) -> Button:
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        return button

    # The file

    @property
    def file(self) -> OpenFile | None:
        """What is open."""
        return self._file

    def forget(self) -> None:
        """Nothing is open any more."""
        if self._file is not None:
            self._file.judged.disconnect(self._show_facts)
            self._file.stack.canUndoChanged.disconnect(self._undo.setEnabled)
            self._file.stack.canRedoChanged.disconnect(self._redo.setEnabled)
            self._file.dirty_changed.disconnect(self._show_dirty)
            self._file = None
        self._worked_in = None
        for view in (self.form, self.exercise_form, self.yaml):
            view.forget()

    def show_file(self, file: OpenFile, *, has_original: bool, back: str = "", is_new: bool = False) -> None:
        """Open a file; a text that can't be read as a whole is shown as YAML first. A new one can be saved as it is."""
        self.forget()
        self._file = file
        self._is_new = is_new
        if is_new:
            file.mark_begun()
        self._has_original = has_original
        self._back_words = back or self.tr("Routines")
        self._about.setVisible(file.kind is FileKind.ROUTINE)
        self._modes.setEnabled(file.kind is not FileKind.PLAN)
        file.judged.connect(self._show_facts)
        file.stack.canUndoChanged.connect(self._undo.setEnabled)
        file.stack.canRedoChanged.connect(self._redo.setEnabled)
        file.dirty_changed.connect(self._show_dirty)
        if self._form is not None:
            self._form.show_file(file)
        self.yaml.show_file(file)
        self.show_mode(Mode.YAML if file.document.problems or self._form is None else Mode.FORM)
        self._show_facts()
        self._undo.setEnabled(file.stack.canUndo())
        self._redo.setEnabled(file.stack.canRedo())
        self._show_dirty(file.is_dirty)
        self._restyle()

    def show_mode(self, mode: Mode) -> None:
        """Change the view and stay at the same step."""
        file = self._file
        if self._form is None:
            mode = Mode.YAML
        if mode is Mode.FORM and file is not None and file.document.problems:
            self.refused.emit(self.tr("The text has a mistake in its shape. Mend it first; then the form can show it."))
            mode = Mode.YAML
        self._modes.set_chosen((mode.value,))
        before = self._mode
        if mode is Mode.YAML:
            path = self.place if before is Mode.FORM else ()
            self._stack.setCurrentWidget(self.yaml)
            if before is Mode.FORM:
                self.yaml.go_to_path(path)
            self.yaml.setFocus()
        elif (form := self._form) is not None:
            self._stack.setCurrentWidget(form)
            form.show_now()
            if before is Mode.YAML:
                form.go_to_path(self.yaml.path_at_cursor())
        self._mode = mode
        self._show_trouble()

    @property
    def mode(self) -> Mode:
        """Which view is shown."""
        return self._mode

    @property
    def place(self) -> tuple[str | int, ...]:
        """The path of what is worked on."""
        form = self._form
        return form.place if self._mode is Mode.FORM and form is not None else self.yaml.path_at_cursor()

    @property
    def _form(self) -> RoutineForm | ExerciseForm | None:
        """The form of what is open; a walking plan has none."""
        match self._file.kind if self._file is not None else None:
            case FileKind.ROUTINE:
                return self.form
            case FileKind.EXERCISE:
                return self.exercise_form
            case _:
                return None

    def _mode_chosen(self) -> None:
        chosen = next(iter(self._modes.chosen), Mode.FORM.value)
        self.show_mode(Mode(chosen))

    def _other_mode(self) -> None:
        self.show_mode(Mode.FORM if self._mode is Mode.YAML else Mode.YAML)

    def _undo_now(self) -> None:
        if self._file is not None:
            self._file.stack.undo()

    def _redo_now(self) -> None:
        if self._file is not None:
            self._file.stack.redo()

    # Showing

    def _show_facts(self) -> None:
        file = self._file
        if file is None:
            return
        draft = file.draft
        name = file.document.get(("name",)) if not file.document.problems else None
        self._title.set_text(name if isinstance(name, str) and name else file.path.stem)
        timeline = draft.timeline
        self._time.set_text(format_duration(timeline.seconds) if timeline is not None else self.tr("no time yet"))
        self._time.set_tone(Tone.PRIMARY if timeline is not None else Tone.NEUTRAL, "clock")
        used: list[Exercise] = []
        if timeline is not None:
            ids = dict.fromkeys(phase.exercise for phase in timeline.phases if phase.exercise)
            used = [each for each in map(file.library.exercise, ids) if each is not None]
        kit = list(dict.fromkeys(thing for each in used for thing in each.kit))
        on_floor = any(each.position.on_floor for each in used)
        needs = self.tr("You need: {kit}").format(kit=", ".join(kit)) if kit else self.tr("No kit needed")
        floor = self.tr("on the floor") if on_floor else self.tr("no floor needed")
        self._needs.set_text(f"{needs} · {floor}" if timeline is not None else "")
        self._time.setVisible(file.kind is FileKind.ROUTINE)
        self._try.setEnabled(draft.content is not None and file.kind is not FileKind.PLAN)
        self._show_trouble()

    def _show_trouble(self) -> None:
        """In the form, what is wrong outside of its fields; the text shows everything itself."""
        file = self._file
        if file is None:
            return
        problems = list(file.told_problems) if self._mode is Mode.FORM else []
        if file.kind is FileKind.ROUTINE and not file.document.problems and not file.document.get(("steps",)):
            problems = []  # A routine that is only begun has no fault yet; the form says how it goes on.
        if problems:
            first = in_form(problems[0], file.document)
            more = self.tr(" And {n} more.").format(n=len(problems) - 1) if len(problems) > 1 else ""
            lead = self.tr("Not ready yet.")
            self._trouble.set_parts(lead, f"{first[:1].upper()}{first[1:]}.{more}".replace("..", "."))
        self._trouble.setVisible(bool(problems))

    def show_now(self) -> None:
        """Show the file as it is, after something else was in front."""
        if self._mode is Mode.FORM and self._form is not None:
            self._form.show_now()

    def ask_name(self) -> None:
        """Bring the focus to the name, all of it chosen, so that one can write over it."""
        if self._mode is Mode.FORM and self._form is self.form:
            self.form.ask_name()
        elif self._mode is Mode.FORM and self._form is self.exercise_form:
            self.exercise_form.open_about()

    def tell_saved(self) -> None:
        """The file is on the disk as it is."""
        self._is_new = False
        self.show_now()
        self._show_trouble()
        self._show_dirty(self._file is not None and self._file.is_dirty)

    def _show_dirty(self, dirty: bool) -> None:
        dirty = dirty or self._is_new
        if not dirty and self._save.hasFocus():
            self._back_to_work()
        self._save.setEnabled(dirty)
        self._save.set_label(self.tr("Save") if dirty else self.tr("Saved"))

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, _WORKED_IN) and self._stack.isAncestorOf(new):
            self._worked_in = new

    def _back_to_work(self) -> None:
        """Bring the focus to where one wrote last: from a button that is switched off Qt would go to any other."""
        field = self._worked_in
        there = field is not None and isValid(field) and field.isVisible()
        (field if field is not None and there else self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        other = self.tr("Show as YAML") if self._mode is Mode.FORM else self.tr("Show as a form")
        acts = [(other, self._other_mode)]
        if not self._undo.isVisible():
            acts += [(self.tr("Undo"), self._undo_now), (self.tr("Redo"), self._redo_now)]
        acts.append((self.tr("Earlier versions"), self.versions_wanted.emit))
        if self._has_original:
            acts.append((self.tr("Go back to the original"), self.original_wanted.emit))
        acts.append((self.tr("Open with another program"), self.open_outside_wanted.emit))
        for words, act in acts:
            action = QAction(words, menu)
            action.triggered.connect(act)
            menu.addAction(action)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    # Look

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        px, wide = self._theme.px, self.width() / self._theme.text_scale
        edge = px(40) if wide >= 900 else px(20)
        tall = self.height() / self._theme.text_scale
        narrow = wide < 700
        for layout in (self._actions, self._names):
            layout.setSpacing(px(Space.XS) if narrow else px(Space.M))
        words = {
            self._undo: self.tr("Undo"),
            self._redo: self.tr("Redo"),
            self._more: self.tr("More"),
            self._about: self.tr("About it"),
        }
        for button, word in words.items():
            button.set_label(word if wide >= 1000 else "")
            button.setAccessibleName(word)
            button.setToolTip("" if wide >= 1000 else word)
        self._back.set_label("" if narrow else self._back_words)
        self._back.setAccessibleName(self._back_words)
        # Where there is no room for it, Ctrl+E and the menu change the view.
        self._modes.setVisible(wide >= 640)
        for button in (self._undo, self._redo):
            button.setVisible(wide >= 460)
        self._needs.setVisible(wide >= 700)
        self._names.setStretch(3, 0 if wide >= 700 else 1)
        self._title.set_role(Role.TITLE if tall >= 560 else Role.HEADING)
        self._column.setContentsMargins(edge, px(24) if tall >= 560 else px(10), edge, px(20) if tall >= 560 else px(8))
        self._column.setSpacing(px(Space.M) if tall >= 560 else px(Space.S))
