"""Who is running a session: so that only one whose program is gone is offered to go on."""

import json
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Owner:
    """A process on a computer; `start` tells it from a later one that got the same number, empty where not known."""

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
    return Owner(socket.gethostname(), os.getpid(), start_of(os.getpid()) or "")


def is_gone(owner: Owner | None) -> bool:
    """Whether that process has certainly ended; never said about another computer."""
    if owner is None:
        return True
    if owner.host != socket.gethostname():
        return False
    start = start_of(owner.process)
    return start is None or (start != "" and owner.start != "" and start != owner.start)


def start_of(process: int) -> str | None:
    """When a process began, in a form that only compares: empty where that can't be known, None when it has ended."""
    if process <= 0:
        return None
    if sys.platform == "win32":
        return _start_on_windows(process)
    if sys.platform == "linux":
        return _start_on_linux(process)
    return start_by_ps(process)


def _start_on_linux(process: int) -> str | None:
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return _unknown_start(process)
    # The name in brackets may hold anything, brackets too; the state comes next, the start is the 22nd field of all.
    fields = stat.rpartition(")")[2].split()
    # Z has ended and only waits for its parent to notice.
    return None if fields[0] in ("Z", "X") else f"{boot}/{fields[19]}"


def start_by_ps(process: int) -> str | None:
    """As `start_of`, on other systems of the Unix family."""
    # Without a fixed language and zone the same start would read differently after a change of clocks.
    plain = {**os.environ, "LC_ALL": "C", "TZ": "UTC0"}
    try:
        done = subprocess.run(
            ["ps", "-o", "stat=", "-o", "lstart=", "-p", str(process)],
            env=plain,
            capture_output=True,
            text=True,
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return _unknown_start(process)
    state, _, start = done.stdout.strip().partition(" ")
    if not state:
        return _unknown_start(process)
    return None if state.startswith("Z") else " ".join(start.split())


def _unknown_start(process: int) -> str | None:
    """Empty when the process lives, None when it does not."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return None
    except OSError:
        pass
    return ""


def _start_on_windows(process: int) -> str | None:
    if sys.platform != "win32":
        return ""
    # os.kill would end the process here, so the system is asked for a handle.
    import ctypes
    from ctypes import wintypes

    query_limited_information, no_such_process, still_active = 0x1000, 87, 259
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    kernel.GetExitCodeProcess.argtypes = (wintypes.HANDLE, ctypes.POINTER(wintypes.DWORD))
    kernel.GetProcessTimes.argtypes = (wintypes.HANDLE, *[ctypes.POINTER(wintypes.FILETIME)] * 4)
    handle = kernel.OpenProcess(query_limited_information, False, process)
    if not handle:
        return None if ctypes.get_last_error() == no_such_process else ""
    try:
        code = wintypes.DWORD()
        if kernel.GetExitCodeProcess(handle, ctypes.byref(code)) and code.value != still_active:
            return None
        began, ended, in_kernel, in_user = (wintypes.FILETIME() for _ in range(4))
        times = (ctypes.byref(time) for time in (began, ended, in_kernel, in_user))
        if not kernel.GetProcessTimes(handle, *times):
            return ""
        return f"{began.dwHighDateTime}-{began.dwLowDateTime}"
    finally:
        kernel.CloseHandle(handle)
