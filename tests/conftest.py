"""What every test can ask for."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from exercises.library import library
from exercises.library.files import LibraryFile, Origin, read_file
from tests.fakes import FakeClock

# Machines are shared: how long an example takes says nothing about what is tested.
_SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
# The same examples each time: whoever changes one thing shall not be stopped by a rare fault in another.
settings.register_profile("amble", deadline=None, max_examples=40, derandomize=True, suppress_health_check=_SLOW)
# make test ARGS="tests/exercises --hypothesis-profile=long" looks for rarer faults, each time elsewhere.
settings.register_profile("long", settings.get_profile("amble"), max_examples=2000, derandomize=False)
settings.load_profile("amble")


def pytest_collection_finish() -> None:
    """Thousands of tests stay to the end: looking for rubbish among them took a tenth of the time."""
    gc.collect()
    gc.freeze()


_READ: dict[Path, LibraryFile] = {}


def _read_bundled_once(path: Path, origin: Origin, before: LibraryFile | None) -> LibraryFile:
    """A file as the library reads it; what is in a bundled one is found out once for all tests, as long as it stays."""
    if origin is not Origin.BUNDLED or before is not None:
        return read_file(path, origin, before)
    found = _READ[path] = read_file(path, origin, _READ.get(path))
    return replace(found)


# A thousand tests begin with the bundled library; reading it anew for each took a third of their time.
library.read_file = _read_bundled_once


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()
