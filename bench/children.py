"""Small programs that the bench starts as processes of their own and reads one line of figures from."""

BARE_WINDOW = """
import os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Window(QMainWindow):
    told = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.told:
            self.told = True
            QTimer.singleShot(0, lambda: (print(time.monotonic(), flush=True), os._exit(0)))

app = QApplication(sys.argv[:1])
window = Window()
window.setCentralWidget(QLabel("Amble"))
window.resize(1280, 800)
window.show()
app.exec()
"""

# The way that a person starts it, main.py included. Amble loads its first page in a zero timer behind the first paint,
# where the bare window tells the time: MOMENT "painted" tells it there, "loaded" when the cards have been painted too.
AMBLE_WINDOW = """
import os, sys, time
import importlib.machinery

def tell():
    print(time.monotonic(), flush=True)
    os._exit(0)

class Hook:
    def find_spec(self, name, path, target=None):
        if name != "gui.app":
            return None
        sys.meta_path.remove(self)
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        run = spec.loader.exec_module
        def exec_module(module):
            run(module)
            load = module.Amble.load
            def loaded(amble):
                if MOMENT == "painted":
                    tell()
                load(amble)
                amble.window.grab()
                tell()
            module.Amble.load = loaded
        spec.loader.exec_module = exec_module
        return spec

sys.argv = ["amble", "--data", DATA]
sys.meta_path.insert(0, Hook())
import main
sys.exit(main.main())
"""

# Open, loaded and at rest: what the window weighs.
AMBLE_MEMORY = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from exercises.clock import SystemClock
from exercises.paths import DataFolder
from gui.app import Amble
from gui.theme.theme import make_application

def weigh():
    for line in open("/proc/self/smaps_rollup"):
        if line.startswith("Pss:"):
            print(int(line.split()[1]), flush=True)
    os._exit(0)

app = make_application(["amble"])
amble = Amble(app, DataFolder(Path(DATA)), SystemClock())
amble.show()
QTimer.singleShot(2500, weigh)
app.exec()
"""

# A session in the middle of a long phase: the share of a core that the player takes, running and paused.
AMBLE_PLAYER = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from exercises.clock import SystemClock
from exercises.library.timeline import PhaseKind
from exercises.paths import DataFolder
from exercises.session.record import Feelings
from gui.app import Amble
from gui.figure.figure_view import FigureView
from gui.theme.theme import make_application

class Paints(QObject):
    # Looking at every event costs time itself, so it is done only while nothing should be painted.
    count = figures = 0
    def eventFilter(self, watched, event):
        Paints.count += event.type() == QEvent.Type.Paint
        return False

paint_figure = FigureView.paintEvent

def counted(view, event):
    # Not what a changed word beside it uncovers.
    Paints.figures += event.rect().height() > 100
    paint_figure(view, event)

FigureView.paintEvent = counted

app = make_application(["amble"])
amble = Amble(app, DataFolder(Path(DATA)), SystemClock())
amble.window.resize(1280, 800)
amble.show()
seconds = float(SECONDS)
start, found = {}, []

def begin():
    amble.theme.set_reduce_motion(False)
    amble.sessions.begin(amble.library.timeline(amble.library.routine(ROUTINE)), Feelings())
    player = amble.sessions.player
    while True:
        phase = player.driver.session.view().phase
        if phase.exercise == EXERCISE and phase.kind is PhaseKind.WORK:
            break
        player.skip()

def mark():
    start.update(cpu=time.process_time(), paints=Paints.count, figures=Paints.figures, wall=time.monotonic())

def measured():
    wall = time.monotonic() - start["wall"]
    found.append((time.process_time() - start["cpu"]) / wall)
    found.append((Paints.figures - start["figures"]) / wall)
    found.append(Paints.count - start["paints"])

def over():
    measured()
    print(*found, flush=True)
    os._exit(0)

def minimise():
    measured()
    app.removeEventFilter(paints)
    amble.sessions.player.toggle_pause()  # it counts in, then goes on
    amble.window.showMinimized()

paints = Paints()

def pause():
    amble.sessions.player.toggle_pause()
    app.installEventFilter(paints)

whole = int(seconds * 1000)
at = 800
for wait, act in (
    (0, begin), (1500, mark), (whole, measured), (10, pause),
    (1500, mark), (whole, minimise), (4500, mark), (whole, over),
):
    at += wait
    QTimer.singleShot(at, act)
app.exec()
"""

