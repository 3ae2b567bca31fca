"""Other programs change files while the window is open."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.services.file_watch import FileWatch
from tests.gui.story.conftest import Person

ROUTINE = "name: {name}\nkind: mobility\nsteps:\n  - {{exercise: bridge, reps: 5}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data" / "routines"
    made.mkdir(parents=True)
    (made / "one.yaml").write_text("name: One\n", encoding="utf-8")
    return made


def test_each_kind_of_change__is_noticed_within_a_second(qtbot: QtBot, folder: Path) -> None:
    watch = FileWatch([folder])
    one, two = folder / "one.yaml", folder / "two.yaml"
    changes = (
        lambda: one.write_text("name: Changed in place\n", encoding="utf-8"),
        lambda: two.write_text("name: Two\n", encoding="utf-8"),
        lambda: two.write_text("name: Two again\n", encoding="utf-8"),
        lambda: two.rename(folder / "three.yaml"),
        lambda: ((folder / "tmp").write_text("name: Moved in\n", encoding="utf-8"), (folder / "tmp").replace(one)),
        lambda: one.write_text("name: Still watched\n", encoding="utf-8"),
        lambda: one.unlink(),
    )
    for change in changes:
        with qtbot.waitSignal(watch.changed, timeout=10_000):
            change()


def test_many_changes_in_a_row__are_told_once(qtbot: QtBot, folder: Path) -> None:
    watch = FileWatch([folder])
    told: list[bool] = []
    watch.changed.connect(lambda: told.append(True))
    with qtbot.waitSignal(watch.changed, timeout=10_000):
        for number in range(50):
            (folder / f"many-{number}.yaml").write_text("name: Many\n", encoding="utf-8")
    # What came later would have been told before the next change is.
    with qtbot.waitSignal(watch.changed, timeout=10_000):
        (folder / "last.yaml").write_text("name: Last\n", encoding="utf-8")
    assert len(told) == 2


def test_folder_made_later__is_watched_from_then_on(qtbot: QtBot, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    watch = FileWatch([data / "routines", data / "exercises"])
    with qtbot.waitSignal(watch.changed, timeout=10_000):
        (data / "routines").mkdir()
    with qtbot.waitSignal(watch.changed, timeout=10_000):
        (data / "routines" / "first.yaml").write_text("name: First\n", encoding="utf-8")


def test_window__shows_what_another_program_wrote(qtbot: QtBot, settled: Person) -> None:
    settled.page("routines")
    routines = settled.data.routines
    routines.mkdir(parents=True, exist_ok=True)
    mine = routines / "evening.yaml"
    mine.write_text(ROUTINE.format(name="Evening calm"), encoding="utf-8")
    qtbot.waitUntil(lambda: settled.reads("Evening calm"), timeout=10_000)
    mine.write_text(ROUTINE.format(name="Late evening"), encoding="utf-8")
    qtbot.waitUntil(lambda: settled.reads("Late evening"), timeout=10_000)
    mine.write_text("name: Late evening\nsteps: [\n", encoding="utf-8")
    qtbot.waitUntil(lambda: settled.reads("evening.yaml"), timeout=10_000)
    mine.unlink()
    qtbot.waitUntil(lambda: not settled.reads("Late evening"), timeout=10_000)


def test_running_session__keeps_the_routine_it_started_with(qtbot: QtBot, settled: Person) -> None:
    settled.data.routines.mkdir(parents=True, exist_ok=True)
    mine = settled.data.routines / "evening.yaml"
    mine.write_text(ROUTINE.format(name="Evening calm"), encoding="utf-8")
    qtbot.waitUntil(lambda: settled.amble.library.routine("evening") is not None, timeout=10_000)
    settled.start("evening")
    driver = settled.amble.sessions.player.driver
    assert driver is not None
    before = driver.session.timeline
    mine.write_text(ROUTINE.format(name="Something else"), encoding="utf-8")
    qtbot.waitUntil(lambda: settled.amble.library.routine("evening").name == "Something else", timeout=10_000)
    assert driver.session.timeline is before
    assert settled.reads("Evening calm")
