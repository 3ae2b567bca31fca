"""The other column of an exercise's form: its sentences, and which exercises are easier and harder."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.library.editing.document import Document
from exercises.library.editing.order import KeyPath
from exercises.library.library import Library
from exercises.library.problems import Problem
from gui.editor.exercise_actions import texts_at
from gui.editor.exercise_specs import list_specs
from gui.editor.link_list import LinkList
from gui.editor.problem_words import in_form
from gui.editor.text_list import TextList
from gui.theme.theme import Theme
from gui.theme.tokens import Space


class ExerciseTexts(QWidget):
    """Holds the lists by their keys; what is done to them is told by each."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lists = {spec.key: TextList(theme, spec) for spec in list_specs()}
        self.links = {
            "easier": LinkList(theme, "easier", self.tr("Easier"), self.tr("Choose an easier one")),
            "harder": LinkList(theme, "harder", self.tr("Harder"), self.tr("Choose a harder one")),
        }
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for key, part in self.lists.items():
            if key == "sources":
                for links in self.links.values():
                    self._column.addWidget(links)
            self._column.addWidget(part)
        self._column.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_document(self, document: Document, problems: Sequence[Problem], library: Library) -> None:
        """Show what stands in an exercise's text, and what is wrong with it."""
        for key, part in self.lists.items():
            part.show_texts(texts_at(document, key), _wrong(problems, key, document))
        for key, links in self.links.items():
            names = [_name(library, item) for item in texts_at(document, key)]
            links.show_names(names, _wrong(problems, key, document))

    def places(self) -> dict[KeyPath, QWidget]:
        """The field of each path."""
        found: dict[KeyPath, QWidget] = {}
        for key, part in self.lists.items():
            waits = part.spec.needed and part.rows and part.rows[0].known is None
            found[(key,)] = part.rows[0].sentence if waits else part.add
            written = [row for row in part.rows if row.known is not None]
            found |= {(key, index): row.sentence for index, row in enumerate(written)}
        return found | {(key,): links.add for key, links in self.links.items()}

    def tab_chain(self) -> list[QWidget]:
        """What Tab walks through, in this order."""
        chain: list[QWidget] = []
        for key, part in self.lists.items():
            if key == "sources":
                chain += [widget for links in self.links.values() for widget in links.tab_chain()]
            chain += part.tab_chain()
        return chain

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(Space.L))


def _name(library: Library, item: str) -> str:
    """What an exercise is called; its id where there is none."""
    found = library.exercise(item)
    return found.name if found is not None else item


def _wrong(problems: Sequence[Problem], key: str, document: Document) -> dict[int | None, str]:
    """The first sentence for each entry of a list, for the list itself under None."""
    found: dict[int | None, str] = {}
    for problem in problems:
        if problem.path == key:
            found.setdefault(None, in_form(problem, document))
        elif problem.path.startswith(f"{key}["):
            number = problem.path[len(key) + 1 :].partition("]")[0]
            found.setdefault(int(number), problem.text)
    return found
