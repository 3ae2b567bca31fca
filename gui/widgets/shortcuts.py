"""Keys that mean the same on several screens."""

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def escape_to(page: QWidget, left: SignalInstance) -> None:
    """Let Esc and Alt+Left leave a page, as its back button does."""
    for keys in ("Esc", "Alt+Left"):
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(left)
