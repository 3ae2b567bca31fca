"""The questions about warning signs: big buttons in groups, and one press when none of them holds."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.coach.red_flags import SIGNS, Sign, Urgency, leg_signs, pain_signs
from exercises.history.facts import Asked
from gui.safety.leave_panel import LeavePanel
from gui.safety.topics import by_topic
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import (
    Button,
    ButtonKind,
    ButtonRow,
    ButtonSize,
    primary_button,
    quiet_button,
    secondary_button,
)
from gui.widgets.choice_card import ChoiceCard
from gui.widgets.focus_group import FocusGroup
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import CardGrid
from gui.widgets.page_body import PageBody
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll

# A group of no more than so many is one piece.
_FEW = 6
# Below this height at 100 % text the buttons leave more of the list in sight.
_LOW = 480
# So many pixels at 100 % text stay in sight when the next page is shown.
_STAYS = 64


class QuestionsView(QWidget):
    """Asks about all signs at once; what was told before about one's health is kept and need not be told again.

    That none holds can be answered once the end of the list was seen, by scrolling or by walking there with Tab.
    """

    answered = Signal(object)  # tuple[str, ...]: everything that holds, health told before included
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known: tuple[str, ...] = ()
        self._cards: dict[str, ChoiceCard] = {}
        self._health: list[QWidget] = []
        # Each card's group, and the groups in which the focus has been.
        self._groups_of: dict[QObject, QWidget] = {}
        self._visited: set[QWidget] = set()
        self._scroll = VerticalScroll(theme)
        self._footer = QWidget()
        self._answer = primary_button(theme, "", size=ButtonSize.LARGE)
        self._answer.setObjectName("answer")
        self._answer.clicked.connect(lambda: self.answered.emit(self.ticked))
        self._read_on = Button(
            theme, self.tr("Read on"), ButtonKind.PRIMARY, size=ButtonSize.LARGE, icon="chevron-down"
        )
        self._read_on.setObjectName("read-on")
        self._read_on.clicked.connect(self._turn_page)
        self._read_on.installEventFilter(self)
        later = quiet_button(theme, self.tr("Not now"))
        later.setObjectName("not-now")
        later.clicked.connect(self.leave)
        # It goes at the end of the list: then nothing may slide to where somebody is still pressing.
        policy = self._read_on.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._read_on.setSizePolicy(policy)
        self._foot = QVBoxLayout(self._footer)
        self._foot.addWidget(ButtonRow(theme, self._answer, later, self._read_on))
        self._leaving = LeavePanel(theme, self)
        self._leaving.meant.connect(lambda: self.answered.emit(self.ticked))
        self._leaving.dropped.connect(self.left)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._footer)
        self._was_read = False
        self._look_soon = QTimer(self, singleShot=True, interval=0)
        self._look_soon.timeout.connect(self._look_for_end)
        self._tabbed_through = QTimer(self, singleShot=True, interval=0)
        self._tabbed_through.timeout.connect(self._came_by_tab)
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(self._look_for_end)
        bar.rangeChanged.connect(self._look_soon.start)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def ticked(self) -> tuple[str, ...]:
        """All ids that hold as the page stands."""
        chosen = {sign_id for sign_id, card in self._cards.items() if card.isChecked()}
        return tuple(each.id for each in SIGNS if each.id in chosen)

    @property
    def new_ones(self) -> tuple[str, ...]:
        """The ticked ids without what was known before."""
        return tuple(sign_id for sign_id in self.ticked if sign_id not in self._known)

    def ask(self, asked: Asked, known: tuple[str, ...], last_check: date | None, ticked: Iterable[str] = ()) -> None:
        """Show the questions; `known` is the health told before, `ticked` what stays ticked on coming back."""
        self._known = known
        self._cards = {}
        self._health = []
        self._groups_of, self._visited = {}, set()
        theme = self._theme
        page = PageBody(theme)
        page.column.addWidget(PageHeader(theme, self._title(asked), self._subtitle(asked, last_check)))
        first = self._first(asked)
        if first:
            self._add_group(page, self._first_words(asked), "", first)
        rest = [each for each in SIGNS if each not in first]
        for urgency, heading, words in self._groups():
            group = [each for each in rest if each.urgency is urgency and not each.history]
            self._add_group(page, heading, words, group)
        self._add_health(page, shown=asked in (Asked.FIRST_RUN, Asked.BUTTON))
        page.column.addWidget(
            Label(
                self.tr(
                    "These questions are no examination. If something worries you that is not in the list, ask a "
                    "doctor all the same. Your answers stay on this computer."
                ),
                Role.SECONDARY,
            )
        )
        page.column.addStretch(1)
        for sign_id in {*known, *ticked} & set(self._cards):
            self._cards[sign_id].setChecked(True)
        self._was_read = False
        self._scroll.set_page(page)
        self._scroll.scroll_to_top()
        self._say_answer()
        self._look_soon.start()
        next(iter(self._cards.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Go without an answer; with something ticked or changed only after asking what is meant."""
        ticked = [each for each in SIGNS if each.id in self.new_ones]
        taken_off = [each for each in SIGNS if each.id in self._known and each.id not in self.ticked]
        if ticked or taken_off:
            self._leaving.ask(ticked, taken_off)
        else:
            self.left.emit()

    def _groups(self) -> tuple[tuple[Urgency, str, str], ...]:
        return (
            (
                Urgency.EMERGENCY,
                self.tr("Needs help at once"),
                self.tr("Rare, and better asked once too often."),
            ),
            (Urgency.SAME_DAY, self.tr("Needs a doctor today"), self.tr("Together with your back pain.")),
            (Urgency.PROFESSIONAL, self.tr("Worth an appointment"), self.tr("Nothing of this stops you here.")),
            (Urgency.ASK_FIRST, self.tr("Worth asking before you move more"), ""),
        )

    def _add_group(self, page: PageBody, heading: str, words: str, group: Sequence[Sign]) -> None:
        if not group:
            return
        page.column.addWidget(_head(heading, words))
        page.column.addWidget(self._by_topic(group) if len(group) > _FEW else self._grid(group))

    def _by_topic(self, group: Sequence[Sign]) -> QWidget:
        """A long group in pieces, each with its heading."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.S))
        for number, (heading, signs) in enumerate(by_topic(group)):
            if number:
                column.addSpacing(self._theme.px(Space.S))
            if heading:
                column.addWidget(Label(heading, Role.SUBHEADING))
            column.addWidget(self._grid(signs))
        return holder

    def _add_health(self, page: PageBody, *, shown: bool) -> None:
        """Add what is asked once; later it waits folded up behind a button."""
        group = [each for each in SIGNS if each.history]
        if shown:
            words = self.tr("Asked once and kept. For most of these, a word with your doctor is all it takes.")
        elif self._known:
            words = self.tr("You told this before, and it is kept: {n} of these.").format(n=len(self._known))
        else:
            words = self.tr("You told of nothing here before.")
        page.column.addWidget(_head(self.tr("Your health"), words))
        grid = self._by_topic(group)
        self._health.append(grid)
        if not shown:
            more = secondary_button(self._theme, self.tr("Something has changed"))
            more.setObjectName("health-changed")
            row = ButtonRow(self._theme, more)
            more.clicked.connect(lambda: self._unfold(row, grid, by_topic(group)[0][1][0].id))
            page.column.addWidget(row)
        page.column.addWidget(grid)
        grid.setVisible(shown)  # not before it has its place: it would be a window of its own for a moment

    def _unfold(self, row: QWidget, grid: QWidget, first: str) -> None:
        grid.show()
        self._cards[first].setFocus(Qt.FocusReason.TabFocusReason)
        row.hide()

    def _grid(self, group: Sequence[Sign]) -> QWidget:
        px = self._theme.px
        holder = QWidget()
        grid = CardGrid(holder, minimum_card_width=px(360), spacing=px(Space.M), most_columns=2)
        cards = []
        for each in group:
            card = ChoiceCard(self._theme, each.text, lead=each.short)
            card.setObjectName(f"sign-{each.id}")
            card.toggled.connect(self._say_answer)
            self._cards[each.id] = card
            card.installEventFilter(self)
            self._groups_of[card] = holder
            grid.addWidget(card)
            cards.append(card)
        keys = FocusGroup(holder)
        keys.set_buttons(list(cards))
        return holder

    def _say_answer(self) -> None:
        new = len(self.new_ones)
        self._answer.set_label(self._counted(new) if new else self._nothing_words[bool(self._known)])
        # What holds may be told at once; that nothing does, only by somebody who has seen all of it.
        can_answer = bool(new) or self._was_read
        self._answer.setEnabled(can_answer)
        self._answer.set_kind(ButtonKind.PRIMARY if can_answer else ButtonKind.SECONDARY)
        self._read_on.set_kind(ButtonKind.SECONDARY if can_answer else ButtonKind.PRIMARY)
        self._read_on.setVisible(not self._was_read)

    # Reading to the end

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who comes to the end by Tab, and has been in every group of the list, has seen it."""
        if watched in self._groups_of and event.type() == QEvent.Type.FocusIn:
            self._visited.add(self._groups_of[watched])
        if (
            watched is self._read_on
            and isinstance(event, QFocusEvent)
            and event.gotFocus()
            and event.reason() is Qt.FocusReason.TabFocusReason
        ):
            self._tabbed_through.start()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()
        self._look_soon.start()

    def _came_by_tab(self) -> None:
        # Qt also brings it there for a moment when the answer goes out of use, and past the list when nothing in it had
        # the focus yet.
        shown = {group for group in self._groups_of.values() if not group.isHidden() and group.isVisible()}
        if self._read_on.hasFocus() and shown <= self._visited:
            self._end_was_seen()
            self._answer.setFocus(Qt.FocusReason.TabFocusReason)

    def _turn_page(self) -> None:
        """Show what comes next; the last lines of before stay in sight."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + max(1, bar.pageStep() - self._theme.px(_STAYS)))

    def _look_for_end(self) -> None:
        holder, viewport = self._scroll.widget(), self._scroll.viewport()
        if self._was_read or holder is None or not self.isVisible():
            return
        # The page is asked and not its frame: that gets its height only some time after the page is there.
        height = holder.heightForWidth(viewport.width())
        if self._scroll.verticalScrollBar().value() + viewport.height() >= height - self._theme.px(Space.XXXL):
            self._end_was_seen()

    def _end_was_seen(self) -> None:
        if not self._was_read:
            self._was_read = True
            had_focus = self._read_on.hasFocus()
            self._say_answer()
            if had_focus:
                # Not an answer: whoever presses once too often has said nothing. The next Tab goes to the first button.
                self._footer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _widest_answer(self) -> int:
        """The width in pixels in which each label of the answer has room, so that what stands beside it stays."""
        label = self._answer.label
        widths = []
        for words in (self._counted(len(SIGNS)), *self._nothing_words):
            self._answer.set_label(words)
            widths.append(self._answer.sizeHint().width())
        self._answer.set_label(label)
        return max(widths)

    def _counted(self, n: int) -> str:
        return self.tr("Continue ({n} ticked)").format(n=n)

    @property
    def _nothing_words(self) -> tuple[str, str]:
        """That nothing holds, the first time and later."""
        return self.tr("None of these"), self.tr("Nothing new")

    def _title(self, asked: Asked) -> str:
        return {
            Asked.FIRST_RUN: self.tr("Is it safe to start?"),
            Asked.WEEKLY: self.tr("Anything new this week?"),
            Asked.PAIN: self.tr("Before you go on"),
            Asked.LEG: self.tr("About your leg"),
            Asked.BUTTON: self.tr("When to get help"),
        }[asked]

    def _subtitle(self, asked: Asked, last_check: date | None) -> str:
        if asked in (Asked.FIRST_RUN, Asked.BUTTON) and last_check is None:
            return self.tr("Tick what is true for you. If nothing is, say so at the end of the list.")
        if last_check is None:
            return self.tr("Tick only what is new, or worse than before. If nothing is, say so at the end of the list.")
        shown = QLocale().toString(QDate(last_check.year, last_check.month, last_check.day), "d MMM yyyy")
        return self.tr(
            "Tick only what is new, or worse than when you were checked on {day}. If nothing is, say so at the end."
        ).format(day=shown)

    def _first(self, asked: Asked) -> tuple[Sign, ...]:
        match asked:
            case Asked.LEG:
                return leg_signs()
            case Asked.PAIN:
                return pain_signs()
            case _:
                return ()

    def _first_words(self, asked: Asked) -> str:
        return self.tr("First, your legs") if asked is Asked.LEG else self.tr("First, with pain as strong as this")

    def _restyle(self) -> None:
        px = self._theme.px
        low = self.height() < px(_LOW)
        for button in (self._answer, self._read_on):
            button.set_size(ButtonSize.NORMAL if low else ButtonSize.LARGE)
        self._answer.setMinimumWidth(self._widest_answer())
        above, below = (Space.S, Space.S) if low else (Space.M, Space.L)
        side = px(Space.L if low else Space.XXXL)
        self._foot.setContentsMargins(side, px(above), side, px(below))


def _head(heading: str, words: str) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Label(heading, Role.HEADING))
    if words:
        column.addWidget(Label(words, Role.MUTED))
    return box
