"""What comes in from watches, phones and other computers: asked for, read, and looked at before it is taken."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from exercises.history.taking_in import TakenIn
from exercises.library.problems import visible
from exercises.tracks.comparing import Arriving, Choice, Standing
from exercises.tracks.files import Refused
from exercises.tracks.taking_in import default_choices
from gui.importing import words
from gui.importing.walk_rows import WalkList
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import Button, ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.card import Card
from gui.widgets.disclosure import Disclosure
from gui.widgets.labels import Label, Role, heading
from gui.widgets.page_body import PageBody
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to

_KNOWN: Final = (Standing.KNOWN, Standing.TWICE)
# So many lines say what is known or refused; the rest is counted.
_MOST_LINES: Final = 40


class ImportPage(QWidget):
    """Asks for files, shows how reading goes, what was found, and what is to become of it."""

    files_wanted = Signal()
    folder_wanted = Signal()
    cancelled = Signal()
    accepted = Signal(object)  # what was chosen: dict[str, Choice]
    history_accepted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._build = self.ask
        self._choices: dict[str, Choice] = {}
        self._arriving: tuple[Arriving, ...] = ()
        self._scroll = VerticalScroll(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        escape_to(self, self.left)
        theme.changed.connect(self._build_again)

    # What it shows

    def ask(self) -> None:
        """Ask which files are to be read."""
        self._build = self.ask
        page = self._new_page(self.tr("Import"))
        lead = self.tr(
            "Walks that your watch or your phone has recorded (GPX or FIT files), one by one or a whole folder. Or a "
            "history that Amble wrote on another computer (JSON or CSV)."
        )
        page.column.addWidget(Label(lead, Role.BODY))
        files = primary_button(self._theme, self.tr("Choose files…"))
        files.setObjectName("import-files")
        files.clicked.connect(self.files_wanted)
        folder = secondary_button(self._theme, self.tr("Choose a folder…"), icon="folder")
        folder.setObjectName("import-folder")
        folder.clicked.connect(self.folder_wanted)
        page.column.addWidget(ButtonRow(self._theme, files, folder))
        more = self.tr(
            "You can also drag files or a folder onto this window. Nothing is imported before you have seen it. Files "
            "are only read on this computer; they are not changed, and no places are kept."
        )
        page.column.addWidget(Label(more, Role.MUTED))
        self._show(page, files)

    def show_reading(self) -> None:
        """Show that files are being read."""
        self._build = self.show_reading
        page = self._new_page(self.tr("Import"))
        self._told = Label(self.tr("Looking at the files…"), Role.BODY)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How much is read"))
        cancel = quiet_button(self._theme, self.tr("Cancel"))
        cancel.setObjectName("cancel-reading")
        cancel.clicked.connect(self.cancelled)
        for each in (self._told, self._bar, ButtonRow(self._theme, cancel)):
            page.column.addWidget(each)
        self._show(page, cancel)

    def set_progress(self, done: int, whole: int) -> None:
        """Tell how many files are read."""
        if self._build == self.show_reading:
            self._bar.setRange(0, whole)
            self._bar.setValue(done)
            self._told.set_text(self.tr("{done} of {whole} files are read.").format(done=done, whole=whole))

    def show_walks(self, arriving: tuple[Arriving, ...], refused: tuple[Refused, ...]) -> None:
        """Show what was found, the likeliest choice made already."""
        self._arriving = arriving
        self._choices = default_choices(arriving)

        def build() -> None:
            self._build = build
            self._show_walks(refused)

        build()

    def show_history(self, name: str, found: TakenIn) -> None:
        """Show what a history that came as a file would bring."""

        def build() -> None:
            self._build = build
            self._show_history(name, found)

        build()

    def show_refusal(self, sentence: str) -> None:
        """Say why nothing can be taken in."""

        def build() -> None:
            self._build = build
            page = self._new_page(self.tr("Import"))
            page.column.addWidget(Banner(self._theme, sentence, self.tr("Nothing was changed."), Tone.BAD))
            self._show(page, self._add_leave(page))

        build()

    def show_trouble(self, sentence: str) -> None:
        """Say why taking in did not go; everything is as it was."""
        self._trouble.set_parts(sentence)
        self._trouble.show()
        self._scroll.scroll_to_top()

    # Inside

    def _build_again(self) -> None:
        self._build()

    def _new_page(self, title: str) -> PageBody:
        page = PageBody(self._theme)
        page.add_back(self.tr("Back"), self.left)
        page.column.addWidget(Label(title, Role.TITLE))
        self._trouble = Banner(self._theme, "", "", Tone.BAD)
        self._trouble.setObjectName("import-trouble")
        self._trouble.hide()
        page.column.addWidget(self._trouble)
        return page

    def _show(self, page: PageBody, focus: QWidget) -> None:
        page.column.addStretch(1)
        self._scroll.set_page(page)
        self._scroll.scroll_to_top()
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_leave(self, page: PageBody) -> Button:
        leave = primary_button(self._theme, self.tr("All right"))
        leave.setObjectName("leave-import")
        leave.clicked.connect(self.left)
        page.column.addWidget(ButtonRow(self._theme, leave))
        return leave

    def _add_decision(self, page: PageBody, label: str) -> Button:
        accept = primary_button(self._theme, label)
        accept.setObjectName("accept-import")
        leave = quiet_button(self._theme, self.tr("Cancel"))
        leave.setObjectName("leave-import")
        leave.clicked.connect(self.left)
        page.column.addWidget(ButtonRow(self._theme, accept, leave))
        return accept

    def _show_history(self, name: str, found: TakenIn) -> None:
        page = self._new_page(self.tr("Import"))
        page.column.addWidget(Label(visible(name), Role.MUTED, max_lines=3))
        if found.merged.is_nothing:
            page.column.addWidget(Label(self.tr("You have all of this already."), Role.BODY))
            self._show(page, self._add_leave(page))
            return
        card = Card(self._theme)
        for line in words.history(found):
            card.content.addWidget(Label(line, Role.BODY))
        page.column.addWidget(card)
        kept = self.tr(
            "Nothing of yours is lost: what was changed on both computers holds as it was changed last, and what it "
            "was before is kept. You can undo the import."
        )
        page.column.addWidget(Label(kept, Role.MUTED))
        accept = self._add_decision(page, self.tr("Import"))
        accept.clicked.connect(self.history_accepted)
        self._show(page, accept)

    def _show_walks(self, refused: Sequence[Refused]) -> None:
        page = self._new_page(self.tr("Import"))
        standings = {each.standing for each in self._arriving}
        if standings <= {*_KNOWN, Standing.REFUSED}:
            known = bool(standings.intersection(_KNOWN))
            sentence = self.tr("You have all of this already.") if known else self.tr("There is no walk in it.")
            page.column.addWidget(Label(sentence, Role.BODY))
            focus = self._add_leave(page)
        else:
            self._story = Label("", Role.BODY)
            self._story.setObjectName("import-story")
            page.column.addWidget(self._story)
            focus = self._accept = self._add_decision(page, self.tr("Import"))
            self._accept.clicked.connect(lambda: self.accepted.emit(dict(self._choices)))
            self._describe()
        self._add_walks(page, self.tr("Is it the same walk?"), Standing.BY_HAND)
        self._add_walks(page, self.tr("New"), Standing.NEW)
        self._add_walks(page, self.tr("Of a time that you have already"), Standing.SAME_TIME)
        self._add_walks(page, self.tr("No walks, it seems"), Standing.NO_WALK)
        self._add_refused(page, refused)
        self._add_known(page)
        self._show(page, focus)

    def _having(self, *standings: Standing) -> list[Arriving]:
        return [each for each in self._arriving if each.standing in standings]

    def _add_walks(self, page: PageBody, title: str, standing: Standing) -> None:
        walks = self._having(standing)
        if not walks:
            return
        page.column.addWidget(heading(title))
        card = WalkList(self._theme, walks, self._choices)
        card.setObjectName(f"walks-{standing.value}")
        card.chosen.connect(self._describe)
        card.all_chosen.connect(self._describe)
        page.column.addWidget(card)

    def _add_refused(self, page: PageBody, refused: Sequence[Refused]) -> None:
        lines = [f"{each.walk.source}: {each.reason}" for each in self._having(Standing.REFUSED)]
        lines += [f"{visible(each.path.name)}: {each.sentence}" for each in refused]
        if lines:
            page.column.addWidget(heading(self.tr("Can't be used")))
            card = Card(self._theme)
            card.setObjectName("import-refused")
            self._add_lines(card.content, lines)
            page.column.addWidget(card)

    def _add_known(self, page: PageBody) -> None:
        known = self._having(*_KNOWN)
        if not known:
            return
        label = self.tr("Known already: {walks}").format(walks=words.walks(len(known)))
        inside = Disclosure(self._theme, label)
        inside.setObjectName("import-known")
        lines = [
            f"{words.day_and_time(each.walk.started)} · {words.measured(each.walk)} · {each.walk.source}"
            for each in known
        ]
        self._add_lines(inside.content, lines)
        page.column.addWidget(inside)

    def _add_lines(self, column: QVBoxLayout, lines: Sequence[str]) -> None:
        column.setSpacing(self._theme.px(Space.XS))
        for line in lines[:_MOST_LINES]:
            column.addWidget(Label(line, Role.MUTED, max_lines=3))
        if len(lines) > _MOST_LINES:
            more = self.tr("And {n} more.").format(n=len(lines) - _MOST_LINES)
            column.addWidget(Label(more, Role.SECONDARY))

    def _describe(self) -> None:
        """Say what the choices would do."""
        chosen = list(self._choices.values())
        new, joined = chosen.count(Choice.TAKE), chosen.count(Choice.JOIN)
        told = [self.tr("{walks} will be added.").format(walks=words.walks(new))] if new else []
        if joined:
            told.append(self.tr("{walks} of yours will get the distance.").format(walks=words.walks(joined)))
        if new:
            told.append(self.tr("How your back was is not in the files; you can add it in the history."))
        self._story.set_text(" ".join(told) or self.tr("Nothing is imported, and nothing of yours changes."))
        self._accept.setEnabled(new + joined > 0)
