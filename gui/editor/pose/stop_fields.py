"""What can be said of the stop that is looked at: its name, its seconds, whether it is held or shows the other side."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from exercises.errors import AmbleError
from exercises.library.figure.draft import LONGEST_MOVE_SECONDS
from gui.editor.pose.model import FigureModel
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.chips import ToggleChip
from gui.widgets.fields import DecimalField
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import FlowLayout

_MERGE_WAY, _MERGE_BACK = 2001, 2002


class StopFields(QWidget):
    """Fields in a line that wraps."""

    def __init__(self, theme: Theme, model: FigureModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._flow = FlowLayout(self)
        self._name = QLineEdit()
        self._name.setObjectName("pose-name")
        self._name.setAccessibleName(self.tr("Name of the pose"))
        self._name.setToolTip(self.tr("A plain word such as down: it is read out with the picture"))
        self._name.editingFinished.connect(self._rename)
        self._way = self._seconds("way-seconds", self.tr("Seconds on the way to this pose"))
        self._way.valueChanged.connect(lambda seconds: self._set_seconds(self._model.stop, seconds, _MERGE_WAY))
        self._back = self._seconds("back-seconds", self.tr("Seconds on the way back to the first pose"))
        self._back.valueChanged.connect(self._set_back)
        self._held = ToggleChip(theme, self.tr("Held here"))
        self._held.setObjectName("pose-held")
        self._held.clicked.connect(self._hold)
        self._other = ToggleChip(theme, self.tr("Other side"))
        self._other.setObjectName("pose-other-side")
        self._other.clicked.connect(self._show_other_side)
        self._way_parts = self._pair(self.tr("comes in"), self._way)
        self._back_parts = self._pair(self.tr("back to the first in"), self._back)
        self._pair_name = self._pair(self.tr("Name"), self._name)
        for widget in (self._pair_name, self._way_parts, self._back_parts, self._held, self._other):
            self._flow.addWidget(widget)
        model.changed.connect(self._show_draft)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show_draft()

    def focus_name(self) -> None:
        """Bring the focus to the name, all of it marked."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def _seconds(self, name: str, words: str) -> DecimalField:
        field = DecimalField(self._theme, 0.05, LONGEST_MOVE_SECONDS, digits=2, unit=self.tr("s"))
        field.setObjectName(name)
        field.setAccessibleName(words)
        field.setSingleStep(0.5)
        field.setKeyboardTracking(False)
        return field

    def _pair(self, label: str, field: QWidget) -> QWidget:
        pair = QWidget()
        flow = FlowLayout(pair, spacing=self._theme.px(Space.S))
        flow.addWidget(Label(label, Role.MUTED))
        flow.addWidget(field)
        return pair

    def _show_draft(self) -> None:
        draft = self._model.draft
        self.setVisible(draft is not None)
        if draft is None:
            return
        stop = draft.stops[self._model.stop]
        if not self._name.hasFocus() or not self._name.isModified():
            self._name.setText(stop.name)
        for field, seconds in ((self._way, stop.seconds), (self._back, draft.back_seconds)):
            with QSignalBlocker(field):
                field.setValue(seconds)
        self._way_parts.setVisible(self._model.stop > 0)
        self._back_parts.setVisible(draft.moves and self._model.stop == len(draft.stops) - 1)
        self._held.setChecked(self._is_held())
        self._held.setVisible(not draft.walks)
        self._other.setChecked(stop.other_side)
        self._other.setVisible(draft.moves)

    def _is_held(self) -> bool:
        draft, stop = self._model.draft, self._model.stop
        return draft is not None and (draft.held == stop or (stop == 0 and draft.held == len(draft.stops)))

    def _rename(self) -> None:
        draft = self._model.draft
        if draft is None or not self._name.isModified():
            return
        self._name.setModified(False)
        old, new = draft.stops[self._model.stop].name, self._name.text().strip()
        try:
            changed = draft.renamed(old, new)
        except AmbleError as error:
            self._model.said.emit(str(error))
            self._name.setText(old)
            return
        self._model.change(changed, self.tr("Rename “{pose}”").format(pose=old))

    def _set_seconds(self, stop: int, seconds: float, merge: int) -> None:
        draft = self._model.draft
        if draft is not None:
            self._model.change(
                draft.with_seconds(stop, seconds), self.tr("Change the seconds"), merge=merge + stop * 10
            )

    def _set_back(self, seconds: float) -> None:
        draft = self._model.draft
        if draft is not None:
            self._set_seconds(len(draft.stops), seconds, _MERGE_BACK)

    def _hold(self) -> None:
        draft, stop = self._model.draft, self._model.stop
        if draft is None:
            return
        if self._is_held():
            self._model.change(draft.with_hold(None), self.tr("Hold nowhere"))
        else:
            words = self.tr("Hold in “{pose}”").format(pose=draft.stops[stop].name)
            self._model.change(draft.with_hold(stop), words)

    def _show_other_side(self) -> None:
        draft, stop = self._model.draft, self._model.stop
        if draft is not None:
            new = draft.with_other_side(stop, not draft.stops[stop].other_side)
            self._model.change(new, self.tr("Show the other side"))

    def _restyle(self) -> None:
        px = self._theme.px
        self._flow.set_spacing(px(Space.M), px(Space.S))
        self._name.setFixedWidth(px(150))
        for field in (self._way, self._back):
            field.setFixedWidth(px(116))
