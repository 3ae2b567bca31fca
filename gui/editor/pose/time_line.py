"""The movement as a line of stops: chosen, moved, added and taken away."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from exercises.errors import AmbleError
from exercises.library.figure.body import Pose, View, between
from exercises.library.figure.draft import FigureDraft, other_side_of
from exercises.library.figure.motion import Motion
from exercises.library.figure.scene import Scene
from exercises.library.figure.stage import key_of, standing_still
from exercises.library.figure.writing import number_text
from gui.editor.pose.model import FigureModel
from gui.editor.pose.stop_card import StopCard, Way
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow, IconButton, primary_button, secondary_button
from gui.widgets.focus_group import FocusGroup


class TimeLine(QWidget):
    """The stops in their order, each with the seconds that lead there, and the way back to the first."""

    rename_wanted = Signal()
    play_wanted = Signal()
    stop_chosen = Signal()

    def __init__(self, theme: Theme, model: FigureModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._cards: list[StopCard] = []
        self._ways: list[Way] = []
        self._inside = QWidget()
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(1)
        self._group = FocusGroup(self)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        self._menu: QMenu | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._scroll)
        self._column.addWidget(self._buttons())
        model.changed.connect(self._show_draft)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show_draft()

    def _buttons(self) -> ButtonRow:
        self._play = primary_button(self._theme, self.tr("Play"))
        self._play.setObjectName("play-figure")
        self._play.clicked.connect(self.play_wanted)
        self.show_plays(False)
        self._add = secondary_button(self._theme, self.tr("Add a pose"), icon="plus")
        self._add.setObjectName("add-pose")
        self._add.clicked.connect(self._add_between)
        self._copy = IconButton(self._theme, "copy", self.tr("Copy this pose"))
        self._copy.setObjectName("copy-pose")
        self._copy.clicked.connect(self._add_copy)
        self._again = IconButton(self._theme, "repeat", self.tr("Come to a pose once more, or to its other side"))
        self._again.setObjectName("pose-again")
        self._again.clicked.connect(self._offer_again)
        self._swap = IconButton(self._theme, "swap", self.tr("Swap the sides of this pose"))
        self._swap.setObjectName("swap-sides")
        self._swap.clicked.connect(self._swap_sides)
        self._left = IconButton(self._theme, "chevron-left", self.tr("Earlier"))
        self._left.setObjectName("pose-earlier")
        self._left.clicked.connect(lambda: self._move(self._model.stop, -1))
        self._right = IconButton(self._theme, "chevron-right", self.tr("Later"))
        self._right.setObjectName("pose-later")
        self._right.clicked.connect(lambda: self._move(self._model.stop, 1))
        self._remove = IconButton(self._theme, "trash", self.tr("Take this pose away"))
        self._remove.setObjectName("remove-pose")
        self._remove.clicked.connect(lambda: self._take_away(self._model.stop))
        buttons = (self._play, self._add, self._copy, self._again, self._swap, self._left, self._right, self._remove)
        return ButtonRow(self._theme, *buttons, spacing=4)

    @property
    def cards(self) -> list[StopCard]:
        """The stops, in their order."""
        return list(self._cards)

    def show_plays(self, plays: bool) -> None:
        """Let the button say whether the figure moves."""
        self._play.set_icon("pause" if plays else "play")
        self._play.set_label(self.tr("Pause") if plays else self.tr("Play"))

    # Showing

    def _show_draft(self) -> None:
        draft = self._model.draft
        self.setVisible(draft is not None)
        if draft is None:
            return
        self._make_room(len(draft.stops))
        figure = standing_still(draft)
        scene, motion = Scene(figure), Motion(figure)
        for number, (stop, card) in enumerate(zip(draft.stops, self._cards, strict=True)):
            name = self.tr("{name}, other side").format(name=stop.name) if stop.other_side else stop.name
            held = draft.held == number or (number == 0 and draft.held == len(draft.stops))
            frame = motion.key_frame(key_of(draft, number))
            card.show_stop(name, scene, frame, held=held, chosen=number == self._model.stop)
        seconds = [stop.seconds for stop in draft.stops[1:]] + [draft.back_seconds]
        for way, each in zip(self._ways, seconds, strict=True):
            way.show_way(self.tr("{n} s").format(n=number_text(each, 2)), back=way is self._ways[-1])
            way.setVisible(draft.moves)
        swap = self.tr("Swap near and far") if draft.view is View.SIDE else self.tr("Mirror left and right")
        self._swap.set_icon("swap", swap)
        self._left.setEnabled(draft.moves and self._model.stop > 0)
        self._right.setEnabled(draft.moves and self._model.stop < len(draft.stops) - 1)
        self._remove.setEnabled(draft.moves)
        chosen = self._cards[self._model.stop]
        self._scroll.ensureWidgetVisible(chosen, self._theme.px(60), 0)

    def _make_room(self, count: int) -> None:
        if len(self._cards) == count:
            return
        while len(self._cards) < count:
            card, way = StopCard(self._theme), Way(self._theme)
            number = len(self._cards)
            card.setObjectName(f"stop-{number}")
            card.clicked.connect(lambda _=False, number=number: self._choose(number))
            card.move_wanted.connect(lambda step, number=number: self._move(number, step))
            card.gone_wanted.connect(lambda number=number: self._take_away(number))
            card.rename_wanted.connect(self.rename_wanted)
            self._row.insertWidget(self._row.count() - 1, card)
            self._row.insertWidget(self._row.count() - 1, way)
            self._cards.append(card)
            self._ways.append(way)
        while len(self._cards) > count:
            for gone in (self._cards.pop(), self._ways.pop()):
                self._row.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        self._group.set_buttons(list(self._cards))

    # Changing

    def _choose(self, stop: int) -> None:
        self._model.choose_stop(stop)
        self.stop_chosen.emit()

    def _add_between(self) -> None:
        """A new pose half-way to the next one, so that the movement goes through it."""
        draft, stop = self._model.draft, self._model.stop
        if draft is None:
            return
        here, there = draft.stop_pose(stop), draft.stop_pose((stop + 1) % len(draft.stops))
        halfway = between(here, there, 0.5)
        pose = Pose(tuple(float(round(angle)) for angle in halfway.angles), halfway.looks)
        self._put_in(draft, pose if draft.moves else here, self.tr("Add a pose"))

    def _add_copy(self) -> None:
        draft = self._model.draft
        if draft is not None:
            self._put_in(draft, draft.stop_pose(self._model.stop), self.tr("Copy a pose"))

    def _put_in(self, draft: FigureDraft, pose: Pose, words: str) -> None:
        stop = self._model.stop
        try:
            new = draft.with_new_key(stop, pose, draft.free_name(draft.stops[stop].name))
        except AmbleError as error:
            self._model.said.emit(str(error))
            return
        self._model.change(new, words, stop=stop + 1)
        self.rename_wanted.emit()

    def _offer_again(self) -> None:
        """A menu of the poses that are there, as they are and with the sides exchanged."""
        draft = self._model.draft
        if draft is None:
            return
        menu = QMenu(self)
        for other_side in (False, True):
            for key in draft.keys:
                text = self.tr("{name}, other side").format(name=key.name) if other_side else key.name
                action = QAction(text.replace("&", "&&"), menu)
                action.triggered.connect(
                    lambda _=False, name=key.name, other=other_side: self._come_again(name, other_side=other)
                )
                menu.addAction(action)
            menu.addSeparator()
        self._menu = menu
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._again.mapToGlobal(QPoint(0, self._again.height())))

    def _come_again(self, name: str, *, other_side: bool) -> None:
        draft, stop = self._model.draft, self._model.stop
        if draft is None:
            return
        try:
            new = draft.with_stop(stop, name, other_side=other_side)
        except AmbleError as error:
            self._model.said.emit(str(error))
            return
        self._model.change(new, self.tr("Come to “{pose}” again").format(pose=name), stop=stop + 1)

    def _swap_sides(self) -> None:
        draft, stop = self._model.draft, self._model.stop
        if draft is not None:
            pose = other_side_of(draft.stop_pose(stop), draft.view)
            self._model.change(draft.with_stop_pose(stop, pose), self._swap.label)

    def _move(self, stop: int, step: int) -> None:
        draft = self._model.draft
        if draft is None or not 0 <= stop + step < len(draft.stops):
            return
        had_focus = self._cards[stop].hasFocus()
        self._model.change(draft.moved(stop, stop + step), self.tr("Move a pose"), stop=stop + step)
        if had_focus:
            self._cards[stop + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _take_away(self, stop: int) -> None:
        draft = self._model.draft
        if draft is None:
            return
        try:
            new = draft.without_stop(stop)
        except AmbleError as error:
            self._model.said.emit(str(error))
            return
        had_focus = any(card.hasFocus() for card in self._cards)
        self._model.change(new, self.tr("Take a pose away"), stop=min(stop, len(new.stops) - 1))
        if had_focus:
            self._cards[self._model.stop].setFocus(Qt.FocusReason.TabFocusReason)

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setSpacing(0)
        self._column.setSpacing(px(Space.S))
        self._scroll.setFixedHeight(px(112) + self._scroll.horizontalScrollBar().sizeHint().height())
        for widget in (*self._cards, *self._ways):
            widget.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), super().minimumSizeHint().height())
