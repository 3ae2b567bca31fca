import os
import shutil
import socket
import subprocess
import sys
from dataclasses import replace

import pytest

from exercises.history.owner import Owner, is_gone, owner_from_text, start_by_ps, start_of, this_process


@pytest.fixture
def child():
    """A process that lives until its input ends."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process
    process.kill()
    process.stdin.close()
    process.wait()


def owner_of(process):
    return Owner(socket.gethostname(), process.pid, start_of(process.pid))


def test_this_process_lives():
    owner = this_process()
    assert owner == Owner(socket.gethostname(), os.getpid(), owner.start)
    assert not is_gone(owner)


def test_another_process_is_gone_when_it_has_ended(child):
    owner = owner_of(child)
    assert not is_gone(owner)
    child.kill()
    child.wait()
    assert is_gone(owner)


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's way to see it")
def test_a_process_that_only_waits_to_be_noticed_is_gone(child):
    owner = owner_of(child)
    child.kill()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert is_gone(owner)


def test_another_process_with_the_same_number_does_not_count(child):
    assert is_gone(replace(owner_of(child), start="earlier"))
    assert is_gone(replace(this_process(), start="earlier"))


def test_without_a_known_start_only_the_number_counts(child):
    owner = replace(owner_of(child), start="")
    assert not is_gone(owner)
    child.kill()
    child.wait()
    assert is_gone(owner)


def test_nothing_is_said_about_another_computer():
    assert not is_gone(Owner("elsewhere.example", 1, "any"))
    assert not is_gone(replace(this_process(), host="elsewhere.example", start="earlier"))


@pytest.mark.parametrize("number", [0, -1, 2**22 + 7, 2**40])
def test_numbers_that_no_process_has(number):
    assert is_gone(replace(this_process(), process=number))


@pytest.mark.skipif(shutil.which("ps") is None, reason="needs the program ps")
def test_ps_tells_the_same_of_the_same_process(child, monkeypatch):
    begun = start_by_ps(child.pid)
    assert begun
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert start_by_ps(child.pid) == begun
    child.kill()
    child.wait()
    assert start_by_ps(child.pid) is None


def test_an_owner_as_text_and_back():
    owner = Owner('a "host"', 42, "boot/1 (x)")
    assert owner_from_text(owner.to_text()) == owner


@pytest.mark.parametrize("text", ["", "null", "[]", '["a", "b", "c"]', "{", '["a", 1]', "7"])
def test_what_is_no_owner(text):
    assert owner_from_text(text) is None
