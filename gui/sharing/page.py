"""What comes in: everything that a shared file holds, held against one's own, before anything is written."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.errors import AmbleError
from exercises.library.problems import visible
from exercises.sharing.names import PartKind
from exercises.sharing.preview import Arrival, Arriving, Verdict
from exercises.sharing.taking_in import Choice, Intention, default_choice, intend
from gui.sharing import words
from gui.sharing.file_card import FileCard
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import ButtonRow, primary_button, quiet_button
from gui.widgets.card import Card
from gui.widgets.labels import Label, Role, heading
from gui.widgets.page_body import PageBody
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to

# So many differences are shown at once; more are opened one by one.
_OPEN_AT_ONCE: Final = 3
_MOST_TROUBLE: Final = 3
_ORDER: Final = (PartKind.ROUTINE, PartKind.PLAN, PartKind.EXERCISE, PartKind.PICTURE)


class ArrivalPage(QWidget):
    """Shows what arrives and asks what is to become of it; or says why a file was refused."""

    accepted = Signal(object)  # what was chosen: dict[str, Choice]
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._arrival: Arrival | None = None
        self._refusal = ""
        self._choices: dict[str, Choice] = {}
        self._scroll = VerticalScroll(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        escape_to(self, self.left)
        theme.changed.connect(self._build)

    def show_arrival(self, arrival: Arrival) -> None:
        """Show what arrives; nothing that is there will be overwritten unless it is chosen."""
        self._arrival, self._refusal = arrival, ""
        self._choices = {file.key: default_choice(file) for file in arrival.files}
        self._build()

    def show_refusal(self, sentence: str) -> None:
        """Say why nothing of a file can be taken in."""
        self._arrival, self._refusal = None, sentence
        self._build()

    def show_trouble(self, sentence: str) -> None:
        """Say why taking in did not go; everything is as it was."""
        self._trouble.set_parts(sentence)
        self._trouble.show()
        self._scroll.scroll_to_top()

    def _build(self) -> None:
        page = PageBody(self._theme)
        page.add_back(self.tr("Back"), self.left)
        page.column.addWidget(Label(self.tr("Import"), Role.TITLE))
        if self._arrival is None:
            page.column.addWidget(Banner(self._theme, self._refusal, self.tr("Nothing was changed."), Tone.BAD))
            self._add_leave(page, self.tr("All right"))
        else:
            self._fill(page, self._arrival)
        page.column.addStretch(1)
        self._scroll.set_page(page)
        self._scroll.scroll_to_top()
        if self._arrival is not None and any(self._arrival.having(Verdict.NEW, Verdict.DIFFERS)):
            self._describe()
            self._accept.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_leave(self, page: PageBody, label: str) -> None:
        self._leave = primary_button(self._theme, label)
        self._leave.setObjectName("leave-arrival")
        self._leave.clicked.connect(self.left)
        page.column.addWidget(ButtonRow(self._theme, self._leave))

    def _fill(self, page: PageBody, arrival: Arrival) -> None:
        theme, archive = self._theme, arrival.archive
        name = visible(archive.name)
        told = self.tr("{name} · shared with {program}").format(name=name, program=visible(archive.program))
        page.column.addWidget(Label(told if archive.program else name, Role.MUTED, max_lines=4))
        if arrival.having(Verdict.NEW, Verdict.DIFFERS):
            self._add_decision(page)
        else:
            only_same = not arrival.having(Verdict.BROKEN)
            sentence = self.tr("You have all of this already.") if only_same else self.tr("Nothing can be imported.")
            page.column.addWidget(Label(sentence, Role.BODY))
            self._add_leave(page, self.tr("All right"))
        differing = arrival.having(Verdict.DIFFERS)
        self._add_cards(page, self.tr("Different from yours"), differing, is_open=len(differing) <= _OPEN_AT_ONCE)
        self._add_cards(page, self.tr("Can't be used"), arrival.having(Verdict.BROKEN))
        self._add_cards(page, self.tr("New"), arrival.having(Verdict.NEW))
        same = arrival.having(Verdict.SAME)
        if same:
            card = Card(theme)
            card.setObjectName("arriving-same")
            card.content.setSpacing(theme.px(Space.XS))
            card.content.addWidget(heading(self.tr("You have these already")))
            for file in same:
                line = self.tr("{kind}: {name}").format(kind=words.kind(file.part.kind), name=visible(file.name))
                card.content.addWidget(Label(line, Role.MUTED, max_lines=2))
            page.column.addWidget(card)

    def _add_decision(self, page: PageBody) -> None:
        """What will happen, and the buttons that let it."""
        self._story = Label("", Role.BODY)
        self._story.setObjectName("arrival-story")
        page.column.addWidget(self._story)
        self._trouble = Banner(self._theme, "", "", Tone.BAD)
        self._trouble.setObjectName("arrival-trouble")
        page.column.addWidget(self._trouble)
        self._trouble.hide()
        self._accept = primary_button(self._theme, self.tr("Import"))
        self._accept.setObjectName("accept-arrival")
        self._accept.clicked.connect(lambda: self.accepted.emit(dict(self._choices)))
        self._leave = quiet_button(self._theme, self.tr("Cancel"))
        self._leave.setObjectName("leave-arrival")
        self._leave.clicked.connect(self.left)
        page.column.addWidget(ButtonRow(self._theme, self._accept, self._leave))

    def _add_cards(self, page: PageBody, title: str, files: Sequence[Arriving], *, is_open: bool = False) -> None:
        if not files:
            return
        page.column.addWidget(heading(title))
        for file in sorted(files, key=lambda file: _ORDER.index(file.part.kind)):
            card = FileCard(self._theme, file, self._choices[file.key], is_open=is_open)
            card.chosen.connect(self._choose)
            page.column.addWidget(card)

    def _choose(self, key: str, choice: Choice) -> None:
        self._choices[key] = choice
        self._describe()

    def _describe(self) -> None:
        """Say what the choices would do, and what they would break."""
        if self._arrival is None:
            return
        try:
            intention = intend(self._arrival, self._choices)
        except AmbleError as error:
            self.show_trouble(str(error))
            return
        self._story.set_text(self._told(intention))
        self._accept.setEnabled(bool(intention.files) and not intention.trouble)
        self._trouble.setVisible(bool(intention.trouble))
        if intention.trouble:
            lead = self.tr("With these choices something could not be used:")
            self._trouble.set_parts(lead, "\n".join(each.sentence for each in intention.trouble[:_MOST_TROUBLE]))

    def _told(self, intention: Intention) -> str:
        if not intention.files:
            return self.tr("Nothing comes in, and nothing of yours changes.")
        comes = self.tr("This comes in: {what}.").format(what=words.counted(file.kind for file in intention.files))
        told = [comes]
        replaced = sum(file.replaces for file in intention.files)
        if replaced == 1:
            told.append(self.tr("One of your own files is replaced."))
        elif replaced:
            told.append(self.tr("{n} of your own files are replaced.").format(n=replaced))
        if self._stands_in(intention):
            told.append(self.tr("What came with Amble is put aside for it, and can be had back."))
        elif not replaced:
            told.append(self.tr("Nothing of yours changes."))
        return " ".join(told)

    def _stands_in(self, intention: Intention) -> bool:
        """Whether something would take the place of what came with Amble."""
        taken = {file.key for file in intention.files}
        files = self._arrival.files if self._arrival is not None else ()
        return any(
            file.mine is not None and file.mine.bundled and self._choices[file.key] is Choice.THEIRS
            for file in files
            if file.key in taken and file.verdict is Verdict.DIFFERS
        )
