"""Who is running a session: so that only one whose program is gone is offered to go on."""

import json
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Owner:
    """A process on a computer; `start` tells it from a later one that got the same number."""

    host: str
    process: int
    start: str

    def to_text(self) -> str:
        return json.dumps([self.host, self.process, self.start])


def owner_from_text(text: str) -> Owner | None:
    """Read what `to_text` wrote; None for anything else."""
    try:
        host, process, start = json.loads(text)
        return Owner(str(host), int(process), str(start))
    except (ValueError, TypeError):
        return None


def this_process() -> Owner:
    """The owner of what this program runs."""
    return Owner(socket.gethostname(), os.getpid(), _start_of(os.getpid()) or "")


def is_gone(owner: Owner | None) -> bool:
    """Whether that process has certainly ended; never said about another computer."""
    if owner is None:
        return True
    if owner.host != socket.gethostname():
        return False
    if owner.process == os.getpid():
        # A number can come again after a restart of the computer: then the start is another one.
        return owner.start != (_start_of(owner.process) or "")
    if not _is_alive(owner.process) or _has_ended(owner.process):
        return True
    start = _start_of(owner.process)
    return start is not None and owner.start != "" and start != owner.start


def _start_of(process: int) -> str | None:
    """When a process began, in a form that only compares; None where the system does not tell."""
    if sys.platform != "linux":
        return None
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return None
    # The name in brackets may hold anything, brackets too; the start is the 22nd field.
    return f"{boot}/{stat.rpartition(')')[2].split()[19]}"


def _has_ended(process: int) -> bool:
    """Whether a process has ended and only waits for its parent to notice (a zombie)."""
    if sys.platform != "linux":
        return False
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] in ("Z", "X")


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":
        return _is_alive_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _is_alive_on_windows(process: int) -> bool:
    """os.kill would end the process there, so the system is asked for a handle."""
    import ctypes

    query_limited_information, still_active = 0x1000, 259
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(query_limited_information, False, process)
    if not handle:
        return False
    try:
        code = ctypes.c_ulong()
        return bool(kernel.GetExitCodeProcess(handle, ctypes.byref(code))) and code.value == still_active
    finally:
        kernel.CloseHandle(handle)
