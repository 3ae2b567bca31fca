"""Which sessions are looked at: a search, what else was chosen as chips, and all there is to choose from."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.session.events import Outcome
from gui import text
from gui.history.choice import (
    PAIN_BANDS,
    Choice,
    Part,
    Span,
    choice_words,
    outcome_word,
    pain_word,
    part_words,
    span_word,
)
from gui.history.day_field import DayField
from gui.history.day_reading import written
from gui.history.day_words import sessions
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.beside import Beside
from gui.widgets.buttons import Button, quiet_button, secondary_button
from gui.widgets.card import Card
from gui.widgets.chips import ChipRow, ToggleChip
from gui.widgets.fields import ChoiceField
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import FlowLayout
from gui.widgets.search_field import SearchField

_LONGEST_NAME = 220


class _Chosen(ToggleChip):
    """A part of the choice, which a click takes back."""

    def __init__(self, theme: Theme, words: str, parent: QWidget) -> None:
        super().__init__(theme, f"{words}  ×", parent)
        self.setChecked(True)
        self.setAccessibleName(text.tr("{words}: take this back").format(words=words))
        self.setToolTip(text.tr("{words}: take this back").format(words=words))

    def nextCheckState(self) -> None:
        """It stays on until it leaves."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), self._theme.px(_LONGEST_NAME)), hint.height())


