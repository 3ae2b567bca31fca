"""The part of the settings about walking: the plan, the shoes, the self-check."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exercises.settings import Settings
from gui.settings.settings_card import SettingsCard
from gui.theme.theme import Theme
from gui.widgets.buttons import ButtonRow
from gui.widgets.fields import ChoiceField
from gui.widgets.labels import Label, Role

_LONGEST_NAME = 60


class WalkingCard(SettingsCard):
    """Chooses the walking plan; the chosen one is shown even when its file is gone."""

    shoes_requested = Signal()
    self_check_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Walking"))
        self._names: dict[str, str] = {}
        self._plan = ""
        self._plans = ChoiceField([])
        self._plans.setObjectName("plan")
        self._plans.setAccessibleName(self.tr("Walking plan"))
        self._plans.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._plans.setMinimumContentsLength(16)
        self._plans.activated.connect(self._chosen)
        stays = self.tr("Your walks stay yours: another plan goes on at its nearest level with no more minutes.")
        self.add(Label(self.tr("Walking plan"), Role.SUBHEADING), self._plans, Label(stays, Role.MUTED))
        shoes = self.button("my-shoes", self.tr("My shoes"), "shoe")
        shoes.clicked.connect(self.shoes_requested)
        check = self.button("self-check", self.tr("Self-check: what needs attention?"), "search")
        check.clicked.connect(self.self_check_requested)
        self.add(ButtonRow(theme, shoes, check))
        theme.changed.connect(self._place)
        self._place()

    def set_plans(self, plans: Iterable[tuple[str, str]]) -> None:
        """Offer these walking plans (ids and names)."""
        self._names = dict(plans)
        self._fill()

    def apply(self, settings: Settings) -> Settings:
        return replace(settings, plan=self._plan)

    def show_settings(self, settings: Settings) -> None:
        if settings.plan != self._plan:
            self._plan = settings.plan
            self._fill()

    def _fill(self) -> None:
        names = self._names
        if self._plan not in names:
            missing = self.tr("{id} (its file is not there)") if names else "{id}"
            names = {self._plan: missing.format(id=self._plan), **names}
        self._plans.clear()
        for plan, name in names.items():
            self._plans.addItem(name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…", plan)
        self._plans.set_value(self._plan)

    def _chosen(self) -> None:
        self._plan = str(self._plans.currentData())
        self.tell()

    def _place(self) -> None:
        self._plans.setMaximumWidth(self._theme.px(460))
