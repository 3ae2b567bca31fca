"""A Qt without a screen, and the theme that widgets are built with."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Whoever has a loudspeaker does not want to hear the tests.
os.environ["AMBLE_SILENT"] = "1"
# Nor to have them among the media players of the desktop.
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPalette

from gui.theme.theme import Theme
from gui.theme.tokens import ThemeChoice


@pytest.fixture(scope="session")
def qapp_args():
    return ["amble", "-style", "Fusion"]


@pytest.fixture(scope="session", autouse=True)
def nothing_copied_in_the_end(qapp):
    """What Python put into the clipboard goes while there still is a Python; Qt would crash behind the last test."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def no_widgets_left(qapp):
    """Widgets that a test leaves behind are deleted: each later style sheet would be worked out for them as well."""
    yield
    delete_now(*qapp.topLevelWidgets())


def delete_now(*widgets):
    """Delete them with what is in them. A style sheet changes afterwards: for a whole window that takes 90 ms."""
    for widget in widgets:
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def theme(qapp):
    """The light theme at 100 %, nothing moving; what it did to the application is undone afterwards."""
    font = qapp.font()
    yield Theme(qapp, ThemeChoice.LIGHT, reduce_motion=True)
    delete_now(*qapp.topLevelWidgets())
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)
