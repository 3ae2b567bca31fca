"""Walks that were found, each with what is to become of it: a tick, or a choice where one of the history is like it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from exercises.tracks.comparing import Arriving, Choice
from gui.importing import words
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow, secondary_button
from gui.widgets.card import Card
from gui.widgets.chips import ChipRow
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import CardGrid

# So many stand there at once; more are shown when they are asked for.
AT_ONCE: Final = 60
_ROW_WIDTH: Final = 300
# What stands below a tick begins where its words begin.
_BESIDE_TICK: Final = 37


class WalkRow(QWidget):
    """One walk: when, how long and how far, from which file, and what is to become of it."""

    chosen = Signal(str, object)  # the walk's id, a Choice

    def __init__(self, theme: Theme, arriving: Arriving, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        walk = arriving.walk
        self._id = walk.id
        self.setObjectName(f"walk-{walk.id}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Space.XS))
        story = words.story(arriving)
        name = words.day_and_time(walk.started)
        if Choice.JOIN in arriving.choices or arriving.mine is not None:
            column.addWidget(Label(name, Role.SUBHEADING))
            self._add_facts(column, arriving, story)
            options = [(each.value, words.choice(each, arriving.standing)) for each in arriving.choices]
            row = ChipRow(theme, options, name=name)
            row.set_chosen([choice.value])
            row.chosen_changed.connect(lambda keys: self.chosen.emit(self._id, Choice(keys[0])))
            column.addWidget(row)
            self._tick: QCheckBox | None = None
            return
        tick = self._tick = QCheckBox(name)
        tick.setChecked(choice is Choice.TAKE)
        tick.setAccessibleDescription(f"{words.measured(walk)}. {story}")
        tick.toggled.connect(lambda on: self.chosen.emit(self._id, Choice.TAKE if on else Choice.LEAVE))
        column.addWidget(tick)
        facts = QVBoxLayout()
        facts.setContentsMargins(theme.px(_BESIDE_TICK), 0, 0, 0)
        facts.setSpacing(theme.px(Space.XS))
        self._add_facts(facts, arriving, story)
        column.addLayout(facts)
        column.addStretch(1)

    def set_ticked(self, ticked: bool) -> None:
        """Tick it or not, without telling anybody."""
        if self._tick is not None:
            self._tick.blockSignals(True)
            self._tick.setChecked(ticked)
            self._tick.blockSignals(False)

    def _add_facts(self, column: QVBoxLayout, arriving: Arriving, story: str) -> None:
        column.addWidget(Label(words.measured(arriving.walk), Role.BODY))
        if story:
            column.addWidget(Label(story, Role.MUTED))
        if arriving.walk.is_cut:
            column.addWidget(Label(words.damaged(), Role.MUTED))
        column.addWidget(Label(words.from_file(arriving.walk), Role.SECONDARY, max_lines=2))


class WalkList(Card):
    """A card of walks, the first of them; more on demand. With several ticks there is one for all."""

    chosen = Signal(str, object)  # an id and its Choice
    all_chosen = Signal(object, object)  # every id of the card, and the Choice for all of them

    def __init__(
        self, theme: Theme, walks: Sequence[Arriving], choices: dict[str, Choice], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._walks = walks
        self._choices = choices
        self._rows: list[WalkRow] = []
        self.content.setSpacing(theme.px(Space.L))
        self._all: QCheckBox | None = None
        if len(walks) > 1 and walks[0].mine is None:
            self._add_all()
        inside = QWidget()
        has_choices = bool(walks) and walks[0].mine is not None
        self._inside = CardGrid(
            inside,
            minimum_card_width=theme.px(_ROW_WIDTH),
            spacing=theme.px(Space.L),
            most_columns=1 if has_choices else 0,
        )
        self.content.addWidget(inside)
        self._more = secondary_button(theme, self.tr("Show more"))
        self._more.setObjectName("more-walks")
        self._more.clicked.connect(self._show_more)
        self._more_row = ButtonRow(theme, self._more)
        self.content.addWidget(self._more_row)
        self._show_more()

    def _add_all(self) -> None:
        self._all = QCheckBox(self.tr("All {n} of them").format(n=len(self._walks)))
        self._all.setObjectName("all-walks")
        self._all.setChecked(all(self._choices[each.walk.id] is Choice.TAKE for each in self._walks))
        self._all.clicked.connect(self._choose_all)
        self.content.addWidget(self._all)

    def _show_more(self) -> None:
        had_focus = self._more.hasFocus()
        start = len(self._rows)
        for each in self._walks[start : start + AT_ONCE]:
            row = WalkRow(self._theme, each, self._choices[each.walk.id])
            row.chosen.connect(self._choose)
            self._inside.addWidget(row)
            self._rows.append(row)
        left = len(self._walks) - len(self._rows)
        self._more_row.setVisible(left > 0)
        if had_focus and start < len(self._rows):
            self._rows[start].focusNextChild()

    def _choose(self, walk_id: str, choice: Choice) -> None:
        self._choices[walk_id] = choice
        if self._all is not None:
            self._all.setChecked(all(self._choices[each.walk.id] is Choice.TAKE for each in self._walks))
        self.chosen.emit(walk_id, choice)

    def _choose_all(self, ticked: bool) -> None:
        choice = Choice.TAKE if ticked else Choice.LEAVE
        for each in self._walks:
            self._choices[each.walk.id] = choice
        for row in self._rows:
            row.set_ticked(ticked)
        self.all_chosen.emit([each.walk.id for each in self._walks], choice)
