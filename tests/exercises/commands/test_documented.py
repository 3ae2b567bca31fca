"""The examples of docs/command-line.md about the plan and the log, run one after the other."""

import re
import shlex
import sys
from datetime import datetime

import pytest

from tests.exercises.commands.conftest import ROOT
from tests.fakes import FakeClock

_ID = re.compile(r"(?<=amble log undo )[0-9a-f]{8}\b")
# When the examples were written.
_THEN = datetime.fromisoformat("2026-11-20T18:00:00+01:00")


def examples():
    """Each command of the two chapters with what it says there."""
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    found = []
    for chapter in ("plan", "log"):
        words = text.partition(f"\n## {chapter}\n")[2].partition("\n## ")[0]
        for block in re.findall(r"```\n(\$ .*?)```", words, re.DOTALL):
            for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                line, _, said = command.replace("\\\n", " ").partition("\n")
                found.append((line, said))
    return found


def test_the_examples_say_what_is_written_there(amble, monkeypatch):
    monkeypatch.setattr("exercises.commands.command_line.SystemClock", lambda: FakeClock(_THEN))
    ids = {}
    told = examples()
    assert len(told) > 8
    for line, said in told:
        written = line
        for ours, real in ids.items():
            written = written.replace(ours, real)
        program, *words = shlex.split(written, comments=True)
        with pytest.MonkeyPatch.context() as patched:
            if words[0] == "log":  # a terminal breaks the plan's long lines
                patched.setattr(sys.stdout, "isatty", lambda: True)
            result = amble(*words)
        assert (program, result.status) == ("amble", 0), (line, result.err)
        if (ours := _ID.search(said)) is not None:
            real = _ID.search(result.out)
            assert real is not None, line
            ids[ours[0]] = real[0]
            said = said.replace(ours[0], real[0])
        if said:
            assert result.out == said, line