class Choices(Card):
    """Everything there is to choose."""

    changed = Signal(object)  # Choice

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(theme)
        self._today = today
        self._choice = Choice()
        self._rows: list[Beside] = []
        self._names: list[Label] = []
        self.span = ChipRow(theme, [(span.value, span_word(span)) for span in Span], name=self.tr("Time"))
        self.span.chosen_changed.connect(self._span_chosen)
        self.first = DayField(theme, self.tr("First day"), today)
        self.last = DayField(theme, self.tr("Last day"), today)
        for field in (self.first, self.last):
            field.day_changed.connect(self._range_changed)
            field.not_understood.connect(self._say_example)
        self._said = Label("", Role.MUTED)
        self._said.setObjectName("range-said")
        self._range = QWidget()
        self._range_flow = FlowLayout(self._range)
        for each in (self.first, Label("–", Role.MUTED), self.last, self._said):
            self._range_flow.addWidget(each)
        self.kinds = ChipRow(theme, [], multiple=True, name=self.tr("Kind"))
        self.kinds.chosen_changed.connect(lambda keys: self._take(replace(self._choice, kinds=frozenset(keys))))
        outcomes = [(each.value, outcome_word(each)) for each in (Outcome.FINISHED, Outcome.STOPPED)]
        self.outcomes = ChipRow(theme, outcomes, can_clear=True, name=self.tr("How it ended"))
        self.outcomes.chosen_changed.connect(lambda keys: self._take(replace(self._choice, outcomes=frozenset(keys))))
        bands = [(band, pain_word(band)) for band in PAIN_BANDS]
        self.pain = ChipRow(theme, bands, can_clear=True, name=self.tr("Highest pain told"))
        self.pain.chosen_changed.connect(lambda keys: self._take(replace(self._choice, pain="".join(keys))))
        self.routine = ChoiceField([("", self.tr("Any"))])
        self.routine.setObjectName("filter-routine")
        self.routine.setAccessibleName(self.tr("Routine"))
        self.routine.activated.connect(
            lambda _: self._take(replace(self._choice, routine=self.routine.currentData() or ""))
        )
        self._add(self.tr("Time"), self.span)
        self._range_row = self._add(self.tr("From and to"), self._range)
        self._add(self.tr("Kind"), self.kinds)
        self._add(self.tr("Routine"), self.routine)
        self._add(self.tr("How it ended"), self.outcomes)
        self._add(self.tr("Highest pain told"), self.pain)
        self._range_row.hide()
        theme.changed.connect(self._fit)
        self._fit()

    def show_choice(self, choice: Choice) -> None:
        """Show a choice without telling anybody."""
        self._choice = choice
        self.span.set_chosen([choice.span.value])
        self._range_row.setVisible(choice.span is Span.OWN)
        today = self._today()
        for field, day in ((self.first, choice.first), (self.last, choice.last)):
            field.set_day(day if day is not None else today)
        self._say("")
        self.kinds.set_chosen(choice.kinds)
        self.outcomes.set_chosen(choice.outcomes)
        self.pain.set_chosen([choice.pain] if choice.pain else [])
        self.routine.set_value(choice.routine)

    def set_offers(self, kinds: Sequence[str], routines: Sequence[tuple[str, str]]) -> None:
        """Offer these kinds and routines (id and name)."""
        self.kinds.set_options([(kind, text.routine_kind(kind)) for kind in kinds])
        self.kinds.set_chosen(self._choice.kinds)
        self.routine.clear()
        self.routine.addItem(self.tr("Any"), "")
        for routine, name in routines:
            self.routine.addItem(name, routine)
        self.routine.set_value(self._choice.routine)

    def _span_chosen(self, keys: tuple[str, ...]) -> None:
        span, first, last = Span(keys[0]), None, None
        if span is Span.OWN:
            # An own range begins as what was chosen before.
            today = self._today()
            filtered = self._choice.to_filter(today)
            first, last = filtered.since or today - timedelta(days=27), filtered.until or today
        self.show_choice(replace(self._choice, span=span, first=first, last=last))
        self._take(self._choice)

    def _range_changed(self) -> None:
        first, last = sorted((self.first.day, self.last.day))
        self._say("")
        if self.first.day != first:
            self.first.set_day(first)
            self.last.set_day(last)
            self._say(self.tr("The earlier day stands first now."))
        self._take(replace(self._choice, span=Span.OWN, first=first, last=last))

    def _say_example(self, words: str) -> None:
        self._say(self.tr("“{words}” is no day. Type one like {day}.").format(words=words, day=written(self._today())))

    def _say(self, sentence: str) -> None:
        self._said.set_text(sentence)
        self._said.setVisible(bool(sentence))

    def _take(self, choice: Choice) -> None:
        self._choice = choice
        self.changed.emit(choice)

    def _add(self, name: str, field: QWidget) -> QWidget:
        row = QWidget()
        layout = Beside(row)
        label = Label(name, Role.MUTED)
        self._names.append(label)
        layout.addWidget(label)
        layout.addWidget(field)
        self._rows.append(layout)
        self.content.addWidget(row)
        return row

    def _fit(self) -> None:
        px = self._theme.px
        for row in self._rows:
            row.setSpacing(px(Space.M))
            row.set_widths(px(140), px(260))
        for name in self._names:
            name.setMinimumHeight(px(34))  # as tall as a chip, so that they stand on one line
        self.routine.setMaximumWidth(px(420))
        self._range_flow.set_spacing(px(Space.S))
        self.content.setSpacing(px(Space.M))


