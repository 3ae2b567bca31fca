"""The Today screen: the week, the morning's question, what is next and why, and what else would be good."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from exercises.history.facts import Asked
from gui.figure.subject import Subject
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.today import words
from gui.today.arrangement import Shares
from gui.today.cards import MainCard, SmallCard
from gui.today.charts import MinutesCard, NoteCard, PainCard
from gui.today.offer import Act, Offer, OfferButton
from gui.today.offers import help_words, main_offer, second_offer, snack_offer
from gui.today.view import FirstStep, MorningQuestion, TodayView
from gui.widgets.banner import Banner
from gui.widgets.buttons import Button, quiet_button, secondary_button
from gui.widgets.page_header import PageHeader
from gui.widgets.painted_button import PaintedButton
from gui.widgets.scroll import VerticalScroll
from gui.widgets.week_dots import Dot, DotMark, WeekDots

if TYPE_CHECKING:
    from gui.today.first_run import FirstRun
    from gui.today.morning import MorningCard


class TodayPage(QWidget):
    """Shows a TodayView, and tells what the user wants to do; nothing is told by showing."""

    walk_requested = Signal()
    walk_take_requested = Signal()
    walk_log_requested = Signal()
    activity_log_requested = Signal()
    routine_requested = Signal(str)
    relief_requested = Signal()
    safety_requested = Signal()
    plan_requested = Signal()
    self_check_requested = Signal()
    measures_requested = Signal()
    measures_postponed = Signal()
    level_chosen = Signal()
    morning_answered = Signal(str, int, bool)  # session, pain, sleep lost
    morning_postponed = Signal()
    known_minutes = Signal(int)
    afraid_told = Signal(bool)
    walking_days_chosen = Signal(tuple)  # 0 for Monday to 6
    first_run_step = Signal(str)  # a FirstStep that was answered or skipped

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: TodayView | None = None
        self._header, self._dots = self._make_header()
        self._trouble = Banner(theme, "", "", Tone.BAD)
        self._help, self._ask = self._make_banners()
        self._measures = self._make_measures()
        self._main = MainCard(theme)
        self._second, self._snack = SmallCard(theme, "second"), SmallCard(theme, "snack")
        self._minutes, self._pain = MinutesCard(theme), PainCard(theme)
        self._note, self._check = NoteCard(theme), SmallCard(theme, "self-check")
        self._offers, self._charts, self._more = QWidget(), QWidget(), QWidget()
        self._pairs = (Shares(self._offers, first=0.5), Shares(self._charts), Shares(self._more))
        # Most days need neither of these, so they are made when they are wanted.
        self._first_run: FirstRun | None = None
        self._morning: MorningCard | None = None
        self._questions = QVBoxLayout()
        self._place()
        self._connect()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_today(self, view: TodayView) -> None:
        """Show another state of the day."""
        self._view = view
        self._trouble.hide()
        steps = () if view.outlook.lock is not None else view.first_run
        self._show_header(view, is_first_run=bool(steps))
        self._show_steps(steps, view)
        for part in (self._main, self._offers, self._charts, self._more):
            part.setVisible(not steps)
        self._show_morning(None if steps else view.morning, view.outlook.today)
        if steps:
            for part in (self._help, self._ask, self._measures):
                part.hide()
        else:
            self._show_cards(view)
        self._order_tabs()

    def show_trouble(self, sentence: str) -> None:
        """Say why there is nothing to show, such as a plan that can't be read; the next view takes it away."""
        self._hide_all()
        self._trouble.set_parts(self.tr("Today can't be shown."), sentence)
        self._trouble.show()

    def focus_main(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus on the one thing to do next."""
        first = self._first_run
        part = self._main if first is None or first.isHidden() else first
        start = next((button for button in part.findChildren(Button) if button.isVisibleTo(self)), None)
        if start is not None:
            start.clearFocus()  # Qt may have gone there by itself, for another reason
            start.setFocus(reason)

    # Making

    def _make_header(self) -> tuple[PageHeader, WeekDots]:
        header, dots = PageHeader(self._theme, ""), WeekDots(self._theme)
        relief = secondary_button(self._theme, self.tr("My back hurts now"), icon="hurts")
        relief.setObjectName("relief")
        relief.clicked.connect(self.relief_requested)
        header.add_action(relief)
        header.add_action(dots)
        return header, dots

    def _make_banners(self) -> tuple[Banner, Banner]:
        get_help = Banner(self._theme, "", "", Tone.READY)
        get_help.setObjectName("get-help")
        what = secondary_button(self._theme, self.tr("When to get help"))
        what.setObjectName("get-help-more")
        what.clicked.connect(self.safety_requested)
        get_help.add_action(what)
        ask = Banner(self._theme, "", "", Tone.INFO)
        ask.setObjectName("ask")
        answer = secondary_button(self._theme, self.tr("Answer"))
        answer.setObjectName("ask-answer")
        answer.clicked.connect(self.safety_requested)
        ask.add_action(answer)
        return get_help, ask

    def _make_measures(self) -> Banner:
        measures = Banner(self._theme, "", "", Tone.NEUTRAL)
        measures.setObjectName("measures")
        begin = secondary_button(self._theme, self.tr("Measure"))
        begin.setObjectName("measures-begin")
        begin.clicked.connect(self.measures_requested)
        later = quiet_button(self._theme, self.tr("Not now"))
        later.setObjectName("measures-later")
        later.clicked.connect(self.measures_postponed)
        measures.add_action(begin)
        measures.add_action(later)
        return measures

    def _place(self) -> None:
        page = QWidget()
        self._column = QVBoxLayout(page)
        cards = ((self._second, self._snack), (self._minutes, self._pain), (self._note, self._check))
        for pair, two in zip(self._pairs, cards, strict=True):
            for card in two:
                pair.addWidget(card)
        self._column.addWidget(self._header)
        self._column.addWidget(self._trouble)
        self._column.addLayout(self._questions)
        for part in (self._help, self._ask, self._main, self._offers, self._measures, self._charts, self._more):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._hide_all()  # what is hidden need not be measured yet
        self._scroll = VerticalScroll(self._theme, page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _parts(self) -> tuple[QWidget, ...]:
        """The rows of the page that are there, from the top."""
        questions = tuple(each for each in (self._first_run, self._morning) if each is not None)
        cards = (self._main, self._offers, self._measures, self._charts, self._more)
        return (self._header, self._trouble, *questions, self._help, self._ask, *cards)

    def _connect(self) -> None:
        for card in (self._main, self._second, self._snack, self._check):
            card.acted.connect(self._act)
        self._main.known_minutes.connect(self.known_minutes)
        self._main.level_requested.connect(self.level_chosen)
        self._main.minutes_asked.connect(self._order_tabs)

    def _make_first_run(self) -> "FirstRun":
        from gui.today.first_run import FirstRun

        first = FirstRun(self._theme)
        first.safety_requested.connect(self.safety_requested)
        first.known_minutes.connect(self.known_minutes)
        first.level_chosen.connect(self.level_chosen)
        first.afraid_told.connect(self.afraid_told)
        first.walking_days_chosen.connect(self.walking_days_chosen)
        first.finished.connect(self._finish_step)
        self._questions.addWidget(first)
        return first

    def _make_morning(self) -> "MorningCard":
        from gui.today.morning import MorningCard

        morning = MorningCard(self._theme)
        morning.answered.connect(self.morning_answered)
        morning.postponed.connect(self.morning_postponed)
        morning.left.connect(self._go_on)
        self._questions.addWidget(morning)
        return morning

    # Showing

    def _show_header(self, view: TodayView, *, is_first_run: bool) -> None:
        today = view.outlook.today
        self._dots.setVisible(not is_first_run)
        if is_first_run:
            self._header.set_title(self.tr("Welcome to Amble"))
            self._header.set_subtitle(self.tr("Three short steps to begin with; each can be skipped."))
            return
        self._header.set_title(words.greeting(view.now))
        self._header.set_subtitle(words.date_line(view.now, view.sessions_done))
        self._dots.set_days(
            [
                Dot(
                    words.short_weekday(day.day.weekday()),
                    day.day.day,
                    DotMark(day.mark.value),
                    words.day_state(day, today),
                    today=day.day == today,
                    over=day.day < today,
                )
                for day in view.outlook.week
            ]
        )

    def _show_steps(self, steps: Sequence[FirstStep], view: TodayView) -> None:
        if steps and self._first_run is None:
            self._first_run = self._make_first_run()
        if self._first_run is not None:
            self._first_run.show_steps(steps, view.walking_days, view.pictures)

    def _show_morning(self, question: MorningQuestion | None, today: date) -> None:
        if question is not None and self._morning is None:
            self._morning = self._make_morning()
        if self._morning is not None:
            self._morning.show_question(question, today)

    def _show_cards(self, view: TodayView) -> None:
        help_text = help_words(view)
        self._help.setVisible(help_text is not None)
        if help_text is not None:
            self._help.set_parts(*help_text)
        is_quiet = view.morning is None and help_text is None
        self._show_ask(view, is_quiet=is_quiet)
        self._show_measures(view, is_quiet=is_quiet and view.ask is None)
        self._main.show_offer(main_offer(view))
        second, snack = second_offer(view), snack_offer(view)
        self._second.show_offer(second)
        self._snack.show_offer(snack)
        self._offers.setVisible(second is not None or snack is not None)
        self._minutes.show_minutes(view.weekly_minutes, view.plan_minutes)
        self._pain.show_pain(view.walk_pain)
        note = view.note
        self._note.show_note(note.text if note else "", note.source if note else "")
        check = self._self_check(view.pictures.stand) if view.self_check_due and view.outlook.lock is None else None
        self._check.show_offer(check)
        self._more.setVisible(note is not None or check is not None)

    def _show_ask(self, view: TodayView, *, is_quiet: bool) -> None:
        """The questions about warning signs; one question at a time is enough."""
        self._ask.setVisible(is_quiet and view.ask is not None and view.outlook.lock is None)
        if view.ask is Asked.FIRST_RUN:
            self._ask.set_parts(
                self.tr("Is it safe to start?"),
                self.tr("Some questions about warning signs, best before the first walk."),
            )
        else:
            self._ask.set_parts(
                self.tr("Is anything new with your back?"), self.tr("The questions about warning signs, once a week.")
            )

    def _show_measures(self, view: TodayView, *, is_quiet: bool) -> None:
        """One line, and only where nothing else is asked."""
        self._measures.setVisible(is_quiet and bool(view.measures) and view.outlook.lock is None)
        if view.measures:
            self._measures.set_parts(self.tr("A good day to measure:"), words.measures(view.measures))

    def _self_check(self, picture: Subject) -> Offer:
        return Offer(
            "self-check",
            self.tr("What is stiff, what is weak?"),
            lines=(self.tr("A short self-check finds the routines that fit you."),),
            start=OfferButton(Act.SELF_CHECK, self.tr("Begin")),
            picture=picture,
        )

    def _act(self, what: OfferButton) -> None:
        match what.act:
            case Act.WALK:
                self.walk_requested.emit()
            case Act.TAKE_WALK:
                self.walk_take_requested.emit()
            case Act.LOG_WALK:
                self.walk_log_requested.emit()
            case Act.LOG_ACTIVITY:
                self.activity_log_requested.emit()
            case Act.ROUTINE:
                self.routine_requested.emit(what.routine)
            case Act.SAFETY:
                self.safety_requested.emit()
            case Act.SELF_CHECK:
                self.self_check_requested.emit()
            case Act.PLAN:
                self.plan_requested.emit()
            case Act.PICK:
                self.level_chosen.emit()
            case Act.KNOW:
                pass

    def _hide_all(self) -> None:
        """Leave only the header, which always has the way to what eases the back."""
        self._dots.hide()
        for part in self._parts()[1:]:
            part.hide()

    def _finish_step(self, step: str) -> None:
        """Go on to the next open step at once; after the last one the cards come."""
        pressed = QApplication.focusWidget()
        by_keyboard = isinstance(pressed, PaintedButton) and pressed.shows_focus_ring
        if self._view is not None:
            left = tuple(each for each in self._view.first_run if each.value != step)
            self.show_today(replace(self._view, first_run=left))
        self.first_run_step.emit(step)
        self._go_on(by_keyboard)

    def _go_on(self, by_keyboard: bool) -> None:
        """Go to what is next when a question is done with; the ring shows only to those who use the keyboard."""
        if self.isVisible():
            self.focus_main(Qt.FocusReason.TabFocusReason if by_keyboard else Qt.FocusReason.MouseFocusReason)

    def _order_tabs(self) -> None:
        """Let Tab go as one reads: what is made anew would else come last."""
        for before, after in pairwise(self._stops()):
            QWidget.setTabOrder(before, after)

    def _stops(self) -> Iterator[QWidget]:
        for part in self._parts():
            for widget in part.findChildren(QWidget):
                if widget.focusPolicy() & Qt.FocusPolicy.ClickFocus and widget.focusProxy() is None:
                    yield widget

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(Space.XXXL), px(Space.XL), px(Space.XXXL), px(Space.XL))
        self._column.setSpacing(px(14))
        for pair, narrow in zip(self._pairs, (760, 640, 640), strict=True):
            pair.set_narrow(px(narrow))
            pair.setSpacing(px(14))
