"""What a person with a long history waits for, measured in Amble as it is opened: the coach included."""

# The whole program with the history in DATA, the way that a person opens it. Milliseconds: from the beginning of the
# coach's reading to its first word, beside the window; the longest that the window stood still meanwhile; the page of
# the history until it is painted with the plan's side; and the slowest of three sessions until the coach knows it.
# At last MiB from before the
# coach reads to the painted page: its sessions and days, Today, the page.
AMBLE_COACH = """
import os, time, uuid
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from exercises.clock import SystemClock
from exercises.paths import DataFolder
from gui.app import Amble
from gui.coaching import Coaching
from gui.main_window import HISTORY
from gui.theme.theme import make_application

class Clock(SystemClock):
    def now(self):
        return datetime(2026, 11, 20, 20, tzinfo=super().now().tzinfo)

def weight():
    for line in open("/proc/self/smaps_rollup"):
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024

app = make_application(["amble"])
amble = Amble(app, DataFolder(Path(DATA)), Clock())
amble.window.resize(1280, 800)
loaded = []
amble.loaded.connect(lambda: loaded.append(time.perf_counter()))
begun, weights = [], []
prepare = Coaching.prepare
def prepares(coaching, then=lambda: None):
    coaching.advisor().ladder()  # the library is read for it, which the routines' page needs as well
    weights.append(weight())
    begun.append(time.perf_counter())
    prepare(coaching, then)
    begun.append(time.perf_counter())
Coaching.prepare = prepares
amble.show()
while not begun:
    app.processEvents()
longest, before = begun[1] - begun[0], time.perf_counter()
while not amble.coaching.is_ready:
    app.processEvents()
    now = time.perf_counter()
    if not amble.coaching.is_ready:  # then Today has been made as well
        longest = max(longest, now - before)
    before = now
    time.sleep(0.002)  # once around: what is clicked meanwhile waits so long
first = before - begun[0]
while not loaded:
    app.processEvents()

def rest(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()

rest(float(PATIENCE))  # the backup of the day is made
before = time.perf_counter()
amble.window.page_chosen.emit(HISTORY)
app.processEvents()  # paints
page = (time.perf_counter() - before) * 1000
if amble._history_flow.page.overview._plan is None:
    raise RuntimeError("the page was painted without the plan's side")
rest(0.5)
heavy = weight() - weights[0]
history, coaching = amble.history(), amble.coaching
newest = history.session(history.recent(1)[0].id)
times = []
for number in range(3):
    at = newest.started + timedelta(minutes=30 * (number + 1))
    history.save(replace(newest, id=str(uuid.uuid4()), started=at, ended=at + timedelta(minutes=10)))
    coaching.blockSignals(True)  # what the pages then show is measured elsewhere
    before = time.perf_counter()
    coaching.forget()
    coaching.outlook()
    times.append((time.perf_counter() - before) * 1000)
amble.close()  # the file is whole again for whoever opens it next
print(first * 1000, longest * 1000, page, max(times), heavy, flush=True)
os._exit(0)
"""
