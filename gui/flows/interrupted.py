"""The question after a session that was broken off by a crash or a power cut."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.session.parts import part_at, parts_of
from exercises.session.record import SessionRecord
from gui import text
from gui.theme.theme import Theme
from gui.theme.tokens import Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import primary_button, secondary_button


def interrupted_notice(
    theme: Theme, record: SessionRecord, today: date, *, on_continue: Callable[[], None], on_keep: Callable[[], None]
) -> QWidget:
    """A banner that offers to go on where the session stopped, or to keep what was done."""
    tr = text.tr
    parts = parts_of(record)
    done = sum(part.done for part in parts)
    at = part_at(record.timeline.phases, record.position) if record.timeline is not None else 0
    when = text.when(record.started, today)
    story = tr("{when}, before its first part was done.").format(when=when)
    if done:
        story = tr("{when}, after {done} of {all} parts. What was done until then is kept.").format(
            when=when, done=done, all=len(parts)
        )
    elif at:
        story = tr("{when}, in part {n} of {all}. What was done until then is kept.").format(
            when=when, n=at + 1, all=len(parts)
        )
    banner = Banner(theme, tr("{name} was broken off.").format(name=record.name), story, Tone.READY)
    go_on = primary_button(theme, tr("Continue where you stopped"))
    go_on.setObjectName("continue-session")
    go_on.clicked.connect(on_continue)
    keep = secondary_button(theme, tr("Keep what was done"))
    keep.setObjectName("keep-session")
    keep.clicked.connect(on_keep)
    banner.add_action(go_on)
    banner.add_action(keep)
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(theme.px(40), theme.px(20), theme.px(40), 0)
    column.addWidget(banner)
    column.addStretch(1)
    return holder
