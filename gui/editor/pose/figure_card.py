"""What holds for the whole figure: from where it is seen, what stays in its place, and the things that it uses."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from exercises.library.figure.body import Joint, View
from exercises.library.figure.draft import FigureDraft
from exercises.library.figure.figure import Prop, PropKind
from exercises.library.figure.stage import seen_from
from gui.editor.pose import words
from gui.editor.pose.model import FigureModel
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow, IconButton
from gui.widgets.card import Card
from gui.widgets.chips import ChipRow, ToggleChip
from gui.widgets.disclosure import Disclosure
from gui.widgets.fields import ChoiceField, NumberField
from gui.widgets.labels import Label, Role

# Places of things, in hundredths of the body's height; one less than the least means that it is found.
_FAR_LEFT, _FAR_RIGHT, _HIGH = -150, 150, 150
_MERGE: Final = 4000


class ViewCard(Card):
    """The view, and whether the figure walks on."""

    def __init__(self, theme: Theme, model: FigureModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=16, parent=parent)
        self._model = model
        self._view = ChoiceField([(view.value, words.view_name(view)) for view in View])
        self._view.setObjectName("figure-view")
        self._view.setAccessibleName(self.tr("View"))
        self._view.activated.connect(self._change_view)
        self._walks = ToggleChip(theme, self.tr("Walks on over the ground"))
        self._walks.setObjectName("figure-walks")
        self._walks.clicked.connect(self._change_walk)
        self._note = Label(self.tr("For another view the poses begin anew. Undo brings these back."), Role.SECONDARY)
        for widget in (Label(self.tr("Seen"), Role.SUBHEADING), self._view, self._note, ButtonRow(theme, self._walks)):
            self.content.addWidget(widget)
        model.changed.connect(self._show_draft)
        self._show_draft()

    def _show_draft(self) -> None:
        draft = self._model.draft
        self.setVisible(draft is not None)
        if draft is not None:
            self._view.set_value(draft.view.value)
            self._walks.setChecked(draft.walks)
            self._walks.setVisible(draft.walks or (draft.moves and draft.view in (View.SIDE, View.FRONT)))

    def _change_view(self) -> None:
        draft = self._model.draft
        view = View(str(self._view.currentData()))
        if draft is not None and view is not draft.view:
            self._model.change(seen_from(draft, view), words.view_name(view))

    def _change_walk(self) -> None:
        draft = self._model.draft
        if draft is None:
            return
        if draft.walks:
            self._model.change(replace(draft, walks=False), self.tr("Stand on the spot"))
        else:
            # Feet that walk find the floor by themselves, and walking is held nowhere.
            self._model.change(replace(draft, walks=True, pins=(), held=None), self.tr("Walk on"))


class PinCard(Card):
    """What stays in its place while the rest moves, each with a way to let it go."""

    def __init__(self, theme: Theme, model: FigureModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=16, parent=parent)
        self._model = model
        self._note = Label("", Role.SECONDARY)
        self._rows = QVBoxLayout()
        self._shown: tuple[Joint, ...] | None = None
        self._view: View | None = None
        self.content.addWidget(Label(self.tr("Stays in its place"), Role.SUBHEADING))
        self.content.addWidget(self._note)
        self.content.addLayout(self._rows)
        model.changed.connect(self._show_draft)
        self._show_draft()

    def _show_draft(self) -> None:
        draft = self._model.draft
        self.setVisible(draft is not None)
        if draft is None:
            return
        pinned = draft.joints_pinned
        if draft.walks:
            self._note.set_text(self.tr("Feet that walk find the floor by themselves."))
        elif pinned:
            self._note.set_text(self.tr("The first one carries the body. The first pose says where they are."))
        else:
            self._note.set_text(self.tr("Nothing yet: the lowest point stands on the floor. Choose a joint to pin it."))
        if (pinned, draft.view) == (self._shown, self._view):
            return
        self._shown, self._view = pinned, draft.view
        _clear(self._rows)
        for joint in pinned:
            self._rows.addWidget(self._row(joint, draft))

    def _row(self, joint: Joint, draft: FigureDraft) -> QWidget:
        name = words.joint_name(joint, draft.view)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Label(name), 1)
        gone = IconButton(self._theme, "close", self.tr("Unpin: {joint}").format(joint=name))
        gone.setObjectName(f"unpin-{joint.name.lower().replace('_', '-')}")
        gone.clicked.connect(lambda: self._unpin(joint))
        line.addWidget(gone)
        return row

    def _unpin(self, joint: Joint) -> None:
        draft = self._model.draft
        if draft is not None:
            name = words.joint_name(joint, draft.view)
            self._model.change(draft.with_pinned(joint, False), self.tr("Unpin: {joint}").format(joint=name))


class ThingCard(Card):
    """Mat, chair and other things; where they are is found, unless a number says so."""

    def __init__(self, theme: Theme, model: FigureModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=16, parent=parent)
        self._model = model
        options = [(kind.value, words.prop_name(kind)) for kind in PropKind]
        self._chips = ChipRow(theme, options, multiple=True, name=self.tr("Things"))
        self._chips.setObjectName("figure-things")
        self._chips.chosen_changed.connect(self._choose)
        self._places = Disclosure(theme, self.tr("Where they are"))
        self._grid = QGridLayout()
        self._places.content.addLayout(self._grid)
        self._fields: dict[PropKind, tuple[NumberField, NumberField]] = {}
        for widget in (Label(self.tr("Things"), Role.SUBHEADING), self._chips, self._places):
            self.content.addWidget(widget)
        model.changed.connect(self._show_draft)
        theme.changed.connect(self._fit)
        self._fit()
        self._show_draft()

    def _show_draft(self) -> None:
        draft = self._model.draft
        self.setVisible(draft is not None)
        if draft is None:
            return
        kinds = tuple(dict.fromkeys(prop.kind for prop in draft.props))
        self._chips.set_chosen(kind.value for kind in kinds)
        self._places.setVisible(bool(kinds))
        if kinds != tuple(self._fields):
            self._make_fields(kinds)
        for prop in draft.props:
            for field, value in zip(self._fields[prop.kind], (prop.x, prop.height), strict=True):
                with QSignalBlocker(field):
                    field.setValue(field.minimum() if value is None else round(value * 100))

    def _make_fields(self, kinds: tuple[PropKind, ...]) -> None:
        _clear(self._grid)
        self._fields = {}
        for column, text in enumerate((self.tr("across"), self.tr("height")), start=1):
            if kinds:
                self._grid.addWidget(Label(text, Role.SECONDARY), 0, column)
        for row, kind in enumerate(kinds, start=1):
            name = words.prop_name(kind)
            across = self._field(kind, _FAR_LEFT, self.tr("{thing}: how far to the right").format(thing=name))
            height = self._field(kind, 0, self.tr("{thing}: height of its top").format(thing=name))
            self._grid.addWidget(Label(name), row, 0)
            self._grid.addWidget(across, row, 1)
            self._grid.addWidget(height, row, 2)
            self._fields[kind] = (across, height)

    def _field(self, kind: PropKind, lowest: int, told: str) -> NumberField:
        field = NumberField(self._theme, lowest - 1, _FAR_RIGHT if lowest else _HIGH, unit="%")
        field.setSpecialValueText(self.tr("found"))
        field.setAccessibleName(told)
        field.setToolTip(self.tr("{what}, in hundredths of the body's height").format(what=told))
        field.setKeyboardTracking(False)
        field.valueChanged.connect(lambda: self._place(kind))
        return field

    def _choose(self, chosen: tuple[str, ...]) -> None:
        draft = self._model.draft
        if draft is None:
            return
        kept = [prop for prop in draft.props if prop.kind.value in chosen]
        there = {prop.kind.value for prop in kept}
        new = [Prop(PropKind(each)) for each in chosen if each not in there]
        self._model.change(replace(draft, props=(*kept, *new)), self.tr("Change the things"))

    def _place(self, kind: PropKind) -> None:
        draft = self._model.draft
        if draft is None:
            return
        values = [None if field.value() == field.minimum() else field.value() / 100 for field in self._fields[kind]]
        props = tuple(Prop(kind, values[0], values[1]) if prop.kind is kind else prop for prop in draft.props)
        words_of_step = self.tr("Place: {thing}").format(thing=words.prop_name(kind))
        self._model.change(replace(draft, props=props), words_of_step, merge=_MERGE + list(PropKind).index(kind))

    def _fit(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(Space.S))
        self._grid.setVerticalSpacing(self._theme.px(Space.S))


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
