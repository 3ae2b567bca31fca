"""The routines as cards, with search, filters, and a banner for each file that needs mending."""

from collections.abc import Container, Iterator, Sequence
from itertools import islice
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.library.library import LibraryFile
from exercises.library.routine import RoutineKind
from gui import text
from gui.routines.filters import RoutineItem, Wanted, fitting, of_kind
from gui.routines.problem_words import until_mended, what_is_wrong
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.chips import ChipRow
from gui.widgets.empty_state import EmptyState
from gui.widgets.layouts import SideBySide
from gui.widgets.lazy_cards import LazyCards
from gui.widgets.page_header import PageHeader
from gui.widgets.picture_card import CardFace, PictureCard
from gui.widgets.scroll import VerticalScroll
from gui.widgets.search_field import SearchField

_ORDER = {kind.value: place for place, kind in enumerate(RoutineKind)}
_BANNERS = 3
# Of how many routines the words are gathered at a time, before anybody searches.
_AHEAD = 60


class RoutineList(QWidget):
    """Everything there is to choose from."""

    routine_chosen = Signal(str)
    problem_chosen = Signal(Path)
    new_requested = Signal()
    mend_requested = Signal(Path)
    open_file_requested = Signal(Path)
    open_folder_requested = Signal()
    shared_file_requested = Signal()
    check_again_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: tuple[RoutineItem, ...] = ()
        self._replaced: Container[LibraryFile] = ()
        self._by_id: dict[str, RoutineItem] = {}
        self._without_words: Iterator[RoutineItem] = iter(())
        self._ahead = QTimer(self, interval=0)
        self._ahead.timeout.connect(self._gather_words)
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
        new = primary_button(theme, self.tr("New routine"))
        new.setObjectName("new-routine")
        new.clicked.connect(self.new_requested)
        self._header.add_action(self._search)
        self._header.add_action(shared)
        self._header.add_action(new)
        self._more = ButtonRow(theme, folder)
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
        self._cards = LazyCards(theme, self._face, name="routine", minimum_card_width=270)
        self._cards.chosen.connect(self.routine_chosen)
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
        self._column.addWidget(self._more)
        self._column.addStretch(1)
        self._empty.hide()
        self._scroll = VerticalScroll(theme, page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_library(
        self, items: Sequence[RoutineItem], broken: Sequence[LibraryFile], replaced: Container[LibraryFile] = ()
    ) -> None:
        """Show another state of the library, with the same search and filters.

        `replaced` are those of the broken files that another one of the same name stands in for.
        """
        self._replaced = replaced
        self._items = tuple(sorted(items, key=lambda item: (_ORDER[item.routine.kind.value], item.order)))
        self._by_id = {item.routine.id: item for item in items}
        self._without_words = iter(self._items)
        self._ahead.start()
        self._show_broken(broken)
        self._show_cards()

    def _options(self, found: Sequence[RoutineItem]) -> list[tuple[str, str]]:
        """The kinds to choose from; how many there are of all follows the search and the other filters."""
        kinds = {item.routine.kind.value for item in self._items}
        options = [("", self.tr("All {n}").format(n=len(found)))]
        options += [(key, text.routine_kind(key)) for key in _ORDER if key in kinds]
        if any(item.yours for item in self._items):
            options.append(("yours", self.tr("Yours {n}").format(n=sum(item.yours for item in found))))
        return options

    @property
    def shown(self) -> list[PictureCard]:
        """The cards that have been filled so far, in their order."""
        return self._cards.cards

    def _show_broken(self, broken: Sequence[LibraryFile]) -> None:
        while (item := self._banners.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for file in broken[:_BANNERS]:
            banner = self._banner(file)
            self._banners.addWidget(banner)
            banner.show()
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
        banner = Banner(
            self._theme,
            what_is_wrong(file),
            f"{place}: {problem.sentence}{more}. {until_mended(file, file in self._replaced)}",
            Tone.BAD if file.broken else Tone.READY,
        )
        banner.setObjectName(f"broken-{file.path.name}")
        show = secondary_button(self._theme, self.tr("Show where"))
        show.setObjectName(f"show-{file.path.name}")
        show.clicked.connect(lambda: self.problem_chosen.emit(file.path))
        open_file = secondary_button(self._theme, self.tr("Open file"))
        open_file.clicked.connect(lambda: self.open_file_requested.emit(file.path))
        mend = secondary_button(self._theme, self.tr("Fix it here"))
        mend.setObjectName(f"mend-{file.path.name}")
        mend.clicked.connect(lambda: self.mend_requested.emit(file.path))
        for button in (show, open_file, mend) if file.yours else (show, open_file):
            banner.add_action(button)
        return banner

    def _show_cards(self) -> None:
        limits = self._limits.chosen
        wanted = Wanted(self._search.text(), short="short" in limits, no_floor="no-floor" in limits)
        of_all_kinds = fitting(self._items, wanted)
        self._kinds.set_options(self._options(of_all_kinds))
        if not self._kinds.chosen:
            self._kinds.set_chosen([""])
        found = of_kind(of_all_kinds, next(iter(self._kinds.chosen)))
        self._empty.setVisible(bool(self._items) and not found)
        self._cards.show_cards([item.routine.id for item in found])

    def _gather_words(self) -> None:
        """Gather what a search looks at while nothing else is to be done: the first letter shall find it ready."""
        some = list(islice(self._without_words, _AHEAD))
        for item in some:
            item.gather()
        if not some:
            self._ahead.stop()

    def _face(self, key: str) -> CardFace:
        item = self._by_id[key]
        routine = item.routine
        line = text.routine_kind(routine.kind)
        if routine.kind is RoutineKind.STRENGTH:
            line = f"{line} · {text.level(routine.level)}"
        return CardFace(
            key,
            routine.name,
            item.picture,
            figure=text.minutes(item.seconds),
            line=line,
            sentence=routine.about,
            mark=self.tr("Yours") if item.yours else "",
        )

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
