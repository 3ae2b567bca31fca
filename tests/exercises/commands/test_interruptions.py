import os
import signal
import sys

import pytest

from exercises.commands.interruptions import Interruptions

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals as Linux and macOS have them")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signals__become_flags_and_are_put_back(number):
    before = signal.getsignal(number)
    with Interruptions() as interruptions:
        os.kill(os.getpid(), number)
        assert interruptions.ended_by == number
    assert signal.getsignal(number) is before


def test_ctrl_c__means_it_in_a_background_job_too():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Interruptions() as interruptions:
            os.kill(os.getpid(), signal.SIGINT)
            assert interruptions.ended_by == signal.SIGINT
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_ctrl_c__twice_breaks_off():
    with Interruptions():
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)


def test_ctrl_z_and_going_on__become_flags():
    with Interruptions() as interruptions:
        os.kill(os.getpid(), signal.SIGTSTP)
        os.kill(os.getpid(), signal.SIGCONT)
        assert interruptions.stop_wanted
        assert interruptions.was_stopped


def test_what_is_ignored__stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Interruptions() as interruptions:
            os.kill(os.getpid(), signal.SIGHUP)
            assert interruptions.ended_by is None
    finally:
        signal.signal(signal.SIGHUP, before)
