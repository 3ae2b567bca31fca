"""Easier or harder exercises: their names, and a way to choose one more."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import IconButton, quiet_button
from gui.widgets.labels import Label, Role


class LinkList(QWidget):
    """Names one below the other, each with a button that takes it out."""

    add_wanted = Signal()
    removed = Signal(int)

    def __init__(self, theme: Theme, key: str, title: str, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.key = key
        self._shown: tuple[tuple[str, str], ...] = ()
        self._inside: QWidget | None = None
        self._removals: list[QWidget] = []
        self._problem = Label("", Role.BAD)
        self._problem.setObjectName(f"problem-{key}")
        self.add = quiet_button(theme, add, icon="plus")
        self.add.setObjectName(f"add-{key}")
        self.add.clicked.connect(self.add_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Label(title, Role.SUBHEADING))
        self._column.addWidget(self._problem)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_names(self, names: Sequence[str], problems: Mapping[int | None, str]) -> None:
        """Show these names; `problems` has a sentence for one of them, or for the list itself under None."""
        shown = tuple((name, problems.get(index, "")) for index, name in enumerate(names))
        self._problem.set_text(problems.get(None, ""))
        self._problem.setVisible(bool(problems.get(None)))
        if shown != self._shown:
            self._shown = shown
            self._rebuild()

    def tab_chain(self) -> list[QWidget]:
        """What Tab walks through, in this order."""
        return [*self._removals, self.add]

    def _rebuild(self) -> None:
        if self._inside is not None:
            focused = QApplication.focusWidget()
            if focused is not None and self._inside.isAncestorOf(focused):
                self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        self._removals = []
        for index, (name, problem) in enumerate(self._shown):
            remove = IconButton(self._theme, "close", self.tr("Take out {name}").format(name=name))
            remove.setObjectName(f"remove-{self.key}-{index}")
            remove.clicked.connect(lambda _on=False, index=index: self.removed.emit(index))
            self._removals.append(remove)
            grid.addWidget(Label(name), 2 * index, 0)
            grid.addWidget(remove, 2 * index, 1)
            if problem:
                wrong = Label(problem, Role.BAD)
                wrong.setObjectName(f"problem-{self.key}-{index}")
                grid.addWidget(wrong, 2 * index + 1, 0, 1, 2)
        self._column.insertWidget(2, self._inside)
        self._inside.setVisible(bool(self._shown))

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(Space.XS))
