"""The reminder inside the window, where there is no tray."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.reminding.words import Message
from gui.text import tr
from gui.theme.theme import Theme
from gui.theme.tokens import Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import Button, primary_button, quiet_button, secondary_button


def reminder_notice(
    theme: Theme,
    message: Message,
    *,
    on_open: Callable[[], None],
    on_later: Callable[[], None],
    on_skip: Callable[[], None],
) -> QWidget:
    """A banner with what can be answered to a reminder."""
    banner = Banner(theme, message.title, message.text, Tone.INFO)
    for name, button, act in (
        ("reminder-open", primary_button(theme, tr("Let's go")), on_open),
        ("reminder-later", secondary_button(theme, tr("In 15 minutes")), on_later),
        ("reminder-skip", quiet_button(theme, tr("No more today")), on_skip),
    ):
        _add(banner, name, button, act)
    holder = QWidget()
    holder.setObjectName("reminder")
    column = QVBoxLayout(holder)
    column.setContentsMargins(theme.px(40), theme.px(20), theme.px(40), 0)
    column.addWidget(banner)
    column.addStretch(1)
    return holder


def _add(banner: Banner, name: str, button: Button, act: Callable[[], None]) -> None:
    button.setObjectName(name)
    button.clicked.connect(act)
    banner.add_action(button)