# The routines page with all that lies in DATA: milliseconds from the click that opens it to its first paint, then of
# each letter of WORDS (< takes one back) the longest that the window does not answer, until all cards are there.
AMBLE_ROUTINES = """
import os, time
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from exercises.clock import SystemClock
from exercises.paths import DataFolder
from gui.app import Amble
from gui.main_window import ROUTINES
from gui.theme.theme import make_application

app = make_application(["amble"])
amble = Amble(app, DataFolder(Path(DATA)), SystemClock())
amble.window.resize(1280, 800)
loaded = []
amble.loaded.connect(lambda: loaded.append(True))
amble.show()
while not loaded:
    app.processEvents()

def longest(seconds):
    worst, end = 0.0, time.perf_counter() + seconds
    while time.perf_counter() < end:
        before = time.perf_counter()
        app.processEvents()  # once around: what is typed meanwhile waits
        worst = max(worst, time.perf_counter() - before)
    return worst * 1000

longest(0.5)
before = time.perf_counter()
amble.window.page_chosen.emit(ROUTINES)
app.processEvents()  # paints
found = [(time.perf_counter() - before) * 1000]
longest(1.0)
field = amble.window.findChild(object, "search-routines")
field.setFocus()
for letter in WORDS:
    before = time.perf_counter()
    if letter == "<":
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    else:
        QTest.keyClicks(field, letter)
    found.append(max((time.perf_counter() - before) * 1000, longest(0.3)))
print(*found, flush=True)
os._exit(0)
"""

# What the history's page reads of FILE: milliseconds for the first look, then for each of the filters, all of them new,
# and the memory in MiB that it takes.
HISTORY_READING = """
import os, time
from dataclasses import replace
from datetime import date
from pathlib import Path
from exercises.clock import SystemClock
from exercises.history.filtering import Filter
from exercises.history.history import History
from exercises.session.events import Outcome

def weight():
    for line in open("/proc/self/smaps_rollup"):
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024

today = date(2026, 11, 20)
before = weight()
start = time.perf_counter()
history = History(Path(FILE), SystemClock())
history.overview(Filter(), today)
history.recent(60)
found = [(time.perf_counter() - start) * 1000]
kinds, routines = history.kinds_done(), history.routines_done()
whole = Filter(
    since=date(1990, 1, 1),
    kinds=frozenset(kinds[:3]),
    outcomes=frozenset({Outcome.FINISHED}),
    pain=(1, 5),
    words="bridge felt",
)
for choice in (
    Filter(since=date(2026, 8, 21)),
    Filter(kinds=frozenset(kinds[:2])),
    Filter(routines=frozenset({routines[0][0]})),
    Filter(outcomes=frozenset({Outcome.STOPPED})),
    Filter(pain=(4, 5)),
    Filter(words="core found"),
    Filter(words="no such words"),
    Filter(words="e"),
    whole,
    replace(whole, words="walk note"),
):
    start = time.perf_counter()
    history.overview(choice, today)
    history.recent(60, choice=choice)
    history.count(choice)
    found.append((time.perf_counter() - start) * 1000)
print(*found, weight() - before, flush=True)
os._exit(0)
"""

# The page of the history in FILE: milliseconds until it is first painted, with what it loads beyond what Today
# has loaded, then until it shows each of the filters, and the memory in MiB that all of it takes.
HISTORY_PAGE = """
import os, time
from datetime import date
from pathlib import Path
from PySide6.QtWidgets import QWidget
import gui.app, gui.flows.today
from exercises.clock import SystemClock
from exercises.history.history import History
from gui.theme.theme import Theme, make_application

def weight():
    for line in open("/proc/self/smaps_rollup"):
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024

app = make_application(["amble"])
theme = Theme(app)
window = QWidget()
window.resize(1280, 800)
window.show()
app.processEvents()

def rest(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()

rest(0.3)
before = weight()
start = time.perf_counter()
from gui.history.page import HistoryPage
history = History(Path(FILE), SystemClock())
page = HistoryPage(theme, lambda: history, lambda: date(2026, 11, 20))
page.resize(1076, 800)
page.show()
app.processEvents()  # paints
found = [(time.perf_counter() - start) * 1000]
rest(1.0)  # what it reads when it has time

from gui.history.choice import Choice, Span
overview = page.overview
kinds, routines = history.kinds_done(), history.routines_done()
for choice in (
    Choice(span=Span.THREE_MONTHS),
    Choice(kinds=frozenset(kinds[:2])),
    Choice(routine=routines[0][0]),
    Choice(outcomes=frozenset({"stopped"})),
    Choice(pain="4-6"),
    Choice(words="core found"),
    Choice(words="no such words"),
    Choice(words="e", kinds=frozenset(kinds[:3]), outcomes=frozenset({"finished"}), span=Span.YEAR),
    Choice(),
):
    start = time.perf_counter()
    overview.set_choice(choice)
    app.processEvents()  # paints
    found.append((time.perf_counter() - start) * 1000)
    rest(0.2)
print(*found, weight() - before, flush=True)
os._exit(0)
"""
