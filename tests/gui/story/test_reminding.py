"""Somebody who lets herself be reminded, at the real window without a tray; the clock is moved by hand."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exercises.coach.reminded import load_kept
from exercises.coach.reminding import ReminderKind
from exercises.history.facts import Away, FlareUp
from exercises.settings import Settings, load_settings
from gui.reminding.flow import Reminding
from gui.reminding.presence import Lookout, Presence
from tests.gui.story.conftest import Person

SESSION, SNACK = ReminderKind.SESSION, ReminderKind.SNACK


class Reminded:
    """The person, and what the desktop knows of her."""

    def __init__(self, person: Person, settings: Settings, presence: Presence = Presence.THERE) -> None:
        self.person = person
        self.presence = presence
        self.settings = settings
        flow = person.amble.settings_flow
        flow.settings = settings
        parts = person.amble.parts
        self.reminding = flow.reminding = Reminding(
            person.amble.theme,
            person.window,
            person.data,
            person.clock,
            person.amble.coaching,
            parts.read_library,
            lambda: flow.settings,
            is_running=lambda: parts.has_sessions and parts.sessions.player.is_running,
            lookout=Lookout(person.window, lambda _ours, _x11: self.presence),
        )
        self.reminding._timer.stop()
        self.told: list[str] = []
        self.reminding.walk_wanted.connect(lambda: self.told.append("walk"))
        self.reminding.routine_wanted.connect(self.told.append)
        self.reminding.today_wanted.connect(lambda: self.told.append("today"))

    def at(self, clock: str, step: float = 60) -> "Reminded":
        """Let time go by until then, looking every minute."""
        hour, minute = map(int, clock.split(":"))
        goal = self.person.clock.now().replace(hour=hour, minute=minute, second=0)
        while self.person.clock.now() < goal and not self.sees():
            self.person.clock.advance(min(step, (goal - self.person.clock.now()).total_seconds()))
            self.look()
        return self

    def look(self) -> None:
        self.reminding.look()
        self.person.qtbot.waitUntil(lambda: not self.reminding._lookout.is_asking)
        QApplication.processEvents()

    def sees(self) -> bool:
        return self.person.sees("reminder")

    @property
    def clock(self) -> str:
        return self.person.clock.now().strftime("%H:%M")


@pytest.fixture
def remind(settled: Person) -> Iterator[Callable[..., Reminded]]:
    """At level L4, on a Friday at eight in the morning."""
    settled.at_level()
    made: list[Reminded] = []

    def make(presence: Presence = Presence.THERE, **changes: object) -> Reminded:
        settings = Settings(**{"reminders": True, "session_reminder": "17:00", "first_run_over": True, **changes})  # type: ignore[arg-type]
        made.append(Reminded(settled, settings, presence))
        return made[-1]

    yield make
    for each in made[:-1]:
        assert each.reminding._closed


def test_the_session__is_named_at_its_time_and_one_click_begins(remind) -> None:
    life = remind().at("18:00")
    assert life.clock == "17:00"
    assert life.person.reads("Today: Walk 15 minutes")
    assert life.person.reads("15 min walking, 29 with warm-up and cool-down. Whenever it suits you.")
    life.person.click("reminder-open")
    assert life.told == ["walk"]
    assert not life.sees()
    assert load_kept(life.person.data.reminders).said.session_on == life.person.clock.now().date()


def test_with_the_keyboard__it_is_put_off_and_comes_once_more(remind) -> None:
    life = remind().at("18:00")
    life.person.see("reminder-later").setFocus()
    life.person.press(Qt.Key.Key_Space)
    assert not life.sees()
    life.at("18:00")
    assert life.clock == "17:15"
    life.person.click("reminder-skip")
    assert not life.at("23:59").sees()


def test_a_session_that_was_done__is_not_named(remind, settled: Person) -> None:
    settled.walk_today(2)
    settled.go(20 * 60)
    settled.finish()
    settled.clock.advance(60)
    due = settled.outlook.due
    life = remind()
    assert not life.at("23:59").sees(), due


@pytest.mark.parametrize("fact", [FlareUp(), "away"])
def test_on_gentle_days_and_away__the_session_is_not_named(remind, settled: Person, fact: object) -> None:
    today = settled.clock.now().date()
    settled.amble.coaching.note(Away(today, today + timedelta(days=2)) if fact == "away" else fact)  # type: ignore[arg-type]
    assert not remind().at("23:59").sees()


def test_snacks__come_within_their_hours_and_lead_to_the_snack(remind) -> None:
    life = remind(session_reminder="", snack_minutes=60).at("12:00")
    assert life.clock == "10:00"
    assert life.person.reads("movement snack")
    life.person.click("reminder-open")
    assert life.told == ["movement-snack"]


def test_while_a_session_runs__nothing_is_said_and_afterwards_it_waits(remind, settled: Person) -> None:
    life = remind(session_reminder="", snack_minutes=30)
    settled.clock.advance(59 * 60)
    life.look()
    settled.start()
    settled.clock.advance(60 * 60)
    life.look()
    assert not life.sees()
    assert settled.amble.sessions.player.is_running


def test_whoever_looks_at_something_else_in_full_screen__is_left_alone_until_then(remind) -> None:
    life = remind(Presence.BUSY).at("17:30")
    assert not life.sees()
    life.presence = Presence.THERE
    life.at("17:40")
    assert life.sees()
    assert life.clock == "17:31"


def test_after_a_locked_screen__the_sitting_begins_anew_but_the_session_is_named(remind) -> None:
    life = remind(Presence.AWAY, session_reminder="12:00", snack_minutes=60).at("11:30")
    assert not life.sees()
    life.presence = Presence.THERE
    life.at("12:10")
    assert life.clock == "12:00"
    assert life.person.reads("Today:")


def test_a_lock_over_a_snack__makes_it_wait_its_whole_time(remind) -> None:
    life = remind(Presence.AWAY, session_reminder="", snack_minutes=60).at("11:30")
    life.presence = Presence.THERE
    life.at("13:00")
    assert life.clock == "12:31"


def test_what_is_overdue__is_said_though_the_clock_never_stands(remind, monkeypatch: pytest.MonkeyPatch) -> None:
    life = remind()
    life.person.clock.sleep(9.5 * 3600)
    clock, stands = life.person.clock, life.person.clock.now

    def now() -> datetime:
        clock.jump_wall(0.001)
        return stands()

    monkeypatch.setattr(clock, "now", now)
    life.look()
    assert life.sees()


def test_after_sleep__one_thing_is_said(remind) -> None:
    life = remind(snack_minutes=30)
    life.person.clock.sleep(9.5 * 3600)
    life.look()
    assert life.sees()
    assert life.person.reads("Today:")
    assert life.reminding.next is not None
    assert life.reminding.next.at > life.person.clock.now()


def test_what_was_said_before_a_restart__is_not_said_again(remind) -> None:
    life = remind().at("18:00")
    life.person.click("reminder-open")
    life.reminding.close()
    again = remind()
    assert not again.at("23:59").sees()


def test_a_file_that_can_not_be_written__is_told_once_and_nothing_comes_twice(remind) -> None:
    life = remind()
    life.person.data.reminders.mkdir()
    life.at("18:00")
    assert life.sees()
    life.person.click("reminder-later")
    life.at("18:00")
    assert life.clock == "17:15"
    life.person.click("reminder-skip")
    assert not life.at("23:00").sees()
    life.person.data.reminders.rmdir()


def test_reminders_switched_off__take_a_banner_away(remind) -> None:
    life = remind().at("18:00")
    life.person.amble.settings_flow.change(Settings(first_run_over=True))
    assert not life.sees()
    assert life.reminding.next is None


def test_switched_on_in_the_settings__they_begin_at_once_and_are_kept(settled: Person, qtbot: QtBot) -> None:
    settled.at_level()
    assert settled.amble.settings_flow.reminding is None
    settled.page("settings")
    settled.tick("reminders")
    settled.tick("session-reminder-on")
    reminding = settled.amble.settings_flow.reminding
    assert reminding is not None
    assert reminding.next is not None
    assert (reminding.next.kind, reminding.next.at.hour) == (SESSION, 9)
    kept = load_settings(settled.data.settings)[0]
    assert (kept.reminders, kept.session_reminder) == (True, "09:00")


def test_switched_on_without_a_time__it_is_said__and_nothing_looks_switched_on_later(settled: Person) -> None:
    settled.at_level()
    settled.page("settings")
    settled.tick("reminders")
    assert settled.reads("So far nothing would come.")
    settled.page("today")
    assert load_settings(settled.data.settings)[0].reminders is False
    settled.page("settings")
    settled.tick("reminders")
    settled.click("every-day")
    settled.page("today")
    kept = load_settings(settled.data.settings)[0]
    assert (kept.reminds, kept.reminder_days) == (True, "mon tue wed thu fri sat sun")
    reminding = settled.amble.settings_flow.reminding
    assert reminding is not None
    assert reminding.next is not None


def test_what_the_voice_is_set_to_in_a_session__is_shown_on_the_page(settled: Person) -> None:
    settled.page("settings")
    settled.amble.parts.companions.sound._toggle_voice()
    QApplication.processEvents()
    assert not settled.see("voice").isChecked()  # type: ignore[attr-defined]
    assert load_settings(settled.data.settings)[0].voice is False


def test_a_trial_without_a_loudspeaker__is_answered(settled: Person) -> None:
    settled.page("settings")
    settled.amble.settings_flow.page.sound.trial_wanted.emit()  # type: ignore[union-attr]
    assert settled.reads("No loudspeaker")


def test_today__says_when_the_next_snack_is_offered(settled: Person) -> None:
    settled.page("settings")
    settled.tick("reminders")
    settled.choose_in("snack-minutes", "60")
    settled.amble.settings_flow.reminding.look()  # type: ignore[union-attr]
    settled.page("today")
    assert settled.reads("next reminder 10:00")
    settled.page("settings")
    settled.tick("reminders", on=False)
    settled.page("today")
    assert not settled.reads("next reminder")


def test_a_banner__leaves_when_what_it_says_has_lost_its_meaning(remind) -> None:
    life = remind().at("18:00")
    assert life.sees()
    life.person.amble.coaching.note(FlareUp())
    QApplication.processEvents()
    assert not life.sees()
