"""What the plan did, and why: the newest first, in plain words; the rules' numbers for whoever asks for them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.coach.outlook import Outlook, Reason
from gui.plan.words import change_of, day_and_month, rule_word
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.beside import Beside
from gui.widgets.buttons import ButtonRow, quiet_button
from gui.widgets.card import Card
from gui.widgets.chips import Chip
from gui.widgets.labels import Label, Role

_FIRST = 4
_MORE = 60
_PORTION = 20
_RULE = "rule"


class ReasonsCard(Card):
    """A few reasons, and all of them on request, so many at a time that the page stays quick."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=20, parent=parent)
        self._outlook: Outlook | None = None
        self._count = 0
        self.content.addWidget(Label(self.tr("What the plan did, and why"), Role.HEADING))
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._more = quiet_button(theme, self.tr("Show all"), icon="chevron-down")
        self._more.setObjectName("all-reasons")
        self._more.clicked.connect(self._show_more)
        self._rules = quiet_button(theme, "")
        self._rules.setObjectName("rules")
        self._rules.clicked.connect(self._turn_rules)
        self._names_rules = False
        self._buttons = ButtonRow(theme, self._more, self._rules)
        self.content.addWidget(self._list)
        self.content.addWidget(self._buttons)
        self._tell_rules()
        self.content.addStretch(1)
        theme.changed.connect(self._space)
        self._space()

    def show_reasons(self, outlook: Outlook) -> None:
        """Show the newest few."""
        self._outlook, self._count = outlook, 0
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()  # or what Qt shows a moment later would be a window of its own
                old.setParent(None)
                old.deleteLater()
        if outlook.reasons:
            self._append(outlook, _FIRST)
        else:
            self._rows.addWidget(
                Label(self.tr("Nothing yet. Every step of the plan will stand here, with its reason."), Role.MUTED)
            )
        self._tell_more(outlook)

    def _show_more(self) -> None:
        if self._outlook is None:
            return
        first = self._append(self._outlook, _MORE)
        self._tell_more(self._outlook)
        if self._more.isHidden() and first is not None:
            # The button that had the focus is gone; reading goes on where it stood.
            first.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _append(self, outlook: Outlook, count: int) -> QWidget | None:
        """Show so many more; gives the first of their rows."""
        newest = outlook.reasons[::-1][self._count : self._count + count]
        # In portions of their own: in one column every row would lay out all the others anew.
        first: QWidget | None = None
        for start in range(0, len(newest), _PORTION):
            portion = QWidget()
            column = QVBoxLayout(portion)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(self._theme.px(Space.M))
            for reason in newest[start : start + _PORTION]:
                row = self._row(reason, outlook)
                column.addWidget(row)
                first = first or row
            self._rows.addWidget(portion)
        self._count += len(newest)
        return first

    def _tell_more(self, outlook: Outlook) -> None:
        count = len(outlook.reasons)
        left = count - self._count
        more = self.tr("Show all {n}") if left <= _MORE else self.tr("Show more of {n}")
        self._more.set_label(more.format(n=count))
        self._more.setVisible(left > 0)
        self._rules.setVisible(count > 0)
        self._buttons.setVisible(count > 0)

    def _turn_rules(self) -> None:
        """Show or hide the rule below each reason; nothing else moves or is made anew."""
        self._names_rules = not self._names_rules
        self._tell_rules()
        for label in self._list.findChildren(Label, _RULE):
            label.setVisible(self._names_rules)

    def _tell_rules(self) -> None:
        self._rules.set_label(self.tr("Hide the rules") if self._names_rules else self.tr("Show the rules"))
        self._rules.setToolTip(self.tr("The plan's rule and its number, for whoever treats your back."))

    def _row(self, reason: Reason, outlook: Outlook) -> QWidget:
        theme, px = self._theme, self._theme.px
        change = change_of(reason, outlook.levels)
        tone, icon = change.kind.value
        row = QWidget()
        layout = Beside(row)
        layout.setSpacing(px(Space.M))
        layout.set_widths(0, px(190))
        chip = Chip(theme, change.word, tone, icon=icon)
        chip.setToolTip(change.word)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, px(2), 0, 0)
        column.setSpacing(0)
        day = day_and_month(reason.day, outlook.today)
        column.addWidget(Label(f"{day} · {reason.said_on(outlook.today)}", Role.BODY))
        rule = Label(rule_word(reason.rule), Role.SECONDARY)
        rule.setObjectName(_RULE)
        column.addWidget(rule)
        rule.setVisible(self._names_rules)
        layout.addWidget(chip)
        layout.addWidget(words)
        return row

    def _space(self) -> None:
        px = self._theme.px
        self.content.setSpacing(px(Space.M))
        self._rows.setSpacing(px(Space.M))
        if self._outlook is not None:
            self.show_reasons(self._outlook)
