"""The routines as cards, with search, filters, and a banner for each file that needs mending."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.library.library import LibraryFile
from exercises.library.routine import RoutineKind
from gui import text
from gui.routines.filters import RoutineItem, matches
from gui.text import fold
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import quiet_button, secondary_button
from gui.widgets.chips import ChipRow
from gui.widgets.empty_state import EmptyState
from gui.widgets.layouts import SideBySide
from gui.widgets.lazy_cards import LazyCards
from gui.widgets.page_header import PageHeader
from gui.widgets.picture_card import PictureCard
from gui.widgets.scroll import VerticalScroll
from gui.widgets.search_field import SearchField

_ORDER = tuple(kind.value for kind in RoutineKind)
_BANNERS = 3


class RoutineList(QWidget):
    """Everything there is to choose from."""

    routine_chosen = Signal(str)
    problem_chosen = Signal(Path)
    open_file_requested = Signal(Path)
    open_folder_requested = Signal()
    shared_file_requested = Signal()
    check_again_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: tuple[RoutineItem, ...] = ()
        self._header = PageHeader(theme, self.tr("Routines"))
        self._search = SearchField(theme, self.tr("Search routines and exercises"))
        self._search.setObjectName("search-routines")
        self._search.text_settled.connect(self._show_cards)
        self._search.returnPressed.connect(self._go_to_first)
        folder = secondary_button(theme, self.tr("My routines folder"), icon="folder")
        folder.setObjectName("open-folder")
        folder.clicked.connect(self.open_folder_requested)
        shared = quiet_button(theme, self.tr("Open a shared file"), icon="download")
        shared.setObjectName("open-shared")
        shared.clicked.connect(self.shared_file_requested)
        self._header.add_action(self._search)
        self._header.add_action(folder)
        self._header.add_action(shared)
        self._kinds = ChipRow(theme, (), name=self.tr("Kind"))
        self._kinds.chosen_changed.connect(self._show_cards)
        self._limits = ChipRow(
            theme,
            (("short", self.tr("Up to 10 min")), ("no-floor", self.tr("No floor"))),
            multiple=True,
            name=self.tr("Only"),
        )
        self._limits.chosen_changed.connect(self._show_cards)
        chips = QWidget()
        self._chips = SideBySide(chips)
        self._chips.addWidget(self._kinds)
        self._chips.addWidget(self._limits)
        self._banners = QVBoxLayout()
        self._cards = LazyCards(theme, minimum_card_width=270)
        self._empty = EmptyState(
            theme,
            "search",
            self.tr("No routine fits that."),
            more=self.tr("Try fewer words, or show all of them again."),
            action=self.tr("Show all"),
        )
        self._empty.action_requested.connect(self._clear)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.addWidget(self._header)
        self._column.addWidget(chips)
        self._column.addLayout(self._banners)
        self._column.addWidget(self._cards)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        self._empty.hide()
        self._scroll = VerticalScroll(theme, page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_library(self, items: Sequence[RoutineItem], broken: Sequence[LibraryFile]) -> None:
        """Show another state of the library, with the same search and filters."""
        self._items = tuple(
            sorted(items, key=lambda item: (_ORDER.index(item.routine.kind.value), item.routine.name.casefold()))
        )
        counts = {key: sum(1 for item in items if item.routine.kind.value == key) for key in _ORDER}
        yours = sum(1 for item in items if item.yours)
        options = [("", self.tr("All {n}").format(n=len(items)))]
        options += [(key, text.routine_kind(key)) for key in _ORDER if counts[key]]
        if yours:
            options.append(("yours", self.tr("Yours {n}").format(n=yours)))
        chosen = [key for key in self._kinds.chosen if key in dict(options)] or [""]
        self._kinds.set_options(options)
        self._kinds.set_chosen(chosen)
        self._show_broken(broken)
        self._show_cards()

    @property
    def shown(self) -> list[QWidget]:
        """The cards that have been made so far, in their order."""
        return self._cards.cards

    def _show_broken(self, broken: Sequence[LibraryFile]) -> None:
        while (item := self._banners.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for file in broken[:_BANNERS]:
            self._banners.addWidget(self._banner(file))
        if len(broken) > _BANNERS:
            more = Banner(
                self._theme,
                self.tr("{n} more files could not be read.").format(n=len(broken) - _BANNERS),
                self.tr("They are shown here as soon as the ones above are mended."),
                Tone.BAD,
            )
            self._banners.addWidget(more)

    def _banner(self, file: LibraryFile) -> Banner:
        problem = file.problems[0]
        place = self.tr("Line {line}, column {column}").format(line=problem.line, column=problem.column)
        others = len(file.problems) - 1
        more = self.tr(" (and {n} more)").format(n=others) if others else ""
        stand_in = self.tr(" The version from before is used.") if file.content is not None else ""
        banner = Banner(
            self._theme,
            self.tr("{name} could not be read.").format(name=file.path.name),
            f"{place}: {problem.sentence}{more}.{stand_in}",
            Tone.BAD,
        )
        banner.setObjectName(f"broken-{file.path.name}")
        show = secondary_button(self._theme, self.tr("Show where"))
        show.setObjectName(f"show-{file.path.name}")
        show.clicked.connect(lambda: self.problem_chosen.emit(file.path))
        open_file = secondary_button(self._theme, self.tr("Open file"))
        open_file.clicked.connect(lambda: self.open_file_requested.emit(file.path))
        again = quiet_button(self._theme, self.tr("Check again"), icon="refresh")
        again.clicked.connect(self.check_again_requested)
        for button in (show, open_file, again):
            banner.add_action(button)
        return banner

    def _show_cards(self) -> None:
        kinds = self._kinds.chosen
        limits = self._limits.chosen
        fitting = [
            item
            for item in self._items
            if matches(
                item,
                search=self._search.text(),
                kind=kinds[0] if kinds else "",
                short="short" in limits,
                no_floor="no-floor" in limits,
            )
        ]
        # What is called so comes before what only holds the words somewhere; else the order stays.
        words = fold(self._search.text()).split()
        fitting.sort(key=lambda item: not all(word in fold(item.routine.name) for word in words))
        self._empty.setVisible(bool(self._items) and not fitting)
        self._cards.show_cards([partial(self._card, item) for item in fitting])

    def _card(self, item: RoutineItem) -> PictureCard:
        routine = item.routine
        line = text.routine_kind(routine.kind)
        if routine.kind is RoutineKind.STRENGTH:
            line = f"{line} · {text.level(routine.level)}"
        card = PictureCard(
            self._theme,
            routine.name,
            picture=item.picture,
            figure=text.minutes(item.timeline.seconds),
            line=line,
            sentence=routine.about,
            mark=self.tr("Yours") if item.yours else "",
        )
        card.setObjectName(f"routine-{routine.id}")
        card.activated.connect(lambda: self.routine_chosen.emit(routine.id))
        return card

    def _go_to_first(self) -> None:
        """From the search to the first card that was found."""
        self._show_cards()
        for card in self.shown[:1]:
            card.setFocus(Qt.FocusReason.TabFocusReason)

    def _clear(self) -> None:
        self._search.clear()
        self._kinds.set_chosen(("",))
        self._limits.set_chosen(())
        self._show_cards()

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(Space.XXXL), px(Space.XL), px(Space.XXXL), px(Space.XL))
        self._column.setSpacing(px(20))
        self._banners.setSpacing(px(Space.M))
        self._chips.set_main_width(px(560))
        self._chips.setSpacing(px(Space.S))
