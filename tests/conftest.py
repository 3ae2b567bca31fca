"""What every test can ask for."""

import pytest
from hypothesis import settings

from tests.fakes import FakeClock

# Machines are shared: how long an example takes says nothing about what is tested.
settings.register_profile("amble", deadline=None)
settings.load_profile("amble")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()
