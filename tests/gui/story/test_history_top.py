"""Coming back to the history by the navigation."""

from datetime import timedelta

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from exercises.history.by_hand import walk_by_hand
from exercises.history.history import History
from exercises.session.record import Feelings
from gui.history.choice import Choice
from tests.gui.story.conftest import Person


def test_navigation__leads_to_the_top_and_a_choice_out_of_sight_is_gone(person: Person) -> None:
    now = person.clock.now()
    with History(person.data.history, person.clock) as history:
        for days in range(1, 16):
            started = now - timedelta(days=days)
            history.save(
                walk_by_hand(started, 15, now, level="L4", planned_minutes=15, feelings=Feelings(pain_before=2))
            )
    person.page("history")
    flow = person.amble._history_flow
    assert flow is not None
    overview = flow.page.overview
    bar = overview._scroll.verticalScrollBar()

    def come_back() -> None:
        # What comes a moment after the page has its room by then, also where the machine is busy.
        person.qtbot.waitUntil(lambda: not overview._later.isActive())
        QApplication.processEvents()
        bar.setValue(bar.maximum())
        assert bar.value() > 0
        flow.page.show_session(person.records[0].id)
        person.page("today")
        person.page("history")
        person.qtbot.waitUntil(lambda: not overview._later.isActive())
        assert flow.page.currentWidget() is overview
        assert bar.value() == 0

    person.window.resize(1280, 800)
    QApplication.processEvents()
    overview.set_choice(Choice(pain="1-3"))
    come_back()
    assert overview.choice.pain == "1-3"  # its chip is in view
    person.window.resize(900, 420)
    person.qtbot.waitUntil(lambda: overview.filter.mapTo(overview._body, QPoint()).y() > 380)
    come_back()
    assert overview.choice.is_empty
