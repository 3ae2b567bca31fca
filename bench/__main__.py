"""`make bench`: prints each figure beside its bound and appends all of them to bench/results.jsonl.

Seconds are meant for a machine whose bare PySide6 window paints in 0.15 s; elsewhere they are scaled by what the bare
window takes in the same run. Exit status 1 when a bound is passed.
"""

import argparse
import itertools
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.children import (
    AMBLE_MEMORY,
    AMBLE_PLAYER,
    AMBLE_ROUTINES,
    AMBLE_WINDOW,
    BARE_WINDOW,
    HISTORY_PAGE,
    HISTORY_READING,
)
from bench.coach_children import AMBLE_COACH

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results.jsonl"
BARE_SECONDS = 0.15


@dataclass(frozen=True)
class Figure:
    """One measured value with its bound; `unit` is for people."""

    name: str
    value: float
    bound: float
    unit: str
    note: str = ""

    @property
    def holds(self) -> bool:
        return self.value <= self.bound


def environment() -> dict[str, str]:
    """The environment of the measured processes: no screen is needed."""
    found = dict(os.environ)
    if not found.get("DISPLAY"):
        found["QT_QPA_PLATFORM"] = "offscreen"
    found["PYTHONWARNINGS"] = "ignore"
    # As on anybody's machine: what was compiled once is kept.
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    return found


