"""The library as it is bundled, and one browser for all tests of the page."""

import json
import re

import pytest

from exercises.library.library import Library
from exercises.phone.page import phone_page
from tests.chromium import Chromium, chromium

# A clock that a test moves: it takes the place of the page's own. go() lets time pass as it does while nothing sleeps.
CLOCK = """
window.fake = {mono: 1000, wall: 1795165500};
window.ambleClock = () => ({...window.fake});
window.jump = (seconds) => { fake.mono += seconds; fake.wall += seconds; dispatchEvent(new Event('amble-look')); };
window.go = (seconds) => { for (let left = seconds; left > 1e-9; left -= 4) jump(Math.min(left, 4)); };
window.tap = (id) => document.getElementById(id).click();
window.text = (id) => document.getElementById(id).textContent;
window.seen = (id) => { const found = document.getElementById(id); return !!found && found.offsetParent !== null; };
"""


@pytest.fixture(scope="session")
def library():
    found = Library(None)
    found.scan()
    return found


@pytest.fixture
def timeline(library):
    """A bundled routine's timeline, by id."""
    return lambda routine_id: library.timeline(library.routine(routine_id))


@pytest.fixture(scope="session")
def browser():
    if chromium() is None:
        pytest.skip("there is no Chromium on this machine, so the page for the phone was not tried in one")
    found = Chromium()
    yield found
    found.close()


@pytest.fixture
def open_page(browser, library, tmp_path):
    """Open the page of a timeline in a tab whose clock the test moves."""
    tabs = []

    def open_it(timeline, care=None, width=390, height=844, *, clock=CLOCK):
        path = tmp_path / "page.html"
        path.write_text(phone_page(timeline, library.exercise, care), encoding="utf-8")
        tab = browser.page(width, height)
        tabs.append(tab)
        tab.before_scripts(clock)
        tab.open(path)
        return tab

    yield open_it
    for tab in tabs:
        tab.close()


def plan_of(html):
    """What a page carries."""
    found = re.search(r'<script type="application/json" id="plan"[^>]*>(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1])
