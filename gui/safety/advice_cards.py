"""What to do about warning signs, as cards: the strongest first, an emergency large."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exercises.coach.red_flags import Advice, Urgency, sign
from gui.theme.theme import Theme
from gui.theme.tokens import Corner, Space, Tone
from gui.widgets.card import Card
from gui.widgets.labels import Label, Role
from gui.widgets.painting import paint_box

_TONES = {
    Urgency.EMERGENCY: Tone.BAD,
    Urgency.SAME_DAY: Tone.READY,
    Urgency.PROFESSIONAL: Tone.REST,
    Urgency.ASK_FIRST: Tone.NEUTRAL,
}


class AdviceCard(Card):
    """One kind of sign: what to do, which signs it is about, and why."""

    def __init__(self, theme: Theme, advice: Advice, parent: QWidget | None = None) -> None:
        self._tone = _TONES[advice.urgency]
        super().__init__(theme, padding=24, parent=parent)
        urgent = advice.urgency is Urgency.EMERGENCY
        self.setObjectName(f"advice-{advice.urgency}")
        self.content.setSpacing(theme.px(Space.M))
        self.content.addWidget(Label(advice.lead, Role.TITLE if urgent else Role.HEADING))
        for sign_id in advice.signs:
            found = sign(sign_id)
            if found is not None:
                self.content.addLayout(self._point(found.text))
        self.content.addWidget(Label(advice.text, Role.BODY))

    def _point(self, words: str) -> QHBoxLayout:
        """One point of a list, its lines all to the right of the dot."""
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(Space.S))
        row.addWidget(Label("•", Role.BODY), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(words, Role.BODY), 1)
        return row

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self._theme.colours
        shades = colours.shades(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = shades.full if colours.line_width > 1 or colours.is_dark else None
        line = self._theme.px(colours.line_width)
        paint_box(painter, QRectF(self.rect()), self._theme.px(Corner.CARD), shades.soft, border, line)


def advice_cards(theme: Theme, advice: Iterable[Advice]) -> list[AdviceCard]:
    """Make one card for each, in the same order."""
    return [AdviceCard(theme, each) for each in advice]
