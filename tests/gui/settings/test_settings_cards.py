"""Sound, voice, sessions and reminders in the settings, with real clicks and keys."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTime
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QSlider, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from exercises.settings import Reading, Settings
from gui.hearing.finding import SYSTEM, Engine
from gui.hearing.voices import VoiceListing
from gui.services.autostart import Autostart
from gui.settings.page import SettingsPage
from gui.theme.theme import Theme
from gui.widgets.buttons import Button, ButtonRow
from gui.widgets.chips import ChipRow
from gui.widgets.labels import Label

_VOICES = """
import json, sys
print(json.dumps({"engine": "speechd", "engines": [], "voices": [
  {"name": "Anna", "locale": "de-DE"}, {"name": "Kate", "locale": "en-GB"}, {"name": "Kate", "locale": "en-GB"}]}))
print(json.dumps({"state": "ready"}), flush=True)
sys.stdin.read()
"""
_DIES = "import sys; sys.exit(3)"
_MOCK = _VOICES.replace("speechd", "mock")


def listing(code: str | None, renderer: str | None = None) -> Callable[[], VoiceListing]:
    """What a computer has: a system's engine that does this, and a program that makes sentences."""

    def engines() -> tuple[Engine, ...]:
        found = [Engine("espeak-ng", made_ahead=True)] if renderer else []
        return (*found, *([Engine(SYSTEM, made_ahead=False)] if code else []))

    child = (sys.executable, "-c", code or "")
    return lambda: VoiceListing(find_engines=engines, program=lambda: renderer, child=lambda _engine: child)


@pytest.fixture
def espeak(tmp_path: Path) -> str:
    """A program that lists voices as espeak-ng 1.51 does."""
    path = tmp_path / "espeak-ng"
    path.write_text(
        "#!/bin/sh\n"
        "echo 'Pty Language       Age/Gender VoiceName          File                 Other Languages'\n"
        "echo ' 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)'\n"
        "echo ' 3  en-uk           --/M      english-mb-en1     mb/mb-en1            (en-gb 3)(en 2)'\n"
        "echo ' 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)'\n"
        "echo '    variant         --/M      Storm              !v/Storm'\n"
        "echo\n"
    )
    path.chmod(0o755)
    return str(path)


