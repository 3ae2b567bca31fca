"""One column of an exercise's form: its picture, what it is, and how much of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exercises.library.editing.document import Document
from exercises.library.editing.order import KeyPath
from exercises.library.exercise import Exercise
from exercises.library.library import Library
from exercises.library.problems import Problem
from gui.editor.exercise_actions import texts_at, texts_of
from gui.editor.exercise_specs import OwnDose, basic_specs, changed_dose, dose_specs, own_dose, own_dose_options
from gui.editor.problem_words import in_form
from gui.editor.properties import Properties
from gui.editor.shown_picture import ShownPicture
from gui.editor.words_field import WordsField
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.fields import ChoiceField
from gui.widgets.labels import Label, Role


class ExerciseFields(QWidget):
    """Shows what a file says; what is written are signals."""

    written = Signal(str, str)  # a key and its text, empty for none
    words_written = Signal(str, object)  # a key and its words
    dose_written = Signal(object, str)  # all of the dose, and the key of it that is typed

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dose_now: dict[str, str] = {}
        self.picture = ShownPicture(theme)
        self._basics, self._amounts = Properties(theme), Properties(theme)
        self._basics.edited.connect(self.written)
        self._amounts.edited.connect(self._amount_written)
        self._words = (
            WordsField(theme, "targets", self.tr("What it works on"), self.tr("such as: glutes, back extensors")),
            WordsField(theme, "kit", self.tr("What one needs"), self.tr("such as: mat, chair")),
        )
        for field in self._words:
            field.edited.connect(lambda words, key=field.key: self.words_written.emit(key, words))
        self._dose = ChoiceField(list(own_dose_options()))
        self._dose.setObjectName("field-dose")
        self._dose.setAccessibleName(self.tr("How much"))
        self._dose.activated.connect(self._change_dose)
        self._dose_problem = Label("", Role.BAD)
        self._dose_problem.setObjectName("problem-dose")
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("How much"), Role.MUTED), 2)
        row.addWidget(self._dose, 3)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.picture, self._basics, *self._words):
            self._column.addWidget(part)
        self._column.addLayout(row)
        self._column.addWidget(self._dose_problem)
        self._column.addWidget(self._amounts)
        theme.changed.connect(self._restyle)
        self._restyle()

    # Showing

    def show_document(self, document: Document, problems: Sequence[Problem]) -> None:
        """Show what stands in an exercise's text, and what is wrong with it."""
        values = texts_of(document)
        wrong: dict[str, str] = {}
        for problem in problems:
            wrong.setdefault(problem.path, in_form(problem, document))
        # Both is what holds while nothing is written.
        sides = values.get("sides", "").replace("both", "")
        self._basics.show_fields(basic_specs(), {**values, "sides": sides}, wrong)
        for field in self._words:
            field.show_words(texts_at(document, field.key))
            inside = (said for path, said in wrong.items() if path == field.key or path.startswith(f"{field.key}["))
            field.show_problem(next(inside, ""))
        self._dose_now = texts_of(document, ("dose",))
        kind = own_dose(self._dose_now)
        self._dose.set_value(kind.value)
        specs = dose_specs(kind)
        amounts = {f"dose.{key}": value for key, value in self._dose_now.items()}
        self._amounts.show_fields(specs, {**values, **amounts}, wrong)
        shown = {spec.key for spec in specs}
        rest = (said for path, said in wrong.items() if path.partition(".")[0] == "dose" and path not in shown)
        self._dose_problem.set_text(next(rest, ""))
        self._dose_problem.setVisible(bool(self._dose_problem.text()))

    def show_picture(
        self, exercise: Exercise | None, folder: Path, document: Document, problems: Sequence[Problem]
    ) -> None:
        """Show the figure or the picture; without an exercise what was shown stays."""
        if exercise is None:
            return
        wrong = (problem for problem in problems if problem.path.partition(".")[0] in ("figure", "picture"))
        first = next(wrong, None)
        picture = document.get(("picture",))
        self.picture.show_exercise(
            exercise,
            folder,
            has_figure=document.find(("figure",)) is not None,
            picture=picture if isinstance(picture, str) else "",
            problem=first.text if first is not None else "",
            is_placed=document.find(("position",)) is not None,
        )

    def offer(self, library: Library) -> None:
        """Offer the words that other exercises use."""
        every = library.exercises()
        found = (
            {word for exercise in every for word in exercise.targets},
            {word for exercise in every for word in exercise.kit},
        )
        for field, words in zip(self._words, found, strict=True):
            field.offer(sorted(words, key=str.casefold))

    # Places

    def places(self) -> dict[KeyPath, QWidget]:
        """The field of each path."""
        found: dict[KeyPath, QWidget] = {}
        dose = dose_specs(own_dose(self._dose_now))
        for properties, specs in ((self._basics, basic_specs()), (self._amounts, dose)):
            for spec in specs:
                field = properties.field(spec.key)
                if field is not None:
                    found[tuple(spec.key.split("."))] = field.field
        found |= {(field.key,): field.field for field in self._words}
        return found | {("dose",): self._dose, ("figure",): self.picture.pose, ("picture",): self.picture.choose}

    def tab_chain(self) -> list[QWidget]:
        """What Tab walks through, in this order."""
        fields = self.places()
        before = {(spec.key,) for spec in basic_specs()}
        basics = [fields[path] for path in fields if path in before]
        amounts = [fields[path] for path in fields if path[0] in ("dose", "pace", "breathing") and path != ("dose",)]
        return [*self.picture.tab_chain(), *basics, *(field.field for field in self._words), self._dose, *amounts]

    def focus_name(self) -> None:
        """Bring the focus into the name."""
        self._basics.focus_first()

    # Writing

    def _change_dose(self) -> None:
        self.dose_written.emit(changed_dose(OwnDose(self._dose.currentData()), self._dose_now), "")

    def _amount_written(self, key: str, words: str) -> None:
        if not key.startswith("dose."):
            self.written.emit(key, words)
            return
        part = key.removeprefix("dose.")
        values = {name: value for name, value in self._dose_now.items() if name != part}
        self.dose_written.emit({**values, part: words} if words else values, part)

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(Space.M))
