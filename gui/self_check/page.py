"""The self-check: eight small things to try, one after the other, and what to begin with."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from exercises.coach.self_check import QUESTIONS, Ease, Suggestion, suggestions
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import Button, ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.card import Card
from gui.widgets.choice_card import ChoiceCard
from gui.widgets.focus_group import FocusGroup
from gui.widgets.labels import Label, Role
from gui.widgets.page_body import PageBody
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to


class SelfCheckPage(QWidget):
    """Asks one question at a time; an answer leads on by itself, every question may be left out."""

    answered = Signal(object)  # tuple[tuple[str, int], ...], when the last question is done and any has an answer
    routine_requested = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: Mapping[str, str] = {}
        self._answers: dict[str, int] = {}
        self._index = 0
        self._scroll = VerticalScroll(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        escape_to(self, self.left)

    def start(self, routine_names: Mapping[str, str]) -> None:
        """Begin with the first question; `routine_names` are the routines (id to name) that can be suggested."""
        self._names = routine_names
        self._answers = {}
        self._show_question(0)

    def show_result(self, answers: Iterable[tuple[str, int]], routine_names: Mapping[str, str]) -> None:
        """Show what earlier answers suggest."""
        self._names = routine_names
        self._answers = dict(answers)
        self._show_result()

    def _show_question(self, index: int) -> None:
        self._index = index
        question = QUESTIONS[index]
        theme, px = self._theme, self._theme.px
        page = PageBody(theme)
        page.add_back(self.tr("Back") if index else self.tr("Leave"), self.left)
        back = page.findChild(Button, "back")
        if back is not None and index:
            back.clicked.disconnect()
            back.clicked.connect(lambda: self._show_question(index - 1))
        where = self.tr("Self-check, {n} of {all}").format(n=index + 1, all=len(QUESTIONS))
        page.column.addWidget(Label(where, Role.MUTED))
        progress = QProgressBar()
        progress.setRange(0, len(QUESTIONS))
        progress.setValue(index)
        progress.setTextVisible(False)
        progress.setAccessibleName(where)
        page.column.addWidget(progress)
        card = Card(theme, padding=24)
        card.content.setSpacing(px(Space.L))
        card.content.addWidget(Label(question.title, Role.TITLE))
        card.content.addWidget(Label(question.how, Role.BODY))
        cards: list[ChoiceCard] = []
        for ease, words in zip(Ease, question.answers, strict=True):
            choice = ChoiceCard(theme, words, single=True)
            choice.setObjectName(f"answer-{ease.value}")
            choice.setChecked(self._answers.get(question.id) == ease)
            choice.activated.connect(lambda chosen=ease: self._answer(chosen))
            card.content.addWidget(choice)
            cards.append(choice)
        FocusGroup(card).set_buttons(list(cards))
        page.column.addWidget(card)
        skip = quiet_button(theme, self.tr("Leave this one out"))
        skip.setObjectName("skip")
        skip.clicked.connect(self._skip)
        page.column.addWidget(ButtonRow(theme, skip))
        page.column.addWidget(
            Label(self.tr("Stop when anything hurts more than 3 of 10: that counts as hard."), Role.SECONDARY)
        )
        page.column.addStretch(1)
        self._scroll.set_page(page)
        chosen = next((choice for choice in cards if choice.isChecked()), cards[0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.scroll_to_top()

    def _answer(self, ease: Ease) -> None:
        self._answers[QUESTIONS[self._index].id] = ease.value
        self._go_on()

    def _skip(self) -> None:
        self._answers.pop(QUESTIONS[self._index].id, None)
        self._go_on()

    def _go_on(self) -> None:
        if self._index + 1 < len(QUESTIONS):
            self._show_question(self._index + 1)
            return
        self._show_result()
        if self._answers:
            self.answered.emit(tuple(self._answers.items()))

    def _show_result(self) -> None:
        theme = self._theme
        page = PageBody(theme)
        found = suggestions(self._answers.items())
        if not self._answers:
            title, words = self.tr("Nothing answered"), self.tr("That is fine. It can be done on any other day.")
        elif not found:
            title = self.tr("All of it went easily")
            words = self.tr("So nothing needs to come first: the plan as it is will do.")
        else:
            title = self.tr("What to put first")
            words = self.tr("Only suggestions, from what you just tried. Everything else stays open to you.")
        page.column.addWidget(PageHeader(theme, title, words))
        for number, suggestion in enumerate(found, 1):
            page.column.addWidget(self._suggestion(number, suggestion))
        close = primary_button(theme, self.tr("Done"))
        close.setObjectName("done")
        close.clicked.connect(self.left)
        again = secondary_button(theme, self.tr("Do it again"), icon="refresh")
        again.setObjectName("again")
        again.clicked.connect(lambda: self.start(self._names))
        page.column.addWidget(ButtonRow(theme, close, again))
        page.column.addStretch(1)
        self._scroll.set_page(page)
        close.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.scroll_to_top()

    def _suggestion(self, number: int, suggestion: Suggestion) -> Card:
        theme = self._theme
        card = Card(theme, padding=24)
        card.content.setSpacing(theme.px(Space.M))
        topic = next(question.title for question in QUESTIONS if question.id == suggestion.question)
        card.content.addWidget(Label(f"{number}.  {topic}", Role.HEADING))
        card.content.addWidget(Label(suggestion.text, Role.BODY))
        name = self._names.get(suggestion.routine or "")
        if suggestion.routine is not None and name:
            button = secondary_button(theme, name)
            button.setObjectName(f"routine-{suggestion.routine}")
            button.clicked.connect(lambda: self.routine_requested.emit(suggestion.routine))
            card.content.addWidget(ButtonRow(theme, button))
        return card
