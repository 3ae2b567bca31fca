"""What every test can ask for."""

import pytest
from hypothesis import HealthCheck, settings

from tests.fakes import FakeClock

# Machines are shared: how long an example takes says nothing about what is tested.
settings.register_profile(
    "amble",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
settings.load_profile("amble")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()
