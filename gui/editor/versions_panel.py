"""The earlier versions of a file, each beside what stands in the editor now."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from exercises.errors import AmbleError
from exercises.library.editing.comparing import Pair, Row, side_by_side, with_gaps
from exercises.library.editing.versions import Version, versions
from exercises.library.problems import visible
from gui import text as words
from gui.editor.comparing_panel import ComparingPanel
from gui.editor.version_list import VersionList, VersionRow
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonKind, primary_button, quiet_button
from gui.widgets.labels import Label, Role

_LIST_WIDTH: Final = 216
# Below this width, in pixels at 100 %, the list stands above the texts, with so many rows in sight.
_NARROW: Final = 820
_ROWS_ABOVE: Final = 2
_ROWS_BESIDE: Final = 8
# How much higher that makes the panel than others are, in pixels at 100 %.
_LIST_ABOVE: Final = 60
# How many letters all versions may have together, for each to tell how many of its lines differ.
_MOST_COUNTED: Final = 2_000_000


class VersionsPanel(ComparingPanel):
    """Choose a version, see what it would change, bring it back."""

    brought_back = Signal(object)  # Version

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, self.tr("Now, in the editor"), "")
        self._versions: tuple[Version, ...] = ()
        self._names: list[str] = []
        self._text = ""
        self._counted = True
        self.set_title(self.tr("Earlier versions"))
        self.list = VersionList(theme, self.tr("Earlier versions"))
        self.list.setObjectName("version-list")
        self.list.row_chosen.connect(self._show)
        self._said = Label("", Role.MUTED)
        self._said.setObjectName("version-said")
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)
        column.addWidget(self.differences)
        column.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.addWidget(self.list)
        self._parts.addWidget(shown, 1)
        self.body.addLayout(self._parts)
        self._back = self.add_answer(
            primary_button(theme, self.tr("Bring this one back")), "version-back", self._bring_back
        )
        self._close = self.add_answer(quiet_button(theme, self.tr("Close")), "version-close", self.close_panel)

    def ask(self, path: Path, text: str, now: datetime | None = None) -> None:
        """Show the versions of a file beside its text as it stands in the editor, saved or not.

        `now` is the time on the user's clock, for "today" and "yesterday"; without it days are called by their date.
        """
        self._text = text
        self._versions = versions(path)
        self._names = _names(self._versions, now)
        there = bool(self._versions)
        story = (
            self.tr("Each time you save {name}, it is kept here, up to twenty times.")
            if there
            else self.tr("There is none of {name} yet. From the first time you save it on, each one is kept here.")
        )
        self.story.set_text(story.format(name=visible(path.name)))
        self.show_texts(there)
        for part in (self.list, self._said, self._back):
            part.setVisible(there)
        self._close.set_kind(ButtonKind.QUIET if there else ButtonKind.PRIMARY)
        if there:
            self._fill()
        self.open(self.list if there else self._close)

    def _fill(self) -> None:
        texts = [_text_of(version) for version in self._versions]
        self._counted = len(self._text) + sum(len(text or "") for text in texts) <= _MOST_COUNTED
        rows = [VersionRow(name, self._line(text)) for name, text in zip(self._names, texts, strict=True)]
        differing = (row for row, text in enumerate(texts) if text not in (None, self._text))
        self.list.show_rows(rows, next(differing, 0))

    def _line(self, text: str | None) -> str:
        """How a version stands to the text of now."""
        if text is None:
            return self.tr("can't be read")
        if text == self._text:
            return self.tr("as it is now")
        if not self._counted:
            return self.tr("differs")
        count = _changes(side_by_side(self._text, text))
        return self.tr("1 line differs") if count == 1 else self.tr("{n} lines differ").format(n=count)

    def _show(self, row: int) -> None:
        version = self._versions[row]
        try:
            text = _decoded(version.read())
        except AmbleError as error:
            self._say(str(error))
            return
        if text == self._text:
            self._say(self.tr("This is what stands in the editor now."))
            return
        self._said.hide()
        self.differences.set_heads(self.tr("Now, in the editor"), self._names[row])
        self.differences.show_pairs(with_gaps(side_by_side(self._text, text)))
        self.differences.show()
        self._back.setEnabled(True)

    def _say(self, sentence: str) -> None:
        """There is nothing to compare."""
        self._said.set_text(sentence)
        self._said.show()
        self.differences.hide()
        self._back.setEnabled(False)

    def _bring_back(self) -> None:
        version = self._versions[self.list.currentRow()]
        self.put_away()
        self.brought_back.emit(version)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self._theme.px(_NARROW)

    def rest_height(self) -> int:
        return super().rest_height() + (_LIST_ABOVE if self._is_narrow else 0)

    def _fit(self) -> None:
        super()._fit()
        px, narrow = self._theme.px, self._is_narrow
        self._parts.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(px(Space.M if narrow else Space.L))
        rows = min(max(1, len(self._versions)), _ROWS_ABOVE if narrow else _ROWS_BESIDE)
        self.list.setFixedHeight(self.list.height_of(rows))
        if narrow:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(16_777_215)
        else:
            self.list.setFixedWidth(px(_LIST_WIDTH))


def _decoded(data: bytes) -> str:
    return data.decode("utf-8-sig", errors="replace")


def _text_of(version: Version) -> str | None:
    try:
        return _decoded(version.read())
    except AmbleError:
        return None  # the row says so


def _changes(pairs: tuple[Pair, ...]) -> int:
    return sum(pair.row is not Row.SAME for pair in pairs)


def _names(found: tuple[Version, ...], now: datetime | None) -> list[str]:
    """When each version was, in words; with seconds where two were saved within a minute."""
    zone, today = (now.tzinfo, now.date()) if now is not None else (None, date.min)
    moments = [version.at.astimezone(zone) for version in found]
    names = [words.when(moment, today) for moment in moments]
    often = Counter(names)
    return [f"{name}:{moment:%S}" if often[name] > 1 else name for name, moment in zip(names, moments, strict=True)]