class Drawer:
    """Somebody at the settings."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        settings: Settings | None = None,
        make: Callable[[], VoiceListing] | None = None,
        autostart: Autostart | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.page = SettingsPage(
            theme,
            settings or Settings(),
            Path("/home/me/amble"),
            "1.0",
            listing=(make or listing(None))(),
            autostart=autostart,
        )
        qtbot.addWidget(self.page)
        self.told: list[Settings] = []
        self.wishes: list[str] = []
        self.page.changed.connect(self.told.append)
        self.page.sound.tone_wanted.connect(lambda: self.wishes.append("tone"))
        self.page.sound.trial_wanted.connect(lambda: self.wishes.append("trial"))
        self.page.resize(1000, 2400)
        self.page.show()
        qtbot.waitExposed(self.page)

    def see(self, name: str) -> QWidget:
        found = [w for w in self.page.findChildren(QWidget, name) if w.isVisible()]
        assert found, f"no {name!r} to be seen"
        return found[0]

    def sees(self, name: str) -> bool:
        return any(w.isVisible() for w in self.page.findChildren(QWidget, name))

    def box(self, name: str) -> QAbstractButton:
        box = self.see(name)
        assert isinstance(box, QAbstractButton)
        return box

    def press(self, name: str, key: Qt.Key = Qt.Key.Key_Space) -> None:
        self.see(name).setFocus()
        self.qtbot.keyClick(self.see(name), key)

    def slider(self, name: str) -> QSlider:
        slider = self.see(name)
        assert isinstance(slider, QSlider)
        return slider

    def combo(self, name: str) -> QComboBox:
        combo = self.see(name)
        assert isinstance(combo, QComboBox)
        return combo

    def words(self, name: str) -> list[str]:
        return [self.combo(name).itemText(i) for i in range(self.combo(name).count())]

    def time(self, name: str) -> QTimeEdit:
        field = self.see(name)
        assert isinstance(field, QTimeEdit)
        return field

    def reads(self, words: str) -> bool:
        return any(words in label.text() for label in self.page.findChildren(Label) if label.isVisible())


@pytest.fixture
def drawer(qtbot: QtBot, theme: Theme):
    drawer = Drawer(qtbot, theme)
    yield drawer
    drawer.page.hide()


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("sounds", Settings(sounds=False)),
        ("voice", Settings(voice=False)),
        ("say-counts", Settings(say_counts=False)),
        ("say-halfway", Settings(say_halfway=False)),
        ("say-repetitions", Settings(say_repetitions=True)),
        ("chip-each-session", Settings(reading=Reading.EACH_SESSION)),
        ("chip-never", Settings(reading=Reading.NEVER)),
        ("wait-for-me", Settings(wait_for_me=True)),
        ("flash", Settings(flash=False)),
        ("keep-awake", Settings(keep_awake=False)),
        ("media-keys", Settings(media_keys=False)),
        ("reminders", Settings(reminders=True)),
    ],
)
def test_each_thing__is_told_at_once_and_changes_nothing_else(drawer: Drawer, name: str, changed: Settings) -> None:
    drawer.press(name)
    assert drawer.told == [changed]


def test_what_changed_elsewhere__is_shown_and_not_told(drawer: Drawer) -> None:
    drawer.page.take(
        Settings(
            voice=False,
            sounds=False,
            sound_volume=15,
            reminders=True,
            reminder_days="sat sun",
            session_reminder="07:45",
            snack_minutes=50,
            wait_for_me=True,
            emergency_number="112",
            plan="other",
        )
    )
    assert not drawer.box("voice").isChecked()
    assert not drawer.sees("voice-rate")
    assert drawer.slider("sound-volume").value() == 15
    assert drawer.reads("15 %")
    assert drawer.box("chip-sat").isChecked()
    assert not drawer.box("chip-mon").isChecked()
    assert drawer.time("session-reminder").time() == QTime(7, 45)
    assert drawer.combo("snack-minutes").currentText() == "every 50 minutes"
    assert drawer.told == []
    drawer.press("voice")
    assert len(drawer.told) == 1
    assert drawer.told[0].plan == "other"


def test_a_size_of_letters_between_ours__stays_until_another_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    drawer = Drawer(qtbot, theme, Settings(text_size=120))
    drawer.press("flash")
    assert drawer.told == [Settings(text_size=120, flash=False)]


def test_every_field__has_a_name_for_a_screen_reader(drawer: Drawer) -> None:
    drawer.press("reminders")
    fields = drawer.page.findChildren(QWidget)
    kinds = (QSlider, QComboBox, QTimeEdit)
    assert all(each.accessibleName() for each in fields if isinstance(each, kinds))
    assert all(
        each.text()
        for each in fields
        if isinstance(each, QAbstractButton) and each.isCheckable() and not hasattr(each, "label")
    )


def test_the_weaker_side__is_asked_for_in_plain_words(drawer: Drawer) -> None:
    words = [label.text() for label in drawer.page.findChildren(Label)]
    assert "Which side is weaker?" in words
    assert "Some routines begin with it. As long as you are not sure, leave it as it is." in words
    assert not any("start-side" in each for each in words)


# Loudness


def test_a_slider_with_the_keys__is_told_once_when_it_rests_with_a_tone(drawer: Drawer) -> None:
    slider = drawer.slider("sound-volume")
    slider.setFocus()
    with drawer.qtbot.waitSignal(drawer.page.sound.tone_wanted):
        for _ in range(3):
            drawer.qtbot.keyClick(slider, Qt.Key.Key_Left)
        assert drawer.told == []
    assert drawer.told == [Settings(sound_volume=55)]
    assert drawer.wishes == ["tone"]
    assert slider.accessibleDescription() == "55 %"


def test_a_slider_with_the_mouse__is_told_when_it_is_let_go(drawer: Drawer) -> None:
    slider = drawer.slider("sound-volume")
    across = slider.width() - 1
    start = QPoint(round(across * 0.69), slider.height() // 2)
    drawer.qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    assert slider.isSliderDown()
    drawer.qtbot.mouseMove(slider, QPoint(round(across * 0.3), slider.height() // 2))
    drawer.page.take(Settings(sound_volume=90))
    assert drawer.told == []
    drawer.qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(across * 0.3), slider.height() // 2))
    assert [s.sound_volume for s in drawer.told] == [slider.value()]
    assert 20 <= slider.value() <= 40
    assert drawer.wishes == ["tone"]


def test_a_slider_just_moved__is_told_when_the_page_is_left(drawer: Drawer) -> None:
    drawer.press("sound-volume", Qt.Key.Key_Home)
    drawer.page.hide()
    assert drawer.told == [Settings(sound_volume=0)]


def test_try_it__comes_after_the_speed_that_was_just_set(
    drawer: Drawer, qtbot: QtBot, theme: Theme, espeak: str
) -> None:
    drawer = Drawer(qtbot, theme, make=listing(None, espeak))
    qtbot.waitUntil(lambda: drawer.sees("voice-name"), timeout=20_000)
    drawer.press("voice-rate", Qt.Key.Key_End)
    drawer.press("try-voice")
    assert drawer.told == [Settings(voice_rate=200)]
    assert drawer.wishes == ["trial"]
    drawer.page.hide()


# Voices


def test_without_an_engine__it_is_said_what_to_install(qtbot: QtBot, theme: Theme) -> None:
    drawer = Drawer(qtbot, theme)
    qtbot.waitUntil(lambda: drawer.sees("no-voice"))
    assert drawer.reads("No voice answers")
    assert drawer.reads("espeak-ng") is sys.platform.startswith("linux")
    assert not drawer.sees("try-voice")
    assert drawer.told == []


@pytest.mark.parametrize("code", [_DIES, _MOCK])
def test_an_engine_that_does_not_speak__is_none(qtbot: QtBot, theme: Theme, code: str) -> None:
    drawer = Drawer(qtbot, theme, make=listing(code))
    qtbot.waitUntil(lambda: drawer.sees("no-voice"), timeout=30_000)


def test_look_again__finds_what_was_installed_meanwhile(qtbot: QtBot, theme: Theme, espeak: str) -> None:
    there: list[str] = []
    made = VoiceListing(
        find_engines=lambda: tuple(Engine(name, made_ahead=True) for name in there),
        program=lambda: espeak if there else None,
    )
    drawer = Drawer(qtbot, theme, make=lambda: made)
    qtbot.waitUntil(lambda: drawer.sees("look-again"))
    there.append("espeak-ng")
    drawer.press("look-again")
    qtbot.waitUntil(lambda: drawer.sees("voice-name"), timeout=20_000)
    assert not drawer.sees("no-voice")
    assert drawer.words("voice-name") == ["The usual one", "English (Great Britain)", "English (America)"]


def test_a_voice__is_chosen_with_the_keys(qtbot: QtBot, theme: Theme, espeak: str) -> None:
    drawer = Drawer(qtbot, theme, make=listing(None, espeak))
    qtbot.waitUntil(lambda: drawer.sees("voice-name"), timeout=20_000)
    assert not drawer.sees("voice-engine"), "there is nothing to choose"
    drawer.press("voice-name", Qt.Key.Key_End)
    assert drawer.told == [Settings(voice_name="en-us")]


def test_another_engine__brings_its_own_voices_and_forgets_the_name(qtbot: QtBot, theme: Theme, espeak: str) -> None:
    drawer = Drawer(qtbot, theme, Settings(voice_name="en-us"), listing(_VOICES, espeak))
    qtbot.waitUntil(lambda: drawer.sees("voice-name"), timeout=20_000)
    assert drawer.combo("voice-name").currentText() == "English (America)"
    drawer.press("voice-engine", Qt.Key.Key_End)
    assert drawer.told == [Settings(voice_engine=SYSTEM, voice_name="")]
    qtbot.waitUntil(lambda: drawer.sees("voice-name"), timeout=30_000)
    assert drawer.words("voice-name") == ["The usual one", "Kate (en-GB)"]
    drawer.page.hide()


def test_a_voice_that_is_gone__stays_chosen_until_another_is(qtbot: QtBot, theme: Theme, espeak: str) -> None:
    drawer = Drawer(qtbot, theme, Settings(voice_name="Elsa"), listing(None, espeak))
    qtbot.waitUntil(lambda: drawer.sees("voice-name"), timeout=20_000)
    assert drawer.combo("voice-name").currentText() == "Elsa (it is not there)"
    drawer.press("flash")
    assert drawer.told == [Settings(voice_name="Elsa", flash=False)]


def test_an_engine_that_hangs__never_holds_the_page_and_is_let_go_with_it(qtbot: QtBot, theme: Theme) -> None:
    drawer = Drawer(qtbot, theme, make=listing("import sys; sys.stdin.read()"))
    assert drawer.reads("Looking for voices")
    drawer.press("flash")
    assert drawer.told == [Settings(flash=False)]
    drawer.page.hide()
    drawer.page.show()
    assert drawer.reads("Looking for voices")
    drawer.page.hide()


# Reminders


def test_reminders__show_their_details_only_when_they_are_on(drawer: Drawer) -> None:
    assert not drawer.sees("reminder-days")
    drawer.press("reminders")
    assert drawer.sees("reminder-days")
    assert not drawer.see("session-reminder").isEnabled()
    assert not drawer.sees("reminder-from"), "no snack, no hours"


def proposed(drawer: Drawer) -> str:
    button = drawer.see("every-day")
    assert isinstance(button, Button)
    return button.label


def test_reminders_alone__say_that_nothing_would_come__and_one_click_mends_it(drawer: Drawer) -> None:
    drawer.press("reminders")
    assert drawer.reads("So far nothing would come.")
    assert not drawer.told[-1].reminds
    assert proposed(drawer) == "Every day at 09:00"
    drawer.press("every-day")
    assert drawer.told[-1] == Settings(
        reminders=True, session_reminder="09:00", reminder_days="mon tue wed thu fri sat sun"
    )
    assert drawer.told[-1].reminds
    assert not drawer.sees("nothing-chosen")
    assert drawer.see("session-reminder-on").hasFocus()
    drawer.page.hide()
    assert drawer.told[-1].reminders


def reminder_days(drawer: Drawer) -> tuple[str, ...]:
    row = drawer.see("reminder-days")
    assert isinstance(row, ChipRow)
    return row.chosen


def test_the_days_for_walking__are_proposed_for_reminders(drawer: Drawer) -> None:
    drawer.page.set_walking_days((3, 0, 2))
    drawer.press("reminders")
    assert reminder_days(drawer) == ("mon", "wed", "thu")
    assert drawer.told[-1].reminder_days == "mon wed thu"
    assert proposed(drawer) == "On your walking days at 09:00"
    drawer.press("every-day")
    assert drawer.told[-1] == Settings(reminders=True, session_reminder="09:00", reminder_days="mon wed thu")


def test_days_that_were_chosen_for_reminders__stay(drawer: Drawer) -> None:
    drawer.page.take(Settings(reminder_days="sat sun"))
    drawer.page.set_walking_days((0, 2))
    drawer.press("reminders")
    assert reminder_days(drawer) == ("sat", "sun")


def test_monday_to_friday__chosen_by_hand__stays(drawer: Drawer) -> None:
    drawer.page.take(Settings(reminders=True, session_reminder="09:00"))
    drawer.page.set_walking_days((0, 2))
    assert reminder_days(drawer) == ("mon", "tue", "wed", "thu", "fri"), "what is on is left alone"
    for _ in range(2):
        chip = drawer.see("reminder-days").findChild(QWidget, "chip-sat")
        assert chip is not None
        drawer.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    drawer.press("reminders")
    drawer.press("reminders")
    assert reminder_days(drawer) == ("mon", "tue", "wed", "thu", "fri")


@pytest.mark.parametrize(
    ("chosen", "key"), [("session-reminder-on", Qt.Key.Key_Space), ("snack-minutes", Qt.Key.Key_End)]
)
def test_whatever_is_chosen__takes_the_line_away__and_the_last_thing_taken_back_brings_it(
    drawer: Drawer, chosen: str, key: Qt.Key
) -> None:
    drawer.press("reminders")
    drawer.press(chosen, key)
    assert not drawer.sees("nothing-chosen")
    drawer.press(chosen, Qt.Key.Key_Space if key == Qt.Key.Key_Space else Qt.Key.Key_Home)
    assert drawer.sees("nothing-chosen")


def test_in_a_low_window__the_line_comes_into_view(drawer: Drawer) -> None:
    drawer.page.resize(900, 600)
    drawer.press("reminders")
    whole = drawer.see("nothing-chosen")
    drawer.qtbot.waitUntil(lambda: whole.visibleRegion().boundingRect() == whole.rect())


def test_reminders_left_without_anything_chosen__are_off_again(drawer: Drawer) -> None:
    drawer.press("reminders")
    drawer.page.hide()
    assert drawer.told[-1] == Settings(reminders=False)
    drawer.page.show()
    assert not drawer.box("reminders").isChecked()
    assert not drawer.sees("nothing-chosen")


def test_a_proposal__is_the_time_that_stood_there(drawer: Drawer) -> None:
    drawer.page.take(Settings(reminders=True, session_reminder="07:45"))
    drawer.press("session-reminder-on")
    assert proposed(drawer) == "Every day at 07:45"


def test_the_time_of_the_session__is_told_when_it_is_whole(drawer: Drawer) -> None:
    drawer.press("reminders")
    drawer.press("session-reminder-on")
    assert drawer.told[-1] == Settings(reminders=True, session_reminder="09:00")
    field = drawer.time("session-reminder")
    field.setFocus()
    field.setSelectedSection(QTimeEdit.Section.HourSection)
    with drawer.qtbot.waitSignal(drawer.page.changed):
        drawer.qtbot.keyClicks(field, "0730")
        assert drawer.told[-1].session_reminder == "09:00"
    assert drawer.told[-1] == Settings(reminders=True, session_reminder="07:30")


def test_a_time_just_typed__is_kept_when_the_page_is_left(drawer: Drawer) -> None:
    drawer.press("reminders")
    drawer.press("snack-minutes", Qt.Key.Key_End)
    drawer.press("reminder-from", Qt.Key.Key_Up)
    drawer.page.hide()
    assert drawer.told[-1] == Settings(reminders=True, snack_minutes=240, reminder_from="10:00")


def test_hours_through_the_night__are_named_as_such(drawer: Drawer) -> None:
    drawer.page.take(Settings(reminders=True, snack_minutes=60))
    assert not drawer.reads("through the night")
    drawer.page.take(Settings(reminders=True, snack_minutes=60, reminder_from="22:00", reminder_until="02:00"))
    assert drawer.reads("through the night")


def test_the_last_day_taken_away__switches_reminders_off(drawer: Drawer) -> None:
    drawer.page.take(Settings(reminders=True, reminder_days="sun"))
    drawer.press("chip-sun")
    assert drawer.told == [Settings(reminders=False)]
    assert not drawer.sees("reminder-days")


def test_without_a_tray__it_is_said_and_nothing_is_offered_that_needs_one(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    drawer = Drawer(qtbot, theme, Settings(reminders=True), autostart=Autostart(tmp_path, ["amble"]))
    assert drawer.reads("shows no tray")
    assert not drawer.sees("stay-in-tray")
    assert not drawer.sees("autostart")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_in_a_small_window_with_large_letters__nothing_is_wider_than_the_page(
    qtbot: QtBot, theme: Theme, espeak: str, scale: float
) -> None:
    theme.set_text_scale(scale)
    settings = Settings(reminders=True, session_reminder="17:00", snack_minutes=45)
    drawer = Drawer(qtbot, theme, settings, listing(None, espeak))
    qtbot.waitUntil(lambda: drawer.sees("voice-name"), timeout=20_000)
    drawer.page.resize(760, 600)
    QApplication.processEvents()
    for name in ("sound-volume", "voice-rate", "voice-name", "session-reminder", "reminder-until", "wait-for-me"):
        widget = drawer.see(name)
        right = widget.mapTo(drawer.page, QPoint(widget.width(), 0)).x()
        assert right <= drawer.page.width(), name
    for box in drawer.page.findChildren(QCheckBox):
        if box.isVisible():
            assert box.width() >= box.sizeHint().width(), f"{box.text()} is cut"
    for row in (*drawer.page.findChildren(ChipRow), *drawer.page.findChildren(ButtonRow)):
        if row.isVisible():
            assert row.height() >= row.heightForWidth(row.width()), "a line is cut"
    theme.set_text_scale(1.0)
