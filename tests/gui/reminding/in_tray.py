"""Uses the program in a real tray as somebody would, and prints what was seen: a program for the test beside it."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from exercises.clock import SystemClock
from exercises.coach.reminded import load_kept
from exercises.paths import DataFolder
from exercises.settings import Look, Settings, save_settings
from gui.program import Program
from gui.reminding.flow import Reminding
from gui.theme.theme import make_application
from gui.theme.tokens import contrast

_PATIENCE_MS = 30_000


def until(is_so: Callable[[], bool]) -> bool:
    """Let the program run until something is so; False when that takes too long."""
    loop, look, late = QEventLoop(), QTimer(interval=50), QTimer(singleShot=True, interval=_PATIENCE_MS)
    look.timeout.connect(lambda: loop.quit() if is_so() else None)
    late.timeout.connect(loop.quit)
    look.start()
    late.start()
    loop.exec()
    return is_so()


def balloon() -> QWidget | None:
    """The message in the tray, as Qt itself draws it where no desktop does."""
    shown = [w for w in QApplication.topLevelWidgets() if w.metaObject().className() == "QBalloonTip" and w.isVisible()]
    return shown[0] if shown else None


def is_readable(shown: QWidget) -> bool:
    """Whether every line of a message stands out from its ground, as it is painted."""
    image = shown.grab().toImage()
    lines = [label for label in shown.findChildren(QLabel) if label.text()]
    return len(lines) == 2 and all(_stands_out(image, label.geometry()) for label in lines)


def _stands_out(image: QImage, place: QRect) -> bool:
    pixels = [
        image.pixelColor(x, y).name()
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
    ]
    [(ground, _)] = Counter(pixels).most_common(1)
    return max(contrast(each, ground) for each in set(pixels)) >= 4.5


def click(where: QRect, button: int) -> None:
    """A real click of the mouse."""
    middle = where.center()
    subprocess.run(["xdotool", "mousemove", str(middle.x()), str(middle.y()), "click", str(button)], check=True)


class Visit:
    """One way through the tray."""

    def __init__(self, folder: Path, *, stays: bool) -> None:
        self.data = DataFolder(folder)
        days = "mon tue wed thu fri sat sun"
        settings = Settings(
            # The look that is farthest from what Qt draws by itself.
            look=Look.DARK,
            reminders=True,
            reminder_days=days,
            reminder_from="00:00",
            reminder_until="00:00",
            session_reminder="00:00",
        )
        save_settings(self.data.settings, settings)
        if not stays:
            with self.data.settings.open("a") as file:
                file.write("stay-in-tray: no\n")
        self.app = make_application(["amble"])
        self.program = Program(self.app, self.data, SystemClock())
        self.window = self.program.amble.window
        self.seen: dict[str, object] = {}
        self.app.aboutToQuit.connect(lambda: self.seen.update(ended=True))

    @property
    def reminding(self) -> Reminding:
        reminding = self.program.amble.settings_flow.reminding
        assert reminding is not None
        return reminding

    def begin(self) -> None:
        """Open the window, and wait for the tray."""
        self.program.amble.show()
        flow = self.program.amble.settings_flow
        self.seen["tray"] = until(lambda: flow.reminding is not None and flow.reminding.staying.has_tray)

    def remind(self) -> None:
        """Hear of the session, and click on the message."""
        self.window.show()
        self.program.amble.show_page("settings")
        self.reminding.look()
        self.seen["message"] = until(lambda: balloon() is not None)
        shown = balloon()
        if shown is not None:
            self.seen["readable"] = is_readable(shown)
            QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
        self.seen["kept"] = load_kept(self.data.reminders).said.session_on is not None
        self.seen["page"] = self.program.amble._page

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.seen["hidden"] = not self.window.isVisible()

    def come_back(self) -> None:
        """Learn where the program is, and click the icon."""
        self.seen["told"] = until(lambda: balloon() is not None) and load_kept(self.data.reminders).told_of_tray
        tray = self.reminding.staying.tray
        assert tray is not None
        until(lambda: tray.icon.geometry().width() > 0)
        click(tray.icon.geometry(), 1)
        self.seen["back"] = until(self.window.isVisible)
        until(lambda: balloon() is None or balloon().close())  # type: ignore[union-attr]
        self.window.close()
        self.seen["told again"] = balloon() is not None
        click(tray.icon.geometry(), 3)
        self.seen["menu"] = until(tray.menu.isVisible)
        self.seen["entries"] = [action.text() for action in tray.menu.actions() if action.text() and action.isVisible()]
        tray.menu.close()

    def quit(self) -> None:
        """Quit by the menu."""
        tray = self.reminding.staying.tray
        assert tray is not None
        next(action for action in tray.menu.actions() if action.objectName() == "tray-quit").trigger()


def main() -> None:
    """Go the way that the command line asks for, and print what was seen."""
    folder, way = Path(sys.argv[1]), sys.argv[2]
    visit = Visit(folder, stays=way == "stays")

    def go() -> None:
        visit.begin()
        if way == "stays":
            visit.remind()
            visit.close()
            visit.come_back()
            visit.quit()
        else:
            visit.close()

    QTimer.singleShot(0, QObject(visit.app), go)
    late = QTimer(singleShot=True, interval=4 * _PATIENCE_MS)
    late.timeout.connect(lambda: visit.app.exit(3))
    late.start()
    status = visit.app.exec()
    visit.program.amble.close()
    sys.stdout.write(json.dumps({**visit.seen, "status": status}) + "\n")


if __name__ == "__main__":
    main()
