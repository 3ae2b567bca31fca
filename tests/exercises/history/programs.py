"""Other programs that use the history at the same time: real processes that a test talks to and may kill."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

# Does one thing for each line it reads, and answers with a line when it is done.
_PROGRAM = """
import sys
from datetime import datetime
from pathlib import Path
from exercises.history.history import History
from exercises.history.journal import Journal
from exercises.session.session import Session
from tests.exercises.history.records import MORNING, PLAN, done
from tests.fakes import FakeClock

clock = FakeClock(MORNING)
history = History(Path(sys.argv[1]), clock)
print("ready", flush=True)
for line in sys.stdin:
    command, _, word = line.strip().partition(" ")
    answer = "ok"
    if command == "session":
        session, journal = Session(PLAN, clock), Journal(PLAN, word, lambda: history)
        for event in session.start():
            journal.take(event)
    elif command == "advance":
        for _ in range(int(float(word) * 4)):
            clock.advance(0.25)
            for event in session.tick():
                journal.take(event)
        answer = journal.trouble or "ok"
    elif command == "interrupted":
        answer = " ".join(record.id for record in history.interrupted())
    elif command in ("resume", "keep"):
        answer = str(getattr(history, command)(word))
    elif command == "cycles":
        for _ in range(int(word)):
            with History(Path(sys.argv[1]), clock) as again:
                again.save(done())
                again.count()
    elif command == "close":
        history.close()
    print(answer, flush=True)
"""


class Program:
    """A process with the history open."""

    def __init__(self, path):
        self.process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert self._answer() == "ready"

    def do(self, command):
        """Have it do something, and return its answer."""
        self.ask(command)
        return self._answer()

    def ask(self, command):
        """Have it do something, without waiting for it."""
        self.process.stdin.write(f"{command}\n")
        self.process.stdin.flush()

    def _answer(self):
        answer = self.process.stdout.readline()
        assert answer, "the program has ended"
        return answer.strip()

    def wait_for_answer(self):
        assert self._answer() == "ok"

    def kill(self):
        """End it as a power cut would: nothing is tidied up."""
        self.process.kill()
        self.end()

    def end(self):
        """Let go of it."""
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