class FilterBar(QWidget):
    """Tells by `changed` what the user chose; `count` says how many sessions fit."""

    changed = Signal(object)  # Choice

    def __init__(self, theme: Theme, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self._choice = Choice()
        self._routines: dict[str, str] = {}
        self._chips: list[_Chosen] = []
        self.search = SearchField(theme, self.tr("Search sessions and notes"))
        self.search.setObjectName("search-history")
        self.search.text_settled.connect(lambda words: self._take(replace(self._choice, words=words)))
        self._button: Button = secondary_button(theme, self.tr("Filter"), icon="filter")
        self._button.setObjectName("filter-history")
        self._button.clicked.connect(lambda: self.open_choices(not self.is_open))
        self._clear = quiet_button(theme, self.tr("Clear"))
        self._clear.setObjectName("filter-clear")
        self._clear.clicked.connect(self._clear_all)
        self._count = Label("", Role.MUTED)
        self._count.setObjectName("history-count")
        self._offers: tuple[Sequence[str], Sequence[tuple[str, str]]] = (), ()
        self._choices: Choices | None = None
        self._line = QWidget()
        self._flow = FlowLayout(self._line)
        for widget in (self.search, self._button, self._clear, self._count):
            self._flow.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._line)
        self._show_chips()
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return self._choice

    @property
    def words(self) -> str:
        """What is chosen in a few words; empty where everything is shown."""
        return choice_words(self._choice, self._routines.get(self._choice.routine, ""), self._today())

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the focus, in the order in which it is seen."""
        return (self.search, self._button, *self._chips, self._clear, *([self._choices] if self._choices else []))

    @property
    def offers(self) -> tuple[Sequence[str], Sequence[tuple[str, str]]]:
        """The kinds and the routines (id and name) to choose from."""
        return self._offers

    @property
    def is_open(self) -> bool:
        """Whether everything there is to choose is shown."""
        return self._choices is not None and not self._choices.isHidden()

    @property
    def choices(self) -> Choices:
        """Everything there is to choose, made when it is first asked for."""
        if self._choices is None:
            choices = self._choices = Choices(self._theme, self._today)
            choices.set_offers(*self._offers)
            choices.show_choice(self._choice)
            choices.changed.connect(self._take)
            choices.hide()
            self._column.addWidget(choices)
        return self._choices

    def open_choices(self, wanted: bool) -> None:
        """Show or hide everything there is to choose."""
        self.choices.setVisible(wanted)
        self._button.setAccessibleDescription(self.tr("open") if wanted else self.tr("closed"))

    def set_choice(self, choice: Choice) -> None:
        """Show a choice without telling anybody."""
        if choice == self._choice:
            return
        self._choice = choice
        if self.search.text().strip() != choice.words.strip():
            self.search.setText(choice.words)
        if self._choices is not None:
            self._choices.show_choice(choice)
        self._show_chips()

    def set_offers(self, kinds: Sequence[str], routines: Sequence[tuple[str, str]]) -> None:
        """Offer the kinds and the routines (id and name) that there are sessions of."""
        self._routines = dict(routines)
        self._offers = kinds, routines
        if self._choices is not None:
            self._choices.set_offers(kinds, routines)
        self._show_chips()

    def set_count(self, count: int | None) -> None:
        """Tell how many sessions fit; None while it is not known."""
        if count is None:
            self._count.set_text("")
        elif self._choice.is_empty:
            self._count.set_text(sessions(count))
        else:
            fit = self.tr("{sessions} fits") if count == 1 else self.tr("{sessions} fit")
            self._count.set_text(fit.format(sessions=sessions(count)))

    def _clear_all(self) -> None:
        self.set_choice(Choice())
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(self._choice)

    def _take_back(self, part: Part) -> None:
        self.set_choice(self._choice.without(part))
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(self._choice)

    def _take(self, choice: Choice) -> None:
        choice = replace(choice, words=self.search.text())
        if choice != self._choice:
            self._choice = choice
            self._show_chips()
            self.changed.emit(choice)

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.setParent(None)
            chip.deleteLater()
        self._chips = []
        for widget in (self._clear, self._count):
            self._flow.removeWidget(widget)
        for part in self._choice.parts:
            name = self._routines.get(self._choice.routine, self._choice.routine)
            chip = _Chosen(self._theme, part_words(self._choice, part, name, self._today()), self._line)
            chip.setObjectName(f"chosen-{part.value}")
            chip.clicked.connect(lambda _=False, part=part: self._take_back(part))
            self._flow.addWidget(chip)
            chip.show()
            self._chips.append(chip)
        for widget in (self._clear, self._count):
            self._flow.addWidget(widget)
        self._clear.setVisible(not self._choice.is_empty)

    def _fit(self) -> None:
        px = self._theme.px
        self._flow.set_spacing(px(Space.M), px(Space.S))
        self._column.setSpacing(px(Space.M))