def child(program: str, **values: object) -> str:
    """Run one of the small programs and return what it printed."""
    head = "".join(f"{name} = {str(value)!r}\n" for name, value in values.items())
    done = subprocess.run(
        [sys.executable, "-c", head + program],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if not done.stdout.strip():
        raise RuntimeError(f"a measured process said nothing: {done.stderr[-800:]}")
    return done.stdout.strip().splitlines()[-1]


def start_seconds(program: str, **values: object) -> float:
    """Seconds from exec to the first painted window."""
    before = time.monotonic()
    return float(child(program, **values)) - before


def measure_start(runs: int) -> tuple[list[Figure], float]:
    """The windows in turn, so that a machine that slows down slows all of them."""
    bare, painted, loaded = [], [], []
    with tempfile.TemporaryDirectory() as data:
        start_seconds(BARE_WINDOW)
        start_seconds(AMBLE_WINDOW, DATA=data, MOMENT="loaded")
        for _ in range(runs):
            bare.append(start_seconds(BARE_WINDOW))
            painted.append(start_seconds(AMBLE_WINDOW, DATA=data, MOMENT="painted"))
            loaded.append(start_seconds(AMBLE_WINDOW, DATA=data, MOMENT="loaded"))
    reference = statistics.median(bare)
    first, whole = statistics.median(painted), statistics.median(loaded)
    note = f"bare {reference:.3f} s, Amble {first:.3f} s, with all cards {whole:.3f} s; {runs} runs each"
    return [Figure("first painted window, against a bare one", first / reference, 1.6, "×", note)], reference


def write_routines(folder: Path, count: int) -> None:
    """Routine files of ten steps as people write them."""
    folder.mkdir(parents=True, exist_ok=True)
    moves = ("bridge", "bird-dog", "clamshell", "front-plank-knees", "dead-bug", "cat-cow", "heel-raise", "march")
    for number in range(count):
        lines = [f"name: Routine {number}", "about: Ten steps.", "kind: strength", "level: gentle", "steps:"]
        for step in range(10):
            move = moves[(number + step) % len(moves)]
            dose = ["    for: 45s"] if move == "march" else ["    sets: 2", f"    reps: {4 + step % 5}", "    hold: 3s"]
            lines += [f"  - exercise: {move}", *dose]
        (folder / f"routine-{number}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def measure_check(scale: float, runs: int) -> list[Figure]:
    """`amble check` as a whole process over 1,000 and 2,000 files."""
    with tempfile.TemporaryDirectory() as place:
        medians = {}
        for count in (1000, 2000):
            folder = Path(place) / str(count) / "routines"
            write_routines(folder, count)
            times = []
            for _ in range(runs):
                before = time.monotonic()
                done = subprocess.run(
                    [sys.executable, "main.py", "--data", str(Path(place) / "none"), "check", str(folder)],
                    cwd=ROOT,
                    env=environment(),
                    capture_output=True,
                    text=True,
                    check=False,
                )
                times.append(time.monotonic() - before)
                if done.returncode:
                    raise RuntimeError(done.stdout[-800:] + done.stderr[-800:])
            medians[count] = statistics.median(times)
    note = f"measured {medians[1000]:.2f} s"
    return [
        Figure("check of 1,000 routines", medians[1000] / scale, 1.5, "s", note),
        Figure("check of 2,000 against 1,000", medians[2000] / medians[1000], 2.2, "×"),
    ]


def measure_routines(scale: float, runs: int) -> list[Figure]:
    """The routines page with 2,000 routines of one's own: opening it, and each letter of a search in it."""
    words = "bridge<<<<<<routine 17<<no"
    with tempfile.TemporaryDirectory() as place:
        write_routines(Path(place) / "routines", 2000)
        said = [child(AMBLE_ROUTINES, DATA=place, WORDS=words).split() for _ in range(runs)]
    opened, *letters = ([float(each) for each in times] for times in zip(*said, strict=True))
    # Of each letter the best run: what else the machine does is not the search's. The slowest letter counts.
    best = [min(times) for times in letters]
    note = f"the middle one {statistics.median(best) / scale:.1f} ms, {len(best)} letters, {runs} runs"
    return [
        Figure("2,000 own routines: the page opens", statistics.median(opened) / scale, 300, "ms"),
        Figure("2,000 own routines: slowest letter", max(best) / scale, 16, "ms", note),
    ]


def measure_history(scale: float, sessions: int, runs: int) -> list[Figure]:
    """Many sessions of 15 steps: what the history's page reads of them, and the page itself."""
    from bench.history_data import fill

    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "history.db"
        fill(path, sessions)
        said = {
            program: [[float(each) for each in child(program, FILE=path).split()] for _ in range(runs)]
            for program in (HISTORY_READING, HISTORY_PAGE)
        }
    reading, page = (_middles(each) for each in said.values())
    notes = [f"middle one {statistics.median(each[1:-1]) / scale:.1f} ms, {runs} runs" for each in (reading, page)]
    many = f"{sessions:,} sessions"
    return [
        Figure(f"{many}: overview and first rows", reading[0] / scale, 200, "ms"),
        Figure(f"{many}: slowest choice is read", max(reading[1:-1]) / scale, 60, "ms", notes[0]),
        Figure(f"{many}: memory for reading", reading[-1], 40, "MiB"),
        Figure(f"History page opens, {many}", page[0] / scale, 300, "ms"),
        Figure(f"History page, {many}: filter changes", max(page[1:-1]) / scale, 100, "ms", notes[1]),
        Figure(f"History page, {many}: memory growth", page[-1], 60, "MiB"),
    ]


def measure_coach(scale: float, sessions: int, runs: int) -> list[Figure]:
    """Many sessions in the whole program: the coach reads and folds them, and the history's page shows its side.

    The first word, the page and the memory are bounded by what they take today, so that they don't get worse: ninety
    years with three sessions a day are nobody's. The page alone has its own, closer bound.
    """
    from bench.history_data import fill

    with tempfile.TemporaryDirectory() as place:
        fill(Path(place) / "history.db", sessions)
        # The first run makes the backup of the day, which the others find.
        said = [child(AMBLE_COACH, DATA=place, PATIENCE=8 if not run else 1).split() for run in range(runs + 1)][1:]
    first, still, page, new, heavy = _middles([[float(each) for each in times] for times in said])
    many, note = f"{sessions:,} sessions", f"{runs} runs, in the whole program"
    return [
        Figure(f"{many}: the coach's first word", first / scale, 5000, "ms", f"beside the window; {note}"),
        Figure(f"{many}: window waits for the coach", still / scale, 50, "ms", "the longest time"),
        Figure(f"{many}: a new session is taken in", new / scale, 50, "ms", "the slowest of 3"),
        Figure("History page opens with the coach's side", page / scale, 900, "ms", note),
        Figure("History page with the coach: memory growth", heavy, 220, "MiB", "Today, coach and page"),
    ]


def _middles(runs: list[list[float]]) -> list[float]:
    """Of each value the middle one of all runs."""
    return [statistics.median(values) for values in zip(*runs, strict=True)]


def measure_year(scale: float, runs: int) -> Figure:
    """A year read from its file and explained, day by day: what Today, the plan and `amble plan` ask each time."""
    from bench.year_data import LAST_DAY, fill_year
    from exercises.clock import SystemClock
    from exercises.coach.advisor import Advisor
    from exercises.history.history import History
    from exercises.library.library import Library

    library = Library(None)
    library.scan()
    times: list[tuple[float, ...]] = []
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "history.db"
        fill_year(path)
        for _ in range(runs):
            with History(path, SystemClock()) as history:
                advisor = Advisor(library, history)
                advisor.ladder()  # the plan's own; it is read with the library
                marks = [time.perf_counter()]
                sessions = history.coach_sessions()
                marks.append(time.perf_counter())
                facts = history.facts()
                marks.append(time.perf_counter())
                outlook = advisor.look(sessions, facts, LAST_DAY)
                marks.append(time.perf_counter())
            if len(outlook.grades) != len(sessions):
                raise RuntimeError("the year was not explained to its end")
            times.append(tuple((after - before) * 1000 for before, after in itertools.pairwise(marks)))
    whole = statistics.median(map(sum, times)) / scale
    parts = [statistics.median(part) / scale for part in zip(*times, strict=True)]
    note = f"{len(sessions)} sessions {parts[0]:.1f}, {len(facts)} facts {parts[1]:.1f}, explained {parts[2]:.1f} ms"
    return Figure("a year read and explained", whole, 50, "ms", note)


def measure_charts(scale: float, runs: int) -> Figure:
    """The charts of five years while they are zoomed and moved: the slowest frame of all three together."""
    from PySide6.QtWidgets import QApplication

    from bench.charts import zoom_milliseconds
    from gui.theme.theme import Theme, make_application

    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else make_application(["bench"])
    theme = Theme(app)
    # Of each frame the best run: what else the machine does is not the chart's.
    best = [min(times) for times in zip(*(zoom_milliseconds(theme) for _ in range(runs)), strict=True)]
    note = f"the middle one {statistics.median(best) / scale:.1f} ms, {len(best)} frames"
    return Figure("chart zoom frame", max(best) / scale, 33, "ms", note)


def measure_tick(scale: float) -> Figure:
    """One look at a running session."""
    from exercises.clock import SystemClock
    from exercises.library.library import Library
    from exercises.session.session import Session

    library = Library(None)
    library.scan()
    routine = library.routine("core-foundation")
    timeline = library.timeline(routine) if routine is not None else None
    if timeline is None:
        raise RuntimeError("core-foundation is missing")
    session = Session(timeline, SystemClock())
    session.start()
    rounds = 20_000
    before = time.perf_counter()
    for _ in range(rounds):
        session.tick()
    each = (time.perf_counter() - before) / rounds
    return Figure("one tick of a running session", each * 1e6 / scale, 50, "µs")


def measure_figure(scale: float) -> Figure:
    """One picture of a moving figure."""
    from bench.figure_frame import SIZE, frame_milliseconds

    middle, slow = frame_milliseconds()
    note = f"measured {middle:.2f} ms, one in twenty {slow:.2f} ms"
    return Figure(f"one figure of {SIZE} × {SIZE} pixels", middle / scale, 4.0, "ms", note)


def measure_player(seconds: float) -> list[Figure]:
    """The player with its figure moving, paused, and running while it is minimised."""
    found = player(seconds, "core-foundation", "bird-dog")
    # Marching never holds still. The better of two runs: what else the machine does is not the player's.
    marching, steps, *_ = min(player(seconds / 2, "movement-snack", "march") for _ in range(2))
    (running, pictures, _), (paused, _, paused_paints), (hidden, hidden_pictures, _) = zip(
        *[iter(found)] * 3, strict=True
    )
    return [
        Figure("player, bird-dog", running * 100, 12.0, "% of a core", f"{pictures:.1f} pictures a second"),
        Figure("player, marching all the time", marching * 100, 12.0, "% of a core", f"{steps:.1f} pictures a second"),
        Figure("player paused", paused * 100, 1.0, "% of a core"),
        Figure("paint events while paused", paused_paints, 0, ""),
        Figure("player minimised, session running", hidden * 100, 0.5, "% of a core"),
        Figure("pictures while minimised", hidden_pictures, 0, "a second"),
    ]


def player(seconds: float, routine: str, exercise: str) -> list[float]:
    """Shares of a core, pictures a second and paint events of one exercise: running, paused and minimised."""
    with tempfile.TemporaryDirectory() as data:
        said = child(AMBLE_PLAYER, DATA=data, SECONDS=seconds, ROUTINE=routine, EXERCISE=exercise)
    return [float(each) for each in said.split()]


def measure_cues(rounds: int) -> Figure:
    """How late the cues of a session are while every core is kept busy: 99 of 100 are no later than this."""
    busy = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"], env=environment())
        for _ in range(os.cpu_count() or 1)
    ]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bench.cue_lateness", str(rounds)],
            cwd=ROOT,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=300,
            check=True,
        )
    finally:
        for each in busy:
            each.kill()
            each.wait()
    late = sorted(float(each) for each in done.stdout.split())
    slowest = late[math.ceil(len(late) * 0.99) - 1]
    note = f"the middle one {statistics.median(late):.1f} ms, the latest {late[-1]:.1f} ms, {len(late)} cues, all busy"
    return Figure("cues late, 99 of 100", slowest, 60, "ms", note)


