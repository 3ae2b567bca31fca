"""Where the focus begins on a page that is built anew."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def focus_first(page: QWidget, first: QWidget) -> None:
    """Bring the focus to what one does first on a page, unless something else is in front of all that it belongs to.

    A page that is built anew behind the editor, after a file changed, would take the keys from whoever writes there.
    """
    around = page.parentWidget()
    if page.isVisible() or around is None or around.isVisible():
        first.setFocus(Qt.FocusReason.OtherFocusReason)
