"""Runs the tests in parts, one more at a time than there are processors: each part is a pytest of its own."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

# What takes longest comes first, so that none is left alone with much in the end. A part is what lies under its path
# and in no other part, and `tests` is all that is left: so every test is in exactly one.
PARTS = (
    "tests/gui/story",
    "tests/gui",
    "tests",
    "tests/exercises/history",
    "tests/exercises/library",
    "tests/exercises/commands",
)
_FAILED = re.compile(r"^(FAILED|ERROR|E   |INTERNALERROR|Using --randomly-seed)")


def words(part: str) -> list[str]:
    """What pytest is told of a part."""
    return [part, *(f"--ignore={other}" for other in PARTS if Path(part) in Path(other).parents)]


def main() -> int:
    """Print all that each part says when it is done, what failed once more at the end; 0 when everything passed."""
    failed: list[str] = []
    # Each waits now and then, for a disk, a recording or a browser: one more than there are processors keeps them busy.
    with ThreadPoolExecutor((os.cpu_count() or 1) + 1) as pool:
        running = [pool.submit(_run, part) for part in PARTS]
        try:
            for each in as_completed(running):
                part, status, said = each.result()
                _say(f"\n{part}\n{said}")
                if status:
                    failed += [f"{part}: pytest ended with {status}", *filter(_FAILED.match, said.splitlines())]
        except KeyboardInterrupt:
            pool.shutdown(cancel_futures=True)
            return 130
    if failed:
        _say("\n".join(("", "What failed, once more:", *failed, "")))
    return 1 if failed else 0


def _run(part: str) -> tuple[str, int, str]:
    _say(f"{part} begins\n")
    done = subprocess.run(
        (sys.executable, "-m", "pytest", *words(part)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return part, done.returncode, done.stdout.decode(errors="replace")


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
