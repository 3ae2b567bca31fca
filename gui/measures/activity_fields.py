"""Up to three activities of one's own, each with its number from 0 to 10."""

from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from exercises.history.facts import ActivityScores, Fact, Measure, OwnActivities
from exercises.history.measures.catalogue import SCALE_ENDS, SUGGESTED_ACTIVITIES
from exercises.history.measures.ranges import MOST_ACTIVITIES
from gui.measures.result_fields import ResultFields
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import Button, ButtonRow, quiet_button
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import SideBySide
from gui.widgets.number_scale import NumberScale

LONGEST_NAME = 60


class ActivityRow(QWidget):
    """One activity: its name, to be written or written already, and its number.

    A new name for the same thing keeps its id, so that its line goes on; another thing gets a new id.
    """

    changed = Signal()

    def __init__(
        self, theme: Theme, number: int, activity: tuple[str, str] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._id, self._name = activity or ("", "")
        lowest, highest = SCALE_ENDS[Measure.ACTIVITIES]
        self._title = Label(self._name, Role.SUBHEADING, max_lines=2)
        self.line = QLineEdit()
        self.line.setObjectName(f"activity-{number}")
        self.line.setMaxLength(LONGEST_NAME)
        self.line.setAccessibleName(self.tr("Activity {n}").format(n=number))
        self.line.setPlaceholderText(
            self.tr("Activity {n}, such as: {name}").format(n=number, name=SUGGESTED_ACTIVITIES[number - 1])
        )
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self._settle)
        self._rename = self._button(f"rename-{number}", self.tr("Rename"), self._ask_name)
        self._replace = self._button(f"replace-{number}", self.tr("Another one instead"), self._ask_other)
        names = QWidget()
        self._names = QVBoxLayout(names)
        self._names.setContentsMargins(0, 0, 0, 0)
        self._names.addWidget(self._title)
        self._names.addWidget(self.line)
        self._names.addWidget(ButtonRow(theme, self._rename, self._replace, spacing=4))
        self.scale = NumberScale(theme, lowest=lowest, highest=highest, name=self._name)
        self.scale.setObjectName(f"score-{number}")
        self.scale.value_changed.connect(self._scored)
        self._sides = SideBySide(self)
        self._sides.addWidget(names)
        self._sides.addWidget(self.scale)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show(asking=not self._name)

    @property
    def name(self) -> str:
        """What the activity is called now; empty for none."""
        return self.line.text().strip() if not self.line.isHidden() else self._name

    @property
    def activity(self) -> tuple[str, str]:
        """Its id and its name."""
        if not self._id:
            self._id = str(uuid4())
        return self._id, self.name

    def take(self, name: str) -> None:
        """Write a suggested name into an empty row."""
        self.line.setText(name)
        self._typed()

    def _ask_name(self) -> None:
        self.line.setText(self._name)
        self._show(asking=True)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def _ask_other(self) -> None:
        self._id, self._name = "", ""
        self.line.clear()
        self.scale.set_value(None)
        self._show(asking=True)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _scored(self, _value: object) -> None:
        self.changed.emit()

    def _settle(self) -> None:
        """Enter in the name: on to its number."""
        if self.name:
            self.scale.findChildren(QWidget, "scale-0")[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _typed(self) -> None:
        self.scale.setAccessibleName(self.name)
        self.scale.setVisible(bool(self.name))
        self.changed.emit()

    def _show(self, *, asking: bool) -> None:
        self._title.setVisible(not asking)
        self.line.setVisible(asking)
        self._rename.setVisible(not asking)
        self._replace.setVisible(not asking)
        self.scale.setVisible(bool(self.name))

    def _button(self, name: str, words: str, act: object) -> Button:
        button = quiet_button(self._theme, words)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    def _restyle(self) -> None:
        px = self._theme.px
        self._names.setSpacing(px(Space.XS))
        self._sides.setSpacing(px(Space.XL))
        self._sides.set_main_width(px(300))
        self.line.setMaximumWidth(px(480))


class ActivityFields(ResultFields):
    """Three rows; every activity that has a name needs its number, so that the mean is always of the same ones."""

    def __init__(self, theme: Theme, activities: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._before = tuple(activities)
        known: list[tuple[str, str] | None] = [*self._before, *[None] * MOST_ACTIVITIES][:MOST_ACTIVITIES]
        self.rows = [ActivityRow(theme, number, activity) for number, activity in enumerate(known, 1)]
        self._ideas = ButtonRow(theme, spacing=4)
        self._ideas_head = Label(self.tr("Ideas:"), Role.MUTED)
        self._idea_buttons: dict[str, Button] = {}
        for name in SUGGESTED_ACTIVITIES:
            button = quiet_button(theme, name, icon="plus")
            button.clicked.connect(lambda _=False, name=name: self._take(name))
            button.setObjectName(f"idea-{name}")
            self._ideas.add(button)
            self._idea_buttons[name] = button
        for row in self.rows:
            row.changed.connect(self._row_changed)
            self.column.addWidget(row)
        self.column.addWidget(self._ideas_head)
        self.column.addWidget(self._ideas)
        self.column.addWidget(self._problem)
        self._row_changed()

    def begin(self) -> None:
        row = self.rows[0]
        first = row.scale.findChildren(QWidget, "scale-0")[0] if row.name else row.line
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> tuple[Fact, ...] | None:
        named = [row for row in self.rows if row.name]
        if not named:
            self._tell(self.tr("Please name one activity at least."))
            self.rows[0].line.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        names = [row.name.casefold() for row in named]
        if len(set(names)) < len(names):
            self._tell(self.tr("Two of them have the same name."))
            return None
        scores = [(*row.activity, row.scale.value) for row in named]
        told = tuple((activity, name, score) for activity, name, score in scores if score is not None)
        if len(told) < len(named):
            self._tell(self.tr("Please give each of them a number, or take its name away."))
            return None
        chosen = tuple((activity, name) for activity, name, _ in told)
        facts: tuple[Fact, ...] = (ActivityScores(told),)
        return facts if chosen == self._before else (OwnActivities(chosen), *facts)

    def _take(self, name: str) -> None:
        empty = next((row for row in self.rows if not row.name), None)
        if empty is not None:
            empty.take(name)
            empty.scale.findChildren(QWidget, "scale-0")[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _row_changed(self) -> None:
        self._tell("")
        names = {row.name for row in self.rows}
        has_room = "" in names
        for name, button in self._idea_buttons.items():
            button.setVisible(name not in names)
        self._ideas.setVisible(has_room)
        self._ideas_head.setVisible(has_room)

    def _respace(self) -> None:
        self.column.setSpacing(self._theme.px(Space.L))
