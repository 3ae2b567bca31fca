"""Installs Debian and Ubuntu packages where that is allowed, and otherwise says the line to type."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence

INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")


def available() -> bool:
    """Tell whether this machine installs its packages with apt."""
    return shutil.which("apt-get") is not None


def offered(names: Sequence[str]) -> frozenset[str]:
    """Ask apt which of these packages it could install; nothing when it has not yet fetched its lists."""
    try:
        answer = subprocess.run(
            ["apt-cache", "policy", *names], capture_output=True, text=True, check=False, env=_plain()
        )
    except FileNotFoundError:
        return frozenset()
    return candidates(answer.stdout)


def candidates(policy: str) -> frozenset[str]:
    """Read from what `apt-cache policy` printed which packages have a version to install."""
    found = re.findall(r"^(\S+):\n  Installed: .*\n  Candidate: (.*)$", policy, re.MULTILINE)
    return frozenset(name for name, version in found if version != "(none)")


def authority() -> tuple[str, ...] | None:
    """Say what makes a command run as root without a question: nothing, sudo, or None for no way."""
    if os.geteuid() == 0:
        return ()
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ("sudo",)
    return None


def refresh(authority: Sequence[str]) -> None:
    """Fetch apt's lists anew.

    A source that can't be reached is no reason to stop: the others may hold what is needed.
    """
    _run([*authority, "apt-get", "update", "-q"])


def install(packages: Iterable[str], authority: Sequence[str]) -> bool:
    """Install packages without a question, and tell whether that went well."""
    return _run([*authority, "env", "DEBIAN_FRONTEND=noninteractive", *INSTALL, "-q", *packages])


def line_to_type(packages: Iterable[str]) -> str:
    """Give the shell line with which the user installs these packages."""
    sudo = "sudo " if shutil.which("sudo") else ""
    return f"{sudo}apt-get update && {sudo}{' '.join(INSTALL)} {' '.join(packages)}"


def _run(command: Sequence[str]) -> bool:
    return (
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False, env=_plain()).returncode == 0
    )


def _plain() -> dict[str, str]:
    """Give the environment with the language that the answers are read in."""
    return {**os.environ, "LC_ALL": "C"}
