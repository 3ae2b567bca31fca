"""A headless Chromium that tests talk to over a pipe, with nothing but the standard library."""

import json
import os
import selectors
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from setup.prepare import BROWSERS

# Nothing here takes long; a browser that does not answer for so many seconds never will.
PATIENCE_SECONDS = 60.0
_SWITCHES = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--mute-audio",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
)

# The browser reads what we want from 3 and answers on 4; both are first moved to where nothing is in their way.
_BECOME = """
import fcntl, os, sys
wanted, answers = (fcntl.fcntl(int(number), fcntl.F_DUPFD, 10) for number in sys.argv[1:3])
os.dup2(wanted, 3)
os.dup2(answers, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


def chromium() -> str | None:
    """The browser's program; None where there is none."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


class Chromium:
    """One browser; each `page()` is a tab of its own."""

    def __init__(self) -> None:
        program = chromium()
        assert program is not None
        self._home = tempfile.TemporaryDirectory(prefix="amble-chromium-", ignore_cleanup_errors=True)
        home = f"--user-data-dir={self._home.name}"
        from_us, to_browser = os.pipe()
        from_browser, to_us = os.pipe()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _BECOME, str(from_us), str(to_us), program, *_SWITCHES, home, "about:blank"],
            pass_fds=(from_us, to_us),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "TZ": "Europe/Berlin", "LANG": "C.UTF-8"},
        )
        os.close(from_us)
        os.close(to_us)
        self._write, self._read = to_browser, from_browser
        self._waiting = selectors.DefaultSelector()
        self._waiting.register(self._read, selectors.EVENT_READ)
        self._heard = b""
        self._number = 0
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, session: str | None = None, **values: Any) -> dict[str, Any]:
        """Ask for something and wait for the answer; what happens meanwhile is in `events`."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": values}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            heard = self._hear()
            if heard.get("id") == self._number:
                assert "error" not in heard, (method, heard["error"])
                return heard["result"]
            self.events.append(heard)

    def wait_for(self, method: str, session: str) -> dict[str, Any]:
        """Wait until something happens, or give it back when it already has."""
        while True:
            for number, event in enumerate(self.events):
                if event.get("method") == method and event.get("sessionId") == session:
                    return self.events.pop(number)["params"]
            self.events.append(self._hear())

    def _hear(self) -> dict[str, Any]:
        while b"\0" not in self._heard:
            assert self._waiting.select(PATIENCE_SECONDS), "Chromium does not answer"
            data = os.read(self._read, 1 << 20)
            assert data, "Chromium is gone"
            self._heard += data
        message, _, self._heard = self._heard.partition(b"\0")
        return json.loads(message)

    def page(self, width: int = 390, height: int = 844) -> "Page":
        """A new tab of that many pixels."""
        return Page(self, width, height)

    def close(self) -> None:
        """End the browser and take its files away."""
        self._waiting.close()
        os.close(self._write)
        os.close(self._read)
        self._process.terminate()
        try:
            self._process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._home.cleanup()


class Page:
    """A tab: goes to a file, runs scripts there, taps, and remembers what it asked of a network."""

    def __init__(self, browser: Chromium, width: int, height: int) -> None:
        self._browser = browser
        # A window of its own keeps what other pages stored out of sight.
        self._context = browser.call("Target.createBrowserContext")["browserContextId"]
        target = browser.call("Target.createTarget", url="about:blank", browserContextId=self._context)["targetId"]
        self._session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        self.resize(width, height)

    def call(self, method: str, **values: Any) -> dict[str, Any]:
        """Ask the tab for something."""
        return self._browser.call(method, self._session, **values)

    def resize(self, width: int, height: int, ratio: float = 2.0) -> None:
        """Be a phone's screen of that size."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=ratio, mobile=True
        )

    def media(self, **features: str) -> None:
        """Set what style sheets ask about, such as prefers_color_scheme="dark"."""
        named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.call("Emulation.setEmulatedMedia", features=named)

    def before_scripts(self, script: str) -> None:
        """Run this before any page's own script."""
        self.call("Page.addScriptToEvaluateOnNewDocument", source=script)

    def open(self, path: Path) -> None:
        """Go to a file and wait until it is there."""
        self._go(lambda: self.call("Page.navigate", url=path.as_uri()))

    def reload(self) -> None:
        """Load the same file again."""
        self._go(lambda: self.call("Page.reload"))

    def _go(self, go: Callable[[], object]) -> None:
        self._browser.events = [
            event
            for event in self._browser.events
            if not (event.get("method") == "Page.loadEventFired" and event.get("sessionId") == self._session)
        ]
        go()
        self._browser.wait_for("Page.loadEventFired", self._session)

    def run(self, script: str) -> Any:
        """The value of an expression; a promise is waited for."""
        found = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True, userGesture=True
        )
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def picture(self, path: Path) -> None:
        """Save what is on the screen as PNG."""
        import base64

        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    @property
    def asked(self) -> list[str]:
        """Every address that was asked for so far."""
        self.run("0")
        return [event["params"]["request"]["url"] for event in self._of("Network.requestWillBeSent")]

    @property
    def complaints(self) -> list[str]:
        """What went wrong in the page: errors nobody caught, and what its policy refused."""
        self.run("0")
        thrown = [json.dumps(event["params"]["exceptionDetails"]) for event in self._of("Runtime.exceptionThrown")]
        logged = [event["params"]["entry"]["text"] for event in self._of("Log.entryAdded")]
        return thrown + logged

    def _of(self, method: str) -> list[dict[str, Any]]:
        return [
            event
            for event in self._browser.events
            if event.get("method") == method and event.get("sessionId") == self._session
        ]

    def close(self) -> None:
        """Close the tab and forget what it stored."""
        self._browser.call("Target.disposeBrowserContext", browserContextId=self._context)
