"""Settings: read kindly, written line by line."""

from pathlib import Path

import pytest

from exercises.errors import AmbleError
from exercises.settings import (
    Hair,
    Look,
    Reading,
    Settings,
    Skin,
    WeakerSide,
    load_settings,
    save_settings,
    write_atomically,
)


def test_no_file__is_the_usual_settings(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.yaml") == (Settings(), "")


def test_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.yaml"
    settings = Settings(
        Look.DARK, 150, True, WeakerSide.RIGHT, "round-the-park", figure_skin=Skin.DEEP, figure_hair=Hair.GREY
    )
    save_settings(path, settings)
    assert load_settings(path) == (settings, "")


def test_saving__keeps_comments_order_and_what_it_does_not_know(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("# mine\nfuture: [1, 2]\ntext-size: 100  # percent\nlook: light\n", encoding="utf-8")
    settings, trouble = load_settings(path)
    assert trouble == ""
    save_settings(path, Settings(settings.look, 130))
    assert path.read_text(encoding="utf-8") == "# mine\nfuture: [1, 2]\ntext-size: 130 # percent\nlook: light\n"


def test_saving_nothing_new__does_not_touch_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    save_settings(path, Settings())
    assert not path.exists()
    path.write_text("look: dark\r\n", encoding="utf-8", newline="")
    before = path.stat().st_mtime_ns
    save_settings(path, Settings(Look.DARK))
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("text-size: 500\nlook: dark\n", "text-size (line 1)"),
        ("look: purple\n", "look (line 1)"),
        ("reduce-motion: perhaps\n", "reduce-motion (line 1)"),
        ("weaker-side: both\n", "weaker-side (line 1)"),
        ("figure-skin: purple\n", "figure-skin (line 1)"),
        ("figure-hair: deep\n", "figure-hair (line 1)"),
    ],
)
def test_what_is_wrong__keeps_its_default_and_is_said(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(text, encoding="utf-8")
    settings, trouble = load_settings(path)
    assert says in trouble
    assert settings.text_size == 100


@pytest.mark.parametrize("text", ["- a\n", "{{{", "look: [\n", "\tx: y\n"])
def test_a_file_out_of_order__never_stops_the_program(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(text, encoding="utf-8")
    settings, trouble = load_settings(path)
    assert settings == Settings()
    assert "not in order" in trouble


@pytest.mark.parametrize("text", ["", "# only a comment\n"])
def test_an_empty_file__is_no_trouble(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(text, encoding="utf-8")
    assert load_settings(path) == (Settings(), "")


def test_writing__is_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    write_atomically(path, "one\r\n")
    write_atomically(path, "two\r\n")
    assert path.read_bytes() == b"two\r\n"
    assert [found.name for found in tmp_path.iterdir()] == ["file.yaml"]


def test_writing_where_a_file_stands_in_the_way__says_so(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(AmbleError, match="can't be written"):
        write_atomically(tmp_path / "blocked" / "settings.yaml", "x")


@pytest.mark.parametrize(
    "number",
    [
        "112",
        "+44 20 7946 0958",
        "999 (or 111)",
        "call: 112",
        "112 # first",
        "it's 112",
        '"112"',
        "#112",
        "- 112",
        "[112]",
    ],
)
def test_emergency_number__comes_back_as_it_was_written(tmp_path: Path, number: str) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("# mine\nlook: dark\n", encoding="utf-8")
    settings = Settings(Look.DARK, emergency_number=number)
    save_settings(path, settings)
    assert load_settings(path) == (settings, "")
    before = path.read_text(encoding="utf-8")
    save_settings(path, settings)
    assert path.read_text(encoding="utf-8") == before
    assert before.startswith("# mine\nlook: dark\n")


def test_emergency_number__taken_away__leaves_an_empty_key_and_its_comment(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("emergency-number: '112 # both'  # mine\nlook: dark\n", encoding="utf-8")
    settings, trouble = load_settings(path)
    assert (settings.emergency_number, trouble) == ("112 # both", "")
    save_settings(path, Settings(Look.DARK))
    assert path.read_text(encoding="utf-8") == "emergency-number:  # mine\nlook: dark\n"
    assert load_settings(path) == (Settings(Look.DARK), "")


def test_emergency_number__of_a_whole_page__is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(f"emergency-number: {'1' * 41}\n", encoding="utf-8")
    settings, trouble = load_settings(path)
    assert settings.emergency_number == ""
    assert "emergency-number (line 1)" in trouble


def test_a_default_that_is_only_named_in_a_comment__is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("# plan: is set elsewhere\nlook: dark\n", encoding="utf-8")
    save_settings(path, Settings(Look.DARK, reduce_motion=True))
    assert path.read_text(encoding="utf-8") == "# plan: is set elsewhere\nlook: dark\nreduce-motion: yes\n"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("sounds: no", "sounds", False),
        ("sound-volume: 35 %", "sound_volume", 35),
        ("voice-rate: 120", "voice_rate", 120),
        ("voice-name: Anna (de)", "voice_name", "Anna (de)"),
        ("reading: each-session", "reading", Reading.EACH_SESSION),
        ("reminder-days: Sat, mon", "reminder_days", "mon sat"),
        ("reminder-from: 07:30", "reminder_from", "07:30"),
        ("session-reminder: '10:00'", "session_reminder", "10:00"),
        ("snack-minutes: 0", "snack_minutes", 0),
        ("snack-minutes: 50", "snack_minutes", 50),
    ],
)
def test_what_is_heard_and_when_it_reminds__is_read(line: str, field: str, value: object, tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(line + "\n")
    settings, trouble = load_settings(path)
    assert (getattr(settings, field), trouble) == (value, "")
    path.unlink()
    save_settings(path, settings)
    assert load_settings(path) == (settings, "")


@pytest.mark.parametrize(
    "line",
    [
        "sound-volume: 101",
        "voice-rate: 20",
        "snack-minutes: 5",
        "reading: often",
        "reminder-days: monday",
        "reminder-from: 25:00",
        "session-reminder: 10",
    ],
)
def test_what_no_setting_can_be__is_told_and_keeps_its_default(line: str, tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(f"voice: no\n{line}\n")
    settings, trouble = load_settings(path)
    assert settings == Settings(voice=False)
    assert f"{line.partition(':')[0]} (line 2)" in trouble


@pytest.mark.parametrize(
    ("settings", "come"),
    [
        (Settings(reminders=True), False),
        (Settings(session_reminder="09:00", snack_minutes=45), False),
        (Settings(reminders=True, session_reminder="09:00"), True),
        (Settings(reminders=True, snack_minutes=45), True),
    ],
)
def test_reminders__come_only_when_something_was_chosen(settings: Settings, come: bool) -> None:
    assert settings.reminds is come
