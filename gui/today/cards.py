"""The cards that offer something: the big one for what is next, small ones for what else would be good."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget

from gui.figure.exercise_picture import ExercisePicture
from gui.figure.subject import Subject
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.today.offer import Act, Offer, OfferButton
from gui.widgets.buttons import Button, ButtonKind, ButtonRow, ButtonSize
from gui.widgets.card import Card
from gui.widgets.chips import Chip
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import SideBySide
from gui.widgets.painted_button import PaintedButton
from gui.widgets.picture_beside import PictureBeside

if TYPE_CHECKING:
    from gui.today.known_minutes import KnownMinutes


class MainCard(Card):
    """What is next. `acted` tells the button that was pressed, `known_minutes` how far the user can walk."""

    acted = Signal(object)  # OfferButton
    known_minutes = Signal(int)
    level_requested = Signal()
    minutes_asked = Signal()  # there are new fields to go to

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._offer: Offer | None = None
        inside = QWidget()
        self._beside = PictureBeside(inside, share=0.32)
        self._picture = ExercisePicture(theme, "", Subject())
        words = QWidget()
        self._words = QVBoxLayout(words)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._beside.addWidget(self._picture)
        self._beside.addWidget(words)
        self.content.addWidget(inside)
        self._know: KnownMinutes | None = None
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def offer(self) -> Offer | None:
        """What is shown."""
        return self._offer

    def show_offer(self, offer: Offer) -> None:
        """Say and offer something else; the same again changes nothing, and keeps the focus where it is."""
        if offer == self._offer:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        had_ring = isinstance(focus, PaintedButton) and focus.shows_focus_ring
        self._offer = offer
        self.setObjectName(f"main-{offer.key}")
        self.setAccessibleName(offer.title)
        self._picture.show_subject(offer.title, offer.picture)
        self._know = None
        _clear(self._words)
        parts: list[QWidget] = [Label(offer.title, Role.TITLE), *(Label(line, Role.MUTED) for line in offer.lines)]
        if offer.chips:
            chips = (Chip(self._theme, chip.text, chip.tone, icon=chip.icon) for chip in offer.chips)
            parts.insert(0, ButtonRow(self._theme, *chips, spacing=8))
        row = self._buttons(offer)
        for part in (*parts, row):
            self._words.addWidget(part)
            part.show()  # Qt would do it later, and until then it could not take the focus
        if had_focus:
            button = next(iter(row.findChildren(Button)))
            button.setFocus(Qt.FocusReason.TabFocusReason if had_ring else Qt.FocusReason.MouseFocusReason)

    def _buttons(self, offer: Offer) -> ButtonRow:
        row = ButtonRow(self._theme)
        if offer.start is not None:
            start = Button(self._theme, offer.start.label, ButtonKind.PRIMARY, size=ButtonSize.LARGE)
            self._wire(start, offer.start)
            row.add(start)
        for number, other in enumerate(offer.others):
            kind = ButtonKind.QUIET if number else ButtonKind.SECONDARY
            button = Button(self._theme, other.label, kind)
            self._wire(button, other)
            row.add(button)
        return row

    def _wire(self, button: Button, what: OfferButton) -> None:
        button.setObjectName(f"today-{what.act.value}")
        button.clicked.connect(lambda: self._press(button, what))

    def _press(self, button: Button, what: OfferButton) -> None:
        if what.act is Act.KNOW:
            self._ask_minutes(by_keyboard=button.shows_focus_ring)
        else:
            self.acted.emit(what)

    def _ask_minutes(self, *, by_keyboard: bool) -> None:
        if self._know is None:
            from gui.today.known_minutes import KnownMinutes

            self._know = KnownMinutes(self._theme, with_level=True)
            self._know.chosen.connect(self.known_minutes)
            self._know.level_requested.connect(self.level_requested)
            self._words.addWidget(self._know)
            self.minutes_asked.emit()
        self._know.open(by_keyboard=by_keyboard)

    def _fit(self) -> None:
        px = self._theme.px
        self._beside.set_picture(QSize(px(300), px(176)), px(150))
        self._beside.setSpacing(px(28))
        self._words.setSpacing(px(Space.M))


class SmallCard(Card):
    """Something else that would be good, in one row: picture, name, a line, a button."""

    acted = Signal(object)  # OfferButton

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.setObjectName(name)
        self._name = name
        self._what: OfferButton | None = None
        inside = QWidget()
        self._beside = PictureBeside(inside, share=0.28)
        self._picture = ExercisePicture(theme, "", Subject())
        right = QWidget()
        self._sides = SideBySide(right)
        words = QWidget()
        self._words = QVBoxLayout(words)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._title, self._line = Label("", Role.SUBHEADING, max_lines=3), Label("", Role.SECONDARY)
        self._words.addWidget(self._title)
        self._words.addWidget(self._line)
        self._button = Button(theme, "")
        self._button.setObjectName(f"{name}-start")
        self._button.clicked.connect(self._press)
        self._sides.addWidget(words)
        self._sides.addWidget(ButtonRow(theme, self._button))
        self._beside.addWidget(self._picture)
        self._beside.addWidget(right)
        self.content.addWidget(inside)
        theme.changed.connect(self._fit)
        self._fit()

    def show_offer(self, offer: Offer | None) -> None:
        """Offer something else; None takes the card away."""
        self.setVisible(offer is not None)
        if offer is None:
            return
        self._what = offer.start or next(iter(offer.others), None)
        self._picture.show_subject(offer.title, offer.picture)
        self._title.set_text(offer.title)
        self._line.set_text(" ".join(offer.lines))
        self._line.setVisible(bool(offer.lines))
        self._button.setVisible(self._what is not None)
        if self._what is not None:
            self._button.set_label(self._what.label)
            self._button.set_kind(ButtonKind.SECONDARY if offer.start is not None else ButtonKind.QUIET)
            self._button.setAccessibleName(f"{self._what.label}, {offer.title}")

    def _press(self) -> None:
        if self._what is not None:
            self.acted.emit(self._what)

    def _fit(self) -> None:
        px = self._theme.px
        self._beside.set_picture(QSize(px(104), px(72)), px(76))
        self._beside.setSpacing(px(Space.L))
        self._sides.setSpacing(px(Space.M))
        self._sides.set_main_width(px(150))
        self._words.setSpacing(px(Space.XS))


def _clear(layout: QLayout) -> None:
    """Take everything out of a layout; the widgets go when the click that led here is over."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
