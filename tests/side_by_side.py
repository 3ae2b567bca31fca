"""Runs the window's tests beside all others, because most computers have two processors and more."""

import re
import subprocess
import sys
from pathlib import Path

_WINDOW = Path(".pytest_cache/window.txt")
_FAILED = re.compile(r"^(FAILED|ERROR|E   |INTERNALERROR|Using --randomly-seed)")


def main() -> int:
    """Print all that both say, what failed once more at the end; returns 0 when everything passed."""
    _WINDOW.parent.mkdir(exist_ok=True)
    pytest = (sys.executable, "-m", "pytest")
    failed: list[str] = []
    with _WINDOW.open("wb") as said:
        window = subprocess.Popen((*pytest, "tests/gui"), stdout=said, stderr=subprocess.STDOUT)
        others = subprocess.Popen(
            (*pytest, "tests", "--ignore=tests/gui"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        assert others.stdout is not None
        for line in others.stdout:
            _show(line.decode(errors="replace"), failed)
        statuses = (others.wait(), window.wait())
    for told in _WINDOW.read_text(errors="replace").splitlines(keepends=True):
        _show(told, failed)
    if any(statuses):
        sys.stdout.write("\n".join(("", "What failed, once more:", *failed, "")))
    return 1 if any(statuses) else 0


def _show(line: str, failed: list[str]) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()
    if _FAILED.match(line):
        failed.append(line.rstrip())


if __name__ == "__main__":
    sys.exit(main())
