"""An exercise as a form: picture, kind and dose in one column, its sentences in the other; its figure is posed here."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from exercises.errors import AmbleError
from exercises.library.editing.order import KeyPath
from exercises.library.exercise import Exercise
from exercises.library.files import id_of
from exercises.sharing.own_picture import clean_picture, put_beside
from gui.editor.choices import exercise_choices
from gui.editor.exercise_actions import ExerciseActions, texts_at
from gui.editor.exercise_fields import ExerciseFields
from gui.editor.exercise_texts import ExerciseTexts
from gui.editor.open_file import OpenFile
from gui.editor.picker import Picker
from gui.editor.undo_keys import UndoKeys
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import primary_button
from gui.widgets.card import Card
from gui.widgets.labels import Label, Role
from gui.widgets.scroll import VerticalScroll

if TYPE_CHECKING:
    from gui.editor.pose.pose_editor import PoseEditor

# Below so many pixels at 100 % text the sentences stand below the fields.
_BESIDE: Final = 760
_SCROLL: Final = "QScrollArea,QScrollArea>QWidget>QWidget{background:transparent}"


class ExerciseForm(QWidget):
    """Shows and edits the exercise in an OpenFile.

    `refused` brings a sentence for the user; `place_changed` the path of what is worked on, empty for nothing special.
    """

    refused = Signal(str)
    place_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file: OpenFile | None = None
        self._actions: ExerciseActions | None = None
        self._place: KeyPath = ()
        self._posing: PoseEditor | None = None
        self._tab_chain: list[QWidget] = []
        self._undo_keys = UndoKeys(self)
        self.fields = ExerciseFields(theme)
        self.texts = ExerciseTexts(theme)
        self._build_columns()
        self._build_posing()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._both)
        self._stack.addWidget(self._pose_page)
        self._pickers = {
            "easier": Picker(theme, self, self.tr("Which one is easier?"), self.tr("Search exercises")),
            "harder": Picker(theme, self, self.tr("Which one is harder?"), self.tr("Search exercises")),
        }
        self._connect()
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        theme.changed.connect(self._restyle)
        self._restyle()

    def _build_columns(self) -> None:
        theme = self._theme
        left, right = QWidget(), QWidget()
        self._left_column, self._right_column = QVBoxLayout(left), QVBoxLayout(right)
        self._left_column.addWidget(self.fields)
        self._right_column.addWidget(self.texts)
        self._left_column.addStretch(1)
        self._left, self._right = Card(theme, padding=0), Card(theme, padding=0)
        for card, inside, name in ((self._left, left, "exercise-fields"), (self._right, right, "exercise-texts")):
            scroll = VerticalScroll(theme, inside)
            scroll.setObjectName(name)
            scroll.setStyleSheet(_SCROLL)
            card.content.addWidget(scroll)
        self._both = QWidget()
        self._row = QHBoxLayout(self._both)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._left, 2)
        self._row.addWidget(self._right, 3)

    def _build_posing(self) -> None:
        self._pose_page = QWidget()
        self._pose_column = QVBoxLayout(self._pose_page)
        self._pose_column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("The figure"), Role.HEADING), 1)
        self._done = primary_button(self._theme, self.tr("Done"))
        self._done.setObjectName("pose-done")
        self._done.clicked.connect(self.end_posing)
        head.addWidget(self._done)
        self._pose_column.addLayout(head)

    def _connect(self) -> None:
        fields, texts = self.fields, self.texts
        fields.written.connect(self._write)
        fields.words_written.connect(lambda key, words: self._do(lambda act: act.write_words(key, words)))
        fields.dose_written.connect(lambda dose, part: self._do(lambda act: act.write_dose(dose, part)))
        fields.picture.pose_wanted.connect(self.pose)
        fields.picture.picture_wanted.connect(self.choose_picture)
        fields.picture.picture_removed.connect(lambda: self._take_out("picture"))
        fields.picture.figure_removed.connect(lambda: self._take_out("figure"))
        for key, part in texts.lists.items():
            part.written.connect(lambda index, words, key=key: self._do(lambda act: act.write_item(key, index, words)))
            part.added.connect(lambda index, words, key=key: self._do(lambda act: act.insert(key, index, words)))
            part.moved.connect(lambda index, to, key=key: self._do(lambda act: act.move(key, index, to)))
            part.removed.connect(lambda index, key=key: self._do(lambda act: act.remove_item(key, index)))
            part.refused.connect(self.refused)
            part.arranged.connect(self._order_tabs)
        for key, links in texts.links.items():
            links.add_wanted.connect(lambda key=key: self._pick(key))
            links.removed.connect(lambda index, key=key: self._do(lambda act: act.remove_item(key, index)))
            self._pickers[key].picked.connect(lambda item, key=key: self._link(key, item))

    # The file

    def show_file(self, file: OpenFile) -> None:
        """Edit another file."""
        self.forget()
        for part in self.texts.lists.values():
            part.clear()
        self._file = file
        self._actions = ExerciseActions(file, self)
        self._actions.refused.connect(self._refuse)
        self._undo_keys.set_stack(file.stack)
        file.changed.connect(self._refresh)
        file.judged.connect(self._judged)
        self._judged()

    def forget(self) -> None:
        """No file is open any more; what a field still has to tell is of no file."""
        if self._file is not None:
            self._file.judged.disconnect(self._judged)
            self._file.changed.disconnect(self._refresh)
        self._file = self._actions = None
        self._undo_keys.set_stack(None)
        self.end_posing()

    @property
    def place(self) -> KeyPath:
        """The path of what is worked on."""
        return ("figure",) if self._posing is not None else self._place

    @property
    def is_posing(self) -> bool:
        """Whether the figure is posed just now."""
        return self._posing is not None

    def go_to_path(self, path: KeyPath) -> None:
        """Bring the focus to what a path leads into, as near as the form comes to it."""
        places = self._places()
        for length in range(len(path), 0, -1):
            field = places.get(path[:length])
            if field is not None:
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                if isinstance(field, QLineEdit):
                    field.end(False)
                elif isinstance(field, QPlainTextEdit):
                    field.moveCursor(QTextCursor.MoveOperation.End)
                return

    def open_about(self) -> None:
        """Bring the focus into the name."""
        self.end_posing()
        self.fields.focus_name()

    def show_now(self) -> None:
        """Show the file as it is, after another view was in front."""
        self._judged()

    def _judged(self) -> None:
        if self._file is not None and self.isVisible():
            self.fields.offer(self._file.library)
        self._refresh()

    def _refresh(self, _edit: object = None) -> None:
        file = self._file
        if file is None or not self.isVisible() or file.document.problems:
            # What was shown stays until the text can be read again; `show_now` follows when this comes to the front.
            return
        draft = file.draft
        self.fields.show_document(file.document, file.told_problems)
        self.texts.show_document(file.document, file.told_problems, file.library)
        exercise = draft.file.fresh
        found = exercise if isinstance(exercise, Exercise) else None
        self.fields.show_picture(found, file.path.parent, file.document, draft.problems)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab walk as one reads: for Qt, what was made last comes last."""
        chain = [*self.fields.tab_chain(), *self.texts.tab_chain()]
        if chain != self._tab_chain:
            self._tab_chain = chain
            for one, other in pairwise(chain):
                self.setTabOrder(one, other)

    def _refuse(self, sentence: str) -> None:
        self.refused.emit(sentence)
        self._refresh()  # the fields go back to what the file says

    # Writing

    def _do(self, work: Callable[[ExerciseActions], None]) -> None:
        if self._actions is not None:
            work(self._actions)

    def _write(self, key: str, words: str) -> None:
        self._do(lambda act: act.write((), key, words))

    def _take_out(self, key: str) -> None:
        self._do(lambda act: act.remove((key,)))
        self.go_to_path((key,))

    def _pick(self, key: str) -> None:
        if self._file is None:
            return
        document = self._file.document
        there = {id_of(self._file.path), *texts_at(document, "easier"), *texts_at(document, "harder")}
        self._pickers[key].ask(exercise_choices(self._file.library, but=there))

    def _link(self, key: str, item: str) -> None:
        file = self._file
        if file is not None:
            self._do(lambda act: act.insert(key, len(texts_at(file.document, key)), [item]))

    # The picture

    def choose_picture(self) -> None:
        """Ask for a picture."""
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        words = self.tr("Pictures ({patterns})").format(patterns="*.png *.jpg *.jpeg")
        dialog = QFileDialog(self, self.tr("Use a picture of your own"), place or str(Path.home()), words)
        dialog.setObjectName("picture-dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take_picture(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_picture(self, path: Path) -> None:
        """Copy a picture beside the exercise's file, and show it from now on."""
        file = self._file
        if file is None:
            return
        try:
            picture = clean_picture(path)
            if QImage.fromData(picture).isNull():
                raise AmbleError(self.tr("{name} can't be used: it is damaged.").format(name=path.name))
            name = put_beside(picture, path.stem, file.path)
        except AmbleError as error:
            self.refused.emit(str(error))
            return
        self._do(lambda act: act.write_all((), {"picture": name}))
        file.judge()

    # The figure

    def pose(self) -> None:
        """Pose the figure, in place of the form."""
        if self._file is None or self._posing is not None:
            return
        from gui.editor.pose.pose_editor import PoseEditor

        self._posing = PoseEditor(self._theme, self._file.library, self._file)
        self._pose_column.addWidget(self._posing, 1)
        self._stack.setCurrentWidget(self._pose_page)
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place_changed.emit(self.place)

    def end_posing(self) -> None:
        """Go back to the form; what was posed stands in the file already."""
        if self._posing is None:
            return
        editor, self._posing = self._posing, None
        self._stack.setCurrentWidget(self._both)
        self._pose_column.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        if self._file is not None:
            self._file.judge()
        self.fields.picture.pose.setFocus(Qt.FocusReason.OtherFocusReason)

    # Places

    def _places(self) -> dict[KeyPath, QWidget]:
        return self.fields.places() | self.texts.places()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        inside = new is not None and self._both.isAncestorOf(new)
        self._undo_keys.watch(new if inside else None)
        if not inside:
            return
        path = next((path for path, field in self._places().items() if field is new), None)
        if path is not None and path != self._place:
            self._place = path
            self.place_changed.emit(path)

    # Look

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        wide = self.width() >= px(_BESIDE)
        column = self._right_column if wide else self._left_column
        if column.indexOf(self.texts) < 0:
            column.insertWidget(0 if wide else 1, self.texts)
        self._right.setVisible(wide)
        self._row.setSpacing(px(20))
        self._left.setMinimumWidth(px(330) if wide else 0)
        self.fields.picture.set_height(px(190) if self.height() >= px(560) else px(130))
        for each in (self._left_column, self._right_column):
            each.setContentsMargins(px(20), px(20), px(20), px(20))
            each.setSpacing(px(Space.XL))
        self._pose_column.setSpacing(px(Space.M))
