"""More about a walk, for those who want it: surface, hills, shoes, kilometres."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow
from gui.widgets.chips import ChipRow, ToggleChip
from gui.widgets.disclosure import Disclosure
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import CardGrid
from gui.words.walk_words import HILLS, SURFACES, hills_word, surface_word

MOST_KILOMETRES = 100.0
_KILOMETRES = re.compile(r"(\d{1,4}(?:[.,]\d{1,3})?|[.,]\d{1,3})\s*(?:km)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class WalkTold:
    """What was told about a walk: keys of surface and hills, the id of a pair of shoes, kilometres above 0."""

    surface: str | None = None
    hills: str | None = None
    shoes: str | None = None
    kilometres: float | None = None


class WalkDetails(Disclosure):
    """Four questions behind one button; while it is closed, a line tells what is remembered from last time."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("More about this walk"), parent)
        self.button.setObjectName("more-about-walk")
        self._shoe_names: dict[str, str] = {}
        self._boxes: dict[QWidget, QWidget] = {}
        questions = QWidget()
        self._grid = CardGrid(questions, most_columns=2)
        self._surface = self._row("surface", self.tr("On what?"), [(key, surface_word(key)) for key, _ in SURFACES])
        self._hills = self._row("hills", self.tr("Hills?"), [(key, hills_word(key)) for key, _ in HILLS])
        self._shoes = self._row("shoes", self.tr("Shoes?"), [])
        self.line = QLineEdit()
        self.line.setObjectName("kilometres")
        self.line.setAccessibleName(self.tr("Kilometres"))
        self.line.textEdited.connect(self._typed)
        self._problem = Label("", Role.BAD)
        self._problem.setObjectName("kilometres-problem")
        line = ButtonRow(theme, self.line, Label(self.tr("kilometres"), Role.MUTED))
        self._ask(self.tr("How far, if you know?"), line, self._problem)
        self._problem.hide()
        self.content.addWidget(questions)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def told(self) -> WalkTold:
        """What is answered; a distance that can't be read counts as not told."""
        return WalkTold(
            next(iter(self._surface.chosen), None),
            next(iter(self._hills.chosen), None),
            next(iter(self._shoes.chosen), None),
            read_kilometres(self.line.text()),
        )

    def show_told(self, told: WalkTold, shoes: Iterable[tuple[str, str]] = ()) -> None:
        """Show what is remembered; `shoes` are the ids and names of the pairs in use."""
        self._shoe_names = dict(shoes)
        self._surface.set_chosen((told.surface,) if told.surface else ())
        self._hills.set_chosen((told.hills,) if told.hills else ())
        self._shoes.set_options(self._shoe_names.items())
        self._shoes.set_chosen((told.shoes,) if told.shoes else ())
        self._boxes[self._shoes].setVisible(bool(self._shoe_names))
        # New chips stand last in the Tab order of the whole page; they belong between the hills and the distance.
        stops = [*self._hills.findChildren(ToggleChip)[-1:], *self._shoes.findChildren(ToggleChip), self.line]
        for stop, following in pairwise(stops):
            QWidget.setTabOrder(stop, following)
        self.line.setText(f"{told.kilometres:g}" if told.kilometres is not None else "")
        self._tell("")
        self.set_open(False)
        self._summarise()

    def check(self) -> bool:
        """Whether everything can be kept; what can't is said in place."""
        text = self.line.text().strip()
        wrong = bool(text) and read_kilometres(text) is None
        most = f"{MOST_KILOMETRES:g}"
        self._tell(self.tr("Kilometres in digits, such as 2.5, and at most {most}.").format(most=most) if wrong else "")
        if wrong:
            self.set_open(True)
            self.line.setFocus()
        return not wrong

    def _row(self, name: str, question: str, options: list[tuple[str, str]]) -> ChipRow:
        row = ChipRow(self._theme, options, can_clear=True, name=question)
        row.setObjectName(name)
        row.chosen_changed.connect(self._chosen)
        self._ask(question, row)
        return row

    def _ask(self, question: str, *answers: QWidget) -> None:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.S))
        column.addWidget(Label(question, Role.SUBHEADING))
        for answer in answers:
            column.addWidget(answer)
        column.addStretch(1)
        self._grid.addWidget(box)
        self._boxes[answers[0]] = box

    def _chosen(self) -> None:
        self._summarise()
        self.changed.emit()

    def _typed(self) -> None:
        if not self._problem.isHidden():
            self.check()
        self._chosen()

    def _tell(self, problem: str) -> None:
        self._problem.set_text(problem)
        self._problem.setVisible(bool(problem))
        self.line.setAccessibleDescription(problem)

    def _summarise(self) -> None:
        told = self.told
        parts = [
            surface_word(told.surface) if told.surface else "",
            hills_word(told.hills) if told.hills else "",
            self._shoe_names.get(told.shoes or "", ""),
            self.tr("{n} km").format(n=f"{told.kilometres:g}") if told.kilometres is not None else "",
        ]
        self.set_summary(" · ".join(part for part in parts if part))

    def _fit(self) -> None:
        px = self._theme.px
        self.line.setFixedWidth(px(96))
        self._grid.setSpacing(px(Space.M))
        self._grid.set_minimum_card_width(px(500))


def read_kilometres(text: str) -> float | None:
    """Read `2.5`, `2,5` or `2.5 km`; None when it is empty, not a distance, or not above 0 and at most 100."""
    match = _KILOMETRES.fullmatch(text.strip())
    if match is None:
        return None
    value = float(match[1].replace(",", "."))
    return value if 0 < value <= MOST_KILOMETRES else None
