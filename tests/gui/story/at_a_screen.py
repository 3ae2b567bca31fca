"""Somebody at a real screen, with a real mouse and keyboard, before the program in a process of its own."""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from tests.gui.desktop import Desktop

# So long is waited for anything; what comes is seen at once.
PATIENCE_SECONDS = 60.0
# What has not arrived by then, while the program answers all the time, got lost on its way.
LOST_SECONDS = 10.0
_LOOK_AGAIN_MS = 25
# Pixels of something of which the mouse surely finds the middle.
_HIGH_ENOUGH = 60
Point = tuple[int, int]
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the program says of itself, and of one thing in it: `found` is None where that is not to be seen."""

    counts: dict[str, int]
    dragged_to: Point
    active: bool
    focus: str
    found: dict[str, object] | None

    @property
    def box(self) -> Box:
        """Left, top, width and height on the screen."""
        return tuple(self._fact("box"))  # type: ignore[arg-type,return-value]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, what is out of sight included."""
        return tuple(self._fact("size"))  # type: ignore[arg-type,return-value]

    @property
    def text(self) -> str:
        """What stands in it or on it; empty where it is not to be seen."""
        return str(self.found["text"]) if self.found is not None else ""

    @property
    def rows(self) -> dict[str, Box]:
        """The rows of a list that are in view, and where."""
        return {words: tuple(box) for words, box in self._fact("rows")}  # type: ignore[attr-defined]

    @property
    def angles(self) -> dict[str, float]:
        """The bones of a figure, in degrees."""
        return dict(self._fact("angles"))  # type: ignore[call-overload,no-any-return]

    @property
    def can_be_clicked(self) -> bool:
        """Whether the mouse would find it and it would do something."""
        return self.found is not None and bool(self.found["enabled"]) and bool(self.found["free"])

    def _fact(self, name: str) -> object:
        assert self.found is not None, "it is not to be seen"
        return self.found[name]