def measure_memory() -> Figure:
    """What the open window weighs, libraries shared with other programs counted in part."""
    with tempfile.TemporaryDirectory() as data:
        return Figure("memory of the open window (PSS)", int(child(AMBLE_MEMORY, DATA=data)) / 1024, 90, "MiB")


def main() -> int:
    """Measure, print, append, judge."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="starts of each window (default 9)")
    parser.add_argument("--sessions", type=int, default=100_000, help="sessions in the history (default 100,000)")
    options = parser.parse_args()
    if not os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    figures: list[Figure] = []

    def take(more: Figure | list[Figure]) -> None:
        for figure in more if isinstance(more, list) else [more]:
            mark = "  " if figure.holds else "✗ "
            note = f"   ({figure.note})" if figure.note else ""
            print(f"{mark}{figure.name:<44} {figure.value:>8.2f} {figure.unit:<12} at most {figure.bound:g}{note}")
            figures.append(figure)

    start, bare = measure_start(options.runs)
    scale = bare / BARE_SECONDS
    print(f"  a bare window paints in {bare:.3f} s here; seconds below are divided by {scale:.2f}")
    take(start)
    steps: tuple[Callable[[], Figure | list[Figure]], ...] = (
        lambda: measure_check(scale, 3),
        lambda: measure_tick(scale),
        lambda: measure_figure(scale),
        lambda: measure_year(scale, options.runs),
        measure_memory,
        lambda: measure_player(8.0),
        lambda: measure_cues(2),
        lambda: measure_routines(scale, 5),
        lambda: measure_charts(scale, 3),
        lambda: measure_history(scale, options.sessions, 5),
        lambda: measure_coach(scale, options.sessions, 3),
    )
    for step in steps:
        take(step())
    line = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "bare_window_seconds": round(bare, 4),
        "figures": {figure.name: round(figure.value, 3) for figure in figures},
    }
    with RESULTS.open("a", encoding="utf-8") as results:
        results.write(json.dumps(line) + "\n")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
