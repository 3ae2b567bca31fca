"""The catalogue as cards, with search and filters by body part, position and kit."""

from collections.abc import Container, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.library.exercise import Exercise
from gui import text
from gui.exercises.body_parts import BODY_PARTS, parts_of
from gui.figure.subject import Subject
from gui.searching import nearness
from gui.text import fold
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import secondary_button
from gui.widgets.chips import ChipRow
from gui.widgets.empty_state import EmptyState
from gui.widgets.fields import ChoiceField
from gui.widgets.layouts import SideBySide
from gui.widgets.lazy_cards import LazyCards
from gui.widgets.page_header import PageHeader
from gui.widgets.picture_card import CardFace
from gui.widgets.scroll import VerticalScroll
from gui.widgets.search_field import SearchField

# The key of the chip for the user's own exercises, beside those of the body parts.
_YOURS: Final = "yours"


class ExerciseList(QWidget):
    """Every exercise there is."""

    exercise_chosen = Signal(str)
    new_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._exercises: tuple[Exercise, ...] = ()
        self._by_id: dict[str, Exercise] = {}
        self._yours: Container[str] = ()
        self._pictures: Mapping[str, Subject] = {}
        self._header = PageHeader(theme, self.tr("Exercises"))
        self._search = SearchField(theme, self.tr("Search exercises"))
        self._search.setObjectName("search-exercises")
        self._search.text_settled.connect(self._show_cards)
        self._search.returnPressed.connect(self._go_to_first)
        new = secondary_button(theme, self.tr("New exercise"), icon="plus")
        new.setObjectName("new-exercise")
        new.clicked.connect(self.new_requested)
        self._header.add_action(self._search)
        self._header.add_action(new)
        self._parts = ChipRow(theme, self._options([]), name=self.tr("Body part"))
        self._parts.set_chosen(("",))
        places = (("floor", self.tr("On the floor")), ("chair", self.tr("Sitting")), ("up", self.tr("Standing")))
        self._places = ChipRow(theme, places, can_clear=True, name=self.tr("Position"))
        self._kit = ChoiceField([("", self.tr("Any kit"))])
        self._kit.setAccessibleName(self.tr("Kit"))
        self._kit.currentIndexChanged.connect(self._show_cards)
        for row in (self._parts, self._places):
            row.chosen_changed.connect(self._show_cards)
        more = QWidget()
        self._more = SideBySide(more)
        self._more.addWidget(self._places)
        self._more.addWidget(self._kit)
        self._cards = LazyCards(theme, self._face, name="exercise", minimum_card_width=230)
        self._cards.chosen.connect(self.exercise_chosen)
        self._empty = EmptyState(theme, "search", self.tr("No exercise fits that."), action=self.tr("Show all"))
        self._empty.action_requested.connect(self._clear)
        self._empty.hide()
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.addWidget(self._header)
        self._column.addWidget(self._parts)
        self._column.addWidget(more)
        self._column.addWidget(self._cards)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(theme, page))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_exercises(
        self, exercises: Sequence[Exercise], pictures: Mapping[str, Subject], yours: Container[str] = ()
    ) -> None:
        """Show another state of the catalogue, with the same search and filters.

        `pictures` holds each one's picture by its id, `yours` the ids of the user's own.
        """
        self._pictures = pictures
        self._yours = yours
        self._exercises = tuple(sorted(exercises, key=lambda exercise: exercise.name.casefold()))
        self._by_id = {exercise.id: exercise for exercise in exercises}
        kit = sorted({thing for exercise in exercises for thing in exercise.kit})
        chosen = self._kit.currentData()
        with QSignalBlocker(self._kit):
            self._kit.clear()
            for value, words in (("", self.tr("Any kit")), ("none", self.tr("Without kit")), *((k, k) for k in kit)):
                self._kit.addItem(words, value)
            self._kit.setCurrentIndex(max(0, self._kit.findData(chosen)))
        self._show_cards()

    def _options(self, found: Sequence[Exercise]) -> list[tuple[str, str]]:
        """The body parts to choose from; how many there are of all follows the search and the other filters."""
        options = [("", self.tr("All {n}").format(n=len(found)))]
        options += [(key, text.tr(str(words))) for key, words, _ in BODY_PARTS]
        if any(exercise.id in self._yours for exercise in self._exercises):
            yours = sum(exercise.id in self._yours for exercise in found)
            options.append((_YOURS, self.tr("Yours {n}").format(n=yours)))
        return options

    def _is_part(self, exercise: Exercise, part: str) -> bool:
        return exercise.id in self._yours if part == _YOURS else not part or part in parts_of(exercise.targets)

    def _fits(self, exercise: Exercise) -> bool:
        """Whether an exercise stays, whatever body part is chosen."""
        place = next(iter(self._places.chosen), "")
        kit = self._kit.currentData()
        position = exercise.position
        if place and place != ("floor" if position.on_floor else "chair" if position.value == "sitting" else "up"):
            return False
        if kit and (exercise.kit if kit == "none" else kit not in exercise.kit):
            return False
        words = fold(" ".join((exercise.name, exercise.kind.value, *exercise.targets, *exercise.kit)))
        return all(word in words for word in fold(self._search.text()).split())

    def _show_cards(self) -> None:
        found = [exercise for exercise in self._exercises if self._fits(exercise)]
        self._parts.set_options(self._options(found))
        if not self._parts.chosen:
            self._parts.set_chosen(("",))
        part = next(iter(self._parts.chosen))
        fitting = [exercise for exercise in found if self._is_part(exercise, part)]
        if search := fold(self._search.text()).strip():
            fitting.sort(key=lambda exercise: nearness(fold(exercise.name), search))
        self._empty.setVisible(bool(self._exercises) and not fitting)
        self._cards.show_cards([exercise.id for exercise in fitting])

    def _face(self, key: str) -> CardFace:
        exercise = self._by_id[key]
        return CardFace(
            key,
            exercise.name,
            self._pictures[key],
            line=f"{text.exercise_kind(exercise.kind)} · {text.position(exercise.position).lower()}",
            sentence=", ".join(exercise.targets),
            mark=self.tr("Yours") if key in self._yours else "",
        )

    def _go_to_first(self) -> None:
        """From the search to the first card that was found."""
        self._show_cards()
        for card in self._cards.cards[:1]:
            card.setFocus(Qt.FocusReason.TabFocusReason)

    def _clear(self) -> None:
        self._search.clear()
        self._parts.set_chosen(("",))
        self._places.set_chosen(())
        self._kit.setCurrentIndex(0)
        self._show_cards()

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(Space.XXXL), px(Space.XL), px(Space.XXXL), px(Space.XL))
        self._column.setSpacing(px(Space.M))
        self._more.set_main_width(px(300))
        self._more.setSpacing(px(Space.S))