class AtAScreen:
    """Sees and does what somebody before the window does. Every press is seen to arrive before the next one is made.

    What is lost on its way, before the window has the focus, is given again; what has arrived never is.
    """

    def __init__(self, desktop: Desktop, data: Path) -> None:
        self._desktop = desktop
        self._told: list[str] = []
        self._all_told: list[str] = []
        self._broken: list[str] = []
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[dict[str, object]] = queue.SimpleQueue()
        command = [sys.executable, "-m", "tests.gui.story.answering", str(data)]
        self.program = desktop.start(command, {"HOME": str(data.parent)})
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.program.stdout is not None
        for line in self.program.stdout:
            match json.loads(line):
                case {"told": told}:
                    self._all_told.append(told)
                    self._lines.put(told)
                case {"seen": seen}:
                    self._answers.put(seen)
                case {"broke": words}:
                    self._broken.append(words)
                    self._lines.put("broken")
        self._lines.put("gone")

    # Seeing and hearing

    def hear(self, *wanted: str) -> str:
        """Wait until the program tells one of these."""
        while True:
            try:
                line = self._lines.get(timeout=PATIENCE_SECONDS)
            except queue.Empty:
                line = "nothing more"
            self._told.append(line)
            if line in wanted:
                return line
            assert not self._broken, self._broken[0]
            assert line not in ("gone", "nothing more"), (wanted, self._told[-12:])

    def has_told(self, wanted: str) -> bool:
        """Whether the program has told this already."""
        self.look()  # its answer comes behind all that was told before
        return wanted in self._all_told

    def look(self, name: str = "", words: str = "", *, after_ms: int = 0) -> Seen:
        """What the program says of something that has this name, or is a button with these words."""
        assert self.program.stdin is not None
        self.program.stdin.write(json.dumps({"name": name, "words": words, "after_ms": after_ms}) + "\n")
        self.program.stdin.flush()
        said = self._answers.get(timeout=PATIENCE_SECONDS)
        assert not self._broken, self._broken[0]
        dragged_to, active, focus, found = (said.pop(key) for key in ("dragged_to", "active", "focus", "found"))
        return Seen(said, tuple(dragged_to), bool(active), str(focus), found)  # type: ignore[arg-type]

    def until(self, is_so: Callable[[Seen], bool], name: str = "", words: str = "") -> Seen:
        """Look again and again until it is so; fails with what was seen last."""
        found = self._until(is_so, name, words, PATIENCE_SECONDS)
        if found is not None:
            return found
        raise AssertionError(f"{name or 'the window'} never was so; now {self.look(name, words)}")

    def _until(self, is_so: Callable[[Seen], bool], name: str, words: str, seconds: float) -> Seen | None:
        end, seen = monotonic() + seconds, self.look(name, words)
        while not is_so(seen):
            if monotonic() > end:
                return None
            seen = self.look(name, words, after_ms=_LOOK_AGAIN_MS)
        return seen

    def see(self, name: str) -> Seen:
        """Wait until something is to be seen."""
        return self.until(lambda seen: seen.found is not None, name)

    def reads(self, name: str, words: str) -> str:
        """Wait until something says these words; gives all that it says."""
        return self.until(lambda seen: words in seen.text, name).text

    def has_focus(self, name: str) -> None:
        """Wait until the keyboard is with something."""
        self.until(lambda seen: seen.focus == name)

    # Keys

    def press(self, *keys: str) -> None:
        """Press keys one after the other, `ctrl+s` together."""
        for key in keys:
            self._arrives("keys", 1, ("key", "--delay", "1", key))

    def tab_to(self, name: str) -> None:
        """Press Tab until something has the focus."""
        passed = []
        for _ in range(80):
            self.press("Tab")
            passed.append(self.look().focus)
            if passed[-1] == name:
                return
        raise AssertionError(f"Tab never comes to {name}: {passed}")

    def go_to(self, name: str, key: str = "Return") -> None:
        """Walk to something with Tab and press it."""
        self.tab_to(name)
        self.press(key)

    def type(self, letters: str) -> None:
        """Type where the cursor is."""
        self._arrives("keys", len(letters), ("type", "--delay", "1", letters))

    def write(self, name: str, words: str) -> None:
        """Write into a field that has the focus, in place of what stands there."""
        self.has_focus(name)
        self.press("ctrl+a")
        self.type(words)
        self.reads(name, words)

    def _arrives(self, what: str, count: int, command: Sequence[str]) -> None:
        """Give something to the window; again only when nothing at all of it has come."""
        for _ in range(5):
            seen = self._until(lambda seen: seen.active, "", "", LOST_SECONDS)
            if seen is not None and self._comes_in(what, seen.counts[what], count, command):
                return
            self._do("search", "--onlyvisible", "--name", "^Amble$", "windowactivate")
        raise AssertionError(f"{command} never arrives")

    def _comes_in(self, what: str, before: int, count: int, command: Sequence[str]) -> bool:
        self._do(*command)
        if self._until(lambda seen: seen.counts[what] > before, "", "", LOST_SECONDS) is None:
            return False
        self.until(lambda seen: seen.counts[what] >= before + count)
        return True

    def _do(self, *command: str) -> None:
        self._desktop.ask("xdotool", *command)

    def follow_to_its_end(self) -> None:
        """Skip from phase to phase of a session, with a clicker, until it is over and recorded.

        Where much would be skipped, the program asks, and the same key is the answer.
        """
        for _ in range(200):
            if self.has_told("SessionEnded"):
                break
            self.press("Next")
        self.hear("SessionEnded")
        self.go_to("skip-questions")
        self.hear("recorded")

    # Mouse

    def click(self, name: str) -> None:
        """Click into the middle of something, once it is there, stands still and nothing lies over it."""
        self.click_at(middle(self.standing(name).box))

    def standing(self, name: str) -> Seen:
        """Wait until the mouse can have something, and it stays where it is."""
        before: list[Box] = []

        def stands(seen: Seen) -> bool:
            if not seen.can_be_clicked:
                return False
            before.append(seen.box)
            return len(before) > 1 and before[-2] == before[-1]

        return self.until(stands, name)

    def click_at(self, place: Point) -> None:
        """Click there."""
        self._move(place)
        self._arrives("downs", 1, ("click", "1"))

    def roll_to(self, name: str, over: str) -> None:
        """Turn the wheel over something until something else can be clicked as a whole."""
        self._move(middle(self.standing(over).box))
        for _ in range(100):
            seen = self.look(name, after_ms=_LOOK_AGAIN_MS)
            if seen.can_be_clicked and seen.box[3] >= min(seen.size[1], _HIGH_ENOUGH):
                return
            self._do("click", "5")
        raise AssertionError(f"{name} never comes into view")

    def end_of(self, name: str, words: str) -> Point:
        """Where words in a text end."""
        seen = self.until(lambda seen: seen.found is not None and seen.found.get("ends") is not None, name, words)
        return tuple(seen._fact("ends"))  # type: ignore[arg-type,return-value]

    def drag(self, start: Point, end: Point, has_come: Callable[[Seen], bool], name: str = "") -> None:
        """Take something and draw it along a line, until it `has_come`; then let it go.

        The last move is made again and again as long as it has not come, one pixel to and fro.
        """
        self._move(start)
        self._arrives("downs", 1, ("mousedown", "1"))
        for part in range(1, 9):
            self._move((start[0] + (end[0] - start[0]) * part // 8, start[1] + (end[1] - start[1]) * part // 8))
            self.look()
        until = monotonic() + PATIENCE_SECONDS
        while not has_come(self.look(name, after_ms=_LOOK_AGAIN_MS)):
            assert monotonic() < until, f"the drag never comes to its end: {self.look(name)}"
            self._move((end[0] + 1, end[1]))
            self.look()
            self._move(end)
        before = self.look().counts
        self._do("mouseup", "1")
        self.until(lambda seen: seen.counts["ups"] > before["ups"] or seen.counts["drops"] > before["drops"])

    def _move(self, place: Point) -> None:
        self._do("mousemove", *map(str, place))

    # The end

    def leave(self) -> None:
        """End the program at once, if it still runs, and stop listening."""
        self.program.terminate()
        self._listener.join(20)

    def close(self) -> int:
        """Close the window as one does; the program's exit status."""
        for _ in range(20):
            self._do("search", "--onlyvisible", "--name", "^Amble$", "windowactivate", "key", "alt+F4")
            try:
                status = self.program.wait(timeout=5)
            except subprocess.TimeoutExpired:
                continue  # the window manager was not there for it
            self._listener.join(20)
            assert not self._broken, self._broken[0]
            return status
        raise AssertionError("the window does not close")


def middle(box: Box) -> Point:
    """The middle of a box."""
    return box[0] + box[2] // 2, box[1] + box[3] // 2


@contextmanager
def at_a_screen(folder: Path) -> Iterator[AtAScreen]:
    """Sit down before the program, whose first steps are done; its data are in `data` of this folder."""
    data = folder / "data"
    data.mkdir(exist_ok=True)
    (data / "settings.yaml").write_text("first-run-over: yes\nvoice: no\nreduce-motion: yes\n", encoding="utf-8")
    with Desktop(tray=False) as desktop:
        person = AtAScreen(desktop, data)
        try:
            person.hear("loaded")
            yield person
        finally:
            person.leave()
