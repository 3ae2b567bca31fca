"""My back hurts now: rest, breathing, warmth and touch at once, a flare-up to mark, and when to get help."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.coach.notes import Note
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.subject import Subject
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import Button, ButtonKind, ButtonSize, secondary_button
from gui.widgets.card import Card, ClickableCard
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import CardGrid, SideBySide
from gui.widgets.page_body import PageBody
from gui.widgets.page_header import PageHeader
from gui.widgets.picture_beside import PictureBeside
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to

FIRST_EXERCISE = "breathing-90-90"
GENTLE_ROUTINE = "flare-day-gentle"
OFFERED = (FIRST_EXERCISE, "rest-90-90", "diaphragmatic-breathing", "warm-pack", "self-massage", GENTLE_ROUTINE)
"""What there is a picture of: exercises, and one routine."""


class ReliefPage(QWidget):
    """Offers what may ease a back that hurts, the kindest first; starts nothing itself."""

    exercise_requested = Signal(str)
    routine_requested = Signal(str)
    flare_requested = Signal()
    help_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures: Mapping[str, Subject] = {}
        self._scroll = VerticalScroll(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        escape_to(self, self.left)

    def show_relief(
        self,
        note: Note | None,
        pictures: Mapping[str, Subject] | None = None,
        *,
        flare_marked: bool = False,
        locked: str = "",
    ) -> None:
        """Show the offers with one note; `flare_marked` when today's flare-up is known already.

        `pictures` are those of OFFERED, by their ids, where they are known. `locked` is the sentence why sessions wait;
        nothing is offered to start then.
        """
        theme = self._theme
        self._pictures = pictures or {}
        page = PageBody(theme)
        page.add_back(self.tr("Back"), self.left)
        page.column.addWidget(
            PageHeader(
                theme,
                self.tr("My back hurts now"),
                self.tr("Nothing here has to be done. Begin with what feels kindest, and stop when it does not."),
            )
        )
        if locked:
            page.column.addWidget(self._help(locked))
        else:
            first = self._first()
            page.column.addWidget(first)
            page.column.addWidget(self._more())
            page.column.addWidget(self._flare(marked=flare_marked))
            page.column.addWidget(self._help(""))
        if note is not None:
            page.column.addWidget(self._note(note))
        page.column.addStretch(1)
        self._scroll.set_page(page)
        start = page.findChild(Button, "relief-first") or page.findChild(Button, "get-help")
        if start is not None:
            start.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.scroll_to_top()

    def _first(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        card = Card(theme, padding=24)
        row, right = QWidget(), QWidget()
        beside = PictureBeside(row, share=0.36)
        beside.set_picture(QSize(px(260), px(150)), px(170))
        beside.setSpacing(px(Space.XL))
        sides = SideBySide(right, main_width=px(300), spacing=px(Space.XL))
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.S))
        title = self.tr("Lie down, legs on a chair, and breathe")
        column.addWidget(Label(title, Role.HEADING))
        column.addWidget(
            Label(
                self.tr("The chair carries your legs and the floor your back, and slow breaths do the rest."),
                Role.MUTED,
            )
        )
        start = Button(theme, self.tr("Begin"), ButtonKind.PRIMARY, size=ButtonSize.LARGE)
        start.setObjectName("relief-first")
        start.clicked.connect(lambda: self.exercise_requested.emit(FIRST_EXERCISE))
        sides.addWidget(words)
        sides.addWidget(start)
        beside.addWidget(ExercisePicture(theme, title, self._picture(FIRST_EXERCISE)))
        beside.addWidget(right)
        card.content.addWidget(row)
        return card

    def _picture(self, offered: str) -> Subject:
        return self._pictures.get(offered, Subject("lying-back"))

    def _more(self) -> QWidget:
        px = self._theme.px
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.M))
        four = QWidget()
        grid = CardGrid(four, minimum_card_width=px(320), spacing=px(Space.M), most_columns=2)
        for exercise, title, words in self._offers():
            card = self._offer(exercise, title, words)
            card.setObjectName(f"relief-{exercise}")
            card.activated.connect(lambda chosen=exercise: self.exercise_requested.emit(chosen))
            grid.addWidget(card)
        column.addWidget(four)
        gentle = self._offer(
            GENTLE_ROUTINE,
            self.tr("Small, kind movements"),
            self.tr("A short routine for a bad day, mostly lying down."),
        )
        gentle.setObjectName("relief-gentle")
        gentle.activated.connect(lambda: self.routine_requested.emit(GENTLE_ROUTINE))
        column.addWidget(gentle)
        return holder

    def _offers(self) -> tuple[tuple[str, str, str], ...]:
        """Exercise id, title and words of each small offer."""
        return (
            ("rest-90-90", self.tr("Just rest"), self.tr("The same position, without counting breaths.")),
            (
                "diaphragmatic-breathing",
                self.tr("Just breathe"),
                self.tr("Sitting or lying, a hand on the belly, longer out than in."),
            ),
            (
                "warm-pack",
                self.tr("A warm pack"),
                self.tr("Wrapped in a towel, with a timer that tells when it is time."),
            ),
            (
                "self-massage",
                self.tr("A little massage"),
                self.tr("A ball against the wall, beside the spine and never on it."),
            ),
        )

    def _offer(self, offered: str, title: str, words: str) -> ClickableCard:
        theme, px = self._theme, self._theme.px
        card = ClickableCard(theme, f"{title}. {words}", padding=16)
        row, right = QWidget(), QWidget()
        beside = PictureBeside(row, share=0.3)
        beside.set_picture(QSize(px(112), px(72)), px(76))
        beside.setSpacing(px(Space.L))
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.XS))
        column.addWidget(Label(title, Role.SUBHEADING))
        column.addWidget(Label(words, Role.MUTED))
        beside.addWidget(ExercisePicture(theme, title, self._picture(offered)))
        beside.addWidget(right)
        card.content.addWidget(row)
        card.content.addStretch(1)
        return card

    def _flare(self, *, marked: bool) -> QWidget:
        theme = self._theme
        if marked:
            return Banner(
                theme,
                self.tr("Today counts as a flare-up."),
                self.tr("The plan has made room: gentle days first, then half of your walk."),
                Tone.PRIMARY,
            )
        banner = Banner(
            theme,
            self.tr("Much worse than usual?"),
            self.tr("Mark a flare-up: two gentle days, then back by half of your walk. Nothing is lost by it."),
            Tone.REST,
        )
        mark = secondary_button(theme, self.tr("Mark a flare-up"))
        mark.setObjectName("mark-flare")
        mark.clicked.connect(self.flare_requested)
        banner.add_action(mark)
        return banner

    def _help(self, locked: str) -> QWidget:
        theme = self._theme
        lead = locked or self.tr("When to get help")
        words = (
            ""
            if locked
            else self.tr(
                "A leg that is newly numb or weak, numbness between the legs, trouble with bladder or bowel, a fever, "
                "or a fall: get that looked at first."
            )
        )
        banner = Banner(theme, lead, words, Tone.BAD)
        button = secondary_button(theme, self.tr("What to do") if locked else self.tr("Go through the signs"))
        button.setObjectName("get-help")
        button.clicked.connect(self.help_requested)
        banner.add_action(button)
        return banner

    def _note(self, note: Note) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, self._theme.px(Space.S), 0, 0)
        column.setSpacing(self._theme.px(Space.XS))
        column.addWidget(Label(note.text, Role.BODY))
        column.addWidget(Label(self.tr("Source: {name}").format(name=note.source), Role.SECONDARY))
        return box
