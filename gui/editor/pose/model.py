"""The figure that is being posed, with undo: alone, or as a part of an exercise's text."""

from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from exercises.errors import AmbleError
from exercises.library.editing.edit import Edit
from exercises.library.editing.setting import set_value
from exercises.library.exercise import Position
from exercises.library.figure.body import Joint
from exercises.library.figure.draft import FigureDraft
from exercises.library.figure.draft_reading import figure_problems
from exercises.library.figure.figure_edit import draft_in, figure_edit
from gui.editor.open_file import OpenFile


class Limbs(Enum):
    """Which limbs have handles: one side's, or both, where those that are alike move together."""

    BOTH = "both"
    A = "a"
    B = "b"


class FigureModel(QObject):
    """What is drawn, which stop is looked at, and which joint is chosen. Every change is one step back for undo.

    `changed` tells that the figure or the chosen stop is another one, `joint_changed` that the chosen joint is;
    `said` has a calm sentence about what just could not be done, empty when there is nothing to say.
    """

    changed = Signal()
    joint_changed = Signal()
    said = Signal(str)
    # The FigureDraft after a change that was made here.
    edited = Signal(object)

    def __init__(self, draft: FigureDraft | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._stop = 0
        self._joint: Joint | None = None
        self._limbs = Limbs.BOTH
        self._problems: tuple[str, ...] | None = None
        self.stack = QUndoStack(self)

    # What there is

    @property
    def draft(self) -> FigureDraft | None:
        """The figure; None where there is none, or its text can't be read."""
        return self._draft

    @property
    def stop(self) -> int:
        """The stop that is looked at."""
        return self._stop

    @property
    def joint(self) -> Joint | None:
        """The joint that is chosen."""
        return self._joint

    @property
    def limbs(self) -> Limbs:
        """Which limbs have handles."""
        return self._limbs

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the figure as it is, as sentences."""
        if self._problems is None:
            self._problems = figure_problems(self._draft) if self._draft is not None else ()
        return self._problems

    # What is done

    def choose_stop(self, stop: int) -> None:
        """Look at another stop."""
        if self._draft is not None and 0 <= stop < len(self._draft.stops) and stop != self._stop:
            self._stop = stop
            self.said.emit("")
            self.changed.emit()

    def choose_joint(self, joint: Joint | None) -> None:
        """Choose a joint."""
        if joint is not self._joint:
            self._joint = joint
            self.joint_changed.emit()

    def choose_limbs(self, limbs: Limbs) -> None:
        """Let other limbs have handles."""
        if limbs is not self._limbs:
            self._limbs = limbs
            self.changed.emit()

    def start_from(self, draft: FigureDraft, position: Position, words: str) -> None:  # noqa: ARG002 - alone it has none
        """Take over a whole figure, that of somebody in this position; `words` names the step for undo."""
        self.change(draft, words, stop=0)

    def change(self, draft: FigureDraft, words: str, *, stop: int | None = None, merge: int = -1) -> None:
        """Take over a changed figure; `words` names the step for undo, `stop` is looked at then.

        Changes in a row with the same `merge` (not -1) are taken back as one.
        """
        if draft == self._draft:
            return
        looked_at, self._stop = self._stop, self._stop if stop is None else stop
        try:
            self._put(draft, words, merge)
        except AmbleError as error:
            self._stop = looked_at
            self.said.emit(str(error))
            return
        self.edited.emit(self._draft)

    def _put(self, draft: FigureDraft, words: str, merge: int) -> None:
        self.stack.push(_Step(self, draft, words, merge))

    def _show(self, draft: FigureDraft | None) -> None:
        self._draft = draft
        self._problems = None
        self._stop = min(self._stop, len(draft.stops) - 1) if draft is not None else 0
        self.changed.emit()


class FileFigureModel(FigureModel):
    """The figure of an exercise that is open in the editor: each change is an edit of its text."""

    def __init__(self, file: OpenFile, parent: QObject | None = None) -> None:
        super().__init__(draft_in(file.document)[0], parent)
        self._file = file
        # The position that came with a figure: the user has not chosen it.
        self._brought: Position | None = None
        self._bringing: Position | None = None
        self.stack = file.stack
        file.changed.connect(self._read)

    @property
    def reading_problems(self) -> tuple[str, ...]:
        """What keeps the figure in the text from being read, as sentences."""
        return tuple(problem.sentence for problem in draft_in(self._file.document)[1])

    def start_from(self, draft: FigureDraft, position: Position, words: str) -> None:
        """Take over a whole figure, and its position where the user has not chosen one: both are one step."""
        written = self._file.document.get(("position",))
        if written is None or (self._brought is not None and written == self._brought.value):
            self._brought = self._bringing = position
        super().start_from(draft, position, words)
        self._bringing = None

    def _put(self, draft: FigureDraft, words: str, merge: int) -> None:
        before = self._file.document
        edit = figure_edit(before, draft)
        if self._bringing is not None:
            after = set_value(before.after(edit), ("position",), self._bringing.value).document
            edit = Edit.between(before.text, after.text)
        self._file.apply(edit, words, merge=merge)

    def _read(self) -> None:
        draft, _ = draft_in(self._file.document)
        if draft is None or draft != self._draft:
            self._show(draft)


class _Step(QUndoCommand):
    """One figure in place of another, there and back."""

    def __init__(self, model: FigureModel, draft: FigureDraft, words: str, merge: int) -> None:
        super().__init__(words)
        self._model = model
        self._merge = merge
        self._before = model.draft
        self._after: FigureDraft | None = draft

    def redo(self) -> None:
        self._model._show(self._after)

    def undo(self) -> None:
        self._model._show(self._before)

    def id(self) -> int:
        return self._merge

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or other._merge != self._merge:
            return False
        self._after = other._after
        return True
